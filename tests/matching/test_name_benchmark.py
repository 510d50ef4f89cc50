"""The benchmark of names, and what labelled data that nobody here wrote says of the comparators."""

import csv
import itertools
from collections import defaultdict
from pathlib import Path
from random import Random

import pytest

from benchmarks.__main__ import COMMANDS, main
from benchmarks.names import (
    Line,
    Quality,
    best_threshold,
    halves,
    judge,
    lines,
    quality,
    read_pairs,
    script,
)
from graphsvc.matching.compare import (
    COMPANY_SAME,
    COMPANY_UNSURE,
    PERSON_SAME,
    PERSON_UNSURE,
    company_names,
    person_names,
)
from graphsvc.normal import person_blocks

PAIRS = """case_group,schema,name1,name2,is_match,notes
made,Person,Ana López,"Lopez, Ana",true,order
made,Person,Ana López,Ana Gruber,false,
made,Company,"Acme, Inc.",ACME,true,
made,Vessel,Acme Norway,Acme Sweden,false,
,Person,Иван Петров,Ivan Petrov,true,
,Person,Tom,Henry,true,
"""


@pytest.fixture
def pairs(tmp_path: Path) -> Path:
    path = tmp_path / "pairs.csv"
    path.write_text(PAIRS, "utf-8")
    return path


def test_quality_is_precision_recall_and_their_mean() -> None:
    said = [(True, True), (True, True), (True, False), (False, True), (False, False)]
    assert quality(said) == Quality(2 / 3, 2 / 3, 2 / 3)
    assert quality([(False, True)]) == Quality(0.0, 0.0, 0.0)
    assert quality([]) == Quality(0.0, 0.0, 0.0)


def test_pairs_are_told_by_kind_script_and_group(pairs: Path) -> None:
    told = {line.name: line for line in lines([judge(row) for row in read_pairs(pairs)])}
    assert set(told) == {
        "all",
        "people",
        "companies",
        "people, Latin",
        "people, mixed scripts",
        "companies, Latin",
        "people, made",
        "companies, made",
    }
    assert (told["all"].pairs, told["all"].matches) == (6, 4)
    assert told["people"].ours == Quality(1.0, 2 / 3, 0.8)
    assert told["companies"].ours == Quality(1.0, 1.0, 1.0)


def test_wratio_gets_the_threshold_that_is_best_for_it(pairs: Path) -> None:
    judged = [judge(row) for row in read_pairs(pairs)]
    best = best_threshold(judged)
    found = quality((pair.wratio >= best, pair.match) for pair in judged)
    others = [
        quality((pair.wratio >= value, pair.match) for pair in judged).f1 for value in range(101)
    ]
    assert found.f1 >= max(others)


@pytest.mark.parametrize(
    ("a", "b", "name"),
    [
        ("Ana López", "O'Neill 2", "Latin"),
        ("Ana", "Анна", "mixed scripts"),
        ("Анна", "王小明", "other scripts"),
    ],
)
def test_scripts_are_told_by_letters(a: str, b: str, name: str) -> None:
    assert script(a, b) == name


def test_the_command_prints_a_table_and_the_errors(
    pairs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["names", str(pairs), "--errors", "--seconds", "0"]) == 0
    printed = capsys.readouterr().out
    assert "people, mixed scripts" in printed
    assert "comparisons of people's names a second" in printed
    assert "one, not found  0.00  Tom | Henry" in printed
    assert "Gruber" not in printed


def test_a_file_without_a_column_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "other.csv"
    path.write_text("schema,name1,name2\nPerson,Ana,Eva\n", "utf-8")
    assert main(["names", str(path)]) == 1
    assert "is_match" in capsys.readouterr().err
    assert main(["names", str(tmp_path / "missing.csv")]) == 1


def test_every_benchmark_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    for words in ([], *([command] for command in COMMANDS)):
        with pytest.raises(SystemExit) as stopped:
            main([*words, "--help"])
        assert stopped.value.code == 0
        assert "usage: python -m benchmarks" in capsys.readouterr().out


# --- real data ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def told(shared_data: Path) -> dict[str, Line]:
    file = shared_data / "matching" / "nomenklatura_names" / "name_bench_cases.csv"
    return {line.name: line for line in lines([judge(row) for row in read_pairs(file)])}


@pytest.mark.parametrize("kind", ["all", "people", "companies"])
def test_names_are_told_apart_better_than_by_wratio(told: dict[str, Line], kind: str) -> None:
    assert told[kind].ours.f1 >= told[kind].wratio.f1 + 0.05


_SPLITS = (20_261_128, 7, 11)
"""Seeds of halves of the pairs of people; nothing is fitted to any of them."""


@pytest.mark.parametrize("seed", _SPLITS)
def test_people_are_told_apart_on_any_half_of_the_pairs(shared_data: Path, seed: int) -> None:
    file = shared_data / "matching" / "nomenklatura_names" / "name_bench_cases.csv"
    people = [pair for pair in map(judge, read_pairs(file)) if pair.kind == "people"]
    half = Random(seed).sample(people, len(people) // 2)
    assert quality((pair.ours, pair.match) for pair in half).f1 >= 0.92


SPLIT = 1_815
"""The seed of the half that may be looked at (``python -m benchmarks names … --split 1815``)."""


@pytest.mark.parametrize(("kind", "f1"), [("people", 0.92), ("companies", 0.92)])
def test_names_are_told_apart_on_the_half_that_is_only_measured(
    shared_data: Path, kind: str, f1: float
) -> None:
    """Rules are made on the other half alone, and on names made up for their kind. All pairs were
    looked at before this split was made, so for people it shows what is safe against chance and no
    more; what was changed for companies since then was changed without a look at these pairs, but
    three kinds of their faults were known from before (a sign for a word, legal forms, a country
    for another). They reach 0.93 of the 0.95 that is aimed at, which all pairs together have."""
    file = shared_data / "matching" / "nomenklatura_names" / "name_bench_cases.csv"
    judged = [judge(row) for row in read_pairs(file)]
    _, unseen = halves(judged, seed=SPLIT)
    assert quality((pair.ours, pair.match) for pair in unseen if pair.kind == kind).f1 >= f1
    every = quality((pair.ours, pair.match) for pair in judged if pair.kind == kind)
    assert every.f1 >= 0.95


@pytest.mark.parametrize(("half", "f1"), [(0, 0.91), (1, 0.88)])
def test_companies_that_are_well_known_are_told_apart(half: int, f1: float) -> None:
    """Pairs written down before the rules that read signs, other scripts and nations, none changed
    since; the second half is only measured. The rules before those had 0.67 and 0.71."""
    file = Path(__file__).with_name("company_pairs.csv")
    pairs = halves([judge(row) for row in read_pairs(file)], seed=SPLIT)[half]
    assert quality((pair.ours, pair.match) for pair in pairs).f1 >= f1


def test_halves_are_the_same_in_any_order_and_have_half_of_every_kind(pairs: Path) -> None:
    judged = [judge(row) for row in read_pairs(pairs)] * 3
    one, other = halves(judged, seed=4)
    assert (one, other) == halves(reversed(judged), seed=4)
    assert sorted(map(repr, one + other)) == sorted(map(repr, judged))
    for kind in ("people", "companies"):
        assert abs(sum(p.kind == kind for p in one) - sum(p.kind == kind for p in other)) <= 2


def test_only_the_first_half_lists_its_errors(
    pairs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["names", str(pairs), "--errors", "--seconds", "0", "--split", "4"]) == 0
    printed = capsys.readouterr().out
    one, _ = halves([judge(row) for row in read_pairs(pairs)], seed=4)
    assert printed.count("pairs match") == 2
    assert printed.count("one, not found") == sum(p.match and not p.ours for p in one)


def test_what_is_the_same_is_safe(shared_data: Path) -> None:
    file = shared_data / "matching" / "nomenklatura_names" / "name_bench_cases.csv"
    judged = [judge(row) for row in read_pairs(file)]
    cut = {"people": PERSON_SAME, "companies": COMPANY_SAME}
    same = [pair for pair in judged if pair.score.value >= cut[pair.kind]]
    assert len(same) >= 100
    assert sum(not pair.match for pair in same) <= 1


@pytest.fixture(scope="module")
def registered(shared_data: Path) -> list[tuple[str, str]]:
    """Number and name of the 938 people of febrl who have both names."""
    with (shared_data / "matching" / "febrl1" / "dataset1.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, skipinitialspace=True))
    return [
        (row["rec_id"].split("-")[1], f"{row['given_name']} {row['surname']}")
        for row in rows
        if row["given_name"] and row["surname"]
    ]


def test_blocks_find_nearly_all_misspelt_people_among_few(
    registered: list[tuple[str, str]],
) -> None:
    blocks: dict[str, set[int]] = defaultdict(set)
    for place, (_, name) in enumerate(registered):
        for block in person_blocks(name):
            blocks[block].add(place)
    candidates = {
        pair for some in blocks.values() for pair in itertools.combinations(sorted(some), 2)
    }
    alike = {
        (i, j)
        for i, j in itertools.combinations(range(len(registered)), 2)
        if registered[i][0] == registered[j][0]
        and person_names(registered[i][1], registered[j][1]).value >= PERSON_UNSURE
    }
    assert len(candidates) < 2_000
    assert len(alike & candidates) >= 0.95 * len(alike)


def test_of_people_in_one_block_hardly_two_are_taken_for_one(
    registered: list[tuple[str, str]],
) -> None:
    blocks: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for number, name in registered:
        for block in person_blocks(name):
            blocks[block].append((number, name))
    wrong = {
        (one, other)
        for some in blocks.values()
        for (number, one), (twin, other) in itertools.combinations(some, 2)
        if number != twin and one != other and person_names(one, other).value >= PERSON_SAME
    }
    assert len(wrong) <= 5


def test_of_companies_of_one_trade_hardly_two_are_asked_about(shared_data: Path) -> None:
    """Airlines mostly, all of them companies of their own, which share words and letters."""
    with (shared_data / "ldbc_sf0.1" / "Organisation.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.reader(file, delimiter="|") if row[1] == "Company"]
    names = Random(SPLIT).sample(sorted({row[2].replace("_", " ") for row in rows}), 130)
    values = [company_names(a, b).value for a, b in itertools.combinations(names, 2)]
    assert len(values) == 8_385
    assert sum(value >= COMPANY_UNSURE for value in values) <= 4
    assert sum(value >= COMPANY_SAME for value in values) == 0
