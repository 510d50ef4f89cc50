"""How strong a tie is: evidence in, a number from 0 to 1 out. Pure.

A strength ``s`` is handled as an integer cost, ``floor(-10^6 * ln s + 0.5)``, so that adding the
costs of a path multiplies its strengths, exactly and in any order. A piece of evidence holds its
cost on its last day; from then on it fades by half every half-life, which is a cost per day, so
nothing stored has to be rewritten as time goes by.

Evidence of one tie is combined as 1 - prod(1 - s): independent reasons to believe that two people
would answer each other. Two statements of one fact (the same years at the same employer, told by
the directory and by the user) count once, the stronger of the two.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from graphsvc.ontology import TieType

MICRO: Final = 1_000_000
STRONGEST: Final = 0.99
WEAKEST: Final = 0.001
"""Ties under this do not exist."""

DAYS_A_MONTH: Final = 30.4375
DAYS_A_YEAR: Final = 365.25


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the model, with where it comes from."""

    value: float
    source: str


NUMBERS: Final[dict[str, Number]] = {
    "teammate": Number(0.9, "definition of the product: colleagues of one team help each other"),
    "public_knows": Number(0.5, "definition of the product: a published tie without a date"),
    "linkedin": Number(
        0.35, "judgement: connected is not knows; under a year of shared work in a small team"
    ),
    "address_book": Number(0.35, "judgement: as much as a LinkedIn connection"),
    "ex_colleague": Number(0.8, "judgement: ceiling for years in the same small company"),
    "ex_colleague_months": Number(
        18.0, "judgement: time constant; after 18 months together 63 % of the ceiling"
    ),
    "alumni": Number(0.5, "judgement: ceiling for years at the same small school"),
    "alumni_months": Number(24.0, "judgement: time constant, as for colleagues, slower"),
    "small_place": Number(
        25.0, "judgement: up to this many people everybody has met everybody (a team of teams)"
    ),
    "size_exponent": Number(
        0.35, "judgement: a place ten times as large proves a bit less than half as much"
    ),
    "customer": Number(0.3, "judgement: they bought from us; not everybody there knows us"),
    "shared_employer": Number(0.06, "judgement: the same employer, perhaps never at one time"),
    "half_life_contact": Number(8.0, "years; judgement"),
    "half_life_ex_colleague": Number(7.0, "years since the last day together; judgement"),
    "half_life_alumni": Number(15.0, "years; judgement: school ties fade slower than work ties"),
}


def number(name: str) -> float:
    """The value of a number of the model."""
    return NUMBERS[name].value


class Evidence(NamedTuple):
    """One reason to believe in a tie.

    ``fact`` names what it rests on, such as ``work:<company id>``: of several pieces with the same
    fact only the strongest counts. ``cost`` is that of ``last`` (a day number), from which it
    fades; without ``last`` it does not fade. ``place`` is the id of the company or school,
    ``since`` and ``until`` are ISO dates to show, ``owner`` is the user whose contact or
    statement it is, ``kind`` the sort of source.
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


def cost(strength: float) -> int:
    """The integer cost of a strength in (0, 1]."""
    return math.floor(-MICRO * math.log(strength) + 0.5)


def strength(cost_: int) -> float:
    """The strength that a cost stands for."""
    return math.exp(-cost_ / MICRO)


CHEAPEST: Final = cost(STRONGEST)
DEAREST: Final = cost(WEAKEST)

_HALF_LIVES: Final = {
    TieType.KNOWS: "half_life_contact",
    TieType.EX_COLLEAGUE: "half_life_ex_colleague",
    TieType.ALUMNI: "half_life_alumni",
}


_COSTS_PER_DAY: Final = {
    type_: MICRO * math.log(2) / (number(name) * DAYS_A_YEAR) for type_, name in _HALF_LIVES.items()
}


def cost_per_day(type_: TieType) -> float:
    """How much dearer a piece of evidence becomes every day, in millionths of a natural log."""
    return _COSTS_PER_DAY.get(type_, 0.0)


def cost_on(evidence: Evidence, day: int) -> int:
    """The cost of a piece of evidence on a day number; before its last day as on it."""
    if evidence.last is None:
        return evidence.cost
    age = max(0, day - evidence.last)
    return evidence.cost + math.floor(age * cost_per_day(evidence.type) + 0.5)


def tie_cost(evidence: Iterable[Evidence], day: int) -> int | None:
    """The cost of a tie from all its evidence on a day; ``None`` where it is too weak to exist."""
    cheapest: dict[str, int] = {}
    for piece in evidence:
        dear = cost_on(piece, day)
        cheapest[piece.fact] = min(dear, cheapest.get(piece.fact, dear))
    if not cheapest:
        return None
    if len(cheapest) == 1:
        together = max(next(iter(cheapest.values())), CHEAPEST)
    else:
        # In a fixed order, since floating-point products depend on it in their last digit.
        doubt = math.prod(1 - strength(dear) for dear in sorted(cheapest.values()))
        together = cost(min(1 - doubt, STRONGEST))
    return together if together <= DEAREST else None


def size_class(people: int) -> int:
    """The size of a place rounded up to a power of two: strengths do not change with each hire."""
    return 1 << max(0, people - 1).bit_length()


def size_cost(people: int) -> int:
    """What the size of a place adds: (size / small_place) ^ -size_exponent, at most 1."""
    share = min(1.0, number("small_place") / size_class(people))
    return cost(share ** number("size_exponent"))


def months_between(days: int) -> int:
    """Whole months in a number of days together; at least 1 for any day at all."""
    return max(1, int(days / DAYS_A_MONTH)) if days > 0 else 0


def _growth_cost(ceiling: str, constant: str, months: int) -> int:
    return cost(number(ceiling) * (1 - math.exp(-months / number(constant))))


def ex_colleague_cost(months: int, people: int) -> int:
    """Cost of ``months`` together at a company of ``people``, on the last day together."""
    return _growth_cost("ex_colleague", "ex_colleague_months", months) + size_cost(people)


def alumni_cost(months: int, people: int) -> int:
    """Cost of ``months`` together at a school of ``people``, on the last day together."""
    return _growth_cost("alumni", "alumni_months", months) + size_cost(people)


def shared_employer_cost(people: int) -> int:
    """Cost of the same employer with dates that prove nothing."""
    return cost(number("shared_employer")) + size_cost(people)


def customer_cost(people: int) -> int:
    """Cost of a reference account's employee, in a company of ``people``."""
    return cost(number("customer")) + size_cost(people)


CONTACT_KINDS: Final = {"linkedin": "linkedin"}
"""Which number holds for contacts of which format; the others count as an address book."""


def contact_cost(kind: str) -> int:
    """Cost of an entry in somebody's contacts, on the day of connecting."""
    return cost(number(CONTACT_KINDS.get(kind, "address_book")))


Label = Literal["strong", "medium", "weak"]


def label(strength_: float) -> Label:
    """One of the three labels of a strength: strong, medium, weak."""
    if strength_ >= 0.5:
        return "strong"
    return "medium" if strength_ >= 0.15 else "weak"
