"""From what somebody typed to an answer, or to a choice of those whom it may mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Final, Literal, Self, cast
from urllib.parse import urlencode

from pydantic import ConfigDict, Field, StringConstraints, field_validator, model_validator

from graphsvc.access.visibility import View
from graphsvc.errors import AmbiguousReference
from graphsvc.naming.search import search_companies, search_people
from graphsvc.naming.targets import Target, Targets
from graphsvc.normal import name_key
from graphsvc.ontology import ALL_TIES, TieType
from graphsvc.paths.answer import answer_about
from graphsvc.paths.explain import Code
from graphsvc.paths.options import OF_A_COMPANY, Options, types_of
from graphsvc.paths.question import Kind, Question
from graphsvc.strength import number
from graphsvc.web.words import LANGUAGE, counted, plain
from graphsvc.wire.answers import Answer, NoPath
from graphsvc.wire.directory import CompanyHit, PersonHit

KINDS: Final[tuple[Kind, Kind]] = ("person", "company")
ALIKE: Final = 5
"""How many names like an unknown one are offered, of each kind."""

Typed = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)]


class Asked(Options):
    """The form of the first page. ``id`` is that of a suggestion, and counts while ``q`` is still
    the name (``named``) that was suggested. A ``tie`` for each kind that is followed, and
    ``at_least`` in words, stand for ``edges`` and ``min_strength``."""

    model_config = ConfigDict(frozen=True, extra="ignore", str_strip_whitespace=True)

    q: Typed = ""
    kind: Literal["any", "person", "company"] = "any"
    id: Typed = ""
    named: Typed = ""
    tie: list[TieType] = Field(default_factory=list[TieType])
    at_least: Literal["", "medium", "strong"] = ""

    @field_validator("language", mode="before")
    @classmethod
    def _of_the_page(cls, _given: object) -> Code:
        """Sentences are in the language of the page around them."""
        return LANGUAGE

    @model_validator(mode="after")
    def _can_be_asked(self) -> Self:
        """Raises ``InvalidInput`` for what no question can say, whoever it is about."""
        self.question("company", "anybody")
        return self

    @property
    def chosen(self) -> str:
        """The id that was chosen; empty where the name counts."""
        return self.id if self.kind != "any" and self.id and self.q == self.named else ""

    @property
    def types(self) -> frozenset[TieType]:
        return frozenset(self.tie) or types_of(self.edges)

    @property
    def has_options(self) -> bool:
        """Whether any option differs from its default."""
        return self.model_dump(exclude=_WHOM) != Asked().model_dump(exclude=_WHOM)

    @property
    def options_told(self) -> str:
        """The options that differ from their defaults, in a few words."""
        between = counted(self.max_intermediaries, "person", "people")
        strength = {"medium": "medium or stronger"}.get(self.at_least, self.at_least)
        told = [
            f"{between} between" if self.max_intermediaries != Asked().max_intermediaries else "",
            strength or (f"{self.min_strength:g} or stronger" if self.min_strength else ""),
            "own ties" if self.own_only else "",
            "none through the busy" if self.spare_busy else "",
            f"“{self.title}”" if self.title else "",
            *map(plain, self.seniority),
            *map(plain, self.department),
            "former employees" if self.former else "",
            "with its family" if self.family else "",
            "some kinds of ties" if self.types != ALL_TIES else "",
        ]
        return ", ".join(filter(None, told))

    def meant(self, kind: Kind) -> Question:
        """The question that is meant, about a person or a company. What chooses among the people of
        a company says nothing of a person, and is left away there."""
        said: dict[str, Any] = {
            "edges": ",".join(sorted(self.types)),
            "min_strength": number(self.at_least) if self.at_least else self.min_strength,
            "introducer": [one for one in self.introducer if one],
            "without": [one for one in self.without if one],
        }
        if kind == "person":
            said |= Options().model_dump(include={*OF_A_COMPANY})
        return self.model_copy(update=said).question(kind, self.chosen or self.q)

    def address(self, *, kind: Kind, name: str, id_: str = "") -> str:
        """The address of the same question about somebody else."""
        whom = {"q": name, "kind": kind} | ({"id": id_, "named": name} if id_ else {})
        options = self.model_dump(mode="json", exclude=_WHOM, exclude_defaults=True)
        return "/ask?" + urlencode({**whom, **options}, doseq=True)

    def without_also(self, id_: str) -> "Asked":
        """The same question without another introducer."""
        return self.model_copy(update={"without": [*self.without, id_]})

    def only_through(self, id_: str) -> "Asked":
        """The same question through one introducer alone."""
        return self.model_copy(update={"introducer": [id_], "per_introducer": 0})


_WHOM: Final = {"q", "kind", "id", "named"}
"""What says whom for; the rest are options."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One whom a name may mean. ``grey``: a private connection or an own company."""

    kind: Kind
    name: str
    about: str
    note: str
    address: str
    grey: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """What a name may mean; ``begun`` where it only begins their names, ``reason`` where it means
    nothing, and these are only alike."""

    items: Sequence[Choice]
    begun: bool = False
    reason: NoPath | None = None


def find(view: View, asked: Asked, *, cursor: str | None = None) -> Answer | Choice | Choices:
    """The answer where the name means one person or one company; the one whose name it begins,
    where that is one alone; else the choice."""
    kinds: Sequence[Kind] = KINDS if asked.kind == "any" else (asked.kind,)
    targets: dict[Kind, Target] = {}
    choices: list[Choice] = []
    for kind in kinds:
        try:
            target = _target(view, asked, kind)
        except AmbiguousReference as error:
            choices += [_candidate(asked, kind, card) for card in error.candidates]
            continue
        if target is not None:
            targets[kind] = target
            choices.append(_the_one(asked, kind))
    if len(choices) == 1 and targets:
        ((kind, target),) = targets.items()
        return answer_about(view, asked.meant(kind), target, cursor=cursor)
    return Choices(choices) if choices else _begun(view, asked, kinds)


def _target(view: View, asked: Asked, kind: Kind) -> Target | None:
    """Whom the reference means as one of a kind. Raises ``AmbiguousReference``."""
    targets = Targets(view)
    named = targets.person if kind == "person" else targets.company
    return named(asked.chosen or asked.q)


def _the_one(asked: Asked, kind: Kind) -> Choice:
    about = f"the {kind} of this name"
    return Choice(kind, asked.q, about, "", asked.address(kind=kind, name=asked.q))


def _candidate(asked: Asked, kind: Kind, card: Mapping[str, object]) -> Choice:
    texts = cast(Mapping[str, str], card)
    grey = texts["kind"] in ("private", "own")
    return Choice(
        kind,
        texts["name"],
        _at(texts.get("title") or "", texts.get("company") or ""),
        "private" if grey else "",
        asked.address(kind=kind, name=texts["name"], id_=texts["id"]),
        grey=grey,
    )


def _begun(view: View, asked: Asked, kinds: Sequence[Kind]) -> Choice | Choices:
    """Those whose names the text begins, or else those that are called much like it."""
    text, alike, narrow = asked.q[:200], list[Choice](), False
    if "person" in kinds:
        people = search_people(view, text, limit=ALIKE)
        alike += [_person(asked, hit) for hit in people.items]
        narrow = people.narrow
    if "company" in kinds:
        companies = search_companies(view, text, limit=ALIKE)
        alike += [_company(asked, hit) for hit in companies.items]
        narrow = narrow or companies.narrow
    begun = [one for one in alike if begins(text, one.name)]
    if len(begun) == 1 and not narrow:
        return begun[0]
    return Choices(begun, begun=True) if begun else Choices(alike, reason=_unknown(kinds))


def begins(text: str, name: str) -> bool:
    """Whether each word of a text begins a word of a name. Pure."""
    words, called = name_key(text).split(), name_key(name).split()
    return bool(words) and all(any(one.startswith(word) for one in called) for word in words)


def _unknown(kinds: Sequence[Kind]) -> NoPath:
    return NoPath(
        code="target_unknown",
        text=f"No {' and no '.join(kinds)} of this name is known to you.",
        advice="Check the spelling, or use an e-mail, a profile address or a domain. People whom "
        "somebody of your organisation imports become known.",
    )


def _person(asked: Asked, hit: PersonHit) -> Choice:
    return Choice(
        "person",
        hit.name,
        _at(hit.title, hit.company),
        f"private, known to {hit.owner}" if hit.owner else "",
        asked.address(kind="person", name=hit.name, id_=hit.id),
        grey=hit.kind == "private",
    )


def _company(asked: Asked, hit: CompanyHit) -> Choice:
    return Choice(
        "company",
        hit.name,
        ", ".join(filter(None, (hit.city, hit.country, hit.domain))),
        "your organisation’s own" if hit.kind == "own" else "",
        asked.address(kind="company", name=hit.name, id_=hit.id),
        grey=hit.kind == "own",
    )


def _at(title: str, company: str) -> str:
    return f"{title} @ {company}" if title and company else title or company
