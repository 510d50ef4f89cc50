"""Fixtures that several folders of tests share: a plain session, and a fixed day.

A folder uses them by importing them in its ``conftest``.
"""

from collections.abc import Iterator

import neo4j
import pytest

from graphsvc.embedded import Services
from graphsvc.settings import settings

DAY = "2025-06-15"


@pytest.fixture(scope="session")
def driver(running: Services) -> Iterator[neo4j.Driver]:
    """A plain driver on the session's Neo4j."""
    auth = (running.neo4j_user, running.neo4j_password)
    connected: neo4j.Driver = neo4j.GraphDatabase.driver(  # pyright: ignore[reportUnknownMemberType]
        running.neo4j_uri, auth=auth
    )
    with connected:
        yield connected


@pytest.fixture
def session(driver: neo4j.Driver) -> Iterator[neo4j.Session]:
    """A plain session, for what tests write or watch and the product does not."""
    with driver.session() as opened:  # pyright: ignore[reportUnknownMemberType]
        yield opened


@pytest.fixture
def fixed_day(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Strengths and imports are of one day, whatever the calendar says."""
    monkeypatch.setenv("GRAPHSVC_TODAY", DAY)
    settings.cache_clear()
    yield DAY
    monkeypatch.delenv("GRAPHSVC_TODAY")
    settings.cache_clear()
