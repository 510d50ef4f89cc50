"""How common values are among the records at hand."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graphsvc.matching.fields import Record
from graphsvc.matching.fields.kinds import Agreement, Kind
from graphsvc.matching.weights import Weights

_BELIEF = 100
"""For how many records the table's share speaks beside those at hand; judgement."""


@dataclass(frozen=True, slots=True)
class Frequencies:
    """Of each kind how many records state each value, and how many state any."""

    values: Mapping[Kind, Mapping[str, int]] = field(default_factory=dict[Kind, Mapping[str, int]])
    stated: Mapping[Kind, int] = field(default_factory=dict[Kind, int])

    def share(self, kind: Kind, one: str, other: str, weights: Weights) -> float:
        """The share of other people who have the more common of two values.

        Records that may be one person's own are taken off the count, at least the two compared: a
        value that only these have is as rare as the table lets one be.
        """
        usual = weights.steps[Agreement.SAME].u
        stated = self.stated.get(kind, 0)
        if not stated:
            return usual
        values = self.values[kind]
        others = max(0, max(values.get(one, 0), values.get(other, 0)) - weights.own)
        return max(weights.rarest, (others + _BELIEF * usual) / (stated + _BELIEF))


def count(records: Iterable[Record]) -> Frequencies:
    """The frequencies of the values of these records."""
    values: dict[Kind, Counter[str]] = {}
    for record in records:
        for kind, value in record.items():
            values.setdefault(kind, Counter())[value] += 1
    return Frequencies(values, {kind: found.total() for kind, found in values.items()})
