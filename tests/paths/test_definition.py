"""The answer is the defined one: in thousands of random worlds it equals the judge's.

``GRAPHSVC_TEST_WORLDS`` sets how many worlds are tried (default 300, seven questions each, and each
question thinned out in five ways); failures print the world and the question.
"""

import os
from collections.abc import Iterator
from itertools import islice
from pprint import pformat

import neo4j
import pytest

from graphsvc.database import Database
from graphsvc.deriving.cohorts import SMALL
from graphsvc.ontology import Viewer
from graphsvc.paths.gather import Gathered, Target, gather
from graphsvc.paths.rank import strongest
from graphsvc.paths.search import count_fewest
from graphsvc.visibility import look
from tests.judge.chance import Chance
from tests.judge.judge import Asked, Judge
from tests.judge.store import human_key, store
from tests.judge.world import World

WORLDS = int(os.environ.get("GRAPHSVC_TEST_WORLDS", "300"))
AT_ONCE = 100
QUESTIONS = 7
SEED = 20_250_615

THINNED = ((10, 3), (50, 0), (50, 1), (3, 3), (1, 2))
"""Limit and paths per introducer."""


def batches(count: int) -> Iterator[range]:
    """Numbers of the worlds that are written together."""
    numbers = iter(range(count))
    while some := list(islice(numbers, AT_ONCE)):
        yield range(some[0], some[-1] + 1)


def gathered(database: Database, world: World, asked: Asked) -> Gathered:
    """The product's network for a question."""
    viewer = Viewer(user=asked.viewer, org=world.user(asked.viewer).org)
    target = target_of(world, asked)
    return look(
        database,
        viewer,
        lambda view: gather(view, target, types=asked.types, max_ties=asked.max_ties),
    )


def target_of(world: World, asked: Asked) -> Target:
    """A question's target as the product names it."""
    humans = [human_key(world, c) for c in world.contacts if c.id == asked.contact]
    people = [asked.person] if asked.person else []
    return Target(frozenset(people), frozenset(humans), asked.companies)


def assert_judged(database: Database, world: World, asked: Asked) -> int:
    """Compares all that is answered to a question; returns how many paths there are."""
    judge = Judge(world, asked)
    network = gathered(database, world, asked).network
    costs = network.costs(asked.day)
    told = f"{pformat(world)}\n{pformat(asked)}"
    assert network.viewer == judge.viewer, told
    assert network.ends == judge.ends, told
    for limit, per_introducer in THINNED:
        found = strongest(
            costs,
            viewer=network.viewer,
            ends=network.ends,
            max_ties=asked.max_ties,
            limit=limit,
            per_introducer=per_introducer,
            to_company=bool(asked.companies),
        )
        wanted = judge.answer(limit=limit, per_introducer=per_introducer)
        assert [(path.cost, path.humans) for path in found] == [
            (route.cost, route.humans) for route in wanted
        ], f"limit {limit}, per introducer {per_introducer}\n{told}"
    fewest = count_fewest(costs, viewer=network.viewer, ends=network.ends, max_ties=asked.max_ties)
    counted = (fewest.length, fewest.paths, fewest.ends) if fewest else None
    assert counted == judge.fewest(), told
    return len(judge.routes)


@pytest.mark.parametrize(
    "numbers", list(batches(WORLDS)), ids=lambda numbers: f"from {numbers.start}"
)
def test_answers_in_small_worlds_equal_the_judges(
    empty: Database, session: neo4j.Session, numbers: range
) -> None:
    chances = [Chance(SEED, number) for number in numbers]
    worlds = [chance.small() for chance in chances]
    store(empty, session, worlds)
    paths = [
        assert_judged(empty, world, asked)
        for chance, world in zip(chances, worlds, strict=True)
        for asked in chance.questions(QUESTIONS)
    ]
    assert sum(map(bool, paths)) > len(paths) / 3, "too few questions have an answer to compare"


@pytest.mark.parametrize("people", [SMALL, 2 * SMALL])
def test_answers_in_crowded_worlds_equal_the_judges(
    empty: Database, session: neo4j.Session, people: int
) -> None:
    chances = [Chance(SEED, 1_000_000 + 10 * people + index) for index in range(3)]
    worlds = [chance.crowded(people) for chance in chances]
    store(empty, session, worlds)
    for chance, world in zip(chances, worlds, strict=True):
        for asked in chance.questions(6):
            assert_judged(empty, world, asked)


def test_the_judge_sees_worlds_of_every_kind() -> None:
    """Worlds without what the definition speaks of would prove little."""
    worlds = [Chance(SEED, number).small() for number in range(WORLDS)]
    for seen in (
        any(user.person is None for world in worlds for user in world.users),
        any(not user.active for world in worlds for user in world.users),
        any(contact.scope == "user" for world in worlds for contact in world.contacts),
        any(world.careers and world.educations and world.customers for world in worlds),
        any(world.knows for world in worlds),
    ):
        assert seen
