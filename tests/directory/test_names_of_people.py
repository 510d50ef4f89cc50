"""Further names of people: former ones, by hand, of merged records; found by all of them."""

from dataclasses import replace

import neo4j
import pytest

from graphsvc.database import Database
from graphsvc.directory.deriving.derive import derive
from graphsvc.directory.loading import load_directory
from graphsvc.directory.upkeep import add_alias, erase, look_up, merge, remove_alias, split
from graphsvc.matching.resolve import Verdict, resolve
from graphsvc.naming.lucene import lucene_query
from graphsvc.naming.references import Lookup, read_person
from graphsvc.naming.search import SEARCH_PEOPLE
from graphsvc.ontology import VerdictKind
from graphsvc.sealing import KeyRing
from loaders.records import Company, Contact, Employment, PartialDate, Person
from tests.directory.ledger import AS_OF, broken, ledger, load
from tests.judge.kept import clear

SINCE = PartialDate(2015)
DIRECTORY = [
    Company("acme", "Acme"),
    Person("ann", "Ann Arden", ("ann@a.example",), aliases=("Ann Jones",)),
    Person("anna", "Anna Zeller", ("anna@b.example",)),
    Person("bob", "Bob Bright"),
    Employment("ann", "acme", "Head", SINCE, current=True),
    Employment("bob", "acme", "Aide", SINCE, current=True),
]


@pytest.fixture
def directory(empty: Database, session: neo4j.Session) -> Database:
    clear(session)
    assert load(empty, DIRECTORY) == []
    return empty


def called(database: Database, text: str) -> list[str]:
    """Source ids of the people whom a reference names."""
    found = Lookup(database.fetch).people(read_person(text))
    return sorted(look_up(database, "person", id_).ref for id_ in found)


def typed(database: Database, text: str) -> list[str]:
    rows = database.fetch(SEARCH_PEOPLE, query=lucene_query(text), limit=10)
    return [look_up(database, "person", row.id).ref for row in rows]


def verdict(database: Database, contact: Contact) -> Verdict:
    return resolve(database.fetch, [contact])[0]


@pytest.mark.parametrize("name", ["Ann Arden", "Ann Jones", "Jones, Ann"])
def test_a_person_is_found_by_any_of_their_names(directory: Database, name: str) -> None:
    assert called(directory, name) == ["ann"]
    assert called(directory, f"{name} @ Acme") == ["ann"]
    assert typed(directory, name) == ["ann"]
    found = verdict(directory, Contact(2, name, company="Acme"))
    assert found.kind is VerdictKind.MATCHED
    assert found.person == look_up(directory, "person", "ann").id


def test_a_key_whose_owner_had_the_name_once_is_followed(directory: Database) -> None:
    once = Contact(2, "Ann Jones", emails=("ann@a.example",))
    other = Contact(2, "Zoe Other", emails=("ann@a.example",))
    assert verdict(directory, once).kind is VerdictKind.MATCHED
    assert verdict(directory, other).kind is VerdictKind.UNSURE


def test_the_name_of_a_merged_record_is_a_further_one_until_it_is_split(
    directory: Database,
) -> None:
    merge(directory, "person", "ann", "anna")
    for _ in range(2):
        assert called(directory, "Anna Zeller") == ["ann"]
        assert typed(directory, "zeller") == ["ann"]
        found = verdict(directory, Contact(2, "Anna Zeller", company="Acme"))
        assert found.kind is VerdictKind.MATCHED
        load(directory, DIRECTORY)
    split(directory, "person", "anna")
    assert called(directory, "Anna Zeller") == ["anna"]
    assert called(directory, "Ann Jones") == ["ann"]


def test_names_by_hand_outlive_loads_and_those_that_a_source_drops_go(
    directory: Database, session: neo4j.Session
) -> None:
    add_alias(directory, "person", "bob", "Robert Hell")
    remove_alias(directory, "person", "ann", "ann jones")
    before = ledger(session)
    load(directory, DIRECTORY)
    assert ledger(session) == before
    assert (called(directory, "Robert Hell"), called(directory, "Ann Jones")) == (["bob"], [])
    add_alias(directory, "person", "ann", "Ann Jones")
    load(directory, [one for one in DIRECTORY if one != DIRECTORY[1]] + [Person("ann", "Ann A.")])
    assert called(directory, "Ann Jones") == ["ann"]
    remove_alias(directory, "person", "bob", "Robert Hell")
    assert typed(directory, "hell") == []
    assert broken(session) == []


def test_a_name_goes_with_its_person(directory: Database, session: neo4j.Session) -> None:
    left = [one for one in DIRECTORY if "ann'" not in str(one)]
    load(directory, left)
    assert typed(directory, "jones") == []
    assert session.run("MATCH (n:PersonName) RETURN count(n) AS n").single(strict=True)["n"] == 0
    assert broken(session) == []


def test_who_was_erased_does_not_come_back_under_a_former_name(
    directory: Database, ring: KeyRing, session: neo4j.Session
) -> None:
    erase(directory, ring, "ann")
    again = [
        DIRECTORY[0],
        *DIRECTORY[2:4],
        Person("new", "Ann Jones"),
        Employment("new", "acme", "Head", SINCE, current=True),
        DIRECTORY[5],
    ]
    done = load_directory(directory, again, source="test", as_of=AS_OF, ring=ring)
    derive(directory)
    assert done.problem_count
    assert called(directory, "Ann Jones") == []
    assert typed(directory, "ann") == ["anna"]
    assert broken(session) == []
    clear(session)


def test_a_person_is_found_by_the_name_that_a_card_gives_in_another_language(
    directory: Database,
) -> None:
    for name, alone in [("안 아덴", VerdictKind.UNSURE), ("어떤 사람", VerdictKind.PRIVATE)]:
        contact = Contact(2, name, company="Acme", other_names=("Ada Nobody", "Ann Arden"))
        assert verdict(directory, contact).kind is VerdictKind.MATCHED
        assert verdict(directory, replace(contact, other_names=())).kind is alone
