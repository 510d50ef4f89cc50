"""A program of this version on a database that another one has made."""

from collections.abc import Iterator

import neo4j
import pytest

from tests.judge.commands import Cli
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
