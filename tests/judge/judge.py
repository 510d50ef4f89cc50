"""The definition of an answer, carried out in the most naive way.

Everything that a viewer may see is written down as ties between humans; all paths are listed by
walking; they are sorted and thinned out as the definition says. Of the product it shares the
numbers of ``strength`` for one piece of evidence and the bounds of large cohorts, nothing else.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

from graphsvc import strength
from graphsvc.ontology import TieType
from tests.judge.derived import Stint, Together, couples, joined, stints, within_reach
from tests.judge.times import imaginable, latest, meet, proven
from tests.judge.world import Contact, Customer, Statement, Stay, User, Word, World

PER_END = 3
HALF = 693_147
"""What halves a strength."""


class Piece(NamedTuple):
    """A reason for a tie; of reasons with the same ``fact`` one counts."""

    type: TieType
    fact: str
    cost: int
    said: int | None = None
    """The day on which the owner said so; none of what is not their word."""


class Route(NamedTuple):
    """A path: its cost, its length, the humans after the viewer. In the order of the answer."""

    cost: int
    length: int
    humans: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question. One of ``person`` (a directory person), ``contact`` (the private human that one
    is of) and ``companies`` is given; ``day`` is the day number of the answer. ``former`` asks for
    those too who have left the companies; ``own_only`` follows no ties of colleagues. Nobody of
    ``without`` is on the way, nor with ``spare_busy`` anybody busy; nobody but ``only`` introduces
    where that is given; no path costs more than ``max_cost``; with ``detours`` these are paths."""

    viewer: str
    day: int
    types: frozenset[TieType]
    max_ties: int
    person: str | None = None
    contact: str | None = None
    companies: frozenset[str] = frozenset()
    former: bool = False
    own_only: bool = False
    spare_busy: bool = False
    without: frozenset[str] = frozenset()
    only: frozenset[str] | None = None
    max_cost: int | None = None
    detours: bool = False


class Judge:
    """Judges one question in one world."""

    def __init__(self, world: World, asked: Asked) -> None:
        self._world = world
        self._asked = asked
        self._viewer = world.user(asked.viewer)
        self.viewer = _human(self._viewer)
        self._users = {
            user.id: user for user in world.users if user.active and user.org == self._viewer.org
        }
        self._contacts = [c for c in world.contacts if self._sees(c.owner, c.scope)]

    def _sees(self, owner: str, scope: str) -> bool:
        return owner in self._users and (scope == "org" or owner == self._viewer.id)

    # Who is meant

    def _human_of(self, contact: Contact) -> str:
        if contact.person:
            return contact.person
        return min(c.id for c in self._contacts if not c.person and self._same(c, contact))

    def _same(self, one: Contact, other: Contact) -> bool:
        """Whether two private connections are one human to those who see both."""
        orgs = [self._world.user(c.owner).org for c in (one, other)]
        owners = [c.owner if c.scope == "user" else "" for c in (one, other)]
        return orgs[0] == orgs[1] and owners[0] == owners[1] and one.human == other.human

    @cached_property
    def ends(self) -> set[str]:
        """The humans that are asked for; never the viewer."""
        asked = self._asked
        found = {asked.person} if asked.person else set[str]()
        named = [c for c in self._world.contacts if c.id == asked.contact]
        found |= {
            self._human_of(c)
            for c in self._contacts
            if not c.person and any(self._same(c, other) for other in named)
        }
        found |= {
            job.person
            for job in self._world.jobs
            if job.place in asked.companies and (job.current or not job.until or asked.former)
        }
        found |= {self._human_of(c) for c in self._contacts if c.company in asked.companies}
        return found - {self.viewer}

    # Who is tied to whom

    @cached_property
    def ties(self) -> dict[str, dict[str, int]]:
        """The cost of the tie from each human to each other one."""
        pieces: dict[tuple[str, str], list[Piece]] = defaultdict(list)
        for one, other, piece in self._pieces():
            if self._asked_for(one, other, piece):
                pieces[one, other].append(piece)
        found: dict[str, dict[str, int]] = defaultdict(dict)
        for (one, other), reasons in pieces.items():
            cost_ = combined(reasons)
            if cost_ is not None:
                found[one][other] = cost_
        return found

    def _asked_for(self, one: str, other: str, piece: Piece) -> bool:
        colleague = self._asked.own_only and piece.type is TieType.TEAMMATE
        return piece.type in self._asked.types and one != other and not colleague

    def _pieces(self) -> Iterator[tuple[str, str, Piece]]:
        yield from self._team()
        yield from self._acquaintances()
        for one, other, piece in self._public():
            yield one, other, piece
            yield other, one, piece
        yield from self._own_work()
        yield from self._own_studies()
        yield from self._customers()

    def _team(self) -> Iterator[tuple[str, str, Piece]]:
        cost_ = strength.cost(strength.number("teammate"))
        for user in self._users.values():
            yield self.viewer, _human(user), Piece(TieType.TEAMMATE, "team", cost_)

    def _acquaintances(self) -> Iterator[tuple[str, str, Piece]]:
        for contact in self._contacts:
            if not self._followed(contact.owner):
                continue
            last = latest(contact.connected) if contact.connected else None
            cost_ = strength.contact_cost(contact.kind)
            piece = self._piece(TieType.KNOWS, f"contact {contact.kind}", cost_, last)
            ends = (_human(self._users[contact.owner]), self._human_of(contact))
            yield *ends, piece
            if contact.word and self._sees(contact.owner, contact.word.scope):
                yield *ends, self._word(contact.word)

    def _followed(self, owner: str | None) -> bool:
        """Whether what somebody knows of their own is followed."""
        return not self._asked.own_only or owner in (None, self._viewer.id)

    def _word(self, word: Word) -> Piece:
        cost_ = strength.WORDS[word.level]
        return self._piece(TieType.KNOWS, "word", cost_, word.day)._replace(said=word.day)

    def _public(self) -> Iterator[tuple[str, str, Piece]]:
        for (one, other), stated in self._world.knows.items():
            strong = strength.number("public_knows") if stated is None else stated
            yield one, other, Piece(TieType.KNOWS, "public", strength.cost(strong))
        for company in self._world.companies:
            for (one, other), together in couples(self._cohort(self._world.jobs, company)).items():
                yield one, other, self._worked(company, together)
        for school in self._world.schools:
            for (one, other), together in couples(
                self._cohort(self._world.studies, school)
            ).items():
                yield one, other, self._studied(school, together)

    def _own_work(self) -> Iterator[tuple[str, str, Piece]]:
        for own, stays in self._stated(self._world.careers, self._world.jobs):
            user = _human(self._users[own[0].owner])
            person, place = stays[0].person, own[0].place
            if together := self._together(own, stays, self._cohort(self._world.jobs, place)):
                yield user, person, self._worked(place, together)
            if any(self._perhaps(statement, stay) for statement in own for stay in stays):
                cost_ = strength.shared_employer_cost(self._size(place))
                yield user, person, Piece(TieType.SHARED_EMPLOYER, f"work {place}", cost_)

    def _own_studies(self) -> Iterator[tuple[str, str, Piece]]:
        for own, stays in self._stated(self._world.educations, self._world.studies):
            place = own[0].place
            together = self._together(own, stays, self._cohort(self._world.studies, place))
            if together:
                user = _human(self._users[own[0].owner])
                yield user, stays[0].person, self._studied(place, together)

    def _stated(
        self, statements: Iterable[Statement], stays: Iterable[Stay]
    ) -> Iterator[tuple[list[Statement], list[Stay]]]:
        """What one user states of one place, with the stays of one person there."""
        own: dict[tuple[str, str], list[Statement]] = defaultdict(list)
        for statement in statements:
            if self._sees(statement.owner, statement.scope) and self._followed(statement.owner):
                own[statement.owner, statement.place].append(statement)
        others: dict[tuple[str, str], list[Stay]] = defaultdict(list)
        for stay in stays:
            others[stay.place, stay.person].append(stay)
        for (_, place), stated in own.items():
            for (where, _), found in others.items():
                if where == place:
                    yield stated, found

    def _together(
        self, own: list[Statement], stays: list[Stay], cohort: list[Stint]
    ) -> Together | None:
        person = stays[0].person
        pairs: list[tuple[Stint, Stint]] = []
        for statement in own:
            days = self._proven(statement)
            if days:
                mine = Stint(days.start, _human(self._users[statement.owner]), days.stop - 1)
                reached = within_reach(cohort, mine)
                pairs += [(mine, stint) for stint in reached if stint.person == person]
        return joined(pairs)

    def _perhaps(self, own: Statement, stay: Stay) -> bool:
        """Whether the two may have met there though the dates do not prove it."""
        if meet(self._proven(own), self._proven(stay)):
            return False
        return bool(meet(imaginable(own.since, own.until), imaginable(stay.since, stay.until)))

    def _customers(self) -> Iterator[tuple[str, str, Piece]]:
        for account in self._world.customers:
            seller = self._seller(account)
            if seller is None or not self._followed(account.owner):
                continue
            for job in self._world.jobs:
                if job.place == account.company and self._bought_from_us(account, job):
                    cost_ = strength.customer_cost(self._size(job.place))
                    yield (
                        seller,
                        job.person,
                        Piece(TieType.CUSTOMER, f"customer {job.place}", cost_),
                    )

    def _seller(self, account: Customer) -> str | None:
        if account.owner is None:
            return self.viewer if account.org == self._viewer.org else None
        seen = self._sees(account.owner, account.scope)
        return _human(self._users[account.owner]) if seen else None

    def _bought_from_us(self, account: Customer, job: Stay) -> bool:
        if job.current or not job.until:
            return True
        while_one = proven(
            account.since, account.until, current=not account.until, as_of=self._world.as_of
        )
        return bool(meet(while_one, self._proven(job)))

    # Sizes and costs

    def _proven(self, stay: Stay | Statement) -> range:
        return proven(stay.since, stay.until, current=stay.current, as_of=self._world.as_of)

    def _cohort(self, stays: Iterable[Stay], place: str) -> list[Stint]:
        return stints((stay for stay in stays if stay.place == place), as_of=self._world.as_of)

    def _size(self, place: str) -> int:
        stays = [*self._world.jobs, *self._world.studies]
        people = {stay.person for stay in stays if stay.place == place}
        stated = self._world.companies.get(place) or int(strength.number("unknown_place"))
        return max(len(people), stated)

    def _worked(self, place: str, together: Together) -> Piece:
        months = strength.months_between(together.days)
        cost_ = strength.ex_colleague_cost(months, self._size(place))
        return self._piece(TieType.EX_COLLEAGUE, f"work {place}", cost_, together.last)

    def _studied(self, place: str, together: Together) -> Piece:
        months = strength.months_between(together.days)
        cost_ = strength.alumni_cost(months, self._size(place))
        return self._piece(TieType.ALUMNI, f"study {place}", cost_, together.last)

    def _piece(self, type_: TieType, fact: str, cost_: int, last: int | None) -> Piece:
        faded = strength.cost_on(strength.Evidence(type_, fact, cost_, last), self._asked.day)
        return Piece(type_, fact, faded)

    # The answer

    @cached_property
    def routes(self) -> list[Route]:
        """Every path that is asked for, in order."""
        found = self.with_detours
        if self._asked.detours:
            return found
        costs = {route.humans: route.cost for route in found}
        return [route for route in found if not is_detour(route.humans, costs)]

    @cached_property
    def with_detours(self) -> list[Route]:
        """Every path, and what goes round another one, in order."""
        return sorted(
            route._replace(cost=route.cost + HALF * self._is_busy(route))
            for route in self._walk((), 0)
            if self._is_introduced(route)
        )

    @cached_property
    def _availability(self) -> dict[str, str]:
        """Of the colleagues, by their humans."""
        others = [user for user in self._users.values() if user.id != self._viewer.id]
        return {_human(user): user.availability for user in others}

    def _is_busy(self, route: Route) -> bool:
        return route.length > 1 and self._availability.get(route.humans[0]) == "busy"

    def _is_introduced(self, route: Route) -> bool:
        """Whether everybody on the way introduces, and the first one may."""
        asked, between = self._asked, route.humans[:-1]
        if any(self._availability.get(human) == "closed" for human in between):
            return False
        if not between:
            return asked.only is None
        busy = [human for human in between if self._availability.get(human) == "busy"]
        if asked.without & set(between) or (busy and asked.spare_busy):
            return False
        return asked.only is None or between[0] in asked.only

    def _walk(self, humans: tuple[str, ...], spent: int) -> Iterator[Route]:
        here = humans[-1] if humans else self.viewer
        for other, cost_ in self.ties.get(here, {}).items():
            if other == self.viewer or other in humans:
                continue
            longer = (*humans, other)
            if other in self.ends:
                yield Route(spent + cost_, len(longer), longer)
            elif len(longer) < self._asked.max_ties:
                yield from self._walk(longer, spent + cost_)

    def answer(self, *, limit: int, per_introducer: int) -> list[Route]:
        """The paths that are shown."""
        kept = self.routes
        if self._asked.max_cost is not None:
            kept = [route for route in kept if route.cost <= self._asked.max_cost]
        if self._asked.companies:
            kept = _first(kept, PER_END, lambda route: route.humans[-1])
        if per_introducer:
            direct = [route for route in kept if route.length == 1]
            others = [route for route in kept if route.length > 1]
            kept = sorted(direct + _first(others, per_introducer, lambda route: route.humans[0]))
        return kept[:limit]

    def fewest(self) -> tuple[int, int, int] | None:
        """The fewest ties, the paths with so few, the ends they reach."""
        if not self.routes:
            return None
        length = min(route.length for route in self.routes)
        shortest = [route for route in self.routes if route.length == length]
        return length, len(shortest), len({route.humans[-1] for route in shortest})


def is_detour(humans: tuple[str, ...], costs: Mapping[tuple[str, ...], int]) -> bool:
    """Whether a path remains, and costs no more, without a stretch of the humans before the end.
    Of the two all ties are the same but one and the stretch that it spares: so this says of the
    whole paths what the definition says of these. ``costs`` are those of all paths."""
    return any(
        costs.get(humans[:first] + humans[after:], math.inf) <= costs[humans]
        for first, after in combinations(range(len(humans)), 2)
    )


def combined(reasons: Iterable[Piece]) -> int | None:
    """The cost of a tie with these reasons; ``None`` where it is too weak to exist."""
    pieces = list(reasons)
    words = [piece.said for piece in pieces if piece.said is not None]
    facts: dict[str, list[int]] = defaultdict(list)
    for piece in pieces:
        if words and piece.said != max(words):
            continue
        facts[piece.fact].append(piece.cost)
    together = 0.0
    for costs in facts.values():
        one = math.exp(-min(costs) / 1_000_000)
        together = together + one - together * one
    cost_ = math.floor(-1_000_000 * math.log(min(together, 0.99)) + 0.5)
    return cost_ if cost_ <= math.floor(-1_000_000 * math.log(0.001) + 0.5) else None


def _first(routes: Sequence[Route], most: int, of: Callable[[Route], str]) -> list[Route]:
    """The first few of each kind."""
    kept: list[Route] = []
    for route in routes:
        if sum(of(other) == of(route) for other in kept) < most:
            kept.append(route)
    return kept


def _human(user: User) -> str:
    return user.person or user.id
