"""What an administrator ends is ended in the very next answer: a key, sessions, all of a user."""

from typing import Any

import pytest
from api_world import Caller, World
from starlette.testclient import TestClient

from graphsvc.access.door import Door
from graphsvc.access.keys import (
    add_code,
    add_key,
    end_sessions,
    list_keys,
    revoke_key,
    start_session,
    viewer_of_code,
    viewer_of_key,
    viewer_of_session,
)
from graphsvc.access.users import activate_user, deactivate_user, list_users, me
from graphsvc.errors import NotSignedIn
from tests.judge.site import Asker

NOOR, LENA, LEE = "Noor Said", "Lena Hartmann", "Lee Hart"


@pytest.fixture
def guest(client: TestClient, world: World) -> Caller:
    """Dana by a key of its own."""
    return Caller(client, Asker(world.dana.user, add_key(world.database, user=world.dana.user.id)))


def asked(kim: Caller, world: World, noor: str) -> dict[str, Any]:
    """All that Kim may see of Dana's contacts and of Dana."""
    own = kim.items("/v1/companies", q="hooli")
    places = [world.company("initech"), *(one["id"] for one in own)]
    return {
        "found": [kim.items("/v1/people", q=q) for q in ("noor", "lena hart", "dana", "said")],
        "there": [kim.get(f"/v1/companies/{place}/people").json() for place in places],
        "paths": [
            kim.get("/v1/paths", **about).json()
            for about in (
                {"person": NOOR},
                {"person": noor},
                {"person": LEE},
                {"person": "Noor Said @ Hooli"},
                {"company": "Initech"},
                {"company": "Hooli"},
            )
        ],
    }


def test_a_revoked_key_opens_nothing_and_the_others_still_do(
    guest: Caller, dana: Caller, world: World
) -> None:
    assert guest.get("/v1/me").status_code == 200
    newest = list_keys(world.database, user=world.dana.user.id)[-1]
    assert revoke_key(world.database, newest.id)
    assert guest.get("/v1/me").status_code == 401
    assert dana.get("/v1/me").status_code == 200
    assert not revoke_key(world.database, newest.id)


def test_sessions_end_and_keys_stay(kim: Caller, world: World) -> None:
    cookies = [start_session(world.database, user=world.kim.user.id, hours=1) for _ in range(2)]
    others = start_session(world.database, user=world.omar.user.id, hours=1)
    counts = {row.id: row.sessions for row in list_users(world.database, world.globex)}
    assert counts == {world.kim.user.id: 2, world.dana.user.id: 0}
    assert end_sessions(world.database, user=world.kim.user.id) == 2
    assert end_sessions(world.database, user=world.kim.user.id) == 0
    for cookie in cookies:
        with pytest.raises(NotSignedIn):
            viewer_of_session(world.database, cookie)
    assert viewer_of_session(world.database, others) == world.omar.user.viewer
    assert kim.get("/v1/me").status_code == 200


def test_who_is_deactivated_is_let_in_no_more_and_their_contacts_are_seen_by_nobody(
    kim: Caller, guest: Caller, world: World
) -> None:
    noor = kim.items("/v1/people", q="noor said")[0]["id"]
    before = asked(kim, world, noor)
    for name in (NOOR, LENA, LEE, "Dana Reyes"):
        assert name in str(before)
    cookie = start_session(world.database, user=world.dana.user.id, hours=1)
    code = add_code(world.database, user=world.dana.user.id, hours=1)
    dana = Door(world.database, world.dana.user.viewer, world.ring)

    ended = deactivate_user(world.database, world.dana.user)
    assert (ended.keys, ended.sessions) == (2, 1)
    assert guest.get("/v1/me").status_code == 401
    with pytest.raises(NotSignedIn):
        viewer_of_session(world.database, cookie)
    with pytest.raises(NotSignedIn):
        dana.look(me)
    after = asked(kim, world, noor)
    assert NOOR not in str(after)
    assert LENA not in str(after)
    assert all(path == {**path, "paths": []} for path in after["paths"])
    unknown = kim.get("/v1/paths", person="Nobody At-All").json()["reason"]
    assert after["paths"][0]["reason"] == unknown

    again = deactivate_user(world.database, world.dana.user)
    assert (again.keys, again.sessions) == (0, 0)
    activate_user(world.database, world.dana.user)
    with pytest.raises(NotSignedIn):
        viewer_of_code(world.database, code)
    assert guest.get("/v1/me").status_code == 401
    key = add_key(world.database, user=world.dana.user.id)
    assert viewer_of_key(world.database, key) == world.dana.user.viewer
    assert asked(kim, world, noor) == before
