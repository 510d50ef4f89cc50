"""What the database tells of a query: how it is planned, and what it did."""

from collections.abc import Iterator
from typing import Any, NamedTuple


class Step(NamedTuple):
    """An operator of a plan that was run, ``depth`` below the last one."""

    depth: int
    operator: str
    details: str
    rows: int
    hits: int


class Explained(NamedTuple):
    """What EXPLAIN tells: columns, notifications, operators with their depth and their details."""

    columns: tuple[str, ...]
    notifications: list[str]
    operators: list[tuple[int, str, str]]


class Profile:
    """What PROFILE tells: rows, database hits, operators."""

    def __init__(self, *, rows: int, plan: Any) -> None:
        self.rows = rows
        self.steps = list(steps(plan, 0))
        self.hits = sum(step.hits for step in self.steps)
        self.operators = [(step.operator, step.details) for step in self.steps]


def steps(plan: Any, depth: int) -> Iterator[Step]:
    yield Step(
        depth,
        str(plan["operatorType"]).split("@")[0],
        str(plan["args"].get("Details", "")),
        int(plan.get("rows", 0)),
        int(plan.get("dbHits", 0)),
    )
    for child in plan.get("children", []):
        yield from steps(child, depth + 1)
