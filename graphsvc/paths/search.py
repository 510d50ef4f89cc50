"""Paths in the order of their strength. Pure: costs in, paths out.

A path is a sequence of humans without repetition from the viewer to an end, at most ``max_ties``
long, that stops at the first end it meets and is no detour. The order is: cost, then length, then
the ids of the humans from the viewer on. It is exact, and lazy: as many paths are made as are asked
for.

How: first, backwards from the ends, the least (cost, length) from every human within every number
of ties; these are bounds that no path undercuts. Then best first from the viewer, by (what has been
spent + the bound, ids so far): what comes off the heap complete is the next path, since whatever is
still on it can only cost more, or be longer, or come later by its ids. Where half of the ends want
no more paths, and the search goes on, the bounds are made anew for the other half, so what leads to
the full ones alone is left where it stands; what is on the heap with an older bound goes back with
the newer one.
"""

import heapq
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from graphsvc.paths.detours import Behind, behind, goes_round
from graphsvc.turns import Pulse, unhurried

Costs = Mapping[str, Mapping[str, int]]
Bound = tuple[int, int]
Bounds = list[dict[str, Bound]]
Entry = tuple[int, int, tuple[str, ...], int]


@dataclass(frozen=True, slots=True)
class Found:
    """A path: the humans after the viewer, in order, and its cost."""

    humans: tuple[str, ...]
    cost: int

    @property
    def end(self) -> str:
        return self.humans[-1]

    @property
    def introducer(self) -> str | None:
        """The first human after the viewer; ``None`` for a direct tie."""
        return self.humans[0] if len(self.humans) > 1 else None


PULSE: Final = 1_000
"""After so many steps of the search its pulse is called, which may end it by raising."""


class Wanted(Protocol):
    """Which paths are wanted; what was not at one time is not later."""

    def closed(self, humans: tuple[str, ...]) -> bool:
        """Whether no path is wanted any more that begins so."""
        ...

    def full(self, end: str) -> bool:
        """Whether no more paths to an end are wanted."""
        ...


class Every(Wanted):
    """All paths are wanted."""

    def closed(self, humans: tuple[str, ...]) -> bool:
        del humans
        return False

    def full(self, end: str) -> bool:
        del end
        return False


EVERY: Final = Every()


def in_order(
    costs: Costs,
    *,
    viewer: str,
    ends: Collection[str],
    max_ties: int,
    detours: bool = False,
    wanted: Wanted = EVERY,
    max_cost: int | None = None,
    pulse: Pulse = unhurried,
) -> Iterator[Found]:
    """The paths that are wanted and cost at most ``max_cost``, strongest first; with ``detours``
    these are paths too. What is wanted may become less as they are taken."""
    goal = _Goal(costs, ends, max_ties=max_ties, pulse=pulse)
    if not detours:
        max_cost = _dearest(costs, viewer=viewer, ends=ends, max_cost=max_cost)
    heap: list[Entry] = [(0, 0, (), 0)]
    steps = 0
    while heap and goal.wanted:
        steps += 1
        if steps % PULSE == 0:
            pulse()
            goal.look_again()
        least, length, humans, spent = heapq.heappop(heap)
        if max_cost is not None and least > max_cost:
            return
        if humans and humans[-1] in ends:
            if humans[-1] in goal.wanted and not wanted.closed(humans):
                yield Found(humans, spent)
                if wanted.full(humans[-1]):
                    goal.leave(humans[-1])
            continue
        bound = goal.bounds(len(humans)).get(humans[-1] if humans else viewer)
        if bound is None or wanted.closed(humans):
            continue
        now = (spent + bound[0], len(humans) + bound[1])
        if humans and now > (least, length):
            heapq.heappush(heap, (*now, humans, spent))
            continue
        passed = [] if detours else behind(costs, (viewer, *humans))
        for entry in _steps(costs, goal, humans, spent=spent, viewer=viewer, passed=passed):
            heapq.heappush(heap, entry)


class _Goal:
    """The ends to which paths are ``wanted``, and what leads to them."""

    def __init__(self, costs: Costs, ends: Collection[str], *, max_ties: int, pulse: Pulse) -> None:
        self._costs = costs
        self._max_ties = max_ties
        self._pulse = pulse
        self.wanted = set(ends)
        self._look()

    def _look(self) -> None:
        self._bounds = lower_bounds(
            self._costs, ends=self.wanted, max_ties=self._max_ties, pulse=self._pulse
        )
        self._half = len(self.wanted) // 2

    def leave(self, end: str) -> None:
        """No more paths to an end are wanted."""
        self.wanted.discard(end)
        for bounds in self._bounds:
            bounds.pop(end, None)

    def look_again(self) -> None:
        """Looks anew at what leads to the ends, where half of them have gone since that was done
        last: a search that is short is over before it pays."""
        if len(self.wanted) <= self._half:
            self._look()

    def bounds(self, ties: int) -> Mapping[str, Bound]:
        """The least (cost, length) from whoever is so many ties from the viewer and reaches an
        end with those that are left."""
        left = self._max_ties - ties
        return self._bounds[left] if left >= 0 else {}


def _steps(
    costs: Costs,
    goal: _Goal,
    humans: tuple[str, ...],
    *,
    spent: int,
    viewer: str,
    passed: Behind,
) -> Iterator[Entry]:
    longer = len(humans) + 1
    reach = goal.bounds(longer)
    for other, more in costs.get(humans[-1] if humans else viewer, {}).items():
        bound = reach.get(other)
        if bound is None or other in humans or other == viewer:
            continue
        if not goes_round(passed, other, more):
            yield spent + more + bound[0], longer + bound[1], (*humans, other), spent + more


def _dearest(
    costs: Costs, *, viewer: str, ends: Collection[str], max_cost: int | None
) -> int | None:
    """What a path that is no detour may cost. Where the viewer has a tie to every end, whatever
    costs more than the dearest of these goes round one of them."""
    ties = costs.get(viewer, {})
    if not ends or not all(end in ties for end in ends):
        return max_cost
    dearest = max(ties[end] for end in ends)
    return dearest if max_cost is None else min(dearest, max_cost)


def lower_bounds(
    costs: Costs, *, ends: Collection[str], max_ties: int, pulse: Pulse = unhurried
) -> Bounds:
    """For 0 to ``max_ties`` ties: the least (cost, length) from each human that reaches an end
    within so many."""
    bounds: Bounds = [dict.fromkeys(ends, (0, 0))]
    for _ in range(max_ties):
        before = bounds[-1]
        now = dict(before)
        pulse()
        for human, others in costs.items():
            if human in ends:
                continue
            reached = [
                (more + before[other][0], 1 + before[other][1])
                for other, more in others.items()
                if other in before
            ]
            if reached:
                now[human] = min(reached)
        bounds.append(now)
    return bounds


@dataclass(frozen=True, slots=True)
class Fewest:
    """What ``--count`` tells: the fewest ties to any end, the distinct sequences of humans of that
    length, and the distinct ends at that length."""

    length: int
    paths: int
    ends: int


def count_fewest(
    costs: Costs, *, viewer: str, ends: Collection[str], max_ties: int
) -> Fewest | None:
    """Counts the paths with the fewest ties; ``None`` where no end is within ``max_ties``.

    A path with the fewest ties repeats nobody and goes round no tie, so counting walks level by
    level is exact.
    """
    level, seen = {viewer: 1}, {viewer}
    for length in range(1, max_ties + 1):
        following: dict[str, int] = {}
        for human, ways in level.items():
            for other in costs.get(human, {}):
                if other not in seen:
                    following[other] = following.get(other, 0) + ways
        met = [human for human in following if human in ends]
        if met:
            return Fewest(length, sum(following[human] for human in met), len(met))
        level = following
        seen |= following.keys()
    return None
