"""How many users did what in a month: told to administrators, of five and more, and of nobody."""

import datetime

import neo4j
import pytest

from graphsvc.database import Database
from graphsvc.errors import NotAllowed
from graphsvc.sealing import KeyRing
from graphsvc.team import adoption
from graphsvc.team.administrators import set_administrator
from graphsvc.team.adoption import FEWEST, Activity, Adopted, count_months
from graphsvc.wire.team import AdoptionMonth
from tests.team.crew import Crew, broken, crew


@pytest.fixture
def team(empty: Database, ring: KeyRing, session: neo4j.Session) -> Crew:
    session.run("MATCH (n:UseMark|MonthlyUse) DELETE n").consume()
    made = crew(empty, ring, session)
    ann = made.id("ann")
    made.change(lambda change: set_administrator(change, ann, admin=True))
    return made


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> "Clock":
    return Clock(monkeypatch)


class Clock:
    """The moment as it is counted."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._now = 0
        monkeypatch.setattr(adoption, "now_ms", lambda: self._now)

    def __call__(self, year: int, month: int, day: int) -> None:
        then = datetime.datetime(year, month, day, 12, tzinfo=datetime.UTC)
        self._now = int(then.timestamp()) * 1_000


def did(team: Crew, activity: Activity, *names: str, times: int = 2) -> None:
    """Users do something, each more than once, in several processes."""
    for _ in range(times):
        process = Adopted(team.database, team.ring, seconds=3_600)
        for name in names * 2:
            process.note(team.user(name).viewer, activity)
        process.write()


def told(team: Crew, name: str = "ann") -> list[AdoptionMonth]:
    return team.look(name, adoption.adoption).items


FIVE = ("ann", "bob", "cy", "dee", "eve")


def test_each_user_counts_once_in_a_month_and_a_month_is_told_when_it_is_over(
    team: Crew, at: Clock
) -> None:
    at(2026, 3, 10)
    did(team, Activity.SIGNED_IN, *FIVE, "fay")
    did(team, Activity.ASKED, *FIVE)
    did(team, Activity.IMPORTED, "ann", "bob", "cy", "dee")
    for day in (11, 31):
        at(2026, 3, day)
        count_months(team.database)
        assert told(team) == []
    at(2026, 4, 1)
    did(team, Activity.SIGNED_IN, *FIVE)
    count_months(team.database)
    assert told(team) == []
    at(2026, 4, 2)
    march = AdoptionMonth(month="2026-03", signed_in=6, imported=None, asked=FEWEST)
    for _ in range(2):
        count_months(team.database)
        assert told(team) == [march]
    at(2026, 5, 3)
    count_months(team.database)
    april = AdoptionMonth(month="2026-04", signed_in=5, imported=None, asked=None)
    assert told(team) == [april, march]
    assert broken(team) == []


def test_a_month_of_fewer_than_five_is_not_told(team: Crew, at: Clock) -> None:
    at(2026, 3, 10)
    did(team, Activity.SIGNED_IN, *FIVE[:4])
    did(team, Activity.ASKED, *FIVE[:4])
    at(2026, 4, 2)
    count_months(team.database)
    assert told(team) == []


def test_nobody_is_named_and_nothing_of_who_it_was_stays(
    team: Crew, at: Clock, session: neo4j.Session
) -> None:
    """Neither in the database, nor by comparing what is there for two organisations."""

    def kept() -> str:
        rows = session.run("MATCH (n:UseMark|MonthlyUse) RETURN properties(n) AS all")
        return str([row["all"] for row in rows])

    at(2026, 3, 10)
    did(team, Activity.ASKED, *FIVE)
    assert "asked" in kept()
    assert not any(team.id(name) in kept() for name in FIVE)
    at(2026, 4, 2)
    count_months(team.database)
    assert session.run("MATCH (n:UseMark) RETURN n").value() == []
    assert not any(team.id(name) in kept() for name in FIVE)


def test_only_administrators_are_told_and_of_their_own_organisation(
    team: Crew, ring: KeyRing, session: neo4j.Session, at: Clock
) -> None:
    at(2026, 3, 10)
    did(team, Activity.SIGNED_IN, *FIVE)
    at(2026, 4, 2)
    count_months(team.database)
    with pytest.raises(NotAllowed, match="administrators"):
        told(team, "bob")
    other = crew(team.database, ring, session)
    zoe = other.id("zoe")
    other.change(lambda change: set_administrator(change, zoe, admin=True))
    assert told(other, "zoe") == []
    assert len(told(team)) == 1
