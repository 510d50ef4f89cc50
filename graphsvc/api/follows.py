"""``/v1/follows``: who follows the user, and whom the user follows."""

from fastapi import APIRouter

from graphsvc.api import examples
from graphsvc.api.bodies import GuardedRoute
from graphsvc.api.deps import DoorDep
from graphsvc.api.pages import IdPath
from graphsvc.api.problems import problems
from graphsvc.team.follows import (
    admit_follower,
    ask_to_follow,
    deny_follower,
    remove_follower,
    unfollow,
)
from graphsvc.team.listing import list_follows
from graphsvc.wire.team import FollowerInput, Follows

router = APIRouter(prefix="/v1/follows", tags=["organisation"], route_class=GuardedRoute)


@router.get("", responses={**examples.ok(examples.FOLLOWS), **problems()})
def show_follows(door: DoorDep) -> Follows:
    """Who follows the user, those who wait for an answer first, and whom the user follows or has
    asked. Whoever was denied is not told."""
    return door.look(list_follows)


@router.put(
    "/followers/{id}", responses={**examples.ok(examples.FOLLOWS), **problems(403, 404, 409)}
)
def set_follower(door: DoorDep, id_: IdPath, given: FollowerInput) -> Follows:
    """Lets a user of the organisation follow, whether they asked or not, or denies one who asked or
    follows: they see nothing more from the next answer on."""
    work = admit_follower if given.state == "admitted" else deny_follower
    door.change(lambda desk: work(desk, id_))
    return show_follows(door)


@router.delete("/followers/{id}", status_code=204, responses=problems(403, 404))
def delete_follower(door: DoorDep, id_: IdPath) -> None:
    """Takes a follower away, or what was said of one who asked. They may ask again."""
    door.change(lambda desk: remove_follower(desk, id_))


@router.put(
    "/following/{id}", responses={**examples.ok(examples.FOLLOWS), **problems(403, 404, 409)}
)
def ask_owner(door: DoorDep, id_: IdPath) -> Follows:
    """Asks a user of whom one may see a contact to be let follow them. Again it does nothing."""
    door.change(lambda desk: ask_to_follow(desk, id_))
    return show_follows(door)


@router.delete("/following/{id}", status_code=204, responses=problems(403, 404))
def leave_owner(door: DoorDep, id_: IdPath) -> None:
    """Follows a user no longer, or asks no more."""
    door.change(lambda desk: unfollow(desk, id_))
