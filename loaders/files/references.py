"""Reference accounts: the companies that bought from us, as a list of names or a CSV."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from loaders.files.directory import period
from loaders.files.values import check_size
from loaders.legal_forms import is_legal_form
from loaders.limits import Limits
from loaders.origin import File, Origin
from loaders.records import Problem, ReferenceAccount, Refused
from loaders.rows import Row, records
from loaders.tables import CLOSE_QUOTE, Header, Layout, Table, find_header
from loaders.text import read_lines

LAYOUT = Layout(
    columns={
        "name": ("name", "company", "company name", "account", "account name", "customer"),
        "domain": ("domain", "website", "url"),
        "from": ("from", "start", "start date", "since"),
        "to": ("to", "end", "end date", "until"),
    },
    required=(("name", "domain"),),
    search=1,
)

BULLET = re.compile(
    r"^\s*(?:[-–—*•·‣▪◦●○■□✓✔➤►»>]+|\(?\d{1,3}[.)]|\d{1,3}\s*[-–]|\(?[a-z]\))\s+", re.I
)
"""What stands before the names of a list: a dash, a number, a letter with a bracket. One with a dot
may begin a name (``J. Crew``)."""
COMMAS = str.maketrans({"，": ",", "、": ",", "；": ";", "،": ",", "؛": ";"})
OPENS_QUOTE = re.compile(r'(?:^|[,;\t])\s*"')


def read(origin: Origin, limits: Limits) -> Iterator[ReferenceAccount | Problem]:
    """One ``ReferenceAccount`` or ``Problem`` for each name of a list or row of a CSV. Raises
    ``Refused``."""
    check_size(origin, limits)
    file = origin.file()
    header = find_header(file, LAYOUT, limits=limits)
    if header is not None and len(header.names) > 1:
        table = Table(file, LAYOUT, header, limits, limits.rows)
        yield from records(table, _reference)
    else:
        yield from _listed(file, header, limits)


def split_names(text: str) -> list[str]:
    """Names in pasted text: one to a line, or several to a line by tabs, semicolons or commas.

    A legal form after a comma stays with its name (``Acme, Inc.``), a name in quotation marks is
    not split. Takes any text; empty text gives an empty list.
    """
    return [name for line in text.splitlines() for name in _line_names(line)]


def _listed(
    file: File, header: Header | None, limits: Limits
) -> Iterator[ReferenceAccount | Problem]:
    """A list, its heading left out where it has one."""
    count = 0
    skipped = header.lines if header is not None else 0
    for number, line in enumerate(read_lines(file, longest=limits.line), start=1):
        if number <= skipped:
            continue
        _check_quotes(line, file=file, number=number)
        for name in _line_names(line):
            count += 1
            _check_count(count, file=file, limits=limits)
            yield _named(name, file=file, number=number, limits=limits)
    if not count:
        advice = "Write one company to a line."
        raise Refused(Problem(file.name, "The file names no company.", advice=advice))


def _named(name: str, *, file: File, number: int, limits: Limits) -> ReferenceAccount | Problem:
    if len(name) <= limits.field:
        return ReferenceAccount(number, name)
    message = f"The name is longer than {limits.field:,} characters."
    advice = "Write one company to a line, or separate them by commas."
    return Problem(file.name, message, row=number, field="name", advice=advice)


def _reference(row: Row) -> ReferenceAccount:
    name, domain = row.text("name"), row.text("domain")
    if not name and not domain:
        advice = "Fill in the name or the domain, or remove the row."
        key = "name" if "name" in row.header.places else "domain"
        raise row.error(key, "The row names no company.", advice=advice)
    start, end = period(row)
    return ReferenceAccount(row.number, name, domain=domain or None, start=start, end=end)


def _line_names(line: str) -> list[str]:
    """The names of one line, without what numbers or marks it; a tab separates before a semicolon,
    and that before a comma, also where Chinese and Japanese write them."""
    line = BULLET.sub("", line.translate(COMMAS))
    separator = next((mark for mark in "\t;" if mark in line), ",")
    names: list[str] = []
    for cell in _cells(line, separator):
        piece = " ".join(cell.split())
        if names and separator == "," and is_legal_form(piece):
            names[-1] = f"{names[-1]}, {piece}"
        elif piece:
            names.append(piece)
    return names


def _cells(line: str, separator: str) -> list[str]:
    if '"' not in line:
        return line.split(separator)
    try:
        rows = list(csv.reader([line], delimiter=separator, skipinitialspace=True))
    except csv.Error:
        return line.split(separator)
    return [cell for row in rows for cell in row]


def _check_quotes(line: str, *, file: File, number: int) -> None:
    if line.count('"') % 2 and OPENS_QUOTE.search(line):
        message = f"A quotation mark opened in row {number} is not closed."
        raise Refused(Problem(file.name, message, row=number, advice=CLOSE_QUOTE))


def _check_count(count: int, *, file: File, limits: Limits) -> None:
    if count > limits.rows:
        message = f"The file names more than {limits.rows:,} companies."
        raise Refused(Problem(file.name, message, advice="Split it into smaller files."))
