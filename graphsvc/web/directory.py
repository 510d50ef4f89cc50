"""The pages of people, companies and schools."""

from typing import Annotated, Literal

from fastapi import APIRouter, Form, Query, Request, Response

from graphsvc.access.visibility import View
from graphsvc.api.pages import IdPath
from graphsvc.contacts.by_hand import say_of_person, take_back_of_person
from graphsvc.contacts.own_word import KnownAs, known_as
from graphsvc.directory.pages.people import get_person
from graphsvc.directory.pages.people_tab import people_tab
from graphsvc.directory.pages.places import get_company, get_school
from graphsvc.ontology import Level
from graphsvc.web.site import PageRoute, VisitorDep, redirect, render
from graphsvc.wire.contacts import OwnWordInput
from graphsvc.wire.directory import Person
from graphsvc.wire.pages import PageQuery

router = APIRouter(route_class=PageRoute)


@router.get("/people/{id}")
def show_person(request: Request, visitor: VisitorDep, id_: IdPath) -> Response:
    """A person of the directory, and how well the visitor knows them; private connections have no
    page."""

    def work(view: View) -> tuple[Person, KnownAs | None, bool]:
        return get_person(view, id_), known_as(view, id_), id_ == view.person_id

    person, known, you = visitor.door.look(work)
    done = request.query_params.get("done", "")
    return render(request, "person.html", person=person, known=known, you=you, done=done)


@router.post("/people/{id}/word")
def say_word(
    visitor: VisitorDep,
    id_: IdPath,
    level: Annotated[Level | Literal[""], Form()] = "",
    visible_to: Annotated[Literal["organisation", "me"], Form()] = "organisation",
) -> Response:
    """How well the visitor knows a person; without a level that is taken back."""
    if level == "":
        visitor.door.change(lambda desk: take_back_of_person(desk, id_))
        return redirect(f"/people/{id_}?done=forgotten#know")
    say_of_person(visitor.door, id_, OwnWordInput(level=level, visible_to=visible_to))
    return redirect(f"/people/{id_}?done=said#know")


@router.get("/companies/{id}")
def show_company(
    request: Request,
    visitor: VisitorDep,
    id_: IdPath,
    query: Annotated[PageQuery, Query()],
) -> Response:
    """A company with its People tab: directory people, and the private connections that the viewer
    may see."""
    door = visitor.door
    company = door.look(lambda view: get_company(view, id_))
    people = door.look(lambda view: people_tab(view, id_, query))
    return render(
        request, "company.html", company=company, people=people, further=query.cursor is not None
    )


@router.get("/schools/{id}")
def show_school(request: Request, visitor: VisitorDep, id_: IdPath) -> Response:
    """A school of the directory."""
    school = visitor.door.look(lambda view: get_school(view, id_))
    return render(request, "school.html", school=school)
