"""A worker: what its processes hold, its two tasks, and how it ends."""

import multiprocessing
import warnings
from dataclasses import dataclass
from typing import Final

from celery.platforms import SecurityWarning  # pyright: ignore[reportMissingTypeStubs]
from celery.signals import (  # pyright: ignore[reportMissingTypeStubs]
    worker_process_init,
    worker_process_shutdown,
    worker_shutting_down,
)

from graphsvc.database import Database, open_database
from graphsvc.jobs import duties
from graphsvc.jobs.app import TICK, WORK, app, configured, wake
from graphsvc.runs.ledger import UNBOUND, seats
from graphsvc.runs.working import Worker, run_next, worker_name
from graphsvc.sealing import KeyRing, key_ring
from graphsvc.settings import settings

_leaving: Final = multiprocessing.get_context("fork").Event()
"""Set when the worker is asked to end: its processes, which are forked later, give back what they
have at the next batch."""


@dataclass(slots=True)
class _Process:
    """What one worker process holds: opened after the fork, never shared over it. The schema is in
    place before the worker starts."""

    database: Database
    ring: KeyRing


_process: list[_Process] = []
_seats: Final = [UNBOUND]
"""Those of the program: set before its processes are forked."""


def _opened() -> _Process:
    if not _process:
        config = settings()
        _process.append(_Process(open_database(config), key_ring(config.keys)))
    return _process[0]


@worker_process_init.connect  # pyright: ignore[reportUnknownMemberType, reportUntypedFunctionDecorator]
def _forget_parent(**_: object) -> None:
    """A driver opened before the fork must not be used after it."""
    _process.clear()


@worker_process_shutdown.connect  # pyright: ignore[reportUnknownMemberType, reportUntypedFunctionDecorator]
def _close(**_: object) -> None:
    for process in _process:
        process.database.close()
    _process.clear()


@worker_shutting_down.connect  # pyright: ignore[reportUnknownMemberType, reportUntypedFunctionDecorator]
def _leave(**_: object) -> None:
    _leaving.set()


@app.task(name=WORK)
def _work() -> None:
    """Does the most urgent run. Whoever has done one wakes the next, so that no run waits for the
    message that was sent for it."""
    process = _opened()
    worker = Worker(
        process.database,
        process.ring,
        duties.EXECUTORS,
        worker_name(),
        _leaving.is_set,
        seats=_seats[0],
    )
    if run_next(worker):
        wake()


@app.task(name=TICK)
def _tick() -> None:
    """Sees to what is due; see ``duties.tick``."""
    if duties.tick(_opened().database):
        wake()


def work(*, concurrency: int) -> None:
    """Runs a worker until it is stopped; ``concurrency`` is the number of its processes."""
    _seats[0] = seats(worker_name(), concurrency)
    # What Celery says of itself, and that it runs as root, is for whoever chose Celery.
    warnings.filterwarnings("ignore", category=SecurityWarning)
    configured().worker_main(
        [
            "--quiet",
            "worker",
            f"--concurrency={concurrency}",
            "--loglevel=WARNING",
            "--without-mingle",
            "--without-gossip",
            "--without-heartbeat",
        ]
    )
