"""The model fitted to the records at hand, without knowing which of them are of one person.

Two things are learnt, each beside the table's word, which decides where there is little to learn
from. How often two people agree by chance is counted on pairs drawn at random. How often records
of one person agree, how often their names change places and how many doubles a record has follow
from the candidate pairs by expectation and maximisation (Dempster, Laird and Rubin 1977; Winkler
1988 for linkage), with the chance agreements held, so that the classes cannot change their sense.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from graphsvc.matching.fields import Record
from graphsvc.matching.fields.kinds import Agreement, Kind
from graphsvc.matching.frequencies import count
from graphsvc.matching.model import (
    Comparison,
    Evidence,
    Model,
    compare,
    judgement,
    prior_of,
    probability,
    weigh,
)
from graphsvc.matching.weights import SWAPPED, TABLE, UNSURE, Step, Weights, weights_of

Pair = tuple[int, int]
Seen = Mapping[Kind, Mapping[Agreement, float]]

_DRAWN = 10_000
"""Pairs drawn at random: enough to count what one pair in a thousand does."""

_LEARNT_FROM = 10_000
"""Candidate pairs at most, evenly among all."""

_ROUNDS = 5
"""After so many the shares change in the fourth place alone, on all sets that were tried."""

_BELIEF_IN_ERRORS = 50
"""For how many pairs of one person the table speaks; judgement."""


@dataclass(frozen=True, slots=True)
class _Errors:
    """What pairs of one person look like, each pair counted by its probability to be one."""

    seen: Seen
    named: float
    turned: float
    pairs: float


def fitted(records: Sequence[Record], pairs: Sequence[Pair]) -> Model:
    """The model of these records. ``pairs`` are the candidates, as indices into them."""
    start = Model(prior_of(len(records)), frequencies=count(records))
    model = replace(start, weights=_by_chance(start, records))
    every = -(-len(pairs) // _LEARNT_FROM) or 1
    found = [compare(records[one], records[other]) for one, other in pairs[::every]]
    for _ in range(_ROUNDS):
        errors = _expected(model, found)
        model = _after_a_round(model, errors, every=every, records=len(records))
    return model


# --- chance ---------------------------------------------------------------------------------------


def _by_chance(model: Model, records: Sequence[Record]) -> dict[Kind, Weights]:
    """Weights whose ``u`` are those of random pairs, pairs that may be of one person left out."""
    seen: dict[Kind, Counter[Agreement]] = defaultdict(Counter)
    for one, other in _drawn(records):
        said = weigh(model, compare(one, other))
        if judgement(model.prior, said).bits < UNSURE:
            for piece in said:
                seen[piece.kind][piece.agreement] += 1
    return {kind: _with_u(weights, seen[kind]) for kind, weights in model.weights.items()}


def _drawn(records: Sequence[Record]) -> Iterator[tuple[Record, Record]]:
    """Random pairs, the same for the same records in any order."""
    ordered = sorted(records, key=lambda record: sorted(record.items()))
    rng = Random(len(ordered))
    for _ in range(_DRAWN if len(ordered) > 1 else 0):
        one, other = rng.sample(range(len(ordered)), 2)
        yield ordered[one], ordered[other]


def _with_u(weights: Weights, seen: Mapping[Agreement, int]) -> Weights:
    """The table counts as one more pair seen of each agreement, so that what it holds to be rare
    stays so where none was seen. ``SAME`` keeps its share: each value has a frequency of its own.
    """
    drawn = sum(seen.values())
    steps = {
        agreement: step
        if agreement is Agreement.SAME
        else Step(step.m, (1 + seen.get(agreement, 0)) / (1 / step.u + drawn))
        for agreement, step in weights.steps.items()
    }
    return weights_of(steps, rarest=weights.rarest, own=weights.own)


# --- errors ---------------------------------------------------------------------------------------


def _expected(model: Model, found: Sequence[Comparison]) -> _Errors:
    seen: dict[Kind, dict[Agreement, float]] = defaultdict(lambda: defaultdict(float))
    named = turned = pairs = 0.0
    for comparison in found:
        said = weigh(model, comparison)
        share = probability(judgement(model.prior, said).bits)
        pairs += share
        named += share * any(piece.kind in _NAMED for piece in said)
        turned += share * any(piece.turned for piece in said)
        _add(seen, said, share)
    return _Errors(seen, named, turned, pairs)


_NAMED = frozenset({Kind.GIVEN_NAME, Kind.SURNAME, Kind.FULL_NAME})


def _add(seen: dict[Kind, dict[Agreement, float]], said: Sequence[Evidence], share: float) -> None:
    for piece in said:
        if not piece.turned:
            seen[piece.kind][piece.agreement] += share


def _after_a_round(model: Model, errors: _Errors, *, every: int, records: int) -> Model:
    """The model that the expected counts make likeliest, the table counted among them.

    One candidate pair in ``every`` was looked at.
    """
    belief = _BELIEF_IN_ERRORS
    doubles = (2 * errors.pairs * every + belief) / (records + belief)
    return replace(
        model,
        prior=prior_of(records, doubles=doubles),
        swapped=(errors.turned + SWAPPED * belief) / (errors.named + belief),
        weights={kind: _with_m(model.weights[kind], kind, errors.seen) for kind in model.weights},
    )


def _with_m(weights: Weights, kind: Kind, seen: Seen) -> Weights:
    counts = seen.get(kind, {})
    total = sum(counts.values()) + _BELIEF_IN_ERRORS
    steps = {
        agreement: Step((believed.m * _BELIEF_IN_ERRORS + counts.get(agreement, 0)) / total, step.u)
        for (agreement, step), believed in zip(
            weights.steps.items(), TABLE[kind].steps.values(), strict=True
        )
    }
    return weights_of(steps, rarest=weights.rarest, own=weights.own)
