"""Small random networks, their paths listed by walking, and the product's answers beside them.

Of ``graphsvc.paths`` nothing is used but what is compared: ``search`` and ``rank``.
"""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from graphsvc.paths.rank import Introducers, Limits, allowed_ties, strongest
from graphsvc.paths.search import Fewest, Found, count_fewest, in_order
from tests.judge.compared import Compared
from tests.judge.judge import is_detour

HUMANS = "vabcdefghij"
VIEWER = "v"
BUSY = 693_147
"""What a busy introducer adds: half the strength."""
DEPTHS = range(1, 5)


class Case(NamedTuple):
    """A network whose viewer is ``v``. Few different costs, so that many paths cost the same."""

    costs: dict[str, dict[str, int]]
    ends: set[str]
    max_ties: int


class Listed(NamedTuple):
    """A path, in the order in which paths are answered."""

    cost: int
    length: int
    humans: tuple[str, ...]


class Selected(NamedTuple):
    """Which of the paths are asked for; ``per_introducer`` and ``per_end`` 0 are no bounds."""

    limit: int
    per_introducer: int
    to_company: bool
    per_end: int = 3
    max_cost: int | None = None
    detours: bool = False
    busy: frozenset[str] = frozenset()
    spare_busy: bool = False
    without: frozenset[str] = frozenset()
    only: frozenset[str] | None = None


def random_case(rng: random.Random) -> Case:
    """A network of four to eleven humans, sparse or dense, with one to three ends."""
    humans = HUMANS[: rng.randint(4, len(HUMANS))]
    share = rng.choice([0.2, 0.4, 0.6, 0.9])
    costs = {
        one: {
            other: rng.choice([0, 1, 1, 2, 3, 7])
            for other in humans
            if other != one and rng.random() < share
        }
        for one in humans
    }
    ends = set(rng.sample(humans[1:], rng.randint(1, 3)))
    return Case(costs, ends, rng.choice(DEPTHS))


def random_selections(rng: random.Random) -> list[Selected]:
    """Two selections for a person and two for a company."""
    return [_random_selection(rng, to_company) for to_company in (False, False, True, True)]


def _random_selection(rng: random.Random, to_company: bool) -> Selected:
    some = [frozenset(rng.sample(HUMANS[1:], rng.choice([0, 0, 1, 3]))) for _ in range(3)]
    return Selected(
        limit=rng.randint(1, 12),
        per_introducer=rng.randint(0, 3),
        to_company=to_company,
        per_end=rng.choice([0, 1, 3, 3, 3]),
        max_cost=rng.choice([None, None, 2, 5, BUSY + 3]),
        detours=rng.random() < 0.3,
        busy=some[0],
        spare_busy=rng.random() < 0.3,
        without=some[1],
        only=some[2] if rng.random() < 0.3 else None,
    )


# --- naive ----------------------------------------------------------------------------------------


def listed(case: Case) -> list[Listed]:
    """All paths and detours, in order, by walking."""

    def walk(humans: tuple[str, ...], spent: int) -> Iterator[Listed]:
        for other, cost_ in case.costs.get(humans[-1], {}).items():
            if other in humans:
                continue
            if other in case.ends:
                yield Listed(spent + cost_, len(humans), (*humans[1:], other))
            elif len(humans) < case.max_ties:
                yield from walk((*humans, other), spent + cost_)

    return sorted(walk((VIEWER,), 0))


def thinned(paths: Sequence[Listed], selected: Selected) -> list[Listed]:
    """What is answered: the rules one after another, each over the whole list."""
    kept = sorted(_as_asked(path, selected) for path in paths if _is_asked(path, selected))
    if not selected.detours:
        kept = without_detours(kept)
    if selected.max_cost is not None:
        kept = [path for path in kept if path.cost <= selected.max_cost]
    if selected.to_company and selected.per_end:
        kept = _first(kept, selected.per_end, lambda path: path.humans[-1])
    if selected.per_introducer:
        introduced = [path for path in kept if path.length > 1]
        few = _first(introduced, selected.per_introducer, lambda path: path.humans[0])
        kept = [path for path in kept if path.length == 1 or path in few]
    return kept[: selected.limit]


def without_detours(paths: Sequence[Listed]) -> list[Listed]:
    """All but those of which a path would remain, and cost no more, without a stretch of the humans
    before the end."""
    costs = {path.humans: path.cost for path in paths}
    return [path for path in paths if not is_detour(path.humans, costs)]


def _is_asked(path: Listed, selected: Selected) -> bool:
    """Whether nobody is on the way who may not be."""
    if path.length == 1:
        return selected.only is None
    introducer, between = path.humans[0], set(path.humans[:-1])
    left_out = selected.without | (selected.busy if selected.spare_busy else frozenset[str]())
    return (selected.only is None or introducer in selected.only) and not between & left_out


def _as_asked(path: Listed, selected: Selected) -> Listed:
    """The path, at more where its introducer is busy."""
    busy = path.length > 1 and path.humans[0] in selected.busy
    return path._replace(cost=path.cost + BUSY * busy)


def _first(paths: Iterable[Listed], most: int, of: Callable[[Listed], str]) -> list[Listed]:
    """The first few of each kind."""
    kept: list[Listed] = []
    for path in paths:
        if sum(of(other) == of(path) for other in kept) < most:
            kept.append(path)
    return kept


def fewest(paths: Sequence[Listed]) -> Fewest | None:
    """The paths with the fewest ties are counted, and the ends that they reach."""
    if not paths:
        return None
    length = min(path.length for path in paths)
    shortest = [path for path in paths if path.length == length]
    return Fewest(length, len(shortest), len({path.humans[-1] for path in shortest}))


# --- beside the product's -------------------------------------------------------------------------


def compare(case: Case, selections: Iterable[Selected]) -> Iterator[Compared]:
    """The order of all paths, what ``--count`` tells, and what each selection leaves."""
    costs, ends, most = case
    paths = listed(case)
    for detours, wanted in ((True, paths), (False, without_detours(paths))):
        found = in_order(costs, viewer=VIEWER, ends=ends, max_ties=most, detours=detours)
        yield Compared(f"all paths in order, detours {detours}", _told(found), wanted, case)
    counted = count_fewest(costs, viewer=VIEWER, ends=ends, max_ties=most)
    for told in (paths, without_detours(paths)):
        yield Compared("the fewest ties", counted, fewest(told), case)
    for selected in selections:
        found = strongest(
            allowed_ties(costs, viewer=VIEWER, ends=ends, introducers=_introducers(selected)),
            viewer=VIEWER,
            ends=ends,
            max_ties=most,
            limits=Limits(
                selected.limit,
                selected.per_introducer,
                selected.per_end,
                max_cost=selected.max_cost,
                detours=selected.detours,
            ),
            to_company=selected.to_company,
        )
        wanted = thinned(paths, selected)
        yield Compared(f"the strongest paths, {selected}", _told(found), wanted, case)


def _introducers(selected: Selected) -> Introducers:
    return Introducers(selected.busy, selected.spare_busy, selected.without, selected.only)


def compare_at_random(rng: random.Random) -> Iterator[Compared]:
    """One random network, asked with up to each number of ties."""
    case = random_case(rng)
    for max_ties in DEPTHS:
        yield from compare(case._replace(max_ties=max_ties), random_selections(rng))


def _told(paths: Iterable[Found]) -> list[Listed]:
    return [Listed(path.cost, len(path.humans), path.humans) for path in paths]
