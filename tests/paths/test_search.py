"""The search and the selection against naive listing, on thousands of random networks."""

import random
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphsvc.paths.rank import PER_END, strongest
from graphsvc.paths.search import Costs, Fewest, count_fewest, in_order, lower_bounds

HUMANS = "vabcdefgh"
VIEWER = "v"

EXAMPLES = settings(max_examples=150, deadline=None)


class Case(NamedTuple):
    """A network whose viewer is ``v``. Few different costs, so that many paths cost the same."""

    costs: dict[str, dict[str, int]]
    ends: set[str]
    max_ties: int


class Listed(NamedTuple):
    """A path, in the order in which paths are answered."""

    cost: int
    length: int
    humans: tuple[str, ...]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    humans = HUMANS[: draw(st.integers(3, len(HUMANS)))]
    ties = draw(
        st.dictionaries(
            st.tuples(st.sampled_from(humans), st.sampled_from(humans)),
            st.sampled_from([0, 1, 1, 2, 3, 7]),
            max_size=len(humans) * 4,
        )
    )
    costs: dict[str, dict[str, int]] = {}
    for (one, other), dear in ties.items():
        if one != other:
            costs.setdefault(one, {})[other] = dear
    ends = draw(st.sets(st.sampled_from(humans[1:]), min_size=1, max_size=4))
    return Case(costs, ends, draw(st.integers(1, 4)))


def random_case(rng: random.Random) -> Case:
    """The like, faster and larger."""
    humans = HUMANS[: rng.randint(4, len(HUMANS))]
    share = rng.choice([0.2, 0.4, 0.6])
    costs = {
        one: {
            other: rng.choice([0, 1, 1, 2, 3, 7])
            for other in humans
            if other != one and rng.random() < share
        }
        for one in humans
    }
    ends = set(rng.sample(humans[1:], rng.randint(1, 3)))
    return Case(costs, ends, rng.randint(1, 4))


def listed(case: Case) -> list[Listed]:
    """All paths, in order, by walking."""

    def walk(humans: tuple[str, ...], spent: int) -> Iterator[Listed]:
        for other, dear in case.costs.get(humans[-1], {}).items():
            if other in humans:
                continue
            if other in case.ends:
                yield Listed(spent + dear, len(humans), (*humans[1:], other))
            elif len(humans) < case.max_ties:
                yield from walk((*humans, other), spent + dear)

    return sorted(walk((VIEWER,), 0))


def thinned(
    paths: list[Listed], *, limit: int, per_introducer: int, to_company: bool
) -> list[Listed]:
    """What is answered: the rules one after another, each over the whole list."""
    if to_company:
        paths = [
            path
            for index, path in enumerate(paths)
            if sum(p.humans[-1] == path.humans[-1] for p in paths[:index]) < PER_END
        ]
    if per_introducer:
        paths = [
            path
            for index, path in enumerate(paths)
            if path.length == 1
            or sum(p.length > 1 and p.humans[0] == path.humans[0] for p in paths[:index])
            < per_introducer
        ]
    return paths[:limit]


def check_order(case: Case) -> None:
    """All paths come, once and in order."""
    found = in_order(case.costs, viewer=VIEWER, ends=case.ends, max_ties=case.max_ties)
    assert [(p.cost, len(p.humans), p.humans) for p in found] == listed(case), case


def check_selection(case: Case, *, limit: int, per_introducer: int, to_company: bool) -> None:
    """What is answered is what the rules leave of the whole list."""
    found = strongest(
        case.costs,
        viewer=VIEWER,
        ends=case.ends,
        max_ties=case.max_ties,
        limit=limit,
        per_introducer=per_introducer,
        to_company=to_company,
    )
    wanted = thinned(
        listed(case), limit=limit, per_introducer=per_introducer, to_company=to_company
    )
    assert [(p.cost, len(p.humans), p.humans) for p in found] == wanted, case


def check_fewest(case: Case) -> None:
    """The paths with the fewest ties are counted, and the ends that they reach."""
    paths = listed(case)
    length = min((path.length for path in paths), default=0)
    shortest = [path for path in paths if path.length == length]
    wanted = Fewest(length, len(shortest), len({path.humans[-1] for path in shortest}))
    found = count_fewest(case.costs, viewer=VIEWER, ends=case.ends, max_ties=case.max_ties)
    assert found == (wanted if paths else None), case


def check_bounds(case: Case) -> None:
    """No path costs less than the bounds say, from any of its humans on."""
    bounds = lower_bounds(case.costs, ends=case.ends, max_ties=case.max_ties)
    for path in listed(case):
        humans, left = (VIEWER, *path.humans), path.cost
        for index, (one, other) in enumerate(pairwise(humans)):
            ties = path.length - index
            assert bounds[ties][one] <= (left, ties), case
            left -= case.costs[one][other]


@EXAMPLES
@given(cases(), st.integers(1, 12), st.integers(0, 3), st.booleans())
def test_search_and_selection_equal_naive_listing(
    case: Case, limit: int, per_introducer: int, to_company: bool
) -> None:
    check_order(case)
    check_selection(case, limit=limit, per_introducer=per_introducer, to_company=to_company)
    check_fewest(case)
    check_bounds(case)


@pytest.mark.parametrize("seed", range(4))
def test_search_and_selection_equal_naive_listing_a_thousand_times(seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(1_000):
        case = random_case(rng)
        check_order(case)
        check_selection(
            case,
            limit=rng.randint(1, 12),
            per_introducer=rng.randint(0, 3),
            to_company=rng.random() < 0.5,
        )
        check_fewest(case)
        check_bounds(case)


def test_the_first_paths_are_found_without_making_the_rest() -> None:
    """A hundred strangers on each step make a million paths; ten are asked for."""
    layers = [[f"{step}-{index:02d}" for index in range(100)] for step in range(3)]
    costs: Costs = {
        VIEWER: dict.fromkeys(layers[0], 1),
        **{one: dict.fromkeys(layers[1], 1) for one in layers[0]},
        **{one: dict.fromkeys(layers[2], 1) for one in layers[1]},
        **{one: {"end": 1} for one in layers[2]},
    }
    taken = in_order(costs, viewer=VIEWER, ends={"end"}, max_ties=4)
    assert [next(taken).humans for _ in range(2)] == [
        ("0-00", "1-00", "2-00", "end"),
        ("0-00", "1-00", "2-01", "end"),
    ]
