"""Rows of a load that are about somebody who was erased at their own wish."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graphsvc.database import Transaction
from graphsvc.directory.loading.rows import person_keys
from graphsvc.directory.loading.stated import belongs
from graphsvc.directory.objections import Fingerprints, blinding, bury, met
from graphsvc.queries import SystemQuery
from graphsvc.sealing import KeyRing
from loaders.records import Acquaintance, Employment, Person, Problem, Study

NOTE = "It is about somebody who was erased at their own wish."


@dataclass(frozen=True, slots=True)
class NameRow:
    kind: str
    ref: str
    id: str
    name: str


NAMES = SystemQuery("directory/read/names_of_refs", NameRow, ("people", "companies"))


def kept_out(
    tx: Transaction, ring: KeyRing | None, batch: Sequence[Any]
) -> tuple[list[Any], list[Problem]]:
    """The records that may be written, and a problem for each of the others.

    Somebody who comes under another source id and without a known key is found out by their first
    job: a person of that name at that employer. They are erased again, with this id too.
    """
    fingerprints = Fingerprints(blinding(ring) if ring else None)
    if isinstance(batch[0], Employment) and ring is not None:
        _bury_again(tx, ring, batch)
    by_record = [_of_record(fingerprints, record) for record in batch]
    erased = met(tx.run, set[str]().union(*by_record))
    allowed = [one for one, own in zip(batch, by_record, strict=True) if not own & erased]
    out = [one for one, own in zip(batch, by_record, strict=True) if own & erased]
    return allowed, [Problem(_FILES[type(one)], NOTE, advice="It was left out.") for one in out]


_FILES = {
    Person: "people",
    Employment: "employments",
    Study: "studies",
    Acquaintance: "acquaintances",
}


def _of_record(fingerprints: Fingerprints, record: object) -> set[str]:
    match record:
        case Person():
            return {fingerprints.ref(record.ref)} | fingerprints.keys(person_keys(record))
        case Employment() | Study():
            return {fingerprints.ref(record.person)}
        case Acquaintance():
            return {fingerprints.ref(record.person), fingerprints.ref(record.other)}
        case _:
            return set()


def _bury_again(tx: Transaction, ring: KeyRing, jobs: Sequence[Employment]) -> None:
    people = belongs(tx, "person", (job.person for job in jobs))
    companies = belongs(tx, "company", (job.company for job in jobs))
    pairs = {
        (people.get(job.person, job.person), companies.get(job.company, job.company))
        for job in jobs
    }
    rows = tx.run(
        NAMES,
        people=sorted({person for person, _ in pairs}),
        companies=sorted({company for _, company in pairs}),
    )
    found = {(row.kind, row.ref): row for row in rows}
    fingerprints = Fingerprints(blinding(ring) if ring else None)
    by_pair = {
        pair: fingerprints.job(found["person", pair[0]].name, found["company", pair[1]].name)
        for pair in pairs
        if ("person", pair[0]) in found and ("company", pair[1]) in found
    }
    erased = met(tx.run, set[str]().union(*by_pair.values()))
    for person in sorted({pair[0] for pair, own in by_pair.items() if own & erased}):
        bury(tx, ring, found["person", person].id, person)
