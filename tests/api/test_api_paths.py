"""The question itself through the API."""

from typing import Any

import pytest
from api_world import Caller, World

from graphsvc.naming.targets import Target, Targets

PATHS = "/v1/paths"


def test_a_teammates_contact_is_reached_through_them(kim: Caller, world: World) -> None:
    answer = kim.get(PATHS, person=world.person("lee")).json()
    best = answer["paths"][0]
    assert [human["kind"] for human in best["people"]] == ["viewer", "teammate", "person"]
    assert best["introducer"] == world.person("dana")
    assert "Dana Reyes, your colleague," in best["sentence"]
    assert answer["target"] == {"kind": "person", "id": world.person("lee"), "name": "Lee Hart"}


@pytest.mark.parametrize(
    "reference", ["lee@initech.example", "Lee Hart", "Hart, Lee", "Lee Hart @ Initech", "lee hart"]
)
def test_a_person_is_named_in_many_ways(kim: Caller, world: World, reference: str) -> None:
    answer = kim.get(PATHS, person=reference).json()
    assert answer["target"]["id"] == world.person("lee")


@pytest.mark.parametrize("reference", ["Initech", "initech.example", "https://www.initech.example"])
def test_a_company_is_named_in_many_ways(kim: Caller, world: World, reference: str) -> None:
    answer = kim.get(PATHS, company=reference, limit=50).json()
    assert answer["target"]["id"] == world.company("initech")
    ends = {path["people"][-1]["name"] for path in answer["paths"]}
    assert ends == {"Lee Hart", "Lena Hartmann"}


def test_a_company_may_be_meant_with_its_family(kim: Caller, world: World) -> None:
    brand = world.company("initech-2")
    alone = kim.get(PATHS, company=brand).json()
    assert alone["paths"] == []
    whole = kim.get(PATHS, company=brand, family="true", limit=50).json()
    assert whole["target"] == {"kind": "company", "id": brand, "name": "Initech Systems"}
    ends = {path["people"][-1]["name"] for path in whole["paths"]}
    assert ends == {"Lee Hart", "Lena Hartmann"}


def test_an_own_company_and_a_private_connection_can_be_asked_for(
    kim: Caller, omar: Caller
) -> None:
    for params in ({"company": "Hooli"}, {"person": "Noor Said"}):
        (path,) = kim.get(PATHS, **params).json()["paths"]
        assert path["people"][-1]["kind"] == "private"
        assert path["people"][-1]["owner"] == "Dana Reyes"
        hidden = omar.get(PATHS, **params).json()
        assert hidden["target"] is None
        assert hidden["reason"]["code"] == "target_unknown"


def test_what_is_hidden_answers_like_what_does_not_exist(omar: Caller) -> None:
    hidden = omar.get(PATHS, person="Noor Said")
    missing = omar.get(PATHS, person="Nobody Atall")
    assert hidden.content == missing.content


def test_an_ambiguous_name_lists_its_candidates(kim: Caller, world: World) -> None:
    response = kim.get(PATHS, person="Sam Smith")
    assert response.status_code == 409
    found = {(item["id"], item["company"]) for item in response.json()["candidates"]}
    assert found == {
        (world.person("sam-1"), "Initech"),
        (world.person("sam-2"), "Acme, Inc."),
    }


def test_a_company_beside_an_address_or_an_id_changes_nothing(kim: Caller, world: World) -> None:
    named = kim.get(PATHS, person="Lee Hart", at="Initech").json()
    for person in ("lee@initech.example", world.person("lee")):
        assert kim.get(PATHS, person=person, at="Initech").json() == named


@pytest.mark.parametrize(
    ("kind", "gone"),
    [
        ("company", Target(companies=frozenset({"gone"}))),
        ("person", Target(people=frozenset({"gone"}))),
        ("person", Target(humans=frozenset({"gone"}))),
    ],
    ids=["a company", "a person", "a private connection"],
)
def test_whoever_goes_after_they_were_found_is_said_to_have_changed(
    kim: Caller, monkeypatch: pytest.MonkeyPatch, kind: str, gone: Target
) -> None:
    monkeypatch.setattr(Targets, kind, lambda _targets, _reference: gone)  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]
    told = kim.get(PATHS, **{kind: "Initech"})
    assert (told.status_code, told.json()["type"]) == (503, "urn:graphsvc:problem:unavailable")
    assert told.json()["detail"] == "Whom you ask about was changed just now."
    monkeypatch.undo()
    assert kim.get(PATHS, **{kind: "Initech"}).status_code == 200


def test_ties_can_be_chosen(kim: Caller) -> None:
    assert kim.get(PATHS, person="Lee Hart", edges="KNOWS").json()["paths"] == []
    chosen = kim.get(PATHS, person="Lee Hart", edges="knows, teammate").json()["paths"]
    assert [edge["type"] for edge in chosen[0]["edges"]] == ["TEAMMATE", "KNOWS"]


def test_the_shortest_paths_can_be_counted(kim: Caller) -> None:
    answer = kim.get(PATHS, person="Lee Hart", count="true").json()
    assert answer["count"] == {"length": 2, "paths": 1, "ends": 1}


@pytest.mark.parametrize(
    ("params", "field"),
    [
        ({}, "person"),
        ({"person": "a", "company": "b"}, "person"),
        ({"person": ""}, "person"),
        ({"company": "  "}, "company"),
        ({"person": "x" * 501}, "person"),
        ({"person": "x", "limit": 0}, "limit"),
        ({"person": "x", "limit": 51}, "limit"),
        ({"person": "x", "limit": "1" * 30}, "limit"),
        ({"person": "x", "max_intermediaries": 4}, "max_intermediaries"),
        ({"person": "x", "max_intermediaries": -1}, "max_intermediaries"),
        ({"person": "x", "per_introducer": -1}, "per_introducer"),
        ({"person": "x", "edges": "FRIENDS"}, "edges"),
        ({"person": "x", "edges": ""}, "edges"),
        ({"person": "x", "edges": ","}, "edges"),
        ({"person": "x", "count": "perhaps"}, "count"),
        ({"person": "x", "max_intermediares": 1}, "max_intermediares"),
    ],
)
def test_a_question_that_cannot_be_is_refused_by_its_field(
    kim: Caller, params: dict[str, Any], field: str
) -> None:
    response = kim.get(PATHS, **params)
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["field"] == field
    assert "x" * 501 not in response.text


@pytest.mark.parametrize("reference", ["\0", "a\0b", "\u200b", "@", "/", "💥", "a" * 500, "x@y"])
def test_any_reference_has_an_answer(kim: Caller, reference: str) -> None:
    for kind in ("person", "company"):
        response = kim.get(PATHS, **{kind: reference})
        assert response.status_code == 200
        assert response.json()["reason"]["code"] == "target_unknown"
