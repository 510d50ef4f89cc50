"""Signing in with an API key, pasted or from a link, and signing out.

A link signs nobody in by itself: it leads to a page with a button. Its key is moved into a cookie
of this page at once, so that it stays neither in the address bar nor in the history.
"""

from typing import Annotated, Final
from urllib.parse import urlsplit

from fastapi import APIRouter, Form, Query, Request, Response
from pydantic import BaseModel, Field

from graphsvc.accounts.people import Me, me
from graphsvc.api.deps import SESSION_COOKIE, Services, ServicesDep, check_origin
from graphsvc.api.web.site import SIGN_IN, PageRoute, redirect, render, sign_in_address
from graphsvc.errors import NotSignedIn
from graphsvc.ontology import Viewer

router = APIRouter(route_class=PageRoute)

KEY_COOKIE: Final = "graphsvc_key"
KEY_SECONDS: Final = 600
"""How long the key of a link is kept for the button."""


class SignInQuery(BaseModel):
    """``key`` is that of a link, ``next`` the page to go to, ``done`` set after signing out."""

    key: str = Field(default="", max_length=200)
    next: str = Field(default="/", max_length=4_000)
    done: bool = False


@router.get("/signin")
def show_sign_in(
    request: Request, services: ServicesDep, query: Annotated[SignInQuery, Query()]
) -> Response:
    """The form, or for somebody who came by a link the button."""
    onward = safe_path(query.next)
    if query.key:
        response = redirect(sign_in_address(onward))
        _keep(response, services, KEY_COOKIE, query.key, path=SIGN_IN, seconds=KEY_SECONDS)
        return response
    waiting = request.cookies.get(KEY_COOKIE, "")
    try:
        who = _who(services, waiting) if waiting else None
    except NotSignedIn as error:
        return _refused(request, onward, error)
    return _form(request, onward, who=who, signed_out=query.done)


@router.post("/signin")
def sign_in(
    request: Request,
    services: ServicesDep,
    key: Annotated[str, Form()] = "",
    next_: Annotated[str, Form(alias="next")] = "/",
) -> Response:
    """Starts a session for whom the key acts."""
    check_origin(request)
    onward = safe_path(next_)
    given = key.strip() or request.cookies.get(KEY_COOKIE, "")
    try:
        viewer = _viewer(services, given)
    except NotSignedIn as error:
        return _refused(request, onward, error)
    hours, session = services.config.session_hours, services.sign_in(viewer)
    response = redirect(onward)
    _keep(response, services, SESSION_COOKIE, session, path="/", seconds=hours * 3600)
    response.delete_cookie(KEY_COOKIE, path=SIGN_IN)
    return response


@router.post("/signin/other")
def forget_key(request: Request) -> Response:
    """Forgets the key of a link, for somebody who wants to sign in with another one."""
    check_origin(request)
    response = redirect(SIGN_IN)
    response.delete_cookie(KEY_COOKIE, path=SIGN_IN)
    return response


@router.post("/signout")
def sign_out(request: Request, services: ServicesDep) -> Response:
    """Ends the session."""
    check_origin(request)
    session = request.cookies.get(SESSION_COOKIE)
    if session:
        services.sign_out(session)
    response = redirect(f"{SIGN_IN}?done=1")
    response.delete_cookie(SESSION_COOKIE)
    return response


def safe_path(text: str) -> str:
    """The address within this site that ``text`` is; the first page for anything else."""
    parts = urlsplit(text) if text.isprintable() and "\\" not in text else None
    inside = parts is not None and not parts.scheme and not parts.netloc
    return text if inside and text.startswith("/") and not text.startswith("//") else "/"


def _viewer(services: Services, key: str) -> Viewer:
    if not key:
        raise NotSignedIn("Paste your API key.")
    return services.key_holder(key)


def _who(services: Services, key: str) -> Me:
    return services.door(_viewer(services, key)).look(me)


def _form(
    request: Request,
    onward: str,
    *,
    who: Me | None = None,
    error: NotSignedIn | None = None,
    signed_out: bool = False,
) -> Response:
    return render(
        request,
        "signin.html",
        status=error.status if error else 200,
        who=who,
        error=error,
        onward=onward,
        signed_out=signed_out,
    )


def _refused(request: Request, onward: str, error: NotSignedIn) -> Response:
    response = _form(request, onward, error=error)
    response.delete_cookie(KEY_COOKIE, path=SIGN_IN)
    return response


def _keep(
    response: Response, services: Services, name: str, value: str, *, path: str, seconds: int
) -> None:
    """Sets a cookie that scripts cannot read and other sites' forms do not send."""
    response.set_cookie(
        name,
        value,
        max_age=seconds,
        path=path,
        secure=(services.config.public_url or "").startswith("https://"),
        httponly=True,
        samesite="lax",
    )
