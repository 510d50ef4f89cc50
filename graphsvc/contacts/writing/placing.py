"""Contacts into the graph, in the transaction of whoever has decided them: an import, somebody who
adds one by hand, an owner who settles one.

What is new or different is written, and under what its owner has said of the same human before: who
is hidden stays hidden, and how well they are known goes with them.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from graphsvc.access.door import Stale
from graphsvc.access.quotas import CONTACTS, check_quota
from graphsvc.access.visibility import Desk
from graphsvc.contacts.hiding.ties import HiddenTies, Traits
from graphsvc.contacts.writing.drafts import Draft, Drafts
from graphsvc.contacts.writing.queries import (
    GONE,
    KEEP_CONTACTS,
    SHARE_WORDS,
    WRITE_CONTACTS,
    Origin,
    Row,
)
from graphsvc.database import Transaction
from graphsvc.naming.own_companies import LOCK_OWN_COMPANIES, OWN_COMPANIES
from graphsvc.ontology import NONE, org_scope, user_scope
from graphsvc.sealing import KeyRing

Asked = Mapping[str, Sequence[str]]
"""Candidates of contacts that wait for their owner's word, by contact id."""

NOBODY_ASKED: Final[Asked] = {}


class ContactWriter:
    """Writes contacts of one source in one transaction; ``drafts`` makes their rows."""

    def __init__(self, tx: Transaction, ring: KeyRing, origin: Origin) -> None:
        self.drafts = Drafts(ring, origin)
        self._tx = tx
        self._hidden = HiddenTies(tx, ring, owner=origin.owner, org=origin.org)
        self._origin = origin
        self._scope = org_scope(origin.org)

    def place(self, drafts: Sequence[Draft], *, asked: Asked, leaving: int = 0) -> list[Draft]:
        """Writes those of the contacts that are new or different, and returns them; the different
        ones are kept as they were where that can be undone. Raises ``Stale``, and ``QuotaReached``
        where their owner, or the organisation, would have too many; those that are about to be
        ``leaving`` do not count."""
        # Hiding may drop an own company, and upkeep of the directory somebody of it, whom nobody
        # may be about to name. Always first: changes that take this lock and that of the ties take
        # them in one order.
        self._tx.run(LOCK_OWN_COMPANIES, org=self._origin.org, by=self._origin.owner)
        if self._tx.run(GONE, **_named(drafts)):
            raise Stale
        ties = self._hidden.hidden(map(self._traits, drafts), self._origin.source)
        self._check_quota(sum(draft.before is None for draft in drafts) - leaving)
        listed = self._hidden.scopes.names_own_companies(self._origin.source)
        shown = [draft for draft in drafts if listed and draft.row["id"] not in ties]
        companies = self._companies(shown)
        rows = [self._row(draft, ties, companies) for draft in drafts]
        changed = [
            (draft, self._keyed(draft, row))
            for draft, row in zip(drafts, rows, strict=True)
            if _differs(draft, row, asked)
        ]
        self._write(changed)
        self._hide([draft for draft, _ in changed if draft.row["id"] in ties], ties)
        return [draft for draft, _ in changed]

    def _check_quota(self, more: int) -> None:
        if more > 0:
            origin = self._origin
            check_quota(CONTACTS, self._tx.run, user=origin.owner, org=origin.org, more=more)

    def _companies(self, drafts: Iterable[Draft]) -> dict[str, str]:
        """Own companies of the organisation for employers that the directory does not have, found
        or made, by the fingerprints of their names. In the transaction that names them: nobody may
        drop one in between."""
        names = {draft.company_index: draft.contact.company for draft in drafts}
        made = [self.drafts.company(index, name) for index, name in sorted(names.items()) if index]
        if not made:
            return {}
        org = self._origin.org
        return {
            row.key: row.id
            for row in self._tx.run(OWN_COMPANIES, rows=made, scope=self._scope, org=org)
        }

    def _row(self, draft: Draft, ties: Mapping[str, str], companies: Mapping[str, str]) -> Row:
        """The row of a contact, hidden or not, with its own company where it names one."""
        own = draft.company_index
        place = companies.get(own, NONE) if own else draft.row["company"]
        tie = ties.get(draft.row["id"])
        if tie is not None and own:
            place = NONE
        return {**draft.row, "hidden": tie, "company": place}

    def _keyed(self, draft: Draft, row: Row) -> Row:
        """The row with its scopes, and the fingerprints by which it is found in there."""
        return {**row, **self._hidden.keys(self._traits(draft), hidden=row["hidden"] is not None)}

    def _traits(self, draft: Draft) -> Traits:
        contact, row = draft.contact, draft.row
        return Traits(
            row["id"],
            row["person"],
            contact.name,
            contact.company,
            self._origin.source,
            row["row_key"],
        )

    def _write(self, changed: Sequence[tuple[Draft, Row]]) -> None:
        if not changed:
            return
        which = {"import": self._origin.import_id}
        before = [draft.before.id for draft, _ in changed if draft.before]
        if before and self._origin.import_id != NONE:
            self._tx.run(KEEP_CONTACTS, ids=before, **which)
        self._tx.run(
            WRITE_CONTACTS,
            owner=self._origin.owner,
            source=self._origin.source,
            rows=[row for _, row in changed],
            **which,
        )
        self._hidden.share_details(row for draft, row in changed if self._may_move(draft, row))
        ids = [row["id"] for _, row in changed]
        among = self._hidden.scopes.everywhere
        self._tx.run(SHARE_WORDS, owner=self._origin.owner, among=among, ids=ids)

    def _may_move(self, draft: Draft, row: Row) -> bool:
        """Whether the details of a contact are to be seen by others, or may have been."""
        return draft.before is not None or row["detail"] != user_scope(self._origin.owner)

    def _hide(self, hidden: Sequence[Draft], ties: Mapping[str, str]) -> None:
        """What follows from contacts that were written hidden: by what they are known now is
        remembered, and the owner's others of the same humans are hidden with them."""
        if not hidden:
            return
        self._hidden.remember(ties, map(self._traits, hidden))
        for draft in hidden:
            alike = self._hidden.alike(self._traits(draft))
            shown = [row for row in alike if row.hidden is None]
            if shown:
                self._hidden.hide(shown, ties[draft.row["id"]])
        self._hidden.drop(draft.before.company for draft in hidden if draft.before)


def contact_writer(desk: Desk, *, source: str, kind: str) -> ContactWriter:
    """Writes contacts of a source of whoever is at the desk; ``kind`` is its format."""
    origin = Origin(desk.user, desk.org, source, kind, import_id=NONE, previous=NONE)
    return desk.lend(lambda tx, ring: ContactWriter(tx, ring, origin))


def _named(drafts: Iterable[Draft]) -> dict[str, list[str]]:
    """The people and companies of the directory that contacts are about to name."""
    people = {draft.row["person"] for draft in drafts}
    companies = {draft.row["company"] for draft in drafts if not draft.company_index}
    return {"people": sorted(people - {NONE}), "companies": sorted(companies - {NONE})}


def _differs(draft: Draft, row: Row, asked: Asked) -> bool:
    """Whether a row is new or says something else than before."""
    before = draft.before
    if before is None or before.print != row["print"]:
        return True
    facts = (row["state"], row["person"], row["company"], row["hidden"])
    if facts != (before.state, before.person, before.company, before.hidden):
        return True
    return list(asked.get(before.id, [])) != row["candidates"]
