"""Imports and their verdicts as their owner sees them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graphsvc.access.sealed import OwnSealer
from graphsvc.access.visibility import View
from graphsvc.contacts.writing.drafts import open_said
from graphsvc.days import newest_ms
from graphsvc.errors import NotFound
from graphsvc.normal import sorted_name
from graphsvc.ontology import VerdictKind
from graphsvc.queries import ViewerQuery
from graphsvc.runs.look import RunRow, state_of_import


@dataclass(frozen=True, slots=True)
class ImportRow:
    """An import as the graph holds it; ``file`` and ``problem`` are sealed. Times are milliseconds
    since 1970."""

    id: str
    format: str
    label: str
    file: bytes
    mode: str
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
    known: int
    missing: int
    undoable: bool
    problem: bytes | None
    newer: str | None
    run: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class VerdictRow:
    import_id: str
    row: int
    kind: str
    rule: str
    score: float
    person: str | None
    candidates: list[str]
    contact: str | None
    said: bytes


IMPORT = ViewerQuery("contacts/read/import", ImportRow, ("id",))
IMPORTS = ViewerQuery("contacts/read/imports", ImportRow, ("before", "before_id", "limit"))
VERDICTS = ViewerQuery(
    "contacts/read/verdicts", VerdictRow, ("import", "after", "kinds", "moved", "limit")
)
VERDICTS_NAMED = ViewerQuery("contacts/read/verdicts_named", VerdictRow, ("user", "words", "limit"))


@dataclass(frozen=True, slots=True)
class ImportState:
    """An import as its owner sees it.

    ``state`` is queued, running, asking (whether ``missing`` of ``known`` contacts are to be
    removed), done, refused, failed (its run was set aside), discarded (by its owner), superseded
    (while it asked, by the import ``newer`` of the same source) or undone; ``run`` is there
    until it has ended or asks.
    """

    id: str
    format: str
    label: str
    file: str
    mode: str
    state: str
    created: int
    ended: int | None
    rows: int
    done: int
    verdicts: dict[str, int]
    added: int
    changed: int
    removed: int
    known: int
    missing: int
    undoable: bool
    problem: str | None
    newer: str | None
    run: RunRow | None = None


@dataclass(frozen=True, slots=True)
class VerdictState:
    """A verdict as its owner sees it: what the row said, what became of it, by which rule.
    ``left_title`` and ``left_company`` are the job that the contact has left since."""

    import_id: str
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
    left_title: str | None
    left_company: str | None


def get_import(view: View, import_id: str) -> ImportState:
    """One import. Raises ``NotFound`` for one that is not the viewer's, as for one that is none."""
    row = view.only(IMPORT, id=import_id)
    if row is None:
        raise NotFound("There is no such import.")
    return _opened(view.own_sealer, row)


def list_imports(
    view: View, *, before: tuple[int, str] | None = None, limit: int = 50
) -> list[ImportState]:
    """The viewer's imports, newest first; those older than the one of which ``before`` gives the
    time of creation (ms since 1970) and the id."""
    own = view.own_sealer
    created, import_id = before or (newest_ms(), "")
    rows = view.read(IMPORTS, before=created, before_id=import_id, limit=limit)
    return [_opened(own, row) for row in rows]


def list_verdicts(
    view: View,
    import_id: str,
    *,
    after: int = -1,
    kinds: Sequence[VerdictKind] = tuple(VerdictKind),
    moved: bool = False,
    limit: int = 100,
) -> list[VerdictState]:
    """Verdicts on rows after row ``after``, in the order of the file; with ``moved`` only those of
    contacts who have changed jobs."""
    own = view.own_sealer
    rows = view.read(
        VERDICTS,
        **{"import": import_id},
        after=after,
        kinds=[kind.value for kind in kinds],
        moved=[True] if moved else [True, False],
        limit=limit,
    )
    return [_opened_verdict(own, row) for row in rows]


def find_verdicts(view: View, text: str, *, limit: int = 50) -> list[VerdictState]:
    """What became of rows of the viewer's imports whose names hold all words of ``text``: the
    answer to "why don't I see this connection"."""
    own = view.own_sealer
    words = sorted({own.fingerprint("word", word) for word in sorted_name(text).split()})
    if not words:
        return []
    rows = view.read(VERDICTS_NAMED, user=view.viewer.user, words=words, limit=limit)
    return [_opened_verdict(own, row) for row in rows]


def _opened(own: OwnSealer, row: ImportRow) -> ImportState:
    problem = own.open("Import", row.id, "problem", row.problem) if row.problem else None
    return ImportState(
        id=row.id,
        format=row.format,
        label=row.label,
        file=own.open("Import", row.id, "file", row.file),
        mode=row.mode,
        state=state_of_import(row.state),
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
        known=row.known,
        missing=row.missing,
        undoable=row.undoable,
        problem=problem,
        newer=row.newer,
        run=RunRow(**row.run) if row.run else None,
    )


def _opened_verdict(own: OwnSealer, row: VerdictRow) -> VerdictState:
    said = open_said(own, row.import_id, row.row, row.said)
    left_title, left_company = said["left"] or (None, None)
    return VerdictState(
        import_id=row.import_id,
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
        left_title=left_title,
        left_company=left_company,
    )
