"""What the ledger of runs costs an import: the same file with it, and without any of it."""

import statistics
import time
from dataclasses import dataclass
from random import Random
from typing import Final

from graphsvc.access.door import Door
from graphsvc.access.users import User, add_organisation, add_user
from graphsvc.contacts.imports.ingest import ingest_contacts
from graphsvc.contacts.imports.run import run_import
from graphsvc.contacts.imports.start import start_import
from graphsvc.contacts.levels import list_sources
from graphsvc.contacts.writing.queries import Course, Origin
from graphsvc.database import Database
from graphsvc.demo.exports import connections_csv
from graphsvc.demo.world import World, known_rows
from graphsvc.errors import Defect
from graphsvc.ids import new_id
from graphsvc.ontology import NONE
from graphsvc.sealing import KeyRing
from loaders.files import FILES
from loaders.limits import LIMITS
from loaders.origin import Origin as File
from loaders.records import Contact

ROWS: Final = 3_000
TIMES: Final = 5


@dataclass(frozen=True, slots=True)
class Overhead:
    """Medians in seconds of so many imports of so many rows each, one kind after the other in
    turn; ``ratio`` is what the ledger makes of the time without it."""

    rows: int
    times: int
    with_ledger: float
    without: float

    @property
    def ratio(self) -> float:
        return self.with_ledger / self.without


def measure_ledger(database: Database, ring: KeyRing, world: World, *, seed: int) -> Overhead:
    """Imports one file again and again, each time as a source of its own."""
    rng = Random(seed)
    rows = min(ROWS, len(world.people))
    people = rng.sample(range(len(world.people)), rows)
    known = known_rows(world, rng, people)
    data, first = connections_csv(known), connections_csv(known[:1])
    org = add_organisation(database, ring, "Ledger")
    user = add_user(database, ring, email="ledger@ledger.example", org=org, name="Ledger")
    with_ledger: list[float] = []
    without: list[float] = []
    for number in range(TIMES + 1):
        with_ledger.append(_with_ledger(database, ring, user, data, label=f"{number}"))
        source = _source(database, ring, user, first, label=f"without {number}")
        without.append(_without(database, ring, user, data, source=source))
    return Overhead(rows, TIMES, statistics.median(with_ledger[1:]), statistics.median(without[1:]))


def _with_ledger(
    database: Database, ring: KeyRing, user: User, data: bytes, *, label: str
) -> float:
    made = Door(database, user.viewer, ring).change(
        lambda desk: start_import(desk, format_="linkedin", file="Book.csv", data=data, label=label)
    )
    begun = time.perf_counter()
    if not run_import(database, ring, made, worker="benchmark"):
        raise Defect("The import could not be claimed.")
    return time.perf_counter() - begun


def _source(database: Database, ring: KeyRing, user: User, data: bytes, *, label: str) -> str:
    """A new source of this file, which has one row."""
    _with_ledger(database, ring, user, data, label=label)
    sources = Door(database, user.viewer, ring).look(list_sources)
    return next(source.id for source in sources if source.label == label)


def _without(database: Database, ring: KeyRing, user: User, data: bytes, *, source: str) -> float:
    origin = Origin(
        owner=user.id,
        org=user.org,
        source=source,
        kind="linkedin",
        import_id=new_id(),
        previous=NONE,
    )
    begun = time.perf_counter()
    read = FILES["linkedin"].read(File("Book.csv", data=data), LIMITS)
    contacts = [item for item in read if isinstance(item, Contact)]
    ingest_contacts(database, ring, origin, contacts=contacts, problems=[], course=Course())
    return time.perf_counter() - begun
