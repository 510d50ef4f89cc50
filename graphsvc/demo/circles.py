"""Whom somebody may well know: people of the same time at the same place."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from graphsvc.demo.careers import CURRENT, Lives, span
from graphsvc.demo.places import Market

_MONTHS_TOGETHER = 9
_MOST_PEERS = 400


@dataclass(frozen=True, slots=True)
class Rosters:
    """Who was where: ``staff`` holds rows of jobs by company, ``students`` rows of studies."""

    market: Market
    lives: Lives
    staff: Sequence[array[int]]
    holders: array[int]
    """The person of each row of a job."""
    students: Sequence[array[int]]
    attendants: array[int]
    """The person of each row of a study."""

    def current_staff(self, company: int) -> list[int]:
        """The people who work there now."""
        jobs = self.lives.jobs
        rows = (row for row in self.staff[company] if jobs[row * 4 + 3] == CURRENT)
        return sorted({self.holders[row] for row in rows})

    def colleagues(self, person: int) -> set[int]:
        """Those who were at a company at the same time for nine months, as the dates prove."""
        found: set[int] = set()
        for job in self.lives.jobs_of(person):
            found.update(self._together(self.staff[job.company], span(job.start, job.end)))
        return found - {person}

    def alumni(self, person: int) -> set[int]:
        """Those who were at a school at the same time."""
        found: set[int] = set()
        for course in self.lives.courses_of(person):
            rows, mine = self.students[course.school], span(course.start, course.end)
            for row in rows if mine else ():
                start, end = self.lives.courses[row * 5 + 3 : row * 5 + 5]
                if _overlap(mine, span(start, end)):
                    found.add(self.attendants[row])
        return found - {person}

    def _together(self, rows: array[int], mine: tuple[int, int] | None) -> Iterator[int]:
        jobs = self.lives.jobs
        for row in rows if mine else ():
            if _overlap(mine, span(jobs[row * 4 + 2], jobs[row * 4 + 3])):
                yield self.holders[row]


def build_rosters(lives: Lives, market: Market) -> Rosters:
    """In one pass over everybody."""
    staff = [array("i") for _ in market.companies]
    students = [array("i") for _ in market.schools]
    for row, company in enumerate(lives.jobs[::4]):
        staff[company].append(row)
    for row, school in enumerate(lives.courses[::5]):
        students[school].append(row)
    return Rosters(
        market=market,
        lives=lives,
        staff=staff,
        holders=_owners(lives.first_job),
        students=students,
        attendants=_owners(lives.first_course),
    )


@dataclass(frozen=True, slots=True)
class Circle:
    """People whom somebody may know, by why, each list in order of index."""

    colleagues: list[int]
    alumni: list[int]
    customers: list[int]
    peers: list[int]

    def acquaintances(self, rng: Random, wanted: int) -> list[int]:
        """At most ``wanted`` of them: half colleagues, then customers, alumni and peers."""
        parts = ((self.colleagues, 0.5), (self.customers, 0.2), (self.alumni, 0.15))
        chosen = [one for group, share in parts for one in _some(rng, group, wanted * share)]
        rest = sorted({*self.peers, *self.colleagues, *self.alumni} - set(chosen))
        chosen += _some(rng, rest, wanted - len(set(chosen)))
        return list(dict.fromkeys(chosen))


def circle_of(rng: Random, rosters: Rosters, *, person: int, customers: Sequence[int]) -> Circle:
    """``customers`` are the companies that bought from this person or their organisation."""
    served = {one for company in customers for one in rosters.current_staff(company)}
    return Circle(
        colleagues=sorted(rosters.colleagues(person)),
        alumni=sorted(rosters.alumni(person)),
        customers=sorted(served - {person}),
        peers=sorted(_peers(rng, rosters, person) - {person}),
    )


def _peers(rng: Random, rosters: Rosters, person: int) -> set[int]:
    """Some of those who work in the same industry and country."""
    job = rosters.lives.current_job(person)
    place = rosters.market.company_places[job.company if job else 0]
    near = rosters.market.near[place.country, place.industry]
    found: set[int] = set()
    for company in sorted({near.draw(rng) for _ in range(10)}):
        found.update(_some(rng, rosters.current_staff(company), _MOST_PEERS / 10))
    return found


def _some(rng: Random, group: Sequence[int], wanted: float) -> list[int]:
    return rng.sample(group, min(len(group), max(0, round(wanted))))


def _overlap(one: tuple[int, int] | None, other: tuple[int, int] | None) -> bool:
    """Whether two spans, of nine months at least, share as many."""
    if one is None or other is None:
        return False
    return one[1] - other[0] >= _MONTHS_TOGETHER and other[1] - one[0] >= _MONTHS_TOGETHER


def _owners(firsts: array[int]) -> array[int]:
    """The person of each row, from the first rows of the people."""
    owners = array("i")
    for person in range(len(firsts) - 1):
        owners.extend([person] * (firsts[person + 1] - firsts[person]))
    return owners
