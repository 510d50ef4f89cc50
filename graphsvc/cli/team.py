"""``graphsvc admin role``, ``admin group``, and what users are in their organisation: for
administrators of the installation."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Annotated, TypeVar

import typer

from graphsvc.access.users import any_user, find_organisation
from graphsvc.cli.console import Json, say
from graphsvc.cli.local import connected
from graphsvc.errors import NotFound
from graphsvc.ontology import NONE
from graphsvc.team.administrators import set_administrator
from graphsvc.team.change import Change, at_console
from graphsvc.team.groups import (
    add_group,
    all_groups,
    put_member,
    remove_group,
    remove_member,
    rename_group,
    suspend_group,
)
from graphsvc.team.named import Called, named
from graphsvc.team.roles import (
    add_role,
    all_roles,
    give_role,
    move_role,
    remove_role,
    rename_role,
)

OrganisationName = Annotated[str, typer.Option("--org", help="Id or name.")]
RoleName = Annotated[str, typer.Argument(metavar="ROLE", help="Id or name.")]
GroupName = Annotated[str, typer.Argument(metavar="GROUP", help="Id or name.")]
UserName = Annotated[str, typer.Argument(metavar="USER", help="Id or e-mail.")]
Parent = Annotated[
    str | None, typer.Option(help="Id or name of the role above it; else it is at the top.")
]
NewName = Annotated[str, typer.Argument(metavar="NAME", help="What it is called from now on.")]


One = TypeVar("One", bound=Called)
Result = TypeVar("Result")


def _meant(found: Sequence[One], text: str, what: str) -> str:
    """The id of the one that is meant, by id or name. Raises ``NotFound``."""
    key = named(text)[1]
    for one in found:
        if one.id == text.strip() or named(one.name)[1] == key:
            return one.id
    raise NotFound(
        f"The organisation has no {what} {text.strip()}.",
        advice=f"List them with: graphsvc admin {what} list --org ORG",
    )


Work = Callable[[Change], Result]


def _change(organisation: str, work: Work[Result], *, quiet: bool) -> Result:
    """Changes, or looks at, how an organisation works together."""
    with connected(quiet=quiet) as local:
        org = find_organisation(local.database, organisation)
        return at_console(local.database, org.id, work)


def _change_of(user: str, work: Callable[[Change, str], Result], *, quiet: bool) -> Result:
    """Changes what a user is in their organisation; ``work`` is given their id."""
    with connected(quiet=quiet) as local:
        found = any_user(local.database, user)
        return at_console(local.database, found.org, lambda one: work(one, found.id))


def _role(change: Change, text: str | None) -> str:
    """The id of a role by id or name, ``none`` for none. Raises ``NotFound``."""
    return _meant(all_roles(change), text, "role") if text else NONE


def _group(change: Change, text: str) -> str:
    """The id of a group by id or name. Raises ``NotFound``."""
    return _meant(all_groups(change), text, "group")


def role_list(organisation: OrganisationName, as_json: Json = False) -> None:
    """The roles of an organisation, each below the one above it."""
    found = _change(organisation, all_roles, quiet=as_json)
    names = {one.id: one.name for one in found}
    found = sorted(found, key=lambda one: [names[over] for over in reversed(one.above)])
    roles = [
        {"id": one.id, "name": one.name, "parent": None if one.parent == NONE else one.parent}
        for one in found
    ]
    lines = [f"{one.id}  {'  ' * (len(one.above) - 1)}{one.name}" for one in found]
    say({"roles": roles}, as_json=as_json, text="\n".join(lines) or "There are none.")


def role_add(
    name: NewName, organisation: OrganisationName, parent: Parent = None, as_json: Json = False
) -> None:
    """Makes a role."""
    made = _change(
        organisation,
        lambda one: add_role(one, name, parent=_role(one, parent)),
        quiet=as_json,
    )
    say({"id": made, "name": name}, as_json=as_json, text=f"{made}  {name}")


def role_rename(
    role: RoleName, name: NewName, organisation: OrganisationName, as_json: Json = False
) -> None:
    """Calls a role by another name."""
    _change(organisation, lambda one: rename_role(one, _role(one, role), name), quiet=as_json)
    say({"role": role, "name": name}, as_json=as_json, text=f"It is called {name}.")


def role_move(
    role: RoleName, organisation: OrganisationName, parent: Parent = None, as_json: Json = False
) -> None:
    """Puts a role, with all below it, at another place of the tree."""
    _change(
        organisation,
        lambda one: move_role(one, _role(one, role), parent=_role(one, parent)),
        quiet=as_json,
    )
    say({"role": role, "parent": parent}, as_json=as_json, text="It is moved.")


def role_remove(role: RoleName, organisation: OrganisationName, as_json: Json = False) -> None:
    """Removes a role that nobody holds and that has none below it."""
    _change(organisation, lambda one: remove_role(one, _role(one, role)), quiet=as_json)
    say({"removed": role}, as_json=as_json, text=f"Removed: {role}")


def group_list(organisation: OrganisationName, as_json: Json = False) -> None:
    """The groups of an organisation, with how many members they have."""
    found = _change(organisation, all_groups, quiet=as_json)
    lines = [
        f"{one.id}  {one.name}  ({one.members} members{', suspended' if one.suspended else ''})"
        for one in found
    ]
    document = {"groups": [asdict(one) for one in found]}
    say(document, as_json=as_json, text="\n".join(lines) or "There are none.")


def group_add(name: NewName, organisation: OrganisationName, as_json: Json = False) -> None:
    """Makes a group without members."""
    made = _change(organisation, lambda one: add_group(one, name), quiet=as_json)
    say({"id": made, "name": name}, as_json=as_json, text=f"{made}  {name}")


def group_rename(
    group: GroupName, name: NewName, organisation: OrganisationName, as_json: Json = False
) -> None:
    """Calls a group by another name."""
    _change(organisation, lambda one: rename_group(one, _group(one, group), name), quiet=as_json)
    say({"group": group, "name": name}, as_json=as_json, text=f"It is called {name}.")


def group_suspend(
    group: GroupName,
    organisation: OrganisationName,
    end: Annotated[bool, typer.Option("--end", help="It is suspended no longer.")] = False,
    as_json: Json = False,
) -> None:
    """Suspends a group: its members see nothing of what is the group's."""
    _change(
        organisation,
        lambda one: suspend_group(one, _group(one, group), suspended=not end),
        quiet=as_json,
    )
    text = f"{group} is suspended{' no longer' if end else ''}."
    say({"group": group, "suspended": not end}, as_json=as_json, text=text)


def group_remove(group: GroupName, organisation: OrganisationName, as_json: Json = False) -> None:
    """Removes a group with its memberships and connections."""
    _change(organisation, lambda one: remove_group(one, _group(one, group)), quiet=as_json)
    say({"removed": group}, as_json=as_json, text=f"Removed: {group}")


def group_join(
    group: GroupName,
    user: UserName,
    administrator: Annotated[
        bool, typer.Option("--administrator", help="They administer the group.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Makes a user a member of a group of their organisation."""
    _change_of(
        user,
        lambda one, id_: put_member(one, _group(one, group), id_, admin=administrator),
        quiet=as_json,
    )
    document = {"group": group, "user": user, "administrator": administrator}
    say(document, as_json=as_json, text=f"{user} is a member of {group}.")


def group_leave(group: GroupName, user: UserName, as_json: Json = False) -> None:
    """Takes a user out of a group of their organisation."""
    _change_of(user, lambda one, id_: remove_member(one, _group(one, group), id_), quiet=as_json)
    document = {"group": group, "user": user}
    say(document, as_json=as_json, text=f"{user} is no member of {group}.")


def user_role(
    user: UserName,
    role: Annotated[
        str | None, typer.Argument(metavar="ROLE", help="Id or name; without it they have none.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Gives a user a role, or none."""
    _change_of(user, lambda one, id_: give_role(one, id_, _role(one, role)), quiet=as_json)
    said = f"{user} holds {role}." if role else f"{user} holds no role."
    say({"user": user, "role": role}, as_json=as_json, text=said)


def user_admin(
    user: UserName,
    remove: Annotated[bool, typer.Option("--remove", help="They are one no longer.")] = False,
    as_json: Json = False,
) -> None:
    """Makes a user an administrator of their organisation; the last one stays."""
    _change_of(user, lambda one, id_: set_administrator(one, id_, admin=not remove), quiet=as_json)
    said = "no administrator any more" if remove else "an administrator of their organisation"
    document = {"user": user, "administrator": not remove}
    say(document, as_json=as_json, text=f"{user} is {said}.")
