"""An organisation whose users share contacts, with roles, followers and groups, beside another."""

from dataclasses import dataclass
from typing import Final

import neo4j

from graphsvc.contacts.by_hand import add_contact
from graphsvc.contacts.levels import EXECUTORS, list_sources, set_level
from graphsvc.database import Database
from graphsvc.days import today
from graphsvc.directory.loading import load_directory
from graphsvc.ontology import SharingLevel
from graphsvc.runs.working import Worker, run_next
from graphsvc.sealing import KeyRing
from graphsvc.team.follows import admit_follower, deny_follower
from graphsvc.team.groups import add_group, put_member, suspend_group
from graphsvc.team.roles import add_role, give_role
from graphsvc.wire.contacts import ContactInput
from loaders.records import Company, Employment, Person
from tests.judge.kept import clear
from tests.team.crew import Crew, crew

PEOPLE: Final = ("ann", "bob", "cyd", "dee", "eli")
"""Ann has the role of sales, Bob too, Cyd one below, Dee one above, Eli none."""


@dataclass
class Firm:
    """``team`` is the organisation; ``rival`` a user of another one. ``contact`` is a private
    connection of Ann's at Initech, which the directory has."""

    team: Crew
    rival: Crew
    roles: dict[str, str]
    contact: str
    company: str

    def choose(self, level: SharingLevel, name: str = "ann") -> None:
        """What of their contacts is added by hand reaches so far, once a worker has passed."""
        (source,) = self.team.look(name, list_sources)
        self.team.desk(name, lambda desk: set_level(desk, source.id, level))
        self.pass_by()

    def pass_by(self) -> None:
        """Lets a worker do all runs of levels that wait."""
        worker = Worker(self.team.database, self.team.ring, EXECUTORS, "test")
        while run_next(worker):
            pass


NORA: Final = ContactInput(
    name="Nora Quill",
    title="Harbour master",
    company="Initech",
    emails=("nora@initech.example",),
    phones=("+47 22 33 44 55",),
    profile_url="https://www.linkedin.com/in/nora-quill",
)


def firm(database: Database, ring: KeyRing, session: neo4j.Session) -> Firm:
    """An empty database with it."""
    clear(session)
    records = [
        Company("initech", "Initech", domain="initech.example"),
        Person("lee", "Lee Hart", ("lee@initech.example",)),
        Employment("lee", "initech", "Buyer", current=True),
    ]
    load_directory(database, records, source="firm", as_of=today())
    team, rival = crew(database, ring, session), crew(database, ring, session)
    rival.user("rex")
    for name in PEOPLE:
        team.user(name)
    return Firm(team, rival, _together(team), _nora(team), _company(session))


def _together(team: Crew) -> dict[str, str]:
    roles = {"head": team.change(lambda change: add_role(change, "Head"))}
    for name, above in (("sales", "head"), ("junior", "sales")):
        parent = roles[above]
        roles[name] = team.change(
            lambda change, name=name, parent=parent: add_role(change, name, parent=parent)
        )
    held = {"ann": "sales", "bob": "sales", "cyd": "junior", "dee": "head"}
    for name, role in held.items():
        user, id_ = team.id(name), roles[role]
        team.change(lambda change, user=user, id_=id_: give_role(change, user, id_))
    eli, dee = team.id("eli"), team.id("dee")
    team.desk("ann", lambda desk: admit_follower(desk, eli))
    team.desk("ann", lambda desk: admit_follower(desk, dee))
    team.desk("ann", lambda desk: deny_follower(desk, dee))
    for group, suspended in (("North", False), ("South", True)):
        made = team.change(lambda change, group=group: add_group(change, group))
        for name in ("ann", "cyd"):
            user = team.id(name)
            team.change(
                lambda change, made=made, user=user: put_member(change, made, user, admin=False)
            )
        if suspended:
            team.change(lambda change, made=made: suspend_group(change, made, suspended=True))
    return roles


def _nora(team: Crew) -> str:
    return add_contact(team.door("ann"), NORA).contact.id


def _company(session: neo4j.Session) -> str:
    row = session.run("MATCH (c:Company {ref: 'initech'}) RETURN c.id AS id").single(strict=True)
    return row["id"]
