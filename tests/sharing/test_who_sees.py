"""Who can see this? The door asked in reverse says what the door says, and tells no more than it
may; a card shows what its viewer's scopes admit, and by which rule (V8, C7)."""

import neo4j
import pytest

from graphsvc.access.integrity import find_broken
from graphsvc.access.users import deactivate_user
from graphsvc.contacts.hiding.choice import hide_contact
from graphsvc.contacts.levels import level_previews, list_sources
from graphsvc.contacts.seen import seen_contact
from graphsvc.database import Database
from graphsvc.directory.pages.people_tab import list_people
from graphsvc.errors import NotFound
from graphsvc.ontology import NONE, SharingLevel
from graphsvc.sealing import KeyRing
from graphsvc.sharing.things import THINGS, who_sees
from graphsvc.sharing.who import holders
from graphsvc.statements.education import add_education
from graphsvc.statements.reference_accounts import add_reference_account
from graphsvc.statements.work import add_work
from graphsvc.team.roles import give_role
from graphsvc.wire.sharing import SeenContact, WhoSees
from graphsvc.wire.statements import EducationInput, ReferenceAccountInput, WorkHistoryInput
from tests.sharing.firm import PEOPLE, Firm, firm

ADMITTED = {
    SharingLevel.LISTED: set(PEOPLE),
    SharingLevel.COMPANY: set(PEOPLE),
    SharingLevel.OWNER: {"ann"},
    SharingLevel.FOLLOWERS: {"ann", "eli"},
    SharingLevel.ROLE: {"ann", "bob"},
    SharingLevel.ROLE_BELOW: {"ann", "bob", "cyd"},
}
"""Who sees a contact of Ann's at each level."""


@pytest.fixture(scope="module")
def driver_session(driver: neo4j.Driver) -> neo4j.Session:
    return driver.session()  # pyright: ignore[reportUnknownMemberType]


@pytest.fixture(scope="module")
def here(empty: Database, ring: KeyRing, driver_session: neo4j.Session) -> Firm:
    return firm(empty, ring, driver_session)


def card(here: Firm, name: str) -> SeenContact | None:
    try:
        return here.team.look(name, lambda view: seen_contact(view, here.contact))
    except NotFound:
        return None


def asked(here: Firm, kind: str = "contact", id_: str = "") -> WhoSees:
    return here.team.look(
        "ann",
        lambda view: who_sees(view, kind, id_ or here.contact),
    )


def told(seen: WhoSees) -> dict[str, set[str]]:
    """Who may see each part of something, in small letters."""
    return {one.what.split()[0]: {who.name.lower() for who in one.people} for one in seen.facets}


def test_the_door_in_reverse_agrees_with_the_door_for_every_user_and_scope(here: Firm) -> None:
    scopes = {name: here.team.look(name, lambda view: view.scopes) for name in PEOPLE}
    every = {scope for one in scopes.values() for scope in one}
    kinds = {scope.partition(":")[0] for scope in every}
    assert kinds == {"org", "user", "followers", "role", "role_below", "group"}
    wrong: dict[tuple[str, str], set[str]] = {}
    for asker in PEOPLE:
        for scope in scopes[asker]:
            found = here.team.look(asker, lambda view, scope=scope: holders(view, scope))
            due = {here.team.id(name) for name in PEOPLE if scope in scopes[name]}
            kind, _, about = scope.partition(":")
            if kind == "followers" and about != here.team.id(asker):
                continue
            if {one.id for one in found} != due:
                wrong[asker, scope] = {one.name for one in found}
    assert wrong == {}


def test_nobody_is_told_who_has_a_scope_that_is_not_theirs(here: Firm) -> None:
    ann = here.team.look("ann", lambda view: view.scopes)
    for scope in ann:
        assert here.rival.look("rex", lambda view, scope=scope: holders(view, scope)) == []


@pytest.mark.parametrize("level", SharingLevel)
def test_at_each_level_those_see_a_contact_who_are_told_to_its_owner(
    here: Firm, level: SharingLevel
) -> None:
    here.choose(level)
    cards = {name: card(here, name) for name in PEOPLE}
    assert {name for name, one in cards.items() if one} == ADMITTED[level]
    seen = told(asked(here))
    assert seen["Name,"] == seen["That"] == ADMITTED[level]
    with_details = {name for name, one in cards.items() if one and one.details}
    assert seen["E-mail"] == with_details
    assert with_details == ({"ann"} if level is SharingLevel.LISTED else ADMITTED[level])
    for name in with_details:
        one = cards[name]
        assert one is not None
        assert one.details is not None
        assert one.details.emails == ["nora@initech.example"]
        assert one.why
        assert one.details.why
    with pytest.raises(NotFound, match="no such contact"):
        here.rival.look("rex", lambda view: seen_contact(view, here.contact))
    assert find_broken(here.team.database, limit=10_000) == []


def test_the_reason_given_is_the_rule_that_let_the_viewer_in(here: Firm) -> None:
    reasons = {
        (SharingLevel.COMPANY, "eli"): "Everybody of your organisation may see it.",
        (SharingLevel.FOLLOWERS, "eli"): "Ann has admitted you as a follower.",
        (SharingLevel.ROLE, "bob"): "Its owner shares it with their role, which is yours.",
        (SharingLevel.ROLE_BELOW, "cyd"): "Its owner shares it with their role and those below it, "
        "of which yours is one.",
        (SharingLevel.OWNER, "ann"): "It is your own.",
    }
    for (level, name), why in reasons.items():
        here.choose(level)
        one = card(here, name)
        assert one is not None
        assert one.details is not None
        assert (one.why, one.details.why) == (why, why)


def test_a_role_that_its_owner_changes_shows_in_the_very_next_answer(here: Firm) -> None:
    here.choose(SharingLevel.ROLE)
    ann = here.team.id("ann")
    assert card(here, "bob")
    here.team.change(lambda change: give_role(change, ann, here.roles["head"]))
    assert (card(here, "bob"), card(here, "dee")) == (None, None)
    assert "under way" in asked(here, "source", source(here)).note
    here.pass_by()
    assert card(here, "bob") is None
    assert card(here, "dee")
    here.team.change(lambda change: give_role(change, ann, NONE))
    here.pass_by()
    assert card(here, "dee") is None
    assert "no role" in asked(here, "source", source(here)).note
    here.team.change(lambda change: give_role(change, ann, here.roles["sales"]))
    here.pass_by()
    assert card(here, "bob")


def source(here: Firm) -> str:
    return here.team.look("ann", list_sources)[0].id


def test_what_each_level_opens_is_told_before_it_is_chosen(here: Firm) -> None:
    here.choose(SharingLevel.OWNER)
    id_ = source(here)
    shown = here.team.look("ann", lambda view: level_previews(view, id_))
    assert [one.level for one in shown.levels if one.chosen] == [SharingLevel.OWNER]
    for one in shown.levels:
        assert {who.name.lower() for who in one.facets[0].people} == ADMITTED[one.level]
    here.choose(SharingLevel.LISTED)


def test_who_may_see_what_is_told_of_everything_that_one_can_own(here: Firm) -> None:
    job = here.team.desk(
        "ann", lambda desk: add_work(desk, WorkHistoryInput(company="Initech", since="2019"))
    )
    study = here.team.desk(
        "ann", lambda desk: add_education(desk, EducationInput(school="Port University"))
    )
    sold = here.team.desk(
        "ann", lambda desk: add_reference_account(desk, ReferenceAccountInput(company="Initech"))
    )
    things = {
        "contact": here.contact,
        "tie": here.contact,
        "source": source(here),
        "work_history": job.id,
        "education": study.id,
        "reference_account": sold.id,
    }
    assert set(things) == set(THINGS)
    for kind, id_ in things.items():
        assert asked(here, kind, id_).facets
        for look, name in ((here.team.look, "bob"), (here.rival.look, "rex")):
            for wanted in (id_, "absent"):
                with pytest.raises(NotFound, match="no such thing of yours"):
                    look(name, lambda view, kind=kind, wanted=wanted: who_sees(view, kind, wanted))


# Private connections, sentence by sentence


def test_teammates_see_name_and_title_on_the_people_tab_and_are_told_whom_to_ask(
    here: Firm,
) -> None:
    """“Your team members can view the names and titles of your private connections on the People
    tab of the companies that they work for, but cannot access the contact details.”"""
    here.choose(SharingLevel.LISTED)
    tab = here.team.look("bob", lambda view: list_people(view, here.company))
    (one,) = tab.private
    assert (one.name, one.title, one.ask) == (
        "Nora Quill",
        "Harbour master",
        "Ask Ann for a referral",
    )
    for detail in ("nora@initech.example", "22 33", "linkedin"):
        assert detail not in one.model_dump_json()


def test_details_of_a_private_connection_are_for_its_owner_alone(here: Firm) -> None:
    """“Contact details of Private Connections are only visible to you.”"""
    here.choose(SharingLevel.LISTED)
    with_details = [one for name in PEOPLE if (one := card(here, name)) and one.details]
    assert [one.mine for one in with_details] == [True]


def test_nobody_outside_the_organisation_finds_a_private_connection(here: Firm) -> None:
    """“Your private connections are not added to the database and cannot be accessed by anyone
    outside your organization at any time.”"""
    here.choose(SharingLevel.COMPANY)
    tab = here.rival.look("rex", lambda view: list_people(view, here.company))
    assert tab.private == []
    assert [one.name for one in tab.people] == ["Lee Hart"]
    here.choose(SharingLevel.LISTED)


def test_who_is_hidden_is_seen_by_nobody_else_and_says_so(here: Firm) -> None:
    here.choose(SharingLevel.COMPANY)
    here.team.desk("ann", lambda desk: hide_contact(desk, here.contact))
    assert {name for name in PEOPLE if card(here, name)} == {"ann"}
    seen = asked(here)
    assert told(seen)["Name,"] == told(seen)["E-mail"] == {"ann"}
    assert "hide" in seen.note


def test_who_has_left_sees_nothing_and_is_not_named(here: Firm) -> None:
    deactivate_user(here.team.database, here.team.user("eli"))
    job = here.team.desk(
        "ann", lambda desk: add_work(desk, WorkHistoryInput(company="Initech", since="2021"))
    )
    assert told(asked(here, "work_history", job.id))["Company,"] == set(PEOPLE) - {"eli"}
