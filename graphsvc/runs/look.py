"""Runs as their owners and administrators see them, and what these decide: stop, try again."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from pydantic import TypeAdapter

from graphsvc.access.visibility import Desk, View
from graphsvc.cursors import Cursor, Number, Word
from graphsvc.database import Database
from graphsvc.days import moment, newest_ms
from graphsvc.errors import Conflict, NotFound
from graphsvc.ontology import RUN_KINDS
from graphsvc.queries import Id, SystemQuery, ViewerQuery, WriteQuery, Writer
from graphsvc.wire.pages import Page, PageQuery, paged
from graphsvc.wire.runs import Run

OPEN: Final = ("queued", "running", "set_aside")
ENDED: Final = ("done", "cancelled")
CURSOR: Final = Cursor("runs", TypeAdapter(tuple[Number, Word]))
EVERYBODYS: Final = ""
"""Instead of a scope: an administrator of the installation decides."""


@dataclass(frozen=True, slots=True)
class RunRow:
    """A run as the ledger holds it; times are milliseconds since 1970, ``now`` among them. ``base``
    is what was done when a worker took it last, ``import_state`` what has become of its import."""

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
    import_state: str | None

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


RUN = ViewerQuery("runs/read/run", RunRow, ("id",))
RUNS = ViewerQuery("runs/read/runs", RunRow, ("before", "before_id", "limit"))
ANY_RUN = SystemQuery("runs/read/any_run", AnyRun, ("id",))
ALL_RUNS = SystemQuery("runs/read/all_runs", AnyRun, ("states", "limit"))
CANCEL = WriteQuery("runs/write/run_cancel", Id, ("id", "scope", "whole"))
RETRY = WriteQuery("runs/write/run_retry", Id, ("id", "scope"))


def state_of_import(state: str) -> str:
    """The state of an import in its own words: while it is open, that of its run."""
    return "failed" if state == "set_aside" else state


def run_wire(row: RunRow) -> Run:
    """A run as programs see it."""
    open_ = row.ended is None
    return Run.model_validate(
        {
            "id": row.id,
            "kind": row.kind,
            "state": row.state,
            "import_state": state_of_import(row.import_state) if row.import_state else None,
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


def page_of_runs(view: View, query: PageQuery) -> Page[Run]:
    """A page of the viewer's runs, the newest first."""
    before = CURSOR.decode(query.cursor) or (newest_ms(), "")
    rows = list_runs(view, before=before, limit=query.limit + 1)
    page = paged(rows, limit=query.limit, cursor=lambda row: CURSOR.encode((row.created, row.id)))
    return Page(items=[run_wire(row) for row in page.items], next=page.next)


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
    whole = [name for name, kind in RUN_KINDS.items() if kind.whole]
    if not write(CANCEL, id=run_id, scope=scope, whole=whole):
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


def decide(desk: Desk, run_id: str, decision: Decision) -> None:
    """The viewer decides about a run of theirs. Raises ``NotFound`` for what is not theirs before
    anything is decided, and as the decision does."""
    get_run(desk.view, run_id)
    decision(desk.write, run_id, scope=desk.own_scope)


def _no_run() -> NotFound:
    return NotFound("There is no such run.")
