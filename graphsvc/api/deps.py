"""What endpoints are given: the door of whoever asks.

Somebody shows who they are by an API key (``Authorization: Bearer gs_…``) or by the session cookie
of the web page. A cookie is sent by the browser of its own accord, so a request that changes
something and relies on it must come from a page of ours.
"""

from dataclasses import dataclass, field
from threading import Event
from typing import Annotated, Final
from urllib.parse import urlsplit

from fastapi import Depends, Request, Security
from fastapi.security import APIKeyCookie, HTTPBearer

from graphsvc.accounts.keys import (
    end_session,
    start_session,
    viewer_of_key,
    viewer_of_session,
)
from graphsvc.database import Database
from graphsvc.door import Door
from graphsvc.errors import GraphsvcError, NotAllowed, NotSignedIn, Unavailable
from graphsvc.ontology import Viewer
from graphsvc.sealing import KeyRing
from graphsvc.settings import Settings

SESSION_COOKIE: Final = "graphsvc_session"

_bearer = HTTPBearer(
    auto_error=False, scheme_name="key", bearerFormat="gs_…", description="An API key."
)
_cookie = APIKeyCookie(
    name=SESSION_COOKIE, auto_error=False, scheme_name="session", description="The web page's."
)


class Prepared:
    """Whether the database has the schema of this version: it may be started later than we are."""

    def __init__(self, *, done: bool = True) -> None:
        self._done = Event()
        self._error: GraphsvcError | None = None
        if done:
            self._done.set()

    def finish(self, error: GraphsvcError | None = None) -> None:
        """It has it, or never will."""
        self._error = error
        self._done.set()

    def check(self) -> None:
        """Raises ``Unavailable`` as long as it has not, or what is wrong with it."""
        if not self._done.is_set():
            raise Unavailable("The database does not answer yet.", advice="Try again in a moment.")
        if self._error is not None:
            raise self._error


@dataclass(frozen=True, slots=True)
class Services:
    """What the application holds for all requests. The database is for readiness alone; routes are
    given a door."""

    config: Settings
    database: Database
    ring: KeyRing
    prepared: Prepared = field(default_factory=Prepared)

    def door(self, viewer: Viewer) -> Door:
        """The way of a viewer to what they may see and change."""
        return Door(self._ready, viewer, self.ring)

    def key_holder(self, key: str) -> Viewer:
        """For whom an API key acts. Raises ``NotSignedIn``."""
        return viewer_of_key(self._ready, key)

    def visitor(self, cookie: str) -> Viewer:
        """Whose session a cookie is. Raises ``NotSignedIn``."""
        return viewer_of_session(self._ready, cookie)

    def sign_in(self, viewer: Viewer) -> str:
        """The cookie of a new session."""
        return start_session(self._ready, user=viewer.user, hours=self.config.session_hours)

    def sign_out(self, cookie: str) -> None:
        """Ends the session of a cookie, where there is one."""
        end_session(self._ready, cookie)

    @property
    def _ready(self) -> Database:
        """The database, once its schema is this version's. Raises ``Unavailable`` until then."""
        self.prepared.check()
        return self.database


def get_services(request: Request) -> Services:
    """What the application holds."""
    return request.app.state.services


def get_viewer(
    request: Request,
    _key: Annotated[object, Security(_bearer)],
    cookie: Annotated[str | None, Security(_cookie)],
) -> Viewer:
    """Who asks. Raises ``NotSignedIn``, or ``NotAllowed`` for a cookie sent from elsewhere."""
    services = get_services(request)
    header = request.headers.get("authorization")
    if header is not None:
        return services.key_holder(_bearer_key(header))
    if cookie:
        check_origin(request)
        return services.visitor(cookie)
    raise _no_key()


def _bearer_key(header: str) -> str:
    scheme, _, key = header.partition(" ")
    if scheme.lower() != "bearer" or not key.strip():
        raise _no_key()
    return key.strip()


def _no_key() -> NotSignedIn:
    return NotSignedIn(
        "This needs an API key.", advice="Send it as a header: Authorization: Bearer gs_…"
    )


def check_origin(request: Request) -> None:
    """Refuses a request that changes something unless a page of ours sent it.

    Browsers say where a request comes from in ``Sec-Fetch-Site``, older ones in ``Origin`` (Fetch
    standard, https://fetch.spec.whatwg.org/#origin-header). Raises ``NotAllowed``.
    """
    if request.method in ("GET", "HEAD", "OPTIONS"):
        return
    site = request.headers.get("sec-fetch-site")
    ours = site == "same-origin" if site is not None else _is_ours(request)
    if not ours:
        raise NotAllowed(
            "This request was not sent by a page of this service.",
            advice="Use the web page, or an API key.",
        )


def _is_ours(request: Request) -> bool:
    origin = urlsplit(request.headers.get("origin", "")).netloc
    public = urlsplit(get_services(request).config.public_url or "").netloc
    return bool(origin) and origin in (public, request.headers.get("host"))


ServicesDep = Annotated[Services, Depends(get_services)]
ViewerDep = Annotated[Viewer, Depends(get_viewer)]


def get_door(services: ServicesDep, viewer: ViewerDep) -> Door:
    """The viewer's door."""
    return services.door(viewer)


DoorDep = Annotated[Door, Depends(get_door)]


def get_config(services: ServicesDep) -> Settings:
    """The settings of the application."""
    return services.config


ConfigDep = Annotated[Settings, Depends(get_config)]
