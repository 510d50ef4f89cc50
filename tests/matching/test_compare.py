"""Comparators: symmetric, 1.0 for the same, and on the right side of the thresholds."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.matching import compare
from graphsvc.matching.compare import Score, company_names, person_names

LETTERS = "abcdefghijklmnoprstuvwyz"
WORD = st.text(LETTERS, min_size=1, max_size=10)
NAME = st.lists(WORD, min_size=1, max_size=4).map(" ".join)
LONG_WORD = st.text(LETTERS, min_size=5, max_size=10)
COMPARATORS = pytest.mark.parametrize("comparator", [person_names, company_names])
Comparator = Callable[[str, str], Score]


@COMPARATORS
@given(a=NAME | st.text(max_size=30), b=NAME | st.text(max_size=30))
def test_scores_are_symmetric_and_within_bounds(comparator: Comparator, a: str, b: str) -> None:
    score = comparator(a, b)
    assert score == comparator(b, a)
    assert 0 <= score.value <= 1
    assert score.reason


@COMPARATORS
@given(name=NAME)
def test_the_same_name_scores_one(comparator: Comparator, name: str) -> None:
    assert comparator(name, name) == Score(1.0, "same name")
    assert comparator(name, f" {name.upper()}. ").value == 1.0


@given(words=st.lists(LONG_WORD, min_size=2, max_size=4), data=st.data())
def test_the_order_of_words_does_not_matter(words: list[str], data: st.DataObject) -> None:
    turned = " ".join(data.draw(st.permutations(words)))
    assert person_names(" ".join(words), turned).value >= compare.PERSON_SAME
    other = data.draw(NAME)
    looser = {person_names(name, other).value for name in (turned, " ".join(words))}
    assert max(looser) - min(looser) < 0.03 or 1.0 in looser or 0.97 in looser


SAME_PEOPLE = [
    ("Ana López", "Lopez, Ana"),
    ("Robert Jones", "Bob Jones"),
    ("Bill Gardner", "William Gardner"),
    ("Ana María López", "Ana López"),
    ("John M. Smith", "John Michael Smith"),
    ("Jean-Paul Martin", "Jeanpaul Martin"),
    ("Dr. Katherine Price, PhD", "katie price"),
    ("Maria de la Cruz", "Maria Cruz"),
    ("Satya Nadella", "Satya Nadela"),
    ("王 小明", "王小明"),
    ("Алексей Смирнов", "Смирнов Алексей"),
]
UNSURE_PEOPLE = [
    ("J. Smith", "John Smith"),
    ("Smith J", "John Smith"),
    ("Mario Rossini", "Maria Rossini"),
    ("Joan Berger", "Juan Berger"),
    ("Volodymyr Ivanov", "Volodymyr Ivanova"),
]
OTHER_PEOPLE = [
    ("John Smith", "Mary Smith"),
    ("John Smith", "John Meyer"),
    ("John Smith", "Smith"),
    ("J. S.", "John Smith"),
    ("Hans O Friedrich", "Hans Joachim Friedrich"),
    ("Kim Min-jun", "Kim Ji-hoon"),
    ("王小明", "王大明"),
    ("Muhammad Abd al-Karim al-Houthi", "Muhammad Abd al-Karim al-Ghamari"),
    ("", "John Smith"),
]


@pytest.mark.parametrize(("a", "b"), SAME_PEOPLE)
def test_spellings_of_one_person_agree(a: str, b: str) -> None:
    assert person_names(a, b).value >= compare.PERSON_SAME


@pytest.mark.parametrize(("a", "b"), UNSURE_PEOPLE)
def test_what_may_be_one_person_is_asked(a: str, b: str) -> None:
    assert compare.PERSON_UNSURE <= person_names(a, b).value < compare.PERSON_SAME


@pytest.mark.parametrize(("a", "b"), OTHER_PEOPLE)
def test_different_people_stay_well_apart(a: str, b: str) -> None:
    assert person_names(a, b).value <= 0.5 < compare.PERSON_UNSURE


@given(
    one=st.text("abcdefghijk", min_size=1, max_size=10),
    other=st.text("lmnoprstuvwyz", min_size=1, max_size=10),
    surname=LONG_WORD,
)
def test_a_shared_surname_alone_is_never_a_match(one: str, other: str, surname: str) -> None:
    assert person_names(f"{one} {surname}", f"{other} {surname}").value <= 0.5


@given(pair=st.sampled_from(SAME_PEOPLE[:7] + UNSURE_PEOPLE[:1]), data=st.data())
def test_a_typing_error_never_raises_a_score(pair: tuple[str, str], data: st.DataObject) -> None:
    words = pair[1].split()
    place = data.draw(st.sampled_from([i for i, word in enumerate(words) if len(word) > 3]))
    at = data.draw(st.integers(0, len(words[place]) - 2))
    letter = data.draw(st.sampled_from("qx"))
    words[place] = words[place][:at] + letter + words[place][at + 1 :]
    assert person_names(pair[0], " ".join(words)).value <= person_names(*pair).value


@pytest.mark.parametrize(
    ("a", "b", "reason"),
    [
        ("J. Smith", "John Smith", "initial matches"),
        ("Lopez, Ana", "Ana López", "same name in another order"),
        ("Satya Nadella", "Satya Nadela", "one letter differs"),
        ("Bob Jones", "Robert Jones", "a nickname of the other"),
        ("Ana María López", "Ana López", "a middle name is missing"),
        ("John Smith", "Mary Smith", "only “smith” agrees"),
    ],
)
def test_the_reason_is_said_in_words(a: str, b: str, reason: str) -> None:
    assert person_names(a, b).reason == reason


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Acme, Inc.", "ACME"),
        ("Acme GmbH", "Acme Ltd"),
        ("Smith & Jones", "Jones and Smith LLP"),
        ("Face Book", "Facebook Inc"),
        ("Bank of the West", "Bank West"),
        ("Accenturre", "Accenture"),
    ],
)
def test_names_of_one_company_agree(a: str, b: str) -> None:
    assert company_names(a, b).value >= compare.COMPANY_SAME


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("IBM", "International Business Machines Corporation"),
        ("B.M.W.", "Bayerische Motoren Werke AG"),
        ("Acme Group", "Acme"),
    ],
)
def test_what_may_be_one_company_is_asked(a: str, b: str) -> None:
    assert compare.COMPANY_UNSURE <= company_names(a, b).value < compare.COMPANY_SAME


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Northgate Software", "Northgate Logistics"),
        ("Global Services", "Global Solutions"),
        ("Partners Group", "Group"),
        ("Fund 2006", "Fund 2007"),
        ("General Motors", "General Electric"),
    ],
)
def test_different_companies_stay_well_apart(a: str, b: str) -> None:
    assert company_names(a, b).value <= 0.5 < compare.COMPANY_UNSURE
