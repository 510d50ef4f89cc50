"""What somebody who sees into 64 scopes pays for a question, against somebody who sees into few.

    python -m benchmarks scopes

Two organisations know the same people. In one of them all contacts are listed to everybody. In the
other one somebody holds a role ten levels deep, is in groups that were given something, and follows
colleagues: 64 scopes, over which the same contacts are spread. A user of each asks the same
questions about people in turn, and is shown the same; what is told is the ratio of the medians, and
the median of the ratios. The database is one of its own, which is removed afterwards.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from random import Random
from statistics import median
from typing import Final

import neo4j

from benchmarks.services import emptiness
from graphsvc.access.door import Door
from graphsvc.access.users import User, add_organisation, add_user
from graphsvc.access.visibility import SCOPES
from graphsvc.contacts.imports.run import run_import
from graphsvc.contacts.imports.start import start_import
from graphsvc.database import Database
from graphsvc.days import day_number
from graphsvc.demo.world import AS_OF, World, generate
from graphsvc.directory.deriving.derive import derive
from graphsvc.directory.loading import load_directory
from graphsvc.ontology import MOST_SCOPES, NONE
from graphsvc.paths.answer import answer
from graphsvc.paths.question import Question
from graphsvc.sealing import KeyRing
from graphsvc.team.change import Change, at_console
from graphsvc.team.follows import admit_follower
from graphsvc.team.groups import add_group, give_share, put_member
from graphsvc.team.roles import MOST_LEVELS, add_role, give_role

SHARES, GROUPS = 5, 20

_SHARED: Final = """
UNWIND $rows AS row
MATCH (u:User {id: row.owner})
CREATE (u)-[:KNOWS {scope: row.scope, kind: 'file', cost: 400000, since: '', last: 20000}]->
  (:Contact {id: randomUUID(), org: u.org, owner: u.id, scope: row.scope, state: 'matched',
    pid: row.person, company_id: 'none', human_key: randomUUID(), name_index: '', source: 'shared',
    row_key: randomUUID()})
"""
"""Contacts as sources of all levels write them; of one that was matched a question opens nothing
that is sealed."""
_PEOPLE: Final = "MATCH (p:Person) RETURN p.id AS id ORDER BY p.ref"


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured. Times are medians of a question, in milliseconds; ``hits`` those of asking
    who sees what, with few scopes and with many."""

    people: int
    questions: int
    contacts: int
    few: float
    many: float
    ratio: float
    of_each: float
    hits: tuple[int, int]


def main(words: Sequence[str]) -> int:
    """Runs the benchmark. Returns the status with which the command ends."""
    given = _arguments().parse_args(words)
    with emptiness() as (database, session, home):
        ring = KeyRing(home / "keys.json")
        found = _measure(database, session, ring, given)
    print(json.dumps(asdict(found), indent=1) if given.json else as_text(found))
    return 0


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks scopes",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--people", type=int, default=20_000, help="size of the world (20,000)")
    parser.add_argument("--questions", type=int, default=200, help="asked by each of both (200)")
    parser.add_argument("--contacts", type=int, default=50, help="in each scope (50)")
    parser.add_argument("--seed", type=int, default=7, help="of the world and the questions (7)")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    return parser


def as_text(found: Measured) -> str:
    """What was measured, for people."""
    return (
        f"{found.people:,} people, {found.questions} questions about people, "
        f"{found.contacts} contacts in each scope\n"
        f"median with few scopes {found.few:.1f} ms, with {MOST_SCOPES} {found.many:.1f} ms: "
        f"{found.ratio:.2f} (of each question {found.of_each:.2f})\n"
        f"database hits of asking who sees what: {found.hits[0]} and {found.hits[1]}"
    )


def _measure(
    database: Database, session: neo4j.Session, ring: KeyRing, given: argparse.Namespace
) -> Measured:
    world = generate(seed=given.seed, people=given.people)
    _say("Loading the directory")
    parts = (world.companies, world.schools, world.people, world.employments, world.studies)
    load_directory(
        database,
        (record for part in parts for record in part),
        source="demo",
        as_of=day_number(AS_OF),
    )
    derive(database)
    _say("Importing contacts")
    people = [str(row["id"]) for row in session.run(_PEOPLE)]
    few, many = (_office(database, ring, world, name) for name in ("Open", "Shared"))
    _say("Sharing")
    _share(database, ring, many)
    for users in (few, many):
        view = Door(database, users[0].viewer, ring).look(lambda view: view.scopes)
        scopes = view[3:] or view[:1]
        _contacts(session, users, scopes, Random(given.seed), people, count=given.contacts)
    assert len(scopes) == MOST_SCOPES - 3, len(scopes)
    session.run("CALL db.prepareForReplanning(300)").consume()
    asked = Random(given.seed).sample(people, given.questions + 20)
    _say("Asking")
    askers = few[0], many[0]
    times = list(_asked(database, ring, askers, asked))[20:]
    hits = tuple(database.profile(SCOPES, user=one.id, org=one.org).hits for one in askers)
    return Measured(
        given.people,
        given.questions,
        given.contacts,
        few=median(one for one, _ in times),
        many=median(other for _, other in times),
        ratio=median(other for _, other in times) / median(one for one, _ in times),
        of_each=median(other / one for one, other in times),
        hits=(hits[0], hits[1]),
    )


def _office(database: Database, ring: KeyRing, world: World, name: str) -> list[User]:
    """An organisation whose users know what a team knows."""
    org = add_organisation(database, ring, name)
    made = [
        add_user(database, ring, email=f"user-{number}@{name.lower()}.example", org=org)
        for number in range(MOST_SCOPES)
    ]
    for user, member in zip(made, world.organisations[0].users, strict=False):
        work = Door(database, user.viewer, ring).change(
            lambda desk, data=member.connections_csv: start_import(
                desk, format_="linkedin", file="Connections.csv", data=data
            )
        )
        run_import(database, ring, work, worker="benchmark")
    return made


def _share(database: Database, ring: KeyRing, users: Sequence[User]) -> None:
    """Lets the first of these users come to as many scopes as there may be."""
    user, *owners = users

    def work(change: Change) -> None:
        parent = NONE
        for level in range(MOST_LEVELS):
            parent = add_role(change, f"Level {level}", parent=parent)
        give_role(change, user.id, parent)
        for number in range(GROUPS):
            group = add_group(change, f"Group {number}")
            put_member(change, group, user.id, admin=False)
            if number < SHARES:
                give_share(change, f"share {number}", group)

    at_console(database, user.org, work)
    left = MOST_SCOPES - 3 - (1 + MOST_LEVELS) - GROUPS - SHARES
    for owner in owners[:left]:
        Door(database, owner.viewer, ring).change(lambda desk: admit_follower(desk, user.id))


def _contacts(
    session: neo4j.Session,
    users: Sequence[User],
    scopes: Sequence[str],
    chance: Random,
    people: Sequence[str],
    *,
    count: int,
) -> None:
    """Contacts of colleagues of the first user, the same in every organisation, spread over
    scopes."""
    rows = [
        {
            "owner": users[1 + number % 10].id,
            "person": chance.choice(people),
            "scope": scopes[number % len(scopes)],
        }
        for number in range((MOST_SCOPES - 3) * count)
    ]
    session.run(_SHARED, rows=rows).consume()


def _asked(
    database: Database, ring: KeyRing, users: tuple[User, User], people: Sequence[str]
) -> Iterator[tuple[float, float]]:
    """Milliseconds of each question, of both who ask; they begin in turn."""
    for number, person in enumerate(people):
        ask = partial(answer, question=Question("person", person))
        took: dict[str, float] = {}
        for user in users if number % 2 else reversed(users):
            start = time.perf_counter()
            Door(database, user.viewer, ring).look(ask)
            took[user.id] = (time.perf_counter() - start) * 1000
        yield took[users[0].id], took[users[1].id]


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
