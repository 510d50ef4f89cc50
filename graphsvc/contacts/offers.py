"""Private connections whose person has come into the directory since: offered to their owners, and
told to nobody else."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from graphsvc.access.door import Door
from graphsvc.access.sealed import OwnSealer
from graphsvc.access.visibility import View
from graphsvc.contacts.corrections import Correction, corrections_of, ruled
from graphsvc.contacts.own import LIST, DetailedRow, record_of
from graphsvc.database import Database
from graphsvc.days import now_ms
from graphsvc.errors import NotSignedIn
from graphsvc.matching.resolve import Verdict, resolve
from graphsvc.ontology import ContactState, VerdictKind, Viewer, user_scope
from graphsvc.queries import Id, SystemQuery, WriteQuery
from graphsvc.sealing import KeyRing
from loaders.records import Contact

PAGE = 500


@dataclass(frozen=True, slots=True)
class OwnerRow:
    user: str
    org: str


OWNERS = SystemQuery("contacts/read/contact_owners", OwnerRow)
OFFER = WriteQuery("contacts/write/contacts_offer", Id, ("scope", "rows", "since"))

Progress = Callable[[int, int], None]


def offer_all(
    database: Database, ring: KeyRing, progress: Progress = lambda _done, _total: None
) -> int:
    """Looks for the private connections of all users anew, after the directory has changed; returns
    how many are offered. ``progress`` gets users done and in all."""
    owners = database.fetch(OWNERS)
    offered = 0
    for done, owner in enumerate(owners, start=1):
        # Whoever has left since is offered nobody.
        with suppress(NotSignedIn):
            offered += offer_matches(database, ring, Viewer(user=owner.user, org=owner.org))
        progress(done, len(owners))
    return offered


def offer_matches(database: Database, ring: KeyRing, owner: Viewer) -> int:
    """Looks for one user's private connections in the directory; returns how many are offered."""
    own, offered, since = OwnSealer(ring, owner.user), 0, now_ms()
    said: dict[str, Mapping[str, Correction]] = {}
    for rows, records in _private(database, ring, owner):
        for row in rows:
            if row.source not in said:
                said[row.source] = corrections_of(database, own, row.source)
        found = zip(rows, resolve(database.fetch, records), strict=True)
        verdicts = [
            (row, ruled(verdict, said[row.source].get(row.row_key))) for row, verdict in found
        ]
        offers = [
            _offer(own, row, verdict)
            for row, verdict in verdicts
            if verdict.kind in (VerdictKind.MATCHED, VerdictKind.UNSURE)
        ]
        if offers:
            offered += len(
                database.execute(OFFER, scope=user_scope(owner.user), rows=offers, since=since)
            )
    return offered


def _private(
    database: Database, ring: KeyRing, owner: Viewer
) -> Iterator[tuple[Sequence[DetailedRow], Sequence[Contact]]]:
    """The owner's private connections that wait for no word, a page at a time, as rows and as
    records."""
    door, after = Door(database, owner, ring), ""

    def read(view: View) -> tuple[str, list[DetailedRow], list[Contact]]:
        page = view.read(LIST, user=owner.user, after=after, left_out=[], limit=PAGE)
        rows = [row for row in page if row.state == ContactState.PRIVATE and row.ask is None]
        records = [record_of(view, row, number=n) for n, row in enumerate(rows)]
        return page[-1].id if page else "", rows, records

    while True:
        after, rows, records = door.look(read)
        if not after:
            return
        if rows:
            yield rows, records


def _offer(own: OwnSealer, row: DetailedRow, verdict: Verdict) -> dict[str, object]:
    people = [verdict.person] if verdict.person else list(verdict.candidates)
    return {
        "contact": row.id,
        "print": row.print,
        "candidates": people,
        "reason": own.seal("ContactDetail", row.id, "reason", verdict.reason),
    }
