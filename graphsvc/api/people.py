"""``/v1/people``: people of the directory."""

from fastapi import APIRouter

from graphsvc.api import examples
from graphsvc.api.bodies import GuardedRoute
from graphsvc.api.deps import DoorDep
from graphsvc.api.pages import IdPath, SearchDep
from graphsvc.api.problems import problems
from graphsvc.contacts.by_hand import say_of_person, take_back_of_person
from graphsvc.directory.pages.people import get_person
from graphsvc.naming.search import search_people
from graphsvc.wire.contacts import Contact, OwnWordInput
from graphsvc.wire.directory import People, Person

router = APIRouter(prefix="/v1/people", tags=["directory"], route_class=GuardedRoute)


@router.get("", responses={**examples.ok(examples.PEOPLE), **problems()})
def find_people(door: DoorDep, query: SearchDep) -> People:
    """Search as one types: directory people, and private connections that the viewer may see."""
    return door.look(lambda view: search_people(view, query.q, limit=query.limit))


@router.get("/{id}", responses={**examples.ok(examples.PERSON), **problems(404)})
def show_person(door: DoorDep, id_: IdPath) -> Person:
    """A person of the directory with jobs and studies. Private connections have no page."""
    return door.look(lambda view: get_person(view, id_))


@router.put("/{id}/word", responses={**examples.ok(examples.CONTACT), **problems(403, 404, 409)})
def say_word_of_person(door: DoorDep, id_: IdPath, word: OwnWordInput) -> Contact:
    """Says how well the user knows a person, and who may see that: it takes the place of all other
    evidence of their tie. Somebody who is no contact of the user's yet becomes one by hand."""
    return say_of_person(door, id_, word)


@router.delete("/{id}/word", responses={**examples.ok(examples.CONTACT), **problems(403, 404)})
def take_word_of_person_back(door: DoorDep, id_: IdPath) -> Contact:
    """Takes back what was said of how well the user knows a person."""
    return door.change(lambda desk: take_back_of_person(desk, id_))
