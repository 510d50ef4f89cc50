"""Two contacts that are one human by their owner's word: for the owner, and for nobody else."""

from collections.abc import Callable

import neo4j
import pytest

from graphsvc.access.door import Door
from graphsvc.access.humans import Humans, MergedRow
from graphsvc.access.integrity import find_broken
from graphsvc.access.visibility import View
from graphsvc.contacts import merging
from graphsvc.contacts.by_hand import add_contact
from graphsvc.contacts.hiding.choice import hide_contact, show_contact
from graphsvc.contacts.imports.start import undo_import
from graphsvc.contacts.merging import merge_contacts, take_apart
from graphsvc.contacts.own import get_contact, list_contacts, remove_contact, take_again
from graphsvc.contacts.own_word import say_word, take_word_back
from graphsvc.contacts.settling import edit_contact, settle
from graphsvc.database import Database
from graphsvc.directory.pages.people_tab import people_tab
from graphsvc.directory.upkeep import erase, merge, split
from graphsvc.errors import Conflict, InvalidInput, NotFound
from graphsvc.naming.references import COMPANY_BY_REF, PERSON_BY_REF
from graphsvc.naming.search import search_people
from graphsvc.ontology import NONE, Level
from graphsvc.paths.answer import answer
from graphsvc.paths.question import Question
from graphsvc.sealing import KeyRing
from graphsvc.wire.answers import Answer
from graphsvc.wire.contacts import Contact, ContactEdit, ContactInput, OwnWordInput
from graphsvc.wire.pages import PageQuery
from loaders.records import Company, Employment, Person
from tests.contacts.office import Office, open_office
from tests.directory.ledger import load

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
BOB, ROBERT = "Bob,Smith,,,Quarrel,Buyer,", "Robertson,Smith,,,Quarrel,Head of buying,02 Mar 2024"
PAT = "Pat,Price,,pat@quarrel.example,Quarrel,Clerk,"
TILL = "Till,Twin,,till@quarrel.example,Quarrel,Clerk,"
ZED = "Zed,Zimmer,,,Quarrel,Porter,"


@pytest.fixture(scope="module")
def directory(empty: Database) -> Database:
    people = {"pat": "Pat Price", "till": "Till Twin", "ed": "Ed Erased"}
    load(
        empty,
        [
            Company("quarrel", "Quarrel"),
            *(Person(ref, name, (f"{ref}@quarrel.example",)) for ref, name in people.items()),
            *(Employment(ref, "quarrel", "Clerk", current=True) for ref in people),
        ],
    )
    return empty


@pytest.fixture
def team(directory: Database, ring: KeyRing, session: neo4j.Session) -> tuple[Office, Office]:
    """Two users of one organisation: the owner has Bob from one source and Robertson from another,
    and two people of the directory; the other one knows Robertson too."""
    owner = open_office(directory, ring, session)
    other = owner.another_user()
    upload(owner, BOB, PAT, ZED)
    upload(owner, ROBERT, TILL, label="second")
    upload(other, ROBERT)
    return owner, other


def upload(office: Office, *rows: str, label: str = "") -> str:
    return office.upload("\n".join([HEADER, *rows, ""]).encode(), label=label).id


def door(office: Office) -> Door:
    return Door(office.database, office.user.viewer, office.ring)


def listed(office: Office) -> list[Contact]:
    return door(office).look(lambda view: list_contacts(view, limit=100))


def named(office: Office, name: str) -> str:
    """The id of the owner's contact of that name, wherever it is told."""
    every = [one for entry in listed(office) for one in (entry, *entry.same)]
    return next(one.id for one in every if one.name == name)


def join(office: Office, one: str = "Bob Smith", other: str = "Robertson Smith") -> Contact:
    return merge_contacts(door(office), named(office, one), named(office, other))


def apart(office: Office, name: str) -> Contact:
    return take_apart(door(office), named(office, name))


def together(office: Office) -> list[set[str]]:
    """Names of those who are told as one."""
    return [{entry.name, *(one.name for one in entry.same)} for entry in listed(office)]


def person(office: Office, ref: str) -> str:
    return office.database.fetch(PERSON_BY_REF, ref=ref)[0].id


def asked(office: Office, kind: str, name: str) -> Answer:
    """With detours: that the viewer and a colleague both know somebody is to be seen."""
    question = Question("person" if kind == "person" else "company", name, detours=True)
    return door(office).look(lambda view: answer(view, question))


def ends(told: Answer) -> set[str]:
    return {path.people[-1].id for path in told.paths}


def tab(office: Office, *, limit: int = 50) -> list[str]:
    """The private connections of the People tab, by name."""
    company = office.database.fetch(COMPANY_BY_REF, ref="quarrel")[0].id
    query = PageQuery(limit=limit)
    page = door(office).look(lambda view: people_tab(view, company, query))
    return sorted(one.name for one in page.private)


def hits(office: Office, text: str) -> list[str]:
    found = door(office).look(lambda view: search_people(view, text)).items
    return [hit.name for hit in found]


def everything(office: Office) -> list[str]:
    """What somebody sees, as bytes."""
    company = office.database.fetch(COMPANY_BY_REF, ref="quarrel")[0].id
    query = PageQuery(limit=50)
    works: list[Callable[[View], object]] = [
        lambda view: people_tab(view, company, query),
        lambda view: list_contacts(view, limit=100),
        *(lambda view, text=text: search_people(view, text) for text in ("smith", "pat")),
        *(
            lambda view, named=named: answer(view, Question("person", named, count=True))
            for named in ("Robertson Smith", "Pat Price")
        ),
        lambda view: answer(view, Question("company", "Quarrel", count=True)),
    ]
    return [repr(door(office).look(work)) for work in works]


def marks(office: Office) -> int:
    """Of how many rows anything is said."""
    query = "MATCH (k:Correction {org: $org}) RETURN count(k) AS count"
    row = office.session.run(query, org=office.org.id)
    return row.single(strict=True)["count"]


# For the owner


def test_they_are_one_in_all_that_their_owner_sees(team: tuple[Office, Office]) -> None:
    owner, other = team
    add_contact(door(owner), ContactInput(name="Bobby Smith", company="Quarrel"))
    before, others = everything(owner), everything(other)
    join(owner, "Robertson Smith", "Bobby Smith")
    told = join(owner)
    names = [one.name for one in told.same]
    assert (told.name, names) == ("Bob Smith", ["Robertson Smith", "Bobby Smith"])
    assert {told.name, *names} in together(owner)
    assert tab(owner) == ["Bob Smith", "Zed Zimmer"]
    assert hits(owner, "smith") == ["Bob Smith"]
    one, same = asked(owner, "person", "Bob Smith"), asked(owner, "person", "Robertson Smith")
    assert ends(one) == ends(same) == {told.id}
    company = asked(owner, "company", "Quarrel")
    assert len([end for end in ends(company) if end in ends(one)]) == 1
    assert len(ends(company)) == 4
    direct = next(path for path in one.paths if len(path.people) == 2)
    assert len(direct.edges[0].evidence) == 2
    assert everything(other) == others
    apart(owner, "Robertson Smith")
    assert {"Bob Smith", "Bobby Smith"} in together(owner)
    apart(owner, "Bob Smith")
    assert everything(owner) == before
    assert everything(other) == others
    assert marks(owner) == 0


def test_a_private_one_is_the_person_whom_the_other_one_is(team: tuple[Office, Office]) -> None:
    owner, other = team
    before, others = everything(owner), everything(other)
    join(owner, "Pat Price", "Robertson Smith")
    pat = person(owner, "pat")
    assert tab(owner) == ["Bob Smith", "Zed Zimmer"]
    assert hits(owner, "robertson") == ["Pat Price"]
    for name in ("Robertson Smith", "Pat Price", named(owner, "Robertson Smith")):
        told = asked(owner, "person", name)
        assert ends(told) == {pat}
        assert {len(path.people) for path in told.paths} == {2, 3}
    robertson = named(owner, "Robertson Smith")
    word = OwnWordInput(level=Level.CLOSE, visible_to="me")
    door(owner).change(lambda desk: say_word(desk, robertson, word))
    told = asked(owner, "company", "Quarrel")
    assert "Pat Price well" in next(p for p in told.paths if p.people[-1].id == pat).sentence
    door(owner).change(lambda desk: take_word_back(desk, robertson))
    assert pat in ends(asked(owner, "company", "Quarrel"))
    assert len(ends(asked(owner, "company", "Quarrel"))) == 4
    assert everything(other) == others
    apart(owner, "Pat Price")
    assert (everything(owner), everything(other)) == (before, others)


def test_who_one_is_found_to_be_both_are(team: tuple[Office, Office]) -> None:
    owner, _ = team
    join(owner)
    robertson = named(owner, "Robertson Smith")
    settle(door(owner), named(owner, "Bob Smith"), person=person(owner, "pat"))
    assert ends(asked(owner, "person", robertson)) == {person(owner, "pat")}
    settle(door(owner), robertson, person=person(owner, "till"))
    assert {"Bob Smith", "Robertson Smith"} not in together(owner)
    assert ends(asked(owner, "person", robertson)) == {person(owner, "till")}
    settle(door(owner), robertson, person=None)
    assert {"Bob Smith", "Robertson Smith"} in together(owner)


def test_merged_people_of_the_directory_are_one_until_they_are_split(
    team: tuple[Office, Office],
) -> None:
    owner, _ = team
    with pytest.raises(Conflict, match=r"different people of the directory: Pat Price, Till Twin"):
        join(owner, "Pat Price", "Till Twin")
    merge(owner.database, "person", drop="till", keep="pat")
    join(owner, "Pat Price", "Till Twin")
    join(owner, "Bob Smith", "Till Twin")
    assert {"Pat Price", "Till Twin", "Bob Smith"} in together(owner)
    split(owner.database, "person", "till")
    assert all(len(names) == 1 for names in together(owner))
    merge(owner.database, "person", drop="till", keep="pat")
    assert {"Pat Price", "Till Twin", "Bob Smith"} in together(owner)
    assert find_broken(owner.database, limit=1_000) == []
    split(owner.database, "person", "till")


# What it outlives


def test_it_holds_in_every_later_import(team: tuple[Office, Office]) -> None:
    owner, _ = team
    join(owner)
    both = {"Bob Smith", "Robertson Smith"}
    upload(owner, BOB.replace("Buyer", "Chief buyer"), PAT, ZED)
    assert both in together(owner)
    upload(owner, TILL, label="second")
    assert both not in together(owner)
    newest = upload(owner, ROBERT, TILL, label="second")
    assert both in together(owner)
    _undo(owner, newest)
    assert both not in together(owner)
    upload(owner, ROBERT, TILL, label="second")
    moved = upload(owner, BOB.replace("Smith,,", "Smith,https://www.linkedin.com/in/bob,"), PAT)
    assert both in together(owner)
    _undo(owner, moved)
    assert both in together(owner)


def _undo(office: Office, import_id: str) -> None:
    door(office).change(lambda desk: undo_import(desk, import_id))
    assert office.run(import_id)


def test_an_undone_import_keeps_what_was_said_of_a_row_that_it_had_under_another_key(
    team: tuple[Office, Office],
) -> None:
    owner, _ = team
    edit = ContactEdit(name="Bobby Smith", title="Buyer", company="Quarrel")
    edit_contact(door(owner), named(owner, "Bob Smith"), edit)
    upload(owner, BOB, PAT, ZED)
    moved = upload(owner, BOB.replace("Smith,,", "Smith,https://www.linkedin.com/in/bob,"), PAT)
    _undo(owner, moved)
    upload(owner, BOB, PAT, ZED)
    assert "Bobby Smith" in {one.name for one in listed(owner)}


def test_who_was_removed_and_may_come_back_is_the_same_again(team: tuple[Office, Office]) -> None:
    owner, _ = team
    join(owner)
    gone = named(owner, "Robertson Smith")
    door(owner).change(lambda desk: remove_contact(desk, gone))
    upload(owner, ROBERT, TILL, label="second")
    assert {"Bob Smith"} in together(owner)
    door(owner).change(take_again)
    upload(owner, ROBERT, TILL, label="second")
    assert {"Bob Smith", "Robertson Smith"} in together(owner)


def test_with_who_is_erased_the_word_about_them_goes(
    team: tuple[Office, Office], ring: KeyRing
) -> None:
    owner, other = team
    upload(owner, BOB, "Ed,Erased,,ed@quarrel.example,Quarrel,Clerk,")
    join(owner, "Ed Erased", "Bob Smith")
    others = tab(other)
    erase(owner.database, ring, "ed")
    assert marks(owner) == 1
    assert tab(other) == others
    assert {"Bob Smith"} in together(owner)
    assert find_broken(owner.database, limit=1_000) == []


# With what else owners say


def test_hiding_one_hides_both_and_whatever_comes_of_them(team: tuple[Office, Office]) -> None:
    owner, other = team
    before = tab(other)
    join(owner)
    one = named(owner, "Bob Smith")
    door(owner).change(lambda desk: hide_contact(desk, one))
    assert tab(other) == ["Robertson Smith", "Zed Zimmer"]
    assert {"Bob Smith", "Robertson Smith"} in together(owner)
    upload(owner, TILL, label="second")
    upload(owner, "Robertson,Smith,,,Elsewhere,Baker,", TILL, label="second")
    assert get_contact_named(owner, "Robertson Smith").hidden
    door(owner).change(lambda desk: show_contact(desk, one))
    assert not get_contact_named(owner, "Robertson Smith").hidden
    assert tab(other) == before
    zed = named(owner, "Zed Zimmer")
    door(owner).change(lambda desk: hide_contact(desk, zed))
    with pytest.raises(Conflict, match="You hide one of them"):
        join(owner, "Bob Smith", "Zed Zimmer")
    assert tab(other) == ["Bob Smith", "Robertson Smith"]


def get_contact_named(office: Office, name: str) -> Contact:
    id_ = named(office, name)
    return door(office).look(lambda view: get_contact(view, id_))


def test_a_word_is_of_both_and_a_merge_gives_none_away(team: tuple[Office, Office]) -> None:
    owner, other = team
    one, word = named(owner, "Robertson Smith"), OwnWordInput(level=Level.CLOSE)
    door(owner).change(lambda desk: say_word(desk, one, word))
    before = everything(other)
    join(owner)
    assert everything(other) == before
    assert get_contact_named(owner, "Bob Smith").word is None
    direct = [p for p in asked(owner, "person", "Bob Smith").paths if len(p.people) == 2]
    assert "well" in direct[0].sentence
    good = OwnWordInput(level=Level.GOOD)
    door(owner).change(lambda desk: say_word(desk, one, good))
    both = [get_contact_named(owner, name).word for name in ("Bob Smith", "Robertson Smith")]
    assert [said and said.level for said in both] == [Level.GOOD, Level.GOOD]


# What cannot be


def test_what_cannot_be_one_is_refused_and_nothing_is_lost(
    team: tuple[Office, Office], monkeypatch: pytest.MonkeyPatch
) -> None:
    owner, other = team
    bob, foreign = named(owner, "Bob Smith"), named(other, "Robertson Smith")
    with pytest.raises(InvalidInput, match="one contact"):
        merge_contacts(door(owner), bob, bob)
    for unknown in (foreign, "nobody"):
        with pytest.raises(InvalidInput, match="no such contact of yours"):
            merge_contacts(door(owner), bob, unknown)
        with pytest.raises(NotFound, match="no such contact of yours"):
            merge_contacts(door(owner), unknown, bob)
        with pytest.raises(NotFound, match="no such contact of yours"):
            take_apart(door(owner), unknown)
    join(owner)
    monkeypatch.setattr(merging, "MOST_MERGED", 2)
    with pytest.raises(Conflict, match="At most 2 contacts can be one human"):
        join(owner, "Zed Zimmer", "Bob Smith")
    assert {"Zed Zimmer"} in together(owner)
    monkeypatch.setattr(merging, "MOST_IN_ALL", 2)
    with pytest.raises(Conflict, match="At most 2 of your contacts"):
        join(owner, "Zed Zimmer", "Pat Price")
    waiting = owner.waiting(HEADER.encode(), label="second")
    with pytest.raises(Conflict, match="under way"):
        join(owner)
    assert owner.run(waiting)


# Who is one, purely


def _merged(*rows: tuple[str, str, str]) -> Humans:
    """Rows of word, key and person, with an id each."""
    return Humans([MergedRow(row[0], f"{n}", row[1], row[2]) for n, row in enumerate(rows)])


def test_what_shares_a_key_is_one() -> None:
    humans = _merged(("v", "b", NONE), ("v", "c", NONE), ("w", "c", NONE), ("w", "a", NONE))
    assert {humans.one(key) for key in "abc"} == {"a"}
    assert humans.keys(["b", "z"]) == {"a", "b", "c", "z"}
    assert (humans.fellows("0"), humans.fellows("3")) == (["1"], ["2"])
    assert humans.seconds == ["1", "3"]


def test_who_may_be_two_people_is_neither() -> None:
    humans = _merged(("w", "a", "p"), ("w", "b", NONE), ("w", "c", "q"), ("w", "d", NONE))
    assert humans.fellows("1") == ["3"]
    assert (humans.fellows("0"), humans.people, humans.one("d")) == ([], {}, "b")
    alone = _merged(("w", "a", NONE))
    assert (alone.ones, alone.fellows("0")) == ({}, [])
