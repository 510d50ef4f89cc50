"""Lives: studies and jobs that follow one another, kept as columns of integers.

A month is ``year * 12 + month - 1``. A date is ``month * 2 + 1`` where the month is known,
``month * 2`` where only the year is, 0 where nothing is; an end may be CURRENT.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from random import Random
from typing import NamedTuple

from graphsvc.demo.naming import draw_identity, pack
from graphsvc.demo.places import Market
from graphsvc.demo.tables import countries, functions, industries
from loaders.records import PartialDate

AS_OF = date(2026, 11, 1)
"""The day on which the world is looked at: nothing in it is later."""

CURRENT = -1
HAS_PROFILE, HAS_MAIL, HAS_SECOND_MAIL = 1, 2, 4
"""Traits of a person, added up."""
_NOW = AS_OF.year * 12 + AS_OF.month - 2
"""The last month that is over, in which the latest job may begin."""
_MOST_JOBS = 6
_DEGREES = ("Bachelor", "Master", "MBA", "Doctorate", "Diploma")
_FIELDS = (
    *("Business Administration", "Economics", "Computer Science", "Mechanical Engineering"),
    *("Law", "Psychology", "Marketing", "Mathematics", "Medicine", "Communication", "Chemistry"),
    *("Electrical Engineering", "Political Science", "History", "Design"),
)


class Job(NamedTuple):
    """``title`` is ``function * 8 + level``; ``start`` and ``end`` are dates as above."""

    company: int
    title: int
    start: int
    end: int


class Course(NamedTuple):
    """A time at a school; ``degree`` and ``field`` are indices plus one, 0 where not known."""

    school: int
    degree: int
    field: int
    start: int
    end: int


class Outset(NamedTuple):
    """The first employer and month; ``exact`` people know the months of their jobs."""

    company: int
    month: int
    exact: bool


def _integers() -> array[int]:
    return array("i")


@dataclass(slots=True)
class Lives:
    """Everybody's jobs and studies. Person ``p`` has rows ``first[p]`` to ``first[p + 1]``."""

    identities: array[int] = field(default_factory=_integers)
    traits: array[int] = field(default_factory=_integers)
    jobs: array[int] = field(default_factory=_integers)
    first_job: array[int] = field(default_factory=_integers)
    courses: array[int] = field(default_factory=_integers)
    first_course: array[int] = field(default_factory=_integers)

    def __len__(self) -> int:
        return len(self.identities)

    def jobs_of(self, person: int) -> Iterator[Job]:
        """In the order of time."""
        for row in range(self.first_job[person], self.first_job[person + 1]):
            yield self.job(row)

    def job(self, row: int) -> Job:
        return Job(*self.jobs[row * 4 : row * 4 + 4])

    def courses_of(self, person: int) -> Iterator[Course]:
        """In the order of time."""
        for row in range(self.first_course[person], self.first_course[person + 1]):
            yield self.course(row)

    def course(self, row: int) -> Course:
        return Course(*self.courses[row * 5 : row * 5 + 5])

    def current_job(self, person: int) -> Job | None:
        """The job that somebody has now."""
        last = self.first_job[person + 1] - 1
        job = self.job(last) if last >= self.first_job[person] else None
        return job if job and job.end == CURRENT else None


def draw_lives(rng: Random, market: Market, *, people: int) -> Lives:
    """Everybody, each at home in the country and industry of a company drawn by its size."""
    lives = Lives()
    lives.first_job.append(0)
    lives.first_course.append(0)
    for _ in range(people):
        home = market.all.draw(rng)
        lives.traits.append(_traits(rng))
        country = market.company_places[home].country
        lives.identities.append(pack(draw_identity(rng, countries()[country])))
        _draw_life(rng, market, lives=lives, home=home)
        lives.first_job.append(len(lives.jobs) // 4)
        lives.first_course.append(len(lives.courses) // 5)
    return lives


def level_of(code: int) -> int:
    """How far up a job's ``title`` is, from 0 to 6."""
    return code & 7


def function_of(code: int) -> str:
    """The line of work of a job's ``title``."""
    return functions()[code >> 3].name


def title_of(code: int) -> str:
    """The title that a job's ``title`` stands for."""
    return functions()[code >> 3].titles[code & 7]


def degree_of(course: Course) -> str | None:
    """The degree, where it is known."""
    return _DEGREES[course.degree - 1] if course.degree else None


def field_of(course: Course) -> str | None:
    """The field of study, where it is known."""
    return _FIELDS[course.field - 1] if course.field else None


@lru_cache(maxsize=4_000)
def partial_date(code: int) -> PartialDate | None:
    """The date that an integer stands for; None for CURRENT and for what is not known."""
    if code <= 0:
        return None
    year, month = divmod(code >> 1, 12)
    return PartialDate(year, month + 1 if code & 1 else None)


def span(start: int, end: int) -> tuple[int, int] | None:
    """First and last month that two dates prove, None where they prove nothing."""
    if not start or not end:
        return None
    last = _NOW if end == CURRENT else (end >> 1) + (0 if end & 1 else 11)
    return start >> 1, last


def _traits(rng: Random) -> int:
    profile, mail, second = rng.random() < 0.92, rng.random() < 0.45, rng.random() < 0.08
    return HAS_PROFILE * profile | HAS_MAIL * mail | HAS_SECOND_MAIL * second


def _draw_life(rng: Random, market: Market, *, lives: Lives, home: int) -> None:
    graduated = _NOW - 4 - 12 * int(40 * rng.random() ** 1.7)
    country = market.company_places[home].country
    school = -1
    for course in _courses(rng, market, country=country, graduated=graduated):
        lives.courses.extend(course)
        school = course.school
    fed = market.feeds[school] if school >= 0 and rng.random() < 0.35 else ()
    outset = Outset(rng.choice(fed or (home,)), graduated + 1, exact=rng.random() < 0.8)
    for job in _jobs(rng, market, outset):
        lives.jobs.extend(job)


def _courses(rng: Random, market: Market, *, country: int, graduated: int) -> Iterator[Course]:
    """None, one or two; the last ends in the month of graduation."""
    turn = rng.random()
    if turn > 0.9:
        return
    school = market.school(rng, country=country)
    if turn > 0.6:
        yield _course(rng, school, degree=1, last=graduated - 24, years=3)
        school = market.school(rng, country=country)
        degree, years = rng.choice((2, 2, 2, 3, 4)), 2
    else:
        degree, years = rng.choice((1, 1, 1, 2, 5)), rng.choice((3, 4, 5))
    yield _course(rng, school, degree=degree, last=graduated, years=years)


def _course(rng: Random, school: int, *, degree: int, last: int, years: int) -> Course:
    turn = rng.random()
    start, end = last - years * 12 + 3, last
    return Course(
        school=school,
        degree=degree if rng.random() < 0.9 else 0,
        field=1 + int(rng.random() * len(_FIELDS)) if rng.random() < 0.85 else 0,
        start=0 if turn < 0.05 else _dated(start, exact=turn > 0.85),
        end=0 if turn < 0.04 else _dated(end, exact=turn > 0.85),
    )


def _jobs(rng: Random, market: Market, outset: Outset) -> Iterator[Job]:
    """One to six jobs, mostly in the country and industry of the first employer."""
    company, start, exact = outset
    industry = market.company_places[company].industry
    country = market.company_places[company].country
    line, level = industries()[industry].functions.draw(rng), 0
    typical = max(22.0, (_NOW - start) / 4.2)
    for number in range(1, _MOST_JOBS + 1):
        end = start + 7 + int(rng.expovariate(1 / typical))
        last = end >= _NOW or number == _MOST_JOBS
        yield Job(company, line * 8 + level, *_dates(rng, start, end=end, last=last, exact=exact))
        if last:
            return
        start = min(_NOW, end + _pause(rng))
        employer = company
        if rng.random() > 0.18:
            employer = market.employer(rng, country=country, industry=industry)
        level = min(level + 1, 6) if employer == company else _promoted(rng, level)
        if employer != company and rng.random() < 0.08:
            line = industries()[industry].functions.draw(rng)
        company = employer


def _dates(rng: Random, start: int, *, end: int, last: bool, exact: bool) -> tuple[int, int]:
    """Start and end of a job as its holder states them."""
    turn = rng.random()
    if turn < 0.04:
        return 0, CURRENT if last and turn < 0.02 else 0
    begun = _dated(start, exact=exact)
    if not last:
        return begun, _dated(end, exact=exact)
    if turn < 0.92:
        return begun, CURRENT
    left = start + int(rng.random() * (_NOW - start))
    return begun, _dated(left, exact=exact) if turn < 0.97 else 0


def _dated(month: int, *, exact: bool) -> int:
    return month * 2 + 1 if exact else (month - month % 12) * 2


def _pause(rng: Random) -> int:
    """Months between two jobs: mostly none."""
    return rng.choice((0, 0, 0, 1, 1)) if rng.random() < 0.85 else 2 + int(rng.random() * 14)


def _promoted(rng: Random, level: int) -> int:
    """One step up more often than not, seldom to the very top."""
    chance = (0.85, 0.75, 0.6, 0.45, 0.25, 0.12, 0.0)[level]
    return level + 1 if rng.random() < chance else level
