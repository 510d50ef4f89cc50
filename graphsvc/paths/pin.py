"""An answer that goes on: the paths of later pages are fixed when the first page is made.

A cursor holds the day of the answer and the ids of the humans of the paths that are still to come,
so neither ranks nor strengths move from page to page. Whether the viewer may still see each of them
is decided anew when the page is asked for.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Final

from pydantic import Field, TypeAdapter

from graphsvc.cursors import Cursor, Number, Word
from graphsvc.days import today
from graphsvc.errors import InvalidInput
from graphsvc.paths.question import MOST_INTERMEDIARIES, MOST_PATHS, Question

Humans = tuple[str, ...]
"""The humans of a path after the viewer, by id."""

_Path = Annotated[list[Number], Field(min_length=1, max_length=MOST_INTERMEDIARIES + 1)]
_Shape = tuple[
    Word,
    Number,
    Number,
    Annotated[list[Word], Field(max_length=MOST_PATHS * (MOST_INTERMEDIARIES + 1))],
    Annotated[list[_Path], Field(min_length=1, max_length=MOST_PATHS)],
]

_CURSOR: Final[Cursor[_Shape]] = Cursor("paths", TypeAdapter(_Shape))


@dataclass(frozen=True, slots=True)
class Pinned:
    """The paths that are still to come, as of a day; the first of them has the rank ``rank``."""

    day: int
    rank: int
    paths: Sequence[Humans]


def write_cursor(question: Question, pinned: Pinned) -> str:
    """The cursor with which the same question is asked on."""
    ids = sorted({human for path in pinned.paths for human in path})
    places = {id_: place for place, id_ in enumerate(ids)}
    paths = [[places[human] for human in path] for path in pinned.paths]
    return _CURSOR.encode((question.fingerprint, pinned.day, pinned.rank, ids, paths))


def read_cursor(question: Question, text: str | None) -> Pinned | None:
    """What a cursor holds; none for none. Raises ``InvalidInput`` where it is not of this
    question."""
    found = _CURSOR.decode(text)
    if found is None:
        return None
    fingerprint, day, rank, ids, paths = found
    if fingerprint != question.fingerprint or any(
        place not in range(len(ids)) for p in paths for place in p
    ):
        raise InvalidInput(
            "This cursor belongs to another question.",
            field="cursor",
            advice="Ask on with the same question, or leave the cursor away.",
        )
    if day not in range(today() + 2):
        raise InvalidInput("This cursor is of no day.", field="cursor", advice="Leave it away.")
    return Pinned(day, rank, [tuple(ids[place] for place in path) for path in paths])
