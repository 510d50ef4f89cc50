"""Whom to invite, as it is pasted or stands in a file: read to its end before anybody is."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from graphsvc.errors import InvalidInput, RowProblem, RowsRefused
from graphsvc.wire.invitations import InvitationInput

MOST_ROWS: Final = 1_000
COLUMNS: Final = ("email", "role", "groups", "administrator")
_NAMES: Final[Mapping[str, str]] = {"e-mail": "email", "mail": "email", "group": "groups"}
_YES: Final = frozenset({"yes", "y", "true", "1", "x"})
_NO: Final = frozenset({"", "no", "n", "false", "0"})


@dataclass(frozen=True, slots=True)
class Row:
    """Somebody to be invited, and in which row they stand."""

    number: int
    person: InvitationInput


def pasted(text: str) -> list[Row]:
    """The addresses of a text, separated by whatever they are. Raises ``InvalidInput`` where there
    are none, or too many."""
    found = [word for word in re.split(r"[\s,;]+", text) if word]
    emails = [word.removeprefix("<").removesuffix(">") for word in found if "@" in word]
    _bounded(len(emails))
    people = [InvitationInput(email=email[:300]) for email in emails]
    return [Row(number, person) for number, person in enumerate(people, 1)]


def table(text: str) -> list[Row]:
    """The rows of a table (CSV, with commas, semicolons or tabs). Raises ``InvalidInput`` for what
    is none, ``RowsRefused`` with all rows that cannot be read."""
    lines = list(_lines(text.removeprefix("\ufeff")))
    if not lines:
        raise InvalidInput("There is no row in it.", field="text")
    header = _header(lines[0][1])
    _bounded(len(lines) - 1)
    rows, problems = list[Row](), list[RowProblem]()
    for number, cells in lines[1:]:
        _read(header, number, cells, rows, problems)
    if problems:
        raise RowsRefused(problems)
    return rows


def _lines(text: str) -> Iterator[tuple[int, Sequence[str]]]:
    """Rows that are not empty, with the numbers that an editor shows for where they end."""
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, [cell.strip() for cell in cells]
    except csv.Error:
        raise InvalidInput(
            f"Line {reader.line_num} cannot be read as a table.",
            field="text",
            advice="Save it as CSV.",
        ) from None


def _header(cells: Sequence[str]) -> Sequence[str]:
    named = [_NAMES.get(cell.casefold(), cell.casefold()) for cell in cells]
    unknown = [cell for cell, name in zip(cells, named, strict=True) if name not in COLUMNS]
    if unknown or "email" not in named or len(set(named)) < len(named):
        raise InvalidInput(
            "The first row names the columns: email, and where you like role, groups and "
            "administrator.",
            field="text",
        )
    return named


def _read(
    header: Sequence[str],
    number: int,
    cells: Sequence[str],
    rows: list[Row],
    problems: list[RowProblem],
) -> None:
    if len(cells) > len(header):
        problems.append(RowProblem(number, "row", "It has more cells than there are columns."))
        return
    values = dict(zip(header, cells, strict=False))
    long = [name for name, value in values.items() if len(value) > 300]
    problems += [RowProblem(number, name, "It is too long.") for name in long]
    said = values.get("administrator", "").casefold()
    if said not in _YES | _NO:
        problems.append(RowProblem(number, "administrator", "It is yes or no."))
    if long:
        return
    groups = [name for name in re.split(r"\s*;\s*", values.get("groups", "")) if name][:50]
    person = InvitationInput(
        email=values.get("email", ""),
        role=values.get("role", ""),
        groups=groups,
        administrator=said in _YES,
    )
    rows.append(Row(number, person))


def _bounded(count: int) -> None:
    if not count:
        raise InvalidInput("There is no address in it.", field="text")
    if count > MOST_ROWS:
        raise InvalidInput(f"At most {MOST_ROWS:,} are invited at once.", field="text")
