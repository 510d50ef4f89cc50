"""Ids and the calendar day: the two things that differ from run to run, kept in one place.

Ids are UUIDs of version 7 (RFC 9562, section 5.7): random, and roughly in order of creation.
"""

import datetime
import random
import secrets
import time
import uuid
from collections.abc import Generator
from contextlib import contextmanager

from graphsvc.settings import settings

_EPOCH = datetime.date(1970, 1, 1)
_seeded: list[random.Random] = []


def new_id() -> str:
    """A new UUIDv7 as text; inside :func:`seeded` a repeatable one."""
    millis, noise = time.time_ns() // 1_000_000, secrets.randbits(74)
    if _seeded:
        millis, noise = _seeded[-1].getrandbits(40), _seeded[-1].getrandbits(74)
    value = (millis & (1 << 48) - 1) << 80 | 0x7 << 76 | (noise >> 62) << 64
    value |= 0b10 << 62 | noise & (1 << 62) - 1
    return str(uuid.UUID(int=value))


@contextmanager
def seeded(seed: int) -> Generator[None]:
    """Makes ids repeatable within the block, for comparing two worlds that differ in one thing."""
    _seeded.append(random.Random(seed))  # noqa: S311 - not for secrets
    try:
        yield
    finally:
        _seeded.pop()


def day_number(day: datetime.date) -> int:
    """Days since 1970-01-01; what the graph stores for a day."""
    return (day - _EPOCH).days


def day_of(number: int) -> datetime.date:
    """The day that :func:`day_number` counted."""
    return _EPOCH + datetime.timedelta(days=number)


def today() -> int:
    """The day on which strengths are computed, as a day number (UTC)."""
    fixed = settings().today
    if fixed:
        return day_number(datetime.date.fromisoformat(fixed))
    return day_number(datetime.datetime.now(datetime.UTC).date())


def now_ms() -> int:
    """The moment, in milliseconds since 1970 (UTC)."""
    return time.time_ns() // 1_000_000
