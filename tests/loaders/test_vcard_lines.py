"""The lines of vCards, as programs write them: folded, encoded, broken."""

from __future__ import annotations

import re
import tracemalloc
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loader_samples import read, refusal
from vcard_samples import FORM, card, loaded, one, origin, problem

from loaders.contentlines import split_escaped, unescaped
from loaders.limits import LIMITS
from loaders.origin import Origin
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
    found = one("FN:Ada", "ORG;ENCODING=QUOTED-PRINTABLE:Engines=", version="2.1")
    assert found.company == "Engines"


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
        "FN;CHARSET=unicode_escape;ENCODING=QUOTED-PRINTABLE:=5Cud800",
    ],
)
def test_a_value_that_is_no_text_is_lost_and_not_its_card(line: str) -> None:
    found = one("N:Byron;Ada", line, "EMAIL:a@x.example", "TEL:1", version="2.1")
    assert (found.name, found.emails, found.phones) == ("Ada Byron", ("a@x.example",), ("1",))
    [said] = found.lost
    assert said.startswith("FN in line 4")


def test_a_name_that_is_no_text_makes_no_company_of_its_card() -> None:
    found = one("FN;ENCODING=QUOTED-PRINTABLE:J=F6rg", "ORG:Engines", version="2.1")
    assert (found.name, found.company, len(found.lost)) == ("", "Engines", 1)


@pytest.mark.parametrize(("encoding", "name"), [("cp1252", "Jörg"), ("cp1251", "Юрий")])
def test_the_encoding_that_is_named_counts_inside_quoted_printable(
    encoding: str, name: str
) -> None:
    for inner in (encoding, "utf-8"):
        quoted = "".join(f"={byte:02X}" for byte in name.encode(inner))
        text = card(f"FN;ENCODING=QUOTED-PRINTABLE:{quoted}", f"ORG:{name} AG", version="2.1")
        data = text.encode(encoding)
        [found] = read(FORM, Origin("c.vcf", data=data, encoding=encoding))
        assert isinstance(found, Contact)
        assert (found.name, found.company) == (name, f"{name} AG")


@pytest.mark.parametrize(
    "lines",
    [
        ("=5A=6F=C3=AB=20=4D=61=20=C3=", " =85=6E=67"),
        ("=5A=6F=C3=AB=", "\t=20=4D=61=20=C3=85=6E=67"),
        ("Zo=C3=", " =AB Ma =C3=85ng"),
        ("Zo=C3=AB Ma=", " =C3=85ng"),
        ("Zo=C3=AB=20Ma=20=C3=85n=", " g"),
        ("Zo=C3=AB Ma =C3=85n=", "    g"),
    ],
)
def test_quoted_printable_may_be_indented_where_it_is_folded(lines: tuple[str, str]) -> None:
    encoded = "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:"
    assert one(f"{encoded}{lines[0]}", lines[1], version="2.1").name == "Zoë Ma Ång"


def test_a_nul_is_no_part_of_a_value_and_refuses_no_file() -> None:
    found = one("FN:Zoe\0", "NOTE:a\0b", " c\0", "TEL;ENCODING=QUOTED-PRINTABLE:1=002")
    assert (found.name, found.phones) == ("Zoe", ("12",))


@pytest.mark.parametrize(
    "lines",
    [
        ("FN:Zoe Ann", "", "Angstrom-Vale"),
        ("FN:Zoe", "Ann", "  Angstrom-Vale"),
        ("FN:Zoe Ann", "Angstrom-Vale", ""),
    ],
)
def test_a_name_over_several_lines_as_they_are_is_one(lines: tuple[str, ...]) -> None:
    found = one(*lines, "EMAIL:a@x.example")
    assert (found.name, found.emails) == ("Zoe Ann Angstrom-Vale", ("a@x.example",))


def test_lines_after_other_values_are_passed_over() -> None:
    found = one("EMAIL:a@x.example", "b@x.example", "NOTE:c", "FN is not here", "FN:Ada")
    assert (found.name, found.emails) == ("Ada", ("a@x.example",))


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


@pytest.mark.parametrize(
    "fold", ["\n ", "\r\n\t", ""], ids=["folded", "folded by tabs", "in one line"]
)
def test_photos_count_nowhere(fold: str) -> None:
    limits = replace(LIMITS, bytes=2_000, columns=20, field=100)
    photo = fold.join(["B" * 74] * 1_000)
    text = "".join(
        card(f"FN:Ada {number}", f"PHOTO;ENCODING=b:{photo}", "TEL:1") for number in range(5)
    )
    found = loaded(text, limits)
    assert [item.name for item in found if isinstance(item, Contact)] == [
        f"Ada {number}" for number in range(5)
    ]
    assert "2,000 bytes" in refusal(FORM, origin(card("FN:Ada") * 100), limits).message


def test_a_name_in_a_line_beyond_all_measure_is_a_problem_of_its_card() -> None:
    assert "longer" in problem("FN:" + "x" * (LIMITS.line + 10), "TEL:1").message


def test_photos_are_never_held() -> None:
    photo = "PHOTO;ENCODING=b:" + "A" * 70 + "\n" + f" {'B' * 74}\n" * 100_000
    stream = FORM.stream(origin(f"BEGIN:VCARD\nFN:Ada\n{photo}END:VCARD\n"), LIMITS)
    tracemalloc.start()
    found = list(stream)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == [Contact(1, "Ada")]
    assert peak < len(photo) / 4


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp"]), max_size=30)


@given(text=TEXT)
def test_any_text_escaped_is_read_as_it_was(text: str) -> None:
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    assert unescaped(escaped, version="3.0") == text
    assert split_escaped(escaped, ";") == [escaped]
    found = one(f"FN:{escaped}", "N:Byron", f"ORG:{escaped};x")
    assert found.name == " ".join(text.split()) or "Byron"


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


@pytest.mark.parametrize("head", ["FN;CHARSET=", "FN;X-CHARSET=latin1"])
def test_bytes_whose_charset_is_not_told_are_no_text(head: str) -> None:
    """They are left out and told, since half characters could be neither kept nor shown."""
    raw = f"BEGIN:VCARD\nVERSION:2.1\nN:Ost;Ann\n{head}:".encode() + b"J\xfcrgen\nEND:VCARD\n"
    (found,) = loaded(raw)
    assert isinstance(found, Contact)
    assert found.name == "Ann Ost"
    assert found.lost
