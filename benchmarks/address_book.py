"""Address books of 10,000 contacts, imported as a worker does it: time, memory, rows answered
rightly.

One is an export of LinkedIn, in which nearly everybody has a profile URL; of the other nothing but
names, employers and titles is left. Both name the same people, three of four of them from the
directory, with the flaws that such files have (see ``demo.exports``): names without accents, turned
round or with initials, jobs that were left long ago.
"""

import multiprocessing
import resource
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from random import Random
from typing import Final

from graphsvc.access.door import Door
from graphsvc.access.users import add_organisation, add_user
from graphsvc.contacts.imports.look import VerdictState, list_verdicts
from graphsvc.contacts.imports.run import run_import
from graphsvc.contacts.imports.start import start_import
from graphsvc.database import Database, open_database
from graphsvc.demo.exports import (
    Row,
    connections_csv,
    draw_strangers,
    stranger_row,
    written_order,
)
from graphsvc.demo.world import World, known_rows
from graphsvc.errors import Defect
from graphsvc.naming.names import PEOPLE_BY_ID
from graphsvc.ontology import VerdictKind
from graphsvc.sealing import KeyRing, key_ring
from graphsvc.settings import settings

ROWS: Final = 10_000
KNOWN: Final = 7_500


@dataclass(frozen=True, slots=True)
class BigImport:
    """One book: the time that it took, and the most memory that its process held, with Python and
    all libraries. Of ``known`` people of the directory so many were ``matched`` (``wrong``: to
    somebody else) or left ``unsure``; of ``strangers`` so many were ``taken`` for one of them."""

    what: str
    rows: int
    seconds: float
    peak_mb: float
    known: int
    matched: int
    wrong: int
    unsure: int
    strangers: int
    taken: int


def import_books(database: Database, ring: KeyRing, world: World, *, seed: int) -> list[BigImport]:
    """Imports both books, each for a user of an organisation of their own, and compares every row's
    verdict with who it was drawn from."""
    drawn = _draw(world, seed)
    bare = [(row._replace(url="", email=""), ref) for row, ref in drawn]
    kinds = {"profile URLs": drawn, "names and employers": bare}
    return [
        _import(database, ring, what=what, drawn=rows, number=number)
        for number, (what, rows) in enumerate(kinds.items())
    ]


_Drawn = Sequence[tuple[Row, str | None]]
"""Rows with the source id of the person meant; none for a stranger."""


def _draw(world: World, seed: int) -> _Drawn:
    rng = Random(seed)
    known = min(KNOWN, len(world.people) // 2)
    strangers = draw_strangers(
        rng, world.market, first=2 * len(world.people), count=ROWS * known // KNOWN - known
    )
    people = rng.sample(range(len(world.people)), known)
    rows = known_rows(world, rng, people)
    refs = (world.people[person].ref for person in people)
    return list(zip(rows, refs, strict=True)) + [
        (stranger_row(rng, stranger), None) for stranger in strangers
    ]


def _import(
    database: Database, ring: KeyRing, *, what: str, drawn: _Drawn, number: int
) -> BigImport:
    org = add_organisation(database, ring, f"Address book {number}")
    email = f"book-{number}@book.example"
    user = add_user(database, ring, email=email, org=org, name="Holder of many contacts")
    data = connections_csv(row for row, _ in drawn)
    made = Door(database, user.viewer, ring).change(
        lambda desk: start_import(desk, format_="linkedin", file="Connections.csv", data=data)
    )
    seconds, peak_mb = _in_a_process(made)
    verdicts = Door(database, user.viewer, ring).look(
        lambda view: list_verdicts(view, made, limit=len(drawn))
    )
    meant = [ref for _, ref in sorted(drawn, key=lambda pair: written_order(pair[0]))]
    known, taken = _answers(database, meant, verdicts)
    return BigImport(
        what=what,
        rows=len(verdicts),
        seconds=seconds,
        peak_mb=peak_mb,
        known=len(known),
        matched=sum(one.found is not None for one in known),
        wrong=sum(one.found not in (None, one.meant) for one in known),
        unsure=sum(one.kind == VerdictKind.UNSURE for one in known),
        strangers=len(verdicts) - len(known),
        taken=taken,
    )


def _in_a_process(made: str) -> tuple[float, float]:
    """Runs an import in a new process. Returns seconds and megabytes."""
    start = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=1, mp_context=start) as pool:
        return pool.submit(_run, made).result()


def _run(made: str) -> tuple[float, float]:
    with open_database(settings()) as database:
        started = time.perf_counter()
        if not run_import(database, key_ring(settings().keys), made, worker="benchmark"):
            raise Defect("The import could not be claimed.")
        seconds = time.perf_counter() - started
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


# --- right or wrong -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Answer:
    """What became of a row about somebody of the directory, by source id."""

    meant: str
    found: str | None
    kind: str


def _answers(
    database: Database, meant: Sequence[str | None], verdicts: Sequence[VerdictState]
) -> tuple[list[_Answer], int]:
    """The answers about people of the directory, and how many strangers were taken for some."""
    ids = sorted({one.person for one in verdicts if one.person})
    refs = {row.id: row.ref for row in database.fetch(PEOPLE_BY_ID, ids=ids)}
    found = [refs.get(one.person or "") for one in verdicts]
    known = [
        _Answer(ref, person, one.kind)
        for ref, person, one in zip(meant, found, verdicts, strict=True)
        if ref is not None
    ]
    pairs = zip(meant, found, strict=True)
    return known, sum(ref is None and person is not None for ref, person in pairs)
