"""The pages of the organisation: its people, roles and groups, and followers."""

import re

import neo4j
import pytest
from starlette.testclient import TestClient
from web_world import EVIL, HEADER, World

from graphsvc.app import create_app
from graphsvc.team.administrators import set_administrator
from graphsvc.team.change import at_console
from tests.judge.fixtures import driver, session

__all__ = ["driver", "session"]


@pytest.fixture(scope="module", autouse=True)
def run_by_dana(world: World) -> None:
    """Dana is the administrator of Globex, Omar of Umbrella."""
    for one in (world.dana.user, world.omar.user):
        at_console(
            world.database,
            one.org,
            lambda change, u=one: set_administrator(change, u.id, admin=True),
        )


def listed(client: TestClient, path: str) -> dict[str, str]:
    """Ids by name."""
    return {one["name"]: one["id"] for one in client.get(path).json()["items"]}


def test_a_tree_of_roles_is_made_changed_and_given_by_administrators(
    dana: TestClient, kim: TestClient
) -> None:
    made = dana.post("/organisation/roles", data={"name": "Head of sales"})
    assert (made.url.path, "Added." in made.text) == ("/organisation/roles", True)
    head = listed(dana, "/v1/roles")["Head of sales"]
    dana.post("/organisation/roles", data={"name": EVIL, "parent": head})
    rep = listed(dana, "/v1/roles")[EVIL]
    page = kim.get("/organisation/roles")
    assert EVIL not in page.text
    assert re.search(r"level-2.*&lt;script&gt;", page.text, re.S)
    assert "<form" not in page.text.partition("<main")[2]
    twice = dana.post("/organisation/roles", data={"name": "head of SALES"})
    assert twice.status_code == 409
    assert "called head of SALES already" in twice.text
    kims = listed(dana, "/v1/users")["Kim Novak"]
    given = dana.post(f"/organisation/people/{kims}/role", data={"role": rep})
    assert "Changed." in given.text
    assert kim.get(f"/v1/users/{kims}").json()["role"] == {"id": rep, "name": EVIL}
    ring = dana.post(f"/organisation/roles/{head}", data={"name": "Head", "parent": rep})
    assert (ring.status_code, "below itself" in ring.text) == (422, True)
    held = dana.post(f"/organisation/roles/{rep}/remove")
    assert (held.status_code, "Somebody holds the role" in held.text) == (409, True)
    dana.post(f"/organisation/people/{kims}/role", data={"role": ""})
    assert "Removed." in dana.post(f"/organisation/roles/{rep}/remove").text
    assert listed(kim, "/v1/roles") == {"Head of sales": head}


def test_administrators_see_how_many_use_it(
    dana: TestClient, kim: TestClient, world: World, session: neo4j.Session
) -> None:
    def month(name: str, signed_in: int, asked: int) -> None:
        session.run(
            "CREATE (:MonthlyUse {org: $org, scope: 'org:' + $org, month: $month, "
            "signed_in: $signed_in, imported: 0, asked: $asked})",
            org=world.globex.id,
            month=name,
            signed_in=signed_in,
            asked=asked,
        ).consume()

    assert "No month is over yet" in dana.get("/organisation/adoption").text
    month("2026-02", 4, 4)
    month("2026-03", 1_234, 5)
    page = dana.get("/organisation/adoption").text
    assert re.findall(r"<t[hd][^>]*>([^<]+)</t[hd]>", page)[4:] == [
        "March 2026",
        "1,234",
        "fewer than five",
        "5",
    ]
    assert dana.get("/v1/adoption").json() == {
        "items": [{"month": "2026-03", "signed_in": 1_234, "imported": None, "asked": 5}]
    }
    assert kim.get("/organisation/adoption").status_code == 403
    assert kim.get("/v1/adoption").status_code == 403
    assert "Adoption" not in kim.get("/organisation").text
    session.run("MATCH (n:MonthlyUse) DELETE n").consume()


def test_who_comes_in_asks_and_imports_is_counted(
    kim: TestClient, world: World, sent: list[str], session: neo4j.Session
) -> None:
    """And nobody for what was refused."""
    done: dict[str, set[str]] = {}

    def counted() -> set[str]:
        fresh.state.services.adopted.write()
        rows = session.run("MATCH (n:UseMark {org: $org}) RETURN n.activity", org=world.globex.id)
        return set(rows.value())

    session.run("MATCH (n:UseMark) DELETE n").consume()
    fresh = create_app(world.config, database=world.database, ring=world.ring)
    with TestClient(fresh, headers=dict(kim.headers), cookies=kim.cookies) as client:
        client.get("/")
        done["in"] = counted()
        client.get("/v1/paths?person=Sam+Smith")
        client.post("/v1/imports", files={"file": ("x.csv", b"x")}, data={"format": "none"})
        done["refused"] = counted()
        client.get("/ask?q=lee@initech.example")
        done["asked"] = counted()
        file = {"file": ("Connections.csv", HEADER.encode())}
        client.post("/v1/imports", files=file, data={"format": "linkedin"})
        done["imported"] = counted()
    assert done == {
        "in": {"signed_in"},
        "refused": {"signed_in"},
        "asked": {"signed_in", "asked"},
        "imported": {"signed_in", "asked", "imported"},
    }


def test_a_group_is_run_on_its_page(dana: TestClient, kim: TestClient, omar: TestClient) -> None:
    page = dana.post("/organisation/groups", data={"name": "North"})
    address = page.url.path
    assert re.fullmatch(r"/organisation/groups/[0-9a-f-]+", address)
    assert "Nobody is in this group yet." in page.text
    seen = kim.get(address)
    assert "told to its members and administrators" in seen.text
    assert "<form" not in seen.text.partition("<main")[2]
    nobody = dana.post(f"{address}/members", data={"user": "omar@umbrella.example"})
    assert (nobody.status_code, "no such user" in nobody.text) == (404, True)
    added = dana.post(f"{address}/members", data={"user": "kim.novak@globex.example"})
    assert "<bdi>Kim Novak</bdi>" in added.text.partition("<main")[2]
    assert "<bdi>Kim Novak</bdi>" in kim.get(address).text.partition("<main")[2]
    kims = listed(dana, "/v1/users")["Kim Novak"]
    refused = kim.post(address, data={"name": "Ours"})
    assert (refused.status_code, "Only administrators of this group" in refused.text) == (403, True)
    dana.post(f"{address}/members/{kims}", data={"administrator": "true"})
    renamed = kim.post(address, data={"name": "Northern", "suspended": "true"})
    assert "its members see nothing" in renamed.text
    assert "suspended</span>" in dana.get("/organisation/groups").text
    assert omar.get(address).status_code == omar.get("/organisation/groups/absent").status_code
    assert "Northern" not in omar.get(address).text
    kim.post(address, data={"name": "Northern"})
    gone = kim.post(f"{address}/members/{kims}/remove")
    assert "told to its members" in gone.text
    assert kim.post(f"{address}/remove").status_code == 403
    assert "Removed." in dana.post(f"{address}/remove").text


def test_two_groups_are_connected_when_both_agree(dana: TestClient) -> None:
    first, second = (
        dana.post("/organisation/groups", data={"name": name}).url.path for name in ("A", "B")
    )
    other = second.rpartition("/")[2]
    assert "has not answered yet" in dana.post(f"{first}/connections", data={"other": other}).text
    asked = dana.get(second)
    assert "asks to be connected" in asked.text
    agreed = dana.post(f"{second}/connections", data={"other": first.rpartition("/")[2]})
    assert "<small>connected</small>" in agreed.text
    ended = dana.post(f"{first}/connections/{other}/remove")
    assert '<p class="none">None.</p>' in ended.text


def test_the_last_administrator_stays_and_others_are_told_that_they_are_none(
    dana: TestClient, kim: TestClient
) -> None:
    ids = listed(dana, "/v1/users")
    last = dana.post(f"/organisation/people/{ids['Dana Reyes']}/administrator")
    assert (last.status_code, "is the last administrator" in last.text) == (409, True)
    for id_ in (*ids.values(), "absent"):
        for path in ("administrator", "role"):
            refused = kim.post(f"/organisation/people/{id_}/{path}", data={"administrator": "true"})
            assert refused.status_code == 403
            assert "Only administrators of your organisation" in refused.text


def test_somebody_asks_to_follow_and_is_admitted_and_removed(
    dana: TestClient, kim: TestClient
) -> None:
    page = "/settings/followers"
    unseen = dana.post(f"{page}/following", data={"user": "Kim Novak"})
    assert (unseen.status_code, "You see no contact of theirs." in unseen.text) == (403, True)
    asked = kim.post(f"{page}/following", data={"user": "Dana Reyes"})
    assert "Asked. You see more once they have admitted you." in asked.text
    kims = listed(dana, "/v1/users")["Kim Novak"]
    assert "Kim Novak asks to follow you." in dana.get("/notifications").text
    assert "asks to follow you" in dana.get(page).text
    dana.post(f"{page}/{kims}")
    assert "denied</span>" in dana.get(page).text
    assert "asked</span>" in kim.get(page).text
    dana.post(f"{page}/{kims}", data={"admit": "true"})
    assert "asked</span>" not in kim.get(page).text
    assert "Removed." in dana.post(f"{page}/{kims}/remove").text
    assert "Dana Reyes" not in kim.get(page).text.partition("<main")[2]
    again = dana.post(f"{page}/{kims}/remove")
    assert (again.status_code, "no such follower" in again.text) == (404, True)
