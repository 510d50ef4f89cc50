"""Contacts that their owner hides from everybody else.

A hidden contact stands in its owner's scope, under the fingerprints of that scope, and names no
company of the organisation's own: so for everybody else it is not there, and neither is a company
that it alone would name. Its ``hidden`` is the id of the tie. By what that is known again (person;
name and company) is remembered apart from contacts, so whatever comes later of the same human, from
whatever source, is hidden as it is written.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graphsvc.database import Transaction
from graphsvc.ingest.contacts.queries import DROP_OWN_COMPANIES, KeyedId, Row
from graphsvc.ontology import NONE, org_scope, user_scope
from graphsvc.queries import Id, Nothing, SystemQuery, WriteQuery
from graphsvc.sealed import ContactRow, Sealer
from graphsvc.sealing import KeyRing


@dataclass(frozen=True, slots=True)
class OwnedRow(ContactRow):
    """A contact of a user's own. ``hidden`` is the tie that they hide, if they do; ``own`` says
    that its company is one of the organisation's own."""

    hidden: str | None
    own: bool


@dataclass(frozen=True, slots=True)
class Traits:
    """Who a contact is: its id, its person (or ``none``), its name and employer."""

    id: str
    person: str
    name: str
    company: str


LOCK_TIES = WriteQuery("write/ties_lock", Id, ("owner",))
HIDDEN = SystemQuery("read/contacts_hidden", KeyedId, ("scope", "rows"))
ALIKE = SystemQuery("read/contacts_alike", OwnedRow, ("owner", "scopes", "person", "humans"))
OF_TIES = SystemQuery("read/hidden_contacts", OwnedRow, ("scope", "ties"))
MOVE = WriteQuery("write/contacts_scope", Nothing, ("rows",))
REMEMBER = WriteQuery("write/hidden_ties", Nothing, ("owner", "rows"))
FORGET = WriteQuery("write/hidden_ties_forget", Nothing, ("scope", "ties", "people", "humans"))


class Hider:
    """Hides and shows the contacts of one user, in one transaction."""

    def __init__(self, tx: Transaction, ring: KeyRing, *, owner: str, org: str) -> None:
        self._tx = tx
        self._owner = owner
        self._sealer = Sealer(ring, org)
        self._everybody = org_scope(org)
        self._alone = user_scope(owner)

    def hidden(self, contacts: Iterable[Traits]) -> Mapping[str, str]:
        """Of contacts that are about to be written those that are hidden: ties by contact id. Until
        the transaction ends nothing is hidden or shown."""
        self.lock()
        rows = [
            {"id": one.id, "person": one.person, "human": self._human(one.name, one.company)}
            for one in contacts
        ]
        return {row.key: row.id for row in self._tx.run(HIDDEN, scope=self._alone, rows=rows)}

    def keys(self, name: str, company: str, *, hidden: bool) -> Row:
        """The scope of a contact, with the fingerprints by which it is found in there."""
        scope = self._alone if hidden else self._everybody
        return self._sealer.contact_keys(scope, name, company)

    def lock(self) -> None:
        """Until the transaction ends none of the owner's contacts is written, hidden or shown by
        anybody else."""
        self._tx.run(LOCK_TIES, owner=self._owner)

    def alike(self, contact: Traits) -> list[OwnedRow]:
        """The owner's contacts that are the same human as one, and that one where it is there."""
        scopes = [self._everybody, self._alone]
        humans = [self._sealer.human_key(scope, contact.name, contact.company) for scope in scopes]
        return self._tx.run(
            ALIKE, owner=self._owner, scopes=scopes, person=contact.person, humans=humans
        )

    def hide(self, contacts: Sequence[OwnedRow], tie: str) -> None:
        """Hides contacts, and what comes later of the same humans. A company of the organisation's
        own that nothing else names goes. Call it under the locks."""
        traits = [self.traits(row) for row in contacts]
        places = [NONE if row.own else row.company for row in contacts]
        self._move(traits, places, tie)
        self.remember({one.id: tie for one in traits}, traits)
        self.drop(row.company for row in contacts if row.own)

    def remember(self, ties: Mapping[str, str], contacts: Iterable[Traits]) -> None:
        """Keeps by what hidden contacts are known again; ``ties`` are by their ids."""
        rows = [
            {
                "tie": ties[one.id],
                "person": one.person,
                "human": self._human(one.name, one.company),
            }
            for one in contacts
        ]
        self._tx.run(REMEMBER, owner=self._owner, rows=rows)

    def drop(self, companies: Iterable[str]) -> None:
        """Drops those of the companies that are the organisation's own and that nothing that it
        sees names any more."""
        self._tx.run(DROP_OWN_COMPANIES, ids=sorted(set(companies)), scope=self._everybody)

    def forget(self, contacts: Sequence[OwnedRow]) -> list[OwnedRow]:
        """Forgets that the ties of contacts are hidden; returns all contacts of these ties, which
        have yet to be moved."""
        ties = sorted({row.hidden for row in contacts if row.hidden is not None})
        hidden = self._tx.run(OF_TIES, scope=self._alone, ties=ties)
        traits = [self.traits(row) for row in (*contacts, *hidden)]
        self._tx.run(
            FORGET,
            scope=self._alone,
            ties=ties,
            people=sorted({one.person for one in traits}),
            humans=sorted({self._human(one.name, one.company) for one in traits}),
        )
        return hidden

    def show(self, contacts: Sequence[Traits], places: Sequence[str]) -> None:
        """Moves contacts to where their organisation sees them; ``places`` are the ids of their
        companies."""
        self._move(contacts, places, None)

    def traits(self, row: ContactRow) -> Traits:
        """Who a contact is."""
        card = self._sealer.open_contact(row)
        return Traits(card.id, card.person, card.name, card.employer)

    def _move(self, contacts: Sequence[Traits], places: Sequence[str], tie: str | None) -> None:
        rows = [
            {
                "id": one.id,
                "hidden": tie,
                "company": place,
                **self.keys(one.name, one.company, hidden=tie is not None),
            }
            for one, place in zip(contacts, places, strict=True)
        ]
        self._tx.run(MOVE, rows=rows)

    def _human(self, name: str, company: str) -> str:
        return self._sealer.human_key(self._alone, name, company)
