"""What owners say of their ties outlives imports, undoing, new keys, matches and merges."""

from collections.abc import Callable
from typing import Any

import neo4j
import pytest

from graphsvc.access.door import Door
from graphsvc.access.integrity import find_broken
from graphsvc.access.visibility import Desk
from graphsvc.contacts.hiding.choice import hide_contact, show_contact
from graphsvc.contacts.imports import undo
from graphsvc.contacts.imports.ingest import ingest_contacts
from graphsvc.contacts.imports.start import ImportOptions, undo_import
from graphsvc.contacts.own import list_contacts, own_row, remove_contact
from graphsvc.contacts.own_word import say_word, take_word_back
from graphsvc.contacts.settling import settle
from graphsvc.contacts.writing.queries import Course, Origin
from graphsvc.database import Database, Transaction
from graphsvc.days import today
from graphsvc.directory.loading import load_directory
from graphsvc.directory.upkeep import merge
from graphsvc.naming.references import PERSON_BY_REF
from graphsvc.ontology import NONE, Level
from graphsvc.sealing import KeyRing
from graphsvc.wire.contacts import Contact, OwnWordInput
from loaders import records
from loaders.records import Company, DirectoryRecord, Employment, Person
from tests.contacts.office import Facts, Office, open_office
from tests.judge.kept import clear

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
ADA = "Ada,Byron,,,Engines,Analyst,07 Mar 2020"
CY = "Cy,Cole,,,Coal Mine,Digger,10 Mar 2020"
SAM = "Sam,Twin,,,Engines,Clerk,08 Mar 2020"


def _directory() -> list[DirectoryRecord]:
    return [
        Company("engines", "Engines", domain="engines.example"),
        Person("ada", "Ada Byron", ("ada@engines.example",)),
        Person("twin 1", "Sam Twin"),
        Person("twin 2", "Sam Twin"),
        *(Employment(ref, "engines", "Clerk", current=True) for ref in ("ada", "twin 1", "twin 2")),
    ]


@pytest.fixture
def office(empty: Database, ring: KeyRing, session: neo4j.Session) -> Office:
    clear(session)
    load_directory(empty, _directory(), source="own ties", as_of=today())
    return open_office(empty, ring, session)


def file_of(*lines: str) -> bytes:
    return "\n".join([HEADER, *lines, ""]).encode()


def at_desk(office: Office, work: Callable[[Desk], object]) -> None:
    Door(office.database, office.user.viewer, office.ring).change(work)


def listed(office: Office) -> list[Contact]:
    """All contacts as their owner sees them."""
    return Door(office.database, office.user.viewer, office.ring).look(
        lambda view: list_contacts(view, limit=100),
    )


def named(office: Office, name: str) -> list[Contact]:
    return [one for one in listed(office) if one.name == name]


def hide(office: Office, name: str) -> None:
    at_desk(office, lambda desk: hide_contact(desk, named(office, name)[0].id))


def show(office: Office, name: str) -> None:
    at_desk(office, lambda desk: show_contact(desk, named(office, name)[0].id))


def say(office: Office, name: str, level: Level) -> None:
    word = OwnWordInput(level=level)
    at_desk(office, lambda desk: say_word(desk, named(office, name)[0].id, word))


def undone(office: Office, import_id: str) -> None:
    at_desk(office, lambda desk: undo_import(desk, import_id))
    assert office.run(import_id)


def levels(office: Office, name: str) -> list[str | None]:
    return [one.word.level.value if one.word else None for one in named(office, name)]


def seen_by_others(office: Office) -> list[str]:
    """Names of the contacts, and of own companies, that have the organisation's scope."""
    scope = f"org:{office.org.id}"
    contacts = [facts["name"] for facts in office.contacts().values() if facts["scope"] == scope]
    return sorted([*contacts, *office.own_companies().values()])


def sound(office: Office) -> bool:
    return find_broken(office.database, limit=100_000) == []


def test_what_was_hidden_is_hidden_under_the_keys_of_its_owner_with_its_tie(
    office: Office,
) -> None:
    office.upload(file_of(ADA, CY))
    before = office.all_there_is()
    hide(office, "Cy Cole")
    cy = next(facts for facts in office.contacts().values() if facts["name"] == "Cy Cole")
    was = next(facts for facts in before[0].values() if facts["name"] == "Cy Cole")
    assert cy["scope"] == cy["tie"]["scope"] == f"user:{office.user.id}"
    assert cy["company_id"] == NONE
    assert cy["human_key"] == was["human_key"]
    assert not {*cy["tokens"].split()} & {*was["tokens"].split()}
    assert seen_by_others(office) == ["Ada Byron"]
    assert sound(office)
    show(office, "Cy Cole")
    assert content(office.all_there_is()) == content(before)
    assert sound(office)


def content(found: tuple[dict[str, Facts], dict[str, str]]) -> tuple[list[Facts], list[str]]:
    """Contacts and own companies without the ids of those, which come back as new ones."""
    contacts, names = found
    plain = [
        {**facts, "company_id": names.get(facts["company_id"], facts["company_id"])}
        for facts in contacts.values()
    ]
    return sorted(plain, key=str), sorted(names.values())


def test_hidden_contacts_stay_hidden_through_newer_files_and_other_sources(
    office: Office,
) -> None:
    office.upload(file_of(ADA, CY))
    hide(office, "Cy Cole")
    hide(office, "Ada Byron")
    again = office.upload(file_of(ADA, CY))
    assert (again.added, again.changed, again.removed) == (0, 0, 0)
    office.upload(file_of(ADA.replace("Analyst", "Countess"), CY.replace("Coal", "Gold")))
    assert {one.title for one in listed(office)} == {"Countess", "Digger"}
    office.upload(file_of(CY, "Ada,B.,,ada@engines.example,,,"), label="other")
    assert [one.hidden for one in listed(office)] == [True] * 4
    assert seen_by_others(office) == []
    office.upload(file_of("Zed,Zink,,,Works,,"))
    assert seen_by_others(office) == ["Works", "Zed Zink"]
    office.upload(file_of(ADA, CY))
    assert seen_by_others(office) == []
    assert sound(office)
    show(office, "Cy Cole")
    show(office, "Ada Byron")
    office.upload(file_of(CY, ADA), label="third")
    assert not any(one.hidden for one in listed(office))
    assert sound(office)


def test_a_contact_hidden_while_private_stays_hidden_once_it_is_somebody(office: Office) -> None:
    office.upload(file_of(SAM))
    office.upload(file_of("Sam,Twin,,,,,"), label="nowhere")
    twin = office.database.fetch(PERSON_BY_REF, ref="twin 1")[0].id
    hide(office, next(one.name for one in listed(office) if one.company == "Engines"))
    hidden = next(one.id for one in listed(office) if one.hidden)
    other = next(one.id for one in listed(office) if not one.hidden)
    viewer = office.user.viewer
    settle(Door(office.database, viewer, office.ring), other, person=twin)
    assert seen_by_others(office) == ["Sam Twin"]
    assert settle(Door(office.database, viewer, office.ring), hidden, person=twin).hidden
    assert seen_by_others(office) == []
    office.upload(file_of(SAM.replace("Engines", "Elsewhere")), label="more")
    assert seen_by_others(office) == ["Elsewhere", "Sam Twin"]
    assert sound(office)
    at_desk(office, lambda desk: show_contact(desk, hidden))
    assert not any(one.hidden for one in listed(office))
    assert sound(office)


def test_undoing_brings_nothing_into_the_open_and_keeps_what_was_said(office: Office) -> None:
    office.upload(file_of(ADA, CY))
    say(office, "Cy Cole", Level.CLOSE)
    newer = office.upload(file_of(ADA.replace("Analyst", "Countess")))
    hide(office, "Ada Byron")
    undone(office, newer.id)
    assert named(office, "Ada Byron")[0].title == "Analyst"
    assert levels(office, "Cy Cole") == ["close"]
    assert seen_by_others(office) == ["Coal Mine", "Cy Cole"]
    hide(office, "Cy Cole")
    newer = office.upload(file_of(ADA))
    undone(office, newer.id)
    assert (seen_by_others(office), levels(office, "Cy Cole")) == ([], ["close"])
    assert sound(office)
    show(office, "Cy Cole")
    assert seen_by_others(office) == ["Coal Mine", "Cy Cole"]


def test_what_is_shown_after_an_import_stays_so_when_that_is_undone(office: Office) -> None:
    office.upload(file_of(ADA, CY))
    hide(office, "Cy Cole")
    newer = office.upload(file_of(ADA, CY.replace("Digger", "Dreamer")))
    show(office, "Cy Cole")
    undone(office, newer.id)
    assert named(office, "Cy Cole")[0].title == "Digger"
    assert seen_by_others(office) == ["Ada Byron", "Coal Mine", "Cy Cole"]
    assert sound(office)


def test_a_row_under_another_key_keeps_what_was_said_of_it(office: Office) -> None:
    office.upload(file_of(ADA, CY))
    say(office, "Cy Cole", Level.NONE)
    hide(office, "Cy Cole")
    before = named(office, "Cy Cole")[0]
    office.upload(file_of(ADA, "Cy,Cole,,cy@coal.example,Coal Mine,Digger,10 Mar 2020"))
    assert named(office, "Cy Cole")[0].id == before.id
    assert (levels(office, "Cy Cole"), seen_by_others(office)) == (["none"], ["Ada Byron"])


def test_a_word_goes_with_the_human_into_every_source_of_its_owner(office: Office) -> None:
    office.upload(file_of(ADA, CY))
    say(office, "Ada Byron", Level.GOOD)
    say(office, "Cy Cole", Level.SLIGHT)
    office.upload(file_of(ADA, CY), label="second")
    assert levels(office, "Ada Byron") == ["good", "good"]
    assert levels(office, "Cy Cole") == ["slight", "slight"]
    say(office, "Ada Byron", Level.CLOSE)
    office.upload(file_of(ADA, CY), label="third")
    assert levels(office, "Ada Byron") == ["close"] * 3
    colleague = office.another_user()
    colleague.upload(file_of(ADA))
    assert levels(colleague, "Ada Byron") == [None]
    at_desk(office, lambda desk: remove_contact(desk, named(office, "Cy Cole")[0].id))
    assert levels(office, "Cy Cole") == ["slight", "slight"]
    assert sound(office)


@pytest.mark.parametrize("level", [Level.NONE, None])
def test_what_was_said_before_does_not_come_back_with_a_contact(
    office: Office, level: Level | None
) -> None:
    office.upload(file_of(ADA, CY), label="other")
    office.upload(file_of(ADA, CY))
    say(office, "Cy Cole", Level.CLOSE)
    newer = office.upload(file_of(ADA))
    (left,) = named(office, "Cy Cole")
    if level:
        narrow = OwnWordInput(level=level, visible_to="me")
        at_desk(office, lambda desk: say_word(desk, left.id, narrow))
    else:
        at_desk(office, lambda desk: take_word_back(desk, left.id))
    undone(office, newer.id)
    words = [one.word for one in named(office, "Cy Cole")]
    assert len(words) == 2
    assert words[0] == words[1]
    assert levels(office, "Cy Cole") == [level] * 2


def test_a_contact_that_is_hidden_while_an_import_runs_is_written_hidden(office: Office) -> None:
    """The import has read what the source gave before; what it writes is decided as it is
    written."""
    office.upload(file_of(ADA, CY))
    office.upload(file_of(CY), label="other")
    hidden: list[str] = []

    def fence(_tx: Transaction, _done: int) -> None:
        if not hidden:
            hide(office, "Cy Cole")
            hidden.append("Cy Cole")

    source, user = named_source(office), office.user
    origin = Origin(user.id, user.org, source, "linkedin", NONE, NONE)
    moved = records.Contact(1, "Cy Cole", company="Coal Mine", title="Dreamer")
    ingest_contacts(
        office.database,
        office.ring,
        origin,
        contacts=[moved],
        problems=[],
        course=Course(fence=fence),
        mode="add",
    )
    assert [one.hidden for one in named(office, "Cy Cole")] == [True, True]
    assert "Dreamer" in {one.title for one in named(office, "Cy Cole")}
    assert seen_by_others(office) == ["Ada Byron"]


def named_source(office: Office) -> str:
    """The source of a contact."""
    one = named(office, "Cy Cole")[0].id
    return (
        Door(office.database, office.user.viewer, office.ring)
        .look(lambda view: own_row(view, one))
        .source
    )


def test_who_is_merged_with_somebody_hidden_is_hidden_by_the_next_import(office: Office) -> None:
    one, two = (office.database.fetch(PERSON_BY_REF, ref=f"twin {n}")[0].id for n in (1, 2))
    office.upload(file_of(SAM))
    (contact,) = named(office, "Sam Twin")
    settle(Door(office.database, office.user.viewer, office.ring), contact.id, person=one)
    hide(office, "Sam Twin")
    merge(office.database, "person", "twin 2", "twin 1")
    assert named(office, "Sam Twin")[0].person == two
    assert seen_by_others(office) == []
    office.upload(file_of("Samuel,Twin,,,Engines,Clerk,"), label="other")
    (other,) = named(office, "Samuel Twin")
    settle(Door(office.database, office.user.viewer, office.ring), other.id, person=two)
    assert seen_by_others(office) == []
    assert sound(office)


def hidden_of(office: Office, *ids: str) -> list[bool]:
    """Which contacts are hidden, by their ids."""
    facts = office.contacts()
    return [facts[id_].get("hidden") is not None for id_ in ids]


def only(office: Office, email: str) -> str:
    """The id of the contact with an address."""
    (found,) = [
        id_ for id_, facts in office.contacts().items() if email in facts["detail"]["emails"]
    ]
    return found


LONE = "Anna,Ark,,anna@one.example,,,"
OTHER_LONE = "Anna,Ark,,anna@two.example,,,"


def test_a_name_without_an_employer_hides_who_is_new_and_shows_nobody_else(office: Office) -> None:
    office.upload(file_of(LONE))
    first = only(office, "anna@one.example")
    at_desk(office, lambda desk: hide_contact(desk, first))
    office.upload(file_of(OTHER_LONE), label="other")
    second = only(office, "anna@two.example")
    assert hidden_of(office, first, second) == [True, True]
    at_desk(office, lambda desk: show_contact(desk, second))
    assert hidden_of(office, first, second) == [True, False]
    assert sound(office)
    office.upload(file_of(LONE, CY))
    office.upload(file_of(OTHER_LONE, CY), label="other")
    assert hidden_of(office, first, second) == [True, False]
    at_desk(office, lambda desk: show_contact(desk, first))
    assert hidden_of(office, first, second) == [False, False]
    assert sound(office)


def test_a_name_without_an_employer_hides_nobody_who_stands_in_the_open(office: Office) -> None:
    office.upload(file_of(LONE))
    office.upload(file_of(OTHER_LONE), label="other")
    first, second = only(office, "anna@one.example"), only(office, "anna@two.example")
    at_desk(office, lambda desk: hide_contact(desk, first))
    office.upload(file_of(OTHER_LONE, CY), label="other")
    assert hidden_of(office, first, second) == [True, False]


def test_showing_who_came_with_another_employer_shows_nobody_else(office: Office) -> None:
    office.upload(file_of("Jane,Doe,,jane@looms.example,Looms,Weaver,"))
    looms = only(office, "jane@looms.example")
    at_desk(office, lambda desk: hide_contact(desk, looms))
    added = ImportOptions(mode="add")
    import_id = office.waiting(file_of("Jane,Doe,,jane@mills.example,Mills,Miller,"), options=added)
    assert office.run(import_id)
    mills = only(office, "jane@mills.example")
    assert hidden_of(office, looms, mills) == [True, True]
    at_desk(office, lambda desk: show_contact(desk, mills))
    assert hidden_of(office, looms, mills) == [True, False]
    assert sound(office)


def test_showing_somebody_leaves_a_namesake_hidden_who_is_somebody_else(office: Office) -> None:
    mails = [f"sam{number}@engines.example" for number in (1, 2)]
    load_directory(
        office.database,
        [Person(f"twin {number}", "Sam Twin", (mails[number - 1],)) for number in (1, 2)],
        source="own ties",
        as_of=today(),
        keep_missing=True,
    )
    office.upload(file_of(*(f"Sam,Twin,,{mail},Engines,Clerk,08 Mar 2020" for mail in mails)))
    one, two = (only(office, mail) for mail in mails)
    for id_ in (one, two):
        at_desk(office, lambda desk, id_=id_: hide_contact(desk, id_))
    at_desk(office, lambda desk: show_contact(desk, one))
    office.upload(file_of(f"Sam,Twin,,{mails[1]},Engines,Clerk,08 Mar 2020"), label="other")
    states = [facts.get("hidden") is not None for facts in office.contacts().values()]
    assert sorted(states) == [False, True, True]
    assert sound(office)


def test_a_merge_while_an_import_is_undone_brings_nobody_into_the_open(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.upload(file_of(ADA, CY))
    hide(office, "Ada Byron")
    newer = office.upload(file_of(CY))
    load_directory(
        office.database,
        [Person("ada 2", "Ada Byron")],
        source="other",
        as_of=today(),
    )
    undoing: Any = vars(undo)["_Undo"]
    really = undoing._restore

    def restored(one: Any, *words: Any) -> None:
        if not merged:
            merge(office.database, "person", keep="ada 2", drop="ada")
        merged.append(True)
        really(one, *words)

    merged: list[bool] = []
    monkeypatch.setattr(undoing, "_restore", restored)
    undone(office, newer.id)
    assert merged
    assert seen_by_others(office) == ["Coal Mine", "Cy Cole"]
    assert sound(office)
