"""``/v1/paths``: who can introduce me?"""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field

from graphsvc.api import examples
from graphsvc.api.bodies import GuardedRoute
from graphsvc.api.deps import CountingDep, DoorDep
from graphsvc.api.problems import problems
from graphsvc.paths.answer import answer
from graphsvc.paths.options import Options, whom
from graphsvc.paths.question import Question
from graphsvc.shares import HEAVY
from graphsvc.team.adoption import Activity
from graphsvc.wire.answers import Answer
from graphsvc.wire.model import Wire

router = APIRouter(prefix="/v1/paths", tags=["paths"], route_class=GuardedRoute)


class Whom(Wire):
    """Whom a question is about."""

    person: str | None = Field(
        default=None,
        max_length=500,
        description="id, source id, e-mail, profile URL, name, or name @ company",
    )
    at: str = Field(default="", max_length=500, description="company of a person who is named")
    company: str | None = Field(
        default=None, max_length=500, description="id, source id, domain or name"
    )


class PathsQuery(Options, Whom):
    """A question: exactly one of ``person`` and ``company``."""

    cursor: str | None = Field(
        default=None, max_length=20_000, description="“next” of the page before"
    )

    @property
    def asked(self) -> Question:
        """The question that is meant. Raises ``InvalidInput``."""
        return self.question(*whom(self.person, self.company), at=self.at)


@router.get("", responses={**examples.ok(examples.ANSWER), **problems(409)})
def get_paths(
    door: DoorDep, counting: CountingDep, query: Annotated[PathsQuery, Query()]
) -> Answer:
    """The strongest paths from the viewer to a person, or to anybody at a company, with reasons.

    Where there is none, `reason` says why and what would help. A name that fits several is answered
    with 409 and its candidates. Where there are more paths, `next` is the cursor of the next page:
    ask the same question with it. Ranks, strengths and the day stay those of the first page.
    """
    question = query.asked
    found = door.look(lambda view: answer(view, question, cursor=query.cursor), share=HEAVY)
    counting(Activity.ASKED)
    return found
