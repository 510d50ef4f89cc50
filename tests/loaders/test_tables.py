"""Tables, text and origins: what every CSV format relies on."""

from __future__ import annotations

import tracemalloc
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from loader_samples import csv

from loaders.files import FILES
from loaders.limits import LIMITS, Limits
from loaders.origin import Origin
from loaders.records import Problem, Refused
from loaders.rows import Row
from loaders.tables import Layout, open_table

LAYOUT = Layout(columns={"name": ("Name",), "town": ("Town", "City")}, required=(("name",),))


def loaded(
    data: bytes | str, layout: Layout = LAYOUT, limits: Limits = LIMITS
) -> list[Row | Problem]:
    raw = data if isinstance(data, bytes) else data.encode()
    return list(open_table(Origin("t.csv", data=raw).file(), layout, limits=limits, rows=100))


def values(found: Sequence[Row | Problem]) -> list[tuple[int, str, str]]:
    return [
        (row.number, row.text("name"), row.text("town")) for row in found if isinstance(row, Row)
    ]


def refused(data: bytes | str, layout: Layout = LAYOUT) -> Problem:
    with pytest.raises(Refused) as caught:
        loaded(data, layout)
    return caught.value.problem


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(separator: str) -> None:
    text = csv("Name,Town", 'Ada,"Bath"', "Bo,Ulm").replace(",", separator)
    assert values(loaded(text)) == [(2, "Ada", "Bath"), (3, "Bo", "Ulm")]


@pytest.mark.parametrize(
    "header", ["NAME,TOWN", " name , town ", "Nàme,Tôwn", '"Name","City"', "na_me,to-wn"]
)
def test_headers_match_without_case_space_and_accents(header: str) -> None:
    assert values(loaded(csv(header, "Ada,Bath"))) == [(2, "Ada", "Bath")]


def test_the_preferred_of_two_names_counts() -> None:
    assert values(loaded(csv("City,Name,Town", "x,Ada,Bath"))) == [(2, "Ada", "Bath")]


MANY = replace(
    LAYOUT, columns={"name": ("Name",), "town": ("Town", "Home Town")}, many=frozenset({"town"})
)


def test_several_columns_may_hold_one_thing_whatever_their_number() -> None:
    [row] = loaded(csv("Home Town 2,Name,Town,Town 17,Towns", "a,Ada,,b,c"), MANY)
    assert isinstance(row, Row)
    assert row.texts("town") == ("a", "", "b")
    assert row.text("town") == "a"


def test_numbers_count_where_one_column_holds_a_thing() -> None:
    assert values(loaded(csv("Name,Town 2", "Ada,Bath"))) == [(2, "Ada", "")]


def test_one_name_may_mean_two_things_by_its_order() -> None:
    twofold = replace(LAYOUT, columns={"town": ("T",), "name": ("Name", "T")})
    assert values(loaded(csv("T,T", "Bath,Ada"), twofold)) == [(2, "Ada", "Bath")]
    assert values(loaded(csv("T,x", "Ada,"), twofold)) == [(2, "Ada", "")]


def test_a_column_twice_is_refused_unless_many_may_hold_it() -> None:
    assert refused(csv("Name,Town,town", "Ada,a,b")).field == "town"
    assert len(loaded(csv("Name,Town,town", "Ada,a,b"), MANY)) == 1


def test_rows_are_numbered_by_the_line_on_which_they_start() -> None:
    text = 'Name,Town\r\n\r\n"A\r\nda",Bath\r\n  \r\n"Bo",Ulm\r\n'
    assert values(loaded(text)) == [(3, "A da", "Bath"), (6, "Bo", "Ulm")]


def test_a_row_of_separators_alone_is_no_row() -> None:
    assert values(loaded(csv("Name,Town", ",", "Ada,Bath", '"", ', ",,,"))) == [(3, "Ada", "Bath")]


def test_a_row_of_separators_at_a_cut_is_not_passed_over() -> None:
    assert refused("Name,Town,Age\nAda,Bath,1\n,").row == 3
    assert values(loaded("Name,Town\nAda,Bath\n,")) == [(2, "Ada", "Bath"), (3, "", "")]


def test_a_last_line_without_a_line_break_is_whole_if_it_has_all_values() -> None:
    [row] = loaded("Name,Town\nAda,Ba")
    assert isinstance(row, Row)
    assert not row.ended
    assert refused("Name,Town\nAda").row == 2


def test_text_after_a_closing_quotation_mark_is_a_problem_of_its_row() -> None:
    found = loaded(csv("Name,Town", '"Ada" B,Bath', "Bo,Ulm"))
    assert isinstance(found[0], Problem)
    assert found[0].row == 2
    assert values(found) == [(3, "Bo", "Ulm")]


def test_an_open_quotation_mark_is_found_in_a_long_file() -> None:
    """Long before the whole rest of the file is in memory as one value."""
    text = 'Name,Town\n"Ada,Bath\n' + "Bo,Ulm\n" * 500_000
    assert refused(text).row == 2
    assert refused('Name,Town\n"' + '","\n' * 700_000).row == 2


def test_a_character_cut_in_two_says_that_the_file_was_cut() -> None:
    problem = refused("Name,Town\nAda,Köln".encode()[:-3])
    assert "cut off" in problem.message
    assert problem.row == 2


def test_the_wrong_byte_is_found_far_into_a_file() -> None:
    good = "Zoë,Köln\n" * 90
    problem = refused(f"Name,Town\n{good}".encode() + b"J\xf6rg,Ulm\n" + good.encode() * 900)
    assert problem.row == 92
    assert "0xF6" in problem.message


def test_the_wrong_byte_of_utf_16_is_found() -> None:
    data = "Name,Town\nAda,Bath\n".encode("utf-16") + b"\x00\xd8" + "x\n".encode("utf-16-le")
    assert refused(data).row == 3


def test_an_exact_layout_refuses_other_columns() -> None:
    assert refused(csv("Name,Age", "Ada,1"), replace(LAYOUT, exact=True)).field == "Age"


def test_quotation_marks_may_be_ordinary() -> None:
    bare = replace(LAYOUT, bare=True)
    assert values(loaded(csv("Name,Town", '"Ada,B"ath'), bare)) == [(2, '"Ada', 'B"ath')]


def test_a_header_alone_may_be_a_whole_file() -> None:
    assert loaded("Name,Town", replace(LAYOUT, may_be_empty=True)) == []
    assert "no rows" in refused("Name,Town").message


def test_the_longest_field_is_still_read() -> None:
    limits = replace(LIMITS, field=5)
    found = loaded(csv("Name,Town", "Alice,Bath", "Albert,Bath"), limits=limits)
    assert values(found) == [(2, "Alice", "Bath")]
    assert isinstance(found[1], Problem)
    assert found[1].field == "Name"


def test_a_directory_is_never_held_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("id,name\n" + "".join(f"{row},Person {row}\n" for row in range(30_000)))
    stream = FILES["directory"].read(Origin("d", path=tmp_path), LIMITS)
    tracemalloc.start()
    count = sum(1 for _ in stream)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 30_000
    assert peak < path.stat().st_size


def test_an_origin_is_data_or_a_path() -> None:
    for data, path in ((None, None), (b"", Path())):
        with pytest.raises(ValueError, match="either"):
            Origin("x", data=data, path=path)


def test_a_folder_has_no_bytes(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="cannot be opened"):
        Origin("d", path=tmp_path).open()
