"""Work history, education and reference accounts through the API."""

from collections.abc import Iterator
from typing import Any

import neo4j
import pytest
from api_world import Caller, World

from graphsvc.access.integrity import find_broken

JOBS, STUDIES, ACCOUNTS = "/v1/work-history", "/v1/education", "/v1/reference-accounts"


@pytest.fixture(autouse=True)
def clean(kim: Caller, dana: Caller, omar: Caller, world: World) -> Iterator[None]:
    """Leaves nothing behind, and no rule of the graph broken."""
    yield
    for caller in (kim, dana, omar):
        for path in (JOBS, STUDIES, ACCOUNTS):
            for item in caller.items(path):
                assert caller.delete(f"{path}/{item['id']}").status_code == 204
    assert find_broken(world.database, limit=1_000_000) == []


def companies(caller: Caller, q: str) -> list[str]:
    return [hit["kind"] for hit in caller.items("/v1/companies", q=q)]


def test_a_job_is_added_listed_edited_and_removed(kim: Caller, world: World) -> None:
    body = {"company": "Acme", "title": "Clerk", "since": "2015", "until": "2018-06"}
    response = kim.post(JOBS, body)
    assert response.status_code == 201
    made = response.json()
    assert made["company"] == {"id": world.company("acme"), "name": "Acme, Inc."}
    assert response.headers["location"] == f"{JOBS}/{made['id']}"
    assert kim.items(JOBS) == [made]

    edited = kim.put(
        f"{JOBS}/{made['id']}",
        {
            "company_id": world.company("initech"),
            "title": "Chief",
            "since": "2019",
            "current": True,
        },
    ).json()
    assert edited["id"] == made["id"]
    assert (edited["company"]["name"], edited["until"], edited["current"]) == ("Initech", "", True)
    assert kim.items(JOBS) == [edited]

    assert kim.delete(f"{JOBS}/{made['id']}").status_code == 204
    assert kim.items(JOBS) == []
    assert kim.delete(f"{JOBS}/{made['id']}").status_code == 404


def test_several_jobs_are_listed_current_ones_first_then_the_newest(kim: Caller) -> None:
    for body in (
        {"company": "Acme", "since": "2010", "until": "2012"},
        {"company": "Initech", "since": "2001", "current": True},
        {"company": "Initech", "since": "2012-05", "until": "2013"},
    ):
        assert kim.post(JOBS, body).status_code == 201
    assert [job["since"] for job in kim.items(JOBS)] == ["2001", "2012-05", "2010"]


def test_an_unknown_company_becomes_the_organisations_own_until_nothing_names_it(
    kim: Caller, dana: Caller, omar: Caller
) -> None:
    first = kim.post(JOBS, {"company": "Nova Zembla AB"}).json()
    second = dana.post(ACCOUNTS, {"company": "nova zembla"}).json()
    assert first["company"] == second["company"]
    assert companies(dana, "nova zem") == ["own"]
    assert companies(omar, "nova zem") == []
    theirs = omar.post(JOBS, {"company": "Nova Zembla AB"}).json()
    assert theirs["company"]["id"] != first["company"]["id"]

    kim.delete(f"{JOBS}/{first['id']}")
    assert companies(dana, "nova zem") == ["own"]
    dana.delete(f"{ACCOUNTS}/{second['id']}")
    assert companies(dana, "nova zem") == []
    assert companies(omar, "nova zem") == ["own"]


def test_an_edit_to_another_company_drops_the_own_one(kim: Caller) -> None:
    made = kim.post(JOBS, {"company": "Nova Zembla AB"}).json()
    kim.put(f"{JOBS}/{made['id']}", {"company": "Acme"})
    assert companies(kim, "nova zem") == []


def test_a_name_that_fits_several_companies_lists_them_and_adds_nothing(kim: Caller) -> None:
    response = kim.post(JOBS, {"company": "Twin Peaks"})
    assert response.status_code == 409
    assert response.json()["type"] == "urn:graphsvc:problem:ambiguous-reference"
    assert {hit["name"] for hit in response.json()["candidates"]} == {
        "Twin Peaks Ltd",
        "Twin Peaks Inc",
    }
    assert kim.items(JOBS) == []


def test_a_company_of_another_organisation_looks_like_one_that_does_not_exist(
    kim: Caller, omar: Caller
) -> None:
    theirs = omar.post(JOBS, {"company": "Nova Zembla AB"}).json()["company"]["id"]
    missing = "0198f5b2-7c1e-7a4b-9c3d-5e6f70819203"
    answers = [kim.post(JOBS, {"company_id": id_}) for id_ in (theirs, missing)]
    assert {response.status_code for response in answers} == {422}
    assert answers[0].content == answers[1].content


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "company"),
        ({"company": ""}, "company"),
        ({"company": "  "}, "company"),
        ({"company": "!!!"}, "company"),
        ({"company": "Acme", "company_id": "x"}, "company"),
        ({"company_id": "x"}, "company_id"),
        ({"company": "x" * 201}, "company"),
        ({"company": "a\0b"}, "company"),
        ({"company": 5}, "company"),
        ({"company": "Acme", "since": "2019-13"}, "since"),
        ({"company": "Acme", "since": "last year"}, "since"),
        ({"company": "Acme", "since": "2019-02-30"}, "since"),
        ({"company": "Acme", "since": 2019}, "since"),
        ({"company": "Acme", "since": "2019", "until": "2018"}, "until"),
        ({"company": "Acme", "since": "2019-02", "until": "2019-01"}, "until"),
        ({"company": "Acme", "until": "2018", "current": True}, "until"),
        ({"company": "Acme", "title": "t" * 201}, "title"),
        ({"company": "Acme", "salary": 1}, "salary"),
        ({"company": "Acme", "owner": "somebody"}, "owner"),
    ],
)
def test_a_job_that_cannot_be_is_refused_by_its_field(
    kim: Caller, body: dict[str, Any], field: str
) -> None:
    response = kim.post(JOBS, body)
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["field"] == field
    assert "x" * 201 not in response.text
    assert kim.items(JOBS) == []


@pytest.mark.parametrize(
    "data", [b"{", b"", b"[]", b'"x"', b"\xff", b'{"company": "\\ud800"}', b"[" * 5_000]
)
def test_a_body_that_is_no_job_is_refused(kim: Caller, data: bytes) -> None:
    headers = {**kim.asker.headers, "Content-Type": "application/json"}
    response = kim.client.post(JOBS, content=data, headers=headers)
    assert response.status_code in (400, 422)
    assert response.headers["content-type"] == "application/problem+json"


def test_a_body_that_is_too_large_is_refused(kim: Caller) -> None:
    response = kim.post(JOBS, {"company": "x" * 1_100_000})
    assert response.status_code == 413
    assert response.json()["type"] == "urn:graphsvc:problem:too-large"


def test_a_stated_job_makes_ties_and_its_removal_ends_them(kim: Caller) -> None:
    question = {"person": "Lee Hart", "edges": "EX_COLLEAGUE", "max_intermediaries": 0}
    assert kim.get("/v1/paths", **question).json()["paths"] == []
    made = kim.post(JOBS, {"company": "Acme", "since": "2015", "until": "2018"}).json()
    (path,) = kim.get("/v1/paths", **question).json()["paths"]
    assert "worked with Lee Hart at Acme, Inc." in path["sentence"]
    kim.delete(f"{JOBS}/{made['id']}")
    assert kim.get("/v1/paths", **question).json()["paths"] == []


def test_a_study_is_added_listed_edited_and_removed(kim: Caller, world: World) -> None:
    body = {"school": "uppsala university", "degree": "MSc", "field": "Law", "since": "2009"}
    made = kim.post(STUDIES, body).json()
    assert made["school"] == {"id": world.school("uppsala"), "name": "Uppsala University"}
    assert kim.items(STUDIES) == [made]
    changed = {"school_id": world.school("twin-1"), "since": "2009", "until": "2011"}
    edited = kim.put(f"{STUDIES}/{made['id']}", changed).json()
    assert (edited["school"]["name"], edited["degree"]) == ("Saint Mary College", "")
    assert kim.delete(f"{STUDIES}/{made['id']}").status_code == 204
    assert kim.items(STUDIES) == []


def test_a_school_is_never_guessed(kim: Caller) -> None:
    several = kim.post(STUDIES, {"school": "Saint Mary College"})
    assert several.status_code == 409
    assert len(several.json()["candidates"]) == 2
    for body in ({"school": "Self-taught"}, {"school": "?"}, {"school_id": "x"}, {}):
        response = kim.post(STUDIES, body)
        assert (response.status_code, response.json()["field"][:6]) == (422, "school")


def test_a_school_that_nobody_knows_is_the_organisations_own(
    kim: Caller, dana: Caller, omar: Caller, world: World
) -> None:
    def own_schools() -> int:
        return len(_own_school_ids(world))

    study = kim.post(STUDIES, {"school": "Nowhere High", "since": "1999", "until": "2003"}).json()
    assert (study["own"], study["school"]["name"]) == (True, "Nowhere High")
    again = dana.post(STUDIES, {"school": "nowhere high"}).json()
    assert again["school"] == study["school"]
    theirs = omar.post(STUDIES, {"school": "Nowhere High"}).json()
    assert theirs["school"]["id"] != study["school"]["id"]
    assert kim.get(f"/v1/schools/{study['school']['id']}").status_code == 404
    foreign = omar.post(STUDIES, {"school_id": study["school"]["id"]})
    assert foreign.status_code == 422
    assert find_broken(world.database, limit=1_000_000) == []
    for caller, one in ((kim, study), (omar, theirs)):
        assert caller.delete(f"{STUDIES}/{one['id']}").status_code == 204
    assert own_schools() == 1
    changed = dana.put(f"{STUDIES}/{again['id']}", {"school": "Uppsala University"}).json()
    assert (changed["own"], own_schools()) == (False, 0)
    assert dana.delete(f"{STUDIES}/{again['id']}").status_code == 204


def _own_school_ids(world: World) -> list[str]:
    with neo4j.GraphDatabase.driver(  # pyright: ignore[reportUnknownMemberType]
        world.config.neo4j_uri or "",
        auth=(world.config.neo4j_user, world.config.neo4j_password.get_secret_value()),
    ) as driver:
        return [
            row["id"] for row in driver.execute_query("MATCH (o:OrgSchool) RETURN o.id AS id")[0]
        ]


def test_only_the_owner_edits_or_removes_a_job_or_a_study(
    kim: Caller, dana: Caller, omar: Caller
) -> None:
    job = kim.post(JOBS, {"company": "Acme"}).json()
    study = kim.post(STUDIES, {"school": "Uppsala University"}).json()
    for other in (dana, omar):
        assert other.put(f"{JOBS}/{job['id']}", {"company": "Initech"}).status_code == 404
        assert other.delete(f"{JOBS}/{job['id']}").status_code == 404
        assert other.delete(f"{STUDIES}/{study['id']}").status_code == 404
        assert other.items(JOBS) == other.items(STUDIES) == []
    assert kim.items(JOBS) == [job]
    assert kim.items(STUDIES) == [study]


def test_an_edit_that_finds_no_job_makes_no_company(kim: Caller) -> None:
    missing = "0198f5b2-7c1e-7a4b-9c3d-5e6f70819203"
    assert kim.put(f"{JOBS}/{missing}", {"company": "Nova Zembla AB"}).status_code == 404
    assert companies(kim, "nova zem") == []


def test_a_reference_account_is_added_dated_and_removed(kim: Caller, world: World) -> None:
    made = kim.post(ACCOUNTS, {"company_id": world.company("initech")}).json()
    assert (made["holder"], made["since"], made["until"]) == ("user", "", "")
    edited = kim.put(f"{ACCOUNTS}/{made['id']}", {"since": "2019", "until": "2021"}).json()
    assert (edited["company"], edited["since"]) == (made["company"], "2019")
    assert kim.items(ACCOUNTS) == [edited]
    assert kim.delete(f"{ACCOUNTS}/{made['id']}").status_code == 204
    assert kim.items(ACCOUNTS) == []


def test_a_company_is_a_reference_account_of_one_holder_once(kim: Caller, dana: Caller) -> None:
    assert kim.post(ACCOUNTS, {"company": "Acme"}).status_code == 201
    again = kim.post(ACCOUNTS, {"company": "Acme, Inc."})
    assert (again.status_code, again.json()["type"]) == (409, "urn:graphsvc:problem:conflict")
    assert kim.post(ACCOUNTS, {"company": "Acme", "holder": "org"}).status_code == 201
    assert dana.post(ACCOUNTS, {"company": "Acme"}).status_code == 201
    assert dana.post(ACCOUNTS, {"company": "Acme", "holder": "org"}).status_code == 409


def test_those_of_the_organisation_are_everybodys_and_personal_ones_are_not(
    kim: Caller, dana: Caller, omar: Caller
) -> None:
    personal = kim.post(ACCOUNTS, {"company": "Acme"}).json()
    shared = kim.post(ACCOUNTS, {"company": "Initech", "holder": "org"}).json()
    assert dana.items(ACCOUNTS) == [shared]
    assert omar.items(ACCOUNTS) == []
    for other in (dana, omar):
        assert other.delete(f"{ACCOUNTS}/{personal['id']}").status_code == 404
        assert other.put(f"{ACCOUNTS}/{personal['id']}", {}).status_code == 404
    assert omar.delete(f"{ACCOUNTS}/{shared['id']}").status_code == 404
    assert dana.put(f"{ACCOUNTS}/{shared['id']}", {"since": "2020"}).status_code == 200
    assert dana.delete(f"{ACCOUNTS}/{shared['id']}").status_code == 204


def test_a_customer_can_be_asked(kim: Caller) -> None:
    kim.post(ACCOUNTS, {"company": "Initech", "holder": "org"})
    answer = kim.get("/v1/paths", person="Lee Hart", edges="CUSTOMER").json()
    assert "of Initech, a customer" in answer["paths"][0]["sentence"]


def test_pages_of_reference_accounts_hold_each_once(kim: Caller) -> None:
    for number in range(5):
        kim.post(ACCOUNTS, {"company": f"Customer {number} Ltd"})
    found: list[str] = []
    cursor: dict[str, Any] = {}
    while True:
        body = kim.get(ACCOUNTS, limit=2, **cursor).json()
        found += [item["company"]["name"] for item in body["items"]]
        if body["next"] is None:
            break
        cursor = {"cursor": body["next"]}
    assert sorted(found) == [f"Customer {number} Ltd" for number in range(5)]
    other = kim.get("/v1/contacts", cursor=cursor["cursor"])
    assert (other.status_code, other.json()["field"]) == (422, "cursor")


def test_pasted_names_are_searched_one_by_one(kim: Caller, dana: Caller) -> None:
    kim.post(ACCOUNTS, {"company": "Initech", "holder": "org"})
    text = 'Acme, Inc., Initec\nTwin Peaks\nHooli\n"Nobody, Nowhere"'
    items = kim.post(f"{ACCOUNTS}/search", {"text": text}).json()["items"]
    found = {
        item["name"]: [(hit["name"], hit["exact"]) for hit in item["candidates"]] for item in items
    }
    assert list(found) == ["Acme, Inc.", "Initec", "Twin Peaks", "Hooli", "Nobody, Nowhere"]
    assert found["Acme, Inc."] == [("Acme, Inc.", True)]
    assert found["Initec"][0] == ("Initech", False)
    assert set(found["Twin Peaks"]) == {("Twin Peaks Ltd", True), ("Twin Peaks Inc", True)}
    assert found["Hooli"] == [("Hooli GmbH", True)]
    assert found["Nobody, Nowhere"] == []
    assert items[1]["candidates"][0]["added"] == ["org"]


@pytest.mark.parametrize("text", ["", " ,; \n", "\n".join(f"name {n}" for n in range(101))])
def test_a_paste_without_names_or_with_too_many_is_refused(kim: Caller, text: str) -> None:
    response = kim.post(f"{ACCOUNTS}/search", {"text": text})
    assert (response.status_code, response.json()["field"]) == (422, "text")
