"""``/v1/people``: people of the directory."""

from fastapi import APIRouter

from graphsvc.api import examples
from graphsvc.api.deps import DoorDep
from graphsvc.api.pages import IdPath, SearchDep
from graphsvc.api.problems import problems
from graphsvc.directory.people import get_person
from graphsvc.directory.search import search_people
from graphsvc.directory.wire import People, Person

router = APIRouter(prefix="/v1/people", tags=["directory"])


@router.get("", responses={**examples.ok(examples.PEOPLE), **problems()})
def find_people(door: DoorDep, query: SearchDep) -> People:
    """Search as one types: directory people, and private connections that the viewer may see."""
    return door.look(lambda view: search_people(view, door.ring, query.q, limit=query.limit))


@router.get("/{id}", responses={**examples.ok(examples.PERSON), **problems(404)})
def show_person(door: DoorDep, id: IdPath) -> Person:  # noqa: A002
    """A person of the directory with jobs and studies. Private connections have no page."""
    return door.look(lambda view: get_person(view, id))
