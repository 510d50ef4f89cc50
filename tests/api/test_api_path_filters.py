"""Which paths are asked for: whom of a company, through whom, how strong, on which page."""

import base64
import json
from typing import Any

import pytest
from api_world import Caller, World

PATHS = "/v1/paths"


def ends(answer: dict[str, Any]) -> set[str]:
    return {path["people"][-1]["name"] for path in answer["paths"]}


def code(answer: dict[str, Any]) -> str:
    assert answer["paths"] == []
    return answer["reason"]["code"]


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ({"title": "head of procurement"}, {"Lee Hart"}),
        ({"title": "Einkaufsleiter"}, {"Lee Hart"}),
        ({"title": "purchasing"}, {"Lee Hart"}),
        ({"title": "byuer"}, {"Lena Hartmann"}),
        ({"seniority": "head"}, {"Lee Hart"}),
        ({"seniority": ["head", "vp"]}, {"Lee Hart"}),
        ({"department": "procurement"}, {"Lee Hart", "Lena Hartmann"}),
        ({"department": "procurement", "seniority": "head"}, {"Lee Hart"}),
    ],
)
def test_people_of_a_company_are_chosen_by_their_titles(
    kim: Caller, role: dict[str, Any], expected: set[str]
) -> None:
    assert ends(kim.get(PATHS, company="Initech", **role).json()) == expected


def test_private_connections_are_chosen_by_their_titles(kim: Caller, omar: Caller) -> None:
    assert ends(kim.get(PATHS, company="Hooli", seniority="founder").json()) == {"Noor Said"}
    assert code(kim.get(PATHS, company="Hooli", seniority="vp").json()) == "no_one_fits"
    assert code(omar.get(PATHS, company="Hooli", seniority="founder").json()) == "target_unknown"


def test_nobody_of_that_title_is_a_reason(kim: Caller) -> None:
    assert code(kim.get(PATHS, company="Initech", title="astronaut").json()) == "no_one_fits"


def test_former_employees_are_found_on_request(kim: Caller) -> None:
    acme = {"company": "acme.example", "title": "buyer"}
    assert code(kim.get(PATHS, **acme).json()) == "no_one_fits"
    answer = kim.get(PATHS, **acme, former="true").json()
    assert ends(answer) == {"Lee Hart"}
    assert {path["people"][-1]["former"] for path in answer["paths"]} == {True}


def test_a_colleague_who_has_worked_there_is_an_end_themselves(kim: Caller) -> None:
    answer = kim.get(PATHS, company="acme.example", former="true").json()
    assert ends(answer) == {"Dana Reyes"}


def test_who_is_still_there_is_not_called_former(kim: Caller) -> None:
    answer = kim.get(PATHS, company="Initech", former="true").json()
    assert {path["people"][-1]["former"] for path in answer["paths"]} == {False}


def test_a_person_may_be_named_with_a_company(kim: Caller, world: World) -> None:
    answer = kim.get(PATHS, person="Sam Smith", at="initech.example").json()
    assert answer["target"]["id"] == world.person("sam-1")


@pytest.mark.parametrize("reference", ["Dana Reyes", "dana@globex.example", "id"])
def test_introducers_can_be_chosen_or_left_out(kim: Caller, world: World, reference: str) -> None:
    dana = world.person("dana") if reference == "id" else reference
    if "@" in dana:
        dana = world.dana.user.email
    chosen = kim.get(PATHS, person="Lee Hart", introducer=dana).json()
    assert {path["introducer"] for path in chosen["paths"]} == {world.person("dana")}
    assert code(kim.get(PATHS, person="Lee Hart", without=dana).json()) == "only_excluded"


def test_an_unknown_introducer_is_an_error_and_no_guess(kim: Caller, omar: Caller) -> None:
    for caller, name in ((kim, "Nobody Atall"), (omar, "dana@globex.example")):
        response = caller.get(PATHS, person="Lee Hart", without=name)
        assert response.status_code == 422
        assert response.json()["field"] == "without"
    assert kim.get(PATHS, person="Lee Hart", introducer="Sam Smith").status_code == 409


def test_a_hidden_introducer_answers_like_one_that_is_not(omar: Caller, world: World) -> None:
    kims = omar.get(PATHS, person="Lee Hart", without=world.kim.user.email)
    none = omar.get(PATHS, person="Lee Hart", without="a" * len(world.kim.user.email))
    assert kims.status_code == none.status_code == 422


def test_weak_paths_can_be_left_out(kim: Caller) -> None:
    strength = kim.get(PATHS, person="Lee Hart").json()["paths"][0]["strength"]
    kept = kim.get(PATHS, person="Lee Hart", min_strength=strength - 0.001).json()
    assert len(kept["paths"]) == 1
    left = kim.get(PATHS, person="Lee Hart", min_strength=strength + 0.001).json()
    assert code(left) == "only_excluded"


def test_only_my_own_ties(kim: Caller, dana: Caller) -> None:
    assert dana.get(PATHS, person="Lee Hart", own_only="true").json()["paths"]
    own = kim.get(PATHS, person="Lee Hart", own_only="true").json()
    assert own["paths"] == []
    assert code(own) == "only_excluded"
    assert "colleagues" in own["reason"]["advice"]


@pytest.mark.parametrize(
    ("params", "field"),
    [
        ({"person": "Lee Hart", "title": "buyer"}, "company"),
        ({"company": "Initech", "at": "Acme"}, "at"),
        ({"person": "Lee Hart", "min_strength": 1.5}, "min_strength"),
        ({"company": "Initech", "seniority": "emperor"}, "seniority.0"),
        ({"company": "Initech", "per_end": 99}, "per_end"),
        ({"person": "Lee Hart", "language": "tlh"}, "language"),
        ({"person": "Lee Hart", "cursor": "nonsense"}, "cursor"),
    ],
)
def test_what_makes_no_sense_is_refused_by_its_field(
    kim: Caller, params: dict[str, Any], field: str
) -> None:
    response = kim.get(PATHS, **params)
    assert response.status_code == 422
    assert response.json()["field"] == field


def test_reasons_are_told_in_french(kim: Caller) -> None:
    answer = kim.get(PATHS, person="Lee Hart", language="fr").json()
    best = answer["paths"][0]
    assert best["sentence"].startswith("Dana Reyes, votre collègue, ")
    assert "Dana Reyes a travaillé avec Lee Hart chez Acme, Inc." in " ".join(
        piece["text"] for piece in best["edges"][1]["evidence"]
    )
    nobody = kim.get(PATHS, person="Nobody Atall", language="fr").json()
    assert nobody["reason"]["text"] == "Vous ne connaissez personne de ce nom."


def test_a_path_says_how_fresh_it_is(kim: Caller) -> None:
    (path, *_) = kim.get(PATHS, person="Lee Hart").json()["paths"]
    assert path["fresh"] == path["edges"][1]["fresh"] == "2024-03"


# --- pages ----------------------------------------------------------------------------------------

WIDE = {"company": "Initech", "per_introducer": 0, "per_end": 0, "max_intermediaries": 3}


def pages(caller: Caller, **question: Any) -> list[dict[str, Any]]:
    found = [caller.get(PATHS, **question).json()]
    while found[-1]["next"]:
        found.append(caller.get(PATHS, cursor=found[-1]["next"], **question).json())
    return found


def test_pages_are_the_whole_answer_in_order(kim: Caller) -> None:
    whole = kim.get(PATHS, **WIDE, limit=50).json()["paths"]
    assert len(whole) >= 2
    told = [path for page in pages(kim, **WIDE, limit=1) for path in page["paths"]]
    assert told == whole
    assert [path["rank"] for path in told] == list(range(1, len(whole) + 1))


def test_a_cursor_of_another_question_is_refused(kim: Caller) -> None:
    cursor = kim.get(PATHS, **WIDE, limit=1).json()["next"]
    for change in ({"per_end": 2}, {"former": "true"}, {"edges": "KNOWS,TEAMMATE"}):
        response = kim.get(PATHS, **{**WIDE, **change}, cursor=cursor)
        assert response.status_code == 422
        assert response.json()["field"] == "cursor"


def test_somebody_elses_cursor_tells_nothing(kim: Caller, omar: Caller) -> None:
    cursor = kim.get(PATHS, **WIDE, limit=1).json()["next"]
    page = omar.get(PATHS, **WIDE, cursor=cursor).json()
    assert page["paths"] == []
    assert page["withdrawn"] > 0


def test_a_forged_cursor_finds_only_paths_that_there_are(kim: Caller, world: World) -> None:
    cursor = kim.get(PATHS, **WIDE, limit=1).json()["next"]
    text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
    kind, _, parts = text.partition(b"[")
    shape = json.loads(b"[" + parts)
    lee, olga = world.person("lee"), world.person("olga")
    shape[3:] = [[lee, olga], [[0], [1, 0], [1], [0, 0]]]
    forged = base64.urlsafe_b64encode(kind + json.dumps(shape).encode()).decode().rstrip("=")
    page = kim.get(PATHS, **WIDE, limit=50, cursor=forged).json()
    assert page["paths"] == []
    assert page["withdrawn"] == 4


def test_a_tie_that_goes_between_pages_is_withdrawn_and_no_rank_moves(
    kim: Caller, dana: Caller
) -> None:
    whole = kim.get(PATHS, **WIDE, limit=50).json()["paths"]
    first = kim.get(PATHS, **WIDE, limit=1).json()
    (contact,) = [one for one in dana.items("/v1/contacts") if one["name"] == "Lena Hartmann"]
    assert dana.delete(f"/v1/contacts/{contact['id']}").status_code == 204
    rest = kim.get(PATHS, **WIDE, limit=50, cursor=first["next"]).json()
    lost = [path["rank"] for path in whole[1:] if path["people"][-1]["name"] == "Lena Hartmann"]
    assert lost
    assert rest["withdrawn"] == len(lost)
    assert [path["rank"] for path in rest["paths"]] == [
        path["rank"] for path in whole[1:] if path["rank"] not in lost
    ]
