"""Imports of contacts: an upload is kept sealed, run once by a worker, and answered row by row."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from graphsvc.database import Database, Transaction
from graphsvc.errors import Conflict, FileRefused, GraphsvcError, InvalidInput, NotFound
from graphsvc.ids import new_id, now_ms
from graphsvc.ingest.contacts import Fence, Origin, Outcome, ingest_contacts
from graphsvc.ontology import VerdictKind, Viewer, user_scope
from graphsvc.queries import Id, Nothing, SystemQuery, ViewerQuery
from graphsvc.sealed import OwnSealer
from graphsvc.sealing import KeyRing
from graphsvc.visibility import View
from loaders import origin as loading
from loaders.files import FILES, FileFormat
from loaders.limits import LIMITS
from loaders.records import Contact, Problem, Refused

CHUNK: Final = 1_000_000
LEASE_MS: Final = 120_000
PATIENCE_MS: Final = 60_000
"""How long an import may wait before its message is taken to be lost."""
MOST_ATTEMPTS: Final = 5


@dataclass(frozen=True, slots=True)
class Claimed:
    id: str
    source: str
    owner: str
    org: str
    format: str
    file: bytes
    token: int
    attempts: int


@dataclass(frozen=True, slots=True)
class Chunk:
    number: int
    data: bytes


@dataclass(frozen=True, slots=True)
class ImportRow:
    """An import as the graph holds it; ``file`` and ``problem`` are sealed. Times are milliseconds
    since 1970."""

    id: str
    format: str
    label: str
    file: bytes
    state: str
    created: int
    ended: int | None
    rows: int
    done: int
    matched: int
    unsure: int
    private: int
    skipped: int
    added: int
    changed: int
    removed: int
    problem: bytes | None


@dataclass(frozen=True, slots=True)
class VerdictRow:
    row: int
    kind: str
    rule: str
    score: float
    person: str | None
    candidates: list[str]
    contact: str | None
    said: bytes


START = SystemQuery(
    "write/import_start",
    Id,
    ("id", "user", "format", "label", "source", "file", "now"),
)
ADD_CHUNK = SystemQuery("write/upload_chunk", Nothing, ("import", "number", "scope", "data"))
CHUNKS = SystemQuery("read/upload_chunks", Chunk, ("import",))
CLAIM = SystemQuery("write/import_claim", Claimed, ("id", "worker", "lease"))
PROGRESS = SystemQuery("write/import_progress", Id, ("id", "token", "rows", "done", "lease"))
_COUNTS = ("matched", "unsure", "private", "skipped", "added", "changed", "removed")
END = SystemQuery("write/import_end", Id, ("id", "token", "state", "problem", "now", *_COUNTS))
LEFT = SystemQuery("read/imports_left", Id, ("patience", "limit"))
IMPORT = ViewerQuery("read/import", ImportRow, ("id",))
IMPORTS = ViewerQuery("read/imports", ImportRow, ("before", "before_id", "limit"))
VERDICTS = ViewerQuery("read/verdicts", VerdictRow, ("import", "after", "kinds", "limit"))


class Superseded(GraphsvcError):
    """Another worker has taken the import over; this one must write nothing more."""

    slug = "superseded"


def start_import(
    database: Database,
    ring: KeyRing,
    viewer: Viewer,
    *,
    format_: str,
    file: str,
    data: bytes,
    label: str = "",
) -> str:
    """Takes an upload in; returns the id of the import, which a worker has yet to run.

    Raises ``InvalidInput`` for a format that is not one of contacts, ``FileRefused`` for an empty
    or too large file, ``Conflict`` while another import of the same source is under way.
    """
    contacts_format(format_)
    if not data or len(data) > LIMITS.bytes:
        raise FileRefused(
            "The file is empty." if not data else f"The file is larger than {LIMITS.bytes} bytes.",
            file=file,
            advice="Export it again." if not data else "Split it into smaller ones.",
        )
    own, import_id = OwnSealer(ring, viewer.user), new_id()

    def work(tx: Transaction) -> None:
        made = tx.run(
            START,
            id=import_id,
            user=viewer.user,
            format=format_,
            label=label.strip(),
            source=new_id(),
            file=own.seal("Import", import_id, "file", file),
            now=now_ms(),
        )
        if not made:
            raise Conflict(
                "An import of this source is under way.", advice="Wait until it has ended."
            )
        for number, start in enumerate(range(0, len(data), CHUNK)):
            place = f"{import_id}/{number}"
            sealed = own.seal_bytes("UploadChunk", place, "data", data[start : start + CHUNK])
            chunk: dict[str, Any] = {"import": import_id, "number": number, "data": sealed}
            tx.run(ADD_CHUNK, scope=user_scope(viewer.user), **chunk)

    database.write(work)
    return import_id


def contacts_format(name: str) -> FileFormat:
    """A format of contacts by its name. Raises ``InvalidInput``."""
    known = [fmt.name for fmt in FILES.values() if fmt.kind == "contacts"]
    if name not in known:
        raise InvalidInput(
            f"“{name}” is not a format of contacts.",
            field="format",
            advice=f"It can be: {', '.join(known)}.",
        )
    return FILES[name]


def run_import(database: Database, ring: KeyRing, import_id: str, *, worker: str) -> bool:
    """Runs an import that waits, from the upload to the last verdict. Returns whether this worker
    ran it: a message that is delivered twice finds it taken or ended, and does nothing.

    A file that cannot be used ends the import as ``refused`` with what was wrong; nothing of it is
    in the graph then. An error of ours is raised, and the import can be claimed again once its
    lease has run out, at most five times.
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
        claimed = self._claimed
        if claimed.attempts > MOST_ATTEMPTS:
            self._end("failed", Outcome(), "It was given up after five attempts.")
            return
        try:
            contacts, problems = self._read()
        except Refused as refused:
            self._end("refused", Outcome(), say(refused.problem))
            return
        outcome = ingest_contacts(
            self._database,
            self._ring,
            Origin(claimed.owner, claimed.org, claimed.source, claimed.format, claimed.id),
            contacts=contacts,
            problems=problems,
            fence=self._fence(len(contacts) + len(problems)),
        )
        self._end("done", outcome, None)

    def _read(self) -> tuple[list[Contact], list[Problem]]:
        file = self._own.open("Import", self._claimed.id, "file", self._claimed.file)
        data = b"".join(
            self._own.open_bytes(
                "UploadChunk", f"{self._claimed.id}/{row.number}", "data", row.data
            )
            for row in self._database.fetch(CHUNKS, **{"import": self._claimed.id})
        )
        fmt = FILES[self._claimed.format]
        contacts: list[Contact] = []
        problems: list[Problem] = []
        for item in fmt.read(loading.Origin(file, data=data), LIMITS):
            if isinstance(item, Contact):
                contacts.append(item)
            elif isinstance(item, Problem):
                problems.append(item)
        return contacts, problems

    def _fence(self, rows: int) -> Fence:
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
            if not owned:
                raise Superseded("Another worker has taken this import over.")

        return fence

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
        if not ended:
            raise Superseded("Another worker has taken this import over.")


def say(problem: Problem) -> str:
    """A problem as one text: where, what, and what to do."""
    row = f", row {problem.row}" if problem.row else ""
    field = f", {problem.field}" if problem.field else ""
    return f"{problem.file}{row}{field}: {problem.message} {problem.advice}".strip()


@dataclass(frozen=True, slots=True)
class ImportState:
    """An import as its owner sees it. ``state`` is queued, running, done, refused or failed."""

    id: str
    format: str
    label: str
    file: str
    state: str
    created: int
    ended: int | None
    rows: int
    done: int
    verdicts: dict[str, int]
    added: int
    changed: int
    removed: int
    problem: str | None


@dataclass(frozen=True, slots=True)
class VerdictState:
    """A verdict as its owner sees it: what the row said, what became of it, by which rule."""

    row: int
    kind: str
    rule: str
    score: float
    name: str
    company: str
    title: str
    reason: str
    person: str | None
    candidates: list[str]
    contact: str | None


def get_import(view: View, ring: KeyRing, import_id: str) -> ImportState:
    """One import. Raises ``NotFound`` for one that is not the viewer's, as for one that is none."""
    row = view.only(IMPORT, id=import_id)
    if row is None:
        raise NotFound("There is no such import.")
    return _opened(OwnSealer(ring, view.viewer.user), row)


def list_imports(
    view: View, ring: KeyRing, *, before: tuple[int, str] | None = None, limit: int = 50
) -> list[ImportState]:
    """The viewer's imports, newest first; those older than the one of which ``before`` gives the
    time of creation (ms since 1970) and the id."""
    own = OwnSealer(ring, view.viewer.user)
    created, import_id = before or (now_ms() + LEASE_MS, "")
    rows = view.read(IMPORTS, before=created, before_id=import_id, limit=limit)
    return [_opened(own, row) for row in rows]


def list_verdicts(
    view: View,
    ring: KeyRing,
    import_id: str,
    *,
    after: int = -1,
    kinds: Sequence[VerdictKind] = tuple(VerdictKind),
    limit: int = 100,
) -> list[VerdictState]:
    """Verdicts on rows after row ``after``, in the order of the file."""
    own = OwnSealer(ring, view.viewer.user)
    rows = view.read(
        VERDICTS,
        **{"import": import_id},
        after=after,
        kinds=[kind.value for kind in kinds],
        limit=limit,
    )
    return [_opened_verdict(own, import_id, row) for row in rows]


def _opened(own: OwnSealer, row: ImportRow) -> ImportState:
    problem = own.open("Import", row.id, "problem", row.problem) if row.problem else None
    return ImportState(
        id=row.id,
        format=row.format,
        label=row.label,
        file=own.open("Import", row.id, "file", row.file),
        state=row.state,
        created=row.created,
        ended=row.ended,
        rows=row.rows,
        done=row.done,
        verdicts={
            "matched": row.matched,
            "unsure": row.unsure,
            "private": row.private,
            "skipped": row.skipped,
        },
        added=row.added,
        changed=row.changed,
        removed=row.removed,
        problem=problem,
    )


def _opened_verdict(own: OwnSealer, import_id: str, row: VerdictRow) -> VerdictState:
    said = json.loads(own.open("Verdict", f"{import_id}/{row.row}", "said", row.said))
    return VerdictState(
        row=row.row,
        kind=row.kind,
        rule=row.rule,
        score=row.score,
        name=said["name"],
        company=said["company"],
        title=said["title"],
        reason=said["reason"],
        person=row.person,
        candidates=row.candidates,
        contact=row.contact,
    )
