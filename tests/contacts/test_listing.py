"""A user's own contacts as a list: counted, searched, chosen from, in order."""

import base64

import neo4j
import pytest

from graphsvc.access.door import Door
from graphsvc.access.sealed import ContactCard
from graphsvc.contacts import listing
from graphsvc.contacts.hiding.choice import hide_contact
from graphsvc.contacts.listing import fits, page_of_contacts
from graphsvc.contacts.merging import merge_contacts
from graphsvc.contacts.own import remove_contacts
from graphsvc.contacts.own_word import say_word
from graphsvc.database import Database
from graphsvc.errors import InvalidInput, NotFound
from graphsvc.normal import spelt_words
from graphsvc.ontology import NONE, Level
from graphsvc.sealing import KeyRing
from graphsvc.wire.contacts import Contacts, ContactsQuery, OwnWordInput
from loaders.records import Company, Employment, Person
from tests.contacts.office import Office, open_office
from tests.directory.ledger import load

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
ROWS = (
    "Zoë,Müller,,zoe@away.example,Quarrel,Buyer,",
    "Adam,Ant,,,Zebra Ltd,Clerk,",
    "Pat,Price,,pat@quarrel.example,Quarrel,Head of Purchasing,",
    "Bob,Smith,,,Quarrel,Porter,",
    "Robertson,Smith,,,,Porter,",
)
BY_NAME = ["Adam Ant", "Bob Smith", "Pat Price", "Robertson Smith", "Zoë Müller"]


@pytest.fixture(scope="module")
def directory(empty: Database) -> Database:
    load(
        empty,
        [
            Company("quarrel", "Quarrel"),
            Person("pat", "Pat Price", ("pat@quarrel.example",)),
            Employment("pat", "quarrel", "Clerk", current=True),
        ],
    )
    return empty


@pytest.fixture
def office(directory: Database, ring: KeyRing, session: neo4j.Session) -> Office:
    """Somebody with five contacts, and a colleague who knows others."""
    owner = open_office(directory, ring, session)
    owner.upload("\n".join([HEADER, *ROWS, ""]).encode())
    other = "Zoltan,Other,,zoe@away.example,Quarrel,Buyer,"
    owner.another_user().upload("\n".join([HEADER, other, ""]).encode())
    return owner


def door(office: Office) -> Door:
    return Door(office.database, office.user.viewer, office.ring)


def page(office: Office, **asked: object) -> Contacts:
    query = ContactsQuery.model_validate(asked)
    return door(office).look(lambda view: page_of_contacts(view, query))


def names(office: Office, **asked: object) -> list[str]:
    return [one.name for one in page(office, **asked).items]


def ids(office: Office, *wanted: str) -> list[str]:
    found = {one.name: one.id for one in page(office).items}
    return [found[name] for name in wanted]


def all_pages(office: Office, **asked: object) -> list[str]:
    found, cursor = list[str](), None
    while True:
        shown = page(office, cursor=cursor, limit=2, **asked)
        assert shown.count == len(ROWS)
        found += [one.name for one in shown.items]
        if shown.next is None:
            return found
        cursor = shown.next
        told = base64.urlsafe_b64decode(cursor + "==").decode()
        assert not any(name in told for name in BY_NAME)


def test_every_order_has_everybody_once_over_its_pages(office: Office) -> None:
    assert all_pages(office, order="name") == BY_NAME
    by_company = ["Bob Smith", "Pat Price", "Zoë Müller", "Adam Ant", "Robertson Smith"]
    assert all_pages(office, order="company") == by_company
    added = all_pages(office, order="added")
    assert sorted(added) == BY_NAME
    assert all_pages(office, order="newest") == added[::-1]


FOUND = {
    "mul": ["Zoë Müller"],
    "mueller": ["Zoë Müller"],
    "SMITH b": ["Bob Smith"],
    "purch": ["Pat Price"],
    "quarrel": ["Bob Smith", "Pat Price", "Zoë Müller"],
    "uarrel": [],
    "???": [],
    "zoe@away.example": ["Zoë Müller"],
    "nobody@away.example": [],
    "zoltan": [],
}


def test_contacts_are_found_by_what_their_words_begin_with(office: Office) -> None:
    for text, found in FOUND.items():
        shown = page(office, q=text, order="name")
        assert ([one.name for one in shown.items], shown.count) == (found, len(found)), text


def test_contacts_are_chosen_by_what_is_known_of_them(office: Office) -> None:
    adam, bob = ids(office, "Adam Ant", "Bob Smith")
    door(office).change(lambda desk: say_word(desk, adam, OwnWordInput(level=Level.GOOD)))
    door(office).change(lambda desk: hide_contact(desk, bob))
    assert names(office, state="matched") == ["Pat Price"]
    assert names(office, state="private", order="name") == [
        name for name in BY_NAME if name != "Pat Price"
    ]
    assert names(office, hidden=True) == ["Bob Smith"]
    assert page(office, hidden=False).count == 4
    assert names(office, word=["good", "close"]) == ["Adam Ant"]
    assert page(office, word=["unsaid"], hidden=False, q="s").count == 1


def test_those_that_are_one_human_are_told_once_and_found_by_every_name(office: Office) -> None:
    merge_contacts(door(office), *ids(office, "Adam Ant", "Zoë Müller"))
    for asked in ({}, {"order": "name"}, {"q": "ant", "order": "name"}, {"q": "zoe"}):
        found = [one for one in page(office, **asked).items if one.same]
        assert [{one.name, one.same[0].name} for one in found] == [{"Adam Ant", "Zoë Müller"}]
    assert page(office).count == page(office, order="name").count == 4


def test_a_page_goes_on_after_somebody_who_is_gone(office: Office) -> None:
    everybody = names(office, order="name")
    first = page(office, order="name", limit=2)
    gone = first.items[1].id
    door(office).change(lambda desk: remove_contacts(desk, [gone]))
    assert names(office, order="name", cursor=first.next) == everybody[2:]
    with pytest.raises(NotFound):
        door(office).change(lambda desk: remove_contacts(desk, [gone]))
    with pytest.raises(InvalidInput):
        page(office, cursor=first.next)


def test_no_more_are_opened_than_may_be(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "MOST_OPENED", 2)
    newest = page(office, order="newest")
    assert (newest.count, newest.narrow) == (2, True)
    assert not page(office).narrow


def test_each_word_has_to_begin_one() -> None:
    card = ContactCard("1", "", "", NONE, NONE, "", "Ana-María O'Neill", "Sales Lead", "Acme, Inc.")
    assert fits(spelt_words("maria acm sal"), card)
    assert not fits(spelt_words("maria acme zeb"), card)
