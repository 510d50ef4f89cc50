"""A table that no format knows, and what its columns mean."""

from __future__ import annotations

import pytest
from loader_samples import (
    assert_helpful,
    csv,
)

from loaders.limits import LIMITS
from loaders.origin import Origin
from loaders.preview import Preview, preview
from loaders.records import Problem, Refused

STRANGE = csv(
    "Navn på kontakt;Mailadresse;Mail nr. to;Arbejdsplads;Mødt",
    "Ada Byron;ada@x.example;ada@y.example;Engines;3/27/2020",
    "Bo Li;bo@x.example;;Mills;3/7/2020",
)
MEANT = {
    "name": ("Navn på kontakt",),
    "emails": ("mail-adresse", "Mail nr. to"),
    "company": ("Arbejdsplads",),
    "connected": ("Mødt",),
}
PAIRS = {"company": ("A", "B"), "title": ("C", "D")}


def table(text: str, **columns: tuple[str, ...] | str) -> Origin:
    named = {key: (name,) if isinstance(name, str) else name for key, name in columns.items()}
    return Origin("contacts.csv", data=text.encode(), columns=named)


def refused(origin: Origin) -> Problem:
    with pytest.raises(Refused) as caught:
        preview(origin, LIMITS)
    assert_helpful(caught.value.problem)
    return caught.value.problem


def keys(found: Preview) -> dict[str, str | None]:
    return {column.name: column.key for column in found.columns}
