"""The pages of people, companies and schools."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from graphsvc.api.companies import list_company_people
from graphsvc.api.pages import IdPath, PageQuery
from graphsvc.api.web.site import PageRoute, VisitorDep, render
from graphsvc.directory.people import get_person
from graphsvc.directory.places import get_company, get_school

router = APIRouter(route_class=PageRoute)


@router.get("/people/{id}")
def show_person(request: Request, visitor: VisitorDep, id: IdPath) -> Response:  # noqa: A002
    """A person of the directory; private connections have no page."""
    person = visitor.door.look(lambda view: get_person(view, id))
    return render(request, "person.html", person=person)


@router.get("/companies/{id}")
def show_company(
    request: Request,
    visitor: VisitorDep,
    id: IdPath,  # noqa: A002
    query: Annotated[PageQuery, Query()],
) -> Response:
    """A company with its People tab: directory people, and the private connections that the viewer
    may see."""
    door = visitor.door
    company = door.look(lambda view: get_company(view, door.ring, id))
    people = list_company_people(door, id, query)
    return render(
        request, "company.html", company=company, people=people, further=query.cursor is not None
    )


@router.get("/schools/{id}")
def show_school(request: Request, visitor: VisitorDep, id: IdPath) -> Response:  # noqa: A002
    """A school of the directory."""
    school = visitor.door.look(lambda view: get_school(view, id))
    return render(request, "school.html", school=school)
