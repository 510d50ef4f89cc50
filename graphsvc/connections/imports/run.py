"""A worker's side of an import: read from the upload, run to its end or taken back, as a run of the
ledger."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, cast

from graphsvc.connections.imports.reading import open_reading
from graphsvc.database import Database, Transaction
from graphsvc.days import now_ms
from graphsvc.errors import Defect
from graphsvc.ingest.contacts import (
    Course,
    Mode,
    Origin,
    Outcome,
    TooMuchMissing,
    ingest_contacts,
    undo_contacts,
)
from graphsvc.ontology import VerdictKind
from graphsvc.queries import Nothing, SystemQuery, WriteQuery
from graphsvc.runs.ledger import Cancelled
from graphsvc.runs.working import Executors, Work, Worker, run_this
from graphsvc.sealed import OwnSealer
from graphsvc.sealing import KeyRing
from loaders import origin as loading
from loaders.files import FILES
from loaders.limits import LIMITS
from loaders.records import Contact, Problem, Refused


@dataclass(frozen=True, slots=True)
class Task:
    """What an import is to do; ``file`` and ``reading`` are sealed, ``previous`` is the source's
    import before it, or none. The counts are what came of it so far."""

    id: str
    source: str
    owner: str
    org: str
    format: str
    file: bytes
    reading: bytes | None
    mode: str
    confirmed: bool
    previous: str
    matched: int
    unsure: int
    private: int
    skipped: int
    added: int
    changed: int
    removed: int

    @property
    def outcome(self) -> Outcome:
        """What came of it so far."""
        verdicts = Counter({kind: cast("int", getattr(self, kind.value)) for kind in VerdictKind})
        return Outcome(verdicts, self.added, self.changed, self.removed)

    @property
    def origin(self) -> Origin:
        return Origin(
            owner=self.owner,
            org=self.org,
            source=self.source,
            kind=self.format,
            import_id=self.id,
            previous=self.previous,
        )


@dataclass(frozen=True, slots=True)
class Chunk:
    number: int
    data: bytes


CHUNKS = SystemQuery("read/upload_chunks", Chunk, ("import",))
TASK = SystemQuery("read/import_work", Task, ("id",))
_COUNTS = ("matched", "unsure", "private", "skipped", "added", "changed", "removed")
COUNT = WriteQuery("write/import_count", Nothing, ("id", "rows", "done", *_COUNTS))
END = WriteQuery("write/import_end", Nothing, ("id", "state", "problem", "now"))
ASK = WriteQuery("write/import_ask", Nothing, ("id", "rows", "known", "missing"))
UNDONE = WriteQuery("write/import_undone", Nothing, ("id", "state", "now"))


def run_import(database: Database, ring: KeyRing, import_id: str, *, worker: str) -> bool:
    """Runs an import that waits, here and now. Returns whether it did: another worker may have it,
    or it has ended. Raises what goes wrong; it is tried again later then."""
    return run_this(Worker(database, ring, EXECUTORS, worker), import_id)


def do_import(work: Work) -> None:
    """Does an import, from the upload to the last verdict, from where an earlier attempt was left.

    A file that cannot be used ends the import as ``refused`` with what was wrong, and one that
    lacks too many contacts leaves it ``asking``; nothing is changed in the graph then. One that is
    stopped is taken back.
    """
    _Import(work).do()


def do_undo(work: Work) -> None:
    """Takes an import back."""
    _Import(work).undo("undone")


EXECUTORS: Final[Executors] = {"import": do_import, "undo": do_undo}


class _Import:
    def __init__(self, work: Work) -> None:
        self._work = work
        self._claim = work.claim
        found = work.database.fetch(TASK, id=work.claim.run.id)
        if not found:
            raise Defect("A run has no import.")
        self._task = found[0]
        self._own = OwnSealer(work.ring, self._task.owner)

    def do(self) -> None:
        try:
            if self._claim.run.cancel:
                self.undo("discarded")
            else:
                self._import()
        except Cancelled:
            self.undo("discarded")

    def undo(self, state: str) -> None:
        """Takes back what was done, to the end: it is not left half done."""
        claim, work = self._claim, self._work
        claim.heeds_cancel = False
        claim.total = 0
        course = Course(fence=claim.hold, finish=self._finish(UNDONE, state=state))
        undo_contacts(work.database, work.ring, self._task.origin, course=course)

    def _import(self) -> None:
        claim, task = self._claim, self._task
        try:
            contacts, problems = self._read()
        except Refused as refused:
            problem = self._own.seal("Import", task.id, "problem", say(refused.problem))
            self._work.database.write(self._finish(END, state="refused", problem=problem))
            return
        rows = len(contacts) + len(problems)
        same = claim.run.total in (0, rows)
        claim.total = rows
        course = Course(
            fence=claim.hold,
            tally=self._tally,
            finish=self._finish(END, state="done", problem=None),
            done=claim.run.done if same else 0,
            outcome=task.outcome if same else Outcome(),
        )
        try:
            ingest_contacts(
                self._work.database,
                self._work.ring,
                task.origin,
                contacts=contacts,
                problems=problems,
                course=course,
                mode=cast(Mode, task.mode),
                confirmed=task.confirmed,
            )
        except TooMuchMissing as missing:
            self._ask(rows, missing)

    def _read(self) -> tuple[list[Contact], list[Problem]]:
        contacts: list[Contact] = []
        problems: list[Problem] = []
        for item in FILES[self._task.format].read(self._upload(), LIMITS):
            if isinstance(item, Contact):
                contacts.append(item)
            elif isinstance(item, Problem):
                problems.append(item)
        return contacts, problems

    def _upload(self) -> loading.Origin:
        task = self._task
        file = self._own.open("Import", task.id, "file", task.file)
        chunks = self._work.database.fetch(CHUNKS, **{"import": task.id})
        data = opened_upload(self._own, task.id, chunks)
        return open_reading(self._own, task.id, task.reading).origin(file, data)

    def _tally(self, tx: Transaction, done: int, outcome: Outcome) -> None:
        counts = {kind.value: outcome.verdicts[kind] for kind in VerdictKind}
        tx.run(
            COUNT,
            id=self._task.id,
            rows=self._claim.total,
            done=done,
            added=outcome.added,
            changed=outcome.changed,
            removed=outcome.removed,
            **counts,
        )

    def _ask(self, rows: int, missing: TooMuchMissing) -> None:
        def work(tx: Transaction) -> None:
            self._claim.end(tx)
            tx.run(ASK, id=self._task.id, rows=rows, known=missing.known, missing=missing.missing)

        self._work.database.write(work)

    def _finish(
        self, query: WriteQuery[Nothing], **params: object
    ) -> Callable[[Transaction], None]:
        """Ends the run and the import in one transaction."""
        stopped = params["state"] == "discarded"

        def finish(tx: Transaction) -> None:
            self._claim.end(tx, "cancelled" if stopped else "done")
            tx.run(query, id=self._task.id, now=now_ms(), **params)

        return finish


def opened_upload(own: OwnSealer, import_id: str, chunks: Sequence[Chunk]) -> bytes:
    """The bytes of an upload, opened."""
    return b"".join(
        own.open_bytes("UploadChunk", f"{import_id}/{row.number}", "data", row.data)
        for row in chunks
    )


def say(problem: Problem) -> str:
    """A problem as one text: where, what, and what to do."""
    row = f", row {problem.row}" if problem.row else ""
    field = f", {problem.field}" if problem.field else ""
    return f"{problem.file}{row}{field}: {problem.message} {problem.advice}".strip()
