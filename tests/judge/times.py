"""What dates of any coarseness prove and allow, by their definition. Days are day numbers."""

import calendar
import datetime

ALWAYS = 10**7


def number(year: int, month: int, day: int) -> int:
    """Days since 1970-01-01."""
    return (datetime.date(year, month, day) - datetime.date(1970, 1, 1)).days


def earliest(text: str) -> int:
    """The first day that a date can mean."""
    year, month, day = [*(int(part) for part in text.split("-")), 1, 1][:3]
    return number(year, month, day)


def latest(text: str) -> int:
    """The last day that a date can mean."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        parts.append(12)
    if len(parts) == 2:
        parts.append(calendar.monthrange(parts[0], parts[1])[1])
    return number(*parts)


def proven(since: str, until: str, *, current: bool, as_of: int) -> range:
    """The days that a time certainly covers: empty where the dates prove none."""
    if not since or not (until or current):
        return range(0)
    last = as_of if current else earliest(until)
    return range(latest(since), max(latest(since), last + 1))


def imaginable(since: str, until: str) -> range:
    """All days that a time may cover."""
    first = earliest(since) if since else -ALWAYS
    last = latest(until) if until else ALWAYS
    return range(first, last + 1)


def meet(one: range, other: range) -> range:
    """The days in both."""
    start = max(one.start, other.start)
    return range(start, max(start, min(one.stop, other.stop)))
