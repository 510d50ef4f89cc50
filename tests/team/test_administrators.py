"""Administrators of an organisation: at least one stays, and being one shows nobody's contacts."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import neo4j
import pytest

from graphsvc.access.keys import add_key, viewer_of_key
from graphsvc.access.users import activate_user, deactivate_user
from graphsvc.access.visibility import Desk
from graphsvc.database import Database
from graphsvc.errors import Conflict, NotAllowed, NotFound, NotSignedIn
from graphsvc.ontology import user_scope
from graphsvc.sealing import KeyRing
from graphsvc.team.administrators import set_administrator
from graphsvc.team.change import administer, administer_group
from graphsvc.team.groups import add_group, put_member
from graphsvc.team.listing import get_colleague, list_people
from graphsvc.wire.pages import PageQuery
from tests.team.crew import Crew, crew


@pytest.fixture
def team(empty: Database, ring: KeyRing, session: neo4j.Session) -> Crew:
    return crew(empty, ring, session)


def make(team: Crew, name: str, *, admin: bool = True) -> None:
    team.change(lambda one: set_administrator(one, team.id(name), admin=admin))


def administrators(team: Crew) -> set[str]:
    page = team.desk("ann", lambda desk: list_people(desk, PageQuery()))
    return {one.name for one in page.items if one.administrator}


def test_nobody_is_an_administrator_unasked(team: Crew) -> None:
    team.user("ann")
    assert administrators(team) == set()
    with pytest.raises(NotAllowed):
        team.desk("ann", lambda desk: administer(desk, lambda _: None))


def test_the_last_one_names_another_before_leaving(team: Crew) -> None:
    make(team, "ann")
    team.user("bob")
    with pytest.raises(Conflict, match="last administrator"):
        make(team, "ann", admin=False)
    with pytest.raises(Conflict, match="last administrator"):
        deactivate_user(team.database, team.user("ann"))
    make(team, "bob")
    make(team, "ann", admin=False)
    assert administrators(team) == {"Bob"}


def test_who_is_demoted_while_they_wait_for_the_lock_changes_nothing(team: Crew) -> None:
    make(team, "ann")
    make(team, "bob")
    entered, demoted = Event(), Event()

    def queue(desk: Desk) -> None:
        """Bob has been let in; what he changes comes after he is none any more."""
        entered.set()
        assert demoted.wait(30)
        administer(desk, lambda one: set_administrator(one, team.id("ann"), admin=False))

    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(team.desk, "bob", queue)
        assert entered.wait(30)
        make(team, "bob", admin=False)
        demoted.set()
        with pytest.raises(NotAllowed):
            waiting.result()
    assert administrators(team) == {"Ann"}


def test_of_a_group_too(team: Crew) -> None:
    team.user("ann")
    group = team.change(lambda one: add_group(one, "North"))
    team.change(lambda one: put_member(one, group, team.id("ann"), admin=True))

    def queue(desk: Desk) -> None:
        with ThreadPoolExecutor(1) as pool:
            pool.submit(
                team.change, lambda one: put_member(one, group, team.id("ann"), admin=False)
            ).result()
        administer_group(desk, group, lambda one: put_member(one, group, bob, admin=True))

    bob = team.id("bob")
    with pytest.raises(NotAllowed):
        team.desk("ann", queue)


def test_one_who_is_not_active_is_none_who_stays(team: Crew) -> None:
    make(team, "ann")
    make(team, "bob")
    deactivate_user(team.database, team.user("bob"))
    with pytest.raises(Conflict):
        make(team, "ann", admin=False)
    with pytest.raises(NotFound):
        make(team, "bob")
    activate_user(team.database, team.user("bob"))
    make(team, "ann", admin=False)


def test_a_key_that_was_being_made_as_somebody_was_let_go_opens_nothing_afterwards(
    team: Crew,
) -> None:
    make(team, "ann")
    bob = team.user("bob")
    deactivate_user(team.database, bob)
    key = add_key(team.database, user=bob.id)
    activate_user(team.database, bob)
    with pytest.raises(NotSignedIn):
        viewer_of_key(team.database, key)


def test_the_last_user_of_all_may_leave(team: Crew) -> None:
    make(team, "ann")
    deactivate_user(team.database, team.user("ann"))


def test_an_administrator_sees_no_more_of_what_is_others(team: Crew) -> None:
    make(team, "ann")
    team.fact("bob", user_scope(team.id("bob")))
    assert not team.sees("ann", "bob")
    assert team.scopes("ann") == set()


def test_who_has_left_is_listed_for_administrators_alone(team: Crew) -> None:
    make(team, "ann")
    left = team.user("left")
    team.user("bob")
    deactivate_user(team.database, left)
    for name, seen in (("ann", {"Ann", "Bob", "Left"}), ("bob", {"Ann", "Bob"})):
        page = team.desk(name, lambda desk: list_people(desk, PageQuery()))
        assert {one.name for one in page.items} == seen
    assert not team.desk("ann", lambda desk: get_colleague(desk, left.id)).active
    with pytest.raises(NotFound):
        team.desk("bob", lambda desk: get_colleague(desk, left.id))


def test_what_one_was_ends_with_the_very_next_change(team: Crew) -> None:
    make(team, "ann")
    make(team, "bob")
    make(team, "ann", admin=False)
    with pytest.raises(NotAllowed):
        team.desk("ann", lambda desk: administer(desk, lambda _: None))
