"""Guesses at passwords and codes come in growing pauses, which keep no owner out."""

import hashlib
import time
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest

from graphsvc.accounts.devices import device_of
from graphsvc.accounts.known import known_as, make_known
from graphsvc.embedded import Services
from graphsvc.errors import InvalidInput, NotSignedIn, TooMany, Unavailable
from graphsvc.rates import OF_ALL, OF_ONE, Guesser, Pauses, Rates
from graphsvc.sealing import KeyRing

AWAY = "redis://127.0.0.1:1/0"


class Clock:
    """The moment as the counts see it."""

    def __init__(self) -> None:
        self.at = time.time()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(time, "time", lambda: made.at)
    return made


def digest(text: str) -> str:
    return hashlib.sha256(f"of this test {text}".encode()).hexdigest()


def rates(url: str | None = None, failed: int = 10_000) -> Rates:
    return Rates(digest, redis_url=url, of_user=1_000, failed_sign_ins=failed)


def guess(counted: Rates, guesser: Guesser, *, right: bool = False) -> int:
    """0 where a guess was looked at, else after how many seconds to come again."""
    try:
        with counted.guessing(guesser):
            if not right:
                raise NotSignedIn("No.")
    except NotSignedIn:
        return 0
    except TooMany as error:
        return error.retry_after
    return 0


ANN = Guesser("ann", "10.0.0.1")


def test_pauses_grow_and_have_a_low_end() -> None:
    pauses = Pauses(free=3, longest=30)
    assert [pauses.after(n) for n in range(1, 11)] == [0, 0, 0, 1, 2, 4, 8, 16, 30, 30]
    assert OF_ONE.after(10_000) == 30
    assert OF_ALL.after(10_000) == 8


@pytest.mark.parametrize("url", [None, AWAY])
def test_after_a_few_wrong_guesses_there_is_a_pause_between_them(
    url: str | None, clock: Clock
) -> None:
    counted = rates(url)
    assert [guess(counted, ANN) for _ in range(OF_ONE.free + 1)] == [0] * (OF_ONE.free + 1)
    waits: list[int] = []
    for _ in range(7):
        waits.append(guess(counted, ANN))
        clock.at += waits[-1] + 0.01
        assert guess(counted, ANN) == 0
    assert waits == sorted(waits)
    assert waits[0] in (1, 2)
    assert waits[-1] <= OF_ONE.longest


def test_of_many_guesses_at_once_no_more_are_looked_at() -> None:
    """A guess is counted before it is looked at."""
    counted = rates()

    @contextmanager
    def slow() -> Generator[None]:
        with counted.guessing(ANN):
            time.sleep(0.05)
            yield

    def one(_: int) -> bool:
        try:
            with slow():
                raise NotSignedIn("No.")
        except NotSignedIn:
            return True
        except TooMany:
            return False

    with ThreadPoolExecutor(20) as pool:
        assert sum(pool.map(one, range(20))) <= OF_ONE.free + 1


def test_a_right_one_ends_the_pauses(clock: Clock) -> None:
    counted = rates()
    for _ in range(OF_ONE.free):
        guess(counted, ANN)
    assert guess(counted, ANN, right=True) == 0
    assert [guess(counted, ANN) for _ in range(OF_ONE.free)] == [0] * OF_ONE.free


def test_who_guesses_elsewhere_keeps_no_owner_waiting(clock: Clock) -> None:
    counted = rates()
    thief = Guesser("ann", "192.0.2.66")
    assert any(guess(counted, thief) for _ in range(40))
    assert guess(counted, ANN) == 0
    assert guess(counted, Guesser("bob", "192.0.2.66")) == 0


def test_a_browser_that_has_signed_in_before_waits_for_its_own_guesses_alone(
    clock: Clock,
) -> None:
    """Not for those at its own address either, nor for those of everywhere together."""
    counted = rates(failed=30)
    for number in range(200):
        guess(counted, Guesser("ann", f"198.51.100.{number}"))
        guess(counted, ANN)
    stranger = Guesser("ann", "203.0.113.9")
    assert sum(bool(guess(counted, stranger)) for _ in range(3)) >= 2
    known = Guesser("ann", ANN.address, browser="known")
    assert [guess(counted, known) for _ in range(OF_ONE.free)] == [0] * OF_ONE.free
    other = Guesser("ann", ANN.address, browser="another one")
    assert guess(counted, other, right=True) == 0


def test_guesses_count_as_failed_attempts_of_their_address(clock: Clock) -> None:
    """So the bound of an address holds for keys, links and passwords together."""
    counted = rates(failed=6)
    assert [guess(counted, Guesser(f"user {n}", "10.0.0.1")) for n in range(6)] == [0] * 6
    assert guess(counted, Guesser("another", "10.0.0.1")) > 0
    with pytest.raises(TooMany), counted.signing_in("gs_key", address="10.0.0.1"):
        pass
    assert guess(counted, Guesser("another", "10.0.0.2")) == 0


def test_what_was_not_looked_at_is_not_counted(clock: Clock) -> None:
    counted = rates()
    for _ in range(20):
        with pytest.raises(Unavailable), counted.guessing(ANN):
            raise Unavailable("The database does not answer.")
    assert guess(counted, ANN) == 0
    with pytest.raises(InvalidInput), counted.guessing(ANN):
        raise InvalidInput("A wrong password.", field="password")


def test_guesses_are_counted_over_all_processes(running: Services) -> None:
    one, other = rates(running.redis_url), rates(running.redis_url)
    told = [bool(guess(counted, Guesser("of all", "10.9.9.9"))) for counted in (one, other) * 6]
    assert told[: OF_ONE.free] == [False] * OF_ONE.free
    assert any(told[OF_ONE.free :])


def test_a_mailbox_gets_few_mails_and_an_address_asks_for_few() -> None:
    counted = rates()
    told = [counted.may_mail("ann", about="reset", address="10.0.0.1") for _ in range(6)]
    assert told == [True] * 4 + [False] * 2
    assert counted.may_mail("bob", about="reset", address="10.0.0.1")
    assert counted.may_mail("ann", about="sign-up", address="10.0.0.1")

    def ask_for_many() -> None:
        for number in range(40):
            counted.may_mail(f"user {number}", about="reset", address="10.0.0.3")

    with pytest.raises(TooMany):
        ask_for_many()


# Browsers that are known


def test_a_known_browser_is_known_to_one_account_alone(ring: KeyRing) -> None:
    cookie = make_known(ring, "ann@known.example")
    assert known_as(ring, " ANN@known.example", cookie)
    assert not known_as(ring, "bob@known.example", cookie)
    for forged in ("", "x", ".", "name.digest", cookie[:-1], f"x{cookie}", cookie + "0"):
        assert not known_as(ring, "ann@known.example", forged)
    assert make_known(ring, "ann@known.example") != cookie


@pytest.mark.parametrize(
    ("agent", "told"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko Firefox/140.0", "Firefox on Linux"),
        (
            "Mozilla/5.0 (Windows NT 10.0) Chrome/130 Safari/537 Edg/130",
            "Edge on Windows",
        ),
        (
            "Mozilla/5.0 (Linux; Android 15) Chrome/130 Mobile Safari",
            "Chrome on Android",
        ),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18 like Mac OS X) Safari/604", "Safari on an iPhone"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 15) Version/18 Safari/605", "Safari on a Mac"),
        ("curl/8.5", "A program"),
        ("", "A program"),
        ("<script>" * 100, "A program"),
    ],
)
def test_a_browser_is_called_by_what_it_says_and_nothing_is_repeated(agent: str, told: str) -> None:
    assert device_of(agent) == told
