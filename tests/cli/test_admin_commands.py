"""Organisations, users, keys and sessions, as administrators list, change and end them."""

import json
from typing import Any

import pytest

from graphsvc.access.keys import start_session, viewer_of_code, viewer_of_key
from graphsvc.database import Database
from graphsvc.errors import NotSignedIn
from tests.judge.commands import Cli

ANN = "ann@listed.example"
EVE = "eve@twice.example"


@pytest.fixture
def call(cli: Cli) -> Any:
    """The document that a command of ``admin`` answers with."""

    def call(*words: str) -> Any:
        done = cli("admin", *words, "--json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return call


def test_keys_are_listed_without_what_opens_and_revoked_by_their_ids(
    call: Any, cli: Cli, empty: Database
) -> None:
    call("org", "add", "Listed")
    ann = call("user", "add", ANN, "--org", "Listed")["id"]
    first, second = (
        call("key", "add", "--user", ANN, "--name", name)["key"] for name in ("laptop", "report")
    )
    told = call("key", "list", "--user", ANN)
    names = {"id", "name", "created", "scopes", "expires", "used"}
    assert [set(key) for key in told["keys"]] == [names] * 2
    assert told["keys"][0]["scopes"] == ["admin", "read", "write"]
    assert [key["name"] for key in told["keys"]] == ["laptop", "report"]
    shown = cli("admin", "key", "list", "--user", ann).stdout
    assert "laptop" in shown
    for secret in (first, second):
        assert secret[3:] not in shown + json.dumps(told)
        assert viewer_of_key(empty, secret).user == ann
    laptop = told["keys"][0]["id"]
    assert call("key", "revoke", laptop) == {"id": laptop, "revoked": True}
    assert call("key", "revoke", laptop) == {"id": laptop, "revoked": False}
    with pytest.raises(NotSignedIn):
        viewer_of_key(empty, first)
    assert viewer_of_key(empty, second).user == ann

    made = call("link", "add", "--user", ANN)
    assert (made["user"], made["hours"]) == (ann, 24)
    page, _, code = made["link"].partition("/signin?code=")
    assert page == "http://127.0.0.1:8000"
    assert viewer_of_code(empty, code).user == ann

    start_session(empty, user=ann, hours=1)
    assert call("user", "list", "--org", "Listed")["users"][0]["sessions"] == 1
    assert call("session", "end", "--user", ANN) == {"user": ann, "sessions": 1}
    assert call("session", "end", "--user", ANN)["sessions"] == 0
    with pytest.raises(NotSignedIn):
        viewer_of_code(empty, code)


def test_organisations_and_users_are_listed_renamed_and_deactivated(call: Any, cli: Cli) -> None:
    ours, theirs = call("org", "add", "Ours")["id"], call("org", "add", "Theirs")["id"]
    bo = call("user", "add", "bo@ours.example", "--org", "Ours", "--name", "Bo")["id"]
    call("key", "add", "--user", bo)
    assert call("org", "rename", "Ours", " Ours Ltd ") == {"id": ours, "name": "Ours Ltd"}
    assert call("org", "rename", ours, "Ours Ltd")["name"] == "Ours Ltd"
    assert call("user", "rename", "bo@ours.example", "Bo Lind")["name"] == "Bo Lind"
    listed = {one["id"]: one for one in call("org", "list")["organisations"]}
    assert listed[ours] == {"id": ours, "name": "Ours Ltd", "users": 1, "active": 1}

    assert call("user", "deactivate", bo) == {"id": bo, "active": False, "keys": 1, "sessions": 0}
    assert call("user", "deactivate", bo)["keys"] == 0
    [row] = call("user", "list", "--org", "Ours Ltd")["users"]
    assert (row["name"], row["active"], row["keys"]) == ("Bo Lind", False, 0)
    assert "not active" in cli("admin", "user", "list").stdout
    refused = cli("admin", "key", "add", "--user", bo)
    assert refused.returncode == 1
    assert "graphsvc admin user activate" in refused.stderr
    assert call("user", "activate", bo)["active"]
    assert call("key", "add", "--user", bo)["user"] == bo

    kept = cli("admin", "org", "remove", ours)
    assert kept.returncode == 1
    assert "has users" in kept.stderr
    assert call("org", "remove", "Theirs") == {"removed": theirs}
    gone = cli("admin", "org", "remove", "Theirs", "--json")
    assert (gone.returncode, json.loads(gone.stderr)["status"]) == (1, 404)


def test_a_name_or_an_address_that_others_have_is_no_refusal_and_then_asked_about(
    call: Any, cli: Cli
) -> None:
    """A refusal would tell who is here."""
    first, second = (call("org", "add", "Twice")["id"] for _ in range(2))
    users = [call("user", "add", EVE, "--org", org)["id"] for org in (first, second)]
    again = cli("admin", "user", "add", EVE.upper(), "--org", first, "--json")
    assert (again.returncode, json.loads(again.stderr)["status"]) == (1, 409)

    named = cli("admin", "org", "rename", "Twice", "Once", "--json")
    told = json.loads(named.stderr)
    assert (named.returncode, told["type"]) == (1, "urn:graphsvc:problem:ambiguous-reference")
    assert sorted(one["id"] for one in told["candidates"]) == sorted([first, second])
    asked = cli("admin", "key", "add", "--user", EVE)
    assert asked.returncode == 1
    assert "is a user of 2 organisations" in asked.stderr
    assert all(f"{user}  {EVE} (Twice)" in asked.stderr for user in users)
    assert [call("key", "add", "--user", user)["user"] for user in users] == users
    call("org", "rename", second, "Once")
    assert call("user", "list", "--org", "Once")["users"][0]["id"] == users[1]


def test_keys_that_seal_are_told_and_rotated(call: Any, cli: Cli) -> None:
    call("org", "add", "Sealed")
    before = call("sealing", "list")
    assert before["subjects"] > 0
    assert (before["rotated"], before["with_older"], before["runs"]) == (None, 0, [])
    assert call("sealing", "rotate") == {"subjects": before["subjects"]}
    told = call("sealing", "list")
    assert told["with_older"] == told["subjects"] == before["subjects"]
    assert told["newest"] == told["oldest"] == told["rotated"]
    assert [run["state"] for run in told["runs"]] == ["queued"]
    shown = cli("admin", "sealing", "list").stdout
    assert "still open" in shown
    assert told["runs"][0]["id"] in shown
