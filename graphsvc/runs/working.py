"""A worker's way through the ledger: claim a run, do it, say how that ended."""

import socket
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from os import getpid
from threading import Event
from time import monotonic
from typing import Final

from graphsvc.database import Database
from graphsvc.errors import GraphsvcError, Unavailable, UserError, where
from graphsvc.runs.ledger import (
    UNBOUND,
    Cancelled,
    Claim,
    Claimed,
    GivenBack,
    Progress,
    Seats,
    Superseded,
    claim,
    due,
    lease_ms,
)
from graphsvc.sealing import KeyRing
from graphsvc.threads import beside
from graphsvc.watching.lines import Outcome, tell_run

BEATS_PER_LEASE: Final = 3
MOST_LOOKS: Final = 3
"""So often a worker looks again, where others were quicker with all that it has found."""


@dataclass(frozen=True, slots=True)
class Work:
    """What does a run is given."""

    database: Database
    ring: KeyRing
    claim: Claim


Executors = Mapping[str, Callable[[Work], None]]
"""What does a run, by its kind. It ends the run itself, in the transaction that ends the work."""


@dataclass(frozen=True, slots=True)
class Worker:
    """Who does runs, and how. ``name`` tells it from all others; ``leaving`` says whether it is
    about to end; ``progress`` is told how far a run is; ``seats`` are those of its program."""

    database: Database
    ring: KeyRing
    executors: Executors
    name: str
    leaving: Callable[[], bool] = lambda: False
    progress: Progress = lambda _done, _total: None
    seats: Seats = UNBOUND


def worker_name() -> str:
    """Names this process among all workers."""
    return f"{socket.gethostname()}:{getpid()}"


def run_next(worker: Worker) -> str | None:
    """Does the most urgent run that is due; returns its id, or none where nothing is. Between two
    batches of it the worker does what is smaller and has waited. What goes wrong is said in the
    ledger and in the log, and not raised."""
    for _ in range(MOST_LOOKS):
        found = due(worker.database, free=worker.seats)
        for run_id in found:
            if worker.leaving():
                return None
            if _done(worker, run_id, worker.seats):
                return run_id
        if not found:
            return None
    return None


def _done(worker: Worker, run_id: str, free: Seats) -> bool:
    """Whether this worker could take the run, and did what there was to do."""
    found = claim(worker.database, run_id, worker=worker.name, free=free)
    if found is None:
        return False
    with suppress(Exception):
        _do(worker, found, meanwhile=partial(_meanwhile, worker))
    return True


def _meanwhile(worker: Worker, held: Claim) -> None:
    """Does one run that is smaller than what is left of the worker's own. Its user needs no further
    seat for what is done in the place of something else of theirs."""
    for smaller in held.smaller():
        own = smaller.scope == held.run.scope
        if worker.leaving() or _done(worker, smaller.id, UNBOUND if own else worker.seats):
            return


def run_this(worker: Worker, run_id: str) -> bool:
    """Does one run now; whether this worker did: another one may have it, or it has ended.

    Raises what goes wrong; the ledger has it too, and tries again later.
    """
    found = claim(worker.database, run_id, worker=worker.name, at_once=True)
    return found is not None and _do(worker, found)


def _nothing(_held: Claim) -> None:
    """What a command does between two batches of its own."""


def _do(worker: Worker, found: Claimed, *, meanwhile: Callable[[Claim], None] = _nothing) -> bool:
    """Whether it was done to its end, or stopped as it was asked to be."""
    held = Claim(
        worker.database,
        found,
        progress=worker.progress,
        leaving=worker.leaving,
        meanwhile=meanwhile,
        seats=worker.seats,
    )
    with _telling(found.kind) as ending, _beating(held):
        try:
            ending.outcome = _outcome(worker, held)
        except KeyboardInterrupt:
            ending.outcome = "given_back"
            held.release()
            raise
        except Exception as error:
            ending.error = error
            with suppress(Unavailable):
                ending.outcome = "set_aside" if held.fail(told(error)) else "failed"
            raise
    return ending.outcome in ("done", "cancelled")


def _outcome(worker: Worker, held: Claim) -> Outcome:
    """Does it; what goes wrong is raised."""
    try:
        worker.executors[held.run.kind](Work(worker.database, worker.ring, held))
    except Superseded:
        return "overtaken"
    except GivenBack:
        held.release()
        return "given_back"
    except Cancelled:
        worker.database.write(lambda tx: held.end(tx, "cancelled"))
        return "cancelled"
    return held.ended or "done"


@dataclass(slots=True)
class _Ending:
    """How an attempt ended."""

    outcome: Outcome = "failed"
    error: Exception | None = None


@contextmanager
def _telling(kind: str) -> Generator[_Ending]:
    """Says how an attempt ended, when the block does."""
    ending, begun = _Ending(), monotonic()
    try:
        yield ending
    finally:
        tell_run(kind, ending.outcome, monotonic() - begun, error=ending.error)


def told(error: Exception) -> str:
    """An error in words that quote no value."""
    if isinstance(error, GraphsvcError) and not isinstance(error, UserError):
        return " ".join(filter(None, (error.message, error.advice)))
    return where(error)


@contextmanager
def _beating(held: Claim) -> Generator[None]:
    """Keeps the lease for as long as the block lasts."""

    def beat(over: Event) -> None:
        while not over.wait(lease_ms() / 1000 / BEATS_PER_LEASE):
            held.beat()

    with beside(beat, name="graphsvc-lease"):
        yield
