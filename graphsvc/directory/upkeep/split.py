"""Takes a merge apart again: a record that was merged into another one is one of its own.

It has its id of before, its keys and names, and what administrators said of it; jobs and studies
that its sources stated of it; and whatever organisations had that named it before the merge. What
came to the merged record only since then stays there: published ties until their source is loaded
again, and contacts until the next import of their source, which looks who is meant anew.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import Final

from graphsvc.database import Database, Transaction
from graphsvc.directory.loading import (
    BELONGS,
    SEPARATOR,
    Entity,
    Fixed,
    Kind,
    Part,
    compose,
    parts_of,
    write_records,
)
from graphsvc.directory.upkeep.facts import MOVE_JOBS, MOVE_STUDIES, Fact, facts_of, move, pointed
from graphsvc.directory.upkeep.records import (
    FIX,
    Record,
    find,
    fixed_of,
    lock_with_naming,
    recompose,
)
from graphsvc.errors import Conflict, NotFound
from graphsvc.ids import new_id
from graphsvc.queries import Count, Nothing, WriteQuery

APART = WriteQuery("directory/write/source_record_apart", Nothing, ("kind", "ref"))
NAMED: Final = {
    kind: WriteQuery(f"directory/write/split_{kind}_named", Count, ("keep", "part"))
    for kind in ("person", "company", "school")
}
_FACT = ("rows", "mark")
DROP_JOBS = WriteQuery("directory/write/employments_drop", Nothing, _FACT)
DROP_STUDIES = WriteQuery("directory/write/studies_drop", Nothing, _FACT)
JOBS_SAID = WriteQuery("directory/write/employments_said", Nothing, ("rows",))
STUDIES_SAID = WriteQuery("directory/write/studies_said", Nothing, ("rows",))


@dataclass(frozen=True, slots=True)
class Split:
    """What a split did. ``record`` is the one taken out, ``left`` the one that it was a part of.
    ``named`` counts contacts (of a school: educations) that name it again."""

    id: str
    record: Entity
    left: Entity
    jobs: int
    studies: int
    named: int


def split(database: Database, kind: Kind, ref: str) -> Split:
    """Takes the record with this source id out of the one that it was merged into, in one
    transaction. Raises ``NotFound`` where it was merged into none, ``Conflict`` where no source has
    it any more."""
    return database.write(lambda tx: _split(tx, kind, ref.strip()))


def _split(tx: Transaction, kind: Kind, ref: str) -> Split:
    lock_with_naming(tx)
    part = _part(tx, kind, ref)
    whole = find(tx, kind, part.of)
    id_ = part.id or new_id()
    tx.run(APART, kind=kind, ref=part.ref)
    record = compose(kind, [replace(part, of=part.ref)])
    stamps = {"source": part.source, "run": part.seen}
    write_records(tx, [record], ids={part.ref: id_}, **stamps)
    fixed = _without(fixed_of(tx, whole), Fixed.read(part.fixed))
    tx.run(FIX, kind=kind, ref=whole.ref, fixed=fixed.text())
    jobs, studies = _facts(tx, whole, part)
    named = tx.run(NAMED[kind], keep=whole.id, part=id_)[0].count
    return Split(id_, record, recompose(tx, whole), jobs, studies, named)


def _part(tx: Transaction, kind: Kind, ref: str) -> Part:
    """What is said of a record that was merged into another one."""
    for row in tx.run(BELONGS, kind=kind, refs=[ref, f"directory:{ref}"]):
        if row.ref != row.of:
            parts = parts_of(tx, kind, [row.of])[row.of]
            part = next(one for one in parts if one.ref == row.ref)
            if part.silent:
                raise Conflict(
                    f"No source has {part.ref} any more.",
                    advice="Load the source that has it, and take it apart then.",
                )
            return part
    raise NotFound(
        f"No {kind} {ref} was merged into another one.",
        advice="Give the source id of the record that went.",
    )


def _without(whole: Fixed, part: Fixed) -> Fixed:
    """What administrators say of a record, without what they said of the part alone."""
    return replace(
        whole,
        aliases=_less(whole.aliases, part.aliases),
        no_aliases=_less(whole.no_aliases, part.no_aliases),
        domains=_less(whole.domains, part.domains),
        no_domains=_less(whole.no_domains, part.no_domains),
    )


def _less(texts: Iterable[str], others: Iterable[str]) -> tuple[str, ...]:
    """Each of the others goes once: both may have said the same."""
    left = list(texts)
    for other in others:
        if other in left:
            left.remove(other)
    return tuple(left)


# --- jobs and studies -----------------------------------------------------------------------------


def _facts(tx: Transaction, whole: Record, part: Part) -> tuple[int, int]:
    """Gives the part what its sources stated of it."""
    jobs, studies = facts_of(tx, whole.kind, whole.id)
    moved_jobs, moved_studies = _moved(jobs, part, whole.kind), _moved(studies, part, whole.kind)
    mark = new_id()
    for query, drop, said, moved in (
        (MOVE_JOBS, DROP_JOBS, JOBS_SAID, moved_jobs),
        (MOVE_STUDIES, DROP_STUDIES, STUDIES_SAID, moved_studies),
    ):
        gone = [fact for fact, _ in moved if not fact.says]
        tx.run(drop, rows=[asdict(fact) for fact in gone], mark=mark)
        tx.run(said, rows=[asdict(fact) for fact, _ in moved if fact.says])
        move(tx, query, (new for _, new in moved))
    return len(moved_jobs), len(moved_studies)


def _moved(facts: Iterable[Fact], part: Part, kind: Kind) -> list[tuple[Fact, Fact]]:
    """Facts that were stated of the part: as they stay with the whole, with what is still said of
    it (nothing: they go), and as the part's own."""
    found: list[tuple[Fact, Fact]] = []
    side = 0 if kind == "person" else 1
    for fact in facts:
        says = fact.says or []
        own = [one for one in says if one.split(SEPARATOR)[side] == part.ref]
        if own:
            left = replace(fact, says=[one for one in says if one not in own])
            found.append((left, replace(pointed(fact, kind, part.ref), says=own)))
    return found
