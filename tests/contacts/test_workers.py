"""Workers that come twice, die, or are overtaken: the graph is as if one had done it all."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import neo4j
import pytest

from graphsvc.access.door import Door
from graphsvc.access.integrity import find_broken
from graphsvc.contacts.imports.start import undo_import
from graphsvc.contacts.writing import queries as ingesting
from graphsvc.database import Database, Result, Transaction
from graphsvc.embedded import Services
from graphsvc.errors import Conflict
from graphsvc.ontology import user_scope
from graphsvc.runs.ledger import MOST_ATTEMPTS, claim, sweep
from graphsvc.runs.look import cancel, retry
from graphsvc.sealing import KeyRing
from tests.contacts.office import Office, dangling, open_office

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
PEOPLE = ["Ada Byron", "Bo Berg", "Cy Cole", "Di Dole", "Ed Else", "Flo Fox", "Gus Gill", "Hal Hum"]


def file_of(people: list[str], *, works_at: str = "Works") -> bytes:
    """A file in which everybody has an employer of their own."""
    rows = [
        f"{person.replace(' ', ',')},,,{works_at} {person},Clerk,07 Mar 2020" for person in people
    ]
    return "\n".join([HEADER, *rows, ""]).encode()


FIRST, SECOND = file_of(PEOPLE[:5]), file_of(PEOPLE[2:])
MOVED = file_of(PEOPLE[2:], works_at="Mill")
"""The same people as in the second file, with another employer."""


@pytest.fixture
def office(
    empty: Database,
    ring: KeyRing,
    session: neo4j.Session,
    monkeypatch: pytest.MonkeyPatch,
) -> Office:
    """Batches are of two rows, so that a small file takes several."""
    monkeypatch.setattr(ingesting, "BATCH", 2)
    return open_office(empty, ring, session)


class Killed(BaseException):
    """The process ends here."""


class Eventful(Database):
    """A connection to which something happens before one of its writes."""

    def __init__(self, running: Services, *, before: int, event: Callable[[], None]) -> None:
        super().__init__(
            running.neo4j_uri, user=running.neo4j_user, password=running.neo4j_password
        )
        self._left = before
        self._event = event
        self.happened = False

    def write(self, work: Callable[[Transaction], Result]) -> Result:
        self._left -= 1
        if self._left < 0 and not self.happened:
            self.happened = True
            self._event()
        return super().write(work)


def kill() -> None:
    raise Killed


def let_lease_run_out(office: Office, import_id: str) -> None:
    office.session.run(
        "MATCH (r:Run {id: $id, state: 'running'}) SET r.lease = 0", id=import_id
    ).consume()


def left_by(office: Office, import_id: str, *, label: str) -> object:
    """What an import left: contacts, counts, and what it says of each row."""
    state = office.state(import_id)
    verdicts = [
        (one.row, one.kind, one.name, one.left_company) for one in office.verdicts(import_id)
    ]
    counts = (state.rows, state.done, state.verdicts, state.added, state.changed, state.removed)
    return office.content(label=label), counts, verdicts, state.state


def undisturbed(office: Office) -> object:
    """What the two files leave when nothing happens."""
    office.upload(FIRST, label="undisturbed")
    second = office.upload(MOVED, label="undisturbed")
    assert (second.added, second.changed, second.removed) == (3, 3, 2)
    return left_by(office, second.id, label="undisturbed")


def test_a_message_that_comes_twice_does_nothing(office: Office) -> None:
    import_id = office.waiting(FIRST)
    assert office.run(import_id)
    before, state = office.all_there_is(), office.state(import_id)
    assert not office.run(import_id)
    assert (office.all_there_is(), office.state(import_id)) == (before, state)


def test_a_message_of_an_import_that_is_none_does_nothing(office: Office) -> None:
    assert not office.run("00000000-0000-7000-8000-000000000000")


def test_while_the_lease_runs_nobody_else_takes_an_import(office: Office) -> None:
    import_id = office.waiting(FIRST)
    assert claim(office.database, import_id, worker="first")
    assert not office.run(import_id)
    assert office.state(import_id).state == "running"
    assert office.contacts() == {}
    let_lease_run_out(office, import_id)
    assert office.run(import_id)
    assert office.state(import_id).state == "done"


def test_of_eight_workers_at_once_one_runs_an_import(office: Office) -> None:
    for label in ("a", "b", "c"):
        import_id = office.waiting(FIRST, label=label)
        with ThreadPoolExecutor(8) as pool:
            ran = list(pool.map(office.run, [import_id] * 8))
        assert sum(ran) == 1
        assert len(office.contacts(label=label)) == 5


def writes_of_an_import(office: Office, running: Services) -> int:
    """How often an import writes."""
    writes = 0

    def count() -> None:
        nonlocal writes
        writes += 1

    for before in range(100):
        label = f"count {before}"
        office.upload(FIRST, label=label)
        with Eventful(running, before=before, event=count) as database:
            assert office.run(office.waiting(SECOND, label=label), database=database)
            if not database.happened:
                return writes
    raise AssertionError("an import of six rows writes a hundred times")


def test_an_import_that_is_killed_at_any_write_is_taken_up_again(
    office: Office, running: Services, session: neo4j.Session
) -> None:
    wanted = undisturbed(office)
    writes = writes_of_an_import(office, running)
    assert writes > 5
    for before in range(writes):
        label = f"killed {before}"
        office.upload(FIRST, label=label)
        import_id = office.waiting(MOVED, label=label)
        with Eventful(running, before=before, event=kill) as database, suppress(Killed):
            office.run(import_id, database=database)
        let_lease_run_out(office, import_id)
        assert office.run(import_id)
        assert left_by(office, import_id, label=label) == wanted
    assert list(dangling(session)) == []


def test_an_import_that_is_stopped_at_any_write_is_taken_back(
    office: Office, running: Services, session: neo4j.Session
) -> None:
    for before in range(writes_of_an_import(office, running) + 1):
        label = f"stopped {before}"
        first = office.upload(FIRST, label=label)
        kept = office.contacts(label=label)
        import_id = office.waiting(MOVED, label=label)

        def stop(import_id: str = import_id) -> None:
            office.database.write(
                lambda tx: cancel(tx.run, import_id, scope=user_scope(office.user.id))
            )

        with Eventful(running, before=before, event=stop) as database:
            assert office.run(import_id, database=database)
            stopped = database.happened
        state = office.state(import_id)
        if not stopped:
            assert state.state == "done"
            continue
        assert (state.state, state.run) == ("discarded", None)
        assert (state.done, state.added, state.changed, state.removed) == (0, 0, 0, 0)
        assert set(state.verdicts.values()) == {0}
        assert office.contacts(label=label) == kept
        assert office.verdicts(import_id) == []
        assert [one.kind for one in office.verdicts(first.id)] == ["private"] * 5
        chunks = session.run("MATCH (c:UploadChunk {import: $id}) RETURN c", id=import_id)
        assert chunks.value() == []
        assert office.upload(MOVED, label=label).state == "done"
    assert list(dangling(session)) == []
    assert find_broken(office.database, limit=1_000_000) == []


def test_one_that_dies_while_it_is_taken_back_is_taken_back_all_the_same(
    office: Office, running: Services
) -> None:
    for before in range(1, 6):
        label = f"stopped and killed {before}"
        office.upload(FIRST, label=label)
        kept = office.contacts(label=label)
        import_id = office.waiting(MOVED, label=label)
        with Eventful(running, before=4, event=kill) as database, suppress(Killed):
            office.run(import_id, database=database)
        assert office.contacts(label=label) != kept
        scope = user_scope(office.user.id)
        office.database.write(lambda tx, i=import_id, s=scope: cancel(tx.run, i, scope=s))
        let_lease_run_out(office, import_id)
        with Eventful(running, before=before, event=kill) as database, suppress(Killed):
            office.run(import_id, database=database)
        let_lease_run_out(office, import_id)
        office.run(import_id)
        assert office.state(import_id).state == "discarded"
        assert office.contacts(label=label) == kept


def test_an_import_that_nobody_has_begun_is_given_up(office: Office) -> None:
    import_id = office.waiting(FIRST)
    office.database.write(lambda tx: cancel(tx.run, import_id, scope=user_scope(office.user.id)))
    assert office.run(import_id)
    assert (office.state(import_id).state, office.contacts()) == ("discarded", {})


def test_an_undo_is_not_stopped_halfway(office: Office) -> None:
    done = office.upload(FIRST)
    Door(office.database, office.user.viewer, office.ring).change(
        lambda desk: undo_import(desk, done.id)
    )
    with pytest.raises(Conflict, match="cannot be stopped"):
        office.database.write(lambda tx: cancel(tx.run, done.id, scope=user_scope(office.user.id)))
    assert office.run(done.id)
    assert office.state(done.id).state == "undone"


def test_a_worker_that_is_overtaken_writes_nothing_more(
    office: Office, running: Services, session: neo4j.Session
) -> None:
    """Another one takes the import over before any write of the first and runs it to its end, and a
    newer file is imported: what the first one still holds is of yesterday."""
    for before in range(1, writes_of_an_import(office, running)):
        label = f"overtaken {before}"
        office.upload(file_of(PEOPLE[:5], works_at=label), label=label)
        import_id = office.waiting(file_of(PEOPLE[2:], works_at=label), label=label)

        kept: list[object] = []

        def overtake(
            import_id: str = import_id, label: str = label, kept: list[object] = kept
        ) -> None:
            let_lease_run_out(office, import_id)
            assert office.run(import_id)
            office.upload(file_of(PEOPLE[:1], works_at="Later"), label=label)
            kept.append(office.all_there_is())

        with Eventful(running, before=before, event=overtake) as database:
            assert not office.run(import_id, database=database)
        assert kept == [office.all_there_is()]
        assert office.state(import_id).state == "done"
    assert list(dangling(session)) == []


def test_an_own_company_is_not_dropped_while_an_import_is_about_to_name_it(
    office: Office, running: Services, session: neo4j.Session
) -> None:
    """Before any write of one user another one of the organisation drops what named the company."""
    mate = office.another_user()
    for before in range(1, writes_of_an_import(office, running)):
        label = f"dropped {before}"
        theirs = file_of(PEOPLE, works_at=label)
        mate.upload(theirs, label=label)
        import_id = office.waiting(theirs, label=label)

        def drop(label: str = label) -> None:
            mate.upload(file_of(PEOPLE[:1], works_at="Elsewhere"), label=label)

        with Eventful(running, before=before, event=drop) as database:
            assert office.run(import_id, database=database)
        assert list(dangling(session)) == []


def test_after_five_attempts_an_import_is_set_aside(office: Office) -> None:
    import_id = office.waiting(FIRST)
    for _ in range(MOST_ATTEMPTS):
        assert claim(office.database, import_id, worker="dies")
        let_lease_run_out(office, import_id)
    assert not office.run(import_id)
    assert sweep(office.database) == 1
    state = office.state(import_id)
    assert (state.state, office.contacts()) == ("failed", {})
    assert state.run
    assert "silent" in (state.run.error or "")
    with pytest.raises(Conflict, match="under way"):
        office.waiting(FIRST)
    assert not office.run(import_id)
    office.database.write(lambda tx: retry(tx.run, import_id, scope=user_scope(office.user.id)))
    assert office.run(import_id)
    assert office.state(import_id).state == "done"
