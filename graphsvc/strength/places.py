"""What having been at one place at one time proves: months of overlap and the size of the place."""

import math
from typing import Final

from graphsvc.strength.evidence import cost
from graphsvc.strength.numbers import number

DAYS_A_MONTH: Final = 30.4375

_STORED: Final = (
    *("ex_colleague", "ex_colleague_months", "alumni", "alumni_months"),
    *("small_place", "unknown_place", "size_exponent"),
)
PLACES_MODEL: Final = " ".join(f"{name}={number(name):g}" for name in _STORED)
"""The numbers that go into ties which are stored: where they change, these are derived anew."""


def place_size(headcount: int, people: int) -> int:
    """How many people a place counts as having: its headcount, where that is stated (0: it is not),
    else ``unknown_place``; more where more are known of."""
    return max(headcount or int(number("unknown_place")), people)


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


def customer_cost(people: int, *, buys: bool = False) -> int:
    """Cost of a reference account's employee, in a company of ``people``; ``buys``: by their title
    they are among those who bought."""
    return cost(number("customer_buyer" if buys else "customer")) + size_cost(people)
