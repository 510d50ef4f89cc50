"""Coming in: signing up, and accepting an invitation.

The page that asks for a sign-up says the same whatever address is typed, and says it before anybody
looks for that address. The code of a link is moved into a cookie of these pages at once; opening a
link uses nothing up.
"""

from typing import Annotated, Final

from fastapi import APIRouter, BackgroundTasks, Form, Query, Request, Response
from pydantic import BaseModel, Field

from graphsvc.accounts.arriving import SIGN_UP, Newcomer
from graphsvc.accounts.invitations import ACCEPT
from graphsvc.accounts.logins import address_key
from graphsvc.api.deps import Services, ServicesDep, address_of, check_origin
from graphsvc.errors import (
    Conflict,
    InvalidInput,
    NoMail,
    NotAllowed,
    NotSignedIn,
    TooMany,
    UserError,
)
from graphsvc.jobs.app import nudge
from graphsvc.web.cookies import CODE, browser_of, keep, keep_session
from graphsvc.web.organisation import PEOPLE
from graphsvc.web.signin import go_on
from graphsvc.web.site import (
    SIGN_IN,
    PageRoute,
    Visitor,
    VisitorDep,
    get_visitor,
    redirect,
    render,
)

router = APIRouter(route_class=PageRoute)

SIGN_UP_COOKIE: Final = "graphsvc_signup"
INVITATION_COOKIE: Final = "graphsvc_invitation"
CODE_SECONDS: Final = 3_600
"""How long the code of a link is kept for the button."""
NEW: Final = f"{SIGN_UP}/new"
FURTHER: Final = f"{SIGN_UP}/organisation"

Text = Annotated[str, Form(max_length=1_000)]


class LinkQuery(BaseModel):
    """``code`` is that of a link, ``done`` what was done before."""

    code: str = Field(default="", max_length=200, pattern=CODE)
    done: str = Field(default="", max_length=20)


class NewcomerForm(BaseModel):
    """What somebody says of themselves."""

    organisation: str = Field(default="", max_length=1_000)
    name: str = Field(default="", max_length=1_000)
    password: str = Field(default="", max_length=1_000)
    again: str = Field(default="", max_length=1_000)

    def said(self) -> Newcomer:
        return Newcomer(self.name, self.password, self.again, self.organisation)


# Signing up


@router.get(SIGN_UP)
def show_sign_up(
    request: Request, services: ServicesDep, query: Annotated[LinkQuery, Query()]
) -> Response:
    """The form for an address."""
    try:
        services.arrivals.check_sign_up()
    except (NotAllowed, NoMail) as error:
        return _sign_up(request, error=error, closed=True)
    return _sign_up(request, done=bool(query.done))


@router.post(SIGN_UP)
def sign_up(
    request: Request, services: ServicesDep, later: BackgroundTasks, email: Text = ""
) -> Response:
    """Answers, and then mails a link to the address."""
    check_origin(request)
    arrivals = services.arrivals
    try:
        arrivals.check_sign_up()
        address = arrivals.check_address(email)
    except (NotAllowed, InvalidInput) as error:
        return _sign_up(request, error=error, email=email)
    if _may_mail(request, services, address, about="sign-up"):
        later.add_task(_send, services, address)
    return redirect(f"{SIGN_UP}?done=1")


def _may_mail(request: Request, services: Services, email: str, *, about: str) -> bool:
    account = address_key(services.ring, email)
    return services.rates.may_mail(account, about=about, address=address_of(request))


def _send(services: Services, email: str) -> None:
    services.arrivals.send_sign_up(email)
    nudge()


def _sign_up(
    request: Request,
    *,
    error: UserError | NoMail | None = None,
    email: str = "",
    done: bool = False,
    closed: bool = False,
) -> Response:
    status = error.status if error else 200
    return render(
        request,
        "signup.html",
        status=status,
        error=error,
        email=email,
        done=done,
        closed=closed,
    )


@router.get(NEW)
def show_new(
    request: Request, services: ServicesDep, query: Annotated[LinkQuery, Query()]
) -> Response:
    """The form that makes the organisation; the code of a link leaves the address first."""
    if query.code:
        return _kept(services, SIGN_UP_COOKIE, query.code, NEW)
    return _new(request, services, NewcomerForm())


@router.post(NEW)
def finish_sign_up(
    request: Request, services: ServicesDep, typed: Annotated[NewcomerForm, Form()]
) -> Response:
    """Makes the organisation, its first administrator and their login."""
    check_origin(request)
    try:
        email = services.arrivals.finish_sign_up(_code(request, SIGN_UP_COOKIE), typed.said())
    except NotSignedIn as error:
        return _over(request, error)
    except (InvalidInput, Conflict, TooMany) as error:
        return _new(request, services, typed, error)
    response = _come_in(request, services, email, typed.password)
    response.delete_cookie(SIGN_UP_COOKIE, path=NEW)
    return response


def _come_in(request: Request, services: Services, email: str, password: str) -> Response:
    """Goes on as whoever has just chosen their password, as if they had typed it once more; where
    that is refused, they can."""
    try:
        admitted = services.entrance.by_password(email, password, browser_of(request))
    except (NotSignedIn, NotAllowed, TooMany):
        return redirect(f"{SIGN_IN}?done=joined")
    return go_on(request, services, admitted, "/")


def _new(
    request: Request,
    services: Services,
    typed: NewcomerForm,
    error: UserError | None = None,
) -> Response:
    try:
        email = services.arrivals.signing_up(_code(request, SIGN_UP_COOKIE))
    except NotSignedIn as over:
        return _over(request, over)
    return render(
        request,
        "signup_new.html",
        status=error.status if error else 200,
        email=email,
        typed=typed,
        error=error,
        at=error.field if isinstance(error, InvalidInput) else "",
    )


@router.get(FURTHER)
def show_further(request: Request, visitor: VisitorDep) -> Response:
    """The form for a further organisation of somebody who is signed in."""
    del visitor
    return render(request, "signup_further.html", organisation="", error=None)


@router.post(FURTHER)
def found_further(
    request: Request, visitor: VisitorDep, services: ServicesDep, organisation: Text = ""
) -> Response:
    """Makes a further organisation and goes there, for a session that began with a password: an API
    key makes nobody a user of anything."""
    try:
        services.own_account(visitor.entry).look()
        made = services.arrivals.found_organisation(
            user=visitor.me.id, name=visitor.me.name, organisation=organisation
        )
    except (InvalidInput, NotAllowed, Conflict) as error:
        return render(
            request,
            "signup_further.html",
            status=error.status,
            organisation=organisation,
            error=error,
        )
    return _go_to(request, services, visitor, made, done="founded")


def _go_to(
    request: Request, services: Services, visitor: Visitor, user: str, *, done: str
) -> Response:
    """Goes on as another user of one's login, in a session with another id. Where the organisation
    asks for 2-step verification that is not on, setting it up is what opens."""
    admitted = services.own_account(visitor.entry).go_to(user, browser_of(request))
    response = redirect(f"{PEOPLE}?done={done}")
    keep_session(response, services.config, admitted.cookie)
    return response


# Invitations


@router.get(ACCEPT)
def show_invitation(
    request: Request, services: ServicesDep, query: Annotated[LinkQuery, Query()]
) -> Response:
    """Who invites whom; the code of a link leaves the address first."""
    if query.code:
        return _kept(services, INVITATION_COOKIE, query.code, ACCEPT)
    return _invitation(request, services, done=query.done)


@router.post(ACCEPT)
def accept_first(
    request: Request, services: ServicesDep, typed: Annotated[NewcomerForm, Form()]
) -> Response:
    """Joins with a first password."""
    check_origin(request)
    try:
        email = services.arrivals.accept_first(_code(request, INVITATION_COOKIE), typed.said())
    except (UserError, NotSignedIn) as error:
        return _invitation(request, services, typed, error=error)
    response = _come_in(request, services, email, typed.password)
    response.delete_cookie(INVITATION_COOKIE, path=ACCEPT)
    return response


@router.post(f"{ACCEPT}/join")
def accept_as(request: Request, visitor: VisitorDep, services: ServicesDep) -> Response:
    """Joins as whoever has signed in with their password, and goes there."""
    services.own_account(visitor.entry).look()
    code = _code(request, INVITATION_COOKIE)
    try:
        made = services.arrivals.accept_as(code, user=visitor.me.id, name=visitor.me.name)
    except UserError as error:
        return _invitation(request, services, error=error)
    response = _go_to(request, services, visitor, made, done="joined")
    response.delete_cookie(INVITATION_COOKIE, path=ACCEPT)
    return response


@router.post(f"{ACCEPT}/mail")
def mail_invitation(request: Request, services: ServicesDep, later: BackgroundTasks) -> Response:
    """Mails the invitation to its address, for whoever has a link that proves nothing."""
    check_origin(request)
    code = _code(request, INVITATION_COOKIE)
    try:
        email = services.arrivals.invited(code).email
        if _may_mail(request, services, email, about="invitation"):
            services.arrivals.send_mail(code)
            later.add_task(nudge)
    except (UserError, NoMail) as error:
        return _invitation(request, services, error=error)
    return redirect(f"{ACCEPT}?done=mailed")


def _invitation(
    request: Request,
    services: Services,
    typed: NewcomerForm | None = None,
    *,
    error: UserError | NoMail | None = None,
    done: str = "",
) -> Response:
    visitor = _signed_in(request)
    if done == "mailed":
        return render(request, "invitation_done.html")
    try:
        invited = services.arrivals.invited(_code(request, INVITATION_COOKIE))
    except NotSignedIn as over:
        return _over(request, over)
    return render(
        request,
        "invitation.html",
        status=error.status if error else 200,
        invited=invited,
        who=visitor,
        typed=typed or NewcomerForm(),
        error=error,
        at=error.field if isinstance(error, InvalidInput) else "",
    )


def _signed_in(request: Request) -> Visitor | None:
    """Who is signed in in the browser, if anybody."""
    try:
        return get_visitor(request)
    except (NotSignedIn, NotAllowed):
        return None


def _kept(services: Services, cookie: str, code: str, path: str) -> Response:
    response = redirect(path)
    keep(response, services.config, cookie, code, path=path, seconds=CODE_SECONDS)
    return response


def _code(request: Request, cookie: str) -> str:
    return request.cookies.get(cookie, "")


def _over(request: Request, error: NotSignedIn) -> Response:
    return render(request, "link_over.html", status=error.status, error=error)
