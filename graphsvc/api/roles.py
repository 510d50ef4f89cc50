"""``/v1/roles``: the tree of roles."""

from fastapi import APIRouter, Response

from graphsvc.access.door import Door
from graphsvc.api import examples
from graphsvc.api.bodies import GuardedRoute
from graphsvc.api.deps import DoorDep
from graphsvc.api.pages import IdPath
from graphsvc.api.problems import problems
from graphsvc.ontology import NONE
from graphsvc.team.change import Change, administer
from graphsvc.team.listing import list_roles
from graphsvc.team.roles import add_role, change_role, no_such_role, remove_role
from graphsvc.wire.pages import Page
from graphsvc.wire.team import Role, RoleInput

router = APIRouter(prefix="/v1/roles", tags=["organisation"], route_class=GuardedRoute)


@router.get("", responses={**examples.ok(examples.ROLE_LIST), **problems()})
def list_all_roles(door: DoorDep) -> Page[Role]:
    """The roles of the organisation, each behind the one above it."""
    return Page(items=door.look(list_roles))


@router.post(
    "", status_code=201, responses={**examples.created(examples.ROLE), **problems(403, 404, 409)}
)
def make_role(door: DoorDep, given: RoleInput, response: Response) -> Role:
    """Makes a role, at most 10 levels deep and 200 of them. For administrators of the
    organisation."""

    def work(one: Change) -> str:
        return add_role(one, given.name, parent=given.parent or NONE)

    made = door.change(lambda desk: administer(desk, work))
    response.headers["Location"] = f"{router.prefix}/{made}"
    return _shown(door, made)


@router.put("/{id}", responses={**examples.ok(examples.ROLE), **problems(403, 404, 409)})
def edit_role(door: DoorDep, id_: IdPath, given: RoleInput) -> Role:
    """Calls a role by another name, and puts it, with all below it, at another place of the tree:
    what its holders see changes with the next answer. For administrators of the organisation."""

    def work(one: Change) -> None:
        change_role(one, id_, name=given.name, parent=given.parent or NONE)

    door.change(lambda desk: administer(desk, work))
    return _shown(door, id_)


@router.delete("/{id}", status_code=204, responses=problems(403, 404, 409))
def delete_role(door: DoorDep, id_: IdPath) -> None:
    """Removes a role that nobody holds and that has none below it. For administrators of the
    organisation."""
    door.change(lambda desk: administer(desk, lambda one: remove_role(one, id_)))


def _shown(door: Door, role: str) -> Role:
    found = next((one for one in door.look(list_roles) if one.id == role), None)
    if found is None:
        raise no_such_role()
    return found
