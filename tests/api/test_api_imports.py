"""Imports through the API: taken in, run by a worker, answered row by row."""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import neo4j
import pytest
from api_world import DANAS, HEADER, Caller, World
from starlette.testclient import TestClient

from graphsvc.access.integrity import find_broken
from graphsvc.contacts.imports.run import run_import
from graphsvc.errors import Unavailable
from graphsvc.jobs import app as jobs
from graphsvc.sealing import KeyRing

IMPORTS = "/v1/imports"
ROWS = f"""{HEADER}
Lee,Hart,,lee@initech.example,Initech,Head of purchasing,02 Mar 2024
Sam,Smith,,,Initech,Driver,03 Mar 2024
Lee,Hart,,lee@initech.example,Initech,Head of purchasing,02 Mar 2024
"""


def upload(caller: Caller, data: bytes | str, *, name: str = "Connections.csv", **form: str) -> Any:
    content = data.encode() if isinstance(data, str) else data
    return caller.client.post(
        IMPORTS,
        files={"file": (name, content)},
        data={"format": "linkedin", **form},
        headers=caller.asker.headers,
    )


def run(world: World, import_id: str) -> None:
    assert run_import(world.database, world.ring, import_id, worker="test")


def test_an_upload_is_taken_in_and_waits_for_a_worker(
    kim: Caller, world: World, sent: list[str]
) -> None:
    response = upload(kim, ROWS, label="first")
    assert response.status_code == 202
    body = response.json()
    assert response.headers["location"] == f"{IMPORTS}/{body['id']}"
    assert sent == [body["id"]]
    assert (body["state"], body["file"], body["label"]) == ("queued", "Connections.csv", "first")

    run(world, body["id"])
    done = kim.get(f"{IMPORTS}/{body['id']}").json()
    assert done["state"] == "done"
    assert done["verdicts"] == {"matched": 2, "unsure": 0, "private": 0, "skipped": 1}
    assert (done["rows"], done["done"], done["added"]) == (3, 3, 2)
    assert done["ended"] >= done["created"]
    assert kim.items(IMPORTS)[0] == done


def test_every_row_has_a_verdict_that_can_be_filtered_and_paged(
    dana: Caller, world: World, sent: list[str]
) -> None:
    import_id = upload(dana, ROWS, label="verdicts").json()["id"]
    run(world, import_id)
    path = f"{IMPORTS}/{import_id}/verdicts"
    rows = dana.items(path)
    assert [(row["row"], row["kind"], row["rule"]) for row in rows] == [
        (2, "matched", "e-mail"),
        (3, "matched", "name and company"),
        (4, "skipped", "repeated"),
    ]
    assert rows[0]["person"]["id"] == world.person("lee")
    assert [row["row"] for row in dana.items(path, kind="skipped")] == [4]
    assert len(dana.items(path, kind=["skipped", "matched"])) == 3
    first = dana.get(path, limit=2).json()
    second = dana.get(path, limit=2, cursor=first["next"]).json()
    assert first["items"] + second["items"] == rows
    assert second["next"] is None
    assert dana.get(path, kind="nonsense").json()["field"] == "kind.0"


def test_an_unsure_row_names_its_candidates(dana: Caller, world: World, sent: list[str]) -> None:
    rows = f"{HEADER}\nZoe,Other,,lee@initech.example,Initech,,\n"
    import_id = upload(dana, rows, label="unsure").json()["id"]
    run(world, import_id)
    (row,) = dana.items(f"{IMPORTS}/{import_id}/verdicts")
    assert row["kind"] == "unsure"
    assert [hit["name"] for hit in row["candidates"]] == ["Lee Hart"]


def test_the_same_file_again_changes_nothing(dana: Caller, world: World, sent: list[str]) -> None:
    before = dana.items("/v1/contacts", limit=100)
    import_id = upload(dana, DANAS).json()["id"]
    run(world, import_id)
    done = dana.get(f"{IMPORTS}/{import_id}").json()
    assert (done["added"], done["changed"], done["removed"]) == (0, 0, 0)
    assert dana.items("/v1/contacts", limit=100) == before


def test_imports_and_their_verdicts_are_their_owners_alone(
    kim: Caller, dana: Caller, omar: Caller, world: World, sent: list[str]
) -> None:
    import_id = upload(dana, DANAS, label="mine").json()["id"]
    run(world, import_id)
    for other in (kim, omar):
        assert import_id not in [item["id"] for item in other.items(IMPORTS)]
        assert other.get(f"{IMPORTS}/{import_id}").status_code == 404
        assert other.get(f"{IMPORTS}/{import_id}/verdicts").status_code == 404


def test_one_import_of_a_source_at_a_time(kim: Caller, world: World, sent: list[str]) -> None:
    first = upload(kim, ROWS, label="twice").json()["id"]
    second = upload(kim, ROWS, label="twice")
    assert (second.status_code, second.json()["type"]) == (409, "urn:graphsvc:problem:conflict")
    run(world, first)
    assert upload(kim, ROWS, label="twice").status_code == 202
    run(world, sent[-1])


def test_imports_are_paged_the_newest_first(omar: Caller, world: World, sent: list[str]) -> None:
    for number in range(4):
        upload(omar, ROWS, label=f"page {number}")
    found: list[str] = []
    cursor: dict[str, Any] = {}
    while True:
        body = omar.get(IMPORTS, limit=2, **cursor).json()
        found += [item["label"] for item in body["items"]]
        if body["next"] is None:
            break
        cursor = {"cursor": body["next"]}
    assert found == ["page 3", "page 2", "page 1", "page 0", ""]
    for import_id in sent:
        run(world, import_id)


def test_a_file_that_cannot_be_used_ends_as_refused_with_what_was_wrong(
    kim: Caller, world: World, sent: list[str]
) -> None:
    import_id = upload(kim, "not,a,linkedin\nfile,at,all\n", label="bad").json()["id"]
    run(world, import_id)
    body = kim.get(f"{IMPORTS}/{import_id}").json()
    assert body["state"] == "refused"
    assert "Connections.csv" in body["problem"]
    assert kim.items(f"{IMPORTS}/{import_id}/verdicts") == []


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({"format": "nonsense"}, "format"),
        ({"format": "directory"}, "format"),
        ({"format": ""}, "format"),
        ({"format": "x" * 300}, "format"),
        ({"label": "x" * 201}, "label"),
        ({"label": "a\0b"}, "label"),
    ],
)
def test_forms_that_cannot_be_used_are_refused_by_their_field(
    kim: Caller, form: dict[str, str], field: str, sent: list[str]
) -> None:
    response = upload(kim, ROWS, **form)
    assert (response.status_code, response.json()["field"]) == (422, field)
    assert sent == []


def test_a_missing_or_empty_file_is_refused(kim: Caller, sent: list[str]) -> None:
    headers = kim.asker.headers
    nothing = kim.client.post(IMPORTS, data={"format": "linkedin"}, headers=headers)
    assert (nothing.status_code, nothing.json()["field"]) == (422, "file")
    empty = upload(kim, b"")
    assert (empty.status_code, empty.json()["type"]) == (422, "urn:graphsvc:problem:file-refused")
    assert sent == []


def test_a_file_that_is_too_large_is_refused_while_it_is_read(kim: Caller, sent: list[str]) -> None:
    """The limit of these tests is 200,000 bytes, ten times that with the photos of vCards, and
    100,000 for the rest of the form."""
    over = upload(kim, b"x" * 200_001)
    assert (over.status_code, over.json()["type"]) == (413, "urn:graphsvc:problem:too-large")
    assert upload(kim, b"x" * 2_200_000).status_code == 413
    parts = (b"x" * 10_000 for _ in range(10_000))
    kind = {"Content-Type": "multipart/form-data; boundary=b", **kim.asker.headers}
    endless = kim.client.post(IMPORTS, content=parts, headers=kind)
    assert endless.status_code in (400, 413)
    assert endless.headers["content-type"] == "application/problem+json"
    assert sent == []


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("C:\\Users\\kim\\Connections.csv", "Connections.csv"),
        ("/home/kim/Connections.csv", "Connections.csv"),
        ("a" * 300 + ".csv", "a" * 196 + ".csv"),
    ],
)
def test_a_file_is_called_by_its_own_name_without_folders(
    kim: Caller, world: World, sent: list[str], name: str, shown: str
) -> None:
    import_id = upload(kim, ROWS, name=name, label=shown[:20]).json()["id"]
    assert kim.get(f"{IMPORTS}/{import_id}").json()["file"] == shown
    run(world, import_id)


def test_an_import_that_no_worker_could_be_told_of_waits(
    kim: Caller, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise Unavailable("Redis does not answer.")

    monkeypatch.setattr(jobs, "wake", fail)
    response = upload(kim, ROWS, label="later")
    assert (response.status_code, response.json()["state"]) == (202, "queued")
    run(world, response.json()["id"])


def test_what_is_uploaded_is_sealed_and_gone_once_it_has_run(
    kim: Caller, world: World, sent: list[str], driver: neo4j.Driver
) -> None:
    upload(kim, ROWS, label="sealed")
    with driver.session() as session:  # pyright: ignore[reportUnknownMemberType]
        chunks = session.run("MATCH (c:UploadChunk) RETURN c.data AS data").value()
        assert len(chunks) == 1
        assert b"Hart" not in bytes(chunks[0])
        run(world, sent[0])
        assert session.run("MATCH (c:UploadChunk) RETURN c").value() == []
    assert find_broken(world.database, limit=1_000_000) == []


def test_a_worker_process_runs_what_was_uploaded(
    client: TestClient, world: World, ring: KeyRing, tmp_path: Path
) -> None:
    """Through the real broker, in another process that finds its own way to everything."""
    keys = world.config.keys
    keys.parent.mkdir(parents=True, exist_ok=True)
    keys.write_bytes(ring_file(ring).read_bytes())
    environment = {
        **os.environ,
        "NEO4J_URI": world.config.neo4j_uri or "",
        "NEO4J_USER": world.config.neo4j_user,
        "NEO4J_PASSWORD": world.config.neo4j_password.get_secret_value(),
        "REDIS_URL": world.config.redis_url or "",
        "GRAPHSVC_HOME": str(world.config.home),
    }
    program = "from graphsvc.jobs.worker import work; work(concurrency=1)"
    worker = subprocess.Popen([sys.executable, "-c", program], env=environment)
    try:
        kim = Caller(client, world.kim)
        import_id = upload(kim, ROWS, label="worker").json()["id"]
        deadline = time.monotonic() + 90
        state = "queued"
        while state in ("queued", "running") and time.monotonic() < deadline:
            time.sleep(0.2)
            state = kim.get(f"{IMPORTS}/{import_id}").json()["state"]
        assert state == "done"
    finally:
        worker.terminate()
        worker.wait(timeout=30)


def ring_file(ring: KeyRing) -> Path:
    """The file of a key ring."""
    return ring._path  # pyright: ignore[reportPrivateUsage]


def test_who_is_no_person_and_what_is_lost_is_told_by_the_verdicts(
    kim: Caller, world: World, sent: list[str]
) -> None:
    lines = (
        "First Name,Last Name,Email Address,Company,Connected On",
        "Ann,Onymous,,Nobody Knows Ltd,31 Foo 2024",
        "Nobody Knows,,info@nobody.example,Nobody Knows,",
    )
    made = upload(kim, "".join(f"{line}\n" for line in lines), label="told", mode="add").json()
    run(world, made["id"])
    ann, company = kim.items(f"{IMPORTS}/{made['id']}/verdicts")
    assert ann["kind"] != "skipped"
    assert "31 Foo 2024" in ann["reason"]
    assert (company["kind"], company["rule"]) == ("skipped", "organisation")
    assert (company["name"], company["row"], company["person"]) == ("Nobody Knows", 3, None)
