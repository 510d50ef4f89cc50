"""Rows of the ledger, and a worker's hold on one of them.

A run is claimed with its lock taken first, under a token that grows with every claim. Whatever a
worker writes for it, it writes in transactions that begin with ``Claim.hold``: that takes the same
lock and checks the token, so a worker that was overtaken (it was stopped for longer than its lease,
on the database's clock) writes nothing more. Of one lane (a source, the derived ties) one run is
busy at a time. With the workers of one program each user, and each organisation, has so many seats:
a run takes one of each when it is claimed, and a unique constraint keeps the number.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from time import monotonic
from typing import Final, Literal

from graphsvc.database import Database, Transaction
from graphsvc.days import DAY_MS
from graphsvc.errors import Conflict, GraphsvcError
from graphsvc.ontology import RUN_KINDS
from graphsvc.queries import Id, Nothing, SystemQuery, WriteQuery, Writer
from graphsvc.settings import settings
from graphsvc.watching.lines import tell_run

FOR_A_PERSON: Final = 0
"""The priority of what somebody waits for."""
FOR_LATER: Final = 5
MOST_ATTEMPTS: Final = 5
"""So often a run is tried at one place, before it is set aside."""
STALL_SECONDS: Final = 900.0
"""A worker that has written nothing for so long does not keep its lease any more."""
LOOK_SECONDS: Final = 1.0
"""So often, and no more, a worker looks for what is smaller than its own."""
SMALLER_AT_ONCE: Final = 4
KEPT_MS: Final = 30 * DAY_MS
"""For so long ended runs stay in the ledger."""
SILENT: Final = "Its worker died, or fell silent, each time."


@dataclass(frozen=True, slots=True)
class Claimed:
    """A run that a worker has. ``lane`` says what it excludes others from, ``done`` of ``total``
    how far earlier attempts came, ``rows`` what it was expected to have before that was known,
    ``cancel`` that it is to be stopped."""

    id: str
    kind: str
    lane: str
    scope: str
    priority: int
    token: int
    attempts: int
    done: int
    total: int
    rows: int | None
    cancel: bool


@dataclass(frozen=True, slots=True)
class Seats:
    """With the workers of one program: under which names runs of one user, and of one organisation,
    may be under way. None at all are no bound."""

    of_user: Sequence[str] = ()
    of_org: Sequence[str] = ()


UNBOUND: Final = Seats()
"""Of a command, which does what its user has asked for."""


def seats(program: str, workers: int) -> Seats:
    """Half of the workers for a user, three quarters for an organisation, rounded up: whoever comes
    while one has much to be done finds the others. ``program`` names it among all."""
    half, most = (workers + 1) // 2, (3 * workers + 3) // 4
    names = [f"{program} {number}" for number in range(most)]
    return Seats(names[:half], names)


@dataclass(frozen=True, slots=True)
class Held:
    cancel: bool


@dataclass(frozen=True, slots=True)
class Waits:
    waits: bool


@dataclass(frozen=True, slots=True)
class Smaller:
    """A run with less to do, and whose it is."""

    id: str
    scope: str


@dataclass(frozen=True, slots=True)
class Swept:
    """A run that was set aside, so many milliseconds after its last worker took it."""

    kind: str
    ms: int


START = WriteQuery(
    "runs/write/run_start", Nothing, ("id", "kind", "lane", "scope", "org", "priority", "rows")
)
_SEATS: Final = ("seats", "org_seats")
CLAIM = SystemQuery(
    "runs/write/run_claim", Claimed, ("id", "worker", "lease", "most", "at_once", *_SEATS)
)
HOLD = SystemQuery("runs/write/run_hold", Held, ("id", "token", "done", "total", "lease"))
BEAT = WriteQuery("runs/write/run_beat", Id, ("id", "token", "lease"))
END = WriteQuery("runs/write/run_end", Id, ("id", "token", "state"))
RELEASE = WriteQuery("runs/write/run_release", Id, ("id", "token"))
LATER = WriteQuery("runs/write/run_later", Id, ("id", "token", "pause"))
FAIL = WriteQuery("runs/write/run_fail", Id, ("id", "token", "error", "pause", "most"))
SWEEP = SystemQuery("runs/write/runs_sweep", Swept, ("most", "error"))
FORGET = WriteQuery("runs/write/runs_forget", Id, ("before", "limit"))
DUE = SystemQuery("runs/read/runs_due", Id, ("most", "limit", *_SEATS))
WAITING = SystemQuery("runs/read/runs_waiting", Waits, ("priority", "patience", *_SEATS))
SMALLER = SystemQuery(
    "runs/read/runs_smaller",
    Smaller,
    ("rows", "priority", "patience", "scope", "most", "limit", *_SEATS),
)


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


@dataclass(frozen=True, slots=True)
class Whose:
    """Who sees a run, and for whose organisation it is done."""

    scope: str
    org: str


def start(
    write: Writer,
    run_id: str,
    kind: str,
    whose: Whose,
    *,
    lane: str,
    priority: int,
    rows: int | None = None,
) -> None:
    """Puts a run into the ledger, in the transaction that makes it necessary. A worker is yet to be
    told; where that is forgotten, the scheduler does it. ``kind`` is one of ``RUN_KINDS``, ``rows``
    how many it is expected to have: one that begins anew has as many as before."""
    write(
        START,
        id=run_id,
        kind=kind,
        lane=lane,
        scope=whose.scope,
        org=whose.org,
        priority=priority,
        rows=rows,
    )


def due(database: Database, *, free: Seats = UNBOUND, limit: int = 16) -> list[str]:
    """Ids of runs that may be claimed now, the most urgent first."""
    rows = database.fetch(DUE, most=MOST_ATTEMPTS, limit=limit, **_named(free))
    return [row.id for row in rows]


def _named(free: Seats) -> dict[str, object]:
    return {"seats": list(free.of_user), "org_seats": list(free.of_org)}


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
    [row] = database.fetch(WAITING, priority=everything, patience=patience, **_named(UNBOUND))
    return row.waits


def forget(database: Database, *, now: int) -> int:
    """Deletes runs that ended long ago; returns how many. ``now`` is in milliseconds."""
    return len(database.execute(FORGET, before=now - KEPT_MS, limit=1_000))


@dataclass(slots=True)
class Claim:
    """A worker's hold on a run. ``progress`` is told how far it is; ``leaving`` says whether the
    worker is about to end; ``meanwhile`` is what it does between two batches; ``seats`` are those
    of the worker's program."""

    database: Database
    run: Claimed
    progress: Progress = lambda _done, _total: None
    leaving: Callable[[], bool] = lambda: False
    meanwhile: "Callable[[Claim], None]" = lambda _claim: None
    seats: Seats = UNBOUND
    heeds_cancel: bool = True
    total: int = field(init=False)
    ended: Literal["done", "cancelled"] | None = field(init=False, default=None)
    _done: int = field(init=False)
    _wrote: float = field(init=False)
    _looked: float = field(init=False)

    def __post_init__(self) -> None:
        self.total, self._done = self.run.total, self.run.done
        self._wrote = self._looked = monotonic()

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
        self._wrote, self._done = monotonic(), done
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

    @property
    def left(self) -> int:
        """Rows that are still to be done, as far as that is known."""
        return max(0, (self.total or self.run.rows or 0) - self._done)

    def between(self) -> None:
        """Lets the worker do something smaller for somebody who waits, if a while has passed since
        the last time. For between two transactions; this run goes on afterwards from where it is,
        and nothing of it is lost."""
        if monotonic() - self._looked >= LOOK_SECONDS:
            self.meanwhile(self)
            self._wrote = self._looked = monotonic()

    def smaller(self) -> list[Smaller]:
        """What has waited for longer than it should and has at most half as much to do as this run
        still has: so all that a worker has begun is less than twice its largest."""
        return self.database.fetch(
            SMALLER,
            rows=self.left // 2,
            priority=self.run.priority,
            patience=settings().patience_ms,
            scope=self.run.scope,
            most=MOST_ATTEMPTS,
            limit=SMALLER_AT_ONCE,
            **_named(self.seats),
        )

    def give_way(self) -> None:
        """Raises ``GivenBack`` when something more urgent has found no worker."""
        patience = settings().patience_ms
        [row] = self.database.fetch(
            WAITING, priority=self.run.priority, patience=patience, **_named(self.seats)
        )
        if row.waits:
            raise GivenBack("Something more urgent waits.")

    def release(self) -> None:
        """Gives the run back for the next worker."""
        self.database.execute(RELEASE, **self._which)

    def put_off(self, tx: Transaction, pause: int) -> None:
        """Gives the run back to be done in so many milliseconds, in a transaction of the caller's,
        who raises ``GivenBack`` after it. Raises ``Superseded``."""
        if not tx.run(LATER, pause=pause, **self._which):
            raise Superseded("Another worker has taken this run over.")

    def fail(self, error: str) -> bool:
        """Says what this attempt ended with; ``error`` holds no values. Whether the run was set
        aside, as it is not where another worker has it."""
        kind = RUN_KINDS[self.run.kind]
        pause = kind.pause_ms * kind.growth ** (self.run.attempts - 1)
        return bool(
            self.database.execute(FAIL, error=error, pause=pause, most=MOST_ATTEMPTS, **self._which)
        )

    @property
    def _which(self) -> dict[str, object]:
        return {"id": self.run.id, "token": self.run.token}


def claim(
    database: Database, run_id: str, *, worker: str, at_once: bool = False, free: Seats = UNBOUND
) -> Claimed | None:
    """Takes a run; none when another worker has it, or it has ended, or its lane is busy, or none
    of the seats is free. ``at_once`` takes one that has yet to wait, too."""
    try:
        found = database.execute(
            CLAIM,
            id=run_id,
            worker=worker,
            lease=lease_ms(),
            most=MOST_ATTEMPTS,
            at_once=at_once,
            **_named(free),
        )
    except Conflict:
        return None
    return found[0] if found else None
