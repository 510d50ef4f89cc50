"""A worker's way through the ledger: claim a run, do it, say how that ended."""

import socket
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from os import getpid
from threading import Event, Thread
from time import monotonic
from typing import Final

from graphsvc.database import Database
from graphsvc.errors import GraphsvcError, Unavailable, UserError, where
from graphsvc.runs.ledger import (
    Cancelled,
    Claim,
    Claimed,
    GivenBack,
    Progress,
    Superseded,
    claim,
    due,
    lease_ms,
)
from graphsvc.sealing import KeyRing
from graphsvc.watching.lines import Outcome, tell_run

BEATS_PER_LEASE: Final = 3


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
    about to end; ``progress`` is told how far a run is."""

    database: Database
    ring: KeyRing
    executors: Executors
    name: str
    leaving: Callable[[], bool] = lambda: False
    progress: Progress = lambda _done, _total: None


def worker_name() -> str:
    """Names this process among all workers."""
    return f"{socket.gethostname()}:{getpid()}"


def run_next(worker: Worker) -> str | None:
    """Does the most urgent run that is due; returns its id, or none where nothing is. What goes
    wrong in it is said in the ledger and in the log, and not raised."""
    for run_id in due(worker.database):
        if worker.leaving():
            return None
        found = claim(worker.database, run_id, worker=worker.name)
        if found is not None:
            with suppress(Exception):
                _do(worker, found)
            return run_id
    return None


def run_this(worker: Worker, run_id: str) -> bool:
    """Does one run now; whether this worker did: another one may have it, or it has ended.

    Raises what goes wrong; the ledger has it too, and tries again later.
    """
    found = claim(worker.database, run_id, worker=worker.name, at_once=True)
    return found is not None and _do(worker, found)


def _do(worker: Worker, found: Claimed) -> bool:
    """Whether it was done to its end, or stopped as it was asked to be."""
    held = Claim(worker.database, found, progress=worker.progress, leaving=worker.leaving)
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
    over = Event()

    def beat() -> None:
        while not over.wait(lease_ms() / 1000 / BEATS_PER_LEASE):
            held.beat()

    thread = Thread(target=beat, name="graphsvc-lease", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
