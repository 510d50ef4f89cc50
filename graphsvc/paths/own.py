"""Ties that rest on what users state of themselves: work history, education, reference accounts.

They are joined when asked and never stored, under the same bound per cohort as the stored ones.
Like contacts they are walked from the user whose word they are.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from graphsvc.days import day_number
from graphsvc.deriving.cohorts import SMALL, WINDOW, Overlap, Stint, together
from graphsvc.ontology import NONE, TieType
from graphsvc.paths.rows import COHORTS, Customer, OwnPlace
from graphsvc.strength import (
    Evidence,
    alumni_cost,
    customer_cost,
    ex_colleague_cost,
    shared_employer_cost,
)
from graphsvc.visibility import View
from loaders.records import PartialDate


@dataclass(frozen=True, slots=True)
class OwnTie:
    """A tie from the human that a user is to a person."""

    user: str
    human: str
    person: str
    evidence: Evidence


def human_of(user: str, person: str | None) -> str:
    """The id of the human that a user is."""
    return user if person in (None, NONE) else person


def work_ties(view: View, rows: Iterable[OwnPlace]) -> list[OwnTie]:
    """EX_COLLEAGUE where the dates prove an overlap, SHARED_EMPLOYER where they prove nothing."""
    rows = list(rows)
    ties = [
        _own_tie(row, _shared_employer(row)) for row in rows if not _proven(row) and _possible(row)
    ]
    for row, overlap in _overlaps(view, rows, kind="work"):
        cost_ = ex_colleague_cost(overlap.months, max(row.headcount, row.people))
        evidence = _overlap_evidence(TieType.EX_COLLEAGUE, row, overlap, f"work:{row.place}", cost_)
        ties.append(_own_tie(row, evidence))
    return ties


def study_ties(view: View, rows: Iterable[OwnPlace]) -> list[OwnTie]:
    """ALUMNI where the dates prove an overlap."""
    return [
        _own_tie(
            row,
            _overlap_evidence(
                TieType.ALUMNI,
                row,
                overlap,
                f"study:{row.place}",
                alumni_cost(overlap.months, row.people),
            ),
        )
        for row, overlap in _overlaps(view, rows, kind="study")
    ]


def _own_tie(row: OwnPlace, evidence: Evidence) -> OwnTie:
    return OwnTie(row.owner, human_of(row.owner, row.owner_person), row.person, evidence)


def customer_ties(view: View, rows: Iterable[Customer]) -> list[OwnTie]:
    """CUSTOMER ties. The organisation's own reference accounts are the viewer's; those of a user
    are that user's. People who work there count, and those who provably did while it was one."""
    return [
        OwnTie(*_holder(view, row), row.person, _customer(row))
        for row in rows
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
        fact=f"customer:{row.place}",
        cost=customer_cost(max(row.headcount, row.people)),
        place=row.place,
        since=row.since,
        until="" if row.current else row.until,
        owner=row.holder,
    )


def _shared_employer(row: OwnPlace) -> Evidence:
    return Evidence(
        type=TieType.SHARED_EMPLOYER,
        fact=f"work:{row.place}",
        cost=shared_employer_cost(max(row.headcount, row.people)),
        place=row.place,
    )


def _overlap_evidence(
    type_: TieType, row: OwnPlace, overlap: Overlap, fact: str, cost_: int
) -> Evidence:
    return Evidence(
        type=type_,
        fact=fact,
        cost=cost_,
        last=overlap.last,
        place=row.place,
        months=overlap.months,
        since=overlap.since,
        until=overlap.until,
    )


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
