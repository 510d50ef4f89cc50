"""Ties of users' own: to their contacts, and by what they state of themselves (work history,
education, reference accounts).

They are walked from the user whose contact or word they are. Those that rest on statements are
joined when asked and never stored, under the same bound per cohort as the stored ones. ``GATHERED``
says of each type of ties how it is gathered.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from graphsvc.access.visibility import View
from graphsvc.days import day_number
from graphsvc.directory.deriving.cohorts import SMALL, WINDOW, Overlap, Stint, together
from graphsvc.matching.titles import buys
from graphsvc.ontology import OWN_KINDS, TIES, TieType, human_of
from graphsvc.paths.rows import (
    COHORTS,
    CONTACT_TIES,
    CUSTOMERS,
    HUMAN_CONTACTS,
    OWN_JOBS,
    OWN_STUDIES,
    TEAM,
    ContactTie,
    ContactTies,
    Customer,
    HumanContact,
    Near,
    OwnPlace,
    OwnPlaces,
    Stated,
)
from graphsvc.strength import (
    WORD,
    WORDS,
    Evidence,
    alumni_cost,
    customer_cost,
    ex_colleague_cost,
    place_size,
    shared_employer_cost,
)
from loaders.records import PartialDate


@dataclass(frozen=True, slots=True)
class OwnTie:
    """A tie from the human that a user is to a person."""

    user: str
    human: str
    person: str
    evidence: Evidence


Places = Sequence[str] | None
"""The places at which ties are looked for; none for all."""

PULSE: Final = 1_000
"""So many pairs are made between two looks at the clock."""
MOST_STATED: Final = 1_000
"""Of so many places it is told which are stated; of more every place of everybody is looked at."""


def contact_ties(view: View, pids: list[str], _places: Places = None) -> list[OwnTie]:
    """KNOWS of users to those of people who are among their contacts, or are the same human as a
    private connection by the viewer's word."""
    asked, known = set(pids), view.humans().people
    merged = sorted(key for key, person in known.items() if person in asked)
    private = view.read(HUMAN_CONTACTS, humans=merged) if merged else []
    rows = [
        *((row.person, row) for row in _contact_ties(view, pids)),
        *((known[row.human], row) for row in private),
    ]
    return [
        OwnTie(row.owner, human_of(row.owner, row.owner_person), person, evidence)
        for person, row in rows
        for evidence in contact_evidence(row)
    ]


FEW_SCOPES: Final = 8
FEW_SEEKS: Final = 500
"""With so many scopes, or so many pairs of a scope and a person, every pair is sought; with more it
is looked once whom the contacts are of that are shared with the viewer, and sought for these."""


def _contact_ties(view: View, pids: list[str]) -> list[ContactTie]:
    """Ties to those of people whom somebody has among contacts that the viewer may see."""
    scopes = len(view.scopes)
    few = scopes <= FEW_SCOPES or scopes * len(pids) <= FEW_SEEKS
    shared = None if few else view.shared_people()
    if shared is None:
        return _ties_of(view.read(CONTACT_TIES, pids=pids))
    wanted = [pid for pid in pids if pid in shared]
    others = [pid for pid in pids if pid not in shared]
    found = view.read_in(OWN_KINDS, CONTACT_TIES, pids=others)
    return _ties_of([*found, *view.read(CONTACT_TIES, pids=wanted)] if wanted else found)


def _ties_of(rows: Iterable[ContactTies]) -> list[ContactTie]:
    return [ContactTie(*tie) for row in rows for tie in row.ties]


def contact_evidence(row: ContactTie | HumanContact) -> Iterable[Evidence]:
    """What a contact says of its owner's tie, and what the owner says."""
    knows = Evidence(
        type=TieType.KNOWS,
        fact=f"contact:{row.kind}",
        cost=row.cost,
        last=row.last,
        since=row.since,
        owner=row.owner,
        kind=row.kind,
    )
    yield knows
    if row.word is not None:
        yield knows._replace(
            fact=WORD, cost=WORDS[row.word], last=row.word_day, since="", kind=WORD, level=row.word
        )


def work_ties(view: View, pids: list[str], places: Places) -> list[OwnTie]:
    """EX_COLLEAGUE where the dates prove an overlap, SHARED_EMPLOYER where they prove nothing."""
    ties, proven = list[OwnTie](), list[OwnPlace]()
    for row in _pairs(view, view.read(OWN_JOBS, pids=pids, places=places)):
        if _proven(row):
            proven.append(row)
        elif _possible(row):
            ties.append(_own_tie(row, _shared_employer(row)))
    for row, overlap in _overlaps(view, proven, kind="work"):
        cost_ = ex_colleague_cost(overlap.months, place_size(row.headcount, row.people))
        evidence = _overlap_evidence(TieType.EX_COLLEAGUE, row, overlap, cost_)
        ties.append(_own_tie(row, evidence))
    return ties


def _pairs(view: View, rows: Iterable[OwnPlaces]) -> Iterator[OwnPlace]:
    """Everybody who was at a place with everybody who states it: as many as the two multiplied."""
    for number, pair in enumerate(pair for row in rows for pair in row.pairs()):
        if number % PULSE == 0:
            view.in_time()
        yield pair


def study_ties(view: View, pids: list[str], places: Places) -> list[OwnTie]:
    """ALUMNI where the dates prove an overlap."""
    ties: list[OwnTie] = []
    rows = _pairs(view, view.read(OWN_STUDIES, pids=pids, places=places))
    for row, overlap in _overlaps(view, rows, kind="study"):
        cost_ = alumni_cost(overlap.months, place_size(row.headcount, row.people))
        ties.append(_own_tie(row, _overlap_evidence(TieType.ALUMNI, row, overlap, cost_)))
    return ties


def _own_tie(row: OwnPlace, evidence: Evidence) -> OwnTie:
    return OwnTie(row.owner, human_of(row.owner, row.owner_person), row.person, evidence)


def customer_ties(view: View, pids: list[str], places: Places) -> list[OwnTie]:
    """CUSTOMER ties. The organisation's own reference accounts are the viewer's; those of a user
    are that user's. People who work there count, and those who provably did while it was one."""
    return [
        OwnTie(*_holder(view, row), row.person, _customer(row))
        for found in view.read(CUSTOMERS, pids=pids, places=places)
        for row in found.pairs()
        if row.current or (row.dated and _proven(row))
    ]


def _holder(view: View, row: Customer) -> tuple[str, str]:
    user, person = row.holder, row.holder_person
    if user == "org":
        user, person = view.viewer.user, view.person_id
    return user, human_of(user, person)


def _customer(row: Customer) -> Evidence:
    return Evidence(
        type=TieType.CUSTOMER,
        fact=_fact(TieType.CUSTOMER, row),
        cost=customer_cost(place_size(row.headcount, row.people), buys=buys(row.title)),
        place=row.place,
        since=row.since,
        until="" if row.current else row.until,
        owner=row.holder,
    )


def _shared_employer(row: OwnPlace) -> Evidence:
    return Evidence(
        type=TieType.SHARED_EMPLOYER,
        fact=_fact(TieType.SHARED_EMPLOYER, row),
        cost=shared_employer_cost(place_size(row.headcount, row.people)),
        place=row.place,
    )


def _overlap_evidence(type_: TieType, row: OwnPlace, overlap: Overlap, cost_: int) -> Evidence:
    return Evidence(
        type=type_,
        fact=_fact(type_, row),
        cost=cost_,
        last=overlap.last,
        place=row.place,
        months=overlap.months,
        since=overlap.since,
        until=overlap.until,
    )


def _fact(type_: TieType, row: OwnPlace | Customer) -> str:
    return TIES[type_].fact + row.place


def _proven(row: OwnPlace | Customer) -> bool:
    both = row.start <= row.end and row.own_start <= row.own_end
    return both and row.start <= row.own_end and row.own_start <= row.end


def _possible(row: OwnPlace) -> bool:
    """Whether the two may have been there at one time, as far as the dates tell."""
    return _first(row.since) <= _last(row.own_until) and _first(row.own_since) <= _last(row.until)


def _first(text: str) -> int:
    return day_number(PartialDate.parse(text).first_day()) if text else -(10**9)


def _last(text: str) -> int:
    return day_number(PartialDate.parse(text).last_day()) if text else 10**9


def _overlaps(
    view: View, rows: Iterable[OwnPlace], *, kind: str
) -> Iterable[tuple[OwnPlace, Overlap]]:
    """The proven overlaps within the bound of their cohort, one per user, person and place."""
    found: dict[tuple[str, str, str], list[tuple[OwnPlace, tuple[Stint, Stint]]]] = {}
    bound = _Bound(view, kind)
    for row in rows:
        if _proven(row) and bound.holds(row):
            key = (row.owner, row.person, row.place)
            found.setdefault(key, []).append((row, (_own_stint(row), _stint(row))))
    for pairs in found.values():
        yield pairs[0][0], together([stints for _, stints in pairs])


def _stint(row: OwnPlace) -> Stint:
    return Stint(row.start, row.person, row.end, row.since, row.until)


def _own_stint(row: OwnPlace) -> Stint:
    human = human_of(row.owner, row.owner_person)
    return Stint(row.own_start, human, row.own_end, row.own_since, row.own_until)


class _Bound:
    """Whether a user's own stint is tied to a person's in the order of their cohort: in a large one
    that person started among the next ``WINDOW`` after the user, or the last ``WINDOW`` before."""

    def __init__(self, view: View, kind: str) -> None:
        self._view = view
        self._queries = COHORTS[kind]
        self._known: dict[tuple[str, str, int, bool], set[tuple[str, int, int]]] = {}

    def holds(self, row: OwnPlace) -> bool:
        if row.stints <= SMALL:
            return True
        own, other = _own_stint(row), _stint(row)
        return (row.person, row.start, row.end) in self._near(row.place, own, after=other > own)

    def _near(self, place: str, own: Stint, *, after: bool) -> set[tuple[str, int, int]]:
        key = (place, own.person, own.start, after)
        if key not in self._known:
            rows = self._view.directory(
                self._queries[after],
                place=place,
                start=own.start,
                person=own.person,
                limit=WINDOW,
            )
            self._known[key] = {(near.person, near.start, near.end) for near in rows}
        return self._known[key]


# How each type is gathered


def _nobody(_view: View, _near: Near) -> Iterable[str]:
    return ()


def _contact_people(view: View, near: Near) -> Iterable[str]:
    """The people whom the viewer has among their contacts, by their own word too."""
    return (*near.contacts, *view.humans().people.values())


@dataclass(frozen=True, slots=True)
class Gathering:
    """How users' own ties of some types are gathered: ``ties`` are those to the people of a layer,
    for types that rest on what is ``stated`` at these places alone.
    ``people`` are those whom the viewer reaches in one of them, and ``places`` those whose people
    the viewer may reach so: of the last layer nobody else matters. ``listed``: the viewer's own
    ties of these types lead to those of ``people`` alone, so that of the last layer no others need
    be asked for: what colleagues know of them is on paths that are too long."""

    types: frozenset[TieType]
    ties: Callable[[View, list[str], Places], Iterable[OwnTie]]
    stated: Callable[[Stated], list[str]] | None = None
    people: Callable[[View, Near], Iterable[str]] = _nobody
    places: Callable[[Near], Iterable[str]] = lambda _near: ()
    listed: bool = False


GATHERED: Final = (
    Gathering(frozenset({TieType.KNOWS}), contact_ties, people=_contact_people, listed=True),
    Gathering(
        frozenset({TieType.EX_COLLEAGUE, TieType.SHARED_EMPLOYER}),
        work_ties,
        stated=lambda stated: stated.companies,
        places=lambda near: near.companies,
    ),
    Gathering(
        frozenset({TieType.ALUMNI}),
        study_ties,
        stated=lambda stated: stated.schools,
        places=lambda near: near.schools,
    ),
    Gathering(
        frozenset({TieType.CUSTOMER}),
        customer_ties,
        stated=lambda stated: stated.references,
        places=lambda near: near.references,
    ),
    # Colleagues are tied to the viewer as they are met, whatever brings them in.
    Gathering(
        frozenset({TieType.TEAMMATE}),
        lambda _view, _pids, _places: (),
        people=lambda view, _near: (row.id for row in view.read(TEAM)),
    ),
)
"""Every type of ties, in the order in which they are gathered."""
