"""What owners say of their ties, and whether they introduce, as it shows in paths."""

from collections.abc import Iterator
from typing import Any

import pytest
from api_world import Caller, World

PATHS = "/v1/paths"


def paths(caller: Caller, **question: Any) -> list[dict[str, Any]]:
    return caller.get(PATHS, person="Lee Hart", **question).json()["paths"]


@pytest.fixture
def free_again(dana: Caller) -> Iterator[None]:
    yield
    assert dana.put("/v1/me/availability", {"availability": "free"}).status_code == 200


@pytest.mark.usefixtures("free_again")
def test_a_busy_introducer_halves_a_path_and_may_be_spared(kim: Caller, dana: Caller) -> None:
    (before,) = paths(kim)
    assert before["people"][1]["availability"] == "free"
    dana.put("/v1/me/availability", {"availability": "busy"})
    (after,) = paths(kim)
    assert after["strength"] == pytest.approx(before["strength"] / 2, abs=1e-4)
    assert [tie["strength"] for tie in after["edges"]] == [
        tie["strength"] for tie in before["edges"]
    ]
    assert after["people"][1]["availability"] == "busy"
    assert paths(kim, spare_busy="true") == []


@pytest.mark.usefixtures("free_again")
def test_a_closed_colleague_introduces_nobody(kim: Caller, dana: Caller) -> None:
    dana.put("/v1/me/availability", {"availability": "closed"})
    answer = kim.get(PATHS, person="Lee Hart").json()
    assert answer["paths"] == []
    assert answer["reason"]["code"] == "only_excluded"
    assert paths(dana), "whoever is closed asks for themselves as before"
    assert kim.get(PATHS, person="Dana Reyes").json()["paths"], "and can be asked for"


def test_the_owners_word_takes_the_place_of_what_is_computed(
    kim: Caller, dana: Caller, omar: Caller, world: World
) -> None:
    address = f"/v1/people/{world.person('lee')}/word"
    computed = paths(dana)[0]["strength"]
    assert dana.put(address, {"level": "close"}).json()["word"]["level"] == "close"
    assert paths(dana)[0]["strength"] == 0.9 > computed
    (seen,) = paths(kim)
    assert seen["edges"][1]["strength"] == 0.9
    assert seen["sentence"] == "Dana Reyes, your colleague, knows Lee Hart well, by their own word."
    assert paths(omar) == []
    dana.put(address, {"level": "none"})
    assert paths(kim) == paths(dana) == []
    dana.put(address, {"level": "slight", "visible_to": "me"})
    assert paths(dana)[0]["strength"] == 0.2
    assert paths(kim)[0]["edges"][1]["strength"] == pytest.approx(computed)
    assert dana.delete(address).status_code == 200
    assert paths(dana)[0]["strength"] == computed


def test_a_word_of_somebody_who_is_no_contact_makes_them_one(
    kim: Caller, dana: Caller, omar: Caller, world: World
) -> None:
    address = f"/v1/people/{world.person('lee')}/word"
    assert kim.delete(address).status_code == 404
    said = kim.put(address, {"level": "good"}).json()
    assert (said["kind"], said["person"]) == ("hand", world.person("lee"))
    direct = paths(kim)[0]
    assert (direct["strength"], direct["introducer"]) == (0.6, None)
    assert direct["sentence"] == "You know Lee Hart, by your own word."
    again = kim.put(address, {"level": "close"}).json()
    assert again["id"] == said["id"]
    through = [path for path in paths(dana) if path["introducer"]]
    assert [path["people"][1]["name"] for path in through] == ["Kim Novak"]
    assert paths(omar) == []
    assert kim.delete(f"/v1/contacts/{said['id']}").status_code == 204
    assert [path["introducer"] for path in paths(kim)] == [world.person("dana")]


def test_nobody_says_how_well_they_know_themselves_or_nobody(dana: Caller, world: World) -> None:
    me = f"/v1/people/{world.person('dana')}/word"
    assert dana.put(me, {"level": "good"}).status_code == 422
    assert dana.put("/v1/people/nobody/word", {"level": "good"}).status_code == 404
    assert dana.delete("/v1/people/nobody/word").status_code == 404
