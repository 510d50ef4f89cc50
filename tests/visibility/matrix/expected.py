"""What each route answers to whoever asks for whose thing: worked out from the table and from who
is who, and from nothing of the product."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from tests.visibility.matrix.table import Case, Door, To
from tests.visibility.matrix.viewers import NAMED_TO, OURS, STRANGERS, Reach, Who


class Whose(StrEnum):
    """Whose thing an id names: the asker's, the owner's, another organisation's, or nobody's."""

    OWN = "own"
    OWNERS = "owner's"
    RIVALS = "rival's"
    ABSENT = "absent"


class Outcome(StrEnum):
    """How an answer comes out; all but the first two say nothing of what is there."""

    LET_IN = "let in"
    ANSWERED = "answers everybody"
    ABSENT = "is not there"
    REFUSED = "is not allowed"
    UNKNOWN = "is not signed in"


@dataclass(frozen=True, slots=True)
class Question:
    """Who asks a route for what; ``reach`` is how far a contact of the owner's reaches."""

    case: Case
    who: Who
    whose: Whose = Whose.ABSENT
    reach: Reach | None = None

    def __str__(self) -> str:
        thing = "" if self.case.row.kind is None else f", {self.whose}"
        return f"{self.case} by {self.who}{thing}{f' ({self.reach})' if self.reach else ''}"


ADMINISTRATORS: Final = frozenset({Who.ADMINISTRATOR, Who.RIVAL})
"""Each of their own organisation."""


def outcome(question: Question) -> Outcome:
    """What comes of it."""
    if question.case.row.open:
        return Outcome.ANSWERED
    if question.who in STRANGERS:
        return Outcome.UNKNOWN
    if question.case.row.told and not _theirs(question):
        return Outcome.ABSENT
    if not _may(question):
        return Outcome.REFUSED
    return Outcome.LET_IN if question.case.row.kind is None or _there(question) else Outcome.ABSENT


def _may(question: Question) -> bool:
    """Whether somebody may do it at all."""
    who, whose = question.who, question.whose
    match question.case.row.door:
        case Door.ALL:
            return True
        case Door.ADMINISTRATORS:
            return who in ADMINISTRATORS
        case Door.GROUP_ADMINISTRATORS:
            return who in ADMINISTRATORS or (who is Who.OWNER and whose in _OF_OWNER)
        case Door.THEMSELVES_AND_ADMINISTRATORS:
            return who in ADMINISTRATORS or _is_own(question)


_OF_OWNER: Final = (Whose.OWN, Whose.OWNERS)


def _there(question: Question) -> bool:
    """Whether what the id names is there for who asks."""
    match question.case.row.to:
        case To.WHOSE_IT_IS:
            return _is_own(question)
        case To.THEIR_ORGANISATION:
            return _theirs(question)
        case To.EVERYBODY:
            return question.whose is Whose.OWNERS
        case To.EVERYBODY_OR_THEIR_ORGANISATION:
            return question.whose in _OF_OWNER
        case To.WHOM_IT_REACHES:
            reached = question.whose is Whose.OWNERS and question.who in _told(question.reach)
            return reached or _is_own(question)


def _told(reach: Reach | None) -> frozenset[Who]:
    return NAMED_TO[reach] if reach else frozenset()


def _is_own(question: Question) -> bool:
    return question.whose is Whose.OWN or (
        question.whose is Whose.OWNERS and question.who is Who.OWNER
    )


def _theirs(question: Question) -> bool:
    """Whether it is of the asker's organisation."""
    ours = question.whose is Whose.OWNERS and question.who in OURS
    return ours or question.whose is Whose.OWN
