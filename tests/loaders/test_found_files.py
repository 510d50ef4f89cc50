"""Files made after public reports of faults, each with what a right reader makes of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from loader_samples import problems, read

from loaders.files import FILES
from loaders.limits import LIMITS
from loaders.origin import Origin
from loaders.preview import Preview, preview
from loaders.records import GROUP, ORGANISATION, Contact, PartialDate, Problem, Refused

MARCH = PartialDate(2024, 3, 7)
ZOE = ("Zoe Angstrom", ("zoe@quarrel.example",))
PROFILE = "https://www.linkedin.com/in/zoe-a"


def shown(shared_data: Path, name: str, encoding: str | None = None) -> tuple[Origin, Preview]:
    [path] = (shared_data / "found").glob(f"{name}-*")
    origin = Origin(path.name, data=path.read_bytes(), encoding=encoding)
    return origin, preview(origin, LIMITS)


def contacts(shared_data: Path, name: str, encoding: str | None = None) -> list[Contact]:
    """The contacts of a file by the format that fits best, which has no problem."""
    origin, found = shown(shared_data, name, encoding)
    assert found.format is not None
    records = read(FILES[found.format], origin)
    assert problems(records) == []
    return [item for item in records if isinstance(item, Contact)]


def faults(shared_data: Path, name: str) -> list[Problem]:
    origin, found = shown(shared_data, name)
    assert found.format is not None
    return problems(read(FILES[found.format], origin))


@pytest.mark.parametrize("name", ["01", "02", "04"])
def test_linkedin_with_what_excel_adds(shared_data: Path, name: str) -> None:
    [ines] = contacts(shared_data, name)
    assert (ines.name, ines.connected_on) == ("Ines Valdor", MARCH)


@pytest.mark.parametrize(("name", "encoding"), [("06", "utf-16-le"), ("07", "cp1252")])
def test_the_encoding_that_works_is_named_and_shown(
    shared_data: Path, name: str, encoding: str
) -> None:
    origin, found = shown(shared_data, name)
    assert (found.encoding, found.format, found.rows) == (encoding, "linkedin", 1)
    with pytest.raises(Refused) as caught:
        read(FILES["linkedin"], origin)
    assert f"--encoding {encoding}" in caught.value.problem.advice
    [zoe] = contacts(shared_data, name, encoding)
    assert (zoe.name, zoe.connected_on) == ("Zoe Angstrom", MARCH)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("08", [ZOE]),
        ("09", [("Zoe Angstrom", ())]),
        ("10", [ZOE, ("Yan Brook", ("yan@quarrel.example",))]),
        ("11", [ZOE]),
        ("14", [ZOE, ("Yan Brook", ("yan@quarrel.example",))]),
        ("14a", [ZOE, ("Yan Brook", ("yan@quarrel.example",))]),
        ("14b", [ZOE, ("Yan Brook", ("yan@quarrel.example",))]),
        ("21", [ZOE]),
        ("24", [("", ("zoe@quarrel.example",)), ("", ("yan@quarrel.example",))]),
        ("25", [("Zoe", ("zoe@quarrel.example",))]),
        ("33", [("Zozo", ("zozo@home.example",))]),
        ("40", [ZOE]),
        ("41", [("Zoe Angstrom", ())]),
        ("61", [("Zoe Angstrom", ()), ("Yan", ()), ("Crane", ())]),
        ("67", [("Zoë Ma Ång", ())]),
        ("68", [("Zoë Dümmy", ("zoe@duemmy.example",))]),
        ("70", [("Zoe Angstrom", ()), ("Yan Brook", ())]),
        ("71", [("Zoe Ann Angstrom-Vale", ()), ("Yan Brook", ("yan@quarrel.example",))]),
        ("73", [ZOE]),
        ("74", [("Zoe Angstrom", ())]),
        ("75", [ZOE]),
        ("77", [("Zoe Angstrom", ())]),
        ("80", [ZOE, ("", ())]),
        ("83", [("Zoë Angstrom", ())]),
        ("97", [("Zoe a", ()), ("Zoe c", ()), ("Zoe s", ())]),
    ],
)
def test_names_and_addresses(
    shared_data: Path, name: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    found = contacts(shared_data, name)
    assert [(contact.name, contact.emails) for contact in found] == expected


def test_rows_of_values_with_line_breaks(shared_data: Path) -> None:
    assert [contact.row for contact in contacts(shared_data, "14b")] == [2, 8]


def test_short_rows_are_read_and_a_single_value_is_a_problem(shared_data: Path) -> None:
    _, found = shown(shared_data, "12")
    assert (found.rows, found.problems) == (3, 1)


def test_an_empty_value_is_not_inherited(shared_data: Path) -> None:
    rows = {contact.row: contact.emails for contact in contacts(shared_data, "15")}
    assert rows[3] == rows[5] == ()
    assert rows[2] == ("one@quarrel.example",)


@pytest.mark.parametrize(("name", "word"), [("17", "empty"), ("18", "empty"), ("19", "no rows")])
def test_what_holds_nothing_is_refused(shared_data: Path, name: str, word: str) -> None:
    with pytest.raises(Refused, match=word):
        shown(shared_data, name)


@pytest.mark.parametrize("name", ["23", "31", "43", "45", "48", "51", "53", "60"])
def test_profiles_are_found_in_the_columns_of_all_programs(shared_data: Path, name: str) -> None:
    [zoe] = contacts(shared_data, name)
    assert zoe.name in ("Zoe Angstrom", "Zoë Angstrom", "Zoe Angstrom MBA")
    assert zoe.profile_url == PROFILE
    assert zoe.company in ("Quarrel Ltd", "")
    assert (zoe.company == "") == (name == "23")


def test_many_values(shared_data: Path) -> None:
    [google] = contacts(shared_data, "30")
    assert (len(google.emails), len(google.phones)) == (3, 2)
    assert (google.company, google.title) == ("Квант", "Директор")
    [newer] = contacts(shared_data, "31")
    assert (len(newer.phones), newer.birthday) == (1, None)
    [icloud] = contacts(shared_data, "60")
    assert (len(icloud.emails), len(icloud.phones)) == (2, 2)
    [many] = contacts(shared_data, "86")
    assert (len(many.emails), len(many.phones), many.city) == (4, 1, "London")
    [british] = contacts(shared_data, "53")
    assert british.city == "London"
    first, second = contacts(shared_data, "81")
    assert (first.company, second.name) == ("Quarrel, Pike; Sons", "Yan Brook")


def test_what_is_left_out_is_told(shared_data: Path) -> None:
    _, found = shown(shared_data, "45")
    assert found.left_out == ("Record ID", "Contact owner", "Lead Status", "Create Date")
    _, found = shown(shared_data, "10")
    assert found.left_out == ("column 5",)


def test_organisations_and_groups_are_no_people(shared_data: Path) -> None:
    assert [item.rule for item in faults(shared_data, "63")] == [ORGANISATION] * 4
    assert [item.rule for item in faults(shared_data, "92")] == [ORGANISATION]
    assert [item.rule for item in faults(shared_data, "79")] == [GROUP]


def test_an_address_in_a_mail_leads_to_the_profile(shared_data: Path) -> None:
    profiles = [contact.profile_url for contact in contacts(shared_data, "91")]
    assert "https://www.linkedin.com/in/xu-crane" in profiles
