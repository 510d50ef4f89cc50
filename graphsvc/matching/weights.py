"""Every number of the decision: how far the fields of one person, and of two, agree how often.

For each kind of field and each ``Agreement`` stands ``m``, the share of pairs of records *of one
person* that agree so far, and ``u``, the share of pairs *of two people*. The weight of that
agreement is ``log2(m / u)`` bits (Fellegi and Sunter 1969). The ``m`` of a kind add up to one, and
so do its ``u``; ``OTHER`` is what the steps above it leave.

``TABLE`` speaks where the records at hand cannot: for one pair, and for small sets. In large ones
``estimate`` replaces what they know better. Where its numbers come from:

- ``m`` of names, birth and identifiers: together the steps above ``OTHER`` have about 0.95, the
  rate that the R package RecordLinkage takes where nothing is known. A seventh of that is put into
  the steps between, most of it one typing error apart, since four in five misspellings are one
  letter wrong, missing, added or swapped (Damerau 1964).
- ``m`` of what changes in a life (addresses, employer, title, e-mail, phone): judgement. It matters
  little how high it is, but much that ``OTHER`` is common: a move is no evidence of another person.
- ``u`` of the same value: the sum of the squares of the shares of all values. About 0.003 for given
  names and 0.0005 for surnames in the 1990 census of the United States, rounded up since groups
  share names; for a birth one in the days of 55 years; for a full name their product. Cities,
  regions, postcodes, employers and titles: judgement for data of one country.
- ``u`` of an e-mail, a phone, an identifier, a profile: how often two people share one that should
  be one's own (families, mistakes in typing); judgement.
- A generation (Jr., Sr.) is never stated wrongly, nearly: judgement. The city of an employer's seat
  says little of where its people work, so ``OFFICE`` weighs little: judgement.
- ``u`` of the steps between: counted on pairs drawn at random, as ``estimate`` does, and rounded.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import log2

from graphsvc.matching.fields.kinds import Agreement, Kind

SAME = 4.3
"""Bits from which two records are of one person: odds of 20 to 1."""

UNSURE = -3.0
"""Bits from which it is worth asking: odds of 1 to 8."""

SUPPORT = 3.0
"""Bits that must come from other fields than names before anything is SAME: odds of 8 to 1."""

RIVAL = 3.0
"""Bits by which one of several candidates must be ahead, else none is chosen: odds of 8 to 1."""

DIRECTORY = 1_000_000
"""People among whom a contact is looked for: the size that the directory is built for. A smaller
one makes the decision no less careful."""

USUAL_STAFF = 100
"""People of a company up to which its name says as much as the table has it: of a million people so
many are its share of one in 10,000. Of a larger one it says less, since namesakes turn up there."""

_NAMES_BELIEVED = 10_000
"""For how many people the table's share of a name speaks beside those of the directory; judgement:
a directory of fifty says nothing of how rare a name is, one of a million nearly all."""

SWAPPED = 0.05
"""The share of records with given name and surname in each other's place; judgement."""

RELATED: tuple[frozenset[Kind], ...] = (
    frozenset({Kind.STREET, Kind.POSTCODE, Kind.CITY, Kind.REGION, Kind.COUNTRY}),
    frozenset({Kind.EMPLOYER, Kind.TITLE}),
)
"""Kinds of which one mostly follows from another."""

RELATED_SHARE = 0.5
"""What the weaker ones of related fields count; judgement: none would be right for a city beside
its postcode, all for two errors of typing."""


@dataclass(frozen=True, slots=True)
class Step:
    """Shares of the pairs of one person (``m``) and of two people (``u``) that agree so far."""

    m: float
    u: float


@dataclass(frozen=True, slots=True)
class Weights:
    """The steps of a kind. ``lesser`` are the bits of all but ``SAME``, none above a better one's;
    ``rarest`` the least share that one value is believed to have; ``own`` how many records of one
    person may have a value before it counts as common."""

    steps: Mapping[Agreement, Step]
    lesser: Mapping[Agreement, float]
    rarest: float
    own: int


def weights_of(steps: Mapping[Agreement, Step], *, rarest: float, own: int) -> Weights:
    """The weights that follow from the shares."""
    lesser: dict[Agreement, float] = {}
    least = float("inf")
    for agreement in sorted(steps.keys() - {Agreement.SAME}, reverse=True):
        least = min(least, log2(steps[agreement].m / steps[agreement].u))
        lesser[agreement] = least
    return Weights(steps, lesser, rarest, own)


Shares = tuple[float, float]


def _stated(
    same: Shares,
    *,
    rarest: float,
    alike: Shares | None = None,
    near: Shares | None = None,
    part: Shares | None = None,
    own: int = 2,
) -> Weights:
    above = {
        Agreement.SAME: same,
        Agreement.ALIKE: alike,
        Agreement.NEAR: near,
        Agreement.PART: part,
    }
    steps = {agreement: Step(*shares) for agreement, shares in above.items() if shares}
    m, u = (1 - sum(shares) for shares in zip(*((s.m, s.u) for s in steps.values()), strict=True))
    return weights_of({**steps, Agreement.OTHER: Step(m, u)}, rarest=rarest, own=own)


TABLE: Mapping[Kind, Weights] = {
    Kind.GIVEN_NAME: _stated(
        (0.8, 5e-3), alike=(0.1, 2e-3), near=(0.03, 2e-3), part=(0.02, 1e-3), rarest=1e-4
    ),
    Kind.SURNAME: _stated(
        (0.82, 7e-4), alike=(0.09, 1e-3), near=(0.02, 1e-3), part=(0.01, 1e-3), rarest=2e-5
    ),
    Kind.FULL_NAME: _stated(
        (0.8, 4e-6), alike=(0.12, 6e-6), near=(0.03, 4e-5), part=(0.02, 0.008), rarest=1e-8
    ),
    Kind.GENERATION: _stated((0.998, 0.5), rarest=0.1),
    Kind.BIRTH: _stated(
        (0.85, 5e-5),
        alike=(0.08, 1e-3),
        near=(0.03, 3e-3),
        part=(0.01, 0.016),
        rarest=5e-5,
        own=10,
    ),
    Kind.SEX: _stated((0.97, 0.5), rarest=0.4),
    Kind.EMAIL: _stated((0.6, 1e-8), alike=(0.07, 1e-6), near=(0.03, 3e-5), rarest=1e-8, own=10),
    Kind.PHONE: _stated((0.6, 1e-7), alike=(0.05, 1e-6), near=(0.03, 1e-5), rarest=1e-8, own=10),
    Kind.PROFILE: _stated((0.9, 1e-8), rarest=1e-8, own=10),
    Kind.IDENTIFIER: _stated(
        (0.85, 1e-7), alike=(0.08, 1e-5), near=(0.03, 3e-4), rarest=1e-7, own=10
    ),
    Kind.STREET: _stated((0.55, 1e-5), alike=(0.17, 1e-4), near=(0.08, 2e-3), rarest=1e-6),
    Kind.POSTCODE: _stated((0.75, 1e-3), alike=(0.07, 0.01), part=(0.03, 0.03), rarest=1e-5),
    Kind.CITY: _stated((0.75, 5e-3), alike=(0.08, 1e-3), near=(0.02, 2e-3), rarest=1e-5),
    Kind.REGION: _stated((0.85, 0.15), alike=(0.04, 0.01), near=(0.01, 0.005), rarest=5e-3),
    Kind.COUNTRY: _stated((0.9, 0.3), alike=(0.01, 0.002), near=(0.01, 0.005), rarest=1e-3),
    Kind.EMPLOYER: _stated((0.55, 1e-4), alike=(0.1, 2e-4), near=(0.05, 5e-3), rarest=1e-6),
    Kind.OFFICE: _stated((0.4, 0.02), rarest=1e-3),
    Kind.TITLE: _stated((0.3, 0.02), alike=(0.1, 0.01), part=(0.25, 0.15), rarest=1e-3),
}

POST = _stated((0.45, 0.03), alike=(0.1, 0.015), part=(0.25, 0.2), rarest=1e-3)
"""A title among people of one employer, who are compared by it once the employer agrees: judgement.
It changes less often than the employer does, and fewer titles are in use."""


def name_share(others: int, people: int) -> float:
    """The share of other people who have a name that so many ``others`` of the directory have."""
    names = TABLE[Kind.FULL_NAME]
    usual = names.steps[Agreement.SAME].u
    return max(names.rarest, (others + _NAMES_BELIEVED * usual) / (people + _NAMES_BELIEVED))
