"""Erases people for good: those who object never come back."""

from dataclasses import dataclass

from graphsvc.database import Database, Transaction
from graphsvc.directory.objections import bury
from graphsvc.directory.upkeep.records import find, lock
from graphsvc.sealing import KeyRing


@dataclass(frozen=True, slots=True)
class Erasure:
    """What was erased: the person's id, contacts of all organisations that were matched to them,
    and how many fingerprints keep them from coming back."""

    id: str
    contacts: int
    fingerprints: int


def erase(database: Database, ring: KeyRing, reference: str) -> Erasure:
    """Erases a person, in one transaction. Raises ``NotFound`` for a reference that names nobody,
    also once they are erased."""

    def work(tx: Transaction) -> Erasure:
        lock(tx)
        person = find(tx, "person", reference)
        done = bury(tx, ring, person.id, person.ref)
        return Erasure(person.id, done.contacts, done.fingerprints)

    return database.write(work)
