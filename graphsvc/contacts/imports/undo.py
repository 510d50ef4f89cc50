"""Takes back what an import did: what it made goes, what it changed or removed comes back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphsvc import normal
from graphsvc.access.sealed import OwnSealer, Sealer
from graphsvc.contacts.corrections import UNSAID, Correction, corrections_of, resealed
from graphsvc.contacts.hiding.ties import HiddenTies, Traits
from graphsvc.contacts.writing.drafts import Drafts
from graphsvc.contacts.writing.queries import (
    BATCH,
    REKEY_CONTACTS,
    REMOVE_CONTACTS,
    RESTORE_CONTACTS,
    SHARE_WORDS,
    Course,
    Origin,
    Row,
)
from graphsvc.database import Database, Transaction
from graphsvc.naming.own_companies import LOCK_OWN_COMPANIES, OWN_COMPANIES, PRUNE_OWN_COMPANIES
from graphsvc.ontology import NONE, org_scope
from graphsvc.queries import Id, SystemQuery
from graphsvc.sealing import KeyRing


@dataclass(frozen=True, slots=True)
class Former:
    """A contact that an import took the place of; ``name``, ``title``, ``employer`` and the
    ``details`` are sealed. ``listed``
    says that its company is one of the directory, ``gone`` that it is no more. ``row_key_now`` is
    under which key the import has it, where it still does."""

    contact: str
    row_key: str
    row_key_now: str
    person: str
    company: str
    name: bytes
    title: bytes
    employer: bytes
    details: Mapping[str, bytes | None]
    hidden: str | None
    listed: bool
    gone: bool

    @property
    def listed_fields(self) -> Mapping[str, bytes]:
        """What others see of it, sealed."""
        return {"name": self.name, "title": self.title, "company": self.employer}


MADE_CONTACTS = SystemQuery("contacts/read/contacts_made", Id, ("source", "import", "limit"))
FORMER_CONTACTS = SystemQuery("contacts/read/former_contacts", Former, ("import", "limit"))


def undo_contacts(database: Database, ring: KeyRing, origin: Origin, *, course: Course) -> None:
    """Brings the source's contacts back to what they were before the import, however much of it was
    done. It may be stopped at any moment and run again."""
    _Undo(database, ring, origin, course).run()


class _Undo:
    def __init__(self, database: Database, ring: KeyRing, origin: Origin, course: Course) -> None:
        self._database = database
        self._origin = origin
        self._course = course
        self._drafts = Drafts(ring, origin)
        self._ring = ring
        self._sealer = Sealer(ring, origin.org)
        self._own = OwnSealer(ring, origin.owner)
        self._which = {"import": origin.import_id}

    def run(self) -> None:
        done = self._course.done
        while made := self._made():
            done += len(made)
            self._remove(made, done)
            self._course.between()
        # No word is taken while an import is open.
        said = corrections_of(self._database, self._own, self._origin.source)
        while former := self._database.fetch(FORMER_CONTACTS, limit=BATCH, **self._which):
            done += len(former)
            self._restore(said, done)
            self._course.between()
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

    def _restore(self, said: Mapping[str, Correction], done: int) -> None:
        """Some contacts, as they are once nobody merges, splits or erases people meanwhile."""

        def work(tx: Transaction) -> None:
            self._course.fence(tx, done)
            tx.run(LOCK_OWN_COMPANIES, org=self._origin.org, by=self._origin.owner)
            former = tx.run(FORMER_CONTACTS, limit=BATCH, **self._which)
            tx.run(REKEY_CONTACTS, rows=self._rekeyed(former, said))
            words = [said.get(row.row_key_now) or said.get(row.row_key) or UNSAID for row in former]
            traits = [self._traits(*one) for one in zip(former, words, strict=True)]
            hider = HiddenTies(tx, self._ring, owner=self._origin.owner, org=self._origin.org)
            ties = hider.hidden(traits, self._origin.source)
            listed = hider.scopes.names_own_companies(self._origin.source)
            rows = [
                {
                    **self._row(tx, row, one, ties.get(row.contact), listed=listed),
                    **hider.keys(one, hidden=row.contact in ties),
                    **self._sealed(row, word),
                    "anew": self._is_overruled(row, word),
                    "rejected": row.person in word.rejected,
                }
                for row, one, word in zip(former, traits, words, strict=True)
            ]
            ours: dict[str, Any] = {
                "owner": self._origin.owner,
                "among": hider.scopes.everywhere,
            }
            tx.run(RESTORE_CONTACTS, rows=rows, **ours, **self._which)
            hider.share_details({**row, "id": row["contact"]} for row in rows)
            tx.run(SHARE_WORDS, ids=[row.contact for row in former], **ours)

        self._database.write(work)

    def _rekeyed(self, former: Sequence[Former], said: Mapping[str, Correction]) -> list[Row]:
        """Contacts that the import has under other keys, with those that they had, and what their
        owner has said of them."""
        moved = [row for row in former if row.row_key_now not in (row.row_key, NONE)]
        own, source = self._own, self._origin.source
        return [
            {
                "id": row.contact,
                "row_key": row.row_key,
                **resealed(own, source, row.row_key, said.get(row.row_key_now)),
            }
            for row in moved
        ]

    def _traits(self, row: Former, word: Correction) -> Traits:
        """Who a contact is, as its owner says it is called: that holds, whatever is taken back."""
        called = {field: self._open(row, field) for field in ("name", "company")}
        called |= word.changes
        name, company = called["name"], called["company"]
        return Traits(row.contact, row.person, name, company, self._origin.source, row.row_key)

    def _open(self, row: Former, field: str) -> str:
        return self._sealer.open_contact_field(row.contact, field, row.listed_fields[field])

    def _is_overruled(self, row: Former, word: Correction) -> bool:
        """Whether a contact was something else than its owner says by now."""
        return (
            row.person in word.rejected
            or word.person not in (None, row.person)
            or any(text != self._open(row, field) for field, text in word.changes.items())
        )

    def _row(
        self, tx: Transaction, row: Former, traits: Traits, tie: str | None, *, listed: bool
    ) -> Row:
        """Where a contact comes back to: its owner may have hidden or shown it since. ``listed``
        says that its source is seen by the whole organisation."""
        return {
            "contact": row.contact,
            "hidden": tie,
            "company": self._company(tx, row, traits.company, hidden=tie is not None or not listed),
        }

    def _sealed(self, row: Former, word: Correction) -> Row:
        """What is sealed of a contact, anew where it is under an older key: a value that moves is
        not to escape whoever goes through all that is. What its owner has said stands in place."""
        id_, said = row.contact, word.changes
        return {
            "listed": {
                name: self._sealer.contact_field(id_, name, said[name])
                if name in said
                else self._sealer.renewed_contact_field(id_, name, value)
                for name, value in row.listed_fields.items()
            },
            "details": {
                name: self._own.renewed("ContactDetail", id_, name, value) if value else None
                for name, value in row.details.items()
            },
        }

    def _company(self, tx: Transaction, row: Former, name: str, *, hidden: bool) -> str:
        """The company of a contact, of a hidden one none of the organisation's own; one of these
        that nothing names any more is made anew."""
        if hidden:
            return row.company if row.listed else NONE
        if not row.gone and (row.listed or row.company != NONE):
            return row.company
        if not normal.employer_key(name):
            return NONE
        made = self._drafts.company(self._sealer.company_index(name), name)
        org = self._origin.org
        return tx.run(OWN_COMPANIES, rows=[made], scope=org_scope(org), org=org)[0].id

    def _tidy(self, done: int) -> None:
        def work(tx: Transaction) -> None:
            self._course.fence(tx, done)
            tx.run(LOCK_OWN_COMPANIES, org=self._origin.org, by=self._origin.owner)
            tx.run(PRUNE_OWN_COMPANIES, scope=org_scope(self._origin.org))
            self._course.finish(tx)

        self._database.write(work)
