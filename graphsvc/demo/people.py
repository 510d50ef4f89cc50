"""People as the directory shows them: name, addresses, profile."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar, overload

from graphsvc.demo.careers import (
    CURRENT,
    HAS_MAIL,
    HAS_PROFILE,
    HAS_SECOND_MAIL,
    Lives,
    degree_of,
    field_of,
    partial_date,
    title_of,
)
from graphsvc.demo.naming import Identity, ascii_parts, full_name, unpack
from graphsvc.demo.places import COMPANY_REF, SCHOOL_REF, Market
from loaders.records import Employment, Person, Study

PERSON_REF = "demo:p{}"
T = TypeVar("T")


class Rows(Sequence[T]):
    """Records that are made when somebody reads them: a million people cost no memory."""

    def __init__(self, length: int, make: Callable[[int], T]) -> None:
        self._length = length
        self._make = make

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> list[T]: ...
    def __getitem__(self, index: int | slice) -> T | list[T]:
        if isinstance(index, slice):
            return [self._make(place) for place in range(self._length)[index]]
        return self._make(range(self._length)[index])

    def __iter__(self) -> Iterator[T]:
        return map(self._make, range(self._length))


def mail_numbers(lives: Lives, market: Market, *, all_of: range) -> array[int]:
    """For each person: 0 without an address at work, else which holder of that name they are.

    At the companies ``all_of`` everybody has one.
    """
    numbers = array("i")
    holders: dict[tuple[int, tuple[str, str]], int] = {}
    for person, packed in enumerate(lives.identities):
        job = lives.current_job(person)
        wanted = lives.traits[person] & HAS_MAIL or (job and job.company in all_of)
        if job is None or not wanted or market.companies[job.company].domain is None:
            numbers.append(0)
            continue
        holder = (job.company, ascii_parts(unpack(packed)))
        holders[holder] = holders.get(holder, 0) + 1
        numbers.append(holders[holder])
    return numbers


def person_rows(lives: Lives, market: Market, *, mails: array[int]) -> Rows[Person]:
    """Everybody; ``mails`` as from ``mail_numbers``."""

    def make(index: int) -> Person:
        identity, traits = unpack(lives.identities[index]), lives.traits[index]
        job = lives.current_job(index)
        domain = market.companies[job.company].domain if job and mails[index] else None
        work = [_work_mail(identity, number=mails[index], domain=domain)] if domain else []
        home = [personal_mail(identity, index)] if traits & HAS_SECOND_MAIL else []
        return Person(
            ref=PERSON_REF.format(index),
            name=full_name(identity).shown,
            emails=(*work, *home),
            profile_url=profile_url(identity, index) if traits & HAS_PROFILE else None,
        )

    return Rows(len(lives), make)


def employment_rows(lives: Lives, holders: array[int]) -> Rows[Employment]:
    """Everybody's jobs, person by person; ``holders`` has the person of each row."""

    def make(row: int) -> Employment:
        job = lives.job(row)
        return Employment(
            person=PERSON_REF.format(holders[row]),
            company=COMPANY_REF.format(job.company),
            title=title_of(job.title),
            start=partial_date(job.start),
            end=partial_date(job.end),
            current=job.end == CURRENT,
        )

    return Rows(len(holders), make)


def study_rows(lives: Lives, attendants: array[int]) -> Rows[Study]:
    """Everybody's studies, person by person; ``attendants`` has the person of each row."""

    def make(row: int) -> Study:
        course = lives.course(row)
        return Study(
            person=PERSON_REF.format(attendants[row]),
            school=SCHOOL_REF.format(course.school),
            degree=degree_of(course),
            field=field_of(course),
            start=partial_date(course.start),
            end=partial_date(course.end),
        )

    return Rows(len(attendants), make)


def profile_url(identity: Identity, number: int) -> str:
    """An address that is nobody's; ``number`` is unique among all humans, at most 10**9."""
    given, family = ascii_parts(identity)
    return f"https://www.linkedin.com/in/{given}-{family}-{_scattered(number):09d}"


def personal_mail(identity: Identity, number: int) -> str:
    """An address at home; ``number`` as in ``profile_url``."""
    given, family = ascii_parts(identity)
    return f"{given}.{family}{_scattered(number):09d}@mail.example"


def _work_mail(identity: Identity, *, number: int, domain: str) -> str:
    given, family = ascii_parts(identity)
    return f"{given}.{family}{number if number > 1 else ''}@{domain}"


def _scattered(number: int) -> int:
    """Another number for each number below 10**9, since 3**18 and 10 share no divisor."""
    return (number * 3**18 + 271_828_183) % 10**9
