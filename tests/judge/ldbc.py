"""Published friendships, and the answers that others computed over them, beside the product's.

Friendships alone are followed, so every path counts. The folder holds ``ldbc_sf0.1`` (the network)
and ``ldbc_answers`` (the answers).

**By weight.** The third set lists all shortest paths of a pair by the sum of their ties' weights,
largest first, at most 50. All of them are equally long, so where a tie costs a constant less its
weight times another, the order by cost is the order by weight. Weights are halves, each ``HALF`` of
cost, while a strength and its cost differ by less than one from what they stand for: three ties
cannot come near a half. Paths of one weight may come in any order, and where there are more than 50
any of those that share the last weight may be the ones that are left out.
"""

import csv
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, Literal

from graphsvc.access.door import Door
from graphsvc.access.users import ADD_USER, add_organisation
from graphsvc.database import Database, Transaction
from graphsvc.days import today
from graphsvc.directory.loading import Loaded, load_directory
from graphsvc.ids import new_id
from graphsvc.naming.names import PEOPLE_BY_ID
from graphsvc.naming.references import PERSON_BY_REF
from graphsvc.normal.rules import RULES
from graphsvc.ontology import TieType, Viewer
from graphsvc.paths.answer import answer
from graphsvc.paths.question import MOST_INTERMEDIARIES, MOST_PATHS, Question
from graphsvc.sealing import KeyRing
from graphsvc.wire.answers import Answer
from loaders.files import FILES
from loaders.limits import LIMITS
from loaders.origin import Origin
from loaders.records import Acquaintance
from tests.judge.compared import Compared

NETWORK: Final = "ldbc_sf0.1"
PAIRS: Final = "ldbc_answers/ic13_pairs.csv"
COMPANIES: Final = "ldbc_answers/intro_to_company.csv"
RANKED: Final = "ldbc_answers/ic14_v1_paths.csv"
WEIGHTS: Final = "ldbc_answers/edge_weights_ic14.csv"

REACH = MOST_INTERMEDIARIES + 1
NONE_WITHIN_REACH = (-1, 0)

Rows = list[dict[str, str]]
Chain = tuple[str, ...]
"""People by the ids of the data, from the one who asks to the target."""


def rows(data: Path, name: str) -> Rows:
    """The rows of a file of the data."""
    with (data / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="|"))


def load_network(database: Database, data: Path) -> Loaded:
    """Loads people, organisations and friendships as ``graphsvc load ldbc`` does."""
    records = FILES["ldbc"].read(Origin("ldbc", path=data / NETWORK), LIMITS)
    return load_directory(database, records, source="ldbc", as_of=today())


class Askers:
    """One organisation in which every questioner is the user that is their person."""

    def __init__(self, database: Database, ring: KeyRing) -> None:
        self.database = database
        self.ring = ring
        self._org = add_organisation(database, ring, "The askers").id
        self._viewers: dict[str, Viewer] = {}

    def add(self, people: Iterable[str]) -> None:
        """Makes the users who are not there yet, all at once."""
        new = sorted(set(people) - self._viewers.keys())
        self.database.write(lambda tx: [self._add(tx, ref) for ref in new])

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
            rules=RULES,
            now=0,
        )
        self._viewers[ref] = Viewer(user=user, org=self._org)

    def ask(self, person: str, question: Question) -> Answer:
        """The answer to somebody's question."""
        viewer = self._viewers[person]
        return Door(self.database, viewer, self.ring).look(lambda view: answer(view, question))

    def ask_all(self, asked: Sequence[tuple[str, Question]]) -> list[Answer]:
        """The answers to (person, question) pairs; a few people ask at once."""
        self.add(person for person, _ in asked)
        with ThreadPoolExecutor(3) as pool:
            found = [pool.submit(self.ask, person, question) for person, question in asked]
            return [one.result() for one in found]


def _question(
    kind: Literal["person", "company"], reference: str, *, ties: int = REACH, limit: int = 1
) -> Question:
    return Question(
        kind,
        f"ldbc:{reference}",
        max_intermediaries=ties - 1,
        limit=limit,
        per_introducer=0,
        types=frozenset({TieType.KNOWS}),
        count=True,
    )


# --- how far and how many -------------------------------------------------------------------------


def compare_pairs(askers: Askers, pairs: Rows) -> Iterator[Compared]:
    """Two people: the length of the shortest path between them, and how many such paths."""
    asked = [(row["person1Id"], _question("person", row["person2Id"])) for row in pairs]
    for row, found in zip(pairs, askers.ask_all(asked), strict=True):
        counted = (found.count.length, found.count.paths) if found.count else NONE_WITHIN_REACH
        wanted = within_reach(row["shortestPathLength"], row["numShortestPaths"])
        yield _counted(row, found, counted, wanted)


def compare_companies(askers: Askers, companies: Rows) -> Iterator[Compared]:
    """A person and an organisation: how far its nearest person is, and how many are so near."""
    asked = [(row["personId"], _question("company", row["organisationId"])) for row in companies]
    for row, found in zip(companies, askers.ask_all(asked), strict=True):
        counted = (found.count.length, found.count.ends) if found.count else NONE_WITHIN_REACH
        wanted = within_reach(row["nearestDistance"], row["numTargetsAtDistance"])
        yield _counted(row, found, counted, wanted)


def within_reach(length: str, count: str) -> tuple[int, int]:
    """A published length and number, as far as three intermediaries reach."""
    found = (int(length), int(count))
    return found if found[0] <= REACH else NONE_WITHIN_REACH


def _counted(
    row: dict[str, str], found: Answer, counted: tuple[int, int], wanted: tuple[int, int]
) -> Compared:
    """Also whether there is a path just where one is counted, and a reason just where none is."""
    there = wanted != NONE_WITHIN_REACH
    answered = (bool(found.paths), found.reason is None)
    return Compared("length and number", (counted, answered), (wanted, (there, there)), (row,))


# --- by weight ------------------------------------------------------------------------------------

WEIGHTLESS: Final = 6_000_000
HALF: Final = 20_000
"""The cost of a tie without weight, and by how much half a weight lessens it: 0.0025 for none, 0.98
for 149, and the largest weight is 119."""


def cost_of(weight: float) -> int:
    """What a tie of a weight should cost."""
    return WEIGHTLESS - HALF * round(2 * weight)


def strength_of(weight: float) -> float:
    """The strength that a tie of a weight is given."""
    return math.exp(-cost_of(weight) / 1_000_000)


@dataclass(frozen=True)
class Friends:
    """Who knows whom, and the weight of each tie."""

    of: Mapping[str, set[str]]
    weights: Mapping[frozenset[str], float]

    def weight(self, path: Chain) -> float:
        """The sum of a path's weights; no number where two of it are no friends."""
        return sum(self.weights.get(frozenset(tie), math.nan) for tie in pairwise(path))

    def shortest(self, one: str, other: str) -> list[Chain]:
        """All shortest paths between two people, level by level."""
        level, seen = [(one,)], {one}
        while level and all(path[-1] != other for path in level):
            level = [
                (*path, next_) for path in level for next_ in self.of[path[-1]] if next_ not in seen
            ]
            seen |= {path[-1] for path in level}
        return [path for path in level if path[-1] == other]


def friends(data: Path) -> Friends:
    """The friendships of the data; a tie that has no weight there weighs nothing."""
    given = {frozenset((row["a"], row["b"])): float(row["weight"]) for row in rows(data, WEIGHTS)}
    of, weights = defaultdict[str, set[str]](set), dict[frozenset[str], float]()
    for tie in FILES["ldbc"].read(Origin("ldbc", path=data / NETWORK), LIMITS):
        if isinstance(tie, Acquaintance):
            one, other = (ref.removeprefix("ldbc:") for ref in (tie.person, tie.other))
            of[one].add(other)
            of[other].add(one)
            weights[frozenset((one, other))] = given.pop(frozenset((one, other)), 0.0)
    if given:
        raise ValueError(f"{len(given)} weights are of people who are no friends")
    return Friends(of, weights)


def state_weights(database: Database, known: Friends) -> Loaded:
    """Loads every friendship again with the strength of its weight, from a file of a directory."""
    lines = ["person,other,strength"]
    for (one, other), weight in ((sorted(tie), known.weights[tie]) for tie in known.weights):
        lines.append(f"ldbc:{one},ldbc:{other},{strength_of(weight)!r}")
    with TemporaryDirectory(prefix="graphsvc-weights-") as folder:
        text = "\n".join([*lines, ""])
        (Path(folder) / "acquaintances.csv").write_text(text, encoding="utf-8")
        records = FILES["directory"].read(Origin("weights", path=Path(folder)), LIMITS)
        return load_directory(database, records, source="weights", as_of=today())


@dataclass(frozen=True)
class Ranked:
    """The paths of one pair with their weights, as they are published."""

    paths: list[tuple[float, Chain]]

    @property
    def ends(self) -> tuple[str, str]:
        return self.paths[0][1][0], self.paths[0][1][-1]

    @property
    def ties(self) -> int:
        return len(self.paths[0][1]) - 1

    def candidates(self, known: Friends) -> dict[float, set[Chain]]:
        """By weight the paths that may have it: those published; of the last weight all that there
        are, where the list is cut off within it."""
        found = defaultdict[float, set[Chain]](set)
        for weight, path in self.paths:
            found[weight].add(path)
        if len(self.paths) == MOST_PATHS:
            last = self.paths[-1][0]
            found[last] |= {p for p in known.shortest(*self.ends) if known.weight(p) == last}
        return found


def ranked(data: Path) -> list[Ranked]:
    """All pairs, with their paths in the order of their ranks."""
    pairs: dict[tuple[str, str], list[tuple[int, float, Chain]]] = defaultdict(list)
    for row in rows(data, RANKED):
        path = tuple(row["personIdsInPath"].split(";"))
        pair = (row["person1Id"], row["person2Id"])
        pairs[pair].append((int(row["rank"]), float(row["pathWeight"]), path))
    return [Ranked([(weight, path) for _, weight, path in sorted(of)]) for of in pairs.values()]


def compare_ranked(askers: Askers, known: Friends, pairs: Sequence[Ranked]) -> Iterator[Compared]:
    """Every path of every pair, rank by rank: its weight, and that it is one of those of its weight
    and none that came before."""
    asked = [
        (pair.ends[0], _question("person", pair.ends[1], ties=pair.ties, limit=MOST_PATHS))
        for pair in pairs
    ]
    answers = askers.ask_all(asked)
    refs = _refs(askers.database, answers)
    for pair, told in zip(pairs, answers, strict=True):
        found = [tuple(refs[human.id] for human in path.people) for path in told.paths]
        yield from _by_rank(pair, found, known)


def _by_rank(pair: Ranked, found: Sequence[Chain], known: Friends) -> Iterator[Compared]:
    candidates = pair.candidates(known)
    for rank, (path, published) in enumerate(zip_longest(found, pair.paths)):
        told = None
        if path is not None:
            weight = known.weight(path)
            may_be = path in candidates.get(weight, ())
            told = (weight, may_be, path not in found[:rank])
        right = (published[0], True, True) if published else None
        yield Compared(f"weight at rank {rank + 1}", told, right, (pair.ends, path))


def _refs(database: Database, answers: Iterable[Answer]) -> dict[str, str]:
    """The ids of the data by those of the product."""
    ids = {human.id for told in answers for path in told.paths for human in path.people}
    people = database.fetch(PEOPLE_BY_ID, ids=sorted(ids))
    return {row.id: row.ref.removeprefix("ldbc:") for row in people}
