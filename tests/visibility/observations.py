"""Everything that Ann can observe, as bytes: answers, searches, lists, errors."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, is_dataclass, replace
from itertools import product
from typing import Any, Literal

from pydantic import BaseModel

from graphsvc.access.door import Door
from graphsvc.access.users import me
from graphsvc.access.visibility import View
from graphsvc.contacts.imports.look import find_verdicts, get_import, list_imports, list_verdicts
from graphsvc.contacts.levels import level_previews, list_sources
from graphsvc.contacts.listing import page_of_contacts
from graphsvc.contacts.own import list_contacts
from graphsvc.contacts.seen import seen_contact
from graphsvc.contacts.settling import count_unsettled, list_unsettled
from graphsvc.directory.pages.people import get_person
from graphsvc.directory.pages.people_tab import list_people
from graphsvc.directory.pages.places import get_company, get_school
from graphsvc.errors import UserError
from graphsvc.matching.titles import Department, Seniority
from graphsvc.naming.search import search_companies, search_people, search_schools
from graphsvc.ontology import ALL_TIES, TieType
from graphsvc.paths.answer import answer
from graphsvc.paths.question import Question, Role
from graphsvc.paths.rows import INTRODUCERS
from graphsvc.runs.look import get_run, list_runs
from graphsvc.sharing.things import who_sees
from graphsvc.statements.education import list_education
from graphsvc.statements.reference_account_names import search_names
from graphsvc.statements.reference_accounts import list_reference_accounts
from graphsvc.statements.work import list_work
from graphsvc.wire.answers import Answer
from graphsvc.wire.contacts import ContactsQuery
from tests.visibility.hits import contact_ids, own_company_ids
from tests.visibility.offices import PRIVATE_EMAIL, PRIVATE_NAME, PRIVATE_URL, Offices

CLOCK = {"created", "ended", "claimed", "now"}
"""Moments of the real clock: not compared."""

TYPES = (ALL_TIES, frozenset({TieType.KNOWS}), ALL_TIES - {TieType.TEAMMATE})

PEOPLE = ("Nora Quillfeather", "nora quillfeather @ hidden harbour", "rolf3.1@rival.example")
COMPANIES = ("bolt.example", "Hidden Harbour", "Rival Works 3", "Secret Sawmill", "Obscure Orchard")
TYPED = ("n", "nora", "o", "dan", "ro", "rolf", "rival", "hidden", "b", "secret", "port", "pia p")


See = Callable[[], bytes]


def observations(offices: Offices, *, step: int = 1) -> Iterator[tuple[str, bytes]]:
    """What was asked, and what was seen: every ``step``-th question for paths, all else whole."""
    for name, see in observables(offices, step=step):
        yield name, see()


def observables(offices: Offices, *, step: int = 1) -> Iterator[tuple[str, See]]:
    """What can be asked, and how to see it."""
    asked = [*_questions(offices)]
    for question, work in asked[::step]:
        yield _seen(offices, f"{question}", lambda view, w=work, q=question: w(view, q))
    yield from _searches(offices)
    yield from _lists(offices)
    yield from _single_things(offices)


def _seen(offices: Offices, name: str, work: Callable[[View], object]) -> tuple[str, See]:
    """The name of a piece of work, and how to see what it shows."""
    return name, lambda: _shown(offices, work)


def _shown(offices: Offices, work: Callable[[View], object]) -> bytes:
    """What a piece of work shows; an error shows its class, its words and its extras."""
    try:
        found = Door(offices.database, offices.ann.viewer, offices.ring).look(work)
    except UserError as error:
        found = [type(error).__name__, str(error), error.advice, error.extras()]
    return json.dumps(_plain(found), ensure_ascii=False, sort_keys=True).encode()


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
        yield question, answer
    for question in _filtered(offices, questions):
        yield question, _pages


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


def _pages(view: View, question: Question) -> list[Answer]:
    """All pages of an answer."""
    found = [answer(view, question)]
    while cursor := found[-1].next:
        found.append(answer(view, question, cursor=cursor))
    return found


def _searches(offices: Offices) -> Iterator[tuple[str, See]]:
    for text in TYPED:
        yield _seen(offices, f"people {text}", lambda v, t=text: search_people(v, t))
        yield _seen(offices, f"companies {text}", lambda v, t=text: search_companies(v, t))
        yield _seen(offices, f"schools {text}", lambda v, t=text: search_schools(v, t))
        yield _seen(offices, f"names {text}", lambda v, t=text: search_names(v, t))


def _lists(offices: Offices) -> Iterator[tuple[str, See]]:
    _ring, mine = offices.ring, offices.imports["ann"]
    yield _seen(offices, "me", me)
    yield _seen(offices, "contacts", list_contacts)
    for asked in (
        ContactsQuery(),
        ContactsQuery(order="name", limit=2),
        ContactsQuery(q="no", order="company"),
        ContactsQuery(q="quillfeather", hidden=False),
    ):
        yield _seen(offices, f"contacts {asked}", lambda view, a=asked: page_of_contacts(view, a))
    yield _seen(offices, "imports", list_imports)
    yield _seen(offices, "runs", lambda view: list_runs(view, before=(1 << 52, ""), limit=100))
    yield _seen(offices, "verdicts", lambda view: list_verdicts(view, mine))
    yield _seen(offices, "unsettled", list_unsettled)
    yield _seen(offices, "waiting", count_unsettled)
    for text in ("nora", "Nora Quillfeather", "quillfeather", "rolf"):
        yield _seen(offices, f"why {text}", lambda view, t=text: find_verdicts(view, t))
    yield _seen(offices, "work", list_work)
    yield _seen(offices, "education", list_education)
    yield _seen(offices, "introducers", lambda view: view.read(INTRODUCERS))
    yield _seen(offices, "references", list_reference_accounts)
    yield _seen(offices, "sources", list_sources)
    for source in Door(offices.database, offices.ann.viewer, offices.ring).look(list_sources):
        yield _seen(
            offices, f"levels {source.id}", lambda view, i=source.id: level_previews(view, i)
        )
        yield _seen(
            offices, f"who {source.id}", lambda view, i=source.id: who_sees(view, "source", i)
        )
    for id_ in contact_ids(offices):
        yield _seen(offices, f"who {id_}", lambda view, i=id_: who_sees(view, "contact", i))
        yield _seen(offices, f"seen {id_}", lambda view, i=id_: seen_contact(view, i))


def _single_things(offices: Offices) -> Iterator[tuple[str, See]]:
    for id_ in offices.people.values():
        yield _seen(offices, f"person {id_}", lambda view, i=id_: get_person(view, i))
    for id_ in (*offices.companies.values(), *own_company_ids(offices)):
        yield _seen(offices, f"company {id_}", lambda view, i=id_: get_company(view, i))
        yield _seen(offices, f"people at {id_}", lambda view, i=id_: list_people(view, i))
    for id_ in offices.schools.values():
        yield _seen(offices, f"school {id_}", lambda view, i=id_: get_school(view, i))
    for id_ in offices.imports.values():
        yield _seen(offices, f"import {id_}", lambda view, i=id_: get_import(view, i))
        yield _seen(offices, f"run {id_}", lambda view, i=id_: get_run(view, i))
        yield _seen(offices, f"verdicts {id_}", lambda view, i=id_: list_verdicts(view, i))
