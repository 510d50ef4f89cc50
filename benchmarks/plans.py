"""The plan of every query that reads, with its database hits, over a loaded world.

    python -m benchmarks plans --home FOLDER

The folder is one that ``python -m benchmarks --home FOLDER`` has filled. Users ask a seeded mix of
questions and look at every page; the queries that they run are watched, and of each the calls with
the median and with the most rows are run once more under PROFILE, each planned anew. Prints
Markdown, which is kept in ``docs/plans.md``.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar, cast

from benchmarks.sample import Pick, TargetKind, draw, look_around
from benchmarks.services import forgotten, opened
from benchmarks.world import Loaded, remembered, tuning_for
from graphsvc.access.door import Door
from graphsvc.access.users import User, find_user, me
from graphsvc.access.visibility import View
from graphsvc.contacts.imports.look import find_verdicts, get_import, list_imports, list_verdicts
from graphsvc.contacts.own import get_contact, list_contacts
from graphsvc.contacts.settling import count_unsettled, list_unsettled
from graphsvc.database import Database, Transaction
from graphsvc.directory.pages.people import get_person
from graphsvc.directory.pages.people_tab import list_people
from graphsvc.directory.pages.places import get_company
from graphsvc.embedded import Options, services
from graphsvc.errors import UserError
from graphsvc.naming.names import people_named, places_named
from graphsvc.naming.search import search_companies, search_people, search_schools
from graphsvc.ontology import org_scope
from graphsvc.paths.answer import answer
from graphsvc.paths.question import MOST_INTERMEDIARIES, Question, Role
from graphsvc.plans import Profile
from graphsvc.queries import CATALOGUE, DirectoryQuery, Query, ViewerQuery
from graphsvc.runs.look import list_runs
from graphsvc.sealing import KeyRing, key_ring
from graphsvc.settings import point_to, settings
from graphsvc.statements.education import list_education
from graphsvc.statements.reference_accounts import list_reference_accounts
from graphsvc.statements.work import list_work

Result = TypeVar("Result")
Params = Mapping[str, object]
Work = Callable[[View], object]


@dataclass(frozen=True, slots=True)
class Call:
    """A query as it was run: its parameters, and how many rows came back."""

    params: Params
    rows: int


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of one query: how often it was run, and two of its calls under PROFILE."""

    name: str
    calls: int
    median: Profile
    most: Profile


class Watch:
    """Looks through the one door like the product, and remembers what is run."""

    def __init__(self, database: Database, ring: KeyRing) -> None:
        self._database = database
        self._ring = ring
        self.calls: dict[str, list[Call]] = defaultdict(list)

    def look(self, user: User, work: Callable[[View], Result]) -> Result:
        """Runs ``work`` with the view of a user."""
        return Door(cast(Database, self), user.viewer, self._ring).look(work)

    def read(
        self, work: Callable[[Transaction], Result], *, seconds: float | None = None
    ) -> Result:
        """As of ``Database``, without a bound of time."""
        del seconds
        return self._database.read(lambda tx: work(cast(Transaction, _Watched(tx, self.calls))))


class _Watched:
    """A transaction that remembers what is run in it."""

    def __init__(self, tx: Transaction, calls: dict[str, list[Call]]) -> None:
        self._tx = tx
        self._calls = calls
        self.one = tx.one

    def run(self, query: Query[Any], /, **params: object) -> list[Any]:
        return self._kept(query, params, self._tx.run(query, **params))

    def run_scoped(
        self, query: ViewerQuery[Any], scopes: Sequence[str], /, **params: object
    ) -> list[Any]:
        found = self._tx.run_scoped(query, scopes, **params)
        return self._kept(query, {**params, "scopes": list(scopes)}, found)

    def _kept(self, query: Query[Any], params: Params, found: list[Any]) -> list[Any]:
        self._calls[query.name].append(Call(params, len(found)))
        return found


def main(words: Sequence[str]) -> int:
    """Runs the benchmark. Returns the status with which the command ends."""
    given = _arguments().parse_args(words)
    loaded = remembered(given.home)
    if loaded is None:
        print(f"{given.home} holds no loaded world.", file=sys.stderr)
        return 1
    with (
        forgotten(),
        services(given.home, Options(tuning=tuning_for(loaded.people))) as found,
        opened(found) as database,
    ):
        point_to(
            given.home,
            neo4j_uri=found.neo4j_uri,
            neo4j_user=found.neo4j_user,
            neo4j_password=found.neo4j_password,
            redis_url=found.redis_url,
        )
        watch = Watch(database, key_ring(given.home / "keys.json"))
        _ask(watch, database, loaded, given)
        print(as_text(loaded, [profiled(database, *call) for call in sorted(watch.calls.items())]))
    return 0


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks plans",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--home", type=Path, required=True, help="folder of the loaded world")
    parser.add_argument("--questions", type=int, default=40, help="of each kind (40)")
    parser.add_argument("--seed", type=int, default=7, help="of the questions (7)")
    return parser


def _ask(watch: Watch, database: Database, loaded: Loaded, given: argparse.Namespace) -> None:
    user = find_user(database, loaded.emails[0])
    pools = look_around(settings(), scope=org_scope(user.org))
    picks = draw(pools, count=given.questions, seed=given.seed)
    for kind, some in picks.items():
        for number, pick in enumerate(some):
            for work in _questions(kind, pick, number):
                _seen(watch, user, work)
    for work in (*_lookups(picks), *_lists()):
        _seen(watch, user, work)


def _seen(watch: Watch, user: User, work: Work) -> None:
    """Looks; whatever is refused has been looked for all the same."""
    try:
        watch.look(user, work)
    except UserError as error:
        print(f"refused: {error}", file=sys.stderr)


def _questions(kind: TargetKind, pick: Pick, number: int) -> Iterator[Work]:
    """A target with each number of intermediaries, and with everything that chooses paths."""
    most = MOST_INTERMEDIARIES if kind == "person" else MOST_INTERMEDIARIES - 1
    for between in range(most + 1):
        yield partial(_answer, Question(kind, pick.id, max_intermediaries=between))
    chosen = Role("manager", former=True) if kind == "company" else Role()
    if number % 4 == 0:
        yield partial(_answer, Question(kind, pick.id, role=chosen, own_only=True))


def _answer(question: Question, view: View) -> object:
    return answer(view, question)


def _lookups(picks: Mapping[TargetKind, Sequence[Pick]]) -> Iterator[Work]:
    """Pages of people and companies, and their names as references."""
    people = [pick.id for pick in picks["person"]]
    companies = [pick.id for pick in picks["company"]]
    for person in people:
        yield lambda view, person=person: get_person(view, person)
    for company in companies:
        yield lambda view, company=company: get_company(view, company)
        yield lambda view, company=company: list_people(view, company, limit=50)
    yield lambda view: _by_name(view, people, companies)


def _by_name(view: View, people: Sequence[str], companies: Sequence[str]) -> None:
    names = [row.name for row in people_named(view, people).values()]
    places = places_named(view, companies)
    pairs = list(zip(names, places.values(), strict=False))
    asked = [*names[:10], *(f"{name} @ {place}" for name, place in pairs)]
    asked += ["nobody@example.com", "https://linkedin.com/in/nobody", "made-up:1"]
    questions = [Question("person", text, max_intermediaries=1) for text in asked]
    named = [*places.values(), "nowhere.example", "made-up:1"]
    questions += [Question("company", text, max_intermediaries=0) for text in named[:10]]
    questions += [Question("person", people[0], without=(names[0],), max_intermediaries=0)]
    for question in questions:
        try:
            answer(view, question)
        except UserError:
            continue
    for text in names[:5]:
        search_people(view, text[:4])
    for text in list(places.values())[:5]:
        search_companies(view, text[:4])
    search_schools(view, "univ")


def _lists() -> list[Work]:
    return [
        me,
        _contacts,
        list_education,
        list_work,
        list_reference_accounts,
        _imports,
        list_unsettled,
        count_unsettled,
        lambda view: list_runs(view, before=(1 << 52, ""), limit=50),
    ]


def _contacts(view: View) -> None:
    found = list_contacts(view)
    if found:
        get_contact(view, found[0].id)


def _imports(view: View) -> None:
    for found in list_imports(view):
        get_import(view, found.id)
        list_verdicts(view, found.id, limit=50)
        find_verdicts(view, "an")


# --- the report -----------------------------------------------------------------------------------


def profiled(database: Database, name: str, calls: Sequence[Call]) -> Told:
    """Two of the calls of a query, run once more under PROFILE."""
    ordered = sorted(calls, key=lambda call: call.rows)
    median, most = ordered[len(ordered) // 2], ordered[-1]
    profiles = [database.profile(CATALOGUE[name], **call.params) for call in (median, most)]
    return Told(name, len(calls), *profiles)


def as_text(loaded: Loaded, told: Sequence[Told]) -> str:
    """The report as Markdown: a table, then every plan."""
    unseen = sorted(
        name
        for name, query in CATALOGUE.items()
        if isinstance(query, DirectoryQuery | ViewerQuery) and name not in {t.name for t in told}
    )
    rows = [
        f"| `{t.name}` | {t.calls:,} | {t.median.rows:,} | {t.median.hits:,} | {t.most.rows:,} "
        f"| {t.most.hits:,} |"
        for t in told
    ]
    head = (
        f"Made by `python -m benchmarks plans` over {loaded.people:,} people. Rows and hits "
        "are those of the call with the median and with the most rows; plans are of the latter."
    )
    missed = ", ".join(f"`{name}`" for name in unseen) or "none"
    return "\n".join(
        [
            head,
            "",
            "| query | calls | rows, median | hits | rows, most | hits |",
            "|---|---|---|---|---|---|",
            *rows,
            "",
            f"Not asked by this mix: {missed}.",
            *(line for one in told for line in _plan(one)),
        ]
    )


def _plan(told: Told) -> list[str]:
    steps = [
        f"{'  ' * step.depth}{step.operator.removesuffix('@neo4j')}"
        f"  {step.rows:,} rows, {step.hits:,} hits  {' '.join(step.details.split())}".rstrip()
        for step in told.most.steps
    ]
    return ["", f"## {told.name}", "", "```", *steps, "```"]
