"""Migrated stores: kept whole or not at all, used only where they are sound."""

import shutil
import stat
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import LiteralString, cast

import neo4j as neo4j_driver
import pytest

from graphsvc.database import Database
from graphsvc.embedded import BRIEF, Services, making, neo4j, program, stores
from graphsvc.embedded.making import make_store
from graphsvc.queries import cypher_folder
from graphsvc.settings import settings
from tests.lanes import long

GRAPH = {
    "databases/neo4j/neostore": b"nodes",
    "databases/neo4j/schema/index/1/index-1": b"an index",
    "transactions/neo4j/checkpoint.0": b"done",
}
OTHER = {"databases/system/neostore": b"users", "dbms/auth.ini": b"neo4j:secret"}


def write(folder: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def content(folder: Path) -> dict[str, bytes]:
    """Every file by its name."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A store in the cache, of a database that had users too."""
    data = tmp_path / "made"
    write(data, GRAPH | OTHER)
    kept = tmp_path / "stores" / "one"
    stores.keep(data, kept)
    return kept


def test_the_graph_alone_is_kept_for_this_user_alone(kept: Path) -> None:
    assert set(content(kept)) == {*GRAPH, "sums.json"}
    assert stat.S_IMODE(kept.stat().st_mode) == 0o700
    assert [path.name for path in kept.parent.iterdir()] == [kept.name]


def test_a_new_database_gets_the_graph_and_nothing_else(kept: Path, tmp_path: Path) -> None:
    data = tmp_path / "new"
    assert stores.plant(kept, data)
    assert content(data) == GRAPH
    assert {path.name for path in data.iterdir()} == {"databases", "transactions"}


def test_a_database_that_is_there_is_left_alone(kept: Path, tmp_path: Path) -> None:
    data = tmp_path / "old"
    theirs = {"databases/neo4j/neostore": b"theirs"}
    write(data, theirs)
    assert not stores.plant(kept, data)
    assert content(data) == theirs


def test_what_a_killed_start_has_copied_is_copied_anew(kept: Path, tmp_path: Path) -> None:
    data = tmp_path / "new"
    write(data, {"planted.part/databases/neo4j/rest": b"", "transactions/neo4j/rest": b""})
    assert stores.plant(kept, data)
    assert content(data) == GRAPH


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


@pytest.mark.parametrize("harm", [cut_short, Path.unlink])
@pytest.mark.parametrize("name", [*GRAPH, "sums.json"])
def test_a_store_that_is_spoilt_is_thrown_away_and_not_used(
    kept: Path, tmp_path: Path, name: str, harm: Callable[[Path], None]
) -> None:
    harm(kept / name)
    assert not stores.plant(kept, tmp_path / "new")
    assert not kept.exists()
    assert not (tmp_path / "new").exists()


def test_a_changed_byte_is_noticed(kept: Path, tmp_path: Path) -> None:
    (kept / "databases/neo4j/neostore").write_bytes(b"Nodes")
    assert not stores.plant(kept, tmp_path / "new")


def test_what_is_not_there_or_half_kept_is_not_used(tmp_path: Path) -> None:
    kept = tmp_path / "stores" / "one"
    write(tmp_path / "stores" / "one.part", GRAPH)
    assert not stores.plant(kept, tmp_path / "new")
    write(tmp_path / "made", GRAPH)
    stores.keep(tmp_path / "made", kept)
    assert not (tmp_path / "stores" / "one.part").exists()
    assert stores.plant(kept, tmp_path / "new")


def test_the_stores_that_were_used_last_stay(tmp_path: Path) -> None:
    write(tmp_path / "made", GRAPH)
    names = [f"store-{number}" for number in range(stores.KEPT + 2)]
    for number, name in enumerate(names):
        stores.keep(tmp_path / "made", tmp_path / "stores" / name)
        if number == stores.KEPT - 1:
            time.sleep(0.01)
            assert stores.plant(tmp_path / "stores" / names[0], tmp_path / "new")
    left = sorted(path.name for path in (tmp_path / "stores").iterdir())
    assert left == sorted([names[0], *names[3:]])


def test_each_schema_and_each_version_has_a_place_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = [stores.place(tmp_path)]
    folder = tmp_path / "cypher"
    shutil.copytree(cypher_folder() / "schema", folder / "schema")
    monkeypatch.setattr(stores, "cypher_folder", lambda: folder)
    assert stores.place(tmp_path) == places[0]
    first = min((folder / "schema").iterdir())
    for change in (
        lambda: first.write_bytes(first.read_bytes() + b" "),
        lambda: first.rename(first.with_name("V0000__first.cypher")),
        lambda: monkeypatch.setattr(stores, "VERSION", "2099.01.0"),
    ):
        change()
        places.append(stores.place(tmp_path))
    assert len(set(places)) == len(places)


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("GRAPHSVC_CACHE", str(tmp_path / "cache"))
    settings.cache_clear()
    yield tmp_path / "cache"
    monkeypatch.undo()
    settings.cache_clear()


def test_of_those_that_make_at_once_one_makes_and_leftovers_go(
    own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(own_cache / "stores" / "making-killed", GRAPH)
    made: list[Path] = []

    def make(_program: object, kept: Path) -> None:
        made.append(kept)
        time.sleep(0.2)
        kept.mkdir()

    monkeypatch.setattr(making, "_make", make)
    monkeypatch.setattr(program, "find", lambda: None)
    with ThreadPoolExecutor(4) as pool:
        found = [one.result() for one in [pool.submit(make_store) for _ in range(4)]]
    assert set(found) == set(made)
    assert len(made) == 1
    assert {path.name for path in (own_cache / "stores").iterdir()} == {"lock", made[0].name}


# On the real server

CONSTRAINTS = "SHOW CONSTRAINTS YIELD name, type, entityType, labelsOrTypes, properties, ownedIndex"
INDEXES = (
    "SHOW INDEXES YIELD name, type, entityType, labelsOrTypes, properties, owningConstraint, "
    "indexProvider, options, state, populationPercent"
)
MIGRATIONS = "MATCH (m:__Neo4jMigration) RETURN m{.*, to: [(m)-->(n) | n.version]} AS m"
OTHERS = "MATCH (n) WHERE NOT n:__Neo4jMigration RETURN labels(n) AS labels, n.lease AS lease"


def told(database: tuple[str, str], *queries: str) -> list[list[str]]:
    """The rows of each query, in an order of their own; the address and the password first."""
    uri, password = database
    driver = neo4j_driver.GraphDatabase.driver(uri, auth=(neo4j.USER, password))  # pyright: ignore
    with driver, driver.session() as session:  # pyright: ignore[reportUnknownMemberType]
        return [
            sorted(repr(row.data()) for row in session.run(cast(LiteralString, query)))
            for query in queries
        ]


def migrated(database: tuple[str, str]) -> list[str]:
    uri, password = database
    with Database(uri, user=neo4j.USER, password=password) as opened:
        opened.wait()
        return opened.migrate()


@pytest.fixture
def from_nothing(no_other_services: None, tmp_path: Path) -> Iterator[tuple[str, str]]:
    """A database that was made without the cache."""
    server = neo4j.start(tmp_path / "neo4j", program.find(), tuning=BRIEF)
    try:
        neo4j.wait(server)
        yield neo4j.uri(server), server.password
    finally:
        neo4j.stop(server)


@long
def test_a_planted_database_is_one_that_was_migrated_from_nothing(
    shared: Services, from_nothing: tuple[str, str]
) -> None:
    planted = (shared.neo4j_uri, shared.neo4j_password)
    assert migrated(planted) == []
    assert len(migrated(from_nothing)) == len(list(cypher_folder().glob("schema/V*")))
    assert migrated(from_nothing) == []
    queries = (CONSTRAINTS, INDEXES, MIGRATIONS)
    here, there = told(planted, *queries), told(from_nothing, *queries)
    assert [len(rows) > 10 for rows in here] == [True, True, True]
    assert here == there


@long
def test_a_planted_database_was_closed_in_order(
    no_other_services: None, tmp_path: Path, shared: Services
) -> None:
    """Neo4j would say that it recovers what was not."""
    folder = tmp_path / "neo4j"
    tuning = neo4j.Tuning(lasts="minutes", settings={"server.logs.debug.enabled": "true"})
    server = neo4j.start(folder, program.find(), tuning=tuning, store=make_store())
    try:
        neo4j.wait(server)
        database = (neo4j.uri(server), server.password)
        assert migrated(database) == []
        assert told(database, OTHERS) == [["{'labels': ['SchemaLock'], 'lease': None}"]]
    finally:
        neo4j.stop(server)
    said = (folder / "logs" / "debug.log").read_text("utf-8").lower()
    assert "recovery" not in said
    assert server.password != shared.neo4j_password
