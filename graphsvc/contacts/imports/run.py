"""A worker's side of an import: read from the upload, run to its end or taken back, as a run of the
ledger."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, cast

from graphsvc.access.sealed import OwnSealer
from graphsvc.contacts.imports.difference import TooManyMore, TooMuchMissing
from graphsvc.contacts.imports.ingest import ingest_contacts
from graphsvc.contacts.imports.reading import open_reading
from graphsvc.contacts.imports.undo import undo_contacts
from graphsvc.contacts.writing.queries import BATCH, Course, Origin, Outcome
from graphsvc.database import Database, Transaction
from graphsvc.days import now_ms
from graphsvc.errors import Defect
from graphsvc.mail.notices import tell
from graphsvc.ontology import NoticeKind, VerdictKind
from graphsvc.queries import Nothing, SystemQuery, WriteQuery
from graphsvc.runs.ledger import Cancelled
from graphsvc.runs.working import Executors, Work, Worker, run_this
from graphsvc.sealing import KeyRing
from graphsvc.wire.imports import Mode
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


CHUNKS = SystemQuery("contacts/read/upload_chunks", Chunk, ("import",))
TASK = SystemQuery("contacts/read/import_work", Task, ("id",))
_COUNTS = ("matched", "unsure", "private", "skipped", "added", "changed", "removed")
COUNT = WriteQuery("contacts/write/import_count", Nothing, ("id", "rows", "done", *_COUNTS))
END = WriteQuery("contacts/write/import_end", Nothing, ("id", "state", "problem", "now"))
ASK = WriteQuery("contacts/write/import_ask", Nothing, ("id", "rows", "known", "missing"))
UNDONE = WriteQuery("contacts/write/import_undone", Nothing, ("id", "state", "now"))


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
        course = Course(
            fence=claim.hold,
            finish=self._finish(UNDONE, state=state),
            between=claim.between,
        )
        undo_contacts(work.database, work.ring, self._task.origin, course=course)

    def _import(self) -> None:
        claim, task = self._claim, self._task
        try:
            contacts, problems = self._read()
        except Refused as refused:
            if claim.run.done:
                # An earlier version read it otherwise, and had written some of it.
                self.undo("discarded")
            else:
                self._refuse(say(refused.problem))
            return
        rows = len(contacts) + len(problems)
        same = claim.run.total in (0, rows)
        claim.total = rows
        course = Course(
            fence=claim.hold,
            tally=self._tally,
            finish=self._finish(END, state="done", problem=None),
            between=claim.between,
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
        except TooManyMore as more:
            self._refuse(str(more))

    def _refuse(self, said: str) -> None:
        """Ends an import of which nothing was written, for a reason that its owner is told."""
        problem = self._own.seal("Import", self._task.id, "problem", said)
        self._work.database.write(self._finish(END, state="refused", problem=problem))

    def _read(self) -> tuple[list[Contact], list[Problem]]:
        contacts: list[Contact] = []
        problems: list[Problem] = []
        for number, item in enumerate(FILES[self._task.format].read(self._upload(), LIMITS)):
            if number % BATCH == 0:
                self._claim.between()
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
            self._tell(tx, "asking", rows)
            tx.run(ASK, id=self._task.id, rows=rows, known=missing.known, missing=missing.missing)

        self._work.database.write(work)

    def _finish(
        self, query: WriteQuery[Nothing], **params: object
    ) -> Callable[[Transaction], None]:
        """Ends the run and the import in one transaction."""
        stopped = params["state"] == "discarded"

        def finish(tx: Transaction) -> None:
            self._claim.end(tx, "cancelled" if stopped else "done")
            if query is END:
                self._tell(tx, str(params["state"]), self._claim.total)
            tx.run(query, id=self._task.id, now=now_ms(), **params)

        return finish

    def _tell(self, tx: Transaction, state: str, rows: int) -> None:
        """Tells the owner how it ended, and of rows that wait for their word."""
        task = self._task
        told = partial(tell, tx, self._work.ring, user=task.owner, once=f"{task.id} {state}")
        told(NoticeKind.IMPORT_FINISHED, state=state, rows=rows, **{"import": task.id})
        unsure = sum(row.unsure for row in tx.run(TASK, id=task.id))
        if state == "done" and unsure:
            told(NoticeKind.TO_SETTLE, count=unsure)


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
