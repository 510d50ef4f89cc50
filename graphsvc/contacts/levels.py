"""How far the contacts of a user's sources reach: chosen by their owner, and, by a worker, brought
about where it is further than before.

A run of kind ``level`` has the source for a lane, so no import of it is under way. It moves a
batch at a time, under the locks that all who write contacts take, and goes by the level that the
source has then; what stands where it should is left alone, so it may be stopped anywhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from graphsvc import normal
from graphsvc.access.audit import Audited
from graphsvc.access.visibility import Desk, View
from graphsvc.contacts.hiding.ties import HiddenTies, OwnedRow, hidden_ties
from graphsvc.contacts.writing.queries import BATCH
from graphsvc.database import Transaction
from graphsvc.errors import NotFound
from graphsvc.naming.own_companies import LOCK_OWN_COMPANIES, lock, own_companies_named
from graphsvc.ontology import NONE, SHARING, SharingLevel
from graphsvc.queries import Nothing, SystemQuery, ViewerQuery, WriteQuery
from graphsvc.runs.working import Executors, Work
from graphsvc.sharing.levels import OwnerScopes, change_level
from graphsvc.sharing.who import facets, note_at, parts_at
from graphsvc.wire.pages import Page
from graphsvc.wire.sharing import ContactSource, LevelPreview, LevelPreviews


@dataclass(frozen=True, slots=True)
class SourceRow:
    id: str
    format: str
    label: str
    level: str
    opening: bool
    contacts: int
    hidden: int


@dataclass(frozen=True, slots=True)
class MovingRow(OwnedRow):
    """A contact that has yet to be moved."""

    row_key: str


SOURCES = ViewerQuery("contacts/read/own_sources", SourceRow, ("user",))
MOVING = SystemQuery(
    "contacts/read/contacts_moving", MovingRow, ("source", "after", "contact", "detail", "limit")
)
OPENED = WriteQuery("contacts/write/source_opened", Nothing, ("source",))


def list_sources(view: View) -> list[ContactSource]:
    """The sources of the viewer's contacts, each with how far they reach."""
    return [_source(row) for row in view.read(SOURCES, user=view.viewer.user)]


def page_of_sources(view: View) -> Page[ContactSource]:
    """All of them: there are no more than a quota allows."""
    return Page(items=list_sources(view))


def get_source(view: View, id_: str) -> ContactSource:
    """One source of the viewer's contacts. Raises ``NotFound``."""
    found = next((one for one in list_sources(view) if one.id == id_), None)
    if found is None:
        raise NotFound("There is no such source of yours.")
    return found


def set_level(desk: Desk, id_: str, level: SharingLevel) -> ContactSource:
    """Lets the contacts of a source of the viewer's reach as far as a level says. What is to reach
    fewer does so at once; where something is to reach more a worker has yet to see to it. Raises
    ``NotFound``."""
    get_source(desk.view, id_)
    lock(desk)
    hidden_ties(desk).lock()
    desk.lend(lambda tx, _ring: change_level(tx, desk.user, id_, level))
    desk.note(Audited.LEVEL_CHANGED, subject=id_, owner=desk.user)
    return get_source(desk.view, id_)


def level_previews(view: View, id_: str) -> LevelPreviews:
    """What each level would let others see of the contacts of a source of the viewer's. Raises
    ``NotFound``."""
    source = get_source(view, id_)
    return LevelPreviews(source=source, levels=[_preview(view, one, source) for one in SHARING])


def _preview(view: View, level: SharingLevel, source: ContactSource) -> LevelPreview:
    return LevelPreview(
        level=level,
        chosen=level is source.level,
        facets=facets(view, parts_at(view, level)),
        note=note_at(view, level),
    )


def _source(row: SourceRow) -> ContactSource:
    return ContactSource(
        id=row.id,
        format=row.format,
        label=row.label,
        level=SharingLevel(row.level),
        opening=row.opening,
        contacts=row.contacts,
        hidden=row.hidden,
    )


# A worker's side


def do_level(work: Work) -> None:
    """Brings the contacts of a source to where its level says."""
    moving = _Moving(work)
    while not moving.ended:
        moving.go_on()
        work.claim.between()


EXECUTORS: Final[Executors] = {"level": do_level}


class _Moving:
    def __init__(self, work: Work) -> None:
        self._work = work
        self._source = work.claim.run.lane
        self._owner = work.claim.run.scope.removeprefix("user:")
        self._after = ""
        self._done = 0
        self.ended = False

    def go_on(self) -> None:
        """One batch; where none is left, all are looked at once more before the run ends: some may
        have been narrowed meanwhile."""
        rows = self._work.database.write(self._batch)
        self._done += len(rows)
        self.ended = not rows and not self._after
        self._after = rows[-1].row_key if rows else ""

    def _batch(self, tx: Transaction) -> list[MovingRow]:
        claim, owner = self._work.claim, self._owner
        claim.hold(tx, self._done)
        org = OwnerScopes(tx, owner).org
        tx.run(LOCK_OWN_COMPANIES, org=org, by=owner)
        ties = HiddenTies(tx, self._work.ring, owner=owner, org=org)
        ties.lock()
        scopes = ties.scopes.of(self._source)
        rows = tx.run(
            MOVING,
            source=self._source,
            after=self._after,
            contact=scopes.contact,
            detail=scopes.detail,
            limit=BATCH,
        )
        if rows:
            self._move(tx, ties, rows)
        elif not self._after:
            tx.run(OPENED, source=self._source)
            claim.end(tx)
        return rows

    def _move(self, tx: Transaction, ties: HiddenTies, rows: Sequence[MovingRow]) -> None:
        traits = [ties.traits(row, row.source) for row in rows]
        listed = ties.scopes.names_own_companies(self._source)
        named = {
            one.id: one.company
            for row, one in zip(rows, traits, strict=True)
            if listed and row.company == NONE and normal.employer_key(one.company)
        }
        made = own_companies_named(tx.run, self._work.ring, rows[0].org, named)
        places = [made.get(row.id, _place(row, listed=listed)) for row in rows]
        ties.show(traits, places)


def _place(row: OwnedRow, *, listed: bool) -> str:
    """The company of a contact; one that only a part of the organisation sees names none of its
    own."""
    return NONE if row.own and not listed else row.company
