"""Comparators of single fields: symmetric, within their own steps, and right about usual errors."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.matching.fields import FIELDS, prepare
from graphsvc.matching.fields.kinds import Agreement, Kind, in_words
from graphsvc.matching.fields.marks import birth, made_of
from graphsvc.matching.fields.words import generation
from graphsvc.matching.weights import TABLE

OTHER, PART, NEAR, ALIKE, SAME = Agreement
ALL_KINDS = pytest.mark.parametrize("kind", list(Kind))
TEXTS = st.text(max_size=20) | st.sampled_from(
    ["Ann", "Anna Lee", "19710624", "1971", "a.lee@x.example", "a.lee2@y.example", "12 High St"]
)


def compared(kind: Kind, one: str, other: str) -> Agreement:
    field = FIELDS[kind]
    return field.compare(field.normal(one), field.normal(other))


@ALL_KINDS
@given(one=TEXTS, other=TEXTS)
def test_agreement_is_symmetric_and_one_that_has_a_weight(kind: Kind, one: str, other: str) -> None:
    records = prepare({kind: one}), prepare({kind: other})
    if all(records):
        values = [record[kind] for record in records]
        agreement = FIELDS[kind].compare(*values)
        assert agreement == FIELDS[kind].compare(*reversed(values))
        assert agreement in TABLE[kind].steps
        assert in_words(kind, agreement)


@ALL_KINDS
@given(text=TEXTS)
def test_a_normal_form_is_its_own_and_agrees_with_itself(kind: Kind, text: str) -> None:
    form = FIELDS[kind].normal(text)
    best = max(TABLE[kind].steps)
    if form and not (kind is Kind.BIRTH and len(form) < 8) and kind is not Kind.FULL_NAME:
        assert FIELDS[kind].compare(form, form) is best
        assert kind in (Kind.GENERATION, Kind.PROFILE) or FIELDS[kind].normal(form) == form


def test_what_says_nothing_is_left_out() -> None:
    assert prepare({Kind.CITY: " . ", Kind.PHONE: "none", Kind.SURNAME: "Lee"}) == {
        Kind.SURNAME: "lee"
    }


@pytest.mark.parametrize(
    ("kind", "one", "other", "agreement"),
    [
        (Kind.GIVEN_NAME, "Robert", "Bob", ALIKE),
        (Kind.GIVEN_NAME, "Mary Ann", "Mary", ALIKE),
        (Kind.GIVEN_NAME, "Mariah", "Maria", ALIKE),
        (Kind.GIVEN_NAME, "R.", "Robert", PART),
        (Kind.GIVEN_NAME, "Robert", "Peter", OTHER),
        (Kind.SURNAME, "Nguyen", "nguy en", ALIKE),
        (Kind.SURNAME, "García Lorca", "Garcia", ALIKE),
        (Kind.SURNAME, "Smith", "Smyth", ALIKE),
        (Kind.SURNAME, "Smith", "Jones", OTHER),
        (Kind.FULL_NAME, "Ann Lee", "Lee, Ann", SAME),
        (Kind.FULL_NAME, "Ann", "Ann", NEAR),
        (Kind.BIRTH, "1971-06-24", "19710624", SAME),
        (Kind.BIRTH, "24/06/1971", "06/24/1971", SAME),
        (Kind.BIRTH, "1971-06-07", "1971-07-06", ALIKE),
        (Kind.BIRTH, "1971-06-24", "1971-06-25", ALIKE),
        (Kind.BIRTH, "1971-06-24", "1917-06-24", ALIKE),
        (Kind.BIRTH, "1971-06-24", "1971-06-03", NEAR),
        (Kind.BIRTH, "1971-06-24", "1971-11-03", PART),
        (Kind.BIRTH, "1971", "1971-11-03", PART),
        (Kind.BIRTH, "1971-06-24", "1983-11-03", OTHER),
        (Kind.IDENTIFIER, "698-8048", "6988048", SAME),
        (Kind.IDENTIFIER, "6988048", "6980848", ALIKE),
        (Kind.IDENTIFIER, "6988048", "6988111", OTHER),
        (Kind.PHONE, "+44 20 7946 0123", "020 7946 0123", SAME),
        (Kind.POSTCODE, "SW1A 1AA", "sw1a1aa", SAME),
        (Kind.POSTCODE, "SW1A 1AA", "SW1A 1AB", ALIKE),
        (Kind.POSTCODE, "SW1A 1AA", "E1 9XY", OTHER),
        (Kind.POSTCODE, "SW1A 1AA", "SW1A 9XY", PART),
        (Kind.STREET, "12 High Street", "12, high st.", SAME),
        (Kind.STREET, "flt 68 woralul street", "woralul street flat 68", SAME),
        (Kind.STREET, "30 woralul street", "30 worralul street", ALIKE),
        (Kind.STREET, "12 High Street", "7 Mill Lane", OTHER),
        (Kind.CITY, "Zürich", "zurich", SAME),
        (Kind.CITY, "London", "Lonodn", ALIKE),
        (Kind.CITY, "London", "Leeds", OTHER),
        (Kind.EMPLOYER, "Acme, Inc.", "ACME", SAME),
        (Kind.EMPLOYER, "Acme", "Initech", OTHER),
        (Kind.TITLE, "Head of Sales", "Sales Clerk", PART),
        (Kind.EMAIL, "Ann.Lee@X.example", "ann.lee@x.example", SAME),
        (Kind.EMAIL, "ann.lee@acme.example", "ann.le@acme.example", ALIKE),
        (Kind.EMAIL, "ann.lee@acme.example", "ann.lee@initech.example", NEAR),
        (Kind.EMAIL, "ann.lee1@acme.example", "ann.lee2@acme.example", NEAR),
        (Kind.EMAIL, "h.k@sharp.example", "f.j@sharp.example", OTHER),
        (Kind.EMAIL, "ann@gmail.com", "ann@gmx.com", NEAR),
    ],
)
def test_usual_errors_leave_as_much_agreement_as_they_should(
    kind: Kind, one: str, other: str, agreement: Agreement
) -> None:
    assert compared(kind, one, other) is agreement


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("1971-6-4", "19710604"),
        ("4.6.1971", "19710604"),
        ("13/2/1971", "19710213"),
        ("1971", "1971"),
    ],
)
def test_dates_of_many_shapes_have_one_form(text: str, form: str) -> None:
    assert birth(text) == form


def test_only_the_last_of_three_words_can_be_a_generation() -> None:
    assert generation("John Smith, Jr.") == generation("John A. Smith Junior") == "jr"
    assert generation("Ann Senior") == generation("Senior Ann Lee") == ""


def test_a_local_part_is_made_of_names_and_initials_alone() -> None:
    for local in ("john.smith", "jsmith", "smithj42", "john", "smith_john", "j.s"):
        assert made_of(local, ["john", "smith"]), local
    for local in ("johnny.smith", "xjsmith", "cookie", "ann.smith"):
        assert not made_of(local, ["john", "smith"]), local
