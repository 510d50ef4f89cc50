"""How a question is asked, once: the parameters of the API, the options of the command line, the
columns of a file of questions and the fields of the form are the fields of ``Options``."""

from collections.abc import Mapping
from typing import Any, Final, Self, cast

from pydantic import Field, ValidationError, field_validator

from graphsvc.errors import InvalidInput
from graphsvc.matching.titles import Department, Seniority
from graphsvc.ontology import ALL_TIES, TieType, parse_ties
from graphsvc.paths.explain import LANGUAGES, Code
from graphsvc.paths.question import LONGEST_TITLE, MOST_NAMED, Kind, Question, Role
from graphsvc.wire.model import Wire

SEPARATOR: Final = ";"
"""Between the values of one cell."""
LONGEST_NAME: Final = 500
"""Letters of one by whom somebody is named."""


class Options(Wire):
    """All that a question says beside whom it is about."""

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
    edges: str | None = Field(
        default=None,
        max_length=200,
        description="types of ties to follow, separated by commas; all where not given",
        examples=["KNOWS,EX_COLLEAGUE,TEAMMATE"],
    )
    per_introducer: int = Field(
        default=3, description="paths through each introducer; 0 lifts the bound"
    )
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
    detours: bool = Field(
        default=False,
        description="also paths that go round a tie which is no weaker than the way round it",
    )
    family: bool = Field(
        default=False,
        description="of a company: also those that own it and those that it owns, at any depth",
    )
    count: bool = Field(default=False, description="also count the shortest paths")
    language: str = Field(
        default="en", max_length=10, description=f"of the sentences: {' or '.join(LANGUAGES)}"
    )

    @field_validator("introducer", "without")
    @classmethod
    def _short(cls, names: list[str]) -> list[str]:
        if any(len(name) > LONGEST_NAME for name in names):
            raise ValueError(f"none of them may be longer than {LONGEST_NAME} letters")
        return names

    def question(self, kind: Kind, reference: str, *, at: str = "") -> Question:
        """The question about a person or a company. Raises ``InvalidInput``."""
        return Question(
            kind=kind,
            reference=reference,
            at=at,
            max_intermediaries=self.max_intermediaries,
            limit=self.limit,
            per_introducer=self.per_introducer,
            per_end=self.per_end,
            types=types_of(self.edges),
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
            detours=self.detours,
            language=cast(Code, self.language),
        )

    def changed(self, cells: Mapping[str, str]) -> Self:
        """These options with those that a row of a table gives, as texts; several values of one
        are separated by semicolons. Raises ``InvalidInput``."""
        given = {name: _values(name, cells[name]) for name in NAMES if name in cells}
        return self.checked(self.model_dump() | given)

    @classmethod
    def checked(cls, given: Mapping[str, object]) -> Self:
        """Options by name. Raises ``InvalidInput`` by the name of one that cannot be so."""
        try:
            return cls.model_validate(given)
        except ValidationError as error:
            found = error.errors()[0]
            field = str(found["loc"][0])
            raise InvalidInput(f"{field}: {found['msg']}", field=field) from None


NAMES: Final = tuple(Options.model_fields)
SEVERAL: Final = frozenset(
    name for name, field in Options.model_fields.items() if field.default_factory is not None
)
"""Options that take several values."""
OF_A_COMPANY: Final = frozenset({"title", "seniority", "department", "former"})
"""Those that choose among the people of a company, and are refused of a person."""


def whom(person: str | None, company: str | None) -> tuple[Kind, str]:
    """What a question names, and the reference. Raises ``InvalidInput`` unless it is one."""
    if (person is None) == (company is None):
        raise InvalidInput(
            "Name either a person or a company.",
            field="person",
            advice="For example the person lee@example.com, or the company example.com.",
        )
    return ("company", company or "") if person is None else ("person", person)


def types_of(edges: str | None) -> frozenset[TieType]:
    """The types of ties that are followed. Raises ``InvalidInput`` for what is none."""
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


def _values(name: str, text: str) -> Any:
    if name not in SEVERAL:
        return text
    return [one.strip() for one in text.split(SEPARATOR) if one.strip()]
