"""Several programs that start at once, and databases from before there was a ledger."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import LiteralString, cast

import neo4j
import pytest

from graphsvc.access.integrity import find_broken
from graphsvc.embedded import ports
from graphsvc.errors import Unavailable
from graphsvc.jobs import app as jobs
from graphsvc.queries import cypher_folder
from graphsvc.sealing import KeyRing
from graphsvc.settings import settings
from tests.contacts.office import Office, open_office
from tests.runs.installation import Installation, send_to
from tests.runs.test_messages import book


@pytest.fixture
def session(parts: Installation) -> Iterator[neo4j.Session]:
    with parts.session() as opened:
        parts.empty(opened)
        yield opened


def forget_schema(session: neo4j.Session) -> None:
    """Leaves a database as nobody has ever brought it up to date."""
    session.run("MATCH (m:__Neo4jMigration) DETACH DELETE m").consume()
    listed: list[tuple[LiteralString, LiteralString]] = [
        ("SHOW CONSTRAINTS YIELD name", "CONSTRAINT"),
        ("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP'", "INDEX"),
    ]
    for show, kind in listed:
        for name in session.run(show).value("name"):
            session.run(cast(LiteralString, f"DROP {kind} `{name}`")).consume()


def migrate(parts: Installation) -> list[str]:
    with parts.open() as database:
        return database.migrate()


@pytest.fixture
def no_broker(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing listens where it should be."""
    address = f"redis://127.0.0.1:{ports.choose('Redis', 0)}/0"
    monkeypatch.setenv("REDIS_URL", address)
    settings.cache_clear()
    before = jobs.app.conf.broker_url
    send_to(address)
    yield
    send_to(before)
    monkeypatch.undo()
    settings.cache_clear()


def test_a_broker_that_is_away_is_said_by_whoever_needs_it(no_broker: None) -> None:
    """And is no matter where the scheduler wakes a worker later."""
    for needs_it in (jobs.wake, jobs.worker_answers):
        with pytest.raises(Unavailable, match="Redis does not answer"):
            needs_it()
    jobs.nudge()


def test_of_those_that_start_at_once_one_changes_the_schema(
    parts: Installation, session: neo4j.Session
) -> None:
    forget_schema(session)
    with ThreadPoolExecutor(4) as pool:
        applied = list(pool.map(migrate, [parts] * 4))
    assert sorted(map(len, applied)) == [0, 0, 0, len(list(cypher_folder().glob("schema/V*")))]
    versions = session.run("MATCH (m:__Neo4jMigration) RETURN m.version").value()
    assert len(versions) == len(set(versions)) == 1 + max(map(len, applied))
    assert migrate(parts) == []


def test_an_import_of_before_the_ledger_is_run(parts: Installation, session: neo4j.Session) -> None:
    with parts.open() as database:
        office: Office = open_office(database, KeyRing(parts.keys), session)
        import_id = office.waiting(book("Ada Byron"))
        session.run(
            "MATCH (i:Import {id: $id}), (r:Run {id: $id}) DELETE r "
            "SET i.state = 'running', i.task = 'import', i.token = 2, i.attempts = 1, i.lease = 0",
            id=import_id,
        ).consume()
        [path] = cypher_folder().glob("schema/V0012__*")
        for statement in path.read_text("utf-8").split(";"):
            if statement.strip():
                session.run(statement).consume()  # pyright: ignore[reportArgumentType]
        assert find_broken(database, limit=1_000) == []
        assert office.run(import_id)
        assert office.state(import_id).state == "done"
