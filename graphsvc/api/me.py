"""``/v1/me``: who asks."""

from fastapi import APIRouter
from fastapi.responses import StreamingResponse

from graphsvc.access import users as people
from graphsvc.accounts.export import export
from graphsvc.api import examples
from graphsvc.api.bodies import GuardedRoute
from graphsvc.api.deps import DoorDep
from graphsvc.api.problems import problems
from graphsvc.ontology import NONE, Availability
from graphsvc.statements.availability import set_availability
from graphsvc.wire.model import Wire

router = APIRouter(prefix="/v1/me", tags=["me"], route_class=GuardedRoute)


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


@router.get(
    "/export",
    response_class=StreamingResponse,
    responses={**examples.lines(examples.EXPORT), **problems()},
)
def export_own(door: DoorDep) -> StreamingResponse:
    """Everything that the user may see of themselves and of what is theirs: a line of JSON for
    each thing, with its kind."""
    lines = (f"{line.model_dump_json()}\n" for line in export(door))
    return StreamingResponse(
        lines,
        media_type="application/x-ndjson",
        headers={"Content-Disposition": 'attachment; filename="graphsvc.ndjson"'},
    )


def _told(found: people.Me) -> Me:
    return Me(
        id=found.id,
        name=found.name,
        email=found.email,
        person=None if found.person == NONE else found.person,
        availability=Availability(found.availability),
        organisation=Organisation(id=found.org, name=found.org_name),
    )
