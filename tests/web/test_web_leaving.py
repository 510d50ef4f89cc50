"""Pages on which somebody's access ends."""

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient
from web_world import World

from graphsvc.access.users import User, add_user
from graphsvc.ids import new_id
from graphsvc.team.administrators import set_administrator
from graphsvc.team.change import at_console
from tests.judge.site import Asker
from tests.web.conftest import BROWSER


@pytest.fixture
def guest(world: World) -> User:
    """Somebody new of Kim's organisation."""
    email = f"{new_id()}@globex.example"
    return add_user(world.database, world.ring, email=email, org=world.globex, name="Gil Guest")


@pytest.fixture
def browser(app: FastAPI, world: World, guest: User) -> TestClient:
    client = TestClient(app, headers=BROWSER, follow_redirects=False)
    world.sign_in(client, Asker(guest, ""))
    return client


@pytest.fixture
def boss(kim: TestClient, world: World) -> TestClient:
    """Kim as an administrator."""
    at_console(
        world.database,
        world.globex.id,
        lambda one: set_administrator(one, world.kim.user.id, admin=True),
    )
    return kim


def address(user: User) -> str:
    return f"/organisation/people/{user.id}/leaving"


def test_an_administrator_is_asked_and_ends_somebodys_access(
    boss: TestClient, browser: TestClient, guest: User
) -> None:
    asked = boss.get(address(guest))
    assert "End the access of <bdi>Gil Guest</bdi>?" in asked.text
    assert "After 30 days everything that is theirs is erased" in asked.text
    done = boss.post(address(guest), data={"holder": "organisation"})
    assert "Their access has ended" in done.text
    assert browser.get("/").headers["location"] == "/signin"
    assert boss.get(address(guest)).status_code == 404
    boss.post(f"/organisation/people/{guest.id}/activate")
    assert boss.get(address(guest)).status_code == 200


def test_nobody_else_may_look_at_it_or_do_it(
    dana: TestClient, omar: TestClient, guest: User
) -> None:
    assert dana.get(address(guest)).status_code == 403
    assert dana.post(address(guest)).status_code == 403
    assert omar.get(address(guest)).status_code == 404


def test_one_leaves_oneself_and_is_signed_out(browser: TestClient, guest: User) -> None:
    asked = browser.get(address(guest)).text
    assert "Download everything that is yours" in asked
    done = browser.post(address(guest), data={"holder": ""})
    assert done.headers["location"] == "/signin?done=left"
    assert browser.get("/").headers["location"] == "/signin"
