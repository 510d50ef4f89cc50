"""Brings the made-up world into the graph, as an administrator and its users would."""

import json
import os
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path

from graphsvc.access.door import Door
from graphsvc.access.keys import add_key, viewer_of_key
from graphsvc.access.users import Organisation, User, add_organisation, add_user, list_organisations
from graphsvc.contacts.imports.look import get_import
from graphsvc.contacts.imports.start import start_import
from graphsvc.database import Database
from graphsvc.days import day_number
from graphsvc.demo.world import AS_OF, DemoOrganisation, DemoUser, World, generate
from graphsvc.directory.loading import load_directory
from graphsvc.errors import Conflict, NotSignedIn
from graphsvc.jobs.app import nudge
from graphsvc.naming.references import PERSON_BY_REF
from graphsvc.ontology import Viewer
from graphsvc.runs.deriving import EXECUTORS, derive_now
from graphsvc.runs.working import Worker, worker_name
from graphsvc.sealing import KeyRing
from graphsvc.statements.reference_account_files import load_reference_accounts

Stage = Callable[[str], Callable[[int, int], None]]
"""Begins a stage of a given name; what it returns is told what is done and the total."""


@dataclass(frozen=True)
class Prepared:
    """What the demo asks, and with which key."""

    rep: str
    rep_email: str
    key: str
    person: str
    person_name: str
    company: str
    company_name: str


def prepared(database: Database, note: Path) -> Prepared | None:
    """The demo that an earlier run has prepared, if it is still there."""
    try:
        found = Prepared(**json.loads(note.read_text("utf-8")))
        viewer_of_key(database, found.key)
    except (FileNotFoundError, ValueError, TypeError, NotSignedIn):
        return None
    return found


def prepare(
    database: Database, ring: KeyRing, note: Path, *, people: int, stage: Stage
) -> tuple[Prepared, list[tuple[Viewer, str]]]:
    """Loads the world and starts its users' imports, which workers have yet to run; returns what
    to ask, and the imports with their owners.

    Raises ``Conflict`` where the database holds organisations of these names from elsewhere.
    """
    stage("Making up a world")
    world = generate(people=people)
    _directory(database, ring, world, stage("Loading the directory"))
    step = stage("Deriving ties")
    derive_now(Worker(database, ring, EXECUTORS, worker_name(), progress=step))
    step = stage("Making users")
    users = [
        (member, _user(database, ring, member, organisation))
        for plan in world.organisations
        for organisation in [_organisation(database, ring, plan)]
        for member in plan.users
    ]
    step(len(users), len(users))
    _references(database, ring, world, dict(users_by_email(users)))
    imports = [(user.viewer, _import(database, ring, member, user)) for member, user in users]
    return _noted(database, world, dict(users_by_email(users)), note), imports


def users_by_email(users: Iterable[tuple[DemoUser, User]]) -> Iterable[tuple[str, User]]:
    """Users of the graph by the e-mail of their part in the world."""
    return ((member.email, user) for member, user in users)


def _directory(
    database: Database, ring: KeyRing, world: World, step: Callable[[int, int], None]
) -> None:
    parts = (world.companies, world.schools, world.people, world.employments, world.studies)
    total, done = sum(len(part) for part in parts), 0

    def progress(_kind: str, count: int) -> None:
        nonlocal done
        done += count
        step(done, total)

    load_directory(
        database,
        chain.from_iterable(parts),
        source="demo",
        as_of=day_number(AS_OF),
        ring=ring,
        progress=progress,
    )


def _organisation(database: Database, ring: KeyRing, plan: DemoOrganisation) -> Organisation:
    if any(row.name == plan.name for row in list_organisations(database)):
        raise Conflict(
            f"This database has an organisation called {plan.name}, but not from this demo.",
            advice="Point the demo at an empty database, or remove its data folder.",
        )
    return add_organisation(database, ring, plan.name)


def _user(database: Database, ring: KeyRing, member: DemoUser, org: Organisation) -> User:
    person = database.fetch(PERSON_BY_REF, ref=member.person)[0].id
    return add_user(database, ring, email=member.email, org=org, name=member.name, person=person)


def _references(database: Database, ring: KeyRing, world: World, users: dict[str, User]) -> None:
    for plan in world.organisations:
        first = Door(database, users[plan.users[0].email].viewer, ring)
        load_reference_accounts(first, plan.references, holder="org")
        for member in plan.users:
            own = Door(database, users[member.email].viewer, ring)
            load_reference_accounts(own, member.references)


def _import(database: Database, ring: KeyRing, member: DemoUser, user: User) -> str:
    door, data = Door(database, user.viewer, ring), member.connections_csv
    made = door.change(
        lambda desk: start_import(desk, format_="linkedin", file="Connections.csv", data=data)
    )
    nudge()
    return made


def still_running(
    database: Database, ring: KeyRing, imports: Iterable[tuple[Viewer, str]]
) -> list[tuple[Viewer, str]]:
    """Those of the imports that have not ended."""
    return [
        (viewer, import_id)
        for viewer, import_id in imports
        if Door(database, viewer, ring)
        .look(lambda view, import_id=import_id: get_import(view, import_id))
        .state
        in ("queued", "running")
    ]


def _noted(database: Database, world: World, users: dict[str, User], note: Path) -> Prepared:
    rep = users[world.rep.email]
    made = Prepared(
        rep=rep.name,
        rep_email=rep.email,
        key=add_key(database, user=rep.id, name="demo"),
        person=world.target_person.ref,
        person_name=world.target_person.name,
        company=world.target_company.ref,
        company_name=world.target_company.name,
    )
    note.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(note, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        json.dump(asdict(made), file)
    return made
