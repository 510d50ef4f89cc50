"""LinkedIn's exports of 2016 to 2026."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from loader_samples import DATA, LINKEDIN, NO_DATA, csv, outcome, problems, read, refusal, zipped

from loaders.origin import Origin
from loaders.records import Contact, PartialDate, Problem, Record

FORM = LINKEDIN.form
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
real = pytest.mark.skipif(not DATA.is_dir(), reason=NO_DATA)


def loaded(text: str) -> list[Record | Problem]:
    return read(FORM, Origin("Connections.csv", data=text.encode()))


def contacts(text: str) -> list[Contact]:
    found = loaded(text)
    assert problems(found) == []
    return [item for item in found if isinstance(item, Contact)]


def connected(*dates: str) -> list[PartialDate | None]:
    rows = [f'A,B,"{date}"' for date in dates]
    return [
        contact.connected_on
        for contact in contacts(csv("First Name,Last Name,Connected On", *rows))
    ]


@real
def test_a_real_file_of_2020() -> None:
    path = DATA / "linkedin" / "2020-03_noURL_noNotes.csv"
    found = read(FORM, Origin(path.name, data=path.read_bytes()))
    people = [item for item in found if isinstance(item, Contact)]
    assert len(found) == len(people) == 604
    assert sum(not person.name for person in people) == 3
    assert sum(not person.emails for person in people) == 599
    assert all(person.connected_on for person in people)
    assert [person.row for person in people] == list(range(2, 606))


@real
def test_a_real_export_of_2020() -> None:
    path = DATA / "linkedin" / "Basic_LinkedInDataExport_12-06-2020.zip"
    found = read(FORM, Origin(path.name, path=path))
    people = [item for item in found if isinstance(item, Contact)]
    assert len(found) == len(people) == 738
    assert people[0].row == 5
    assert people[0].name == "Dặng Dinh Aly"


@real
def test_no_cut_of_a_real_file_gives_another_contact() -> None:
    """The last rows cut at each byte: refused, or every contact is one of the whole file's."""
    path = DATA / "linkedin" / "2020-03_noURL_noNotes.csv"
    data = path.read_bytes()
    whole = read(FORM, Origin(path.name, data=data))
    for end in range(len(data) - 150, len(data)):
        found = outcome(FORM, Origin(path.name, data=data[:end]))
        assert isinstance(found, Problem) or found == whole[: len(found)]


def test_all_columns_are_read() -> None:
    [ada, jose, nobody] = read(FORM, LINKEDIN.origin())
    assert ada == Contact(
        row=2,
        name="Ada Byron",
        given_name="Ada",
        family_name="Byron",
        company="Engines, Inc.",
        title="Analyst",
        profile_url="https://www.linkedin.com/in/ada",
        connected_on=PartialDate(2020, 3, 7),
    )
    assert isinstance(jose, Contact)
    assert jose.profile_url == "https://www.linkedin.com/in/jos%C3%A9"
    assert jose.emails == ("j@example.com",)
    assert nobody == Contact(row=4, name="", connected_on=PartialDate(2009, 9, 21))


@pytest.mark.parametrize(
    "preamble",
    [
        "",
        "\n",
        'Notes:\n"When exporting, some addresses are missing."\n\n',
        'Notes:\n"One, two"\n"Three\nlines"\n\n\n',
        'Notes:\nA quotation mark " left open\n\n',
        '"Hinweise:"\n"Beim Export, fehlen Adressen."\n\n',
        "Notes:\n" + "line\n" * 30,
    ],
)
def test_the_notes_before_the_header_are_left_out(preamble: str) -> None:
    [ada] = contacts(preamble + csv(HEADER, "Ada,Byron,,,Engines,Analyst,07 Mar 2020"))
    assert ada.name == "Ada Byron"
    assert ada.row == len(preamble.split("\n")) + 1


@pytest.mark.parametrize(
    "header",
    [
        "First Name,Last Name,Email Address,Company,Position,Connected On",
        "First Name,Last Name,Email Address,Current Company,Current Position,Connected On",
        "FirstName,LastName,E-mail Address,Company,Job Title,Connected",
        " first name , LAST NAME,email,Organization,Title,Connection Date",
        "Vorname,Nachname,E-Mail-Adresse,Unternehmen,Position,Verbunden am",
        "Prénom,Nom,Adresse e-mail,Entreprise,Poste,Date de connexion",
        "Nombre,Apellidos,Dirección de correo electrónico,Empresa,Cargo,Conectado el",
        "Nome,Cognome,Indirizzo email,Azienda,Posizione,Data di collegamento",
        "Nome,Sobrenome,Endereço de e-mail,Empresa,Cargo,Conectado em",
        "Voornaam,Achternaam,E-mailadres,Bedrijf,Functie,Verbonden op",
        "Förnamn,Efternamn,E-postadress,Företag,Befattning,Kontakt sedan",
        "Imię,Nazwisko,Adres e-mail,Firma,Stanowisko,Połączono",
        "Jméno,Příjmení,E-mailová adresa,Společnost,Funkce,Spojeno",
        "Имя,Фамилия,Электронная почта,Компания,Должность,Дата контакта",
        "名,姓,メールアドレス,会社,役職,つながった日",
    ],
)
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_headers_of_several_years_and_languages(header: str, separator: str) -> None:
    row = "Ada,Byron,ada@example.com,Engines,Analyst,07 Mar 2020"
    [ada] = contacts(csv(header, row).replace(",", separator))
    assert ada == Contact(
        row=2,
        name="Ada Byron",
        given_name="Ada",
        family_name="Byron",
        emails=("ada@example.com",),
        company="Engines",
        title="Analyst",
        connected_on=PartialDate(2020, 3, 7),
    )


def test_dates_in_the_language_of_the_header() -> None:
    dates = ("7 marca 2020", "7. března 2020", "7 Mart 2020", "7 марта 2020", "2020年3月7日")
    assert connected(*dates) == [PartialDate(2020, 3, 7)] * len(dates)


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_an_old_encoding_is_read_where_it_is_named_and_refused_where_not(encoding: str) -> None:
    text = csv(HEADER, "Jörg,Müller,,,Öl AG,,07 Mar 2020")
    origin = Origin("Connections.csv", data=text.encode(encoding))
    problem = refusal(FORM, origin)
    assert problem.row == 2
    assert "--encoding cp1252" in problem.advice
    assert read(FORM, replace(origin, encoding=encoding)) == loaded(text)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_a_byte_order_mark_wins_over_the_encoding_that_is_named(encoding: str) -> None:
    text = csv(HEADER, "Jörg,Müller,,,Öl AG,,07 Mar 2020")
    origin = Origin("Connections.csv", data=text.encode(encoding), encoding="cp1252")
    assert read(FORM, origin) == loaded(text)


def test_columns_that_are_not_known_are_left_out() -> None:
    [ada] = contacts(csv(HEADER + ",Tags", "Ada,Byron,,,Engines,Analyst,07 Mar 2020,vip"))
    assert ada.company == "Engines"


def test_padding_goes_and_suffixes_stay() -> None:
    text = csv(
        HEADER, '"  Jane ","Doe,  PhD ",  https://x.example/a%20b ,," A\u00a0 B ",,1 May 2022'
    )
    [jane] = contacts(text)
    assert jane.name == "Jane Doe, PhD"
    assert jane.family_name == "Doe, PhD"
    assert jane.profile_url == "https://x.example/a%20b"
    assert jane.company == "A B"


def test_several_addresses_are_separated() -> None:
    [jane] = contacts(csv(HEADER, 'Jane,Doe,,"a@x.example; b@x.example,a@x.example",,,'))
    assert jane.emails == ("a@x.example", "b@x.example")


def test_a_value_with_line_breaks_counts_as_the_row_where_it_starts() -> None:
    found = contacts(csv(HEADER, 'Jane,Doe,,,"Two\nLines",,', "", "Ada,Byron,,,,,"))
    assert [(contact.row, contact.company) for contact in found] == [(2, "Two Lines"), (5, "")]


def test_date_shapes() -> None:
    shapes = (
        "07 Mar 2020",
        "2020-03-07",
        "3/7/20, 10:14 PM",
        "Mar 7, 2020",
        "7.3.2020",
        "7-Mar-20",
    )
    assert connected(*shapes) == [PartialDate(2020, 3, 7)] * len(shapes)


def test_months_in_other_languages() -> None:
    assert (
        connected("07 März 2020", "7 mars 2020", "7 de marzo de 2020", "07 mrt. 2020")
        == [PartialDate(2020, 3, 7)] * 4
    )


def test_slashes_mean_month_first_unless_a_row_says_otherwise() -> None:
    assert connected("3/7/20", "3/30/20") == [PartialDate(2020, 3, 7), PartialDate(2020, 3, 30)]
    assert connected("3/7/2020", "30/3/2020") == [PartialDate(2020, 7, 3), PartialDate(2020, 3, 30)]


def test_a_day_that_cannot_be_read_costs_the_day_and_not_the_row() -> None:
    found = loaded(csv(HEADER, "A,B,,,,,07 Foo 2020", "C,D,,,,,30 Feb 2020", "E,F,,,,,"))
    contacts = [item for item in found if isinstance(item, Contact)]
    assert [contact.name for contact in contacts] == ["A B", "C D", "E F"]
    assert [contact.connected_on for contact in contacts] == [None] * 3
    assert ["07 Foo 2020" in said for said in contacts[0].lost] == [True]
    assert [len(contact.lost) for contact in contacts] == [1, 1, 0]


@pytest.mark.parametrize("last", ["", "2", "21 Se", "21 Sep", "21 Sep 2", "21 Sep 20"])
def test_a_last_day_that_is_cut_refuses_the_file(last: str) -> None:
    text = csv(HEADER, "A,B,,,,,07 Mar 2020") + f"C,D,,,,,{last}"
    problem = refusal(FORM, Origin("Connections.csv", data=text.encode()))
    assert problem.row == 3
    assert "cut off" in problem.message


def test_a_last_row_without_a_line_break_may_be_whole() -> None:
    text = csv(HEADER, "A,B,,,,,07 Mar 2020") + "C,D,,,,,1 Sep 2009"
    assert len(contacts(text)) == 2


def test_the_export_is_searched_at_any_depth() -> None:
    files = {"a/b/Connections.csv": LINKEDIN.text.encode(), "Profile.csv": b"x"}
    found = read(FORM, Origin("export.zip", data=zipped(files)))
    assert found == read(FORM, LINKEDIN.origin())


def test_the_least_deep_of_several_counts() -> None:
    files = {"old/Connections.csv": b"no", "Connections.csv": LINKEDIN.text.encode()}
    assert len(read(FORM, Origin("export.zip", data=zipped(files)))) == 3


def test_two_at_the_same_depth_are_refused() -> None:
    files = {"a/Connections.csv": b"", "b/connections.CSV": b""}
    assert "two files" in refusal(FORM, Origin("export.zip", data=zipped(files))).message


def test_an_export_without_connections_says_so() -> None:
    problem = refusal(FORM, Origin("export.zip", data=zipped({"Profile.csv": b"x"})))
    assert "Connections.csv" in problem.message


def test_an_unpacked_export_is_read(tmp_path: Path) -> None:
    (tmp_path / "Profile.csv").write_text("First Name\nAda\n")
    assert len(read(FORM, LINKEDIN.folder(tmp_path))) == 3


def test_a_header_alone_is_refused() -> None:
    assert "no rows" in refusal(FORM, Origin("Connections.csv", data=csv(HEADER).encode())).message
