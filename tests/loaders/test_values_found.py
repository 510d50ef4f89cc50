"""Values and headers as programs, spreadsheets and people leave them."""

from __future__ import annotations

import pytest
from loader_samples import csv, problems, read
from vcard_samples import card, loaded, one, problem

from loaders.dates import LATIN_MONTHS, MONTHS, MORE_MONTHS, OTHER_MONTHS, parse_day
from loaders.dress import undressed, visible
from loaders.files import FILES
from loaders.files.values import (
    linkedin_profile,
    mail_addresses,
    phone_number,
)
from loaders.limits import LIMITS
from loaders.origin import Origin
from loaders.preview import preview
from loaders.records import DELETED, ORGANISATION, Contact, PartialDate


def rows(header: str, *lines: str) -> list[Contact]:
    """The contacts of a table by the format that fits best."""
    origin = Origin("c.csv", data=csv(header, *lines).encode())
    found = preview(origin, LIMITS)
    assert found.format is not None
    return [item for item in read(FILES[found.format], origin) if isinstance(item, Contact)]


# --- addresses ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "IMCEAEX-_O=QUARREL_OU=FIRST_CN=RECIPIENTS_CN=ADA@quarrel.example",
        "imceax400-_c=US+3Ba=+20@quarrel.example",
        "IMCEAINVALID-ada+40home@quarrel.example",
        "X500:/O=Quarrel/OU=Exchange Administrative Group (FY)/cn=Recipients/cn=ada@x.example",
        "EX:/o=Quarrel/cn=ada@quarrel.example",
        "@ada",
        "ada@",
        "no address",
    ],
)
def test_what_is_no_address_of_the_internet_is_none(text: str) -> None:
    assert mail_addresses((text,)) == ()
    assert mail_addresses((f"{text}; bo@x.example",)) == ("bo@x.example",)


def test_addresses_are_taken_out_of_what_stands_around_them() -> None:
    assert mail_addresses(
        ("ａｄａ＠x.example", "Bo <bo@x.example>，cy@x.example", "d@x.example、")
    ) == (
        *("ada@x.example", "bo@x.example", "cy@x.example"),
        "d@x.example",
    )


@pytest.mark.parametrize(
    ("text", "profile"),
    [
        ("https://www.linkedin.com/comm/in/ada?x=1", "https://www.linkedin.com/in/ada?x=1"),
        ("//www.linkedin.com/in/ada", "https://www.linkedin.com/in/ada"),
        ("(https://www.linkedin.com/in/ada),", "https://www.linkedin.com/in/ada"),
        ("see <http://de.linkedin.com/in/ada>.", "http://de.linkedin.com/in/ada"),
        ("www.linkedin.com/in/ada/", "www.linkedin.com/in/ada/"),
        ("https://www.linkedin.com/comm/company/engines", None),
        ("https://notlinkedin.com/in/ada", None),
    ],
)
def test_profiles(text: str, profile: str | None) -> None:
    assert linkedin_profile((text,)) == profile


# --- phones ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("tel:+44 20 7946", "+44 20 7946"),
        ("＋４４ ２０", "+44 20"),
        ("'0770", "0770"),
        ("4.47946123456E+11", "447946123456"),
        ("sip:ada@quarrel.example", ""),
        ("sips:12345@quarrel.example", ""),
        ("skype:ada1", ""),
        ("abc", ""),
        ("1-800-FLOWERS", "1-800-FLOWERS"),
    ],
)
def test_phones(text: str, number: str) -> None:
    assert phone_number(text) == number


@pytest.mark.parametrize("text", ["4.47946E+11", "4,47946E+11", "4E+11"])
def test_a_number_that_a_spreadsheet_has_cut_is_left_out_and_told(text: str) -> None:
    [ada] = rows("name;email;phone", f"Ada;a@x.example;{text}")
    assert ada.phones == ()
    assert ["cut its last digits" in said for said in ada.lost] == [True]


def test_what_is_no_phone_of_a_card_is_told() -> None:
    found = one("FN:Ada", "TEL:sip:ada@x.example", "TEL;WORK:abc", "TEL:1")
    assert (found.phones, len(found.lost)) == (("1",), 2)


# --- dress ----------------------------------------------------------------------------------------


def test_what_keeps_a_spreadsheet_from_reckoning_is_no_part_of_a_value() -> None:
    [ada] = rows("name,email,phone", 'Ada,a@x.example,"=""+44 20"""')
    assert ada.phones == ("+44 20",)
    [ada] = rows("name,email,phone", '="Ada",a@x.example,\'+44 20')
    assert (ada.name, ada.phones) == ("Ada", ("+44 20",))
    assert undressed("'t Hooft") == "'t Hooft"
    assert undressed("=1+1") == "=1+1"


def test_signs_that_nobody_sees_go_but_those_that_words_need() -> None:
    assert visible("\u200eZo\u00ade\u2066 \u202bA\u200b\u2069\u200f") == "Zoe A"
    assert visible("Zo\u200de") == "Zoe"
    assert visible("می\u200cخواهم") == "می\u200cخواهم"
    [zoe] = rows("\ufeff\u200ename,email", "\u2067Zoe\u2069,a@x.example\u200f")
    assert (zoe.name, zoe.emails) == ("Zoe", ("a@x.example",))


# --- days -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        *("07 мар. 2024 г.", "7 марта 2024 г., 10:14", "7 березня 2024 р.", "7. 3. 2024"),
        *("2024. 3. 7.", "2024. 03. 07. 10:14", "2024. 3. 7. 오후 3:04", "2024年3月7日 10:14"),
        *("2024-03-07T10:14:00+01:00", "2024-03-07 10:14:00 -0500", "2024-03-07 10:14 CET"),
        *("Thu Mar 07 2024 10:14:00 GMT+0100 (CET)", "Thu, 07 Mar 2024 10:14:00 +0000"),
        *("Thursday, March 7th, 2024", "7 mars 2024 à 10:14", "7 d'març de 2024"),
        *(
            "2024. március 7.",
            "7 Μαρτίου 2024",
            "7. ožujka 2024.",
            "7 martie 2024",
            "7. märts 2024",
        ),
        *("2024 m. kovo 7 d.", "quinta-feira, 7 de março de 2024", "7 מרץ 2024"),
    ],
)
def test_days_of_many_programs_and_languages(text: str) -> None:
    assert parse_day(text) == PartialDate(2024, 3, 7)


@pytest.mark.parametrize("text", ["31 Foo 2024", "2024-13-40", "99.99.2024", "Mon 2024", "7 Mar"])
def test_what_is_no_day(text: str) -> None:
    with pytest.raises(ValueError, match=r"day|month"):
        parse_day(text)


def test_no_name_is_that_of_two_months() -> None:
    months: dict[str, set[int]] = {}
    for table in (MONTHS, MORE_MONTHS, LATIN_MONTHS, OTHER_MONTHS):
        assert len(table) == 12
        for number, names in enumerate(table, start=1):
            for name in names.split():
                months.setdefault(name, set()).add(number)
    assert [name for name, numbers in months.items() if len(numbers) > 1] == []


# --- columns --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "header",
    [
        "Person - Name,Person - Organization,Person - Email - Work,Person - Phone,Person - Job",
        "Name,Organization,Email - Work,Phone - Mobile,Position",
        "Name,Company Name for Emails,Email,Mobile Phone,Title",
        "Full Name,Account Name,Email Addresses,Phone,Job Title",
        "Name,Current Employer,Recommended Email,Phone,Current Title",
        "Anzeigename,Organisation,Primäre E-Mail-Adresse,Mobil-Tel.-Nr.,Arbeitstitel",
        "Nom à afficher,Société,Adresse électronique principale,Portable,Profession",
        "Nome visualizzato,Organizzazione,Indirizzo E-mail,Numero cellulare,Qualifica",
        "Mostrar nome,Organização,E-mail primário,Celular,Cargo",
        "Näyttönimi,Järjestö,Ensisijainen sähköposti,Matkapuhelinnumero,Ammattinimi",
        "Отображаемое имя,Организация,Адрес электронной почты,Номер сотового телефона,Должность",
        "Kontakt,Unternehmen,Mailadresse,Handy,Jobtitel",
    ],
)
def test_the_columns_of_other_programs_and_of_people(header: str) -> None:
    [ada] = rows(header, "Ada Byron,Engines,ada@x.example,+44 20 7946,Analyst")
    assert (ada.name, ada.company, ada.title) == ("Ada Byron", "Engines", "Analyst")
    assert (ada.emails, ada.phones) == (("ada@x.example",), ("+44 20 7946",))


def test_a_form_of_address_is_not_taken_for_the_job() -> None:
    [ada] = rows("Title,Name,Email,Job Title", "Dr.,Ada,a@x.example,Analyst")
    assert ada.title == "Analyst"


def test_family_names_of_outlook_in_brazil_are_read() -> None:
    [ada] = rows("Nome,Último nome,Endereço de E-mail,Empresa", "Ada,Byron,a@x.example,Engines")
    assert (ada.name, ada.emails) == ("Ada Byron", ("a@x.example",))


def test_a_column_is_known_by_what_it_holds() -> None:
    lines = ("Ada,a@x.example,linkedin.com/in/ada,1", "Bo,b@x.example,,2")
    [ada, bo] = rows("name,Reach,Where,No", *lines)
    assert (ada.emails, ada.profile_url, bo.emails) == (
        ("a@x.example",),
        "linkedin.com/in/ada",
        ("b@x.example",),
    )


@pytest.mark.parametrize(
    ("header", "lines"),
    [
        ("name,company,Owner Contact", ("Ada,X,kim@x.example",)),
        ("name,company,Reach", ("Ada,X,kim@x.example", "Bo,X,kim@x.example")),
        ("name,company,Reach,Other", ("Ada,X,a@x.example,b@x.example",)),
        ("name,company,Reach", ("Ada,X,a@x.example", "Bo,X,none")),
    ],
)
def test_a_column_that_may_be_of_somebody_else_is_left_out(
    header: str, lines: tuple[str, ...]
) -> None:
    assert all(contact.emails == () for contact in rows(header, *lines))
    origin = Origin("c.csv", data=csv(header, *lines).encode())
    assert "Reach" in preview(origin, LIMITS).left_out or "Owner" in header


def test_columns_that_hold_nothing_are_not_told() -> None:
    origin = Origin("c.csv", data=csv("name,email,A,B,", "Ada,a@x.example,,1,x").encode())
    assert preview(origin, LIMITS).left_out == ("B", "column 5")


@pytest.mark.parametrize(
    "mark", ['"E-mail\nAddress"', '"E-mail\r\nAddress"', '"\nE-mail\n\nAddress"']
)
def test_the_names_of_columns_may_hold_line_breaks(mark: str) -> None:
    text = f'Exported\nName,{mark},"Com\npany"\nAda,a@x.example,Engines\n'
    [ada] = read(FILES["csv"], Origin("c.csv", data=text.encode()))
    assert isinstance(ada, Contact)
    assert (ada.emails, ada.row) == (("a@x.example",), text.count("\n"))


# --- who is no person -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    ["Engines,,,Engines", ",Engines,,ENGINES", ",,Engines,engines", "Engines,,Engines,Engines"],
)
def test_a_row_with_the_name_of_its_company_is_an_organisation(line: str) -> None:
    text = csv("given,family,name,company,email", f"{line},info@x.example")
    [found] = read(FILES["csv"], Origin("c.csv", data=text.encode()))
    [fault] = problems([found])
    assert (fault.rule, fault.name.lower(), fault.row) == (ORGANISATION, "engines", 2)


@pytest.mark.parametrize(
    "line",
    ["Ada,Engines,,Ada Engines,", "Ada,,,Adam,", ",,,Engines,", "Ada,,,Ada,linkedin.com/in/ada"],
)
def test_people_are_not_taken_for_organisations(line: str) -> None:
    assert len(rows("given,family,name,company,url", line)) == 1


@pytest.mark.parametrize(
    "lines",
    [
        ("KIND:org", "FN:Engines"),
        ("KIND:location", "FN:Room 4"),
        ("X-ABShowAs:COMPANY", "FN:Engines", "N:Byron;Ada;;;"),
        ("FN:Engines Ltd", "ORG:ENGINES  Ltd;Sales"),
        ("N:Engines;;;;", "ORG:Engines"),
        ("ORG:Engines", "N:;;;;"),
    ],
)
def test_cards_of_organisations_and_places(lines: tuple[str, ...]) -> None:
    assert problem(*lines, "EMAIL:info@x.example").rule == ORGANISATION


def test_cards_of_people_at_a_company_of_their_name() -> None:
    assert one("FN:Ada Byron", "N:Byron;Ada;;;", "ORG:Ada Byron").name == "Ada Byron"
    assert one("NICKNAME:Countess", "ORG:Engines").name == "Countess"


@pytest.mark.parametrize("word", ["delete", "Delete", "REMOVED"])
def test_rows_marked_as_deleted_are_not_imported(word: str) -> None:
    text = csv("Action,Name,E-mail", f"{word},Ada,a@x.example", "Update,Bo,b@x.example")
    for name in ("outlook", "csv"):
        gone, bo = read(FILES[name], Origin("c.csv", data=text.encode()))
        assert [item.rule for item in problems([gone])] == [DELETED]
        assert isinstance(bo, Contact)


# --- names ----------------------------------------------------------------------------------------


def test_a_name_that_stands_the_other_way_round_is_turned_where_the_parts_say_so() -> None:
    for name, whole in [("Byron, Ada", "Ada Byron"), ("Byron, Ada King", "Ada King Byron")]:
        [ada] = rows("given,family,name,email", f'Ada,Byron,"{name}",a@x.example')
        assert ada.name == whole
    assert one("FN:Byron, Ada", "N:Byron;Ada;;;").name == "Ada Byron"
    assert one("FN:Byron, PhD", "N:Byron;Ada;;;").name == "Byron, PhD"
    assert one("FN:Byron, Ada").name == "Byron, Ada"


def test_a_name_in_another_language_stands_beside_the_first() -> None:
    found = one(
        "N;ALTID=1;LANGUAGE=en:Yamada;Taro;;;",
        "N;ALTID=1;LANGUAGE=ja:山田;太郎;;;",
        "FN;ALTID=1;LANGUAGE=ja:山田太郎",
        "FN;ALTID=1;LANGUAGE=en:Taro Yamada",
        "FN;ALTID=2:Somebody Else",
        version="4.0",
    )
    assert (found.name, found.other_names) == ("山田太郎", ("Taro Yamada",))
    assert (found.given_name, found.family_name) == ("太郎", "山田")
    assert one("FN:Ada", "FN:Bo").other_names == ()


@pytest.mark.parametrize(
    "line",
    [
        "X-SOCIALPROFILE;type=linkedin;x-user=ada-b:x-apple:ada-b",
        "X-SOCIALPROFILE;type=linkedin;x-user=ada-b:",
        "X-SOCIALPROFILE;type=LinkedIn:ada-b",
        "SOCIALPROFILE;SERVICE-TYPE=LinkedIn;VALUE=text:ada-b",
        "X-LINKEDIN:ada-b",
    ],
)
def test_the_name_of_a_user_leads_to_the_profile(line: str) -> None:
    assert one("FN:Ada", line).profile_url == "https://www.linkedin.com/in/ada-b"


def test_the_name_of_a_user_of_another_service_does_not() -> None:
    assert one("FN:Ada", "X-SOCIALPROFILE;type=twitter;x-user=ada:").profile_url is None


# --- lists of addresses ---------------------------------------------------------------------------


def test_a_list_of_addresses_has_no_header() -> None:
    lines = (
        "ada@x.example",
        "",
        '"Byron, Ada" <b@x.example>;',
        "c@x.example, Bo Li",
        "two a@x b@x",
    )
    origin = Origin("list.txt", data=csv(*lines).encode())
    assert preview(origin, LIMITS).format == "addresses"
    found = read(FILES["addresses"], origin)
    assert found[:3] == [
        Contact(1, "", emails=("ada@x.example",)),
        Contact(3, "Ada Byron", emails=("b@x.example",)),
        Contact(4, "Bo Li", emails=("c@x.example",)),
    ]
    [fault] = problems(found)
    assert fault.row == 5


def test_a_table_without_a_header_is_no_list_of_addresses() -> None:
    origin = Origin("c.csv", data=csv("Ada,a@x.example,Engines", "Bo,b@x.example,Mills").encode())
    assert preview(origin, LIMITS).format is None


def test_a_card_file_of_a_whole_address_book() -> None:
    found = loaded(card("FN:Ada") + card("KIND:org", "FN:Engines") + card("FN:Bo"))
    assert [isinstance(item, Contact) for item in found] == [True, False, True]
