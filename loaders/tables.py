"""CSV with its encoding, delimiter and header found, read one row at a time."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from loaders.limits import Limits
from loaders.origin import File
from loaders.records import Problem, Refused
from loaders.rows import Header, Row
from loaders.text import read_lines

EXPORT_AGAIN = "Export or copy the file again; a whole file ends with a whole row."
CLOSE_QUOTE = "Close the quotation mark, and write a quotation mark inside a value twice."


@dataclass(frozen=True, slots=True)
class Layout:
    """What a table looks like.

    ``columns`` maps our key of a column to the names that it goes by, the preferred first.
    ``required`` lists groups of keys: one of each group must be there. The header is looked for
    in the first ``search`` lines. ``exact`` refuses columns that are not listed, ``bare`` means
    that quotation marks are ordinary characters, ``terminated`` that the last line has a line
    break too, ``may_be_empty`` that a header alone is a whole file.
    """

    columns: Mapping[str, tuple[str, ...]]
    required: tuple[tuple[str, ...], ...]
    search: int = 3
    delimiters: str = ",;\t|"
    exact: bool = False
    bare: bool = False
    terminated: bool = False
    may_be_empty: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A file whose header was found. Each iteration reads the file anew, one row at a time.

    Every row that is not blank comes out as exactly one ``Row`` or ``Problem``. Raises ``Refused``
    for a file that was cut off, holds a quotation mark left open or has more than ``rows`` rows.
    """

    file: File
    layout: Layout
    header: Header
    limits: Limits
    rows: int

    def __iter__(self) -> Iterator[Row | Problem]:
        feed = _Feed(self.file, longest=self.limits.line)
        for _ in range(self.header.line):
            next(feed)
        count = 0
        for count, row in enumerate(self._read(feed), start=1):
            if count > self.rows:
                raise self._refused(f"The file has more than {self.rows:,} rows.", "Split it.")
            yield row
        if not count and not self.layout.may_be_empty:
            raise self._refused("The file has a header and no rows.", "Export it again.")

    def _read(self, feed: _Feed) -> Iterator[Row | Problem]:
        reader = _reader(feed, self.layout, self.header.delimiter)
        while True:
            start = feed.begin()
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield self._unreadable(error, start=start, end=feed.number)
                continue
            if len(cells) > 1 or (cells and cells[0].strip()):
                yield self._row(cells, number=start, ended=feed.ended)

    def _row(self, cells: list[str], *, number: int, ended: bool) -> Row | Problem:
        self._check_whole(cells, number=number, ended=ended)
        width = len(self.header.names)
        if len(cells) != width:
            message = f"The row has {len(cells):,} values, the header has {width:,}."
            advice = "Put a value that contains the separator in quotation marks."
            return Problem(self.file.name, message, row=number, advice=advice)
        if max(map(len, cells)) > self.limits.field:
            return self._too_long(cells, number=number)
        return Row(self.file.name, number, self.header, cells, ended)

    def _too_long(self, cells: list[str], *, number: int) -> Problem:
        place = max(range(len(cells)), key=lambda place: len(cells[place]))
        message = f"The value is longer than {self.limits.field:,} characters."
        field = self.header.names[place]
        return Problem(self.file.name, message, row=number, field=field, advice="Shorten it.")

    def _check_whole(self, cells: list[str], *, number: int, ended: bool) -> None:
        short = len(cells) < len(self.header.names)
        if not ended and (short or self.layout.terminated):
            message = f"The file was cut off in the middle of row {number}."
            raise self._refused(message, EXPORT_AGAIN, row=number)

    def _unreadable(self, error: csv.Error, *, start: int, end: int) -> Problem:
        """A fault within one line is that row's; one that swallowed lines makes the rest unsure."""
        if end > start or "unexpected end" in str(error):
            message = f"A quotation mark opened in row {start} is not closed."
            raise self._refused(message, CLOSE_QUOTE, row=start) from error
        if "field larger" in str(error):
            message = f"A value is longer than {self.limits.field:,} characters."
            return Problem(self.file.name, message, row=start, advice="Shorten it.")
        message = "A value goes on after its closing quotation mark."
        return Problem(self.file.name, message, row=start, advice=CLOSE_QUOTE)

    def _refused(self, message: str, advice: str, *, row: int | None = None) -> Refused:
        return Refused(Problem(self.file.name, message, row=row, advice=advice))


class _Feed(Iterator[str]):
    """Lines for the csv reader, which remembers where the row began and bounds its length."""

    def __init__(self, file: File, *, longest: int) -> None:
        self._file = file
        self._longest = longest
        self._lines = read_lines(file, longest=longest)
        self._length = 0
        self._start = 1
        self.number = 0
        self.ended = True

    def begin(self) -> int:
        """Starts a row: the number of the line it starts on."""
        self._length = 0
        self._start = self.number + 1
        return self._start

    def __next__(self) -> str:
        line = next(self._lines)
        self.number += 1
        self._length += len(line)
        self.ended = line.endswith(("\n", "\r"))
        if self._length > self._longest and self.number > self._start:
            message = f"A quotation mark opened in row {self._start} is not closed."
            problem = Problem(self._file.name, message, row=self._start, advice=CLOSE_QUOTE)
            raise Refused(problem)
        return line


def open_table(file: File, layout: Layout, *, limits: Limits, rows: int) -> Table:
    """Finds the header. ``rows`` bounds the rows after it. Raises ``Refused`` for an empty file,
    no such header, too many columns, a column twice and (``layout.exact``) an unknown one."""
    header = find_header(file, layout, limits=limits)
    if header is None:
        raise Refused(_no_header(file, layout))
    return Table(file, layout, header, limits, rows)


def find_header(file: File, layout: Layout, *, limits: Limits) -> Header | None:
    """The first line that names the required columns, or none. Raises ``Refused`` as above."""
    empty = True
    for number, line in enumerate(read_lines(file, longest=limits.line), start=1):
        empty = empty and not line.strip()
        if header := _header(line, layout, number=number):
            _check_header(file, header, layout, limits=limits)
            return header
        if number >= layout.search and not empty:
            return None
    if empty:
        advice = "Choose the file that holds the rows."
        raise Refused(Problem(file.name, "The file is empty.", advice=advice))
    return None


def folded(name: str) -> str:
    """A column's name without case, accents, spaces and punctuation, for comparison."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if letter.isalnum())


def _header(line: str, layout: Layout, *, number: int) -> Header | None:
    """The line as a header, by the delimiter under which most columns are known."""
    known = {folded(name): key for key, names in layout.columns.items() for name in names}
    found: list[Header] = []
    for delimiter in layout.delimiters:
        names = _split(line, layout, delimiter=delimiter)
        if any(known.get(folded(name)) for name in names):
            places = _places(names, layout)
            found.append(Header(number, delimiter, tuple(names), places))
    whole = [header for header in found if _has_required(header, layout)]
    return max(whole, key=lambda header: len(header.places), default=None)


def _split(line: str, layout: Layout, *, delimiter: str) -> list[str]:
    try:
        rows = list(_reader(iter([line]), layout, delimiter))
    except csv.Error:
        return []
    return [" ".join(cell.split()) for row in rows for cell in row]


def _places(names: list[str], layout: Layout) -> dict[str, int]:
    """Where each key stands; of several names for one key the preferred one counts."""
    places = {folded(name): place for place, name in reversed(list(enumerate(names)))}
    return {
        key: next(places[folded(alias)] for alias in aliases if folded(alias) in places)
        for key, aliases in layout.columns.items()
        if any(folded(alias) in places for alias in aliases)
    }


def _has_required(header: Header, layout: Layout) -> bool:
    return all(any(key in header.places for key in group) for group in layout.required)


def _check_header(file: File, header: Header, layout: Layout, *, limits: Limits) -> None:
    if len(header.names) > limits.columns:
        message = (
            f"The file has {len(header.names):,} columns; at most {limits.columns:,} are read."
        )
        advice = "Remove the columns that are not described for this format."
        raise Refused(Problem(file.name, message, row=header.line, advice=advice))
    taken = set(header.places.values())
    used = {folded(header.names[place]) for place in taken}
    for place, name in enumerate(header.names):
        twice = place not in taken and folded(name) in used
        if twice or (layout.exact and place not in taken):
            fault = "appears twice" if twice else "is not known"
            message = f"The column {name!r} {fault}."
            advice = f"Remove it or correct its name. Known: {', '.join(layout.columns)}."
            raise Refused(Problem(file.name, message, header.line, field=name, advice=advice))


def _no_header(file: File, layout: Layout) -> Problem:
    groups = [" or ".join(layout.columns[key][0] for key in group) for group in layout.required]
    message = f"No header with the columns {', '.join(groups)} was found."
    advice = "Keep the line with the columns' names, and check that this is the right file."
    return Problem(file.name, message, row=1, advice=advice)


def _reader(lines: Iterator[str], layout: Layout, delimiter: str) -> Iterator[list[str]]:
    # Strict, so that a quotation mark left open is an error and not a value full of rows.
    quoting = csv.QUOTE_NONE if layout.bare else csv.QUOTE_MINIMAL
    return csv.reader(lines, delimiter=delimiter, quoting=quoting, strict=True)
