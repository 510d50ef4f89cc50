"""``/v1/visibility``: who may see what is the user's own."""

from fastapi import APIRouter

from graphsvc.api import examples
from graphsvc.api.bodies import GuardedRoute
from graphsvc.api.deps import DoorDep
from graphsvc.api.pages import IdPath, KindPath
from graphsvc.api.problems import problems
from graphsvc.sharing.things import who_sees
from graphsvc.wire.sharing import WhoSees

router = APIRouter(prefix="/v1/visibility", tags=["connections"], route_class=GuardedRoute)


@router.get("/{kind}/{id}", responses={**examples.ok(examples.WHO_SEES), **problems(404)})
def show_who_sees(door: DoorDep, kind: KindPath, id_: IdPath) -> WhoSees:
    """Who may see something of the user's own, part by part, and by which rule: worked out by the
    door that decides it. 404 for a kind that is none, too."""
    return door.look(lambda view: who_sees(view, kind, id_))
