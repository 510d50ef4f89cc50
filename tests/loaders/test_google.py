"""Google's contacts, by both of its headers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from loader_samples import GOOGLE, csv, problems, read

from loaders.origin import Origin
from loaders.records import Contact, PartialDate

FORM = GOOGLE.form
OLD = (
    "Name,Given Name,Additional Name,Family Name,Name Prefix,Name Suffix,Birthday,"
    "E-mail 1 - Type,E-mail 1 - Value,E-mail 2 - Type,E-mail 2 - Value,"
    "Phone 1 - Type,Phone 1 - Value,Phone 2 - Type,Phone 2 - Value,"
    "Address 1 - Type,Address 1 - Formatted,Address 1 - City,Address 1 - Country,"
    "Organization 1 - Type,Organization 1 - Name,Organization 1 - Title,"
    "Organization 2 - Type,Organization 2 - Name,Organization 2 - Title,"
    "Website 1 - Type,Website 1 - Value"
)
NEW = (
    "First Name,Middle Name,Last Name,Phonetic First Name,Name Prefix,Name Suffix,Nickname,File As,"
    "Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,"
    "E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,"
    "Address 1 - Label,Address 1 - City,Address 1 - Country,Website 1 - Label,Website 1 - Value"
)


def contacts(text: str) -> list[Contact]:
    found = read(FORM, Origin("contacts.csv", data=text.encode()))
    assert problems(found) == []
    return [item for item in found if isinstance(item, Contact)]


def one(header: str, **values: str) -> Contact:
    """The contact of a row with these values, whose columns' names have ``_`` for what is not a
    letter or digit; the other columns are empty."""
    names = header.split(",")
    by_name = {name: values.get(re.sub(r"\W", "_", name), "") for name in names}
    [found] = contacts(csv(header, ",".join(f'"{by_name[name]}"' for name in names)))
    return found


def test_the_header_until_2024() -> None:
    found = one(
        OLD,
        Name="Dr. Ada King Byron",
        Given_Name="Ada",
        Additional_Name="King",
        Family_Name="Byron",
        Name_Prefix="Dr.",
        Birthday="1980-12-10",
        E_mail_1___Type="* Work",
        E_mail_1___Value="ada@x.example ::: ada@y.example",
        E_mail_2___Value="ada@z.example",
        Phone_1___Type="Work Fax",
        Phone_1___Value="1",
        Phone_2___Type="Mobile",
        Phone_2___Value="2 ::: 3",
        Address_1___City="London",
        Address_1___Country="UK",
        Organization_1___Name="Engines",
        Organization_1___Title="Analyst",
        Website_1___Value="https://ada.example ::: https://www.linkedin.com/in/ada",
    )
    assert found == Contact(
        row=2,
        name="Dr. Ada King Byron",
        given_name="Ada",
        family_name="Byron",
        emails=("ada@x.example", "ada@y.example", "ada@z.example"),
        phones=("2", "3"),
        company="Engines",
        title="Analyst",
        profile_url="https://www.linkedin.com/in/ada",
        city="London",
        country="UK",
        birthday=PartialDate(1980, 12, 10),
    )


def test_the_header_since_2024() -> None:
    found = one(
        NEW,
        First_Name="Ada",
        Middle_Name="King",
        Last_Name="Byron",
        Name_Suffix="III",
        File_As="Byron, Ada",
        Organization_Name="Engines",
        Organization_Title="Analyst",
        Labels="* myContacts",
        E_mail_1___Label="* ",
        E_mail_1___Value="ada@x.example",
        Phone_1___Label="Pager",
        Phone_1___Value="1",
        Address_1___Country="UK",
    )
    assert found == Contact(
        row=2,
        name="Ada King Byron III",
        given_name="Ada",
        family_name="Byron",
        emails=("ada@x.example",),
        company="Engines",
        title="Analyst",
        country="UK",
    )


def test_how_a_contact_is_filed_is_its_name_where_it_has_no_other() -> None:
    assert one(NEW, File_As="Byron, A.", Organization_Name="Engines Ltd").name == "Byron, A."


def test_job_and_company_are_of_one_organisation() -> None:
    found = one(
        OLD,
        Name="Ada",
        Organization_1___Title="Analyst",
        Organization_2___Name="Mills",
        Organization_2___Title="Miller",
    )
    assert (found.company, found.title) == ("", "Analyst")
    second = one(OLD, Name="Ada", Organization_2___Name="Mills", Organization_2___Title="Miller")
    assert (second.company, second.title) == ("Mills", "Miller")


def test_of_several_organisations_in_one_cell_the_first_counts() -> None:
    found = one(
        NEW, First_Name="Ada", Organization_Name="Engines ::: Mills", Organization_Title="A ::: B"
    )
    assert (found.company, found.title) == ("Engines", "A")


def test_a_label_in_the_place_of_an_address_is_none() -> None:
    assert one(NEW, First_Name="Ada", E_mail_1___Value="* Other").emails == ()


def test_a_birthday_without_its_year_is_left_out() -> None:
    assert one(NEW, First_Name="Ada", Birthday=" --12-10").birthday is None


@pytest.mark.parametrize("numbers", [1, 3, 40])
def test_columns_are_read_up_to_any_number(numbers: int) -> None:
    columns = [f"E-mail {n} - Label,E-mail {n} - Value" for n in range(1, numbers + 1)]
    row = [f"*,a{n}@x.example" for n in range(1, numbers + 1)]
    [ada] = contacts(csv(",".join(["First Name", *columns]), ",".join(["Ada", *row])))
    assert ada.emails == tuple(f"a{n}@x.example" for n in range(1, numbers + 1))


def test_no_row_of_a_real_file_is_lost(shared_data: Path) -> None:
    path = shared_data / "contacts_csv" / "mtrazzi__google_contacts_old-header.csv"
    lines = path.read_bytes().splitlines()[1:]
    found = contacts(path.read_text("utf-8"))
    assert len(found) == len(lines) == 3
    assert [contact.emails[0] for contact in found] == [
        "rich@caltech.edu",
        "iforgotthisguysnamebutihavehisemail@gmail.com",
        "elon.musk@tesla.com",
    ]
    assert [contact.name for contact in found] == ["Richard Feynman", "", "Elon Musk"]


def test_utf_16_is_read_by_its_mark() -> None:
    text = csv("First Name,Last Name,E-mail 1 - Value", "Zoë,Ñu,z@x.example")
    for encoding in ("utf-16", "utf-8-sig"):
        found = read(FORM, Origin("contacts.csv", data=text.encode(encoding)))
        assert found == contacts(text)
