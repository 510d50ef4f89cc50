"""Lists a page at a time."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from pydantic import Field

from graphsvc.cursors import Cursor
from graphsvc.wire.model import Wire

Item = TypeVar("Item")


class Page(Wire, Generic[Item]):
    """Some of a list; ``next`` is the cursor of the following page, none at the end."""

    items: list[Item]
    next: str | None = None


class PageQuery(Wire):
    """Which page of a list."""

    cursor: str | None = Field(default=None, max_length=8_000, description="“next” of a page")
    limit: int = Field(default=50, ge=1, le=100)


class SearchQuery(Wire):
    """What somebody types."""

    q: str = Field(max_length=200, description="words, or the beginnings of words")
    limit: int = Field(default=10, ge=1, le=50)


def paged(rows: Sequence[Item], *, limit: int, cursor: Callable[[Item], str]) -> Page[Item]:
    """A page of rows of which one more than ``limit`` was asked for."""
    more = len(rows) > limit
    items = list(rows[:limit])
    return Page(items=items, next=cursor(items[-1]) if more else None)


def paged_by_id(
    rows: Callable[[str, int], Sequence[Item]],
    query: PageQuery,
    *,
    cursor: Cursor[tuple[str]],
    id_of: Callable[[Item], str],
) -> Page[Item]:
    """A page of a list in the order of ids; ``rows`` are those after an id, at most so many."""
    (after,) = cursor.decode(query.cursor) or ("",)
    found = rows(after, query.limit + 1)
    return paged(found, limit=query.limit, cursor=lambda row: cursor.encode((id_of(row),)))
