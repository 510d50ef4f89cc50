"""The catalogue of queries: complete, described, planned without a warning, and never a scan."""

import re
from typing import Any

import neo4j
import pytest

from graphsvc.access.door import Door
from graphsvc.contacts.imports.start import start_import
from graphsvc.database import Database
from graphsvc.directory.upkeep import correct
from graphsvc.ontology import FULLTEXT_INDEXES, PRIVATE_LABELS, RELATIONSHIPS
from graphsvc.plans import Explained
from graphsvc.queries import cypher_folder, query_files
from graphsvc.queries.reading import read
from graphsvc.sealing import KeyRing
from tests.door.plans import seen
from tests.judge.catalogue import names_of, whole_catalogue
from tests.judge.fixtures import driver, session
from tests.judge.kept import Worlds
from tests.visibility.offices import rivals

__all__ = ["driver", "session"]


CATALOGUE = whole_catalogue()

SCANS_BY_DESIGN = {
    "directory/write/prune_count": "counts all that a source has",
    "directory/write/prune_people": "goes through all people of a source",
    "directory/write/prune_employments": "goes through all jobs of a source",
    "directory/write/prune_studies": "goes through all studies of a source",
    "directory/write/prune_acquaintances": "goes through all published ties of a source",
    "directory/write/erase_named": "goes through lists of candidates, which no index holds",
    "directory/write/merge_person_named": "goes through lists of candidates, which no index holds",
    "directory/write/split_person_named": "goes through verdicts, which are in no index by person",
    "directory/write/organisations_lock": "takes the lock of every organisation",
    "database/read/schema_versions": "reads the few nodes of applied migrations",
    "access/read/integrity": "looks at a bounded number of nodes of each label",
    "runs/read/derive_due": "looks whether anything is to be derived",
    "directory/derive/company_dirty": "goes through the index of what is to be derived",
    "directory/derive/company_dirty_count": "goes through the index of what is to be derived",
    "directory/derive/school_dirty": "goes through the index of what is to be derived",
    "directory/derive/school_dirty_count": "goes through the index of what is to be derived",
}
"""Queries that start from everything, with the reason. All run for administrators, none for a
viewer."""

UNTYPED_BY_DESIGN = {
    "access/read/integrity": "looks for ties that should not be, whatever they join"
}
"""Queries of which nobody can tell all that they touch."""

NESTED_BY_DESIGN = {
    "directory/read/company_people_page": "the newest job of each, of public facts",
    "contacts/read/contacts_hidden": "three ways to look for one tie, for its owner alone",
    "directory/read/erased_person": "the names of employers of somebody who is erased",
    "runs/read/runs_due": "when an organisation was served last, for workers",
    "contacts/write/import_start": "the source's newest import, which is told to nobody",
    "contacts/write/words_share": "what the owner said last, which is told to nobody",
}
"""Queries with a block within a function."""

MIGRATIONS = {"__Neo4jMigration"}
"""What the library of migrations keeps: neither public nor private."""

SCANS = (
    "AllNodesScan",
    "LabelScan",
    "LabelsScan",
    "IndexScan",
    "RelationshipTypeScan",
    "AllRelationshipsScan",
)
LOOSE = re.compile(r"USING INDEX (?!SEEK)")
MISSING_PARAMETER = "01N60"
GOOD = ("00", "02")
"""Prefixes of GQL statuses that say: success, no data."""


@pytest.fixture(scope="module")
def populated(empty: Database, ring: KeyRing, driver: neo4j.Driver, kept: Worlds) -> Database:
    """The database with something of everything in it: an unknown name would be a warning."""
    with driver.session() as opened:  # pyright: ignore[reportUnknownMemberType]
        offices = rivals(kept, empty, ring, opened)
        Door(empty, offices.ann.viewer, ring).change(
            lambda desk: start_import(desk, format_="linkedin", file="waiting.csv", data=b"x")
        )
        correct(empty, "person", "kay", fields={"name": "Kay Kohl"})
        for written in WRITTEN_LATER:
            opened.run(written).consume()
    return empty


WRITTEN_LATER = (
    "MATCH (i:Import {state: 'open'}) SET i.problem = 'sealed', i.newer = 'none'",
    "MATCH (r:Run {state: 'queued'}) SET r.busy = 'lane', r.lease = 0, r.error = 'Defect'",
    "MATCH (r:Run {state: 'queued'}) SET r.seat = 'user 0', r.org_seat = 'org 0'",
    "MATCH (r:Run {state: 'queued'}) SET r.place = ''",
    "MATCH (c:Company) WITH c LIMIT 1 SET c.dirty = 'soon'",
    "MATCH (s:School) WITH s LIMIT 1 SET s.dirty = 'soon'",
    "MATCH (s:DirectoryState) SET s.erased = false, s.model = ''",
    "CREATE (:Login {id: 'none', scope: 'none', email: 'x', email_key: 'none', verified: 0})",
    "MATCH (l:Login) SET l.password = '', l.two_step = false, l.totp = 'x', l.totp_step = 0",
    "MATCH (l:Login) SET l.recovery = [], l.offer = 'x', l.offer_until = 0, l.lock = true",
    "MATCH (l:Login) SET l.offer_session = 'none'",
    "CREATE (:SignInStep {hash: 'none', scope: 'none', login: 'none', proved: true, lock: true})",
    "MATCH (s:SignInStep) SET s.missed = 0, s.expires = 0",
    "CREATE (:LoginCode {hash: 'none', scope: 'none', holder: 'none', kind: 'x', lock: true})",
    "MATCH (c:LoginCode) SET c.missed = 0, c.expires = 0, c.mailed = true",
    "CREATE (:SignInCode {user: 'none', expires: 0, used: false, lock: true})",
    "MATCH (u:User) SET u.worded = true",
    "CREATE (:Tombstone {fingerprint: 'none'})",
    "MATCH (n:Company|School) WITH n LIMIT 1 SET n.city = 'Uppsala', n.country = 'SE'",
    "MATCH (:Person)-[r:WORKED_AT|STUDIED_AT]->() SET r.says = ['a']",
    "MATCH (n:Company|School) WITH n LIMIT 1 SET n.unnamed = true",
    "MATCH (n:Company) WITH n LIMIT 1 SET n.parent = n.ref, n.acquired = '2019'",
)
"""Properties that stand in the graph only while something is under way, or that nothing of this
world has."""


@pytest.fixture(scope="module")
def explained(populated: Database) -> dict[str, Explained]:
    """Every query as it is planned over that."""
    return {name: populated.explain(query) for name, query in CATALOGUE.items()}


def test_every_file_is_declared_and_every_declared_query_has_a_file() -> None:
    assert sorted(CATALOGUE) == list(query_files())


def test_a_query_says_what_it_returns() -> None:
    said = {name: query.text.splitlines()[:2] for name, query in CATALOGUE.items()}
    silent = [
        name
        for name, (first, comment) in said.items()
        if first != "CYPHER 25" or not comment.startswith("// ") or len(comment) <= 20
    ]
    assert silent == []


@pytest.mark.parametrize("path", sorted(cypher_folder().glob("schema/*")), ids=lambda p: p.name)
def test_a_migration_says_what_it_is_for(path: Any) -> None:
    assert path.read_text("utf-8").startswith("// ")


def test_a_query_is_planned_without_a_warning(explained: dict[str, Explained]) -> None:
    warned = {
        name: bad
        for name, plan in explained.items()
        if (bad := [n for n in plan.notifications if not n.startswith((*GOOD, MISSING_PARAMETER))])
    }
    assert warned == {}


def test_a_query_returns_the_columns_of_its_row(explained: dict[str, Explained]) -> None:
    returned = {name: plan.columns for name, plan in explained.items()}
    assert returned == {name: query.columns for name, query in CATALOGUE.items()}


def test_a_query_pins_where_it_starts(explained: dict[str, Explained]) -> None:
    scans = {
        name
        for name, plan in explained.items()
        if any(operator.endswith(SCANS) for _, operator, _ in plan.operators)
    }
    assert scans == set(SCANS_BY_DESIGN)
    assert not scans & set(names_of("viewer"))


def test_a_query_seeks_by_the_index_that_it_names() -> None:
    """Without SEEK a hint may be met by a scan of the index, as the statistics will have it."""
    loose = {name for name, query in CATALOGUE.items() if LOOSE.search(query.text)}
    assert loose <= set(SCANS_BY_DESIGN)


def test_a_viewers_query_joins_private_things_by_index(explained: dict[str, Explained]) -> None:
    """A Cartesian product would multiply what others have into the work that a viewer can see."""
    joined = [
        name
        for name in names_of("viewer")
        if any(operator == "CartesianProduct" for _, operator, _ in explained[name].operators)
        and seen(explained[name].operators).labels & PRIVATE_LABELS
    ]
    assert joined == []


# What a query touches, as its plan says


def test_a_plan_touches_nothing_that_the_text_does_not_say(
    explained: dict[str, Explained],
) -> None:
    more: dict[str, set[str]] = {}
    for name, plan in explained.items():
        touched, found = read(CATALOGUE[name].text), seen(plan.operators)
        unsaid = (found.labels - touched.labels) | (found.types - touched.types)
        more |= {name: unsaid} if unsaid - MIGRATIONS else {}
    assert more == {}


def test_a_plan_knows_the_label_or_type_of_all_that_it_touches(
    explained: dict[str, Explained],
) -> None:
    untyped = {
        name: bad for name, plan in explained.items() if (bad := seen(plan.operators).untyped)
    }
    assert sorted(untyped) == sorted(UNTYPED_BY_DESIGN)


def test_no_plan_hides_in_the_details_of_another_one(explained: dict[str, Explained]) -> None:
    """A block within a function is no operator: what it touches is in the text alone."""
    hiding = [name for name, plan in explained.items() if seen(plan.operators).nested]
    assert sorted(hiding) == sorted(NESTED_BY_DESIGN)


def test_a_directory_querys_plan_touches_nothing_private(explained: dict[str, Explained]) -> None:
    touched = {name: seen(explained[name].operators).private for name in names_of("directory")}
    assert {name: bad for name, bad in touched.items() if bad} == {}


def test_a_viewers_plan_compares_all_that_is_private_with_the_scopes(
    explained: dict[str, Explained],
) -> None:
    plans = {name: seen(explained[name].operators) for name in names_of("viewer")}
    assert {name: bad for name, plan in plans.items() if (bad := plan.free)} == {}
    assert sum(len(plan.private) for plan in plans.values()) > 60


def test_the_full_text_indexes_find_what_the_ontology_says(session: neo4j.Session) -> None:
    """A plan does not name the index that is searched: the text does."""
    rows = session.run(
        "SHOW INDEXES YIELD name, type, labelsOrTypes WHERE type = 'FULLTEXT' "
        "RETURN name, labelsOrTypes AS labels"
    )
    assert {row["name"]: frozenset(row["labels"]) for row in rows} == FULLTEXT_INDEXES


def test_relationships_join_what_the_ontology_says(
    populated: Database, session: neo4j.Session
) -> None:
    """What a tie leads to is told from its type."""
    rows = session.run(
        "MATCH (a)-[r]->(b) WHERE NOT type(r) = 'MIGRATED_TO' "
        "RETURN DISTINCT type(r) AS type, labels(a) AS a, labels(b) AS b"
    )
    found = {(row["type"], row["a"][0], row["b"][0]) for row in rows}
    said = {(type_, *pair) for type_, pairs in RELATIONSHIPS.items() for pair in pairs}
    assert found <= said
    assert {type_ for type_, _, _ in found} >= {"KNOWS", "WORKED_AT", "STUDIED_AT", "EX_COLLEAGUE"}
