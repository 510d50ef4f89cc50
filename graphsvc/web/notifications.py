"""What one was told of, and Settings, Notifications: every tick is saved at once."""

from typing import Annotated, Final

from fastapi import APIRouter, Form, Query, Request, Response

from graphsvc.api.pages import IdPath
from graphsvc.mail import notices
from graphsvc.mail.outbox import Way, way
from graphsvc.ontology import NoticeKind
from graphsvc.settings import settings
from graphsvc.web.site import PageRoute, VisitorDep, redirect, render
from graphsvc.wire.pages import PageQuery

CHOICES: Final = "/settings/notifications"

router = APIRouter(route_class=PageRoute)


@router.get(notices.NOTIFICATIONS)
def show_notifications(
    request: Request, visitor: VisitorDep, query: Annotated[PageQuery, Query()]
) -> Response:
    """The visitor's notifications, the newest first."""
    found = visitor.door.look(lambda view: notices.page_of_notifications(view, query))
    return render(
        request, "notifications.html", notifications=found, further=query.cursor is not None
    )


@router.post(notices.NOTIFICATIONS + "/read")
def read_all(visitor: VisitorDep) -> Response:
    """Notes that the visitor has read them all."""
    visitor.door.change(notices.note_all_read)
    return redirect(notices.NOTIFICATIONS)


@router.post(notices.NOTIFICATIONS + "/{id}")
def open_notification(visitor: VisitorDep, id_: IdPath) -> Response:
    """Goes where a notification leads; it is read then."""
    found = visitor.door.look(lambda view: notices.get_notification(view, id_))
    visitor.door.change(lambda desk: notices.note_read(desk, id_))
    return redirect(found.page)


@router.get(CHOICES)
def show_choices(
    request: Request, visitor: VisitorDep, done: Annotated[str, Query(max_length=40)] = ""
) -> Response:
    """What the visitor is told of."""
    found = visitor.door.look(notices.choices)
    mails = way(settings()) is not Way.NONE
    return render(request, "notice_choices.html", choices=found, mails=mails, done=done)


@router.post(CHOICES)
def choose(
    visitor: VisitorDep,
    kind: Annotated[NoticeKind, Form()],
    page: Annotated[bool, Form()] = False,
    mail: Annotated[bool, Form()] = False,
) -> Response:
    """Saves both choices of one kind."""
    visitor.door.change(lambda desk: notices.choose(desk, kind, page=page, mail=mail))
    return redirect(f"{CHOICES}?done={kind}")
