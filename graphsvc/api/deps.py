"""What endpoints are given: the door of whoever asks.

Somebody shows who they are by an API key (``Authorization: Bearer gs_…``) or by the session cookie
of the web page. A cookie is sent by the browser of its own accord, so a request that changes
something and relies on it must come from a page of ours.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from ipaddress import ip_address
from threading import Event
from typing import Annotated, Final
from urllib.parse import urlsplit

from fastapi import Depends, Request, Security
from fastapi.security import APIKeyCookie, HTTPBearer

from graphsvc.access.door import Bounds, Door
from graphsvc.access.keys import (
    Beginning,
    Entry,
    StandingCode,
    end_session,
    entry_of_key,
    entry_of_session,
    start_session,
    start_session_by_code,
    viewer_of_code,
)
from graphsvc.access.uses import KeyUses
from graphsvc.accounts.arriving import Arrivals
from graphsvc.accounts.entrance import Entrance
from graphsvc.accounts.openid import OpenId
from graphsvc.accounts.own import OwnAccount
from graphsvc.api.scopes import check_scope
from graphsvc.database import Database
from graphsvc.errors import GraphsvcError, NotAllowed, NotSignedIn, TwoStepDue, Unavailable
from graphsvc.mail.outbox import Mail, mailbox
from graphsvc.ontology import Began, Viewer
from graphsvc.rates import Rates
from graphsvc.sealing import KeyRing
from graphsvc.settings import Settings
from graphsvc.shares import Share, Shares
from graphsvc.team.adoption import Activity, Adopted

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
    rates: Rates
    prepared: Prepared = field(default_factory=Prepared)
    shares: Shares = field(default_factory=Shares)
    standing: StandingCode | None = None
    uses: KeyUses | None = None
    adopted: Adopted | None = None

    def count(self, viewer: Viewer, activity: Activity) -> None:
        """Counts that a user did something this month."""
        if self.adopted is not None:
            self.adopted.note(viewer, activity)

    def door(self, viewer: Viewer) -> Door:
        """The way of a viewer to what they may see and change."""
        bounds = Bounds(self.shares, self.config.answer_seconds)
        return Door(self._ready, viewer, self.ring, bounds)

    @property
    def entrance(self) -> Entrance:
        """Where people come in with a password."""
        return Entrance(lambda: self._ready, self.ring, self.rates, self.config)

    def own_account(self, entry: Entry) -> OwnAccount:
        """The account of whoever has come in."""
        return OwnAccount(lambda: self._ready, self.ring, self.rates, self.config, entry)

    def key_holder(self, key: str, *, address: str) -> Entry:
        """For whom an API key acts, which came from an address. Raises ``NotSignedIn``, or
        ``TooMany`` after too many that were wrong."""
        with self.rates.signing_in(key, address=address):
            entry, used = entry_of_key(self._ready, key)
        if self.uses is not None:
            self.uses.note(entry.key, written=used)
        return entry

    def visitor(self, cookie: str, *, address: str) -> Entry:
        """Whose session a cookie is. Raises as :meth:`key_holder`."""
        with self.rates.signing_in(cookie, address=address):
            return entry_of_session(self._ready, cookie)

    def sign_in_by_key(self, key: str, *, address: str, device: str) -> str:
        """The cookie of a new session that does what a key does, and ends with it. Raises as
        :meth:`key_holder`."""
        entry = self.key_holder(key, address=address)
        return self._begin(
            entry.viewer,
            Beginning(
                Began.KEY, key=entry.key, device=device, scopes=entry.scopes, until=entry.until
            ),
        )

    def _begin(self, viewer: Viewer, beginning: Beginning) -> str:
        hours = self.config.session_hours
        return start_session(self._ready, user=viewer.user, hours=hours, beginning=beginning)

    def code_holder(self, code: str, *, near: bool, address: str) -> Viewer:
        """Whom the code of a link would sign in; ``near`` is whether the browser is on this
        machine. Raises as :meth:`key_holder`."""
        with self.rates.signing_in(code, address=address):
            return self._standing(code, near=near) or viewer_of_code(self._ready, code)

    def sign_in_by_code(self, code: str, *, near: bool, address: str, device: str) -> str:
        """The cookie of a new session of whom a code signs in; the code is used up. Raises as
        :meth:`key_holder`."""
        beginning = Beginning(device=device)
        with self.rates.signing_in(code, address=address):
            if viewer := self._standing(code, near=near):
                return self._begin(viewer, beginning)
            hours = self.config.session_hours
            return start_session_by_code(self._ready, code, hours=hours, beginning=beginning)

    def _standing(self, code: str, *, near: bool) -> Viewer | None:
        one = self.standing
        return one.viewer if one is not None and near and one.opens(code) else None

    def sign_out(self, cookie: str) -> None:
        """Ends the session of a cookie, where there is one."""
        end_session(self._ready, cookie)

    @property
    def openid(self) -> OpenId:
        """Signing in by the issuer of the settings."""
        return OpenId(self.config, self.ring)

    @property
    def arrivals(self) -> Arrivals:
        """Where people come in who are yet to be users."""
        return Arrivals(lambda: self._ready, self.ring, self.config)

    def mailbox(self) -> list[Mail]:
        """The mails of a service that sends none, for whoever is at its machine."""
        return mailbox(self._ready, self.ring)

    @property
    def _ready(self) -> Database:
        """The database, once its schema is this version's. Raises ``Unavailable`` until then."""
        self.prepared.check()
        return self.database


def get_services(request: Request) -> Services:
    """What the application holds."""
    return request.app.state.services


def address_of(request: Request) -> str:
    """From which address a request came, or whom a proxy of ours forwards."""
    return request.client.host if request.client else ""


def is_near(request: Request) -> bool:
    """Whether the browser is on this machine, and nobody says that they forward for another one."""
    if "x-forwarded-for" in request.headers or "forwarded" in request.headers:
        return False
    try:
        return ip_address(address_of(request)).is_loopback
    except ValueError:
        return False


def get_viewer(
    request: Request,
    _key: Annotated[object, Security(_bearer)],
    _session: Annotated[object, Security(_cookie)],
) -> Viewer:
    """Who asks, see :func:`who_asks`; this describes it in the OpenAPI document."""
    return who_asks(request)


def who_asks(request: Request) -> Viewer:
    """Who asks, by key or by cookie. Raises ``NotSignedIn``, ``NotAllowed`` for a cookie sent from
    elsewhere, for a key that is not for this, and before 2-step verification is set up where that
    is asked for; ``TooMany`` for whoever asks too often."""
    return _once(request, _by_key if "authorization" in request.headers else _by_cookie)


def who_looks(request: Request) -> Viewer:
    """Who looks at a page, by cookie. Raises as :func:`who_asks`."""
    return _once(request, _by_cookie)


def entry_of(request: Request) -> Entry:
    """How whoever asks has come in, once they are known."""
    return request.state.entry


BEFORE_TWO_STEP: Final = frozenset(
    {
        "/settings/two-step",
        "/settings/two-step/offer",
        "/settings/two-step/on",
        "/settings/password/first",
    }
)
"""All that opens before 2-step verification is set up, where an organisation asks for it."""


def _once(request: Request, find: Callable[[Request], Entry]) -> Viewer:
    """The viewer of a request, who is looked for and counted once."""
    if not hasattr(request.state, "viewer"):
        entry = find(request)
        request.state.rate = get_services(request).rates.asked(entry.viewer.user)
        request.state.rate.check()
        path: str = request.scope["route"].path
        check_scope(entry, request.method, path)
        if entry.lacking and path not in BEFORE_TWO_STEP:
            raise TwoStepDue(
                "Your organisation asks for 2-step verification.",
                advice="Set it up on the page Settings, 2-step verification.",
            )
        request.state.entry = entry
        request.state.viewer = entry.viewer
        get_services(request).count(entry.viewer, Activity.SIGNED_IN)
    return request.state.viewer


def _by_key(request: Request) -> Entry:
    key = _bearer_key(request.headers["authorization"])
    return get_services(request).key_holder(key, address=address_of(request))


def _by_cookie(request: Request) -> Entry:
    cookie = request.cookies.get(SESSION_COOKIE)
    if not cookie:
        raise _no_key()
    check_origin(request)
    return get_services(request).visitor(cookie, address=address_of(request))


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
    try:
        origin = urlsplit(request.headers.get("origin", "")).netloc
    except ValueError:
        return False
    public = urlsplit(get_services(request).config.public_url or "").netloc
    return bool(origin) and origin in (public, request.headers.get("host"))


def place_of(request: Request, share: Share) -> AbstractContextManager[None]:
    """Holds a place of whoever asks, once they are known. Raises ``TooMany``."""
    viewer: Viewer = request.state.viewer
    return get_services(request).shares.held(share, user=viewer.user, org=viewer.org)


def config_of(request: Request) -> Settings:
    """The settings of the application."""
    return get_services(request).config


ServicesDep = Annotated[Services, Depends(get_services)]
ViewerDep = Annotated[Viewer, Depends(get_viewer)]


def get_door(services: ServicesDep, viewer: ViewerDep) -> Door:
    """The viewer's door."""
    return services.door(viewer)


DoorDep = Annotated[Door, Depends(get_door)]


def get_entry(request: Request, _viewer: ViewerDep) -> Entry:
    """How whoever asks has come in."""
    return entry_of(request)


def get_own_account(
    services: ServicesDep, entry: Annotated[Entry, Depends(get_entry)]
) -> OwnAccount:
    """The account of whoever asks."""
    return services.own_account(entry)


def get_entrance(services: ServicesDep) -> Entrance:
    """Where people come in with a password."""
    return services.entrance


EntranceDep = Annotated[Entrance, Depends(get_entrance)]
EntryDep = Annotated[Entry, Depends(get_entry)]
OwnAccountDep = Annotated[OwnAccount, Depends(get_own_account)]


def get_counting(request: Request, services: ServicesDep) -> Callable[[Activity], None]:
    """Counts what whoever asks has done, once it is done."""
    return lambda activity: services.count(entry_of(request).viewer, activity)


CountingDep = Annotated[Callable[[Activity], None], Depends(get_counting)]


def get_config(services: ServicesDep) -> Settings:
    """The settings of the application."""
    return services.config


ConfigDep = Annotated[Settings, Depends(get_config)]
