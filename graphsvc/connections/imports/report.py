"""Imports and verdicts as programs and spreadsheets see them."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Final

from graphsvc.connections.imports.look import ImportState, VerdictState
from graphsvc.connections.wire_imports import Import, LeftJob, Verdict
from graphsvc.directory.search import people_with
from graphsvc.directory.wire import PersonHit
from graphsvc.runs.wire import moment, run_wire
from graphsvc.visibility import View

COLUMNS: Final = (
    *("row", "name", "title", "company", "verdict", "rule", "score", "reason"),
    *("person", "person_id", "candidates", "left_title", "left_company"),
)
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def import_wire(state: ImportState) -> Import:
    """An import as programs see it."""
    fields = asdict(state) | {"created": moment(state.created)}
    if state.ended is not None:
        fields["ended"] = moment(state.ended)
    if state.run is not None:
        fields["run"] = run_wire(state.run)
    return Import.model_validate(fields)


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
    """A table in UTF-8 with a byte order mark, as spreadsheets want it, a row at a time."""
    yield b"\xef\xbb\xbf" + _line(COLUMNS)
    for one in verdicts:
        yield _line(map(_harmless, _cells(one)))


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


def _harmless(text: str) -> str:
    """A spreadsheet would run what begins like a formula (OWASP, CSV injection): a quotation mark
    before it makes it text."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _line(cells: Iterable[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue().encode()
