"""Files looked at before they are imported, through the API."""

from typing import Any

import neo4j
import pytest
from api_world import HEADER, Caller, World

from graphsvc.contacts.imports.run import run_import
from graphsvc.contacts.imports.uploads import KEPT_MS, lapse

UPLOADS = "/v1/uploads"
ROWS = f"""{HEADER}
Lee,Hart,,lee@initech.example,Initech,Head of purchasing,02 Mar 2024
,,,,Initech,Ghost,03 Mar 2024
"""
LEGACY = "Pelle;Fabrik;Zettel\nBjörn Ångström;Bücher Müller;björn@aa.example\n"
SAID = {"name": ["Pelle"], "company": ["Fabrik"], "emails": ["Zettel"]}


def choose(caller: Caller, data: bytes | str, *, name: str = "Connections.csv") -> Any:
    content = data.encode() if isinstance(data, str) else data
    return caller.client.post(
        UPLOADS, files={"file": (name, content)}, headers=caller.asker.headers
    )


def looked(caller: Caller, data: bytes | str) -> dict[str, Any]:
    response = choose(caller, data)
    assert response.status_code == 201, response.text
    assert response.headers["location"] == f"{UPLOADS}/{response.json()['id']}"
    return response.json()


def kept(driver: neo4j.Driver, caller: Caller) -> list[str]:
    """What is kept of a user's files: labels of nodes."""
    with driver.session() as session:  # pyright: ignore[reportUnknownMemberType]
        return session.run(
            "MATCH (n:Upload|UploadChunk {scope: $scope}) "
            "RETURN labels(n)[0] AS label ORDER BY label",
            scope=f"user:{caller.asker.user.id}",
        ).value()


def test_a_known_file_is_shown_as_it_would_be_read_and_nothing_is_imported(kim: Caller) -> None:
    before = kim.items("/v1/imports")
    found = looked(kim, ROWS)
    assert (found["format"], found["file"]) == ("linkedin", "Connections.csv")
    assert (found["rows"], found["problems"], found["problem"]) == (2, 0, None)
    first, second = found["first"]
    assert (first["name"], first["company"]) == ("Lee Hart", "Initech")
    assert (first["emails"], first["connected_on"]) == (["lee@initech.example"], "2024-03-02")
    assert (second["name"], second["title"]) == ("", "Ghost")
    by_name = {column["name"]: column for column in found["columns"]}
    assert by_name["Company"]["values"] == ["Initech", "Initech"]
    assert kim.get(f"{UPLOADS}/{found['id']}").json() == found
    assert kim.items("/v1/imports") == before


def test_unknown_columns_are_mapped_imported_and_remembered(
    kim: Caller, world: World, sent: list[str]
) -> None:
    found = looked(kim, LEGACY.encode("cp1252"))
    assert (found["format"], found["remembered"], found["problem"]) == (None, False, None)
    assert (found["proposed"], found["encoding"]) == (True, "cp1252")
    path = f"{UPLOADS}/{found['id']}"
    decoded = kim.post(f"{path}/preview", {"encoding": "cp1252"}).json()
    assert (decoded["format"], decoded["problem"]) == (None, None)
    assert [column["name"] for column in decoded["columns"]] == ["Pelle", "Fabrik", "Zettel"]
    reading = {"columns": SAID, "encoding": "cp1252"}
    mapped = kim.post(f"{path}/preview", reading).json()
    assert mapped["format"] == "csv"
    assert mapped["mapped"] == SAID
    assert mapped["first"][0]["name"] == "Björn Ångström"

    taken = kim.post(f"{path}/import", {"format": "csv", **reading})
    assert taken.status_code == 202, taken.text
    assert taken.json()["id"] == found["id"]
    assert run_import(world.database, world.ring, found["id"], worker="test")
    assert kim.get(f"/v1/imports/{found['id']}").json()["added"] == 1
    assert kim.get(path).status_code == 404

    again = looked(kim, LEGACY.encode("cp1252"))
    assert (again["format"], again["remembered"]) == ("csv", True)
    assert (again["mapped"], again["encoding"]) == (SAID, "cp1252")
    kim.delete(f"{UPLOADS}/{again['id']}")


def test_what_one_user_said_is_not_tried_on_anothers_file(
    kim: Caller, dana: Caller, world: World, sent: list[str]
) -> None:
    text = "Prvi;Drugi\nJane Doe;Hooli\n"
    mine = looked(kim, text)
    wanted = {"format": "csv", "columns": {"name": ["Prvi"], "company": ["Drugi"]}}
    assert kim.post(f"{UPLOADS}/{mine['id']}/import", wanted).status_code == 202
    assert run_import(world.database, world.ring, mine["id"], worker="test")
    theirs = looked(dana, text)
    assert (theirs["format"], theirs["remembered"], theirs["mapped"]) == (None, False, {})
    assert looked(kim, text)["remembered"]


def test_a_file_is_its_owners_alone(kim: Caller, dana: Caller, omar: Caller) -> None:
    path = f"{UPLOADS}/{looked(kim, ROWS)['id']}"
    for other in (dana, omar):
        assert other.get(path).status_code == 404
        assert other.post(f"{path}/preview", {}).status_code == 404
        assert other.post(f"{path}/import", {"format": "linkedin"}).status_code == 404
        assert other.delete(path).status_code == 404
    assert kim.get(path).status_code == 200


def test_one_file_waits_and_nothing_is_left_of_it(kim: Caller, driver: neo4j.Driver) -> None:
    first = looked(kim, ROWS)
    second = looked(kim, ROWS)
    assert kim.get(f"{UPLOADS}/{first['id']}").status_code == 404
    assert kept(driver, kim) == ["Upload", "UploadChunk"]
    assert kim.delete(f"{UPLOADS}/{second['id']}").status_code == 204
    assert kept(driver, kim) == []
    assert kim.delete(f"{UPLOADS}/{second['id']}").status_code == 404


def test_a_file_that_nobody_comes_back_to_is_deleted_after_a_day(
    kim: Caller, omar: Caller, world: World, driver: neo4j.Driver
) -> None:
    old, new = looked(kim, ROWS)["id"], looked(omar, ROWS)["id"]
    with driver.session() as session:  # pyright: ignore[reportUnknownMemberType]
        session.run(
            "MATCH (o:Upload {id: $id}) SET o.created = o.created - $age", id=old, age=KEPT_MS + 1
        ).consume()
    assert lapse(world.database.execute) == 1
    assert kept(driver, kim) == []
    assert omar.get(f"{UPLOADS}/{new}").status_code == 200
    assert lapse(world.database.execute) == 0
    omar.delete(f"{UPLOADS}/{new}")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "The file is empty."),
        (b"x" * 400_000, "larger than"),
    ],
)
def test_a_file_that_is_none_is_refused(kim: Caller, data: bytes, said: str) -> None:
    refused = choose(kim, data)
    assert refused.status_code in (413, 422)
    assert said in refused.json()["detail"]


@pytest.mark.parametrize("data", [b"PK\x03\x04broken", b"\x00\x01\x02", b'"open\nquote', b"\xff"])
def test_a_file_that_cannot_be_read_says_so(kim: Caller, data: bytes) -> None:
    found = looked(kim, data)
    assert found["format"] is None
    assert found["first"] == []
    assert found["problem"] or not found["columns"]


def test_an_encoding_that_is_none_is_said(kim: Caller) -> None:
    path = f"{UPLOADS}/{looked(kim, ROWS)['id']}"
    wrong = kim.post(f"{path}/preview", {"encoding": "klingon"})
    assert wrong.status_code == 200
    assert "klingon" in wrong.json()["problem"]


def test_a_key_of_columns_that_is_none_is_said_and_the_file_stays(kim: Caller) -> None:
    path = f"{UPLOADS}/{looked(kim, ROWS)['id']}"
    for what in ("preview", "import"):
        said = {"format": "csv"} if what == "import" else {}
        wrong = kim.post(f"{path}/{what}", {"columns": {"nonsense": ["Company"]}, **said})
        assert wrong.status_code == 422
        assert "given, family, name" in wrong.json()["detail"]
    assert kim.get(path).status_code == 200


def test_a_format_that_is_none_of_contacts_is_refused_and_the_file_stays(kim: Caller) -> None:
    path = f"{UPLOADS}/{looked(kim, ROWS)['id']}"
    refused = kim.post(f"{path}/import", {"format": "references"})
    assert (refused.status_code, refused.json()["field"]) == (422, "format")
    assert kim.get(path).status_code == 200
