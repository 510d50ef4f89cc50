"""Questions and answers that many routes share."""

from collections.abc import Callable, Sequence
from typing import Annotated, Generic, TypeVar

from fastapi import Path, Query
from pydantic import Field

from graphsvc.paths.wire import Wire

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


PageDep = Annotated[PageQuery, Query()]
SearchDep = Annotated[SearchQuery, Query()]
IdPath = Annotated[str, Path(alias="id", max_length=100, description="an id")]


def paged(rows: Sequence[Item], *, limit: int, cursor: Callable[[Item], str]) -> Page[Item]:
    """A page of rows of which one more than ``limit`` was asked for."""
    more = len(rows) > limit
    items = list(rows[:limit])
    return Page(items=items, next=cursor(items[-1]) if more else None)
