"""Nobody has all workers: each user and organisation has seats, and what is small is done between
two batches of what is large. By the ledger first, then with real workers."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice, product
from string import ascii_lowercase
from typing import Final

import neo4j
import pytest

from graphsvc.access.users import add_organisation
from graphsvc.database import Database
from graphsvc.ids import new_id
from graphsvc.runs.ledger import FOR_LATER, UNBOUND, Seats, claim, due, seats
from graphsvc.runs.look import any_run
from graphsvc.runs.working import Executors, Work, Worker, run_next, run_this
from graphsvc.sealing import KeyRing
from graphsvc.settings import settings
from tests.contacts.office import Office, open_office
from tests.lanes import further
from tests.runs.installation import LEASE_SECONDS, Installation, ended, until
from tests.runs.test_ledger import finish, put
from tests.runs.test_messages import MANY, book

LARGE: Final = 1_000
TWO: Final = seats("two", 2)
FOUR: Final = seats("four", 4)


@pytest.fixture
def no_patience(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whoever waits has waited for long enough, and a worker looks at every batch."""
    monkeypatch.setenv("GRAPHSVC_PATIENCE_MS", "0")
    monkeypatch.setattr("graphsvc.runs.ledger.LOOK_SECONDS", 0.0)
    settings.cache_clear()
    yield
    monkeypatch.undo()
    settings.cache_clear()


# Seats


def test_of_the_workers_a_user_has_half_and_an_organisation_three_quarters() -> None:
    shares = {number: seats("a", number) for number in (1, 2, 3, 4, 8)}
    assert {n: (len(s.of_user), len(s.of_org)) for n, s in shares.items()} == {
        1: (1, 1),
        2: (1, 2),
        3: (2, 3),
        4: (2, 3),
        8: (4, 6),
    }


def take_all(store: Database, free: Seats) -> None:
    """Eight workers reach for all that is due, at the same moment and once more."""
    wanted = due(store, free=free)

    def take(run_id: str) -> None:
        claim(store, run_id, worker=new_id(), free=free)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(take, wanted * 2))


def running(store: Database, run_id: str) -> bool:
    return any_run(store, run_id).state == "running"


def put_for(store: Database, user: str, count: int, *, org: str = "org") -> list[str]:
    return [put(store, user=user, org=org) for _ in range(count)]


def test_a_user_has_no_more_workers_than_their_share(store: Database) -> None:
    mine = put_for(store, "a", 6)
    take_all(store, FOUR)
    assert sum(running(store, one) for one in mine) == 2
    assert due(store, free=FOUR) == []
    theirs = put_for(store, "b", 2)
    take_all(store, FOUR)
    assert sum(running(store, one) for one in theirs) == 1, "three of one organisation"
    others = put_for(store, "c", 3, org="another")
    take_all(store, FOUR)
    assert sum(running(store, one) for one in others) == 2


def test_without_seats_one_user_has_them_all(store: Database) -> None:
    """What the tests of seats would see."""
    mine = put_for(store, "a", 6)
    take_all(store, UNBOUND)
    assert all(running(store, one) for one in mine)


def test_a_seat_is_free_when_its_run_has_ended_or_is_given_back(
    store: Database, ring: KeyRing
) -> None:
    first, second, third = put_for(store, "a", 3)
    worker = Worker(store, ring, {"import": finish}, "w", seats=TWO)
    assert run_next(worker) == first

    def stop(_work: Work) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_this(Worker(store, ring, {"import": stop}, "w", seats=TWO), second)
    assert claim(store, third, worker="w", free=TWO)
    assert claim(store, second, worker="w", free=TWO) is None
    assert claim(store, second, worker="w", free=seats("another", 2))


def test_the_seat_of_a_worker_that_died_is_that_of_the_run_when_it_is_taken_again(
    store: Database, session: neo4j.Session
) -> None:
    first, second = put_for(store, "a", 2)
    assert claim(store, first, worker="w", free=TWO)
    session.run("MATCH (r:Run {id: $id}) SET r.lease = 0", id=first).consume()
    assert due(store, free=TWO) == [first, second]
    assert claim(store, second, worker="w", free=TWO) is None
    assert claim(store, first, worker="w", free=TWO)


# Between two batches


class Doing:
    """What a worker does, run by run: a large one in four batches, with a look around in between.
    ``events`` are the ends of batches and of runs, in order."""

    def __init__(self, large: str) -> None:
        self.large = large
        self.events: list[str] = []
        self.happens: Callable[[], object] = lambda: None

    def __call__(self, work: Work) -> None:
        name = work.claim.run.id
        if name == self.large:
            self._in_batches(work)
        self.events.append("large" if name == self.large else "small")
        finish(work)

    def _in_batches(self, work: Work) -> None:
        work.claim.total = LARGE
        for number in range(1, 5):
            work.database.write(lambda tx, n=number: work.claim.hold(tx, n * LARGE // 10))
            self.events.append(f"batch {number}")
            if number == 2:
                self.happens()
            work.claim.between()


def worked(
    store: Database, ring: KeyRing, happens: Callable[[], object], *, free: Seats = TWO
) -> list[str]:
    """The events of a worker that has a large run of user ``a``, in whose second batch something
    happens; the large run is never given back."""
    large = put(store, user="a", rows=LARGE)
    doing = Doing(large)
    doing.happens = happens
    executors: Executors = {"import": doing, "heal": doing}
    assert run_next(Worker(store, ring, executors, "w", seats=free)) == large
    row = any_run(store, large)
    assert (row.state, row.attempts) == ("done", 1)
    return doing.events


BATCHES: Final = ["batch 1", "batch 2", "batch 3", "batch 4", "large"]
IN_BETWEEN: Final = ["batch 1", "batch 2", "small", "batch 3", "batch 4", "large"]


def test_what_is_small_is_done_between_two_batches_of_what_is_large(
    store: Database, ring: KeyRing, no_patience: None
) -> None:
    assert worked(store, ring, lambda: put(store, user="b", rows=400)) == IN_BETWEEN
    assert worked(store, ring, lambda: put(store, user="a", rows=1)) == IN_BETWEEN


def test_what_is_not_smaller_by_half_or_is_less_urgent_or_unknown_waits(
    store: Database, ring: KeyRing, no_patience: None
) -> None:
    def waits() -> None:
        put(store, user="b", rows=401)
        put(store, user="b")
        put(store, user="b", rows=1, priority=FOR_LATER)

    assert worked(store, ring, waits) == BATCHES


def test_who_has_come_just_now_waits_for_a_worker_first(store: Database, ring: KeyRing) -> None:
    assert worked(store, ring, lambda: put(store, user="b", rows=1)) == BATCHES


def test_whose_share_is_used_up_has_no_place_of_others_either(
    store: Database, ring: KeyRing, no_patience: None
) -> None:
    mine = put(store, user="b")
    assert claim(store, mine, worker="another", free=TWO)
    assert worked(store, ring, lambda: put(store, user="b", rows=1)) == BATCHES


def test_one_after_the_other_and_the_large_one_goes_on_in_between(
    store: Database, ring: KeyRing, no_patience: None
) -> None:
    def two() -> None:
        put(store, user="b", rows=1)
        put(store, user="c", rows=1)

    assert worked(store, ring, two) == [
        *("batch 1", "batch 2", "small", "batch 3", "small", "batch 4", "large")
    ]


def test_what_goes_wrong_in_between_is_no_matter_for_the_large_one(
    store: Database, ring: KeyRing, no_patience: None
) -> None:
    broken: list[str] = []

    def unknown() -> None:
        broken.append(put(store, user="b", rows=1, kind="undo"))

    assert worked(store, ring, unknown) == BATCHES
    assert any_run(store, broken[0]).error is not None


def test_a_command_does_nothing_in_between(
    store: Database, ring: KeyRing, no_patience: None
) -> None:
    large = put(store, user="a", rows=LARGE)
    doing = Doing(large)
    doing.happens = lambda: put(store, user="b", rows=1)
    assert run_this(Worker(store, ring, {"import": doing}, "w"), large)
    assert doing.events == BATCHES


# Real workers. That unfair ones are found, too, is tried in the long lane.

UNFAIR: Final = """
from graphsvc.jobs import worker
from graphsvc.runs import ledger, working
{planted}
worker.work(concurrency={processes})
"""
NO_SEATS: Final = "worker.seats = lambda *_: ledger.UNBOUND"
NOTHING_BETWEEN: Final = "ledger.Claim.between = lambda _claim: None"


@pytest.fixture
def office(parts: Installation) -> Iterator[Office]:
    """An organisation with one user, in an installation that has nobody else."""
    parts.lease = 60
    with parts.session() as session, parts.open() as database:
        parts.empty(session)
        yield open_office(database, KeyRing(parts.keys), session)
    parts.lease = LEASE_SECONDS


def strangers(number: int) -> Iterator[str]:
    """So many people, of whom no two are alike."""
    letters = map("".join, product(ascii_lowercase, repeat=3))
    return (f"Ada Byron{ending}" for ending in islice(letters, number))


def elsewhere(office: Office) -> Office:
    """Another organisation with a user."""
    org = add_organisation(office.database, office.ring, "Elsewhere")
    return Office(office.database, office.ring, office.session, org, office.user).another_user()


@pytest.mark.parametrize("fair", [True, *further(False)])
def test_a_row_of_others_does_not_wait_for_a_large_file(
    parts: Installation, office: Office, fair: bool
) -> None:
    """One worker: it does both, and reads the large file once."""
    program = None if fair else UNFAIR.format(planted=NOTHING_BETWEEN, processes=1)
    large = office.waiting(book(*strangers(3_000)))
    with parts.working(processes=1, program=program):
        until(lambda: any_run(office.database, large).done > 0, "it has begun")
        small = elsewhere(office).waiting(book("Ada Byron"))
        rows = [ended(office.database, one) for one in (small, large)]
    assert [row.state for row in rows] == ["done", "done"]
    first, second = (row.ended or 0 for row in rows)
    assert (first < second) is fair
    claims = office.session.run("MATCH (r:Run) RETURN collect(DISTINCT r.token) AS all").value()
    assert claims == [[1]]


@pytest.mark.parametrize("fair", [True, *further(False)])
def test_two_files_of_one_user_do_not_take_both_workers(
    parts: Installation, office: Office, fair: bool
) -> None:
    """A file as large as theirs begins before their second."""
    program = None if fair else UNFAIR.format(planted=NO_SEATS, processes=2)
    mine = [office.waiting(book(*MANY[:700]), label=str(n)) for n in range(2)]
    with parts.working(processes=2, program=program):
        until(lambda: any(running(office.database, one) for one in mine), "one has begun")
        theirs = elsewhere(office).waiting(book(*MANY[:700]))
        rows = [ended(office.database, one) for one in (*mine, theirs)]
    first, second, other = (row.claimed or 0 for row in rows)
    assert (other < max(first, second)) is fair
