"""What many routes are given."""

from typing import Annotated

from fastapi import Path, Query

from graphsvc.wire.pages import PageQuery, SearchQuery

PageDep = Annotated[PageQuery, Query()]
SearchDep = Annotated[SearchQuery, Query()]
IdPath = Annotated[str, Path(alias="id", max_length=100, description="an id")]
KindPath = Annotated[str, Path(alias="kind", max_length=100, description="a kind of things")]
