"""``/v1/paths``: who can introduce me?"""

from typing import Annotated, cast

from fastapi import APIRouter, Query
from pydantic import Field

from graphsvc.api import examples
from graphsvc.api.deps import DoorDep
from graphsvc.api.problems import problems
from graphsvc.errors import InvalidInput
from graphsvc.matching.titles import Department, Seniority
from graphsvc.ontology import ALL_TIES, TieType, parse_ties
from graphsvc.paths.answer import answer
from graphsvc.paths.explain import Code
from graphsvc.paths.question import LONGEST_TITLE, MOST_NAMED, Question, Role
from graphsvc.paths.wire import Answer, Wire

router = APIRouter(prefix="/v1/paths", tags=["paths"])


class PathsQuery(Wire):
    """A question: exactly one of ``person`` and ``company``."""

    person: str | None = Field(
        default=None,
        max_length=500,
        description="id, source id, e-mail, profile URL, name, or name @ company",
    )
    at: str = Field(default="", max_length=500, description="company of a person who is named")
    company: str | None = Field(
        default=None, max_length=500, description="id, source id, domain or name"
    )
    title: str = Field(
        default="",
        max_length=LONGEST_TITLE,
        description="of a company: only people with these words in their title, in any of several "
        "languages, abbreviated or not",
    )
    seniority: list[Seniority] = Field(
        default_factory=list[Seniority], description="of a company: only people of these levels"
    )
    department: list[Department] = Field(
        default_factory=list[Department],
        description="of a company: only people of these departments",
    )
    former: bool = Field(default=False, description="of a company: also who has worked there")
    max_intermediaries: int = Field(default=2, description="0 to 3")
    limit: int = Field(default=10, description="paths a page, 1 to 50; 50 in all")
    cursor: str | None = Field(
        default=None, max_length=20_000, description="“next” of the page before"
    )
    edges: str | None = Field(
        default=None,
        max_length=200,
        description="types of ties to follow, separated by commas; all where not given",
        examples=["KNOWS,EX_COLLEAGUE,TEAMMATE"],
    )
    per_introducer: int = Field(default=3, description="0 lifts the bound")
    per_end: int = Field(
        default=3, description="of a company: paths to each person there; 0 lifts the bound"
    )
    min_strength: float = Field(default=0.0, description="of a path, 0 to 1")
    introducer: list[str] = Field(
        default_factory=list[str],
        max_length=MOST_NAMED,
        description="only through these: colleagues or people of the directory, by id, e-mail or "
        "name",
    )
    without: list[str] = Field(
        default_factory=list[str], max_length=MOST_NAMED, description="not through these"
    )
    own_only: bool = Field(default=False, description="follow no ties of colleagues")
    spare_busy: bool = Field(default=False, description="not through colleagues who are busy")
    family: bool = Field(
        default=False,
        description="of a company: also those that own it and those that it owns, at any depth",
    )
    count: bool = Field(default=False, description="also count the shortest paths")
    language: str = Field(default="en", max_length=10, description="of the sentences: en or fr")

    def question(self) -> Question:
        """The question that is meant. Raises ``InvalidInput``."""
        if (self.person is None) == (self.company is None):
            raise InvalidInput(
                "Name either a person or a company.",
                field="person",
                advice="For example: /v1/paths?person=lee@example.com",
            )
        return Question(
            kind="company" if self.person is None else "person",
            reference=self.company or self.person or "",
            at=self.at,
            max_intermediaries=self.max_intermediaries,
            limit=self.limit,
            per_introducer=self.per_introducer,
            per_end=self.per_end,
            types=_types(self.edges),
            count=self.count,
            family=self.family,
            role=Role(
                title=self.title,
                seniorities=frozenset(self.seniority),
                departments=frozenset(self.department),
                former=self.former,
            ),
            min_strength=self.min_strength,
            introducers=tuple(self.introducer),
            without=tuple(self.without),
            own_only=self.own_only,
            spare_busy=self.spare_busy,
            language=cast(Code, self.language),
        )


def _types(edges: str | None) -> frozenset[TieType]:
    if edges is None:
        return ALL_TIES
    try:
        return parse_ties(edges.split(","))
    except ValueError:
        raise InvalidInput(
            "This is no type of ties.",
            field="edges",
            advice=f"It can be: {', '.join(sorted(ALL_TIES))}.",
        ) from None


@router.get("", responses={**examples.ok(examples.ANSWER), **problems(409)})
def get_paths(door: DoorDep, query: Annotated[PathsQuery, Query()]) -> Answer:
    """The strongest paths from the viewer to a person, or to anybody at a company, with reasons.

    Where there is none, `reason` says why and what would help. A name that fits several is answered
    with 409 and its candidates. Where there are more paths, `next` is the cursor of the next page:
    ask the same question with it. Ranks, strengths and the day stay those of the first page.
    """
    question = query.question()
    return door.look(lambda view: answer(view, door.ring, question, cursor=query.cursor))
