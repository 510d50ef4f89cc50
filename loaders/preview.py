"""What an import of contacts would read, for people to see before they import.

The first rows are enough for that: ``LOOKED_AT`` are read, and of a table its text to the end, so
that one in another encoding is known by whichever byte.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from loaders.archives import is_zip
from loaders.files import FILES, Begins, FileFormat
from loaders.files.anytable import BOOK as ANY
from loaders.files.book import checked, left_out
from loaders.headers import first_header
from loaders.limits import Limits
from loaders.origin import Origin
from loaders.records import Contact, Problem, Record, Refused
from loaders.rows import Header, Row
from loaders.tables import Table
from loaders.text import read_lines

FIRST = 5
LOOKED_AT = 2_000
"""So many rows are read: what does not show in them shows in the import."""

Pulse = Callable[[], None]
"""Called for every row; may raise, where somebody has waited for long enough."""


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
    what is wrong with their rows; of an unknown header there are none. ``rows`` counts those that
    were looked at, all of them where it is ``whole``, ``problems`` those of them that cannot be
    used. ``left_out`` are the columns that hold something there and are not read. ``encoding`` is
    one that nobody named, in which the file is shown because it cannot be read as it is: it has to
    be named for the import."""

    format: str | None
    fits: tuple[str, ...]
    columns: tuple[Column, ...]
    first: tuple[Contact | Problem, ...]
    rows: int
    problems: int
    whole: bool
    left_out: tuple[str, ...] = ()
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class _Fit:
    """A format that can read the input, and the table that it sees (vCards: none)."""

    form: FileFormat
    table: Table | None = None

    def rank(self) -> tuple[int, bool]:
        """Most known columns first; of equal ones that which takes them for what they are
        called. ``Action`` is a column of tables like Outlook's alone."""
        header = self.table.header.places.items() if self.table is not None else ()
        any_table = self.form.name == "csv"
        known = sum(len(places) for key, places in header if key != "action" or not any_table)
        return -known, not any_table


def preview(origin: Origin, limits: Limits, *, pulse: Pulse = lambda: None) -> Preview:
    """What would be read, with the columns that ``origin.columns`` names.

    What its first rows, or its text, would be refused for is refused here too, but for a file that
    can be read in another encoding, which is shown in that. Raises ``Refused``, and what ``pulse``
    does.
    """
    try:
        return _preview(origin, limits, pulse)
    except Refused as refused:
        if not refused.encoding:
            raise
        found = _preview(replace(origin, encoding=refused.encoding), limits, pulse)
        return replace(found, encoding=refused.encoding)


def _preview(origin: Origin, limits: Limits, pulse: Pulse) -> Preview:
    checked(origin)
    fits = _fits(origin, limits)
    if not fits:
        return _unknown(origin, limits, pulse)
    best, names = fits[0], tuple(fit.form.name for fit in fits)
    if best.table is None:
        seen = _seen(best.form.stream(origin, limits), pulse)
        return Preview(best.form.name, names, (), *seen)
    _read_through(best.table, limits, pulse)
    seen = _seen(best.form.stream(origin, limits), pulse)
    missed = left_out(best.table, most=LOOKED_AT)
    return Preview(best.form.name, names, _columns(best.table), *seen, missed)


def _read_through(table: Table, limits: Limits, pulse: Pulse) -> None:
    """Reads the text of a table to its end, and nothing of its rows. Raises ``Refused``."""
    for _ in read_lines(table.file, longest=limits.line):
        pulse()


def _fits(origin: Origin, limits: Limits) -> list[_Fit]:
    """The formats of contacts that know the input, the best first: a table by its header. What
    begins like a vCard, or with an address, is nothing else. Raises ``Refused`` for a file that
    can be read in another encoding."""
    if not origin.columns:
        for form in _contact_formats():
            if form.begins is not None and _is(form.begins, origin, limits):
                return [_Fit(form)]
    tables = ((form, _table(form, origin, limits)) for form in _contact_formats())
    return sorted((_Fit(form, table) for form, table in tables if table), key=_Fit.rank)


def _contact_formats() -> Iterator[FileFormat]:
    return (form for form in FILES.values() if form.kind == "contacts")


def _is(begins: Begins, origin: Origin, limits: Limits) -> bool:
    try:
        return begins(origin, limits)
    except Refused as refused:
        if refused.encoding:
            raise
        return False


def _table(form: FileFormat, origin: Origin, limits: Limits) -> Table | None:
    try:
        return form.table(origin, limits) if form.table is not None else None
    except Refused as refused:
        if refused.encoding:
            raise
        return None


def _unknown(origin: Origin, limits: Limits, pulse: Pulse) -> Preview:
    """A table whose header no format knows. Raises ``Refused`` for what is no table, or lacks a
    column that was named."""
    if origin.columns or origin.is_folder or is_zip(origin):
        _refuse(origin, limits)
    file, layout = ANY.find(origin, limits), replace(ANY.layout, required=())
    header = first_header(file, layout, limits=limits)
    table = Table(file, layout, header, limits, limits.rows)
    _read_through(table, limits, pulse)
    _, rows, problems, whole = _seen(table, pulse)
    return Preview(None, (), _columns(table), (), rows, problems, whole)


def _refuse(origin: Origin, limits: Limits) -> None:
    """Raises the ``Refused`` of the formats that say most: of any table where columns were named,
    else of an export of several files."""
    if origin.columns:
        ANY.table(origin, limits)
    for form in _contact_formats():
        next(form.stream(origin, limits), None)


def _seen(
    records: Iterable[Record | Row | Problem], pulse: Pulse
) -> tuple[tuple[Contact | Problem, ...], int, int, bool]:
    """The first few, the number of those looked at, and of the problems among them, and whether
    there are no more."""
    first: list[Contact | Problem] = []
    rows = problems = 0
    for record in records:
        pulse()
        if rows == LOOKED_AT:
            return tuple(first), rows, problems, False
        rows += 1
        problems += isinstance(record, Problem)
        if len(first) < FIRST and isinstance(record, Contact | Problem):
            first.append(record)
    return tuple(first), rows, problems, True


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
