"""The published social network, loaded and asked through the command line, against answers that
were computed elsewhere (all questions, as far as three intermediaries reach)."""

import json
from pathlib import Path
from typing import Any

from tests.cli.conftest import Cli
from tests.judge.ldbc import COMPANIES, PAIRS, rows, within_reach


def counted(line: dict[str, Any], what: str) -> tuple[int, int]:
    """Fewest ties and how many; (-1, 0) where there is none within reach."""
    count = line["count"]
    return (count["length"], count[what]) if count else (-1, 0)


def test_all_answers_of_the_published_network_agree(
    cli: Cli, shared_data: Path, tmp_path: Path
) -> None:
    pairs, companies = rows(shared_data, PAIRS), rows(shared_data, COMPANIES)
    askers = {row["person1Id"] for row in pairs} | {row["personId"] for row in companies}
    users = ["email,person", *(f"p{one}@ldbc.example,ldbc:{one}" for one in sorted(askers))]
    questions = ["as,person,company"]
    questions += [f"p{r['person1Id']}@ldbc.example,ldbc:{r['person2Id']}," for r in pairs]
    questions += [f"p{r['personId']}@ldbc.example,,ldbc:{r['organisationId']}" for r in companies]
    asked = tmp_path / "questions.csv"
    asked.write_text("\n".join(questions) + "\n", encoding="utf-8")

    loaded = cli("load", "ldbc", str(shared_data / "ldbc_sf0.1"), "--json")
    assert json.loads(loaded.stdout)["written"]["Acquaintance"] == 14_073, loaded.stderr
    assert cli("admin", "org", "add", "LDBC").returncode == 0
    made = cli(
        "admin", "user", "add", "--from", "-", "--org", "LDBC", stdin="\n".join(users) + "\n"
    )
    assert made.returncode == 0, made.stderr
    words = "--edges KNOWS --per-introducer 0 --count --max-intermediaries 3 --limit 3 --json"
    answered = cli("paths", "--questions", str(asked), *words.split())
    assert answered.returncode == 0, answered.stderr
    lines = [json.loads(line) for line in answered.stdout.splitlines()]
    assert len(lines) == len(pairs) + len(companies)

    expected = [within_reach(r["shortestPathLength"], r["numShortestPaths"]) for r in pairs]
    assert [counted(line, "paths") for line in lines[: len(pairs)]] == expected
    nearest = [within_reach(r["nearestDistance"], r["numTargetsAtDistance"]) for r in companies]
    assert [counted(line, "ends") for line in lines[len(pairs) :]] == nearest
    assert all(line["reason"]["code"] for line in lines if not line["count"])
