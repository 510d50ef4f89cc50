"""Deriving as runs: one at a time, started when something is due, whole on request."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Event

import neo4j
import pytest

from graphsvc.database import Database
from graphsvc.directory.deriving.derive import Derived, derive, mark_all, remaining
from graphsvc.directory.loading import load_directory
from graphsvc.errors import Unavailable
from graphsvc.ids import new_id
from graphsvc.jobs.duties import EXECUTORS, tick
from graphsvc.runs import deriving
from graphsvc.runs.deriving import ask_to_derive, derive_now, derive_when_due
from graphsvc.runs.ledger import END, FOR_A_PERSON, FOR_LATER, MOST_ATTEMPTS, claim, sweep
from graphsvc.runs.look import EVERYBODYS, all_runs, any_run, cancel
from graphsvc.runs.working import Work, Worker, run_next, run_this
from graphsvc.sealing import KeyRing
from loaders.records import Company, DirectoryRecord, Employment, PartialDate, Person
from tests.judge.kept import clear
from tests.runs.places import derived_dump

PEOPLE = 12
COMPANIES = 30


def records(*, jobs: int) -> list[DirectoryRecord]:
    """Everybody at every company, some of whom are former colleagues then."""
    day = PartialDate.parse
    return [
        *(Company(f"c{n}", f"Company {n}") for n in range(COMPANIES)),
        *(Person(f"p{n}", f"Person {n}") for n in range(PEOPLE)),
        *(
            Employment(f"p{n}", f"c{place}", "Clerk", day(f"{2000 + n % 5}"), day("2010"))
            for place in range(COMPANIES)
            for n in range(jobs)
        ),
    ]


@pytest.fixture
def loaded(empty: Database, session: neo4j.Session) -> Database:
    """A directory whose ties nobody has derived."""
    clear(session)
    load(empty, jobs=PEOPLE)
    return empty


def load(database: Database, *, jobs: int) -> None:
    load_directory(database, records(jobs=jobs), source="test", as_of=20_000)


def worker(database: Database, ring: KeyRing, does: Callable[[Work], None] | None = None) -> Worker:
    executors = {"derive": does} if does else EXECUTORS
    return Worker(database, ring, executors, new_id())


def long_still(session: neo4j.Session) -> None:
    """As if the directory had last changed an hour ago."""
    session.run("MATCH (s:DirectoryState) SET s.changed = timestamp() - 3600000").consume()


def test_a_command_derives_at_once(loaded: Database, ring: KeyRing, session: neo4j.Session) -> None:
    assert remaining(loaded) == COMPANIES
    seen: list[tuple[int, int]] = []
    told = Worker(loaded, ring, {}, "here", progress=lambda done, total: seen.append((done, total)))
    done = derive_now(told)
    assert (done.places, done.added > 0, remaining(loaded)) == (COMPANIES, True, 0)
    assert seen[-1] == (COMPANIES, COMPANIES)
    assert [run.state for run in all_runs(loaded, states=["done"], limit=9)] == ["done"]
    assert derive_now(told) == Derived()


def test_two_that_derive_at_once_make_each_tie_once(
    loaded: Database, ring: KeyRing, session: neo4j.Session
) -> None:
    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(derive_now, [worker(loaded, ring) for _ in range(4)]))
    assert remaining(loaded) == 0
    kept = derived_dump(session)
    assert sum(one.places for one in done) == COMPANIES
    mark_all(loaded)
    assert derive(loaded) == Derived(places=COMPANIES)
    assert derived_dump(session) == kept


def test_all_anew_is_what_was_there(
    loaded: Database, ring: KeyRing, session: neo4j.Session
) -> None:
    """Incremental after every load, and whole at the end: the same ties."""
    for jobs in (PEOPLE * 3 // 4, PEOPLE, PEOPLE * 5 // 6):
        load(loaded, jobs=jobs)
        derive_now(worker(loaded, ring))
    kept = derived_dump(session)
    mark_all(loaded)
    assert remaining(loaded) == COMPANIES
    assert derive_now(worker(loaded, ring)) == Derived(places=COMPANIES)
    assert derived_dump(session) == kept
    session.run("MATCH (:Person)-[t:EX_COLLEAGUE]->() DELETE t").consume()
    mark_all(loaded)
    derive_now(worker(loaded, ring))
    assert derived_dump(session) == kept


def test_the_scheduler_derives_what_nobody_else_does(
    loaded: Database, ring: KeyRing, session: neo4j.Session
) -> None:
    assert not loaded.write(derive_when_due), "whoever loads derives by themselves"
    long_still(session)
    assert tick(loaded)
    assert not loaded.write(derive_when_due), "one is enough"
    [run] = all_runs(loaded, states=["queued"], limit=9)
    assert run_next(worker(loaded, ring)) == run.id
    assert remaining(loaded) == 0
    assert not tick(loaded)
    assert any_run(loaded, run.id).done == COMPANIES


def test_a_command_takes_up_what_one_before_it_has_died_of(
    loaded: Database, ring: KeyRing, session: neo4j.Session
) -> None:
    """The run is the dead one's until its lease is over, and nobody else is there to see to it."""
    run_id = loaded.write(partial(ask_to_derive, priority=FOR_A_PERSON))
    assert claim(loaded, run_id, worker="dead")
    session.run("MATCH (r:Run) SET r.lease = timestamp() + 1500").consume()
    derive_now(worker(loaded, ring))
    assert not remaining(loaded)


def test_a_command_says_so_where_the_run_has_killed_all_who_took_it(
    loaded: Database, ring: KeyRing, session: neo4j.Session
) -> None:
    run_id = loaded.write(partial(ask_to_derive, priority=FOR_A_PERSON))
    assert claim(loaded, run_id, worker="dead")
    session.run(
        "MATCH (r:Run) SET r.lease = timestamp() + 500, r.attempts = $most", most=MOST_ATTEMPTS
    ).consume()
    with pytest.raises(Unavailable, match="could not be derived"):
        derive_now(worker(loaded, ring))


def test_a_run_that_was_set_aside_is_not_begun_again_and_again(
    loaded: Database, ring: KeyRing, session: neo4j.Session
) -> None:
    long_still(session)
    assert loaded.write(derive_when_due)
    [run] = all_runs(loaded, states=["queued"], limit=9)
    for _ in range(MOST_ATTEMPTS):
        assert claim(loaded, run.id, worker="dies")
        session.run("MATCH (r:Run) SET r.lease = 0").consume()
    assert sweep(loaded) == 1
    assert not tick(loaded)
    done = derive_now(worker(loaded, ring))
    assert (done.places, any_run(loaded, run.id).state) == (COMPANIES, "done")


def test_one_that_was_stopped_is_begun_again_when_the_directory_changes(
    loaded: Database, ring: KeyRing, session: neo4j.Session
) -> None:
    run_id = loaded.write(partial(ask_to_derive, priority=FOR_LATER))
    loaded.write(lambda tx: cancel(tx.run, run_id, scope=EVERYBODYS))
    assert run_this(worker(loaded, ring), run_id)
    assert any_run(loaded, run_id).state == "cancelled"
    assert remaining(loaded) == COMPANIES
    long_still(session)
    assert not loaded.write(derive_when_due)
    session.run("MATCH (r:Run) SET r.ended = 1").consume()
    assert loaded.write(derive_when_due)


def test_whoever_asks_joins_the_run_that_is_there(loaded: Database, ring: KeyRing) -> None:
    first = loaded.write(partial(ask_to_derive, priority=FOR_LATER))
    assert loaded.write(partial(ask_to_derive, priority=FOR_A_PERSON)) == first


def test_a_command_waits_for_the_worker_that_derives(
    loaded: Database, ring: KeyRing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deriving, "POLL_SECONDS", 0.02)
    run_id = loaded.write(partial(ask_to_derive, priority=FOR_LATER))
    found, told = claim(loaded, run_id, worker="elsewhere"), Event()
    assert found

    def elsewhere() -> None:
        assert told.wait(60)
        derive(loaded)
        loaded.execute(END, id=run_id, token=found.token, state="done")

    waiting = Worker(loaded, ring, {}, "here", progress=lambda _done, _total: told.set())
    with ThreadPoolExecutor(1) as pool:
        other = pool.submit(elsewhere)
        assert derive_now(waiting) == Derived()
        other.result()


def test_a_command_says_when_nobody_can_derive(
    loaded: Database, ring: KeyRing, monkeypatch: pytest.MonkeyPatch, session: neo4j.Session
) -> None:
    monkeypatch.setattr(deriving, "POLL_SECONDS", 0.0)
    run_id = loaded.write(partial(ask_to_derive, priority=FOR_LATER))
    assert claim(loaded, run_id, worker="elsewhere")

    def set_aside(_done: int, _total: int) -> None:
        session.run(
            "MATCH (r:Run) SET r.state = 'set_aside', r.error = 'Defect at x:1' REMOVE r.busy"
        ).consume()

    with pytest.raises(Unavailable, match="Defect at x:1"):
        derive_now(Worker(loaded, ring, {}, "here", progress=set_aside))


def test_ties_of_another_model_of_strength_are_derived_anew(
    loaded: Database, ring: KeyRing, session: neo4j.Session
) -> None:
    derive_now(worker(loaded, ring))
    kept = derived_dump(session)
    session.run("MATCH ()-[t:EX_COLLEAGUE]->() SET t.cost = t.cost + 1").consume()
    session.run("MATCH (s:DirectoryState) SET s.model = 'an earlier one'").consume()
    done = derive_now(worker(loaded, ring))
    assert (done.places, done.added, done.dropped > 0) == (COMPANIES, done.dropped, True)
    assert derived_dump(session) == kept
    assert derive_now(worker(loaded, ring)) == Derived()
