"""What an import writes: batches of contacts with their verdicts, what is removed, and the end.
Each in a transaction that the import's fence begins and its tally ends."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graphsvc.database import Database, Transaction
from graphsvc.ingest.contacts.drafts import Draft, Drawer
from graphsvc.ingest.contacts.queries import (
    GONE,
    KEEP_CONTACTS,
    LOCK_OWN_COMPANIES,
    OWN_COMPANIES,
    PRUNE_OWN_COMPANIES,
    REMOVE_CONTACTS,
    SUPERSEDE,
    WRITE_CONTACTS,
    WRITE_VERDICTS,
    Course,
    Known,
    Origin,
    Outcome,
    Row,
    batches,
)
from graphsvc.ontology import NONE, VerdictKind, org_scope, user_scope


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows under the owner's word: ``kept`` become contacts, ``verdicts`` are of all of them, which
    ``counts`` counts."""

    kept: Sequence[Draft]
    verdicts: Sequence[Row]
    counts: Counter[VerdictKind]


def _counted(verdicts: Counter[VerdictKind], changed: Sequence[Draft]) -> Outcome:
    """What came of a batch in which these contacts are new or different."""
    added = sum(draft.before is None for draft in changed)
    return Outcome(verdicts, added, len(changed) - added)


class Stale(Exception):
    """Somebody of the batch was merged or erased since it was decided; nothing was written."""


class Writer:
    """Writes for one import. ``outcome`` is what came of it so far, ``asked`` holds the candidates
    of contacts that wait for their owner's word."""

    def __init__(self, database: Database, drawer: Drawer, origin: Origin, course: Course) -> None:
        self._database = database
        self._drawer = drawer
        self._origin = origin
        self._course = course
        self._scope = org_scope(origin.org)
        self._own_scope = user_scope(origin.owner)
        self.outcome = course.outcome
        self.asked: Mapping[str, Sequence[str]] = {}

    def write(self, batch: Batch, done: int) -> None:
        """Writes a batch, unless somebody of it has left the directory: raises ``Stale`` then."""
        origin = self._origin
        companies = self._company_rows(batch.kept)
        named = self._named(batch.kept)

        def work(tx: Transaction) -> Outcome:
            self._course.fence(tx, done)
            if tx.run(GONE, **named):
                raise Stale
            ids = self._companies(tx, companies)
            changed = [draft for draft in batch.kept if self._settle(draft, ids)]
            self._replace(tx, changed)
            tx.run(
                WRITE_VERDICTS,
                **{"import": origin.import_id},
                scope=self._own_scope,
                rows=list(batch.verdicts),
            )
            outcome = self.outcome + _counted(batch.counts, changed)
            self._course.tally(tx, done, outcome)
            return outcome

        self.outcome = self._database.write(work)

    def _named(self, drafts: Iterable[Draft]) -> dict[str, list[str]]:
        """The people and companies of the directory that contacts are about to name."""
        people = {draft.row["person"] for draft in drafts}
        companies = {draft.row["company"] for draft in drafts if not draft.company_index}
        return {"people": sorted(people - {NONE}), "companies": sorted(companies - {NONE})}

    def _replace(self, tx: Transaction, changed: Sequence[Draft]) -> None:
        """Writes contacts that are new or different; the different ones are kept as they were."""
        if not changed:
            return
        which = {"import": self._origin.import_id}
        before = [draft.before.id for draft in changed if draft.before]
        if before:
            tx.run(KEEP_CONTACTS, ids=before, **which)
        tx.run(
            WRITE_CONTACTS,
            owner=self._origin.owner,
            source=self._origin.source,
            rows=[draft.row for draft in changed],
            **which,
        )

    def _company_rows(self, drafts: Iterable[Draft]) -> list[Row]:
        """Own companies of the organisation for employers that the directory does not have."""
        names = {draft.company_index: draft.contact.company for draft in drafts}
        return [self._drawer.company(index, name) for index, name in sorted(names.items()) if index]

    def _companies(self, tx: Transaction, rows: Sequence[Row]) -> dict[str, str]:
        """Ids of own companies, found or made. In the transaction that names them: nobody may drop
        one in between, and who is no longer the import's own makes none."""
        if not rows:
            return {}
        tx.run(LOCK_OWN_COMPANIES, org=self._origin.org, by=self._origin.owner)
        found = tx.run(OWN_COMPANIES, rows=list(rows), scope=self._scope, org=self._origin.org)
        return {row.key: row.id for row in found}

    def _settle(self, draft: Draft, companies: Mapping[str, str]) -> bool:
        """Puts in the own company; whether the row is new or says something else than before."""
        row, before = draft.row, draft.before
        if draft.company_index:
            row["company"] = companies[draft.company_index]
        if before is None or before.print != row["print"]:
            return True
        facts = (row["state"], row["person"], row["company"])
        asked = self.asked.get(before.id, [])
        return facts != (before.state, before.person, before.company) or asked != row["candidates"]

    # The end

    def prune(self, gone: Sequence[Known], done: int, *, undoable: bool = True) -> None:
        """Removes contacts; what is not ``undoable`` does not come back when that is undone."""
        which = {"import": self._origin.import_id}
        for batch in batches(gone):
            ids = [row.id for row in batch]

            def remove(tx: Transaction, ids: list[str] = ids) -> Outcome:
                self._course.fence(tx, done)
                if undoable:
                    tx.run(KEEP_CONTACTS, ids=ids, **which)
                tx.run(REMOVE_CONTACTS, ids=ids)
                outcome = self.outcome + Outcome(removed=len(ids))
                self._course.tally(tx, done, outcome)
                return outcome

            self.outcome = self._database.write(remove)

    def tidy(self, done: int) -> None:
        """Own companies that nothing names any more go, and what earlier imports kept."""
        origin = self._origin

        def work(tx: Transaction) -> None:
            self._course.fence(tx, done)
            if self.outcome.removed or self.outcome.changed:
                tx.run(LOCK_OWN_COMPANIES, org=origin.org, by=origin.owner)
                tx.run(PRUNE_OWN_COMPANIES, scope=self._scope)
            tx.run(
                SUPERSEDE,
                **{"import": origin.import_id},
                scope=self._own_scope,
                source=origin.source,
                previous=origin.previous,
            )
            self._course.finish(tx)

        self._database.write(work)
