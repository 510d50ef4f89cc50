"""How people say what the columns of a table mean."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loader_samples import (
    CONTACTS,
    DIRECTORY,
    OUTLOOK,
    REFERENCES,
    VCARD,
    Sample,
    assert_helpful,
    csv,
    outcome,
    read,
    refusal,
)
from preview_samples import MEANT, PAIRS, STRANGE, keys, refused, table

from loaders.files import FILES
from loaders.files.book import KEYS
from loaders.limits import LIMITS
from loaders.preview import preview
from loaders.records import Contact, PartialDate, Problem


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
