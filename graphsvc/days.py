"""The calendar: days as numbers, today, and now; all in UTC."""

import datetime
import time
from typing import Final

from graphsvc.settings import settings

_EPOCH = datetime.date(1970, 1, 1)
HOUR_MS: Final = 3_600_000
DAY_MS: Final = 24 * HOUR_MS
"""An hour and a day, in milliseconds."""

_AHEAD_MS: Final = 120_000
"""How far the clock of another machine may be ahead of this one's, in milliseconds."""


def day_number(day: datetime.date) -> int:
    """Days since 1970-01-01; what the graph stores for a day."""
    return (day - _EPOCH).days


def day_of(number: int) -> datetime.date:
    """The day that ``day_number`` counted."""
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


def newest_ms() -> int:
    """A moment after all that happened so far on any machine: where a list of the newest begins."""
    return now_ms() + _AHEAD_MS


def moment(milliseconds: int) -> datetime.datetime:
    """A time in milliseconds since 1970."""
    return datetime.datetime.fromtimestamp(milliseconds / 1000, datetime.UTC)
