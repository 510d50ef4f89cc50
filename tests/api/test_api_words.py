"""What owners say of their imports and contacts, through the API."""

import csv
import io
from typing import Any

import pytest
from api_world import HEADER, Caller, World

from graphsvc.api import examples
from graphsvc.contacts.imports.report import as_csv
from graphsvc.contacts.imports.run import run_import
from graphsvc.wire.imports import Verdict

IMPORTS, CONTACTS = "/v1/imports", "/v1/contacts"
TWO = f"""{HEADER}
Zoe,Other,,lee@initech.example,Initech,,
=HYPERLINK("https://x.example"),@SUM,,,+Works,-Clerk,
"""


def many(numbers: range) -> str:
    rows = [f"Given{n},Family{n},,,Works {n % 7},Clerk,07 Mar 2020" for n in numbers]
    return "\n".join([HEADER, *rows, ""])


def loaded(world: World, caller: Caller, text: str, label: str, **form: str) -> dict[str, Any]:
    response = caller.client.post(
        IMPORTS,
        files={"file": ("c.csv", text.encode())},
        data={"format": "linkedin", "label": label, **form},
        headers=caller.asker.headers,
    )
    assert response.status_code == 202, response.text
    assert run_import(world.database, world.ring, response.json()["id"], worker="test")
    return caller.get(f"{IMPORTS}/{response.json()['id']}").json()


def contact_of(caller: Caller, name: str) -> dict[str, Any]:
    found = [one for one in caller.items(CONTACTS, limit=100) if one["name"] == name]
    assert len(found) == 1
    return found[0]


def said_of(caller: Caller) -> list[dict[str, Any]]:
    """All contacts, but for the ids of the organisation's own companies: one that nobody names is
    gone, and comes back as a new one."""
    return [{**one, "company_id": None} for one in caller.items(CONTACTS, limit=100)]


@pytest.mark.parametrize("mode", ["replace", "add"])
def test_an_import_that_lacks_much_asks_and_is_answered(
    omar: Caller, kim: Caller, world: World, sent: list[str], mode: str
) -> None:
    removed = {"replace": 70, "add": 0}[mode]
    loaded(world, omar, many(range(100)), mode)
    asking = loaded(world, omar, many(range(70, 100)), mode)
    assert (asking["state"], asking["known"], asking["missing"]) == ("asking", 100, 70)
    path = f"{IMPORTS}/{asking['id']}"
    assert kim.post(f"{path}/answer", {"mode": mode}).status_code == 404
    assert omar.post(f"{path}/answer", {"mode": "perhaps"}).status_code == 422
    sent.clear()
    assert omar.post(f"{path}/answer", {"mode": mode}).status_code == 202
    assert sent == [asking["id"]]
    assert run_import(world.database, world.ring, asking["id"], worker="test")
    done = omar.get(path).json()
    assert (done["state"], done["removed"]) == ("done", removed)
    assert omar.post(f"{path}/answer", {"mode": mode}).status_code == 409


def test_an_import_that_asks_is_given_up(
    omar: Caller, kim: Caller, world: World, sent: list[str]
) -> None:
    loaded(world, omar, many(range(100)), "given up")
    before = omar.items(CONTACTS, limit=100)
    asking = loaded(world, omar, many(range(90, 190)), "given up")
    assert kim.post(f"{IMPORTS}/{asking['id']}/discard", {}).status_code == 404
    assert omar.post(f"{IMPORTS}/{asking['id']}/discard", {}).json()["state"] == "discarded"
    assert omar.items(CONTACTS, limit=100) == before
    run = omar.get(f"/v1/runs/{asking['id']}").json()
    assert (run["state"], run["import_state"]) == ("done", "discarded")


def test_files_are_added_where_that_is_asked(omar: Caller, world: World, sent: list[str]) -> None:
    loaded(world, omar, many(range(200, 300)), "added")
    done = loaded(world, omar, many(range(300, 310)), "added", mode="add")
    assert (done["state"], done["mode"]) == ("done", "add")
    assert (done["added"], done["removed"]) == (10, 0)


def test_the_newest_import_is_undone(
    kim: Caller, dana: Caller, world: World, sent: list[str]
) -> None:
    first = loaded(world, kim, many(range(3)), "undone")
    before = said_of(kim)
    second = loaded(world, kim, many(range(1, 5)), "undone")
    assert second["undoable"]
    assert kim.post(f"{IMPORTS}/{first['id']}/undo", {}).status_code == 409
    path = f"{IMPORTS}/{second['id']}"
    assert dana.post(f"{path}/undo", {}).status_code == 404
    assert kim.post(f"{path}/undo", {}).status_code == 202
    assert run_import(world.database, world.ring, second["id"], worker="test")
    undone = kim.get(path).json()
    assert (undone["state"], undone["undoable"]) == ("undone", False)
    assert said_of(kim) == before


def test_the_report_is_a_table_that_no_spreadsheet_runs(
    kim: Caller, dana: Caller, world: World, sent: list[str]
) -> None:
    done = loaded(world, kim, TWO, "report")
    path = f"{IMPORTS}/{done['id']}/report"
    assert dana.get(path).status_code == 404
    report = kim.get(path)
    assert report.headers["content-type"] == "text/csv; charset=utf-8"
    assert report.headers["content-disposition"].startswith("attachment")
    assert report.content.startswith(b"\xef\xbb\xbf")
    table = list(csv.DictReader(io.StringIO(report.content.decode("utf-8-sig"))))
    assert [row["row"] for row in table] == ["2", "3"]
    assert [row["verdict"] for row in table] == ["unsure", "private"]
    assert "Lee Hart" in table[0]["candidates"]
    assert not [cell for row in table for cell in row.values() if cell[:1] in tuple("=+-@\t\r")]
    assert table[1]["company"] == "'+Works"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "=1+1",
            "+1",
            "-1",
            "@x",
            "\t=1",
            "\r=1",
            "\n=1",
            " =1",
            "\u200b=1",
            "\ufeff=1",
            "\u3000=1",
        ),
        *("＝1+1", "＋1", "－1", "＠x", "﹢1", "﹣1", "⁼1", "₌1", "⁺1", "−1", "–1", "﹫x"),
    ],
)
def test_signs_of_other_widths_and_behind_blanks_are_no_formulas_either(text: str) -> None:
    verdict = Verdict.model_validate({**examples.VERDICT_LIST["items"][0], "company": text})
    table = b"".join(as_csv([verdict])).decode("utf-8-sig")
    assert next(csv.DictReader(io.StringIO(table, newline="")))["company"] == f"'{text}"


def test_rows_are_found_by_the_names_they_hold(
    kim: Caller, dana: Caller, world: World, sent: list[str]
) -> None:
    done = loaded(world, kim, TWO, "rows")
    found = kim.items(f"{IMPORTS}/rows", q="other ZOE")
    assert found[0] in kim.items(f"{IMPORTS}/{done['id']}/verdicts")
    assert (found[0]["row"], found[0]["kind"]) == (2, "unsure")
    assert dana.items(f"{IMPORTS}/rows", q="other zoe") == []
    assert kim.items(f"{IMPORTS}/rows", q="other zoltan") == []
    assert kim.items(f"{IMPORTS}/rows", q="") == []


def test_an_unsure_contact_is_settled_undone_and_settled_otherwise(
    kim: Caller, dana: Caller, world: World, sent: list[str]
) -> None:
    loaded(world, kim, f"{HEADER}\nUna,Sure,,lee@initech.example,Initech,,\n", "settled")
    waiting = [
        one for one in kim.items(f"{CONTACTS}/unsettled") if one["contact"]["name"] == "Una Sure"
    ]
    assert [hit["id"] for hit in waiting[0]["candidates"]] == [world.person("lee")]
    assert "emails" in waiting[0]["candidates"][0]["agrees"]
    contact = waiting[0]["contact"]["id"]
    path = f"{CONTACTS}/{contact}/settlement"
    assert dana.put(path, {"person": world.person("lee")}).status_code == 404
    assert kim.put(path, {"person": "0" * 8}).status_code in (404, 422)
    settled = kim.put(path, {"person": world.person("lee")}).json()
    assert settled["person"] == world.person("lee")
    assert contact not in [one["contact"]["id"] for one in kim.items(f"{CONTACTS}/unsettled")]
    assert kim.delete(path).status_code == 200
    assert contact in [one["contact"]["id"] for one in kim.items(f"{CONTACTS}/unsettled")]
    none = kim.put(path, {"person": None}).json()
    assert none["person"] is None


def test_a_contact_is_corrected_by_its_owner_alone(
    kim: Caller, dana: Caller, world: World, sent: list[str]
) -> None:
    loaded(world, kim, f"{HEADER}\nMis,Spelt,,,Wrong Works,Clark,\n", "corrected")
    path = f"{CONTACTS}/{contact_of(kim, 'Mis Spelt')['id']}"
    edit = {"name": "Miss Pelt", "title": "Clerk", "company": "Right Works"}
    assert dana.put(path, edit).status_code == 404
    assert kim.put(path, {"name": ""}).json()["field"] == "name"
    changed = kim.put(path, edit).json()
    assert (changed["name"], changed["title"]) == ("Miss Pelt", "Clerk")
    loaded(world, kim, f"{HEADER}\nMis,Spelt,,,Wrong Works,Clark,\n", "corrected")
    assert contact_of(kim, "Miss Pelt")["title"] == "Clerk"


def test_removed_contacts_stay_away_until_their_owner_takes_them_again(
    kim: Caller, dana: Caller, world: World, sent: list[str]
) -> None:
    text = f"{HEADER}\nStay,Away,,,Far Works,Clerk,\n"
    loaded(world, kim, text, "removed")
    assert kim.delete(f"{CONTACTS}/{contact_of(kim, 'Stay Away')['id']}").status_code == 204
    loaded(world, kim, text, "removed")
    assert "Stay Away" not in [one["name"] for one in kim.items(CONTACTS, limit=100)]
    assert dana.delete(f"{CONTACTS}/removed").json()["count"] == 0
    assert kim.delete(f"{CONTACTS}/removed").json()["count"] >= 1
    loaded(world, kim, text, "removed")
    assert contact_of(kim, "Stay Away")
