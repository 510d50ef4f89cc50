"""Runs by HTTP: how far they are, stopping them, trying them again."""

from typing import Any

import neo4j
from api_world import HEADER, Caller, World

from graphsvc.contacts.imports.run import run_import
from graphsvc.runs.ledger import MOST_ATTEMPTS, claim, sweep

RUNS = "/v1/runs"
ROWS = f"{HEADER}\nLee,Hart,,,Initech,Buyer,07 Mar 2020\n".encode()


def upload(caller: Caller, *, label: str) -> str:
    response = caller.client.post(
        "/v1/imports",
        files={"file": ("c.csv", ROWS)},
        data={"format": "linkedin", "label": label},
        headers=caller.asker.headers,
    )
    return response.json()["id"]


def decide(caller: Caller, run_id: str, what: str) -> Any:
    return caller.post(f"{RUNS}/{run_id}/{what}", {})


def set_aside(world: World, driver: neo4j.Driver, run_id: str) -> None:
    """As if five workers had died of it."""
    with driver.session() as session:  # pyright: ignore[reportUnknownMemberType]
        for _ in range(MOST_ATTEMPTS):
            assert claim(world.database, run_id, worker="dies")
            session.run("MATCH (r:Run {id: $id}) SET r.lease = 0", id=run_id).consume()
    assert sweep(world.database) == 1


def shown(caller: Caller, run_id: str) -> dict[str, Any]:
    return caller.get(f"{RUNS}/{run_id}").json()


def test_an_import_tells_how_its_run_is(kim: Caller, world: World, sent: list[str]) -> None:
    run_id = upload(kim, label="told")
    assert sent == [run_id]
    found = kim.get(f"/v1/imports/{run_id}").json()
    assert found["run"] == shown(kim, run_id)
    run = found["run"]
    assert (run["kind"], run["state"], run["stopping"]) == ("import", "queued", False)
    assert (run["done"], run["total"], run["rate"], run["seconds_left"]) == (0, 0, None, None)
    assert run_import(world.database, world.ring, run_id, worker="test")
    assert kim.get(f"/v1/imports/{run_id}").json()["run"] is None
    run = shown(kim, run_id)
    assert (run["state"], run["done"], run["total"], run["error"]) == ("done", 1, 1, None)
    assert run["ended"] is not None


def test_runs_are_listed_the_newest_first_and_to_their_owner_alone(
    kim: Caller, dana: Caller, omar: Caller, world: World, sent: list[str]
) -> None:
    mine = [upload(kim, label=f"listed {number}") for number in range(3)]
    listed = [run["id"] for run in kim.items(RUNS)]
    assert listed[:3] == mine[::-1]
    first = kim.get(RUNS, limit=2).json()
    second = kim.get(RUNS, limit=2, cursor=first["next"]).json()
    assert [run["id"] for run in (*first["items"], *second["items"])] == listed[:4]
    for other in (dana, omar):
        assert not {run["id"] for run in other.items(RUNS)} & set(mine)
    for run_id in mine:
        assert run_import(world.database, world.ring, run_id, worker="test")


def test_a_run_is_stopped_by_its_owner(
    kim: Caller, dana: Caller, world: World, sent: list[str]
) -> None:
    run_id = upload(kim, label="stopped")
    assert decide(dana, run_id, "cancel").status_code == 404
    sent.clear()
    response = decide(kim, run_id, "cancel")
    assert (response.status_code, response.json()["stopping"]) == (202, True)
    assert sent == [run_id], "a worker takes back what was done"
    assert kim.get(f"/v1/imports/{run_id}").json()["run"]["stopping"]
    assert run_import(world.database, world.ring, run_id, worker="test")
    assert shown(kim, run_id)["state"] == "cancelled"
    assert kim.get(f"/v1/imports/{run_id}").json()["state"] == "discarded"
    again = decide(kim, run_id, "cancel")
    assert (again.status_code, again.json()["type"]) == (409, "urn:graphsvc:problem:conflict")


def test_what_was_set_aside_is_tried_again_by_its_owner(
    kim: Caller, dana: Caller, world: World, sent: list[str], driver: neo4j.Driver
) -> None:
    run_id = upload(kim, label="aside")
    assert decide(kim, run_id, "retry").status_code == 409
    set_aside(world, driver, run_id)
    found = kim.get(f"/v1/imports/{run_id}").json()
    assert (found["state"], found["run"]["state"]) == ("failed", "set_aside")
    assert found["run"]["attempts"] == MOST_ATTEMPTS
    assert "silent" in found["run"]["error"]
    assert decide(dana, run_id, "retry").status_code == 404
    response = decide(kim, run_id, "retry")
    assert (response.status_code, response.json()["state"]) == (202, "queued")
    assert run_import(world.database, world.ring, run_id, worker="test")
    assert kim.get(f"/v1/imports/{run_id}").json()["state"] == "done"


def test_what_was_set_aside_is_given_up_by_its_owner(
    kim: Caller, world: World, sent: list[str], driver: neo4j.Driver
) -> None:
    run_id = upload(kim, label="given up")
    set_aside(world, driver, run_id)
    assert decide(kim, run_id, "cancel").json()["state"] == "queued"
    assert run_import(world.database, world.ring, run_id, worker="test")
    assert kim.get(f"/v1/imports/{run_id}").json()["state"] == "discarded"
    assert run_import(world.database, world.ring, upload(kim, label="given up"), worker="test")
