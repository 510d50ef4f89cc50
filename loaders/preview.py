"""What an import of contacts would read, for people to see before they import."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from loaders.archives import is_zip
from loaders.files import FILES, FileFormat, vcard
from loaders.files.anytable import BOOK as ANY
from loaders.files.book import checked
from loaders.headers import first_header
from loaders.limits import Limits
from loaders.origin import Origin
from loaders.records import Contact, Problem, Record, Refused
from loaders.rows import Header, Row
from loaders.tables import Table

FIRST = 5


@dataclass(frozen=True, slots=True)
class Column:
    """A column as the file names it, what it is taken for (``book.KEYS``, or a part of the name:
    ``prefix``, ``middle``, ``suffix``), none where that is unknown, and its first values."""

    name: str
    key: str | None
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """``format`` is the one that fits best, none where no format knows the header; ``fits`` are all
    that do, the best first. ``columns`` is empty for vCards. ``first`` are the first records, or
    what is wrong with their rows; of an unknown header there are none. ``rows`` counts all rows,
    ``problems`` those of them that cannot be used."""

    format: str | None
    fits: tuple[str, ...]
    columns: tuple[Column, ...]
    first: tuple[Contact | Problem, ...]
    rows: int
    problems: int


@dataclass(frozen=True, slots=True)
class _Fit:
    """A format that can read the input, and the table that it sees (vCards: none)."""

    form: FileFormat
    table: Table | None = None

    def rank(self) -> tuple[int, bool]:
        """Most known columns first; of equal ones that which takes them for what they are
        called."""
        places = self.table.header.places.values() if self.table is not None else ()
        return -sum(map(len, places)), self.form.name != "csv"


def preview(origin: Origin, limits: Limits) -> Preview:
    """What would be read, with the columns that ``origin.columns`` names.

    Reads the whole input, so that what would be refused is refused here too. Raises ``Refused``.
    """
    checked(origin)
    fits = _fits(origin, limits)
    if not fits:
        return _unknown(origin, limits)
    best, names = fits[0], tuple(fit.form.name for fit in fits)
    first, rows, problems = _counted(best.form.read(origin, limits))
    columns = () if best.table is None else _columns(best.table)
    return Preview(best.form.name, names, columns, first, rows, problems)


def _fits(origin: Origin, limits: Limits) -> list[_Fit]:
    """The formats of contacts that know the input, the best first: a table by its header. What
    begins like a vCard is nothing else."""
    if not origin.columns and _is_vcard(origin, limits):
        return [_Fit(FILES["vcard"])]
    tables = ((form, _table(form, origin, limits)) for form in _contact_formats())
    return sorted((_Fit(form, table) for form, table in tables if table), key=_Fit.rank)


def _contact_formats() -> Iterator[FileFormat]:
    return (form for form in FILES.values() if form.kind == "contacts")


def _is_vcard(origin: Origin, limits: Limits) -> bool:
    try:
        return vcard.begins(origin, limits)
    except Refused:
        return False


def _table(form: FileFormat, origin: Origin, limits: Limits) -> Table | None:
    try:
        return form.table(origin, limits) if form.table is not None else None
    except Refused:
        return None


def _unknown(origin: Origin, limits: Limits) -> Preview:
    """A table whose header no format knows. Raises ``Refused`` for what is no table, or lacks a
    column that was named."""
    if origin.columns or origin.is_folder or is_zip(origin):
        _refuse(origin, limits)
    file, layout = ANY.find(origin, limits), replace(ANY.layout, required=())
    header = first_header(file, layout, limits=limits)
    table = Table(file, layout, header, limits, limits.rows)
    rows = problems = 0
    for row in table:
        rows += 1
        problems += isinstance(row, Problem)
    return Preview(None, (), _columns(table), (), rows, problems)


def _refuse(origin: Origin, limits: Limits) -> None:
    """Raises the ``Refused`` of the formats that say most: of any table where columns were named,
    else of an export of several files."""
    if origin.columns:
        ANY.table(origin, limits)
    for form in _contact_formats():
        next(form.stream(origin, limits), None)


def _counted(
    records: Iterator[Record | Problem],
) -> tuple[tuple[Contact | Problem, ...], int, int]:
    """The first few, the number of all, and of the problems among them."""
    first: list[Contact | Problem] = []
    rows = problems = 0
    for record in records:
        rows += 1
        problems += isinstance(record, Problem)
        if len(first) < FIRST and isinstance(record, Contact | Problem):
            first.append(record)
    return tuple(first), rows, problems


def _columns(table: Table) -> tuple[Column, ...]:
    rows = list(islice((row for row in table if isinstance(row, Row)), FIRST))
    return tuple(
        Column(name, _key(table.header, place), tuple(row.cell(place) for row in rows))
        for place, name in enumerate(table.header.names)
    )


def _key(header: Header, place: int) -> str | None:
    """What the column is taken for; labels of others are taken for nothing."""
    keys = (key for key, places in header.places.items() if place in places)
    key, _, kind = next(keys, "").partition("/")
    return key if key and kind != "label" else None
