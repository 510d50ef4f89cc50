"""Imports and verdicts as programs and spreadsheets see them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Final

from pydantic import TypeAdapter

from graphsvc.access.visibility import View
from graphsvc.contacts.imports.look import (
    ImportState,
    VerdictState,
    find_verdicts,
    get_import,
    list_imports,
    list_verdicts,
)
from graphsvc.cursors import Cursor, Number, Word
from graphsvc.days import moment
from graphsvc.naming.search import people_with
from graphsvc.runs.look import run_wire
from graphsvc.sheets import as_sheet
from graphsvc.wire.directory import PersonHit
from graphsvc.wire.imports import Import, LeftJob, Verdict, VerdictQuery
from graphsvc.wire.pages import Page, PageQuery, SearchQuery, paged

IMPORTS_CURSOR: Final = Cursor("imports", TypeAdapter(tuple[Number, Word]))
VERDICTS_CURSOR: Final = Cursor("verdicts", TypeAdapter(tuple[Number]))

COLUMNS: Final = (
    *("row", "name", "title", "company", "verdict", "rule", "score", "reason"),
    *("person", "person_id", "candidates", "left_title", "left_company"),
)


def import_wire(state: ImportState) -> Import:
    """An import as programs see it."""
    fields = asdict(state) | {"created": moment(state.created)}
    if state.ended is not None:
        fields["ended"] = moment(state.ended)
    if state.run is not None:
        fields["run"] = run_wire(state.run)
    return Import.model_validate(fields)


def page_of_imports(view: View, query: PageQuery) -> Page[Import]:
    """A page of the viewer's imports, the newest first."""
    before = IMPORTS_CURSOR.decode(query.cursor)
    rows = list_imports(view, before=before, limit=query.limit + 1)
    page = paged(
        rows, limit=query.limit, cursor=lambda row: IMPORTS_CURSOR.encode((row.created, row.id))
    )
    return Page(items=[import_wire(row) for row in page.items], next=page.next)


def page_of_verdicts(view: View, import_id: str, query: VerdictQuery) -> Page[Verdict]:
    """A page of the verdicts of an import of the viewer's, in the order of the file. Raises
    ``NotFound``."""
    (after,) = VERDICTS_CURSOR.decode(query.cursor) or (-1,)
    get_import(view, import_id)
    rows = list_verdicts(
        view,
        import_id,
        after=after,
        kinds=query.kind,
        moved=query.moved,
        limit=query.limit + 1,
    )
    page = paged(rows, limit=query.limit, cursor=lambda row: VERDICTS_CURSOR.encode((row.row,)))
    return Page(items=verdict_wires(view, page.items), next=page.next)


def rows_named(view: View, query: SearchQuery) -> Page[Verdict]:
    """What became of rows of the viewer's newest imports whose names hold all words."""
    return Page(items=verdict_wires(view, find_verdicts(view, query.q, limit=query.limit)))


def verdict_wires(view: View, rows: Sequence[VerdictState]) -> list[Verdict]:
    """Verdicts with the people whom they name; who has left the directory since is left out."""
    ids = {row.person for row in rows if row.person}
    ids |= {id_ for row in rows for id_ in row.candidates}
    people = {hit.id: hit for hit in people_with(view, sorted(ids))}
    return [_verdict(row, people) for row in rows]


def _verdict(row: VerdictState, people: Mapping[str, PersonHit]) -> Verdict:
    left = row.left_company is not None
    fields = asdict(row) | {
        "person": people.get(row.person) if row.person else None,
        "candidates": [people[id_] for id_ in row.candidates if id_ in people],
        "left": LeftJob(title=row.left_title or "", company=row.left_company or "")
        if left
        else None,
    }
    del fields["left_title"], fields["left_company"]
    return Verdict.model_validate(fields)


def as_csv(verdicts: Iterable[Verdict]) -> Iterator[bytes]:
    """Verdicts as a table for a spreadsheet, a row at a time."""
    return as_sheet(COLUMNS, map(_cells, verdicts))


def _cells(one: Verdict) -> Sequence[str]:
    candidates = "; ".join(f"{hit.name} ({hit.id})" for hit in one.candidates)
    person = (one.person.name, one.person.id) if one.person else ("", "")
    left = (one.left.title, one.left.company) if one.left else ("", "")
    row = (str(one.row), one.name, one.title, one.company)
    return (
        *row,
        one.kind.value,
        one.rule,
        f"{one.score:g}",
        one.reason,
        *person,
        candidates,
        *left,
    )
