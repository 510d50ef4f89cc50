"""What somebody asks: whom for, through whom, and which paths count."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Final, Literal

from graphsvc.errors import InvalidInput
from graphsvc.matching.titles import Department, Seniority, departments, fits_title, seniorities
from graphsvc.naming import references
from graphsvc.ontology import ALL_TIES, TieType
from graphsvc.paths.explain import LANGUAGES, Code
from graphsvc.strength import cost

MOST_INTERMEDIARIES: Final = 3
MOST_PATHS: Final = 50
LONGEST_TITLE: Final = 200
MOST_NAMED: Final = 50
"""How many introducers may be named."""

Kind = Literal["person", "company"]


@dataclass(frozen=True, slots=True)
class Role:
    """Whom of a company one asks for. A person fits who has, or with ``former`` had, a job there of
    which all that is given holds: the words of ``title``, one of the ``seniorities``, one of the
    ``departments``."""

    title: str = ""
    seniorities: frozenset[Seniority] = frozenset()
    departments: frozenset[Department] = frozenset()
    former: bool = False

    @property
    def chooses(self) -> bool:
        """Whether titles matter."""
        return bool(self.title.strip() or self.seniorities or self.departments)

    def fits(self, titles: Iterable[str]) -> bool:
        """Whether any of somebody's titles is one that is asked for."""
        return any(self._fits(title[:LONGEST_TITLE]) for title in titles)

    def _fits(self, title: str) -> bool:
        if self.seniorities and self.seniorities.isdisjoint(seniorities(title)):
            return False
        if self.departments and self.departments.isdisjoint(departments(title)):
            return False
        return fits_title(title, self.title)


ANYBODY: Final = Role()


@dataclass(frozen=True, slots=True)
class Question:
    """Who can introduce the viewer to ``reference``? ``kind`` says what it names; of a person,
    ``at`` may name the company.

    ``max_intermediaries`` is 0 to 3, ``limit`` 1 to 50; ``per_introducer`` and, of a company,
    ``per_end`` lift their bounds with 0; ``types`` restricts the ties that are followed; ``family``
    means with a company those that own it and those that it owns, too. ``min_strength`` is the
    least strength of a path. ``introducers`` alone may introduce where any are named, those of
    ``without`` are on no path; ``own_only`` follows no ties of colleagues, ``spare_busy`` leaves
    out who is busy; ``detours`` takes paths too that go round a tie.
    ``language`` is that of the sentences. Raises ``InvalidInput`` for other values.
    """

    kind: Kind
    reference: str
    at: str = ""
    max_intermediaries: int = 2
    limit: int = 10
    per_introducer: int = 3
    per_end: int = 3
    types: frozenset[TieType] = ALL_TIES
    count: bool = False
    family: bool = False
    role: Role = ANYBODY
    min_strength: float = 0.0
    introducers: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    own_only: bool = False
    spare_busy: bool = False
    detours: bool = False
    language: Code = "en"

    def __post_init__(self) -> None:
        if not self.reference.strip():
            raise InvalidInput(f"Name a {self.kind}.", field=self.kind)
        _check("max_intermediaries", self.max_intermediaries, 0, MOST_INTERMEDIARIES)
        _check("limit", self.limit, 1, MOST_PATHS)
        _check("per_introducer", self.per_introducer, 0, MOST_PATHS)
        _check("per_end", self.per_end, 0, MOST_PATHS)
        _check("min_strength", self.min_strength, 0, 1)
        _check("introducers", len(self.introducers), 0, MOST_NAMED)
        _check("without", len(self.without), 0, MOST_NAMED)
        if not self.types:
            raise InvalidInput("Name at least one tie type.", field="edges")
        if self.language not in LANGUAGES:
            raise InvalidInput(
                "Sentences are not written in this language.",
                field="language",
                advice=f"It can be: {', '.join(LANGUAGES)}.",
            )
        self._check_kind()

    def _check_kind(self) -> None:
        """What only makes sense of the other kind is said, not left out in silence."""
        if self.kind == "person" and self.role != ANYBODY:
            raise InvalidInput(
                "Title, seniority, department and former employees choose among the people of a "
                "company.",
                field="company",
                advice="Ask for a company, or leave them away.",
            )
        if self.kind == "company" and self.at.strip():
            raise InvalidInput("“at” names the company of a person.", field="at")
        if len(self.role.title) > LONGEST_TITLE:
            raise InvalidInput(f"This title is longer than {LONGEST_TITLE} letters.", field="title")

    @property
    def named(self) -> str:
        """The reference with the company that a person is named with; who is named by more than a
        name is known without."""
        read = references.read_person(self.reference)
        if self.at.strip() and read.kind is references.Kind.NAME:
            return f"{self.reference} @ {self.at}"
        return self.reference

    @property
    def max_cost(self) -> int | None:
        """What a path may cost at most; none where it may be as weak as it is."""
        return cost(self.min_strength) if self.min_strength else None

    @property
    def fingerprint(self) -> str:
        """Of all that decides which paths there are, and in which order."""
        told = {name: value for name, value in asdict(self).items() if name not in _HOW_TOLD}
        text = json.dumps(told, sort_keys=True, default=sorted)
        return hashlib.sha256(text.encode()).hexdigest()[:16]


_HOW_TOLD: Final = frozenset({"limit", "language", "count"})


def _check(field: str, value: float, least: int, most: int) -> None:
    if not least <= value <= most:
        raise InvalidInput(f"{field} is {value}; it must be {least} to {most}.", field=field)
