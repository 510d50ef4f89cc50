"""The line with the columns' names: found, and each column told what it is."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from loaders.dress import visible
from loaders.limits import Limits
from loaders.origin import File
from loaders.records import Problem, Refused
from loaders.rows import Header
from loaders.text import read_lines

SEPARATOR = re.compile('|"?sep=."?', re.I)
"""A blank line, or the one by which Excel is told the separator."""
LONGEST_KNOWN = 200
"""Characters: no column that a layout knows has a longer name."""
MOST_BREAKS = 40
"""So many line breaks the names of columns may hold."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What a table looks like.

    ``columns`` maps our key of a column to the names that it goes by, the preferred first; a name
    under two keys means the first where it occurs first, the second where it occurs again, and
    the second where it occurs once. ``many`` are keys that several columns may give: numbers in
    their names do not count (``E-mail 2 Address``). ``mapped`` are columns that somebody said the
    meaning of; each must be there, and they win over ``columns``.

    ``required`` lists groups of keys: one of each group must be there. The header is looked for
    in the first ``search`` lines. ``exact`` refuses columns that are not listed, ``bare`` means
    that quotation marks are ordinary characters, ``terminated`` that the last line has a line
    break too, ``may_be_empty`` that a header alone is a whole file, ``short`` that rows may lack
    values at their end.
    """

    columns: Mapping[str, tuple[str, ...]]
    required: tuple[tuple[str, ...], ...]
    search: int = 3
    delimiters: str = ",;\t|"
    many: frozenset[str] = frozenset()
    mapped: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    exact: bool = False
    bare: bool = False
    terminated: bool = False
    may_be_empty: bool = False
    short: bool = False


def find_header(file: File, layout: Layout, *, limits: Limits) -> Header | None:
    """The first line that names the required columns and the mapped ones, or none. Raises
    ``Refused`` for an empty file, too many columns, a column twice and (``exact``) an unknown one.
    """
    names = _Names(layout)
    for first in _first_records(file, layout, limits=limits):
        if header := _header(first, names, limits=limits):
            _check_header(file, header, names, limits=limits)
            return header
    return None


def first_header(file: File, layout: Layout, *, limits: Limits) -> Header:
    """The first line that is neither blank nor Excel's ``sep=;``, whatever its columns mean; split
    by the delimiter that gives most. Raises ``Refused`` for an empty file and too many columns."""
    records = _first_records(file, layout, limits=limits)
    filled = (one for one in records if not SEPARATOR.fullmatch(one.text.strip()))
    first = next(filled, _First(1, 1, ""))
    if first.is_open:
        longer = next(filled, first)
        first = longer if longer.line == first.line else first
    splits = ((mark, _split(first.text, layout, delimiter=mark)) for mark in layout.delimiters)
    delimiter, names = max(splits, key=lambda split: len(split[1]))
    header = Header(first.line, delimiter, tuple(names), {}, end=first.end)
    _check_width(file, header, limits=limits)
    return header


def folded(name: str) -> str:
    """A column's name without case, accents, spaces and punctuation, for comparison. One that is
    longer than any that is known stays as it is."""
    return _folded(name) if len(name) <= LONGEST_KNOWN else name


@lru_cache(maxsize=20_000)  # the names of a layout are compared with those of every file
def _folded(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if letter.isalnum())


def told(name: str) -> str:
    """What tells a column from the others: its folded name, or itself where that is nothing."""
    return folded(name) or name.strip()


def unnumbered(name: str) -> str:
    """The same without digits: ``E-mail 2 Address`` and ``E-mail Address`` are one."""
    return "".join(letter for letter in folded(name) if not letter.isdigit())


def _form(name: str, *, many: bool) -> str:
    return f"#{unnumbered(name)}" if many else folded(name)


_Ranks = Mapping[str, Mapping[str, int]]
"""By form of a name the keys that it may mean, in their order, each with its rank among the names
of its key."""


@lru_cache(maxsize=64)
def _ranks(columns: tuple[tuple[str, tuple[str, ...]], ...], many: frozenset[str]) -> _Ranks:
    """The names of a layout, which are compared with those of every file."""
    ranks: dict[str, dict[str, int]] = {}
    for key, names in columns:
        for rank, name in enumerate(names):
            ranks.setdefault(_form(name, many=key in many), {}).setdefault(key, rank)
    return ranks


class _Names:
    """Which keys a column's name may mean, by a layout."""

    def __init__(self, layout: Layout) -> None:
        """Names of mapped keys do not count: the mapped ones replace them."""
        self.layout = layout
        columns = layout.columns.items()
        rest = tuple(one for one in columns if one[0].partition("/")[0] not in layout.mapped)
        self._ranks = _ranks(rest, layout.many)

    def places(self, names: Sequence[str]) -> dict[str, tuple[int, ...]]:
        """Where each key stands: the mapped columns as they were named, then those that are
        recognised; of several for one key the preferred one, for ``many`` all in their order."""
        found = self._mapped(names)
        taken = {place for places in found.values() for place in places}
        ranked: dict[str, list[tuple[int, int]]] = {}
        for place, form, key in self._recognised(names, taken):
            ranked.setdefault(key, []).append((self._ranks[form][key], place))
        for key, places in ranked.items():
            every = tuple(place for _, place in places)
            found[key] = every if key in self.layout.many else (min(places)[1],)
        return found

    def _recognised(self, names: Sequence[str], taken: set[int]) -> Iterator[tuple[int, str, str]]:
        forms = [(place, self._known(name)) for place, name in enumerate(names)]
        free = [(place, form) for place, form in forms if form and place not in taken]
        left = Counter(form for _, form in free)
        for place, form in free:
            keys = list(self._ranks[form])
            yield place, form, keys[max(0, len(keys) - left[form])]
            left[form] -= 1

    def _known(self, name: str) -> str:
        """The form under which a name is known, or nothing."""
        forms = (folded(name), f"#{unnumbered(name)}")
        return next((form for form in forms if form.strip("#") and form in self._ranks), "")

    def _mapped(self, names: Sequence[str]) -> dict[str, tuple[int, ...]]:
        places = {told(name): place for place, name in reversed(list(enumerate(names)))}
        return {
            key: tuple(places[told(name)] for name in wanted if told(name) in places)
            for key, wanted in self.layout.mapped.items()
        }

    def whole(self, header: Header) -> bool:
        """Whether the header has all that is required and all that is mapped."""
        there = {key for key, places in header.places.items() if places}
        required = all(any(key in there for key in group) for group in self.layout.required)
        return required and all(
            len(header.places[key]) == len(names) for key, names in self.layout.mapped.items()
        )


@dataclass(frozen=True, slots=True)
class _First:
    """One of the first records of a file: a line, or the lines from ``line`` to ``end`` over which
    a value in quotation marks goes on."""

    line: int
    end: int
    text: str

    @property
    def is_open(self) -> bool:
        """Whether a quotation mark in it is not closed."""
        return self.text.count('"') % 2 == 1


def _first_records(file: File, layout: Layout, *, limits: Limits) -> Iterator[_First]:
    """The lines in which the header is looked for, blank ones before them included; after each in
    which a quotation mark is left open, the lines up to the one that closes it as one."""
    window = _Window(read_lines(file, longest=limits.line), longest=limits.line)
    empty, number = True, 0
    while (line := window.next()) is not None:
        number += 1
        empty = empty and not line.strip()
        yield _First(number, number, line)
        if not layout.bare and line.count('"') % 2 and (more := window.closing(line)):
            yield _First(number, number + len(more), "".join((line, *more)))
        if number >= layout.search and not empty:
            return
    if empty:
        advice = "Choose the file that holds the rows."
        raise Refused(Problem(file.name, "The file is empty.", advice=advice))


class _Window:
    """Lines, of which some may be looked at before it is their turn."""

    def __init__(self, lines: Iterator[str], *, longest: int) -> None:
        self._lines = map(visible, lines)
        self._longest = longest
        self._ahead: list[str] = []

    def next(self) -> str | None:
        """The next line, or none at the end."""
        return self._ahead.pop(0) if self._ahead else next(self._lines, None)

    def closing(self, line: str) -> list[str]:
        """The lines after ``line`` up to the one that closes its quotation mark; none where that
        is too far away for a name of a column."""
        length, quotes = len(line), line.count('"')
        for place in range(MOST_BREAKS):
            if place == len(self._ahead):
                self._ahead.extend(islice(self._lines, 1))
            if place == len(self._ahead) or length > self._longest:
                return []
            length += len(self._ahead[place])
            quotes += self._ahead[place].count('"')
            if quotes % 2 == 0:
                return self._ahead[: place + 1]
        return []


def _header(first: _First, names: _Names, *, limits: Limits) -> Header | None:
    """The record as a header, by the delimiter under which most columns are known."""
    found: list[Header] = []
    mapped = frozenset(names.layout.mapped)
    for delimiter in names.layout.delimiters:
        split = _split(first.text, names.layout, delimiter=delimiter)
        # What stands further right is never read, and a line may have a million of them.
        places = names.places(split[: limits.columns])
        found.append(Header(first.line, delimiter, tuple(split), places, mapped, first.end))
    whole = [header for header in found if names.whole(header)]
    return max(whole, key=lambda header: len(header.places), default=None)


def _split(line: str, layout: Layout, *, delimiter: str) -> list[str]:
    try:
        rows = list(csv_reader(iter([line]), layout, delimiter))
    except csv.Error:
        return []
    return [" ".join(cell.split()) for row in rows for cell in row]


def _check_header(file: File, header: Header, names: _Names, *, limits: Limits) -> None:
    _check_width(file, header, limits=limits)
    layout = names.layout
    taken = {place for places in header.places.values() for place in places}
    for place, name in enumerate(header.names):
        twice = _is_twice(header, place, layout=layout)
        if twice or (layout.exact and place not in taken):
            fault = "appears twice" if twice else "is not known"
            message = f"The column {name!r} {fault}."
            known = f" Known: {', '.join(layout.columns)}." if layout.exact else ""
            advice = f"Remove it or correct its name.{known}"
            raise Refused(Problem(file.name, message, header.line, field=name, advice=advice))


def _is_twice(header: Header, place: int, *, layout: Layout) -> bool:
    """Whether the column is left over while one of the same name has a meaning, or shares the name
    of one that somebody named."""
    alike = [
        other
        for other, name in enumerate(header.names)
        if other != place and told(name) == told(header.names[place])
    ]
    means = {place: key for key, places in header.places.items() for place in places}
    named = any(means.get(other) in layout.mapped for other in alike)
    return named or (place not in means and any(other in means for other in alike))


def _check_width(file: File, header: Header, *, limits: Limits) -> None:
    if len(header.names) > limits.columns:
        message = (
            f"The file has {len(header.names):,} columns; at most {limits.columns:,} are read."
        )
        advice = "Remove the columns that are not described for this format."
        raise Refused(Problem(file.name, message, row=header.line, advice=advice))


def csv_reader(lines: Iterator[str], layout: Layout, delimiter: str) -> Iterator[list[str]]:
    """The cells of each row, strictly: a quotation mark left open is an error and not a value
    full of rows. Raises ``csv.Error``."""
    quoting = csv.QUOTE_NONE if layout.bare else csv.QUOTE_MINIMAL
    return csv.reader(lines, delimiter=delimiter, quoting=quoting, strict=True)
