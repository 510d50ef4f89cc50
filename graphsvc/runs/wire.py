"""Runs as programs see them."""

import datetime
from typing import Literal

from graphsvc.paths.wire import Wire
from graphsvc.runs.ledger import Kind
from graphsvc.runs.look import RunRow


class Run(Wire):
    """Work in the background.

    ``queued`` waits for a worker, ``running`` has one, ``set_aside`` has failed five times at one
    place with ``error`` and waits to be tried again or stopped; ``done`` and ``cancelled`` have
    ended. ``stopping`` says that somebody has asked for it to be stopped. ``done`` of ``total`` is
    how far it is, in rows of a file or places of the directory (0: not known yet); ``rate`` is what
    it does in a second, ``seconds_left`` what the rest takes at that rate. ``attempts`` counts
    those at the place where it is.
    """

    id: str
    kind: Kind
    state: Literal["queued", "running", "set_aside", "done", "cancelled"]
    stopping: bool = False
    created: datetime.datetime
    ended: datetime.datetime | None = None
    done: int
    total: int
    rate: float | None = None
    seconds_left: float | None = None
    attempts: int
    error: str | None = None


def run_wire(row: RunRow) -> Run:
    """A run as programs see it."""
    open_ = row.ended is None
    return Run.model_validate(
        {
            "id": row.id,
            "kind": row.kind,
            "state": row.state,
            "stopping": row.stopping and open_,
            "created": moment(row.created),
            "ended": None if row.ended is None else moment(row.ended),
            "done": row.done,
            "total": row.total,
            "rate": row.rate,
            "seconds_left": row.seconds_left,
            "attempts": row.attempts,
            "error": row.error,
        }
    )


def moment(milliseconds: int) -> datetime.datetime:
    """A time in milliseconds since 1970."""
    return datetime.datetime.fromtimestamp(milliseconds / 1000, datetime.UTC)
