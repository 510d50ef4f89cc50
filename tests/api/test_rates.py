"""How often something may be done in a while, and what is said of that."""

import hashlib
from typing import Any

import pytest
import redis
from api_world import Caller, World
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from graphsvc.api.bodies import GuardedRoute, needs_viewer
from graphsvc.api.deps import who_asks
from graphsvc.app import ROUTERS, create_app
from graphsvc.embedded import Services
from graphsvc.errors import NotSignedIn, TooMany
from graphsvc.rates import Rates
from graphsvc.web.router import PARTS
from graphsvc.web.site import PageRoute, get_visitor

AWAY = "redis://127.0.0.1:1/0"


def digest(text: str) -> str:
    return hashlib.sha256(f"of this test {text}".encode()).hexdigest()


def rates(url: str | None, **few: int) -> Rates:
    return Rates(digest, redis_url=url, **{"of_user": 3, "failed_sign_ins": 6, **few})


def fail(counted: Rates, secret: str, address: str = "10.0.0.1") -> bool:
    """Whether another attempt was looked up, which fails then."""
    try:
        with counted.signing_in(secret, address=address):
            raise NotSignedIn("No.")
    except NotSignedIn:
        return True
    except TooMany:
        return False


@pytest.mark.parametrize("url", [None, AWAY])
def test_without_redis_the_process_counts(url: str | None) -> None:
    counted = rates(url)
    told = [counted.asked("ann") for _ in range(5)]
    assert [rate.allowed for rate in told] == [True] * 3 + [False] * 2
    assert [rate.remaining for rate in told] == [2, 1, 0, 0, 0]
    assert counted.asked("bea").allowed
    with pytest.raises(TooMany) as raised:
        told[-1].check()
    assert 0 < raised.value.retry_after <= 120


def test_requests_are_counted_over_all_processes(running: Services) -> None:
    one, other = rates(running.redis_url), rates(running.redis_url)
    told = [counted.asked("cid of rates").allowed for counted in (one, other, one, other)]
    assert told == [True, True, True, False]


def test_failed_attempts_are_counted_over_all_processes_and_when_redis_goes_away(
    running: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a process has counted it knows: making Redis go away gives nobody more attempts."""
    at, secrets = "10.7.7.7", [f"secret {chr(97 + n) * 20}" for n in range(20)]
    one, other = rates(running.redis_url), rates(running.redis_url)
    assert [fail(one, secret, at) for secret in secrets[:6]] == [True] * 6
    assert not fail(one, secrets[6], at)
    assert not fail(other, secrets[6], at)
    monkeypatch.setattr(one, "_shared", None)
    assert not fail(one, secrets[7], at)


def test_a_secret_that_was_good_lately_is_looked_up_whatever_else_fails() -> None:
    counted = rates(None)
    with counted.signing_in("good", address="10.0.0.1"):
        pass
    for n in range(10):
        fail(counted, chr(97 + n) * 20)
    assert fail(counted, "good")
    assert not fail(counted, "good")


def test_nothing_secret_is_in_redis(world: World, client: TestClient, running: Services) -> None:
    secret = "gs_planted-secret-of-rates"
    Caller(client, world.kim).get("/v1/me")
    client.get("/v1/me", headers={"Authorization": f"Bearer {secret}"})
    with redis.Redis.from_url(running.redis_url) as connection:  # pyright: ignore[reportUnknownMemberType]
        keys: Any = connection.keys("*rate*")  # pyright: ignore[reportUnknownMemberType]
    told = b" ".join(keys).decode()
    assert told
    for word in ("planted", secret[:11], world.kim.user.id, world.kim.key[:11], "testclient"):
        assert word not in told


def test_a_user_is_told_what_is_left_and_when_to_come_again(world: World) -> None:
    config = world.config.model_copy(
        update={"requests_of_user": 3, "public_url": "https://graph.example", "redis_url": None}
    )
    app = create_app(config, database=world.database, ring=world.ring)
    with TestClient(app) as client:
        told = [Caller(client, world.dana).get("/v1/me") for _ in range(4)]
        page = client.get("/signin")
    assert [one.status_code for one in told] == [200, 200, 200, 429]
    for one in told:
        assert one.headers["RateLimit-Policy"] == '"user";q=3;w=60'
        assert one.headers["RateLimit"].startswith('"user";r=')
        assert one.headers["Strict-Transport-Security"].startswith("max-age=")
    assert told[0].headers["RateLimit"].startswith('"user";r=2;t=')
    assert 0 < int(told[3].headers["Retry-After"]) <= 120
    assert "RateLimit" not in page.headers


def test_without_tls_browsers_are_not_sent_there(client: TestClient) -> None:
    assert "Strict-Transport-Security" not in client.get("/v1/health").headers


@pytest.mark.parametrize("name", ["evil.example", "graph.example.evil.example", ""])
def test_only_names_of_ours_are_answered(world: World, name: str) -> None:
    config = world.config.model_copy(update={"public_url": "https://graph.example:8443"})
    app = create_app(config, database=world.database, ring=world.ring)
    with TestClient(app) as client:
        refused = client.get("/v1/me/", headers={"Host": name}, follow_redirects=False)
        assert (refused.status_code, refused.json()["type"]) == (
            421,
            "urn:graphsvc:problem:foreign-host",
        )
        for ours in ("graph.example", "GRAPH.example:8443", "localhost:9", "testserver"):
            assert client.get("/v1/health", headers={"Host": ours}).status_code == 200


STRANGERS = {
    *("/signin", "/signin/password", "/signin/code", "/signin/organisation", "/signin/other"),
    *("/signout", "/reset", "/reset/new"),
    *("/signup", "/signup/new", "/invitation", "/invitation/mail"),
}
"""What somebody may send who is not signed in, or does not want to be."""


def test_every_route_that_takes_a_body_knows_first_whose_it_is() -> None:
    open_ones: set[str] = set()
    routes = [route for router in (*ROUTERS, *PARTS) for route in router.routes]
    for route in routes:
        if not isinstance(route, APIRoute) or not (route.methods or set[str]()) - {"GET", "HEAD"}:
            continue
        assert isinstance(route, GuardedRoute | PageRoute), route.path
        know = get_visitor if isinstance(route, PageRoute) else who_asks
        if not needs_viewer(route.dependant, know):
            open_ones.add(route.path)
    assert open_ones == STRANGERS
