"""The catalogue of queries: complete, described, planned without a warning, and never a scan."""

from collections.abc import Iterator
from typing import Any

import neo4j
import pytest

from graphsvc.connections.imports import start_import
from graphsvc.database import Database
from graphsvc.door import Door
from graphsvc.ontology import PRIVATE_LABELS
from graphsvc.queries import Query, ViewerQuery, cypher_folder, query_files
from graphsvc.sealing import KeyRing
from graphsvc.upkeep import correct
from tests.judge.catalogue import names_of, whole_catalogue
from tests.judge.fixtures import driver, session
from tests.visibility.offices import build

__all__ = ["driver", "session"]


CATALOGUE = whole_catalogue()

SCANS_BY_DESIGN = {
    "write/prune_count": "counts all that a source has",
    "write/prune_people": "goes through all people of a source",
    "write/prune_employments": "goes through all jobs of a source",
    "write/prune_studies": "goes through all studies of a source",
    "write/prune_acquaintances": "goes through all published ties of a source",
    "write/erase_named": "goes through lists of candidates, which no index holds",
    "write/merge_person_named": "goes through lists of candidates, which no index holds",
    "write/split_person_named": "goes through verdicts, which are in no index by person",
    "read/schema_versions": "reads the few nodes of applied migrations",
    "read/integrity": "looks at a bounded number of nodes of each label",
    "derive/company_mark": "marks all companies",
    "derive/school_mark": "marks all schools",
    "read/derive_due": "looks whether anything is to be derived",
    "derive/company_dirty": "goes through the index of what is to be derived",
    "derive/company_dirty_count": "goes through the index of what is to be derived",
    "derive/school_dirty": "goes through the index of what is to be derived",
    "derive/school_dirty_count": "goes through the index of what is to be derived",
}
"""Queries that start from everything, with the reason. All run for administrators, none for a
viewer."""

SCANS = (
    "AllNodesScan",
    "LabelScan",
    "LabelsScan",
    "IndexScan",
    "RelationshipTypeScan",
    "AllRelationshipsScan",
)
MISSING_PARAMETER = "01N60"
GOOD = ("00", "02")
"""Prefixes of GQL statuses that say: success, no data."""


@pytest.fixture(scope="module")
def populated(empty: Database, ring: KeyRing, driver: neo4j.Driver) -> Database:
    """The database with something of everything in it: an unknown name would be a warning."""
    with driver.session() as opened:  # pyright: ignore[reportUnknownMemberType]
        offices = build(empty, ring, opened, with_rivals=True)
        Door(empty, offices.ann.viewer, ring).change(
            lambda desk: start_import(desk, format_="linkedin", file="waiting.csv", data=b"x")
        )
        correct(empty, "person", "kay", fields={"name": "Kay Kohl"})
        for written in WRITTEN_LATER:
            opened.run(written).consume()
    return empty


WRITTEN_LATER = (
    "MATCH (i:Import {state: 'open'}) SET i.problem = 'sealed'",
    "MATCH (r:Run {state: 'queued'}) SET r.busy = 'lane', r.lease = 0, r.error = 'Defect'",
    "MATCH (c:Company) WITH c LIMIT 1 SET c.dirty = 'soon'",
    "MATCH (s:School) WITH s LIMIT 1 SET s.dirty = 'soon'",
    "MATCH (s:DirectoryState) SET s.erased = false",
    "CREATE (:Tombstone {fingerprint: 'none'})",
    "MATCH (n:Company|School) WITH n LIMIT 1 SET n.city = 'Uppsala', n.country = 'SE'",
    "MATCH (:Person)-[r:WORKED_AT|STUDIED_AT]->() SET r.says = ['a']",
    "MATCH (n:Company) WITH n LIMIT 1 SET n.parent = n.ref, n.acquired = '2019'",
)
"""Properties that stand in the graph only while something is under way, or that nothing of this
world has."""


def plan_of(session: neo4j.Session, query: Query[Any]) -> list[tuple[str, str]]:
    """Operators of a query's plan with their details, from the top."""
    result = session.run(f"EXPLAIN {query.text}")  # pyright: ignore[reportArgumentType]
    summary: Any = result.consume()
    return list(_operators(summary.plan))


def _operators(plan: Any) -> Iterator[tuple[str, str]]:
    yield str(plan["operatorType"]).split("@")[0], str(plan["args"].get("Details", ""))
    for child in plan.get("children", []):
        yield from _operators(child)


def test_every_file_is_declared_and_every_declared_query_has_a_file() -> None:
    assert sorted(CATALOGUE) == list(query_files())


@pytest.mark.parametrize("name", sorted(CATALOGUE))
def test_a_query_says_what_it_returns(name: str) -> None:
    first, comment = CATALOGUE[name].text.splitlines()[:2]
    assert first == "CYPHER 25"
    assert comment.startswith("// ")
    assert len(comment) > 20


@pytest.mark.parametrize("path", sorted(cypher_folder().glob("schema/*")), ids=lambda p: p.name)
def test_a_migration_says_what_it_is_for(path: Any) -> None:
    assert path.read_text("utf-8").startswith("// ")


@pytest.mark.parametrize("name", sorted(CATALOGUE))
def test_a_query_is_planned_without_a_warning_and_returns_the_columns_of_its_row(
    populated: Database, name: str
) -> None:
    query = CATALOGUE[name]
    columns, notifications = populated.explain(query)
    assert columns == query.columns
    bad = [n for n in notifications if not n.startswith((*GOOD, MISSING_PARAMETER))]
    assert not bad


@pytest.mark.parametrize("name", sorted(CATALOGUE))
def test_a_query_pins_where_it_starts(
    populated: Database, session: neo4j.Session, name: str
) -> None:
    scans = [op for op in plan_of(session, CATALOGUE[name]) if op[0].endswith(SCANS)]
    if name in SCANS_BY_DESIGN:
        assert scans, f"{name} does not scan any more: take it off the list"
        assert not isinstance(CATALOGUE[name], ViewerQuery)
    else:
        assert not scans


@pytest.mark.parametrize("name", names_of("viewer"))
def test_a_viewers_query_joins_private_things_by_index(
    populated: Database, session: neo4j.Session, name: str
) -> None:
    """A Cartesian product would multiply what others have into the work that a viewer can see."""
    plan = plan_of(session, CATALOGUE[name])
    products = [op for op in plan if op[0] == "CartesianProduct"]
    private = [op for op in plan if any(f":{label}" in op[1] for label in PRIVATE_LABELS)]
    assert not (products and private), plan
