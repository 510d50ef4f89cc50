"""The LDBC social network, as published and in small."""

from __future__ import annotations

from collections import Counter

import pytest
from loader_samples import DATA, LDBC, NO_DATA, Sample, problems, read, refusal, zipped

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

FORM = LDBC.form
FOLDER = DATA / "ldbc_sf0.1"
real = pytest.mark.skipif(not FOLDER.is_dir(), reason=NO_DATA)


@pytest.fixture(scope="module")
def network() -> list[Record | Problem]:
    if not FOLDER.is_dir():
        pytest.skip(NO_DATA)
    return read(FORM, Origin("ldbc", path=FOLDER))


def test_the_published_counts(network: list[Record | Problem]) -> None:
    assert Counter(type(item).__name__ for item in network) == {
        "Acquaintance": 14_073,
        "School": 6_380,
        "Employment": 3_313,
        "Company": 1_575,
        "Person": 1_528,
        "Study": 1_209,
    }


def test_refs_are_unique_per_kind_and_pairs_are_there_once(network: list[Record | Problem]) -> None:
    people = [item.ref for item in network if isinstance(item, Person)]
    organisations = [item.ref for item in network if isinstance(item, Company | School)]
    pairs = {
        frozenset((item.person, item.other)) for item in network if isinstance(item, Acquaintance)
    }
    assert len(set(people)) == 1_528
    assert len(set(organisations)) == 7_955
    assert len(pairs) == 14_073
    assert set(people) & set(organisations)


def test_every_end_of_a_tie_is_there(network: list[Record | Problem]) -> None:
    people = {item.ref for item in network if isinstance(item, Person)}
    companies = {item.ref for item in network if isinstance(item, Company)}
    schools = {item.ref for item in network if isinstance(item, School)}
    jobs = [item for item in network if isinstance(item, Employment)]
    studies = [item for item in network if isinstance(item, Study)]
    assert {job.company for job in jobs} <= companies
    assert {study.school for study in studies} <= schools
    assert {tie.person for tie in (*jobs, *studies)} <= people


def test_places_and_names_are_readable(network: list[Record | Problem]) -> None:
    assert Company("ldbc:0", "Kam Air", country="Afghanistan") in network
    assert School("ldbc:1575", "Paktia University", city="Gardēz", country="Afghanistan") in network
    assert Person("ldbc:933", "Mahinda Perera") in network
    assert Employment("ldbc:933", "ldbc:1226", start=PartialDate(2013)) in network


def test_a_small_network() -> None:
    assert read(FORM, LDBC.origin())[:5] == [
        Company("ldbc:1", 'Kam "Air"'),
        School("ldbc:2", "Paktia University"),
        Person("ldbc:1", "Zoë Perera"),
        Person("ldbc:2", "Jan Novák"),
        Person("ldbc:3", "Li Wei"),
    ]


def small(**files: str) -> Origin:
    """The sample with files added or replaced; names without their ending."""
    changed = {f"{name}.csv": text for name, text in files.items()}
    texts = {**LDBC.files, **changed}
    return Origin("l.zip", data=zipped({name: text.encode() for name, text in texts.items()}))


def test_faults_of_rows_are_problems() -> None:
    organisations = LDBC.files["Organisation.csv"] + "3|Club|Chess|\n|Company|Nameless|\n"
    friends = LDBC.files["Person_knows_Person.csv"] + "7|7|1\n"
    jobs = LDBC.files["Person_workAt_Organisation.csv"] + "1|1|soon\n"
    found = read(
        FORM,
        small(
            Organisation=organisations,
            Person_knows_Person=friends,
            Person_workAt_Organisation=jobs,
        ),
    )
    assert [(problem.row, problem.field) for problem in problems(found)] == [
        (4, ":LABEL"),
        (5, "id:ID(Organisation)"),
        (3, "workFrom:INT"),
        (5, ":END_ID(Person)"),
    ]


def test_a_place_that_cannot_be_read_is_a_problem() -> None:
    places = "id:ID(Place)|name:STRING|url:STRING|:LABEL\n1||u|City\n"
    [problem] = problems(read(FORM, small(Place=places)))
    assert problem.field == "name:STRING"


def test_places_in_a_circle_end() -> None:
    places = "id:ID(Place)|name:STRING|url:STRING|:LABEL\n1|Here|u|City\n"
    within = ":START_ID(Place)|:END_ID(Place)\n1|1\n"
    located = ":START_ID(Organisation)|:END_ID(Place)\n1|1\n"
    found = read(
        FORM,
        small(Place=places, Place_isPartOf_Place=within, Organisation_isLocatedIn_Place=located),
    )
    assert found[0] == Company("ldbc:1", 'Kam "Air"', city="Here")


def test_a_last_line_without_a_line_break_is_cut() -> None:
    cut = LDBC.text.rstrip("\n")
    assert "cut off" in refusal(FORM, LDBC.damaged(cut.encode())).message


@pytest.mark.parametrize("missing", ["Person.csv", "Organisation.csv"])
def test_people_and_organisations_are_needed(missing: str) -> None:
    files = {name: text for name, text in LDBC.files.items() if name != missing}
    sample = Sample(format="ldbc", main="Person_knows_Person.csv", files=files, rows=0)
    assert "LDBC" in refusal(FORM, sample.origin()).message
