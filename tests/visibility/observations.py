"""Everything that Ann can observe, as bytes: answers, searches, lists, errors."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, is_dataclass, replace
from itertools import product
from typing import Any, Literal

from pydantic import BaseModel

from graphsvc.accounts.people import me
from graphsvc.connections.contacts import list_contacts
from graphsvc.connections.education import list_education
from graphsvc.connections.imports import (
    find_verdicts,
    get_import,
    list_imports,
    list_verdicts,
)
from graphsvc.connections.reference_search import search_names
from graphsvc.connections.references import list_references
from graphsvc.connections.settling import count_unsettled, list_unsettled
from graphsvc.connections.work import list_work
from graphsvc.directory.people import get_person
from graphsvc.directory.people_tab import list_people
from graphsvc.directory.places import get_company, get_school
from graphsvc.directory.search import search_companies, search_people, search_schools
from graphsvc.errors import UserError
from graphsvc.matching.titles import Department, Seniority
from graphsvc.ontology import ALL_TIES, TieType
from graphsvc.paths.answer import answer
from graphsvc.paths.question import Question, Role
from graphsvc.paths.rows import INTRODUCERS
from graphsvc.paths.wire import Answer
from graphsvc.runs.look import get_run, list_runs
from graphsvc.sealing import KeyRing
from graphsvc.visibility import View, look
from tests.visibility.hits import contact_ids, own_company_ids
from tests.visibility.offices import PRIVATE_EMAIL, PRIVATE_NAME, PRIVATE_URL, Offices

CLOCK = {"created", "ended", "claimed", "now"}
"""Moments of the real clock: not compared."""

TYPES = (ALL_TIES, frozenset({TieType.KNOWS}), ALL_TIES - {TieType.TEAMMATE})

PEOPLE = ("Nora Quillfeather", "nora quillfeather @ hidden harbour", "rolf3.1@rival.example")
COMPANIES = ("bolt.example", "Hidden Harbour", "Rival Works 3", "Secret Sawmill", "Obscure Orchard")
TYPED = ("n", "nora", "o", "dan", "ro", "rolf", "rival", "hidden", "b", "secret", "port", "pia p")


def observations(offices: Offices, *, step: int = 1) -> Iterator[tuple[str, bytes]]:
    """What was asked, and what was seen: every ``step``-th question for paths, all else whole."""
    asked = [*_questions(offices)]
    for question, work in asked[::step]:
        yield _seen(offices, f"{question}", lambda view, w=work, q=question: w(view, q))
    yield from _searches(offices)
    yield from _lists(offices)
    yield from _single_things(offices)


def _seen(offices: Offices, name: str, work: Callable[[View], object]) -> tuple[str, bytes]:
    """What a piece of work shows; an error shows its class, its words and its extras."""
    try:
        found = look(offices.database, offices.ann.viewer, work)
    except UserError as error:
        found = [type(error).__name__, str(error), error.advice, error.extras()]
    return name, json.dumps(_plain(found), ensure_ascii=False, sort_keys=True).encode()


def _plain(found: Any) -> Any:
    if isinstance(found, BaseModel):
        return _plain(found.model_dump())
    if is_dataclass(found) and not isinstance(found, type):
        return _plain(asdict(found))
    if isinstance(found, dict):
        items: dict[str, Any] = dict(found)  # pyright: ignore[reportUnknownArgumentType]
        return {key: _plain(value) for key, value in items.items() if key not in CLOCK}
    if isinstance(found, list | tuple):
        parts: list[Any] = list(found)  # pyright: ignore[reportUnknownArgumentType]
        return [_plain(part) for part in parts]
    return found


Way = Callable[[View, Question], object]


def _questions(offices: Offices) -> Iterator[tuple[Question, Way]]:
    """Questions, and how each is answered. Nine of one target, then five or eight that choose."""
    ring = offices.ring
    questions: list[tuple[Literal["person", "company"], str]] = []
    contacts = contact_ids(offices)
    for person in (*offices.people.values(), *contacts, *PEOPLE, PRIVATE_EMAIL, PRIVATE_URL):
        questions.append(("person", person))
    for company in (*offices.companies.values(), *own_company_ids(offices), *COMPANIES):
        questions.append(("company", company))
    for (kind, reference), most, types in product(questions, (0, 2, 3), TYPES):
        family = kind == "company" and most > 0
        question = Question(
            kind, reference, max_intermediaries=most, types=types, count=True, family=family
        )
        yield question, lambda view, asked: answer(view, ring, asked)
    for question in _filtered(offices, questions):
        yield question, lambda view, asked: _pages(view, ring, asked)


def _filtered(
    offices: Offices, questions: Iterable[tuple[Literal["person", "company"], str]]
) -> Iterator[Question]:
    """The same questions with everything by which paths are chosen."""
    colleagues = [offices.ann.email, *offices.people.values()]
    for kind, reference in questions:
        plain = Question(kind, reference, limit=1, per_introducer=0, max_intermediaries=3)
        yield plain
        yield replace(plain, min_strength=0.2, own_only=True)
        yield replace(plain, spare_busy=True, without=(colleagues[0],), language="fr")
        yield replace(plain, introducers=(colleagues[-1],))
        yield replace(plain, introducers=(PRIVATE_NAME,))
        if kind == "company":
            chosen = Role("head", frozenset(Seniority), frozenset(Department), former=True)
            yield replace(plain, role=Role(former=True), per_end=0)
            yield replace(plain, role=chosen)
            yield replace(plain, role=Role("founder"))


def _pages(view: View, ring: KeyRing, question: Question) -> list[Answer]:
    """All pages of an answer."""
    found = [answer(view, ring, question)]
    while cursor := found[-1].next:
        found.append(answer(view, ring, question, cursor=cursor))
    return found


def _searches(offices: Offices) -> Iterator[tuple[str, bytes]]:
    ring = offices.ring
    for text in TYPED:
        yield _seen(offices, f"people {text}", lambda v, t=text: search_people(v, ring, t))
        yield _seen(offices, f"companies {text}", lambda v, t=text: search_companies(v, ring, t))
        yield _seen(offices, f"schools {text}", lambda v, t=text: search_schools(v, t))
        yield _seen(offices, f"names {text}", lambda v, t=text: search_names(v, ring, t))


def _lists(offices: Offices) -> Iterator[tuple[str, bytes]]:
    ring, mine = offices.ring, offices.imports["ann"]
    yield _seen(offices, "me", me)
    yield _seen(offices, "contacts", lambda view: list_contacts(view, ring))
    yield _seen(offices, "imports", lambda view: list_imports(view, ring))
    yield _seen(offices, "runs", lambda view: list_runs(view, before=(1 << 52, ""), limit=100))
    yield _seen(offices, "verdicts", lambda view: list_verdicts(view, ring, mine))
    yield _seen(offices, "unsettled", lambda view: list_unsettled(view, ring))
    yield _seen(offices, "waiting", count_unsettled)
    for text in ("nora", "Nora Quillfeather", "quillfeather", "rolf"):
        yield _seen(offices, f"why {text}", lambda view, t=text: find_verdicts(view, ring, t))
    yield _seen(offices, "work", lambda view: list_work(view, ring))
    yield _seen(offices, "education", lambda view: list_education(view, ring))
    yield _seen(offices, "introducers", lambda view: view.read(INTRODUCERS))
    yield _seen(offices, "references", lambda view: list_references(view, ring))


def _single_things(offices: Offices) -> Iterator[tuple[str, bytes]]:
    ring = offices.ring
    for id_ in offices.people.values():
        yield _seen(offices, f"person {id_}", lambda view, i=id_: get_person(view, i))
    for id_ in (*offices.companies.values(), *own_company_ids(offices)):
        yield _seen(offices, f"company {id_}", lambda view, i=id_: get_company(view, ring, i))
        yield _seen(offices, f"people at {id_}", lambda view, i=id_: list_people(view, ring, i))
    for id_ in offices.schools.values():
        yield _seen(offices, f"school {id_}", lambda view, i=id_: get_school(view, i))
    for id_ in offices.imports.values():
        yield _seen(offices, f"import {id_}", lambda view, i=id_: get_import(view, ring, i))
        yield _seen(offices, f"run {id_}", lambda view, i=id_: get_run(view, i))
        yield _seen(offices, f"verdicts {id_}", lambda view, i=id_: list_verdicts(view, ring, i))
