"""What an import writes: batches of contacts with their verdicts, what is removed, and the end.
Each in a transaction that the import's fence begins and its tally ends."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from graphsvc.contacts.writing.drafts import Draft
from graphsvc.contacts.writing.placing import NOBODY_ASKED, Asked, ContactWriter
from graphsvc.contacts.writing.queries import (
    KEEP_CONTACTS,
    REMOVE_CONTACTS,
    SUPERSEDE,
    WRITE_VERDICTS,
    Course,
    Known,
    Origin,
    Outcome,
    Row,
    batches,
)
from graphsvc.database import Database, Transaction
from graphsvc.naming.own_companies import LOCK_OWN_COMPANIES, PRUNE_OWN_COMPANIES
from graphsvc.ontology import VerdictKind, org_scope, user_scope
from graphsvc.sealing import KeyRing


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


class BatchWriter:
    """Writes for one import. ``outcome`` is what came of it so far, ``asked`` holds the candidates
    of contacts that wait for their owner's word, and so many are ``leaving`` at its end."""

    def __init__(self, database: Database, ring: KeyRing, origin: Origin, course: Course) -> None:
        self._database = database
        self._ring = ring
        self._origin = origin
        self._course = course
        self._scope = org_scope(origin.org)
        self._own_scope = user_scope(origin.owner)
        self.outcome = course.outcome
        self.asked: Asked = NOBODY_ASKED
        self.leaving = 0

    def write(self, batch: Batch, done: int) -> None:
        """Writes a batch, unless somebody of it has left the directory: raises ``Stale`` then.
        Raises ``QuotaReached`` where it would be too many."""

        def work(tx: Transaction) -> Outcome:
            self._course.fence(tx, done)
            changed = ContactWriter(tx, self._ring, self._origin).place(
                batch.kept, asked=self.asked, leaving=self.leaving
            )
            tx.run(
                WRITE_VERDICTS,
                **{"import": self._origin.import_id},
                scope=self._own_scope,
                rows=list(batch.verdicts),
            )
            outcome = self.outcome + _counted(batch.counts, changed)
            self._course.tally(tx, done, outcome)
            return outcome

        self.outcome = self._database.write(work)
        self._course.between()

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
            self._course.between()

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
