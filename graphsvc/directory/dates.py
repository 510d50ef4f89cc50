"""What the dates of a job or a study prove, as the graph stores it."""

from dataclasses import dataclass
from typing import Final

from graphsvc.days import day_number
from loaders.records import PartialDate

UNPROVEN: Final = -1_000_000
"""The start of a time that the dates do not prove; its end lies before it. No date is so early."""


@dataclass(frozen=True, slots=True)
class Span:
    """``start`` and ``end`` are day numbers, both included: the time that the dates prove, from the
    latest day that the start can mean to the earliest that the end can mean. Where they prove
    none, ``start`` is ``UNPROVEN`` and ``end`` lies before it. ``since`` and ``until`` are the
    dates to show."""

    start: int
    end: int
    since: str
    until: str
    current: bool


def span(start: PartialDate | None, end: PartialDate | None, *, current: bool, as_of: int) -> Span:
    """The proven time of a job or study as its source stated it on day ``as_of``.

    A job marked current ran until that day. One with neither an end nor that mark counts as
    current for the question who works at a company, and proves no overlap.
    """
    first, last = _proven(start, end, current=current, as_of=as_of)
    return Span(
        start=first,
        end=last,
        since=str(start) if start else "",
        until="" if current or end is None else str(end),
        current=current or end is None,
    )


def _proven(
    start: PartialDate | None, end: PartialDate | None, *, current: bool, as_of: int
) -> tuple[int, int]:
    if start is None or (end is None and not current):
        return UNPROVEN, UNPROVEN - 1
    first = day_number(start.last_day())
    last = as_of if current or end is None else day_number(end.first_day())
    return (first, last) if first <= last else (UNPROVEN, UNPROVEN - 1)
