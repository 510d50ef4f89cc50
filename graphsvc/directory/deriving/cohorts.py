"""Who overlapped with whom at one place. Pure.

A *stint* is a time at a place whose dates prove it: from the latest day that its start can mean to
the earliest day that its end can mean, so a year alone proves less than a day does. A *cohort* is
all stints at one place.

In a cohort of at most ``SMALL`` stints every overlapping pair is tied. In a larger one a stint is
tied to at most ``WINDOW`` others that started next after it, and so to at most ``WINDOW`` that
started before it, where they overlap: people who started at about the same time. The order is
(start, person id, end), the same everywhere, so the bound depends on public facts only and a user's
own stint can be put into it when asked.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from graphsvc.strength import months_between

SMALL: Final = 30
WINDOW: Final = 5


class Stint(NamedTuple):
    """A proven time at a place, in day numbers, both days included.

    ``since`` and ``until`` are the dates as the source states them (ISO, partial); ``until`` is
    empty for a time that had not ended when the source was made.
    """

    start: int
    person: str
    end: int
    since: str = ""
    until: str = ""


class Overlap(NamedTuple):
    """A time together: its months, its last day, and the two dates that bound it, to show."""

    months: int
    last: int
    since: str
    until: str


Pair = tuple[str, str]


def overlaps(stints: Iterable[Stint]) -> dict[Pair, Overlap]:
    """All tied pairs of a cohort, the smaller person id first."""
    spans: dict[Pair, list[tuple[Stint, Stint]]] = {}
    for earlier, later in tied(sorted(stints)):
        first, second = sorted((earlier.person, later.person))
        spans.setdefault((first, second), []).append((earlier, later))
    return {pair: together(found) for pair, found in spans.items()}


def tied(ordered: Sequence[Stint]) -> Iterator[tuple[Stint, Stint]]:
    """The pairs of stints that the bound lets be tied, each once; ``ordered`` is sorted."""
    reach = len(ordered) if len(ordered) <= SMALL else WINDOW
    for index, earlier in enumerate(ordered):
        for later in ordered[index + 1 : index + 1 + reach]:
            if later.start > earlier.end:
                break
            if later.person != earlier.person:
                yield earlier, later


def together(spans: Sequence[tuple[Stint, Stint]]) -> Overlap:
    """What several overlapping pairs of stints of the same two people come to."""
    if len(spans) == 1:
        common = _common(*spans[0])
        days = common.end - common.start + 1
        return Overlap(months_between(days), common.end, common.since, common.until)
    bounds = [_common(one, other) for one, other in spans]
    bounds.sort(key=lambda bound: (bound.start, bound.end))
    last = max(bounds, key=lambda bound: (bound.end, bound.until == ""))
    return Overlap(
        months=months_between(_days([(bound.start, bound.end) for bound in bounds])),
        last=last.end,
        since=bounds[0].since,
        until=last.until,
    )


def _common(one: Stint, other: Stint) -> Stint:
    begin = one if one.start >= other.start else other
    one_ends = (one.end, one.until == "") <= (other.end, other.until == "")
    finish = one if one_ends else other
    return Stint(begin.start, "", finish.end, begin.since, finish.until)


def _days(bounds: Sequence[tuple[int, int]]) -> int:
    """Days in the union of intervals that are sorted by start."""
    total, covered = 0, bounds[0][0] - 1
    for start, end in bounds:
        total += max(0, end - max(start - 1, covered))
        covered = max(covered, end)
    return total
