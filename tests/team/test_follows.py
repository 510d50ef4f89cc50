"""Followers see what an owner shares with them, from being admitted until they are removed."""

import neo4j
import pytest

from graphsvc.access.users import deactivate_user
from graphsvc.access.visibility import Reason
from graphsvc.database import Database
from graphsvc.days import DAY_MS
from graphsvc.errors import InvalidInput, NotAllowed, NotFound, QuotaReached
from graphsvc.mail.notices import page_of_notifications
from graphsvc.ontology import Rule, followers_scope, org_scope
from graphsvc.sealing import KeyRing
from graphsvc.team import follows
from graphsvc.team.follows import (
    MOST_ASKED,
    admit_follower,
    ask_to_follow,
    deny_follower,
    remove_follower,
    unfollow,
)
from graphsvc.team.listing import list_follows
from graphsvc.wire.pages import PageQuery
from tests.team.crew import Crew, broken, crew
from tests.team.test_roles import fill


@pytest.fixture
def team(empty: Database, ring: KeyRing, session: neo4j.Session) -> Crew:
    return crew(empty, ring, session)


def followers(team: Crew, name: str) -> dict[str, str]:
    return {one.name: one.state for one in team.look(name, list_follows).followers}


def following(team: Crew, name: str) -> dict[str, str]:
    return {one.name: one.state for one in team.look(name, list_follows).following}


def test_whom_the_owner_names_sees_at_once_and_nothing_more_once_removed(team: Crew) -> None:
    ann, bob = team.id("ann"), team.id("bob")
    team.fact("ann", followers_scope(ann))
    assert team.sees("ann", "ann")
    assert not team.sees("bob", "ann")
    team.desk("ann", lambda desk: admit_follower(desk, bob))
    assert team.sees("bob", "ann")
    assert team.why("bob", followers_scope(ann)) == Reason(Rule.FOLLOWER, ann)
    assert team.why("ann", followers_scope(ann)) == Reason(Rule.SELF, ann)
    assert (followers(team, "ann"), following(team, "bob")) == (
        {"Bob": "admitted"},
        {"Ann": "admitted"},
    )
    team.desk("ann", lambda desk: remove_follower(desk, bob))
    assert not team.sees("bob", "ann")
    assert (followers(team, "ann"), following(team, "bob")) == ({}, {})
    assert team.sees("ann", "ann")


def test_who_sees_a_contact_may_ask_and_sees_nothing_more_until_admitted(team: Crew) -> None:
    ann, bob = team.id("ann"), team.id("bob")
    team.fact("ann", followers_scope(ann))
    with pytest.raises(NotAllowed, match="no contact of theirs"):
        team.desk("bob", lambda desk: ask_to_follow(desk, ann))
    team.fact("ann", org_scope(team.org.id))
    for _ in range(2):
        team.desk("bob", lambda desk: ask_to_follow(desk, ann))
    assert followers_scope(ann) not in team.scopes("bob")
    assert (followers(team, "ann"), following(team, "bob")) == ({"Bob": "asked"}, {"Ann": "asked"})
    team.desk("ann", lambda desk: admit_follower(desk, bob))
    assert team.scopes("bob") == {followers_scope(ann)}
    team.desk("bob", lambda desk: unfollow(desk, ann))
    assert team.scopes("bob") == set()
    assert broken(team) == []


def test_who_withdraws_and_asks_again_is_told_of_once_a_day(
    team: Crew, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann, day = team.id("ann"), [20_000]
    team.fact("ann", org_scope(team.org.id))
    monkeypatch.setattr(follows, "now_ms", lambda: day[0] * DAY_MS + 5)

    def told_after_asking() -> int:
        team.desk("bob", lambda desk: ask_to_follow(desk, ann))
        told = team.look("ann", lambda view: page_of_notifications(view, PageQuery())).items
        team.desk("bob", lambda desk: unfollow(desk, ann))
        return len(told)

    assert [told_after_asking() for _ in range(3)] == [1, 1, 1]
    day[0] += 1
    assert [told_after_asking() for _ in range(2)] == [2, 2]


def test_a_denial_beats_what_was_and_is_not_told_to_the_one_denied(team: Crew) -> None:
    ann, bob = team.id("ann"), team.id("bob")
    team.fact("ann", org_scope(team.org.id))
    team.desk("ann", lambda desk: admit_follower(desk, bob))
    team.desk("ann", lambda desk: deny_follower(desk, bob))
    assert team.scopes("bob") == set()
    assert (followers(team, "ann"), following(team, "bob")) == ({"Bob": "denied"}, {"Ann": "asked"})
    team.desk("bob", lambda desk: ask_to_follow(desk, ann))
    assert followers(team, "ann") == {"Bob": "denied"}
    team.desk("bob", lambda desk: unfollow(desk, ann))
    assert (followers(team, "ann"), following(team, "bob")) == ({}, {})
    team.desk("bob", lambda desk: ask_to_follow(desk, ann))
    assert followers(team, "ann") == {"Bob": "denied"}
    assert broken(team) == []
    team.desk("ann", lambda desk: admit_follower(desk, bob))
    assert team.scopes("bob") == {followers_scope(ann)}


def test_nobody_follows_themselves_a_stranger_or_one_who_has_left(
    team: Crew, ring: KeyRing, session: neo4j.Session
) -> None:
    theirs = crew(team.database, ring, session)
    stranger, ann, left = theirs.id("sue"), team.id("ann"), team.user("left")
    theirs.fact("sue", org_scope(theirs.org.id))
    team.fact("left", org_scope(team.org.id))
    deactivate_user(team.database, left)
    with pytest.raises(InvalidInput):
        team.desk("ann", lambda desk: admit_follower(desk, ann))
    for user in (stranger, "absent", left.id):
        for work in (admit_follower, ask_to_follow):
            with pytest.raises(NotFound) as raised:
                team.desk("ann", lambda desk, w=work, u=user: w(desk, u))
            assert raised.value.message == "There is no such user in your organisation."
        for work in (remove_follower, deny_follower, unfollow):
            with pytest.raises(NotFound):
                team.desk("ann", lambda desk, w=work, u=user: w(desk, u))


def test_who_follows_whom_is_between_the_two(team: Crew) -> None:
    bob = team.id("bob")
    team.desk("ann", lambda desk: admit_follower(desk, bob))
    assert (followers(team, "cyd"), following(team, "cyd")) == ({}, {})
    assert followers(team, "bob") == {}
    with pytest.raises(NotFound):
        team.desk("cyd", lambda desk: remove_follower(desk, bob))
    assert followers(team, "ann") == {"Bob": "admitted"}


def test_the_follow_that_would_pass_64_scopes_is_refused_with_the_reason(
    team: Crew, session: neo4j.Session
) -> None:
    fill(session, team, "bob", 61)
    bob = team.id("bob")
    with pytest.raises(QuotaReached, match="Bob would see what is shared in 65 ways"):
        team.desk("ann", lambda desk: admit_follower(desk, bob))
    assert followers(team, "ann") == {}
    assert len(team.scopes("bob")) == 61


def test_somebody_asks_so_many_at_most(team: Crew, session: neo4j.Session) -> None:
    fill(session, team, "bob", MOST_ASKED)
    session.run(
        "MATCH (f:Follow {follower: $bob}) SET f.state = 'asked'", bob=team.id("bob")
    ).consume()
    team.fact("ann", org_scope(team.org.id))
    ann = team.id("ann")
    with pytest.raises(QuotaReached, match="You have asked 50"):
        team.desk("bob", lambda desk: ask_to_follow(desk, ann))


def test_the_bound_of_asking_does_not_tell_who_has_denied(
    team: Crew, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Withdrawing makes room for one more, and asking anew takes it, whether one was denied or
    not."""
    monkeypatch.setattr(follows, "MOST_ASKED", 2)
    owners = ("ann", "cyd", "dan")
    for owner in owners:
        team.fact(owner, org_scope(team.org.id))
    ann, cyd, dan = map(team.id, owners)
    for asker in ("bob", "eve"):
        for owner in (ann, cyd):
            team.desk(asker, lambda desk, owner=owner: ask_to_follow(desk, owner))
    team.desk("ann", lambda desk: deny_follower(desk, team.id("bob")))
    told: dict[str, list[str]] = {}
    for asker in ("bob", "eve"):
        team.desk(asker, lambda desk: unfollow(desk, ann))
        team.desk(asker, lambda desk: ask_to_follow(desk, dan))
        with pytest.raises(QuotaReached) as refused:
            team.desk(asker, lambda desk: ask_to_follow(desk, ann))
        told[asker] = [refused.value.message, *following(team, asker).values()]
    assert told["bob"] == told["eve"]
