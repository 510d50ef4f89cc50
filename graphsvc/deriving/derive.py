"""Brings EX_COLLEAGUE and ALUMNI up to date with the employments and studies of the directory.

Whatever changes an employment or a study marks its place as dirty, in the same transaction. Here
dirty places are taken a few at a time; the ties that their cohorts should have are compared with
those that they do have, and only the difference is written; last the mark is taken off, unless the
place was marked anew meanwhile. So it can be stopped at any moment, and running it again does
nothing.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from graphsvc.database import Database, slices
from graphsvc.deriving.cohorts import Overlap, Pair, Stint, overlaps
from graphsvc.queries import Count, Nothing, SystemQuery
from graphsvc.strength import alumni_cost, ex_colleague_cost

PLACES_AT_ONCE = 500
STINTS_AT_ONCE = 10_000
TIES_AT_ONCE = 20_000


@dataclass(frozen=True, slots=True)
class DirtyRow:
    id: str
    headcount: int
    people: int
    derived: bool
    mark: str


@dataclass(frozen=True, slots=True)
class StintRow:
    place: str
    person: str
    start: int
    end: int
    since: str
    until: str


class TieRow(NamedTuple):
    place: str
    a: str
    b: str
    months: int
    last: int
    since: str
    until: str
    cost: int


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of derived tie and the queries that serve it."""

    dirty: SystemQuery[DirtyRow]
    remaining: SystemQuery[Count]
    stints: SystemQuery[StintRow]
    ties: SystemQuery[TieRow]
    begin: SystemQuery[Nothing]
    add: SystemQuery[Nothing]
    drop: SystemQuery[Nothing]
    clean: SystemQuery[Nothing]
    cost: Callable[[int, int], int]


def _kind(name: str, place: str, cost: Callable[[int, int], int]) -> Kind:
    return Kind(
        dirty=SystemQuery(f"derive/{place}_dirty", DirtyRow, ("limit",)),
        remaining=SystemQuery(f"derive/{place}_dirty_count", Count),
        stints=SystemQuery(f"derive/{place}_stints", StintRow, ("places",)),
        ties=SystemQuery(f"derive/{name}_ties", TieRow, ("places",)),
        begin=SystemQuery(f"derive/{place}_begin", Nothing, ("places",)),
        add=SystemQuery(f"derive/{name}_add", Nothing, ("groups",)),
        drop=SystemQuery(f"derive/{name}_drop", Nothing, ("rows",)),
        clean=SystemQuery(f"derive/{place}_clean", Nothing, ("rows",)),
        cost=cost,
    )


KINDS = (
    _kind("ex_colleague", "company", ex_colleague_cost),
    _kind("alumni", "school", alumni_cost),
)

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Derived:
    """What a run did: places looked at, ties added and dropped (a changed one counts in both)."""

    places: int = 0
    added: int = 0
    dropped: int = 0

    def __add__(self, other: "Derived") -> "Derived":
        return Derived(
            self.places + other.places, self.added + other.added, self.dropped + other.dropped
        )


def derive(database: Database, progress: Progress = lambda _done, _total: None) -> Derived:
    """Derives everything that is dirty; ``progress`` gets places done and in all."""
    counts = [database.fetch(kind.remaining)[0].count for kind in KINDS]
    total, done = sum(counts), Derived()
    for kind in KINDS:
        while step := _step(database, kind):
            done += step
            progress(done.places, max(total, done.places))
    return done


def _step(database: Database, kind: Kind) -> Derived | None:
    dirty = database.fetch(kind.dirty, limit=PLACES_AT_ONCE)
    done = Derived()
    for places in _portions(dirty):
        done += _derive_places(database, kind, places)
    return done if dirty else None


def _portions(dirty: Sequence[DirtyRow]) -> Iterable[list[DirtyRow]]:
    """Places grouped so that a portion has a bounded number of people."""
    portion: list[DirtyRow] = []
    people = 0
    for row in dirty:
        if portion and people + row.people > STINTS_AT_ONCE:
            yield portion
            portion, people = [], 0
        portion.append(row)
        people += row.people
    if portion:
        yield portion


def _derive_places(database: Database, kind: Kind, places: Sequence[DirtyRow]) -> Derived:
    cohorts = _cohorts(database, kind, places)
    wanted = _wanted(cohorts, kind, places)
    known = [row.id for row in places if row.derived]
    new = [row.id for row in places if not row.derived]
    present = set(database.fetch(kind.ties, places=known)) if known else set[TieRow]()
    add, drop = sorted(wanted - present, key=_order), sorted(present - wanted, key=_order)
    if new:
        database.execute(kind.begin, places=new)
    for some in slices(drop, TIES_AT_ONCE):
        database.execute(kind.drop, rows=[_key(tie) for tie in some])
    for some in slices(add, TIES_AT_ONCE):
        database.execute(kind.add, groups=_grouped(some))
    database.execute(kind.clean, rows=[_mark(row, len(cohorts[row.id])) for row in places])
    return Derived(len(places), len(add), len(drop))


Cohorts = Mapping[str, Sequence[Stint]]


def _cohorts(database: Database, kind: Kind, places: Sequence[DirtyRow]) -> Cohorts:
    cohorts: dict[str, list[Stint]] = defaultdict(list)
    for row in database.fetch(kind.stints, places=[row.id for row in places]):
        cohorts[row.place].append(Stint(row.start, row.person, row.end, row.since, row.until))
    return cohorts


def _wanted(cohorts: Cohorts, kind: Kind, places: Sequence[DirtyRow]) -> set[TieRow]:
    sizes = {row.id: max(row.headcount, row.people) for row in places}
    return {
        _tie(place, pair, overlap, kind.cost(overlap.months, sizes[place]))
        for place, stints in cohorts.items()
        for pair, overlap in overlaps(stints).items()
    }


def _tie(place: str, pair: Pair, overlap: Overlap, cost: int) -> TieRow:
    return TieRow(
        place=place,
        a=pair[0],
        b=pair[1],
        months=overlap.months,
        last=overlap.last,
        since=overlap.since,
        until=overlap.until,
        cost=cost,
    )


def _grouped(ties: Iterable[TieRow]) -> list[dict[str, object]]:
    """Ties by their first person, so that each is looked up once."""
    groups: dict[str, list[dict[str, object]]] = defaultdict(list)
    for tie in ties:
        groups[tie.a].append(_properties(tie))
    return [{"a": person, "ties": found} for person, found in groups.items()]


def _order(tie: TieRow) -> tuple[str, str, str]:
    return (tie.a, tie.b, tie.place)


def _mark(row: DirtyRow, stints: int) -> dict[str, object]:
    return {"id": row.id, "people": row.people, "stints": stints, "mark": row.mark}


def _key(tie: TieRow) -> dict[str, str]:
    return {"place": tie.place, "a": tie.a, "b": tie.b}


def _properties(tie: TieRow) -> dict[str, object]:
    return {
        "b": tie.b,
        "place": tie.place,
        "months": tie.months,
        "last": tie.last,
        "since": tie.since,
        "until": tie.until,
        "cost": tie.cost,
    }
