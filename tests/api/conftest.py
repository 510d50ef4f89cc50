"""The application over a small world, and callers for its users."""

from collections.abc import Iterator
from pathlib import Path

import neo4j
import pytest
from api_world import Caller, World, make_world
from pydantic import SecretStr
from starlette.testclient import TestClient

from graphsvc.api import imports as imports_api
from graphsvc.api import runs as runs_api
from graphsvc.app import create_app
from graphsvc.database import Database
from graphsvc.embedded import Services
from graphsvc.sealing import KeyRing
from graphsvc.settings import Settings
from tests.judge.kept import Worlds
from tests.judge.runs import newest_waiting


@pytest.fixture(scope="session")
def driver(running: Services) -> Iterator[neo4j.Driver]:
    """A plain driver, for what tests look at and the product does not."""
    auth = (running.neo4j_user, running.neo4j_password)
    with neo4j.GraphDatabase.driver(running.neo4j_uri, auth=auth) as connected:  # pyright: ignore[reportUnknownMemberType]
        yield connected


@pytest.fixture(scope="session")
def config(running: Services, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of the application under test."""
    home: Path = tmp_path_factory.mktemp("home")
    return Settings(
        neo4j_uri=running.neo4j_uri,
        neo4j_user=running.neo4j_user,
        neo4j_password=SecretStr(running.neo4j_password),
        redis_url=running.redis_url,
        home=home,
        upload_bytes=200_000,
    )


@pytest.fixture(scope="module")
def world(
    empty: Database, ring: KeyRing, config: Settings, driver: neo4j.Driver, kept: Worlds
) -> World:
    """The world of one test module."""
    return kept.have("api", lambda: make_world(empty, ring, config, driver))


@pytest.fixture(scope="module")
def client(world: World) -> Iterator[TestClient]:
    """The application over the world."""
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


@pytest.fixture
def sent(world: World, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Ids of the runs for which a worker would be woken; none is."""
    ids: list[str] = []

    def woken() -> None:
        ids.append(newest_waiting(world.database))

    monkeypatch.setattr(imports_api, "nudge", woken)
    monkeypatch.setattr(runs_api, "nudge", woken)
    return ids
