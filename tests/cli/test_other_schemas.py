"""A program of this version on a database that another one has made."""

from collections.abc import Iterator
from pathlib import Path

import neo4j
import pytest

from graphsvc.access.users import add_organisation
from graphsvc.database import Database
from graphsvc.embedded import Services
from graphsvc.sealing import KeyRing
from tests.judge.commands import Cli, Run, command_line
from tests.judge.fixtures import driver, session

__all__ = ["driver", "session"]

SWAP = """
MATCH (m:__Neo4jMigration) WHERE m.version = '0001'
SET m.checksum = $checksum
"""


@pytest.fixture
def other_schema(cli: Cli, session: neo4j.Session) -> Iterator[None]:
    """The first migration was another one than ours."""
    found = session.run("MATCH (m:__Neo4jMigration {version: '0001'}) RETURN m.checksum").value()
    session.run(SWAP, checksum="1").consume()
    yield
    session.run(SWAP, checksum=found[0]).consume()


@pytest.mark.parametrize("words", [["serve", "--port", "0"], ["worker", "--concurrency", "1"]])
def test_a_schema_that_is_not_ours_is_said_in_a_sentence(
    cli: Cli, other_schema: None, words: list[str]
) -> None:
    done = cli(*words)
    assert done.returncode == 1
    said = done.stderr
    assert "The schema of this database is not one that this version knows" in said
    assert "Run the version that made it" in said
    assert "Traceback" not in said
    assert "Application startup" not in said


@pytest.fixture
def without_keys(
    running: Services, empty: Database, ring: KeyRing, fork: Run, tmp_path: Path
) -> Cli:
    """The command line where an organisation exists, and a file with its keys does not."""
    add_organisation(empty, ring, "Keyless")
    return command_line(running, tmp_path, fork, keys=tmp_path / "other.json")


@pytest.mark.parametrize(
    "words",
    [
        ["serve", "--port", "0"],
        ["worker", "--concurrency", "1"],
        ["admin", "org", "list"],
        ["admin", "org", "add", "Another"],
    ],
)
def test_nothing_is_done_without_the_keys_of_this_database(
    without_keys: Cli, words: list[str]
) -> None:
    """Else keys would be made anew, and what they seal be lost once the right ones are back."""
    done = without_keys(*words)
    assert done.returncode == 1
    assert "The key file that belongs to this database is not here" in done.stderr
    assert "GRAPHSVC_KEY_FILE" in done.stderr
    assert "Traceback" not in done.stderr
