"""OpenID Connect, against a provider that is honest, and one that lies in all ways that matter."""

import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Semaphore
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from pydantic import SecretStr

from graphsvc.accounts.openid import AT_ONCE, SECONDS, SILENT_SECONDS, Back, OpenId
from graphsvc.days import now_ms
from graphsvc.errors import GraphsvcError, NotFound, NotSignedIn
from graphsvc.guard import Answer, Guard, NoAnswer
from graphsvc.sealing import KeyRing
from graphsvc.settings import Settings
from tests.accounts.provider import CLIENT, EMAIL, SECRET, Provider, key_of, providing

NOW = int(time.time())
PATIENCE = 20.0


@pytest.fixture
def provider() -> Iterator[Provider]:
    with providing(Provider()) as up:
        yield up


def settings_of(provider: Provider, **more: Any) -> Settings:
    host = urlsplit(provider.issuer)
    given: dict[str, Any] = {
        "openid_issuer": provider.issuer,
        "openid_client_id": CLIENT,
        "openid_client_secret": SecretStr(SECRET),
        "internal_hosts": f"{host.hostname}:{host.port}",
        **more,
    }
    return Settings(**given)


def signing_in(provider: Provider, ring: KeyRing) -> OpenId:
    return OpenId(settings_of(provider), ring)


def brought(provider: Provider, openid: OpenId) -> tuple[str, Back]:
    """The cookie of a browser, and what it brings back from the provider."""
    going = openid.go("/ask?q=x")
    back = provider.authorise(going.address)
    return going.cookie, Back(back["state"], back["code"], back["iss"])


def test_an_honest_provider_tells_whose_address_it_is(provider: Provider, ring: KeyRing) -> None:
    openid = signing_in(provider, ring)
    cookie, back = brought(provider, openid)
    proved = openid.come_back(cookie, back)
    assert (proved.email, proved.onward) == (EMAIL, "/ask?q=x")
    with pytest.raises(NotSignedIn, match="does not know"):
        openid.come_back(cookie, back)


def test_what_is_asked_has_a_state_a_nonce_and_a_challenge(
    provider: Provider, ring: KeyRing
) -> None:
    openid = signing_in(provider, ring)
    asked = [parse_qs(urlsplit(openid.go("/").address).query) for _ in range(2)]
    for name in ("state", "nonce", "code_challenge"):
        first, second = (one[name][0] for one in asked)
        assert first != second
        assert len(first) >= 43
    assert asked[0]["code_challenge_method"] == ["S256"]
    assert asked[0]["redirect_uri"] == ["http://127.0.0.1:8000/signin/openid/back"]
    assert SECRET not in openid.go("/").address


LIES: dict[str, Provider] = {
    "another nonce": Provider(claims={"nonce": "of another"}),
    "no nonce": Provider(claims={"nonce": None}),
    "another issuer": Provider(claims={"iss": "https://evil.example"}),
    "for another client": Provider(claims={"aud": "another"}),
    "for several, and of another party": Provider(claims={"aud": [CLIENT, "x"], "azp": "x"}),
    "for several, and of nobody": Provider(claims={"aud": [CLIENT, "x"]}),
    "of another party": Provider(claims={"azp": "another"}),
    "expired": Provider(claims={"exp": NOW - 600}),
    "without an end": Provider(claims={"exp": None}),
    "of long ago": Provider(claims={"iat": NOW - 3_600}),
    "of the future": Provider(claims={"iat": NOW + 3_600}),
    "of no time": Provider(claims={"iat": None}),
    "about nobody": Provider(claims={"sub": None}),
    "signed with another key": Provider(signs=key_of("somebody else")),
    "not signed": Provider(header={"alg": "none"}),
    "signed with its public key as a secret": Provider(header={"alg": "HS256"}),
    "no token": Provider(token="x.y"),
    "an address that is not verified": Provider(claims={"email_verified": False}),
    "an address that is called verified": Provider(claims={"email_verified": "true"}),
    "of which it does not say whether it is": Provider(claims={"email_verified": None}),
    "no address": Provider(claims={"email": None}),
    "an address that is none": Provider(claims={"email": "wilma"}),
    "keys that are none": Provider(says={"jwks_uri": 7}),
}


@pytest.mark.parametrize("lying", LIES.values(), ids=LIES)
def test_nobody_comes_in_by_a_provider_that_lies(lying: Provider, ring: KeyRing) -> None:
    with providing(lying):
        openid = signing_in(lying, ring)
        with pytest.raises((NotSignedIn, NoAnswer)):
            openid.come_back(*brought(lying, openid))


def test_clocks_may_differ_a_little(provider: Provider, ring: KeyRing) -> None:
    now = int(time.time())
    provider.claims = {"iat": now + 30, "exp": now - 30}
    openid = signing_in(provider, ring)
    assert openid.come_back(*brought(provider, openid)).email == EMAIL


SELF = {
    "another name": {"issuer": "https://evil.example"},
    "a name that only begins alike": {"issuer": "http://localhost"},
    "no end of the token": {"token_endpoint": None},
    "an inner end of the token": {"token_endpoint": "http://169.254.169.254/latest"},
    "an end of another port": {"token_endpoint": "http://localhost:1/token"},
}


@pytest.mark.parametrize("says", SELF.values(), ids=SELF)
def test_what_an_issuer_says_of_itself_leads_nowhere_else(
    says: dict[str, Any], ring: KeyRing
) -> None:
    with providing(Provider(says=says)) as lying:
        openid = signing_in(lying, ring)
        with pytest.raises(NoAnswer):
            openid.come_back(*brought(lying, openid))


def test_what_comes_back_belongs_to_the_browser_that_went(
    provider: Provider, ring: KeyRing
) -> None:
    openid = signing_in(provider, ring)
    cookie, back = brought(provider, openid)
    other, _ = brought(provider, openid)
    tried: list[tuple[str, Back]] = [
        (other, back),
        ("", back),
        ("bm9uc2Vuc2U=", back),
        ("ü", back),
        (cookie, Back("", back.code)),
        (cookie, Back("ü", back.code)),
        (cookie, Back(back.state, "")),
        (cookie, Back(back.state, back.code, "https://evil.example")),
        (cookie, Back(back.state, back.code, error="access_denied")),
    ]
    asked = len(provider.asked)
    for one in tried:
        with pytest.raises(NotSignedIn):
            openid.come_back(*one)
    assert len(provider.asked) == asked
    later = OpenId(settings_of(provider), ring, now=lambda: now_ms() + (SECONDS + 1) * 1_000)
    with pytest.raises(NotSignedIn, match="too long"):
        later.come_back(cookie, back)
    assert openid.come_back(cookie, back).email == EMAIL


def test_a_code_is_of_no_use_to_another_browser(provider: Provider, ring: KeyRing) -> None:
    """Its verifier is another one."""
    openid = signing_in(provider, ring)
    _, stolen = brought(provider, openid)
    cookie, own = brought(provider, openid)
    with pytest.raises(NotSignedIn, match="does not know"):
        openid.come_back(cookie, Back(own.state, stolen.code))


def test_an_issuer_within_is_asked_only_where_it_is_allowed(
    provider: Provider, ring: KeyRing
) -> None:
    closed = OpenId(settings_of(provider, internal_hosts=""), ring)
    with pytest.raises(NoAnswer):
        closed.go("/")
    assert provider.asked == []
    provider.status = 500
    with pytest.raises(NoAnswer):
        signing_in(provider, ring).go("/")
    none = OpenId(Settings(), ring)
    assert not none.is_on
    with pytest.raises(NotFound):
        none.go("/")


def test_no_error_tells_a_secret_or_where_the_issuer_is(provider: Provider, ring: KeyRing) -> None:
    provider.status = 500
    with pytest.raises(GraphsvcError) as told:
        signing_in(provider, ring).go("/")
    assert "localhost" not in str(told.value)
    with pytest.raises(ValueError, match="client id"):
        Settings(openid_issuer="https://id.example")


def test_an_issuer_that_has_not_answered_is_not_asked_again_for_a_while(
    provider: Provider, ring: KeyRing, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [time.monotonic()]
    monkeypatch.setattr("graphsvc.accounts.openid.monotonic", lambda: now[0])
    provider.status = 500
    with pytest.raises(NoAnswer, match="refuses"):
        signing_in(provider, ring).go("/")
    provider.status = 200
    now[0] += SILENT_SECONDS - 0.001
    with pytest.raises(NoAnswer, match="did not answer just now"):
        signing_in(provider, ring).go("/")
    assert len(provider.asked) == 1
    now[0] += 0.002
    assert signing_in(provider, ring).go("/").address.startswith(provider.issuer)
    assert len(provider.asked) == 2


def test_so_many_wait_for_an_issuer_and_whoever_comes_then_is_answered_at_once(
    ring: KeyRing, monkeypatch: pytest.MonkeyPatch
) -> None:
    over, begun = Event(), Semaphore(0)

    def ask(_guard: Guard, address: str, **_: Any) -> Answer:
        begun.release()
        assert over.wait(PATIENCE)
        issuer = address.removesuffix("/.well-known/openid-configuration")
        said = Provider(issuer=issuer).document()
        return Answer(200, {}, json.dumps(said).encode())

    def of(number: int) -> OpenId:
        issuer = f"https://slow-{number}.example"
        return OpenId(Settings(openid_issuer=issuer, openid_client_id=CLIENT), ring)

    monkeypatch.setattr(Guard, "ask", ask)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        going = [pool.submit(of(number).go, "/") for number in range(AT_ONCE)]
        try:
            for _ in going:
                assert begun.acquire(timeout=PATIENCE)
            with pytest.raises(NoAnswer, match="Too many"):
                of(AT_ONCE).go("/")
        finally:
            over.set()
        assert all("/authorise?" in one.result().address for one in going)
    assert "/authorise?" in of(AT_ONCE).go("/").address
