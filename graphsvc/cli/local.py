"""This installation: its database and its keys, for a command that works with them."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from graphsvc.access.key_file import expect_keys
from graphsvc.cli.progress import downloading
from graphsvc.database import Database
from graphsvc.embedded import Options, Services, services
from graphsvc.embedded.keeping import Say
from graphsvc.sealing import KeyRing, key_ring
from graphsvc.settings import settings


@dataclass(frozen=True)
class Local:
    """What a command works with."""

    home: Path
    services: Services
    database: Database
    ring: KeyRing


@contextmanager
def connected(*, quiet: bool, home: Path | None = None, say: Say | None = None) -> Generator[Local]:
    """The database of this installation, or of another ``home``, ready to use: the configured one,
    the one that runs, or one started for the length of the command, and kept running where there
    is somebody to ``say`` so to."""
    config = settings()
    home = home or config.home
    with (
        downloading(quiet=quiet) as progress,
        services(home, Options(progress=progress), say=say) as found,
        open_database(found) as database,
    ):
        ring = key_ring(config.key_file or home / "keys.json")
        expect_keys(database, ring)
        yield Local(home, found, database, ring)


def open_database(found: Services) -> Database:
    """A connection to running services, with the schema in place."""
    database = Database(found.neo4j_uri, user=found.neo4j_user, password=found.neo4j_password)
    database.wait()
    database.migrate()
    return database
