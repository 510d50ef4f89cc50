"""How an organisation works together: people, roles, groups, followers. The ``…Input`` models come
in, the others go out."""

from typing import Literal

from graphsvc.wire.model import Flag, Id, Text, Wire


class AdoptionMonth(Wire):
    """A month that is over, as “2026-05”, with how many users came in, imported contacts, asked who
    can introduce them; none where fewer than five did."""

    month: str
    signed_in: int
    imported: int | None = None
    asked: int | None = None


class Adoption(Wire):
    """The newest months first; those in which fewer than five users came in are left out."""

    items: list[AdoptionMonth]


class Named(Wire):
    """A role or a group."""

    id: str
    name: str


class OfGroup(Named):
    """A group of somebody's, and whether they administer it."""

    administrator: bool


class Colleague(Wire):
    """A user of the organisation. ``groups`` are those that the viewer may look into: their own, or
    all where the viewer is an administrator."""

    id: str
    name: str
    email: str
    active: bool
    administrator: bool
    role: Named | None = None
    groups: list[OfGroup]


class LeavingInput(Wire):
    """Somebody leaves. ``reference_accounts_to`` is who holds their reference accounts from now on:
    the id of a user, or ``organisation``; without it they go with everything else of theirs."""

    reference_accounts_to: Id | None = None


class RoleInput(Wire):
    """A role; ``parent`` is the id of the one above it, none where it stands at the top."""

    name: Text
    parent: Id | None = None


class Role(Named):
    """A role of the tree; ``level`` counts from 1 at the top, ``holders`` the active users who hold
    it. A list has each role behind the one above it."""

    parent: str | None = None
    level: int
    holders: int


class NewGroup(Wire):
    """A group that is to be made."""

    name: Text


class GroupInput(Wire):
    """What a group is called, and whether it is suspended: then it shows its members nothing of
    what is the group's."""

    name: Text
    suspended: Flag


class Group(Named):
    """A group; ``member`` is whether the viewer is one, ``administrator`` whether they may change
    it."""

    suspended: bool
    member: bool
    administrator: bool


class Connection(Wire):
    """Another group with which one is connected, or is to be: it ``asked`` us, or is ``waiting``
    for its answer, or both ``agreed``. Connecting shares nothing by itself."""

    group: Named
    state: Literal["asked", "waiting", "agreed"]


class Member(Wire):
    """A member of a group."""

    id: str
    name: str
    email: str
    active: bool
    administrator: bool


class WholeGroup(Group):
    """A group, with its connections. ``members`` are told to members and administrators."""

    connections: list[Connection]
    members: list[Member] | None = None


class MemberInput(Wire):
    """Whether a member administers the group."""

    administrator: Flag = False


class UserRoleInput(Wire):
    """The role that a user is to hold, or none."""

    role: Id | None = None


class AdministratorInput(Wire):
    """Whether a user is an administrator of the organisation."""

    administrator: Flag


class FollowerInput(Wire):
    """Whether somebody may follow the viewer."""

    state: Literal["admitted", "denied"]


class Follower(Wire):
    """Somebody who follows the viewer, has asked to, or was denied."""

    id: str
    name: str
    active: bool
    state: Literal["asked", "admitted", "denied"]


class Followed(Wire):
    """Somebody whom the viewer follows, or has asked."""

    id: str
    name: str
    state: Literal["asked", "admitted"]


class Follows(Wire):
    """Who follows the viewer, and whom the viewer follows."""

    followers: list[Follower]
    following: list[Followed]
