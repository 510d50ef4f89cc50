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

from graphsvc.database import Database, Transaction, slices
from graphsvc.directory.deriving.cohorts import Overlap, Pair, Stint, overlaps
from graphsvc.directory.locks import hold_directory
from graphsvc.ids import new_id
from graphsvc.queries import Count, Id, Nothing, SystemQuery, WriteQuery
from graphsvc.strength import PLACES_MODEL, alumni_cost, ex_colleague_cost, place_size

PLACES_AT_ONCE = 100
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
class OtherModel:
    """Whether ties were derived by another model of strength."""

    waits: bool


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of derived tie and the queries that serve it."""

    dirty: SystemQuery[DirtyRow]
    remaining: SystemQuery[Count]
    stints: SystemQuery[StintRow]
    ties: SystemQuery[TieRow]
    begin: WriteQuery[Nothing]
    marked: SystemQuery[Id]
    add: WriteQuery[Nothing]
    drop: WriteQuery[Nothing]
    clean: WriteQuery[Nothing]
    cost: Callable[[int, int], int]


def _kind(name: str, place: str, cost: Callable[[int, int], int]) -> Kind:
    return Kind(
        dirty=SystemQuery(f"directory/derive/{place}_dirty", DirtyRow, ("limit",)),
        remaining=SystemQuery(f"directory/derive/{place}_dirty_count", Count),
        stints=SystemQuery(f"directory/derive/{place}_stints", StintRow, ("places",)),
        ties=SystemQuery(f"directory/derive/{name}_ties", TieRow, ("places",)),
        begin=WriteQuery(f"directory/derive/{place}_begin", Nothing, ("places",)),
        marked=SystemQuery(f"directory/derive/{place}_marked", Id, ("rows",)),
        add=WriteQuery(f"directory/derive/{name}_add", Nothing, ("groups",)),
        drop=WriteQuery(f"directory/derive/{name}_drop", Nothing, ("rows",)),
        clean=WriteQuery(f"directory/derive/{place}_clean", Nothing, ("rows",)),
        cost=cost,
    )


KINDS = (
    _kind("ex_colleague", "company", ex_colleague_cost),
    _kind("alumni", "school", alumni_cost),
)

Progress = Callable[[int, int], None]
Fence = Callable[[Transaction, int], None]
"""Called first in every writing transaction with the places done so far; raises when this is not to
go on."""


def free(_tx: Transaction, _done: int) -> None:
    """The fence of somebody who derives alone."""


MARK = (
    WriteQuery("directory/derive/company_mark", Id, ("mark", "after", "limit")),
    WriteQuery("directory/derive/school_mark", Id, ("mark", "after", "limit")),
)
"""Mark places of a kind as dirty, so that they are derived anew."""
MARKED_AT_ONCE = 20_000

OTHER_MODEL = SystemQuery("directory/derive/model", OtherModel, ("model",))
NOTE_MODEL = WriteQuery("directory/derive/model_noted", Nothing, ("model",))


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


def derive(
    database: Database,
    progress: Progress = lambda _done, _total: None,
    *,
    fence: Fence = free,
) -> Derived:
    """Derives everything that is dirty; ``progress`` gets places done and in all. Two must not do
    it at once, or ties come twice: the ledger of runs sees to that, by ``fence``."""
    total, done = remaining(database), Derived()
    for kind in KINDS:
        while dirty := database.fetch(kind.dirty, limit=PLACES_AT_ONCE):
            for places in _portions(dirty):
                done += _Portion(database, kind, places, fence, done.places).derive()
                progress(done.places, max(total, done.places))
    return done


def remaining(database: Database) -> int:
    """How many places wait to be derived."""
    return sum(database.fetch(kind.remaining)[0].count for kind in KINDS)


def mark_all(database: Database) -> None:
    """Marks all places, some at a time, so that the next run derives everything anew."""
    for query in MARK:
        marked = [Id("")]
        while marked:
            after = marked[0].id
            marked = database.execute(query, mark=new_id(), after=after, limit=MARKED_AT_ONCE)


def follow_the_model(database: Database) -> bool:
    """Marks all places where the numbers that shared jobs and studies are worth have changed since
    they were derived: the ties hold what they came to. Whether it did. It may be stopped at any
    moment, and begins anew then."""
    state = database.fetch(OTHER_MODEL, model=PLACES_MODEL)
    if not any(row.waits for row in state):
        return False
    mark_all(database)
    database.execute(NOTE_MODEL, model=PLACES_MODEL)
    return True


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


@dataclass(frozen=True, slots=True)
class _Portion:
    """Places that are derived together; ``before`` counts those that were done before them."""

    database: Database
    kind: Kind
    places: Sequence[DirtyRow]
    fence: Fence
    before: int

    def derive(self) -> Derived:
        kind, places = self.kind, self.places
        cohorts = _cohorts(self.database, kind, places)
        wanted = _wanted(cohorts, kind, places)
        known = [row.id for row in places if row.derived]
        new = [row.id for row in places if not row.derived]
        present = set(self.database.fetch(kind.ties, places=known)) if known else set[TieRow]()
        add, drop = sorted(wanted - present, key=_order), sorted(present - wanted, key=_order)
        if new:
            self._write(kind.begin, places=new)
        for some in slices(drop, TIES_AT_ONCE):
            self._write(kind.drop, rows=[_key(tie) for tie in some])
        added = sum(self._add(some) for some in slices(add, TIES_AT_ONCE))
        marks = [_mark(row, len(cohorts[row.id])) for row in places]
        self._write(kind.clean, done=len(places), rows=marks)
        return Derived(len(places), added, len(drop))

    def _add(self, ties: Sequence[TieRow]) -> int:
        """Writes ties of places that are still as they were read; returns how many. Of one that
        has changed meanwhile they could be of somebody whose job is gone: nobody would find them
        again."""
        marks = [{"id": row.id, "mark": row.mark} for row in self.places]

        def work(tx: Transaction) -> int:
            self.fence(tx, self.before)
            hold_directory(tx, "deriving")
            same = {row.id for row in tx.run(self.kind.marked, rows=marks)}
            kept = [tie for tie in ties if tie.place in same]
            if kept:
                tx.run(self.kind.add, groups=_grouped(kept))
            return len(kept)

        return self.database.write(work)

    def _write(self, query: WriteQuery[Nothing], *, done: int = 0, **params: object) -> None:
        def work(tx: Transaction) -> None:
            self.fence(tx, self.before + done)
            tx.run(query, **params)

        self.database.write(work)


Cohorts = Mapping[str, Sequence[Stint]]


def _cohorts(database: Database, kind: Kind, places: Sequence[DirtyRow]) -> Cohorts:
    cohorts: dict[str, list[Stint]] = defaultdict(list)
    for row in database.fetch(kind.stints, places=[row.id for row in places]):
        cohorts[row.place].append(Stint(row.start, row.person, row.end, row.since, row.until))
    return cohorts


def _wanted(cohorts: Cohorts, kind: Kind, places: Sequence[DirtyRow]) -> set[TieRow]:
    sizes = {row.id: place_size(row.headcount, row.people) for row in places}
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
