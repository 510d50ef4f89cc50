"""Signing in with e-mail and password, with an API key or by a link; and signing out.

With a password it goes by steps: the password, a code where 2-step verification is on, the choice
of an organisation where there are several. Between them a cookie of these pages alone says how far
somebody is; it opens nothing.

A link holds a code and never a key. It signs nobody in by itself: it leads to a page with a button,
which uses the code up, so that programs that look at links in mails spoil none. The code is moved
into a cookie of this page at once, so that it stays neither in the address bar nor in the history.
"""

from typing import Annotated, Final
from urllib.parse import quote, urlsplit

from fastapi import APIRouter, Form, Query, Request, Response
from pydantic import BaseModel, Field

from graphsvc.access.users import Me, me
from graphsvc.accounts.entrance import Admitted, Stage
from graphsvc.accounts.steps import SECONDS
from graphsvc.api.deps import (
    SESSION_COOKIE,
    Services,
    ServicesDep,
    address_of,
    check_origin,
    config_of,
    is_near,
)
from graphsvc.errors import NotAllowed, NotSignedIn, TooMany, UserError
from graphsvc.guard import NoAnswer
from graphsvc.web.cookies import CODE, browser_of, device, keep, keep_known, keep_session
from graphsvc.web.site import SIGN_IN, PageRoute, redirect, render, sign_in_address

router = APIRouter(route_class=PageRoute)

SIGNED_OUT: Final = f"{SIGN_IN}?done=1"
LEFT: Final = f"{SIGN_IN}?done=left"
CODE_COOKIE: Final = "graphsvc_code"
CODE_SECONDS: Final = 600
"""How long the code of a link is kept for the button."""
STEP_COOKIE: Final = "graphsvc_step"
PAGES: Final = {Stage.CODE: f"{SIGN_IN}/code", Stage.CHOICE: f"{SIGN_IN}/organisation"}
NOTICES: Final = {
    "1": "You are signed out.",
    "left": "You have left, and are signed out everywhere. Nobody sees what was yours any more.",
    "password": "Your password is set. Sign in with it.",
    "password-keys": "Your password is set, and your API keys are ended. Sign in with it.",
    "joined": "You are a member now. Sign in with your password.",
}

Text = Annotated[str, Form(max_length=1_000)]
Onward = Annotated[str, Form(alias="next", max_length=4_000)]


class SignInQuery(BaseModel):
    """``code`` is that of a link, ``next`` the page to go to, ``done`` what was done before."""

    code: str = Field(default="", max_length=200, pattern=CODE)
    next: str = Field(default="/", max_length=4_000)
    done: str = Field(default="", max_length=20)


class OnwardQuery(BaseModel):
    """``next`` is the page to go to."""

    next: str = Field(default="/", max_length=4_000)


@router.get("/signin")
def show_sign_in(
    request: Request, services: ServicesDep, query: Annotated[SignInQuery, Query()]
) -> Response:
    """The form, or for somebody who came by a link the button."""
    onward = safe_path(query.next)
    if query.code:
        response = redirect(sign_in_address(onward))
        keep(
            response,
            services.config,
            CODE_COOKIE,
            query.code,
            path=SIGN_IN,
            seconds=CODE_SECONDS,
        )
        return response
    code = request.cookies.get(CODE_COOKIE, "")
    try:
        who = _who(request, services, code) if code else None
    except NotSignedIn as error:
        return _refused(request, onward, error)
    return show_form(request, onward, who=who, done=query.done)


@router.post("/signin")
def sign_in(
    request: Request, services: ServicesDep, key: Text = "", next_: Onward = "/"
) -> Response:
    """Starts a session for whom the key acts, or whom the code of a link signs in."""
    check_origin(request)
    onward = safe_path(next_)
    try:
        session = _session(request, services, key.strip())
    except NotSignedIn as error:
        return _refused(request, onward, error, by_key=bool(key))
    response = _in(request, services, session, onward)
    response.delete_cookie(CODE_COOKIE, path=SIGN_IN)
    return response


def _session(request: Request, services: Services, key: str) -> str:
    address = address_of(request)
    if key:
        return services.sign_in_by_key(key, address=address, device=device(request))
    if code := request.cookies.get(CODE_COOKIE):
        near = is_near(request)
        return services.sign_in_by_code(code, near=near, address=address, device=device(request))
    raise NotSignedIn("Paste your API key.")


@router.post("/signin/password")
def sign_in_by_password(
    request: Request,
    services: ServicesDep,
    email: Text = "",
    password: Text = "",
    next_: Onward = "/",
) -> Response:
    """The first step: e-mail and password."""
    check_origin(request)
    onward = safe_path(next_)
    try:
        admitted = services.entrance.by_password(email, password, browser_of(request))
    except (NotSignedIn, NotAllowed, TooMany) as error:
        return show_form(request, onward, error=error, email=email)
    return go_on(request, services, admitted, onward)


@router.get("/signin/code")
def show_code(
    request: Request, services: ServicesDep, query: Annotated[OnwardQuery, Query()]
) -> Response:
    """The second step, where 2-step verification is on."""
    onward = safe_path(query.next)
    try:
        services.entrance.awaits_code(_step(request))
    except NotSignedIn as error:
        return show_form(request, onward, error=error)
    return render(request, "signin_code.html", onward=onward, error=None)


@router.post("/signin/code")
def sign_in_by_code(
    request: Request, services: ServicesDep, code: Text = "", next_: Onward = "/"
) -> Response:
    """A code of the app, or a recovery code."""
    check_origin(request)
    onward = safe_path(next_)
    entrance, step = services.entrance, _step(request)
    try:
        admitted = entrance.by_code(step, code, browser_of(request))
    except (NotSignedIn, NotAllowed, TooMany) as error:
        return _code_again(request, services, onward, error)
    return go_on(request, services, admitted, onward)


def _code_again(request: Request, services: Services, onward: str, error: UserError) -> Response:
    """The form for a code once more, or the first one where that is over."""
    if isinstance(error, NotAllowed):
        return show_form(request, onward, error=error)
    try:
        services.entrance.awaits_code(_step(request))
    except NotSignedIn:
        return show_form(request, onward, error=error)
    response = render(request, "signin_code.html", status=error.status, onward=onward, error=error)
    return _paused(response, error)


@router.get("/signin/organisation")
def show_organisations(
    request: Request, services: ServicesDep, query: Annotated[OnwardQuery, Query()]
) -> Response:
    """The last step, where somebody has several organisations."""
    onward = safe_path(query.next)
    try:
        choices = services.entrance.choices(_step(request))
    except NotSignedIn as error:
        return show_form(request, onward, error=error)
    return render(request, "signin_choice.html", onward=onward, choices=choices)


@router.post("/signin/organisation")
def choose_organisation(
    request: Request, services: ServicesDep, user: Text = "", next_: Onward = "/"
) -> Response:
    """Starts a session in the organisation that was chosen."""
    check_origin(request)
    onward = safe_path(next_)
    try:
        admitted = services.entrance.choose(_step(request), user, browser_of(request))
    except NotSignedIn as error:
        return show_form(request, onward, error=error)
    return go_on(request, services, admitted, onward)


def _step(request: Request) -> str:
    return request.cookies.get(STEP_COOKIE, "")


def go_on(request: Request, services: Services, admitted: Admitted, onward: str) -> Response:
    """To the next step, or in."""
    if admitted.stage is Stage.IN:
        response = _in(request, services, admitted.cookie, onward)
        keep_known(response, services.config, admitted.known)
        response.delete_cookie(STEP_COOKIE, path=SIGN_IN)
        return response
    response = redirect(f"{PAGES[admitted.stage]}?next={quote(onward, safe='')}")
    keep(response, services.config, STEP_COOKIE, admitted.cookie, path=SIGN_IN, seconds=SECONDS)
    return response


def _in(request: Request, services: Services, session: str, onward: str) -> Response:
    """Into the page, with a session of its own: one that the browser had before ends."""
    if before := request.cookies.get(SESSION_COOKIE):
        services.sign_out(before)
    response = redirect(onward)
    keep_session(response, services.config, session)
    return response


@router.post("/signin/other")
def lay_aside(request: Request) -> Response:
    """Forgets the code of a link, for somebody who wants to sign in otherwise."""
    check_origin(request)
    response = redirect(SIGN_IN)
    response.delete_cookie(CODE_COOKIE, path=SIGN_IN)
    return response


@router.post("/signout")
def sign_out(request: Request, services: ServicesDep) -> Response:
    """Ends the session."""
    check_origin(request)
    session = request.cookies.get(SESSION_COOKIE)
    if session:
        services.sign_out(session)
    response = redirect(SIGNED_OUT)
    response.delete_cookie(SESSION_COOKIE)
    return response


def safe_path(text: str) -> str:
    """The address within this site that ``text`` is; the first page for anything else."""
    if not text.isprintable() or "\\" in text or not text.startswith("/") or text.startswith("//"):
        return "/"
    parts = urlsplit(text)
    return "/" if parts.scheme or parts.netloc else text


def _who(request: Request, services: Services, code: str) -> Me:
    near, address = is_near(request), address_of(request)
    return services.door(services.code_holder(code, near=near, address=address)).look(me)


def show_form(
    request: Request,
    onward: str,
    *,
    who: Me | None = None,
    error: UserError | NoAnswer | None = None,
    email: str = "",
    done: str = "",
    by_key: bool = False,
) -> Response:
    """The page to sign in, with all the ways that there are."""
    config = config_of(request)
    response = render(
        request,
        "signin.html",
        status=error.status if error else 200,
        who=who,
        error=error,
        onward=onward,
        email=email,
        by_key=by_key,
        notice=NOTICES.get(done, ""),
        openid=config.openid_name if config.openid_issuer else "",
        open=config.sign_ups == "open",
    )
    return _paused(response, error)


def _paused(response: Response, error: UserError | NoAnswer | None) -> Response:
    """Says after how many seconds somebody may try again."""
    if isinstance(error, TooMany):
        response.headers["Retry-After"] = str(error.retry_after)
    return response


def _refused(
    request: Request, onward: str, error: NotSignedIn, *, by_key: bool = False
) -> Response:
    response = show_form(request, onward, error=error, by_key=by_key)
    response.delete_cookie(CODE_COOKIE, path=SIGN_IN)
    return response
