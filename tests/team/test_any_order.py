"""Whatever is done to roles, groups and follows, in whatever order, everybody sees in the very next
answer what a naive reading of the rules says: widening takes nothing away, narrowing gives nothing.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random

import neo4j
import pytest

from graphsvc.access.users import activate_user, deactivate_user
from graphsvc.database import Database
from graphsvc.errors import NotSignedIn, UserError
from graphsvc.ontology import (
    ALL_SCOPES,
    NONE,
    ScopeKind,
    followers_scope,
    group_scope,
    org_scope,
    role_below_scope,
    role_scope,
    scope_kind,
    share_scope,
    user_scope,
)
from graphsvc.sealing import KeyRing
from graphsvc.team.follows import (
    admit_follower,
    ask_to_follow,
    deny_follower,
    remove_follower,
    unfollow,
)
from graphsvc.team.groups import (
    add_group,
    give_share,
    link_groups,
    put_member,
    remove_member,
    suspend_group,
    take_share,
)
from graphsvc.team.roles import add_role, give_role, move_role
from tests.lanes import further
from tests.team.crew import Crew, broken, crew

NAMES = ("ann", "bob", "cyd", "dan")
SHARES = ("sales", "service")


@dataclass
class Model:
    """What the rules say, read naively."""

    parents: dict[str, str] = field(default_factory=dict[str, str])
    roles: dict[str, str] = field(default_factory=dict[str, str])
    members: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])
    suspended: set[str] = field(default_factory=set[str])
    shares: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])
    follows: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    gone: set[str] = field(default_factory=set[str])

    def chain(self, role: str) -> Iterator[str]:
        """A role and all above it."""
        while role != NONE:
            yield role
            role = self.parents[role]

    def scopes(self, team: Crew, name: str) -> set[str]:
        """All scopes of somebody."""
        role = self.roles.get(name, NONE)
        mine = {g for g, who in self.members if who == name} - self.suspended
        found = {
            org_scope(team.org.id),
            user_scope(team.id(name)),
            followers_scope(team.id(name)),
            *map(role_below_scope, self.chain(role)),
            *map(group_scope, mine),
            *(share_scope(share) for share, group in self.shares if group in mine),
        }
        found |= {
            followers_scope(team.id(owner))
            for (owner, follower), state in self.follows.items()
            if follower == name and state == "admitted"
        }
        return found | ({role_scope(role)} if role != NONE else set[str]())


class Play:
    """Chance does something, to the team and to the model."""

    def __init__(self, team: Crew, chance: Random) -> None:
        self.team = team
        self.chance = chance
        self.model = Model()
        self.met: set[ScopeKind] = set()
        self.groups = [team.change(lambda one, n=n: add_group(one, f"G{n}")) for n in range(3)]
        for number in range(5):
            parent = chance.choice([NONE, *self.model.parents])
            made = team.change(lambda one, n=number, p=parent: add_role(one, f"R{n}", parent=p))
            self.model.parents[made] = parent
        self.steps: tuple[Callable[[], None], ...] = (
            self.role,
            self.move,
            self.join,
            self.leave,
            self.suspend,
            self.share,
            self.take,
            self.connect,
            self.admit,
            self.deny,
            self.remove,
            self.ask,
            self.unfollow,
            self.come_and_go,
        )

    def step(self) -> None:
        """Something is done; what is refused changes nothing."""
        with suppress(UserError):
            self.chance.choice(self.steps)()

    def _pair(self) -> tuple[str, str]:
        one, other = self.chance.sample(NAMES, 2)
        return one, other

    def role(self) -> None:
        name, role = self.chance.choice(NAMES), self.chance.choice([NONE, *self.model.parents])
        self.team.change(lambda one: give_role(one, self.team.id(name), role))
        self.model.roles[name] = role

    def move(self) -> None:
        role = self.chance.choice(list(self.model.parents))
        parent = self.chance.choice([NONE, *self.model.parents])
        self.team.change(lambda one: move_role(one, role, parent=parent))
        self.model.parents[role] = parent

    def join(self) -> None:
        name, group = self.chance.choice(NAMES), self.chance.choice(self.groups)
        user = self.team.id(name)
        self.team.change(lambda one: put_member(one, group, user, admin=False))
        self.model.members.add((group, name))

    def leave(self) -> None:
        name, group = self.chance.choice(NAMES), self.chance.choice(self.groups)
        self.team.change(lambda one: remove_member(one, group, self.team.id(name)))
        self.model.members.remove((group, name))

    def suspend(self) -> None:
        group, on = self.chance.choice(self.groups), self.chance.random() < 0.5
        self.team.change(lambda one: suspend_group(one, group, suspended=on))
        (self.model.suspended.add if on else self.model.suspended.discard)(group)

    def share(self) -> None:
        given = self.chance.choice(SHARES), self.chance.choice(self.groups)
        self.team.change(lambda one: give_share(one, *given))
        self.model.shares.add(given)

    def take(self) -> None:
        given = self.chance.choice(SHARES), self.chance.choice(self.groups)
        self.team.change(lambda one: take_share(one, *given))
        self.model.shares.remove(given)

    def connect(self) -> None:
        one_group, other = self.chance.sample(self.groups, 2)
        self.team.change(lambda one: link_groups(one, one_group, other))

    def admit(self) -> None:
        owner, follower = self._pair()
        self.team.desk(owner, lambda desk: admit_follower(desk, self.team.id(follower)))
        self.model.follows[owner, follower] = "admitted"

    def deny(self) -> None:
        owner, follower = self._pair()
        self.team.desk(owner, lambda desk: deny_follower(desk, self.team.id(follower)))
        self.model.follows[owner, follower] = "denied"

    def remove(self) -> None:
        owner, follower = self._pair()
        self.team.desk(owner, lambda desk: remove_follower(desk, self.team.id(follower)))
        del self.model.follows[owner, follower]

    def ask(self) -> None:
        owner, follower = self._pair()
        self.team.desk(follower, lambda desk: ask_to_follow(desk, self.team.id(owner)))
        self.model.follows.setdefault((owner, follower), "asked")

    def unfollow(self) -> None:
        owner, follower = self._pair()
        self.team.desk(follower, lambda desk: unfollow(desk, self.team.id(owner)))
        if self.model.follows[owner, follower] != "denied":
            del self.model.follows[owner, follower]

    def come_and_go(self) -> None:
        name = self.chance.choice(NAMES)
        if name in self.model.gone:
            activate_user(self.team.database, self.team.user(name))
            self.model.gone.remove(name)
        elif len(self.model.gone) < 1:
            deactivate_user(self.team.database, self.team.user(name))
            self.model.gone.add(name)

    def check(self) -> None:
        """Everybody sees what the model says, and nothing else."""
        for name in NAMES:
            if name in self.model.gone:
                with pytest.raises(NotSignedIn):
                    self.team.look(name, lambda view: view.scopes)
            else:
                seen = self.team.look(name, lambda view: view.scopes)
                assert len(seen) == len(set(seen))
                assert set(seen) == self.model.scopes(self.team, name), name
                self.met |= set(map(scope_kind, seen))


@pytest.mark.parametrize("seed", [1, *further(2, 3, 4, 5)])
def test_everybody_sees_what_the_rules_say_after_every_step(
    empty: Database, ring: KeyRing, session: neo4j.Session, seed: int
) -> None:
    team = crew(empty, ring, session)
    for name in NAMES:
        team.fact(name, org_scope(team.org.id))
    play = Play(team, Random(seed))
    for _ in range(120):
        play.step()
        play.check()
    assert broken(team) == []
    assert play.met == ALL_SCOPES
