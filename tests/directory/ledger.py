"""What stands in the directory, in a form to compare: by source ids, whatever the ids are."""

from collections.abc import Iterable
from typing import Any

import neo4j

from graphsvc.access.integrity import INTEGRITY
from graphsvc.database import Database
from graphsvc.days import day_number
from graphsvc.directory.deriving.derive import derive
from graphsvc.directory.loading import load_directory
from loaders.records import DirectoryRecord, PartialDate

Ledger = dict[str, list[Any]]

AS_OF = day_number(PartialDate(2026, 9, 1).first_day())

_QUESTIONS = {
    "people": "MATCH (p:Person) RETURN p.ref AS ref, p.name AS name, p.name_key AS name_key, "
    "p.emails AS emails, p.profile_url AS profile_url, "
    "COLLECT { MATCH (k:PersonKey {person_id: p.id}) RETURN k.key ORDER BY k.key } AS keys, "
    "COLLECT { MATCH (n:PersonName {person_id: p.id}) "
    "RETURN n.key + n.name + n.block_a + n.block_b ORDER BY n.key } AS names",
    "companies": "MATCH (c:Company) RETURN c.ref AS ref, c.name AS name, c.domain AS domain, "
    "c.headcount AS headcount, c.city AS city, c.country AS country, c.people AS people, "
    "COLLECT { MATCH (n:CompanyName {company_id: c.id}) RETURN n.key + n.name + n.block "
    "ORDER BY n.key } AS names, "
    "COLLECT { MATCH (d:CompanyDomain {company_id: c.id}) RETURN d.domain ORDER BY d.domain } "
    "AS domains",
    "schools": "MATCH (s:School) RETURN s.ref AS ref, s.name AS name, s.city AS city, "
    "s.country AS country, s.people AS people, "
    "COLLECT { MATCH (n:SchoolName {school_id: s.id}) RETURN n.key + n.name ORDER BY n.key } "
    "AS names",
    "jobs": "MATCH (p:Person)-[r:WORKED_AT]->(c:Company) RETURN p.ref AS person, c.ref AS place, "
    "r.company_id = c.id AS right, r.key AS key, r.title AS title, r.current AS current, "
    "r.since AS since, r.until AS until, r.start AS start, r.end AS end, r.print AS print",
    "studies": "MATCH (p:Person)-[r:STUDIED_AT]->(c:School) RETURN p.ref AS person, "
    "c.ref AS place, r.school_id = c.id AS right, r.key AS key, r.degree AS degree, "
    "r.since AS since, r.until AS until, r.start AS start, r.end AS end, r.print AS print",
    "known": "MATCH (a:Person)-[k:KNOWS]-(b:Person) WHERE a.ref < b.ref "
    "RETURN a.ref AS a, b.ref AS b, k.cost AS cost",
    "colleagues": "MATCH (a:Person)-[t:EX_COLLEAGUE]-(b:Person) WHERE a.ref < b.ref "
    "OPTIONAL MATCH (c:Company {id: t.company_id}) RETURN a.ref AS a, b.ref AS b, "
    "c.ref AS place, t.months AS months, t.last AS last, t.cost AS cost",
    "alumni": "MATCH (a:Person)-[t:ALUMNI]-(b:Person) WHERE a.ref < b.ref "
    "OPTIONAL MATCH (c:School {id: t.school_id}) RETURN a.ref AS a, b.ref AS b, "
    "c.ref AS place, t.months AS months, t.last AS last, t.cost AS cost",
    "loops": "MATCH (a:Person)--(a) RETURN a.ref AS a",
}


def ledger(session: neo4j.Session) -> Ledger:
    """The whole directory."""
    return {
        name: sorted((sorted(row.items()) for row in session.run(question).data()), key=str)  # pyright: ignore[reportArgumentType]
        for name, question in _QUESTIONS.items()
    }


def load(
    database: Database, records: Iterable[DirectoryRecord], *, source: str = "test"
) -> list[str]:
    """Loads a directory and derives what follows; returns what was wrong with rows."""
    loaded = load_directory(database, records, source=source, as_of=AS_OF)
    derive(database)
    return [problem.message for problem in loaded.problems]


def broken(session: neo4j.Session) -> list[Any]:
    """Rules of the graph that do not hold."""
    text = INTEGRITY.text
    return session.run(text, limit=10_000).data()  # pyright: ignore[reportArgumentType]
