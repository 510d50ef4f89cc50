"""Our own form of a directory: people, companies, schools, jobs, studies, ties in six CSV files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from loaders.files.folders import base_name, by_name, files_of
from loaders.files.values import split_list
from loaders.limits import Limits
from loaders.origin import File, Origin
from loaders.records import (
    Acquaintance,
    Company,
    DirectoryRecord,
    Employment,
    PartialDate,
    Person,
    Problem,
    Refused,
    School,
    Study,
)
from loaders.rows import Row, records, shown
from loaders.tables import Layout, Table, open_table

YES = frozenset({"true", "yes", "y", "1"})
NO = frozenset({"", "false", "no", "n", "0"})
_NUMBER = re.compile(r"([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Part:
    """One of the six files: its columns in order, those it needs, and what a row becomes."""

    columns: tuple[str, ...]
    needed: tuple[str, ...]
    make: Callable[[Row], DirectoryRecord]

    def layout(self) -> Layout:
        """The columns by their own names, and no others."""
        return Layout(
            columns={name: (name,) for name in self.columns},
            required=tuple((name,) for name in self.needed),
            exact=True,
            may_be_empty=True,
        )


def read(origin: Origin, limits: Limits) -> Iterator[DirectoryRecord | Problem]:
    """Companies, schools, people, employments, studies, acquaintances: one for each row, or a
    ``Problem``.

    Nothing is held in memory but one row. References are not looked up here: whoever writes
    knows what was loaded before. Raises ``Refused``.
    """
    tables = _tables(origin, limits)
    for name, table in tables.items():
        yield from records(table, PARTS[name].make)


def _tables(origin: Origin, limits: Limits) -> Mapping[str, Table]:
    """The tables in the order in which they are read, every header checked."""
    files = by_name(files_of(origin, limits), origin=origin)
    _check_names(files, origin)
    rows = limits.directory_rows
    return {
        name: open_table(files[name], part.layout(), limits=limits, rows=rows)
        for name, part in PARTS.items()
        if name in files
    }


def _check_names(files: Mapping[str, File], origin: Origin) -> None:
    """A misnamed file would otherwise be left out in silence."""
    names = ", ".join(PARTS)
    if not any(name in files for name in PARTS):
        message = "None of the files of a directory is here."
        raise Refused(Problem(origin.name, message, advice=f"Name the files {names}."))
    for file in files.values():
        name = base_name(file)
        if name.endswith(".csv") and name not in PARTS:
            message = f"The file {name} is not one of {names}."
            raise Refused(Problem(file.name, message, advice="Rename it or take it out."))


def _company(row: Row) -> Company:
    domain, *domains = split_list(row.text("domain")) or (None,)
    ref, (parent, acquired) = _ref(row, "id"), _parent(row)
    if parent == ref:
        raise row.error("parent", "A company is not its own parent.", advice="Leave it empty.")
    return Company(
        ref=ref,
        name=row.needed("name"),
        domain=domain,
        headcount=_headcount(row),
        city=row.text("city") or None,
        country=row.text("country") or None,
        aliases=_aliases(row),
        domains=tuple(filter(None, domains)),
        parent=parent,
        acquired=acquired,
    )


def _parent(row: Row) -> tuple[str | None, PartialDate | None]:
    """``parent`` and ``acquired``. Raises ``RowError`` for a day of buying without a buyer."""
    parent = _ref(row, "parent") if row.text("parent") else None
    acquired = row.date("acquired")
    if acquired is not None and parent is None:
        advice = "Write the id of the company that bought it in 'parent'."
        raise row.error(
            "acquired", "It says when the company was bought, not by whom.", advice=advice
        )
    return parent, acquired


def _aliases(row: Row) -> tuple[str, ...]:
    """Names separated by semicolons, since a comma belongs to many a name."""
    names = (name.strip() for name in row.text("aliases").split(";"))
    return tuple(dict.fromkeys(name for name in names if name))


def _school(row: Row) -> School:
    return School(
        ref=_ref(row, "id"),
        name=row.needed("name"),
        city=row.text("city") or None,
        country=row.text("country") or None,
        aliases=_aliases(row),
    )


def _person(row: Row) -> Person:
    return Person(
        ref=_ref(row, "id"),
        name=row.needed("name"),
        emails=split_list(row.text("emails")),
        profile_url=row.text("profile_url") or None,
        aliases=_aliases(row),
    )


def _employment(row: Row) -> Employment:
    start, end = period(row)
    current = _flag(row, "current")
    if current and end is not None:
        advice = "Empty 'to', or write 'false' in 'current'."
        raise row.error("current", "A job that has an end is not current.", advice=advice)
    return Employment(
        person=_ref(row, "person"),
        company=_ref(row, "company"),
        title=row.text("title") or None,
        start=start,
        end=end,
        current=current,
    )


def _study(row: Row) -> Study:
    start, end = period(row)
    return Study(
        person=_ref(row, "person"),
        school=_ref(row, "school"),
        degree=row.text("degree") or None,
        field=row.text("field") or None,
        start=start,
        end=end,
    )


def _acquaintance(row: Row) -> Acquaintance:
    person, other = _ref(row, "person"), _ref(row, "other")
    if person == other:
        raise row.error("other", "A person does not know themselves.", advice="Remove the row.")
    return Acquaintance(person, other, _strength(row))


def _strength(row: Row) -> float | None:
    value = row.text("strength")
    if not value:
        return None
    found = float(value) if _NUMBER.fullmatch(value) else 0.0
    if not 0 < found <= 1:
        advice = "Write a number above 0 and at most 1 with a point, such as 0.35, or nothing."
        raise row.error("strength", f"{shown(value)} is not a strength.", advice=advice)
    return found


def _ref(row: Row, key: str) -> str:
    """An id as stored: ``directory:<id>``, or the id itself where it names its source."""
    value = row.needed(key)
    return value if ":" in value else f"directory:{value}"


def period(row: Row) -> tuple[PartialDate | None, PartialDate | None]:
    """``from`` and ``to``. Raises ``RowError`` where it would end before it starts."""
    start, end = row.date("from"), row.date("to")
    if start is not None and end is not None and end.last_day() < start.first_day():
        advice = "Exchange 'from' and 'to', or correct one."
        raise row.error("to", "It ends before it starts.", advice=advice)
    return start, end


def _headcount(row: Row) -> int | None:
    value = row.text("headcount")
    if not value:
        return None
    if not (value.isascii() and value.isdigit() and len(value) <= 9):
        advice = "Write digits alone, without separators."
        raise row.error("headcount", f"{shown(value)} is not a number of people.", advice=advice)
    return int(value)


def _flag(row: Row, key: str) -> bool:
    value = row.text(key).lower()
    if value not in YES | NO:
        advice = "Write 'true' or 'false', or leave it empty."
        raise row.error(key, f"{shown(value)} is neither true nor false.", advice=advice)
    return value in YES


PARTS: Mapping[str, Part] = {
    "companies.csv": Part(
        columns=(
            *("id", "name", "domain", "headcount", "city", "country", "aliases"),
            *("parent", "acquired"),
        ),
        needed=("id", "name"),
        make=_company,
    ),
    "schools.csv": Part(
        columns=("id", "name", "city", "country", "aliases"),
        needed=("id", "name"),
        make=_school,
    ),
    "people.csv": Part(
        columns=("id", "name", "emails", "profile_url", "aliases"),
        needed=("id", "name"),
        make=_person,
    ),
    "employments.csv": Part(
        columns=("person", "company", "title", "from", "to", "current"),
        needed=("person", "company"),
        make=_employment,
    ),
    "studies.csv": Part(
        columns=("person", "school", "degree", "field", "from", "to"),
        needed=("person", "school"),
        make=_study,
    ),
    "acquaintances.csv": Part(
        columns=("person", "other", "strength"),
        needed=("person", "other"),
        make=_acquaintance,
    ),
}
