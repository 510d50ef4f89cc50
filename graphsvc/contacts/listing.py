"""A user's own contacts as a list: counted, searched, chosen by what is known of them, in order.

Their names are sealed, so whatever looks at names opens those of all contacts in question, of no
more than ``MOST_OPENED``. Nothing of that is kept, and cursors hold ids and places alone.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from pydantic import TypeAdapter

from graphsvc.access.sealed import ContactCard, ContactRow
from graphsvc.access.visibility import View
from graphsvc.contacts.own import CURSOR, list_contacts, own_rows, with_fellows
from graphsvc.cursors import Cursor, Number, Word
from graphsvc.database import slices
from graphsvc.naming.targets import CONTACTS_BY_EMAIL
from graphsvc.normal import email_key, name_key, spelt_words
from graphsvc.normal.folding import fold
from graphsvc.ontology import ContactState, Level
from graphsvc.queries import Count, ViewerQuery
from graphsvc.wire.contacts import UNSAID, Contacts, ContactsQuery, Order
from graphsvc.wire.pages import paged, paged_by_id

MOST_OPENED: Final = 50_000
"""Contacts of one user that are looked at for a list in order: some 2 seconds, and 50 MB."""
LOOK_AT_CLOCK: Final = 1_000

COUNT: Final = ViewerQuery("contacts/read/own_contacts_count", Count, ("user",))
LISTED: Final = ViewerQuery(
    "contacts/read/own_contacts_listed", ContactRow, ("user", "states", "hidden", "words", "limit")
)
PLACES: Final = Cursor("contacts_listed", TypeAdapter(tuple[Number, Word]))

Spellings = Sequence[Sequence[str]]
"""The words that somebody types, each in all its spellings."""


def page_of_contacts(view: View, query: ContactsQuery) -> Contacts:
    """A page of the viewer's own contacts, those that are the same human by the viewer's word as
    one. Raises ``InvalidInput`` for a cursor of another order."""
    return _as_added(view, query) if query.is_plain else _in_order(view, query)


def _as_added(view: View, query: ContactsQuery) -> Contacts:
    page = paged_by_id(
        lambda after, limit: list_contacts(view, after=after, limit=limit),
        query,
        cursor=CURSOR,
        id_of=lambda row: row.id,
    )
    count = view.read(COUNT, user=view.viewer.user)[0].count - len(view.humans().seconds)
    return Contacts(items=page.items, next=page.next, count=count)


def _in_order(view: View, query: ContactsQuery) -> Contacts:
    place = PLACES.decode(query.cursor)
    rows = _rows(view, query)
    narrow = len(rows) > MOST_OPENED
    ids = _fitting(view, rows[:MOST_OPENED], query)
    start = _start(ids, place)
    page = paged(
        list(enumerate(ids[start : start + query.limit + 1], start=start + 1)),
        limit=query.limit,
        cursor=PLACES.encode,
    )
    wanted = {row.id: row for row in own_rows(view, sorted(id_ for _, id_ in page.items))}
    shown = [wanted[id_] for _, id_ in page.items if id_ in wanted]
    return Contacts(items=with_fellows(view, shown), next=page.next, count=len(ids), narrow=narrow)


def _rows(view: View, query: ContactsQuery) -> list[ContactRow]:
    words = [UNSAID, *(level.value for level in Level)]
    return view.read(
        LISTED,
        user=view.viewer.user,
        states=[query.state] if query.state else [state.value for state in ContactState],
        hidden=[True, False] if query.hidden is None else [query.hidden],
        words=query.word or words,
        limit=MOST_OPENED + 1,
    )


def _start(ids: Sequence[str], place: tuple[int, str] | None) -> int:
    """Where the next page begins: after the contact at which the one before ended, or where it
    stood if it is there no more."""
    if place is None:
        return 0
    number, last = place
    return ids.index(last) + 1 if last in ids else max(0, number - 1)


def _fitting(view: View, rows: Sequence[ContactRow], query: ContactsQuery) -> list[str]:
    """Ids of the contacts that fit, in order; of those that are one human the first."""
    humans = view.humans()
    seconds = set(humans.seconds)
    cards = _opened(view, rows if query.opens else ())
    found = _found(view, cards, query.q) if query.q.strip() else None
    ids = [
        row.id
        for row in rows
        if row.id not in seconds
        and (found is None or not found.isdisjoint((row.id, *humans.fellows(row.id))))
    ]
    return _ordered(ids, cards, query.order)


def _opened(view: View, rows: Sequence[ContactRow]) -> Mapping[str, ContactCard]:
    cards: dict[str, ContactCard] = {}
    for some in slices(rows, LOOK_AT_CLOCK):
        view.in_time()
        cards.update((row.id, view.card(row)) for row in some)
    return cards


def _found(view: View, cards: Mapping[str, ContactCard], text: str) -> set[str]:
    """Those of an e-mail, where the text is one, else those whose words it begins."""
    key = email_key(text) if "@" in text else None
    if key is not None:
        fingerprint = view.own_sealer.fingerprint("email", key)
        return {row.id for row in view.read(CONTACTS_BY_EMAIL, fingerprint=fingerprint)}
    words = spelt_words(text)
    return {id_ for id_, card in cards.items() if words and fits(words, card)}


def fits(words: Spellings, card: ContactCard) -> bool:
    """Whether each word begins a word of a contact's name, title or employer. Pure."""
    told = f"{name_key(card.name)} {fold(card.title)} {fold(card.employer)}".split()
    return all(any(one.startswith(tuple(spellings)) for one in told) for spellings in words)


def _ordered(ids: list[str], cards: Mapping[str, ContactCard], order: Order) -> list[str]:
    if order in ("added", "newest"):
        return sorted(ids, reverse=order == "newest")
    names = {id_: (name_key(cards[id_].name), id_) for id_ in ids}
    if order == "name":
        return sorted(ids, key=lambda id_: names[id_])
    employers = {id_: fold(cards[id_].employer) for id_ in ids}
    return sorted(ids, key=lambda id_: (not employers[id_], employers[id_], names[id_]))
