"""``/v1/companies``: companies of the directory and the organisation's own, and who works there."""

from fastapi import APIRouter

from graphsvc.api import examples
from graphsvc.api.bodies import GuardedRoute
from graphsvc.api.deps import DoorDep
from graphsvc.api.pages import IdPath, PageDep, SearchDep
from graphsvc.api.problems import problems
from graphsvc.directory.pages.people_tab import people_tab
from graphsvc.directory.pages.places import get_company
from graphsvc.naming.search import search_companies
from graphsvc.wire.directory import Companies, Company, PeopleTab

router = APIRouter(prefix="/v1/companies", tags=["directory"], route_class=GuardedRoute)


@router.get("", responses={**examples.ok(examples.COMPANIES), **problems()})
def find_companies(door: DoorDep, query: SearchDep) -> Companies:
    """Search as one types: companies of the directory and the organisation's own."""
    return door.look(lambda view: search_companies(view, query.q, limit=query.limit))


@router.get("/{id}", responses={**examples.ok(examples.COMPANY), **problems(404)})
def show_company(door: DoorDep, id_: IdPath) -> Company:
    """A company of the directory, or one of the organisation's own."""
    return door.look(lambda view: get_company(view, id_))


@router.get("/{id}/people", responses={**examples.ok(examples.PEOPLE_TAB), **problems(404)})
def list_company_people(door: DoorDep, id_: IdPath, query: PageDep) -> PeopleTab:
    """The People tab: people of the directory, and the private connections that the viewer may see.

    A page has up to `limit` of each; `next` goes on with both.
    """
    return door.look(lambda view: people_tab(view, id_, query))
