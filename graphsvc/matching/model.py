"""Whether two records are of one person: the weights of their fields, added up to a verdict.

The model is that of Fellegi and Sunter (1969): each field that both records state gives bits for
or against, and their sum with the prior is the logarithm of the odds. Beyond it:

- **Rare values weigh more** (Winkler 1989): where the frequencies of the records at hand are known,
  the same value is weighed by how many *others* have it, and no lesser agreement weighs more.
- **Related fields are not counted twice in full.** Postcode, city and region follow from one
  another, and so do employer and title: of such fields the strongest for and the strongest against
  count in full, the others a half. An e-mail that is only similar says nothing where both local
  parts are made of their persons' names, which have been counted already. The same address in full
  does: two people of one name still have addresses of their own.
- **Missing fields are neutral**: what one record does not state says nothing.
- **Given name and surname may have changed places**: the better reading counts, less the rarity of
  such a slip.

Above the model stands a rule: names alone never decide. Where all other fields together say less
than ``SUPPORT`` for it, the verdict is at most UNSURE.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from math import log2
from typing import NamedTuple

from graphsvc.matching.fields import FIELDS, Record
from graphsvc.matching.fields.kinds import Agreement, Kind, in_words
from graphsvc.matching.fields.marks import local_part, made_of
from graphsvc.matching.fields.words import given_names
from graphsvc.matching.frequencies import Frequencies
from graphsvc.matching.weights import (
    RELATED,
    RELATED_SHARE,
    SAME,
    SUPPORT,
    SWAPPED,
    TABLE,
    UNSURE,
    Weights,
)

NAMES = frozenset({Kind.GIVEN_NAME, Kind.SURNAME, Kind.FULL_NAME, Kind.GENERATION})

_PARTS = frozenset({Kind.GIVEN_NAME, Kind.SURNAME})
_TURNED = "given name and surname in each other's place"
_AMONG = 1_000
"""Two records are judged as if they stood among so many others at least."""


class Identity(StrEnum):
    """Whether two records are of one person."""

    SAME = "same"
    UNSURE = "unsure"
    DIFFERENT = "different"


class Agreed(NamedTuple):
    """How far one field of two records agrees, with the two values."""

    kind: Kind
    agreement: Agreement
    one: str
    other: str


class Comparison(NamedTuple):
    """What two records have in common before it is weighed. ``turned`` are their names where one
    has given name and surname in each other's place; empty where that makes no sense."""

    straight: tuple[Agreed, ...]
    turned: tuple[Agreed, ...]


class Evidence(NamedTuple):
    """What one field says, in bits for (positive) or against. ``turned`` names are one piece;
    ``words`` stand instead of the usual ones for this kind and agreement."""

    kind: Kind
    agreement: Agreement
    bits: float
    turned: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True)
class Model:
    """The weights, with what is known of the records that they are used on. ``prior`` is the
    logarithm of the odds that two of them are of one person, before anything is compared."""

    prior: float
    weights: Mapping[Kind, Weights] = field(default_factory=lambda: TABLE)
    frequencies: Frequencies = field(default_factory=Frequencies)
    swapped: float = SWAPPED


@dataclass(frozen=True, slots=True)
class Judgement:
    """``bits`` with the prior; ``evidence`` as it was counted, the strongest first."""

    bits: float
    identity: Identity
    evidence: tuple[Evidence, ...]

    @property
    def probability(self) -> float:
        """That the two are of one person, as the model believes."""
        return probability(self.bits)

    @property
    def reasons(self) -> str:
        """Words for what speaks for it and what against, each the strongest first."""
        told = [(said.bits > 0, said.words or in_words(*said[:2])) for said in self.evidence]
        pro, contra = (
            ", ".join(words for speaks_for, words in told if speaks_for is side)
            for side in (True, False)
        )
        return "; but ".join(filter(None, (pro, contra)))


def prior_of(records: int, *, doubles: float = 1.0) -> float:
    """The prior among so many records, each of which is believed to have so many doubles."""
    return log2(doubles / (max(records, _AMONG) - 1))


def probability(bits: float) -> float:
    """Of odds given as their logarithm."""
    return 1 / (1 + 2 ** -max(-1000.0, min(1000.0, bits)))


def judge(model: Model, one: Record, other: Record) -> Judgement:
    """The verdict on two records; the same whichever comes first."""
    return judgement(model.prior, weigh(model, compare(one, other)))


# --- compare --------------------------------------------------------------------------------------


def compare(one: Record, other: Record) -> Comparison:
    """The fields that both records state, whatever the weights."""
    straight = tuple(
        Agreed(kind, FIELDS[kind].compare(value, other[kind]), value, other[kind])
        for kind, value in one.items()
        if kind in other
    )
    names = [agreed for agreed in straight if agreed.kind in _PARTS]
    if names and all(agreed.agreement is Agreement.SAME for agreed in names):
        turned: tuple[Agreed, ...] = ()
    else:
        turned = tuple(_turned(one, other))
    return Comparison(
        tuple(agreed for agreed in straight if not _explained(agreed, one, other)),
        turned if any(agreed.agreement > Agreement.PART for agreed in turned) else (),
    )


def _turned(one: Record, other: Record) -> Iterator[Agreed]:
    for mine, theirs in ((Kind.GIVEN_NAME, Kind.SURNAME), (Kind.SURNAME, Kind.GIVEN_NAME)):
        if mine in one and theirs in other:
            agreement = given_names(one[mine], other[theirs])
            yield Agreed(mine, agreement, one[mine], other[theirs])


def _explained(agreed: Agreed, one: Record, other: Record) -> bool:
    """Whether what two e-mails have in common only repeats what the names say."""
    if agreed.kind is not Kind.EMAIL or agreed.agreement not in (Agreement.NEAR, Agreement.ALIKE):
        return False
    first, second = local_part(agreed.one), local_part(agreed.other)
    if agreed.agreement is Agreement.ALIKE and first == second:
        return False
    return made_of(first, _names(one)) and made_of(second, _names(other))


def _names(record: Record) -> list[str]:
    return [record[kind] for kind in NAMES if kind in record]


# --- weigh ----------------------------------------------------------------------------------------


def weigh(model: Model, comparison: Comparison) -> list[Evidence]:
    """What each field says for itself, the names in their better reading."""
    straight = [
        Evidence(agreed.kind, agreed.agreement, _bits(model, agreed, agreed.kind))
        for agreed in comparison.straight
    ]
    if not comparison.turned:
        return straight
    turned = _as_turned(model, comparison.turned)
    if turned.bits <= sum(said.bits for said in straight if said.kind in _PARTS):
        return straight
    return [said for said in straight if said.kind not in _PARTS] + [turned]


def _as_turned(model: Model, turned: Sequence[Agreed]) -> Evidence:
    """Each word by the kind that gives less, all together less the rarity of the slip."""
    bits = sorted(min(_bits(model, agreed, kind) for kind in _PARTS) for agreed in turned)
    agreement = min(agreed.agreement for agreed in turned)
    return Evidence(
        Kind.FULL_NAME, agreement, sum(bits) + log2(model.swapped), turned=True, words=_TURNED
    )


def _bits(model: Model, agreed: Agreed, kind: Kind) -> float:
    weights = model.weights[kind]
    share = model.frequencies.share(kind, agreed.one, agreed.other, weights)
    same = log2(weights.steps[Agreement.SAME].m / share)
    if agreed.agreement is Agreement.SAME:
        return same
    return min(same, weights.lesser[agreed.agreement])


# --- decide ---------------------------------------------------------------------------------------


def judgement(
    prior: float, said: Iterable[Evidence], *, related: Sequence[frozenset[Kind]] = RELATED
) -> Judgement:
    """The verdict that follows from the evidence, ``related`` fields counted once."""
    counted = sorted(_counted(list(said), related), key=lambda one: (-abs(one.bits), one.kind))
    bits = prior + sum(one.bits for one in counted)
    support = sum(one.bits for one in counted if one.kind not in NAMES)
    return Judgement(bits, identity(bits, support=support), tuple(counted))


def identity(bits: float, *, support: float) -> Identity:
    """The verdict on so many bits, of which so many do not come from names."""
    if bits < UNSURE:
        return Identity.DIFFERENT
    return Identity.SAME if bits >= SAME and support >= SUPPORT else Identity.UNSURE


def _counted(said: Sequence[Evidence], related: Sequence[frozenset[Kind]]) -> Iterator[Evidence]:
    yield from (one for one in said if not any(one.kind in group for group in related))
    for group in related:
        some = sorted((one for one in said if one.kind in group), key=lambda one: one.bits)
        for place, one in enumerate(some):
            strongest = (place == 0 and one.bits < 0) or (place == len(some) - 1 and one.bits > 0)
            yield one if strongest else one._replace(bits=one.bits * RELATED_SHARE)
