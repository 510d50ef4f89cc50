"""Published friendships and the answers computed over them by others: all of them, exactly."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from graphsvc.database import Database
from graphsvc.paths import answer, rank
from graphsvc.paths.search import Costs, Fewest, Found
from graphsvc.sealing import KeyRing
from graphsvc.strength import cost
from tests.judge.compared import Compared
from tests.judge.ldbc import (
    COMPANIES,
    PAIRS,
    Askers,
    Friends,
    Ranked,
    compare_companies,
    compare_pairs,
    compare_ranked,
    cost_of,
    friends,
    load_network,
    ranked,
    rows,
    state_weights,
    strength_of,
)


@pytest.fixture(scope="module")
def askers(empty: Database, ring: KeyRing, shared_data: Path) -> Askers:
    loaded = load_network(empty, shared_data)
    assert loaded.written["Person"] == 1_528
    assert loaded.written["Acquaintance"] == 14_073
    return Askers(empty, ring)


@pytest.fixture(scope="module")
def known(shared_data: Path) -> Friends:
    return friends(shared_data)


@pytest.fixture(scope="module")
def pairs(shared_data: Path) -> list[Ranked]:
    return ranked(shared_data)


@pytest.fixture(scope="module")
def weighted(askers: Askers, known: Friends) -> Askers:
    loaded = state_weights(askers.database, known)
    assert loaded.written == {"Acquaintance": 14_073}
    assert loaded.problems == []
    return askers


def wrong(compared: Iterable[Compared]) -> list[str]:
    return [str(one) for one in compared if not one.agrees]


def test_every_pair_is_as_far_apart_as_published(askers: Askers, shared_data: Path) -> None:
    published = rows(shared_data, PAIRS)
    assert len(published) == 999
    assert wrong(compare_pairs(askers, published)) == []


def test_the_nearest_people_of_every_organisation_are_as_published(
    askers: Askers, shared_data: Path
) -> None:
    published = rows(shared_data, COMPANIES)
    assert len(published) == 250
    assert wrong(compare_companies(askers, published)) == []


def test_the_paths_of_every_pair_come_in_the_order_of_their_weights(
    weighted: Askers, known: Friends, pairs: list[Ranked]
) -> None:
    assert (len(pairs), sum(len(pair.paths) for pair in pairs)) == (30, 439)
    compared = list(compare_ranked(weighted, known, pairs))
    assert wrong(compared) == []
    assert len(compared) == 439


def test_published_weights_are_those_of_their_ties(known: Friends, pairs: list[Ranked]) -> None:
    for pair in pairs:
        assert [known.weight(path) for _, path in pair.paths] == [w for w, _ in pair.paths]
        assert {path for _, path in pair.paths} <= set(known.shortest(*pair.ends))


def test_rounding_cannot_disturb_the_order_of_weights(known: Friends) -> None:
    """Every weight costs exactly what it should, and a strength that may be stated."""
    for weight in set(known.weights.values()):
        assert (2 * weight).is_integer()
        assert cost(0.99) < cost(strength_of(weight)) == cost_of(weight) < cost(0.001)


# --- a comparison that could not fail would prove nothing -----------------------------------------


def test_a_count_that_is_wrong_is_noticed(
    askers: Askers, shared_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrongly(*_: Any, **__: Any) -> Fewest:
        return Fewest(4, 77, 77)

    monkeypatch.setattr(answer, "count_fewest", wrongly)
    some = rows(shared_data, PAIRS)[:40]
    assert {row["shortestPathLength"] for row in some} >= {"-1", "1", "2", "3"}
    there = [row for row in some if row["shortestPathLength"] != "-1"]
    assert len(wrong(compare_pairs(askers, some))) == len(there)
    some = rows(shared_data, COMPANIES)[:20]
    there = [row for row in some if row["nearestDistance"] != "-1"]
    assert len(wrong(compare_companies(askers, some))) == len(there) > 0


def exchanged(found: list[Found]) -> list[Found]:
    return [*found[1:2], *found[:1], *found[2:]]


def twice(found: list[Found]) -> list[Found]:
    return [*found[:1], *found[:1], *found[2:]]


def one_short(found: list[Found]) -> list[Found]:
    return found[:-1]


@pytest.mark.parametrize(("broken", "mismatches"), [(exchanged, 2), (twice, 1), (one_short, 1)])
def test_an_order_that_is_wrong_is_noticed(
    weighted: Askers,
    known: Friends,
    *,
    pairs: list[Ranked],
    monkeypatch: pytest.MonkeyPatch,
    broken: Callable[[list[Found]], list[Found]],
    mismatches: int,
) -> None:
    """At a pair whose first two paths differ in weight."""
    [pair, *_] = [one for one in pairs if len(one.paths) > 5 and one.paths[0][0] > one.paths[1][0]]

    def wrongly(costs: Costs, **asked: Any) -> list[Found]:
        return broken(rank.strongest(costs, **asked))

    monkeypatch.setattr(answer, "strongest", wrongly)
    assert len(wrong(compare_ranked(weighted, known, [pair]))) == mismatches
