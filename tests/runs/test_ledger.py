"""The ledger: who may take which run when, and what becomes of those that fail."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from functools import partial

import neo4j
import pytest

from graphsvc.database import Database, Transaction
from graphsvc.embedded import Services
from graphsvc.errors import Conflict, NotFound, Unavailable
from graphsvc.ids import new_id
from graphsvc.ontology import RUN_KINDS
from graphsvc.runs import ledger
from graphsvc.runs.ledger import (
    FOR_A_PERSON,
    FOR_LATER,
    MOST_ATTEMPTS,
    Claim,
    Superseded,
    Whose,
    claim,
    due,
    forget,
    start,
    sweep,
    waits,
)
from graphsvc.runs.look import EVERYBODYS, all_runs, any_run, cancel, retry
from graphsvc.runs.working import Work, Worker, run_next, run_this
from graphsvc.sealing import KeyRing
from graphsvc.settings import settings


@pytest.fixture
def short_leases(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A lease runs out after half a second; a run may be silent for a quarter of one."""
    monkeypatch.setenv("GRAPHSVC_LEASE_SECONDS", "0.5")
    settings.cache_clear()
    yield
    monkeypatch.undo()
    settings.cache_clear()


def put(
    database: Database,
    *,
    lane: str | None = None,
    org: str = "o",
    user: str = "",
    priority: int = FOR_A_PERSON,
    kind: str = "import",
    rows: int | None = None,
) -> str:
    """A new run that waits; without a lane it has one of its own, without a user the only one of
    its organisation."""
    run_id = new_id()
    database.write(
        lambda tx: start(
            tx.run,
            run_id,
            kind,
            Whose(scope=f"user:{user or org}", org=org),
            lane=lane or run_id,
            priority=priority,
            rows=rows,
        )
    )
    return run_id


def finish(work: Work) -> None:
    work.database.write(work.claim.end)


def worker(
    database: Database,
    ring: KeyRing,
    does: Callable[[Work], None] = finish,
    leaving: Callable[[], bool] = lambda: False,
) -> Worker:
    executors = {"import": does, "undo": does, "derive": does}
    return Worker(database, ring, executors, new_id(), leaving)


def in_turn(database: Database, ring: KeyRing) -> list[str]:
    """The runs in the order in which a worker does them."""
    one, done = worker(database, ring), list[str]()
    while run_id := run_next(one):
        done.append(run_id)
    return done


def silence(session: neo4j.Session, run_id: str) -> None:
    """As if its worker had been silent for longer than its lease."""
    session.run("MATCH (r:Run {id: $id}) SET r.lease = 0", id=run_id).consume()


# Who takes what


def test_eight_workers_do_each_of_sixty_runs_once(store: Database, ring: KeyRing) -> None:
    wanted = [put(store) for _ in range(60)]
    done: list[str] = []

    def do(work: Work) -> None:
        done.append(work.claim.run.id)
        finish(work)

    def all_day(_number: int) -> None:
        one, empty = worker(store, ring, do), 0
        while empty < 3:
            empty = 0 if run_next(one) else empty + 1

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(all_day, range(8)))
    assert sorted(done) == sorted(wanted)
    rows = all_runs(store, states=["done"], limit=100)
    assert {(row.state, row.attempts) for row in rows} == {("done", 1)}


def test_a_worker_that_is_frozen_within_a_transaction_loses_its_run(
    store: Database, running: Services
) -> None:
    """Its locks are taken from it, and it hears so when it thaws."""
    run_id = put(store)
    found = claim(store, run_id, worker="frozen")
    assert found
    held = Claim(store, found)
    frozen, thaws = threading.Event(), threading.Event()
    uri, user, password = running.neo4j_uri, running.neo4j_user, running.neo4j_password

    def hold(tx: Transaction) -> None:
        held.hold(tx, 1)
        frozen.set()
        assert thaws.wait(60)
        held.hold(tx, 2)

    with (
        Database(uri, user=user, password=password, patience=1, write_seconds=1) as its_own,
        ThreadPoolExecutor(1) as pool,
    ):
        told = pool.submit(its_own.write, hold)
        assert frozen.wait(60)
        store.write(lambda tx: cancel(tx.run, run_id, scope="user:o"))
        thaws.set()
        with pytest.raises(Unavailable, match="took too long"):
            told.result()
    row = any_run(store, run_id)
    assert (row.done, row.state) == (0, "running")


def test_of_one_lane_one_run_is_busy(store: Database, ring: KeyRing) -> None:
    first, second, other = put(store, lane="a"), put(store, lane="a"), put(store)
    assert claim(store, first, worker="w")
    assert claim(store, second, worker="w") is None
    assert claim(store, other, worker="w")
    assert due(store) == []


def test_runs_of_a_lane_that_are_claimed_at_once_exclude_each_other(store: Database) -> None:
    for _ in range(10):
        lane = new_id()
        runs = [put(store, lane=lane) for _ in range(8)]
        with ThreadPoolExecutor(8) as pool:
            found = list(pool.map(partial(claim, store, worker="w"), runs))
        assert len([one for one in found if one]) == 1


def test_what_somebody_waits_for_goes_first(store: Database, ring: KeyRing) -> None:
    later = [put(store, priority=FOR_LATER) for _ in range(3)]
    urgent = [put(store) for _ in range(3)]
    assert in_turn(store, ring) == [*urgent, *later]


def test_an_organisation_with_many_runs_does_not_keep_the_others_waiting(
    store: Database, ring: KeyRing
) -> None:
    """With one worker they come in turn, with several each has one at a time."""
    many = [put(store, org="many") for _ in range(6)]
    few = [put(store, org="few") for _ in range(2)]
    one = put(store, org="one")
    assert in_turn(store, ring) == [many[0], few[0], one, many[1], few[1], *many[2:]]
    many = [put(store, org="many") for _ in range(4)]
    for run_id in many[:2]:
        assert claim(store, run_id, worker="w")
    few = [put(store, org="few") for _ in range(2)]
    assert due(store)[:3] == [few[0], few[1], many[2]]


def test_what_is_due_later_is_not_taken_now(
    store: Database, ring: KeyRing, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = replace(RUN_KINDS["import"], pause_ms=600_000)
    monkeypatch.setattr(ledger, "RUN_KINDS", {"import": slow})

    def fail(work: Work) -> None:
        raise Unavailable("Nothing answers.")

    run_id = put(store)
    assert run_next(worker(store, ring, fail)) == run_id
    assert any_run(store, run_id).error == "Nothing answers."
    assert due(store) == []
    assert run_next(worker(store, ring)) is None
    assert run_this(worker(store, ring), run_id)
    assert any_run(store, run_id).error is None


# Who has a run


def test_a_run_is_kept_for_as_long_as_its_worker_is_alive(
    store: Database, ring: KeyRing, short_leases: None
) -> None:
    run_id, seen = put(store), list[bool]()

    def dawdle(work: Work) -> None:
        time.sleep(1.5)
        seen.append(claim(store, run_id, worker="other") is None)
        finish(work)

    assert run_this(worker(store, ring, dawdle), run_id)
    assert seen == [True]


def test_a_worker_that_writes_nothing_for_too_long_loses_its_run(
    store: Database, ring: KeyRing, short_leases: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger, "STALL_SECONDS", 0.0)
    run_id, over = put(store), threading.Event()

    def hang(work: Work) -> None:
        over.wait(60)
        finish(work)

    with ThreadPoolExecutor(1) as pool:
        hanging = pool.submit(run_this, worker(store, ring, hang), run_id)
        try:
            deadline = time.monotonic() + 60
            while not run_this(worker(store, ring), run_id):
                assert time.monotonic() < deadline
                time.sleep(0.05)
        finally:
            over.set()
        assert hanging.result() is False
    assert any_run(store, run_id).state == "done"


def test_who_was_overtaken_writes_nothing_more(store: Database, session: neo4j.Session) -> None:
    run_id = put(store)
    first = claim(store, run_id, worker="first")
    assert first
    silence(session, run_id)
    assert claim(store, run_id, worker="second")
    held = Claim(store, first)
    with pytest.raises(Superseded):
        store.write(lambda tx: held.hold(tx, 1))
    with pytest.raises(Superseded):
        store.write(held.end)
    held.beat()
    held.release()
    held.fail("late")
    row = any_run(store, run_id)
    assert (row.state, row.worker, row.done, row.error) == ("running", "second", 0, None)


def test_a_worker_that_is_asked_to_end_gives_its_run_back(store: Database, ring: KeyRing) -> None:
    run_id, leaving = put(store), list[bool]()

    def do(work: Work) -> None:
        for done in (1, 2, 3):
            work.database.write(lambda tx, done=done: work.claim.hold(tx, done))
            leaving.append(True)
        finish(work)

    assert not run_this(worker(store, ring, do, lambda: bool(leaving)), run_id)
    row = any_run(store, run_id)
    assert (row.state, row.done, row.attempts) == ("queued", 1, 0)
    assert due(store) == [run_id]


def test_what_can_wait_gives_way(
    store: Database, ring: KeyRing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GRAPHSVC_PATIENCE_MS", "-1")
    settings.cache_clear()
    try:
        later = put(store, priority=FOR_LATER, kind="derive")

        def do(work: Work) -> None:
            if work.claim.run.kind == "derive":
                work.claim.give_way()
            finish(work)

        assert run_next(worker(store, ring, do)) == later
        later = put(store, priority=FOR_LATER, kind="derive")

        def interrupted(work: Work) -> None:
            put(store)
            do(work)

        assert not run_this(worker(store, ring, interrupted), later)
        assert any_run(store, later).state == "queued"
    finally:
        monkeypatch.undo()
        settings.cache_clear()


# What becomes of those that fail


def attempt(store: Database, ring: KeyRing, run_id: str, does: Callable[[Work], None]) -> None:
    with suppress(ZeroDivisionError):
        run_this(worker(store, ring, does), run_id)


def break_down(work: Work) -> None:
    _ = 1 // 0


def test_what_fails_five_times_is_set_aside_with_its_error(store: Database, ring: KeyRing) -> None:
    run_id = put(store, lane="a")
    for number in range(1, MOST_ATTEMPTS + 1):
        assert any_run(store, run_id).state == "queued"
        attempt(store, ring, run_id, break_down)
        assert any_run(store, run_id).attempts == number
    row = any_run(store, run_id)
    assert row.state == "set_aside"
    assert (row.error or "").startswith("ZeroDivisionError at break_down")
    assert due(store) == []
    assert not run_this(worker(store, ring), run_id)
    assert run_this(worker(store, ring), put(store, lane="a"))


def test_an_error_is_kept_without_its_words(store: Database, ring: KeyRing) -> None:
    def fail(work: Work) -> None:
        raise NotFound("There is no Nora Quillfeather.")

    def defect(work: Work) -> None:
        raise ValueError("Nora Quillfeather")

    for does in (fail, defect):
        run_id = put(store)
        with suppress(Exception):
            run_this(worker(store, ring, does), run_id)
        error = any_run(store, run_id).error or ""
        assert "Nora" not in error
        assert does.__name__ in error


def test_a_run_that_gets_further_has_failed_at_no_place_yet(store: Database, ring: KeyRing) -> None:
    run_id = put(store)

    def creep(work: Work) -> None:
        before = work.claim.run.done
        work.database.write(lambda tx: work.claim.hold(tx, before + 1))
        raise ZeroDivisionError

    for _ in range(3 * MOST_ATTEMPTS):
        attempt(store, ring, run_id, creep)
    row = any_run(store, run_id)
    assert (row.state, row.done, row.attempts) == ("queued", 15, 1)


def test_workers_that_die_at_one_place_are_counted_too(
    store: Database, session: neo4j.Session
) -> None:
    run_id = put(store)
    for _ in range(MOST_ATTEMPTS):
        assert claim(store, run_id, worker="dies")
        assert sweep(store) == 0
        silence(session, run_id)
    assert claim(store, run_id, worker="one too many") is None
    assert due(store) == []
    assert sweep(store) == 1
    assert any_run(store, run_id).state == "set_aside"
    assert sweep(store) == 0


def test_what_was_set_aside_is_tried_again_or_stopped(store: Database, ring: KeyRing) -> None:
    again, given_up = put(store), put(store)
    for run_id in (again, given_up):
        for _ in range(MOST_ATTEMPTS):
            attempt(store, ring, run_id, break_down)
    with pytest.raises(Conflict, match="not set aside"):
        store.write(lambda tx: retry(tx.run, again, scope="user:somebody else"))
    with pytest.raises(Conflict, match="cannot be stopped"):
        store.write(lambda tx: cancel(tx.run, given_up, scope="user:somebody else"))
    store.write(lambda tx: retry(tx.run, again, scope="user:o"))
    store.write(lambda tx: cancel(tx.run, given_up, scope=EVERYBODYS))
    assert due(store) == [again, given_up]

    def heed(work: Work) -> None:
        work.database.write(lambda tx: work.claim.hold(tx, 1))
        finish(work)

    one = worker(store, ring, heed)
    assert [run_next(one), run_next(one)] == [again, given_up]
    assert [any_run(store, run_id).state for run_id in (again, given_up)] == [
        "done",
        "cancelled",
    ]
    with pytest.raises(Conflict):
        store.write(lambda tx: cancel(tx.run, again, scope=EVERYBODYS))
    with pytest.raises(Conflict):
        store.write(lambda tx: retry(tx.run, again, scope=EVERYBODYS))


# What the scheduler sees


def test_the_scheduler_hears_of_runs_whose_message_was_lost(
    store: Database, session: neo4j.Session
) -> None:
    assert not waits(store)
    run_id = put(store)
    assert not waits(store), "its message may still be on the way"
    session.run("MATCH (r:Run) SET r.due = 0").consume()
    assert waits(store)
    assert claim(store, run_id, worker="w")
    assert not waits(store)
    silence(session, run_id)
    assert waits(store)


def test_runs_that_ended_long_ago_are_forgotten(
    store: Database, ring: KeyRing, session: neo4j.Session
) -> None:
    old, new = put(store), put(store)
    in_turn(store, ring)
    session.run("MATCH (r:Run {id: $id}) SET r.ended = 1", id=old).consume()
    waiting = put(store)
    assert forget(store, now=int(time.time() * 1000)) == 1
    with pytest.raises(NotFound):
        any_run(store, old)
    assert [row.id for row in all_runs(store, states=["done", "queued"], limit=9)] == [
        waiting,
        new,
    ]


def test_how_far_a_run_is_tells_when_it_will_have_ended(
    store: Database, session: neo4j.Session
) -> None:
    run_id = put(store)
    assert (any_run(store, run_id).rate, any_run(store, run_id).seconds_left) == (None, None)
    found = claim(store, run_id, worker="w")
    assert found
    held = Claim(store, found)
    held.total = 1_000
    store.write(lambda tx: held.hold(tx, 100))
    session.run("MATCH (r:Run) SET r.claimed = r.claimed - 10000, r.base = 50").consume()
    row = any_run(store, run_id)
    assert (row.done, row.total) == (100, 1_000)
    assert row.rate is not None
    assert row.seconds_left is not None
    assert 0 < row.rate <= 5
    assert row.seconds_left == pytest.approx(900 / row.rate)
