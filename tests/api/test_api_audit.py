"""The audit log: who did what with what is private, told to those who may know it."""

from collections.abc import Callable

import neo4j
import pytest
from api_world import Caller, World

from graphsvc.access.audit import AUDITED, KEPT_DAYS, OPERATOR, Audited, Entry, forget_old, note
from graphsvc.days import now_ms
from graphsvc.ontology import NONE

DAY_MS = 86_400_000


@pytest.fixture(autouse=True)
def nothing_kept(world: World, driver: neo4j.Driver) -> None:
    """The log is empty before each test, and nobody an administrator."""
    driver.execute_query("MATCH (n:AuditEntry) DELETE n")
    driver.execute_query("MATCH (u:User {id: $id}) SET u.admin = false", id=world.kim.user.id)


@pytest.fixture
def done(world: World) -> Callable[..., None]:
    """Writes an entry of Globex, of what Dana did with what is Kim's."""

    def write(kind: Audited, *, actor: str = "", owner: str = "", org: str = "") -> None:
        entry = Entry(
            kind,
            org=org or world.globex.id,
            actor=actor or world.dana.user.id,
            subject="something",
            owner=owner or world.kim.user.id,
        )
        world.database.write(lambda tx: note(tx.run, entry))

    return write


def make_administrator(driver: neo4j.Driver, user: str) -> None:
    driver.execute_query("MATCH (u:User {id: $id}) SET u.admin = true", id=user)


def kinds(caller: Caller, whose: str = "own") -> list[str]:
    return [one["kind"] for one in caller.items("/v1/audit", whose=whose)]


def test_an_entry_is_seen_by_whose_it_is_and_by_who_did_it(
    done: Callable[..., None], kim: Caller, dana: Caller, omar: Caller, world: World
) -> None:
    done(Audited.DETAILS_OPENED)
    (entry,) = kim.items("/v1/audit")
    assert entry["told"] == "opened the details of a contact"
    assert entry["actor"] == {"id": world.dana.user.id, "name": "Dana Reyes"}
    assert entry["owner"] == {"id": world.kim.user.id, "name": "Kim Novak"}
    assert kinds(dana) == ["details_opened"]
    assert kinds(omar) == []


def test_what_is_of_others_alone_is_seen_by_administrators(
    done: Callable[..., None], kim: Caller, omar: Caller, world: World, driver: neo4j.Driver
) -> None:
    done(Audited.GROUP_JOINED, owner=world.dana.user.id)
    done(Audited.GROUP_JOINED, owner=world.omar.user.id, org=world.umbrella.id)
    assert kinds(kim) == kinds(kim, "organisation") == []
    make_administrator(driver, world.kim.user.id)
    assert kinds(kim, "organisation") == ["group_joined"]
    assert kinds(omar, "organisation") == []


def test_that_an_administrator_looked_is_an_entry_itself(
    done: Callable[..., None], kim: Caller, dana: Caller, world: World, driver: neo4j.Driver
) -> None:
    make_administrator(driver, world.kim.user.id)
    done(Audited.ROLE_CHANGED, owner=world.dana.user.id)
    assert kinds(kim, "organisation") == ["role_changed"]
    assert kinds(kim, "organisation") == ["log_read", "role_changed"]
    assert kinds(dana) == ["role_changed"]


def test_a_table_of_several_pages_is_one_look(
    done: Callable[..., None], kim: Caller, world: World, driver: neo4j.Driver
) -> None:
    make_administrator(driver, world.kim.user.id)
    for _ in range(205):
        done(Audited.DETAILS_OPENED)
    assert kim.get("/v1/audit/table", whose="organisation").text.count("details_opened") == 205
    assert kinds(kim, "organisation").count("log_read") == 1


@pytest.mark.parametrize("kind", [one for one, told in AUDITED.items() if told.private])
def test_what_owners_do_with_what_is_theirs_is_their_own_to_know(
    kind: Audited, done: Callable[..., None], kim: Caller, dana: Caller, driver: neo4j.Driver
) -> None:
    kim_id, dana_id = (one.get("/v1/me").json()["id"] for one in (kim, dana))
    make_administrator(driver, kim_id)
    done(kind, owner=dana_id)
    assert kinds(dana) == [kind.value]
    assert kinds(kim, "organisation") == kinds(kim) == []


def test_what_an_operator_does_names_nobody(done: Callable[..., None], kim: Caller) -> None:
    done(Audited.USER_DEACTIVATED, actor=OPERATOR)
    (entry,) = kim.items("/v1/audit")
    assert entry["actor"] is None


def test_keys_that_are_made_and_revoked_are_kept(kim: Caller) -> None:
    made = kim.post("/v1/account/keys", {"name": "CRM", "scopes": ["read"]}).json()
    kim.delete(f"/v1/account/keys/{made['id']}")
    assert kinds(kim) == ["key_revoked", "key_made"]
    assert made["key"] not in kim.get("/v1/audit").text


def test_entries_come_in_pages_the_newest_first(
    done: Callable[..., None], kim: Caller, world: World
) -> None:
    every = [Audited.KEY_MADE, Audited.KEY_REVOKED, Audited.USER_RENAMED]
    for kind in every:
        done(kind)
    first = kim.get("/v1/audit", limit=2).json()
    second = kim.get("/v1/audit", limit=2, cursor=first["next"]).json()
    found = [one["kind"] for one in (*first["items"], *second["items"])]
    assert found == [kind.value for kind in reversed(every)]
    assert second["next"] is None


def test_the_table_has_every_entry_once(done: Callable[..., None], kim: Caller) -> None:
    for _ in range(101):
        done(Audited.KEY_MADE)
    lines = kim.get("/v1/audit/table").content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("at,kind,told,actor")
    assert len(lines) == 102
    assert "made an API key,Dana Reyes" in lines[1]


def test_entries_hold_ids_and_no_names(
    done: Callable[..., None], world: World, driver: neo4j.Driver
) -> None:
    done(Audited.DETAILS_OPENED, owner=NONE)
    rows = driver.execute_query("MATCH (n:AuditEntry) RETURN properties(n) AS all").records
    assert set(rows[0]["all"]) == {"id", "at", "org", "scope", "kind", "actor", "subject", "owner"}


def test_entries_go_after_400_days(
    done: Callable[..., None], kim: Caller, world: World, driver: neo4j.Driver
) -> None:
    done(Audited.KEY_MADE)
    done(Audited.KEY_REVOKED)
    old = now_ms() - (KEPT_DAYS + 1) * DAY_MS
    driver.execute_query("MATCH (n:AuditEntry {kind: 'key_made'}) SET n.at = $old", old=old)
    assert forget_old(world.database.execute) == 1
    assert kinds(kim) == ["key_revoked"]
