"""``/v1/companies``: companies of the directory and the organisation's own, and who works there."""

from fastapi import APIRouter
from pydantic import TypeAdapter

from graphsvc.api import examples
from graphsvc.api.deps import DoorDep
from graphsvc.api.pages import IdPath, PageDep, SearchDep
from graphsvc.api.problems import problems
from graphsvc.cursors import Cursor, Number, Word
from graphsvc.directory.people_tab import START, Position, list_people
from graphsvc.directory.places import get_company
from graphsvc.directory.search import search_companies
from graphsvc.directory.wire import Companies, Company, PeopleTab

router = APIRouter(prefix="/v1/companies", tags=["directory"])

CURSOR = Cursor("people", TypeAdapter(tuple[Number, Word, Word, Word]))


@router.get("", responses={**examples.ok(examples.COMPANIES), **problems()})
def find_companies(door: DoorDep, query: SearchDep) -> Companies:
    """Search as one types: companies of the directory and the organisation's own."""
    return door.look(lambda view: search_companies(view, door.ring, query.q, limit=query.limit))


@router.get("/{id}", responses={**examples.ok(examples.COMPANY), **problems(404)})
def show_company(door: DoorDep, id_: IdPath) -> Company:
    """A company of the directory, or one of the organisation's own."""
    return door.look(lambda view: get_company(view, door.ring, id_))


@router.get("/{id}/people", responses={**examples.ok(examples.PEOPLE_TAB), **problems(404)})
def list_company_people(door: DoorDep, id_: IdPath, query: PageDep) -> PeopleTab:
    """The People tab: people of the directory, and the private connections that the viewer may see.

    A page has up to `limit` of each; `next` goes on with both.
    """
    parts = CURSOR.decode(query.cursor)
    after = Position(*parts) if parts else START
    page = door.look(lambda view: list_people(view, door.ring, id_, after=after, limit=query.limit))
    following = page.next and CURSOR.encode(page.next.parts())
    return PeopleTab(people=page.people, private=page.private, next=following)
