"""Services of a benchmark's own: what the environment names is somebody's, and is left alone."""

import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import neo4j

from graphsvc.database import Database
from graphsvc.embedded import BRIEF, Options, Services, services
from graphsvc.embedded.making import make_store
from graphsvc.settings import settings

OTHERS: Final = ("NEO4J_URI", "REDIS_URL", "GRAPHSVC_KEY_FILE", "GRAPHSVC_TODAY")


@contextmanager
def forgotten() -> Generator[None]:
    """Without the services, the key file and the day that the environment names."""
    kept = {name: os.environ.pop(name) for name in OTHERS if name in os.environ}
    settings.cache_clear()
    try:
        yield
    finally:
        os.environ |= kept
        settings.cache_clear()


def opened(found: Services) -> Database:
    """A connection to a database that has the schema."""
    database = Database(found.neo4j_uri, user=found.neo4j_user, password=found.neo4j_password)
    database.wait()
    database.migrate()
    return database


@contextmanager
def emptiness() -> Generator[tuple[Database, neo4j.Session, Path]]:
    """An empty database of a Neo4j of its own, a plain session on it, and a temporary folder. For
    checks: it starts quickly, and what is asked of it is not timed."""
    with forgotten(), TemporaryDirectory(prefix="graphsvc-benchmark-") as made:
        home = Path(made)
        make_store()
        with services(home, Options(tuning=BRIEF)) as found, opened(found) as database:
            auth = (found.neo4j_user, found.neo4j_password)
            driver: neo4j.Driver = neo4j.GraphDatabase.driver(  # pyright: ignore[reportUnknownMemberType]
                found.neo4j_uri, auth=auth
            )
            with driver, driver.session() as session:  # pyright: ignore[reportUnknownMemberType]
                yield database, session, home
