"""How often something may be done in a while: what a user asks, attempts to sign in that fail, and
guesses at passwords and codes.

Counted in Redis, over all processes, under keyed digests that say nothing of whom. Where Redis does
not answer each process counts for itself. Failed attempts are counted in the process at all times,
so that nobody gets more of them by making Redis go away.
"""

import math
import time
from collections import OrderedDict
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from ipaddress import IPv6Address, IPv6Network, ip_address
from threading import Lock
from typing import Final, TypeVar

from limits import RateLimitItem, RateLimitItemPerHour, RateLimitItemPerMinute
from limits.storage import MemoryStorage, RedisStorage, Storage
from limits.strategies import RateLimiter, SlidingWindowCounterRateLimiter

from graphsvc.errors import NotSignedIn, TooMany, UserError
from graphsvc.redis_places import ANSWER_SECONDS, Asking

Found = TypeVar("Found")

FAILED_MINUTES: Final = 5
"""The while in which failed attempts to sign in are counted."""
OF_PREFIX: Final = 3
"""An address may fail so many times as often as secrets that begin alike may, from all addresses
together."""
PREFIX: Final = 11
"""How many characters that are: those of ``gs_`` and 48 random bits."""
ACCEPTED_SECONDS: Final = 600.0
MOST_ACCEPTED: Final = 10_000
"""A secret that was good lately is looked up whatever else fails at its address, so that a
colleague's broken program signs nobody out; so many are remembered."""

GUESSES_SECONDS: Final = 900
"""Guesses are forgotten so long after the first of them."""

Digest = Callable[[str], str]
"""A keyed digest of a text."""


@dataclass(frozen=True, slots=True)
class Rate:
    """How often somebody may ask: ``limit`` times in ``seconds``, of which ``remaining`` are left
    until ``reset`` seconds have passed. ``allowed`` is whether they may now."""

    limit: int
    seconds: int
    remaining: int
    reset: int
    allowed: bool

    def check(self) -> None:
        """Raises ``TooMany`` for a request that is too many."""
        if not self.allowed:
            raise TooMany(
                f"A user may ask {self.limit} times in {self.seconds} seconds.",
                advice="Ask less often.",
                retry_after=self.reset,
            )


@dataclass(frozen=True, slots=True)
class Guesser:
    """Who says a password or a code: of which account, from which address. ``browser`` names one
    that has been signed in to that account before, and is empty for any other."""

    account: str
    address: str
    browser: str = ""


@dataclass(frozen=True, slots=True)
class Pauses:
    """After ``free`` guesses comes a pause, of one second, then twice as long each time, and at
    most ``longest`` seconds."""

    free: int
    longest: int

    def after(self, guesses: int) -> int:
        """The seconds from the guess of that number to the next one."""
        over = guesses - self.free
        return min(self.longest, 1 << min(over - 1, 20)) if over > 0 else 0


OF_ONE: Final = Pauses(free=5, longest=30)
"""For one address at one account, or for a browser that its owner has signed in with: so nobody
else keeps them waiting, and they themselves wait half a minute at most."""
OF_ALL: Final = Pauses(free=50, longest=8)
"""For all strange browsers at one account, wherever they are."""


_ASKED: Final = RateLimitItemPerHour(30)
"""Mails that one address has sent to anybody."""
_MAILS: Final = RateLimitItemPerHour(4)
"""Mails that are sent to one account because somebody says that it is theirs."""


class Rates:
    """The counts of this process, and where there is a Redis those of all."""

    def __init__(
        self, digest: Digest, *, redis_url: str | None, of_user: int, failed_sign_ins: int
    ) -> None:
        self._digest = digest
        self._of_user = RateLimitItemPerMinute(of_user)
        self._of_address = RateLimitItemPerMinute(failed_sign_ins, FAILED_MINUTES)
        self._of_prefix = RateLimitItemPerMinute(
            max(1, failed_sign_ins // OF_PREFIX), FAILED_MINUTES
        )
        own, shared = MemoryStorage(), _storage(redis_url) if redis_url else None
        self._own = _limiter(own)
        self._shared = _limiter(shared) if shared else None
        self._guesses = [one for one in (own, shared) if one is not None]
        self._asking = Asking()
        self._accepted = _Lately(ACCEPTED_SECONDS, MOST_ACCEPTED)

    def asked(self, user: str) -> Rate:
        """Counts a request of a user."""
        key = self._digest(f"user {user}")

        def ask(limiter: RateLimiter) -> Rate:
            allowed = limiter.hit(self._of_user, key)
            return _rate(limiter, self._of_user, key, allowed=allowed)

        found = self._in_all(ask)
        return ask(self._own) if found is None else found

    @contextmanager
    def signing_in(self, secret: str, *, address: str) -> Generator[None]:
        """Around the look-up of a key or of a session's cookie, which fails by ``NotSignedIn``.
        Raises ``TooMany`` after too many that did."""
        name = self._digest(f"secret {secret}")
        counted = [
            (self._of_address, self._digest(f"address {neighbourhood(address)}")),
            (self._of_prefix, self._digest(f"prefix {secret[:PREFIX]}")),
        ]
        if not self._accepted.has(name):
            self._check(counted)
        try:
            yield
        except NotSignedIn:
            self._accepted.forget(name)
            self._fail(counted)
            raise
        self._accepted.add(name)

    @contextmanager
    def guessing(self, guesser: Guesser) -> Generator[None]:
        """Around a look at a password or a code, which fails by a ``UserError``. A guess is counted
        before it is looked at, so that none of many at once is free, and given back where it was
        right or was not looked at. Raises ``TooMany`` where it comes too early.

        A browser that has been signed in to the account before waits for its own guesses alone.
        """
        strange = not guesser.browser
        where = neighbourhood(guesser.address) if strange else f"browser {guesser.browser}"
        counts = [_Count(self._digest(f"guess {guesser.account} {where}"), OF_ONE)]
        failed = [(self._of_address, self._digest(f"address {neighbourhood(guesser.address)}"))]
        if strange:
            counts.append(_Count(self._digest(f"guess {guesser.account}"), OF_ALL))
            self._check(failed)
        self._count(counts)
        try:
            yield
        except TooMany:
            self._give_back(counts)
            raise
        except UserError:
            if strange:
                self._fail(failed)
            raise
        except BaseException:
            self._give_back(counts)
            raise
        self._forget(counts[0])
        self._give_back(counts[1:])

    def may_mail(self, account: str, *, about: str, address: str) -> bool:
        """Whether somebody at an address may have a mail sent to an account: a few an hour are
        about the same thing, so that asking for one is in the way of no other. Raises ``TooMany``
        where they ask too often, for whomever. There is no address where somebody is signed
        in."""
        asked = [(_ASKED, self._digest(f"mails asked {neighbourhood(address)}"))]
        if address:
            self._check(asked)
            self._fail(asked)
        key = self._digest(f"mails about {about} to {account}")
        allowed = self._own.hit(_MAILS, key)
        return allowed and self._in_all(lambda limiter: limiter.hit(_MAILS, key)) is not False

    def _count(self, counts: Sequence["_Count"]) -> None:
        """One after the other: who waits at one of them takes nobody's turn at the next."""
        for number, count in enumerate(counts, start=1):
            waits = [self._of(storage, count.add) or 0 for storage in self._guesses]
            if max(waits):
                self._give_back(counts[:number])
                raise TooMany(
                    "That was tried too often.",
                    advice="Wait a little, and try again.",
                    retry_after=max(waits),
                )

    def _give_back(self, counts: Sequence["_Count"]) -> None:
        for storage in self._guesses:
            for count in counts:
                self._of(storage, count.take_back)

    def _forget(self, count: "_Count") -> None:
        for storage in self._guesses:
            self._of(storage, count.forget)

    def _of(self, storage: Storage, work: Callable[[Storage], Found]) -> Found | None:
        """What the storage of this process answers, or Redis; nothing where that does not."""
        if isinstance(storage, MemoryStorage):
            return work(storage)
        return self._asking.ask(lambda: work(storage))

    def _check(self, counted: Sequence[tuple[RateLimitItem, str]]) -> None:
        def full(limiter: RateLimiter) -> list[Rate]:
            rates = [
                _rate(limiter, item, key, allowed=limiter.test(item, key)) for item, key in counted
            ]
            return [rate for rate in rates if not rate.allowed]

        reached = full(self._own) or self._in_all(full)
        if reached:
            raise TooMany(
                "Too many attempts to sign in have failed.",
                advice="Check what you type, and try again later.",
                retry_after=max(rate.reset for rate in reached),
            )

    def _fail(self, counted: Sequence[tuple[RateLimitItem, str]]) -> None:
        def hit(limiter: RateLimiter) -> None:
            for item, key in counted:
                limiter.hit(item, key)

        hit(self._own)
        self._in_all(hit)

    def _in_all(self, ask: Callable[[RateLimiter], Found]) -> Found | None:
        """What Redis answers; nothing where it does not."""
        shared = self._shared
        return None if shared is None else self._asking.ask(lambda: ask(shared))


def neighbourhood(address: str) -> str:
    """The address under which somebody is counted: of IPv6 the network of 64 bits, all of which one
    machine may have."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv6Address):
        return str(found.ipv4_mapped or IPv6Network((int(found) >> 64 << 64, 64)))
    return str(found)


@dataclass(frozen=True, slots=True)
class _Count:
    """Guesses under a name, and the pause that is kept between them."""

    name: str
    pauses: Pauses

    def add(self, storage: Storage) -> int:
        """Counts one; the seconds that are left of the pause before it."""
        pause = self.pauses.after(storage.incr(self.name, GUESSES_SECONDS))
        if not pause or storage.incr(self._pause, pause) == 1:
            return 0
        return max(1, math.ceil(storage.get_expiry(self._pause) - time.time()))

    def take_back(self, storage: Storage) -> None:
        storage.incr(self.name, GUESSES_SECONDS, amount=-1)

    def forget(self, storage: Storage) -> None:
        storage.clear(self.name)
        storage.clear(self._pause)

    @property
    def _pause(self) -> str:
        return f"{self.name} pause"


class _Lately:
    """Names that came up lately, the newest of them."""

    def __init__(self, seconds: float, most: int) -> None:
        self._seconds, self._most = seconds, most
        self._until: OrderedDict[str, float] = OrderedDict()
        self._lock = Lock()

    def has(self, name: str) -> bool:
        with self._lock:
            return self._until.get(name, 0.0) > time.monotonic()

    def add(self, name: str) -> None:
        with self._lock:
            self._until[name] = time.monotonic() + self._seconds
            self._until.move_to_end(name)
            if len(self._until) > self._most:
                self._until.popitem(last=False)

    def forget(self, name: str) -> None:
        with self._lock:
            self._until.pop(name, None)


def _limiter(storage: Storage) -> RateLimiter:
    return SlidingWindowCounterRateLimiter(storage)


def _storage(url: str) -> Storage:
    return RedisStorage(
        url,
        key_prefix="graphsvc:rate",
        socket_timeout=ANSWER_SECONDS,
        socket_connect_timeout=ANSWER_SECONDS,
    )


def _rate(limiter: RateLimiter, item: RateLimitItem, key: str, *, allowed: bool) -> Rate:
    stats = limiter.get_window_stats(item, key)
    reset = max(1, round(stats.reset_time - time.time()))
    return Rate(item.amount, item.get_expiry(), stats.remaining, reset, allowed)
