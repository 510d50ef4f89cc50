"""Places over all processes, in Redis: names in sorted sets that end by themselves, under
fingerprints of ids. Where Redis does not answer each process's own count holds."""

import hashlib
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Any, Final, TypeVar

import redis

from graphsvc.ids import new_id
from graphsvc.shares import Share, too_many

Found = TypeVar("Found")

AWAY_SECONDS: Final = 5.0
"""For so long Redis is not asked again after it has not answered."""
ANSWER_SECONDS: Final = 0.5
"""So long Redis may take to answer."""
LOST_MS: Final = 120_000
"""After so long a place is free whose process has died with it: longer than anything takes."""

_TAKE: Final = """
local now = redis.call('TIME')
local ms = now[1] * 1000 + math.floor(now[2] / 1000)
for number, key in ipairs(KEYS) do
  redis.call('ZREMRANGEBYSCORE', key, '-inf', ms)
  if redis.call('ZCARD', key) >= tonumber(ARGV[number + 2]) then return 0 end
end
for _, key in ipairs(KEYS) do
  redis.call('ZADD', key, ms + ARGV[2], ARGV[1])
  redis.call('PEXPIRE', key, ARGV[2])
end
return 1
"""
"""Takes a place in every set, or in none: the place's name, for how long, the most in each set."""


class Asking:
    """Asks Redis, and not again for a while after it has not answered."""

    def __init__(self) -> None:
        self._away_until = 0.0

    def ask(self, work: Callable[[], Found]) -> Found | None:
        """What Redis answers; nothing where it does not."""
        if time.monotonic() < self._away_until:
            return None
        try:
            return work()
        except redis.RedisError:
            self._away_until = time.monotonic() + AWAY_SECONDS
            return None


class RedisPlaces:
    """Places over all processes."""

    def __init__(self, url: str) -> None:
        self._client: Any = redis.Redis.from_url(  # pyright: ignore[reportUnknownMemberType]
            url, socket_timeout=ANSWER_SECONDS, socket_connect_timeout=ANSWER_SECONDS
        )
        self._take = self._client.register_script(_TAKE)
        self._asking = Asking()

    @contextmanager
    def held(self, share: Share, *, user: str, org: str) -> Generator[None]:
        keys = [key_of(share, f"user {user}"), key_of(share, f"org {org}")]
        place = new_id()
        args = [place, LOST_MS, share.of_user, share.of_org]
        if self._asking.ask(lambda: bool(self._take(keys=keys, args=args))) is False:
            raise too_many()
        try:
            yield
        finally:
            self._asking.ask(lambda: [self._client.zrem(key, place) for key in keys])


def key_of(share: Share, whose: str) -> str:
    """Where Redis counts somebody's places: a fingerprint, which says nothing of whom."""
    print_ = hashlib.blake2b(whose.encode(), digest_size=12).hexdigest()
    return f"graphsvc:share:{share.name}:{print_}"
