"""Ids: UUIDs of version 7 (RFC 9562, section 5.7): random, and roughly in order of creation; of
version 4 where nobody is to learn when something was made."""

import random
import secrets
import time
import uuid
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

_seeded: Final = ContextVar[random.Random | None]("seeded", default=None)


def new_id() -> str:
    """A new UUIDv7 as text; inside :func:`seeded` a repeatable one."""
    millis, noise = time.time_ns() // 1_000_000, secrets.randbits(74)
    if chance := _seeded.get():
        millis, noise = chance.getrandbits(40), chance.getrandbits(74)
    value = (millis & (1 << 48) - 1) << 80 | 0x7 << 76 | (noise >> 62) << 64
    value |= 0b10 << 62 | noise & (1 << 62) - 1
    return str(uuid.UUID(int=value))


def timeless_id() -> str:
    """A new UUIDv4 as text, which says nothing of when it was made; inside :func:`seeded` a
    repeatable one."""
    chance = _seeded.get()
    noise = chance.getrandbits(128) if chance else secrets.randbits(128)
    return str(uuid.UUID(int=noise, version=4))


@contextmanager
def seeded(seed: int) -> Generator[None]:
    """Makes ids repeatable within the block and in what it asks of others (a request), not in a
    thread that goes on beside it; for comparing two worlds that differ in one thing."""
    before = _seeded.set(random.Random(seed))  # noqa: S311 - not for secrets
    try:
        yield
    finally:
        _seeded.reset(before)
