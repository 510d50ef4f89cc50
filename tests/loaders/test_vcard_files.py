"""vCards of real programs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from loader_samples import outcome, problems, read, refusal, zipped
from vcard_samples import FORM, loaded, origin

from loaders.origin import Origin
from loaders.records import Contact, PartialDate, Problem


def test_no_card_of_a_real_file_is_lost(shared_data: Path) -> None:
    paths = sorted((shared_data / "vcard").glob("*.vcf"))
    counts = {path: len(re.findall(rb"(?im)^BEGIN:VCARD", path.read_bytes())) for path in paths}
    for path, count in counts.items():
        found = read(FORM, Origin(path.name, path=path))
        assert len(found) == count, path.name
        assert problems(found) == [], path.name
    assert sum(counts.values()) == 26


def test_a_folder_and_a_zip_of_real_files_give_all_their_cards(
    shared_data: Path, tmp_path: Path
) -> None:
    paths = sorted((shared_data / "vcard").iterdir())
    data = zipped({f"exports/{path.name}": path.read_bytes() for path in paths})
    found = read(FORM, Origin("vcards.zip", data=data))
    folder = read(FORM, Origin("vcards", path=shared_data / "vcard"))
    assert len(found) == 26
    assert folder == found
    assert [item.row for item in found if isinstance(item, Contact)] == list(range(1, 27))


def test_a_card_of_android(shared_data: Path) -> None:
    found = read(FORM, Origin("a", path=shared_data / "vcard" / "John_Doe_ANDROID.vcf"))
    assert found[4] == Contact(
        row=36,
        name="Ñ Ñ Ñ Ñ",
        given_name="Ñ Ñ Ñ",
        family_name="Ñ Ñ",
        emails=("bob@company.com",),
        phones=("123456",),
        company="Ñ" * 12,
    )


def test_a_card_of_outlook(shared_data: Path) -> None:
    [found] = read(FORM, Origin("a", path=shared_data / "vcard" / "outlook-2003.vcf"))
    assert isinstance(found, Contact)
    assert (found.name, found.company) == ("John Doe III", "Company, The")
    assert (found.city, found.country) == ("Austin", "United States of America")
    assert (found.emails, found.birthday) == (("jdoe@hotmail.com",), PartialDate(1980, 3, 21))


def test_the_examples_of_the_rfcs(shared_data: Path) -> None:
    folder = shared_data / "vcard"
    [frank, tim] = read(FORM, Origin("a", path=folder / "rfc2426-example.vcf"))
    [simon] = read(FORM, Origin("a", path=folder / "rfc6350-example.vcf"))
    assert frank == Contact(
        row=1,
        name="Frank Dawson",
        emails=("Frank_Dawson@Lotus.com", "fdawson@earthlink.net"),
        phones=("+1-919-676-9515",),
        company="Lotus Development Corporation",
        city="Raleigh",
        country="U.S.A.",
    )
    assert isinstance(tim, Contact)
    assert tim.city == "Mountain View"
    assert simon == Contact(
        row=1,
        name="Simon Perreault",
        given_name="Simon",
        family_name="Perreault",
        emails=("simon.perreault@viagenie.ca",),
        phones=("+1-418-656-9254;ext=102", "+1-418-262-6501"),
        company="Viagenie",
        city="Quebec",
        country="Canada",
    )


@pytest.mark.parametrize("name", ["jcard-example.json", "rfc6351-example.xml"])
def test_cards_in_json_and_xml_are_refused(shared_data: Path, name: str) -> None:
    found = refusal(FORM, Origin(name, path=shared_data / "vcard" / name))
    assert "No card" in found.message


def test_no_cut_of_a_real_file_gives_another_card(shared_data: Path) -> None:
    data = (shared_data / "vcard" / "gmail-list.vcf").read_bytes()
    whole = loaded(data)
    for end in range(len(data)):
        found = outcome(FORM, origin(data[:end]))
        assert isinstance(found, Problem) or found == whole[: len(found)]
