"""How strong a tie is by who writes to whom, meets and calls. Pure.

What counts is the weeks in which two people were in touch, each by its best touch, and how long
ago they are: a week's weight fades by half every five weeks but for a small share, which takes two
years, so that ten years of weekly mail outlast a busy month. Strength is 1 - exp(-weight / unit),
with a unit that makes it about the share of such pairs who write within the next 90 days.
That recency and frequency predict the next message, and that the need falls steeply at first and
then slowly, is the finding of Anderson and Schooler, "Reflections of the environment in memory",
Psychological Science 2 (1991), whose third record is a mailbox; the two half-lives stand in for
their power law, since sums of exponentials can be carried on without going back to the single days.

Mail in one direction only is no tie, however much of it there is, and mass mail is none of it.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Final, NamedTuple

from graphsvc.strength.numbers import number


class Way(Enum):
    """How two people were in touch, seen from one of them: they wrote, they were written to, both
    met or talked, or both received what somebody else wrote."""

    SENT = "sent"
    RECEIVED = "received"
    MET = "met"
    TOGETHER = "together"


class Touch(NamedTuple):
    """One mail, meeting or call. ``day`` is its day number, ``people`` how many recipients the mail
    had, or how many others took part."""

    day: int
    way: Way
    people: int = 1


@dataclass(frozen=True, slots=True)
class Traffic:
    """All touches of two people. ``fast`` and ``slow`` are the weights of the weeks in touch as of
    the day ``last``, faded with either half-life; ``weeks`` is their number. ``mutual`` says that
    both took part: there is mail both ways, or they met, or were in one conversation."""

    first: int
    last: int
    weeks: int
    fast: float
    slow: float
    mutual: bool


WEEK: Final = int(number("traffic_week"))


def traffic(touches: Iterable[Touch]) -> Traffic | None:
    """What touches come to; ``None`` where there are none but mass mails."""
    weeks: dict[int, tuple[int, float]] = {}
    ways: set[Way] = set()
    first: int | None = None
    for touch in touches:
        if touch.people > number("traffic_people"):
            continue
        ways.add(touch.way)
        first = touch.day if first is None else min(first, touch.day)
        day, weight = weeks.get(touch.day // WEEK, (touch.day, 0.0))
        weeks[touch.day // WEEK] = (max(day, touch.day), max(weight, _weight(touch)))
    if first is None:
        return None
    last = max(day for day, _ in weeks.values())
    faded = sorted(weeks.values())
    return Traffic(
        first=first,
        last=last,
        weeks=len(weeks),
        fast=sum(weight * _fading(last - day, "traffic_fast") for day, weight in faded),
        slow=sum(weight * _fading(last - day, "traffic_slow") for day, weight in faded),
        mutual=Way.MET in ways or Way.TOGETHER in ways or {Way.SENT, Way.RECEIVED} <= ways,
    )


def traffic_strength(found: Traffic, day: int) -> float:
    """The strength of traffic on a day number; before its last day as on it. Of one-way traffic it
    is under the least that makes a tie."""
    weight = traffic_weight(found.fast, found.slow, day - found.last)
    return saturated(weight if found.mutual else weight * number("traffic_one_way"))


def traffic_weight(fast: float, slow: float, days: int) -> float:
    """The weight of weeks in touch after further days of silence, in fresh weeks."""
    age, share = max(0, days), number("traffic_slow_share")
    quick = (1 - share) * fast * _fading(age, "traffic_fast")
    return quick + share * slow * _fading(age, "traffic_slow")


def saturated(weight: float) -> float:
    """The strength that a weight stands for."""
    return -math.expm1(-weight / number("traffic_unit"))


def _weight(touch: Touch) -> float:
    share = max(1, touch.people) ** -number("traffic_crowd")
    return share * (number("traffic_together") if touch.way is Way.TOGETHER else 1.0)


def _fading(days: int, half_life: str) -> float:
    return math.exp2(-days / number(half_life))
