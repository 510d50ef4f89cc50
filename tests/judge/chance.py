"""Random worlds and questions, from a seed: small, crowded and full of ties that cost the same."""

import random
from collections.abc import Iterable, Sequence

from graphsvc.ontology import ALL_TIES
from tests.judge.judge import Asked
from tests.judge.times import number
from tests.judge.world import Contact, Customer, Scope, Statement, Stay, User, Word, World

AS_OF = number(2025, 6, 15)
"""The day on which all sources were made."""

STATED = (None, None, None, None, 1.0, 0.5, 0.5, 0.07, 0.0009)
"""Strengths of published ties: mostly none; the last is too weak to be a tie."""


class Chance:
    """Makes one world. ``number`` keeps its ids apart from those of other worlds in one database;
    they begin with noise, so that their order says nothing of who is who."""

    def __init__(self, seed: int, world: int = 0) -> None:
        self._random = random.Random(f"{seed}/{world}")
        self._number = world
        self._made = 0
        self._world = World(as_of=AS_OF)

    def small(self) -> World:
        """Up to twelve people, up to seven users of two organisations, any ties."""
        rng, world = self._random, self._world
        world.people = self._ids("person", rng.randint(4, 12))
        world.companies = {
            id_: rng.choice([None, None, 3, 30, 3_000])
            for id_ in self._ids("company", rng.randint(1, 4))
        }
        world.schools = self._ids("school", rng.randint(0, 2))
        world.jobs = self._stays(list(world.companies), busy=rng.choice([0, 1, 2, 3]))
        if world.schools:
            world.studies = [study_of(stay) for stay in self._stays(world.schools, busy=1)]
        self._acquaint(rng.choice([0.0, 0.15, 0.35]))
        self._hire(rng.randint(1, 5), rng.randint(0, 2))
        self._state(rng.choice([0, 4, 10]))
        return world

    def crowded(self, people: int) -> World:
        """A company and a school of so many people that not all pairs are tied."""
        world = self._world
        world.people = self._ids("person", people)
        world.companies = dict.fromkeys(self._ids("company", 2), None)
        world.schools = self._ids("school", 1)
        everywhere, school = list(world.companies), world.schools[0]
        jobs = [self.stay(person, everywhere[0]) for person in world.people]
        world.jobs = distinct(jobs + self._stays(everywhere, busy=1))
        world.studies = [study_of(self.stay(person, school)) for person in world.people]
        self._hire(3, 1)
        self._state(12)
        return world

    def questions(self, count: int) -> list[Asked]:
        """Questions that users of the world may ask."""
        return [self._question() for _ in range(count)]

    # Ids and dates

    def _id(self, kind: str) -> str:
        self._made += 1
        return f"{self._random.getrandbits(16):04x}-{self._number}-{kind}-{self._made}"

    def _ids(self, kind: str, count: int) -> list[str]:
        return [self._id(kind) for _ in range(count)]

    def _date(self, first: int, last: int) -> str:
        """A date between two years, as coarse as it happens to be."""
        rng = self._random
        year, month, day = rng.randint(first, last), rng.randint(1, 12), rng.randint(1, 28)
        shapes = (f"{year}", f"{year}-{month:02d}", f"{year}-{month:02d}-{day:02d}")
        return rng.choice(shapes)

    def _period(self) -> tuple[str, str, bool]:
        rng = self._random
        since = self._date(2012, 2020) if rng.random() < 0.85 else ""
        match rng.choice(["open", "current", "current", "ended", "ended", "ended"]):
            case "open":
                return since, "", False
            case "current":
                return since, "", True
            case _:
                return since, self._date(int(since[:4]) + 1 if since else 2015, 2024), False

    def people(self, count: int) -> list[str]:
        """Ids of more people."""
        return self._ids("person", count)

    def stay(self, person: str, place: str) -> Stay:
        """A stay of somebody somewhere, at some time."""
        since, until, current = self._period()
        return Stay(person, place, since, until, current)

    # The parts of a world

    def _stays(self, places: Sequence[str], *, busy: int) -> list[Stay]:
        """Stays of people at some of the places."""
        rng = self._random
        return distinct(
            self.stay(person, rng.choice(places))
            for person in self._world.people
            for _ in range(rng.randint(0, busy))
        )

    def _acquaint(self, share: float) -> None:
        rng, world = self._random, self._world
        for index, one in enumerate(world.people):
            for other in world.people[:index]:
                if rng.random() < share:
                    world.knows[one, other] = rng.choice(STATED)

    def _hire(self, own: int, others: int) -> None:
        """Users of the first organisation and of another one, and their contacts."""
        rng, world = self._random, self._world
        world.orgs = self._ids("org", 2)
        for org, count in zip(world.orgs, (own, others), strict=True):
            free = [*world.people]
            rng.shuffle(free)
            for number_ in range(count):
                person = free.pop() if free and rng.random() < 0.7 else None
                active = number_ == 0 or rng.random() < 0.9
                free_at = rng.choice(["free", "free", "free", "busy", "closed"])
                world.users.append(User(self._id("user"), org, person, active, free_at))
        for user in world.users:
            for _ in range(rng.choice([0, 2, 4, 8])):
                world.contacts.append(self._contact(user))

    def _contact(self, owner: User) -> Contact:
        rng, world = self._random, self._world
        own_companies = [f"own-{self._number}-{index}" for index in range(2)]
        return Contact(
            id=self._id("contact"),
            owner=owner.id,
            human=f"{self._number}-{rng.randint(0, 2)}",
            person=rng.choice(world.people) if rng.random() < 0.6 else None,
            company=rng.choice([None, *world.companies, *own_companies]),
            kind=rng.choice(["linkedin", "outlook"]),
            connected=rng.choice(["", "2020-02-03", self._date(2005, 2025)]),
            scope=self._scope(),
            word=self._word() if rng.random() < 0.25 else None,
        )

    def _word(self) -> Word:
        rng = self._random
        level = rng.choice(["close", "good", "slight", "none"])
        return Word(level, AS_OF - rng.choice([0, 0, 400, 4_000]), self._scope())

    def _scope(self) -> Scope:
        return "user" if self._random.random() < 0.2 else "org"

    def _state(self, most: int) -> None:
        """What users say of themselves, and whom they sold to."""
        ways = [self._career, self._career, self._educate, self._sell]
        for _ in range(self._random.randint(0, most)):
            self._random.choice(ways)(self._random.choice(self._world.users))

    def _career(self, owner: User) -> None:
        company = self._random.choice([*self._world.companies])
        job = Statement(self._id("job"), owner.id, company, *self._period(), self._scope())
        self._world.careers.append(job)

    def _educate(self, owner: User) -> None:
        for school in self._world.schools[:1]:
            since, until, _ = self._period()
            study = Statement(
                self._id("study"), owner.id, school, since, until, scope=self._scope()
            )
            self._world.educations.append(study)

    def _sell(self, owner: User) -> None:
        """A reference account; a holder has a company once."""
        rng, scope = self._random, self._scope()
        company, (since, until, _) = rng.choice([*self._world.companies]), self._period()
        holder = owner.id if scope == "user" or rng.random() < 0.6 else None
        account = Customer(self._id("sale"), owner.org, holder, company, since, until, scope)
        same = (account.org, account.owner, account.company)
        if same not in {(a.org, a.owner, a.company) for a in self._world.customers}:
            self._world.customers.append(account)

    # Questions

    def _question(self) -> Asked:
        rng, world = self._random, self._world
        askers = [user for user in world.users if user.active and user.org == world.orgs[0]]
        types = (
            ALL_TIES
            if rng.random() < 0.5
            else frozenset(rng.sample(sorted(ALL_TIES), rng.randint(1, 5)))
        )
        person, contact, companies = self._target()
        return Asked(
            viewer=rng.choice(askers).id,
            day=AS_OF + rng.choice([0, 0, 0, 0, -4_000, 9_000, 20_000]),
            types=types,
            max_ties=rng.choice([1, 2, 3, 3, 4, 4]),
            person=person,
            contact=contact,
            companies=companies,
            former=bool(companies) and rng.random() < 0.25,
            own_only=rng.random() < 0.15,
            spare_busy=rng.random() < 0.2,
            without=self._some_humans(0.2),
            only=self._some_humans(0.1) or None,
            max_cost=rng.choice([None, None, None, 1_500_000]),
            detours=rng.random() < 0.15,
        )

    def _some_humans(self, share: float) -> frozenset[str]:
        rng, world = self._random, self._world
        if rng.random() >= share:
            return frozenset()
        known = [user.person or user.id for user in world.users] + world.people
        return frozenset(rng.sample(known, min(len(known), rng.randint(1, 3))))

    def _target(self) -> tuple[str | None, str | None, frozenset[str]]:
        rng, world = self._random, self._world
        private = [contact.id for contact in world.contacts if contact.person is None]
        match rng.choice(["person", "contact", "company", "company"]):
            case "contact" if private:
                return None, rng.choice(private), frozenset()
            case "company":
                named = [contact.company for contact in world.contacts if contact.company]
                places = [*world.companies, *named]
                return (
                    None,
                    None,
                    frozenset(rng.sample(places, min(len(places), rng.choice([1, 1, 2])))),
                )
            case _:
                return rng.choice(world.people), None, frozenset()


def distinct(stays: Iterable[Stay]) -> list[Stay]:
    """Stays without those that a source would take for another version of an earlier one: the same
    person, at the same place, since the same date."""
    found: dict[tuple[str, str, str], Stay] = {}
    for stay in stays:
        found.setdefault((stay.person, stay.place, stay.since), stay)
    return list(found.values())


def study_of(stay: Stay) -> Stay:
    """The same stay at a school, where nobody is said to be still."""
    return Stay(stay.person, stay.place, stay.since, stay.until)
