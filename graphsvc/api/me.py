"""``/v1/me``: who asks."""

from fastapi import APIRouter

from graphsvc.accounts import people
from graphsvc.api import examples
from graphsvc.api.deps import DoorDep
from graphsvc.api.problems import problems
from graphsvc.ontology import NONE
from graphsvc.paths.wire import Wire

router = APIRouter(prefix="/v1/me", tags=["me"])


class Organisation(Wire):
    """An organisation."""

    id: str
    name: str


class Me(Wire):
    """The user for whom the key or session acts. ``person`` is the directory person who they are,
    where that is known."""

    id: str
    name: str
    email: str
    person: str | None = None
    organisation: Organisation


@router.get("", responses={**examples.ok(examples.ME), **problems()})
def get_me(door: DoorDep) -> Me:
    """The user for whom the key or session acts."""
    found = door.look(people.me)
    return Me(
        id=found.id,
        name=found.name,
        email=found.email,
        person=None if found.person == NONE else found.person,
        organisation=Organisation(id=found.org, name=found.org_name),
    )
