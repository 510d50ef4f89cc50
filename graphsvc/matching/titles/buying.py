"""Who takes part when their firm buys."""

from functools import lru_cache
from typing import Final

from graphsvc.matching.titles.functions import Department, departments
from graphsvc.matching.titles.levels import Seniority, seniorities

_DECIDE: Final = frozenset(
    {
        Seniority.OWNER,
        Seniority.FOUNDER,
        Seniority.C_SUITE,
        Seniority.PARTNER,
        Seniority.VP,
        Seniority.HEAD,
        Seniority.DIRECTOR,
    }
)


@lru_cache(maxsize=1 << 15)
def buys(title: str) -> bool:
    """Whether a job title is of somebody who buys, or decides what is bought: procurement of any
    level, and from heads and directors upwards."""
    return Department.PROCUREMENT in departments(title) or not _DECIDE.isdisjoint(
        seniorities(title)
    )
