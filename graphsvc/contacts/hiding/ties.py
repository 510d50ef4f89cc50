"""Contacts that their owner hides from everybody else.

A hidden contact stands in its owner's scope, under the fingerprints of that scope, and names no
company of the organisation's own: so for everybody else it is not there, and neither is a company
that it alone would name. Its ``hidden`` is the id of the tie. By what that is known again (person;
name and company) is remembered apart from contacts, so whatever comes later of the same human, from
whatever source, is hidden as it is written.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graphsvc import normal
from graphsvc.access.humans import clusters
from graphsvc.access.sealed import ContactRow, OwnSealer, Sealer
from graphsvc.access.visibility import Desk
from graphsvc.contacts.writing.queries import SHARE_DETAILS, Row
from graphsvc.database import Transaction
from graphsvc.naming.own_companies import DROP_OWN_COMPANIES
from graphsvc.normal.rules import RULES
from graphsvc.ontology import NONE, org_scope, user_scope
from graphsvc.queries import Id, KeyedId, Nothing, SystemQuery, ViewerQuery, WriteQuery
from graphsvc.sealing import KeyRing
from graphsvc.sharing.levels import OwnerScopes


@dataclass(frozen=True, slots=True)
class OwnedRow(ContactRow):
    """A contact of a user's own, of one of their sources. ``hidden`` is the tie that they hide, if
    they do; ``own`` says that its company is one of the organisation's own."""

    hidden: str | None
    source: str
    own: bool


@dataclass(frozen=True, slots=True)
class MergedContactRow(OwnedRow):
    """A contact that its owner says is the same human as others; ``same`` is the id of that
    word."""

    same: str


@dataclass(frozen=True, slots=True)
class Traits:
    """Who a contact is: its id, its person (or ``none``), its name and employer, its source;
    ``row_key`` is its place there, where that is asked for."""

    id: str
    person: str
    name: str
    company: str
    source: str
    row_key: str = ""


@dataclass(frozen=True, slots=True)
class TieRow:
    """By what a hidden tie is known again: person, and name and employer, sealed, of which
    ``human`` is the fingerprint."""

    tie: str
    person: str
    human: str
    name: bytes
    employer: bytes


LOCK_TIES = WriteQuery("contacts/write/ties_lock", Id, ("owner",))
HIDDEN = SystemQuery("contacts/read/contacts_hidden", KeyedId, ("scope", "source", "rows"))
ALIKE = SystemQuery(
    "contacts/read/contacts_alike", OwnedRow, ("owner", "scopes", "person", "humans")
)
MERGED_WITH = SystemQuery("contacts/read/contacts_merged", MergedContactRow, ("scope", "ids"))
OF_TIES = SystemQuery("contacts/read/hidden_contacts", OwnedRow, ("scope", "ties"))
MOVE = WriteQuery("contacts/write/contacts_scope", Nothing, ("rows",))
REMEMBER = WriteQuery("contacts/write/hidden_ties", Nothing, ("owner", "rows"))
FORGET = WriteQuery(
    "contacts/write/hidden_ties_forget", Nothing, ("scope", "ties", "people", "humans")
)
OUTDATED = ViewerQuery("contacts/read/hidden_ties_outdated", TieRow, ("rules", "limit"))
REKEY = WriteQuery("contacts/write/hidden_ties_rekey", Nothing, ("scope", "rows", "rules"))


class HiddenTies:
    """Hides and shows the contacts of one user, in one transaction."""

    def __init__(self, tx: Transaction, ring: KeyRing, *, owner: str, org: str) -> None:
        self._tx = tx
        self._owner = owner
        self._sealer = Sealer(ring, org)
        self._own = OwnSealer(ring, owner)
        self._everybody = org_scope(org)
        self._alone = user_scope(owner)
        self._scopes: OwnerScopes | None = None

    @property
    def scopes(self) -> OwnerScopes:
        """In which scopes the owner's contacts stand. Ask under the lock."""
        if self._scopes is None:
            self._scopes = OwnerScopes(self._tx, self._owner)
        return self._scopes

    def hidden(self, contacts: Iterable[Traits], source: str) -> Mapping[str, str]:
        """Of contacts of a source that are about to be written those that are hidden: ties by
        contact id. Until the transaction ends nothing is hidden or shown."""
        self.lock()
        rows = [
            {
                "id": one.id,
                "row_key": one.row_key,
                "person": one.person,
                "human": self._human(one.name, one.company),
                "by_name": not _has_employer(one),
            }
            for one in contacts
        ]
        found = self._tx.run(HIDDEN, scope=self._alone, source=source, rows=rows)
        return {row.key: row.id for row in found}

    def keys(self, contact: Traits, *, hidden: bool) -> Row:
        """The scopes of a contact, with the fingerprints by which it is found in there."""
        scopes = self.scopes.hidden if hidden else self.scopes.of(contact.source)
        keys = self._sealer.contact_keys(scopes.contact, contact.id, contact.name, contact.company)
        return {**keys, "tie": scopes.tie, "detail": scopes.detail}

    def share_details(self, rows: Iterable[Row]) -> None:
        """Lets the details of contacts be seen where :meth:`keys` says."""
        told = [{"id": row["id"], "detail": row["detail"]} for row in rows]
        if told:
            self._tx.run(SHARE_DETAILS, alone=self._alone, rows=told)

    def lock(self) -> None:
        """Until the transaction ends none of the owner's contacts is written, hidden or shown by
        anybody else."""
        self._tx.run(LOCK_TIES, owner=self._owner)
        self._scopes = None

    def alike(self, contact: Traits) -> list[OwnedRow]:
        """The owner's contacts that are the same human as one, and that one where it is there:
        those alike, those that the owner says are the same, and those alike to these."""
        found: dict[str, OwnedRow] = {}
        left, asked = [contact], {contact.id}
        while left:
            one = left.pop()
            alike = self._told_alike(one)
            found |= {row.id: row for row in alike}
            merged = self._merged_with({one.id, *(row.id for row in alike)})
            left += [self.traits(row, row.source) for row in merged if row.id not in asked]
            asked |= {row.id for row in merged}
        return [found[id_] for id_ in sorted(found)]

    def _told_alike(self, contact: Traits) -> list[OwnedRow]:
        """Those alike: one person, or one name and employer and not matched to different people."""
        humans = [self.keys(contact, hidden=False)["human_key"]]
        return self._tx.run(
            ALIKE,
            owner=self._owner,
            scopes=self.scopes.everywhere,
            person=contact.person,
            humans=humans,
        )

    def _merged_with(self, ids: set[str]) -> list[MergedContactRow]:
        """Those that the owner says are the same human as some of theirs, these among them."""
        rows = self._tx.run(MERGED_WITH, scope=self._alone, ids=sorted(ids))
        return [
            row
            for cluster in clusters(rows)
            if any(row.id in ids for row in cluster)
            for row in cluster
        ]

    def hide(self, contacts: Sequence[OwnedRow], tie: str) -> None:
        """Hides contacts, and what comes later of the same humans. A company of the organisation's
        own that nothing else names goes. Call it under the locks."""
        traits = [self.traits(row, row.source) for row in contacts]
        places = [NONE if row.own else row.company for row in contacts]
        self._move(traits, places, tie)
        self.remember({one.id: tie for one in traits}, traits)
        self.drop(row.company for row in contacts if row.own)

    def remember(self, ties: Mapping[str, str], contacts: Iterable[Traits]) -> None:
        """Keeps by what hidden contacts are known again; ``ties`` are by their ids."""
        rows = [self._known_by(ties[one.id], one) for one in contacts]
        self._tx.run(REMEMBER, owner=self._owner, rows=rows)

    def rekey(self, outdated: Sequence[TieRow]) -> None:
        """Lets hidden ties be known again by the fingerprints that today's rules make, where
        earlier ones made them. Call it under the locks."""
        rows = [
            {"tie": row.tie, "person": row.person, "human": row.human, "now": self._human_of(row)}
            for row in outdated
        ]
        self._tx.run(REKEY, scope=self._alone, rows=rows, rules=RULES)

    def drop(self, companies: Iterable[str]) -> None:
        """Drops those of the companies that are the organisation's own and that nothing that it
        sees names any more."""
        self._tx.run(DROP_OWN_COMPANIES, ids=sorted(set(companies)), scope=self._everybody)

    def forget(self, contacts: Sequence[OwnedRow]) -> list[OwnedRow]:
        """Forgets that contacts, who are one human, are hidden; returns those that are, which have
        yet to be moved. Others that only have the same tie stay hidden."""
        ties = sorted({row.hidden for row in contacts if row.hidden is not None})
        ours = {row.id for row in contacts}
        hidden = self._tx.run(OF_TIES, scope=self._alone, ties=ties)
        others = [row for row in hidden if row.id not in ours]
        traits = [self.traits(row, row.source) for row in contacts]
        self._tx.run(
            FORGET,
            scope=self._alone,
            ties=ties,
            people=sorted({one.person for one in traits}),
            humans=sorted(
                {self._human(one.name, one.company) for one in traits if _has_employer(one)}
            ),
        )
        self.remember(
            {row.id: row.hidden for row in others if row.hidden is not None},
            [self.traits(row, row.source) for row in others],
        )
        return [row for row in hidden if row.id in ours]

    def show(self, contacts: Sequence[Traits], places: Sequence[str]) -> None:
        """Moves contacts to where the levels of their sources let them be seen; ``places`` are the
        ids of their companies."""
        self._move(contacts, places, None)

    def traits(self, row: ContactRow, source: str) -> Traits:
        """Who a contact of a source is."""
        card = self._sealer.open_contact(row)
        return Traits(card.id, card.person, card.name, card.employer, source)

    def _move(self, contacts: Sequence[Traits], places: Sequence[str], tie: str | None) -> None:
        rows = [
            {
                **self.keys(one, hidden=tie is not None),
                "id": one.id,
                "hidden": tie,
                "company": place,
            }
            for one, place in zip(contacts, places, strict=True)
        ]
        self._tx.run(MOVE, rows=rows)
        self.share_details(rows)

    def _known_by(self, tie: str, one: Traits) -> Row:
        return {
            "tie": tie,
            "person": one.person,
            "human": self._human(one.name, one.company),
            "name": self._own.seal("HiddenTie", tie, "name", one.name),
            "employer": self._own.seal("HiddenTie", tie, "employer", one.company),
            "rules": RULES,
        }

    def _human_of(self, row: TieRow) -> str:
        name = self._own.open("HiddenTie", row.tie, "name", row.name)
        return self._human(name, self._own.open("HiddenTie", row.tie, "employer", row.employer))

    def _human(self, name: str, company: str) -> str:
        return self._sealer.human_key(name, company)


def _has_employer(contact: Traits) -> bool:
    """Whether the employer says more than the name alone, which several people have."""
    return bool(normal.employer_key(contact.company))


def rekey_hidden_ties(desk: Desk, *, limit: int) -> int:
    """Lets the viewer's hidden ties be known again by the fingerprints that today's rules make, at
    most ``limit``; returns how many. Call it under the lock of own companies."""
    ties = hidden_ties(desk)
    ties.lock()
    outdated = desk.view.read(OUTDATED, rules=RULES, limit=limit)
    if outdated:
        ties.rekey(outdated)
    return len(outdated)


def hidden_ties(desk: Desk) -> HiddenTies:
    """The hidden ties of whoever is at the desk."""
    return desk.lend(lambda tx, ring: HiddenTies(tx, ring, owner=desk.user, org=desk.org))
