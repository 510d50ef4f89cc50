"""Records that administrators have had a hand in: composed of all that is said of them.

What each source says of such a record is kept beside it, with what administrators say. A load
changes what its source says; the record is then composed anew. So merging and correcting survive
every later load, in whatever order sources are loaded.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from itertools import chain
from typing import Any, Final, Literal, TypeVar, cast

from graphsvc import normal
from graphsvc.database import Transaction
from graphsvc.directory.loading.queries import (
    BELONGS,
    COMPANIES,
    DROP_COMPANY_NAMES,
    DROP_PERSON_NAMES,
    DROP_SCHOOL_NAMES,
    PARTS,
    PEOPLE,
    PERSON_BLOCKS,
    SAY,
    SCHOOLS,
    Part,
    Row,
)
from graphsvc.directory.loading.rows import company_row, person_row, school_row
from graphsvc.ids import new_id
from loaders.records import Company, PartialDate, Person, School

Kind = Literal["person", "company", "school"]
Entity = Person | Company | School
One = TypeVar("One", Person, Company, School)

KINDS: Final[Mapping[Kind, type[Entity]]] = {
    "person": Person,
    "company": Company,
    "school": School,
}
_KIND_OF: Final[Mapping[type[Entity], Kind]] = {of: kind for kind, of in KINDS.items()}


@dataclass(frozen=True, slots=True)
class Fixed:
    """What administrators say of a record: fields that stand in place of the source's (empty ones
    where it states what is not so), names and domains that are added to its, and those that are
    left out."""

    fields: Mapping[str, str | int] = field(default_factory=dict[str, "str | int"])
    aliases: tuple[str, ...] = ()
    no_aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    no_domains: tuple[str, ...] = ()

    @classmethod
    def read(cls, text: str) -> "Fixed":
        """From JSON."""
        return cls(**_tuples(json.loads(text)))

    def text(self) -> str:
        """As JSON."""
        return json.dumps(asdict(self), ensure_ascii=False)


def fields_of(record: Entity) -> dict[str, Any]:
    """The fields of a record as JSON has them, dates as ISO 8601."""
    return {
        one.name: str(value) if isinstance(value, PartialDate) else value
        for one in fields(record)
        for value in [getattr(record, one.name)]
    }


def said_of(record: Entity) -> str:
    """A source's record as JSON."""
    return json.dumps(fields_of(record), ensure_ascii=False)


def entity(kind: Kind, document: Mapping[str, Any]) -> Entity:
    """A record from its fields as JSON or the graph has them."""
    return KINDS[kind](**_dated(_tuples(document)))


def _dated(document: Mapping[str, Any]) -> dict[str, Any]:
    acquired = document.get("acquired")
    return {**document, "acquired": PartialDate.parse(acquired)} if acquired else dict(document)


def _tuples(document: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: tuple(cast("list[str]", value)) if isinstance(value, list) else value
        for name, value in document.items()
    }


# --- composing ------------------------------------------------------------------------------------


def compose(kind: Kind, parts: Sequence[Part]) -> Entity:
    """A record of its parts, in their order. Pure. Where no source says anything of it any more it
    is what they said last."""
    live = [part for part in parts if not part.silent] or parts
    said = [entity(kind, json.loads(part.said)) for part in live]
    head = next(part for part in parts if part.ref == part.of)
    return _fixed(_MERGE[kind](head.of, said), Fixed.read(head.fixed))


def _person(ref: str, said: Sequence[Person]) -> Person:
    emails = _once(chain.from_iterable(one.emails for one in said))
    urls = _once(chain.from_iterable((one.profile_url or "", *one.profile_urls) for one in said))
    first = urls[0] if urls else None
    return Person(ref, said[0].name, emails, first, urls[1:], aliases=_names(said))


def _company(ref: str, said: Sequence[Company]) -> Company:
    domains = _once(chain.from_iterable((one.domain or "", *one.domains) for one in said))
    owned = next((one for one in said if one.parent), None)
    return Company(
        ref=ref,
        name=said[0].name,
        domain=domains[0] if domains else None,
        headcount=next((one.headcount for one in said if one.headcount is not None), None),
        city=_first(one.city for one in said),
        country=_first(one.country for one in said),
        aliases=_names(said),
        domains=domains[1:],
        parent=owned.parent if owned else None,
        acquired=owned.acquired if owned else None,
    )


def _school(ref: str, said: Sequence[School]) -> School:
    return School(
        ref=ref,
        name=said[0].name,
        city=_first(one.city for one in said),
        country=_first(one.country for one in said),
        aliases=_names(said),
    )


_MERGE: Final[Mapping[Kind, Callable[[str, Sequence[Any]], Entity]]] = {
    "person": _person,
    "company": _company,
    "school": _school,
}


def _names(said: Sequence[Person] | Sequence[Company] | Sequence[School]) -> tuple[str, ...]:
    """Every name but the one that is shown."""
    return _once(chain.from_iterable((one.name, *one.aliases) for one in said))[1:]


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, texts)))


def _first(texts: Iterable[str | None]) -> str | None:
    return next(filter(None, texts), None)


def _fixed(record: Entity, fixed: Fixed) -> Entity:
    """The record as administrators say it is."""
    stated = {name: None if value == "" else value for name, value in fixed.fields.items()}
    record = replace(record, **_dated(stated))
    key = name_key_of(_KIND_OF[type(record)])
    left_out = {key(name) for name in fixed.no_aliases}
    aliases = [name for name in (*record.aliases, *fixed.aliases) if key(name) not in left_out]
    record = replace(record, aliases=_once(aliases))
    return _with_domains(record, fixed) if isinstance(record, Company) else record


def _with_domains(company: Company, fixed: Fixed) -> Company:
    stated = _once((company.domain or "", *company.domains, *fixed.domains))
    kept = [text for text in stated if normal.domain_key(text) not in fixed.no_domains]
    return replace(company, domain=kept[0] if kept else None, domains=tuple(kept[1:]))


def name_key_of(kind: Kind) -> Callable[[str], str]:
    """What makes the keys of names of that kind."""
    return normal.company_key if kind == "company" else normal.name_key


# --- in the graph ---------------------------------------------------------------------------------


def belongs(tx: Transaction, kind: Kind, refs: Iterable[str]) -> dict[str, str]:
    """By source id that of the record that it belongs to, of those that administrators have had a
    hand in."""
    rows = tx.run(BELONGS, kind=kind, refs=sorted(set(refs)))
    return {row.ref: row.of for row in rows}


def composed(
    tx: Transaction, records: Sequence[One], *, source: str, run: str
) -> tuple[list[One], list[One]]:
    """Records of a source as they are to be written: those that are nobody's but the source's, and
    those composed anew of what it and others say."""
    kind = _KIND_OF[type(records[0])]
    of = belongs(tx, kind, (record.ref for record in records))
    if not of:
        return list(records), []
    said = [{"ref": one.ref, "said": said_of(one)} for one in records if one.ref in of]
    tx.run(SAY, rows=said, kind=kind, source=source, run=run)
    parts = parts_of(tx, kind, of.values())
    whole = [cast("One", compose(kind, some)) for some in parts.values()]
    return [record for record in records if record.ref not in of], whole


def parts_of(tx: Transaction, kind: Kind, refs: Iterable[str]) -> dict[str, list[Part]]:
    """The parts of records by source id."""
    found: dict[str, list[Part]] = defaultdict(list)
    for part in tx.run(PARTS, kind=kind, refs=sorted(set(refs))):
        found[part.of].append(part)
    return found


def write_records(
    tx: Transaction,
    records: Sequence[Entity],
    *,
    source: str,
    run: str,
    ids: Mapping[str, str] | None = None,
) -> None:
    """Writes records of one kind, as they are, and takes off what they no longer have. ``ids`` are
    those of new ones, by source id; others get new ids."""
    if not records:
        return
    stamps = {"source": source, "run": run}
    known = ids or {}
    match records[0]:
        case Person():
            _write_people(tx, [one for one in records if isinstance(one, Person)], stamps, known)
        case Company():
            rows = [company_row(one) for one in records if isinstance(one, Company)]
            rows = [_named(row, known) for row in rows]
            tx.run(COMPANIES, rows=rows, mark=new_id(), **stamps)
            tx.run(DROP_COMPANY_NAMES, rows=[_kept(row) for row in rows])
        case School():
            rows = [school_row(one) for one in records if isinstance(one, School)]
            rows = [_named(row, known) for row in rows]
            tx.run(SCHOOLS, rows=rows, mark=new_id(), **stamps)
            tx.run(DROP_SCHOOL_NAMES, rows=[_kept(row) for row in rows])


def _kept(row: Mapping[str, Any]) -> dict[str, Any]:
    keys = [name["key"] for name in row["names"]]
    return {"ref": row["ref"], "keys": keys, "domains": row.get("domains", [])}


def _named(row: Row, ids: Mapping[str, str]) -> Row:
    return {**row, "id": ids.get(row["ref"], row["id"])}


def _write_people(
    tx: Transaction,
    people: Sequence[Person],
    stamps: Mapping[str, str],
    ids: Mapping[str, str],
) -> None:
    rows = {one.ref: _named(person_row(one), ids) for one in people}
    written = tx.run(PEOPLE, rows=list(rows.values()), **stamps)
    known = [
        {
            "id": one.id,
            "keys": rows[one.ref]["keys"],
            "names": [name["key"] for name in rows[one.ref]["names"]],
        }
        for one in written
        if not one.new
    ]
    if known:
        tx.run(DROP_PERSON_NAMES, rows=known)
    if renamed := [one.id for one in written if one.renamed]:
        tx.run(PERSON_BLOCKS, ids=renamed)
