"""An installation that may be harmed, one for all these tests."""

from collections.abc import Iterator

import pytest

from tests.judge.fixtures import driver, session
from tests.runs.installation import Installation, installation

__all__ = ["driver", "session"]


@pytest.fixture(scope="session")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """Its own Neo4j and Valkey; workers are started by the tests."""
    home = tmp_path_factory.mktemp("installation")
    with installation(home, home / "keys.json") as made:
        yield made
