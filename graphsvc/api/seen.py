"""``/v1/seen``: contacts of the organisation that the user may see, as they see them."""

from fastapi import APIRouter

from graphsvc.api import examples
from graphsvc.api.bodies import GuardedRoute
from graphsvc.api.deps import DoorDep
from graphsvc.api.pages import IdPath
from graphsvc.api.problems import problems
from graphsvc.contacts.seen import seen_contact
from graphsvc.wire.sharing import SeenContact

router = APIRouter(prefix="/v1/seen", tags=["connections"], route_class=GuardedRoute)


@router.get("/{id}", responses={**examples.ok(examples.SEEN_CONTACT), **problems(404)})
def show_seen_contact(door: DoorDep, id_: IdPath) -> SeenContact:
    """A contact of the user's own or of a colleague's: what of it the user may see, and by which
    rule."""
    return door.look(lambda view: seen_contact(view, id_))
