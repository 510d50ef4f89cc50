"""The directory kept in order by hand, from the command line."""

import json
from pathlib import Path

from tests.judge.commands import Cli

FILES = {
    "companies.csv": """id,name,domain,aliases
c1,Acme,acme.example;acme.test,Anvil Co;AC
c2,Akme,,
c3,Acme Group,,
""",
    "people.csv": """id,name,emails
p1,Ada Marsh,ada@acme.example
p2,Ada M.,am@home.example
""",
    "employments.csv": """person,company,title,from,to,current
p1,c1,Head,2019,2021,
p2,c2,Aide,2020,,yes
""",
}


def test_a_directory_is_put_in_order_and_stays_so(cli: Cli, tmp_path: Path) -> None:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    load = ("load", "directory", str(tmp_path), "--as-of", "2026-01-01", "--json")
    assert cli(*load).returncode == 0

    def call(*words: str) -> dict[str, object]:
        done = cli("directory", *words, "--json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    assert call("alias", "c1", "Anvils United")["aliases"] == ["AC", "Anvil Co", "Anvils United"]
    assert call("domain", "c1", "acme.test", "--remove")["domains"] == []
    assert call("alias", "p1", "Ada Brook", "--person")["aliases"] == ["Ada Brook"]
    parent = call("parent", "c1", "c3", "--acquired", "2019-05")
    assert (parent["parent"], parent["acquired"]) == ("directory:c3", "2019-05")
    assert call("parent", "c1", "--none")["parent"] is None
    assert cli("directory", "parent", "c3", "c3").returncode == 2
    assert cli("directory", "parent", "c1").returncode == 2
    assert call("correct", "person", "p1", "--name", "Ada Marsch")["name"] == "Ada Marsch"
    assert call("merge", "company", "c1", "c2")["jobs"] == 1
    assert call("merge", "person", "p1", "p2")["already"] is False
    assert call("merge", "person", "p1", "p2")["already"] is True
    assert call("split", "person", "p2")["jobs"] == 1
    assert cli("directory", "split", "person", "p2").returncode == 1
    assert call("merge", "person", "p1", "p2")["already"] is False
    refused = cli("directory", "merge", "person", "p1", "p1", "--json")
    assert refused.returncode == 2
    assert json.loads(refused.stderr)["type"] == "urn:graphsvc:problem:invalid-input"

    again = json.loads(cli(*load).stdout)
    assert (again["derived"]["added"], again["removed"], again["problem_count"]) == (0, 0, 0)
    record = call("correct", "person", "p2", "--forget", "name")
    assert (record["name"], record["ref"]) == ("Ada Marsh", "directory:p1")
    assert record["emails"] == ["ada@acme.example", "am@home.example"]

    assert call("erase", "p2")["contacts"] == 0
    left_out = json.loads(cli(*load).stdout)
    assert left_out["problem_count"] == 4
    assert cli("directory", "erase", "p1").returncode == 1
