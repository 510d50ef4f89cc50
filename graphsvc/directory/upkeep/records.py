"""Records of the directory as administrators name and change them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from graphsvc.database import Database, Transaction
from graphsvc.directory.loading import (
    Entity,
    Fixed,
    Kind,
    compose,
    entity,
    parts_of,
    said_of,
    write_records,
)
from graphsvc.directory.locks import lock_directory, lock_naming
from graphsvc.errors import AmbiguousReference, NotFound
from graphsvc.ids import new_id
from graphsvc.queries import Nothing, SystemQuery, WriteQuery


@dataclass(frozen=True, slots=True)
class StatedRow:
    """``facts`` are the fields of the record."""

    id: str
    ref: str
    source: str
    seen: str
    facts: Mapping[str, Any]


STATED: Final[Mapping[Kind, SystemQuery[StatedRow]]] = {
    "person": SystemQuery("directory/read/person_stated", StatedRow, ("refs", "id")),
    "company": SystemQuery("directory/read/company_stated", StatedRow, ("refs", "id")),
    "school": SystemQuery("directory/read/school_stated", StatedRow, ("refs", "id")),
}
KEEP = WriteQuery(
    "directory/write/source_record",
    Nothing,
    ("kind", "ref", "said", "fixed", "source", "seen", "id"),
)
FIX = WriteQuery("directory/write/source_record_fixed", Nothing, ("kind", "ref", "fixed"))


@dataclass(frozen=True, slots=True)
class Record:
    """A record as it stands in the directory, with the source and the load that wrote it last."""

    kind: Kind
    id: str
    source: str
    seen: str
    stated: Entity

    @property
    def ref(self) -> str:
        return self.stated.ref


def lock(tx: Transaction) -> None:
    """Makes every other change of the directory wait, loads too."""
    lock_directory(tx, new_id())


def lock_with_naming(tx: Transaction) -> None:
    """Likewise, and everybody's who is about to name a record: for whoever takes one away."""
    lock(tx)
    lock_naming(tx, new_id())


def find(tx: Transaction, kind: Kind, reference: str) -> Record:
    """The record with an id or source id, with or without ``directory:``. One that was merged is
    the one that it was merged into. Raises ``NotFound``, ``AmbiguousReference``."""
    text = reference.strip()
    refs = [text, f"directory:{text}"]
    found = tx.run(STATED[kind], refs=refs, id=text.lower())
    if not found:
        raise NotFound(f"The directory has no {kind} {text}.", advice="Give an id or source id.")
    if len(found) > 1:
        cards = [{"id": row.id, "name": row.facts["name"]} for row in found]
        raise AmbiguousReference(f"“{text}” names {len(found)} records.", candidates=cards)
    row = found[0]
    stated = entity(kind, {"ref": row.ref, **row.facts})
    return Record(kind, row.id, row.source, row.seen, stated)


def look_up(database: Database, kind: Kind, reference: str) -> Record:
    """Like :func:`find`, in a transaction of its own."""
    return database.read(lambda tx: find(tx, kind, reference))


def keep_said(tx: Transaction, record: Record) -> None:
    """Keeps what the source says of a record beside it, unless that is kept already."""
    tx.run(
        KEEP,
        kind=record.kind,
        ref=record.ref,
        said=said_of(record.stated),
        fixed=Fixed().text(),
        source=record.source,
        seen=record.seen,
        id=record.id,
    )


def fixed_of(tx: Transaction, record: Record) -> Fixed:
    """What administrators say of a record so far."""
    parts = parts_of(tx, record.kind, [record.ref]).get(record.ref, [])
    head = next((part for part in parts if part.ref == part.of), None)
    return Fixed.read(head.fixed) if head else Fixed()


def fix(tx: Transaction, record: Record, fixed: Fixed) -> Entity:
    """Writes what administrators say of a record, and the record as it is then."""
    keep_said(tx, record)
    tx.run(FIX, kind=record.kind, ref=record.ref, fixed=fixed.text())
    return recompose(tx, record)


def recompose(tx: Transaction, record: Record) -> Entity:
    """Writes a record as what is said of it makes it."""
    whole = compose(record.kind, parts_of(tx, record.kind, [record.ref])[record.ref])
    write_records(tx, [whole], source=record.source, run=record.seen)
    return whole
