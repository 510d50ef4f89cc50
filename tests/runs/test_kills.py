"""Neo4j, Valkey, the scheduler and workers are killed or frozen at seeded moments, five of an
import: the graph is that of an undisturbed run. In the lane ``long`` at ten, of larger ones too, of
a whole deriving, and of a run that seals anew.
"""

import os
import random
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Final, NamedTuple

import neo4j as driver_package
import pytest

from graphsvc.access.integrity import find_broken
from graphsvc.database import Database
from graphsvc.days import HOUR_MS, day_number, now_ms
from graphsvc.demo.exports import connections_csv, draw_strangers, stranger_row
from graphsvc.demo.world import AS_OF, World, generate, known_rows
from graphsvc.directory.deriving.derive import derive
from graphsvc.directory.loading import load_directory
from graphsvc.embedded import process
from graphsvc.jobs.resealing import reseals, rotate
from graphsvc.runs.deriving import ask_to_derive
from graphsvc.runs.ledger import FOR_LATER
from graphsvc.runs.look import RunRow, any_run
from graphsvc.sealing import KeyRing
from tests.contacts.office import Office, open_office
from tests.lanes import FIRST, further, long, seeds
from tests.runs.installation import (
    LEASE_SECONDS,
    Installation,
    ended,
    until,
    worker_of,
)
from tests.runs.places import (
    Dump,
    derived_dump,
    forget_derived,
    forget_imports,
    import_dump,
    nothing_dirty,
)
from tests.runs.sealed import values


class Size(NamedTuple):
    """People of the directory; of an address book the rows of such, and of strangers; rows of an
    older one of the same source, so that contacts are changed and removed too."""

    people: int
    known: int
    strangers: int
    before: int


SMALL: Final = Size(2_000, 300, 1_200, 150)
LARGE: Final = Size(4_000, 2_000, 8_000, 600)
LABEL: Final = "big"
LATEST: Final = 0.8
"""The last moment, as a share of the run."""
MOST_AT_ONE_PLACE: Final = 2
"""So often is a run harmed before it gets further. The fifth attempt would set it aside, and one
harm may cost two of them."""


@dataclass(frozen=True, slots=True)
class Site:
    """The installation, what is in it, and what undisturbed runs made of it."""

    size: Size
    parts: Installation
    database: Database
    office: Office
    before: bytes
    data: bytes
    derived: Dump
    imported: Dump


def _case(size: Size, seed: object) -> pytest.ParameterSet:
    drawn = seed if isinstance(seed, pytest.ParameterSet) else pytest.param(seed)
    name = f"{size.known + size.strangers} contacts-{drawn.values[0]}"
    return pytest.param(size, *drawn.values, marks=drawn.marks, id=name)


ON_SITES: Final = pytest.mark.parametrize(
    ("site", "seed"),
    [*(_case(SMALL, seed) for seed in seeds()), *(_case(LARGE, seed) for seed in further(FIRST))],
    indirect=["site"],
)
"""The small one with every seed; the large one, which takes minutes each time, with the first."""


@pytest.fixture(scope="module")
def site(parts: Installation, request: pytest.FixtureRequest) -> Iterator[Site]:
    """A directory, its ties derived, an address book imported: all undisturbed."""
    with parts.open() as database, parts.session() as session:
        parts.empty(session)
        yield _undisturbed(parts, database, session, size=request.param)


def _undisturbed(
    parts: Installation, database: Database, session: driver_package.Session, *, size: Size
) -> Site:
    world = generate(people=size.people)
    records = (world.companies, world.schools, world.people, world.employments, world.studies)
    load_directory(database, chain.from_iterable(records), source="demo", as_of=day_number(AS_OF))
    derive(database)
    office = open_office(database, KeyRing(parts.keys), session)
    before, data = books(world, size)
    assert office.upload(before, label=LABEL).state == "done"
    import_id = office.waiting(data, label=LABEL)
    assert office.run(import_id)
    imported = import_dump(office, import_id, label=LABEL)
    return Site(size, parts, database, office, before, data, derived_dump(session), imported)


def books(world: World, size: Size) -> tuple[bytes, bytes]:
    """An older and a newer address book of one user. Some of the older one have moved since, some
    are no longer in the newer one."""
    rng = random.Random(7)
    known = known_rows(world, rng, rng.sample(range(len(world.people)), size.known))
    count = size.strangers + size.before // 5
    drawn = draw_strangers(rng, world.market, first=2 * size.people, count=count)
    others = [stranger_row(rng, stranger) for stranger in drawn]
    rows, gone = [*known, *others[: size.strangers]], others[size.strangers :]
    older = rng.sample(rows, size.before)
    moved = [
        row._replace(company=f"{row.company} before", position="Trainee") for row in older[::3]
    ]
    return connections_csv([*moved, *older[1::3], *gone]), connections_csv(rows)


# What is done to them


def kill_the_worker(parts: Installation, database: Database, run_id: str) -> None:
    """The process that has the run. It dies thread by thread: until then it looks alive."""
    killed = worker_of(database, run_id)
    os.kill(killed, signal.SIGKILL)
    until(lambda: not process.birth(killed), "it is dead")


def freeze_the_worker(parts: Installation, database: Database, run_id: str) -> None:
    """The process that has the run, until another one has taken it over; then it goes on."""
    frozen = worker_of(database, run_id)
    os.kill(frozen, signal.SIGSTOP)
    try:
        until(lambda: worker_of(database, run_id) != frozen, "another one takes it over")
    finally:
        os.kill(frozen, signal.SIGCONT)


def kill_all_workers(parts: Installation, database: Database, run_id: str) -> None:
    parts.kill("worker")
    parts.start_worker()


def kill_the_scheduler(parts: Installation, database: Database, run_id: str) -> None:
    parts.kill("beat")
    parts.start_beat()


def kill_valkey(parts: Installation, database: Database, run_id: str) -> None:
    parts.kill("valkey")
    parts.start_valkey()


def empty_valkey(parts: Installation, database: Database, run_id: str) -> None:
    parts.redis().flushall()
    kill_the_worker(parts, database, run_id)


def kill_neo4j(parts: Installation, database: Database, run_id: str) -> None:
    parts.kill_neo4j()
    parts.start_neo4j()


def freeze_neo4j(parts: Installation, database: Database, run_id: str) -> None:
    os.kill(parts.graph.pid, signal.SIGSTOP)
    time.sleep(1.5 * LEASE_SECONDS)
    os.kill(parts.graph.pid, signal.SIGCONT)


Harm = Callable[[Installation, Database, str], None]

Harms = Sequence[Harm]
TO_AN_IMPORT: Final[Harms] = [
    kill_the_worker,
    freeze_the_worker,
    kill_the_scheduler,
    kill_valkey,
    kill_neo4j,
]
TO_A_DERIVING: Final[Harms] = [
    kill_the_worker,
    kill_the_worker,
    kill_all_workers,
    empty_valkey,
    freeze_neo4j,
]
"""What happens to a run: all kinds to one of the two, and to each of the large ones."""


def disturb(site: Site, run_id: str, rng: random.Random, harms: Harms) -> RunRow:
    """Does harm to one run, each at its moment, and returns how the run ended. One of few places
    may end before all is done to it, and not before more than half is."""
    parts, database = site.parts, site.database
    ordered = [*TO_AN_IMPORT, *TO_A_DERIVING] if site.size == LARGE else [*harms]
    rng.shuffle(ordered)
    harmed = Counter[int]()
    for number, harm in enumerate(ordered):
        share = LATEST * (number + rng.random()) / len(ordered)
        until(lambda share=share: _is_at(any_run(database, run_id), share, harmed), "it goes on")
        time.sleep(rng.random() / 4)
        run = any_run(database, run_id)
        if run.state == "done" and number > len(ordered) / 2:
            break
        assert run.state in ("queued", "running"), (number, harm)
        harmed[run.done] += 1
        harm(parts, database, run_id)
    return ended(database, run_id)


def _is_at(run: RunRow, share: float, harmed: Counter[int]) -> bool:
    begun = run.total > 0 and run.done >= share * run.total and run.state == "running"
    fresh = harmed[run.done] < MOST_AT_ONE_PLACE
    return (begun and fresh) or run.state not in ("queued", "running")


@ON_SITES
def test_an_import_is_what_it_would_have_been(site: Site, seed: int) -> None:
    forget_imports(site.office.session, site.office.org.id)
    assert site.office.upload(site.before, label=LABEL).state == "done"
    import_id = site.office.waiting(site.data, label=LABEL)
    with site.parts.working():
        run = disturb(site, import_id, random.Random(seed), TO_AN_IMPORT)
    assert (run.state, run.error) == ("done", None)
    assert import_dump(site.office, import_id, label=LABEL) == site.imported
    assert find_broken(site.database, limit=1_000_000) == []


TO_A_RESEALING: Final[Harms] = [
    kill_the_worker,
    kill_all_workers,
    kill_neo4j,
    kill_the_worker,
    freeze_neo4j,
]


@pytest.mark.parametrize("site", [pytest.param(LARGE, marks=long)], indirect=True)
def test_all_is_sealed_anew_and_opens_whoever_dies(site: Site) -> None:
    """Pages and their place are written at once, so nothing is left out and nothing spoilt."""
    database, ring, session = site.database, site.office.ring, site.office.session

    def opened() -> Counter[bytes]:
        return Counter(
            ring.open_bytes(subject, value, place=place)
            for _, subject, place, value in values(session)
        )

    before = opened()
    nodes = len({(sealed.label, place.id) for sealed, _, place, _ in values(session)})
    rotate(database, ring)
    run_id = reseals(database)[-1].id
    with site.parts.working():
        for number, harm in enumerate(TO_A_RESEALING):
            count = LATEST * nodes * number / len(TO_A_RESEALING)
            until(lambda count=count: _has_gone_on(database, run_id, count), "it goes on")
            assert not _has_ended_a_pass(database), (number, harm)
            harm(site.parts, database, run_id)
        until(lambda: _has_ended_a_pass(database), "a whole pass is made")
    found = values(session)
    assert sum(ring.is_older(subject, value) for _, subject, _, value in found) == 0
    rotation = ring.rotation()
    assert rotation is not None
    assert ring.retire(rotation)
    assert opened() == before
    session.run("MATCH (r:Run {kind: 'reseal'}) DELETE r").consume()


def _has_gone_on(database: Database, run_id: str, count: float) -> bool:
    run = any_run(database, run_id)
    return (run.state == "running" and run.done >= count) or _has_ended_a_pass(database)


def _has_ended_a_pass(database: Database) -> bool:
    """Whether it is put off until older keys may be dropped."""
    return reseals(database)[-1].due > now_ms() + HOUR_MS / 2


@long
@ON_SITES
def test_the_derived_ties_are_what_they_would_have_been(site: Site, seed: int) -> None:
    forget_derived(site.office.session)
    run_id = site.database.write(partial(ask_to_derive, priority=FOR_LATER))
    with site.parts.working():
        run = disturb(site, run_id, random.Random(1_000 + seed), TO_A_DERIVING)
    assert (run.state, run.error) == ("done", None)
    assert nothing_dirty(site.database)
    assert derived_dump(site.office.session) == site.derived
    assert find_broken(site.database, limit=1_000_000) == []
