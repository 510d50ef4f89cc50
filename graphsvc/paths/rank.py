"""Which of the paths are answered. Pure.

First what the question leaves out is left out: people, and paths that are too weak. Of the
rest, for a company the best few paths to each end are kept; then the best few through each
introducer among those (a direct tie is exempt); then the best ``limit``. For a person only the last
two steps.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final

from graphsvc.paths.search import Costs, Found, Wanted, in_order
from graphsvc.strength import cost, number
from graphsvc.turns import Pulse, unhurried

BUSY: Final = cost(number("busy"))
"""What it adds to a path that its introducer is busy."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How many paths are answered: ``limit`` in all, ``per_introducer`` through each introducer and
    ``per_end`` to each end of a company (0 lifts either bound), none at more than ``max_cost``.
    With ``detours`` these count as paths."""

    limit: int
    per_introducer: int = 3
    per_end: int = 3
    max_cost: int | None = None
    detours: bool = False


@dataclass(frozen=True, slots=True)
class Introducers:
    """Who may introduce. ``busy`` introducers are ranked lower; those of ``without``, and with
    ``spare_busy`` the busy, are on no path but as its end; where ``only`` is given, nobody else may
    be the introducer, and no tie goes without one."""

    busy: frozenset[str] = frozenset()
    spare_busy: bool = False
    without: frozenset[str] = frozenset()
    only: frozenset[str] | None = None

    def leave_out(self, human: str) -> bool:
        """Whether a human is on no path."""
        return human in self.without or (self.spare_busy and human in self.busy)

    def allow(self, human: str) -> bool:
        """Whether a human may be the introducer."""
        return not self.leave_out(human) and (self.only is None or human in self.only)


class Selection(Wanted):
    """Takes paths in their order: says which are kept, and which beginnings are of no more use."""

    def __init__(self, *, per_introducer: int, per_end: int | None) -> None:
        self._per_introducer = per_introducer or None
        self._per_end = per_end or None
        self._introducers: Counter[str] = Counter()
        self._ends: Counter[str] = Counter()

    def keeps(self, path: Found) -> bool:
        """Whether the next path in order is part of the answer."""
        if self._per_end is not None:
            if self.full(path.end):
                return False
            self._ends[path.end] += 1
        if path.introducer is None or self._per_introducer is None:
            return True
        if self._introducers[path.introducer] >= self._per_introducer:
            return False
        self._introducers[path.introducer] += 1
        return True

    def full(self, end: str) -> bool:
        """Whether no path to an end can be kept any more."""
        return self._per_end is not None and self._ends[end] >= self._per_end

    def closed(self, humans: tuple[str, ...]) -> bool:
        """Whether no path with this beginning can be kept any more. Through a full introducer to a
        company a path may still use up a place of its end, so there it stays open."""
        if self._per_end is not None:
            return bool(humans) and self.full(humans[-1])
        if self._per_introducer is None or len(humans) < 2:
            return False
        return self._introducers[humans[0]] >= self._per_introducer


def allowed_ties(
    costs: Costs, *, viewer: str, ends: Collection[str], introducers: Introducers
) -> Costs:
    """The costs of the ties as the question has them: none from those whom it leaves out, and of
    the viewer's own only those to people who may introduce, those to the busy at more. A tie to an
    end needs nobody to introduce."""
    kept = {
        other: spent + BUSY * (other in introducers.busy and other not in ends)
        for other, spent in costs.get(viewer, {}).items()
        if (introducers.only is None if other in ends else introducers.allow(other))
    }
    rest = {
        human: row
        for human, row in costs.items()
        if human == viewer or not introducers.leave_out(human)
    }
    return {**rest, viewer: kept}


def strongest(
    costs: Mapping[str, Mapping[str, int]],
    *,
    viewer: str,
    ends: Collection[str],
    max_ties: int,
    limits: Limits,
    to_company: bool,
    pulse: Pulse = unhurried,
) -> list[Found]:
    """The strongest paths within the limits, in their fixed order."""
    selection = Selection(
        per_introducer=limits.per_introducer, per_end=limits.per_end if to_company else None
    )
    paths = in_order(
        costs,
        viewer=viewer,
        ends=ends,
        max_ties=max_ties,
        detours=limits.detours,
        wanted=selection,
        max_cost=limits.max_cost,
        pulse=pulse,
    )
    return list(islice(filter(selection.keeps, paths), limits.limit))
