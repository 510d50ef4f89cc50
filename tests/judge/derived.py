"""Who was at one place with whom, and how long: from the dates, day by day.

Shared with the product are two numbers: how many stints make a large cohort, and how far one
reaches in it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import NamedTuple

from graphsvc.directory.deriving.cohorts import SMALL, WINDOW
from tests.judge.times import meet, proven
from tests.judge.world import Stay


class Together(NamedTuple):
    """Days that two people provably spent at one place, the first of them and the last."""

    days: int
    first: int
    last: int


class Stint(NamedTuple):
    """A proven stay, in the order of its cohort."""

    start: int
    person: str
    end: int


def stints(stays: Iterable[Stay], *, as_of: int) -> list[Stint]:
    """The proven stays among those at one place, in order."""
    return sorted(
        Stint(days.start, stay.person, days.stop - 1)
        for stay in stays
        if (days := proven(stay.since, stay.until, current=stay.current, as_of=as_of))
    )


def days_of(stint: Stint) -> range:
    """All days of a stint."""
    return range(stint.start, stint.end + 1)


def near(cohort: Sequence[Stint]) -> list[tuple[Stint, Stint]]:
    """The pairs that may be tied: in a small cohort all, in a large one those at most ``WINDOW``
    places apart."""
    numbered = list(enumerate(cohort))
    reach = len(cohort) if len(cohort) <= SMALL else WINDOW
    return [(one, other) for (i, one), (j, other) in combinations(numbered, 2) if j - i <= reach]


def joined(pairs: Iterable[tuple[Stint, Stint]]) -> Together | None:
    """What several pairs of stints of the same two people come to; ``None`` without a day."""
    days: set[int] = set()
    for one, other in pairs:
        days.update(meet(days_of(one), days_of(other)))
    return Together(len(days), min(days), max(days)) if days else None


def couples(cohort: Sequence[Stint]) -> dict[tuple[str, str], Together]:
    """All tied pairs of a cohort, the smaller person id first."""
    pairs: dict[tuple[str, str], list[tuple[Stint, Stint]]] = defaultdict(list)
    for one, other in near(cohort):
        if one.person < other.person:
            pairs[one.person, other.person].append((one, other))
        elif other.person < one.person:
            pairs[other.person, one.person].append((other, one))
    found = {pair: joined(spans) for pair, spans in pairs.items()}
    return {pair: together for pair, together in found.items() if together}


def within_reach(cohort: Sequence[Stint], own: Stint) -> list[Stint]:
    """The stints of others that a user's own one may be tied to, were it put into the cohort."""
    others = [stint for stint in cohort if stint.person != own.person]
    if len(cohort) <= SMALL:
        return others
    before = [stint for stint in others if stint < own]
    after = [stint for stint in others if stint > own]
    return before[-WINDOW:] + after[:WINDOW]
