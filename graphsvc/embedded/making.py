"""Makes what the cache keeps for new databases: a migrated store, and the archive of classes.

A server of its own does that, on a folder that is thrown away with its password, and nobody ever
writes data into it. It costs a start more than to bring one database up to date, so whoever has
many to make calls it (the tests do), and a first start on a machine does not: it would be later by
that start.
"""

import shutil
import tempfile
from pathlib import Path

from graphsvc.database import Database
from graphsvc.embedded import files, neo4j, process, program, stores
from graphsvc.embedded.neo4j import BRIEF
from graphsvc.embedded.program import Program
from graphsvc.errors import EmbeddedServiceError
from graphsvc.settings import settings


def make_store() -> Path:
    """The store of this version's schema, made now where it is not kept. Of several processes one
    makes it and the others wait. Call it from the main thread.

    Raises EmbeddedServiceError.
    """
    kept = stores.place(settings().cache.absolute())
    try:
        with files.locked(files.private_folder(kept.parent) / "lock"):
            if not kept.is_dir():
                _clear(kept.parent)
                _make(program.find(), kept)
    except OSError as error:
        raise files.cannot_write(kept.parent, error) from error
    return kept


def _clear(folder: Path) -> None:
    """Removes what makers left that were killed."""
    for left in folder.glob("making-*"):
        if process.known(left) is None:
            shutil.rmtree(left, ignore_errors=True)


def _make(found: Program, kept: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="making-", dir=kept.parent) as made:
        folder = Path(made)
        server = neo4j.start(folder, found, tuning=BRIEF)
        try:
            neo4j.wait(server)
            _migrate(server)
        finally:
            clean = neo4j.stop(server)
        if not clean:
            raise EmbeddedServiceError(
                "Neo4j did not end in order after it was brought up to date.",
                advice="Is the machine very busy or short of memory? Try again.",
            )
        stores.keep(folder / "data", kept)


def _migrate(server: process.Server) -> None:
    uri = neo4j.uri(server)
    with Database(uri, user=neo4j.USER, password=server.password) as database:
        database.wait()
        database.migrate()
