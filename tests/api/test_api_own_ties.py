"""What users say of their own ties, through the API: somebody added by hand, how well they know
them, a contact hidden from others, two that are one, and whether they introduce anybody."""

from typing import Any

import pytest
from api_world import DANAS, HEADER, Caller, World

from graphsvc.access.door import Door
from graphsvc.access.integrity import find_broken
from graphsvc.directory.upkeep import erase
from graphsvc.ontology import NONE
from graphsvc.paths.rows import INTRODUCERS, Introducer

CONTACTS = "/v1/contacts"
ADA = {"name": "Ada Byron", "company": "Difference Engines Ltd", "title": "Analyst"}


def named(caller: Caller, name: str) -> dict[str, Any]:
    (found,) = [one for one in caller.items(CONTACTS, limit=100) if one["name"] == name]
    return found


def sound(world: World) -> bool:
    return find_broken(world.database, limit=1_000_000) == []


def added(caller: Caller, **given: Any) -> dict[str, Any]:
    response = caller.post(CONTACTS, given)
    assert response.status_code == 201, response.text
    assert response.headers["location"] == f"{CONTACTS}/{response.json()['contact']['id']}"
    return response.json()


def put(caller: Caller, contact: str, what: str, body: Any = None) -> Any:
    response = caller.put(f"{CONTACTS}/{contact}/{what}", body)
    assert response.status_code == 200, response.text
    return response.json()


def take_back(caller: Caller, contact: str, what: str) -> Any:
    response = caller.delete(f"{CONTACTS}/{contact}/{what}")
    assert response.status_code == 200, response.text
    return response.json()


# By hand


def test_somebody_added_by_hand_is_a_contact_with_a_verdict(
    dana: Caller, kim: Caller, omar: Caller, world: World
) -> None:
    made = added(dana, **ADA, emails=["ada@engines.example"], phones=["+44 20 7946 0000"])
    assert made["verdict"] == "private"
    assert made["reason"]
    assert made["contact"]["kind"] == "hand"
    assert made["contact"]["emails"] == ["ada@engines.example"]
    assert dana.get(f"{CONTACTS}/{made['contact']['id']}").json() == made["contact"]
    assert kim.get("/v1/paths", person="Ada Byron").json()["paths"]
    assert "ada@" not in kim.get("/v1/paths", person="Ada Byron").text
    assert omar.get("/v1/paths", person="Ada Byron").json()["target"] is None
    assert sound(world)


def test_the_same_contact_is_added_by_hand_once(dana: Caller) -> None:
    there = named(dana, "Ada Byron")["id"]
    again = dana.post(CONTACTS, {**ADA, "emails": ["ADA@engines.example"], "title": "Countess"})
    assert again.status_code == 409
    assert again.json()["existing"] == there
    assert named(dana, "Ada Byron")["title"] == "Analyst"


def test_a_file_leaves_alone_what_was_added_by_hand_and_removing_is_no_last_word(
    dana: Caller, world: World
) -> None:
    before = named(dana, "Ada Byron")
    world.run(world.dana, DANAS)
    assert named(dana, "Ada Byron") == before
    assert dana.delete(f"{CONTACTS}/{before['id']}").status_code == 204
    assert dana.delete("/v1/contacts/removed").json() == {"count": 0}
    again = added(dana, **ADA, emails=["ada@engines.example"])
    assert again["contact"]["id"] != before["id"]
    dana.delete(f"{CONTACTS}/{again['contact']['id']}")
    assert sound(world)


def test_whom_a_key_identifies_is_matched_and_whom_the_user_names_is_that_one(
    kim: Caller, world: World
) -> None:
    found = added(kim, name="Lee Hart", emails=["lee@initech.example"])
    assert (found["verdict"], found["contact"]["person"]) == ("matched", world.person("lee"))
    sam = added(kim, name="Sammy", person=world.person("sam-2"), level="slight", visible_to="me")
    assert (sam["verdict"], sam["rule"]) == ("matched", "your word")
    assert sam["contact"]["person"] == world.person("sam-2")
    assert sam["contact"]["word"]["level"] == "slight"
    assert sam["contact"]["word"]["visible_to"] == "me"
    edit = {"name": "Sammy S", "title": "", "company": ""}
    assert kim.put(f"{CONTACTS}/{sam['contact']['id']}", edit).json()["person"]
    for one in (found, sam):
        kim.delete(f"{CONTACTS}/{one['contact']['id']}")
    assert sound(world)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"name": "…"}, "name"),
        ({"company": "Acme"}, "name"),
        ({"name": "Al", "emails": ["al at home"]}, "emails"),
        ({"name": "Al", "phones": ["1; 2"]}, "phones"),
        ({"name": "Al", "profile_url": "nowhere"}, "profile_url"),
        ({"name": "Al", "company": "?!"}, "company"),
        ({"name": "Al", "person": "nobody"}, "person"),
        ({"name": "Al", "level": "best"}, "level"),
        ({"name": "Al", "visible_to": "world"}, "visible_to"),
        ({"name": "Al", "surprise": 1}, "surprise"),
    ],
)
def test_what_cannot_be_used_is_refused_by_its_field(
    kim: Caller, given: dict[str, Any], field: str
) -> None:
    response = kim.post(CONTACTS, given)
    assert response.status_code == 422
    assert field in response.text
    assert kim.items(CONTACTS) == []


def test_who_asked_not_to_be_held_is_not_added(kim: Caller, world: World) -> None:
    erase(world.database, world.ring, "olga")
    response = kim.post(CONTACTS, {"name": "Ólga O'Neill", "company": "Initech"})
    assert response.status_code == 422
    assert "asked not to be held" in response.json()["detail"]


# How well they know them


def test_a_word_holds_for_the_same_human_from_every_source(dana: Caller, world: World) -> None:
    lee = named(dana, "Lee Hart")
    word = put(dana, lee["id"], "word", {"level": "close"})["word"]
    assert (word["level"], word["visible_to"]) == ("close", "organisation")
    world.run(world.dana, DANAS.replace("Head of purchasing", "Chief"))
    assert named(dana, "Lee Hart")["word"] == word
    world.run(world.dana, f"{HEADER}\nLee,Hart,,lee@initech.example,Initech,,\n", label="second")
    both = [one for one in dana.items(CONTACTS, limit=100) if one["name"] == "Lee Hart"]
    assert [one["word"] for one in both] == [word, word]
    put(dana, both[1]["id"], "word", {"level": "none", "visible_to": "me"})
    assert {one["word"]["level"] for one in both_of(dana)} == {"none"}
    assert {one["word"]["visible_to"] for one in both_of(dana)} == {"me"}
    take_back(dana, lee["id"], "word")
    assert [one["word"] for one in both_of(dana)] == [None, None]
    world.run(world.dana, f"{HEADER}\nZ,Z,,,Z,,\n", label="second")
    world.run(world.dana, DANAS)
    assert sound(world)


def both_of(caller: Caller) -> list[dict[str, Any]]:
    return [one for one in caller.items(CONTACTS, limit=100) if one["name"] == "Lee Hart"]


@pytest.mark.parametrize("what", ["word", "hidden"])
def test_of_somebody_elses_contact_nothing_can_be_said(
    dana: Caller, kim: Caller, what: str
) -> None:
    contact = named(dana, "Lena Hartmann")["id"]
    body = {"level": "close"} if what == "word" else None
    for id_ in (contact, "nothing"):
        assert kim.put(f"{CONTACTS}/{id_}/{what}", body).status_code == 404
        assert kim.delete(f"{CONTACTS}/{id_}/{what}").status_code == 404


# Hidden from others


def seen_by(caller: Caller, world: World, name: str) -> list[str]:
    """All that a caller can ask in which a contact may appear, answered with the name or not."""
    company = world.company("initech")
    asked = [
        caller.get("/v1/people", q=name),
        caller.get(f"/v1/companies/{company}/people"),
        caller.get("/v1/paths", company="initech.example"),
        caller.get("/v1/paths", person=f"{name} @ Initech"),
    ]
    return [response.text for response in asked if name in response.text]


def test_a_hidden_contact_is_there_for_its_owner_alone(
    dana: Caller, kim: Caller, world: World
) -> None:
    lena = named(dana, "Lena Hartmann")["id"]
    before = seen_by(kim, world, "Lena Hartmann"), seen_by(dana, world, "Lena Hartmann")
    assert len(before[0]) == 4
    assert put(dana, lena, "hidden")["hidden"]
    assert seen_by(kim, world, "Lena Hartmann") == []
    assert len(seen_by(dana, world, "Lena Hartmann")) == 4
    assert put(dana, lena, "hidden")["hidden"]
    assert kim.get("/v1/paths", person=lena).json()["target"] is None
    world.run(world.dana, DANAS.replace("Buyer", "Chief buyer"))
    assert named(dana, "Lena Hartmann")["title"] == "Chief buyer"
    assert seen_by(kim, world, "Lena Hartmann") == []
    world.run(world.dana, DANAS)
    assert not take_back(dana, lena, "hidden")["hidden"]
    assert (seen_by(kim, world, "Lena Hartmann"), seen_by(dana, world, "Lena Hartmann")) == before
    assert sound(world)


def test_a_company_that_only_a_hidden_contact_names_is_gone_for_all(
    dana: Caller, kim: Caller, world: World
) -> None:
    noor = named(dana, "Noor Said")
    assert [hit["name"] for hit in kim.items("/v1/companies", q="hooli")] == ["Hooli GmbH"]
    assert put(dana, noor["id"], "hidden")["company_id"] is None
    for caller in (kim, dana):
        assert caller.items("/v1/companies", q="hooli") == []
        assert caller.get(f"/v1/companies/{noor['company_id']}").status_code == 404
    world.run(world.dana, DANAS)
    assert kim.items("/v1/companies", q="hooli") == []
    assert named(dana, "Noor Said")["company"] == "Hooli GmbH"
    assert take_back(dana, noor["id"], "hidden")["company_id"]
    assert [hit["name"] for hit in kim.items("/v1/companies", q="hooli")] == ["Hooli GmbH"]
    assert kim.get("/v1/paths", company="Hooli GmbH").json()["paths"]
    assert sound(world)


# Two that are one


def test_two_contacts_are_one_for_their_owner_alone(
    dana: Caller, kim: Caller, omar: Caller, world: World
) -> None:
    lena, noor = named(dana, "Lena Hartmann"), named(dana, "Noor Said")
    before = [seen_by(caller, world, "Lena Hartmann") for caller in (dana, kim)]
    same = f"{CONTACTS}/{lena['id']}/same"
    told = dana.post(same, {"contact": noor["id"]})
    assert (told.status_code, told.json()["same"]) == (200, [_alone(noor)])
    assert dana.get(f"{CONTACTS}/{noor['id']}").json()["same"] == [_alone(lena)]
    listed = dana.items(CONTACTS, limit=100)
    assert {*_ids(lena, noor)} & {*_ids(*listed)} == {min(_ids(lena, noor))}
    paths = dana.get("/v1/paths", person="Noor Said").json()
    assert paths["target"] == dana.get("/v1/paths", person="Lena Hartmann").json()["target"]
    assert seen_by(kim, world, "Lena Hartmann") == before[1]
    for caller, body, status in (
        (kim, {"contact": noor["id"]}, 404),
        (omar, {"contact": noor["id"]}, 404),
        (dana, {"contact": "nothing"}, 422),
        (dana, {"contact": lena["id"]}, 422),
        (dana, {}, 422),
    ):
        assert caller.post(same, body).status_code == status
    assert kim.delete(same).status_code == 404
    assert dana.delete(same).json() == lena
    assert dana.delete(same).json() == lena
    assert [seen_by(caller, world, "Lena Hartmann") for caller in (dana, kim)] == before
    assert sound(world)


def _alone(contact: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in contact.items() if name != "same"}


def _ids(*contacts: dict[str, Any]) -> list[str]:
    return [contact["id"] for contact in contacts]


# Whether one introduces others


def test_who_is_not_free_is_known_to_the_organisation_and_nobody_else(
    dana: Caller, kim: Caller, omar: Caller, world: World
) -> None:
    def others(caller: Caller) -> list[Introducer]:
        viewer = caller.asker.user.viewer
        return Door(world.database, viewer, world.ring).look(lambda view: view.read(INTRODUCERS))

    assert dana.get("/v1/me").json()["availability"] == "free"
    assert others(kim) == []
    said = dana.put("/v1/me/availability", {"availability": "closed"})
    assert said.json()["availability"] == dana.get("/v1/me").json()["availability"] == "closed"
    assert others(kim) == [Introducer(dana.asker.user.id, world.person("dana"), "closed")]
    assert others(omar) == []
    kim.put("/v1/me/availability", {"availability": "busy"})
    assert Introducer(kim.asker.user.id, NONE, "busy") in others(dana)
    for caller in (dana, kim):
        caller.put("/v1/me/availability", {"availability": "free"})
    assert others(kim) == []
    assert dana.put("/v1/me/availability", {"availability": "perhaps"}).status_code == 422
    assert sound(world)
