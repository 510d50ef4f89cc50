"""People who came into the directory since somebody published a private connection of theirs.

They are records like any other, of a source of their own, which no file is loaded as. Nothing says
when, by whom or in which run one was published: ids are of version 4, the run is the same for all,
jobs have no dates. Where a source has one of them later, by the same e-mail or profile URL, the two
are merged into the source's.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from graphsvc.database import Database, Transaction
from graphsvc.directory.loading import (
    EMPLOYMENTS,
    PUBLISHED,
    employment_row,
    write_records,
)
from graphsvc.directory.locks import lock_directory
from graphsvc.directory.objections import blinding, objecting
from graphsvc.directory.upkeep.merge import merge
from graphsvc.errors import Conflict
from graphsvc.ids import timeless_id
from graphsvc.queries import DirectoryQuery, SystemQuery
from graphsvc.sealing import KeyRing
from loaders.records import Company, Contact, Employment, Person

_AT_ONCE: Final = 1_000


@dataclass(frozen=True, slots=True)
class Facts:
    """What becomes public of a person. ``company`` is the id of their employer in the directory;
    where it is none and an ``employer`` is named, that one comes into the directory too."""

    name: str
    title: str
    employer: str
    company: str | None
    profile_url: str


@dataclass(frozen=True, slots=True)
class Made:
    """Ids of a person who was published, and of their employer where there is one."""

    person: str
    company: str | None


@dataclass(frozen=True, slots=True)
class TwiceRow:
    published: str
    sourced: str


@dataclass(frozen=True, slots=True)
class RefRow:
    ref: str


TWICE = SystemQuery("directory/read/published_twice", TwiceRow, ("prefix", "after", "limit"))
COMPANY_REF = DirectoryQuery("directory/read/company_ref", RefRow, ("id",))


def lock_for_publishing(tx: Transaction, ring: KeyRing, contact: Contact) -> bool:
    """Takes the lock of the directory, and says whether the contact may be somebody who was erased
    at their own wish."""
    if not lock_directory(tx, PUBLISHED):
        return False
    return bool(objecting(tx.run, blinding(ring), {contact.row: [contact]}))


def add_published(tx: Transaction, facts: Facts) -> Made:
    """Adds a person to the directory. Call it under its lock."""
    id_ = timeless_id()
    person = Person(f"{PUBLISHED}:{id_}", facts.name, profile_url=facts.profile_url or None)
    _write(tx, person, id_)
    company, place = facts.company, None
    if company is not None:
        place = tx.run(COMPANY_REF, id=company)[0].ref
    elif facts.employer:
        company = timeless_id()
        place = f"{PUBLISHED}:{company}"
        _write(tx, Company(place, facts.employer), company)
    if place is not None:
        job = Employment(person.ref, place, facts.title or None)
        row = {**employment_row(job, 0, as_of=0), "said": None}
        tx.run(EMPLOYMENTS, rows=[row], mark=timeless_id(), source=PUBLISHED, run=PUBLISHED)
    return Made(id_, company)


def _write(tx: Transaction, record: Person | Company, id_: str) -> None:
    write_records(tx, [record], source=PUBLISHED, run=PUBLISHED, ids={record.ref: id_})


def join_published(database: Database, told: Callable[[str], None] = lambda _message: None) -> int:
    """Merges people who were published into those whom sources have by the same e-mail or profile
    URL; returns how many. For after a load. What cannot be merged is ``told``."""
    joined, after = 0, f"{PUBLISHED}:"
    while rows := database.fetch(TWICE, prefix=f"{PUBLISHED}:", after=after, limit=_AT_ONCE):
        for row in rows:
            try:
                merge(database, "person", row.sourced, row.published)
            except Conflict as error:
                told(error.message)
            else:
                joined += 1
        after = rows[-1].published
    return joined
