"""Outlook's contacts, by the columns of its languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from loader_samples import OUTLOOK, csv, outcome, problems, read, refusal

from loaders.files.outlook import LAYOUT
from loaders.files.words import LANGUAGES
from loaders.headers import folded, unnumbered
from loaders.origin import Origin
from loaders.records import DELETED, Contact, PartialDate, Problem

FORM = OUTLOOK.form
EXCHANGE = "/o=ExchangeLabs/ou=Exchange Administrative Group (FYDIBOHF23SPDLT)/cn=Recipients/cn=ada"
VALUES = {
    "prefix": "Ms.",
    "given": "Ada",
    "middle": "King",
    "family": "Byron",
    "suffix": "III",
    "company": "Engines",
    "title": "Analyst",
    "emails": "ada@example.com",
    "phones": "+44 20 7946 0000",
    "city": "London",
    "country": "UK",
    "city/home": "Bath",
    "country/home": "Wales",
    "birthday": "1980-12-10",
    "url/web": "https://www.linkedin.com/in/ada",
}


def contacts(text: str) -> list[Contact]:
    found = read(FORM, Origin("contacts.csv", data=text.encode()))
    assert problems(found) == []
    return [item for item in found if isinstance(item, Contact)]


def one(**columns: str) -> Contact:
    """The contact of a row; the columns' names have ``_`` for a space."""
    header = ",".join(f'"{name.replace("_", " ")}"' for name in columns)
    [found] = contacts(csv(header, ",".join(f'"{value}"' for value in columns.values())))
    return found


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_every_language_is_read_alike(language: str) -> None:
    """Each key under the first of its names in the language."""
    words = LANGUAGES[language]
    keys = [key for key in VALUES if key in words]
    header = ",".join(f'"{words[key][0]}"' for key in keys)
    [ada] = contacts(csv(header, ",".join(f'"{VALUES[key]}"' for key in keys)))
    assert ada == Contact(
        row=2,
        name="Ada King Byron III" if "suffix" in keys else "Ada King Byron",
        given_name="Ada",
        family_name="Byron",
        emails=("ada@example.com",),
        phones=("+44 20 7946 0000",),
        company="Engines",
        title="Analyst",
        profile_url="https://www.linkedin.com/in/ada",
        city="London",
        country="UK",
        birthday=PartialDate(1980, 12, 10),
    )


def test_the_languages_that_sales_teams_speak_are_there() -> None:
    assert len(LANGUAGES) >= 30
    assert set(LANGUAGES) >= {
        *("English", "German", "French", "Spanish", "Italian", "Portuguese (Brazil)", "Dutch"),
        *("Swedish", "Danish", "Norwegian", "Finnish", "Polish", "Czech", "Turkish", "Russian"),
        *("Japanese", "Chinese (simplified)", "Korean"),
    }


def test_no_name_of_a_column_means_two_things() -> None:
    """But for those that stand twice in a header (the French ``Titre``)."""
    meanings: dict[str, set[str]] = {}
    for key, names in LAYOUT.columns.items():
        for name in names:
            form = unnumbered(name) if key in LAYOUT.many else folded(name)
            meanings.setdefault(form, set()).add(key)
    assert {form for form, keys in meanings.items() if len(keys) > 1} == {
        "titre",
        "tehtavanimike",
        "amats",
    }


def test_a_french_header_has_two_titles() -> None:
    header = "Titre,Prénom,Nom,Société,Service,Titre,Adresse de messagerie"
    [ada] = contacts(csv(header, "Mme,Ada,Byron,Engines,R&D,Analyste,ada@x.example"))
    assert (ada.name, ada.title) == ("Ada Byron", "Analyste")
    [bo] = contacts(csv("Prénom,Nom,Société,Titre", "Bo,Li,Mills,Chef"))
    assert bo.title == "Chef"


def test_a_third_column_of_one_name_is_refused() -> None:
    text = csv("Titre,Prénom,Nom,Société,Titre,Titre", "Mme,Ada,Byron,Engines,Chef,Chef")
    assert "twice" in refusal(FORM, Origin("c.csv", data=text.encode())).message


def test_the_title_of_a_name_is_neither_name_nor_job() -> None:
    ada = one(Title="Dr.", First_Name="Ada", Last_Name="Byron", Company="Engines")
    assert (ada.name, ada.title) == ("Ada Byron", "")


def test_a_whole_name_wins_over_its_parts() -> None:
    ada = one(Name="Lady Lovelace", First_Name="Ada", Last_Name="Byron", Company="Engines")
    assert (ada.name, ada.given_name, ada.family_name) == ("Lady Lovelace", "Ada", "Byron")


@pytest.mark.parametrize(
    ("given", "family", "name"),
    [("太郎", "田中", "田中 太郎"), ("민준", "김", "김 민준"), ("Taro", "田中", "Taro 田中")],
)
def test_a_name_in_east_asian_letters_begins_with_the_family(
    given: str, family: str, name: str
) -> None:
    found = one(First_Name=given, Last_Name=family, Company="x")
    assert (found.name, found.given_name, found.family_name) == (name, given, family)


def test_a_row_without_a_name_is_a_contact_without_a_name() -> None:
    assert one(First_Name="", Company="Mills Ltd").name == ""


def test_all_addresses_are_read_whatever_their_number() -> None:
    numbers = ["", " 2", " 3", " 17", " 69"]
    header = ",".join(["First Name", *(f"E-mail{number} Address" for number in numbers)])
    [ada] = contacts(csv(header, ",".join(["Ada", *(f"{place}@x.example" for place in "abcab")])))
    assert ada.emails == ("a@x.example", "b@x.example", "c@x.example")


def test_display_names_are_no_addresses() -> None:
    columns = {
        "First_Name": "Ada",
        "E-mail_Address": "ada@x.example",
        "E-mail_Type": "SMTP",
        "E-mail_Display_Name": "Ada Byron (ada@wrong.example)",
        "E-mail_2_Address": "",
        "E-mail_2_Display_Name": "bo@wrong.example",
    }
    assert one(**columns).emails == ("ada@x.example",)


@pytest.mark.parametrize("address", [EXCHANGE, EXCHANGE.upper(), "EX:/o=Org/cn=a@b", "n/a", "ada"])
def test_internal_addresses_and_what_is_none_are_left_out(address: str) -> None:
    found = one(
        **{"First_Name": "Ada", "E-mail_Address": address, "E-mail_2_Address": "a@x.example"}
    )
    assert found.emails == ("a@x.example",)


def test_brackets_and_schemes_around_an_address_go() -> None:
    text = "Ada <ada@x.example>; mailto:b@x.example; SMTP:c@x.example"
    found = one(**{"First_Name": "Ada", "E-mail_Address": text})
    assert found.emails == ("ada@x.example", "b@x.example", "c@x.example")


def test_phones_but_neither_fax_nor_those_of_others() -> None:
    found = one(
        First_Name="Ada",
        Business_Fax="1",
        Business_Phone="2",
        Business_Phone_2="3",
        Company_Main_Phone="4",
        Home_Phone="5",
        Mobile_Phone="2",
        Pager="6",
        **{"Assistant's_Phone": "7"},
    )
    assert found.phones == ("2", "3", "5")


def test_home_counts_where_there_is_no_place_of_work() -> None:
    columns = {"Business_City": "", "Business_Country/Region": "", "Home_City": "Bath"}
    found = one(**{"First_Name": "Ada", "Company": "x", **columns, "Home_Country/Region": "UK"})
    assert (found.city, found.country) == ("Bath", "UK")


def test_city_and_country_are_of_one_place() -> None:
    found = one(
        First_Name="Ada", Company="x", Business_City="Rome", Home_City="Bath", Home_Country="UK"
    )
    assert (found.city, found.country) == ("Rome", "")


@pytest.mark.parametrize(
    ("page", "profile"),
    [
        ("http://www.linkedin.com/in/ada", "http://www.linkedin.com/in/ada"),
        ("see de.linkedin.com/in/ada", "de.linkedin.com/in/ada"),
        ("https://uk.linkedin.com/pub/ada/1/2/3", "https://uk.linkedin.com/pub/ada/1/2/3"),
        ("https://www.linkedin.com/company/engines", None),
        ("https://engines.example/?u=linkedin.com/in/ada", None),
        ("https://notlinkedin.com/in/ada", None),
        ("", None),
    ],
)
def test_a_web_page_at_linkedin_is_the_profile(page: str, profile: str | None) -> None:
    assert one(First_Name="Ada", Company="x", Web_Page=page).profile_url == profile


@pytest.mark.parametrize(
    ("days", "birthdays"),
    [
        (["3/7/1980", "3/27/1981"], [PartialDate(1980, 3, 7), PartialDate(1981, 3, 27)]),
        (["3/7/1980", "27/3/1981"], [PartialDate(1980, 7, 3), PartialDate(1981, 3, 27)]),
        (["3/7/1980", "4/8/1981"], [PartialDate(1980), PartialDate(1981)]),
        (
            ["27/3/1980", "3/27/1981", "3/7/82"],
            [PartialDate(1980, 3, 27), PartialDate(1981, 3, 27), None],
        ),
        (["0/0/00", "7.3.1980"], [None, PartialDate(1980, 3, 7)]),
        (["soon", "1604-03-07"], [None, None]),
    ],
)
def test_birthdays_are_read_where_their_order_is_known(
    days: list[str], birthdays: list[PartialDate | None]
) -> None:
    found = contacts(csv("First Name,Company,Birthday", *(f"Ada,x,{day}" for day in days)))
    assert [contact.birthday for contact in found] == birthdays


def test_excel_says_its_separator_first() -> None:
    text = "sep=;\n" + csv("Vorname;Nachname;Firma", "Ada;Byron;Engines")
    assert [contact.name for contact in contacts(text)] == ["Ada Byron"]


def test_a_file_in_the_code_page_of_windows_says_how_to_mend_it() -> None:
    text = csv("Vorname,Nachname,Firma", "Jörg,Müller,Öl AG")
    data = text.encode("cp1252")
    problem = refusal(FORM, Origin("kontakte.csv", data=data))
    assert "UTF-8" in problem.advice
    named = Origin("kontakte.csv", data=data, encoding="cp1252")
    assert read(FORM, named) == contacts(text)


def test_a_file_of_google_is_not_taken_for_one_of_outlook() -> None:
    """Its addresses would be lost."""
    text = csv("Name,Given Name,Family Name,E-mail 1 - Value", "A B,A,B,a@x.example")
    assert "header" in refusal(FORM, Origin("contacts.csv", data=text.encode())).message


def test_a_cut_row_refuses_the_file_although_values_may_lack() -> None:
    text = csv("First Name,Last Name,Company", "Ada,Byron,Engines") + "Bo,Li"
    assert isinstance(outcome(FORM, Origin("c.csv", data=text.encode())), Problem)


@pytest.mark.parametrize(
    ("name", "rows"),
    [("GPCsolutions__outlook.csv", 3), ("takbok__sample1.csv", 16), ("takbok__sample2.csv", 100)],
)
def test_no_row_of_a_real_file_is_lost(shared_data: Path, name: str, rows: int) -> None:
    path = shared_data / "contacts_csv" / name
    lines = [line for line in path.read_bytes().splitlines()[1:] if line.strip(b",")]
    found = read(FORM, Origin("contacts.csv", data=path.read_bytes()))
    assert len(found) == len(lines) == rows
    kept = [contact for contact in found if isinstance(contact, Contact)]
    assert all(contact.name and contact.emails for contact in kept)
    assert [item.rule for item in problems(found)] == [DELETED] * (rows - len(kept))
    assert rows - len(kept) == sum(line.lower().startswith(b"delete,") for line in lines)
