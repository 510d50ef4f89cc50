"""How pieces of evidence make one tie, and the words for a strength."""

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.ontology import TieType
from graphsvc.strength import (
    BORDERS,
    NUMBERS,
    WORD,
    WORDS,
    Evidence,
    cost,
    counting,
    label,
    number,
    strength,
    tie_cost,
)
from graphsvc.strength.evidence import STRONGEST, WEAKEST

DAY = 20_000


def piece(strength_: float, fact: str, *, last: int | None = None) -> Evidence:
    return Evidence(TieType.KNOWS, fact, cost(strength_), last)


def word(level: str, *, day: int = DAY) -> Evidence:
    return Evidence(TieType.KNOWS, WORD, WORDS[level], day, kind=WORD)


@given(st.lists(st.floats(0.01, 0.9), min_size=1, max_size=6))
def test_independent_evidence_combines(strengths: list[float]) -> None:
    found = tie_cost([piece(s, f"fact {i}") for i, s in enumerate(strengths)], DAY)
    together = min(1 - math.prod(1 - s for s in strengths), STRONGEST)
    assert found == pytest.approx(cost(together), abs=20)


def test_of_one_fact_the_strongest_counts() -> None:
    assert tie_cost([piece(0.2, "work:x"), piece(0.4, "work:x")], DAY) == cost(0.4)


def test_contacts_fade_by_half_in_their_half_life() -> None:
    years = number("half_life_contact")
    found = tie_cost([piece(0.4, "contact", last=DAY)], DAY + round(years * 365.25))
    assert found is not None
    assert strength(found) == pytest.approx(0.2, rel=1e-3)


def test_what_is_under_a_thousandth_is_no_tie() -> None:
    assert tie_cost([piece(WEAKEST, "a")], DAY) == cost(WEAKEST)
    assert tie_cost([piece(WEAKEST * 0.999, "a")], DAY) is None
    assert tie_cost([], DAY) is None


@pytest.mark.parametrize("level", ["close", "good", "slight"])
def test_the_owners_word_takes_the_place_of_all_the_rest(level: str) -> None:
    rest = [piece(0.35, "contact:linkedin"), piece(0.9, "work:x")]
    assert tie_cost([*rest, word(level)], DAY) == cost(number(f"word_{level}"))


def test_the_owner_may_say_that_there_is_no_tie() -> None:
    assert tie_cost([piece(0.9, "work:x"), word("none")], DAY) is None


def test_the_newest_word_counts() -> None:
    old, new = word("none", day=DAY - 1), word("good")
    assert counting([old, new]) == [new]
    assert tie_cost([old, new], DAY) == cost(number("word_good"))


def test_words_are_in_their_order() -> None:
    costs = [WORDS[level] for level in ("close", "good", "slight", "none")]
    assert costs == sorted(costs)


@pytest.mark.parametrize(
    ("strength_", "expected"),
    [(1.0, "strong"), (0.5, "strong"), (0.4999, "medium"), (0.15, "medium"), (0.1499, "weak")],
)
def test_labels_change_at_their_borders(strength_: float, expected: str) -> None:
    assert label(strength_) == expected


def test_labels_cover_the_scale_from_the_strongest_down() -> None:
    assert [least for _, least in BORDERS] == sorted((b for _, b in BORDERS), reverse=True)
    assert BORDERS[-1][1] == 0.0


def test_every_number_has_a_source() -> None:
    assert all(found.source.strip() and found.value > 0 for found in NUMBERS.values())


def test_the_page_about_strength_tells_every_number() -> None:
    page = (Path(__file__).parents[2] / "docs" / "strength.md").read_text(encoding="utf-8")
    rows = [
        f"| `{name}` | {found.value:g} | {found.unit} | {found.source} |"
        for name, found in NUMBERS.items()
    ]
    assert [row for row in rows if row not in page] == []
    assert page.count("\n| `") == len(rows)
