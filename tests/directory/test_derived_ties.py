"""EX_COLLEAGUE and ALUMNI are what the dates of the directory prove, however they came about."""

import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any, NamedTuple

import neo4j
import pytest

from graphsvc.database import Database, Result, Transaction
from graphsvc.directory.deriving.cohorts import SMALL
from graphsvc.directory.deriving.derive import Derived, derive
from graphsvc.directory.loading import load_directory
from graphsvc.embedded import Services
from graphsvc.strength import alumni_cost, ex_colleague_cost, months_between, number
from loaders.records import Company, DirectoryRecord, Person, School
from tests.judge.chance import Chance, distinct, study_of
from tests.judge.derived import couples, stints
from tests.judge.kept import clear
from tests.judge.store import job_record, store, study_record
from tests.judge.times import earliest, latest
from tests.judge.world import Stay, World

SEED = 3


class Tie(NamedTuple):
    """A derived tie; ``one`` is the smaller id."""

    type: str
    place: str
    one: str
    other: str
    months: int
    first: int
    last: int
    cost: int


def records(world: World) -> Iterator[DirectoryRecord]:
    """The directory of a world as a loader yields it."""
    for ref, headcount in world.companies.items():
        yield Company(ref, f"Company {ref}", headcount=headcount)
    yield from (School(ref, f"School {ref}") for ref in world.schools)
    yield from (Person(ref, f"Person {ref}") for ref in world.people)
    yield from map(job_record, world.jobs)
    yield from map(study_record, world.studies)


def load(database: Database, world: World) -> None:
    load_directory(database, records(world), source="test", as_of=world.as_of)


def ids_of(session: neo4j.Session) -> dict[str, str]:
    """Ids by what the source calls people and places."""
    found = session.run("MATCH (n:Person|Company|School) RETURN n.ref AS ref, n.id AS id")
    return {row["ref"]: row["id"] for row in found}


UNKNOWN = int(number("unknown_place"))


def wanted(world: World, ids: dict[str, str]) -> set[Tie]:
    """The ties that the judge derives."""
    found: set[Tie] = set()
    for place, headcount in world.companies.items():
        stays = [stay for stay in world.jobs if stay.place == place]
        size = max(headcount or UNKNOWN, len({stay.person for stay in stays}))
        found |= set(_of_place("EX_COLLEAGUE", stays, ids, as_of=world.as_of, size=size))
    for place in world.schools:
        stays = [stay for stay in world.studies if stay.place == place]
        size = max(UNKNOWN, len({stay.person for stay in stays}))
        found |= set(_of_place("ALUMNI", stays, ids, as_of=world.as_of, size=size))
    return found


def _of_place(
    type_: str, stays: Sequence[Stay], ids: dict[str, str], *, as_of: int, size: int
) -> Iterator[Tie]:
    named = [replace(stay, person=ids[stay.person], place=ids[stay.place]) for stay in stays]
    cost_of = ex_colleague_cost if type_ == "EX_COLLEAGUE" else alumni_cost
    for (one, other), together in couples(stints(named, as_of=as_of)).items():
        months = months_between(together.days)
        bounds = (together.first, together.last)
        yield Tie(type_, named[0].place, one, other, months, *bounds, cost_of(months, size))


def present(session: neo4j.Session, *, as_of: int) -> set[Tie]:
    """The ties that stand in the graph. The dates that they show bound the time together."""
    rows = session.run(
        "MATCH (a:Person)-[t:EX_COLLEAGUE|ALUMNI]->(b:Person) "
        "RETURN type(t) AS type, a.id AS a, b.id AS b, properties(t) AS facts"
    )
    ties = [_present(row["type"], row["a"], row["b"], row["facts"], as_of=as_of) for row in rows]
    assert len(ties) == len(set(ties)), "a tie stands twice"
    return set(ties)


def _present(type_: str, a: str, b: str, facts: dict[str, Any], *, as_of: int) -> Tie:
    last = earliest(facts["until"]) if facts["until"] else as_of
    assert last == facts["last"]
    place = facts["company_id" if type_ == "EX_COLLEAGUE" else "school_id"]
    one, other = sorted((a, b))
    first = latest(facts["since"])
    return Tie(type_, place, one, other, facts["months"], first, last, facts["cost"])


def assert_derived(database: Database, session: neo4j.Session, world: World) -> None:
    """The ties are the judge's, and nothing waits to be derived."""
    assert present(session, as_of=world.as_of) == wanted(world, ids_of(session))
    assert derive(database) == Derived()


def from_scratch(database: Database, session: neo4j.Session) -> None:
    """Forgets all that was derived, and derives it again."""
    session.run("MATCH ()-[t:EX_COLLEAGUE|ALUMNI]->() DELETE t").consume()
    session.run(
        "MATCH (n:Company|School) SET n.dirty = 'all' REMOVE n.derived, n.people, n.stints"
    ).consume()
    derive(database)


class Editor:
    """Changes a directory as a newer file of its source would."""

    def __init__(self, seed: int) -> None:
        self._chance = Chance(SEED, seed)
        self._random = random.Random(seed)

    def edit(self, world: World) -> World:
        """A later world in which some things are other than in the earlier one."""
        rng = self._random
        gone = set(rng.sample(world.people, rng.randint(0, len(world.people) // 4)))
        new = self._chance.people(rng.randint(0, 3))
        later = replace(
            world,
            as_of=world.as_of + rng.choice([0, 40, 400]),
            people=[person for person in world.people if person not in gone] + new,
            companies={
                id_: rng.choice([headcount, headcount, None, 3_000])
                for id_, headcount in world.companies.items()
            },
        )
        jobs = self._edited(world.jobs, later.people, list(world.companies))
        later.jobs = distinct(jobs)
        studies = self._edited(world.studies, later.people, world.schools)
        later.studies = distinct(map(study_of, studies))
        return later

    def _edited(
        self, stays: Sequence[Stay], people: Sequence[str], places: Sequence[str]
    ) -> list[Stay]:
        """Some stays are gone, some have ended or moved, some are new."""
        rng = self._random
        kept = [stay for stay in stays if stay.person in people and rng.random() < 0.85]
        changed = [self._changed(stay) if rng.random() < 0.2 else stay for stay in kept]
        if not places:
            return changed
        new = [self._chance.stay(rng.choice(people), rng.choice(places)) for _ in range(3)]
        return changed + new

    def _changed(self, stay: Stay) -> Stay:
        rng = self._random
        other = self._chance.stay(stay.person, stay.place)
        return rng.choice([other, replace(stay, until="2024-03", current=False)])


def worlds() -> list[World]:
    """Small ones and such with large cohorts."""
    crowded = [Chance(SEED, 900 + n).crowded(people) for n, people in enumerate((SMALL, 2 * SMALL))]
    return [*(Chance(SEED, number).small() for number in range(4)), *crowded]


@pytest.fixture
def clean(empty: Database, session: neo4j.Session) -> Database:
    clear(session)
    return empty


@pytest.mark.parametrize("number", range(len(worlds())))
def test_after_any_edits_the_ties_are_those_derived_from_scratch(
    clean: Database, session: neo4j.Session, number: int
) -> None:
    world, editor = worlds()[number], Editor(number)
    load(clean, world)
    derive(clean)
    assert_derived(clean, session, world)
    for _ in range(4):
        world = editor.edit(world)
        load(clean, world)
        derive(clean)
        assert_derived(clean, session, world)
    kept = present(session, as_of=world.as_of)
    from_scratch(clean, session)
    assert present(session, as_of=world.as_of) == kept


def test_the_same_load_again_leaves_nothing_to_derive(
    clean: Database, session: neo4j.Session
) -> None:
    world = worlds()[-1]
    load(clean, world)
    assert derive(clean).added > 100
    load(clean, world)
    assert derive(clean) == Derived()


class Killed(BaseException):
    """The process ends here."""


class Mortal(Database):
    """A connection whose process is killed before a given write of its own."""

    def __init__(self, running: Services, *, before: int) -> None:
        super().__init__(
            running.neo4j_uri, user=running.neo4j_user, password=running.neo4j_password
        )
        self._left = before

    def write(self, work: Callable[[Transaction], Result]) -> Result:
        self._left -= 1
        if self._left < 0:
            raise Killed
        return super().write(work)


@pytest.mark.parametrize("again", [False, True], ids=["at first", "after an edit"])
def test_a_run_that_is_killed_at_any_write_is_taken_up_again(
    clean: Database, session: neo4j.Session, running: Services, again: bool
) -> None:
    world = worlds()[-1]
    if again:
        load(clean, replace(world, jobs=world.jobs[::2], studies=world.studies[::3]))
        derive(clean)
    load(clean, world)
    for writes in range(9):
        with Mortal(running, before=writes) as mortal, suppress(Killed):
            derive(mortal)
    derive(clean)
    assert_derived(clean, session, world)


def test_places_know_their_people_and_stints(clean: Database, session: neo4j.Session) -> None:
    world = worlds()[-1]
    load(clean, world)
    derive(clean)
    found = session.run(
        "MATCH (c:Company) RETURN c.ref AS ref, c.people AS people, c.stints AS stints"
    )
    assert {(row["ref"], row["people"], row["stints"]) for row in found} == {
        (
            place,
            len({stay.person for stay in world.jobs if stay.place == place}),
            len(stints([s for s in world.jobs if s.place == place], as_of=world.as_of)),
        )
        for place in world.companies
    }


def test_what_an_organisation_adds_changes_nothing_that_is_derived(
    clean: Database, session: neo4j.Session
) -> None:
    """Ties, their costs and the sizes of places follow from public facts alone."""
    world = Chance(SEED, 77).crowded(SMALL)
    bare = replace(world, users=[], contacts=[], careers=[], educations=[], customers=[], orgs=[])
    store(clean, session, [bare])
    kept = present(session, as_of=world.as_of)
    clear(session)
    store(clean, session, [world])
    assert present(session, as_of=world.as_of) == kept


@pytest.mark.parametrize("headcount", [None, 5_000, 50])
def test_ties_follow_the_size_of_their_company(
    clean: Database, session: neo4j.Session, headcount: int | None
) -> None:
    world = Chance(SEED, 78).crowded(SMALL)
    world.companies = dict.fromkeys(world.companies, 500)
    load(clean, world)
    derive(clean)
    world.companies = dict.fromkeys(world.companies, headcount)
    load(clean, world)
    derive(clean)
    assert_derived(clean, session, world)
