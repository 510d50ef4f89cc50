"""Roles: a tree in which everybody has one place at most.

Whoever holds a role sees what its holders share with their role, and what holders of it and of all
roles above it share with those below.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from graphsvc.access.audit import Audited
from graphsvc.days import now_ms
from graphsvc.errors import Conflict, InvalidInput, NotFound, QuotaReached
from graphsvc.ids import new_id
from graphsvc.ontology import NONE
from graphsvc.queries import Id, SystemQuery, WriteQuery
from graphsvc.team.change import Change
from graphsvc.team.named import Things

MOST_ROLES: Final = 200
MOST_LEVELS: Final = 10
MOST_HOLDERS: Final = 20_000
"""So many users are looked at when a role moves."""


@dataclass(frozen=True, slots=True)
class Role:
    """A role; ``parent`` is the one above it or ``none``, ``above`` it and all above it, the
    nearest first."""

    id: str
    name: str
    parent: str
    above: list[str]


ROLES = SystemQuery("team/read/org_roles", Role, ("org",))
HOLDERS = SystemQuery("team/read/holders", Id, ("org", "roles", "limit"))
ADD = WriteQuery("team/write/role", Id, ("id", "org", "name", "key", "parent", "above", "now"))
NAME = WriteQuery("team/write/role_name", Id, ("id", "org", "name", "key"))
PLACE = WriteQuery("team/write/role_places", Id, ("org", "rows"))
REMOVE = WriteQuery("team/write/role_remove", Id, ("id", "org"))
GIVE = WriteQuery("team/write/user_role", Id, ("user", "org", "role"))


def moved(roles: Iterable[Role], role: str, parent: str) -> list[Role]:
    """The roles that are elsewhere once one of them has another parent: itself and all below it.
    Raises ``InvalidInput`` where the parent is one of these, or the tree would be too deep."""
    by_id = {one.id: one for one in roles}
    if parent != NONE and role in by_id[parent].above:
        raise InvalidInput("A role cannot stand below itself.", field="parent")
    over = [] if parent == NONE else by_id[parent].above
    found: list[Role] = []
    for one in by_id.values():
        if role in one.above:
            kept = one.above[: one.above.index(role) + 1]
            above = [*kept, *over]
            if len(above) > MOST_LEVELS:
                raise InvalidInput(
                    f"The tree would have more than {MOST_LEVELS} levels.", field="parent"
                )
            found.append(Role(one.id, one.name, parent if one.id == role else one.parent, above))
    return found


def add_role(change: Change, name: str, *, parent: str = NONE) -> str:
    """A new role below another one, or at the top; returns its id. Raises ``Conflict`` for a name
    that is there, ``NotFound`` for a parent that is not, ``QuotaReached``, ``InvalidInput``."""
    roles = _roles(change)
    kept, key = roles.free(name)
    if len(roles.by_id) >= MOST_ROLES:
        raise QuotaReached(f"An organisation has at most {MOST_ROLES} roles.")
    if parent != NONE:
        roles.one(parent)
    id_ = new_id()
    [placed] = moved([*roles.by_id.values(), Role(id_, kept, NONE, [id_])], id_, parent)
    change.write(
        ADD,
        id=id_,
        org=change.org,
        name=kept,
        key=key,
        parent=placed.parent,
        above=placed.above,
        now=now_ms(),
    )
    change.note(Audited.ROLES_CHANGED, subject=id_)
    return id_


def rename_role(change: Change, role: str, name: str) -> None:
    """Calls a role by another name. Raises ``NotFound``, ``Conflict``, ``InvalidInput``."""
    _rename(change, _roles(change), role, name)


def _rename(change: Change, roles: Things[Role], role: str, name: str) -> None:
    roles.one(role)
    kept, key = roles.free(name, but=role)
    change.write(NAME, id=role, org=change.org, name=kept, key=key)
    change.note(Audited.ROLES_CHANGED, subject=role)


def move_role(change: Change, role: str, *, parent: str) -> None:
    """Puts a role, with all below it, below another one, or at the top (``none``). What its holders
    see changes with the very next answer. Raises ``NotFound``, ``InvalidInput``, and
    ``QuotaReached`` where a holder would come to too many scopes."""
    _move(change, _roles(change), role, parent)


def _move(change: Change, roles: Things[Role], role: str, parent: str) -> None:
    roles.one(role)
    if parent != NONE:
        roles.one(parent)
    places = moved(roles.by_id.values(), role, parent)
    rows = [{"id": one.id, "parent": one.parent, "above": one.above} for one in places]
    change.write(PLACE, org=change.org, rows=rows)
    change.note(Audited.ROLES_CHANGED, subject=role)
    change.check_scopes(_holders(change, [one.id for one in places]))


def change_role(change: Change, role: str, *, name: str, parent: str) -> None:
    """Both in one; a role that stays where it is does not move."""
    roles = _roles(change)
    found = roles.one(role)
    if found.name != name:
        _rename(change, roles, role, name)
    if found.parent != parent:
        _move(change, roles, role, parent)


def remove_role(change: Change, role: str) -> None:
    """Removes a role that nobody holds and that has none below it. Raises ``NotFound`` and
    ``Conflict``."""
    roles = _roles(change)
    found = roles.one(role)
    if any(one.parent == role for one in roles.by_id.values()):
        raise Conflict(f"There are roles below {found.name}.", advice="Move them first.")
    if _holders(change, [role], limit=1):
        raise Conflict(
            f"Somebody holds the role {found.name}, active or not.",
            advice="Give them another role first.",
        )
    change.write(REMOVE, id=role, org=change.org)
    change.note(Audited.ROLES_CHANGED, subject=role)


def give_role(change: Change, user: str, role: str) -> None:
    """Gives a user a role, or none; the one of before is no longer theirs, and with the very next
    answer they see what its holders see. What they share by their role reaches themselves alone
    until a worker has opened it to the new one. Raises ``NotFound`` for a user or role that is not
    the organisation's, ``QuotaReached``."""
    held = change.user(user)
    if role != NONE:
        _roles(change).one(role)
    if held.role == role:
        return
    change.write(GIVE, user=user, org=change.org, role=role)
    change.narrow(user)
    change.note(Audited.ROLE_CHANGED, subject=role, owner=user)
    change.check_scopes([user])


def all_roles(change: Change) -> Sequence[Role]:
    """The roles of the organisation, by name."""
    return change.read(ROLES, org=change.org)


def _roles(change: Change) -> Things[Role]:
    return Things(all_roles(change), missing=no_such_role)


def no_such_role() -> NotFound:
    """It is no role of the organisation."""
    return NotFound("There is no such role in your organisation.")


def _holders(change: Change, roles: Sequence[str], *, limit: int = MOST_HOLDERS) -> list[str]:
    found = change.read(HOLDERS, org=change.org, roles=list(roles), limit=limit)
    return [one.id for one in found]
