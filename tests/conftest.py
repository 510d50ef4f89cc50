"""Real services for all tests: one Neo4j and one Valkey, started once, emptied between modules."""

from collections.abc import Iterator
from pathlib import Path

import neo4j
import pytest

from graphsvc.database import Database
from graphsvc.embedded import FOR_AN_HOUR, Options, Services, services
from graphsvc.embedded.making import make_store
from graphsvc.sealing import KeyRing
from graphsvc.settings import settings
from tests.judge.kept import Worlds

pytest_plugins = ("tests.lanes", "tests.budget")

SHARED_DATA = Path(__file__).parent.parent.parent / "shared" / "data"


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """Neo4j and Valkey of this test session; those of NEO4J_URI and REDIS_URL where set."""
    if settings().neo4j_uri is None:
        make_store()
    with services(tmp_path_factory.mktemp("services"), Options(tuning=FOR_AN_HOUR)) as found:
        yield found


@pytest.fixture(scope="session")
def database(running: Services) -> Iterator[Database]:
    """A connection to the session's Neo4j, with the schema in place."""
    user, password = running.neo4j_user, running.neo4j_password
    with Database(running.neo4j_uri, user=user, password=password, patience=60.0) as connected:
        connected.wait()
        connected.migrate()
        yield connected


@pytest.fixture(scope="session")
def kept(running: Services) -> Iterator[Worlds]:
    """Worlds that several modules need, each built once."""
    driver = neo4j.GraphDatabase.driver(  # pyright: ignore[reportUnknownMemberType]
        running.neo4j_uri, auth=(running.neo4j_user, running.neo4j_password)
    )
    with driver:
        yield Worlds(driver)


@pytest.fixture(scope="module")
def empty(database: Database, kept: Worlds) -> Database:
    """The database without any data, for one test module."""
    kept.clear()
    return database


@pytest.fixture(scope="session")
def key_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The key file of this test session."""
    return tmp_path_factory.mktemp("keys") / "keys.json"


@pytest.fixture(scope="session")
def ring(key_file: Path) -> KeyRing:
    """The keys of this test session."""
    return KeyRing(key_file)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real data; tests that need it are skipped where it is absent."""
    if not SHARED_DATA.is_dir():
        pytest.skip(f"the real data at {SHARED_DATA.name} beside the repository is not here")
    return SHARED_DATA
