"""Which of the paths are answered. Pure.

For a company first the best ``PER_END`` paths to each end are kept; then the best few through each
introducer among those (a direct tie is exempt); then the best ``limit``.
For a person only the last two steps.
"""

from collections import Counter
from itertools import islice
from typing import Final

from graphsvc.paths.search import Costs, Found, in_order

PER_END: Final = 3


class Selection:
    """Takes paths in their order: says which are kept, and which beginnings are of no more use."""

    def __init__(self, *, per_introducer: int, per_end: int | None) -> None:
        self._per_introducer = per_introducer or None
        self._per_end = per_end
        self._introducers: Counter[str] = Counter()
        self._ends: Counter[str] = Counter()

    def keeps(self, path: Found) -> bool:
        """Whether the next path in order is part of the answer."""
        if self._per_end is not None:
            if self._ends[path.end] >= self._per_end:
                return False
            self._ends[path.end] += 1
        if path.introducer is None or self._per_introducer is None:
            return True
        if self._introducers[path.introducer] >= self._per_introducer:
            return False
        self._introducers[path.introducer] += 1
        return True

    def closed(self, humans: tuple[str, ...]) -> bool:
        """Whether no path with this beginning can be kept any more. Through a full introducer to a
        company a path may still use up a place of its end, so there it stays open."""
        if self._per_end is not None:
            return bool(humans) and self._ends[humans[-1]] >= self._per_end
        if self._per_introducer is None or len(humans) < 2:
            return False
        return self._introducers[humans[0]] >= self._per_introducer


def strongest(
    costs: Costs,
    *,
    viewer: str,
    ends: set[str],
    max_ties: int,
    limit: int,
    per_introducer: int,
    to_company: bool,
) -> list[Found]:
    """The ``limit`` strongest paths in their fixed order. ``per_introducer`` 0 lifts that bound."""
    selection = Selection(per_introducer=per_introducer, per_end=PER_END if to_company else None)
    paths = in_order(costs, viewer=viewer, ends=ends, max_ties=max_ties, closed=selection.closed)
    return list(islice(filter(selection.keeps, paths), limit))
