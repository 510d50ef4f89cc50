"""``/v1/me``: who asks."""

from fastapi import APIRouter

from graphsvc.accounts import people
from graphsvc.api import examples
from graphsvc.api.deps import DoorDep
from graphsvc.api.problems import problems
from graphsvc.connections.availability import set_availability
from graphsvc.ontology import NONE, Availability
from graphsvc.paths.wire import Wire

router = APIRouter(prefix="/v1/me", tags=["me"])


class Organisation(Wire):
    """An organisation."""

    id: str
    name: str


class Me(Wire):
    """The user for whom the key or session acts. ``person`` is the directory person who they are,
    where that is known; ``availability`` whether they introduce others."""

    id: str
    name: str
    email: str
    person: str | None = None
    availability: Availability
    organisation: Organisation


class AvailabilityInput(Wire):
    """Whether the user introduces others: ``free``, ``busy`` (ranks lower) or ``closed`` (is never
    proposed to colleagues). The whole organisation sees it."""

    availability: Availability


@router.get("", responses={**examples.ok(examples.ME), **problems()})
def get_me(door: DoorDep) -> Me:
    """The user for whom the key or session acts."""
    return _told(door.look(people.me))


@router.put("/availability", responses={**examples.ok(examples.ME), **problems(403)})
def say_availability(door: DoorDep, said: AvailabilityInput) -> Me:
    """Says whether the user introduces others."""
    door.change(lambda desk: set_availability(desk, said.availability))
    return get_me(door)


def _told(found: people.Me) -> Me:
    return Me(
        id=found.id,
        name=found.name,
        email=found.email,
        person=None if found.person == NONE else found.person,
        availability=Availability(found.availability),
        organisation=Organisation(id=found.org, name=found.org_name),
    )
