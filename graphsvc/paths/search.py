"""Paths in the order of their strength. Pure: costs in, paths out.

A path is a sequence of humans without repetition from the viewer to an end, at most ``max_ties``
long, that stops at the first end it meets. The order is: cost, then length, then the ids of the
humans from the viewer on. It is exact, and lazy: as many paths are made as are asked for.

How: first, backwards from the ends, the least (cost, length) from every human within every number
of ties; these are bounds that no path undercuts. Then best first from the viewer, by (what has been
spent + the bound, ids so far): what comes off the heap complete is the next path, since whatever is
still on it can only cost more, or longer, or come later by its ids.
"""

import heapq
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

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


Closed = Callable[[tuple[str, ...]], bool]


def in_order(
    costs: Costs,
    *,
    viewer: str,
    ends: Collection[str],
    max_ties: int,
    closed: Closed = lambda _humans: False,
    max_cost: int | None = None,
) -> Iterator[Found]:
    """All paths that cost at most ``max_cost``, strongest first. ``closed`` may say of the
    beginning of a path, at any time, that no path that begins so is wanted any more."""
    bounds = lower_bounds(costs, ends=ends, max_ties=max_ties)
    heap: list[Entry] = [(0, 0, (), 0)]
    while heap:
        least, _, humans, spent = heapq.heappop(heap)
        if max_cost is not None and least > max_cost:
            return
        if humans and humans[-1] in ends:
            if not closed(humans):
                yield Found(humans, spent)
            continue
        if not closed(humans):
            for entry in _steps(costs, bounds, humans, spent=spent, viewer=viewer):
                heapq.heappush(heap, entry)


def _steps(
    costs: Costs, bounds: Bounds, humans: tuple[str, ...], *, spent: int, viewer: str
) -> Iterator[Entry]:
    left = len(bounds) - 1 - len(humans)
    if left <= 0:
        return
    reach = bounds[left - 1]
    for other, more in costs.get(humans[-1] if humans else viewer, {}).items():
        bound = reach.get(other)
        if bound is not None and other not in humans and other != viewer:
            longer = (*humans, other)
            yield spent + more + bound[0], len(longer) + bound[1], longer, spent + more


def lower_bounds(costs: Costs, *, ends: Collection[str], max_ties: int) -> Bounds:
    """For 0 to ``max_ties`` ties: the least (cost, length) from each human that reaches an end
    within so many."""
    bounds: Bounds = [dict.fromkeys(ends, (0, 0))]
    for _ in range(max_ties):
        before = bounds[-1]
        now = dict(before)
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

    A path with the fewest ties repeats nobody, so counting walks level by level is exact.
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
