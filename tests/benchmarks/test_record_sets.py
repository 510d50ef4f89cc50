"""The measurement of record sets: reading them, counting pairs, and what must come out."""

from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import records
from benchmarks.linkage.linking import link
from benchmarks.made_up_records import COLUMNS, HISTORICAL, historical, made_up, main
from benchmarks.pair_quality import Quality, best, best_joined, of_groups, of_pairs, true_pairs
from benchmarks.record_sets import ALIASES, read
from graphsvc.matching.fields import prepare
from graphsvc.matching.fields.kinds import Kind
from graphsvc.matching.model import Identity


def written(folder: Path, text: str, *, name: str = "records.csv") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_columns_are_known_by_many_names(tmp_path: Path) -> None:
    text = "Cluster, First Name ,sur_name,Date of Birth,ZIP\nc1, Ann, Lee, 1971-06-24, 02615\n"
    found = read(written(tmp_path, text))
    assert found.stated == (
        {Kind.GIVEN_NAME: "Ann", Kind.BIRTH: "1971-06-24", Kind.POSTCODE: "02615"},
    )
    assert found.unknown == ("cluster", "sur_name")
    assert found.person == ("c1",)


def test_the_number_of_a_record_says_whose_it_is(tmp_path: Path) -> None:
    rows = "rec-12-org, ann, 7, high street\nrec-12-dup-0, , , high st\nrec-1-org, bo, ,\n"
    text = f"rec_id, given_name, street_number, address_1\n{rows}"
    found = read(written(tmp_path, text))
    assert found.person == ("12", "12", "1")
    assert found.stated[0][Kind.STREET] == "7 high street"
    assert found.true_pairs() == 1


def test_files_of_a_folder_are_one_set_and_labels_are_left_out(tmp_path: Path) -> None:
    written(tmp_path, "rec_id,surname\nrec-1-org,lee\n", name="a.csv")
    written(tmp_path, "rec_id,surname\nrec-1-dup-0,leigh\n", name="b.csv")
    written(tmp_path, "unique_id_l,unique_id_r,score\n0,1,1.0\n", name="labels.csv")
    assert read(tmp_path).true_pairs() == 1


def test_a_whole_name_is_left_out_beside_its_parts(tmp_path: Path) -> None:
    text = "cluster,full_name,first_name,surname\n1,Ann Lee,Ann,Lee\n"
    assert Kind.FULL_NAME not in read(written(tmp_path, text)).stated[0]


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "cluster,b\n1,2\n", ""])
def test_a_folder_without_truth_or_known_columns_is_refused(
    tmp_path: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert records.main([str(written(tmp_path, text))]) == 1
    assert "column" in capsys.readouterr().err


def test_no_name_of_a_column_means_two_kinds() -> None:
    names = [name for names in ALIASES.values() for name in names.split()]
    assert len(names) == len(set(names))


PEOPLE = st.lists(st.sampled_from("abc"), min_size=2, max_size=8)


@given(person=PEOPLE, data=st.data())
def test_precision_and_recall_count_pairs(person: list[str], data: st.DataObject) -> None:
    size = st.integers(0, len(person) - 1)
    pairs = data.draw(st.sets(st.tuples(size, size).filter(lambda pair: pair[0] < pair[1])))
    found = of_pairs(sorted(pairs), person)
    right = {pair for pair in pairs if person[pair[0]] == person[pair[1]]}
    assert (found.found, found.right, found.true) == (len(pairs), len(right), true_pairs(person))
    scored = [(*pair, float(pair in right)) for pair in sorted(pairs)]
    assert best(scored, person).right == len(right)
    assert best(scored, person).f1 >= found.f1 or not pairs
    assert best_joined(scored, person).f1 >= best(scored, person).f1 - 1e-9
    groups = [[i for i, who in enumerate(person) if who == one] for one in set(person)]
    assert of_groups(groups, person).f1 == 1


def test_f1_is_the_harmonic_mean() -> None:
    found = Quality(found=10, right=6, true=20)
    assert (found.precision, found.recall) == (0.6, 0.3)
    assert found.f1 == pytest.approx(2 / (1 / 0.6 + 1 / 0.3))


def test_made_up_records_are_the_same_for_a_seed_and_have_doubles(tmp_path: Path) -> None:
    first, second = (made_up(Random(4), people=30, doubles=3, errors=5) for _ in range(2))
    assert first == second
    assert all(tuple(sorted(row)) == tuple(sorted(COLUMNS)) for row in first)
    assert sum(row["rec_id"].endswith("-org") for row in first) == 30 < len(first)
    assert main([str(tmp_path), "--people", "30", "--doubles", "3", "--seed", "4"]) == 0
    assert len(read(tmp_path).stated) == len(first)


def test_historical_records_are_the_same_for_a_seed_and_some_are_siblings() -> None:
    first, second = (historical(Random(4), people=60, doubles=3, errors=5) for _ in range(2))
    assert first == second
    assert all(tuple(row) == HISTORICAL for row in first)
    originals = [row for row in first if row["rec_id"].endswith("-org")]
    assert len(originals) == 60 < len(first)
    families = {(row["surname"], row["birth_place"]) for row in originals}
    assert 50 <= len(families) < 60
    assert any(len(row["dob"]) == 4 for row in first)


@dataclass(frozen=True, slots=True)
class Found:
    """Of SAME by each pair alone, of SAME put together, and of what is then left to a human."""

    same: Quality
    together: Quality
    left: Quality


def quality(folder: Path) -> Found:
    records = read(folder)
    linked = link([prepare(stated) for stated in records.stated])
    same = [pair for pair, one in linked.alone.items() if one.identity is Identity.SAME]
    left = [pair for pair, one in linked.judged.items() if one.identity is Identity.UNSURE]
    return Found(
        same=of_pairs(same, records.person),
        together=of_groups(linked.people, records.person),
        left=of_pairs(left, records.person),
    )


@pytest.mark.parametrize(("doubles", "errors", "recall"), [(1, 3, 0.99), (4, 10, 0.96)])
def test_made_up_doubles_are_told_from_strangers(
    tmp_path: Path, doubles: int, errors: int, recall: float
) -> None:
    sizes = ["--people", "250", "--doubles", str(doubles), "--errors", str(errors)]
    main([str(tmp_path), *sizes, "--seed", "11"])
    found = quality(tmp_path)
    for some in (found.same, found.together):
        assert some.precision >= 0.995
        assert some.recall >= recall


def test_of_historical_records_few_pairs_are_left_to_a_human(tmp_path: Path) -> None:
    sizes = ["--people", "110", "--doubles", "8", "--errors", "5"]
    main([str(tmp_path), "--historical", *sizes, "--seed", "11"])
    found = quality(tmp_path)
    assert found.together.precision >= 0.997
    assert found.together.recall >= 0.95
    assert found.left.recall < 0.08


@pytest.mark.parametrize(
    ("name", "recall", "f1"), [("febrl1", 0.95, 0.97), ("splink_fake_1000", 0.75, 0.93)]
)
def test_published_sets_are_told_apart(
    shared_data: Path, name: str, recall: float, f1: float
) -> None:
    found = quality(shared_data / "matching" / name)
    assert min(found.same.precision, found.together.precision) >= 0.997
    assert found.same.recall >= recall
    assert found.together.f1 >= f1
    assert found.left.recall < 0.08


def test_the_report_says_what_was_found_and_how_to_get_the_peer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main([str(tmp_path), "--people", "20", "--seed", "2"])
    assert records.main([str(tmp_path), "--alone"]) == 0
    told = capsys.readouterr().out
    assert "true pairs" in told
    assert "SAME, joined" in told
    assert "records a second" in told
    assert "left out: rec_id" in told
