"""``/v1/adoption``: how many users of the organisation did what, month by month."""

from fastapi import APIRouter

from graphsvc.api import examples
from graphsvc.api.bodies import GuardedRoute
from graphsvc.api.deps import DoorDep
from graphsvc.api.problems import problems
from graphsvc.team.adoption import adoption
from graphsvc.wire.team import Adoption

router = APIRouter(prefix="/v1/adoption", tags=["organisation"], route_class=GuardedRoute)


@router.get("", responses={**examples.ok(examples.ADOPTION), **problems(403)})
def show_adoption(door: DoorDep) -> Adoption:
    """How many users came in, imported and asked, in each month that is over, for administrators.
    Of fewer than five nothing is told, and of none what they asked."""
    return door.look(adoption)
