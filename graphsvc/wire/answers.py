"""The answer as programs see it; the API and the command line give the same JSON."""

from typing import Literal

from pydantic import Field

from graphsvc.strength import Label
from graphsvc.wire.model import Wire

NoPathCode = Literal[
    "target_unknown",
    "target_is_viewer",
    "no_one_there",
    "no_one_fits",
    "nothing_imported",
    "no_tie_within_reach",
    "only_closed",
    "only_excluded",
]
"""Why there is no path."""


class Human(Wire):
    """One human of a path, from the viewer to the target.

    ``id`` is a person's, a contact's (``private``) or, where a user is in no directory, a user's.
    ``owner`` names whose private connection it is: ask them for a referral. ``availability`` is
    that of a teammate as an introducer. ``former`` says of the last one on the way to a company
    that they work there no more.
    """

    id: str
    kind: Literal["viewer", "teammate", "person", "private"]
    name: str
    title: str = ""
    company: str = ""
    owner: str | None = None
    availability: Literal["free", "busy", "closed"] | None = None
    former: bool = False


class Reason(Wire):
    """One piece of evidence of a tie, in the form that this viewer may see."""

    type: str
    strength: float = Field(ge=0, le=1)
    text: str
    place: str | None = None
    months: int | None = None
    since: str | None = None
    until: str | None = None


class Tie(Wire):
    """A tie between two neighbours of a path; ``type`` is that of its strongest evidence."""

    type: str
    strength: float = Field(ge=0, le=1)
    label: Label
    fresh: str | None = Field(default=None, description="last month that the evidence speaks of")
    seen: str | None = Field(default=None, description="until when that of its type speaks")
    evidence: list[Reason]


class Path(Wire):
    """A path: ``edges[i]`` joins ``people[i]`` and ``people[i + 1]``. ``strength`` is the product
    of those of its ties, halved where the introducer is busy. ``weakest`` is the index of its
    weakest tie, ``fresh`` the last month that all its dated ties reach; ``introducer`` and
    ``bridge`` are ids; a direct tie has neither, and no weakest one."""

    rank: int
    strength: float = Field(ge=0, le=1)
    label: Label
    people: list[Human]
    edges: list[Tie]
    weakest: int | None
    fresh: str | None = Field(default=None, description="last month that all dated ties reach")
    introducer: str | None
    bridge: str | None
    sentence: str


class Count(Wire):
    """The fewest ties, the distinct paths of that length, the distinct targets at that length."""

    length: int
    paths: int
    ends: int


class NoPath(Wire):
    """Why there is no path, and what would help."""

    code: NoPathCode
    text: str
    advice: str


class TargetCard(Wire):
    """What was asked for."""

    kind: Literal["person", "company"]
    id: str
    name: str


class Answer(Wire):
    """The answer to one question; ``reason`` is given where there is no path. ``next`` is the
    cursor of the next page; ``withdrawn`` says how many paths of this page are no longer there, or
    no longer to be seen, since the first page was made: ranks do not move."""

    target: TargetCard | None
    as_of: str
    paths: list[Path]
    count: Count | None = None
    reason: NoPath | None = None
    next: str | None = None
    withdrawn: int = 0
