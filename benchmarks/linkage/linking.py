"""A set of records in memory: which of them are of one person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from benchmarks.linkage.clustering import people
from benchmarks.linkage.estimate import fitted
from benchmarks.linkage.pairing import Pair, candidate_pairs
from graphsvc.matching.fields import Record
from graphsvc.matching.model import Identity, Judgement, Model, judge


@dataclass(frozen=True, slots=True)
class Linked:
    """``candidates`` pairs were looked at. ``alone`` are those that are not DIFFERENT when nothing
    but the two is looked at, the lower index first; ``judged`` the same pairs as all records see
    them: SAME where both were put to one person, else UNSURE. ``people`` are groups of records,
    each of one person, in which every record stands once."""

    model: Model
    candidates: int
    alone: Mapping[Pair, Judgement]
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
    return Linked(model, len(pairs), found, _among_all(found, groups), groups)


def _among_all(
    alone: Mapping[Pair, Judgement], groups: Sequence[Sequence[int]]
) -> dict[Pair, Judgement]:
    """What a third record says of two decides: one that is surely either joins them, and one that
    is surely another than one of them leaves them to be asked about."""
    home = {record: number for number, group in enumerate(groups) for record in group}
    return {
        (one, other): replace(
            judgement,
            identity=Identity.SAME if home[one] == home[other] else Identity.UNSURE,
        )
        for (one, other), judgement in alone.items()
    }
