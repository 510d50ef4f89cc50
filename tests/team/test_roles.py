"""Roles are a tree, and who sees what by them changes with the next answer."""

from collections.abc import Callable

import neo4j
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.access.visibility import Reason
from graphsvc.database import Database
from graphsvc.errors import Conflict, InvalidInput, NotAllowed, NotFound, QuotaReached
from graphsvc.ontology import NONE, Rule, role_below_scope, role_scope
from graphsvc.sealing import KeyRing
from graphsvc.team.administrators import set_administrator
from graphsvc.team.change import administer
from graphsvc.team.listing import list_roles
from graphsvc.team.roles import (
    MOST_LEVELS,
    Role,
    add_role,
    give_role,
    move_role,
    moved,
    remove_role,
    rename_role,
)
from tests.team.crew import Crew, broken, crew

Tree = dict[str, str]


@pytest.fixture
def team(empty: Database, ring: KeyRing, session: neo4j.Session) -> Crew:
    return crew(empty, ring, session)


def chain(team: Crew, count: int) -> list[str]:
    """Roles one below the other, from the top."""
    made: list[str] = []
    for number in range(count):
        parent = made[-1] if made else NONE
        made.append(
            team.change(lambda one, n=number, p=parent: add_role(one, f"Level {n}", parent=p))
        )
    return made


def test_a_holder_sees_what_is_shared_with_the_role_and_from_above_with_those_below(
    team: Crew,
) -> None:
    head, sales, reps = chain(team, 3)
    team.change(lambda one: give_role(one, team.id("sam"), sales))
    assert team.scopes("sam") == {
        role_scope(sales),
        role_below_scope(sales),
        role_below_scope(head),
    }
    assert team.why("sam", role_below_scope(head)) == Reason(Rule.ROLE_BELOW, head)
    assert team.why("sam", role_scope(head)) is None
    assert team.why("sam", role_below_scope(reps)) is None


def test_subordinates_see_what_is_shared_with_those_below_and_managers_do_not(team: Crew) -> None:
    head, sales, reps = chain(team, 3)
    for name, role in (("hedy", head), ("sam", sales), ("rita", reps)):
        team.change(lambda one, n=name, r=role: give_role(one, team.id(n), r))
    team.fact("sam", role_below_scope(sales))
    seen = {name: team.sees(name, "sam") for name in ("hedy", "sam", "rita", "nora")}
    assert seen == {"hedy": False, "sam": True, "rita": True, "nora": False}


def test_a_move_shows_in_the_very_next_answer(team: Crew) -> None:
    head, sales, reps = chain(team, 3)
    other = team.change(lambda one: add_role(one, "Other"))
    team.change(lambda one: give_role(one, team.id("rita"), reps))
    team.change(lambda one: give_role(one, team.id("hedy"), head))
    team.fact("hedy", role_below_scope(head))
    assert team.sees("rita", "hedy")
    team.change(lambda one: move_role(one, sales, parent=other))
    assert not team.sees("rita", "hedy")
    below = {role_below_scope(one) for one in (reps, sales, other)}
    assert team.scopes("rita") == {role_scope(reps), *below}
    team.change(lambda one: move_role(one, sales, parent=NONE))
    assert role_below_scope(other) not in team.scopes("rita")
    assert broken(team) == []


def test_another_role_takes_away_what_the_one_before_gave(team: Crew) -> None:
    head, sales, _ = chain(team, 3)
    team.change(lambda one: give_role(one, team.id("sam"), sales))
    team.change(lambda one: give_role(one, team.id("sam"), head))
    assert team.scopes("sam") == {role_scope(head), role_below_scope(head)}
    team.change(lambda one: give_role(one, team.id("sam"), NONE))
    assert team.scopes("sam") == set()


def test_a_role_is_removed_once_nobody_holds_it_and_none_is_below(team: Crew) -> None:
    head, sales, _ = chain(team, 3)
    with pytest.raises(Conflict, match="below"):
        team.change(lambda one: remove_role(one, sales))
    top = team.change(lambda one: add_role(one, "Top"))
    team.change(lambda one: give_role(one, team.id("sam"), top))
    with pytest.raises(Conflict, match="holds"):
        team.change(lambda one: remove_role(one, top))
    team.change(lambda one: give_role(one, team.id("sam"), head))
    team.change(lambda one: remove_role(one, top))
    assert [one.name for one in team.look("sam", list_roles)] == ["Level 0", "Level 1", "Level 2"]


def test_the_tree_is_listed_with_each_role_behind_the_one_above_it(team: Crew) -> None:
    _, sales, _ = chain(team, 3)
    team.change(lambda one: add_role(one, "Aides", parent=sales))
    team.change(lambda one: give_role(one, team.id("sam"), sales))
    listed = team.look("sam", list_roles)
    assert [(one.name, one.level, one.holders) for one in listed] == [
        ("Level 0", 1, 0),
        ("Level 1", 2, 1),
        ("Aides", 3, 0),
        ("Level 2", 3, 0),
    ]


def test_a_tree_has_no_ring_and_ten_levels_and_every_name_once(team: Crew) -> None:
    roles = chain(team, MOST_LEVELS)
    with pytest.raises(InvalidInput, match="levels"):
        team.change(lambda one: add_role(one, "Deeper", parent=roles[-1]))
    with pytest.raises(InvalidInput, match="below itself"):
        team.change(lambda one: move_role(one, roles[0], parent=roles[3]))
    with pytest.raises(Conflict, match="already"):
        team.change(lambda one: add_role(one, "LEVEL  3"))
    with pytest.raises(Conflict, match="already"):
        team.change(lambda one: rename_role(one, roles[0], "level 1"))
    with pytest.raises(InvalidInput, match="1 to 100"):
        team.change(lambda one: add_role(one, " "))
    team.change(lambda one: rename_role(one, roles[0], "LEVEL 0"))
    lone = team.change(lambda one: add_role(one, "Lone"))
    with pytest.raises(InvalidInput, match="levels"):
        team.change(lambda one: move_role(one, roles[0], parent=lone))


def test_roles_of_another_organisation_are_as_absent_ones(
    team: Crew, ring: KeyRing, session: neo4j.Session
) -> None:
    theirs = crew(team.database, ring, session)
    [foreign] = chain(theirs, 1)
    stranger = theirs.id("sue")
    [ours] = chain(team, 1)
    for role in (foreign, "absent"):
        tried: tuple[Callable[[], object], ...] = (
            lambda role=role: team.change(lambda one: rename_role(one, role, "Ours")),
            lambda role=role: team.change(lambda one: move_role(one, role, parent=NONE)),
            lambda role=role: team.change(lambda one: move_role(one, ours, parent=role)),
            lambda role=role: team.change(lambda one: remove_role(one, role)),
            lambda role=role: team.change(lambda one: add_role(one, "New", parent=role)),
            lambda role=role: team.change(lambda one: give_role(one, team.id("sam"), role)),
        )
        for attempt in tried:
            with pytest.raises(NotFound) as raised:
                attempt()
            assert raised.value.message == "There is no such role in your organisation."
    for user in (stranger, "absent"):
        with pytest.raises(NotFound, match="no such user"):
            team.change(lambda one, user=user: give_role(one, user, ours))
    assert theirs.scopes("sue") == set()


def test_only_administrators_change_roles(team: Crew) -> None:
    [role] = chain(team, 1)
    with pytest.raises(NotAllowed):
        team.desk("ann", lambda desk: administer(desk, lambda one: remove_role(one, role)))
    team.change(lambda one: set_administrator(one, team.id("ann"), admin=True))
    team.desk("ann", lambda desk: administer(desk, lambda one: remove_role(one, role)))
    assert team.look("bob", list_roles) == []


def test_a_role_of_a_user_whom_another_organisation_has_grants_nothing(
    team: Crew, ring: KeyRing, session: neo4j.Session
) -> None:
    """Even where the graph says so, which no function of ours writes."""
    theirs = crew(team.database, ring, session)
    [foreign] = chain(theirs, 1)
    sam = team.id("sam")
    session.run("MATCH (u:User {id: $sam}) SET u.role = $role", sam=sam, role=foreign).consume()
    assert team.scopes("sam") == set()
    session.run("MATCH (u:User {id: $sam}) SET u.role = 'none'", sam=sam).consume()


def test_a_move_that_would_give_a_holder_too_many_scopes_is_refused_with_the_reason(
    team: Crew, session: neo4j.Session
) -> None:
    roles = chain(team, 8)
    low = team.change(lambda one: add_role(one, "Low"))
    sam = team.id("sam")
    team.change(lambda one: give_role(one, sam, low))
    fill(session, team, "sam", 64 - 3 - 2 - 7)
    with pytest.raises(QuotaReached, match="at most 64"):
        team.change(lambda one: move_role(one, low, parent=roles[-1]))
    assert len(team.scopes("sam")) == 64 - 3 - 7
    team.change(lambda one: move_role(one, low, parent=roles[-2]))
    assert len(team.scopes("sam")) == 64 - 3


def fill(session: neo4j.Session, team: Crew, name: str, count: int) -> None:
    """Lets so many owners have admitted a user."""
    session.run(
        "UNWIND range(1, $count) AS number "
        "CREATE (u:User {id: $user + '-' + number, org: $org, scope: 'org:' + $org, name: 'x', "
        "email: $user + number + '@x.example', person_id: 'none', active: true, role: 'none', "
        "login: 'none', admin: false}) "
        "CREATE (:Follow {org: $org, scope: 'user:' + u.id, owner: u.id, follower: $user, "
        "state: 'admitted', withdrawn: false})",
        user=team.id(name),
        org=team.org.id,
        count=count,
    ).consume()


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """Parents by role."""
    count = draw(st.integers(1, 12))
    return {
        str(number): draw(st.sampled_from([NONE, *map(str, range(number))]))
        for number in range(count)
    }


def above(tree: Tree, role: str) -> list[str]:
    """A role and all above it, by following the parents."""
    found = [role]
    while (parent := tree[found[-1]]) != NONE:
        found.append(parent)
    return found


@given(trees(), st.data())
def test_what_stands_above_is_what_the_parents_say_after_every_move(
    tree: Tree, data: st.DataObject
) -> None:
    role = data.draw(st.sampled_from(sorted(tree)))
    parent = data.draw(st.sampled_from([NONE, *sorted(tree)]))
    roles = [Role(one, one, tree[one], above(tree, one)) for one in tree]
    rings = parent != NONE and role in above(tree, parent)
    after = {**tree, role: parent}
    deep = not rings and any(len(above(after, one)) > MOST_LEVELS for one in after)
    if rings or (deep and any(role in above(after, o) for o in after)):
        with pytest.raises(InvalidInput):
            moved(roles, role, parent)
        return
    found = {one.id: one for one in moved(roles, role, parent)}
    kept = {one.id: one for one in roles} | found
    assert {one.id: (one.above, one.parent) for one in kept.values()} == {
        one: (above(after, one), over) for one, over in after.items()
    }
