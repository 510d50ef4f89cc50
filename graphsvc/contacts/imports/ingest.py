"""An import's way through its rows."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from graphsvc import normal
from graphsvc.access.door import MOST_TRIES, Stale
from graphsvc.access.quotas import CONTACTS, check_quota
from graphsvc.access.sealed import OwnSealer
from graphsvc.contacts.corrections import (
    UNSAID,
    Correction,
    corrected,
    corrections_of,
    objection,
    repeated,
    resealed,
    row_prints,
    ruled,
)
from graphsvc.contacts.hiding.ties import HiddenTies, Traits
from graphsvc.contacts.imports.aside import colleagues_among, colleagues_of
from graphsvc.contacts.imports.batches import Batch, BatchWriter
from graphsvc.contacts.imports.difference import (
    TooManyMore,
    guard,
    missing,
    renamed_by_word,
    renamed_in,
)
from graphsvc.contacts.writing.drafts import Draft, Drafts, Job, named
from graphsvc.contacts.writing.keys import row_keys
from graphsvc.contacts.writing.queries import (
    KEEP_CONTACTS,
    REKEY_CONTACTS,
    Course,
    Known,
    Origin,
    Outcome,
    Row,
    batches,
)
from graphsvc.contacts.writing.tidying import tidied
from graphsvc.database import Database, Transaction
from graphsvc.directory.objections import blinding, objecting
from graphsvc.errors import QuotaReached, Unavailable
from graphsvc.ids import new_id
from graphsvc.matching.resolve import NO_NAME, Verdict, resolve
from graphsvc.ontology import NONE, VerdictKind, user_scope
from graphsvc.queries import SystemQuery
from graphsvc.sealing import KeyRing
from graphsvc.wire.imports import Mode
from loaders.records import Contact, Problem


@dataclass(frozen=True, slots=True)
class AskedRow:
    id: str
    candidates: list[str]


SOURCE_CONTACTS = SystemQuery("contacts/read/source_contacts", Known, ("source",))
ASKED = SystemQuery("contacts/read/contacts_asked", AskedRow, ("scope",))


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
    the source's contacts and over 50, unless that is ``confirmed``; ``TooManyMore`` likewise
    where their owner, or the organisation, would have too many contacts, and ``QuotaReached`` in
    the middle where that is so since others were written at the same time.
    """
    ingest = _Ingest(database, ring, origin, course)
    return ingest.run(contacts, problems, mode=mode, confirmed=confirmed)


class _Ingest:
    def __init__(self, database: Database, ring: KeyRing, origin: Origin, course: Course) -> None:
        self._database = database
        self._origin = origin
        self._course = course
        self._drafts = Drafts(ring, origin)
        self._writer = BatchWriter(database, ring, origin, course)
        self._own = OwnSealer(ring, origin.owner)
        self._known: dict[str, Known] = {}
        self._new: dict[str, Contact] = {}
        self._corrections: Mapping[str, Correction] = {}
        self._ring = ring
        self._objecting: set[int] = set()
        self._aside: dict[int, Verdict] = {}
        self._nameless: dict[str, Known] = {}

    def run(
        self,
        contacts: Sequence[Contact],
        problems: Sequence[Problem],
        *,
        mode: Mode,
        confirmed: bool,
    ) -> Outcome:
        found, repeats = row_keys(contacts)
        keys = {row: self._drafts.row_key(key) for row, key in found.items()}
        contacts = list(map(tidied, contacts))
        self._look_up()
        self._new = {keys[contact.row]: contact for contact in contacts}
        self._listen()
        self._set_aside(contacts, keys)
        willing = [contact for contact in contacts if contact.row not in self._aside]
        lost = missing(self._known, willing, keys, self._corrections)
        renamed = self._renamed(willing, keys, lost)
        gone = lost if mode == "replace" else self._known_aside(keys)
        gone = [known for known in gone if known.id not in renamed]
        unwanted = {keys[row] for row in self._objecting}
        aside = {keys[row] for row in self._aside}
        done = self._course.done
        if not confirmed and not done:
            guard(self._known, [known for known in gone if known.row_key not in aside])
        self._writer.leaving = len(gone)
        if not done:
            self._check_quota({keys[contact.row] for contact in willing} - self._known.keys())
        self._rekey(renamed, done)
        self._keep_hidden([known for known in lost if known.id not in renamed], willing, keys, done)
        self._decide_nameless(contacts[:done], keys)
        for batch in batches(contacts[done:]):
            done += len(batch)
            self._take(batch, keys, repeats, done)
        for rest in batches(problems[done - len(contacts) :]):
            done += len(rest)
            unread = [self._drafts.unread(problem) for problem in rest]
            self._writer.write(Batch([], unread, Counter({VerdictKind.SKIPPED: len(rest)})), done)
        gone += self._nameless.values()
        self._writer.prune([known for known in gone if known.row_key not in unwanted], done)
        self._writer.prune(
            [known for known in gone if known.row_key in unwanted], done, undoable=False
        )
        self._writer.tidy(done)
        return self._writer.outcome

    def _check_quota(self, new: Collection[str]) -> None:
        """Looks ahead, so that nothing is written of a file that is too long."""
        more, origin = len(new) - self._writer.leaving, self._origin
        if more > 0:
            read = self._database.fetch
            try:
                check_quota(CONTACTS, read, user=origin.owner, org=origin.org, more=more)
            except QuotaReached as reached:
                raise TooManyMore(f"{reached.message} {reached.advice}") from None

    def _look_up(self) -> None:
        """What the source gave before, what is asked of its owner, what they have said."""
        source = self._origin.source
        rows = self._database.fetch(SOURCE_CONTACTS, source=source)
        self._known = {row.row_key: row for row in rows}
        asked = self._database.fetch(ASKED, scope=user_scope(self._origin.owner))
        self._writer.asked = {row.id: row.candidates for row in asked}

    def _listen(self) -> None:
        """What the owner has said; whom they named may have been merged or erased since. Whom they
        have removed is not wanted under another key either."""
        said = corrections_of(self._database, self._own, self._origin.source)
        self._new = {key: one for key, one in self._new.items() if key not in self._known}
        unwanted = frozenset[str]().union(*(one.also for one in said.values() if one.removed))
        if unwanted:
            said |= {
                key: replace(UNSAID, removed=True)
                for key, contact in self._new.items()
                if key not in said and row_prints(self._own, contact) & unwanted
            }
        self._corrections = said

    def _set_aside(self, contacts: Sequence[Contact], keys: Mapping[int, str]) -> None:
        """Rows that become no contact, whatever they say, with their verdicts."""
        origin = self._origin
        colleagues = colleagues_of(self._database, origin.org)
        self._objecting = self._objected(contacts, keys)
        self._aside = colleagues_among(contacts, colleagues, owner=origin.owner)
        self._aside |= {row: objection(row) for row in self._objecting}

    def _set_aside_erased(self, batch: Sequence[Contact], keys: Mapping[int, str]) -> None:
        """Rows of people who were erased since the import began."""
        erased = self._objected(batch, keys) - self._objecting
        self._objecting |= erased
        self._aside |= {row: objection(row) for row in erased}

    def _objected(self, contacts: Sequence[Contact], keys: Mapping[int, str]) -> set[int]:
        """Rows of people who were erased at their own wish, as the file or their owner says."""
        forms = {
            contact.row: (contact, corrected(contact, self._said(keys, contact)))
            for contact in contacts
        }
        return objecting(self._database.fetch, blinding(self._ring), forms)

    def _known_aside(self, keys: Mapping[int, str]) -> list[Known]:
        """Contacts that the source has of rows that are to be none."""
        aside = {keys[row] for row in self._aside}
        return [known for key, known in self._known.items() if key in aside]

    def _renamed(
        self, contacts: Sequence[Contact], keys: Mapping[int, str], lost: Sequence[Known]
    ) -> dict[str, str]:
        """New row keys by the ids of contacts that the file has under another one."""
        renamed = renamed_in(self._drafts, self._known, contacts, keys, lost)
        there = self._known.keys() | set(renamed.values())
        by_key = {keys[contact.row]: contact for contact in contacts}
        new = {key: contact for key, contact in by_key.items() if key not in there}
        left = [known for known in lost if known.id not in renamed]
        return renamed | renamed_by_word(self._own, new, left, self._corrections)

    def _rekey(self, renamed: Mapping[str, str], done: int) -> None:
        """Lets contacts go on under the keys that they have now, with all that is theirs. Whoever
        takes this up in the middle finds those that are left."""
        if not renamed:
            return
        before = {known.id: known for known in self._known.values() if known.id in renamed}
        source = self._origin.source
        rows: list[Row] = []
        for id_, key in renamed.items():
            said = self._corrections.get(before[id_].row_key)
            rows.append({"id": id_, "row_key": key, **resealed(self._own, source, key, said)})

        for batch in batches(rows):

            def work(tx: Transaction, batch: Sequence[Row] = batch) -> None:
                self._course.fence(tx, done)
                ids = [row["id"] for row in batch]
                tx.run(KEEP_CONTACTS, ids=ids, **{"import": self._origin.import_id})
                tx.run(REKEY_CONTACTS, rows=batch)

            self._database.write(work)
        self._look_up()
        self._listen()

    def _keep_hidden(
        self,
        lost: Sequence[Known],
        contacts: Sequence[Contact],
        keys: Mapping[int, str],
        done: int,
    ) -> None:
        """Whoever is hidden, and comes with another address and employer at once, may be anybody of
        that name: who is new and has the name of somebody hidden whom the file lacks is hidden
        too, until their owner says otherwise."""
        names = {known.name_index for known in lost if known.hidden is not None}
        if not names:
            return
        origin = self._origin
        found = [
            Traits(str(contact.row), NONE, contact.name, contact.company, origin.source)
            for contact in contacts
            if keys[contact.row] not in self._known
            and self._drafts.name_index(contact.name) in names
        ]

        def work(tx: Transaction) -> None:
            self._course.fence(tx, done)
            hider = HiddenTies(tx, self._ring, owner=origin.owner, org=origin.org)
            already = hider.hidden(found, origin.source)
            new = [one for one in found if one.id not in already]
            hider.remember({one.id: new_id() for one in new}, new)

        if found:
            self._database.write(work)

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
            self._set_aside_erased(batch, keys)
            try:
                self._writer.write(self._decide(batch, keys, repeats), done)
            except Stale:
                self._listen()
            else:
                return
        raise Unavailable(
            "The directory changes too fast for this import.", advice="It is taken up again."
        )

    def _decide_nameless(self, contacts: Sequence[Contact], keys: Mapping[int, str]) -> None:
        """Notes once more of rows that an earlier attempt has written which of them say nobody."""
        rows = [
            contact
            for contact in contacts
            if keys[contact.row] in self._known and not normal.name_tokens(contact.name)
        ]
        for batch in batches(rows):
            self._decide(batch, keys, {})

    def _decide(
        self, batch: Sequence[Contact], keys: Mapping[int, str], repeats: Mapping[int, int]
    ) -> Batch:
        said = [self._shown(contact, keys) for contact in batch]
        verdicts = [
            self._aside[contact.row]
            if contact.row in self._aside
            else ruled(repeated(verdict, repeats), self._said(keys, contact))
            for contact, verdict in zip(said, resolve(self._database.fetch, said), strict=True)
        ]
        drafts = {
            contact.row: self._drafts.draft(
                named(contact, verdict),
                verdict,
                keys[contact.row],
                self._known.get(keys[contact.row]),
            )
            for contact, verdict in zip(said, verdicts, strict=True)
            if verdict.kind is not VerdictKind.SKIPPED
        }
        rows = [
            self._drafts.verdict(
                contact,
                verdict,
                drafts[contact.row].row["id"] if contact.row in drafts else None,
                self._left(drafts.get(contact.row)),
            )
            for contact, verdict in zip(said, verdicts, strict=True)
        ]
        self._nameless |= {
            known.id: known
            for contact, verdict in zip(said, verdicts, strict=True)
            if verdict.rule == NO_NAME and (known := self._known.get(keys[contact.row]))
        }
        counts = Counter(verdict.kind for verdict in verdicts)
        return Batch(list(drafts.values()), rows, counts)

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
        before = self._drafts.job_before(draft.before)
        old, new = normal.company_key(before.company), normal.company_key(draft.contact.company)
        return before if old and new and old != new else None
