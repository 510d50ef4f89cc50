"""Organisation: its people, the tree of roles, groups. Everybody sees them; administrators change
them there."""

from collections.abc import Callable
from typing import Annotated, Final

from fastapi import APIRouter, Form, Query, Request, Response
from pydantic import Field

from graphsvc.api.groups import OtherPath, UserPath
from graphsvc.api.pages import IdPath
from graphsvc.errors import AmbiguousReference, Conflict, InvalidInput, NotFound, UserError
from graphsvc.ontology import NONE
from graphsvc.team.administrators import set_administrator
from graphsvc.team.adoption import adoption
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
from graphsvc.team.listing import get_group, list_groups, list_people, list_roles, user_meant
from graphsvc.team.roles import add_role, change_role, give_role, remove_role
from graphsvc.web import forms
from graphsvc.web.site import PageRoute, Visitor, VisitorDep, redirect, render
from graphsvc.wire.model import Wire
from graphsvc.wire.pages import PageQuery

PEOPLE: Final = "/organisation"
ROLES: Final = f"{PEOPLE}/roles"
GROUPS: Final = f"{PEOPLE}/groups"

router = APIRouter(prefix=PEOPLE, route_class=PageRoute)

Typed = Annotated[forms.Text, Form()]
Ticked = Annotated[bool, Form()]
Done = Annotated[str, Query(max_length=40)]
Show = Callable[[UserError | None], Response]
_REFUSALS: Final = (InvalidInput, AmbiguousReference, Conflict, NotFound)


class PeopleQuery(Wire):
    """Which page of the people, and what was done."""

    cursor: str | None = Field(default=None, max_length=8_000)
    done: str = Field(default="", max_length=40)


# People


@router.get("")
def show_people(
    request: Request, visitor: VisitorDep, query: Annotated[PeopleQuery, Query()]
) -> Response:
    """The people of the organisation."""
    return _people(request, visitor, query)


@router.post("/people/{id}/role")
def set_role(request: Request, visitor: VisitorDep, id_: IdPath, role: Typed = "") -> Response:
    """Gives somebody a role, or none."""
    return _administered(
        visitor,
        lambda one: give_role(one, id_, role or NONE),
        f"{PEOPLE}?done=changed",
        lambda error: _people(request, visitor, PeopleQuery(), error),
    )


@router.post("/people/{id}/administrator")
def set_admin(
    request: Request, visitor: VisitorDep, id_: IdPath, administrator: Ticked = False
) -> Response:
    """Makes somebody an administrator, or no longer one."""
    return _administered(
        visitor,
        lambda one: set_administrator(one, id_, admin=administrator),
        f"{PEOPLE}?done=changed",
        lambda error: _people(request, visitor, PeopleQuery(), error),
    )


def _people(
    request: Request, visitor: Visitor, query: PeopleQuery, error: UserError | None = None
) -> Response:
    page = PageQuery(cursor=query.cursor)
    people, roles, runs = visitor.door.change(
        lambda desk: (
            list_people(desk, page),
            list_roles(desk.view),
            desk.view.administrator,
        )
    )
    return render(
        request,
        "organisation.html",
        status=error.status if error else 200,
        people=people,
        roles=roles,
        runs=runs,
        further=query.cursor is not None,
        done=query.done,
        error=error,
    )


# Adoption


@router.get("/adoption")
def show_adoption(request: Request, visitor: VisitorDep) -> Response:
    """How many users did what, month by month, for administrators."""
    return render(request, "adoption.html", months=visitor.door.look(adoption).items)


# Roles


@router.get("/roles")
def show_roles(request: Request, visitor: VisitorDep, done: Done = "") -> Response:
    """The tree of roles."""
    return _roles(request, visitor, done=done)


@router.post("/roles")
def make_role(
    request: Request, visitor: VisitorDep, name: Typed = "", parent: Typed = ""
) -> Response:
    """Makes a role."""
    return _administered(
        visitor,
        lambda one: add_role(one, name, parent=parent or NONE),
        f"{ROLES}?done=added",
        lambda error: _roles(request, visitor, error),
    )


@router.post("/roles/{id}")
def edit_role(
    request: Request, visitor: VisitorDep, id_: IdPath, name: Typed = "", parent: Typed = ""
) -> Response:
    """Calls a role by another name, or puts it at another place."""
    return _administered(
        visitor,
        lambda one: change_role(one, id_, name=name, parent=parent or NONE),
        f"{ROLES}?done=changed",
        lambda error: _roles(request, visitor, error),
    )


@router.post("/roles/{id}/remove")
def drop_role(request: Request, visitor: VisitorDep, id_: IdPath) -> Response:
    """Removes a role."""
    return _administered(
        visitor,
        lambda one: remove_role(one, id_),
        f"{ROLES}?done=gone",
        lambda error: _roles(request, visitor, error),
    )


def _roles(
    request: Request, visitor: Visitor, error: UserError | None = None, *, done: str = ""
) -> Response:
    roles, runs = visitor.door.look(lambda view: (list_roles(view), view.administrator))
    status = error.status if error else 200
    return render(
        request, "roles.html", status=status, roles=roles, runs=runs, done=done, error=error
    )


# Groups


@router.get("/groups")
def show_groups(request: Request, visitor: VisitorDep, done: Done = "") -> Response:
    """The groups."""
    return _groups(request, visitor, done=done)


@router.post("/groups")
def make_group(request: Request, visitor: VisitorDep, name: Typed = "") -> Response:
    """Makes a group, and goes on to it."""
    try:
        made = visitor.door.change(lambda desk: administer(desk, lambda one: add_group(one, name)))
    except _REFUSALS as error:
        return _groups(request, visitor, error)
    return redirect(f"{GROUPS}/{made}?done=added")


@router.get("/groups/{id}")
def show_group(request: Request, visitor: VisitorDep, id_: IdPath, done: Done = "") -> Response:
    """A group."""
    return _group(request, visitor, id_, done=done)


@router.post("/groups/{id}")
def edit_group(
    request: Request,
    visitor: VisitorDep,
    id_: IdPath,
    name: Typed = "",
    suspended: Ticked = False,
) -> Response:
    """Calls a group by another name, suspends it, or ends that."""
    return _of_group(
        request, visitor, id_, lambda one: change_group(one, id_, name=name, suspended=suspended)
    )


@router.post("/groups/{id}/remove")
def drop_group(request: Request, visitor: VisitorDep, id_: IdPath) -> Response:
    """Removes a group."""
    return _administered(
        visitor,
        lambda one: remove_group(one, id_),
        f"{GROUPS}?done=gone",
        lambda error: _groups(request, visitor, error),
    )


@router.post("/groups/{id}/members")
def add_member(request: Request, visitor: VisitorDep, id_: IdPath, user: Typed = "") -> Response:
    """Makes somebody a member, who is named by e-mail or name."""
    try:
        meant = visitor.door.look(lambda view: user_meant(view, user))
    except _REFUSALS as error:
        return _group(request, visitor, id_, error)
    return _of_group(request, visitor, id_, lambda one: put_member(one, id_, meant, admin=False))


@router.post("/groups/{id}/members/{user}")
def set_group_admin(
    request: Request,
    visitor: VisitorDep,
    id_: IdPath,
    user: UserPath,
    administrator: Ticked = False,
) -> Response:
    """Makes a member an administrator of the group, or no longer one."""
    return _of_group(
        request, visitor, id_, lambda one: put_member(one, id_, user, admin=administrator)
    )


@router.post("/groups/{id}/members/{user}/remove")
def drop_member(request: Request, visitor: VisitorDep, id_: IdPath, user: UserPath) -> Response:
    """Takes somebody out of the group."""
    return _of_group(request, visitor, id_, lambda one: remove_member(one, id_, user))


@router.post("/groups/{id}/connections")
def ask_connection(
    request: Request, visitor: VisitorDep, id_: IdPath, other: Typed = ""
) -> Response:
    """Asks another group to be connected, or agrees."""
    return _of_group(request, visitor, id_, lambda one: link_groups(one, id_, other))


@router.post("/groups/{id}/connections/{other}/remove")
def end_connection(
    request: Request, visitor: VisitorDep, id_: IdPath, other: OtherPath
) -> Response:
    """Ends a connection, or takes back that one has asked."""
    return _of_group(request, visitor, id_, lambda one: unlink_groups(one, id_, other))


def _groups(
    request: Request, visitor: Visitor, error: UserError | None = None, *, done: str = ""
) -> Response:
    groups, runs = visitor.door.look(lambda view: (list_groups(view), view.administrator))
    status = error.status if error else 200
    return render(
        request, "groups.html", status=status, groups=groups, runs=runs, done=done, error=error
    )


def _group(
    request: Request,
    visitor: Visitor,
    id_: str,
    error: UserError | None = None,
    *,
    done: str = "",
) -> Response:
    """Raises ``NotFound``."""
    group, others, runs = visitor.door.change(
        lambda desk: (get_group(desk, id_), list_groups(desk.view), desk.view.administrator)
    )
    near = {one.group.id for one in group.connections} | {group.id}
    return render(
        request,
        "group.html",
        status=error.status if error else 200,
        group=group,
        others=[one for one in others if one.id not in near],
        runs=runs,
        done=done,
        error=error,
    )


# Both


def _administered(
    visitor: Visitor, work: Callable[[Change], object], onward: str, again: Show
) -> Response:
    """Changes what administrators of the organisation may, or shows the page again with what was
    wrong. Raises ``NotAllowed``."""
    try:
        visitor.door.change(lambda desk: administer(desk, work))
    except _REFUSALS as error:
        return again(error)
    return redirect(onward)


def _of_group(
    request: Request, visitor: Visitor, group: str, work: Callable[[Change], object]
) -> Response:
    """Changes what administrators of a group may. Raises ``NotAllowed``."""
    try:
        visitor.door.change(lambda desk: administer_group(desk, group, work))
    except _REFUSALS as error:
        return _group(request, visitor, group, error)
    return redirect(f"{GROUPS}/{group}?done=changed")
