"""Keys that seal are rotated while everything runs: nothing fails, and in the end the older ones
open nothing."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread
from typing import Any

import neo4j
import pytest

from graphsvc.access.door import Door
from graphsvc.contacts.imports.start import undo_import
from graphsvc.contacts.own import list_contacts
from graphsvc.database import Database
from graphsvc.errors import Defect
from graphsvc.jobs import resealing
from graphsvc.jobs.duties import EXECUTORS
from graphsvc.jobs.resealing import PAGE, QUIET_MS, SEALED, WRITE, Sealed, renewed, reseals, rotate
from graphsvc.runs.ledger import Claim
from graphsvc.runs.look import any_run
from graphsvc.runs.working import Worker, run_this
from graphsvc.sealing import KeyRing, Place
from tests.judge.kept import clear
from tests.lanes import further
from tests.runs.sealed import stored, values
from tests.visibility.offices import CYDS, Offices, build

SOON = {"Contact", "HiddenTie", "UploadChunk"}
LABELS = pytest.mark.parametrize(
    "sealed",
    [
        *(one for one in SEALED if one.label in SOON),
        *further(*(one for one in SEALED if one.label not in SOON)),
    ],
    ids=lambda one: one.label,
)
"""One of each shape of index, and in the lane ``long`` all others."""


@pytest.fixture(scope="module")
def built(
    empty: Database, driver: neo4j.Driver, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Offices]:
    """A world with keys of its own, since they change here."""
    ring = KeyRing(tmp_path_factory.mktemp("rotated") / "keys.json")
    with driver.session() as session:  # pyright: ignore[reportUnknownMemberType]
        clear(session)
        yield build(empty, ring, session, with_rivals=False)
        clear(session)


@pytest.fixture
def offices(built: Offices, session: neo4j.Session) -> Offices:
    session.run("MATCH (r:Run {kind: 'reseal'}) DELETE r").consume()
    if (rotation := built.ring.rotation()) is not None:
        assert built.ring.retire(rotation)
    return built


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Lets time pass for whoever seals anew."""
    now, passed = resealing.now_ms, [0]
    monkeypatch.setattr(resealing, "now_ms", lambda: now() + passed[0])

    def wait(ms: int) -> None:
        passed[0] += ms

    return wait


def older(offices: Offices, session: neo4j.Session) -> int:
    return sum(offices.ring.is_older(subject, value) for _, subject, _, value in values(session))


def opened(ring: KeyRing, session: neo4j.Session) -> list[bytes]:
    return [
        ring.open_bytes(subject, value, place=place) for _, subject, place, value in values(session)
    ]


def worker(offices: Offices, **how: Any) -> Worker:
    return Worker(offices.database, offices.ring, EXECUTORS, "test", **how)


def run(offices: Offices) -> str:
    """Rotates; returns the id of the run that seals anew."""
    rotate(offices.database, offices.ring)
    return reseals(offices.database)[-1].id


def test_every_sealed_property_is_in_the_table_and_nothing_else(
    offices: Offices, session: neo4j.Session
) -> None:
    """A new property that is sealed needs its row, or it would stay under the older key."""
    for made in (
        "MATCH (n:Import) SET n.problem = $x",
        "MATCH (n:FormerContact) SET n.reason = $x",
    ):
        session.run(made, x=b"of an import that was refused, of a contact that was asked").consume()
    found = {
        (label, name)
        for label, facts in stored(session)
        for name, value in facts.items()
        if isinstance(value, bytes | bytearray)
    }
    session.run("MATCH (n:Import|FormerContact) REMOVE n.problem, n.reason").consume()
    said = {(one.label, name) for one in SEALED for part in one.parts for name in part.fields}
    assert found == said
    assert len({one.label for one in SEALED}) == len(SEALED)


def test_after_a_rotation_all_is_sealed_anew_and_the_older_keys_open_nothing(
    offices: Offices, session: neo4j.Session, later: Callable[[int], None], tmp_path: Path
) -> None:
    old = tmp_path / "old.json"
    old.write_bytes(_path(offices).read_bytes())
    plain, count = opened(offices.ring, session), len(values(session))
    run_id = run(offices)
    assert older(offices, session) == count
    assert opened(offices.ring, session) == plain
    assert not run_this(worker(offices), run_id)
    assert older(offices, session) == 0
    assert offices.ring.kept().with_older == offices.ring.kept().subjects

    waits = reseals(offices.database)[0]
    assert (waits.state, waits.place) == ("queued", "")
    later(QUIET_MS // 2)
    assert not run_this(worker(offices), run_id)
    assert offices.ring.rotation() is not None
    later(QUIET_MS)
    assert run_this(worker(offices), run_id)
    assert any_run(offices.database, run_id).state == "done"
    assert (offices.ring.rotation(), offices.ring.kept().with_older) == (None, 0)
    assert opened(offices.ring, session) == plain
    stolen = KeyRing(old)
    for _, subject, place, value in values(session):
        with pytest.raises(Defect, match="does not open"):
            stolen.open_bytes(subject, value, place=place)


def test_what_comes_under_an_older_key_after_all_is_waited_for_once_more(
    offices: Offices, session: neo4j.Session, later: Callable[[int], None]
) -> None:
    """As of a process that had sealed it before the rotation."""
    place = Place("OrgSchool", "late", "name")
    scope = f"org:{offices.alpha.id}"
    late = offices.ring.seal(scope, "Late", place=place)
    run_id = run(offices)
    assert not run_this(worker(offices), run_id)
    session.run(
        "CREATE (:OrgSchool {id: 'late', org: $org, scope: $scope, name: $name, name_index: 'l'})",
        org=offices.alpha.id,
        scope=scope,
        name=late,
    ).consume()
    later(2 * QUIET_MS)
    assert not run_this(worker(offices), run_id)
    assert older(offices, session) == 0
    assert offices.ring.rotation() is not None
    assert not run_this(worker(offices), run_id)
    later(2 * QUIET_MS)
    assert run_this(worker(offices), run_id)
    session.run("MATCH (s:OrgSchool {id: 'late'}) DELETE s").consume()
    assert offices.ring.rotation() is None


class Killed(BaseException):
    """A worker that is no more: nothing of it says so in the ledger."""


def test_a_pass_that_is_killed_goes_on_where_it_was(
    offices: Offices, session: neo4j.Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        resealing, "SEALED", tuple(replace(one, at_once=3) for one in resealing.SEALED)
    )
    count, hold = len(stored(session)), Claim.hold
    run_id, held, calls = run(offices), list[int](), iter(range(1, 1_000))

    def dying(self: Claim, tx: Any, done: int) -> None:
        hold(self, tx, done)
        if next(calls) % 8 == 0:
            raise Killed
        held.append(done)

    monkeypatch.setattr(Claim, "hold", dying)
    kills = 0
    while any_run(offices.database, run_id).state != "queued" or not kills:
        session.run("MATCH (r:Run {id: $id}) SET r.lease = 0", id=run_id).consume()
        try:
            assert not run_this(worker(offices), run_id)
        except Killed:
            kills += 1
    assert kills > 3
    assert older(offices, session) == 0
    assert held == sorted(held)
    assert max(held) <= count


def test_a_newer_rotation_begins_a_pass_anew_and_an_older_run_ends_by_itself(
    offices: Offices, session: neo4j.Session, later: Callable[[int], None]
) -> None:
    first = run(offices)
    leaving = iter([False] * 4)
    assert not run_this(worker(offices, leaving=lambda: next(leaving, True)), first)
    assert '"' in reseals(offices.database)[0].place
    second = run(offices)
    assert not run_this(worker(offices), first)
    assert older(offices, session) == 0
    later(2 * QUIET_MS)
    assert run_this(worker(offices), second)
    assert offices.ring.rotation() is None
    assert run_this(worker(offices), first)
    assert reseals(offices.database) == []


@LABELS
def test_what_was_written_meanwhile_is_left_alone(
    offices: Offices, session: neo4j.Session, sealed: Sealed
) -> None:
    ring, database = offices.ring, offices.database
    run(offices)
    rows = database.execute(PAGE, label=sealed.label, first="", second=sealed.start, limit=500)
    writes: list[Any] = [row for one in rows if (row := renewed(ring, sealed, one.facts))]
    before = dict(_nodes(session, sealed))
    assert len(writes) > 0
    name = writes[0]["names"][0]
    changed = writes[0]["before"][name]
    session.run(
        f"MATCH (n:{sealed.label}) WHERE n.{name} = $changed SET n.{name} = $now",  # pyright: ignore[reportArgumentType]
        changed=changed,
        now=b"newer",
    ).consume()
    database.execute(WRITE, label=sealed.label, rows=writes)
    after = dict(_nodes(session, sealed))
    [kept] = [id_ for id_, facts in after.items() if facts.get(name) == b"newer"]
    assert after.pop(kept) == {**before.pop(kept), name: b"newer"}
    assert before.keys() == after.keys()
    fields = {field for part in sealed.parts for field in part.fields}
    for id_, facts in after.items():
        assert {key for key in facts if facts[key] != before[id_].get(key)} <= fields
        assert not renewed(ring, sealed, facts)
    session.run(
        f"MATCH (n:{sealed.label}) WHERE n.{name} = $now SET n.{name} = $before",  # pyright: ignore[reportArgumentType]
        now=b"newer",
        before=changed,
    ).consume()
    _seal_anew(offices)


@LABELS
def test_a_page_goes_into_its_label_alone_and_from_its_place(
    offices: Offices, session: neo4j.Session, sealed: Sealed
) -> None:
    database, first, second = offices.database, "", sealed.start
    seen = list[Mapping[str, Any]]()
    while rows := database.execute(PAGE, label=sealed.label, first=first, second=second, limit=2):
        seen += [row.facts for row in rows]
        first, second = max(sealed.key(row.facts) for row in rows)
    assert sorted(map(repr, seen)) == sorted(repr(facts) for _, facts in _nodes(session, sealed))
    profile = database.profile(PAGE, label=sealed.label, first=first, second=second, limit=2)
    assert (profile.rows, profile.hits < 10) == (0, True)


def test_reads_imports_and_undoing_go_on_meanwhile(
    offices: Offices, session: neo4j.Session, later: Callable[[int], None]
) -> None:
    over, wrong = Event(), list[BaseException]()
    door = Door(offices.database, offices.ann.viewer, offices.ring)

    def reading() -> None:
        while not over.is_set():
            assert door.look(list_contacts)

    def importing() -> None:
        own = Door(offices.database, offices.cyd.viewer, offices.ring)
        while not over.is_set():
            for text in (CYDS, CYDS.replace("Apple", "Pear")):
                newest = offices.upload(offices.cyd, text, label="meanwhile")
            own.change(lambda desk, newest=newest: undo_import(desk, newest))
            assert run_this(worker(offices), newest)

    def kept(work: Any) -> None:
        try:
            work()
        except BaseException as error:
            wrong.append(error)
            over.set()

    threads = [Thread(target=kept, args=(work,)) for work in (reading, reading, importing)]
    for thread in threads:
        thread.start()
    try:
        for _ in range(2):
            run_id = run(offices)
            run_this(worker(offices), run_id)
            later(2 * QUIET_MS)
            while not run_this(worker(offices), run_id):
                later(2 * QUIET_MS)
    finally:
        over.set()
        for thread in threads:
            thread.join()
    assert wrong == []
    assert offices.ring.rotation() is None
    assert opened(offices.ring, session)


def test_an_undo_seals_anew_what_it_brings_back(offices: Offices, session: neo4j.Session) -> None:
    """It moves what an import kept to where a pass has been."""
    offices.upload(offices.cyd, CYDS, label="undone")
    newest = offices.upload(offices.cyd, CYDS.replace("Apple", "Pear"), label="undone")
    rotate(offices.database, offices.ring)
    kept = [facts for label, facts in stored(session) if label == "FormerContact"]
    assert kept
    door = Door(offices.database, offices.cyd.viewer, offices.ring)
    door.change(lambda desk: undo_import(desk, newest))
    assert run_this(worker(offices), newest)
    back = {facts["contact"] for facts in kept if facts["import"] == newest}
    assert back
    for sealed, subject, place, value in values(session):
        if sealed.label in ("Contact", "ContactDetail") and place.id in back:
            assert not offices.ring.is_older(subject, value)
            offices.ring.open_bytes(subject, value, place=place)
    _seal_anew(offices)


def test_whose_keys_were_destroyed_stays_so(
    offices: Offices, session: neo4j.Session, later: Callable[[int], None]
) -> None:
    scope = "user:gone"
    offices.ring.create(scope)
    place = Place("Verdict", "gone/1", "said")
    value = offices.ring.seal(scope, "{}", place=place)
    session.run(
        "CREATE (:Verdict {import: 'gone', row: 1, scope: $scope, said: $said})",
        scope=scope,
        said=value,
    ).consume()
    offices.ring.destroy(scope)
    run_id = run(offices)
    run_this(worker(offices), run_id)
    later(2 * QUIET_MS)
    assert run_this(worker(offices), run_id)
    said = session.run("MATCH (v:Verdict {import: 'gone'}) RETURN v.said AS said").single()
    session.run("MATCH (v:Verdict {import: 'gone'}) DELETE v").consume()
    assert said is not None
    assert said["said"] == value
    with pytest.raises(Defect, match="no keys"):
        offices.ring.open(scope, value, place=place)


def _path(offices: Offices) -> Path:
    return offices.ring._path  # pyright: ignore[reportPrivateUsage]


def _nodes(session: neo4j.Session, sealed: Sealed) -> list[tuple[str, Mapping[str, Any]]]:
    rows = session.run(
        f"MATCH (n:{sealed.label}) RETURN elementId(n) AS id, properties(n) AS facts"  # pyright: ignore[reportArgumentType]
    )
    return [(row["id"], row["facts"]) for row in rows]


def _seal_anew(offices: Offices) -> None:
    """Leaves nothing under an older key for the next test."""
    run_this(worker(offices), reseals(offices.database)[-1].id)
