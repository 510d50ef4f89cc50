"""Groups: who is in one sees what is the group's, as long as they are and it is not suspended."""

from collections.abc import Callable

import neo4j
import pytest

from graphsvc.access.visibility import Reason
from graphsvc.database import Database
from graphsvc.errors import Conflict, InvalidInput, NotAllowed, NotFound, QuotaReached
from graphsvc.ontology import Rule, group_scope, share_scope
from graphsvc.sealing import KeyRing
from graphsvc.team.administrators import set_administrator
from graphsvc.team.change import Change, administer, administer_group
from graphsvc.team.groups import (
    add_group,
    give_share,
    link_groups,
    put_member,
    remove_group,
    remove_member,
    rename_group,
    suspend_group,
    take_share,
    unlink_groups,
)
from graphsvc.team.listing import get_group, list_groups, list_people
from graphsvc.wire.pages import PageQuery
from tests.team.crew import Crew, broken, crew
from tests.team.test_roles import fill


@pytest.fixture
def team(empty: Database, ring: KeyRing, session: neo4j.Session) -> Crew:
    return crew(empty, ring, session)


def group(team: Crew, name: str, *members: str) -> str:
    """A group with members."""
    made = team.change(lambda one: add_group(one, name))
    for member in members:
        team.change(lambda one, m=member: put_member(one, made, team.id(m), admin=False))
    return made


def test_membership_shows_in_the_very_next_answer_and_so_does_its_end(team: Crew) -> None:
    north = group(team, "North")
    team.fact("ann", group_scope(north))
    assert not team.sees("bob", "ann")
    team.change(lambda one: put_member(one, north, team.id("bob"), admin=False))
    assert team.sees("bob", "ann")
    assert team.why("bob", group_scope(north)) == Reason(Rule.GROUP, north)
    team.change(lambda one: remove_member(one, north, team.id("bob")))
    assert not team.sees("bob", "ann")
    assert not team.sees("cyd", "ann")


def test_a_suspended_group_shows_nothing_though_its_members_are_members(team: Crew) -> None:
    north = group(team, "North", "ann", "bob")
    team.change(lambda one: give_share(one, "sales", north))
    team.fact("ann", group_scope(north))
    assert team.scopes("bob") == {group_scope(north), share_scope("sales")}
    team.change(lambda one: suspend_group(one, north, suspended=True))
    assert team.scopes("bob") == set()
    assert not team.sees("bob", "ann")
    assert team.look("bob", lambda view: view.denied(Rule.GROUP)) == {north}
    assert team.desk("bob", lambda desk: get_group(desk, north)).members is None
    team.change(lambda one: suspend_group(one, north, suspended=False))
    assert team.sees("bob", "ann")
    assert broken(team) == []


def test_what_was_given_to_two_groups_is_seen_as_long_as_one_of_them_has_it(team: Crew) -> None:
    north, south = group(team, "North", "ann"), group(team, "South", "ann")
    for one_of in (north, south):
        team.change(lambda one, g=one_of: give_share(one, "sales", g))
    assert share_scope("sales") in team.scopes("ann")
    team.change(lambda one: suspend_group(one, north, suspended=True))
    assert team.why("ann", share_scope("sales")) == Reason(Rule.SHARE, south)
    team.change(lambda one: take_share(one, "sales", south))
    assert share_scope("sales") not in team.scopes("ann")
    with pytest.raises(NotFound):
        team.change(lambda one: take_share(one, "sales", south))


def test_groups_are_connected_by_both_and_that_shares_nothing(team: Crew) -> None:
    north, south = group(team, "North", "ann"), group(team, "South", "bob")
    team.fact("ann", group_scope(north))
    assert not team.change(lambda one: link_groups(one, north, south))
    assert not team.change(lambda one: link_groups(one, north, south))
    assert states(team, "ann", north) == {"South": "waiting"}
    assert states(team, "bob", south) == {"North": "asked"}
    assert team.change(lambda one: link_groups(one, south, north))
    assert states(team, "ann", north) == {"South": "agreed"}
    assert team.change(lambda one: link_groups(one, north, south))
    assert team.scopes("bob") == {group_scope(south)}
    assert not team.sees("bob", "ann")
    team.change(lambda one: unlink_groups(one, south, north))
    assert states(team, "ann", north) == {}
    with pytest.raises(NotFound):
        team.change(lambda one: unlink_groups(one, south, north))
    with pytest.raises(InvalidInput):
        team.change(lambda one: link_groups(one, south, south))


def states(team: Crew, name: str, group_: str) -> dict[str, str]:
    found = team.desk(name, lambda desk: get_group(desk, group_))
    return {one.group.name: one.state for one in found.connections}


def test_a_removed_group_is_gone_with_all_that_hung_on_it(team: Crew) -> None:
    north, south = group(team, "North", "ann"), group(team, "South", "ann")
    team.change(lambda one: give_share(one, "sales", north))
    team.change(lambda one: link_groups(one, north, south))
    team.change(lambda one: remove_group(one, north))
    assert team.scopes("ann") == {group_scope(south)}
    assert states(team, "ann", south) == {}
    assert broken(team) == []


def test_names_are_everybodys_and_members_are_the_groups(team: Crew) -> None:
    north = group(team, "North", "ann", "bob")
    listed = team.look("cyd", list_groups)
    assert [(one.name, one.member, one.administrator) for one in listed] == [
        ("North", False, False)
    ]
    assert team.desk("cyd", lambda desk: get_group(desk, north)).members is None
    seen = team.desk("ann", lambda desk: get_group(desk, north)).members
    assert seen is not None
    assert [one.name for one in seen] == ["Ann", "Bob"]
    people = team.desk("cyd", lambda desk: list_people(desk, PageQuery()))
    assert {one.name: one.groups for one in people.items} == {"Ann": [], "Bob": [], "Cyd": []}
    team.change(lambda one: set_administrator(one, team.id("cyd"), admin=True))
    people = team.desk("cyd", lambda desk: list_people(desk, PageQuery()))
    assert {one.name: [g.name for g in one.groups] for one in people.items} == {
        "Ann": ["North"],
        "Bob": ["North"],
        "Cyd": [],
    }
    assert team.scopes("cyd") == set()


def test_an_administrator_of_a_group_runs_that_group_alone(team: Crew) -> None:
    north, south = group(team, "North"), group(team, "South")
    team.change(lambda one: put_member(one, north, team.id("ann"), admin=True))
    bob = team.id("bob")

    def tries(group_: str, work: Callable[[Change], object]) -> bool:
        try:
            team.desk("ann", lambda desk: administer_group(desk, group_, work))
        except NotAllowed:
            return False
        return True

    assert tries(north, lambda one: put_member(one, north, bob, admin=False))
    assert tries(north, lambda one: link_groups(one, north, south))
    assert tries(north, lambda one: rename_group(one, north, "Northern"))
    assert tries(north, lambda one: suspend_group(one, north, suspended=True))
    assert tries(north, lambda one: suspend_group(one, north, suspended=False))
    assert not tries(south, lambda one: put_member(one, south, bob, admin=False))
    assert not tries("absent", lambda one: remove_group(one, "absent"))
    with pytest.raises(NotAllowed):
        team.desk("ann", lambda desk: administer(desk, lambda one: add_group(one, "West")))
    team.change(lambda one: put_member(one, north, team.id("ann"), admin=False))
    assert not tries(north, lambda one: put_member(one, north, bob, admin=False))


def test_groups_and_users_of_another_organisation_are_as_absent_ones(
    team: Crew, ring: KeyRing, session: neo4j.Session
) -> None:
    theirs = crew(team.database, ring, session)
    foreign, stranger = group(theirs, "North"), theirs.id("sue")
    ours = group(team, "North")
    ann = team.id("ann")
    for id_ in (foreign, "absent"):
        tried: tuple[Callable[[Change], object], ...] = (
            lambda one, g=id_: rename_group(one, g, "Ours"),
            lambda one, g=id_: suspend_group(one, g, suspended=True),
            lambda one, g=id_: remove_group(one, g),
            lambda one, g=id_: put_member(one, g, ann, admin=True),
            lambda one, g=id_: link_groups(one, ours, g),
            lambda one, g=id_: give_share(one, "sales", g),
        )
        for work in tried:
            with pytest.raises(NotFound) as raised:
                team.change(work)
            assert raised.value.message == "There is no such group in your organisation."
        with pytest.raises(NotFound):
            team.desk("ann", lambda desk, g=id_: get_group(desk, g))
    for user in (stranger, "absent"):
        with pytest.raises(NotFound, match="no such user"):
            team.change(lambda one, user=user: put_member(one, ours, user, admin=False))
    with pytest.raises(Conflict):
        team.change(lambda one: add_group(one, " north "))


def test_the_membership_that_would_pass_64_scopes_is_refused_and_not_kept(
    team: Crew, session: neo4j.Session
) -> None:
    north, south = group(team, "North"), group(team, "South")
    team.change(lambda one: give_share(one, "sales", south))
    fill(session, team, "ann", 60)
    with pytest.raises(QuotaReached, match="Ann would see what is shared in 65 ways"):
        team.change(lambda one: put_member(one, south, team.id("ann"), admin=False))
    assert len(team.scopes("ann")) == 60
    team.change(lambda one: put_member(one, north, team.id("ann"), admin=False))
    assert len(team.scopes("ann")) == 61
    with pytest.raises(QuotaReached):
        team.change(lambda one: give_share(one, "sales", north))
    assert len(team.scopes("ann")) == 61
    assert broken(team) == []


def test_a_suspended_group_counts_towards_64_since_it_comes_back(
    team: Crew, session: neo4j.Session
) -> None:
    north, south = group(team, "North", "ann"), group(team, "South")
    team.change(lambda one: suspend_group(one, north, suspended=True))
    fill(session, team, "ann", 60)
    with pytest.raises(QuotaReached):
        team.change(lambda one: put_member(one, south, team.id("ann"), admin=False))
    team.change(lambda one: suspend_group(one, north, suspended=False))
    assert len(team.scopes("ann")) == 61
