"""Whatever others do that Ann may not see: what she sees stays the same, byte by byte, in answers,
headers and errors, and so does the work of the database.

Chance does one hidden thing after another, between two looks: fifty in ``make test``, five
thousand in the other lane. The same number of a seed does the same; a failure tells all that
was done.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from random import Random
from typing import Final

import neo4j
import pytest

from graphsvc.database import Database
from graphsvc.embedded import Services
from graphsvc.sealing import KeyRing
from tests.judge.kept import Worlds
from tests.lanes import CHOICE, long, seeds
from tests.visibility.hidden.playing import SECRET, Play, publish
from tests.visibility.hidden.stage import Seen, Sight, Stage, changes, look, staged
from tests.visibility.offices import HEADER


@dataclass(frozen=True, slots=True)
class Extent:
    """How much a lane does with a seed: so many operations, ``at_once`` between two looks; of all
    that can be seen one thing of so many is ``watched``, and of these one of ``part`` is seen at
    each look, and all at the end."""

    operations: int
    at_once: int
    watched: int
    part: int


FEW: Final = Extent(50, at_once=10, watched=3, part=3)
MANY: Final = Extent(2_500, at_once=250, watched=1, part=10)


def extent() -> Extent:
    """That of this lane."""
    return MANY if CHOICE.lane == "long" else FEW


Stages = Callable[[], AbstractContextManager[Stage]]
"""A stage as it was built, each time."""


@pytest.fixture(scope="module")
def stages(
    database: Database, ring: KeyRing, running: Services, driver: neo4j.Driver, kept: Worlds
) -> Stages:
    return lambda: staged(database, ring, running, driver, kept)


@pytest.fixture(scope="module")
def stage(stages: Stages) -> Iterator[Stage]:
    with stages() as made:
        yield made


def _is_the_same(before: Seen, now: Seen, play: Play) -> None:
    found = changes(before, now)
    assert not found, "\n".join([*found[:5], f"after {len(play.done)}:", *play.done])


FEW_THINGS: Final = (
    *("contacts", "people dan", "people at", "work of paths/read/contact_ties"),
    *("/v1/contacts as", "/v1/me as", "/connections as"),
)
"""How names begin of what is seen where a single thing is done."""


def few(stage: Stage, chance: Random) -> Sight:
    """Some of all that can be seen."""
    sight = stage.sight(chance, step=1_000, requests=1)
    return {name: see for name, see in sight.items() if name.startswith(FEW_THINGS)}


@pytest.mark.parametrize("name", ["rival imports", "mate imports"])
def test_one_thing_that_is_hidden_changes_nothing(stage: Stage, name: str) -> None:
    chance = Random(name)
    sight = few(stage, chance)
    before, play = look(sight), Play(stage, chance)
    for _ in range(3):
        play.step(name)
    assert play.met == {name}
    _is_the_same(before, look(sight), play)


def test_what_ann_does_herself_is_seen(stage: Stage) -> None:
    offices, sight = stage.offices, few(stage, Random(0))
    before = look(sight)
    offices.upload(offices.ann, f"{HEADER}\n{SECRET[0]}\n", label="seen")
    assert len(changes(before, look(sight))) > 3


@long
@pytest.mark.parametrize("publishers", [("rival", "bob"), ("rival", "cyd")])
def test_what_becomes_public_looks_the_same_whoever_has_published_it(
    stages: Stages, publishers: tuple[str, str]
) -> None:
    seen: list[Seen] = []
    for name in publishers:
        with stages() as stage:
            chance, there = Random(0), f"people at {stage.offices.companies['cord']}"
            sight, play = stage.sight(chance, step=60, requests=1), Play(stage, chance)
            before = look(sight, [there])
            publish(play, play.rivals[0] if name == "rival" else play.user(name), SECRET[1])
            names = [there, *Random(1).sample(list(sight), len(sight) // extent().watched)]
            seen.append(look(sight, names))
            assert seen[-1][there] != before[there]
    assert changes(*seen) == []


@pytest.mark.parametrize("seed", seeds())
def test_nothing_that_is_hidden_changes_what_ann_sees(stage: Stage, seed: int) -> None:
    chance, much = Random(seed), extent()
    sight = stage.sight(chance, step=17, requests=1)
    names = chance.sample(list(sight), len(sight) // much.watched)
    before, play = look(sight, names), Play(stage, chance)
    while len(play.done) < much.operations:
        for _ in range(much.at_once):
            play.step()
        some = chance.sample(names, len(names) // much.part)
        _is_the_same(before, look(sight, some), play)
    _is_the_same(before, look(sight, names), play)
    assert len(play.met) > (30 if much is MANY else 15)
