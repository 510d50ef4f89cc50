"""Two contacts of one owner that are the same human by the owner's word, and taken apart again.

The word is the owner's alone: it stands beside what they say else of the rows of their sources (see
``corrections``), so it outlives imports and undoing, and what it joins is joined only as they look
(see ``access.humans``). Nothing of the contacts is changed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from graphsvc.access.door import Door
from graphsvc.access.visibility import Desk, View
from graphsvc.contacts.corrections import lock_source, row_prints
from graphsvc.contacts.hiding.ties import hidden_ties
from graphsvc.contacts.own import DetailedRow, contact_of, get_contact, own_row, own_rows, record_of
from graphsvc.days import now_ms
from graphsvc.errors import Conflict, InvalidInput
from graphsvc.ids import new_id
from graphsvc.naming.names import people_named
from graphsvc.naming.search import search_contacts
from graphsvc.ontology import NONE
from graphsvc.queries import Count, Nothing, WriteQuery
from graphsvc.wire.contacts import Contact, OneContact

MOST_MERGED: Final = 20
"""Contacts of one owner that may be one human."""
MOST_IN_ALL: Final = 2_000
"""Contacts of one owner that may be merged with others: all of them are read for an answer."""

MERGE = WriteQuery(
    "contacts/write/contacts_merge", Count, ("owner", "scope", "rows", "before", "same", "now")
)
APART = WriteQuery("contacts/write/contacts_apart", Nothing, ("owner", "scope", "id"))


def merge_contacts(door: Door, id_: str, other: str) -> Contact:
    """The viewer says that two contacts of theirs are the same human, with all of whom they have
    said so before.

    Raises ``NotFound``; ``InvalidInput`` for ``other``; ``Conflict`` where they were matched to
    different people, where one is hidden and the other is not, where there would be too many, or
    while an import of their sources is under way.
    """
    if id_ == other:
        raise InvalidInput("These are one contact.", field="contact", advice="Name another one.")
    door.change(lambda desk: _merge(desk, id_, other))
    return door.look(lambda view: get_contact(view, id_))


def take_apart(door: Door, id_: str) -> Contact:
    """The viewer says no more that a contact of theirs is the same human as others. Raises
    ``NotFound``, or ``Conflict`` while an import of its source is under way."""

    def work(desk: Desk) -> None:
        lock_source(desk, own_row(desk.view, id_).source)
        hidden_ties(desk).lock()
        desk.write(APART, owner=desk.user, scope=desk.own_scope, id=id_)

    door.change(work)
    return door.look(lambda view: get_contact(view, id_))


@dataclass(frozen=True, slots=True)
class Others:
    """Contacts of the viewer's with whom one may be merged; ``narrow`` says that more fit."""

    found: list[OneContact]
    narrow: bool


def others_named(view: View, id_: str, text: str) -> Others:
    """The viewer's contacts of a name that are not the same human as one of theirs already."""
    found, narrow = search_contacts(view, text)
    known = {id_, *view.humans().fellows(id_)}
    rows = own_rows(view, [one for one in found if one not in known])
    return Others([contact_of(view, row) for row in rows], narrow)


def _merge(desk: Desk, id_: str, other: str) -> None:
    view = desk.view
    pair = [own_row(view, id_), *own_rows(view, [other])]
    if len(pair) < 2:
        raise InvalidInput("There is no such contact of yours.", field="contact")
    for source in sorted({row.source for row in pair}):
        lock_source(desk, source)
    hidden_ties(desk).lock()
    words = view.humans().words
    before = sorted({words[row.id] for row in pair if row.id in words})
    joined = {id_, other} | {contact for contact, word in words.items() if word in before}
    _refuse(view, own_rows(view, sorted(joined)))
    if len(words.keys() | joined) > MOST_IN_ALL:
        raise _too_many(MOST_IN_ALL, "of your contacts can be merged")
    said = desk.write(
        MERGE,
        owner=desk.user,
        scope=desk.own_scope,
        rows=[
            {"id": row.id, "also": sorted(row_prints(view.own_sealer, record_of(view, row)))}
            for row in pair
        ],
        before=before,
        same=before[0] if before else new_id(),
        now=now_ms(),
    )
    if said[0].count > MOST_MERGED:
        raise _too_many(MOST_MERGED, "contacts can be one human")


def _refuse(view: View, rows: Sequence[DetailedRow]) -> None:
    """Raises ``Conflict`` for contacts that cannot be one human, or not without others noticing."""
    people = {row.person for row in rows} - {NONE}
    if len(people) > 1:
        names = sorted(row.name for row in people_named(view, people).values())
        raise Conflict(
            f"They were matched to different people of the directory: {', '.join(names)}.",
            advice="Settle one of them first: say that it is the other person, or somebody else.",
        )
    if len({row.hidden is None for row in rows}) > 1:
        raise Conflict(
            "You hide one of them from others, and not the other.",
            advice="Hide both or show both first.",
        )


def _too_many(most: int, what: str) -> Conflict:
    return Conflict(f"At most {most:,} {what}.", advice="Take others apart first.")
