"""Names of companies: symmetric, 1.0 for the same, and on the right side of the thresholds."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from graphsvc.matching.blocking import company_block
from graphsvc.matching.compare import (
    COMPANY_ALIKE,
    COMPANY_SAME,
    COMPANY_UNSURE,
    Score,
    company_names,
)
from graphsvc.matching.normal import company_key
from graphsvc.matching.normal.latin import MOST_LETTERS

LETTERS = "abcdefghijklmnoprstuvwyz"
WORD = st.text(LETTERS, min_size=1, max_size=10)
NAME = st.lists(WORD, min_size=1, max_size=4).map(" ".join)
LONG_WORD = st.text(LETTERS, min_size=7, max_size=10)


def is_form(word: str) -> bool:
    return company_key(f"acme {word}") == "acme" or company_key(f"{word} acme") == "acme"


@given(a=NAME | st.text(max_size=30), b=NAME | st.text(max_size=30))
def test_scores_are_symmetric_and_within_bounds(a: str, b: str) -> None:
    score = company_names(a, b)
    assert score == company_names(b, a)
    assert 0 <= score.value <= 1
    assert score.reason


@given(name=NAME)
def test_the_same_name_scores_one(name: str) -> None:
    assert company_names(name, name) == Score(1.0, "same name")
    assert company_names(name, f" {name.upper()}. ").value == 1.0


@given(words=st.lists(LONG_WORD, min_size=2, max_size=4), data=st.data())
def test_the_order_of_words_does_not_matter(words: list[str], data: st.DataObject) -> None:
    """But for legal forms, which are such by their place."""
    turned = " ".join(data.draw(st.permutations(words)))
    assume(not any(map(is_form, words)))
    assert company_names(" ".join(words), turned).value >= COMPANY_SAME


@given(one=NAME, other=NAME, many=st.integers(min_value=30, max_value=5_000))
def test_what_follows_a_long_name_is_left_out(one: str, other: str, many: int) -> None:
    long = f"{one} {'abc def ' * many}"
    assert company_names(long, other) == company_names(long[:MOST_LETTERS], other)


FORMS = st.sampled_from(["Inc.", "GmbH & Co. KG", "S.p.A.", "Public Limited Company", "Sp. z o.o."])


@given(words=st.lists(LONG_WORD, min_size=1, max_size=3), form=FORMS)
def test_a_legal_form_changes_little(words: list[str], form: str) -> None:
    name = " ".join(words)
    assume(not any(map(is_form, words)))
    assert company_names(f"{name} {form}", name).value >= 0.97


@given(words=st.lists(LONG_WORD, min_size=1, max_size=3, unique=True), data=st.data())
def test_a_second_typing_error_never_helps(words: list[str], data: st.DataObject) -> None:
    """From a name to itself with one strange letter, to that with another one in the same word."""
    name, word = " ".join(words), words[0]
    first, second = data.draw(st.permutations(range(1, len(word) - 1)))[:2]
    once = word[:first] + "q" + word[first + 1 :]
    twice = once[:second] + "x" + once[second + 1 :]
    typed = (" ".join([spelt, *words[1:]]) for spelt in (word, once, twice))
    values = [company_names(name, other).value for other in typed]
    assert values == sorted(values, reverse=True)
    assert values[1] < 1


SAME_COMPANIES = [
    ("Acme, Inc.", "ACME"),
    ("Acme GmbH", "Acme Ltd"),
    ("Smith & Jones", "Jones and Smith LLP"),
    ("Face Book", "Facebook Inc"),
    ("Bank of the West", "Bank West"),
    ("Accenturre", "Accenture"),
    ("NordwindAG", "Nordwind AG"),
    ("Intl Widget Mfg", "International Widget Manufacturing"),
    ("Miller Bros.", "Miller Brothers Inc."),
    ("1st Harbour Bank", "First Harbour Bank"),
    ("Brigade Forty-Four", "Brigade 44"),
    ("Limited Liability Company Romashka", "ООО «Ромашка»"),
    ("Общество с ограниченной ответственностью Ромашка", "Romashka LLC"),
    ("株式会社さくら", "Sakura"),
    ("百花有限公司", "Baihua Ltd"),
    ("Northern Widgets Joint Stock Compan", "Northern Widgets JSC"),
    ("Harbour Partners V L.P.", "Harbour Partners V LP"),
]
UNSURE_COMPANIES = [
    ("IBM", "International Business Machines Corporation"),
    ("B.M.W.", "Bayerische Motoren Werke AG"),
    ("Acme Group", "Acme"),
    ("Acme Europe", "Acme"),
    ("Acme Norway", "Acme"),
    ("Initech", "Umbrella (formerly Initech)"),
    ("Initech / Umbrella", "Umbrella Ltd"),
]
SIBLINGS = [
    ("Harbour Fund III L.P.", "Harbour Fund IV L.P."),
    ("Harbour Trust 2006-2", "Harbour Trust 2007-2"),
    ("Studio 54", "Studio 55"),
    ("Fund 2006", "Fund 2007"),
]
OTHER_COMPANIES = [
    ("Northgate Software", "Northgate Logistics"),
    ("Global Services", "Global Solutions"),
    ("Partners Group", "Group"),
    ("General Motors", "General Electric"),
    ("Acme Capital", "Acme Trust"),
    ("Acme Sweden", "Acme Norway"),
    ("Bank of China (Hong Kong)", "Bank of China (Australia)"),
    ("Acme Energy", "Acme"),
    ("Visa", "Vista"),
    ("SAP", "SAS"),
]


@pytest.mark.parametrize(("a", "b"), SAME_COMPANIES)
def test_names_of_one_company_agree(a: str, b: str) -> None:
    assert company_names(a, b).value >= COMPANY_SAME


@pytest.mark.parametrize(("a", "b"), UNSURE_COMPANIES)
def test_what_may_be_one_company_is_asked(a: str, b: str) -> None:
    assert COMPANY_UNSURE <= company_names(a, b).value < COMPANY_SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [("ООО «Ромашка»", "Romashka LLC"), ("百花有限公司", "Baihua"), ("Accenturre", "Accenture")],
)
def test_names_of_one_company_share_a_block(one: str, other: str) -> None:
    assert company_block(company_key(one)) == company_block(company_key(other))


@pytest.mark.parametrize(("a", "b"), SIBLINGS)
def test_what_only_a_number_tells_apart_is_alike_and_not_asked(a: str, b: str) -> None:
    assert COMPANY_ALIKE <= company_names(a, b).value < COMPANY_UNSURE


@pytest.mark.parametrize(("a", "b"), OTHER_COMPANIES)
def test_different_companies_stay_well_apart(a: str, b: str) -> None:
    assert company_names(a, b).value < COMPANY_ALIKE


@pytest.mark.parametrize(
    ("a", "b", "reason"),
    [
        ("Acme GmbH", "Acme Ltd", "same name, another legal form"),
        ("Acme Group", "Acme", "only one says “group”"),
        ("Harbour Fund III", "Harbour Fund IV", "only the number differs"),
        ("IBM", "International Business Machines", "initials of the longer name"),
        ("Intl Widgets", "International Widgets", "same name, written otherwise"),
    ],
)
def test_the_reason_is_said_in_words(a: str, b: str, reason: str) -> None:
    assert company_names(a, b).reason == reason
