"""Takes back what an import did: what it made goes, what it changed or removed comes back."""

from collections.abc import Sequence
from dataclasses import dataclass

from graphsvc.database import Database, Transaction
from graphsvc.ingest.contacts.drafts import Drawer
from graphsvc.ingest.contacts.hiding import Hider, Traits
from graphsvc.ingest.contacts.queries import (
    BATCH,
    LOCK_OWN_COMPANIES,
    OWN_COMPANIES,
    PRUNE_OWN_COMPANIES,
    REMOVE_CONTACTS,
    RESTORE_CONTACTS,
    SHARE_WORDS,
    Course,
    Origin,
    Row,
)
from graphsvc.matching import normal
from graphsvc.ontology import NONE, org_scope
from graphsvc.queries import Id, SystemQuery
from graphsvc.sealed import Sealer
from graphsvc.sealing import KeyRing


@dataclass(frozen=True, slots=True)
class Former:
    """A contact that an import took the place of; ``name`` and ``employer`` are sealed. ``listed``
    says that its company is one of the directory, ``gone`` that it is no more."""

    contact: str
    person: str
    company: str
    name: bytes
    employer: bytes
    hidden: str | None
    listed: bool
    gone: bool


MADE_CONTACTS = SystemQuery("read/contacts_made", Id, ("source", "import", "limit"))
FORMER_CONTACTS = SystemQuery("read/former_contacts", Former, ("import", "limit"))


def undo_contacts(database: Database, ring: KeyRing, origin: Origin, *, course: Course) -> None:
    """Brings the source's contacts back to what they were before the import, however much of it was
    done. It may be stopped at any moment and run again."""
    _Undo(database, ring, origin, course).run()


class _Undo:
    def __init__(self, database: Database, ring: KeyRing, origin: Origin, course: Course) -> None:
        self._database = database
        self._origin = origin
        self._course = course
        self._drawer = Drawer(ring, origin)
        self._ring = ring
        self._sealer = Sealer(ring, origin.org)
        self._which = {"import": origin.import_id}

    def run(self) -> None:
        done = self._course.done
        while made := self._made():
            done += len(made)
            self._remove(made, done)
        while former := self._database.fetch(FORMER_CONTACTS, limit=BATCH, **self._which):
            done += len(former)
            self._restore(former, done)
        self._tidy(done)

    def _made(self) -> list[str]:
        source = self._origin.source
        rows = self._database.fetch(MADE_CONTACTS, source=source, limit=BATCH, **self._which)
        return [row.id for row in rows]

    def _remove(self, ids: Sequence[str], done: int) -> None:
        def work(tx: Transaction) -> None:
            self._course.fence(tx, done)
            tx.run(REMOVE_CONTACTS, ids=list(ids))

        self._database.write(work)

    def _restore(self, former: Sequence[Former], done: int) -> None:
        def work(tx: Transaction) -> None:
            self._course.fence(tx, done)
            tx.run(LOCK_OWN_COMPANIES, org=self._origin.org, by=self._origin.owner)
            traits = [self._traits(row) for row in former]
            hider = Hider(tx, self._ring, owner=self._origin.owner, org=self._origin.org)
            ties = hider.hidden(traits)
            rows = [
                {
                    **self._row(tx, row, one, ties.get(row.contact)),
                    **hider.keys(one.name, one.company, hidden=row.contact in ties),
                }
                for row, one in zip(former, traits, strict=True)
            ]
            tx.run(RESTORE_CONTACTS, owner=self._origin.owner, rows=rows, **self._which)
            tx.run(SHARE_WORDS, ids=[row.contact for row in former])

        self._database.write(work)

    def _traits(self, row: Former) -> Traits:
        id_ = row.contact
        name = self._sealer.open_contact_field(id_, "name", row.name)
        company = self._sealer.open_contact_field(id_, "company", row.employer)
        return Traits(id_, row.person, name, company)

    def _row(self, tx: Transaction, row: Former, traits: Traits, tie: str | None) -> Row:
        """Where a contact comes back to: its owner may have hidden or shown it since."""
        return {
            "contact": row.contact,
            "hidden": tie,
            "company": self._company(tx, row, traits.company, hidden=tie is not None),
        }

    def _company(self, tx: Transaction, row: Former, name: str, *, hidden: bool) -> str:
        """The company of a contact, of a hidden one none of the organisation's own; one of these
        that nothing names any more is made anew."""
        if hidden:
            return row.company if row.listed else NONE
        if not row.gone and not (row.hidden and not row.listed):
            return row.company
        if not normal.company_key(name):
            return NONE
        made = self._drawer.company(self._sealer.company_index(name), name)
        org = self._origin.org
        return tx.run(OWN_COMPANIES, rows=[made], scope=org_scope(org), org=org)[0].id

    def _tidy(self, done: int) -> None:
        def work(tx: Transaction) -> None:
            self._course.fence(tx, done)
            tx.run(LOCK_OWN_COMPANIES, org=self._origin.org, by=self._origin.owner)
            tx.run(PRUNE_OWN_COMPANIES, scope=org_scope(self._origin.org))
            self._course.finish(tx)

        self._database.write(work)
