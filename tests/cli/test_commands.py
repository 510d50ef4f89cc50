"""Commands as a person types them, with what they print and how they fail."""

import json
from pathlib import Path

from tests.judge.commands import Cli

CONNECTIONS = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ada,Marsh,https://www.linkedin.com/in/ada-marsh-1,,Initrode Ltd,Buyer,07 Mar 2024
Bo,Lind,https://www.linkedin.com/in/bo-lind-2,bo@hooli.example,Hooli,Engineer,01 Feb 2023
,,,,Hooli,Ghost,01 Feb 2023
"""


def file(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def prepared(cli: Cli, *, org: str, user: str) -> None:
    assert cli("admin", "org", "add", org).returncode == 0
    assert cli("admin", "user", "add", user, "--org", org, "--name", "Dana").returncode == 0


def test_from_an_empty_directory_to_a_warm_path(shell: Cli, tmp_path: Path) -> None:
    prepared(shell, org="Empty", user="dana@empty.example")
    path = file(tmp_path, "Connections.csv", CONNECTIONS)
    loaded = shell(
        "load", "linkedin", path, "--org", "Empty", "--user", "dana@empty.example", "--json"
    )
    document = json.loads(loaded.stdout)
    assert document["verdicts"] == {"matched": 0, "unsure": 0, "private": 2, "skipped": 1}
    assert [row["row"] for row in document["verdict_rows"]] == [2, 3, 4]

    asked = shell("paths", "--as", "dana@empty.example", "--company", "Initrode", "--json")
    answer = json.loads(asked.stdout)
    assert [human["name"] for human in answer["paths"][0]["people"]] == ["Dana", "Ada Marsh"]
    assert answer["paths"][0]["sentence"] == (
        "You have been connected to Ada Marsh on LinkedIn since March 2024."
    )
    told = shell("paths", "--as", "dana@empty.example", "--person", "Bo Lind @ Hooli")
    assert "connected to Bo Lind on LinkedIn since February 2023" in " ".join(told.stdout.split())


def test_a_second_load_changes_nothing(cli: Cli, tmp_path: Path) -> None:
    prepared(cli, org="Twice", user="dana@twice.example")
    words = ("load", "linkedin", file(tmp_path, "Connections.csv", CONNECTIONS))
    cli(*words, "--user", "dana@twice.example")
    again = json.loads(cli(*words, "--user", "dana@twice.example", "--json").stdout)
    assert (again["added"], again["changed"], again["removed"]) == (0, 0, 0)


def test_reference_accounts_belong_to_the_organisation_or_to_a_user(
    cli: Cli, tmp_path: Path
) -> None:
    prepared(cli, org="Refs", user="dana@refs.example")
    path = file(tmp_path, "references.txt", "Globex, Inc., Umbra\n")
    mine = cli("load", "references", path, "--user", "dana@refs.example", "--json")
    ours = cli("load", "references", path, "--org", "Refs", "--json")
    for loaded in (mine, ours):
        rows = json.loads(loaded.stdout)["verdict_rows"]
        assert [row["name"] for row in rows] == ["Globex, Inc.", "Umbra"]
        assert {row["kind"] for row in rows} <= {"own", "added"}


def test_a_broken_file_is_told_and_nothing_changes(cli: Cli, tmp_path: Path) -> None:
    prepared(cli, org="Broken", user="dana@broken.example")
    path = file(tmp_path, "Connections.csv", CONNECTIONS[:-20])
    loaded = cli("load", "linkedin", path, "--user", "dana@broken.example", "--json")
    problem = json.loads(loaded.stderr)
    assert loaded.returncode == 1
    assert problem["type"] == "urn:graphsvc:problem:file-refused"
    assert "row 4" in problem["detail"]
    asked = cli("paths", "--as", "dana@broken.example", "--company", "Hooli", "--json")
    assert json.loads(asked.stdout)["reason"]["code"] == "target_unknown"


def test_errors_say_what_was_wrong_and_what_to_do(cli: Cli) -> None:
    unknown = cli("paths", "--as", "nobody@nowhere.example", "--company", "Hooli")
    assert unknown.returncode == 1
    assert "There is no user nobody@nowhere.example." in unknown.stderr
    assert "graphsvc admin user add" in unknown.stderr
    wrong = cli("load", "spreadsheet", "x", "--json")
    assert json.loads(wrong.stderr)["field"] == "format"
    assert "Traceback" not in unknown.stderr + wrong.stderr


def test_a_file_of_users_is_checked_before_the_first_is_made(cli: Cli) -> None:
    assert cli("admin", "org", "add", "Many").returncode == 0
    rows = "email,org\nann@many.example,Many\nnot-an-address,Many\n"
    made = cli("admin", "user", "add", "--from", "-", "--json", stdin=rows)
    problem = json.loads(made.stderr)
    assert (made.returncode, problem["row"]) == (1, 3)
    assert made.stdout == ""


def test_one_bad_question_does_not_stop_the_others(cli: Cli, tmp_path: Path) -> None:
    prepared(cli, org="Asks", user="dana@asks.example")
    cli("load", "linkedin", file(tmp_path, "C.csv", CONNECTIONS), "--user", "dana@asks.example")
    rows = "company,max_intermediaries\nHooli,1\nHooli,7\nInitrode,0\n"
    asked = cli("paths", "--questions", "-", "--as", "dana@asks.example", "--json", stdin=rows)
    lines = [json.loads(line) for line in asked.stdout.splitlines()]
    assert [("error" in line) for line in lines] == [False, True, False]
    assert lines[1]["error"]["row"] == 3


def test_a_file_that_lacks_much_changes_nothing_until_that_is_wanted(
    cli: Cli, tmp_path: Path
) -> None:
    prepared(cli, org="Lacking", user="dana@lacking.example")
    head = CONNECTIONS.splitlines()[0]
    rows = [f"Given{n},Family{n},,,Works {n % 7},Clerk,07 Mar 2020" for n in range(100)]
    many = file(tmp_path, "many.csv", "\n".join([head, *rows, ""]))
    few = file(tmp_path, "few.csv", "\n".join([head, *rows[:20], ""]))
    words = ("--user", "dana@lacking.example", "--json")
    cli("load", "linkedin", many, *words)
    asked = cli("load", "linkedin", few, *words)
    assert asked.returncode != 0
    assert "lacks 80 of the 100 contacts" in asked.stderr + asked.stdout
    assert "--drop-missing" in asked.stderr + asked.stdout
    assert json.loads(cli("load", "linkedin", few, "--add", *words).stdout)["removed"] == 0
    dropped = cli("load", "linkedin", few, "--drop-missing", *words)
    assert json.loads(dropped.stdout)["removed"] == 80


def test_a_file_in_an_old_encoding_is_loaded_where_that_is_said(cli: Cli, tmp_path: Path) -> None:
    prepared(cli, org="Old", user="dana@old.example")
    path = tmp_path / "old.csv"
    path.write_bytes("Name;Company\nBjörn Ångström;Bücher Müller\n".encode("cp1252"))
    words = ("load", "csv", str(path), "--user", "dana@old.example", "--json")
    refused = cli(*words)
    assert refused.returncode != 0
    assert "--encoding cp1252" in " ".join((refused.stderr + refused.stdout).split())
    loaded = json.loads(cli(*words, "--encoding", "cp1252").stdout)
    assert [row["name"] for row in loaded["verdict_rows"]] == ["Björn Ångström"]


def test_what_was_left_out_of_a_file_is_told(cli: Cli, tmp_path: Path) -> None:
    prepared(cli, org="Told", user="dana@told.example")
    lines = (
        "Name,Email,Firm name,Desk,Nothing",
        "Ada Marsh,ada@hooli.example,Hooli,4,",
        ",,Hooli,5,",
        "stray",
    )
    path = file(tmp_path, "people.csv", "".join(f"{line}\n" for line in lines))
    words = ("load", "csv", path, "--user", "dana@told.example")
    told = " ".join(cli(*words).stdout.split())
    assert "row 3: The row has no name." in told
    assert "row 4: The row has 1 values" in told
    assert "Columns left out: “Firm name”, “Desk”." in told
    assert "Nothing" not in told

    named = (*words, "--column", "Firm name=company", "--json")
    document = json.loads(cli(*named).stdout)
    assert document["left_out"] == ["Desk"]
    assert document["verdict_rows"][0]["company"] == "Hooli"


def test_a_column_that_is_named_badly_is_refused_in_words(cli: Cli, tmp_path: Path) -> None:
    prepared(cli, org="Badly", user="dana@badly.example")
    path = file(tmp_path, "people.csv", "Name,Email\nAda,ada@hooli.example\n")
    for said in ("Desk", "=emails", "Desk=nonsense"):
        wrong = cli("load", "csv", path, "--user", "dana@badly.example", "--column", said)
        assert wrong.returncode != 0
        assert "NAME=KEY" in wrong.stderr + wrong.stdout
