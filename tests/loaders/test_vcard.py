"""vCards of versions 2.1, 3.0 and 4.0, as programs write them."""

from __future__ import annotations

import re
import tracemalloc
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loader_samples import VCARD, csv, outcome, problems, read, refusal, zipped

from loaders.contentlines import split_escaped, unescaped
from loaders.limits import LIMITS, Limits
from loaders.origin import Origin
from loaders.records import Contact, PartialDate, Problem, Record

FORM = VCARD.form


def origin(data: bytes | str) -> Origin:
    return Origin("c.vcf", data=data if isinstance(data, bytes) else data.encode())


def card(*lines: str, version: str = "3.0") -> str:
    return csv("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD")


def loaded(data: bytes | str, limits: Limits = LIMITS) -> list[Record | Problem]:
    return read(FORM, origin(data), limits)


def one(*lines: str, version: str = "3.0") -> Contact:
    [found] = loaded(card(*lines, version=version))
    assert isinstance(found, Contact), found
    return found


def problem(*lines: str, version: str = "3.0") -> Problem:
    [found] = loaded(card(*lines, version=version))
    assert isinstance(found, Problem), found
    return found


def test_the_sample_is_read() -> None:
    assert read(FORM, VCARD.origin()) == [
        Contact(1, "Ada Byron", "Ada", "Byron", company="Engines, Inc."),
        Contact(7, "José García", emails=("j@example.com",)),
        Contact(14, "ÑÑ", family_name="ÑÑ", phones=("+49 170 1234567",)),
    ]


# --- real files -----------------------------------------------------------------------------------


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


# --- names ----------------------------------------------------------------------------------------


def test_a_name_is_made_of_its_parts_where_the_whole_one_lacks() -> None:
    found = one("N:Byron;Ada;King;Dr.;III")
    assert (found.name, found.given_name, found.family_name) == (
        "Ada King Byron III",
        "Ada",
        "Byron",
    )
    assert one("FN:", "N:Byron;Ada;;;").name == "Ada Byron"


def test_a_whole_name_is_not_taken_apart() -> None:
    assert one("FN:Ada Byron") == Contact(row=1, name="Ada Byron")


def test_a_card_without_a_name_is_a_contact_without_a_name() -> None:
    assert one("EMAIL:a@x.example") == Contact(row=1, name="", emails=("a@x.example",))
    assert one() == Contact(row=1, name="")


def test_commas_separate_parts_of_a_name_but_in_version_2_1() -> None:
    assert one("N:Byron;Ada,Augusta;;;").given_name == "Ada Augusta"
    assert one("N:Byron;Ada\\,Augusta;;;").given_name == "Ada,Augusta"
    assert one("N:Byron;Ada,Augusta;;;", version="2.1").given_name == "Ada,Augusta"


def test_a_name_with_too_few_parts_is_read() -> None:
    found = one("N:Byron")
    assert (found.name, found.family_name) == ("Byron", "Byron")


# --- lines ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line", ["FN", "fn", "item1.FN", "ITEM-2.fn", 'FN;X="a:b;c"', "FN;LANGUAGE=de"]
)
def test_a_property_is_known_by_its_name_alone(line: str) -> None:
    assert one(f"{line}:Ada Byron").name == "Ada Byron"


def test_folded_lines_are_joined() -> None:
    assert one("FN:Ada", "  By", "\tron").name == "Ada Byron"
    assert one("FN:Ada", " Byron", version="2.1").name == "Ada Byron"


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\r\r\n"])
def test_line_breaks_of_all_kinds_fold_alike(ending: str) -> None:
    text = card("FN:Ada", "  Byron", "ORG;QUOTED-PRINTABLE:Engines=", " Ltd", "", "TEL:1")
    [ada] = loaded(text.replace("\n", ending))
    assert ada == Contact(1, "Ada Byron", company="Engines Ltd", phones=("1",))


def test_a_character_cut_in_two_by_folding_is_joined() -> None:
    data = card("FN:Zoë Ñu").encode().replace("ë".encode(), b"\xc3\n \xab")
    [zoe] = loaded(data)
    assert isinstance(zoe, Contact)
    assert zoe.name == "Zoë Ñu"


@pytest.mark.parametrize("encoding", ["ENCODING=QUOTED-PRINTABLE", "QUOTED-PRINTABLE"])
def test_quoted_printable_is_undone(encoding: str) -> None:
    found = one(f"FN;CHARSET=UTF-8;{encoding}:Jos=C3=A9=20=", "Garc=", "=C3=ADa", version="2.1")
    assert found.name == "José García"


def test_a_soft_line_break_before_the_end_swallows_nothing() -> None:
    assert one("ORG;ENCODING=QUOTED-PRINTABLE:Engines=", version="2.1").company == "Engines"


def test_lines_of_a_long_note_are_not_taken_for_properties() -> None:
    note = ("NOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0A=", "FN:Not Her=0D=0A=", "END:VCARD")
    assert one("FN:Ada", *note[:2], "EMAIL:a@x.example", version="2.1").emails == ()
    assert one("FN:Ada", *note[:2], "", "TEL:1", version="2.1").phones == ("1",)


@pytest.mark.parametrize(
    ("charset", "name"), [("ISO-8859-1", "Jörg"), ("windows-1251", "Юрий"), ("Shift_JIS", "田中")]
)
def test_a_charset_that_a_property_names_is_used(charset: str, name: str) -> None:
    raw = f"BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET={charset}:".encode() + name.encode(charset)
    quoted = "".join(f"={byte:02X}" for byte in name.encode(charset))
    [found] = loaded(raw + b"\nEND:VCARD\n")
    assert isinstance(found, Contact)
    assert found.name == name
    assert (
        one(f"FN;CHARSET={charset};ENCODING=QUOTED-PRINTABLE:{quoted}", version="2.1").name == name
    )


def test_a_charset_does_not_count_where_the_encoding_of_the_file_is_known() -> None:
    text = card("FN;CHARSET=ISO-8859-1:Jörg")
    for encoded in (text.encode("utf-8-sig"), text.encode("utf-16")):
        [found] = loaded(encoded)
        assert isinstance(found, Contact)
        assert found.name == "Jörg"


@pytest.mark.parametrize(
    "line",
    [
        "FN;CHARSET=klingon;ENCODING=QUOTED-PRINTABLE:=C3",
        "FN;ENCODING=QUOTED-PRINTABLE:J=F6rg",
        "FN;ENCODING=b:====x",
        "FN;ENCODING=QUOTED-PRINTABLE:Ada=00",
        "FN;CHARSET=unicode_escape;ENCODING=QUOTED-PRINTABLE:=5Cud800",
    ],
)
def test_a_value_that_is_no_text_is_a_problem_of_its_card(line: str) -> None:
    found = problem("N:Byron;Ada", line, version="2.1")
    assert (found.row, found.field) == (1, "FN")


def test_text_in_base64_is_undone() -> None:
    assert one("FN;ENCODING=b:QWRhIELDtg==").name == "Ada Bö"


def test_a_wrong_byte_without_a_charset_refuses_the_file() -> None:
    found = refusal(FORM, origin(b"BEGIN:VCARD\nVERSION:3.0\nFN:J\xf6rg\nEND:VCARD\n"))
    assert found.row == 3
    assert "0xF6" in found.message


@pytest.mark.parametrize(
    "photo",
    [
        "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ\n SkZJRgAB\n AQEAYABg",
        "PHOTO;BASE64:\n  /9j/4AAQ\n  SkZJRgAB\n",
        "PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQ\nSkZJRgAB\nAQEAYABg\n",
        "PHOTO:data:image/jpeg;base64,/9j/4AAQSkZJRgABAQEAYABg",
        "LOGO;VALUE=uri:http://x.example/FN:Bo",
        "X-ABADR:Silicon Alley\nthis line is no property\n",
        "AGENT:http://x.example/bo.vcf",
    ],
)
def test_what_no_contact_needs_is_passed_over(photo: str) -> None:
    found = one("FN:Ada", photo, "EMAIL:a@x.example", version="2.1")
    assert (found.name, found.emails) == ("Ada", ("a@x.example",))


def test_photos_are_never_held() -> None:
    photo = "PHOTO;ENCODING=b:" + "A" * 70 + "\n" + f" {'B' * 74}\n" * 100_000
    stream = FORM.stream(origin(f"BEGIN:VCARD\nFN:Ada\n{photo}END:VCARD\n"), LIMITS)
    tracemalloc.start()
    found = list(stream)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == [Contact(1, "Ada")]
    assert peak < len(photo) / 4


# --- values ---------------------------------------------------------------------------------------


def test_escapes_are_undone_by_version() -> None:
    assert one(r"ORG:A\, B\; C\\D;Unit").company == r"A, B; C\D"
    assert one(r"ORG:A\, B\; C\D;Unit", version="2.1").company == r"A, B; C\D"
    assert one(r"FN:Ada\nByron").name == "Ada Byron"


def test_units_are_no_part_of_the_company() -> None:
    assert one("ORG:", "ORG:Engines;Research;Sums").company == "Engines"


def test_addresses_lose_schemes_and_those_of_exchange_go() -> None:
    found = one(
        "EMAIL;TYPE=INTERNET:a@x.example",
        "item1.EMAIL;VALUE=uri:mailto:b@x.example",
        "EMAIL;EX:/o=ExchangeLabs/ou=x/cn=Recipients/cn=ada",
        "EMAIL;TYPE=X400:c=us\\;a=att\\;p=org",
        "EMAIL:a@x.example",
    )
    assert found.emails == ("a@x.example", "b@x.example")


def test_numbers_but_neither_fax_nor_pager() -> None:
    found = one(
        "TEL;TYPE=WORK,VOICE:1",
        'TEL;VALUE=uri;TYPE="work,fax":tel:2',
        "TEL;CELL;PREF:3",
        "TEL;WORK;FAX:4",
        "TEL;type=PAGER:5",
        "TEL;TYPE=home;TYPE=FAX:6",
        "TEL;VALUE=uri:tel:+1-418-656-9254;ext=102",
        "TEL:1",
    )
    assert found.phones == ("1", "3", "+1-418-656-9254;ext=102")


@pytest.mark.parametrize(
    "line",
    [
        "URL:https://www.linkedin.com/in/ada",
        "item3.URL;type=pref:https\\://www.linkedin.com/in/ada",
        "X-SOCIALPROFILE;type=linkedin;x-user=ada:https://www.linkedin.com/in/ada",
        "SOCIALPROFILE;SERVICE-TYPE=LinkedIn:https://www.linkedin.com/in/ada",
        "URL;ENCODING=QUOTED-PRINTABLE:https=3A//www.linkedin.com/in/=\nada",
    ],
)
def test_a_profile_at_linkedin_is_found(line: str) -> None:
    found = one("URL:http://www.engines.example", line)
    assert found.profile_url == "https://www.linkedin.com/in/ada"


def test_another_page_is_no_profile() -> None:
    assert one("URL:https://www.linkedin.com/company/engines").profile_url is None


def test_the_address_at_work_comes_first() -> None:
    home = "ADR;TYPE=HOME:;;12 Row;Bath;;;UK"
    work = "ADR;TYPE=WORK:;;1 Street;Köln;;;Germany"
    assert (one(home, work).city, one(home, work).country) == ("Köln", "Germany")
    assert one(home, "ADR;TYPE=WORK:;;1 Street;;;;").city == "Bath"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("BDAY:1980-03-07", PartialDate(1980, 3, 7)),
        ("BDAY;VALUE=date:19800307", PartialDate(1980, 3, 7)),
        ("BDAY:1980-03-07T00:00:00Z", PartialDate(1980, 3, 7)),
        ("BDAY:1980-03", PartialDate(1980, 3)),
        ("BDAY:1980", PartialDate(1980)),
        ("BDAY:--0307", None),
        ("BDAY;VALUE=text:circa 1800", None),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-03-07", None),
        ("BDAY;X-APPLE-OMIT-YEAR=1980:1980-03-07", None),
    ],
)
def test_birthdays(line: str, day: PartialDate | None) -> None:
    assert one(line).birthday == day


# --- cards ----------------------------------------------------------------------------------------


def test_marks_are_read_in_any_case() -> None:
    text = "begin:vcard\nversion:3.0\nfn:Ada\nend:VCard\n"
    assert loaded(text) == [Contact(1, "Ada")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_files_put_together_keep_their_marks(encoding: str) -> None:
    text = "".join(f"\ufeff{card(f'FN:{name}')}" for name in ("Ada", "Bö"))
    assert loaded(text.encode(encoding)) == [Contact(1, "Ada"), Contact(5, "Bö")]


def test_a_card_inside_a_card_belongs_to_it() -> None:
    inner = ("AGENT:", "BEGIN:VCARD", "FN:Bo", "TEL:2", "AGENT:", "BEGIN:VCARD", "END:VCARD")
    found = loaded(card("FN:Ada", *inner, "END:VCARD", "TEL:1") + card("FN:Cy"))
    assert found == [Contact(1, "Ada", phones=("1",)), Contact(14, "Cy")]


@pytest.mark.parametrize(
    "agent",
    [
        "AGENT:BEGIN:VCARD\nFN:Bo\nEND:VCARD",
        "AGENT:BEGIN:VCARD\\nFN:Bo\\nEND:VCARD\\n",
        "AGENT;VALUE=uri:cid:bo@x.example",
    ],
)
def test_a_card_inside_may_begin_in_the_line_of_its_agent(agent: str) -> None:
    assert one("FN:Ada", agent, "TEL:1") == Contact(1, "Ada", phones=("1",))


def test_cards_may_be_nested_to_any_depth() -> None:
    nested = "AGENT:\nBEGIN:VCARD\n" * 50_000 + "END:VCARD\n" * 50_000
    assert loaded(card("FN:Ada", nested)) == [Contact(1, "Ada")]


def test_a_card_that_has_no_end_is_a_problem_and_the_next_is_read() -> None:
    [first, second] = loaded(csv("BEGIN:VCARD", "FN:Ada") + card("FN:Bo"))
    assert isinstance(first, Problem)
    assert first.row == 1
    assert second == Contact(3, "Bo")


def test_text_outside_cards_is_one_problem_for_each_run() -> None:
    found = loaded(csv("one", "two", "") + card("FN:Ada") + csv("END:VCARD", "FN:Bo", "END:VCARD"))
    assert [item.row for item in problems(found)] == [1, 8]
    assert len(found) == 3


def test_a_group_of_contacts_is_a_problem() -> None:
    assert "group" in problem("FN:Friends", "KIND:group", version="4.0").message
    assert "group" in problem("FN:Friends", "X-ADDRESSBOOKSERVER-KIND:group").message
    assert one("FN:Ada", "KIND:individual", version="4.0").name == "Ada"


@pytest.mark.parametrize("end", [-1, -2, -9, -10, -20, -30])
def test_a_file_that_ends_inside_a_card_is_refused(end: int) -> None:
    text = card("FN:Ada") + card("FN:Bo")
    found = refusal(FORM, origin(text.rstrip("\n")[:end]))
    assert found.row == 5
    assert "cut off" in found.message


def test_a_file_that_ends_where_a_card_begins_is_refused() -> None:
    whole = card("FN:Ada")
    for part in ("B", "BEGIN", "BEGIN:", "BEGIN:VCAR"):
        assert refusal(FORM, origin(whole + part)).row == 5


def test_a_last_line_without_its_break_is_whole() -> None:
    assert loaded(card("FN:Ada").rstrip("\n")) == [Contact(1, "Ada")]


def test_a_value_too_long_is_a_problem_of_its_card() -> None:
    long = "x" * (LIMITS.field + 1)
    found = loaded(card(f"FN:{long}") + card("FN:Bo") + card(f"NOTE:{long}", "FN:Cy"))
    assert [item.row for item in found if isinstance(item, Contact)] == [5, 9]
    [fault] = problems(found)
    assert fault.field == "FN"


@pytest.mark.parametrize("head", [";" * 20_000, '"' * 20_001, ";X=" + "y" * 20_000])
def test_parameters_beyond_all_measure_are_a_problem_of_their_card(head: str) -> None:
    assert "longer" in problem(f"FN;{head}:Ada").message


def test_a_value_folded_without_end_is_a_problem_and_never_held() -> None:
    limits = replace(LIMITS, field=100, columns=10)
    [found] = loaded("BEGIN:VCARD\nFN:Ada\n" + " Byron\n" * 100_000 + "END:VCARD\n", limits)
    assert isinstance(found, Problem)


def test_too_many_values_are_a_problem_of_the_card() -> None:
    lines = [f"TEL:{number}" for number in range(LIMITS.columns + 1)]
    assert "more than 200" in problem("FN:Ada", *lines).message


def test_a_zip_without_cards_says_so() -> None:
    assert ".vcf" in refusal(FORM, Origin("a.zip", data=zipped({"a.csv": b"x"}))).message
    inner = zipped({"a.vcf": card("FN:Ada").encode()})
    assert "another archive" in refusal(FORM, Origin("a.zip", data=zipped({"b.zip": inner}))).advice


def test_problems_in_a_zip_name_their_file_and_card() -> None:
    files = {"a.vcf": card("FN:Ada"), "b.VCF": card("FN:Bo") + card("KIND:group"), "c.txt": "x"}
    data = zipped({name: text.encode() for name, text in files.items()})
    found = read(FORM, Origin("a.zip", data=data))
    [fault] = problems(found)
    assert (fault.file, fault.row) == ("a.zip/b.VCF", 3)
    assert [item.row for item in found if isinstance(item, Contact)] == [1, 2]


def test_columns_of_cards_cannot_be_named() -> None:
    named = replace(VCARD.origin(), columns={"name": ("FN",)})
    assert "cannot be named" in refusal(FORM, named).message


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=30)


@given(text=TEXT)
def test_any_text_escaped_is_read_as_it_was(text: str) -> None:
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    assert unescaped(escaped, version="3.0") == text
    assert split_escaped(escaped, ";") == [escaped]
    assert one(f"FN:{escaped}", f"ORG:{escaped};x").name == " ".join(text.split())


@given(names=st.lists(TEXT, min_size=1, max_size=8))
def test_every_card_gives_one_contact(names: list[str]) -> None:
    quoted = ["".join(f"={byte:02X}" for byte in name.encode()) for name in names]
    lines = [f"FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{text}" for text in quoted]
    found = loaded("".join(card(line, version="2.1") for line in lines))
    assert [item.name for item in found if isinstance(item, Contact)] == [
        " ".join(name.split()) for name in names
    ]
