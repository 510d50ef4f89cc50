"""Loads directory records: streamed, in batches, idempotent.

Every record is written by the id that its source gives it, so loading a file again changes nothing,
and a load that was broken off is simply run again. What a source no longer has is removed at the
end, unless that looks like a mistake.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from graphsvc.database import Database
from graphsvc.errors import FileRefused
from graphsvc.ids import new_id
from graphsvc.ingest.dates import span
from graphsvc.matching import normal
from graphsvc.matching.blocking import company_block, identifiers
from graphsvc.queries import Count, Nothing, SystemQuery
from graphsvc.strength import cost, number
from loaders.records import (
    Acquaintance,
    Company,
    Contact,
    Employment,
    Person,
    Problem,
    Record,
    Reference,
    School,
    Study,
)

BATCH = 5_000
PRUNE_BATCH = 20_000
GUARD_SHARE = 0.3
GUARD_COUNT = 50

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Written:
    """A person written; ``new`` says whether the directory did not have them."""

    id: str
    ref: str
    new: bool


@dataclass(frozen=True, slots=True)
class Missing:
    number: int
    no_person: bool
    no_place: bool


@dataclass(frozen=True, slots=True)
class Stale:
    people: int
    stale_people: int
    employments: int
    stale_employments: int


_STAMPS = ("rows", "source", "run")
COMPANIES = SystemQuery("write/companies", Nothing, (*_STAMPS, "mark"))
SCHOOLS = SystemQuery("write/schools", Nothing, (*_STAMPS, "mark"))
PEOPLE = SystemQuery("write/people", Written, _STAMPS)
DROP_PERSON_KEYS = SystemQuery("write/person_keys_drop", Nothing, ("rows",))
EMPLOYMENTS = SystemQuery("write/employments", Missing, (*_STAMPS, "mark"))
STUDIES = SystemQuery("write/studies", Missing, (*_STAMPS, "mark"))
ACQUAINTANCES = SystemQuery("write/acquaintances", Missing, (*_STAMPS, "cost"))

PRUNE_COUNT = SystemQuery("write/prune_count", Stale, ("source", "run"))
_PRUNE = ("source", "run", "limit")
PRUNES = (
    SystemQuery("write/prune_employments", Count, _PRUNE),
    SystemQuery("write/prune_studies", Count, _PRUNE),
    SystemQuery("write/prune_acquaintances", Count, _PRUNE),
    SystemQuery("write/prune_people", Count, _PRUNE),
)


@dataclass(slots=True)
class Loaded:
    """What a load did: records written by kind, records removed, and what was wrong with rows."""

    written: dict[str, int] = field(default_factory=dict[str, int])
    removed: int = 0
    problems: list[Problem] = field(default_factory=list[Problem])
    problem_count: int = 0

    def count(self, kind: str, number_: int) -> None:
        self.written[kind] = self.written.get(kind, 0) + number_

    def problem(self, problem: Problem) -> None:
        """Keeps the first hundred problems, counts them all."""
        self.problem_count += 1
        if len(self.problems) < 100:
            self.problems.append(problem)


Progress = Callable[[str, int], None]


def load_directory(
    database: Database,
    records: Iterable[Record | Problem],
    *,
    source: str,
    as_of: int,
    keep_missing: bool = False,
    progress: Progress = lambda _kind, _count: None,
) -> Loaded:
    """Writes records of a directory in the order in which they come.

    ``as_of`` is the day number of the source: jobs marked current ran until then. What the source
    had in an earlier load and has no longer is removed, unless ``keep_missing``; raises
    ``FileRefused`` instead when that would remove over 30 % and over 50 of its people.
    """
    run, done = new_id(), Loaded()
    for kind, batch in _batches(_sound(records, done)):
        _Writer(database, source=source, run=run, as_of=as_of, done=done).write(kind, batch)
        progress(kind.__name__, len(batch))
    if not keep_missing:
        _prune(database, source=source, run=run, done=done)
    return done


def _sound(records: Iterable[Record | Problem], done: Loaded) -> Iterator[Record]:
    for item in records:
        if isinstance(item, Problem):
            done.problem(item)
        else:
            yield item


def _batches(records: Iterable[Record]) -> Iterator[tuple[type[Record], list[Record]]]:
    """Runs of records of one kind, at most ``BATCH`` long."""
    batch: list[Record] = []
    for record in records:
        if batch and (type(record) is not type(batch[0]) or len(batch) == BATCH):
            yield type(batch[0]), batch
            batch = []
        batch.append(record)
    if batch:
        yield type(batch[0]), batch


class _Writer:
    """Writes one batch of one kind."""

    def __init__(
        self, database: Database, *, source: str, run: str, as_of: int, done: Loaded
    ) -> None:
        self._database = database
        self._source = source
        self._run = run
        self._as_of = as_of
        self._done = done

    def write(self, kind: type[Record], batch: Sequence[Any]) -> None:
        writers: dict[type[Record], Callable[[Sequence[Any]], None]] = {
            Company: self._companies,
            School: self._schools,
            Person: self._people,
            Employment: self._employments,
            Study: self._studies,
            Acquaintance: self._acquaintances,
        }
        if kind in (Contact, Reference):
            raise FileRefused(
                "This is somebody's list of contacts or references, not a directory.",
                file=self._source,
                advice="Load it for a user: add --org and --user.",
            )
        writers[kind](batch)
        self._done.count(kind.__name__, len(batch))

    @property
    def _stamps(self) -> Row:
        return {"source": self._source, "run": self._run}

    def _companies(self, batch: Sequence[Company]) -> None:
        rows = [company_row(item) for item in batch]
        self._database.execute(COMPANIES, rows=rows, mark=new_id(), **self._stamps)

    def _schools(self, batch: Sequence[School]) -> None:
        rows = [school_row(item) for item in batch]
        self._database.execute(SCHOOLS, rows=rows, mark=new_id(), **self._stamps)

    def _people(self, batch: Sequence[Person]) -> None:
        rows = {item.ref: person_row(item) for item in batch}
        written = self._database.execute(PEOPLE, rows=list(rows.values()), **self._stamps)
        known = [{"id": one.id, "keys": rows[one.ref]["keys"]} for one in written if not one.new]
        if known:
            self._database.execute(DROP_PERSON_KEYS, rows=known)

    def _employments(self, batch: Sequence[Employment]) -> None:
        rows = [employment_row(item, n, as_of=self._as_of) for n, item in enumerate(batch)]
        missing = self._database.execute(EMPLOYMENTS, rows=rows, mark=new_id(), **self._stamps)
        for row in missing:
            item = batch[row.number]
            self._dangling("employments", item.person, item.company, missing=row)

    def _studies(self, batch: Sequence[Study]) -> None:
        rows = [study_row(item, n, as_of=self._as_of) for n, item in enumerate(batch)]
        missing = self._database.execute(STUDIES, rows=rows, mark=new_id(), **self._stamps)
        for row in missing:
            item = batch[row.number]
            self._dangling("studies", item.person, item.school, missing=row)

    def _acquaintances(self, batch: Sequence[Acquaintance]) -> None:
        rows = [
            {"number": n, "person": item.person, "other": item.other}
            for n, item in enumerate(batch)
        ]
        undated = cost(number("public_knows"))
        missing = self._database.execute(ACQUAINTANCES, rows=rows, cost=undated, **self._stamps)
        for row in missing:
            item = batch[row.number]
            self._dangling("acquaintances", item.person, item.other, missing=row)

    def _dangling(self, what: str, person: str, place: str, *, missing: Missing) -> None:
        unknown = person if missing.no_person else place
        self._done.problem(
            Problem(
                file=what,
                message=f"It names {unknown}, which the directory does not have.",
                field="person" if missing.no_person else "place",
                advice="Add it to its own file, or correct the id.",
            )
        )


def person_row(person: Person) -> Row:
    """A person as the write query takes it."""
    blocks = [*normal.person_blocks(person.name), "", ""]
    row: Row = {
        "ref": person.ref,
        "name": person.name,
        "name_key": " ".join(sorted(normal.name_tokens(person.name))),
        "block_a": blocks[0],
        "block_b": blocks[1] or blocks[0],
        "emails": list(person.emails),
        "profile_url": person.profile_url,
        "keys": identifiers(person.emails, person.profile_url),
    }
    return {**row, "id": new_id(), "print": _digest(*row.values())}


def company_row(company: Company) -> Row:
    """A company as the write query takes it."""
    key = normal.company_key(company.name)
    row: Row = {
        "ref": company.ref,
        "name": company.name,
        "name_key": key,
        "block": company_block(key),
        "domain": normal.domain_key(company.domain) if company.domain else None,
        "headcount": company.headcount,
        "city": company.city,
        "country": company.country,
    }
    return {**row, "id": new_id(), "print": _digest(*row.values())}


def school_row(school: School) -> Row:
    """A school as the write query takes it."""
    row: Row = {
        "ref": school.ref,
        "name": school.name,
        "name_key": normal.name_key(school.name),
        "city": school.city,
        "country": school.country,
    }
    return {**row, "id": new_id(), "print": _digest(*row.values())}


def employment_row(job: Employment, position: int, *, as_of: int) -> Row:
    """An employment as the write query takes it; the same job at the same place has one key."""
    when = span(job.start, job.end, current=job.current, as_of=as_of)
    row: Row = {
        "person": job.person,
        "place": job.company,
        "key": _digest(job.title, job.start),
        "title": job.title,
        "current": when.current,
        "since": when.since,
        "until": when.until,
        "start": when.start,
        "end": when.end,
    }
    return {**row, "print": _digest(*row.values()), "number": position}


def study_row(study: Study, position: int, *, as_of: int) -> Row:
    """A study as the write query takes it."""
    when = span(study.start, study.end, current=False, as_of=as_of)
    row: Row = {
        "person": study.person,
        "place": study.school,
        "key": _digest(study.degree, study.field, study.start, study.end),
        "degree": study.degree,
        "field": study.field,
        "since": when.since,
        "until": when.until,
        "start": when.start,
        "end": when.end,
    }
    return {**row, "print": _digest(*row.values()), "number": position}


def _digest(*parts: object) -> str:
    text = "\x1f".join(str(part) for part in parts)
    return hashlib.blake2b(text.encode(), digest_size=12).hexdigest()


def _prune(database: Database, *, source: str, run: str, done: Loaded) -> None:
    stale = database.fetch(PRUNE_COUNT, source=source, run=run)[0]
    if stale.stale_people > max(GUARD_COUNT, GUARD_SHARE * stale.people):
        raise FileRefused(
            f"This load mentions only {stale.people - stale.stale_people} of the {stale.people} "
            f"people that {source} had; what it has was written, nothing was removed.",
            file=source,
            advice="Load the whole source, or say that this is a part of it with --keep-missing.",
        )
    for query in PRUNES:
        while True:
            rows = database.execute(query, source=source, run=run, limit=PRUNE_BATCH)
            done.removed += rows[0].count
            if rows[0].count == 0:
                break
