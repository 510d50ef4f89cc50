"""The only importer of Celery: the app, its tasks, and how the rest of the project sends them.

Messages carry ids alone and results are not kept, so nothing private is ever in Redis. A message
may come twice, or again after its worker died: every task claims its run in the database first and
does nothing when that is taken or ended.
"""

import socket
import time
from dataclasses import dataclass
from os import getpid
from pathlib import Path
from typing import Any

from celery import Celery  # pyright: ignore[reportMissingTypeStubs]
from celery.signals import (  # pyright: ignore[reportMissingTypeStubs]
    before_task_publish,
    worker_process_init,
    worker_process_shutdown,
)

from graphsvc.connections.imports import imports_left, run_import
from graphsvc.connections.imports.uploads import lapse
from graphsvc.database import Database
from graphsvc.errors import Unavailable
from graphsvc.sealing import KeyRing, key_ring
from graphsvc.settings import Settings, settings

_RUN_IMPORT = "graphsvc.run_import"
_TICK = "graphsvc.tick"
_TICK_SECONDS = 30.0
_SILENT_SECONDS = 4 * _TICK_SECONDS

app: Any = Celery("graphsvc")
app.conf.update(
    task_ignore_result=True,
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    task_serializer="json",
    accept_content=["json"],
    worker_prefetch_multiplier=1,
    broker_connection_retry_on_startup=True,
    broker_transport_options={"visibility_timeout": 600},
    worker_hijack_root_logger=False,
    worker_send_task_events=False,
    enable_utc=True,
    beat_schedule={"tick": {"task": _TICK, "schedule": _TICK_SECONDS}},
)


@dataclass(slots=True)
class _Process:
    """What one worker process holds: opened after the fork, never shared over it."""

    database: Database
    ring: KeyRing


_process: list[_Process] = []


def configure(redis_url: str) -> Any:
    """The app with its broker set."""
    app.conf.broker_url = redis_url
    return app


def open_database(config: Settings) -> Database:
    """A connection pool to the configured Neo4j. Raises ``Unavailable`` when none is configured."""
    if config.neo4j_uri is None:
        raise Unavailable(
            "NEO4J_URI is not set and no services of this installation are running.",
            advice="Start them with: graphsvc up",
        )
    return Database(
        config.neo4j_uri,
        user=config.neo4j_user,
        password=config.neo4j_password.get_secret_value(),
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


@app.task(name=_RUN_IMPORT)
def _run_import(import_id: str) -> None:
    """Runs one import; see ``run_import``."""
    process = _opened()
    run_import(process.database, process.ring, import_id, worker=worker_name())


@app.task(name=_TICK, expires=_TICK_SECONDS)
def _tick() -> None:
    """Sends again what a lost message or a dead worker has left lying, and deletes files that
    nobody came back to."""
    database = _opened().database
    lapse(database)
    for import_id in imports_left(database):
        send_import(import_id)


def worker_name() -> str:
    """Names this process among all workers."""
    return f"{socket.gethostname()}:{getpid()}"


def send_import(import_id: str) -> None:
    """Asks a worker to run an import. Raises ``Unavailable`` when the broker does not answer."""
    _send(_RUN_IMPORT, import_id)


def _send(task: str, *ids: str) -> None:
    try:
        app.send_task(task, args=ids, retry=False)
    except app.connection().recoverable_connection_errors as error:
        raise Unavailable(
            "Redis does not answer.", advice="Check REDIS_URL, or start it with: graphsvc up"
        ) from error


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
    _configured().Beat(
        schedule=str(beat_alive().with_name("beat-schedule")), loglevel="WARNING"
    ).run()


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
    return alive.exists() and time.time() - alive.stat().st_mtime < _SILENT_SECONDS


def _configured() -> Any:
    config = settings()
    if config.redis_url is None:
        raise Unavailable(
            "REDIS_URL is not set and no services of this installation are running.",
            advice="Start them with: graphsvc up",
        )
    return configure(config.redis_url)
