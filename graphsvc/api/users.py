"""``/v1/users``: the people of the organisation."""

from fastapi import APIRouter, Response

from graphsvc.access.door import Door
from graphsvc.accounts.leaving import ORGANISATION, let_go, let_in
from graphsvc.api import examples
from graphsvc.api.bodies import GuardedRoute
from graphsvc.api.deps import DoorDep
from graphsvc.api.pages import IdPath, PageDep
from graphsvc.api.problems import problems
from graphsvc.ontology import NONE
from graphsvc.team.administrators import set_administrator
from graphsvc.team.change import administer
from graphsvc.team.listing import get_colleague, list_people
from graphsvc.team.roles import give_role
from graphsvc.wire.pages import Page
from graphsvc.wire.team import AdministratorInput, Colleague, LeavingInput, UserRoleInput

router = APIRouter(prefix="/v1/users", tags=["organisation"], route_class=GuardedRoute)


@router.get("", responses={**examples.ok(examples.COLLEAGUE_LIST), **problems()})
def list_users(door: DoorDep, query: PageDep) -> Page[Colleague]:
    """The users of the organisation, in the order in which they came; those who are not active are
    listed for administrators alone."""
    return door.change(lambda desk: list_people(desk, query))


@router.get("/{id}", responses={**examples.ok(examples.COLLEAGUE), **problems(404)})
def show_user(door: DoorDep, id_: IdPath) -> Colleague:
    """One user of the organisation."""
    return door.change(lambda desk: get_colleague(desk, id_))


@router.put("/{id}/role", responses={**examples.ok(examples.COLLEAGUE), **problems(403, 404, 409)})
def set_role(door: DoorDep, id_: IdPath, given: UserRoleInput) -> Colleague:
    """Gives a user a role, or none. For administrators of the organisation."""
    role = given.role or NONE
    door.change(lambda desk: administer(desk, lambda one: give_role(one, id_, role)))
    return show_user(door, id_)


@router.put(
    "/{id}/administrator",
    responses={**examples.ok(examples.COLLEAGUE), **problems(403, 404, 409)},
)
def set_admin(door: DoorDep, id_: IdPath, given: AdministratorInput) -> Colleague:
    """Makes a user an administrator of the organisation, or no longer one; the last one stays. For
    administrators of the organisation."""
    _set(door, id_, admin=given.administrator)
    return show_user(door, id_)


@router.post("/{id}/deactivate", status_code=204, responses=problems(403, 404, 409))
def deactivate(door: DoorDep, id_: IdPath, given: LeavingInput) -> Response:
    """Lets a user in no more, and shows nobody anything of theirs, from the next answer on: for
    administrators anybody, for everybody themselves. After 30 days all that was theirs is erased;
    what they published stays. The last administrator makes somebody else one first."""
    to = given.reference_accounts_to
    holder = ORGANISATION if to == "organisation" else to
    door.change(lambda desk: let_go(desk, id_, hand_to=holder))
    return Response(status_code=204)


@router.post(
    "/{id}/activate", responses={**examples.ok(examples.COLLEAGUE), **problems(403, 404, 409)}
)
def activate(door: DoorDep, id_: IdPath) -> Colleague:
    """Lets a user in again who has left less than 30 days ago. For administrators."""
    door.change(lambda desk: let_in(desk, id_))
    return show_user(door, id_)


def _set(door: Door, user: str, *, admin: bool) -> None:
    door.change(
        lambda desk: administer(desk, lambda one: set_administrator(one, user, admin=admin))
    )
