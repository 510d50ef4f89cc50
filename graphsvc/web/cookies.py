"""The cookies that pages set: out of reach of scripts, and of forms of other sites."""

from typing import Final

from fastapi import Request, Response

from graphsvc.accounts.devices import device_of
from graphsvc.accounts.entrance import Browser
from graphsvc.accounts.known import DAYS
from graphsvc.api.deps import SESSION_COOKIE, address_of
from graphsvc.settings import Settings

CODE: Final = "^[A-Za-z0-9_-]*$"
"""What a code of a link is made of, which becomes a cookie."""
KNOWN_COOKIE: Final = "graphsvc_browser"
"""Of a browser in which somebody has signed in with a password before."""
ENTRANCE: Final = "/signin"
"""Where that cookie, and those of half-done signing in, are sent alone."""
_DAY: Final = 86_400


def keep(
    response: Response, config: Settings, name: str, value: str, *, path: str, seconds: int
) -> None:
    """Sets a cookie that scripts cannot read and other sites' forms do not send."""
    response.set_cookie(
        name,
        value,
        max_age=seconds,
        path=path,
        secure=config.by_tls,
        httponly=True,
        samesite="lax",
    )


def keep_session(response: Response, config: Settings, session: str) -> None:
    """Sets the cookie of a session, which the service ends earlier than the browser forgets it."""
    keep(response, config, SESSION_COOKIE, session, path="/", seconds=config.session_days * _DAY)


def keep_known(response: Response, config: Settings, known: str) -> None:
    """Sets the cookie by which a browser is known again in which somebody has signed in."""
    keep(response, config, KNOWN_COOKIE, known, path=ENTRANCE, seconds=DAYS * _DAY)


def browser_of(request: Request) -> Browser:
    """The browser that asks."""
    return Browser(
        address_of(request),
        request.cookies.get(KNOWN_COOKIE, ""),
        device(request),
    )


def device(request: Request) -> str:
    """What the browser that asks is called."""
    return device_of(request.headers.get("user-agent", ""))
