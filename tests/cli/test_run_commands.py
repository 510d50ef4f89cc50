"""Background work from the command line."""

import json
from pathlib import Path
from typing import Any

from graphsvc.access.door import Door
from graphsvc.access.users import add_organisation, add_user
from graphsvc.contacts.imports.start import start_import
from graphsvc.database import Database
from graphsvc.jobs.duties import EXECUTORS
from graphsvc.runs.ledger import MOST_ATTEMPTS, Claim, claim
from graphsvc.runs.working import Worker, run_this
from graphsvc.sealing import KeyRing
from tests.judge.commands import Cli

ROWS = (
    b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\nAda,Byron,,,Works,,\n"
)
FILES = {
    "companies.csv": "id,name\nc1,Acme\n",
    "people.csv": "id,name\np1,Ada Marsh\np2,Bo Berg\n",
    "employments.csv": "person,company,from,to\np1,c1,2015,2019\np2,c1,2016,2020\n",
}


def fail_often(database: Database, run_id: str) -> None:
    """As if five attempts had failed."""
    for _ in range(MOST_ATTEMPTS):
        found = claim(database, run_id, worker="test", at_once=True)
        assert found
        Claim(database, found).fail("Defect at there:1")


def test_what_was_set_aside_is_looked_at_tried_again_and_dropped(
    cli: Cli, empty: Database, ring: KeyRing
) -> None:
    org = add_organisation(empty, ring, "Commanded")
    user = add_user(empty, ring, email="a@commanded.example", org=org)
    run_id = Door(empty, user.viewer, ring).change(
        lambda desk: start_import(desk, format_="linkedin", file="secret.csv", data=ROWS)
    )

    def call(*words: str) -> Any:
        done = cli("runs", *words, "--json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    assert [run["state"] for run in call("list")["runs"]] == ["queued"]
    fail_often(empty, run_id)
    shown = call("show", run_id)
    assert (shown["state"], shown["attempts"]) == ("set_aside", MOST_ATTEMPTS)
    told = cli("runs", "show", run_id).stdout
    assert "set aside" in told
    assert "Defect at there:1" in told
    assert "secret" not in told
    assert call("retry", run_id)["state"] == "queued"
    assert cli("runs", "retry", run_id).returncode == 1
    fail_often(empty, run_id)
    dropped = call("drop", run_id)
    assert (dropped["state"], dropped["stopping"]) == ("queued", True)
    missing = cli("runs", "show", "nothing", "--json")
    assert missing.returncode == 1
    assert json.loads(missing.stderr)["type"] == "urn:graphsvc:problem:not-found"


def test_a_run_that_has_ended_says_what_became_of_its_import(
    cli: Cli, empty: Database, ring: KeyRing
) -> None:
    org = add_organisation(empty, ring, "Told")
    user = add_user(empty, ring, email="a@told.example", org=org)
    run_id = Door(empty, user.viewer, ring).change(
        lambda desk: start_import(desk, format_="linkedin", file="f.csv", data=b"Known,Not\n1,2\n")
    )
    run_this(Worker(empty, ring, EXECUTORS, "test"), run_id)
    assert "done, import refused" in cli("runs", "show", run_id).stdout


def test_ties_are_derived_on_request_and_as_a_whole(
    cli: Cli, empty: Database, tmp_path: Path
) -> None:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    loaded = json.loads(cli("load", "directory", str(tmp_path), "--json").stdout)
    assert loaded["derived"] == {"places": 1, "added": 1, "dropped": 0}
    assert json.loads(cli("derive", "--json").stdout)["places"] == 0
    whole = json.loads(cli("derive", "--whole", "--json").stdout)
    assert whole == {"places": 1, "added": 0, "dropped": 0}
    kinds = json.loads(cli("runs", "list", "--ended", "--json").stdout)["runs"]
    assert [run["state"] for run in kinds if run["kind"] == "derive"] == ["done", "done"]
