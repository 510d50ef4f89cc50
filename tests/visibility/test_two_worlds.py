"""Two worlds that differ only in what Ann may not see look the same to her, byte by byte, and cost
the database the same work. All of her questions are asked in the lane ``long``."""

import re
from collections.abc import Iterator
from typing import Any, Final

import neo4j
import pytest

from graphsvc.database import Database
from graphsvc.plans import Profile
from graphsvc.sealing import KeyRing
from graphsvc.settings import settings
from tests.judge.catalogue import names_of, whole_catalogue
from tests.judge.fixtures import DAY
from tests.judge.kept import clear
from tests.lanes import further
from tests.visibility.hits import ADMINISTRATORS, directory_hits, viewer_hits
from tests.visibility.observations import observations
from tests.visibility.offices import Offices, build

Seen = dict[str, bytes]
Work = dict[str, tuple[int, list[tuple[str, list[str]]]]]
"""Database hits by query, and its operators: of one that fetches, what it fetches by. How the
others put what they do (which of two that see the same rows reads a property, whether a filter says
again what an index has said) is up to the planner and what it knows of all there is; that as much
is read, the hits say."""

CACHED: Final = re.compile(r"cache(?:[A-Z]\w*)?\[([^]]*)]")
"""A property that an operator has from one before it."""
NUMBERED: Final = re.compile(r"\b(auto[a-z]+|anon)_\d+")
"""A name that the planner has made up."""
FETCHING: Final = ("Node", "DirectedRel", "UndirectedRel", "Expand", "OptionalExpand", "VarLength")
"""How the operators that fetch from the store begin."""


WATCHED: Final = sorted({*names_of("viewer"), *names_of("directory")} - ADMINISTRATORS)


class Worlds:
    """What was seen without and with what is hidden."""

    def __init__(self) -> None:
        self.seen: list[Seen] = []
        self.work: list[Work] = []
        self.nodes: list[int] = []

    def watch(self, offices: Offices, session: neo4j.Session, *, step: int) -> None:
        """Looks at all there is to see, with statistics that know of all there is. A step that has
        no factor in common with the ways to ask of one target asks of each in another way."""
        session.run("CALL db.prepareForReplanning(120)").consume()
        self.seen.append(dict(observations(offices, step=step)))
        self.work.append(dict(work_of(offices)))
        counted = session.run("MATCH (n) RETURN count(n) AS count").single(strict=True)
        self.nodes.append(counted["count"])


def work_of(offices: Offices) -> Iterator[tuple[str, tuple[int, list[tuple[str, list[str]]]]]]:
    """What every reading query costs."""
    catalogue = whole_catalogue()
    for name, params in (viewer_hits(offices) | directory_hits(offices)).items():
        if name in ADMINISTRATORS:
            continue
        query = catalogue[name]
        scopes: dict[str, Any] = {"scopes": offices.scopes} if query.kind == "viewer" else {}
        profile = offices.database.profile(query, **params, **scopes)
        assert profile.rows, f"{name} finds nothing"
        yield name, (profile.hits, [*_operators(profile)])


def _operators(profile: Profile) -> Iterator[tuple[str, list[str]]]:
    """Operators; those that fetch with their details, which the planner lists in any order."""
    for operator, details in profile.operators:
        if operator.startswith(FETCHING):
            plain = NUMBERED.sub(r"\1", CACHED.sub(r"\1", details))
            yield operator, sorted(plain.split(", "))
        elif operator != "CacheProperties":
            yield operator, []


@pytest.fixture(scope="module", params=[7, *further(1)], ids=lambda step: f"every {step}")
def worlds(
    database: Database, ring: KeyRing, driver: neo4j.Driver, request: pytest.FixtureRequest
) -> Iterator[Worlds]:
    found = Worlds()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GRAPHSVC_TODAY", DAY)
        settings.cache_clear()
        for with_rivals in (False, True):
            with driver.session() as session:  # pyright: ignore[reportUnknownMemberType]
                clear(session)
                offices = build(database, ring, session, with_rivals=with_rivals)
                found.watch(offices, session, step=request.param)
        yield found
    settings.cache_clear()


def test_the_worlds_differ_in_much(worlds: Worlds) -> None:
    without, with_all = worlds.nodes
    assert with_all > 3 * without


def test_what_is_seen_holds_something_to_compare(worlds: Worlds) -> None:
    seen = worlds.seen[0]
    answered = [text for text in seen.values() if b'"paths": [{' in text]
    assert len(answered) > 20
    assert any(b"Quillfeather" in text for text in answered)
    assert any(b"AmbiguousReference" in text or b"target_unknown" in text for text in seen.values())


def test_all_that_is_seen_is_the_same_byte_by_byte(worlds: Worlds) -> None:
    without, with_all = worlds.seen
    assert list(without) == list(with_all)
    assert {
        name: (without[name], with_all[name]) for name in without if without[name] != with_all[name]
    } == {}


def test_every_reading_query_is_watched(worlds: Worlds) -> None:
    assert sorted(worlds.work[0]) == sorted(WATCHED)


@pytest.mark.parametrize("name", WATCHED)
def test_the_work_is_the_same(worlds: Worlds, name: str) -> None:
    without, with_all = (work[name] for work in worlds.work)
    assert with_all == without
