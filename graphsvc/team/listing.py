"""People, roles and groups of an organisation, and followers, as one viewer sees them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from graphsvc.access.visibility import Desk, View
from graphsvc.cursors import id_cursor
from graphsvc.errors import AmbiguousReference
from graphsvc.naming.names import users_named
from graphsvc.naming.targets import USERS_OF_ORG
from graphsvc.normal import mailbox_key, name_key
from graphsvc.ontology import NONE, Rule
from graphsvc.queries import SystemQuery, ViewerQuery
from graphsvc.team.change import look, no_such_user, runs_group
from graphsvc.team.follows import list_followers
from graphsvc.team.groups import MOST_MEMBERS, GroupMember, Link, members, no_such_group
from graphsvc.wire.pages import Page, PageQuery, paged
from graphsvc.wire.team import (
    Colleague,
    Connection,
    Followed,
    Follower,
    Follows,
    Group,
    Member,
    Named,
    OfGroup,
    Role,
    WholeGroup,
)

CURSOR: Final = id_cursor("users")


@dataclass(frozen=True, slots=True)
class UserRow:
    """A user as their colleagues see them; ``role`` is ``none`` for none."""

    id: str
    name: str
    email: str
    role: str
    admin: bool
    active: bool


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role, with how many active users hold it."""

    id: str
    name: str
    parent: str
    above: list[str]
    holders: int


@dataclass(frozen=True, slots=True)
class GroupRow:
    id: str
    name: str
    suspended: bool


@dataclass(frozen=True, slots=True)
class MembershipRow:
    """That a user is in a group; ``admin`` whether they administer it."""

    user: str
    group: str
    admin: bool


PEOPLE = ViewerQuery("team/read/people", UserRow, ("all", "after", "limit"))
COLLEAGUE = ViewerQuery("team/read/colleague", UserRow, ("user",))
ROLES = ViewerQuery("team/read/roles", RoleRow)
GROUPS = ViewerQuery("team/read/groups", GroupRow)
LINKS = ViewerQuery("team/read/links", Link)
MEMBERS = ViewerQuery("team/read/members", GroupMember, ("group", "limit"))
MEMBERSHIPS = ViewerQuery("team/read/memberships", MembershipRow, ("users",))
ALL_MEMBERSHIPS = SystemQuery("team/read/org_memberships", MembershipRow, ("users", "org"))


def list_people(desk: Desk, query: PageQuery) -> Page[Colleague]:
    """Users of the organisation in the order in which they came: those who are active, and for
    administrators the others too."""
    view = desk.view
    (after,) = CURSOR.decode(query.cursor) or ("",)
    rows = view.read(PEOPLE, all=view.administrator, after=after, limit=query.limit + 1)
    page = paged(rows, limit=query.limit, cursor=lambda row: CURSOR.encode((row.id,)))
    return Page(items=_colleagues(desk, page.items), next=page.next)


def get_colleague(desk: Desk, user: str) -> Colleague:
    """One user of the organisation. Raises ``NotFound``."""
    found = [
        row for row in desk.view.read(COLLEAGUE, user=user) if row.active or desk.view.administrator
    ]
    if not found:
        raise no_such_user()
    return _colleagues(desk, found)[0]


def user_meant(view: View, text: str) -> str:
    """The id of an active user of the organisation, by id, e-mail or name. Raises ``NotFound``, or
    ``AmbiguousReference`` where several have that name."""
    wanted, address = name_key(text), mailbox_key(text)
    found = [
        row
        for row in view.read(USERS_OF_ORG)
        if row.id == text.strip()
        or (address is not None and mailbox_key(row.email) == address)
        or name_key(row.name) == wanted
    ]
    if len(found) > 1:
        raise AmbiguousReference(
            f"{len(found)} users of your organisation are called {text.strip()}.",
            candidates=[{"id": row.id, "name": f"{row.name}, {row.email}"} for row in found],
            advice="Write the e-mail address of one of them.",
        )
    if not found:
        raise no_such_user()
    return found[0].id


def _colleagues(desk: Desk, rows: Sequence[UserRow]) -> list[Colleague]:
    view = desk.view
    roles = {row.id: Named(id=row.id, name=row.name) for row in view.read(ROLES)}
    groups = {row.id: row.name for row in view.read(GROUPS)}
    held: dict[str, list[OfGroup]] = defaultdict(list)
    for one in _memberships(desk, [row.id for row in rows]):
        if one.group in groups:
            name = groups[one.group]
            held[one.user].append(OfGroup(id=one.group, name=name, administrator=one.admin))
    return [
        Colleague(
            id=row.id,
            name=row.name,
            email=row.email,
            active=row.active,
            administrator=row.admin,
            role=roles.get(row.role),
            groups=sorted(held[row.id], key=lambda one: one.name),
        )
        for row in rows
    ]


def _memberships(desk: Desk, users: Sequence[str]) -> Sequence[MembershipRow]:
    """Administrators look into every group, others into their own."""
    if desk.view.administrator:
        return look(desk, lambda one: one.read(ALL_MEMBERSHIPS, users=list(users), org=one.org))
    return desk.view.read(MEMBERSHIPS, users=list(users))


def list_roles(view: View) -> list[Role]:
    """The tree of roles, each behind the one above it, equal ones by name."""
    return list(_tree(view.read(ROLES), NONE))


def _tree(rows: Sequence[RoleRow], parent: str) -> Iterator[Role]:
    for row in rows:
        if row.parent == parent:
            yield Role(
                id=row.id,
                name=row.name,
                parent=None if parent == NONE else parent,
                level=len(row.above),
                holders=row.holders,
            )
            yield from _tree(rows, row.id)


def list_groups(view: View) -> list[Group]:
    """The groups of the organisation, by name."""
    mine = _own_groups(view)
    return [_group(view, row, mine) for row in view.read(GROUPS)]


def _own_groups(view: View) -> frozenset[str]:
    return view.about(Rule.GROUP) | view.denied(Rule.GROUP)


def _group(view: View, row: GroupRow, mine: frozenset[str]) -> Group:
    return Group(
        id=row.id,
        name=row.name,
        suspended=row.suspended,
        member=row.id in mine,
        administrator=runs_group(view, row.id),
    )


def get_group(desk: Desk, group: str) -> WholeGroup:
    """One group, for its members and administrators with who is in it. Raises ``NotFound``."""
    view = desk.view
    rows = {row.id: row for row in view.read(GROUPS)}
    if group not in rows:
        raise no_such_group()
    found = _group(view, rows[group], _own_groups(view))
    return WholeGroup(
        **found.model_dump(),
        connections=list(_connections(view.read(LINKS), group, rows)),
        members=_members(desk, group),
    )


def _connections(
    links: Iterable[Link], group: str, rows: Mapping[str, GroupRow]
) -> Iterator[Connection]:
    for link in links:
        if group in (link.asker, link.asked):
            other = rows[link.asked if link.asker == group else link.asker]
            asked = "waiting" if link.asker == group else "asked"
            yield Connection(
                group=Named(id=other.id, name=other.name),
                state="agreed" if link.agreed else asked,
            )


def _members(desk: Desk, group: str) -> list[Member] | None:
    if runs_group(desk.view, group):
        rows = look(desk, lambda one: members(one, group))
    elif group in desk.view.about(Rule.GROUP):
        rows = desk.view.read(MEMBERS, group=group, limit=MOST_MEMBERS)
    else:
        return None
    return [
        Member(
            id=row.user,
            name=row.name,
            email=row.email,
            active=row.active,
            administrator=row.admin,
        )
        for row in rows
    ]


def list_follows(view: View) -> Follows:
    """Who follows the viewer, and whom the viewer follows or has asked."""
    admitted, asked = view.about(Rule.FOLLOWER), view.denied(Rule.FOLLOWER)
    followers = [
        Follower.model_validate(
            {"id": row.user, "name": row.name, "active": row.active, "state": row.state}
        )
        for row in list_followers(view)
    ]
    following = [
        Followed(id=row.id, name=row.name, state="asked" if row.id in asked else "admitted")
        for row in users_named(view, admitted | asked).values()
    ]
    return Follows(followers=followers, following=sorted(following, key=lambda one: one.name))
