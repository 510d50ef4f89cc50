"""The whole way of an answer, from the database on, beside the judge's."""

from collections.abc import Iterator
from dataclasses import dataclass

import neo4j

from graphsvc.access.door import Door
from graphsvc.database import Database
from graphsvc.naming.targets import Target
from graphsvc.ontology import Availability, Viewer
from graphsvc.paths.ends import ends_of
from graphsvc.paths.gather import Gathered, gather
from graphsvc.paths.question import Role
from graphsvc.paths.rank import Introducers, Limits, allowed_ties, strongest
from graphsvc.paths.search import count_fewest
from graphsvc.sealing import KeyRing
from tests.judge.chance import Chance
from tests.judge.compared import Compared
from tests.judge.judge import Asked, Judge
from tests.judge.store import human_key, store
from tests.judge.world import World

AT_ONCE = 100
QUESTIONS = 7

THINNED = ((10, 3), (50, 0), (50, 1), (3, 3), (1, 2))
"""Limit and paths per introducer."""


@dataclass(frozen=True, slots=True)
class Judged:
    """All that was compared of one question, which has so many paths, and so many detours beside
    them."""

    paths: int
    detours: int
    compared: list[Compared]


def batches(worlds: range) -> Iterator[range]:
    """Numbers of the worlds that are written together."""
    return (worlds[first : first + AT_ONCE] for first in range(0, len(worlds), AT_ONCE))


def judge_small_worlds(
    database: Database, ring: KeyRing, session: neo4j.Session, numbers: range, *, seed: int
) -> Iterator[Judged]:
    """Writes the worlds of these numbers and asks some questions in each."""
    chances = [Chance(seed, number) for number in numbers]
    worlds = [chance.small() for chance in chances]
    store(database, session, worlds)
    for chance, world in zip(chances, worlds, strict=True):
        for asked in chance.questions(QUESTIONS):
            yield judge(database, ring, world, asked)


def judge(database: Database, ring: KeyRing, world: World, asked: Asked) -> Judged:
    """Compares all that is answered to a question."""
    right = Judge(world, asked)
    found = gathered(database, ring, world, asked)
    detours = len(right.with_detours) - len(right.routes)
    return Judged(len(right.routes), detours, list(_compare(found, right, world, asked)))


def gathered(database: Database, ring: KeyRing, world: World, asked: Asked) -> Gathered:
    """The product's network for a question."""
    viewer = Viewer(user=asked.viewer, org=world.user(asked.viewer).org)
    target, role = target_of(world, asked), Role(former=asked.former)
    return Door(database, viewer, ring).look(
        lambda view: gather(
            view,
            ends_of(view, target, role),
            types=asked.types,
            max_ties=asked.max_ties,
            own_only=asked.own_only,
        ),
    )


def target_of(world: World, asked: Asked) -> Target:
    """A question's target as the product names it."""
    humans = [human_key(world, c) for c in world.contacts if c.id == asked.contact]
    people = [asked.person] if asked.person else []
    return Target(frozenset(people), frozenset(humans), asked.companies)


def _compare(gathered: Gathered, right: Judge, world: World, asked: Asked) -> Iterator[Compared]:
    about, network = (world, asked), gathered.network
    viewer, ends, most = network.viewer, network.ends, asked.max_ties
    busy = gathered.who_is(Availability.BUSY)
    costs = allowed_ties(
        network.costs(asked.day),
        viewer=viewer,
        ends=ends,
        introducers=Introducers(busy, asked.spare_busy, asked.without, asked.only),
    )
    yield Compared("the viewer", viewer, right.viewer, about)
    yield Compared("the ends", ends, right.ends, about)
    for limit, per_introducer in THINNED:
        found = strongest(
            costs,
            viewer=viewer,
            ends=ends,
            max_ties=most,
            limits=Limits(limit, per_introducer, max_cost=asked.max_cost, detours=asked.detours),
            to_company=bool(asked.companies),
        )
        yield Compared(
            f"limit {limit}, per introducer {per_introducer}",
            [(path.cost, path.humans) for path in found],
            [
                (route.cost, route.humans)
                for route in right.answer(limit=limit, per_introducer=per_introducer)
            ],
            about,
        )
    fewest = count_fewest(costs, viewer=viewer, ends=ends, max_ties=most)
    counted = (fewest.length, fewest.paths, fewest.ends) if fewest else None
    yield Compared("the fewest ties", counted, right.fewest(), about)
