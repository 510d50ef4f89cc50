"""A new password by a mailed link, for somebody who has forgotten theirs; and the first one.

The page that asks for the link says the same whatever address is typed, and says it before anybody
looks for that address. A link is moved into a cookie as those that sign in are; opening it uses
nothing up.
"""

from typing import Annotated, Final

from fastapi import APIRouter, BackgroundTasks, Form, Query, Request, Response
from pydantic import BaseModel, Field

from graphsvc.accounts.entrance import Said
from graphsvc.accounts.links import Link, LinkKind
from graphsvc.accounts.mails import RESET
from graphsvc.api.deps import Services, ServicesDep, check_origin
from graphsvc.errors import InvalidInput, NotSignedIn, TooMany, UserError
from graphsvc.jobs.app import nudge
from graphsvc.web.cookies import CODE, browser_of, keep
from graphsvc.web.site import SIGN_IN, PageRoute, redirect, render

router = APIRouter(route_class=PageRoute)

LINK_COOKIE: Final = "graphsvc_reset"
LINK_SECONDS: Final = 3_600
NEW: Final = f"{RESET}/new"

Text = Annotated[str, Form(max_length=1_000)]


class ResetQuery(BaseModel):
    """``code`` is that of a link, ``done`` set once somebody has asked for one."""

    code: str = Field(default="", max_length=200, pattern=CODE)
    done: bool = False


class NewPassword(BaseModel):
    """What the page of a link asks for."""

    email: str = Field(default="", max_length=1_000)
    code: str = Field(default="", max_length=1_000)
    password: str = Field(default="", max_length=1_000)
    again: str = Field(default="", max_length=1_000)
    end_keys: bool = False


@router.get("/reset")
def show_reset(
    request: Request, services: ServicesDep, query: Annotated[ResetQuery, Query()]
) -> Response:
    """The form that asks for a link; a link leads on to the one for a new password."""
    if not query.code:
        return render(request, "reset.html", done=query.done, error=None)
    response = redirect(NEW)
    keep(response, services.config, LINK_COOKIE, query.code, path=RESET, seconds=LINK_SECONDS)
    return response


@router.post("/reset")
def ask_reset(
    request: Request, services: ServicesDep, later: BackgroundTasks, email: Text = ""
) -> Response:
    """Answers, and then mails a link to the address, where somebody has it."""
    check_origin(request)
    entrance = services.entrance
    if entrance.ask_reset(email, browser_of(request)):
        later.add_task(_send, services, email)
    return redirect(f"{RESET}?done=1")


def _send(services: Services, email: str) -> None:
    services.entrance.send_reset(email)
    nudge()


@router.get("/reset/new")
def show_new(request: Request, services: ServicesDep) -> Response:
    """The form for a new password."""
    try:
        link = services.entrance.link(_code(request))
    except NotSignedIn as error:
        return _over(request, error)
    return _form(request, link)


@router.post("/reset/new")
def set_new(
    request: Request, services: ServicesDep, typed: Annotated[NewPassword, Form()]
) -> Response:
    """Sets the new password, and ends all sessions; API keys too, where that is wanted."""
    check_origin(request)
    entrance = services.entrance
    try:
        link = entrance.link(_code(request))
    except NotSignedIn as error:
        return _over(request, error)
    try:
        entrance.set_by_link(
            _code(request),
            said=Said(
                typed.email, typed.code, typed.password, typed.again, end_keys=typed.end_keys
            ),
            browser=browser_of(request),
        )
    except NotSignedIn as error:
        return _over(request, error)
    except (InvalidInput, TooMany) as error:
        return _form(request, link, email=typed.email, end_keys=typed.end_keys, error=error)
    nudge()
    response = redirect(f"{SIGN_IN}?done={'password-keys' if typed.end_keys else 'password'}")
    response.delete_cookie(LINK_COOKIE, path=RESET)
    return response


def _code(request: Request) -> str:
    return request.cookies.get(LINK_COOKIE, "")


def _form(
    request: Request,
    link: Link,
    *,
    email: str = "",
    end_keys: bool = True,
    error: UserError | None = None,
) -> Response:
    response = render(
        request,
        "reset_new.html",
        status=error.status if error else 200,
        first=link.kind == LinkKind.FIRST,
        email=email,
        end_keys=end_keys,
        error=error,
        at=error.field if isinstance(error, InvalidInput) else "",
    )
    if isinstance(error, TooMany):
        response.headers["Retry-After"] = str(error.retry_after)
    return response


def _over(request: Request, error: NotSignedIn) -> Response:
    """A link that is good no more leads back to the form that asks for one."""
    response = render(request, "reset.html", status=error.status, done=False, error=error)
    response.delete_cookie(LINK_COOKIE, path=RESET)
    return response
