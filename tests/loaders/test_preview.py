"""What people see before they import."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loader_samples import (
    ANYTABLE,
    CONTACTS,
    DIRECTORY,
    GOOGLE,
    LINKEDIN,
    VCARD,
    Sample,
    assert_helpful,
    csv,
    read,
    zipped,
)
from preview_samples import STRANGE, keys, refused, table

from loaders.limits import LIMITS
from loaders.origin import Origin
from loaders.preview import LOOKED_AT, Column, preview
from loaders.records import Contact, Problem, Refused


@pytest.mark.parametrize("sample", CONTACTS, ids=lambda sample: sample.format)
def test_every_sample_is_known_by_its_own_format(sample: Sample) -> None:
    found = preview(sample.origin(), LIMITS)
    assert found.format == found.fits[0] == sample.format
    assert (found.rows, found.problems) == (sample.rows, 0)
    assert list(found.first) == read(sample.form, sample.origin())


@pytest.mark.parametrize(
    ("name", "format_", "rows", "others"),
    [
        ("contacts_csv/GPCsolutions__outlook.csv", "outlook", 3, 1),
        ("contacts_csv/takbok__sample1.csv", "outlook", 16, 0),
        ("contacts_csv/takbok__sample2.csv", "outlook", 100, 0),
        ("contacts_csv/mtrazzi__google_contacts_old-header.csv", "google", 3, 0),
        ("linkedin/2020-03_noURL_noNotes.csv", "linkedin", 604, 0),
        ("linkedin/Basic_LinkedInDataExport_12-06-2020.zip", "linkedin", 738, 0),
        ("vcard/John_Doe_ANDROID.vcf", "vcard", 6, 0),
        ("vcard", "vcard", 26, 0),
    ],
)
def test_real_files_are_known(
    shared_data: Path, name: str, format_: str, rows: int, others: int
) -> None:
    found = preview(Origin(name, path=shared_data / name), LIMITS)
    assert (found.format, found.rows, found.problems) == (format_, rows, others)
    assert len(found.first) == min(rows, 5)


def test_columns_are_shown_with_what_they_are_taken_for() -> None:
    found = preview(GOOGLE.origin(), LIMITS)
    assert keys(found) == {
        "First Name": "given",
        "Last Name": "family",
        "File As": "name",
        "Organization Name": "company",
        "E-mail 1 - Type": None,
        "E-mail 1 - Value": "emails",
        "X": None,
    }
    assert found.columns[0] == Column("First Name", "given", ("Ada", "José", ""))


def test_problems_are_counted_and_shown() -> None:
    text = csv("First Name,Last Name,Connected On", "A,B", *["C,D,1 May 2020"] * 9)
    found = preview(table(text), LIMITS)
    assert (found.format, found.rows, found.problems) == ("linkedin", 10, 1)
    assert [isinstance(item, Problem) for item in found.first] == [True, *[False] * 4]


def test_a_header_that_nobody_knows_is_shown() -> None:
    found = preview(table(STRANGE + "stray\n"), LIMITS)
    assert (found.format, found.fits, found.first) == (None, (), ())
    assert (found.rows, found.problems) == (3, 1)
    assert set(keys(found).values()) == {None}
    assert found.columns[3] == Column("Arbejdsplads", None, ("Engines", "Mills"))


def test_the_line_that_tells_excel_the_separator_is_no_header() -> None:
    found = preview(table("sep=;\n\n" + STRANGE), LIMITS)
    assert (found.format, found.rows, len(found.columns)) == (None, 2, 5)


def test_a_column_named_twice_under_one_key_counts_once() -> None:
    found = preview(table(STRANGE, emails=("Mailadresse", "MAILADRESSE")), LIMITS)
    assert found.first[0] == Contact(2, "", emails=("ada@x.example",))


@pytest.mark.parametrize("data", [b"", b"\n", b"a,b\n", b"a\0b", b'a,b\n"x,1\n', b"a,b\n1"])
def test_what_cannot_be_imported_is_refused(data: bytes) -> None:
    refused(Origin("c.csv", data=data))


def test_what_would_be_refused_is_refused() -> None:
    whole = LINKEDIN.text
    assert "cut off" in refused(table(whole[:-5])).message
    assert "cut off" in refused(VCARD.damaged(VCARD.text[:-12].encode())).message
    assert "inside" in refused(Origin("a.zip", data=zipped({"a.txt": b"x"}))).message


def test_the_folder_of_a_directory_is_refused(tmp_path: Path) -> None:
    refused(DIRECTORY.folder(tmp_path))


@given(st.binary(max_size=200), st.sampled_from(["c.csv", "c.vcf", "c.zip", "c"]))
def test_any_bytes_are_shown_or_refused(data: bytes, name: str) -> None:
    try:
        found = preview(Origin(name, data=data), LIMITS)
    except Refused as caught:
        assert_helpful(caught.problem)
        return
    assert found.problems <= found.rows


def test_of_a_large_file_the_first_rows_are_looked_at() -> None:
    text = csv(ANYTABLE.text.splitlines()[0], *[",a@x.example,X,,,"] * (LOOKED_AT + 1))
    found = preview(table(text), LIMITS)
    assert (found.rows, found.whole) == (LOOKED_AT, False)
    assert (len(found.first), len(found.columns[1].values)) == (5, 5)
    found = preview(table(text.removesuffix(",a@x.example,X,,,\n")), LIMITS)
    assert (found.rows, found.whole) == (LOOKED_AT, True)


def test_its_text_is_looked_at_to_the_end() -> None:
    """One letter of another encoding in the last row is enough."""
    rows = [*[",a@x.example,X,,,"] * LOOKED_AT, ",a@x.example,Zoë,,,"]
    data = csv(ANYTABLE.text.splitlines()[0], *rows).encode("cp1252")
    assert preview(Origin("c.csv", data=data), LIMITS).encoding == "cp1252"


LARGE = {
    "linkedin": (
        f"{LINKEDIN.text.splitlines()[0]}\n",
        "Ada,Byron,,a@x.example,X,Clerk,07 Mar 2020\n",
    ),
    "csv": ("Name,Company,Shoe size\n", "Ada Byron,X,\n"),
    "vcard": ("", "BEGIN:VCARD\nVERSION:3.0\nN:Byron;Ada;;;\nFN:Ada Byron\nEND:VCARD\n"),
    "addresses": ("", "ada@x.example\n"),
}
"""The beginning of a file, and one of its rows, by format."""


def calls(form: str, rows: int) -> int:
    """How many functions are called to look at a file of so many rows."""
    head, row = LARGE[form]
    origin, called = Origin("c", data=(head + row * rows).encode()), 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal called
        called += event == "call"

    sys.setprofile(count)
    try:
        found = preview(origin, LIMITS)
    finally:
        sys.setprofile(None)
    assert (found.format, found.whole) == (form, False)
    return called


@pytest.mark.parametrize("form", LARGE)
def test_ten_times_as_many_rows_are_hardly_more_work(form: str) -> None:
    assert calls(form, 10 * (LOOKED_AT + 1)) < 4 * calls(form, LOOKED_AT + 1)


def test_who_has_waited_for_long_enough_is_told_so() -> None:
    class Enough(Exception):
        pass

    def pulse() -> None:
        raise Enough

    for sample in (LINKEDIN, ANYTABLE, VCARD):
        with pytest.raises(Enough):
            preview(sample.origin(), LIMITS, pulse=pulse)
