"""How strong a tie is: evidence in, a number from 0 to 1 out. Pure.

A strength ``s`` is handled as an integer cost, ``floor(-10^6 * ln s + 0.5)``, so that adding the
costs of a path multiplies its strengths, exactly and in any order. A piece of evidence holds its
cost on its last day; from then on it fades by half every half-life, which is a cost per day, so
nothing stored has to be rewritten as time goes by.

Evidence of one tie is combined as 1 - prod(1 - s): independent reasons to believe that two people
would answer each other. Two statements of one fact (the same years at the same employer, told by
the directory and by the user) count once, the stronger of the two. What the owner of a tie says of
it takes the place of all the rest.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from graphsvc.ontology import TIES, TieType
from graphsvc.strength.numbers import number
from graphsvc.strength.traffic import saturated, traffic_weight

MICRO: Final = 1_000_000
STRONGEST: Final = 0.99
WEAKEST: Final = 0.001
"""Ties under this do not exist."""

DAYS_A_YEAR: Final = 365.25


class Evidence(NamedTuple):
    """One reason to believe in a tie.

    ``fact`` names what it rests on, such as ``work:<company id>``: of several pieces with the same
    fact only the strongest counts. ``cost`` is that of ``last`` (a day number), from which it
    fades; without ``last`` it does not fade. ``place`` is the id of the company or school,
    ``since`` and ``until`` are ISO dates to show, ``owner`` is the user whose contact or
    statement it is, ``kind`` the sort of source. Of traffic, ``weeks`` is how many weeks two people
    were in touch, and ``fast`` and ``slow`` their weights on the day ``last`` (see ``Traffic``),
    which stand in place of ``cost``. ``level`` is that of the owner's own word.
    """

    type: TieType
    fact: str
    cost: int
    last: int | None = None
    place: str = ""
    months: int = 0
    since: str = ""
    until: str = ""
    owner: str = ""
    kind: str = ""
    weeks: int = 0
    fast: float = 0.0
    slow: float = 0.0
    level: str = ""


def cost(strength: float) -> int:
    """The integer cost of a strength in (0, 1]."""
    return math.floor(-MICRO * math.log(strength) + 0.5)


def strength(cost_: int) -> float:
    """The strength that a cost stands for."""
    return math.exp(-cost_ / MICRO)


LOWEST_COST: Final = cost(STRONGEST)
HIGHEST_COST: Final = cost(WEAKEST)
NEVER: Final = HIGHEST_COST + 1
"""The cost of what is no tie."""

WORD: Final = "word"
"""The kind of evidence that is the owner's own word of how strong a tie is."""

_COSTS_PER_DAY: Final = {
    type_: MICRO * math.log(2) / (number(tie.half_life) * DAYS_A_YEAR)
    for type_, tie in TIES.items()
    if tie.half_life is not None
}


def cost_per_day(type_: TieType) -> float:
    """How much more a piece of evidence costs every day, in millionths of a natural log."""
    return _COSTS_PER_DAY.get(type_, 0.0)


def cost_on(evidence: Evidence, day: int) -> int:
    """The cost of a piece of evidence on a day number; before its last day as on it."""
    if evidence.last is None:
        return evidence.cost
    age = max(0, day - evidence.last)
    if evidence.weeks:
        left = saturated(traffic_weight(evidence.fast, evidence.slow, age))
        return cost(left) if left >= WEAKEST else NEVER
    return evidence.cost + math.floor(age * cost_per_day(evidence.type) + 0.5)


def tie_cost(evidence: Iterable[Evidence], day: int) -> int | None:
    """The cost of a tie from all its evidence on a day; ``None`` where it is too weak to exist."""
    pieces = counting(evidence)
    if not pieces:
        return None
    together = cost_on(pieces[0], day) if len(pieces) == 1 else _together(pieces, day)
    return max(together, LOWEST_COST) if together <= HIGHEST_COST else None


def _together(pieces: Sequence[Evidence], day: int) -> int:
    """What pieces cost that all count: of those with one fact the cheapest."""
    cheapest: dict[str, int] = {}
    for piece in pieces:
        now = cost_on(piece, day)
        cheapest[piece.fact] = min(now, cheapest.get(piece.fact, now))
    if len(cheapest) == 1:
        return next(iter(cheapest.values()))
    # In a fixed order, since floating-point products depend on it in their last digit.
    doubt = math.prod(1 - strength(now) for now in sorted(cheapest.values()))
    return cost(min(1 - doubt, STRONGEST))


def counting(evidence: Iterable[Evidence]) -> Sequence[Evidence]:
    """The pieces that count: the owner's newest word where there is one, else all."""
    pieces = list(evidence)
    if len(pieces) == 1:
        return pieces
    words = [piece for piece in pieces if piece.kind == WORD]
    newest = max((piece.last or 0 for piece in words), default=0)
    return [piece for piece in words if (piece.last or 0) == newest] or pieces


CONTACT_KINDS: Final = {"linkedin": "linkedin", "hand": "by_hand"}
"""Which number holds for contacts of which format; the others count as an address book."""


def contact_cost(kind: str) -> int:
    """Cost of an entry in somebody's contacts, on the day of connecting."""
    return cost(number(CONTACT_KINDS.get(kind, "address_book")))


WORDS: Final[Mapping[str, int]] = {
    **{level: cost(number(f"word_{level}")) for level in ("close", "good", "slight")},
    "none": NEVER,
}
"""The cost of each level of the owner's own word; of the last one there is no tie."""
