"""Published friendships and the answers computed over them by others: all of them, exactly.

The answers count friendships alone, so the questions follow KNOWS only and every path counts.
"""

import csv
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Literal

import pytest

from graphsvc.accounts.people import ADD_USER, add_organisation
from graphsvc.database import Database, Transaction
from graphsvc.ids import new_id, today
from graphsvc.ingest.directory import load_directory
from graphsvc.ontology import TieType, Viewer
from graphsvc.paths.answer import MOST_INTERMEDIARIES, Question, answer
from graphsvc.paths.lookup import PERSON_BY_REF
from graphsvc.paths.wire import Answer
from graphsvc.sealing import KeyRing
from graphsvc.visibility import look
from loaders.files import FILES
from loaders.limits import LIMITS
from loaders.origin import Origin

REACH = MOST_INTERMEDIARIES + 1
NONE_WITHIN_REACH = (-1, 0)

Rows = list[dict[str, str]]


class Askers:
    """One organisation in which every questioner is the user that is their person."""

    def __init__(self, database: Database, ring: KeyRing) -> None:
        self.database = database
        self.ring = ring
        self._org = add_organisation(database, ring, "The askers").id
        self._viewers: dict[str, Viewer] = {}

    def add(self, people: set[str]) -> None:
        """Makes the users, all at once."""
        self.database.write(lambda tx: [self._add(tx, ref) for ref in sorted(people)])

    def _add(self, tx: Transaction, ref: str) -> None:
        person = tx.run(PERSON_BY_REF, ref=f"ldbc:{ref}")[0].id
        user = new_id()
        tx.run(
            ADD_USER,
            id=user,
            org=self._org,
            email=f"{ref}@example.com",
            name=f"User {ref}",
            person=person,
            now=0,
        )
        self._viewers[ref] = Viewer(user=user, org=self._org)

    def ask(self, person: str, question: Question) -> Answer:
        """The answer to somebody's question."""
        viewer = self._viewers[person]
        return look(self.database, viewer, lambda view: answer(view, self.ring, question))


def answers(shared_data: Path, name: str) -> Rows:
    with (shared_data / "ldbc_answers" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="|"))


@pytest.fixture(scope="module")
def pairs(shared_data: Path) -> Rows:
    """Two people, the length of the shortest path between them, and how many such paths."""
    return answers(shared_data, "ic13_pairs.csv")


@pytest.fixture(scope="module")
def companies(shared_data: Path) -> Rows:
    """A person and an organisation, how far its nearest person is, and how many are so near."""
    return answers(shared_data, "intro_to_company.csv")


@pytest.fixture(scope="module")
def askers(
    empty: Database, ring: KeyRing, shared_data: Path, pairs: Rows, companies: Rows
) -> Askers:
    source = Origin("ldbc", path=shared_data / "ldbc_sf0.1")
    loaded = load_directory(empty, FILES["ldbc"].read(source, LIMITS), source="ldbc", as_of=today())
    assert loaded.written["Person"] == 1_528
    assert loaded.written["Acquaintance"] == 14_073
    asking = Askers(empty, ring)
    asking.add({row["person1Id"] for row in pairs} | {row["personId"] for row in companies})
    return asking


def question(kind: Literal["person", "company"], reference: str) -> Question:
    """Only the count matters, so one path is enough."""
    return Question(
        kind,
        f"ldbc:{reference}",
        max_intermediaries=MOST_INTERMEDIARIES,
        limit=1,
        per_introducer=0,
        types=frozenset({TieType.KNOWS}),
        count=True,
    )


def within_reach(length: str, count: str) -> tuple[int, int]:
    found = (int(length), int(count))
    return found if found[0] <= REACH else NONE_WITHIN_REACH


def ask_all(askers: Askers, questions: Iterable[tuple[str, Question]]) -> list[Answer]:
    """The answers to (person, question) pairs; a few people ask at once."""
    with ThreadPoolExecutor(3) as pool:
        asked = [pool.submit(askers.ask, person, asking) for person, asking in questions]
        return [found.result() for found in asked]


def test_every_pair_is_as_far_apart_as_published(askers: Askers, pairs: Rows) -> None:
    assert len(pairs) == 999
    asked = [(row["person1Id"], question("person", row["person2Id"])) for row in pairs]
    wrong: list[str] = []
    for row, found in zip(pairs, ask_all(askers, asked), strict=True):
        counted = (found.count.length, found.count.paths) if found.count else NONE_WITHIN_REACH
        if counted != within_reach(row["shortestPathLength"], row["numShortestPaths"]):
            wrong.append(f"{row}: {counted}")
        assert bool(found.paths) == bool(found.count) == (found.reason is None)
    assert not wrong


def test_the_nearest_people_of_every_organisation_are_as_published(
    askers: Askers, companies: Rows
) -> None:
    assert len(companies) == 250
    asked = [(row["personId"], question("company", row["organisationId"])) for row in companies]
    wrong: list[str] = []
    for row, found in zip(companies, ask_all(askers, asked), strict=True):
        counted = (found.count.length, found.count.ends) if found.count else NONE_WITHIN_REACH
        if counted != within_reach(row["nearestDistance"], row["numTargetsAtDistance"]):
            wrong.append(f"{row}: {counted}")
    assert not wrong
