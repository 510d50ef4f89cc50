"""The first page: who can introduce me to this person, or to someone at this company?"""

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field

from graphsvc.access.visibility import View
from graphsvc.api.deps import CountingDep
from graphsvc.directory.pages.places import get_company
from graphsvc.matching.titles import Department, Seniority
from graphsvc.naming.names import users_named
from graphsvc.naming.search import people_with
from graphsvc.ontology import TieType
from graphsvc.shares import HEAVY
from graphsvc.team.adoption import Activity
from graphsvc.web import words
from graphsvc.web.finding import Asked, Choice, Choices, find
from graphsvc.web.picture import ask, draw_tall, draw_wide
from graphsvc.web.site import PageRoute, Visitor, VisitorDep, redirect, render
from graphsvc.wire.answers import Answer, TargetCard
from graphsvc.wire.directory import Company, PersonHit

router = APIRouter(route_class=PageRoute)


class AskedOn(Asked):
    """The form, and where a later page of the answer goes on."""

    cursor: str | None = Field(default=None, max_length=20_000)

    @property
    def asked(self) -> Asked:
        """The question without its page."""
        return Asked(**self.model_dump(exclude={"cursor"}))


@router.get("/")
def show_start(request: Request, visitor: VisitorDep) -> Response:
    """The box."""
    del visitor
    return _page(request, Asked())


@router.get("/ask")
def show_answer(
    request: Request,
    visitor: VisitorDep,
    counting: CountingDep,
    given: Annotated[AskedOn, Query()],
) -> Response:
    """The box, and under it the answer: paths, or whom the name may mean, or why there is none.
    Goes on to the one whose name was begun, where it begins one alone."""
    asked = given.asked
    if not asked.q:
        return _page(request, asked)
    found = visitor.door.look(lambda view: find(view, asked, cursor=given.cursor), share=HEAVY)
    counting(Activity.ASKED)
    if isinstance(found, Choice):
        return redirect(found.address)
    if isinstance(found, Choices):
        return _page(request, asked, choices=found, status=200 if found.reason else 300)
    return _answered(request, visitor, asked, found)


def _answered(request: Request, visitor: Visitor, asked: Asked, answer: Answer) -> Response:
    humans = {human.id for path in answer.paths for human in path.people}
    chosen = {*asked.introducer, *asked.without}

    def work(view: View) -> tuple[dict[str, PersonHit], dict[str, str], Company | None]:
        wanted = humans | chosen | ({answer.target.id} if answer.target else set[str]())
        people = {hit.id: hit for hit in people_with(view, sorted(wanted))}
        users = {id_: user.name for id_, user in users_named(view, chosen).items()}
        names = {id_: people[id_].name for id_ in chosen & people.keys()} | users
        return people, names, _company(view, answer.target)

    people, names, company = visitor.door.look(work)
    return _page(request, asked, answer=answer, people=people, names=names, company=company)


def _company(view: View, target: TargetCard | None) -> Company | None:
    if target is None or target.kind != "company":
        return None
    return get_company(view, target.id)


def _page(
    request: Request,
    asked: Asked,
    *,
    answer: Answer | None = None,
    choices: Choices | None = None,
    people: Mapping[str, PersonHit] | None = None,
    names: Mapping[str, str] | None = None,
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
        names=names or {},
        company=company,
        ties=list(TieType),
        seniorities=list(Seniority),
        departments=list(Department),
        explained=words.TIES_EXPLAINED,
        draw_wide=draw_wide,
        draw_tall=draw_tall,
        ask_owner=ask,
    )
