"""Rows of the ledger, and a worker's hold on one of them.

A run is claimed with its lock taken first, under a token that grows with every claim. Whatever a
worker writes for it, it writes in transactions that begin with ``Claim.hold``: that takes the same
lock and checks the token, so a worker that was overtaken (it was stopped for longer than its lease,
on the database's clock) writes nothing more. Of one lane (a source, the derived ties) one run is
busy at a time.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from time import monotonic
from typing import Final, Literal

from graphsvc.database import Database, Transaction
from graphsvc.errors import Conflict, GraphsvcError
from graphsvc.queries import Id, Nothing, SystemQuery, WriteQuery, Writer
from graphsvc.settings import settings
from graphsvc.watching.lines import tell_run

Kind = Literal["import", "undo", "derive"]

FOR_A_PERSON: Final = 0
"""The priority of what somebody waits for."""
FOR_LATER: Final = 5
MOST_ATTEMPTS: Final = 5
"""So often a run is tried at one place, before it is set aside."""
STALL_SECONDS: Final = 900.0
"""A worker that has written nothing for so long does not keep its lease any more."""
PAUSE_MS: Final = 1_000
"""Before the second attempt after a failure; the pause doubles with each."""
KEPT_MS: Final = 30 * 24 * 3_600_000
"""For so long ended runs stay in the ledger."""
SILENT: Final = "Its worker died, or fell silent, each time."


@dataclass(frozen=True, slots=True)
class Claimed:
    """A run that a worker has. ``lane`` says what it excludes others from, ``done`` of ``total``
    how far earlier attempts came, ``cancel`` that it is to be stopped."""

    id: str
    kind: str
    lane: str
    priority: int
    token: int
    attempts: int
    done: int
    total: int
    cancel: bool


@dataclass(frozen=True, slots=True)
class Held:
    cancel: bool


@dataclass(frozen=True, slots=True)
class Waits:
    waits: bool


@dataclass(frozen=True, slots=True)
class Swept:
    """A run that was set aside, so many milliseconds after its last worker took it."""

    kind: str
    ms: int


START = WriteQuery("write/run_start", Nothing, ("id", "kind", "lane", "scope", "org", "priority"))
CLAIM = SystemQuery("write/run_claim", Claimed, ("id", "worker", "lease", "most", "at_once"))
HOLD = SystemQuery("write/run_hold", Held, ("id", "token", "done", "total", "lease"))
BEAT = WriteQuery("write/run_beat", Id, ("id", "token", "lease"))
END = WriteQuery("write/run_end", Id, ("id", "token", "state"))
RELEASE = WriteQuery("write/run_release", Id, ("id", "token"))
FAIL = WriteQuery("write/run_fail", Id, ("id", "token", "error", "pause", "most"))
SWEEP = SystemQuery("write/runs_sweep", Swept, ("most", "error"))
FORGET = WriteQuery("write/runs_forget", Id, ("before", "limit"))
DUE = SystemQuery("read/runs_due", Id, ("most", "limit"))
WAITING = SystemQuery("read/runs_waiting", Waits, ("priority", "patience"))


class Superseded(GraphsvcError):
    """Another worker has taken the run over; this one must write nothing more."""

    slug = "superseded"


class Cancelled(GraphsvcError):
    """Somebody asks for the run to be stopped."""

    slug = "cancelled"


class GivenBack(GraphsvcError):
    """The worker is about to end, or something more urgent waits: the run goes on later."""

    slug = "given-back"


Progress = Callable[[int, int], None]
"""Told what is done and the total."""


def lease_ms() -> int:
    """How long a worker may be silent before its run is anybody's."""
    return int(settings().lease_seconds * 1000)


def start(
    write: Writer, run_id: str, kind: Kind, *, lane: str, scope: str, org: str, priority: int
) -> None:
    """Puts a run into the ledger, in the transaction that makes it necessary. A worker is yet to be
    told; where that is forgotten, the scheduler does it."""
    write(START, id=run_id, kind=kind, lane=lane, scope=scope, org=org, priority=priority)


def due(database: Database, *, limit: int = 16) -> list[str]:
    """Ids of runs that may be claimed now, the most urgent first."""
    return [row.id for row in database.fetch(DUE, most=MOST_ATTEMPTS, limit=limit)]


def sweep(database: Database) -> int:
    """Sets aside runs whose workers fell silent five times; returns how many."""
    swept = database.execute(SWEEP, most=MOST_ATTEMPTS, error=SILENT)
    for run in swept:
        tell_run(run.kind, "set_aside", run.ms / 1000)
    return len(swept)


def waits(database: Database) -> bool:
    """Whether a run has waited for a worker for longer than it should."""
    patience = settings().patience_ms
    everything = FOR_LATER + 1
    return database.fetch(WAITING, priority=everything, patience=patience)[0].waits


def forget(database: Database, *, now: int) -> int:
    """Deletes runs that ended long ago; returns how many. ``now`` is in milliseconds."""
    return len(database.execute(FORGET, before=now - KEPT_MS, limit=1_000))


@dataclass(slots=True)
class Claim:
    """A worker's hold on a run. ``progress`` is told how far it is; ``leaving`` says whether the
    worker is about to end."""

    database: Database
    run: Claimed
    progress: Progress = lambda _done, _total: None
    leaving: Callable[[], bool] = lambda: False
    heeds_cancel: bool = True
    total: int = field(init=False)
    ended: Literal["done", "cancelled"] | None = field(init=False, default=None)
    _wrote: float = field(init=False)

    def __post_init__(self) -> None:
        self.total = self.run.total
        self._wrote = monotonic()

    def hold(self, tx: Transaction, done: int) -> None:
        """Begins a transaction of the run: nobody else has it until that ends. Raises
        ``Superseded``, ``Cancelled`` or ``GivenBack``; nothing must be written then."""
        rows = tx.run(HOLD, done=done, total=self.total, lease=lease_ms(), **self._which)
        if not rows:
            raise Superseded("Another worker has taken this run over.")
        if rows[0].cancel and self.heeds_cancel:
            raise Cancelled("This run is to be stopped.")
        if self.leaving():
            raise GivenBack("This worker is about to end.")
        self._wrote = monotonic()
        self.progress(done, self.total)

    def end(self, tx: Transaction, state: Literal["done", "cancelled"] = "done") -> None:
        """Ends the run, in the transaction that ends its work. Raises ``Superseded``."""
        if not tx.run(END, state=state, **self._which):
            raise Superseded("Another worker has taken this run over.")
        self.ended = state

    def beat(self) -> None:
        """Keeps the lease between two transactions, unless nothing was written for too long. What
        goes wrong here the next transaction meets too."""
        if monotonic() - self._wrote < STALL_SECONDS:
            with suppress(Exception):
                self.database.execute(BEAT, lease=lease_ms(), **self._which)

    def give_way(self) -> None:
        """Raises ``GivenBack`` when something more urgent has found no worker."""
        patience = settings().patience_ms
        row = self.database.fetch(WAITING, priority=self.run.priority, patience=patience)[0]
        if row.waits:
            raise GivenBack("Something more urgent waits.")

    def release(self) -> None:
        """Gives the run back for the next worker."""
        self.database.execute(RELEASE, **self._which)

    def fail(self, error: str) -> bool:
        """Says what this attempt ended with; ``error`` holds no values. Whether the run was set
        aside, as it is not where another worker has it."""
        pause = PAUSE_MS * 2 ** (self.run.attempts - 1)
        return bool(
            self.database.execute(FAIL, error=error, pause=pause, most=MOST_ATTEMPTS, **self._which)
        )

    @property
    def _which(self) -> dict[str, object]:
        return {"id": self.run.id, "token": self.run.token}


def claim(database: Database, run_id: str, *, worker: str, at_once: bool = False) -> Claimed | None:
    """Takes a run; none when another worker has it, or it has ended, or its lane is busy.
    ``at_once`` takes one that has yet to wait, too."""
    try:
        found = database.execute(
            CLAIM,
            id=run_id,
            worker=worker,
            lease=lease_ms(),
            most=MOST_ATTEMPTS,
            at_once=at_once,
        )
    except Conflict:
        return None
    return found[0] if found else None
