"""A database that is slow, frozen, or whose disk is full: clear errors, and nothing half done."""

import threading
from collections.abc import Callable, Iterator

import pytest

from graphsvc.access.integrity import find_broken
from graphsvc.database import Database, Result, Transaction
from graphsvc.embedded.neo4j import USER
from graphsvc.errors import Unavailable
from graphsvc.runs.look import any_run
from graphsvc.sealing import KeyRing
from tests.contacts.office import Office, open_office
from tests.lanes import long
from tests.runs.conftest import DISK
from tests.runs.installation import Installation
from tests.runs.proxy import SlowWay, slow_way
from tests.runs.test_messages import book

PEOPLE = [f"Ada Byron{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(600)]


@pytest.fixture
def office(parts: Installation) -> Iterator[Office]:
    """An organisation with one user, and a connection that is as quick as ever."""
    with parts.session() as session, parts.open() as database:
        parts.empty(session)
        yield open_office(database, KeyRing(parts.keys), session)


@pytest.fixture
def way(parts: Installation) -> Iterator[SlowWay]:
    with slow_way(parts.graph.port) as made:
        yield made


def by(way: SlowWay, parts: Installation, *, patience: float) -> Database:
    """A connection by that way."""
    return Database(way.uri, user=USER, password=parts.graph.password, patience=patience)


def test_an_import_by_a_slow_way_is_what_it_would_have_been(
    parts: Installation, office: Office, way: SlowWay
) -> None:
    office.upload(book(*PEOPLE[:200]), label="quick")
    slow = office.waiting(book(*PEOPLE[:200]), label="slow")
    way.delay = 0.05
    with by(way, parts, patience=30) as database:
        assert office.run(slow, database=database)
    assert office.state(slow).state == "done"
    assert office.content(label="slow") == office.content(label="quick")


def test_an_import_whose_database_freezes_goes_on_when_it_thaws(
    parts: Installation, office: Office, way: SlowWay
) -> None:
    office.upload(book(*PEOPLE), label="quick")
    run_id = office.waiting(book(*PEOPLE), label="frozen")
    begun = threading.Event()

    class Freezing(Database):
        """Its way is blocked once the first batch is written."""

        def write(self, work: Callable[[Transaction], Result]) -> Result:
            if any_run(office.database, run_id).done > 0:
                begun.set()
                way.blocked.set()
            return super().write(work)

    with (
        Freezing(way.uri, user=USER, password=parts.graph.password, patience=1) as database,
        pytest.raises(Unavailable, match="does not answer"),
    ):
        office.run(run_id, database=database)
    assert begun.is_set()
    way.blocked.clear()
    office.session.run("MATCH (r:Run {id: $id}) SET r.lease = 0", id=run_id).consume()
    assert office.run(run_id)
    assert office.content(label="frozen") == office.content(label="quick")


@long
def test_a_full_disk_is_said_to_be_full_and_nothing_is_half_done(
    parts: Installation, office: Office
) -> None:
    if (disk := parts.small_disk) is None:
        pytest.skip("this machine lets nobody mount a file system of their own")
    kept = office.upload(book(*PEOPLE[:20]), label="kept")
    run_id = office.waiting(book(*PEOPLE), label="full")
    disk.fill(left=500)
    with pytest.raises(Unavailable, match="disk may be full"):
        office.run(run_id)
    with pytest.raises(Unavailable, match="disk may be full"):
        office.state(run_id)
    disk.resize(DISK)
    parts.kill_neo4j()
    parts.start_neo4j()
    _goes_on(office, run_id)
    assert office.state(kept.id) == kept


def _goes_on(office: Office, run_id: str) -> None:
    office.session.run("MATCH (r:Run {id: $id}) SET r.lease = 0", id=run_id).consume()
    assert office.run(run_id)
    state = office.state(run_id)
    assert (state.state, state.added, state.done) == ("done", len(PEOPLE), len(PEOPLE))
    assert find_broken(office.database, limit=1_000_000) == []
