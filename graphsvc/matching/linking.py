"""A set of records in memory: which of them are of one person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graphsvc.matching.clustering import people
from graphsvc.matching.estimate import fitted
from graphsvc.matching.fields import Record
from graphsvc.matching.model import Identity, Judgement, Model, judge
from graphsvc.matching.pairing import Pair, candidate_pairs


@dataclass(frozen=True, slots=True)
class Linked:
    """``judged`` are the candidate pairs, the lower index first; ``people`` groups of records, each
    of one person, in which every record stands once."""

    model: Model
    judged: Mapping[Pair, Judgement]
    people: Sequence[Sequence[int]]


def link(records: Sequence[Record]) -> Linked:
    """Pairs found, the model fitted to them, each judged, and what is the same put together."""
    pairs = candidate_pairs(records)
    model = fitted(records, pairs)
    judged = {pair: judge(model, records[pair[0]], records[pair[1]]) for pair in pairs}
    links = [
        (*pair, found.bits) for pair, found in judged.items() if found.identity is Identity.SAME
    ]

    def bits(one: int, other: int) -> float:
        found = judged.get((one, other))
        return (found or judge(model, records[one], records[other])).bits

    return Linked(model, judged, people(len(records), links, bits))
