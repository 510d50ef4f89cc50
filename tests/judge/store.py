"""Writes worlds into the real database: through the product's own queries where it has them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import neo4j

from graphsvc.access.users import ADD_ORGANISATION, ADD_USER
from graphsvc.contacts.writing.queries import WRITE_CONTACTS
from graphsvc.database import Database, Transaction
from graphsvc.directory.dates import Span, span
from graphsvc.directory.deriving.derive import derive
from graphsvc.directory.loading import (
    ACQUAINTANCES,
    COMPANIES,
    EMPLOYMENTS,
    PEOPLE,
    SCHOOLS,
    STUDIES,
    acquaintance_row,
    company_row,
    employment_row,
    person_row,
    school_row,
    study_row,
)
from graphsvc.normal.rules import RULES
from graphsvc.ontology import NONE, org_scope, user_scope
from graphsvc.statements.education import WRITE as WRITE_EDUCATION
from graphsvc.statements.reference_accounts import WRITE as WRITE_REFERENCE
from graphsvc.statements.work import WRITE as WRITE_WORK
from graphsvc.strength import contact_cost
from loaders.records import Acquaintance, Company, Employment, PartialDate, Person, School, Study
from tests.judge.times import latest
from tests.judge.world import Contact, Customer, Statement, Stay, Word, World

Row = dict[str, Any]

_STAMPS = {"source": "judge", "run": "judge"}

_NARROW = """
UNWIND $rows AS row
MATCH (u:User {id: row.owner})-[k:KNOWS]->(c:Contact {id: row.id})
SET c.scope = row.scope, k.scope = row.scope
"""

_SAY = """
UNWIND $rows AS row
MATCH (u:User {id: row.owner})-[k:KNOWS]->(c:Contact {id: row.id})
SET k.word = row.level, k.word_day = row.day, k.word_scope = row.scope
"""

_OCCUPY = "UNWIND $rows AS row MATCH (u:User {id: row.id}) SET u.availability = row.availability"

_RETIRE = "UNWIND $rows AS row MATCH (u:User {id: row.id}) SET u.active = false"


def store(database: Database, session: neo4j.Session, worlds: Sequence[World]) -> None:
    """Writes worlds with ids of their own, and derives what follows from them."""
    database.write(lambda tx: _directory(tx, worlds))
    for some in _slices(worlds, 50):
        database.write(lambda tx, some=some: _private(tx, some))
    narrow = [_narrowed(w, c) for w in worlds for c in w.contacts if c.scope == "user"]
    retired = [{"id": user.id} for w in worlds for user in w.users if not user.active]
    session.run(_NARROW, rows=narrow).consume()
    said = [_said(w, c, c.word) for w in worlds for c in w.contacts if c.word]
    session.run(_SAY, rows=said).consume()
    occupied = [{"id": u.id, "availability": u.availability} for w in worlds for u in w.users]
    session.run(_OCCUPY, rows=occupied).consume()
    session.run(_RETIRE, rows=retired).consume()
    derive(database)


def _slices(items: Sequence[World], size: int) -> Iterator[Sequence[World]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]


def _directory(tx: Transaction, worlds: Sequence[World]) -> None:
    tx.run(COMPANIES, rows=[*_companies(worlds)], mark="judge", **_STAMPS)
    schools = [
        {**school_row(School(id_, f"School {id_}")), "id": id_}
        for world in worlds
        for id_ in world.schools
    ]
    tx.run(SCHOOLS, rows=schools, mark="judge", **_STAMPS)
    people = [
        {**person_row(Person(id_, f"Person {id_}")), "id": id_}
        for world in worlds
        for id_ in world.people
    ]
    tx.run(PEOPLE, rows=people, **_STAMPS)
    tx.run(EMPLOYMENTS, rows=employments(worlds), mark="judge", **_STAMPS)
    tx.run(STUDIES, rows=studies(worlds), mark="judge", **_STAMPS)
    known = [
        acquaintance_row(Acquaintance(one, other, strength), index)
        for world in worlds
        for index, ((one, other), strength) in enumerate(world.knows.items())
    ]
    tx.run(ACQUAINTANCES, rows=known, **_STAMPS)


def _companies(worlds: Iterable[World]) -> Iterator[Row]:
    for world in worlds:
        for id_, headcount in world.companies.items():
            company = Company(id_, f"Company {id_}", headcount=headcount)
            yield {**company_row(company), "id": id_}


def employments(worlds: Iterable[World]) -> list[Row]:
    """All jobs, as the write query takes them."""
    return [
        employment_row(job_record(job), index, as_of=world.as_of)
        for world in worlds
        for index, job in enumerate(world.jobs)
    ]


def studies(worlds: Iterable[World]) -> list[Row]:
    """All studies, as the write query takes them."""
    return [
        study_row(study_record(study), index, as_of=world.as_of)
        for world in worlds
        for index, study in enumerate(world.studies)
    ]


def job_record(job: Stay) -> Employment:
    """A job as a loader yields it."""
    start, end = _date(job.since), _date(job.until)
    return Employment(job.person, job.place, "", start=start, end=end, current=job.current)


def study_record(study: Stay) -> Study:
    """A study as a loader yields it."""
    return Study(study.person, study.place, start=_date(study.since), end=_date(study.until))


def _date(text: str) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


def _private(tx: Transaction, worlds: Iterable[World]) -> None:
    for world in worlds:
        for org in world.orgs:
            tx.run(ADD_ORGANISATION, id=org, name=org, now=0)
        for user in world.users:
            tx.run(
                ADD_USER,
                id=user.id,
                org=user.org,
                email=f"{user.id}@example.com",
                name=f"User {user.id}",
                person=user.person or NONE,
                rules=RULES,
                now=0,
            )
            rows = [_contact(world, c) for c in world.contacts if c.owner == user.id]
            if rows:
                tx.run(
                    WRITE_CONTACTS,
                    owner=user.id,
                    source=f"source {user.id}",
                    rows=rows,
                    **{"import": NONE},
                )
        _state(tx, world)


def human_key(world: World, contact: Contact) -> str:
    """What the graph holds for a private human: different in every scope."""
    return f"{_scope(world, contact)}|{contact.human}"


def _contact(world: World, contact: Contact) -> Row:
    sealed = {"name": b"", "title": b"", "employer": b""}
    details = dict.fromkeys(("email_index", "url_index", "emails", "phones", "profile_url"))
    return {
        **sealed,
        **details,
        "id": contact.id,
        "row_key": contact.id,
        "print": "",
        "rules": RULES,
        "state": "matched" if contact.person else "private",
        "person": contact.person or NONE,
        "company": contact.company or NONE,
        "human_key": human_key(world, contact),
        "name_index": "",
        "tokens": "",
        "connected_on": None,
        "scope": _everybody(world, contact),
        "tie": _everybody(world, contact),
        "hidden": None,
        "ask": None,
        "candidates": [],
        "reason": None,
        "kind": contact.kind,
        "since": contact.connected[:7],
        "last": latest(contact.connected) if contact.connected else None,
        "cost": contact_cost(contact.kind),
    }


def _narrowed(world: World, contact: Contact) -> Row:
    return {"id": contact.id, "owner": contact.owner, "scope": _scope(world, contact)}


def _said(world: World, contact: Contact, word: Word) -> Row:
    org = world.user(contact.owner).org
    scope = user_scope(contact.owner) if word.scope == "user" else org_scope(org)
    named = {"id": contact.id, "owner": contact.owner}
    return {**named, "level": word.level, "day": word.day, "scope": scope}


def _scope(world: World, owned: Contact | Statement) -> str:
    if owned.scope == "user":
        return user_scope(owned.owner)
    return _everybody(world, owned)


def _everybody(world: World, owned: Contact | Statement) -> str:
    return org_scope(world.user(owned.owner).org)


def _state(tx: Transaction, world: World) -> None:
    """What users state of themselves."""
    for job in world.careers:
        when = span(_date(job.since), _date(job.until), current=job.current, as_of=world.as_of)
        facts = _owned(world, job) | _dates(when) | {"current": job.current}
        tx.run(WRITE_WORK, place=job.place, title="", **facts)
    for study in world.educations:
        when = span(_date(study.since), _date(study.until), current=False, as_of=world.as_of)
        facts = _owned(world, study) | _dates(when)
        tx.run(WRITE_EDUCATION, place=study.place, degree="", field="", **facts)
    for account in world.customers:
        tx.run(WRITE_REFERENCE, **_reference(world, account))


def _owned(world: World, own: Statement) -> Row:
    org = world.user(own.owner).org
    scope = _scope(world, own)
    return {"id": own.id, "new": True, "org": org, "scope": scope, "owner": own.owner}


def _dates(when: Span) -> Row:
    return {"since": when.since, "until": when.until, "start": when.start, "end": when.end}


def _reference(world: World, account: Customer) -> Row:
    start, end = _date(account.since), _date(account.until)
    narrow = account.scope == "user" and account.owner
    return {
        "id": account.id,
        "new": True,
        "org": account.org,
        "scope": user_scope(account.owner or "") if narrow else org_scope(account.org),
        "holder": account.owner or "org",
        "holders": [],
        "place": account.company,
        "dated": start is not None,
        **_dates(span(start, end, current=end is None, as_of=world.as_of)),
    }
