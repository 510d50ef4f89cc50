"""The first page: who can introduce me to this person, or to someone at this company?"""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from graphsvc.api.web import words
from graphsvc.api.web.finding import Asked, Choices, find
from graphsvc.api.web.picture import ask, draw_tall, draw_wide
from graphsvc.api.web.site import PageRoute, Visitor, VisitorDep, render
from graphsvc.directory.places import get_company
from graphsvc.directory.search import people_with
from graphsvc.directory.wire import Company, PersonHit
from graphsvc.ontology import TieType
from graphsvc.paths.wire import Answer, TargetCard
from graphsvc.visibility import View

router = APIRouter(route_class=PageRoute)


@router.get("/")
def show_start(request: Request, visitor: VisitorDep) -> Response:
    """The box."""
    del visitor
    return _page(request, Asked())


@router.get("/ask")
def show_answer(
    request: Request, visitor: VisitorDep, asked: Annotated[Asked, Query()]
) -> Response:
    """The box, and under it the answer: paths, or whom the name may mean, or why there is none."""
    if not asked.q:
        return _page(request, asked)
    found = visitor.door.look(lambda view: find(view, visitor.door.ring, asked))
    if isinstance(found, Choices):
        return _page(request, asked, choices=found, status=200 if found.reason else 300)
    return _answered(request, visitor, asked, found)


def _answered(request: Request, visitor: Visitor, asked: Asked, answer: Answer) -> Response:
    humans = {human.id for path in answer.paths for human in path.people}

    def work(view: View) -> tuple[dict[str, PersonHit], Company | None]:
        wanted = humans | ({answer.target.id} if answer.target else set[str]())
        people = {hit.id: hit for hit in people_with(view, sorted(wanted))}
        return people, _company(view, visitor, answer.target)

    people, company = visitor.door.look(work)
    return _page(request, asked, answer=answer, people=people, company=company)


def _company(view: View, visitor: Visitor, target: TargetCard | None) -> Company | None:
    if target is None or target.kind != "company":
        return None
    return get_company(view, visitor.door.ring, target.id)


def _page(
    request: Request,
    asked: Asked,
    *,
    answer: Answer | None = None,
    choices: Choices | None = None,
    people: dict[str, PersonHit] | None = None,
    company: Company | None = None,
    status: int = 200,
) -> Response:
    return render(
        request,
        "ask.html",
        status=status,
        asked=asked,
        answer=answer,
        choices=choices,
        people=people or {},
        company=company,
        ties=list(TieType),
        explained=words.TIES_EXPLAINED,
        draw_wide=draw_wide,
        draw_tall=draw_tall,
        ask_owner=ask,
    )
