"""Merges two records of the directory that are one person, company or school.

What the dropped record had becomes the kept one's: names, keys, jobs, studies, published ties, and
whatever organisations have that names it. Its source id leads to the kept record from then on, so
no load brings it back.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from graphsvc import normal
from graphsvc.database import Database, Transaction
from graphsvc.directory.loading import Entity, Fixed, Kind, name_key_of, pair_of, parts_of
from graphsvc.directory.objections import REMOVE_PERSON
from graphsvc.directory.upkeep.facts import MOVE_JOBS, MOVE_STUDIES, Fact, facts_of, move, pointed
from graphsvc.directory.upkeep.records import (
    FIX,
    Record,
    find,
    fixed_of,
    keep_said,
    lock_with_naming,
    recompose,
)
from graphsvc.errors import Conflict, InvalidInput
from graphsvc.ids import new_id
from graphsvc.queries import Count, Nothing, SystemQuery, WriteQuery
from loaders.records import Company


@dataclass(frozen=True, slots=True)
class UsersRow:
    org: str
    one: str
    other: str


CONFLICT = SystemQuery("directory/read/merge_conflict", UsersRow, ("keep", "drop"))
MOVE_ACQUAINTANCES = WriteQuery("directory/write/acquaintances_move", Nothing, ("keep", "drop"))
REMOVE_COMPANY = WriteQuery("directory/write/company_remove", Nothing, ("id",))
REMOVE_SCHOOL = WriteQuery("directory/write/school_remove", Nothing, ("id",))
JOIN = WriteQuery("directory/write/source_records_join", Nothing, ("kind", "keep", "drop", "after"))
NAMED: Final[Mapping[Kind, WriteQuery[Count]]] = {
    kind: WriteQuery(f"directory/write/merge_{kind}_named", Count, ("keep", "drop"))
    for kind in ("person", "company", "school")
}


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did. ``record`` is the kept one as it is now; ``already``: they were one before,
    and nothing was done. ``named`` counts contacts (of a school: educations) that follow."""

    id: str
    record: Entity
    already: bool = False
    jobs: int = 0
    studies: int = 0
    named: int = 0


def merge(database: Database, kind: Kind, keep: str, drop: str) -> Merged:
    """Makes one record of two, in one transaction; again it does nothing.

    Raises ``NotFound`` for a record that is none, ``InvalidInput`` for one and itself, ``Conflict``
    where two users of one organisation would become one person.
    """
    check_two(keep, drop)
    return database.write(lambda tx: _merge(tx, kind, keep, drop))


def check_two(keep: str, drop: str) -> None:
    """Raises ``InvalidInput`` where one record is named twice."""
    if keep.strip() == drop.strip():
        raise _itself()


def _itself() -> InvalidInput:
    return InvalidInput(
        "A record cannot be merged with itself.", field="drop", advice="Name two different ones."
    )


def _merge(tx: Transaction, kind: Kind, keep: str, drop: str) -> Merged:
    lock_with_naming(tx)
    kept, dropped = find(tx, kind, keep), find(tx, kind, drop)
    if kept.id == dropped.id:
        if _names(dropped, drop) and _names(kept, keep):
            raise _itself()
        return Merged(kept.id, kept.stated, already=True)
    if kind == "person":
        _refuse_two_users(tx, kept, dropped)
    pair = {"keep": kept.id, "drop": dropped.id}
    named = tx.run(NAMED[kind], **pair)[0].count
    _join(tx, kept, dropped)
    jobs, studies = _facts(tx, kept, dropped)
    return Merged(kept.id, recompose(tx, kept), jobs=jobs, studies=studies, named=named)


def _names(record: Record, reference: str) -> bool:
    """Whether a reference is a record's own, not one that was merged into it."""
    text = reference.strip()
    return record.id == text.lower() or record.ref in (text, f"directory:{text}")


def _refuse_two_users(tx: Transaction, kept: Record, dropped: Record) -> None:
    for row in tx.run(CONFLICT, keep=kept.id, drop=dropped.id):
        raise Conflict(
            f"{row.one} and {row.other} of {row.org} are users, and would become one person.",
            advice="Let one of the two users be nobody of the directory first.",
        )


def _join(tx: Transaction, kept: Record, dropped: Record) -> None:
    """What is said of the dropped record is said of the kept one, after what is said of that."""
    keep_said(tx, kept)
    keep_said(tx, dropped)
    fixed = _joined(_allowing(fixed_of(tx, kept), dropped), _allowing(fixed_of(tx, dropped), kept))
    parts = parts_of(tx, kept.kind, [kept.ref])[kept.ref]
    after = max(part.rank for part in parts) + 1
    tx.run(JOIN, kind=kept.kind, keep=kept.ref, drop=dropped.ref, after=after)
    tx.run(FIX, kind=kept.kind, ref=kept.ref, fixed=fixed.text())


def _allowing(fixed: Fixed, other: Record) -> Fixed:
    """What administrators say of a record, but for that it does not have what the other one has:
    they are one now."""
    key, stated = name_key_of(other.kind), other.stated
    names = {key(name) for name in (stated.name, *stated.aliases)}
    domains = set[str | None]()
    if isinstance(stated, Company):
        domains = {normal.domain_key(text) for text in (stated.domain or "", *stated.domains)}
    return replace(
        fixed,
        no_aliases=tuple(name for name in fixed.no_aliases if key(name) not in names),
        no_domains=tuple(one for one in fixed.no_domains if one not in domains),
    )


def _joined(kept: Fixed, dropped: Fixed) -> Fixed:
    """Names and domains by hand are of both, corrected fields of the kept record alone."""
    return replace(
        kept,
        aliases=(*kept.aliases, *dropped.aliases),
        no_aliases=(*kept.no_aliases, *dropped.no_aliases),
        domains=(*kept.domains, *dropped.domains),
        no_domains=(*kept.no_domains, *dropped.no_domains),
    )


# --- jobs, studies, ties --------------------------------------------------------------------------


def _facts(tx: Transaction, kept: Record, dropped: Record) -> tuple[int, int]:
    """Gives the kept record what the dropped one has, which is no more then."""
    kind = kept.kind
    jobs, studies = facts_of(tx, kind, dropped.id)
    move(tx, MOVE_JOBS, (pointed(_said(row), kind, kept.ref) for row in jobs))
    move(tx, MOVE_STUDIES, (pointed(_said(row), kind, kept.ref) for row in studies))
    match kind:
        case "person":
            tx.run(MOVE_ACQUAINTANCES, keep=kept.id, drop=dropped.id)
            tx.run(REMOVE_PERSON, id=dropped.id, mark=new_id())
        case "company":
            tx.run(REMOVE_COMPANY, id=dropped.id)
        case "school":
            tx.run(REMOVE_SCHOOL, id=dropped.id)
    return len(jobs), len(studies)


def _said(fact: Fact) -> Fact:
    """With the source ids that it has so far, where it was never moved before."""
    return fact if fact.says else replace(fact, says=[pair_of(fact.person, fact.place)])
