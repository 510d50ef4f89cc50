"""One line an attempt at a run, and how much waits; neither says whose it is."""

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import suppress

import neo4j
import pytest

from graphsvc.database import Database
from graphsvc.ids import new_id
from graphsvc.ontology import RUN_KINDS, org_scope
from graphsvc.runs.backlog import gauges
from graphsvc.runs.ledger import FOR_A_PERSON, MOST_ATTEMPTS, Whose, claim, start, sweep
from graphsvc.runs.look import cancel
from graphsvc.runs.working import Work, Worker, run_this
from graphsvc.sealing import KeyRing

ORG = "quillfeather"
VALUE = "Zebedee Quillfeather"


@pytest.fixture
def store(empty: Database, session: neo4j.Session) -> Database:
    session.run("MATCH (r:Run) DELETE r").consume()
    return empty


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> Iterator[Callable[[], list[str]]]:
    """What was said of runs, without the time that they took."""

    def said() -> list[str]:
        texts = [r.getMessage() for r in caplog.records if r.name == "graphsvc.runs"]
        caplog.clear()
        return [re.sub(r" ms=\d+", "", text, count=1) for text in texts]

    with caplog.at_level(logging.INFO, logger="graphsvc"):
        yield said


def put(database: Database, kind: str = "import") -> str:
    run_id, whose = new_id(), Whose(scope=org_scope(ORG), org=ORG)
    database.write(
        lambda tx: start(tx.run, run_id, kind, whose, lane=run_id, priority=FOR_A_PERSON)
    )
    return run_id


def hold(work: Work) -> None:
    work.database.write(lambda tx: work.claim.hold(tx, 0))


def finish(work: Work) -> None:
    work.database.write(work.claim.end)


def take_back(work: Work) -> None:
    work.database.write(lambda tx: work.claim.end(tx, "cancelled"))


def break_down(_work: Work) -> None:
    raise ValueError(VALUE)


def attempt(
    database: Database, ring: KeyRing, run_id: str, does: Callable[[Work], None], *, leaving: bool
) -> None:
    executors = {"import": does, "derive": does}
    with suppress(ValueError):
        run_this(Worker(database, ring, executors, VALUE, lambda: leaving), run_id)


@pytest.mark.parametrize(
    ("does", "outcome"), [(finish, "done"), (take_back, "cancelled"), (hold, "given_back")]
)
def test_the_end_of_an_attempt_is_said_in_one_line(
    store: Database,
    ring: KeyRing,
    lines: Callable[[], list[str]],
    does: Callable[[Work], None],
    outcome: str,
) -> None:
    attempt(store, ring, put(store), does, leaving=outcome == "given_back")
    assert lines() == [f"kind=import outcome={outcome}"]


def test_a_run_that_somebody_stops_or_another_worker_takes_is_said_so(
    store: Database, ring: KeyRing, session: neo4j.Session, lines: Callable[[], list[str]]
) -> None:
    def be_stopped(work: Work) -> None:
        work.database.write(lambda tx: cancel(tx.run, work.claim.run.id, scope=org_scope(ORG)))
        hold(work)

    def be_overtaken(work: Work) -> None:
        session.run("MATCH (r:Run {id: $id}) SET r.lease = 0", id=work.claim.run.id).consume()
        assert claim(work.database, work.claim.run.id, worker="another")
        hold(work)

    for does in (be_stopped, be_overtaken):
        attempt(store, ring, put(store, "derive"), does, leaving=False)
    assert lines() == ["kind=derive outcome=cancelled", "kind=derive outcome=overtaken"]


def test_failures_are_said_without_the_words_of_the_error(
    store: Database, ring: KeyRing, lines: Callable[[], list[str]]
) -> None:
    run_id = put(store)
    for _ in range(MOST_ATTEMPTS):
        attempt(store, ring, run_id, break_down, leaving=False)
    said = lines()
    error = "error=ValueError at break_down:"
    outcomes = ["failed"] * (MOST_ATTEMPTS - 1) + ["set_aside"]
    for line, outcome in zip(said, outcomes, strict=True):
        assert line.startswith(f"kind=import outcome={outcome} {error}")
    assert "quillfeather" not in " ".join(said).lower()


def test_a_run_whose_workers_died_is_said_to_be_set_aside(
    store: Database, session: neo4j.Session, lines: Callable[[], list[str]]
) -> None:
    run_id = put(store)
    for _ in range(MOST_ATTEMPTS):
        assert claim(store, run_id, worker="dies")
        session.run("MATCH (r:Run {id: $id}) SET r.lease = 0", id=run_id).consume()
    assert lines() == []
    assert sweep(store) == 1
    assert lines() == ["kind=import outcome=set_aside"]


def test_how_much_waits_is_counted_by_kind_and_state(
    store: Database, session: neo4j.Session
) -> None:
    for kind in ("import", "import", "undo"):
        put(store, kind)
    assert claim(store, put(store), worker="works")
    session.run("MATCH (r:Run {kind: 'import', state: 'queued'}) SET r.due = r.due - 90000")
    aside = put(store, "derive")
    session.run("MATCH (r:Run {id: $id}) SET r.state = 'set_aside'", id=aside).consume()
    counts, ages = gauges(store)
    found = {labels: value for labels, value in counts.values if value}
    assert found == {
        ("import", "waiting"): 2,
        ("import", "running"): 1,
        ("undo", "waiting"): 1,
        ("derive", "set_aside"): 1,
    }
    assert len(counts.values) == 3 * len(RUN_KINDS)
    waited = {kind: age for (kind,), age in ages.values}
    assert waited["import"] >= 90 > waited["undo"]
    assert waited["derive"] == 0
