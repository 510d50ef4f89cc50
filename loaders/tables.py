"""CSV with its encoding, delimiter and header found, read one row at a time."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace

from loaders.dress import DRESSED, undressed, visible
from loaders.headers import Layout, csv_reader, find_header, first_header, told
from loaders.limits import Limits
from loaders.origin import File
from loaders.records import Problem, Refused
from loaders.rows import Header, Row, shown
from loaders.text import read_lines

EXPORT_AGAIN = "Export or copy the file again; a whole file ends with a whole row."
CLOSE_QUOTE = "Close the quotation mark, and write a quotation mark inside a value twice."


@dataclass(frozen=True, slots=True)
class Table:
    """A file whose header was found. Each iteration reads the file anew, one row at a time.

    Every row that is not blank comes out as exactly one ``Row`` or ``Problem``; signs that nobody
    sees are left out. Raises ``Refused``
    for a file that was cut off, holds a quotation mark left open or has more than ``rows`` rows.
    """

    file: File
    layout: Layout
    header: Header
    limits: Limits
    rows: int

    def __iter__(self) -> Iterator[Row | Problem]:
        feed = _Feed(self.file, longest=self.limits.line)
        for _ in range(self.header.lines):
            next(feed)
        count = 0
        for count, row in enumerate(self._read(feed), start=1):
            if count > self.rows:
                raise self._refused(f"The file has more than {self.rows:,} rows.", "Split it.")
            yield row
        if not count and not self.layout.may_be_empty:
            raise self._refused("The file has a header and no rows.", "Export it again.")

    def _read(self, feed: _Feed) -> Iterator[Row | Problem]:
        reader = csv_reader(feed, self.layout, self.header.delimiter)
        while True:
            start = feed.begin()
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield self._unreadable(error, start=start, end=feed.number)
                continue
            # A row of separators alone pads a table; one at a cut may be the beginning of a row.
            if _is_filled(cells) or (len(cells) > 1 and not feed.ended):
                plain = cells if feed.plain else [undressed(cell) for cell in cells]
                yield self._row(plain, number=start, ended=feed.ended)

    def _row(self, cells: list[str], *, number: int, ended: bool) -> Row | Problem:
        self._check_whole(cells, number=number, ended=ended)
        width = len(self.header.names)
        if self.layout.short and 1 < len(cells) < width:
            cells = cells + [""] * (width - len(cells))
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
    """Lines for the csv reader, which remembers where the row began and bounds its length. It is
    ``plain`` where no value of the row is dressed for a spreadsheet."""

    def __init__(self, file: File, *, longest: int) -> None:
        self._file = file
        self._longest = longest
        self._lines = read_lines(file, longest=longest)
        self._length = 0
        self._start = 1
        self.number = 0
        self.ended = True
        self.plain = True

    def begin(self) -> int:
        """Starts a row: the number of the line it starts on."""
        self._length = 0
        self._start = self.number + 1
        self.plain = True
        return self._start

    def __next__(self) -> str:
        line = next(self._lines)
        if not line.isascii() and not (body := line.rstrip("\r\n")).isprintable():
            line = visible(body) + line[len(body) :]
        if ("=" in line or "'" in line) and DRESSED.search(line):
            self.plain = False
        self.number += 1
        self._length += len(line)
        self.ended = line.endswith(("\n", "\r"))
        if self._length > self._longest and self.number > self._start:
            message = f"A quotation mark opened in row {self._start} is not closed."
            problem = Problem(self._file.name, message, row=self._start, advice=CLOSE_QUOTE)
            raise Refused(problem)
        return line


def _is_filled(cells: list[str]) -> bool:
    """Whether a row has a value; mostly its first one is."""
    return bool(cells) and (bool(cells[0].strip()) or any(map(str.strip, cells)))


def open_table(file: File, layout: Layout, *, limits: Limits, rows: int) -> Table:
    """Finds the header. ``rows`` bounds the rows after it. Raises ``Refused`` for an empty file,
    no such header, a mapped column that is not there, too many columns, a column twice and
    (``layout.exact``) an unknown one."""
    header = find_header(file, layout, limits=limits)
    if header is None:
        raise Refused(_missing(file, layout, limits=limits) or _no_header(file, layout))
    return Table(file, layout, header, limits, rows)


def _missing(file: File, layout: Layout, *, limits: Limits) -> Problem | None:
    """The first mapped column that is not in the header, or in the first line that may be one."""
    if not layout.mapped:
        return None
    header = find_header(file, replace(layout, mapped={}), limits=limits)
    header = header or first_header(file, layout, limits=limits)
    there = {told(name) for name in header.names}
    for name in (name for names in layout.mapped.values() for name in names):
        if told(name) not in there:
            message = f"There is no column called {shown(name)}."
            listed = ", ".join(map(shown, header.names[:20]))
            advice = f"The columns are: {listed}{', …' * (len(header.names) > 20)}."
            return Problem(file.name, message, row=header.line, field=name, advice=advice)
    return None


def _no_header(file: File, layout: Layout) -> Problem:
    groups = [" or ".join(layout.columns[key][0] for key in group) for group in layout.required]
    message = f"No header with the columns {', '.join(groups)} was found."
    advice = "Keep the line with the columns' names, and check that this is the right file."
    return Problem(file.name, message, row=1, advice=advice)
