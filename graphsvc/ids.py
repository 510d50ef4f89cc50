"""Ids: UUIDs of version 7 (RFC 9562, section 5.7): random, and roughly in order of creation."""

import random
import secrets
import time
import uuid
from collections.abc import Generator
from contextlib import contextmanager

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
