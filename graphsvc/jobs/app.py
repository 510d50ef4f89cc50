"""The only importer of Celery: the app, its two tasks, and how the rest of the project wakes them.

A message carries nothing: it wakes a worker, which asks the ledger of runs what is most urgent. So
messages may come twice or be lost, nothing private is ever in Redis, and what somebody waits for
goes first however many messages were sent before.
"""

import multiprocessing
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from celery import Celery  # pyright: ignore[reportMissingTypeStubs]
from celery.signals import (  # pyright: ignore[reportMissingTypeStubs]
    before_task_publish,
    worker_process_init,
    worker_process_shutdown,
    worker_shutting_down,
)

from graphsvc.database import Database
from graphsvc.errors import Unavailable
from graphsvc.jobs import duties
from graphsvc.runs.working import Worker, run_next
from graphsvc.sealing import KeyRing, key_ring
from graphsvc.settings import Settings, settings

_WORK: Final = "graphsvc.work"
_TICK: Final = "graphsvc.tick"
_QUEUE: Final = "graphsvc"
_STRAIGHT: Final = {"exchange": "", "routing_key": _QUEUE}
"""Straight into the queue: a table of exchanges in Redis would be gone when Redis is emptied, and
every later message with it."""
_SILENT_TICKS: Final = 12

app: Any = Celery("graphsvc")
app.conf.update(
    task_ignore_result=True,
    task_serializer="json",
    task_default_queue=_QUEUE,
    accept_content=["json"],
    worker_prefetch_multiplier=1,
    worker_disable_prefetch=True,
    broker_connection_retry_on_startup=True,
    broker_connection_max_retries=None,
    # A message is gone once it is taken: the ledger knows what it was for, and putting it back when
    # a connection is lost would bring the worker down where Redis is away.
    broker_transport_options={"ack_emulation": False},
    worker_hijack_root_logger=False,
    worker_send_task_events=False,
    enable_utc=True,
)

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


def configure(redis_url: str) -> Any:
    """The app with its broker set."""
    app.conf.broker_url = redis_url
    return app


def open_database(config: Settings, *, patience: float = 30.0) -> Database:
    """A connection pool to the configured Neo4j, which need not answer yet; ``patience`` is for how
    many seconds a transaction is tried. Raises ``Unavailable`` when none is configured."""
    if config.neo4j_uri is None:
        raise Unavailable(
            "NEO4J_URI is not set and no services of this installation are running.",
            advice="Start them with: graphsvc up",
        )
    return Database(
        config.neo4j_uri,
        user=config.neo4j_user,
        password=config.neo4j_password.get_secret_value(),
        patience=patience,
    )


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


@app.task(name=_WORK)
def _work() -> None:
    """Does the most urgent run. Whoever has done one wakes the next, so that no run waits for the
    message that was sent for it."""
    process = _opened()
    worker = Worker(
        process.database, process.ring, duties.EXECUTORS, duties.worker_name(), _leaving.is_set
    )
    if run_next(worker):
        wake()


@app.task(name=_TICK)
def _tick() -> None:
    """Sees to what is due; see ``duties.tick``."""
    if duties.tick(_opened().database):
        wake()


def wake() -> None:
    """Wakes a worker. Raises ``Unavailable`` when the broker does not answer."""
    try:
        app.send_task(_WORK, retry=False, **_STRAIGHT)
    except app.connection().recoverable_connection_errors as error:
        raise Unavailable(
            "Redis does not answer.", advice="Check REDIS_URL, or start it with: graphsvc up"
        ) from error


def nudge() -> None:
    """Wakes a worker where the broker answers; else the scheduler does it later."""
    with suppress(Unavailable):
        wake()


def work(*, concurrency: int) -> None:
    """Runs a worker until it is stopped; ``concurrency`` is the number of its processes."""
    _configured().worker_main(
        [
            "worker",
            f"--concurrency={concurrency}",
            "--loglevel=WARNING",
            "--without-mingle",
            "--without-gossip",
            "--without-heartbeat",
        ]
    )


def keep_time() -> None:
    """Runs the scheduler until it is stopped: it sends a tick, and leaves a sign of life."""
    beat_alive().parent.mkdir(parents=True, exist_ok=True)
    beat_alive().touch()
    before_task_publish.connect(_sign_of_life, weak=False)  # pyright: ignore[reportUnknownMemberType]
    seconds = settings().tick_seconds
    tick = {"task": _TICK, "schedule": seconds, "options": {**_STRAIGHT, "expires": seconds}}
    scheduler = _configured()
    scheduler.conf.beat_schedule = {"tick": tick}
    scheduler.Beat(scheduler="celery.beat:Scheduler", loglevel="WARNING").run()


def _sign_of_life(**_: object) -> None:
    beat_alive().touch()


def beat_alive() -> Path:
    """The file whose age tells whether the scheduler lives."""
    return settings().home / "beat-alive"


def worker_answers() -> bool:
    """Whether any worker answers within five seconds."""
    return bool(_configured().control.ping(timeout=5))


def beat_answers() -> bool:
    """Whether the scheduler of this machine has sent its tick lately."""
    alive = beat_alive()
    return alive.exists() and time.time() - alive.stat().st_mtime < _silent_seconds()


def _silent_seconds() -> float:
    return max(60.0, _SILENT_TICKS * settings().tick_seconds)


def _configured() -> Any:
    config = settings()
    if config.redis_url is None:
        raise Unavailable(
            "REDIS_URL is not set and no services of this installation are running.",
            advice="Start them with: graphsvc up",
        )
    return configure(config.redis_url)
