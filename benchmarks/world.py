"""Loads the made-up world as an administrator and its users would, and measures that."""

import json
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import chain, islice
from pathlib import Path

from benchmarks.address_book import BigImport, import_books
from benchmarks.ledger import Overhead, measure_ledger
from graphsvc.access.door import Door
from graphsvc.access.users import Organisation, User, add_organisation, add_user
from graphsvc.contacts.imports.look import get_import
from graphsvc.contacts.imports.run import run_import
from graphsvc.contacts.imports.start import start_import
from graphsvc.database import Database
from graphsvc.days import day_number
from graphsvc.demo.world import AS_OF, DemoOrganisation, DemoUser, World, generate
from graphsvc.directory.deriving.derive import derive
from graphsvc.directory.loading import load_directory
from graphsvc.embedded import Tuning
from graphsvc.errors import Conflict
from graphsvc.naming.references import COMPANY_BY_REF, PERSON_BY_REF
from graphsvc.ontology import Viewer, org_scope, user_scope
from graphsvc.paths.rows import COMPANY_CONTACTS, CONTACT_TIES, VIEWER_NEAR
from graphsvc.sealing import KeyRing
from graphsvc.statements.reference_account_files import load_reference_accounts
from loaders.records import Record

MARKER = "benchmark.json"
PEOPLE_OF_ONE_QUESTION = 50
_BLOCK = 5_000
_STARTED = time.monotonic()

Say = Callable[[str], None]


def running_time() -> float:
    """Seconds since this program started."""
    return time.monotonic() - _STARTED


@dataclass(frozen=True, slots=True)
class Rate:
    """So many things of a kind were done in so many seconds."""

    what: str
    unit: str
    count: int
    seconds: float

    @property
    def per_second(self) -> float:
        return self.count / self.seconds if self.seconds else 0.0


@dataclass(frozen=True, slots=True)
class Hits:
    """Database hits and rows of one viewer's query, before and after another organisation imported
    the same people."""

    query: str
    rows: int
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Loaded:
    """What is in the database, and what was measured while it came in. ``emails`` are the users of
    the first organisation, the one who asks in the demo first."""

    people: int
    seed: int
    organisations: int
    users: int
    emails: list[str]
    rates: list[Rate]
    books: list[BigImport]
    ledger: Overhead
    hits: list[Hits]


# --- the folder -----------------------------------------------------------------------------------


def place_for(home: Path, *, people: int, seed: int) -> None:
    """Makes the folder, or checks that what is in it is this world. Raises ``Conflict``."""
    found = remembered(home)
    if found is None and (home / "neo4j").exists():
        raise Conflict(
            f"{home} holds a database that no benchmark has finished loading.",
            advice="Remove the folder if it is of no use, or name another with --home.",
        )
    if found is not None and (found.people, found.seed) != (people, seed):
        raise Conflict(
            f"{home} holds a world of {found.people} people, made with seed {found.seed}.",
            advice="Ask for that one, or name another folder with --home.",
        )
    home.mkdir(parents=True, exist_ok=True)


def remembered(home: Path) -> Loaded | None:
    """What an earlier run loaded into this folder and measured then."""
    try:
        known = json.loads((home / MARKER).read_text("utf-8"))
    except FileNotFoundError:
        return None
    rates = [Rate(**row) for row in known.pop("rates")]
    books = [BigImport(**row) for row in known.pop("books")]
    hits = [Hits(**row) for row in known.pop("hits")]
    ledger = Overhead(**known.pop("ledger"))
    return Loaded(**known, rates=rates, books=books, ledger=ledger, hits=hits)


def save(home: Path, loaded: Loaded) -> None:
    """Marks the folder as one that holds this world."""
    (home / MARKER).write_text(json.dumps(asdict(loaded), indent=1), "utf-8")


# --- loading --------------------------------------------------------------------------------------


def load(database: Database, ring: KeyRing, *, people: int, seed: int, say: Say) -> Loaded:
    """Fills an empty database: directory, ties, organisations, the imports of their users."""
    clock = Clock()
    say(f"Making up a world of {people} people")
    world = generate(seed=seed, people=people)
    rates = [Rate("making up", "people", people, clock.lap())]
    say("Loading the directory")
    rates += _load_directory(database, world)
    say("Deriving ties")
    clock.lap()
    added = derive(database).added
    rates.append(Rate("deriving", "ties", added, clock.lap()))
    say("Importing contacts")
    teams = [_team(database, ring, plan) for plan in world.organisations]
    members = [pair for team in teams for pair in team]
    rates.append(_import_all(database, ring, members))
    say("Importing the same contacts for another organisation")
    hits = _hits_beside_a_twin(database, ring, world, teams[0])
    say("Importing large address books")
    books = import_books(database, ring, world, seed=seed)
    say("Importing with the ledger of runs and without it")
    ledger = measure_ledger(database, ring, world, seed=seed)
    emails = [world.rep.email, *(member.email for member, _ in teams[0] if member != world.rep)]
    users = len(members) + len(teams[0])
    return Loaded(people, seed, len(teams) + 1, users, emails, rates, books, ledger, hits)


class Clock:
    """Seconds since it was made or last asked."""

    def __init__(self) -> None:
        self._last = time.perf_counter()

    def lap(self) -> float:
        now = time.perf_counter()
        passed, self._last = now - self._last, now
        return passed


class _Stopwatch:
    """Attributes the time of a load to the kinds of its records; what it takes to make the records
    up is left out."""

    def __init__(self) -> None:
        self._clock = Clock()
        self._seconds: dict[str, float] = {}
        self._counts: dict[str, int] = {}
        self._carried = 0.0

    def records(self, records: Iterable[Record]) -> Iterator[Record]:
        left = iter(records)
        while True:
            self._carried += self._clock.lap()
            block = list(islice(left, _BLOCK))
            self._clock.lap()
            if not block:
                return
            yield from block

    def wrote(self, kind: str, count: int) -> None:
        self._seconds[kind] = self._seconds.get(kind, 0.0) + self._carried + self._clock.lap()
        self._counts[kind] = self._counts.get(kind, 0) + count
        self._carried = 0.0

    def rates(self) -> list[Rate]:
        """By kind, and all together with the search for what the source has no longer."""
        total = sum(self._counts.values())
        seconds = sum(self._seconds.values()) + self._carried + self._clock.lap()
        rows = [
            Rate(f"loading {kind}", "records", self._counts[kind], self._seconds[kind])
            for kind in self._counts
        ]
        return [*rows, Rate("loading, all", "records", total, seconds)]


def _load_directory(database: Database, world: World) -> list[Rate]:
    parts = (world.companies, world.schools, world.people, world.employments, world.studies)
    watch = _Stopwatch()
    load_directory(
        database,
        watch.records(chain.from_iterable(parts)),
        source="demo",
        as_of=day_number(AS_OF),
        progress=watch.wrote,
    )
    return watch.rates()


Team = list[tuple[DemoUser, User]]


def _team(database: Database, ring: KeyRing, plan: DemoOrganisation) -> Team:
    org = add_organisation(database, ring, plan.name)
    team = [(member, _user(database, ring, member, org)) for member in plan.users]
    load_reference_accounts(Door(database, team[0][1].viewer, ring), plan.references, holder="org")
    for member, user in team:
        load_reference_accounts(Door(database, user.viewer, ring), member.references)
    return team


def _user(database: Database, ring: KeyRing, member: DemoUser, org: Organisation) -> User:
    person = database.fetch(PERSON_BY_REF, ref=member.person)[0].id
    return add_user(database, ring, email=member.email, org=org, name=member.name, person=person)


def _import_all(database: Database, ring: KeyRing, members: Team) -> Rate:
    clock, rows = Clock(), 0
    for member, user in members:
        rows += _import(database, ring, member.connections_csv, user.viewer)
    return Rate("importing", "rows", rows, clock.lap())


def _import(database: Database, ring: KeyRing, data: bytes, viewer: Viewer) -> int:
    """Imports a file as a worker does; returns its number of rows."""
    file = "Connections.csv"
    made = Door(database, viewer, ring).change(
        lambda desk: start_import(desk, format_="linkedin", file=file, data=data)
    )
    run_import(database, ring, made, worker="benchmark")
    return Door(database, viewer, ring).look(lambda view: get_import(view, made)).rows


# --- work that others' imports must not change ----------------------------------------------------


def _hits_beside_a_twin(database: Database, ring: KeyRing, world: World, team: Team) -> list[Hits]:
    """Hits of one question's private reads, before and after a second organisation imported all
    files of the first."""
    rep = next(user.viewer for member, user in team if member == world.rep)
    company = database.fetch(COMPANY_BY_REF, ref=world.target_company.ref)[0].id
    before = _profiled(database, ring, rep, company)
    org = add_organisation(database, ring, "Twin of the first")
    for number, (member, _) in enumerate(team):
        user = add_user(database, ring, email=twin_email(number), org=org, name=member.name)
        _import(database, ring, member.connections_csv, user.viewer)
    after = _profiled(database, ring, rep, company)
    return [Hits(name, rows, hits, after[name][1]) for name, (rows, hits) in before.items()]


def twin_email(number: int) -> str:
    """A user of the second organisation that knows what the first one knows."""
    return f"twin-{number}@twin.example"


def _profiled(
    database: Database, ring: KeyRing, viewer: Viewer, company: str
) -> dict[str, tuple[int, int]]:
    """Rows and hits by query."""
    near = Door(database, viewer, ring).look(
        lambda view: view.read(VIEWER_NEAR, user=viewer.user)[0]
    )
    scopes = [org_scope(viewer.org), user_scope(viewer.user)]
    pids = sorted(near.contacts)[:PEOPLE_OF_ONE_QUESTION]
    runs = {
        CONTACT_TIES.name: database.profile(CONTACT_TIES, scopes=scopes, pids=pids),
        COMPANY_CONTACTS.name: database.profile(
            COMPANY_CONTACTS, scopes=scopes, companies=[company]
        ),
    }
    return {name: (run.rows, run.hits) for name, run in runs.items()}


def tuning_for(people: int) -> Tuning:
    """Enough memory to keep the whole world warm: about 4 kB a person."""
    if people <= 200_000:
        return Tuning(heap="1g", page_cache="1g")
    return Tuning(heap="2g", page_cache=f"{people * 4 // 1000}m")
