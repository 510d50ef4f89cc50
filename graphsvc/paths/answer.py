"""One question, answered: resolve the target, gather, search, rank, explain."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from graphsvc.errors import InvalidInput
from graphsvc.ids import day_of, today
from graphsvc.ontology import ALL_TIES, TieType
from graphsvc.paths.gather import Gathered, Target, gather
from graphsvc.paths.names import places_named
from graphsvc.paths.rank import strongest
from graphsvc.paths.reason import why_none
from graphsvc.paths.resolve import Resolver
from graphsvc.paths.search import count_fewest
from graphsvc.paths.tell import Teller
from graphsvc.paths.wire import Answer, Count, NoPath, TargetCard
from graphsvc.sealed import Sealer
from graphsvc.sealing import KeyRing
from graphsvc.upkeep import family
from graphsvc.visibility import View

MOST_INTERMEDIARIES: Final = 3
MOST_PATHS: Final = 50


@dataclass(frozen=True, slots=True)
class Question:
    """Who can introduce the viewer to ``reference``? ``kind`` says what it names.

    ``max_intermediaries`` is 0 to 3, ``limit`` 1 to 50; ``per_introducer`` 0 lifts that bound;
    ``types`` restricts the ties that are followed; ``family`` means with a company those that own
    it and those that it owns, too. Raises ``InvalidInput`` for other values.
    """

    kind: Literal["person", "company"]
    reference: str
    max_intermediaries: int = 2
    limit: int = 10
    per_introducer: int = 3
    types: frozenset[TieType] = ALL_TIES
    count: bool = False
    family: bool = False

    def __post_init__(self) -> None:
        if not self.reference.strip():
            raise InvalidInput(f"Name a {self.kind}.", field=self.kind)
        _check("max_intermediaries", self.max_intermediaries, 0, MOST_INTERMEDIARIES)
        _check("limit", self.limit, 1, MOST_PATHS)
        _check("per_introducer", self.per_introducer, 0, MOST_PATHS)
        if not self.types:
            raise InvalidInput("Name at least one tie type.", field="edges")


def _check(field: str, value: int, least: int, most: int) -> None:
    if not least <= value <= most:
        raise InvalidInput(f"{field} is {value}; it must be {least} to {most}.", field=field)


def answer(view: View, ring: KeyRing, question: Question) -> Answer:
    """The strongest paths from the viewer to the target, each with its reasons.

    Raises ``AmbiguousReference`` when the reference fits several.
    """
    day = today()
    resolver = Resolver(view, ring)
    find = resolver.person if question.kind == "person" else resolver.company
    target = find(question.reference)
    if target is None:
        return _none(None, day, why_none(view, question.kind, found=None))
    wanted = target
    if question.family and target.companies:
        wanted = replace(target, companies=frozenset(family(view.directory, target.companies)))
    gathered = gather(view, wanted, types=question.types, max_ties=question.max_intermediaries + 1)
    card = _card(view, ring, target, gathered)
    return _answered(view, ring, question, day=day, card=card, gathered=gathered)


def _answered(
    view: View,
    ring: KeyRing,
    question: Question,
    *,
    day: int,
    card: TargetCard,
    gathered: Gathered,
) -> Answer:
    network = gathered.network
    costs, ties = network.costs(day), question.max_intermediaries + 1
    found = strongest(
        costs,
        viewer=network.viewer,
        ends=network.ends,
        max_ties=ties,
        limit=question.limit,
        per_introducer=question.per_introducer,
        to_company=question.kind == "company",
    )
    if not found:
        return _none(card, day, why_none(view, question.kind, found=gathered))
    fewest = (
        count_fewest(costs, viewer=network.viewer, ends=network.ends, max_ties=ties)
        if question.count
        else None
    )
    return Answer(
        target=card,
        as_of=day_of(day).isoformat(),
        paths=Teller(view, ring, gathered, day=day).tell(found, costs),
        count=Count(length=fewest.length, paths=fewest.paths, ends=fewest.ends) if fewest else None,
    )


def _none(card: TargetCard | None, day: int, reason: NoPath) -> Answer:
    return Answer(target=card, as_of=day_of(day).isoformat(), paths=[], reason=reason)


def _card(view: View, ring: KeyRing, target: Target, gathered: Gathered) -> TargetCard:
    if target.companies:
        id_ = min(target.companies)
        names = places_named(view, Sealer(ring, view.viewer.org), [id_])
        return TargetCard(kind="company", id=id_, name=names[id_])
    end = _only(sorted(target.people) or sorted(gathered.contacts))
    human = Teller(view, ring, gathered, day=0).human(end)
    return TargetCard(kind="person", id=end, name=human.name)


def _only(ids: Sequence[str]) -> str:
    return ids[0]
