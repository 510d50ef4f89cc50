"""One row of a table, and what is said when it cannot be used."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from loaders.records import UNREADABLE, PartialDate, Problem

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Header:
    """The header found: its line (from 1), the names as written, where each key stands, the
    preferred place first, and the keys whose columns somebody named. ``end`` is the line on which
    it ends, where its cells hold line breaks."""

    line: int
    delimiter: str
    names: tuple[str, ...]
    places: Mapping[str, tuple[int, ...]]
    mapped: frozenset[str] = frozenset()
    end: int = 0

    @property
    def lines(self) -> int:
        """How many lines of the file it ends after."""
        return max(self.line, self.end)


class RowError(Exception):
    """One row cannot be used; ``problem`` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Row:
    """One row. ``number`` is the line on which it starts, from 1. ``ended`` is false only for a
    last row without a line break, which may have been cut within its last value."""

    file: str
    number: int
    header: Header
    cells: Sequence[str]
    ended: bool = True

    def text(self, key: str) -> str:
        """The value without padding, with single spaces, of several columns the first that is not
        empty; empty where there is no such column."""
        places = self.header.places.get(key, ())
        if len(places) == 1:
            return self.cell(places[0])
        return next((value for place in places if (value := self.cell(place))), "")

    def texts(self, key: str) -> tuple[str, ...]:
        """The values of all columns of that key, empty ones included."""
        return tuple(map(self.cell, self.header.places.get(key, ())))

    def cell(self, place: int) -> str:
        """The value of one column."""
        return " ".join(self.cells[place].split())

    def needed(self, key: str) -> str:
        """The value, which must be there. Raises ``RowError``."""
        value = self.text(key)
        if not value:
            raise self.error(key, "The value is missing.", advice="Fill it in or remove the row.")
        return value

    def date(self, key: str) -> PartialDate | None:
        """An ISO 8601 day, month or year, or nothing. Raises ``RowError``."""
        value = self.text(key)
        try:
            return _date(value) if value else None
        except ValueError:
            message = f"{shown(value)} is not a date."
            advice = "Write dates as 2019-03-07, 2019-03 or 2019."
            raise self.error(key, message, advice=advice) from None

    def is_last(self, key: str) -> bool:
        """Whether ``key`` is the header's last column."""
        return len(self.header.names) - 1 in self.header.places.get(key, ())

    def error(
        self, key: str, message: str, *, advice: str, rule: str = UNREADABLE, name: str = ""
    ) -> RowError:
        """The error to raise for the value of ``key``."""
        places = self.header.places.get(key)
        field = self.header.names[places[0]] if places else key
        problem = Problem(
            self.file, message, row=self.number, field=field, advice=advice, rule=rule, name=name
        )
        return RowError(problem)


def records(rows: Iterable[Row | Problem], make: Callable[[Row], Made]) -> Iterator[Made | Problem]:
    """``make`` applied to each row: one record or one problem for every row."""
    for row in rows:
        if isinstance(row, Problem):
            yield row
            continue
        try:
            made = make(row)
        except RowError as error:
            yield error.problem
        else:
            yield made


@lru_cache(maxsize=10_000)
def _date(value: str) -> PartialDate:
    # Millions of rows share a few thousand dates: this saves a third of the time of a large load.
    return PartialDate.parse(value)


def shown(value: str) -> str:
    """A value as messages quote it: at most 40 characters."""
    return repr(value if len(value) <= 40 else value[:39] + "…")
