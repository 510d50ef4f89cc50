"""What owners say of their ties, and whether they introduce, as it shows in paths."""

from collections.abc import Iterator
from typing import Any

import pytest
from api_world import Caller, World

from graphsvc.days import today
from graphsvc.paths.options import Options
from graphsvc.paths.pin import Pinned, write_cursor

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
    assert answer["reason"]["code"] == "only_closed"
    assert "no requests" in answer["reason"]["text"]
    assert paths(dana), "whoever is closed asks for themselves as before"
    assert kim.get(PATHS, person="Dana Reyes").json()["paths"], "and can be asked for"


@pytest.mark.usefixtures("free_again")
def test_the_closed_are_no_reason_where_one_leaves_them_out_oneself(
    kim: Caller, dana: Caller, world: World
) -> None:
    dana.put("/v1/me/availability", {"availability": "closed"})
    for left_out in ({"without": world.person("dana")}, {"min_strength": 0.99}):
        answer = kim.get(PATHS, person="Lee Hart", **left_out).json()
        assert answer["reason"]["code"] == "only_excluded"
    french = kim.get(PATHS, person="Lee Hart", language="fr").json()["reason"]
    assert "ne prennent pas de demandes" in french["text"]


@pytest.mark.usefixtures("free_again")
def test_nobody_is_told_to_ask_a_closed_colleague(kim: Caller, dana: Caller, world: World) -> None:
    tab = f"/v1/companies/{world.company('initech')}/people"
    dana.put("/v1/me/availability", {"availability": "closed"})
    (seen,) = kim.get(tab).json()["private"]
    assert (seen["owner"]["name"], seen["ask"]) == (
        "Dana Reyes",
        "Dana Reyes takes no requests now",
    )


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


def test_who_goes_round_a_tie_makes_a_detour(kim: Caller, world: World) -> None:
    lee, dana = world.person("lee"), world.person("dana")
    said = kim.put(f"/v1/people/{lee}/word", {"level": "close"}).json()
    assert [path["introducer"] for path in paths(kim)] == [None]
    assert [path["introducer"] for path in paths(kim, detours="true")] == [None, dana]
    # What nobody may use leads nowhere, so nothing goes round it.
    assert [path["introducer"] for path in paths(kim, introducer=dana)] == [dana]
    assert kim.delete(f"/v1/contacts/{said['id']}").status_code == 204
    assert [path["introducer"] for path in paths(kim)] == [dana]


def test_a_cursor_brings_no_detour_back(kim: Caller, world: World) -> None:
    lee, dana = world.person("lee"), world.person("dana")

    def page(**asked: Any) -> tuple[int, int]:
        """Paths and withdrawn ones of a page that should have the path through Dana."""
        question = Options(**asked).question("person", "Lee Hart")
        cursor = write_cursor(question, Pinned(today(), 2, [(dana, lee)]))
        found = kim.get(PATHS, person="Lee Hart", cursor=cursor, **asked).json()
        return len(found["paths"]), found["withdrawn"]

    assert page() == (1, 0)
    said = kim.put(f"/v1/people/{lee}/word", {"level": "close"}).json()
    assert (page(), page(detours=True)) == ((0, 1), (1, 0))
    assert kim.delete(f"/v1/contacts/{said['id']}").status_code == 204


@pytest.mark.parametrize("ahead", [2, 4_000_000, 2**53])
def test_a_cursor_of_no_day_is_refused_in_words(kim: Caller, world: World, ahead: int) -> None:
    question = Options().question("person", "Lee Hart")
    cursor = write_cursor(question, Pinned(min(today() + ahead, 2**53), 2, [("x", "y")]))
    found = kim.get(PATHS, person="Lee Hart", cursor=cursor)
    assert (found.status_code, found.json()["field"]) == (422, "cursor")


def test_nobody_says_how_well_they_know_themselves_or_nobody(dana: Caller, world: World) -> None:
    me = f"/v1/people/{world.person('dana')}/word"
    assert dana.put(me, {"level": "good"}).status_code == 422
    assert dana.put("/v1/people/nobody/word", {"level": "good"}).status_code == 404
    assert dana.delete("/v1/people/nobody/word").status_code == 404
