"""The mails of a service that has no mail server and that nobody but its machine reaches: what
would have been sent is read here."""

from datetime import UTC, datetime

from fastapi import APIRouter, Request, Response

from graphsvc.api.deps import ServicesDep, is_near
from graphsvc.mail.outbox import Way, way
from graphsvc.web.site import PageRoute, no_such_page, render

router = APIRouter(route_class=PageRoute)


@router.get("/mailbox")
def show_mailbox(request: Request, services: ServicesDep) -> Response:
    """The newest mails, for browsers of this machine; there is no such page for anybody else, and
    none where mails are sent."""
    if way(services.config) is not Way.MAILBOX or not is_near(request):
        raise no_such_page()
    mails = [
        (mail, datetime.fromtimestamp(mail.created / 1000, UTC)) for mail in services.mailbox()
    ]
    return render(request, "mailbox.html", mails=mails)
