"""Roles, groups and administrators, as administrators of the installation make them."""

import json
from typing import Any

import pytest

from graphsvc.access.integrity import find_broken
from graphsvc.database import Database
from tests.judge.commands import Cli

ANN, BOB = "ann@crew.example", "bob@crew.example"


@pytest.fixture
def call(cli: Cli) -> Any:
    """The document that a command of ``admin`` answers with."""

    def call(*words: str) -> Any:
        done = cli("admin", *words, "--json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return call


def test_an_organisation_is_set_up_at_the_command_line(
    call: Any, cli: Cli, empty: Database
) -> None:
    call("org", "add", "Crew")
    for email in (ANN, BOB):
        call("user", "add", email, "--org", "Crew")
    head = call("role", "add", "Head", "--org", "Crew")["id"]
    call("role", "add", "Reps", "--org", "Crew", "--parent", "head")
    call("role", "add", "Aides", "--org", "Crew")
    call("role", "move", "Aides", "--org", "Crew", "--parent", "Reps")
    call("role", "rename", "Reps", "Sales reps", "--org", "Crew")
    shown = cli("admin", "role", "list", "--org", "Crew").stdout.splitlines()
    assert [line.partition("  ")[2] for line in shown] == ["Head", "  Sales reps", "    Aides"]
    assert call("role", "list", "--org", "Crew")["roles"][0] == {
        "id": head,
        "name": "Head",
        "parent": None,
    }
    call("role", "remove", "Aides", "--org", "Crew")
    assert call("user", "role", ANN, "Sales reps")["role"] == "Sales reps"
    held = cli("admin", "role", "remove", "Sales reps", "--org", "Crew")
    assert (held.returncode, "Somebody holds the role" in held.stderr) == (1, True)
    call("user", "role", ANN)

    call("user", "admin", ANN)
    last = cli("admin", "user", "admin", ANN, "--remove")
    assert (last.returncode, "last administrator" in last.stderr) == (1, True)
    call("user", "admin", BOB)
    assert call("user", "admin", ANN, "--remove")["administrator"] is False

    call("group", "add", "North", "--org", "Crew")
    call("group", "join", "North", ANN, "--administrator")
    call("group", "join", "north", BOB)
    call("group", "leave", "North", BOB)
    call("group", "rename", "North", "Northern", "--org", "Crew")
    call("group", "suspend", "Northern", "--org", "Crew")
    assert "(1 members, suspended)" in cli("admin", "group", "list", "--org", "Crew").stdout
    call("group", "suspend", "Northern", "--end", "--org", "Crew")
    absent = cli("admin", "group", "join", "South", ANN)
    assert (absent.returncode, "has no group South" in absent.stderr) == (1, True)
    assert find_broken(empty, limit=1_000) == []
    call("group", "remove", "Northern", "--org", "Crew")
    assert call("group", "list", "--org", "Crew") == {"groups": []}
