"""Which company owns which: parents and acquisitions, at any depth."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from graphsvc.queries import DirectoryQuery, Reader

MOST: Final = 1_000
"""Companies of one family that are looked at; the largest groups have some hundreds of brands."""


@dataclass(frozen=True, slots=True)
class Relative:
    """A company that owns ``of``, or that ``of`` owns; ``acquired``: when the owned one was bought,
    as stated (ISO 8601), empty where it was not or where that is unknown."""

    of: str
    id: str
    name: str
    acquired: str


PARENTS = DirectoryQuery("directory/read/company_parents", Relative, ("ids",))
SUBSIDIARIES = DirectoryQuery("directory/read/company_subsidiaries", Relative, ("ids", "limit"))


def parents(read: Reader, companies: Iterable[str]) -> list[Relative]:
    """The companies that own these."""
    return read(PARENTS, ids=sorted(companies))


def subsidiaries(read: Reader, companies: Iterable[str], *, limit: int = MOST) -> list[Relative]:
    """The companies that these own."""
    return read(SUBSIDIARIES, ids=sorted(companies), limit=limit)


def family(read: Reader, companies: Iterable[str]) -> set[str]:
    """Companies with all that own them and all that they own, at any depth, at most about ``MOST``.
    Companies that only have an owner in common are not among them."""
    asked = set(companies)
    above, below = set(asked), set(asked)
    layer = asked
    while layer := {row.id for row in parents(read, layer)} - above:
        above |= layer
    layer = asked
    while len(below) < MOST and (layer := {row.id for row in subsidiaries(read, layer)} - below):
        below |= layer
    return above | below
