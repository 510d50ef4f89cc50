"""An installation that may be harmed, one for all these tests."""

from collections.abc import Iterator

import neo4j
import pytest

from graphsvc.database import Database
from tests.judge.fixtures import driver, session
from tests.runs.installation import Installation, installation, small_disk

__all__ = ["driver", "session"]

DISK = "2g"
"""So large is the file system of the database, where this machine lets a test have one."""


@pytest.fixture(scope="session")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """Its own Neo4j and Valkey; workers are started by the tests."""
    home = tmp_path_factory.mktemp("installation")
    with (
        small_disk(home / "neo4j" / "data", DISK) as disk,
        installation(home, home / "keys.json", small_disk=disk) as made,
    ):
        yield made


@pytest.fixture
def store(empty: Database, session: neo4j.Session) -> Database:
    """The database that all tests share, with an empty ledger."""
    session.run("MATCH (r:Run) DELETE r").consume()
    return empty
