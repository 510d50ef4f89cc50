"""Further names, domains and corrections: found by all of them, and kept whatever is loaded."""

import neo4j
import pytest

from graphsvc.access.door import Door
from graphsvc.access.users import add_organisation, add_user
from graphsvc.database import Database
from graphsvc.directory.upkeep import (
    add_alias,
    add_domain,
    correct,
    look_up,
    merge,
    remove_alias,
    remove_domain,
)
from graphsvc.errors import InvalidInput, NotFound
from graphsvc.matching.blocking import companies_at, companies_named
from graphsvc.naming.lucene import lucene_query
from graphsvc.naming.references import Kind as RefKind
from graphsvc.naming.references import Lookup, Reference, read_company
from graphsvc.naming.search import SEARCH_COMPANIES, SEARCH_SCHOOLS
from graphsvc.queries import DirectoryQuery, Id
from graphsvc.sealing import KeyRing
from graphsvc.statements.reference_account_names import search_names
from loaders.records import Company, Person, School
from tests.directory.ledger import broken, ledger, load
from tests.judge.kept import clear

DIRECTORY = [
    Company(
        "ibm", "International Machines", "ibm.example", aliases=("IM",), domains=("im.example",)
    ),
    Company("acme", "Acme, Inc.", "acme.example", 30, "Oslo", "Norway"),
    School("mit", "Institute of Technology", aliases=("IT Boston",)),
    Person("ann", "Ann Ardn", ("ann@a.example",)),
]


@pytest.fixture
def directory(empty: Database, session: neo4j.Session) -> Database:
    clear(session)
    load(empty, DIRECTORY)
    return empty


def named(database: Database, name: str) -> list[str]:
    """Source ids of the companies that a name means."""
    ids = companies_named(database.fetch, [name]).get(name, [])
    return [look_up(database, "company", id_).ref for id_ in ids]


def meant(database: Database, text: str) -> list[str]:
    """Source ids of the companies that a reference names."""
    ids = Lookup(database.fetch).companies(read_company(text))
    return sorted(look_up(database, "company", id_).ref for id_ in ids)


@pytest.mark.parametrize(
    "name", ["International Machines", "IM", "im ltd", "Internationl Machines"]
)
def test_a_company_is_found_by_any_of_its_names(directory: Database, name: str) -> None:
    assert named(directory, name) == ["ibm"]


def test_a_name_that_is_an_alias_but_for_a_typing_error_is_found(directory: Database) -> None:
    add_alias(directory, "company", "acme", "Consolidated Anvils")
    assert named(directory, "Consolidated Anvlis") == ["acme"]


@pytest.mark.parametrize("text", ["ibm.example", "im.example", "IM", "International Machines"])
def test_a_reference_finds_a_company_by_any_domain_or_name(directory: Database, text: str) -> None:
    assert meant(directory, text) == ["ibm"]


def test_what_is_added_by_hand_outlives_a_load_until_it_is_removed(
    directory: Database, session: neo4j.Session
) -> None:
    add_alias(directory, "company", "acme", "Consolidated Anvils")
    add_domain(directory, "acme", "https://www.anvils.example/")
    add_alias(directory, "school", "mit", "Tech")
    before = ledger(session)
    load(directory, DIRECTORY)
    assert ledger(session) == before
    assert named(directory, "Consolidated Anvils") == ["acme"]
    assert list(companies_at(directory.fetch, ["anvils.example"])) == ["anvils.example"]
    remove_alias(directory, "company", "acme", "consolidated anvils")
    remove_domain(directory, "acme", "anvils.example")
    remove_alias(directory, "school", "mit", "Tech")
    load(directory, DIRECTORY)
    assert named(directory, "Consolidated Anvils") == []
    assert companies_at(directory.fetch, ["anvils.example"]) == {}
    assert broken(session) == []


def test_what_a_source_says_and_somebody_removed_does_not_come_back(directory: Database) -> None:
    remove_alias(directory, "company", "ibm", "IM")
    remove_domain(directory, "ibm", "ibm.example")
    load(directory, DIRECTORY)
    assert named(directory, "IM") == []
    assert meant(directory, "ibm.example") == []
    assert look_up(directory, "company", "ibm").stated == Company(
        "ibm", "International Machines", "im.example"
    )
    add_alias(directory, "company", "ibm", "IM")
    assert named(directory, "IM") == ["ibm"]


def test_a_name_that_a_source_no_longer_gives_is_no_longer_found(directory: Database) -> None:
    load(directory, [Company("ibm", "International Machines", "ibm.example"), *DIRECTORY[1:]])
    assert named(directory, "IM") == []
    assert companies_at(directory.fetch, ["im.example"]) == {}


def test_removing_what_is_not_there_and_adding_what_is_no_name_are_errors(
    directory: Database,
) -> None:
    with pytest.raises(NotFound, match="no further name"):
        remove_alias(directory, "company", "acme", "Zinc")
    with pytest.raises(NotFound, match="no domain"):
        remove_domain(directory, "acme", "zinc.example")
    with pytest.raises(InvalidInput, match="no name"):
        add_alias(directory, "company", "acme", "…")
    with pytest.raises(InvalidInput, match="no domain"):
        add_domain(directory, "acme", "not a domain")
    with pytest.raises(NotFound, match="no company"):
        add_domain(directory, "nowhere", "zinc.example")


def test_a_correction_outlives_loads_and_gives_way_when_it_is_forgotten(
    directory: Database, session: neo4j.Session
) -> None:
    correct(directory, "company", "acme", fields={"name": "Acme Works", "headcount": 31})
    correct(directory, "person", "ann", fields={"name": "Ann Arden"})
    newer = Company("acme", "Acme, Inc.", "acme.example", 44, "Bergen", "Norway")
    load(directory, [*DIRECTORY[:1], newer, *DIRECTORY[2:]])
    stated = look_up(directory, "company", "acme").stated
    assert stated == Company("acme", "Acme Works", "acme.example", 31, "Bergen", "Norway")
    assert look_up(directory, "person", "ann").stated.name == "Ann Arden"
    assert named(directory, "Acme Works") == ["acme"]

    correct(directory, "company", "acme", fields={}, forget=["name", "headcount"])
    correct(directory, "person", "ann", fields={}, forget=["name"])
    assert look_up(directory, "company", "acme").stated == newer
    assert look_up(directory, "person", "ann").stated.name == "Ann Ardn"
    assert broken(session) == []


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("person", "headcount", 3),
        ("school", "domain", "a.example"),
        ("company", "domain", "nowhere"),
    ],
)
def test_a_field_that_cannot_be_corrected_is_refused(
    directory: Database, kind: str, field: str, value: str
) -> None:
    references = {"person": "ann", "company": "acme", "school": "mit"}
    with pytest.raises(InvalidInput):
        correct(directory, kind, references[kind], fields={field: value})  # pyright: ignore[reportArgumentType]


def test_search_as_one_types_finds_further_names_once(directory: Database) -> None:
    def found(query: DirectoryQuery[Id], text: str) -> list[str]:
        return [row.id for row in directory.fetch(query, query=lucene_query(text), limit=50)]

    add_alias(directory, "company", "acme", "Acme Consolidated Anvils")
    acme, mit = look_up(directory, "company", "acme").id, look_up(directory, "school", "mit").id
    assert found(SEARCH_COMPANIES, "anvil") == found(SEARCH_COMPANIES, "acme") == [acme]
    assert found(SEARCH_SCHOOLS, "boston") == [mit]


def test_a_source_id_leads_to_the_record_that_it_was_merged_into(directory: Database) -> None:
    merge(directory, "company", "ibm", "acme")
    reference = Reference(RefKind.SOURCE_ID, "acme")
    assert Lookup(directory.fetch).companies(reference) == {look_up(directory, "company", "ibm").id}
    assert meant(directory, "Acme") == meant(directory, "acme.example") == ["ibm"]


def test_a_pasted_name_that_a_company_had_once_is_an_exact_one(
    directory: Database, ring: KeyRing
) -> None:
    org = add_organisation(directory, ring, "Alpha")
    user = add_user(directory, ring, email="ann@alpha.example", org=org, name="Ann")
    add_alias(directory, "company", "acme", "Consolidated Anvils")
    found = Door(directory, user.viewer, ring).look(
        lambda view: search_names(view, "Consolidated Anvils Ltd, Acme, Consolidated Anvlis"),
    )
    exact = [[one.name for one in name.candidates if one.exact] for name in found.items]
    assert exact == [["Acme, Inc."], ["Acme, Inc."], []]
    assert [one.name for one in found.items[2].candidates] == ["Acme, Inc."]
