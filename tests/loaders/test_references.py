"""Reference accounts: lists of names, text pasted into a form, CSV."""

from __future__ import annotations

import pytest
from loader_samples import REFERENCES, csv, problems, read, refusal

from loaders.files.references import split_names
from loaders.limits import LIMITS
from loaders.origin import Origin
from loaders.records import PartialDate, Problem, Record, ReferenceAccount

FORM = REFERENCES.form


def origin(text: str) -> Origin:
    return Origin("accounts.txt", data=text.encode())


def loaded(text: str) -> list[Record | Problem]:
    return read(FORM, origin(text))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", []),
        (" \n ,, \n", []),
        ("Acme", ["Acme"]),
        ("Acme, Initech , Umbrella", ["Acme", "Initech", "Umbrella"]),
        ("Acme\r\nInitech\n\nUmbrella\n", ["Acme", "Initech", "Umbrella"]),
        ("Acme; Initech; Foo, Inc.", ["Acme", "Initech", "Foo, Inc."]),
        ("Acme\tInitech", ["Acme", "Initech"]),
        ("Acme, Inc., Initech", ["Acme, Inc.", "Initech"]),
        ("Acme,Inc", ["Acme, Inc"]),
        ("Foo Co., Ltd., Bar", ["Foo Co., Ltd.", "Bar"]),
        ("Foo, Co., Ltd.", ["Foo, Co., Ltd."]),
        ("Foo, Pty Ltd, Bar, S.A., Baz, S.p.A.", ["Foo, Pty Ltd", "Bar, S.A.", "Baz, S.p.A."]),
        ("Foo, K.K., Bar, GmbH & Co. KG", ["Foo, K.K.", "Bar, GmbH & Co. KG"]),
        ("Inc., Acme", ["Inc.", "Acme"]),
        ("Acme\nInc.", ["Acme", "Inc."]),
        ('"Smith, Jones & Partners", Acme', ["Smith, Jones & Partners", "Acme"]),
        ("Joe's 12\" Pizza, Acme", ["Joe's 12\" Pizza", "Acme"]),
        ('"Acme, Initech', ["Acme, Initech"]),
        ("Acme, " + "x" * 200_000, ["Acme", "x" * 200_000]),
    ],
)
def test_names_are_split(text: str, names: list[str]) -> None:
    assert split_names(text) == names


@pytest.mark.parametrize(
    "form",
    [
        *("Inc", "Inc.", "Ltd", "LLC", "GmbH", "S.A.", "Co.", "Corp", "PLC", "BV", "AG", "AB"),
        *("Oy", "Pty Ltd", "SAS", "SARL", "S.p.A.", "K.K.", "LP", "LLP", "Limited"),
        *("Incorporated", "Corporation", "Company", "S.A. de C.V.", "Sp. z o.o.", "A/S"),
    ],
)
def test_a_legal_form_after_a_comma_stays_with_its_name(form: str) -> None:
    assert split_names(f"Acme, {form}, Initech") == [f"Acme, {form}", "Initech"]


@pytest.mark.parametrize("name", ["J. Crew", "E. Leclerc", "A. O. Smith", "H. Lundbeck A/S"])
def test_an_initial_is_no_bullet(name: str) -> None:
    assert split_names(f"{name}\na) Acme\n(b) Bolt\n1. Cord") == [name, "Acme", "Bolt", "Cord"]


def test_a_list_has_one_reference_for_each_name() -> None:
    assert loaded("Acme, Inc.\nInitech, Umbrella\n\nHooli") == [
        ReferenceAccount(1, "Acme, Inc."),
        ReferenceAccount(2, "Initech"),
        ReferenceAccount(2, "Umbrella"),
        ReferenceAccount(4, "Hooli"),
    ]


def test_a_heading_is_not_a_name() -> None:
    assert loaded('Company\n"Acme, Inc."\n') == [ReferenceAccount(2, "Acme, Inc.")]


def test_a_word_like_a_heading_further_down_is_a_name() -> None:
    assert len(loaded("Acme\nAccount\nInitech\n")) == 3


def test_a_csv_has_dates_and_domains() -> None:
    assert read(FORM, REFERENCES.origin()) == [
        ReferenceAccount(2, "Acme, Inc.", "acme.example", PartialDate(2019), PartialDate(2020, 3)),
        ReferenceAccount(3, "Société Générale"),
        ReferenceAccount(4, "", "initech.example"),
    ]


def test_a_csv_of_another_program_is_read() -> None:
    text = csv("Account Name;Owner;Website", "Acme;Jo;acme.example")
    assert loaded(text) == [ReferenceAccount(2, "Acme", "acme.example")]


def test_faults_of_rows_are_problems() -> None:
    text = csv("name,from,to", ",2019,", "Acme,soon,", "Acme,2020,2019")
    assert [(problem.row, problem.field) for problem in problems(loaded(text))] == [
        (2, "name"),
        (3, "from"),
        (4, "to"),
    ]


def test_a_list_with_a_fault_is_refused() -> None:
    assert refusal(FORM, origin('Acme\n"Initech\n')).row == 2
    assert "no company" in refusal(FORM, origin("Name\n")).message
    assert refusal(FORM, Origin("a.txt", data=b"Acme\nCaf\xe9\n")).row == 2


def test_a_list_is_bounded() -> None:
    assert "200,000" in refusal(FORM, origin("a\n" * 200_001)).message
    assert "200,000" in refusal(FORM, origin("a," * 200_001)).message
    [problem] = problems(loaded("Acme\n" + "x" * (LIMITS.field + 1)))
    assert (problem.row, problem.field) == (2, "name")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Harrow, OÜ, Tern, N.A.", ["Harrow, OÜ", "Tern, N.A."]),
        ("Harrow, SE & Co. KGaA", ["Harrow, SE & Co. KGaA"]),
        ("Harrow, S.à r.l., Tern, s.r.o.", ["Harrow, S.à r.l.", "Tern, s.r.o."]),
        (
            "- Harrow\n• Tern\n1. Pike\n2) Vale\n(3) Ost\na) Ek",
            [*("Harrow", "Tern", "Pike"), *("Vale", "Ost", "Ek")],
        ),
        ("阿里，腾讯、华为", ["阿里", "腾讯", "华为"]),
        ("3M, 7-Eleven, 1&1", ["3M", "7-Eleven", "1&1"]),
    ],
)
def test_pasted_lists_are_split_whoever_wrote_them(text: str, names: list[str]) -> None:
    assert split_names(text) == names
