"""Search as one types: people, companies and schools that the viewer may see.

Directory entries come in Lucene's order. Private connections and own companies are found by
fingerprints of the beginnings of their words, of which the database can tell nothing; where more
than ``MOST_FITTING`` of the organisation's names fit, none is shown until more letters are typed:
the index would choose among them by what others have in it too.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from graphsvc.directory.lucene import lucene_query
from graphsvc.directory.wire import (
    Companies,
    CompanyHit,
    People,
    PersonHit,
    SchoolHit,
    Schools,
)
from graphsvc.paths.names import (
    COMPANIES_BY_ID,
    ORG_COMPANIES_BY_ID,
    SCHOOLS_BY_ID,
    contacts_named,
    people_named,
    users_named,
)
from graphsvc.queries import DirectoryQuery, Id, ViewerQuery
from graphsvc.sealed import Sealer
from graphsvc.sealing import KeyRing
from graphsvc.visibility import View

LOOKED_AT: Final = 5
"""Hits that are put in order, for each one that is shown."""
MOST_FITTING: Final = 2_000
MOST_OPENED: Final = 200
"""Private names that are opened for one search, the oldest first."""

Hit = TypeVar("Hit")


@dataclass(frozen=True, slots=True)
class PrivateHit:
    """``company``: an own company; ``private``: a private connection; neither: a matched one."""

    id: str
    company: bool
    private: bool


SEARCH_PEOPLE = DirectoryQuery("read/search_people", Id, ("query", "limit"))
SEARCH_COMPANIES = DirectoryQuery("read/search_companies", Id, ("query", "limit"))
SEARCH_SCHOOLS = DirectoryQuery("read/search_schools", Id, ("query", "limit"))
SEARCH_PRIVATE = ViewerQuery("read/search_private", PrivateHit, ("query", "limit"))


def search_people(view: View, ring: KeyRing, text: str, *, limit: int = 10) -> People:
    """People whose names hold all words of ``text``, private connections at the end."""
    ids, narrow = _private(view, ring, text, lambda hit: hit.private)
    private = _connections(view, ring, ids)
    public = people_with(view, _ids(view, SEARCH_PEOPLE, text, limit))
    return People(items=_both(public, private, limit), narrow=narrow)


def search_companies(view: View, ring: KeyRing, text: str, *, limit: int = 10) -> Companies:
    """Companies whose names hold all words of ``text``, own ones of the organisation at the end."""
    ids, narrow = _private(view, ring, text, lambda hit: hit.company)
    own = _own_companies(view, ring, ids)
    public = companies_with(view, _ids(view, SEARCH_COMPANIES, text, limit))
    return Companies(items=_both(public, own, limit), narrow=narrow)


def search_schools(view: View, text: str, *, limit: int = 10) -> Schools:
    """Schools whose names hold all words of ``text``."""
    ids = _ids(view, SEARCH_SCHOOLS, text, limit)
    rows = {row.id: row for row in view.directory(SCHOOLS_BY_ID, ids=ids)} if ids else {}
    return Schools(
        items=[
            SchoolHit(id=row.id, name=row.name, city=row.city, country=row.country)
            for row in _in_order(ids, rows.get)
        ]
    )


def _ids(view: View, query: DirectoryQuery[Id], text: str, limit: int) -> list[str]:
    lucene = lucene_query(text)
    rows = view.directory(query, query=lucene, limit=limit * LOOKED_AT) if lucene else []
    return [row.id for row in rows[:limit]]


def _private(
    view: View, ring: KeyRing, text: str, wanted: Callable[[PrivateHit], bool]
) -> tuple[list[str], bool]:
    """Ids of the wanted private hits, and whether there were too many to have them all."""
    query = Sealer(ring, view.viewer.org).token_query(view.scopes, text)
    if query is None:
        return [], False
    found = view.read(SEARCH_PRIVATE, query=query, limit=MOST_FITTING + 1)
    if len(found) > MOST_FITTING:
        return [], True
    ids = [hit.id for hit in found if wanted(hit)]
    return ids[:MOST_OPENED], len(ids) > MOST_OPENED


def people_with(view: View, ids: Sequence[str]) -> list[PersonHit]:
    """People of the directory by id, in that order."""
    rows = people_named(view, ids)
    return [
        PersonHit(id=row.id, kind="person", name=row.name, title=row.title, company=row.company)
        for row in _in_order(ids, rows.get)
    ]


def _connections(view: View, ring: KeyRing, ids: Sequence[str]) -> list[PersonHit]:
    cards = contacts_named(view, Sealer(ring, view.viewer.org), ids)
    owners = users_named(view, (card.owner for card in cards.values()))
    hits = [
        PersonHit(
            id=card.id,
            kind="private",
            name=card.name,
            title=card.title,
            company=card.employer,
            owner=owners[card.owner].name,
        )
        for card in cards.values()
        if card.owner in owners
    ]
    return sorted(hits, key=lambda hit: (hit.name, hit.id))


def companies_with(view: View, ids: Sequence[str]) -> list[CompanyHit]:
    """Companies of the directory by id, in that order."""
    rows = {row.id: row for row in view.directory(COMPANIES_BY_ID, ids=ids)} if ids else {}
    return [
        CompanyHit(
            id=row.id,
            kind="company",
            name=row.name,
            domain=row.domain,
            city=row.city,
            country=row.country,
        )
        for row in _in_order(ids, rows.get)
    ]


def _own_companies(view: View, ring: KeyRing, ids: Sequence[str]) -> list[CompanyHit]:
    sealer = Sealer(ring, view.viewer.org)
    rows = view.read(ORG_COMPANIES_BY_ID, ids=list(ids)) if ids else []
    hits = [CompanyHit(id=row.id, kind="own", name=sealer.open_company(row)) for row in rows]
    return sorted(hits, key=lambda hit: (hit.name, hit.id))


def _in_order(ids: Sequence[str], find: Callable[[str], Hit | None]) -> list[Hit]:
    return [row for id_ in ids if (row := find(id_)) is not None]


def _both(public: Sequence[Hit], private: Sequence[Hit], limit: int) -> list[Hit]:
    """At most ``limit`` of the two; the private ones have room for half, or what is left."""
    room = min(len(private), max(limit // 2, limit - len(public)))
    return [*public[: limit - room], *private[:room]]
