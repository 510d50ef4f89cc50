"""OpenID Connect (Core 1.0): signing in with the account that somebody has at one issuer, which
whoever runs the installation names.

It is the authorisation code flow with PKCE (RFC 7636). State, nonce and verifier are bound to the
browser: they stand sealed in a cookie of its own, for ten minutes. The issuer is pinned: what it
says of itself, what it signs and what it sends back name it, or nothing is believed. All that is
asked of it goes through the guard.
"""

import base64
import hashlib
import json
import secrets
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from threading import BoundedSemaphore
from time import monotonic
from typing import Any, Final, cast
from urllib.parse import quote, urlencode

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from graphsvc.access.users import check_email
from graphsvc.days import now_ms
from graphsvc.errors import Defect, InvalidInput, NotFound, NotSignedIn
from graphsvc.guard import Answer, Guard, Limits, NoAnswer
from graphsvc.sealing import KeyRing, Place
from graphsvc.settings import Settings, page_address

KEYS: Final = "openid"
"""Whose keys of the key file seal what is bound to a browser."""
SECONDS: Final = 600
"""So long somebody may take at the issuer."""
SKEW_SECONDS: Final = 60
"""So far its clock and ours may differ."""
ALGORITHMS: Final = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384")
"""By which it may sign: with a key pair, so that nothing that we hold signs for it."""
BACK: Final = "/signin/openid/back"
LIMITS: Final = Limits(size=500_000, seconds=10.0)
KNOWN_SECONDS: Final = 300.0
"""So long what the issuer says of itself is not asked again, however many browsers go there."""
_ISSUER: Final = "issuer"


@dataclass(frozen=True, slots=True)
class Bound:
    """What is bound to a browser that goes to the issuer; ``onward`` is the page to go to after."""

    state: str
    nonce: str
    verifier: str
    onward: str
    begun: int


@dataclass(frozen=True, slots=True)
class Going:
    """Where the browser goes, and the cookie that it takes along."""

    address: str
    cookie: str


@dataclass(frozen=True, slots=True)
class Back:
    """What a browser brings back from the issuer."""

    state: str
    code: str = field(repr=False)
    issuer: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class Proved:
    """An address that the issuer says is somebody's, and that it has verified."""

    email: str
    onward: str


@dataclass(frozen=True, slots=True)
class _Issuer:
    """What the issuer says of itself."""

    authorization: str
    token: str
    keys: str


_known: Final[dict[str, tuple[float, _Issuer]]] = {}
"""What the issuer has said of itself, and until when that is believed."""
_silent: Final[dict[str, float]] = {}
"""Until when an issuer is not asked again that has not answered."""
SILENT_SECONDS: Final = 10
AT_ONCE: Final = 4
"""So many threads of a process wait for the issuer: strangers can make them."""
_asking: Final = BoundedSemaphore(AT_ONCE)


class _Busy(NoAnswer):
    """It was not asked, since too many wait for it."""


class OpenId:
    """Signing in by the issuer of the settings. ``now`` is in milliseconds since 1970."""

    def __init__(
        self,
        config: Settings,
        ring: KeyRing,
        *,
        guard: Guard | None = None,
        now: Callable[[], int] = now_ms,
    ) -> None:
        self._config = config
        self._ring = ring
        self._guard = guard or Guard(internal=config.allowed_hosts, limits=LIMITS)
        self._now = now

    @property
    def is_on(self) -> bool:
        """Whether there is an issuer."""
        return bool(self._config.openid_issuer)

    @property
    def back(self) -> str:
        """The address to which the issuer sends browsers back."""
        return page_address(self._config) + BACK

    def go(self, onward: str) -> Going:
        """Where a browser goes to sign in. Raises ``NotFound`` where there is no issuer,
        ``NoAnswer`` where it does not answer as it should."""
        issuer = self._discover()
        bound = Bound(
            state=secrets.token_urlsafe(32),
            nonce=secrets.token_urlsafe(32),
            verifier=secrets.token_urlsafe(48),
            onward=onward,
            begun=self._now(),
        )
        asked = {
            "response_type": "code",
            "client_id": self._config.openid_client_id,
            "redirect_uri": self.back,
            "scope": "openid email",
            "state": bound.state,
            "nonce": bound.nonce,
            "code_challenge": challenge(bound.verifier),
            "code_challenge_method": "S256",
        }
        joined = "&" if "?" in issuer.authorization else "?"
        return Going(issuer.authorization + joined + urlencode(asked), self._seal(bound))

    def come_back(self, cookie: str, back: Back) -> Proved:
        """Who comes back. Raises ``NotSignedIn`` where anything is not as it should be, and
        ``NoAnswer``."""
        bound = self._open(cookie)
        if not secrets.compare_digest(back.state.encode(), bound.state.encode()):
            raise refused("It did not begin in this browser.")
        if self._now() - bound.begun > SECONDS * 1_000:
            raise refused("It took too long.")
        if back.issuer and back.issuer != self._issuer:
            raise refused("Another issuer has sent you.")
        if back.error or not back.code:
            raise refused("The issuer did not let you in.")
        issuer = self._discover()
        token = self._token(issuer, back.code, bound.verifier)
        return Proved(self._email(issuer, token, bound.nonce), bound.onward)

    # What is asked of the issuer

    @property
    def _issuer(self) -> str:
        if not self._config.openid_issuer:
            raise NotFound("This installation has no issuer to sign in with.")
        return self._config.openid_issuer

    def _discover(self) -> _Issuer:
        """What the issuer says of itself (OpenID Connect Discovery 1.0, section 4), which is asked
        again after a while."""
        known = _known.get(self._issuer)
        if known is None or monotonic() > known[0]:
            if monotonic() < _silent.get(self._issuer, 0.0):
                raise _wrong("It did not answer just now.")
            try:
                known = _known[self._issuer] = monotonic() + KNOWN_SECONDS, self._describe()
            except _Busy:
                raise
            except NoAnswer:
                _silent[self._issuer] = monotonic() + SILENT_SECONDS
                raise
        return known[1]

    def _describe(self) -> _Issuer:
        address = self._issuer.rstrip("/") + "/.well-known/openid-configuration"
        said = _document(self._ask(address))
        if said.get("issuer") != self._issuer:
            raise _wrong("It calls itself otherwise.")
        return _Issuer(
            _text(said, "authorization_endpoint"),
            _text(said, "token_endpoint"),
            _text(said, "jwks_uri"),
        )

    def _token(self, issuer: _Issuer, code: str, verifier: str) -> str:
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self.back,
            "code_verifier": verifier,
        }
        name = quote(self._config.openid_client_id, safe="")
        secret = quote(self._config.openid_client_secret.get_secret_value(), safe="")
        basic = base64.b64encode(f"{name}:{secret}".encode()).decode()
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Authorization": f"Basic {basic}",
        }
        answer = self._ask(issuer.token, body=urlencode(form).encode(), headers=headers)
        if answer.status == 400:
            raise refused("The issuer does not know what your browser has brought back.")
        return _text(_document(answer), "id_token")

    def _email(self, issuer: _Issuer, token: str, nonce: str) -> str:
        """The address of whom a token is about (Core, section 3.1.3.7)."""
        try:
            keys = KeySet.import_key_set(cast("Any", _document(self._ask(issuer.keys))))
            claims = jwt.decode(token, keys, algorithms=list(ALGORITHMS)).claims
            self._check(claims, nonce)
        except (JoseError, ValueError, TypeError, KeyError) as error:
            raise refused("What the issuer has signed cannot be believed.") from error
        if claims.get("email_verified") is not True:
            raise refused("The issuer has not verified your address.")
        try:
            return check_email(str(claims.get("email", "")))
        except InvalidInput:
            raise refused("The issuer tells no address of yours.") from None

    def _check(self, claims: Mapping[str, Any], nonce: str) -> None:
        """Raises ``JoseError`` or ``ValueError`` for a token that is not for us, or not for now."""
        now = self._now() // 1_000
        essential: jwt.ClaimsOption = {"essential": True}
        jwt.JWTClaimsRegistry(
            now=now,
            leeway=SKEW_SECONDS,
            iss={**essential, "value": self._issuer},
            aud={**essential, "value": self._config.openid_client_id},
            exp=essential,
            iat=essential,
            sub=essential,
            nonce={**essential, "value": nonce},
        ).validate(dict(claims))
        audience = claims["aud"]
        party = claims.get("azp", self._config.openid_client_id)
        if isinstance(audience, list) and len(cast("list[object]", audience)) > 1:
            party = claims.get("azp")
        if party != self._config.openid_client_id:
            raise ValueError
        if now - int(claims["iat"]) > SECONDS + SKEW_SECONDS:
            raise ValueError

    def _ask(
        self, address: str, *, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        said = {"Accept": "application/json", **(headers or {})}
        if not _asking.acquire(blocking=False):
            raise _Busy(
                "Too many are signing in by it at the moment.", advice="Try again in a moment."
            )
        try:
            return self._guard.ask(address, body=body, headers=said, what=_ISSUER)
        except InvalidInput as error:
            raise _wrong(error.message) from error
        finally:
            _asking.release()

    # What is bound to the browser

    def _seal(self, bound: Bound) -> str:
        self._ring.create(KEYS)
        sealed = self._ring.seal(KEYS, json.dumps(asdict(bound)), place=_PLACE)
        return base64.urlsafe_b64encode(sealed).decode()

    def _open(self, cookie: str) -> Bound:
        self._ring.create(KEYS)
        try:
            sealed = base64.urlsafe_b64decode(cookie)
            return Bound(**json.loads(self._ring.open(KEYS, sealed, place=_PLACE)))
        except (ValueError, Defect):
            raise refused("It did not begin in this browser.") from None


_PLACE: Final = Place("Browser", "openid", "bound")


def challenge(verifier: str) -> str:
    """The challenge of a verifier by S256 (RFC 7636, section 4.2)."""
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def refused(reason: str) -> NotSignedIn:
    """The answer to whoever was not let in by the issuer."""
    return NotSignedIn(f"You were not signed in. {reason}", advice="Begin again.")


def _document(answer: Answer) -> Mapping[str, Any]:
    if answer.status != 200:
        raise _wrong("It refuses what is asked of it.")
    try:
        found = json.loads(answer.body)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise _wrong("It answers with something else.")
    return cast("Mapping[str, Any]", found)


def _text(said: Mapping[str, Any], name: str) -> str:
    found = said.get(name)
    if not isinstance(found, str):
        raise _wrong("It leaves out what is needed.")
    return found


def _wrong(reason: str) -> NoAnswer:
    return NoAnswer(
        f"The issuer does not answer as it should. {reason}",
        advice="Sign in otherwise, or try again in a moment.",
    )
