"""Signing in, pages of others, errors of ours, logs, and health."""

from collections.abc import Callable
from typing import Any

import neo4j
import pytest
from api_world import Caller, World
from fastapi import FastAPI
from pydantic import TypeAdapter
from starlette.testclient import TestClient

from graphsvc.access import integrity
from graphsvc.access.keys import end_session, start_session
from graphsvc.api import health, me
from graphsvc.app import create_app
from graphsvc.cursors import Cursor, Number, Word
from graphsvc.errors import Defect, InvalidInput, Unavailable

JOBS = "/v1/work-history"


@pytest.fixture
def cookie(world: World) -> str:
    return start_session(world.database, user=world.kim.user.id, hours=1)


def with_cookie(client: TestClient, method: str, cookie: str, **headers: str) -> Any:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.request(
        method,
        JOBS,
        json={"company": "!"} if method == "POST" else None,
        headers={"Cookie": f"graphsvc_session={cookie}", **named},
    )


def test_a_session_looks_as_its_user(client: TestClient, world: World, cookie: str) -> None:
    assert with_cookie(client, "GET", cookie).status_code == 200
    end_session(world.database, cookie)
    assert with_cookie(client, "GET", cookie).status_code == 401


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec_Fetch_Site": "same-origin"}, 422),
        ({"Origin": "http://testserver"}, 422),
        ({}, 403),
        ({"Sec_Fetch_Site": "cross-site"}, 403),
        ({"Sec_Fetch_Site": "same-site"}, 403),
        ({"Sec_Fetch_Site": "none"}, 403),
        ({"Sec_Fetch_Site": "cross-site", "Origin": "http://testserver"}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://testserver.evil.example"}, 403),
    ],
)
def test_a_change_by_cookie_must_come_from_a_page_of_ours(
    client: TestClient, cookie: str, headers: dict[str, str], status: int
) -> None:
    """422 is the answer to the body, which is reached only when the page is ours."""
    assert with_cookie(client, "POST", cookie, **headers).status_code == status


def test_a_key_needs_no_page_and_goes_before_a_cookie(
    client: TestClient, world: World, cookie: str
) -> None:
    headers = {"Cookie": f"graphsvc_session={cookie}", **world.omar.headers}
    response = client.get("/v1/me", headers=headers)
    assert response.json()["name"] == "Omar Bell"
    response = client.get("/v1/me", headers={**headers, "Authorization": "Bearer gs_wrong"})
    assert response.status_code == 401


def test_somebody_who_is_no_user_any_more_is_refused(
    client: TestClient, world: World, driver: neo4j.Driver, cookie: str
) -> None:
    def active(value: bool) -> None:
        driver.execute_query(
            "MATCH (u:User {id: $id}) SET u.active = $value", id=world.kim.user.id, value=value
        )

    active(False)
    try:
        assert client.get("/v1/me", headers=world.kim.headers).status_code == 401
        assert with_cookie(client, "GET", cookie).status_code == 401
    finally:
        active(True)
    assert client.get("/v1/me", headers=world.kim.headers).status_code == 200


def test_addresses_and_methods_that_do_not_exist_are_problems(kim: Caller) -> None:
    for path in ("/v1/nothing", "/docs", "/v1/people/"):
        response = kim.client.get(path, headers=kim.asker.headers, follow_redirects=False)
        assert response.status_code in (404, 307)
    missing, method = kim.get("/v1/nothing"), kim.delete("/v1/me")
    assert (missing.status_code, missing.json()["type"]) == (404, "urn:graphsvc:problem:not-found")
    assert (method.status_code, method.headers["allow"]) == (405, "GET")
    assert method.headers["content-type"] == "application/problem+json"


SECRET = "Lena Hartmann lena@initech.example"


@pytest.mark.parametrize("error", [ValueError(SECRET), Defect(SECRET), RuntimeError(SECRET)])
def test_an_error_of_ours_tells_nothing_of_what_it_is(
    kim: Caller,
    error: Exception,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(_view: object) -> None:
        raise error

    monkeypatch.setattr(me.people, "me", fail)
    response = kim.get("/v1/me")
    assert response.status_code == 500
    assert response.json() == {
        "type": "urn:graphsvc:problem:defect",
        "title": "A defect in graphsvc",
        "status": 500,
        "detail": "Something went wrong on our side.",
    }
    assert response.headers["cache-control"] == "private, no-store"
    assert type(error).__name__ in caplog.text
    assert "Lena" not in caplog.text


def test_a_service_that_is_away_is_said_so(kim: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_view: object) -> None:
        raise Unavailable("The database does not answer.", advice="Try again in a moment.")

    monkeypatch.setattr(me.people, "me", fail)
    response = kim.get("/v1/me")
    assert response.status_code == 503
    assert response.json()["advice"] == "Try again in a moment."


def test_health_needs_nobody(client: TestClient) -> None:
    assert client.get("/v1/health").json() == {"status": "live"}
    assert client.get("/v1/health/ready").json() == {"status": "ready"}


@pytest.fixture
def readiness(
    client: TestClient, world: World, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], Any]:
    """Asks for readiness, never from what was seen before."""
    monkeypatch.setattr(health, "KEPT_SECONDS", 0.0)
    return lambda: client.get("/v1/health/ready")


def test_readiness_says_which_part_is_wrong(
    world: World, readiness: Callable[[], Any], driver: neo4j.Driver
) -> None:
    driver.execute_query("CREATE (:Contact {name: 'Lena Hartmann'})-[:KNOWS]->(:Person {id: 'x'})")
    try:
        response = readiness()
        assert response.status_code == 503
        body = response.json()
        assert body["type"] == "urn:graphsvc:problem:not-ready"
        assert {body["parts"][name] for name in ("database", "schema", "broker")} == {"ok"}
        assert "rules of the graph are broken" in body["parts"]["integrity"]
        assert "Lena" not in response.text
    finally:
        driver.execute_query("MATCH (c:Contact)-[:KNOWS]->(p:Person {id: 'x'}) DETACH DELETE c, p")
    assert readiness().status_code == 200


def test_readiness_knows_a_schema_of_another_version(
    readiness: Callable[[], Any], driver: neo4j.Driver
) -> None:
    driver.execute_query("CREATE (:__Neo4jMigration {source: 'V9999__future.cypher'})")
    try:
        assert readiness().json()["parts"]["schema"] == "not the schema of this version"
    finally:
        driver.execute_query("MATCH (m:__Neo4jMigration {source: 'V9999__future.cypher'}) DELETE m")


def test_readiness_notices_a_broker_that_is_away(world: World) -> None:
    config = world.config.model_copy(update={"redis_url": "redis://127.0.0.1:1/0"})
    app = create_app(config, database=world.database, ring=world.ring)
    with TestClient(app) as client:
        body = client.get("/v1/health/ready").json()
    assert body["parts"]["broker"] == "does not answer"
    assert "127.0.0.1" not in str(body)


BREAKS = [
    "MATCH (c:Contact {state: 'private'}) WITH c LIMIT 1 REMOVE c.scope",
    "MATCH (c:Contact {state: 'private'}) WITH c LIMIT 1 SET c.scope = 'org:else'",
    "MATCH (c:Contact {state: 'private'}) WITH c LIMIT 1 SET c.pid = 'nobody'",
    "MATCH (c:Contact {state: 'private'}) WITH c LIMIT 1 REMOVE c.company_id",
    "MATCH (c:Contact {state: 'private'}) WITH c LIMIT 1 SET c.company_id = 'nowhere'",
    "MATCH (c:Contact {state: 'matched'}) WITH c LIMIT 1 SET c.pid = 'none'",
    "MATCH (c:Contact {state: 'matched'}) WITH c LIMIT 1 SET c.pid = 'nobody'",
    "MATCH (:User)-[k:KNOWS]->(:Contact) WITH k LIMIT 1 REMOVE k.scope",
    "MATCH (:User)-[k:KNOWS]->(:Contact) WITH k LIMIT 1 DELETE k",
    "MATCH (u:User), (c:Contact) WHERE c.owner <> u.id WITH * LIMIT 1 CREATE (u)-[:KNOWS]->(c)",
    "MATCH (u:User), (p:Person) WITH u, p LIMIT 1 CREATE (u)-[:KNOWS {scope: u.scope}]->(p)",
    "MATCH (c:Contact), (p:Person) WITH c, p LIMIT 1 CREATE (p)-[:SEEN]->(c)",
    "MATCH (d:ContactDetail) WITH d LIMIT 1 SET d.contact = 'none'",
    "MATCH (d:ContactDetail) WITH d LIMIT 1 SET d.scope = 'org:else'",
    "MATCH (o:OrgCompany) WITH o LIMIT 1 REMOVE o.scope",
    "MATCH (u:User) WITH u LIMIT 1 SET u.person_id = 'nobody'",
    "MATCH (u:User) WITH u LIMIT 1 REMOVE u.scope",
    "MATCH (k:ApiKey) WITH k LIMIT 1 REMOVE k.scope",
    "MATCH (i:Import) WITH i LIMIT 1 REMOVE i.scope",
    "MATCH (s:Source) WITH s LIMIT 1 REMOVE s.scope",
    "MATCH (v:Verdict) WITH v LIMIT 1 REMOVE v.scope",
    "CREATE (:UploadChunk {import: 'gone', number: 0, scope: 'user:x'})",
    "CREATE (:WorkHistory {id: 'x'})",
    "CREATE (:Education {id: 'x'})",
    "CREATE (:ReferenceAccount {id: 'x', holder: 'nobody'})",
]


@pytest.mark.parametrize("breaking", BREAKS)
def test_the_integrity_query_notices(world: World, driver: neo4j.Driver, breaking: str) -> None:
    """Each is tried in a transaction that is taken back."""
    with driver.session() as session, session.begin_transaction() as tx:  # pyright: ignore[reportUnknownMemberType]
        assert tx.run(integrity.INTEGRITY.text, limit=1_000_000).values() == []  # pyright: ignore[reportArgumentType]
        summary = tx.run(breaking).consume()  # pyright: ignore[reportArgumentType]
        assert summary.counters.contains_updates
        assert tx.run(integrity.INTEGRITY.text, limit=1_000_000).values() != []  # pyright: ignore[reportArgumentType]
        tx.rollback()


CURSOR = Cursor("test", TypeAdapter(tuple[Number, Word]))


def test_a_cursor_comes_back_as_it_went() -> None:
    assert CURSOR.decode(CURSOR.encode((5, "Åse"))) == (5, "Åse")
    assert CURSOR.decode(None) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "%",
        "é",
        "=" * 5,
        CURSOR.encode((5, "a"))[:-3],
        Cursor("other", TypeAdapter(tuple[Number, Word])).encode((5, "a")),
        Cursor("test", TypeAdapter(tuple[Word, Word])).encode(("5", "a")),
        Cursor("test", TypeAdapter(tuple[Number])).encode((5,)),
        "dGVzdFsxZTQwMCwgImEiXQ",
        "dGVzdFs5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTksImEiXQ",
        "dGVzdFtbW1tbW1tb",
    ],
)
def test_a_cursor_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        CURSOR.decode(text)
    assert caught.value.field == "cursor"


def test_the_application_opens_its_own_database_and_closes_it(world: World) -> None:
    app: FastAPI = create_app(world.config, ring=world.ring)
    with TestClient(app) as client:
        assert client.get("/v1/me", headers=world.kim.headers).status_code == 200
