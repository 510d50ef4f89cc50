"""Reading from Neo4j: in one round trip, and again where that meets an error that passes."""

from typing import Any

import neo4j
import pytest
from neo4j.exceptions import ClientError, TransientError

from graphsvc.access.users import ORGANISATIONS, add_organisation
from graphsvc.database import Database
from graphsvc.errors import Defect
from graphsvc.sealing import KeyRing


@pytest.fixture
def one(empty: Database, ring: KeyRing) -> str:
    """The name of an organisation."""
    name = "Read again"
    add_organisation(empty, ring, name)
    return name


def failing(monkeypatch: pytest.MonkeyPatch, error: Exception, *, times: int) -> list[object]:
    """Lets what is asked in one round trip fail so often; returns what was asked so."""
    asked: list[object] = []
    really = neo4j.Session.run

    def run(session: neo4j.Session, *words: Any, **more: Any) -> neo4j.Result:
        asked.append(words)
        if len(asked) <= times:
            raise error
        return really(session, *words, **more)

    monkeypatch.setattr(neo4j.Session, "run", run)
    return asked


def passing() -> Exception:
    error = TransientError("later")
    assert error.is_retryable()
    return error


@pytest.mark.parametrize("times", [0, 9], ids=["it goes well", "an error that passes"])
def test_a_query_that_is_fetched_is_asked_in_one_round_trip_once(
    one: str, empty: Database, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    """And in a transaction where that meets an error that passes."""
    asked = failing(monkeypatch, passing(), times=times)
    assert one in [row.name for row in empty.fetch(ORGANISATIONS)]
    assert len(asked) == 1


def test_an_error_that_stays_is_ours_and_says_nothing_of_the_query(
    empty: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = failing(monkeypatch, ClientError("MATCH (secret)"), times=9)
    with pytest.raises(Defect) as told:
        empty.fetch(ORGANISATIONS)
    assert "secret" not in str(told.value)
    assert told.value.__cause__ is told.value.__context__ is None
    assert len(asked) == 1
