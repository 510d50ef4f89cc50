"""Mails as who wrote to whom and when, read from a CSV file."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final, NamedTuple

from graphsvc.days import day_number

COLUMNS: Final = ("from", "to", "time")

CLOCK_STARTS: Final = frozenset(
    {date(1969, 12, 31), date(1970, 1, 1), date(1979, 12, 31), date(1980, 1, 1)}
)
"""Days that mails bear when the clock of the computer was not set."""


class Mail(NamedTuple):
    """One mail. ``day`` is its day number; ``to`` are its recipients in any field, without the
    sender."""

    day: int
    sender: str
    to: frozenset[str]


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Mails by time. ``rows`` of the file told them; ``undated`` rows bear the day of a clock that
    was not set, and are left out."""

    mails: tuple[Mail, ...]
    rows: int
    undated: int


def read(path: Path) -> Mailbox:
    """The mails of a file with the columns ``from``, ``to`` and ``time`` (ISO 8601, or seconds from
    1970 on), a row for each recipient; other columns are left out. Rows of one sender and one
    moment are one mail. Raises ``ValueError`` with the row and the field."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
        if missing:
            raise ValueError(f"{path.name} has no column {', '.join(missing)}.")
        rows = [_row(path, number, row) for number, row in enumerate(reader, start=2)]
    dated = [row for row in rows if row[0].date() not in CLOCK_STARTS]
    return Mailbox(tuple(_mails(dated)), len(rows), len(rows) - len(dated))


_Row = tuple[datetime, str, str]


def _row(path: Path, number: int, row: Mapping[str, str | None]) -> _Row:
    sender, to = (row["from"] or "").strip(), (row["to"] or "").strip()
    if not sender or not to:
        raise ValueError(f"{path.name}, row {number}: from and to must both be given.")
    return _moment(path, number, (row["time"] or "").strip()), sender, to


def _moment(path: Path, number: int, text: str) -> datetime:
    try:
        if text.replace(".", "", 1).isdigit():
            return datetime.fromtimestamp(float(text), UTC)
        return datetime.fromisoformat(text).replace(tzinfo=UTC)
    except (ValueError, OverflowError, OSError):
        raise ValueError(f"{path.name}, row {number}: time is not a moment: {text!r}.") from None


def _mails(rows: Iterable[_Row]) -> list[Mail]:
    recipients: dict[tuple[datetime, str], set[str]] = defaultdict(set)
    for moment, sender, to in rows:
        if to != sender:
            recipients[moment, sender].add(to)
    return [
        Mail(day_number(moment.date()), sender, frozenset(to))
        for (moment, sender), to in sorted(recipients.items())
    ]
