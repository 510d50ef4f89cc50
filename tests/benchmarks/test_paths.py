"""``python -m benchmarks paths --check``: it passes, and it notices what is wrong."""

import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import neo4j
import pytest

from benchmarks import __main__, paths
from graphsvc.database import Database
from graphsvc.paths import detours, gather, rank, search
from graphsvc.paths.search import Costs, Found
from tests.judge import listing
from tests.lanes import long

FEW = ["--check", "--graphs", "60", "--worlds", "6", "--without-data"]
Outcomes = dict[str, dict[str, Any]]
Break = Callable[[pytest.MonkeyPatch], None]


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, Outcomes]]:
    """Runs the command; gives its status and what came of each check."""

    def asked(*words: str) -> tuple[int, Outcomes]:
        status = __main__.main(["paths", *words, "--json"])
        told = json.loads(capsys.readouterr().out)
        assert told["passed"] is (status == 0)
        return status, {one["name"]: one for one in told["checks"]}

    return asked


Ask = Callable[..., tuple[int, Outcomes]]


def test_it_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert __main__.main(["paths"]) == 0
    told = capsys.readouterr().out
    assert all(name in told for name in ("--check", "--without-data", *paths.CHECKS))


@long
def test_it_passes_on_databases_of_its_own(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:1")
    assert __main__.main(["paths", *FEW]) == 0
    assert os.environ["NEO4J_URI"] == "bolt://127.0.0.1:1"
    states = {line.split()[1]: line for line in capsys.readouterr().out.splitlines()}
    assert "1,920 compared      0 mismatches" in states["graphs"]
    assert "336 compared      0 mismatches" in states["worlds"]


# --- what is broken is noticed --------------------------------------------------------------------


def dearest_first(monkeypatch: pytest.MonkeyPatch) -> None:
    def wrongly(costs: Costs, **asked: Any) -> Iterator[Found]:
        return reversed(list(search.in_order(costs, **asked)))

    monkeypatch.setattr(rank, "in_order", wrongly)


def longest_first_of_equals(monkeypatch: pytest.MonkeyPatch) -> None:
    def wrongly(costs: Costs, **asked: Any) -> Iterator[Found]:
        found = list(search.in_order(costs, **asked))
        return iter(sorted(found, key=lambda path: (path.cost, -len(path.humans))))

    monkeypatch.setattr(rank, "in_order", wrongly)


def too_few_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    right = rank.Selection.__init__

    def wrongly(self: rank.Selection, *, per_introducer: int, per_end: int | None) -> None:
        right(self, per_introducer=per_introducer, per_end=per_end and max(1, per_end - 1))

    monkeypatch.setattr(rank.Selection, "__init__", wrongly)


def nobody_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def wrongly(costs: Costs, **_asked: Any) -> Costs:
        return costs

    monkeypatch.setattr(listing, "allowed_ties", wrongly)


def weak_ones_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def wrongly(costs: Costs, **asked: Any) -> Iterator[Found]:
        asked["max_cost"] = None
        return search.in_order(costs, **asked)

    monkeypatch.setattr(rank, "in_order", wrongly)


def detours_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def wrongly(costs: Costs, **asked: Any) -> Iterator[Found]:
        asked["detours"] = True
        return search.in_order(costs, **asked)

    monkeypatch.setattr(rank, "in_order", wrongly)


def only_detours_of_the_viewer(monkeypatch: pytest.MonkeyPatch) -> None:
    def wrongly(costs: Costs, chain: Sequence[str]) -> detours.Behind:
        return detours.behind(costs, chain)[-1:]

    monkeypatch.setattr(search, "behind", wrongly)


def no_bound_of_introducers(monkeypatch: pytest.MonkeyPatch) -> None:
    def wrongly(_self: rank.Selection, _path: Found) -> bool:
        return True

    monkeypatch.setattr(rank.Selection, "keeps", wrongly)


def closed_too_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    right = rank.Selection.closed

    def wrongly(self: rank.Selection, humans: tuple[str, ...]) -> bool:
        return right(self, humans) or len(humans) > 3

    monkeypatch.setattr(rank.Selection, "closed", wrongly)


@pytest.mark.parametrize(
    "broken",
    [
        dearest_first,
        longest_first_of_equals,
        too_few_an_end,
        nobody_left_out,
        weak_ones_kept,
        detours_kept,
        only_detours_of_the_viewer,
        no_bound_of_introducers,
        closed_too_soon,
    ],
)
def test_a_broken_search_or_selection_is_noticed(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, broken: Break
) -> None:
    broken(monkeypatch)
    status, [graphs] = _first(ask("--check", "--only", "graphs", "--graphs", "300"))
    assert (status, graphs["state"]) == (1, "wrong")
    assert graphs["compared"] > graphs["mismatches"] > 0
    assert len(graphs["told"]) == min(graphs["mismatches"], paths.SHOWN)
    assert "instead of" in graphs["told"][0]


def _first(asked: tuple[int, Outcomes]) -> tuple[int, list[dict[str, Any]]]:
    return asked[0], list(asked[1].values())


@pytest.fixture
def in_ours(
    empty: Database, session: neo4j.Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lets the checks use the tests' database, which saves a start of Neo4j."""
    monkeypatch.setattr(paths, "emptiness", lambda: nullcontext((empty, session, tmp_path)))


@pytest.mark.usefixtures("in_ours")
def test_a_network_that_lacks_ties_is_noticed(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gather, "PUBLIC_TIES", frozenset[str]())
    status, [worlds] = _first(ask("--check", "--only", "worlds", "--worlds", "6"))
    assert (status, worlds["state"], worlds["compared"]) == (1, "wrong", 336)
    assert 0 < worlds["mismatches"] < 336


@long
@pytest.mark.usefixtures("in_ours")
def test_a_wrong_order_of_published_paths_is_noticed(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, shared_data: Path
) -> None:
    dearest_first(monkeypatch)
    status, [weights] = _first(ask("--check", "--only", "weights", "--data", str(shared_data)))
    assert (status, weights["state"], weights["compared"]) == (1, "wrong", 439)
    assert 100 < weights["mismatches"] < 439


# --- what is not checked --------------------------------------------------------------------------


def test_without_the_data_it_says_so_and_does_not_pass(ask: Ask, tmp_path: Path) -> None:
    words = ["--check", "--only", "pairs", "--only", "weights", "--data", str(tmp_path)]
    status, found = ask(*words)
    assert status == 1
    assert {one["state"] for one in found.values()} == {"skipped"}
    assert "ic13_pairs.csv" in found["pairs"]["told"][0]
    assert "--without-data" in found["pairs"]["told"][0]
    status, found = ask(*words, "--without-data")
    assert status == 0
    assert {one["state"] for one in found.values()} == {"left out"}


def test_nothing_compared_is_not_exact(ask: Ask) -> None:
    status, [graphs] = _first(ask("--check", "--only", "graphs", "--graphs", "0"))
    assert (status, graphs["state"], graphs["told"]) == (1, "wrong", ["Nothing was compared."])
