"""What a loader may yield: records and problems, and nothing else.

A record is a fact as its source states it, cleaned of its dress (encodings, padding, date shapes)
but not interpreted: who a contact is, is decided later.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import total_ordering


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, a month or a year: as much of a date as the source knows.

    Ordered by its first possible day. Written in ISO 8601 form: ``2019``, ``2019-03``,
    ``2019-03-07``. Raises ``ValueError`` for a date that no calendar has.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.month is None and self.day is not None:
            raise ValueError("a day needs its month")
        month, day = (1 if part is None else part for part in (self.month, self.day))
        datetime.date(self.year, month, day)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """From ISO 8601 text (``2019``, ``2019-03``, ``2019-03-07``)."""
        parts = text.strip().split("-")
        if not 1 <= len(parts) <= 3 or not all(part.isascii() and part.isdigit() for part in parts):
            raise ValueError(f"not a date: {text!r}")
        if len(parts[0]) != 4 or any(len(part) != 2 for part in parts[1:]):
            raise ValueError(f"not a date: {text!r}")
        return cls(*(int(part) for part in parts))

    def first_day(self) -> datetime.date:
        """The earliest day that it can mean."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    def last_day(self) -> datetime.date:
        """The latest day that it can mean."""
        if self.day is not None and self.month is not None:
            return datetime.date(self.year, self.month, self.day)
        if self.month is None or self.month == 12:
            return datetime.date(self.year, 12, 31)
        return datetime.date(self.year, self.month + 1, 1) - datetime.timedelta(days=1)

    def __str__(self) -> str:
        text = f"{self.year:04d}"
        if self.month is not None:
            text += f"-{self.month:02d}"
        if self.day is not None:
            text += f"-{self.day:02d}"
        return text

    def __lt__(self, other: PartialDate) -> bool:
        return (self.first_day(), str(self)) < (other.first_day(), str(other))


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the directory. ``ref`` is the source's id, unique among its people;
    ``profile_urls`` are further profiles of theirs, ``aliases`` further names (former ones)."""

    ref: str
    name: str
    emails: tuple[str, ...] = ()
    profile_url: str | None = None
    profile_urls: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Company:
    """A company of the directory. ``headcount`` is its number of employees, where stated;
    ``aliases`` are further names (former ones, abbreviations), ``domains`` further domains.
    ``parent`` is the company that owns it, by its ``ref``, since it ``acquired`` it, where it has
    not always been so."""

    ref: str
    name: str
    domain: str | None = None
    headcount: int | None = None
    city: str | None = None
    country: str | None = None
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    parent: str | None = None
    acquired: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class School:
    """A school of the directory; ``aliases`` are further names."""

    ref: str
    name: str
    city: str | None = None
    country: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Employment:
    """A job. Neither ``end`` nor ``current``: the source does not know whether it has ended."""

    person: str
    company: str
    title: str | None = None
    start: PartialDate | None = None
    end: PartialDate | None = None
    current: bool = False


@dataclass(frozen=True, slots=True)
class Study:
    """A time at a school."""

    person: str
    school: str
    degree: str | None = None
    field: str | None = None
    start: PartialDate | None = None
    end: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """A published, undated tie between two people of the directory; it has no direction.

    ``strength`` is above 0 and at most 1, where the source states it; without it the tie is as
    strong as any published one. Raises ``ValueError`` for another strength.
    """

    person: str
    other: str
    strength: float | None = None

    def __post_init__(self) -> None:
        if self.strength is not None and not 0 < self.strength <= 1:
            raise ValueError(f"not a strength: {self.strength}")


@dataclass(frozen=True, slots=True)
class Contact:
    """One row of somebody's address book. ``row`` is its line or position in the file, from 1.

    ``name`` is the whole name as it should be shown; empty where the row has none.
    ``connected_on`` is the day on which the two connected, where the source says so. ``city`` and
    ``country`` are of the place of work, else of another, as they are written. ``birthday`` has at
    least its year. ``other_names`` are the same name in other languages, where the source has it
    in several. ``lost`` says, a sentence each, which values of the row could not be read and were
    left out.
    """

    row: int
    name: str
    given_name: str = ""
    family_name: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    company: str = ""
    title: str = ""
    profile_url: str | None = None
    connected_on: PartialDate | None = None
    city: str = ""
    country: str = ""
    birthday: PartialDate | None = None
    other_names: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReferenceAccount:
    """A company that bought from us, by name or domain, while ``start`` to ``end`` where stated."""

    row: int
    name: str
    domain: str | None = None
    start: PartialDate | None = None
    end: PartialDate | None = None


UNREADABLE = "cannot be read"
ORGANISATION = "organisation"
GROUP = "group"
DELETED = "marked as deleted"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with one row: the row is skipped, the rest of the file stands.

    ``row`` counts lines from 1 in ``file``; ``field`` is the column's own name. ``rule`` says of
    what kind it is: a fault (``UNREADABLE``), or a row that is whole and nobody's contact
    (``ORGANISATION``, ``GROUP``, ``DELETED``), whose ``name`` is what it calls itself.
    """

    file: str
    message: str
    row: int | None = None
    field: str | None = None
    advice: str = ""
    rule: str = UNREADABLE
    name: str = ""


class Refused(Exception):
    """The whole input cannot be used (cut off, too large, not this format). Nothing was yielded
    that should be kept. ``problem`` says what was wrong, where, and what to do; ``encoding`` is the
    one in which the text could be read, where its encoding is what is wrong and one fits."""

    def __init__(self, problem: Problem, *, encoding: str = "") -> None:
        super().__init__(problem.message)
        self.problem = problem
        self.encoding = encoding


DirectoryRecord = Person | Company | School | Employment | Study | Acquaintance
Record = DirectoryRecord | Contact | ReferenceAccount
