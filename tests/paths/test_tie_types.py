"""Every type of ties is said everywhere where something is said of types."""

import pytest

from graphsvc.ontology import PUBLIC_TIES, RELATIONSHIPS, TIES, TieType
from graphsvc.paths.explain import LANGUAGES, Who, reason
from graphsvc.paths.own import GATHERED
from graphsvc.strength import NUMBERS, Evidence
from graphsvc.web.words import TIE_TITLES, TIES_EXPLAINED

TYPES = pytest.mark.parametrize("type_", list(TieType))


def test_every_type_has_a_row() -> None:
    assert TIES.keys() == set(TieType)
    assert len({tie.title for tie in TIES.values()}) == len(TieType)


@TYPES
def test_pages_have_words_for_it(type_: TieType) -> None:
    assert TIE_TITLES[type_]
    assert TIES_EXPLAINED[type_]


def test_every_type_is_gathered_once() -> None:
    gathered = [type_ for gathering in GATHERED for type_ in gathering.types]
    assert sorted(gathered) == sorted(TieType)


def test_a_public_type_is_a_relationship_between_people() -> None:
    between = {name for name, joined in RELATIONSHIPS.items() if ("Person", "Person") in joined}
    assert between == PUBLIC_TIES


@TYPES
def test_what_fades_does_so_by_a_number_in_years(type_: TieType) -> None:
    half_life = TIES[type_].half_life
    assert half_life is None or NUMBERS[half_life].unit == "years"


@TYPES
def test_a_fact_at_a_place_is_told_by_both_sides_in_one_way(type_: TieType) -> None:
    """Public ties of a place and own statements of it are one fact where their types are."""
    fact = TIES[type_].fact
    assert fact.endswith(":") or fact in {"public", "team"}


@TYPES
def test_each_language_has_a_clause_that_names_the_other(type_: TieType) -> None:
    evidence = Evidence(type_, TIES[type_].fact, 0)
    for code, language in LANGUAGES.items():
        assert language.clauses.keys() == set(TieType)
        said = reason(evidence, one=Who("Ann"), other=Who("Lee Ray"), places={}, language=code)
        assert said.startswith("Ann")
        assert "Lee Ray" in said
