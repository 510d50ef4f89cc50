"""The words of the pages: kinds, states, dates and ages, said to people. Pure."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Final
from urllib.parse import urlsplit

from graphsvc.days import moment
from graphsvc.ontology import RUN_KINDS, TIES, Availability, Began, KeyScope, Level, SharingLevel
from graphsvc.paths.explain import Code
from graphsvc.paths.explain.english import period, say_date
from graphsvc.strength import BORDERS, Label
from graphsvc.strength import number as number_of
from graphsvc.wire.answers import Path
from graphsvc.wire.runs import Run

LANGUAGE: Final[Code] = "en"
"""The language of the pages, and so of the sentences on them."""

TIE_TITLES: Final[Mapping[str, str]] = {type_: tie.title for type_, tie in TIES.items()}
"""A type of ties in a word or two."""

TIES_EXPLAINED: Final[Mapping[str, str]] = {type_: tie.explained for type_, tie in TIES.items()}

BARS: Final[Mapping[Label, int]] = {"weak": 1, "medium": 2, "strong": 3}
"""How many of three bars stand for a strength."""

BUSY: Final = number_of("busy")
"""What a busy introducer does to the strength of a path."""

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
    "superseded": "Replaced",
    "undone": "Undone",
}
"""What has become of an import, wherever one is told."""

ENDINGS: Final[Mapping[str, str]] = {
    "asking": "Nothing has been changed yet: it waits for your answer.",
    "discarded": "You gave this import up. Nothing of it was taken in.",
    "superseded": "A newer file of the same source took its place before you had answered. Nothing "
    "of it was taken in.",
    "undone": "This import is undone: your contacts are what they were before it.",
}
"""How imports ended that left nothing, or what they wait for."""

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

SHARING: Final[Mapping[str, tuple[str, str]]] = {
    SharingLevel.LISTED: (
        "Listed",
        "Your organisation sees name, title and employer, and that you know them; you the rest.",
    ),
    SharingLevel.OWNER: ("Nobody else", "All of it is for your eyes alone."),
    SharingLevel.FOLLOWERS: (
        "Your followers",
        "Colleagues whom you have admitted see all of it, addresses and numbers included.",
    ),
    SharingLevel.ROLE: (
        "Your role",
        "Whoever has your role sees all of it, addresses and numbers included.",
    ),
    SharingLevel.ROLE_BELOW: (
        "Your role and those below",
        "Whoever has your role, or one below it, sees all of it, addresses and numbers included.",
    ),
    SharingLevel.COMPANY: (
        "Your organisation",
        "Everybody of your organisation sees all of it, addresses and numbers included.",
    ),
}
"""How far the contacts of a source reach, with what that means."""

OWNED: Final[Mapping[str, str]] = {
    "contact": "A contact of yours",
    "tie": "A tie of yours",
    "source": "Your contacts from one source",
    "work_history": "A job in your work history",
    "education": "Your education",
    "reference_account": "A reference customer",
}
"""The kinds of things of which somebody may ask who sees them."""

SHOWN: Final[Mapping[str, str]] = {
    "all": "Everybody",
    "matched": "In the directory",
    "private": "Private connections",
    "hidden": "Hidden by you",
    "said": "How well you know them is said",
    "unsaid": "How well you know them is not said",
}
"""Which contacts a list shows."""

ORDERS: Final[Mapping[str, str]] = {
    "name": "By name",
    "company": "By company",
    "newest": "The newest first",
}

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

ASKED: Final[Mapping[str, str]] = {
    Availability.FREE: "takes requests",
    Availability.BUSY: "busy",
}
"""Whether a colleague introduces, as one who may ask them is told."""

NEARNESS: Final = ("You know", "One introduction away", "Further")
"""How near a path of one tie, of two, of more brings one."""

RUNS: Final[Mapping[str, str]] = {name: kind.title for name, kind in RUN_KINDS.items()}
"""A kind of runs."""

STOPPABLE: Final = frozenset(name for name, kind in RUN_KINDS.items() if not kind.whole)
"""The kinds of runs that are not left half done."""

_RUN_STATES: Final[Mapping[str, str]] = {
    "queued": "Waiting",
    "running": "Running",
    "set_aside": "Failed",
    "done": "Finished",
    "cancelled": "Stopped",
}

NOTICES: Final[Mapping[str, str]] = {
    "added": "Added.",
    "changed": "Changed.",
    "left": "Their access has ended. Nobody sees what is theirs any more.",
    "removed": "Removed, with all ties that rested on it.",
    "references": "Reference customers added.",
    "again": "The next imports may bring back what you have removed.",
    "said": "Noted. It holds for later imports too.",
    "forgotten": "Taken back.",
    "hidden": "Hidden: nobody else sees this contact in anything, after later imports neither.",
    "hidden-them": "Hidden: nobody else sees these contacts in anything, later imports or not.",
    "shown-them": "Your organisation sees these contacts again.",
    "shown": "Your organisation sees this contact again.",
    "same": "Noted: for you they are one, after later imports too. Nobody else notices.",
    "apart": "Taken apart.",
    "hand-matched": "Added. This person is in the directory.",
    "hand-unsure": "Added. We are not sure who of the directory this is: it waits for your word.",
    "hand-private": "Added as a private connection: nobody of the directory is this person.",
    "gone": "Removed.",
    "joined": "You have joined, and are here now. Settings, Account leads to the others.",
    "founded": "It is made, and you are here now. Settings, Account leads to the others.",
    "published": "Published: everybody who uses this service sees this person now.",
    "asked": "Asked. You see more once they have admitted you.",
    "invited": "Invited.",
    "withdrawn": "Withdrawn: its link is good no more.",
    "held": "Those were reference customers already.",
    "saved": "Saved.",
    "changed-password": "Your password is changed, and all other browsers are signed out.",
    "mailed": "A mail with a link is on its way to your address.",
    "off": "2-step verification is off, and all other browsers are signed out.",
    "required": "Saved.",
    "others": "You are signed out everywhere else.",
    "one": "You are signed out there.",
    "revoked": "Revoked. Programs that use this key are refused.",
}
"""What a page says after a change, by the word in its address."""

MENU: Final = (("/settings", "Settings"), ("/organisation", "Organisation"))
"""The pages of the menu of an account: address and name of each."""

SETTINGS: Final = (
    ("/settings/account", "Account"),
    ("/settings/password", "Password"),
    ("/settings/two-step", "2-step verification"),
    ("/settings/sessions", "Where you are signed in"),
    ("/settings/notifications", "Notifications"),
    ("/settings/keys", "API keys"),
)
"""The tabs of the page with this name: address and name of each."""

BEGAN: Final[Mapping[Began, str]] = {
    Began.PASSWORD: "With your password",
    Began.TWO_STEP: "With your password and a code",
    Began.KEY: "With an API key",
    Began.LINK: "By a link",
    Began.OPENID: "By your organisation’s sign-in",
}
"""How a session began."""

KEY_SCOPES: Final[Mapping[KeyScope, str]] = {
    KeyScope.READ: "See what you see",
    KeyScope.WRITE: "Change what is yours, and import",
    KeyScope.ADMIN: "Administer where you do, and make keys",
}
"""What an API key may do."""

KEY_DAYS: Final[Mapping[str, str]] = {
    "30": "after 30 days",
    "90": "after 90 days",
    "365": "after a year",
    "": "never",
}
"""After how many days a key ends."""

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
    return TIE_TITLES.get(type_, type_.replace("_", " ").capitalize())


def number(strength: float) -> str:
    """A strength as it is shown: two digits, and never a zero for what is there."""
    return f"{strength:.2f}" if strength >= 0.01 else f"{strength:.3f}"


def borders() -> str:
    """From which number on each label holds: "strong from 0.50, medium from 0.15"."""
    return ", ".join(f"{name} from {number(least)}" for name, least in BORDERS if least)


def groups(paths: Sequence[Path]) -> list[tuple[str, list[Path]]]:
    """Paths by how near they bring one, each group with its heading and in their order."""
    found: dict[str, list[Path]] = {heading: [] for heading in NEARNESS}
    for path in paths:
        found[NEARNESS[min(len(path.edges), len(NEARNESS)) - 1]].append(path)
    return [(heading, some) for heading, some in found.items() if some]


def in_order(paths: Sequence[Path]) -> bool:
    """Whether their numbers, which go by strength, still count up where they stand in groups."""
    shown = [path.rank for _, some in groups(paths) for path in some]
    return shown == sorted(shown)


def counted(count: int, one: str, many: str) -> str:
    """ "1 person", "2,000 people"."""
    return f"{count:,} {one if count == 1 else many}"


def few(users: int | None) -> str:
    """How many did something, where that is told."""
    return "fewer than five" if users is None else f"{users:,}"


def state(run: Run) -> str:
    """The state of a run; that of an import is the import's, in the same words."""
    return STATES[run.import_state] if run.import_state else _RUN_STATES[run.state]


def progress(run: Run) -> str:
    """How far a run is: "500 of 10,000, 240 a second, 40 seconds left"."""
    if run.stopping:
        return "Stopping, and taking back what was done …"
    if run.state == "queued":
        return "Waiting for its turn"
    if not run.total:
        return RUN_KINDS[run.kind].going
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


def age(then: datetime.datetime, now: datetime.datetime) -> str:
    """How long ago: "3 months ago", "just now"."""
    seconds = (now - then).total_seconds()
    for unit, length in _AGES:
        if seconds >= length:
            return f"{counted(int(seconds // length), unit, f'{unit}s')} ago"
    minutes = int(seconds // 60)
    return f"{counted(minutes, 'minute', 'minutes')} ago" if minutes else "just now"


def key_ends(expires: int) -> str:
    """When an API key ends (ms since 1970, 0: never)."""
    return f"ends on {moment(expires):%Y-%m-%d}" if expires else "never ends"


def in_fours(text: str) -> str:
    """A text in groups of four, as people copy it."""
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))


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
