"""Published friendships and the answers computed over them by others, exactly.

The command line loads the network, and is asked some of the questions. All of them are asked in the
lane ``long``, and more by the command line; each question is answered for itself.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from graphsvc.database import Database
from graphsvc.embedded import Services
from graphsvc.paths import answer, rank
from graphsvc.paths.search import Costs, Fewest, Found
from graphsvc.sealing import KeyRing
from graphsvc.strength import cost
from tests.judge.commands import Cli, alone, command_line
from tests.judge.compared import Compared
from tests.judge.ldbc import (
    COMPANIES,
    NETWORK,
    PAIRS,
    Askers,
    Friends,
    Ranked,
    Rows,
    compare_companies,
    compare_pairs,
    compare_ranked,
    cost_of,
    friends,
    ranked,
    rows,
    state_weights,
    strength_of,
    within_reach,
)
from tests.lanes import further


@pytest.fixture(scope="module")
def cli(
    running: Services,
    empty: Database,
    shared_data: Path,
    key_file: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Cli:
    """The command line, with the network loaded."""
    call = command_line(running, tmp_path_factory.mktemp("home"), alone, keys=key_file)
    loaded = call("load", "ldbc", str(shared_data / NETWORK), "--json")
    assert loaded.returncode == 0, loaded.stderr
    written = json.loads(loaded.stdout)["written"]
    assert (written["Person"], written["Acquaintance"]) == (1_528, 14_073)
    return call


@pytest.fixture(scope="module")
def askers(cli: Cli, empty: Database, ring: KeyRing) -> Askers:
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


every = pytest.mark.parametrize("step", [32, *further(1)], ids=lambda step: f"every {step}")


@every
def test_every_pair_is_as_far_apart_as_published(
    askers: Askers, shared_data: Path, step: int
) -> None:
    published = rows(shared_data, PAIRS)
    assert len(published) == 999
    assert wrong(compare_pairs(askers, published[::step])) == []


@every
def test_the_nearest_people_of_every_organisation_are_as_published(
    askers: Askers, shared_data: Path, step: int
) -> None:
    published = rows(shared_data, COMPANIES)
    assert len(published) == 250
    assert wrong(compare_companies(askers, published[::step])) == []


def counted(line: dict[str, Any], what: str) -> tuple[int, int]:
    """Fewest ties and how many; (-1, 0) where there is none within reach."""
    count = line["count"]
    return (count["length"], count[what]) if count else (-1, 0)


def asked_in_words(pairs: Rows, companies: Rows) -> Iterator[str]:
    """The lines of a file of questions."""
    yield "as,person,company"
    for row in pairs:
        yield f"p{row['person1Id']}@ldbc.example,ldbc:{row['person2Id']},"
    for row in companies:
        yield f"p{row['personId']}@ldbc.example,,ldbc:{row['organisationId']}"


@pytest.mark.parametrize("step", [50, *further(8)])
def test_the_command_line_answers_as_published(
    cli: Cli, shared_data: Path, tmp_path: Path, step: int
) -> None:
    pairs, companies = rows(shared_data, PAIRS)[::step], rows(shared_data, COMPANIES)[::step]
    assert {row["shortestPathLength"] for row in pairs} >= {"-1", "1", "2", "3"}
    askers = {row["person1Id"] for row in pairs} | {row["personId"] for row in companies}
    users = ["email,person", *(f"p{one}@ldbc.example,ldbc:{one}" for one in sorted(askers))]
    asked = tmp_path / "questions.csv"
    asked.write_text("\n".join([*asked_in_words(pairs, companies), ""]), encoding="utf-8")

    assert cli("admin", "org", "add", "LDBC").returncode == 0
    words = ("admin", "user", "add", "--from", "-", "--org", "LDBC")
    made = cli(*words, stdin="\n".join([*users, ""]))
    assert made.returncode == 0, made.stderr
    options = "--edges KNOWS --per-introducer 0 --count --max-intermediaries 3 --limit 3 --json"
    answered = cli("paths", "--questions", str(asked), *options.split())
    assert answered.returncode == 0, answered.stderr
    lines = [json.loads(line) for line in answered.stdout.splitlines()]
    assert len(lines) == len(pairs) + len(companies)

    expected = [within_reach(r["shortestPathLength"], r["numShortestPaths"]) for r in pairs]
    assert [counted(line, "paths") for line in lines[: len(pairs)]] == expected
    nearest = [within_reach(r["nearestDistance"], r["numTargetsAtDistance"]) for r in companies]
    assert [counted(line, "ends") for line in lines[len(pairs) :]] == nearest
    assert all(line["reason"]["code"] for line in lines if not line["count"])


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
