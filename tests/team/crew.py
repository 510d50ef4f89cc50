"""Two organisations with users, and facts of every kind of scope to be seen by them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

import neo4j

from graphsvc.access.door import Door
from graphsvc.access.integrity import find_broken
from graphsvc.access.users import Organisation, User, add_organisation, add_user
from graphsvc.access.visibility import Desk, Reason, View
from graphsvc.database import Database
from graphsvc.ids import new_id
from graphsvc.ontology import user_scope
from graphsvc.sealing import KeyRing
from graphsvc.team.change import Change, at_console
from graphsvc.team.follows import SEES

Result = TypeVar("Result")

_CONTACT = """
MATCH (u:User {id: $owner})
CREATE (u)-[:KNOWS {scope: $scope, cost: 1, kind: 'file', since: '', last: 1}]->
  (:Contact {id: $id, org: u.org, owner: u.id, scope: $scope, state: 'private', pid: 'none'})
"""
"""A contact of a level, as a source of that level writes it; sealed fields are left away."""


@dataclass
class Crew:
    """An organisation, of which users are made by their names as they are asked for."""

    database: Database
    ring: KeyRing
    session: neo4j.Session
    org: Organisation
    users: dict[str, User] = field(default_factory=dict[str, User])

    def user(self, name: str) -> User:
        if name not in self.users:
            email = f"{name}@{self.org.id}.example"
            self.users[name] = add_user(
                self.database, self.ring, email=email, org=self.org, name=name.title()
            )
        return self.users[name]

    def id(self, name: str) -> str:
        return self.user(name).id

    def door(self, name: str) -> Door:
        return Door(self.database, self.user(name).viewer, self.ring)

    def change(self, work: Callable[[Change], Result]) -> Result:
        """What an administrator of the installation does."""
        return at_console(self.database, self.org.id, work)

    def desk(self, name: str, work: Callable[[Desk], Result]) -> Result:
        """What a user does."""
        return self.door(name).change(work)

    def look(self, name: str, work: Callable[[View], Result]) -> Result:
        return self.door(name).look(work)

    def scopes(self, name: str) -> set[str]:
        """All scopes of a user, but those that everybody has."""
        found = set(self.look(name, lambda view: view.scopes))
        id_ = self.id(name)
        always = {f"org:{self.org.id}", user_scope(id_), f"followers:{id_}"}
        assert always <= found
        return found - always

    def why(self, name: str, scope: str) -> Reason | None:
        return self.look(name, lambda view: view.why(scope))

    def fact(self, owner: str, scope: str) -> str:
        """A contact of an owner in a scope; returns its id."""
        id_ = new_id()
        self.session.run(_CONTACT, owner=self.id(owner), scope=scope, id=id_).consume()
        return id_

    def sees(self, name: str, owner: str) -> bool:
        """Whether a user may see any contact of an owner."""
        owner_id = self.id(owner)
        return self.look(name, lambda view: view.read(SEES, owner=owner_id)[0].found)


TEAM = ("role", "group", "membership", "share", "connection of groups", "follow", "user: ")


def broken(team: Crew) -> list[str]:
    """Rules about how organisations work together that the graph breaks; our facts of scopes lack
    what contacts have."""
    found = find_broken(team.database, limit=10_000)
    return [one.rule for one in found if one.rule.startswith(TEAM)]


def crew(database: Database, ring: KeyRing, session: neo4j.Session) -> Crew:
    """A new organisation."""
    return Crew(database, ring, session, add_organisation(database, ring, new_id()))
