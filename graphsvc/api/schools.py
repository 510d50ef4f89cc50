"""``/v1/schools``: schools of the directory."""

from fastapi import APIRouter

from graphsvc.api import examples
from graphsvc.api.bodies import GuardedRoute
from graphsvc.api.deps import DoorDep
from graphsvc.api.pages import IdPath, SearchDep
from graphsvc.api.problems import problems
from graphsvc.directory.pages.places import get_school
from graphsvc.naming.search import search_schools
from graphsvc.wire.directory import School, Schools

router = APIRouter(prefix="/v1/schools", tags=["directory"], route_class=GuardedRoute)


@router.get("", responses={**examples.ok(examples.SCHOOLS), **problems()})
def find_schools(door: DoorDep, query: SearchDep) -> Schools:
    """Search as one types."""
    return door.look(lambda view: search_schools(view, query.q, limit=query.limit))


@router.get("/{id}", responses={**examples.ok(examples.SCHOOL), **problems(404)})
def show_school(door: DoorDep, id_: IdPath) -> School:
    """A school of the directory."""
    return door.look(lambda view: get_school(view, id_))
