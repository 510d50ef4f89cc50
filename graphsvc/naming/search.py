"""Search as one types: people, companies and schools that the viewer may see.

Directory entries come in Lucene's order. Private connections and own companies are found by
fingerprints of the beginnings of their words, of which the database can tell nothing; where more
than ``MOST_FITTING`` of the organisation's names fit, none is shown until more letters are typed:
the index would choose among them by what others have in it too.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from graphsvc import normal
from graphsvc.access.sealed import ContactCard
from graphsvc.access.visibility import WITHHELD, View
from graphsvc.matching.blocking import companies_alike
from graphsvc.matching.compare.company_words import written_otherwise
from graphsvc.naming.lucene import lucene_query
from graphsvc.naming.names import (
    COMPANIES_BY_ID,
    ORG_COMPANIES_BY_ID,
    SCHOOLS_BY_ID,
    contacts_named,
    one_of,
    people_named,
    users_named,
)
from graphsvc.normal.folding import other_spellings
from graphsvc.ontology import NONE
from graphsvc.queries import DirectoryQuery, Id, ViewerQuery
from graphsvc.wire.directory import (
    Companies,
    CompanyHit,
    People,
    PersonHit,
    SchoolHit,
    Schools,
)

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


SEARCH_PEOPLE = DirectoryQuery("naming/read/search_people", Id, ("query", "limit"))
SEARCH_COMPANIES = DirectoryQuery("naming/read/search_companies", Id, ("query", "limit"))
SEARCH_SCHOOLS = DirectoryQuery("naming/read/search_schools", Id, ("query", "limit"))
SEARCH_PRIVATE = ViewerQuery("naming/read/search_private", PrivateHit, ("query", "limit"))


def search_people(view: View, text: str, *, limit: int = 10) -> People:
    """People whose names hold all words of ``text``, private connections at the end."""
    ids, narrow = _private(view, text, lambda hit: hit.private)
    private, people = _connections(view, ids)
    found = _ids(view, SEARCH_PEOPLE, text, limit)
    known = people_with(view, [id_ for id_ in people if id_ not in found])
    items = _both(people_with(view, found), [*private, *known], limit)
    return People(items=items, narrow=narrow)


def search_contacts(view: View, text: str) -> tuple[list[str], bool]:
    """Ids of contacts, matched and private ones, whose names hold all words of ``text``, and
    whether there were too many to have them all."""
    return _private(view, text, lambda hit: not hit.company)


def search_companies(view: View, text: str, *, limit: int = 10) -> Companies:
    """Companies whose names hold all words of ``text``, own ones of the organisation at the end."""
    ids, narrow = _private(view, text, lambda hit: hit.company)
    own = _own_companies(view, ids)
    public = companies_with(view, _company_ids(view, text, limit))
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


def _company_ids(view: View, text: str, limit: int) -> list[str]:
    """Those that hold the words, however abbreviated, then those that are called much like it."""
    found = _ids(view, SEARCH_COMPANIES, text, limit, also=written_otherwise)
    if len(found) < limit and normal.employer_key(text):
        alike = companies_alike(view.directory, [text]).get(text, [])
        found = list(dict.fromkeys((*found, *alike)))[:limit]
    return found


def _ids(
    view: View,
    query: DirectoryQuery[Id],
    text: str,
    limit: int,
    *,
    also: Callable[[str], Iterable[str]] = other_spellings,
) -> list[str]:
    lucene = lucene_query(text, also)
    rows = view.directory(query, query=lucene, limit=limit * LOOKED_AT) if lucene else []
    return [row.id for row in rows[:limit]]


def _private(view: View, text: str, wanted: Callable[[PrivateHit], bool]) -> tuple[list[str], bool]:
    """Ids of the wanted private hits, and whether there were too many to have them all."""
    found: list[PrivateHit] = []
    for query in view.sealer.token_queries(view.scopes, text):
        found += view.read(SEARCH_PRIVATE, query=query, limit=MOST_FITTING + 1)
        if len(found) > MOST_FITTING:
            return [], True
    ids = sorted(hit.id for hit in found if wanted(hit))
    return ids[:MOST_OPENED], len(ids) > MOST_OPENED


def people_with(view: View, ids: Sequence[str]) -> list[PersonHit]:
    """People of the directory by id, in that order."""
    rows = people_named(view, ids)
    return [
        PersonHit(id=row.id, kind="person", name=row.name, title=row.title, company=row.company)
        for row in _in_order(ids, rows.get)
    ]


def _connections(view: View, ids: Sequence[str]) -> tuple[list[PersonHit], list[str]]:
    """Private connections by the ids of their contacts, each human once; those that are people of
    the directory to the viewer as such, by id."""
    cards = contacts_named(view, ids)
    owners = users_named(view, (card.owner for card in cards.values()))
    seen = view.humans()
    humans: dict[str, list[ContactCard]] = defaultdict(list)
    people: set[str] = set()
    for card in sorted(cards.values(), key=lambda card: card.id):
        if card.owner not in owners or card.name == WITHHELD:
            continue
        if (person := seen.person(card)) != NONE:
            people.add(person)
        else:
            humans[seen.one(card.human)].append(card)
    hits = [
        PersonHit(
            id=first.id,
            kind="private",
            name=first.name,
            title=first.title,
            company=first.employer,
            owner=one_of(sorted(owners[card.owner].name for card in (first, *others))),
        )
        for first, *others in humans.values()
    ]
    return sorted(hits, key=lambda hit: (hit.name, hit.id)), sorted(people)


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


def _own_companies(view: View, ids: Sequence[str]) -> list[CompanyHit]:
    sealer = view.sealer
    rows = view.read(ORG_COMPANIES_BY_ID, ids=list(ids)) if ids else []
    hits = [CompanyHit(id=row.id, kind="own", name=sealer.open_company(row)) for row in rows]
    return sorted(hits, key=lambda hit: (hit.name, hit.id))


def _in_order(ids: Sequence[str], find: Callable[[str], Hit | None]) -> list[Hit]:
    return [row for id_ in ids if (row := find(id_)) is not None]


def _both(public: Sequence[Hit], private: Sequence[Hit], limit: int) -> list[Hit]:
    """At most ``limit`` of the two; the private ones have room for half, or what is left."""
    room = min(len(private), max(limit // 2, limit - len(public)))
    return [*public[: limit - room], *private[:room]]
