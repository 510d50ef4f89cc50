"""``/v1/paths``: who can introduce me?"""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field

from graphsvc.api import examples
from graphsvc.api.deps import DoorDep
from graphsvc.api.problems import problems
from graphsvc.errors import InvalidInput
from graphsvc.ontology import ALL_TIES, TieType, parse_ties
from graphsvc.paths.answer import Question, answer
from graphsvc.paths.wire import Answer, Wire

router = APIRouter(prefix="/v1/paths", tags=["paths"])


class PathsQuery(Wire):
    """A question: exactly one of ``person`` and ``company``."""

    person: str | None = Field(
        default=None,
        max_length=500,
        description="id, source id, e-mail, profile URL, name, or name @ company",
    )
    company: str | None = Field(
        default=None, max_length=500, description="id, source id, domain or name"
    )
    max_intermediaries: int = Field(default=2, description="0 to 3")
    limit: int = Field(default=10, description="1 to 50")
    edges: str | None = Field(
        default=None,
        max_length=200,
        description="types of ties to follow, separated by commas; all where not given",
        examples=["KNOWS,EX_COLLEAGUE,TEAMMATE"],
    )
    per_introducer: int = Field(default=3, description="0 lifts the bound")
    family: bool = Field(
        default=False,
        description="of a company: also those that own it and those that it owns, at any depth",
    )
    count: bool = Field(default=False, description="also count the shortest paths")

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
            max_intermediaries=self.max_intermediaries,
            limit=self.limit,
            per_introducer=self.per_introducer,
            types=_types(self.edges),
            count=self.count,
            family=self.family,
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
    with 409 and its candidates.
    """
    question = query.question()
    return door.look(lambda view: answer(view, door.ring, question))
