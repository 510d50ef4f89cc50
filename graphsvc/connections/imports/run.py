"""A worker's side of an import: claimed once, run to its end, or given up."""

from dataclasses import dataclass
from typing import Final, cast

from graphsvc.connections.imports.reading import open_reading
from graphsvc.database import Database, Transaction
from graphsvc.errors import GraphsvcError
from graphsvc.ids import now_ms
from graphsvc.ingest.contacts import (
    Fence,
    Mode,
    Origin,
    Outcome,
    TooMuchMissing,
    ingest_contacts,
    undo_contacts,
)
from graphsvc.ontology import VerdictKind
from graphsvc.queries import Id, SystemQuery
from graphsvc.sealed import OwnSealer
from graphsvc.sealing import KeyRing
from loaders import origin as loading
from loaders.files import FILES
from loaders.limits import LIMITS
from loaders.records import Contact, Problem, Refused

LEASE_MS: Final = 120_000
PATIENCE_MS: Final = 60_000
"""How long an import may wait before its message is taken to be lost."""
MOST_ATTEMPTS: Final = 5


@dataclass(frozen=True, slots=True)
class Claimed:
    """An import that this worker runs. ``task`` is import or undo; ``file`` and ``reading``
    are sealed; ``previous`` is the source's import before it, or none."""

    id: str
    source: str
    owner: str
    org: str
    format: str
    file: bytes
    reading: bytes | None
    task: str
    mode: str
    confirmed: bool
    previous: str
    token: int
    attempts: int


@dataclass(frozen=True, slots=True)
class Chunk:
    number: int
    data: bytes


CHUNKS = SystemQuery("read/upload_chunks", Chunk, ("import",))
CLAIM = SystemQuery("write/import_claim", Claimed, ("id", "worker", "lease"))
PROGRESS = SystemQuery("write/import_progress", Id, ("id", "token", "rows", "done", "lease"))
_COUNTS = ("matched", "unsure", "private", "skipped", "added", "changed", "removed")
END = SystemQuery("write/import_end", Id, ("id", "token", "state", "problem", "now", *_COUNTS))
ASK = SystemQuery("write/import_ask", Id, ("id", "token", "rows", "known", "missing"))
UNDONE = SystemQuery("write/import_undone", Id, ("id", "token", "now"))
LEFT = SystemQuery("read/imports_left", Id, ("patience", "limit"))


class Superseded(GraphsvcError):
    """Another worker has taken the import over; this one must write nothing more."""

    slug = "superseded"


def run_import(database: Database, ring: KeyRing, import_id: str, *, worker: str) -> bool:
    """Runs an import that waits, from the upload to the last verdict, or takes it back. Returns
    whether this worker did: a message that is delivered twice finds it taken or ended, and does
    nothing.

    A file that cannot be used ends the import as ``refused`` with what was wrong, and one that
    lacks too many contacts leaves it ``asking``; nothing is changed in the graph then. An error of
    ours is raised, and the import can be claimed again once its lease has run out, at most five
    times.
    """
    claimed = database.execute(CLAIM, id=import_id, worker=worker, lease=LEASE_MS)
    if not claimed:
        return False
    try:
        _Run(database, ring, claimed[0]).run()
    except Superseded:
        return False
    return True


def imports_left(database: Database) -> list[str]:
    """Ids of imports whose message was lost or whose worker died: to be sent again."""
    return [row.id for row in database.fetch(LEFT, patience=PATIENCE_MS, limit=100)]


class _Run:
    def __init__(self, database: Database, ring: KeyRing, claimed: Claimed) -> None:
        self._database = database
        self._ring = ring
        self._claimed = claimed
        self._own = OwnSealer(ring, claimed.owner)

    def run(self) -> None:
        if self._claimed.attempts > MOST_ATTEMPTS:
            self._end("failed", Outcome(), "It was given up after five attempts.")
        elif self._claimed.task == "undo":
            self._undo()
        else:
            self._import()

    @property
    def _origin(self) -> Origin:
        claimed = self._claimed
        return Origin(
            owner=claimed.owner,
            org=claimed.org,
            source=claimed.source,
            kind=claimed.format,
            import_id=claimed.id,
            previous=claimed.previous,
        )

    def _import(self) -> None:
        claimed = self._claimed
        try:
            contacts, problems = self._read()
        except Refused as refused:
            self._end("refused", Outcome(), say(refused.problem))
            return
        rows = len(contacts) + len(problems)
        try:
            outcome = ingest_contacts(
                self._database,
                self._ring,
                self._origin,
                contacts=contacts,
                problems=problems,
                fence=self._fence(rows),
                mode=cast(Mode, claimed.mode),
                confirmed=claimed.confirmed,
            )
        except TooMuchMissing as missing:
            self._ask(rows, missing)
        else:
            self._end("done", outcome, None)

    def _undo(self) -> None:
        undo_contacts(self._database, self._ring, self._origin, fence=self._fence(None))
        claimed = self._claimed
        ended = self._database.execute(UNDONE, id=claimed.id, token=claimed.token, now=now_ms())
        self._check(owned=bool(ended))

    def _read(self) -> tuple[list[Contact], list[Problem]]:
        contacts: list[Contact] = []
        problems: list[Problem] = []
        for item in FILES[self._claimed.format].read(self._upload(), LIMITS):
            if isinstance(item, Contact):
                contacts.append(item)
            elif isinstance(item, Problem):
                problems.append(item)
        return contacts, problems

    def _upload(self) -> loading.Origin:
        file = self._own.open("Import", self._claimed.id, "file", self._claimed.file)
        data = upload_of(self._database, self._own, self._claimed.id)
        reading = open_reading(self._own, self._claimed.id, self._claimed.reading)
        return reading.origin(file, data)

    def _fence(self, rows: int | None) -> Fence:
        def fence(tx: Transaction, done: int) -> None:
            claimed = self._claimed
            owned = tx.run(
                PROGRESS,
                id=claimed.id,
                token=claimed.token,
                rows=rows,
                done=done,
                lease=LEASE_MS,
            )
            self._check(owned=bool(owned))

        return fence

    def _ask(self, rows: int, missing: TooMuchMissing) -> None:
        claimed = self._claimed
        asked = self._database.execute(
            ASK,
            id=claimed.id,
            token=claimed.token,
            rows=rows,
            known=missing.known,
            missing=missing.missing,
        )
        self._check(owned=bool(asked))

    def _end(self, state: str, outcome: Outcome, problem: str | None) -> None:
        claimed, counts = self._claimed, outcome.verdicts
        sealed = self._own.seal("Import", claimed.id, "problem", problem) if problem else None
        ended = self._database.execute(
            END,
            id=claimed.id,
            token=claimed.token,
            state=state,
            matched=counts[VerdictKind.MATCHED],
            unsure=counts[VerdictKind.UNSURE],
            private=counts[VerdictKind.PRIVATE],
            skipped=counts[VerdictKind.SKIPPED],
            added=outcome.added,
            changed=outcome.changed,
            removed=outcome.removed,
            problem=sealed,
            now=now_ms(),
        )
        self._check(owned=bool(ended))

    def _check(self, *, owned: bool) -> None:
        if not owned:
            raise Superseded("Another worker has taken this import over.")


def upload_of(database: Database, own: OwnSealer, import_id: str) -> bytes:
    """The bytes of an upload, opened."""
    rows = database.fetch(CHUNKS, **{"import": import_id})
    return b"".join(
        own.open_bytes("UploadChunk", f"{import_id}/{row.number}", "data", row.data) for row in rows
    )


def say(problem: Problem) -> str:
    """A problem as one text: where, what, and what to do."""
    row = f", row {problem.row}" if problem.row else ""
    field = f", {problem.field}" if problem.field else ""
    return f"{problem.file}{row}{field}: {problem.message} {problem.advice}".strip()
