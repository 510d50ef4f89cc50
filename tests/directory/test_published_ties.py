"""Published ties: each as strong as its source says, else as the model says."""

from pathlib import Path

import neo4j
import pytest

from graphsvc.database import Database
from graphsvc.directory.loading import load_directory
from graphsvc.strength import cost, number
from loaders.files import FILES
from loaders.limits import LIMITS
from loaders.origin import Origin
from loaders.records import Acquaintance, DirectoryRecord, Person
from tests.directory.ledger import AS_OF, load
from tests.judge.kept import clear

PEOPLE: list[DirectoryRecord] = [Person(ref, f"Name {ref}") for ref in "abc"]
Costs = dict[str, int]


def known(session: neo4j.Session) -> Costs:
    """The cost of each published tie, by the source ids of the two in order."""
    rows = session.run(
        "MATCH (a:Person)-[k:KNOWS]-(b:Person) WHERE a.ref < b.ref "
        "RETURN a.ref + b.ref AS pair, k.cost AS cost"
    )
    return {row["pair"]: row["cost"] for row in rows}


@pytest.fixture
def directory(empty: Database, session: neo4j.Session) -> Database:
    clear(session)
    return empty


def test_a_tie_is_as_strong_as_its_source_says(directory: Database, session: neo4j.Session) -> None:
    ties = [Acquaintance("a", "b", 0.35), Acquaintance("b", "c"), Acquaintance("a", "c", 1)]
    assert load(directory, [*PEOPLE, *ties]) == []
    assert known(session) == {"ab": cost(0.35), "bc": cost(number("public_knows")), "ac": 0}


@pytest.mark.parametrize(
    ("stated", "stands"),
    [((0.2, 0.9), 0.9), ((0.9, 0.2), 0.9), ((None, 0.2), 0.5), ((0.7, None), 0.7)],
)
def test_of_a_tie_stated_twice_the_stronger_one_stands(
    directory: Database,
    session: neo4j.Session,
    stated: tuple[float | None, float | None],
    stands: float,
) -> None:
    ties = [Acquaintance("a", "b", stated[0]), Acquaintance("b", "a", stated[1])]
    load(directory, [*PEOPLE, *ties])
    assert known(session) == {"ab": cost(stands)}


def test_a_later_load_says_anew_how_strong_a_tie_is(
    directory: Database, session: neo4j.Session
) -> None:
    for strength, stands in ((0.9, 0.9), (0.2, 0.2), (None, number("public_knows"))):
        load(directory, [*PEOPLE, Acquaintance("a", "b", strength)])
        assert known(session) == {"ab": cost(stands)}
    load(directory, PEOPLE)
    assert known(session) == {}


def test_ties_come_from_a_file_of_the_directory(
    directory: Database, session: neo4j.Session, tmp_path: Path
) -> None:
    files = {
        "people.csv": "id,name\na,Ann\nb,Bo\nc,Cy\n",
        "acquaintances.csv": "person,other,strength\na,b,0.35\na,c,2\nb,c,\nb,nobody,1\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    records = FILES["directory"].read(Origin("d", path=tmp_path), LIMITS)
    done = load_directory(directory, records, source="d", as_of=AS_OF)
    found = {pair.replace("directory:", ""): cost_ for pair, cost_ in known(session).items()}
    assert found == {"ab": cost(0.35), "bc": cost(number("public_knows"))}
    wrong, missing = done.problems
    assert (wrong.file, wrong.row, wrong.field) == ("d/acquaintances.csv", 3, "strength")
    assert "directory:nobody" in missing.message
