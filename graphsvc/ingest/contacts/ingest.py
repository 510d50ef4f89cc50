"""An import's way through its rows."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from graphsvc.database import Database, Transaction
from graphsvc.errors import Unavailable
from graphsvc.ingest.contacts.corrections import (
    Correction,
    corrected,
    corrections_of,
    objection,
    repeated,
    resealed,
    ruled,
)
from graphsvc.ingest.contacts.difference import guard, missing, renamed_in
from graphsvc.ingest.contacts.drafts import Draft, Drawer, Job
from graphsvc.ingest.contacts.keys import row_keys
from graphsvc.ingest.contacts.queries import (
    ASKED,
    GONE,
    KEEP_CONTACTS,
    LOCK_OWN_COMPANIES,
    OWN_COMPANIES,
    PRUNE_OWN_COMPANIES,
    REKEY_CONTACTS,
    REMOVE_CONTACTS,
    SOURCE_CONTACTS,
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
from graphsvc.ingest.objections import objecting
from graphsvc.matching import normal
from graphsvc.matching.resolve import resolve
from graphsvc.ontology import NONE, VerdictKind, org_scope, user_scope
from graphsvc.sealed import OwnSealer
from graphsvc.sealing import KeyRing
from loaders.records import Contact, Problem

MOST_TRIES: Final = 5
"""How often a batch is decided anew because administrators merge or erase whom it names."""

Mode = Literal["replace", "add"]
"""Whether contacts that the file does not have go (``replace``) or stay (``add``)."""


@dataclass(frozen=True, slots=True)
class _Batch:
    """Rows under the owner's word: ``kept`` become contacts, ``verdicts`` are of all of them, which
    ``counts`` counts."""

    kept: Sequence[Draft]
    verdicts: Sequence[Row]
    counts: Counter[VerdictKind]


def _counted(verdicts: Counter[VerdictKind], changed: Sequence[Draft]) -> Outcome:
    """What came of a batch in which these contacts are new or different."""
    added = sum(draft.before is None for draft in changed)
    return Outcome(verdicts, added, len(changed) - added)


class _Stale(Exception):
    """Somebody of the batch was merged or erased since it was decided; nothing was written."""


def ingest_contacts(
    database: Database,
    ring: KeyRing,
    origin: Origin,
    *,
    contacts: Sequence[Contact],
    problems: Sequence[Problem],
    course: Course,
    mode: Mode = "replace",
    confirmed: bool = False,
) -> Outcome:
    """Brings the graph to what the source says now. ``contacts`` and ``problems`` are all rows of
    the file, which has been read to its end without being refused. Whatever stops it, it goes on
    from where ``course`` was told last.

    Raises ``TooMuchMissing`` before anything is changed when ``replace`` would remove over 30 % of
    the source's contacts and over 50, unless that is ``confirmed``.
    """
    ingest = _Ingest(database, ring, origin, course)
    return ingest.run(contacts, problems, mode=mode, confirmed=confirmed)


class _Ingest:
    def __init__(self, database: Database, ring: KeyRing, origin: Origin, course: Course) -> None:
        self._database = database
        self._origin = origin
        self._course = course
        self._fence = course.fence
        self._drawer = Drawer(ring, origin)
        self._own = OwnSealer(ring, origin.owner)
        self._scope = org_scope(origin.org)
        self._own_scope = user_scope(origin.owner)
        self._outcome = course.outcome
        self._known: dict[str, Known] = {}
        self._asked: dict[str, list[str]] = {}
        self._corrections: Mapping[str, Correction] = {}
        self._ring = ring
        self._objecting: set[int] = set()

    def run(
        self,
        contacts: Sequence[Contact],
        problems: Sequence[Problem],
        *,
        mode: Mode,
        confirmed: bool,
    ) -> Outcome:
        found, repeats = row_keys(contacts)
        keys = {row: self._drawer.row_key(key) for row, key in found.items()}
        self._look_up()
        self._objecting = self._objected(contacts, keys)
        willing = [contact for contact in contacts if contact.row not in self._objecting]
        gone = self._gone(willing, keys, mode)
        renamed = renamed_in(self._drawer, self._known, willing, keys, gone)
        gone = [known for known in gone if known.id not in renamed]
        unwanted = {keys[row] for row in self._objecting}
        done = self._course.done
        if not confirmed and not done:
            guard(self._known, [known for known in gone if known.row_key not in unwanted])
        self._rekey(renamed, done)
        for batch in batches(contacts[done:]):
            done += len(batch)
            self._take(batch, keys, repeats, done)
        for rest in batches(problems[done - len(contacts) :]):
            done += len(rest)
            unread = [self._drawer.unread(problem) for problem in rest]
            self._write(_Batch([], unread, Counter({VerdictKind.SKIPPED: len(rest)})), done)
        self._prune([known for known in gone if known.row_key not in unwanted], done)
        self._prune([known for known in gone if known.row_key in unwanted], done, undoable=False)
        self._tidy(done)
        return self._outcome

    def _look_up(self) -> None:
        """What the source gave before, what is asked of its owner, what they have said."""
        source = self._origin.source
        rows = self._database.fetch(SOURCE_CONTACTS, source=source)
        self._known = {row.row_key: row for row in rows}
        asked = self._database.fetch(ASKED, scope=self._own_scope)
        self._asked = {row.id: row.candidates for row in asked}
        self._listen()

    def _listen(self) -> None:
        """What the owner has said; whom they named may have been merged or erased since."""
        self._corrections = corrections_of(self._database, self._own, self._origin.source)

    def _objected(self, contacts: Sequence[Contact], keys: Mapping[int, str]) -> set[int]:
        """Rows of people who were erased at their own wish, as the file or their owner says."""
        forms = {
            contact.row: (contact, corrected(contact, self._said(keys, contact)))
            for contact in contacts
        }
        return objecting(self._database.fetch, self._ring, forms)

    def _gone(
        self, contacts: Sequence[Contact], keys: Mapping[int, str], mode: Mode
    ) -> list[Known]:
        """Contacts that are to go; of a file that only adds, those of people who object alone."""
        if mode == "replace":
            return missing(self._known, contacts, keys, self._corrections)
        return [self._known[keys[row]] for row in self._objecting if keys[row] in self._known]

    def _rekey(self, renamed: Mapping[str, str], done: int) -> None:
        """Lets contacts go on under the keys that they have now, with all that is theirs."""
        if not renamed:
            return
        before = {known.id: known for known in self._known.values() if known.id in renamed}
        source = self._origin.source
        rows: list[Row] = []
        for id_, key in renamed.items():
            said = self._corrections.get(before[id_].row_key)
            rows.append({"id": id_, "row_key": key, **resealed(self._own, source, key, said)})

        def work(tx: Transaction) -> None:
            self._fence(tx, done)
            tx.run(KEEP_CONTACTS, ids=sorted(renamed), **{"import": self._origin.import_id})
            tx.run(REKEY_CONTACTS, rows=rows)

        self._database.write(work)
        self._look_up()

    # One batch

    def _take(
        self,
        batch: Sequence[Contact],
        keys: Mapping[int, str],
        repeats: Mapping[int, int],
        done: int,
    ) -> None:
        """Decides a batch and writes it; anew where the directory has changed in between."""
        for _ in range(MOST_TRIES):
            try:
                self._write(self._decide(batch, keys, repeats), done)
            except _Stale:
                self._listen()
            else:
                return
        raise Unavailable(
            "The directory changes too fast for this import.", advice="It is taken up again."
        )

    def _decide(
        self, batch: Sequence[Contact], keys: Mapping[int, str], repeats: Mapping[int, int]
    ) -> _Batch:
        said = [self._shown(contact, keys) for contact in batch]
        verdicts = [
            objection(contact.row)
            if contact.row in self._objecting
            else ruled(repeated(verdict, repeats), self._said(keys, contact))
            for contact, verdict in zip(said, resolve(self._database, said), strict=True)
        ]
        drafts = {
            contact.row: self._drawer.draft(
                contact, verdict, keys[contact.row], self._known.get(keys[contact.row])
            )
            for contact, verdict in zip(said, verdicts, strict=True)
            if verdict.kind is not VerdictKind.SKIPPED
        }
        rows = [
            self._drawer.verdict(
                contact,
                verdict,
                drafts[contact.row].row["id"] if contact.row in drafts else None,
                self._left(drafts.get(contact.row)),
            )
            for contact, verdict in zip(said, verdicts, strict=True)
        ]
        counts = Counter(verdict.kind for verdict in verdicts)
        return _Batch(list(drafts.values()), rows, counts)

    def _shown(self, contact: Contact, keys: Mapping[int, str]) -> Contact:
        """The contact as its owner says it is; of somebody who objects nothing but the row."""
        if contact.row in self._objecting:
            return Contact(contact.row, "")
        return corrected(contact, self._said(keys, contact))

    def _said(self, keys: Mapping[int, str], contact: Contact) -> Correction | None:
        return self._corrections.get(keys[contact.row])

    def _left(self, draft: Draft | None) -> Job | None:
        """The job that a contact has left since the source was read last."""
        if draft is None or draft.before is None or draft.before.print == draft.row["print"]:
            return None
        before = self._drawer.job_before(draft.before)
        old, new = normal.company_key(before.company), normal.company_key(draft.contact.company)
        return before if old and new and old != new else None

    def _write(self, batch: _Batch, done: int) -> None:
        origin = self._origin
        companies = self._company_rows(batch.kept)
        named = self._named(batch.kept)

        def work(tx: Transaction) -> Outcome:
            self._fence(tx, done)
            if tx.run(GONE, **named):
                raise _Stale
            ids = self._companies(tx, companies)
            changed = [draft for draft in batch.kept if self._settle(draft, ids)]
            self._replace(tx, changed)
            tx.run(
                WRITE_VERDICTS,
                **{"import": origin.import_id},
                scope=self._own_scope,
                rows=list(batch.verdicts),
            )
            outcome = self._outcome + _counted(batch.counts, changed)
            self._course.tally(tx, done, outcome)
            return outcome

        self._outcome = self._database.write(work)

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
        asked = self._asked.get(before.id, [])
        return facts != (before.state, before.person, before.company) or asked != row["candidates"]

    # The end

    def _prune(self, gone: Sequence[Known], done: int, *, undoable: bool = True) -> None:
        which = {"import": self._origin.import_id}
        for batch in batches(gone):
            ids = [row.id for row in batch]

            def remove(tx: Transaction, ids: list[str] = ids) -> Outcome:
                self._fence(tx, done)
                if undoable:
                    tx.run(KEEP_CONTACTS, ids=ids, **which)
                tx.run(REMOVE_CONTACTS, ids=ids)
                outcome = self._outcome + Outcome(removed=len(ids))
                self._course.tally(tx, done, outcome)
                return outcome

            self._outcome = self._database.write(remove)

    def _tidy(self, done: int) -> None:
        """Own companies that nothing names any more go, and what earlier imports kept."""
        origin = self._origin

        def tidy(tx: Transaction) -> None:
            self._fence(tx, done)
            if self._outcome.removed or self._outcome.changed:
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

        self._database.write(tidy)
