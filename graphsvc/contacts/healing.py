"""What earlier rules wrote of a user's contacts, written anew by those of today.

Names and details are sealed and become keys, so no migration can read them again. After a release
whose rules are others (``normal.rules``) a run for each user does: it reads each of their contacts,
decides it as the next import of its source would, and writes it under today's keys. What else is
found by a fingerprint of a name goes with them: the organisation's own companies and schools, and
by what hidden ties are known again. A contact that was written by today's rules is never touched,
so a run may be stopped anywhere and begin anew.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from graphsvc.access.door import Door
from graphsvc.access.sealed import OwnSealer
from graphsvc.access.users import find_user
from graphsvc.access.visibility import Desk, View
from graphsvc.contacts.corrections import Correction, corrected, corrections_of, ruled
from graphsvc.contacts.hiding.ties import hidden_ties, rekey_hidden_ties
from graphsvc.contacts.imports.aside import Colleague, colleagues_among, colleagues_of
from graphsvc.contacts.offers import OwnerRow
from graphsvc.contacts.own import HAND, LIST, DetailedRow, known_anew, record_of
from graphsvc.contacts.verdicts import Word, reword
from graphsvc.contacts.writing.drafts import Draft, named
from graphsvc.contacts.writing.placing import NOBODY_ASKED, contact_writer
from graphsvc.contacts.writing.queries import BATCH, REMOVE_CONTACTS
from graphsvc.contacts.writing.tidying import tidied
from graphsvc.database import Transaction
from graphsvc.errors import NotFound, NotSignedIn
from graphsvc.ids import new_id
from graphsvc.matching.resolve import Verdict, resolve
from graphsvc.naming.own_companies import drop_unnamed, lock, rekey_own_companies
from graphsvc.naming.own_schools import rekey_own_schools
from graphsvc.normal.rules import RULES
from graphsvc.ontology import NONE, VerdictKind, Viewer, user_scope
from graphsvc.queries import Id, Nothing, Reader, SystemQuery, WriteQuery
from graphsvc.runs.ledger import FOR_LATER, Whose, start
from graphsvc.runs.working import Executors, Work
from loaders.records import Contact

LANE: Final = "contacts of "
AT_ONCE: Final = 100
"""So many runs are started at a time."""

DUE = SystemQuery("contacts/read/heal_due", OwnerRow, ("rules", "lane", "limit"))
OUTDATED = WriteQuery("contacts/write/contacts_outdated", Id, ("ids", "owner", "rules"))
KEPT = WriteQuery("contacts/write/contacts_kept", Nothing, ("ids", "rules"))
HEALED = WriteQuery("contacts/write/healed", Nothing, ("user", "rules"))


def heal_when_due(tx: Transaction) -> bool:
    """Starts runs for users of whose contacts some were written by earlier rules; whether any."""
    due = tx.run(DUE, rules=RULES, lane=LANE, limit=AT_ONCE)
    for owner in due:
        whose = Whose(scope=user_scope(owner.user), org=owner.org)
        start(tx.run, new_id(), "heal", whose, lane=LANE + owner.user, priority=FOR_LATER)
    return bool(due)


def do_heal(work: Work) -> None:
    """Writes anew what earlier rules wrote of one user's contacts; gives way, between two portions,
    to what is more urgent. Of somebody who is no active user any more all stays as it is."""
    user = work.claim.run.lane.removeprefix(LANE)
    healed = _healed(work, user)

    def end(tx: Transaction) -> None:
        work.claim.end(tx)
        if healed:
            tx.run(HEALED, user=user, rules=RULES)

    work.database.write(end)


def _healed(work: Work, user: str) -> bool:
    """Whether the user is active, and has been to the end."""
    try:
        owner = find_user(work.database, user).viewer
    except NotFound:
        return False
    try:
        _Healing(work, owner).run()
    except NotSignedIn:
        return False
    return True


EXECUTORS: Final[Executors] = {"heal": do_heal}


@dataclass(frozen=True, slots=True)
class _Read:
    """A contact as it stands, and as it is to be read now."""

    row: DetailedRow
    record: Contact


@dataclass(frozen=True, slots=True)
class _Page:
    """Contacts that earlier rules wrote, of a page that ends after ``last``."""

    last: str
    size: int
    outdated: Sequence[_Read]


class _Healing:
    def __init__(self, work: Work, owner: Viewer) -> None:
        self._work = work
        self._door = Door(work.database, owner, work.ring)
        self._colleagues: Mapping[str, Colleague] = colleagues_of(work.database, owner.org)
        self._owner = owner
        self._own = OwnSealer(work.ring, owner.user)
        self._said: dict[str, Mapping[str, Correction]] = {}

    def run(self) -> None:
        done, last = 0, ""
        for step in (rekey_own_companies, rekey_own_schools, rekey_hidden_ties):
            while self._door.change(partial(self._held, done, partial(step, limit=BATCH))):
                self._work.claim.give_way()
        while (page := self._door.look(partial(self._page, last))).size:
            done, last = done + page.size, page.last
            if page.outdated:
                self._door.decide(
                    lambda read, page=page: self._decided(read, page.outdated),
                    lambda desk, verdicts, page=page, done=done: self._held(
                        done, lambda desk: self._write(desk, page.outdated, verdicts), desk
                    ),
                )
                self._work.claim.give_way()

    def _held(self, done: int, work: Callable[[Desk], int], desk: Desk) -> int:
        """Does something under the run's token, and under the lock of own companies."""
        desk.lend(lambda tx, _ring: self._work.claim.hold(tx, done))
        lock(desk)
        return work(desk)

    def _page(self, after: str, view: View) -> _Page:
        owner = self._owner.user
        rows = view.read(LIST, user=owner, after=after, left_out=[], limit=BATCH)
        outdated = [
            _Read(row, self._read(view, row, number))
            for number, row in enumerate(rows)
            if row.rules < RULES
        ]
        return _Page(rows[-1].id if rows else "", len(rows), outdated)

    def _read(self, view: View, row: DetailedRow, number: int) -> Contact:
        return corrected(tidied(record_of(view, row, number=number)), self._of(row))

    def _of(self, row: DetailedRow) -> Correction | None:
        """What the owner has said of a contact. Whatever they say later writes it by today's rules,
        and it is out of this run's hands then."""
        if row.source not in self._said:
            database, own = self._work.database, self._own
            self._said[row.source] = corrections_of(database, own, row.source)
        return self._said[row.source].get(row.row_key)

    def _decided(self, read: Reader, contacts: Sequence[_Read]) -> list[Verdict]:
        records = [one.record for one in contacts]
        aside = colleagues_among(records, self._colleagues, owner=self._owner.user)
        return [
            aside.get(one.record.row) or ruled(verdict, self._of(one.row))
            for one, verdict in zip(contacts, resolve(read, records), strict=True)
        ]

    def _write(self, desk: Desk, contacts: Sequence[_Read], verdicts: Sequence[Verdict]) -> int:
        hidden_ties(desk).lock()
        ids = [one.row.id for one in contacts]
        still = desk.write(OUTDATED, ids=ids, owner=desk.user, rules=RULES)
        left = {row.id for row in still}
        found = [
            (one, verdict)
            for one, verdict in zip(contacts, verdicts, strict=True)
            if one.row.id in left
        ]
        kept = [(one, verdict) for one, verdict in found if verdict.kind is not VerdictKind.SKIPPED]
        skipped = [
            (one.row, verdict) for one, verdict in found if verdict.kind is VerdictKind.SKIPPED
        ]
        _place(desk, kept)
        _skip(desk, skipped)
        drop_unnamed(desk, {one.row.company for one, _ in found})
        return len(found)


def _place(desk: Desk, kept: Sequence[tuple[_Read, Verdict]]) -> None:
    """Writes contacts as the next imports of their sources would."""
    by_source: dict[tuple[str, str], list[tuple[_Read, Verdict]]] = defaultdict(list)
    for one, verdict in kept:
        by_source[one.row.source, one.row.kind].append((one, verdict))
    for (source, kind), found in by_source.items():
        writer = contact_writer(desk, source=source, kind=kind)
        drafts = [
            writer.drafts.draft(
                named(one.record, verdict), verdict, one.row.row_key, known_anew(one.row)
            )
            for one, verdict in found
        ]
        writer.place(drafts, asked=NOBODY_ASKED)
        for (one, verdict), draft in zip(found, drafts, strict=True):
            if _decided_otherwise(one.row, draft):
                reword(desk, one.row.id, Word(verdict, one.row.id))


def _skip(desk: Desk, skipped: Sequence[tuple[DetailedRow, Verdict]]) -> None:
    """What the next import would leave out goes. What its owner added by hand has no next one, and
    stays."""
    by_hand = [row.id for row, _ in skipped if row.kind == HAND]
    gone = [(row, verdict) for row, verdict in skipped if row.kind != HAND]
    if by_hand:
        desk.write(KEPT, ids=by_hand, rules=RULES)
    if gone:
        desk.write(REMOVE_CONTACTS, ids=[row.id for row, _ in gone])
    for row, verdict in gone:
        reword(desk, row.id, Word(verdict, None))


def _decided_otherwise(row: DetailedRow, draft: Draft) -> bool:
    """Whether a contact is somebody else, or another question, than it was."""
    person = draft.verdict.person or NONE
    asked = row.ask == "unsure"
    now = draft.verdict.kind is VerdictKind.UNSURE
    return (row.state, row.person, asked) != (draft.row["state"], person, now)
