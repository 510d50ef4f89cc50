"""Keys with scopes, an end and a last use; and what no key ever touches."""

from typing import Any

import pytest
from api_world import Caller, World
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from graphsvc.access import keys as access_keys
from graphsvc.access.keys import (
    SEEN_MS,
    USED_KEYS,
    Beginning,
    add_key,
    entry_of_key,
    entry_of_session,
    list_keys,
    start_session,
    viewer_of_key,
)
from graphsvc.access.uses import KeyUses
from graphsvc.accounts.logins import add_login, join
from graphsvc.api.deps import BEFORE_TWO_STEP, SESSION_COOKIE
from graphsvc.api.scopes import PAGES, WANTED, row_of, wanted
from graphsvc.app import ROUTERS
from graphsvc.days import now_ms
from graphsvc.errors import NotSignedIn
from graphsvc.ontology import Began, KeyScope
from graphsvc.web.router import PARTS
from tests.judge.site import Asker

READ, WRITE, ADMIN = KeyScope.READ, KeyScope.WRITE, KeyScope.ADMIN
DAY_MS = 86_400_000
BROWSER = {"Sec-Fetch-Site": "same-origin"}


def caller(client: TestClient, world: World, *scopes: KeyScope, days: int | None = None) -> Caller:
    """Dana, with a key of some scopes."""
    key = add_key(world.database, user=world.dana.user.id, name="test", scopes=scopes, days=days)
    return Caller(client, Asker(world.dana.user, key))


@pytest.fixture(autouse=True)
def few_keys(world: World) -> Any:
    """Keys that tests make go, since a user may have no more than some."""
    yield
    for row in list_keys(world.database, user=world.dana.user.id):
        if row.name:
            access_keys.revoke_key(world.database, row.id)


# Which scope a route wants


def test_every_route_has_a_row_in_the_table_of_scopes_and_every_row_a_route(
    client: TestClient,
) -> None:
    document = client.get("/v1/openapi.json").json()
    paths = [path for path in document["paths"] if not path.startswith("/v1/health")]
    assert [path for path in paths if _row(path) is None] == []
    assert set(WANTED) == {_row(path) for path in paths}


def _row(path: str) -> str | None:
    fits = [one for one in WANTED if path == one or path.startswith(f"{one}/")]
    return max(fits, key=len, default=None)


def test_a_route_that_has_no_row_wants_the_most() -> None:
    assert row_of(WANTED, "/v1/new/{id}") == (ADMIN, ADMIN)
    assert wanted("GET", "/v1/newer") is ADMIN


def test_looking_wants_read_and_whatever_changes_something_wants_more() -> None:
    changing = {
        (method, route.path)
        for router in (*ROUTERS, *PARTS)
        for route in router.routes
        if isinstance(route, APIRoute)
        for method in route.methods or ()
        if method not in ("GET", "HEAD") and wanted(method, route.path) is READ
    }
    assert changing == {("POST", "/v1/reference-accounts/search")}
    assert all(row.look is not WRITE for row in (*WANTED.values(), *PAGES.values()))


def test_a_key_does_what_its_scopes_say_and_no_more(client: TestClient, world: World) -> None:
    read, write = caller(client, world, READ), caller(client, world, WRITE)
    assert read.get("/v1/me").status_code == 200
    assert write.get("/v1/me").status_code == 403
    job = {"company": "Acme"}
    refused = read.post("/v1/work-history", job)
    assert refused.status_code == 403
    assert refused.json()["type"] == "urn:graphsvc:problem:scope-lacking"
    assert "“write”" in refused.json()["detail"]
    made = write.post("/v1/work-history", job)
    assert made.status_code == 201
    both = caller(client, world, READ, WRITE)
    for path in ("/v1/account/keys", "/v1/account/sessions"):
        assert both.get(path).status_code == 403
    assert both.delete(f"/v1/work-history/{made.json()['id']}").status_code == 204


def test_a_scope_that_is_missing_says_nothing_of_what_there_is(
    client: TestClient, world: World
) -> None:
    read = caller(client, world, READ)
    there = caller(client, world, READ, WRITE).items("/v1/contacts")[0]["id"]
    told = [read.delete(f"/v1/contacts/{id_}") for id_ in (there, "absent")]
    assert [one.status_code for one in told] == [403, 403]
    assert told[0].content == told[1].content


def test_a_session_that_began_with_a_key_does_what_the_key_does_and_ends_with_it(
    client: TestClient, world: World
) -> None:
    key = caller(client, world, READ).asker.key
    browser = TestClient(client.app, headers={**BROWSER, "Accept": "text/html"})
    browser.post("/signin", data={"key": key}, follow_redirects=False)
    assert browser.get("/connections/work").status_code == 200
    refused = browser.post("/connections/introducing", data={"availability": "busy"})
    assert refused.status_code == 403
    assert browser.get("/settings/keys").status_code == 403
    [row] = [one for one in list_keys(world.database, user=world.dana.user.id) if one.name]
    access_keys.revoke_key(world.database, row.id)
    assert browser.get("/v1/me").status_code == 401


# Made, listed, revoked


def test_keys_are_made_listed_and_revoked(client: TestClient, world: World) -> None:
    admin = caller(client, world, READ, WRITE, ADMIN)
    made = admin.post("/v1/account/keys", {"name": " CRM ", "scopes": ["read"], "days": 30})
    assert made.status_code == 201
    told = made.json()
    assert made.headers["Location"] == f"/v1/account/keys/{told['id']}"
    assert told["name"] == "CRM"
    assert viewer_of_key(world.database, told["key"]) == world.dana.user.viewer
    listed = admin.items("/v1/account/keys")
    assert [one["scopes"] for one in listed if one["name"] == "CRM"] == [["read"]]
    assert told["key"] not in str(listed)
    for asker in (world.kim, world.omar):
        other = Caller(client, asker)
        assert told["id"] not in str(other.items("/v1/account/keys"))
        foreign = other.delete(f"/v1/account/keys/{told['id']}")
        absent = other.delete("/v1/account/keys/absent")
        assert (foreign.status_code, foreign.content) == (404, absent.content)
    assert admin.delete(f"/v1/account/keys/{told['id']}").status_code == 204
    with pytest.raises(NotSignedIn):
        viewer_of_key(world.database, told["key"])


def test_a_key_makes_none_that_may_do_more_or_lasts_longer(
    client: TestClient, world: World
) -> None:
    admin = caller(client, world, ADMIN, days=10)
    wrong: list[tuple[dict[str, Any], str]] = [
        ({"name": "x", "scopes": ["read"], "days": 5}, "scopes"),
        ({"name": "x", "scopes": ["admin"]}, "days"),
        ({"name": "x", "scopes": ["admin"], "days": 11}, "days"),
        ({"name": "", "scopes": ["admin"], "days": 5}, "name"),
        ({"name": "x", "scopes": [], "days": 5}, "scopes"),
        ({"name": "x", "scopes": ["everything"], "days": 5}, "scopes.0"),
    ]
    for wanted_, field in wrong:
        refused = admin.post("/v1/account/keys", wanted_)
        assert refused.status_code == 422
        assert refused.json()["field"] == field
    fits = {"name": "x", "scopes": ["admin"], "days": 9}
    assert admin.post("/v1/account/keys", fits).status_code == 201


def test_a_key_ends_when_it_was_said_to(
    client: TestClient, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    short, lasting = caller(client, world, READ, days=1), caller(client, world, READ)
    session = start_session(
        world.database,
        user=world.dana.user.id,
        hours=100,
        beginning=Beginning(
            Began.KEY,
            key=entry_of_key(world.database, short.asker.key)[0].key,
            until=entry_of_key(world.database, short.asker.key)[0].until,
        ),
    )
    assert entry_of_session(world.database, session).viewer == world.dana.user.viewer
    late = now_ms() + DAY_MS + 1_000
    monkeypatch.setattr(access_keys, "now_ms", lambda: late)
    with pytest.raises(NotSignedIn):
        viewer_of_key(world.database, short.asker.key)
    with pytest.raises(NotSignedIn):
        entry_of_session(world.database, session)
    assert viewer_of_key(world.database, lasting.asker.key) == world.dana.user.viewer


def test_the_last_use_of_keys_is_written_in_batches_and_seldom(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    database, user = world.database, world.dana.user.id
    secrets = [add_key(database, user=user, name=f"used {n}") for n in range(3)]
    written: list[int] = []
    execute = database.execute

    def counting(query: Any, **params: Any) -> Any:
        if query is USED_KEYS:
            written.append(len(params["rows"]))
        return execute(query, **params)

    monkeypatch.setattr(database, "execute", counting)
    uses = KeyUses(database, seconds=60)
    for _ in range(50):
        for secret in secrets:
            entry, used = entry_of_key(database, secret)
            uses.note(entry.key, written=used)
    uses.write()
    uses.write()
    assert written == [3]
    told = [row.used for row in list_keys(database, user=user) if row.name.startswith("used")]
    assert all(now_ms() - one < SEEN_MS for one in told)


# What no key touches


@pytest.fixture
def browser(client: TestClient, world: World) -> TestClient:
    """Kim's, who has signed in with a password."""
    database = world.database
    login = database.write(
        lambda tx: add_login(tx, world.ring, email=world.kim.user.email, verified=True)
    )
    assert database.write(lambda tx: join(tx, login=login, user=world.kim.user.id))
    found = TestClient(client.app, headers=BROWSER)
    beginning = Beginning(Began.PASSWORD, login=login, device="Firefox on Linux")
    session = start_session(database, user=world.kim.user.id, hours=1, beginning=beginning)
    found.cookies.set(SESSION_COOKIE, session)
    return found


def test_sessions_are_for_browsers_that_have_signed_in_with_the_password(
    client: TestClient, world: World, browser: TestClient
) -> None:
    kim = Caller(client, world.kim)
    assert kim.get("/v1/account/sessions").status_code == 403
    listed = browser.get("/v1/account/sessions").json()["items"]
    mine = next(one for one in listed if one["this"])
    assert (mine["device"], mine["began"]) == ("Firefox on Linux", "password")
    told = [kim.delete(f"/v1/account/sessions/{id_}") for id_ in (mine["id"], "absent")]
    assert [one.status_code for one in told] == [403, 403]
    assert told[0].content == told[1].content
    assert browser.delete("/v1/account/sessions/absent").status_code == 404
    assert browser.delete(f"/v1/account/sessions/{mine['id']}").status_code == 204
    assert browser.get("/v1/account/sessions").status_code == 401


def test_no_route_takes_or_tells_a_password_or_a_code(client: TestClient) -> None:
    document = client.get("/v1/openapi.json").text.lower()
    names = [word for word in ("recovery", "totp", "old_password") if word in document]
    assert names == []
    schemas = client.get("/v1/openapi.json").json()["components"]["schemas"]
    fields = {name for schema in schemas.values() for name in schema.get("properties", {})}
    assert not {"password", "secret", "again"} & fields


# Sessions are used, and end


def test_a_session_is_renewed_as_it_is_used_and_written_seldom(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    database, user = world.database, world.dana.user.id
    session, begun = start_session(database, user=user, hours=12), now_ms()
    hour = 3_600_000

    def used(at: int) -> bool:
        monkeypatch.setattr(access_keys, "now_ms", lambda: begun + at)
        try:
            entry_of_session(database, session)
        except NotSignedIn:
            return False
        return True

    assert used(11 * hour)
    assert used(22 * hour)
    assert not used(35 * hour)


def test_however_much_it_is_used_a_session_ends(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    database, user = world.database, world.dana.user.id
    session, begun = start_session(database, user=user, hours=12), now_ms()
    for hours in range(0, 30 * 24, 11):
        monkeypatch.setattr(access_keys, "now_ms", lambda h=hours: begun + h * 3_600_000)
        assert entry_of_session(database, session)
    monkeypatch.setattr(access_keys, "now_ms", lambda: begun + 30 * DAY_MS + 1)
    with pytest.raises(NotSignedIn):
        entry_of_session(database, session)


def test_that_a_session_is_used_is_written_every_few_minutes_at_most(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = world.database
    written: list[int] = []
    session = start_session(database, user=world.dana.user.id, hours=12)

    def execute(_query: object, **_params: object) -> None:
        written.append(1)

    monkeypatch.setattr(database, "execute", execute)
    for _ in range(5):
        entry_of_session(database, session)
    assert written == []


def test_only_what_sets_2_step_verification_up_opens_before_it() -> None:
    posted = {route.path for part in PARTS for route in part.routes if isinstance(route, APIRoute)}
    assert posted >= BEFORE_TWO_STEP
    assert not any(path.startswith("/v1/") for path in BEFORE_TWO_STEP)
