"""Search as one types, and the pages of people, companies and schools."""

import pytest
from api_world import Caller, World
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.naming import search
from graphsvc.naming.lucene import lucene_query


def names(caller: Caller, path: str, q: str, **params: int) -> list[str]:
    return [item["name"] for item in caller.items(path, q=q, **params)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("lee", {"Lee Hart"}),
        ("ha le", {"Lee Hart", "Lena Hartmann"}),
        ("LEE HART", {"Lee Hart"}),
        ("olga", {"Ólga O'Neill"}),
        ("Ólg", {"Ólga O'Neill"}),
        ("o'neil", {"Ólga O'Neill"}),
        ("O’Neill", {"Ólga O'Neill"}),
        ("田", {"田中"}),
        ("田中", {"田中"}),
        ("lee nobody", set[str]()),
        ("", set[str]()),
        ("*:*", set[str]()),
        ('+-&&||!(){}[]^"~*?:\\/', set[str]()),
        ("lee) OR (sam", set[str]()),
    ],
)
def test_people_are_found_by_the_beginnings_of_all_their_words(
    dana: Caller, typed: str, found: set[str]
) -> None:
    assert set(names(dana, "/v1/people", typed)) == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("initech", ["Initech", "Initech Systems"]),
        ("init sys", ["Initech Systems"]),
        ("bank", ["Bank of Åland"]),
        ("bank of", ["Bank of Åland"]),
        ("bank of al", ["Bank of Åland"]),
        ("bank of åland", ["Bank of Åland"]),
        ("hooli", ["Hooli GmbH"]),
        ("the", []),
    ],
)
def test_companies_are_found_best_first(dana: Caller, typed: str, found: list[str]) -> None:
    assert names(dana, "/v1/companies", typed) == found


def test_schools_are_found(dana: Caller) -> None:
    assert names(dana, "/v1/schools", "upps uni") == ["Uppsala University"]
    assert names(dana, "/v1/schools", "saint mary") == ["Saint Mary College"] * 2


def test_private_hits_are_marked_and_name_their_owner_but_no_detail(kim: Caller) -> None:
    (hit,) = kim.items("/v1/people", q="lena")
    assert hit["kind"] == "private"
    assert (hit["title"], hit["company"], hit["owner"]) == ("Buyer", "Initech", "Dana Reyes")
    assert set(hit) == {"id", "kind", "name", "title", "company", "owner"}
    (own,) = kim.items("/v1/companies", q="hooli")
    assert own["kind"] == "own"


def test_private_names_are_found_by_their_organisation_alone(
    kim: Caller, dana: Caller, omar: Caller
) -> None:
    assert names(kim, "/v1/people", "lena") == names(dana, "/v1/people", "lena")
    assert names(omar, "/v1/people", "lena") == []
    assert names(omar, "/v1/people", "lars") == ["Lars Hartwig"]
    assert names(dana, "/v1/people", "lars") == []
    assert names(dana, "/v1/companies", "hush") == []
    assert names(omar, "/v1/companies", "hush") == ["Hush Hush Ltd"]


def test_matched_contacts_are_found_once_as_the_person_they_are(dana: Caller) -> None:
    (hit,) = dana.items("/v1/people", q="lee hart")
    assert hit["kind"] == "person"


def test_results_are_bounded_and_leave_room_for_private_ones(dana: Caller) -> None:
    assert len(names(dana, "/v1/people", "ha", limit=1)) == 1
    found = dana.items("/v1/people", q="ha", limit=2)
    assert [hit["kind"] for hit in found] == ["person", "private"]


def test_too_many_private_hits_are_not_chosen_among(
    dana: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which of them came first would depend on what others have in the same index."""
    monkeypatch.setattr(search, "MOST_FITTING", 1)
    body = dana.get("/v1/people", q="ha").json()
    assert body["narrow"]
    assert [hit["kind"] for hit in body["items"]] == ["person"]
    assert not dana.get("/v1/people", q="lena").json()["narrow"]


def test_a_person_has_jobs_and_studies(dana: Caller, world: World) -> None:
    body = dana.get(f"/v1/people/{world.person('lee')}").json()
    assert body["name"] == "Lee Hart"
    assert [(job["company"]["name"], job["current"]) for job in body["jobs"]] == [
        ("Initech", True),
        ("Acme, Inc.", False),
    ]
    assert body["jobs"][1]["since"] == "2014-01"
    assert body["studies"][0]["school"]["name"] == "Uppsala University"
    assert body["studies"][0]["field"] == "Economics"


def test_a_private_connection_has_no_page(dana: Caller) -> None:
    (hit,) = dana.items("/v1/people", q="lena")
    assert dana.get(f"/v1/people/{hit['id']}").status_code == 404


def test_a_company_tells_who_owns_it_and_what_it_owns(dana: Caller, world: World) -> None:
    group, brand = world.company("initech"), world.company("initech-2")
    owned = dana.get(f"/v1/companies/{brand}").json()
    assert owned["parent"] == {"id": group, "name": "Initech", "acquired": "2019-05"}
    assert owned["subsidiaries"] == []
    owner = dana.get(f"/v1/companies/{group}").json()
    assert owner["parent"] is None
    assert owner["subsidiaries"] == [
        {"id": brand, "name": "Initech Systems", "acquired": "2019-05"}
    ]


def test_a_company_has_a_page_and_an_own_one_for_its_organisation(
    dana: Caller, kim: Caller, omar: Caller, world: World
) -> None:
    acme = dana.get(f"/v1/companies/{world.company('acme')}").json()
    assert (acme["kind"], acme["domain"], acme["headcount"]) == ("company", "acme.example", 40)
    (own,) = dana.items("/v1/companies", q="hooli")
    page = kim.get(f"/v1/companies/{own['id']}")
    assert (page.json()["kind"], page.json()["name"]) == ("own", "Hooli GmbH")
    people = kim.get(f"/v1/companies/{own['id']}/people").json()
    assert people["people"] == []
    assert [row["name"] for row in people["private"]] == ["Noor Said"]
    assert omar.get(f"/v1/companies/{own['id']}").status_code == 404
    assert omar.get(f"/v1/companies/{own['id']}/people").status_code == 404


def test_the_people_tab_shows_those_who_work_there_before_those_who_did(
    kim: Caller, dana: Caller, omar: Caller, world: World
) -> None:
    path = f"/v1/companies/{world.company('initech')}/people"
    body = kim.get(path).json()
    assert [(row["name"], row["current"]) for row in body["people"]] == [
        ("Lee Hart", True),
        ("Sam Smith", True),
        ("Ólga O'Neill", False),
    ]
    (row,) = body["private"]
    assert (row["name"], row["title"], row["mine"]) == ("Lena Hartmann", "Buyer", False)
    assert row["ask"] == "Ask Dana Reyes for a referral"
    assert set(row) == {"id", "name", "title", "owner", "owners", "mine", "ask"}
    (mine,) = dana.get(path).json()["private"]
    assert mine["mine"]
    assert [row["name"] for row in omar.get(path).json()["private"]] == ["Lars Hartwig"]


def test_pages_of_the_people_tab_hold_everybody_once(dana: Caller, world: World) -> None:
    path = f"/v1/companies/{world.company('initech')}/people"
    people: list[str] = []
    private: list[str] = []
    cursor, pages = {}, 0
    while True:
        body = dana.get(path, limit=1, **cursor).json()
        people += [row["name"] for row in body["people"]]
        private += [row["name"] for row in body["private"]]
        pages += 1
        if body["next"] is None:
            break
        cursor = {"cursor": body["next"]}
    assert people == ["Lee Hart", "Sam Smith", "Ólga O'Neill"]
    assert private == ["Lena Hartmann"]
    assert pages == 3


def test_a_school_has_a_page(dana: Caller, world: World) -> None:
    body = dana.get(f"/v1/schools/{world.school('uppsala')}").json()
    assert (body["name"], body["city"], body["people"]) == ("Uppsala University", "Uppsala", 1)


@given(st.text(max_size=60))
def test_no_text_is_syntax(text: str) -> None:
    query = lucene_query(text)
    if query is not None:
        for clause in query.split(" +"):
            word, _, rest = clause.removeprefix("+").removeprefix("(").partition("^2 ")
            begun = rest.removesuffix(")").split(" ")
            assert begun[0] == f"{word}*"
            for one in (word, *(other.removesuffix("*") for other in begun)):
                assert one
                assert not set(one) & set('+-&|!(){}[]^"~*?:\\/ ')


def test_any_text_can_be_searched(dana: Caller) -> None:
    for text in (
        "\0",
        "a\0b",
        "\ud7ff",
        "🙂",
        "a" * 200,
        "AND",
        "a AND",
        "x" * 60,
        "\u0300",
        "_'.",
    ):
        for path in ("/v1/people", "/v1/companies", "/v1/schools"):
            assert dana.get(path, q=text).status_code == 200
