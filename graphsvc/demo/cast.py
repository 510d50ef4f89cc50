"""The organisations that use the product, their users, and the story that the demo tells.

Nobody is made for it: users are people who happen to work at the two companies, and the rep and
the target are those among whom the most kinds of introductions lead from one to the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from graphsvc.demo.careers import function_of, level_of
from graphsvc.demo.circles import Circle, Rosters, circle_of
from graphsvc.demo.exports import (
    Row,
    Stranger,
    connections_csv,
    draw_strangers,
    known_row,
    stranger_row,
)
from graphsvc.demo.places import Founder, Market
from loaders.records import Company, PartialDate, Person, ReferenceAccount

FOUNDERS = (
    Founder("Quillbrook Sales", industry="Software", country="United States", weight=28.0),
    Founder("Tallowmere Partners", industry="Consulting", country="United Kingdom", weight=14.0),
)
_USERS = (12, 5)
_CUSTOMERS = (9, 5)
_SELLING = frozenset({"Sales", "Customer success", "Marketing", "Consulting"})
_CANDIDATES = 120
_DIRECTOR = 4


@dataclass(frozen=True, slots=True)
class DemoUser:
    """A user. ``person`` is their ref in the directory, where their work history is."""

    email: str
    name: str
    person: str
    connections_csv: bytes
    references: tuple[ReferenceAccount, ...]


@dataclass(frozen=True, slots=True)
class DemoOrganisation:
    """An organisation. ``company`` is its own ref in the directory."""

    name: str
    company: str
    users: tuple[DemoUser, ...]
    references: tuple[ReferenceAccount, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """What a user knows: people and strangers of the address book, and the circle it came from."""

    person: int
    known: frozenset[int]
    strangers: tuple[Stranger, ...]
    circle: Circle
    references: tuple[int, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Team:
    """An organisation before it is dressed: the index of its company, its customers, its users."""

    company: int
    customers: tuple[int, ...]
    books: tuple[Book, ...]


@dataclass(frozen=True, slots=True)
class Lead:
    """Whom the demo's rep wants to meet: the place of the rep in the first team, two indices."""

    rep: int
    person: int
    company: int


# --- teams ----------------------------------------------------------------------------------------


def draw_team(rng: Random, rosters: Rosters, *, company: int, people: Sequence[Person]) -> Team:
    """The organisation whose company has this index: the first of FOUNDERS has 0."""
    customers = _customers(rng, rosters.market, company=company, wanted=_CUSTOMERS[company])
    members = _members(rng, rosters, company=company, wanted=_USERS[company])
    first = len(people) + company * len(people)
    strangers = draw_strangers(rng, rosters.market, first=first, count=50 * _USERS[company])
    books = [
        _book(rng, rosters, person=person, shared=(customers, strangers), people=people)
        for person in members
    ]
    return Team(company, customers, tuple(books))


def _customers(rng: Random, market: Market, *, company: int, wanted: int) -> tuple[int, ...]:
    """Companies that bought: the more people, the likelier, most of the same country."""
    local = market.local[market.company_places[company].country]
    drawn = dict.fromkeys(
        (local if rng.random() < 0.75 else market.all).draw(rng) for _ in range(wanted * 4)
    )
    return tuple(one for one in drawn if one >= len(FOUNDERS))[:wanted]


def _members(rng: Random, rosters: Rosters, *, company: int, wanted: int) -> list[int]:
    """Some of those who work there now, those who sell first."""
    staff = rosters.current_staff(company)
    rng.shuffle(staff)
    return sorted(staff, key=lambda person: not _sells(rosters, person))[:wanted]


def _sells(rosters: Rosters, person: int) -> bool:
    job = rosters.lives.current_job(person)
    return job is not None and function_of(job.title) in _SELLING


def _book(
    rng: Random,
    rosters: Rosters,
    *,
    person: int,
    shared: tuple[tuple[int, ...], Sequence[Stranger]],
    people: Sequence[Person],
) -> Book:
    customers, strangers = shared
    job = rosters.lives.current_job(person)
    employer, own_ones = job.company if job else 0, 3 if rng.random() < 0.35 else 0
    own = _customers(rng, rosters.market, company=employer, wanted=own_ones)
    circle = circle_of(rng, rosters, person=person, customers=customers + own)
    most = min(400, len(people) // 50)
    wanted = rng.randint(most // 5, most)
    private = round(wanted * rng.uniform(0.16, 0.24))
    known = circle.acquaintances(rng, wanted - private)
    met = rng.sample(strangers, min(private, len(strangers)))
    companies = rosters.market.companies
    rows = [
        known_row(rng, rosters.lives, person=one, record=people[one], companies=companies)
        for one in known
    ] + [stranger_row(rng, one) for one in met]
    return Book(person, frozenset(known), tuple(met), circle, references=own, rows=tuple(rows))


def organisation(
    rng: Random, team: Team, *, people: Sequence[Person], companies: Sequence[Company]
) -> DemoOrganisation:
    """The team as records, its users in the order of its books."""
    return DemoOrganisation(
        name=FOUNDERS[team.company].name,
        company=companies[team.company].ref,
        users=tuple(_user(rng, book, people=people, companies=companies) for book in team.books),
        references=_references(rng, [companies[one] for one in team.customers]),
    )


def _user(
    rng: Random, book: Book, *, people: Sequence[Person], companies: Sequence[Company]
) -> DemoUser:
    person = people[book.person]
    return DemoUser(
        email=person.emails[0],
        name=person.name,
        person=person.ref,
        connections_csv=connections_csv(book.rows),
        references=_references(rng, [companies[one] for one in book.references]),
    )


def _references(rng: Random, companies: Iterable[Company]) -> tuple[ReferenceAccount, ...]:
    return tuple(_reference(rng, row, company) for row, company in enumerate(companies, start=1))


def _reference(rng: Random, row: int, company: Company) -> ReferenceAccount:
    """As somebody types it: now and then without the legal form, domain or dates."""
    since = rng.randint(2014, 2023)
    dated, over, named = rng.random() < 0.5, rng.random() < 0.4, rng.random() < 0.6
    bare = " ".join(company.name.split()[:2])
    return ReferenceAccount(
        row=row,
        name=bare if rng.random() < 0.3 else company.name,
        domain=company.domain if named else None,
        start=PartialDate(since) if dated else None,
        end=PartialDate(rng.randint(since, 2025)) if dated and over else None,
    )


# --- the story ------------------------------------------------------------------------------------


def find_lead(rng: Random, rosters: Rosters, team: Team) -> Lead:
    """The rep and the target between whom there are most kinds of ways, then most contacts.

    The target works where the team has a private connection, and is no acquaintance of the rep's.
    """
    reach = _Reach(team, frozenset(_served(rosters, team)))
    best = max(
        (
            (*reach.ways(rep, person=person, near=near), -rep, -person, company)
            for person, company, near in _candidates(rng, rosters, team)
            for rep in range(len(team.books))
        ),
        default=None,
    )
    if best is None:
        raise ValueError("the world is too small for its story: ask for more people")
    _, _, rep, person, company = best
    return Lead(rep=-rep, person=-person, company=company)


def _served(rosters: Rosters, team: Team) -> Iterator[int]:
    for company in team.customers:
        yield from rosters.current_staff(company)


def _candidates(
    rng: Random, rosters: Rosters, team: Team
) -> Iterator[tuple[int, int, frozenset[int]]]:
    """Some directors of companies with a private connection, each with those who know them."""
    hidden = {one.company for book in team.books for one in book.strangers if one.company}
    companies = sorted(hidden - {*range(len(FOUNDERS)), *team.customers})
    staff = [(person, one) for one in companies for person in rosters.current_staff(one)]
    leading = [pair for pair in staff if _level(rosters, pair[0]) >= _DIRECTOR] or staff
    for person, company in rng.sample(leading, min(_CANDIDATES, len(leading))):
        yield person, company, frozenset(rosters.colleagues(person) | rosters.alumni(person))


def _level(rosters: Rosters, person: int) -> int:
    job = rosters.lives.current_job(person)
    return level_of(job.title) if job else 0


@dataclass(frozen=True, slots=True)
class _Reach:
    team: Team
    customers: frozenset[int]

    def ways(self, rep: int, *, person: int, near: frozenset[int]) -> tuple[int, int]:
        """Kinds of ways from the rep to a person known to those ``near``, and contacts among them.

        None at all where the two know each other already.
        """
        own = self.team.books[rep]
        others = [book for place, book in enumerate(self.team.books) if place != rep]
        if person in own.known or own.person in near:
            return 0, 0
        kinds = (
            not near.isdisjoint(own.known),
            any(person in book.known for book in others),
            any(not near.isdisjoint(book.known) for book in others),
            not near.isdisjoint(own.circle.colleagues),
            not near.isdisjoint(own.circle.alumni),
            not near.isdisjoint(self.customers),
        )
        return sum(kinds), len(near & own.known)
