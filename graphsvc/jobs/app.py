"""Celery's app, how the rest of the project wakes workers, and the scheduler.

A message carries nothing: it wakes a worker, which asks the ledger of runs what is most urgent. So
messages may come twice or be lost, nothing private is ever in Redis, and what somebody waits for
goes first however many messages were sent before.
"""

import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from celery import Celery  # pyright: ignore[reportMissingTypeStubs]
from celery.exceptions import OperationalError  # pyright: ignore[reportMissingTypeStubs]
from celery.signals import (  # pyright: ignore[reportMissingTypeStubs]
    before_task_publish,
    setup_logging,
)

from graphsvc.errors import Unavailable
from graphsvc.settings import settings
from graphsvc.watching import lines

WORK: Final = "graphsvc.work"
TICK: Final = "graphsvc.tick"
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
    # a connection is lost would bring the worker down where Redis is away. Nobody who sends one
    # waits for Redis to come back, since the scheduler sends another.
    broker_transport_options={"ack_emulation": False, "max_retries": 0},
    worker_hijack_root_logger=False,
    worker_send_task_events=False,
    enable_utc=True,
)


def configure(redis_url: str) -> Any:
    """The app with its broker set."""
    app.conf.broker_url = redis_url
    return app


@setup_logging.connect  # pyright: ignore[reportUnknownMemberType, reportUntypedFunctionDecorator]
def _set_up_lines(**_: object) -> None:
    """In place of Celery's own lines."""
    lines.set_up()


def wake() -> None:
    """Wakes a worker. Raises ``Unavailable`` when the broker does not answer."""
    with _asking():
        app.send_task(WORK, retry=False, **_STRAIGHT)


@contextmanager
def _asking() -> Generator[None]:
    """Celery says in two ways that the broker does not answer: in its own, and in that of Redis."""
    try:
        yield
    except (OperationalError, *app.connection().recoverable_connection_errors) as error:
        raise Unavailable(
            "Redis does not answer.", advice="Check REDIS_URL, or start it with: graphsvc up"
        ) from error


def nudge() -> None:
    """Wakes a worker where the broker answers; else the scheduler does it later."""
    with suppress(Unavailable):
        wake()


def keep_time() -> None:
    """Runs the scheduler until it is stopped: it sends a tick, and leaves a sign of life."""
    beat_alive().parent.mkdir(parents=True, exist_ok=True)
    beat_alive().touch()
    before_task_publish.connect(_sign_of_life, weak=False)  # pyright: ignore[reportUnknownMemberType]
    seconds = settings().tick_seconds
    tick = {"task": TICK, "schedule": seconds, "options": {**_STRAIGHT, "expires": seconds}}
    scheduler = configured()
    scheduler.conf.beat_schedule = {"tick": tick}
    scheduler.Beat(scheduler="celery.beat:Scheduler", loglevel="WARNING", quiet=True).run()


def _sign_of_life(**_: object) -> None:
    beat_alive().touch()


def beat_alive() -> Path:
    """The file whose age tells whether the scheduler lives."""
    return settings().home / "beat-alive"


def worker_answers() -> bool:
    """Whether any worker answers within five seconds. Raises ``Unavailable`` when the broker does
    not."""
    with _asking():
        return bool(configured().control.ping(timeout=5))


def beat_answers() -> bool:
    """Whether the scheduler of this machine has sent its tick lately."""
    alive = beat_alive()
    return alive.exists() and time.time() - alive.stat().st_mtime < _silent_seconds()


def _silent_seconds() -> float:
    return max(60.0, _SILENT_TICKS * settings().tick_seconds)


def configured() -> Any:
    """The app with the broker of the settings. Raises ``Unavailable`` when they name none."""
    config = settings()
    if config.redis_url is None:
        raise Unavailable(
            "REDIS_URL is not set and no services of this installation are running.",
            advice="Start them with: graphsvc up",
        )
    return configure(config.redis_url)
