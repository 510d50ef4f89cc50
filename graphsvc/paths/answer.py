"""One question, answered: find the target, gather, search, rank, explain."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from graphsvc.access.visibility import View
from graphsvc.days import day_of, today
from graphsvc.directory.family import family
from graphsvc.naming.names import places_named
from graphsvc.naming.targets import Target, Targets
from graphsvc.ontology import Availability
from graphsvc.paths.detours import is_detour
from graphsvc.paths.ends import Ends, ends_of
from graphsvc.paths.gather import Gathered, gather
from graphsvc.paths.pin import Humans, Pinned, read_cursor, write_cursor
from graphsvc.paths.question import MOST_PATHS, Question
from graphsvc.paths.rank import Introducers, Limits, allowed_ties, strongest
from graphsvc.paths.reason import no_path, nobody, unreached
from graphsvc.paths.search import Costs, Found, count_fewest, lower_bounds
from graphsvc.paths.tell import Teller, changed_meanwhile
from graphsvc.wire.answers import Answer, Count, NoPathCode, TargetCard


def answer(view: View, question: Question, *, cursor: str | None = None) -> Answer:
    """The strongest paths from the viewer to the target, each with its reasons; after the first
    page with the cursor of the page before.

    Raises ``AmbiguousReference`` when the reference fits several.
    """
    targets = Targets(view)
    find = targets.person if question.kind == "person" else targets.company
    return answer_about(view, question, find(question.named), cursor=cursor)


def answer_about(
    view: View, question: Question, target: Target | None, *, cursor: str | None = None
) -> Answer:
    """The answer where it is known already whom the question means, if it means anybody."""
    pinned = read_cursor(question, cursor)
    day = today() if pinned is None else pinned.day
    if target is None:
        return _none(question, day, "target_unknown")
    allowed = _introducers(Targets(view), question)
    wanted = target
    if question.family and target.companies:
        wanted = replace(target, companies=frozenset(family(view.directory, target.companies)))
    ends = ends_of(view, wanted, question.role)
    gathered = _gathered(view, question, ends)
    card = _card(view, target, gathered)
    asked = _Asked(view, question, day, card, ends, gathered, _knowing(allowed, gathered))
    return asked.first() if pinned is None else asked.later(pinned)


def _gathered(view: View, question: Question, ends: Ends) -> Gathered:
    return gather(
        view,
        ends,
        types=question.types,
        max_ties=question.max_intermediaries + 1,
        own_only=question.own_only,
    )


def _introducers(targets: Targets, question: Question) -> Introducers:
    """Who may introduce, as far as the question says so."""
    only = [targets.introducer(ref, field="introducers") for ref in question.introducers]
    without = [targets.introducer(ref, field="without") for ref in question.without]
    return Introducers(
        spare_busy=question.spare_busy,
        without=frozenset(without),
        only=frozenset(only) if only else None,
    )


def _knowing(introducers: Introducers, gathered: Gathered) -> Introducers:
    return replace(introducers, busy=gathered.who_is(Availability.BUSY))


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question about a known target, with all that its answer is made of."""

    view: View
    question: Question
    day: int
    card: TargetCard
    ends: Ends
    gathered: Gathered
    introducers: Introducers

    def first(self) -> Answer:
        """The first page. All pages are found at once, so that they stay what they are."""
        ties = self.gathered.network.costs(self.day)
        costs = self._allowed(ties)
        found = self._strongest(costs)
        if not found:
            return _none(self.question, self.day, self._why_none(), card=self.card)
        shown = found[: self.question.limit]
        rest = [path.humans for path in found[len(shown) :]]
        return self._page(
            list(enumerate(shown, start=1)), ties, rest=rest, count=self._count(costs)
        )

    def later(self, pinned: Pinned) -> Answer:
        """A later page: the paths that were fixed, but for those whose ties are not there, or not
        to be seen or allowed, any more."""
        ties = self.gathered.network.costs(self.day)
        costs = self._allowed(ties)
        shown = pinned.paths[: self.question.limit]
        kept = [
            (rank, Found(humans, spent))
            for rank, humans in enumerate(shown, start=pinned.rank)
            if (spent := self._cost(costs, humans)) is not None
        ]
        page = self._page(
            kept, ties, rest=pinned.paths[len(shown) :], rank=pinned.rank + len(shown)
        )
        return page.model_copy(update={"withdrawn": len(shown) - len(kept)})

    def _allowed(self, ties: Costs) -> Costs:
        network = self.gathered.network
        return allowed_ties(
            ties, viewer=network.viewer, ends=network.ends, introducers=self.introducers
        )

    def _strongest(self, costs: Costs, *, limit: int = MOST_PATHS) -> list[Found]:
        network, question = self.gathered.network, self.question
        return strongest(
            costs,
            viewer=network.viewer,
            ends=network.ends,
            max_ties=question.max_intermediaries + 1,
            limits=Limits(
                limit=limit,
                per_introducer=question.per_introducer,
                per_end=question.per_end,
                max_cost=question.max_cost,
                detours=question.detours,
            ),
            to_company=question.kind == "company",
            pulse=self.view.in_time,
        )

    def _cost(self, costs: Costs, humans: Humans) -> int | None:
        """What a path costs; none where it is none, or none that may be told."""
        network = self.gathered.network
        steps = list(pairwise((network.viewer, *humans)))
        ties = [costs.get(one, {}).get(other) for one, other in steps]
        spent = [tie for tie in ties if tie is not None]
        whole = len(spent) == len(steps) == len(set(humans)) and humans[-1] in network.ends
        short = len(steps) <= self.question.max_intermediaries + 1
        max_cost = self.question.max_cost
        told = whole and short and (max_cost is None or sum(spent) <= max_cost)
        return sum(spent) if told and self._goes_straight(costs, humans) else None

    def _goes_straight(self, costs: Costs, humans: Humans) -> bool:
        """Whether a path is no detour, or may be one."""
        return self.question.detours or not is_detour(
            costs, (self.gathered.network.viewer, *humans)
        )

    def _why_none(self) -> NoPathCode:
        network = self.gathered.network
        if not network.ends:
            return nobody(self.question)
        with_closed = network.costs(self.day, with_closed=True)
        if not self._is_reached(with_closed):
            return "only_excluded" if self._is_left_out() else unreached(self.view)
        open_ways = self._is_reached(network.costs(self.day))
        if not open_ways and self._strongest(self._allowed(with_closed), limit=1):
            return "only_closed"
        return "only_excluded"

    def _is_left_out(self) -> bool:
        """Whether ties that the question does not follow, those of colleagues, would lead there."""
        if not self.question.own_only:
            return False
        everything = _gathered(self.view, replace(self.question, own_only=False), self.ends)
        whole = replace(self, gathered=everything)
        return whole._is_reached(everything.network.costs(self.day, with_closed=True))

    def _is_reached(self, costs: Costs) -> bool:
        """Whether a path leads to an end, however weak, whoever is on it."""
        network, ties = self.gathered.network, self.question.max_intermediaries + 1
        bounds = lower_bounds(costs, ends=network.ends, max_ties=ties, pulse=self.view.in_time)
        return network.viewer in bounds[-1]

    def _count(self, costs: Costs) -> Count | None:
        if not self.question.count:
            return None
        network, ties = self.gathered.network, self.question.max_intermediaries + 1
        fewest = count_fewest(costs, viewer=network.viewer, ends=network.ends, max_ties=ties)
        if fewest is None:
            return None
        return Count(length=fewest.length, paths=fewest.paths, ends=fewest.ends)

    def _page(
        self,
        found: Sequence[tuple[int, Found]],
        ties: Costs,
        *,
        rest: Sequence[Humans],
        rank: int | None = None,
        count: Count | None = None,
    ) -> Answer:
        teller = Teller(
            self.view,
            self.gathered,
            day=self.day,
            language=self.question.language,
            former=self.ends.former,
        )
        following = Pinned(self.day, len(found) + 1 if rank is None else rank, rest)
        return Answer(
            target=self.card,
            as_of=day_of(self.day).isoformat(),
            paths=teller.tell(found, ties),
            count=count,
            next=write_cursor(self.question, following) if rest else None,
        )


def _none(
    question: Question, day: int, code: NoPathCode, *, card: TargetCard | None = None
) -> Answer:
    return Answer(
        target=card, as_of=day_of(day).isoformat(), paths=[], reason=no_path(question, code)
    )


def _card(view: View, target: Target, gathered: Gathered) -> TargetCard:
    if target.companies:
        id_ = min(target.companies)
        names = places_named(view, [id_])
        if id_ not in names:
            raise changed_meanwhile()
        return TargetCard(kind="company", id=id_, name=names[id_])
    ends = sorted(target.people) or sorted(gathered.contacts)
    if not ends:
        raise changed_meanwhile()
    end = ends[0]
    human = Teller(view, gathered, day=0).human(end)
    return TargetCard(kind="person", id=end, name=human.name)
