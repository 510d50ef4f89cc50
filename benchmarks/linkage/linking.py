"""A set of records in memory: which of them are of one person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.linkage.clustering import people
from benchmarks.linkage.estimate import fitted
from benchmarks.linkage.pairing import Pair, candidate_pairs
from graphsvc.matching.fields import Record
from graphsvc.matching.model import Identity, Judgement, Model, judge


@dataclass(frozen=True, slots=True)
class Linked:
    """``candidates`` pairs were looked at; ``judged`` are those that are not DIFFERENT, the lower
    index first; ``people`` groups of records, each of one person, in which every record stands
    once."""

    model: Model
    candidates: int
    judged: Mapping[Pair, Judgement]
    people: Sequence[Sequence[int]]


def link(records: Sequence[Record]) -> Linked:
    """Pairs found, the model fitted to them, each judged, and what is the same put together."""
    pairs = candidate_pairs(records)
    model = fitted(records, pairs)

    def judged(one: int, other: int) -> Judgement:
        return judge(model, records[one], records[other])

    found = {
        pair: judgement
        for pair in pairs
        if (judgement := judged(*pair)).identity is not Identity.DIFFERENT
    }
    links = [(*pair, one.bits) for pair, one in found.items() if one.identity is Identity.SAME]
    groups = people(len(records), links, lambda one, other: judged(one, other).bits)
    return Linked(model, len(pairs), found, groups)
