"""``/v1/sources``: the sources of the user's contacts, and how far these reach."""

from fastapi import APIRouter

from graphsvc.api import examples
from graphsvc.api.bodies import GuardedRoute
from graphsvc.api.deps import DoorDep
from graphsvc.api.pages import IdPath
from graphsvc.api.problems import problems
from graphsvc.contacts.levels import level_previews, page_of_sources, set_level
from graphsvc.jobs.app import nudge
from graphsvc.wire.pages import Page
from graphsvc.wire.sharing import ContactSource, LevelInput, LevelPreviews

router = APIRouter(prefix="/v1/sources", tags=["connections"], route_class=GuardedRoute)


@router.get("", responses={**examples.ok(examples.SOURCE_LIST), **problems()})
def list_own_sources(door: DoorDep) -> Page[ContactSource]:
    """The sources of the user's contacts, each with how far its contacts reach."""
    return door.look(page_of_sources)


@router.get("/{id}/levels", responses={**examples.ok(examples.LEVELS), **problems(404)})
def preview_levels(door: DoorDep, id_: IdPath) -> LevelPreviews:
    """What each level would let others see of the contacts of a source, and who these are."""
    return door.look(lambda view: level_previews(view, id_))


@router.put("/{id}/level", responses={**examples.ok(examples.SOURCE), **problems(403, 404)})
def choose_level(door: DoorDep, id_: IdPath, chosen: LevelInput) -> ContactSource:
    """Lets the contacts of a source reach as far as a level says. What is to reach fewer people
    does so at once; what is to reach more waits for a worker, and `opening` says so."""
    source = door.change(lambda desk: set_level(desk, id_, chosen.level))
    if source.opening:
        nudge()
    return source
