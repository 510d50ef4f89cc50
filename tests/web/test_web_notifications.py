"""What users are told of: on their page, by mail, as they chose; and of nothing of others."""

import re

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient
from web_world import HEADER, Asker, World

from graphsvc.access.door import Door
from graphsvc.access.integrity import find_broken
from graphsvc.access.users import activate_user, deactivate_user
from graphsvc.ids import new_id
from graphsvc.mail.notices import KINDS, SOMEBODY, page_of_notifications, tell
from graphsvc.mail.outbox import Mail, mailbox
from graphsvc.ontology import NoticeKind
from graphsvc.wire.pages import PageQuery
from tests.judge.site import Caller

UNSURE = f"""{HEADER}
Una,Sure,,lee@initech.example,Initech,,
Umberto,Sure,,lee@initech.example,Initech,,
"""


@pytest.fixture
def client(app: FastAPI) -> TestClient:
    return TestClient(app)


def follow(world: World, asked: Asker, follower: Asker, *, once: str) -> None:
    world.database.write(
        lambda tx: tell(
            tx,
            world.ring,
            NoticeKind.FOLLOW_ASKED,
            user=asked.user.id,
            once=once,
            follower=follower.user.id,
        )
    )


def mails(world: World, to: Asker) -> list[Mail]:
    return [mail for mail in mailbox(world.database, world.ring) if mail.to == to.user.email]


def texts(client: TestClient, asker: Asker) -> list[str]:
    return [one["text"] for one in Caller(client, asker).items("/v1/notifications")]


def test_an_import_tells_its_owner_how_it_ended_and_nobody_else(
    client: TestClient, world: World
) -> None:
    world.run(world.kim, UNSURE, label="unsure")
    told = Caller(client, world.kim).items("/v1/notifications")
    assert [one["kind"] for one in told] == ["to_settle", "import_finished"]
    assert told[1]["text"] == "An import is finished: 2 rows."
    assert re.fullmatch(r"\d+ connections? waits? for your word\.", told[0]["text"])
    page = TestClient(client.app, headers={"Accept": "text/html"})
    world.sign_in(page, world.kim)
    assert all(page.get(one["page"]).status_code == 200 for one in told)
    with_omar = texts(client, world.omar)
    assert with_omar == ["An import is finished: 2 rows."]
    world.run(world.kim, "Nothing that a format knows", label="refused")
    assert texts(client, world.kim)[0] == "An import has ended: its file cannot be used."
    assert find_broken(world.database, limit=1_000) == []


def test_for_one_cause_one_is_told_once_and_a_mail_names_nobody(
    client: TestClient, world: World
) -> None:
    before = len(texts(client, world.dana))
    for _ in range(2):
        follow(world, world.dana, world.kim, once="kim")
    assert texts(client, world.dana)[0] == "Kim Novak asks to follow you."
    assert len(texts(client, world.dana)) == before + 1
    [mail] = mails(world, world.dana)
    assert SOMEBODY in mail.written.text
    assert "Kim" not in mail.written.text + mail.written.html + mail.written.subject
    assert mail.written.link.endswith("/settings/followers")


def test_a_name_is_looked_up_through_the_door_when_it_is_shown(
    client: TestClient, world: World
) -> None:
    follow(world, world.dana, world.omar, once="omar")
    assert texts(client, world.dana)[0] == f"{SOMEBODY} asks to follow you."


def test_what_was_chosen_holds_for_the_next_one(client: TestClient, world: World) -> None:
    kim = Caller(client, world.kim)
    at = "/v1/notifications/choices/follow_asked"
    assert kim.put(at, {"page": False, "mail": False}).json()["page"] is False
    before = texts(client, world.kim)
    follow(world, world.kim, world.dana, once="silent")
    assert texts(client, world.kim) == before
    assert mails(world, world.kim) == []
    kim.put(at, {"page": False, "mail": True})
    follow(world, world.kim, world.dana, once="mailed")
    assert texts(client, world.kim) == before
    assert len(mails(world, world.kim)) == 1
    assert {one["kind"] for one in kim.items("/v1/notifications/choices")} == set(KINDS)
    assert kim.put("/v1/notifications/choices/nothing", {}).status_code == 422


def test_others_notifications_are_like_those_that_there_are_not(
    client: TestClient, world: World
) -> None:
    follow(world, world.dana, world.kim, once="hers")
    [hers, *_] = Caller(client, world.dana).items("/v1/notifications")
    omar = Caller(client, world.omar)
    answers = [omar.put(f"/v1/notifications/{id_}/read", None) for id_ in (hers["id"], new_id())]
    assert [one.status_code for one in answers] == [404, 404]
    assert len({re.sub(r"[0-9a-f-]{36}", "", one.text) for one in answers}) == 1
    assert Caller(client, world.dana).items("/v1/notifications")[0]["read"] is None


def test_nobody_is_told_who_was_let_go(client: TestClient, world: World) -> None:
    before = texts(client, world.omar)
    deactivate_user(world.database, world.omar.user)
    follow(world, world.omar, world.omar, once="gone")
    activate_user(world.database, world.omar.user)
    assert mails(world, world.omar) == []
    shown = Door(world.database, world.omar.user.viewer, world.ring).look(
        lambda view: page_of_notifications(view, PageQuery())
    )
    assert [one.text for one in shown.items] == before


def test_the_header_counts_what_was_not_read_and_reading_takes_it_away(
    dana: TestClient, world: World
) -> None:
    dana.post("/notifications/read")
    for number in range(3):
        follow(world, world.dana, world.kim, once=f"count {number}")
    page = dana.get("/notifications")
    assert '<b class="count">3' in page.text
    [first, *_] = re.findall(r'action="(/notifications/[0-9a-f-]{36})"', page.text)
    opened = dana.post(first, follow_redirects=False)
    assert opened.headers["location"] == "/settings/followers"
    assert '<b class="count">2' in dana.get("/").text
    dana.post("/notifications/read")
    assert 'class="count"' not in dana.get("/").text


def test_a_list_goes_on_where_a_page_ended(client: TestClient, world: World) -> None:
    for number in range(3):
        follow(world, world.dana, world.kim, once=f"page {number}")
    dana = Caller(client, world.dana)
    everything = dana.items("/v1/notifications")
    found, cursor = [], None
    while True:
        page = dana.get("/v1/notifications", limit=2, **({"cursor": cursor} if cursor else {}))
        found += page.json()["items"]
        cursor = page.json()["next"]
        if cursor is None:
            break
    assert found == everything


def test_each_line_of_the_settings_is_saved_without_scripts_too(
    kim: TestClient, world: World
) -> None:
    page = kim.get("/settings/notifications")
    assert page.text.count("<noscript><button") == len(KINDS)
    assert page.text.count("data-at-once") == len(KINDS)
    saved = kim.post("/settings/notifications", data={"kind": "to_settle", "mail": "true"})
    assert saved.text.count("Success: saved.") == 1
    chosen = Caller(TestClient(kim.app), world.kim).items("/v1/notifications/choices")
    [settle] = [one for one in chosen if one["kind"] == "to_settle"]
    assert (settle["page"], settle["mail"]) == (False, True)
    assert kim.post("/settings/notifications", data={"kind": "x"}).status_code == 422
