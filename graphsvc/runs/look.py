"""Runs as their owners and administrators see them, and what these decide: stop, try again."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from graphsvc.database import Database
from graphsvc.errors import Conflict, NotFound
from graphsvc.queries import Id, SystemQuery, ViewerQuery, WriteQuery, Writer
from graphsvc.visibility import View

OPEN: Final = ("queued", "running", "set_aside")
ENDED: Final = ("done", "cancelled")
EVERYBODYS: Final = ""
"""Instead of a scope: an administrator of the installation decides."""


@dataclass(frozen=True, slots=True)
class RunRow:
    """A run as the ledger holds it; times are milliseconds since 1970, ``now`` among them. ``base``
    is what was done when a worker took it last."""

    id: str
    kind: str
    state: str
    stopping: bool
    created: int
    claimed: int | None
    ended: int | None
    done: int
    total: int
    base: int
    attempts: int
    error: str | None
    now: int

    @property
    def rate(self) -> float | None:
        """What this attempt does in a second, of a run that is running and has done something."""
        if self.state != "running" or self.claimed is None:
            return None
        seconds = (self.now - self.claimed) / 1000
        return (self.done - self.base) / seconds if seconds > 0 and self.done > self.base else None

    @property
    def seconds_left(self) -> float | None:
        """How long the rest takes at that rate."""
        rate = self.rate
        return (self.total - self.done) / rate if rate and self.total > self.done else None


@dataclass(frozen=True, slots=True)
class AnyRun(RunRow):
    """A run as administrators of the installation see it, with the process that took it last."""

    worker: str | None


RUN = ViewerQuery("read/run", RunRow, ("id",))
RUNS = ViewerQuery("read/runs", RunRow, ("before", "before_id", "limit"))
ANY_RUN = SystemQuery("read/any_run", AnyRun, ("id",))
ALL_RUNS = SystemQuery("read/all_runs", AnyRun, ("states", "limit"))
CANCEL = WriteQuery("write/run_cancel", Id, ("id", "scope"))
RETRY = WriteQuery("write/run_retry", Id, ("id", "scope"))


def get_run(view: View, run_id: str) -> RunRow:
    """One run. Raises ``NotFound`` for one that is not the viewer's, as for one that is none."""
    row = view.only(RUN, id=run_id)
    if row is None:
        raise _no_run()
    return row


def list_runs(view: View, *, before: tuple[int, str], limit: int) -> list[RunRow]:
    """The viewer's runs, the newest first; those older than the one of which ``before`` gives the
    time of creation (ms since 1970) and the id."""
    return view.read(RUNS, before=before[0], before_id=before[1], limit=limit)


def any_run(database: Database, run_id: str) -> AnyRun:
    """One run, whoever's it is. Raises ``NotFound``."""
    rows = database.fetch(ANY_RUN, id=run_id)
    if not rows:
        raise _no_run()
    return rows[0]


def all_runs(database: Database, *, states: Sequence[str], limit: int) -> list[AnyRun]:
    """Runs in these states, whoever's they are, the newest first."""
    return database.fetch(ALL_RUNS, states=list(states), limit=limit)


def cancel(write: Writer, run_id: str, *, scope: str) -> None:
    """Asks for a run of this scope to be stopped; a worker takes back what it did. Raises
    ``Conflict`` for one that has ended, or that nobody may stop halfway."""
    if not write(CANCEL, id=run_id, scope=scope):
        raise Conflict(
            "This run cannot be stopped.",
            advice="It has ended, or it takes something back, which is not left half done.",
        )


def retry(write: Writer, run_id: str, *, scope: str) -> None:
    """Lets a run of this scope that was set aside be tried again. Raises ``Conflict``."""
    if not write(RETRY, id=run_id, scope=scope):
        raise Conflict(
            "This run was not set aside.", advice="Only what failed five times can be tried again."
        )


class Decision(Protocol):
    """``cancel`` or ``retry``."""

    def __call__(self, write: Writer, /, run_id: str, *, scope: str) -> None: ...


def _no_run() -> NotFound:
    return NotFound("There is no such run.")
