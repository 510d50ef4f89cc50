"""Groups of an organisation: their members and administrators, what connects them, and what of
integrations was given to them.

Groups are connected by both sides' consent, which shares nothing by itself. A suspended group shows
its members nothing of what is the group's, until it is suspended no longer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from graphsvc.access.audit import Audited
from graphsvc.days import now_ms
from graphsvc.errors import InvalidInput, NotFound, QuotaReached
from graphsvc.ids import new_id
from graphsvc.queries import Id, Nothing, SystemQuery, WriteQuery
from graphsvc.team.change import Change
from graphsvc.team.named import Things

MOST_GROUPS: Final = 200
MOST_MEMBERS: Final = 2_000
MOST_LINKS: Final = 1_000


@dataclass(frozen=True, slots=True)
class CountedGroup:
    """A group, with how many members it has."""

    id: str
    name: str
    suspended: bool
    members: int


@dataclass(frozen=True, slots=True)
class GroupMember:
    """A member of a group; ``admin`` is whether they administer it."""

    user: str
    name: str
    email: str
    active: bool
    admin: bool


@dataclass(frozen=True, slots=True)
class Link:
    """That one group has asked another one to be connected; ``agreed`` whether they are."""

    asker: str
    asked: str
    agreed: bool


GROUPS = SystemQuery("team/read/org_groups", CountedGroup, ("org",))
MEMBERS = SystemQuery("team/read/org_members", GroupMember, ("org", "group", "limit"))
LINKS = SystemQuery("team/read/org_links", Link, ("org",))
ADD = WriteQuery("team/write/group", Id, ("id", "org", "name", "key", "now"))
NAME = WriteQuery("team/write/group_name", Id, ("id", "org", "name", "key"))
SUSPEND = WriteQuery("team/write/group_suspended", Id, ("id", "org", "suspended"))
REMOVE = WriteQuery("team/write/group_remove", Id, ("id", "org"))
PUT_MEMBER = WriteQuery("team/write/member", Id, ("group", "user", "org", "admin", "now"))
REMOVE_MEMBER = WriteQuery("team/write/member_remove", Id, ("group", "user", "org"))
LINK = WriteQuery("team/write/link", Nothing, ("asker", "asked", "org", "agreed", "now"))
END_LINK = WriteQuery("team/write/link_end", Id, ("one", "other", "org"))
SHARE = WriteQuery("team/write/share_group", Id, ("group", "share", "org", "now"))
END_SHARE = WriteQuery("team/write/share_group_remove", Id, ("group", "share", "org"))


def add_group(change: Change, name: str) -> str:
    """A new group without members; returns its id. Raises ``Conflict`` for a name that is there,
    ``QuotaReached``, ``InvalidInput``."""
    groups = _groups(change)
    kept, key = groups.free(name)
    if len(groups.by_id) >= MOST_GROUPS:
        raise QuotaReached(f"An organisation has at most {MOST_GROUPS} groups.")
    id_ = new_id()
    change.write(ADD, id=id_, org=change.org, name=kept, key=key, now=now_ms())
    change.note(Audited.GROUPS_CHANGED, subject=id_)
    return id_


def rename_group(change: Change, group: str, name: str) -> None:
    """Calls a group by another name. Raises ``NotFound``, ``Conflict``, ``InvalidInput``."""
    _rename(change, _groups(change), group, name)


def _rename(change: Change, groups: Things[CountedGroup], group: str, name: str) -> None:
    groups.one(group)
    kept, key = groups.free(name, but=group)
    change.write(NAME, id=group, org=change.org, name=kept, key=key)
    change.note(Audited.GROUPS_CHANGED, subject=group)


def suspend_group(change: Change, group: str, *, suspended: bool) -> None:
    """Suspends a group, or ends that. Raises ``NotFound``."""
    if not change.write(SUSPEND, id=group, org=change.org, suspended=suspended):
        raise no_such_group()
    change.note(Audited.GROUPS_CHANGED, subject=group)


def change_group(change: Change, group: str, *, name: str, suspended: bool) -> None:
    """Both in one; what stays as it is is no change."""
    groups = _groups(change)
    found = groups.one(group)
    if found.name != name:
        _rename(change, groups, group, name)
    if found.suspended != suspended:
        suspend_group(change, group, suspended=suspended)


def remove_group(change: Change, group: str) -> None:
    """Removes a group with its memberships and connections. Raises ``NotFound``."""
    if not change.write(REMOVE, id=group, org=change.org):
        raise no_such_group()
    change.note(Audited.GROUPS_CHANGED, subject=group)


def put_member(change: Change, group: str, user: str, *, admin: bool) -> None:
    """Makes a user a member of a group; ``admin`` whether they administer it. Raises ``NotFound``
    for a group or user that is not the organisation's, ``QuotaReached``."""
    found = _groups(change).one(group)
    change.active_user(user)
    if found.members >= MOST_MEMBERS and not _is_member(change, group, user):
        raise QuotaReached(f"A group has at most {MOST_MEMBERS:,} members.")
    change.write(PUT_MEMBER, group=group, user=user, org=change.org, admin=admin, now=now_ms())
    change.check_scopes([user])
    change.note(Audited.GROUP_JOINED, subject=group, owner=user)


def remove_member(change: Change, group: str, user: str) -> None:
    """Takes a user out of a group: with the very next answer they see nothing more of what is the
    group's. Raises ``NotFound``."""
    if not change.write(REMOVE_MEMBER, group=group, user=user, org=change.org):
        raise NotFound("There is no such member of this group.")
    change.note(Audited.GROUP_LEFT, subject=group, owner=user)


def link_groups(change: Change, group: str, other: str) -> bool:
    """Asks for a group to be connected with another one, or agrees where that one has asked;
    returns whether they are connected now, which shares nothing. Raises ``NotFound``,
    ``InvalidInput``, ``QuotaReached``."""
    groups = _groups(change)
    groups.one(group)
    groups.one(other)
    if group == other:
        raise InvalidInput("A group is connected with others.", field="other")
    links = change.read(LINKS, org=change.org)
    found = next((one for one in links if {one.asker, one.asked} == {group, other}), None)
    if found is None and len(links) >= MOST_LINKS:
        raise QuotaReached(f"An organisation has at most {MOST_LINKS:,} connections of groups.")
    if found is None or (not found.agreed and found.asker == group):
        _link(change, group, other, agreed=False)
        return False
    _link(change, found.asker, found.asked, agreed=True)
    change.note(Audited.GROUPS_CHANGED, subject=group)
    return True


def unlink_groups(change: Change, group: str, other: str) -> None:
    """Ends a connection of two groups, or takes back that one has asked. Raises ``NotFound``."""
    if not change.write(END_LINK, one=group, other=other, org=change.org):
        raise NotFound("These groups are not connected.")
    change.note(Audited.GROUPS_CHANGED, subject=group)


def give_share(change: Change, share: str, group: str) -> None:
    """Gives what came from an integration, or from one set of its fields, to a group. Raises
    ``NotFound``, and ``QuotaReached`` where a member would come to too many scopes."""
    if not change.write(SHARE, group=group, share=share, org=change.org, now=now_ms()):
        raise no_such_group()
    change.check_scopes([one.user for one in members(change, group)])


def take_share(change: Change, share: str, group: str) -> None:
    """Takes it back: with the very next answer the group's members see nothing more of it. Raises
    ``NotFound``."""
    if not change.write(END_SHARE, group=group, share=share, org=change.org):
        raise NotFound("The group was not given this.")


def members(change: Change, group: str) -> Sequence[GroupMember]:
    """The members of a group, by name."""
    return change.read(MEMBERS, org=change.org, group=group, limit=MOST_MEMBERS)


def no_such_group() -> NotFound:
    """It is no group of the organisation."""
    return NotFound("There is no such group in your organisation.")


def _link(change: Change, asker: str, asked: str, *, agreed: bool) -> None:
    change.write(LINK, asker=asker, asked=asked, org=change.org, agreed=agreed, now=now_ms())


def all_groups(change: Change) -> Sequence[CountedGroup]:
    """The groups of the organisation, by name."""
    return change.read(GROUPS, org=change.org)


def _groups(change: Change) -> Things[CountedGroup]:
    return Things(all_groups(change), missing=no_such_group)


def _is_member(change: Change, group: str, user: str) -> bool:
    return any(one.user == user for one in members(change, group))
