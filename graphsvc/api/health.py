"""``/v1/health``: whether this process lives, and whether all that it needs is there."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal
from weakref import WeakKeyDictionary

import redis
from fastapi import APIRouter

from graphsvc.api import examples
from graphsvc.api.deps import Services, ServicesDep
from graphsvc.api.problems import plain_problems
from graphsvc.database import Database
from graphsvc.errors import GraphsvcError, Unavailable
from graphsvc.paths.wire import Wire
from graphsvc.queries import Id, SystemQuery, cypher_folder

router = APIRouter(prefix="/v1/health", tags=["health"])

LOOKED_AT: Final = 1_000
"""Nodes of each label that readiness looks at."""
KEPT_SECONDS: Final = 60.0
"""How long a look at the graph's rules holds: it must not become a load of its own."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule of the graph that is broken so many times."""

    rule: str
    count: int


INTEGRITY = SystemQuery("read/integrity", Broken, ("limit",))
VERSIONS = SystemQuery("read/schema_versions", Id)


class Live(Wire):
    """This process answers."""

    status: Literal["live"] = "live"


class Ready(Wire):
    """All that the service needs is there."""

    status: Literal["ready"] = "ready"


class NotReady(Unavailable):
    """Something that the service needs is not there; ``parts`` says what."""

    slug = "not-ready"

    def __init__(self, parts: Mapping[str, str]) -> None:
        wrong = ", ".join(sorted(name for name, said in parts.items() if said != "ok"))
        super().__init__(f"Not ready: {wrong}.")
        self.parts = dict(parts)

    def extras(self) -> Mapping[str, object]:
        return {"parts": self.parts}


@router.get("", responses={**examples.ok(examples.LIVE), **plain_problems()})
def get_health() -> Live:
    """This process answers."""
    return Live()


@router.get("/ready", responses={**examples.ok(examples.READY), **plain_problems(503)})
def get_readiness(services: ServicesDep) -> Ready:
    """The database answers, its schema is this version's, no rule of the graph is broken, and the
    broker answers. Otherwise 503 with `parts`, which says of each what is wrong."""
    parts = look_at(services)
    if any(said != "ok" for said in parts.values()):
        raise NotReady(parts)
    return Ready()


def look_at(services: Services) -> dict[str, str]:
    """Of each part ``ok`` or what is wrong with it, without any data."""
    database = services.database
    parts = {"database": _said(lambda: _check_answers(database))}
    if parts["database"] == "ok":
        parts["schema"] = _said(lambda: _check_schema(database))
        parts["integrity"] = _said(lambda: _check_integrity(database))
    parts["broker"] = _said(lambda: _check_broker(services.config.redis_url))
    return parts


def _said(check: Callable[[], str | None]) -> str:
    try:
        return check() or "ok"
    except GraphsvcError:
        return "does not answer"


def _check_answers(database: Database) -> None:
    database.wait(0)


def _check_schema(database: Database) -> str | None:
    applied = {row.id for row in database.fetch(VERSIONS)}
    expected = {path.name for path in (cypher_folder() / "schema").glob("V*.cypher")}
    return None if applied == expected else "not the schema of this version"


_looked: WeakKeyDictionary[Database, tuple[float, int]] = WeakKeyDictionary()


def _check_integrity(database: Database) -> str | None:
    """Counts broken rules, once in ``KEPT_SECONDS``."""
    now = time.monotonic()
    looked, count = _looked.get(database, (now - KEPT_SECONDS, 0))
    if now - looked >= KEPT_SECONDS:
        count = len(find_broken(database, limit=LOOKED_AT))
        _looked[database] = (now, count)
    return f"{count} rules of the graph are broken" if count else None


def find_broken(database: Database, *, limit: int) -> list[Broken]:
    """Rules of the graph that are broken, at most ``limit`` nodes of each label looked at."""
    return database.fetch(INTEGRITY, limit=limit)


def _check_broker(url: str | None) -> str | None:
    if url is None:
        return "not configured"
    try:
        with redis.Redis.from_url(url, socket_timeout=2, socket_connect_timeout=2) as client:  # pyright: ignore[reportUnknownMemberType]
            client.ping()  # pyright: ignore[reportUnknownMemberType]
    except redis.RedisError:
        return "does not answer"
    return None
