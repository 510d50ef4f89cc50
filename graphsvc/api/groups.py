"""``/v1/groups``: groups, their members, and which of them are connected."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Path, Response

from graphsvc.access.door import Door
from graphsvc.api import examples
from graphsvc.api.bodies import GuardedRoute
from graphsvc.api.deps import DoorDep
from graphsvc.api.pages import IdPath
from graphsvc.api.problems import problems
from graphsvc.team.change import Change, administer, administer_group
from graphsvc.team.groups import (
    add_group,
    change_group,
    link_groups,
    put_member,
    remove_group,
    remove_member,
    unlink_groups,
)
from graphsvc.team.listing import get_group, list_groups
from graphsvc.wire.pages import Page
from graphsvc.wire.team import Group, GroupInput, MemberInput, NewGroup, WholeGroup

router = APIRouter(prefix="/v1/groups", tags=["organisation"], route_class=GuardedRoute)

_Work = Callable[[Change], object]
UserPath = Annotated[str, Path(alias="user", max_length=100, description="the id of a user")]
OtherPath = Annotated[str, Path(alias="other", max_length=100, description="the id of a group")]


@router.get("", responses={**examples.ok(examples.GROUP_LIST), **problems()})
def list_all_groups(door: DoorDep) -> Page[Group]:
    """The groups of the organisation, by name."""
    return Page(items=door.look(list_groups))


@router.post(
    "", status_code=201, responses={**examples.created(examples.WHOLE_GROUP), **problems(403, 409)}
)
def make_group(door: DoorDep, given: NewGroup, response: Response) -> WholeGroup:
    """Makes a group without members. For administrators of the organisation."""
    made = door.change(lambda desk: administer(desk, lambda one: add_group(one, given.name)))
    response.headers["Location"] = f"{router.prefix}/{made}"
    return show_group(door, made)


@router.get("/{id}", responses={**examples.ok(examples.WHOLE_GROUP), **problems(404)})
def show_group(door: DoorDep, id_: IdPath) -> WholeGroup:
    """A group; its members are told to members and administrators."""
    return door.change(lambda desk: get_group(desk, id_))


@router.put("/{id}", responses={**examples.ok(examples.WHOLE_GROUP), **problems(403, 404, 409)})
def edit_group(door: DoorDep, id_: IdPath, given: GroupInput) -> WholeGroup:
    """Calls a group by another name, suspends it, or ends that. For administrators of the group or
    of the organisation."""

    def work(one: Change) -> None:
        change_group(one, id_, name=given.name, suspended=given.suspended)

    return _changed(door, id_, work)


@router.delete("/{id}", status_code=204, responses=problems(403, 404))
def delete_group(door: DoorDep, id_: IdPath) -> None:
    """Removes a group with its memberships and connections. For administrators of the
    organisation."""
    door.change(lambda desk: administer(desk, lambda one: remove_group(one, id_)))


@router.put(
    "/{id}/members/{user}",
    responses={**examples.ok(examples.WHOLE_GROUP), **problems(403, 404, 409)},
)
def set_member(door: DoorDep, id_: IdPath, user: UserPath, given: MemberInput) -> WholeGroup:
    """Makes a user a member of a group, or its administrator. For administrators of the group or of
    the organisation."""
    admin = given.administrator
    return _changed(door, id_, lambda one: put_member(one, id_, user, admin=admin))


@router.delete("/{id}/members/{user}", status_code=204, responses=problems(403, 404))
def delete_member(door: DoorDep, id_: IdPath, user: UserPath) -> None:
    """Takes a user out of a group: they see nothing more of what is the group's from the next
    answer on. For administrators of the group or of the organisation."""
    _change(door, id_, lambda one: remove_member(one, id_, user))


@router.put(
    "/{id}/connections/{other}",
    responses={**examples.ok(examples.WHOLE_GROUP), **problems(403, 404, 409)},
)
def connect_groups(door: DoorDep, id_: IdPath, other: OtherPath) -> WholeGroup:
    """Asks for a group to be connected with another one, or agrees where that one has asked, which
    shares nothing by itself. For administrators of the group or of the organisation."""
    return _changed(door, id_, lambda one: link_groups(one, id_, other))


@router.delete("/{id}/connections/{other}", status_code=204, responses=problems(403, 404))
def disconnect_groups(door: DoorDep, id_: IdPath, other: OtherPath) -> None:
    """Ends a connection of two groups, or takes back that one has asked. For administrators of the
    group or of the organisation."""
    _change(door, id_, lambda one: unlink_groups(one, id_, other))


def _changed(door: Door, group: str, work: _Work) -> WholeGroup:
    _change(door, group, work)
    return show_group(door, group)


def _change(door: Door, group: str, work: _Work) -> None:
    door.change(lambda desk: administer_group(desk, group, work))
