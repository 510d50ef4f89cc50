"""``/v1/health``: whether this process lives, and whether all that it needs is there."""

import time
from collections.abc import Callable, Mapping
from threading import Lock
from typing import Final, Literal
from weakref import WeakKeyDictionary

import redis
from fastapi import APIRouter

from graphsvc.access.integrity import find_broken
from graphsvc.api import examples
from graphsvc.api.deps import Services, ServicesDep
from graphsvc.api.problems import plain_problems
from graphsvc.database import Database, has_this_schema
from graphsvc.errors import GraphsvcError, Unavailable
from graphsvc.wire.model import Wire

router = APIRouter(prefix="/v1/health", tags=["health"])

LOOKED_AT: Final = 1_000
"""Nodes of each label that readiness looks at."""
KEPT_SECONDS: Final = 60.0
"""How long a look at the graph's rules holds: it must not become a load of its own."""


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
async def get_health() -> Live:
    """This process answers. Outside the pool of threads, so that it does when they are all at
    work."""
    return Live()


@router.get("/ready", responses={**examples.ok(examples.READY), **plain_problems(503)})
def get_readiness(services: ServicesDep) -> Ready:
    """The database answers, its schema is this version's, no rule of the graph is broken, and the
    broker answers. Otherwise 503 with `parts`, which says of each what is wrong."""
    parts = _last_look(services)
    if any(said != "ok" for said in parts.values()):
        raise NotReady(parts)
    return Ready()


_looking = Lock()
_parts: WeakKeyDictionary[Database, dict[str, str]] = WeakKeyDictionary()


def _last_look(services: Services) -> dict[str, str]:
    """What one thread sees; whoever asks meanwhile is told what was seen last, so that the looks of
    many do not take the threads of all."""
    database = services.database
    if not _looking.acquire(blocking=database not in _parts):
        return _parts[database]
    try:
        _parts[database] = look_at(services)
        return _parts[database]
    finally:
        _looking.release()


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
    return None if has_this_schema(database) else "not the schema of this version"


_looked: WeakKeyDictionary[Database, tuple[float, int]] = WeakKeyDictionary()


def _check_integrity(database: Database) -> str | None:
    """Counts broken rules, once in ``KEPT_SECONDS``."""
    now = time.monotonic()
    looked, count = _looked.get(database, (now - KEPT_SECONDS, 0))
    if now - looked >= KEPT_SECONDS:
        count = len(find_broken(database, limit=LOOKED_AT))
        _looked[database] = (now, count)
    return f"{count} rules of the graph are broken" if count else None


def _check_broker(url: str | None) -> str | None:
    if url is None:
        return "not configured"
    try:
        with redis.Redis.from_url(url, socket_timeout=2, socket_connect_timeout=2) as client:  # pyright: ignore[reportUnknownMemberType]
            client.ping()  # pyright: ignore[reportUnknownMemberType]
    except redis.RedisError:
        return "does not answer"
    return None
