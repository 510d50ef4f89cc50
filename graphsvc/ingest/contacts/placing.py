"""Contacts into the graph, in the transaction of whoever has decided them: an import, somebody who
adds one by hand, an owner who settles one.

What is new or different is written, and under what its owner has said of the same human before: who
is hidden stays hidden, and how well they are known goes with them.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from graphsvc.database import Transaction
from graphsvc.ingest.contacts.drafts import Draft, Drawer
from graphsvc.ingest.contacts.hiding import Hider, Traits
from graphsvc.ingest.contacts.queries import (
    GONE,
    KEEP_CONTACTS,
    LOCK_OWN_COMPANIES,
    OWN_COMPANIES,
    SHARE_WORDS,
    WRITE_CONTACTS,
    Origin,
    Row,
)
from graphsvc.ontology import NONE, org_scope
from graphsvc.sealing import KeyRing

Asked = Mapping[str, Sequence[str]]
"""Candidates of contacts that wait for their owner's word, by contact id."""

NOBODY_ASKED: Final[Asked] = {}

MOST_TRIES: Final = 5
"""How often contacts are decided anew because administrators merge or erase whom they name."""


class Stale(Exception):
    """Somebody of the contacts was merged or erased since they were decided. Nothing is written."""


class Placer:
    """Writes contacts of one source in one transaction; ``drawer`` draws them."""

    def __init__(self, tx: Transaction, ring: KeyRing, origin: Origin) -> None:
        self.drawer = Drawer(ring, origin)
        self._tx = tx
        self._hider = Hider(tx, ring, owner=origin.owner, org=origin.org)
        self._origin = origin
        self._scope = org_scope(origin.org)

    def place(self, drafts: Sequence[Draft], *, asked: Asked) -> list[Draft]:
        """Writes those of the contacts that are new or different, and returns them; the different
        ones are kept as they were where that can be undone. Raises ``Stale``."""
        if self._tx.run(GONE, **_named(drafts)):
            raise Stale
        # Hiding may drop an own company, which nobody may be about to name. Always first: changes
        # that take this lock and that of the ties take them in one order.
        self._tx.run(LOCK_OWN_COMPANIES, org=self._origin.org, by=self._origin.owner)
        ties = self._hider.hidden(map(_traits, drafts))
        companies = self._companies([d for d in drafts if d.row["id"] not in ties])
        rows = [self._row(draft, ties, companies) for draft in drafts]
        changed = [
            (draft, row)
            for draft, row in zip(drafts, rows, strict=True)
            if _differs(draft, row, asked)
        ]
        self._write(changed)
        self._hide([draft for draft, _ in changed if draft.row["id"] in ties], ties)
        return [draft for draft, _ in changed]

    def _companies(self, drafts: Iterable[Draft]) -> dict[str, str]:
        """Own companies of the organisation for employers that the directory does not have, found
        or made, by the fingerprints of their names. In the transaction that names them: nobody may
        drop one in between."""
        names = {draft.company_index: draft.contact.company for draft in drafts}
        made = [self.drawer.company(index, name) for index, name in sorted(names.items()) if index]
        if not made:
            return {}
        org = self._origin.org
        return {
            row.key: row.id
            for row in self._tx.run(OWN_COMPANIES, rows=made, scope=self._scope, org=org)
        }

    def _row(self, draft: Draft, ties: Mapping[str, str], companies: Mapping[str, str]) -> Row:
        """The row of a contact, hidden or with its own company."""
        tie, own = ties.get(draft.row["id"]), draft.company_index
        if tie is not None:
            keys = self._hider.keys(draft.contact.name, draft.contact.company, hidden=True)
            place = NONE if own else draft.row["company"]
            return {**draft.row, **keys, "hidden": tie, "company": place}
        return {**draft.row, "company": companies[own]} if own else draft.row

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
        self._tx.run(SHARE_WORDS, ids=[row["id"] for _, row in changed])

    def _hide(self, hidden: Sequence[Draft], ties: Mapping[str, str]) -> None:
        """What follows from contacts that were written hidden: by what they are known now is
        remembered, and the owner's others of the same humans are hidden with them."""
        if not hidden:
            return
        self._hider.remember(ties, map(_traits, hidden))
        for draft in hidden:
            alike = self._hider.alike(_traits(draft))
            shown = [row for row in alike if row.hidden is None]
            if shown:
                self._hider.hide(shown, ties[draft.row["id"]])
        self._hider.drop(draft.before.company for draft in hidden if draft.before)


def _traits(draft: Draft) -> Traits:
    contact = draft.contact
    return Traits(draft.row["id"], draft.row["person"], contact.name, contact.company)


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
