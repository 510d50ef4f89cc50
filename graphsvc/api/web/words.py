"""The words of the pages: kinds, states, dates and ages, said to people. Pure."""

import datetime
from collections.abc import Mapping
from typing import Final
from urllib.parse import urlsplit

from graphsvc.ontology import Availability, Level, TieType
from graphsvc.paths.explain.english import period, say_date
from graphsvc.runs.wire import Run

TIES: Final[Mapping[str, str]] = {
    TieType.KNOWS: "Knows",
    TieType.EX_COLLEAGUE: "Worked together",
    TieType.SHARED_EMPLOYER: "Same employer",
    TieType.ALUMNI: "Studied together",
    TieType.CUSTOMER: "Customer",
    TieType.TEAMMATE: "Colleague",
}
"""A type of ties in a word or two."""

TIES_EXPLAINED: Final[Mapping[str, str]] = {
    TieType.KNOWS: "imported contacts and published acquaintances",
    TieType.EX_COLLEAGUE: "at the same company at the same time",
    TieType.SHARED_EMPLOYER: "at the same company, dates unknown",
    TieType.ALUMNI: "at the same school at the same time",
    TieType.CUSTOMER: "people at companies that bought from us",
    TieType.TEAMMATE: "people of your own organisation",
}

VERDICTS: Final[Mapping[str, str]] = {
    "matched": "In the directory",
    "unsure": "Not sure",
    "private": "Private connection",
    "skipped": "Left out",
}
"""What became of a row."""

STATES: Final[Mapping[str, str]] = {
    "queued": "Waiting",
    "running": "Running",
    "asking": "Asks you",
    "done": "Finished",
    "refused": "Refused",
    "failed": "Failed",
    "discarded": "Given up",
    "undone": "Undone",
}

SOURCES: Final[Mapping[str, str]] = {
    "linkedin": "from LinkedIn",
    "outlook": "from Outlook",
    "google": "from Google",
    "vcard": "from a vCard",
    "csv": "from a table",
    "hand": "added by hand",
}
"""Where a contact comes from, by its kind."""

LEVELS: Final[Mapping[str, str]] = {
    Level.CLOSE: "I know them well",
    Level.GOOD: "I know them",
    Level.SLIGHT: "We have met",
    Level.NONE: "I would not introduce",
}
"""How well an owner knows a contact, in their words."""

AUDIENCES: Final[Mapping[str, str]] = {
    "organisation": "My organisation sees this",
    "me": "Only I see this",
}

AVAILABILITIES: Final[Mapping[str, tuple[str, str]]] = {
    Availability.FREE: ("free", "Colleagues find paths through you like through anybody."),
    Availability.BUSY: ("busy", "Paths through you rank lower than others."),
    Availability.CLOSED: ("closed", "You are never proposed to colleagues."),
}
"""Whether a user introduces others, and what that means."""

RUNS: Final[Mapping[str, str]] = {
    "import": "Import of contacts",
    "undo": "Taking an import back",
    "derive": "Deriving ties",
}
"""A kind of runs."""

RUN_STATES: Final[Mapping[str, str]] = {
    "queued": "Waiting",
    "running": "Running",
    "set_aside": "Set aside",
    "done": "Finished",
    "cancelled": "Stopped",
}

NOTICES: Final[Mapping[str, str]] = {
    "added": "Added.",
    "changed": "Changed.",
    "removed": "Removed, with all ties that rested on it.",
    "references": "Reference customers added.",
    "again": "The next imports may bring back what you have removed.",
    "said": "Noted. It holds for later imports too.",
    "forgotten": "Taken back.",
    "hidden": "Hidden: nobody else sees this contact in anything, after later imports neither.",
    "shown": "Your organisation sees this contact again.",
    "hand-matched": "Added. This person is in the directory.",
    "hand-unsure": "Added. We are not sure who of the directory this is: it waits for your word.",
    "hand-private": "Added as a private connection: nobody of the directory is this person.",
    "held": "Those were reference customers already.",
}
"""What a page says after a change, by the word in its address."""

_AGES: Final = (("year", 31_536_000), ("month", 2_629_800), ("day", 86_400), ("hour", 3_600))


SENIORITIES: Final[Mapping[str, str]] = {
    "c_suite": "C-level, managing director",
    "vp": "Vice president",
}
DEPARTMENTS: Final[Mapping[str, str]] = {"information_technology": "IT"}


def plain(term: str) -> str:
    """A level or department of a title as people say it."""
    known = {**SENIORITIES, **DEPARTMENTS}
    return known.get(term, term.replace("_", " ").capitalize())


def tie(type_: str) -> str:
    """A type of ties in a word or two."""
    return TIES.get(type_, type_.replace("_", " ").capitalize())


def number(strength: float) -> str:
    """A strength as it is shown: two digits, and never a zero for what is there."""
    return f"{strength:.2f}" if strength >= 0.01 else f"{strength:.3f}"


def percent(strength: float) -> str:
    """A strength from 0 to 1 as a length from 0 to 100."""
    return f"{100 * min(1.0, max(0.0, strength)):.1f}"


def counted(count: int, one: str, many: str) -> str:
    """ "1 person", "2,000 people"."""
    return f"{count:,} {one if count == 1 else many}"


def progress(run: Run) -> str:
    """How far a run is: "500 of 10,000, 240 a second, 40 seconds left"."""
    if run.stopping:
        return "Stopping, and taking back what was done …"
    if run.state == "queued":
        return "Waiting for its turn"
    if not run.total:
        return "Under way" if run.kind == "undo" else "Reading the file"
    parts = [f"{run.done:,} of {run.total:,}"]
    if run.rate is not None:
        parts.append(f"{run.rate:,.0f} a second")
    if run.seconds_left is not None:
        parts.append(f"{duration(run.seconds_left)} left")
    return ", ".join(parts)


def duration(seconds: float) -> str:
    """A time to wait, as people say it."""
    if seconds < 100:
        return counted(max(1, round(seconds)), "second", "seconds")
    return counted(round(seconds / 60), "minute", "minutes")


def span(since: str, until: str, *, current: bool = False) -> str:
    """When a job or study was: "2016 to 2019", "since March 2016", "until 2019"."""
    if current and since:
        return f"since {say_date(since)}"
    if until and not since:
        return f"until {say_date(until)}"
    return period(since, until).strip().removeprefix("from ").removeprefix("in ")


def month(text: str) -> str:
    """An ISO month or date as people say it."""
    return say_date(text)


def age(moment: datetime.datetime, now: datetime.datetime) -> str:
    """How long ago: "3 months ago", "just now"."""
    seconds = (now - moment).total_seconds()
    for unit, length in _AGES:
        if seconds >= length:
            return f"{counted(int(seconds // length), unit, f'{unit}s')} ago"
    minutes = int(seconds // 60)
    return f"{counted(minutes, 'minute', 'minutes')} ago" if minutes else "just now"


def initials(name: str) -> str:
    """Up to two letters that stand for a name."""
    words = [word for word in name.split() if word[0].isalnum()]
    if not words:
        return "?"
    first, last = words[0][0], words[-1][0]
    latin = first.isascii() or last.isascii() or first.isupper()
    return f"{first}{last}".upper() if latin and len(words) > 1 else first.upper()


def web_address(url: str | None) -> str | None:
    """The address if a browser may be sent there; other schemes than http and https may not."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None
