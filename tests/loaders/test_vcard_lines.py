"""The lines of vCards, as programs write them: folded, encoded, broken."""

from __future__ import annotations

import re
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loader_samples import refusal
from vcard_samples import FORM, card, loaded, one, origin, problem

from loaders.contentlines import split_escaped, unescaped
from loaders.limits import LIMITS
from loaders.records import Contact


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


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=30)


@given(text=TEXT)
def test_any_text_escaped_is_read_as_it_was(text: str) -> None:
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    assert unescaped(escaped, version="3.0") == text
    assert split_escaped(escaped, ";") == [escaped]
    assert one(f"FN:{escaped}", f"ORG:{escaped};x").name == " ".join(text.split())


UNESCAPED = TEXT.filter(lambda text: not re.search(r"\\[;,:]", text))
"""vCard 2.1 has no backslash before these: there it stands for nothing."""


@given(names=st.lists(UNESCAPED, min_size=1, max_size=8))
def test_every_card_gives_one_contact(names: list[str]) -> None:
    quoted = ["".join(f"={byte:02X}" for byte in name.encode()) for name in names]
    lines = [f"FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{text}" for text in quoted]
    found = loaded("".join(card(line, version="2.1") for line in lines))
    assert [item.name for item in found if isinstance(item, Contact)] == [
        " ".join(name.split()) for name in names
    ]
