"""What people see before they import, and how they say what columns mean."""

from __future__ import annotations

from dataclasses import replace
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
    OUTLOOK,
    REFERENCES,
    VCARD,
    Sample,
    assert_helpful,
    csv,
    outcome,
    read,
    refusal,
    zipped,
)

from loaders.files import FILES
from loaders.files.book import KEYS
from loaders.limits import LIMITS
from loaders.origin import Origin
from loaders.preview import Column, Preview, preview
from loaders.records import Contact, PartialDate, Problem, Refused

STRANGE = csv(
    "Navn på kontakt;Mailadresse;Mail nr. to;Arbejdsplads;Mødt",
    "Ada Byron;ada@x.example;ada@y.example;Engines;3/27/2020",
    "Bo Li;bo@x.example;;Mills;3/7/2020",
)
MEANT = {
    "name": ("Navn på kontakt",),
    "emails": ("mail-adresse", "Mail nr. to"),
    "company": ("Arbejdsplads",),
    "connected": ("Mødt",),
}
PAIRS = {"company": ("A", "B"), "title": ("C", "D")}


def table(text: str, **columns: tuple[str, ...] | str) -> Origin:
    named = {key: (name,) if isinstance(name, str) else name for key, name in columns.items()}
    return Origin("contacts.csv", data=text.encode(), columns=named)


def refused(origin: Origin) -> Problem:
    with pytest.raises(Refused) as caught:
        preview(origin, LIMITS)
    assert_helpful(caught.value.problem)
    return caught.value.problem


def keys(found: Preview) -> dict[str, str | None]:
    return {column.name: column.key for column in found.columns}


@pytest.mark.parametrize("sample", CONTACTS, ids=lambda sample: sample.format)
def test_every_sample_is_known_by_its_own_format(sample: Sample) -> None:
    found = preview(sample.origin(), LIMITS)
    assert found.format == found.fits[0] == sample.format
    assert (found.rows, found.problems) == (sample.rows, 0)
    assert list(found.first) == read(sample.form, sample.origin())


@pytest.mark.parametrize(
    ("name", "format_", "rows"),
    [
        ("contacts_csv/GPCsolutions__outlook.csv", "outlook", 3),
        ("contacts_csv/takbok__sample1.csv", "outlook", 16),
        ("contacts_csv/takbok__sample2.csv", "outlook", 100),
        ("contacts_csv/mtrazzi__google_contacts_old-header.csv", "google", 3),
        ("linkedin/2020-03_noURL_noNotes.csv", "linkedin", 604),
        ("linkedin/Basic_LinkedInDataExport_12-06-2020.zip", "linkedin", 738),
        ("vcard/John_Doe_ANDROID.vcf", "vcard", 6),
        ("vcard", "vcard", 26),
    ],
)
def test_real_files_are_known(shared_data: Path, name: str, format_: str, rows: int) -> None:
    found = preview(Origin(name, path=shared_data / name), LIMITS)
    assert (found.format, found.rows, found.problems) == (format_, rows, 0)
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
    text = csv("First Name,Last Name,Connected On", "A,B,soon", *["C,D,1 May 2020"] * 9)
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


def test_what_columns_mean_can_be_said() -> None:
    origin = table(STRANGE, **MEANT)
    found = preview(origin, LIMITS)
    assert found.format == "csv"
    assert list(keys(found).values()) == ["name", "emails", "emails", "company", "connected"]
    assert (
        read(FILES["csv"], origin)
        == list(found.first)
        == [
            Contact(
                row=2,
                name="Ada Byron",
                emails=("ada@x.example", "ada@y.example"),
                company="Engines",
                connected_on=PartialDate(2020, 3, 27),
            ),
            Contact(
                row=3,
                name="Bo Li",
                emails=("bo@x.example",),
                company="Mills",
                connected_on=PartialDate(2020, 3, 7),
            ),
        ]
    )


def test_every_key_can_be_named() -> None:
    values = {
        "given": "Ada",
        "family": "Byron",
        "name": "Lady Lovelace",
        "emails": "ada@x.example",
        "phones": "1; 2",
        "company": "Engines",
        "title": "Analyst",
        "url": "https://x.example/ada",
        "connected": "7 Mar 2020",
        "city": "London",
        "country": "UK",
        "birthday": "1980-12-10",
    }
    assert tuple(values) == KEYS
    text = csv(",".join(f"c{number}" for number in range(12)), ",".join(values.values()))
    named = {key: f"c{number}" for number, key in enumerate(values)}
    assert read(FILES["csv"], table(text, **named)) == [
        Contact(
            row=2,
            name="Lady Lovelace",
            given_name="Ada",
            family_name="Byron",
            emails=("ada@x.example",),
            phones=("1", "2"),
            company="Engines",
            title="Analyst",
            profile_url="https://x.example/ada",
            connected_on=PartialDate(2020, 3, 7),
            city="London",
            country="UK",
            birthday=PartialDate(1980, 12, 10),
        )
    ]


@pytest.mark.parametrize("name", ["linkedin", "outlook", "google", "csv"])
def test_named_columns_complete_and_overrule_every_format(name: str) -> None:
    sample = {one.format: one for one in CONTACTS}[name]
    header, rest = sample.text.split("\n", 1)
    lines = [f"{line},Paris,Mills" for line in rest.splitlines()]
    text = csv(f"{header},Ville,Arbejdsplads", *lines)
    found = read(FILES[name], table(text, city="Ville", company="Arbejdsplads"))
    plain = read(FILES[name], sample.origin())
    assert found == [
        replace(item, city="Paris", company="Mills") for item in plain if isinstance(item, Contact)
    ]


def test_a_named_column_has_no_other_meaning() -> None:
    found = read(
        FILES["outlook"], table(csv("First Name,Company,Title", "Ada,X,Chef"), title="Title")
    )
    assert found == [Contact(2, "Ada", "Ada", company="X", title="Chef")]
    text = csv("First Name,Company,Job Title", "Ada,X,Chef")
    assert read(FILES["outlook"], table(text, company="Job Title")) == [
        Contact(2, "Ada", "Ada", company="Chef")
    ]


def test_of_several_named_columns_the_first_that_is_filled_in_counts() -> None:
    text = csv("A,B,email", "x,,a@x.example", ",y,b@x.example", "x,y,c@x.example")
    found = read(FILES["csv"], table(text, company=("B", "A")))
    assert [item.company for item in found if isinstance(item, Contact)] == ["x", "y", "y"]


def test_named_columns_do_not_belong_together_by_their_number() -> None:
    [ada] = read(FILES["csv"], table(csv("A,B,C,D,email", ",x,y,,a@x.example"), **PAIRS))
    assert ada == Contact(2, "", emails=("a@x.example",), company="x", title="y")


def test_the_header_is_the_line_that_has_the_named_columns() -> None:
    text = "Report of May\n;;\n\n" + STRANGE
    assert read(FILES["csv"], table(text, **MEANT)) == [
        replace(item, row=item.row + 3)
        for item in read(FILES["csv"], table(STRANGE, **MEANT))
        if isinstance(item, Contact)
    ]


@pytest.mark.parametrize("name", ["linkedin", "outlook", "google", "csv"])
def test_a_named_column_that_is_not_there_is_refused(name: str) -> None:
    sample = {one.format: one for one in CONTACTS}[name]
    origin = replace(sample.origin(), columns={"city": ("Ville",)})
    problem = refusal(FILES[name], origin)
    assert problem.field == "Ville"
    assert sample.text.split(",", 1)[0] in problem.advice
    assert refused(origin).field == "Ville"


def test_a_key_that_there_is_none_of_is_refused() -> None:
    for columns in ({"town": ("City",)}, {"city/home": ("City",)}):
        origin = replace(OUTLOOK.origin(), columns=columns)
        assert "birthday" in refusal(OUTLOOK.form, origin).advice
        assert refused(origin).field == next(iter(columns))


def test_one_column_under_two_keys_is_refused() -> None:
    origin = table(STRANGE, name="Navn på kontakt", company="NAVN PÅ KONTAKT")
    assert "both name and company" in refused(origin).message


def test_a_named_column_that_is_there_twice_is_refused() -> None:
    text = csv("A,A,email", "x,y,a@x.example")
    assert "twice" in refusal(FILES["csv"], table(text, company="A")).message


def test_a_column_without_letters_can_be_named() -> None:
    text = csv("#,@,Name", "x,a@x.example,Ada")
    assert read(FILES["csv"], table(text, emails="@")) == [
        Contact(2, "Ada", emails=("a@x.example",))
    ]


@pytest.mark.parametrize("sample", [VCARD, DIRECTORY, REFERENCES], ids=lambda one: one.format)
def test_columns_of_other_formats_cannot_be_named(sample: Sample) -> None:
    origin = replace(sample.origin(), columns={"name": ("name",)})
    assert "cannot be named" in refusal(sample.form, origin).message


def test_any_table_needs_more_than_a_name() -> None:
    """A name alone is never a match, and the table of another format has more."""
    assert "header" in refusal(FILES["csv"], table(csv("Name,Age", "Ada,36"))).message
    assert len(read(FILES["csv"], table(csv("Name,E-mail", "Ada,a@x.example")))) == 1


@pytest.mark.parametrize(
    "data", [b"", b"\n", b"a,b\n", b"a,b\n\xff,1\n", b"a\0b", b'a,b\n"x,1\n', b"a,b\n1"]
)
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


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20),
    st.sampled_from(KEYS),
)
def test_any_name_of_a_column_can_be_named(name: str, key: str) -> None:
    """Or it is refused with a reason, where it cannot be told from others."""
    quoted = name.replace('"', '""')
    text = csv(f'Zzz,"{quoted}",emails', "x,1980-01-01,a@x.example")
    found = outcome(FILES["csv"], table(text, **{key: name}))
    if isinstance(found, Problem):
        assert_helpful(found)
    else:
        assert len(found) == 1


def test_previewing_holds_five_rows_alone() -> None:
    text = csv(ANYTABLE.text.splitlines()[0], *[",a@x.example,X,,,"] * 5_000)
    found = preview(table(text), LIMITS)
    assert (found.rows, len(found.first), len(found.columns[1].values)) == (5_000, 5, 5)
