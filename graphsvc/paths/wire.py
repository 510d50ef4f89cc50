"""The answer as programs see it; the API and the command line give the same JSON."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from graphsvc.strength import Label


class Wire(BaseModel):
    """Base of what goes over the wire."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Human(Wire):
    """One human of a path, from the viewer to the target.

    ``id`` is a person's, a contact's (``private``) or, where a user is in no directory, a user's.
    ``owner`` names whose private connection it is: ask them for a referral.
    """

    id: str
    kind: Literal["viewer", "teammate", "person", "private"]
    name: str
    title: str = ""
    company: str = ""
    owner: str | None = None


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
    evidence: list[Reason]


class Path(Wire):
    """A path: ``edges[i]`` joins ``people[i]`` and ``people[i + 1]``. ``weakest`` is the index of
    its weakest tie; ``introducer`` and ``bridge`` are ids, none for a direct tie."""

    rank: int
    strength: float = Field(ge=0, le=1)
    label: Label
    people: list[Human]
    edges: list[Tie]
    weakest: int
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

    code: Literal[
        "target_unknown",
        "target_is_viewer",
        "no_one_there",
        "nothing_imported",
        "no_tie_within_reach",
    ]
    text: str
    advice: str


class TargetCard(Wire):
    """What was asked for."""

    kind: Literal["person", "company"]
    id: str
    name: str


class Answer(Wire):
    """The answer to one question; ``reason`` is given where there is no path."""

    target: TargetCard | None
    as_of: str
    paths: list[Path]
    count: Count | None = None
    reason: NoPath | None = None
