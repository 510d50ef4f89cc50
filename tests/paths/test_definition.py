"""The answer is the defined one: in 60 random worlds it equals the judge's, and in
1,500 in the lane ``long``.

Each is asked seven questions, each of them thinned out in five ways; failures print the world and
the question.
"""

import neo4j
import pytest

from graphsvc.database import Database
from graphsvc.directory.deriving.cohorts import SMALL
from graphsvc.paths import gather
from graphsvc.sealing import KeyRing
from tests.judge.chance import Chance
from tests.judge.comparing import Judged, batches, judge, judge_small_worlds
from tests.judge.store import store
from tests.lanes import further

WORLDS, MORE_WORLDS = 60, 1_500
SEED = 20_250_615


def check(judged: Judged) -> None:
    """All that was compared agrees."""
    for one in judged.compared:
        assert one.agrees, str(one)


@pytest.mark.parametrize(
    "numbers",
    [*batches(range(WORLDS)), *further(*batches(range(WORLDS, MORE_WORLDS)))],
    ids=lambda numbers: f"from {numbers.start}",
)
def test_answers_in_small_worlds_equal_the_judges(
    empty: Database, ring: KeyRing, session: neo4j.Session, numbers: range
) -> None:
    judged = list(judge_small_worlds(empty, ring, session, numbers, seed=SEED))
    for one in judged:
        check(one)
    assert sum(one.paths > 0 for one in judged) > len(judged) / 3, "too few questions have answers"
    assert sum(one.detours > 0 for one in judged) > len(judged) / 10, "too few have detours"


def test_answers_are_the_same_where_places_are_looked_up_once(
    empty: Database, ring: KeyRing, session: neo4j.Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gather, "FEW", 0)
    numbers = range(MORE_WORLDS, MORE_WORLDS + 15)
    for judged in judge_small_worlds(empty, ring, session, numbers, seed=SEED):
        check(judged)


@pytest.mark.parametrize("people", [SMALL, 2 * SMALL])
def test_answers_in_crowded_worlds_equal_the_judges(
    empty: Database, ring: KeyRing, session: neo4j.Session, people: int
) -> None:
    chances = [Chance(SEED, 1_000_000 + 10 * people + index) for index in range(3)]
    worlds = [chance.crowded(people) for chance in chances]
    store(empty, session, worlds)
    for chance, world in zip(chances, worlds, strict=True):
        for asked in chance.questions(6):
            check(judge(empty, ring, world, asked))


def test_the_judge_sees_worlds_of_every_kind() -> None:
    """Worlds without what the definition speaks of would prove little."""
    worlds = [Chance(SEED, number).small() for number in range(WORLDS)]
    for seen in (
        any(user.person is None for world in worlds for user in world.users),
        any(not user.active for world in worlds for user in world.users),
        any(contact.scope == "user" for world in worlds for contact in world.contacts),
        any(world.careers and world.educations and world.customers for world in worlds),
        any(contact.word for world in worlds for contact in world.contacts),
        any(user.availability == "closed" for world in worlds for user in world.users),
        any(None in world.knows.values() for world in worlds),
        any(0.07 in world.knows.values() for world in worlds),
    ):
        assert seen
