"""The search and the selection against naive listing, on thousands of random networks."""

import random
from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.paths.search import PULSE, Costs, Every, in_order, lower_bounds
from tests.judge.compared import Compared
from tests.judge.listing import (
    HUMANS,
    VIEWER,
    Case,
    Selected,
    compare,
    compare_at_random,
    listed,
    random_case,
)
from tests.lanes import examples, further


@st.composite
def cases(draw: st.DrawFn) -> Case:
    humans = HUMANS[: draw(st.integers(3, 9))]
    ties = draw(
        st.dictionaries(
            st.tuples(st.sampled_from(humans), st.sampled_from(humans)),
            st.sampled_from([0, 1, 1, 2, 3, 7]),
            max_size=len(humans) * 4,
        )
    )
    costs: dict[str, dict[str, int]] = {}
    for (one, other), cost_ in ties.items():
        if one != other:
            costs.setdefault(one, {})[other] = cost_
    ends = draw(st.sets(st.sampled_from(humans[1:]), min_size=1, max_size=4))
    return Case(costs, ends, draw(st.integers(1, 4)))


SELECTIONS = st.builds(Selected, st.integers(1, 12), st.integers(0, 3), st.booleans())


def check(compared: Iterable[Compared]) -> None:
    for one in compared:
        assert one.agrees, str(one)


def check_bounds(case: Case) -> None:
    """No path costs less than the bounds say, from any of its humans on."""
    bounds = lower_bounds(case.costs, ends=case.ends, max_ties=case.max_ties)
    for path in listed(case):
        humans, left = (VIEWER, *path.humans), path.cost
        for index, (one, other) in enumerate(pairwise(humans)):
            ties = path.length - index
            assert bounds[ties][one] <= (left, ties), case
            left -= case.costs[one][other]


@examples(150)
@given(cases(), SELECTIONS)
def test_search_and_selection_equal_naive_listing(case: Case, selected: Selected) -> None:
    check(compare(case, [selected]))
    check_bounds(case)


@pytest.mark.parametrize("seed", [*range(4), *further(*range(4, 24))])
def test_search_and_selection_equal_naive_listing_a_thousand_times(seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(250):
        check(compare_at_random(rng))
        check_bounds(random_case(rng))


@pytest.mark.parametrize(
    ("ties", "chains"),
    [
        ({"va": 2, "ab": 2}, ["ab"]),
        ({"va": 2, "ab": 2, "vb": 5}, ["ab", "b"]),
        ({"va": 2, "ab": 2, "vb": 4}, ["b"]),
        ({"va": 2, "ab": 2, "bv": 1, "ba": 1}, ["ab"]),
        ({"va": 9, "ac": 1, "cb": 1, "ab": 2}, ["ab"]),
        ({"va": 9, "ac": 1, "cb": 1, "ab": 3}, ["acb", "ab"]),
        ({"va": 1, "ac": 1, "cb": 1, "vc": 2}, ["cb"]),
    ],
    ids=[
        "no tie to go round",
        "a dearer tie",
        "a tie no dearer",
        "ties the other way",
        "between two on the way",
        "dearer between two on the way",
        "to somebody on the way",
    ],
)
def test_a_path_that_goes_round_a_tie_no_dearer_is_none(
    ties: dict[str, int], chains: list[str]
) -> None:
    costs: dict[str, dict[str, int]] = {}
    for (one, other), cost_ in ties.items():
        costs.setdefault(one, {})[other] = cost_
    found = in_order(costs, viewer=VIEWER, ends={"b"}, max_ties=3)
    assert ["".join(path.humans) for path in found] == chains


class Listening(Every):
    """All paths are wanted; keeps which beginnings were asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, ...]] = []

    def closed(self, humans: tuple[str, ...]) -> bool:
        self.asked.append(humans)
        return False


def test_nothing_is_searched_that_costs_more_than_the_viewers_own_ties() -> None:
    """A hundred strangers on each of two steps, and a tie that all of them go round."""
    layers = [[f"{step}-{index:02d}" for index in range(100)] for step in range(2)]
    costs: Costs = {
        VIEWER: dict.fromkeys(layers[0], 1) | {"end": 2},
        **{one: dict.fromkeys(layers[1], 1) for one in layers[0]},
        **{one: {"end": 1} for one in layers[1]},
    }
    listening = Listening()
    found = list(in_order(costs, viewer=VIEWER, ends={"end"}, max_ties=4, wanted=listening))
    assert [path.humans for path in found] == [("end",)]
    assert listening.asked == [(), ("end",)]


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


def test_what_leads_to_full_ends_alone_is_left_where_it_stands() -> None:
    """Ninety people on each of two steps lead to an end that takes one path; another end is dear.
    Without looking anew at what leads where, all 8,100 beginnings would be gone through."""
    layers = [[f"{step}-{index:02d}" for index in range(90)] for step in range(2)]
    costs: Costs = {
        VIEWER: dict.fromkeys(layers[0], 1) | {"dear": 1_000},
        **{one: dict.fromkeys(layers[1], 1) for one in layers[0]},
        **{one: {"near": 1} for one in layers[1]},
    }
    listening = OneEach()
    ends = {"near", "dear"}
    found = list(in_order(costs, viewer=VIEWER, ends=ends, max_ties=3, wanted=listening))
    assert [path.end for path in found] == ["near", "dear"]
    assert len(listening.asked) < 2 * PULSE


class OneEach(Listening):
    """One path to each end."""

    def full(self, end: str) -> bool:
        del end
        return True
