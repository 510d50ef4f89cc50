"""Followers: who sees what an owner shares with those whom they admitted.

An owner names a follower, or somebody who may see a contact of theirs asks and the owner admits or
denies. Whoever was denied is not told: to them it is as if the owner had not answered yet.
"""

from dataclasses import dataclass
from typing import Final

from graphsvc.access.audit import Audited
from graphsvc.access.visibility import Desk, View
from graphsvc.days import DAY_MS, now_ms
from graphsvc.errors import InvalidInput, NotAllowed, NotFound, QuotaReached
from graphsvc.ontology import FollowState, NoticeKind, Rule
from graphsvc.queries import Count, Id, Nothing, SystemQuery, ViewerQuery, WriteQuery
from graphsvc.team.change import Change, change, tell_owner

MOST_FOLLOWERS: Final = 500
MOST_ASKED: Final = 50
"""So many owners has somebody asked at most who have not admitted them."""


@dataclass(frozen=True, slots=True)
class Follower:
    """Somebody who follows the viewer, has asked to, or was denied."""

    user: str
    name: str
    active: bool
    state: str


@dataclass(frozen=True, slots=True)
class State:
    """What is between an owner and a follower, and whether the follower has withdrawn it."""

    state: str
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class Sees:
    """Whether there is anything."""

    found: bool


FOLLOWERS = ViewerQuery("team/read/followers", Follower, ("user", "limit"))
SEES = ViewerQuery("team/read/sees_contact_of", Sees, ("owner",))
STATE = SystemQuery("team/read/follow_of", State, ("owner", "follower", "org"))
ASKED = SystemQuery("team/read/follows_asked", Count, ("follower",))
HELD = SystemQuery("team/read/followers_held", Count, ("owner",))
PUT = WriteQuery(
    "team/write/follow", Nothing, ("owner", "follower", "org", "state", "withdrawn", "now")
)
REMOVE = WriteQuery("team/write/follow_remove", Id, ("owner", "follower", "org"))


def list_followers(view: View) -> list[Follower]:
    """Who follows the viewer, has asked to, or was denied; those who wait come first."""
    return view.read(FOLLOWERS, user=view.viewer.user, limit=2 * MOST_FOLLOWERS)


def admit_follower(desk: Desk, user: str) -> None:
    """Lets somebody of the organisation follow the viewer, whether they asked or not. Raises
    ``NotFound``, ``InvalidInput`` for oneself, ``QuotaReached``."""
    _of_others(desk, user)
    change(desk, lambda change: _admit(change, desk.user, user))


def _admit(change: Change, owner: str, follower: str) -> None:
    change.active_user(follower)
    if _state(change, owner, follower) is not FollowState.ADMITTED:
        if change.read(HELD, owner=owner)[0].count >= MOST_FOLLOWERS:
            raise QuotaReached(f"Somebody has at most {MOST_FOLLOWERS} followers.")
        _put(change, owner, follower, FollowState.ADMITTED)
        change.check_scopes([follower])
        change.note(Audited.FOLLOWER_ADMITTED, subject=follower, owner=owner)


def deny_follower(desk: Desk, user: str) -> None:
    """Denies somebody who asked, or follows; they see nothing more from the very next answer on.
    Raises ``NotFound`` where there is nothing to deny."""
    change(desk, lambda change: _deny(change, desk.user, user))


def _deny(change: Change, owner: str, follower: str) -> None:
    if _state(change, owner, follower) is None:
        raise _no_follower()
    _put(change, owner, follower, FollowState.DENIED)
    change.note(Audited.FOLLOWER_REMOVED, subject=follower, owner=owner)


def remove_follower(desk: Desk, user: str) -> None:
    """Takes a follower away, or what was said of one; they may ask again. Raises ``NotFound``."""
    change(desk, lambda change: _remove(change, desk.user, user))


def _remove(change: Change, owner: str, follower: str) -> None:
    if not change.write(REMOVE, owner=owner, follower=follower, org=change.org):
        raise _no_follower()
    change.note(Audited.FOLLOWER_REMOVED, subject=follower, owner=owner)


def ask_to_follow(desk: Desk, owner: str) -> None:
    """Asks an owner of whom the viewer may see a contact to be let follow them; asked again, it
    changes nothing, and of who withdraws and asks again the owner is told once a day. Raises
    ``NotFound`` for nobody of the organisation, ``NotAllowed`` where no contact of theirs is to be
    seen, ``InvalidInput`` for oneself, ``QuotaReached``."""
    _of_others(desk, owner)
    change(desk, lambda change: _ask(change, desk, owner))


def _ask(change: Change, desk: Desk, owner: str) -> None:
    change.active_user(owner)
    found = _found(change, owner, desk.user)
    state = FollowState(found.state) if found else None
    if state is FollowState.ADMITTED:
        return
    asks = found is None or found.withdrawn
    if not desk.view.read(SEES, owner=owner)[0].found:
        raise NotAllowed(
            "You see no contact of theirs.",
            advice="Ask them to name you as a follower.",
        )
    if asks and change.read(ASKED, follower=desk.user)[0].count >= MOST_ASKED:
        raise QuotaReached(
            f"You have asked {MOST_ASKED} who have not answered yet.", advice="Withdraw one."
        )
    _put(change, owner, desk.user, state or FollowState.ASKED)
    if state is None:
        once = f"{desk.user} {now_ms() // DAY_MS}"
        tell_owner(desk, NoticeKind.FOLLOW_ASKED, owner, once=once, follower=desk.user)


def unfollow(desk: Desk, owner: str) -> None:
    """Follows an owner no longer, or asks no more. Raises ``NotFound`` where the viewer does
    neither."""
    view = desk.view
    if owner not in view.about(Rule.FOLLOWER) | view.denied(Rule.FOLLOWER):
        raise NotFound("You follow nobody of this name.")
    change(desk, lambda change: _unfollow(change, owner, desk.user))


def _unfollow(change: Change, owner: str, follower: str) -> None:
    """That somebody was denied outlasts their asking, so that they are not asked for anew."""
    if _state(change, owner, follower) is FollowState.DENIED:
        _put(change, owner, follower, FollowState.DENIED, withdrawn=True)
    else:
        change.write(REMOVE, owner=owner, follower=follower, org=change.org)


def _of_others(desk: Desk, user: str) -> None:
    if user == desk.user:
        raise InvalidInput("Nobody follows themselves.", field="user")


def _state(change: Change, owner: str, follower: str) -> FollowState | None:
    found = _found(change, owner, follower)
    return FollowState(found.state) if found else None


def _found(change: Change, owner: str, follower: str) -> State | None:
    return next(iter(change.read(STATE, owner=owner, follower=follower, org=change.org)), None)


def _put(
    change: Change, owner: str, follower: str, state: FollowState, *, withdrawn: bool = False
) -> None:
    change.write(
        PUT,
        owner=owner,
        follower=follower,
        org=change.org,
        state=state.value,
        withdrawn=withdrawn,
        now=now_ms(),
    )


def _no_follower() -> NotFound:
    return NotFound("There is no such follower of yours.")
