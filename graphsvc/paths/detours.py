"""Detours: paths that go round a tie. Pure.

A path is one if and only if two humans on it who are not neighbours have a tie that costs no more
than the stretch between them. Then the path that takes the tie is there as well: it has fewer ties,
costs no more, and whatever it needs is on the longer one, so nobody gets further by a detour. What
begins with a detour is one, so a search leaves such a beginning at once.

The ties are those that a question allows, at what they cost it: what nobody may use leads nowhere,
so nothing goes round it. A tie that a path of so many ties goes round is on a path of fewer, and so
among those that were gathered.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

Behind = list[tuple[Mapping[str, int], int]]
"""Of each human of a chain but the last: their ties, and the cost of the stretch from them to the
last one."""


def behind(costs: Mapping[str, Mapping[str, int]], chain: Sequence[str]) -> Behind:
    """Whose ties a chain may go round when it goes on."""
    found: Behind = []
    stretch = 0
    for one, other in reversed(list(pairwise(chain))):
        stretch += costs[one][other]
        found.append((costs[one], stretch))
    return found


def goes_round(passed: Behind, other: str, more: int) -> bool:
    """Whether a chain that goes on to ``other``, for ``more``, goes round a tie to them."""
    for ties, stretch in passed:
        tie = ties.get(other)
        if tie is not None and tie <= stretch + more:
            return True
    return False


def is_detour(costs: Mapping[str, Mapping[str, int]], chain: Sequence[str]) -> bool:
    """Whether a chain of ties that there are, from the viewer on, is one."""
    return any(
        goes_round(
            behind(costs, chain[:length]), chain[length], costs[chain[length - 1]][chain[length]]
        )
        for length in range(2, len(chain))
    )
