"""How far the contacts of a source reach: each level, each change, whoever else writes contacts."""

from collections.abc import Callable

import neo4j
import pytest

from graphsvc.access.door import Door
from graphsvc.access.integrity import find_broken
from graphsvc.contacts.by_hand import add_contact
from graphsvc.contacts.hiding.choice import hide_contact, show_contact
from graphsvc.contacts.imports.start import undo_import
from graphsvc.contacts.levels import EXECUTORS, list_sources, set_level
from graphsvc.contacts.own import list_contacts
from graphsvc.contacts.own_word import say_word
from graphsvc.database import Database, Transaction
from graphsvc.days import today
from graphsvc.directory.loading import load_directory
from graphsvc.errors import NotFound
from graphsvc.naming.search import search_people
from graphsvc.naming.targets import Targets
from graphsvc.ontology import (
    SHARING,
    Level,
    ScopeKind,
    SharingLevel,
    narrower,
    reach_scope,
)
from graphsvc.runs.working import Worker, run_next
from graphsvc.sealing import KeyRing
from graphsvc.sharing.levels import change_level, narrow_role_facts
from graphsvc.wire.contacts import ContactInput, OwnWordInput
from graphsvc.wire.sharing import ContactSource
from loaders.records import Company, DirectoryRecord, Employment, Person
from tests.contacts.office import Facts, Office, open_office
from tests.judge.kept import clear

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
ADA = "Ada,Byron,https://www.linkedin.com/in/ada-b,ada@engines.example,Engines,Analyst,07 Mar 2020"
CY = "Cy,Cole,,cy@coal.example,Coal Mine,Digger,10 Mar 2020"
FILE = "\n".join([HEADER, ADA, CY, ""]).encode()

WIDEST = [SharingLevel.COMPANY, SharingLevel.LISTED]


def _directory() -> list[DirectoryRecord]:
    return [
        Company("engines", "Engines", domain="engines.example"),
        Person("ada", "Ada Byron", ("ada@engines.example",)),
        Employment("ada", "engines", "Analyst", current=True),
    ]


@pytest.fixture
def office(empty: Database, ring: KeyRing, session: neo4j.Session) -> Office:
    clear(session)
    load_directory(empty, _directory(), source="levels", as_of=today())
    found = open_office(empty, ring, session)
    give_role(found, "sales")
    return found


def give_role(office: Office, role: str) -> None:
    """Gives the user a role as somebody who administers roles does."""

    def work(tx: Transaction) -> None:
        narrow_role_facts(tx, office.user.id)

    office.session.run(
        "MATCH (u:User {id: $user}) SET u.role = $role WITH u WHERE $role <> 'none' "
        "MERGE (r:Role {id: $role}) ON CREATE SET r.org = u.org, r.scope = u.scope, "
        "r.name = $role, r.key = $role, r.parent = 'none', r.above = [$role]",
        user=office.user.id,
        role=role,
    ).consume()
    office.database.write(work)


def door(office: Office) -> Door:
    return Door(office.database, office.user.viewer, office.ring)


def sources(office: Office) -> list[ContactSource]:
    return door(office).look(list_sources)


def choose(office: Office, level: SharingLevel, *, label: str = "") -> None:
    source = next(one.id for one in sources(office) if one.label == label)
    door(office).change(lambda desk: set_level(desk, source, level))


def opened(office: Office) -> None:
    """Lets a worker do all runs of levels that wait."""
    worker = Worker(office.database, office.ring, EXECUTORS, "test")
    while run_next(worker):
        pass
    assert not any(one.opening for one in sources(office))
    assert sound(office)


def sound(office: Office) -> bool:
    return find_broken(office.database, limit=100_000) == []


def scope_of(office: Office, reach: ScopeKind, *, role: str = "sales") -> str:
    return reach_scope(reach, user=office.user.id, org=office.org.id, role=role)


def scopes(office: Office) -> dict[str, tuple[str, str, list[str]]]:
    """By name: the scopes of a contact, of its tie, and of its details."""
    rows = office.session.run(
        "MATCH (c:Contact {org: $org}) MATCH (c)<-[k:KNOWS]-() "
        "RETURN c.id AS id, c.scope AS contact, k.scope AS tie, COLLECT { "
        "MATCH (d:ContactDetail {contact: c.id}) RETURN d.scope } AS details",
        org=office.org.id,
    )
    names = {one["id"]: one["name"] for one in office.contacts().values()}
    return {names[row["id"]]: (row["contact"], row["tie"], sorted(row["details"])) for row in rows}


def due(office: Office, level: SharingLevel) -> tuple[str, str, list[str]]:
    """Where contacts stand at a level."""
    said, own = SHARING[level], scope_of(office, ScopeKind.USER)
    details = sorted({own, scope_of(office, said.detail)})
    return scope_of(office, said.contact), scope_of(office, said.tie), details


def facts(office: Office, name: str) -> Facts:
    return next(one for one in office.contacts().values() if one["name"] == name)


@pytest.mark.parametrize("level", SharingLevel)
def test_what_is_imported_stands_in_the_scopes_of_its_level(
    office: Office, level: SharingLevel
) -> None:
    office.upload("\n".join([HEADER, ADA, ""]).encode())
    choose(office, level)
    opened(office)
    office.upload(FILE)
    assert scopes(office) == {"Ada Byron": due(office, level), "Cy Cole": due(office, level)}
    own = list(office.own_companies().values())
    assert own == (["Coal Mine"] if level in WIDEST else [])
    assert sound(office)


PAIRS = [(one, other) for one in SharingLevel for other in SharingLevel if one is not other]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_a_change_narrows_at_once_and_opens_when_its_run_has_passed(
    office: Office, one: SharingLevel, other: SharingLevel
) -> None:
    office.upload(FILE)
    choose(office, one)
    opened(office)
    choose(office, other)
    met = narrower(SHARING[one].contact, SHARING[other].contact)
    contact, tie, details = scopes(office)["Ada Byron"]
    assert contact == tie == scope_of(office, met)
    detail = narrower(SHARING[one].detail, SHARING[other].detail)
    assert details == sorted({scope_of(office, ScopeKind.USER), scope_of(office, detail)})
    assert sound(office)
    opened(office)
    assert set(scopes(office)) == {"Ada Byron", "Cy Cole"}
    assert scopes(office)["Cy Cole"] == scopes(office)["Ada Byron"] == due(office, other)
    assert list(office.own_companies().values()) == (["Coal Mine"] if other in WIDEST else [])


def test_what_has_moved_is_found_by_the_fingerprints_of_its_new_scope_alone(
    office: Office,
) -> None:
    def found() -> list[str]:
        return [one.name for one in door(office).look(lambda v: search_people(v, "Co")).items]

    office.upload(FILE)
    listed = {*facts(office, "Cy Cole")["tokens"].split()}
    choose(office, SharingLevel.OWNER)
    assert facts(office, "Cy Cole").get("tokens") is None
    opened(office)
    assert not listed & {*facts(office, "Cy Cole")["tokens"].split()}
    assert found() == ["Cy Cole"]
    choose(office, SharingLevel.LISTED)
    assert facts(office, "Cy Cole")["scope"] == scope_of(office, ScopeKind.USER)
    assert found() == ["Cy Cole"]
    opened(office)
    assert {*facts(office, "Cy Cole")["tokens"].split()} == listed
    assert found() == ["Cy Cole"]


@pytest.mark.parametrize("level", SharingLevel)
def test_hidden_ties_stay_hidden_at_every_level(office: Office, level: SharingLevel) -> None:
    office.upload(FILE)
    cy = facts(office, "Cy Cole")["id"]
    door(office).change(lambda desk: hide_contact(desk, cy))
    choose(office, level)
    opened(office)
    hidden = due(office, SharingLevel.OWNER)
    assert scopes(office) == {"Ada Byron": due(office, level), "Cy Cole": hidden}
    door(office).change(lambda desk: show_contact(desk, cy))
    assert scopes(office)["Cy Cole"] == due(office, level)
    assert sound(office)


def test_a_role_that_changes_narrows_to_the_owner_at_once_and_opens_to_the_new_one(
    office: Office,
) -> None:
    office.upload(FILE)
    office.upload(FILE, label="second")
    choose(office, SharingLevel.ROLE)
    choose(office, SharingLevel.ROLE_BELOW, label="second")
    opened(office)
    give_role(office, "service")
    assert {one["scope"] for one in office.contacts().values()} == {
        scope_of(office, ScopeKind.USER)
    }
    assert sound(office)
    opened(office)
    now = {
        scope_of(office, reach, role="service") for reach in (ScopeKind.ROLE, ScopeKind.ROLE_BELOW)
    }
    assert {one["scope"] for one in office.contacts().values()} == now
    give_role(office, "none")
    opened(office)
    assert {one["scope"] for one in office.contacts().values()} == {
        scope_of(office, ScopeKind.USER)
    }


def test_an_owner_without_a_role_shares_with_nobody_by_it(office: Office) -> None:
    give_role(office, "none")
    office.upload(FILE)
    choose(office, SharingLevel.ROLE)
    opened(office)
    assert scopes(office)["Ada Byron"] == due(office, SharingLevel.OWNER)


Change = Callable[[Office], object]


def undone(office: Office) -> None:
    newer = office.upload(FILE.replace(b"Analyst", b"Countess").replace(CY.encode(), b""))
    door(office).change(lambda desk: undo_import(desk, newer.id))
    assert office.run(newer.id)


def undone_after_the_level(office: Office) -> None:
    newer = office.upload(FILE.replace(b"Analyst", b"Countess").replace(CY.encode(), b""))
    choose(office, SharingLevel.COMPANY)
    opened(office)
    choose(office, SharingLevel.FOLLOWERS)
    door(office).change(lambda desk: undo_import(desk, newer.id))
    assert office.run(newer.id)


def hidden_and_shown(office: Office) -> None:
    ids = [one.id for one in door(office).look(list_contacts)]
    for id_ in ids:
        door(office).change(lambda desk, id_=id_: hide_contact(desk, id_))
        door(office).change(lambda desk, id_=id_: show_contact(desk, id_))


def other_file(office: Office) -> None:
    office.upload(FILE.replace(b"Analyst", b"Countess").replace(b"Digger", b"Dreamer"))


@pytest.mark.parametrize("change", [undone, undone_after_the_level, hidden_and_shown, other_file])
def test_whatever_writes_contacts_writes_them_where_their_level_says(
    office: Office, change: Change
) -> None:
    office.upload(FILE)
    choose(office, SharingLevel.FOLLOWERS)
    opened(office)
    change(office)
    opened(office)
    there = due(office, SharingLevel.FOLLOWERS)
    assert scopes(office) == {"Ada Byron": there, "Cy Cole": there}


def test_a_contact_by_hand_has_the_level_of_what_is_added_by_hand(office: Office) -> None:
    zed = ContactInput(name="Zed Zink", company="Zinc", emails=("zed@zinc.example",))
    add_contact(door(office), zed)
    choose(office, SharingLevel.ROLE_BELOW)
    opened(office)
    add_contact(door(office), ContactInput(name="Yan Yttrium", company="Zinc"))
    there = due(office, SharingLevel.ROLE_BELOW)
    assert scopes(office) == {"Zed Zink": there, "Yan Yttrium": there}
    assert office.own_companies() == {}


def test_a_word_is_shared_with_the_same_human_of_a_source_of_another_level(office: Office) -> None:
    office.upload(FILE)
    choose(office, SharingLevel.ROLE)
    opened(office)
    cy = facts(office, "Cy Cole")["id"]
    word = OwnWordInput(level=Level.CLOSE)
    door(office).change(lambda desk: say_word(desk, cy, word))
    office.upload(FILE, label="second")
    words = [one["tie"]["word"] for one in office.contacts().values() if one["name"] == "Cy Cole"]
    assert words == ["close", "close"]
    door(office).change(lambda desk: hide_contact(desk, cy))
    hidden = [one["hidden"] for one in office.contacts().values() if one["name"] == "Cy Cole"]
    assert len(hidden) == 2
    assert None not in hidden


def test_a_level_that_changes_while_its_run_goes_on_is_the_one_that_holds(office: Office) -> None:
    office.upload(FILE)
    choose(office, SharingLevel.OWNER)
    choose(office, SharingLevel.COMPANY)
    choose(office, SharingLevel.FOLLOWERS)
    runs = office.session.run("MATCH (r:Run {kind: 'level'}) RETURN count(r) AS count").single()
    assert runs is not None
    assert runs["count"] == 1
    opened(office)
    assert scopes(office)["Ada Byron"] == due(office, SharingLevel.FOLLOWERS)


def test_nobody_changes_the_level_of_a_source_of_another(office: Office) -> None:
    office.upload(FILE)
    (source,) = sources(office)
    other = office.another_user()
    for id_ in (source.id, "absent"):
        with pytest.raises(NotFound, match="no such source of yours"):
            door(other).change(lambda desk, id_=id_: set_level(desk, id_, SharingLevel.COMPANY))
    assert sources(office) == [source]


def test_a_level_that_is_chosen_again_changes_nothing(office: Office) -> None:
    office.upload(FILE)
    (source,) = sources(office)

    def again(tx: Transaction) -> bool:
        return change_level(tx, office.user.id, source.id, SharingLevel.LISTED)

    assert not office.database.write(again)


def test_an_email_is_looked_up_among_ones_own_contacts_whatever_their_level(
    office: Office,
) -> None:
    office.upload(FILE)
    choose(office, SharingLevel.COMPANY)
    opened(office)
    mate = office.another_user()

    def meant(one: Office, text: str) -> bool:
        return door(one).look(lambda view: Targets(view).person(text)) is not None

    assert meant(office, "cy@coal.example")
    assert not meant(mate, "cy@coal.example")
    assert meant(mate, "Cy Cole")
