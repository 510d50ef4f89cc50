"""What the dates of a job or a study prove, as the graph stores it."""

from dataclasses import dataclass
from typing import Final

from graphsvc.ids import day_number
from loaders.records import PartialDate

UNPROVEN: Final = -1
"""Stands for an end that is not known: it lies before every start, so nothing overlaps with it."""


@dataclass(frozen=True, slots=True)
class Span:
    """``start`` and ``end`` are day numbers, both included: the time that the dates prove, from the
    latest day that the start can mean to the earliest that the end can mean. Unknown ones are
    ``UNPROVEN``; then nothing is proven. ``since`` and ``until`` are the dates to show."""

    start: int
    end: int
    since: str
    until: str
    current: bool


def span(
    start: PartialDate | None, end: PartialDate | None, *, current: bool, as_of: int
) -> Span:
    """The proven time of a job or study as its source stated it on day ``as_of``.

    A job marked current ran until that day. One with neither an end nor that mark counts as
    current for the question who works at a company, and proves no overlap.
    """
    proven_end = as_of if current else day_number(end.first_day()) if end else UNPROVEN
    return Span(
        start=day_number(start.last_day()) if start else UNPROVEN,
        end=proven_end if start else UNPROVEN - 1,
        since=str(start) if start else "",
        until="" if current or end is None else str(end),
        current=current or end is None,
    )
