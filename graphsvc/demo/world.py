"""A made-up world: people with careers, companies, schools, two organisations that sell to them.

    world = generate(seed=7)
    write_directory(world, folder)

The same seed and size give the same world, byte for byte. Every name, address and profile in it is
made up; domains end in ``.example``.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from graphsvc.demo.careers import AS_OF, Lives, draw_lives
from graphsvc.demo.cast import (
    FOUNDERS,
    DemoOrganisation,
    DemoUser,
    draw_team,
    find_lead,
    organisation,
)
from graphsvc.demo.circles import build_rosters
from graphsvc.demo.exports import Row, known_row
from graphsvc.demo.people import employment_rows, mail_numbers, person_rows, study_rows
from graphsvc.demo.places import Market, build_market
from loaders.records import Company, Employment, Person, School, Study

__all__ = [
    "AS_OF",
    "DemoOrganisation",
    "DemoUser",
    "World",
    "generate",
    "known_rows",
    "write_directory",
]

FEWEST_PEOPLE = 500
_PEOPLE_PER_COMPANY = 20_000 / 1_500
_COMPANY_COLUMNS = "id,name,domain,headcount,city,country,parent,acquired"
_PEOPLE_PER_SCHOOL = 20_000 / 150


@dataclass(frozen=True, slots=True)
class World:
    """Records as the loaders yield them, with refs like ``demo:p123``, ``demo:c4``, ``demo:s5``.

    ``people``, ``employments`` and ``studies`` can be read any number of times and are made while
    they are read. ``rep`` is a user of the first organisation who wants to meet ``target_person``,
    who works at ``target_company``, where that organisation has a private connection. ``lives`` and
    ``market`` are what further files are drawn from.
    """

    companies: Sequence[Company]
    schools: Sequence[School]
    people: Sequence[Person]
    employments: Sequence[Employment]
    studies: Sequence[Study]
    organisations: tuple[DemoOrganisation, ...]
    rep: DemoUser
    target_person: Person
    target_company: Company
    lives: Lives
    market: Market


def generate(seed: int = 7, people: int = 20_000) -> World:
    """A world of so many people, in time and memory that grow with them and no faster.

    Raises ``ValueError`` for fewer than 500 people, among whom no story can be found.
    """
    if people < FEWEST_PEOPLE:
        raise ValueError(f"a world needs at least {FEWEST_PEOPLE} people")
    rng = Random(seed)  # noqa: S311 - nothing here is secret, and the same seed must do the same
    market = build_market(
        rng,
        companies=round(people / _PEOPLE_PER_COMPANY),
        schools=max(5, round(people / _PEOPLE_PER_SCHOOL)),
        tail=max(1.0, (people / 20_000) ** 0.4),
        founders=FOUNDERS,
    )
    lives = draw_lives(rng, market, people=people)
    rosters = build_rosters(lives, market)
    mails = mail_numbers(lives, market, all_of=range(len(FOUNDERS)))
    everybody = person_rows(lives, market, mails=mails)
    teams = [
        draw_team(rng, rosters, company=company, people=everybody)
        for company in range(len(FOUNDERS))
    ]
    organisations = tuple(
        organisation(rng, team, people=everybody, companies=market.companies) for team in teams
    )
    lead = find_lead(rng, rosters, teams[0])
    return World(
        companies=market.companies,
        schools=market.schools,
        people=everybody,
        employments=employment_rows(lives, rosters.holders),
        studies=study_rows(lives, rosters.attendants),
        organisations=organisations,
        rep=organisations[0].users[lead.rep],
        target_person=everybody[lead.person],
        target_company=market.companies[lead.company],
        lives=lives,
        market=market,
    )


def known_rows(world: World, rng: Random, people: Iterable[int]) -> list[Row]:
    """Rows of an export of contacts about people of the world, by their places in it."""
    return [
        known_row(
            rng,
            world.lives,
            person=person,
            record=world.people[person],
            companies=world.companies,
        )
        for person in people
    ]


def write_directory(world: World, folder: Path) -> None:
    """Five CSV files, which the loader ``directory`` reads. ``folder`` is made if it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "companies.csv", _COMPANY_COLUMNS, _companies(world))
    _write(folder / "schools.csv", "id,name,city,country", _schools(world))
    _write(folder / "people.csv", "id,name,emails,profile_url", _people(world))
    _write(folder / "employments.csv", "person,company,title,from,to,current", _employments(world))
    _write(folder / "studies.csv", "person,school,degree,field,from,to", _studies(world))


def _write(file: Path, header: str, rows: Iterable[Sequence[object]]) -> None:
    """None becomes an empty value."""
    with file.open("w", encoding="utf-8", newline="") as out:
        out.write(f"{header}\n")
        csv.writer(out, lineterminator="\n").writerows(rows)


def _companies(world: World) -> Iterator[Sequence[object]]:
    for one in world.companies:
        where = (one.city, one.country)
        yield one.ref, one.name, one.domain, one.headcount, *where, one.parent, one.acquired


def _schools(world: World) -> Iterator[Sequence[object]]:
    for one in world.schools:
        yield one.ref, one.name, one.city, one.country


def _people(world: World) -> Iterator[Sequence[object]]:
    for one in world.people:
        yield one.ref, one.name, ";".join(one.emails), one.profile_url


def _employments(world: World) -> Iterator[Sequence[object]]:
    for one in world.employments:
        current = "yes" if one.current else None
        yield one.person, one.company, one.title, one.start, one.end, current


def _studies(world: World) -> Iterator[Sequence[object]]:
    for one in world.studies:
        yield one.person, one.school, one.degree, one.field, one.start, one.end
