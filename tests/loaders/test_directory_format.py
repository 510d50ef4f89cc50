"""Our own form of a directory."""

from __future__ import annotations

from pathlib import Path

import pytest
from loader_samples import DIRECTORY, csv, outcome, problems, read, refusal, zipped

from loaders.files import directory
from loaders.limits import LIMITS
from loaders.origin import Origin
from loaders.records import (
    Acquaintance,
    Company,
    Employment,
    PartialDate,
    Person,
    Problem,
    Record,
    School,
    Study,
)

FORM = DIRECTORY.form


def origin(**files: str) -> Origin:
    """A zip of ``files``, which are named without their ending."""
    return Origin(
        "d.zip", data=zipped({f"{name}.csv": text.encode() for name, text in files.items()})
    )


def loaded(**files: str) -> list[Record | Problem]:
    return read(FORM, origin(**files))


def test_all_columns_are_read_in_order() -> None:
    assert read(FORM, DIRECTORY.origin()) == [
        Company("directory:c1", "Acme", domain="acme.example", headcount=12),
        School("directory:s1", "Universität Köln", city="Köln", country="Germany"),
        Person("directory:p1", "Ada", emails=("a@x.example", "b@x.example")),
        Employment(
            "directory:p1",
            "directory:c1",
            title="Head, Sales",
            start=PartialDate(2019, 3),
            end=PartialDate(2020),
        ),
        Employment(
            "directory:p1",
            "crm:9",
            title="Präsidentin",
            start=PartialDate(2020, 5, 1),
            current=True,
        ),
        Employment("directory:p1", "directory:c1"),
        Study(
            "directory:p1",
            "directory:s1",
            degree="MSc",
            field="Maths",
            start=PartialDate(2010),
            end=PartialDate(2014),
        ),
        Acquaintance("directory:p1", "crm:7", 0.35),
        Acquaintance("directory:p1", "directory:p2"),
    ]


def test_people_may_have_further_names() -> None:
    people = csv("id,name,aliases", "p1,Ann Arden,Ann Jones; Ann Jones;Arden-Jones", "p2,Bo,")
    assert loaded(people=people) == [
        Person("directory:p1", "Ann Arden", aliases=("Ann Jones", "Arden-Jones")),
        Person("directory:p2", "Bo"),
    ]


def test_a_company_may_have_a_parent_that_bought_it() -> None:
    header = "id,name,parent,acquired"
    rows = ("c1,Acme,c2,2019-05", "c2,Group,,", "c3,Shop,crm:7,")
    assert loaded(companies=csv(header, *rows)) == [
        Company("directory:c1", "Acme", parent="directory:c2", acquired=PartialDate(2019, 5)),
        Company("directory:c2", "Group"),
        Company("directory:c3", "Shop", parent="crm:7"),
    ]
    wrong = ("c1,Acme,c1,", "c2,Group,,2019", "c3,Shop,c1,soon")
    told = problems(loaded(companies=csv(header, *wrong)))
    assert [(one.row, one.field) for one in told] == [
        (2, "parent"),
        (3, "acquired"),
        (4, "acquired"),
    ]


def test_every_file_may_be_left_out_or_have_a_header_alone() -> None:
    assert loaded(people=csv("id,name")) == []
    assert loaded(studies=csv("school,person", "s,p")) == [Study("directory:p", "directory:s")]


@pytest.mark.parametrize(
    ("row", "field"),
    [
        (",c1,,,,", "person"),
        ("p1, ,,,,", "company"),
        ("p1,c1,,2019-13,,", "from"),
        ("p1,c1,,,last year,", "to"),
        ("p1,c1,,2020,2019-12,", "to"),
        ("p1,c1,,,,maybe", "current"),
        ("p1,c1,,,2019,true", "current"),
    ],
)
def test_a_wrong_value_is_a_problem_with_row_and_field(row: str, field: str) -> None:
    header = "person,company,title,from,to,current"
    [problem] = problems(loaded(employments=csv(header, row, "p1,c1,,,,")))
    assert (problem.file, problem.row, problem.field) == ("d.zip/employments.csv", 2, field)


@pytest.mark.parametrize("headcount", ["-1", "1,5", "many", "٣", "9" * 5_000])
def test_a_headcount_is_digits(headcount: str) -> None:
    found = loaded(companies=csv("id,name,headcount", f'c,Acme,"{headcount}"'))
    assert [problem.field for problem in problems(found)] == ["headcount"]


@pytest.mark.parametrize(
    ("strength", "found"),
    [("1", 1), ("1.0", 1), (".5", 0.5), ("0.50", 0.5), ("1E-05", 0.00001), (" 0.3 ", 0.3)],
)
def test_a_tie_may_state_its_strength(strength: str, found: float) -> None:
    ties = csv("person,other,strength", f"p1,p2,{strength}")
    assert loaded(acquaintances=ties) == [Acquaintance("directory:p1", "directory:p2", found)]


@pytest.mark.parametrize(
    "strength",
    ["0", "-0.5", "1.01", "50%", "0,5", "strong", "nan", "inf", "1e999", "1e-999", "0_1", "٠.٥"],
)
def test_a_strength_is_above_nothing_and_at_most_one(strength: str) -> None:
    ties = csv("person,other,strength", "p1,p3,1", f'p1,p2,"{strength}"')
    [problem] = problems(loaded(acquaintances=ties))
    assert (problem.file, problem.row) == ("d.zip/acquaintances.csv", 3)
    assert problem.field == "strength"
    assert strength in problem.message
    assert "0.35" in problem.advice


@pytest.mark.parametrize("strength", [0.0, -1.0, 1.5, float("nan")])
def test_no_record_holds_another_strength(strength: float) -> None:
    with pytest.raises(ValueError, match="not a strength"):
        Acquaintance("a", "b", strength)


def test_nobody_knows_themselves() -> None:
    ties = csv("person,other", "p1,directory:p1", "p1,p2")
    [problem] = problems(loaded(acquaintances=ties))
    assert (problem.row, problem.field) == (2, "other")


def test_a_coarser_end_within_the_start_is_no_fault() -> None:
    found = loaded(studies=csv("person,school,from,to", "p,s,2010-09,2010"))
    assert problems(found) == []


def test_columns_that_are_not_known_are_refused() -> None:
    problem = refusal(FORM, origin(people=csv("id,name,e-mials", "p,Ada,")))
    assert problem.field == "e-mials"
    assert "profile_url" in problem.advice


def test_a_column_twice_is_refused() -> None:
    assert "twice" in refusal(FORM, origin(people=csv("id,name,Name", "p,Ada,Ada"))).message


def test_a_file_with_another_name_is_refused() -> None:
    problem = refusal(FORM, origin(people=csv("id,name"), employment=csv("person,company")))
    assert "employments.csv" in problem.message


def test_a_folder_without_any_of_the_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("hello")
    assert "people.csv" in refusal(FORM, Origin("d", path=tmp_path)).advice


def test_a_single_file_is_refused() -> None:
    problem = refusal(FORM, Origin("people.csv", data=csv("id,name", "p,Ada").encode()))
    assert "folder" in problem.advice


def test_a_fault_in_the_last_file_is_found_before_the_first_record() -> None:
    broken = csv("person,school") + "p1"
    assert isinstance(outcome(FORM, origin(people=csv("id,name", "p1,A"), studies=broken)), Problem)


def test_headers_of_all_files_are_checked_before_a_row_is_read() -> None:
    files = origin(people=csv("id,name", "p1,A"), studies=csv("person"))
    stream = directory.read(files, LIMITS)
    found = outcome(FORM, files)
    assert isinstance(found, Problem)
    with pytest.raises(Exception, match="No header"):
        next(stream)


def test_a_spreadsheet_may_name_its_separator() -> None:
    assert len(loaded(people=csv("sep=;", "id;name", "p;Ada"))) == 1
