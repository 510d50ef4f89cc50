"""The rules of the graph that everything rests on, looked at in what is stored."""

from dataclasses import dataclass

from graphsvc.database import Database
from graphsvc.queries import SystemQuery


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule of the graph that is broken so many times."""

    rule: str
    count: int


INTEGRITY = SystemQuery("access/read/integrity", Broken, ("limit",))


def find_broken(database: Database, *, limit: int) -> list[Broken]:
    """Rules of the graph that are broken, at most ``limit`` nodes of each label looked at."""
    return database.fetch(INTEGRITY, limit=limit)
