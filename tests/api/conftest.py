"""The application over a small world, and callers for its users."""

from collections.abc import Iterator

import neo4j
import pytest
from api_world import Caller, World, make_world
from starlette.testclient import TestClient

from graphsvc.app import create_app
from graphsvc.database import Database
from graphsvc.embedded import Services
from graphsvc.sealing import KeyRing
from graphsvc.settings import Settings
from tests.judge.kept import Worlds
from tests.judge.site import begin_anew, config, sent

__all__ = ["config", "sent"]


@pytest.fixture(scope="session")
def driver(running: Services) -> Iterator[neo4j.Driver]:
    """A plain driver, for what tests look at and the product does not."""
    auth = (running.neo4j_user, running.neo4j_password)
    with neo4j.GraphDatabase.driver(running.neo4j_uri, auth=auth) as connected:  # pyright: ignore[reportUnknownMemberType]
        yield connected


@pytest.fixture(scope="module")
def world(empty: Database, ring: KeyRing, config: Settings, kept: Worlds) -> World:
    """The world of one test module."""
    return kept.have("api", lambda: make_world(empty, ring, config))


@pytest.fixture(scope="module")
def client(world: World) -> Iterator[TestClient]:
    """The application over the world."""
    begin_anew(world.config)
    app = create_app(world.config, database=world.database, ring=world.ring)
    with TestClient(app, base_url="http://testserver") as connected:
        yield connected


@pytest.fixture
def kim(client: TestClient, world: World) -> Caller:
    return Caller(client, world.kim)


@pytest.fixture
def dana(client: TestClient, world: World) -> Caller:
    return Caller(client, world.dana)


@pytest.fixture
def omar(client: TestClient, world: World) -> Caller:
    return Caller(client, world.omar)
