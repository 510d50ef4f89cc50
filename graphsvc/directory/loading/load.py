"""A load's way through its records."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, Protocol, cast

from graphsvc.database import Database, Transaction
from graphsvc.directory.loading.kept_out import kept_out
from graphsvc.directory.loading.queries import (
    ACQUAINTANCES,
    EMPLOYMENTS,
    LAPSE,
    PARENTS_MISSING,
    PRUNE_COUNT,
    PRUNES,
    STUDIES,
    Missing,
    NoParent,
    Row,
)
from graphsvc.directory.loading.rows import (
    acquaintance_row,
    employment_row,
    pair_of,
    study_row,
)
from graphsvc.directory.loading.stated import (
    Kind,
    belongs,
    compose,
    composed,
    parts_of,
    write_records,
)
from graphsvc.directory.locks import lock_directory, lock_naming
from graphsvc.errors import FileRefused, InvalidInput
from graphsvc.ids import new_id
from graphsvc.queries import Count, WriteQuery
from graphsvc.sealing import KeyRing
from loaders.records import (
    Acquaintance,
    Company,
    Contact,
    Employment,
    Person,
    Problem,
    Record,
    ReferenceAccount,
    School,
    Study,
)

PUBLISHED: Final = "published"
"""The source, and the run, of people whom owners have published; with a colon it begins their
source ids. No file is loaded as it."""
BATCH = 5_000
PRUNE_BATCH = 20_000
GUARD_SHARE = 0.3
GUARD_COUNT = 50


@dataclass(slots=True)
class Loaded:
    """What a load did: records written by kind, records removed, and what was wrong with rows."""

    written: dict[str, int] = field(default_factory=dict[str, int])
    removed: int = 0
    problems: list[Problem] = field(default_factory=list[Problem])
    problem_count: int = 0

    def count(self, kind: str, number_: int) -> None:
        self.written[kind] = self.written.get(kind, 0) + number_

    def problem(self, problem: Problem) -> None:
        """Keeps the first hundred problems, counts them all."""
        self.problem_count += 1
        if len(self.problems) < 100:
            self.problems.append(problem)


Progress = Callable[[str, int], None]


class _RowMaker(Protocol):
    def __call__(self, record: Any, position: int, /, *, as_of: int) -> Row: ...


@dataclass(frozen=True, slots=True)
class _Fact:
    """What joins people and places: ``file`` that states it, the kind of ``place``, which is also
    the name of its field, and how it is written. ``said`` of a row are the source ids that the
    source states, where merged records have others."""

    file: str
    place: Kind
    row: _RowMaker
    write: WriteQuery[Missing]

    def of(self, record: Any) -> str:
        """The place of a record."""
        return getattr(record, self.place)


_FACTS: Final[Mapping[type[Record], _Fact]] = {
    Employment: _Fact("employments", "company", employment_row, EMPLOYMENTS),
    Study: _Fact("studies", "school", study_row, STUDIES),
}


def load_directory(
    database: Database,
    records: Iterable[Record | Problem],
    *,
    source: str,
    as_of: int,
    keep_missing: bool = False,
    ring: KeyRing | None = None,
    progress: Progress = lambda _kind, _count: None,
) -> Loaded:
    """Writes records of a directory in the order in which they come.

    ``as_of`` is the day number of the source: jobs marked current ran until then. What the source
    had in an earlier load and has no longer is removed, unless ``keep_missing``; raises
    ``FileRefused`` instead when that would remove over 30 % and over 50 of its people, jobs or
    studies. Of several records with one id the first is written. Whoever was
    erased at their own wish is left out and counted as a problem; ``ring`` is needed for that, and
    without it a directory from which somebody was erased is refused with a ``Defect``. No source is
    called ``PUBLISHED``: raises ``InvalidInput``.
    """
    if source == PUBLISHED:
        raise _reserved()
    run, done = new_id(), Loaded()
    for kind, batch in _batches(_sound(records, done)):
        writer = _Writer(database, ring, source=source, run=run, as_of=as_of, done=done)
        writer.write(kind, batch)
        progress(kind.__name__, len(batch))
    for row in database.fetch(PARENTS_MISSING, run=run):
        done.problem(_no_parent(row))
    if not keep_missing:
        _prune(database, source=source, run=run, done=done)
    return done


def _sound(records: Iterable[Record | Problem], done: Loaded) -> Iterator[Record]:
    """The records, without those whose ids cannot be, and those of an id that another one had."""
    seen: dict[type[Record], set[str]] = {kind: set[str]() for kind in _FILES}
    for item in records:
        if isinstance(item, Problem):
            done.problem(item)
        elif not isinstance(item, Person | Company | School):
            yield item
        elif item.ref.startswith(f"{PUBLISHED}:"):
            done.problem(_reserved_id(item))
        elif item.ref in seen[type(item)]:
            done.problem(_taken_id(item))
        else:
            seen[type(item)].add(item.ref)
            yield item


_FILES: Final[Mapping[type[Record], str]] = {
    Person: "people",
    Company: "companies",
    School: "schools",
}


def _reserved() -> InvalidInput:
    return InvalidInput(
        f"No file is loaded as the source “{PUBLISHED}”: in it are people whom owners published.",
        field="source",
        advice="Give the loader another name, in its row of loaders.files.FILES.",
    )


def _reserved_id(record: Person | Company | School) -> Problem:
    return Problem(
        file=_FILES[type(record)],
        message=f"Its id begins with “{PUBLISHED}:”, as those of people whom owners published do.",
        field="id",
        advice="Give it another id.",
    )


def _taken_id(record: Person | Company | School) -> Problem:
    return Problem(
        file=_FILES[type(record)],
        message=f"Its id {record.ref} is the one of a record before it; this one is left out.",
        field="id",
        advice="Give each its own id, or leave out the one that is there twice.",
    )


def _batches(records: Iterable[Record]) -> Iterator[tuple[type[Record], list[Record]]]:
    """Runs of records of one kind, at most ``BATCH`` long."""
    batch: list[Record] = []
    for record in records:
        if batch and (type(record) is not type(batch[0]) or len(batch) == BATCH):
            yield type(batch[0]), batch
            batch = []
        batch.append(record)
    if batch:
        yield type(batch[0]), batch


class _Writer:
    """Writes one batch of one kind, under the lock of the directory."""

    def __init__(
        self,
        database: Database,
        ring: KeyRing | None,
        *,
        source: str,
        run: str,
        as_of: int,
        done: Loaded,
    ) -> None:
        self._database = database
        self._ring = ring
        self._source = source
        self._run = run
        self._as_of = as_of
        self._done = done

    def write(self, kind: type[Record], batch: Sequence[Any]) -> None:
        writers: dict[type[Record], Callable[[Transaction, Sequence[Any]], list[Problem]]] = {
            Company: self._entities,
            School: self._entities,
            Person: self._entities,
            Employment: self._facts,
            Study: self._facts,
            Acquaintance: self._acquaintances,
        }
        if kind in (Contact, ReferenceAccount):
            raise FileRefused(
                "This is somebody's list of contacts or references, not a directory.",
                file=self._source,
                advice="Load it for a user: add --org and --user.",
            )

        def work(tx: Transaction) -> list[Problem]:
            allowed, problems = batch, list[Problem]()
            if lock_directory(tx, self._run):
                allowed, problems = kept_out(tx, self._ring, batch)
            return [*problems, *(writers[kind](tx, allowed) if allowed else [])]

        problems = self._database.write(work)
        for problem in problems:
            self._done.problem(problem)
        self._done.count(kind.__name__, len(batch) - len(problems))

    @property
    def _stamps(self) -> dict[str, str]:
        return {"source": self._source, "run": self._run}

    def _entities(self, tx: Transaction, batch: Sequence[Any]) -> list[Problem]:
        """People, companies or schools."""
        plain, whole = composed(tx, batch, **self._stamps)
        for records in (plain, whole):
            write_records(tx, records, source=self._source, run=self._run)
        return []

    def _facts(self, tx: Transaction, batch: Sequence[Any]) -> list[Problem]:
        """Jobs or studies, under the records that these people and places belong to."""
        fact = _FACTS[type(batch[0])]
        people = belongs(tx, "person", (one.person for one in batch))
        places = belongs(tx, fact.place, (fact.of(one) for one in batch))
        rows: list[Row] = []
        for position, one in enumerate(batch):
            stated = pair_of(one.person, fact.of(one))
            person, place = people.get(one.person, one.person), places.get(fact.of(one))
            changes = {"person": person, fact.place: place or fact.of(one)}
            row = fact.row(replace(one, **changes), position, as_of=self._as_of)
            there = pair_of(row["person"], row["place"])
            rows.append({**row, "said": None if there == stated else stated})
        missing = tx.run(fact.write, rows=rows, mark=new_id(), **self._stamps)
        return [
            _dangling(fact.file, batch[row.number].person, fact.of(batch[row.number]), row)
            for row in missing
        ]

    def _acquaintances(self, tx: Transaction, batch: Sequence[Acquaintance]) -> list[Problem]:
        of = belongs(tx, "person", (ref for tie in batch for ref in (tie.person, tie.other)))
        rows: list[Row] = []
        for position, tie in enumerate(batch):
            person, other = of.get(tie.person, tie.person), of.get(tie.other, tie.other)
            rows.append(acquaintance_row(replace(tie, person=person, other=other), position))
        missing = tx.run(ACQUAINTANCES, rows=rows, **self._stamps)
        return [
            _dangling("acquaintances", batch[row.number].person, batch[row.number].other, row)
            for row in missing
        ]


def _dangling(what: str, person: str, place: str, missing: Missing) -> Problem:
    unknown = person if missing.no_person else place
    return Problem(
        file=what,
        message=f"It names {unknown}, which the directory does not have.",
        field="person" if missing.no_person else "place",
        advice="Add it to its own file, or correct the id.",
    )


def _no_parent(row: NoParent) -> Problem:
    return Problem(
        file="companies",
        message=f"The parent of {row.ref} is {row.parent}, which the directory does not have.",
        field="parent",
        advice="Add it to the companies, or correct the id.",
    )


def _lapse(database: Database, *, source: str, run: str) -> None:
    """What only the source said of records that others speak of too goes; these others have them
    from now on."""

    def work(tx: Transaction) -> None:
        lock_directory(tx, run)
        for row in tx.run(LAPSE, source=source, run=run):
            kind = cast("Kind", row.kind)
            parts = parts_of(tx, kind, [row.of])[row.of]
            if live := [part for part in parts if not part.silent]:
                heir = live[-1]
                write_records(tx, [compose(kind, parts)], source=heir.source, run=heir.seen)

    database.write(work)


def _prune(database: Database, *, source: str, run: str, done: Loaded) -> None:
    stale = database.fetch(PRUNE_COUNT, source=source, run=run)[0]
    for what, count, missing in (
        ("people", stale.people, stale.stale_people),
        ("jobs", stale.employments, stale.stale_employments),
        ("studies", stale.studies, stale.stale_studies),
    ):
        if missing > max(GUARD_COUNT, GUARD_SHARE * count):
            raise FileRefused(
                f"This load mentions only {count - missing} of the {count} {what} that {source} "
                "had; what it has was written, nothing was removed.",
                file=source,
                advice="Load the whole source, or say that this is a part of it with "
                "--keep-missing.",
            )
    _lapse(database, source=source, run=run)
    for query in PRUNES:
        while True:
            removed = database.write(lambda tx, q=query: _pruned(tx, q, source=source, run=run))
            done.removed += removed
            if removed == 0:
                break


def _pruned(tx: Transaction, query: WriteQuery[Count], *, source: str, run: str) -> int:
    lock_directory(tx, run)
    lock_naming(tx, run)
    # Another mark each time: who derives takes a mark off that is still the one that they saw.
    marked = {"mark": new_id()} if "mark" in query.params else {}
    return tx.run(query, source=source, run=run, limit=PRUNE_BATCH, **marked)[0].count
