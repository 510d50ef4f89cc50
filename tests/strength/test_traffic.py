"""What mail, meetings and calls prove: properties that hold for any of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.ontology import TieType
from graphsvc.strength import (
    NEVER,
    Evidence,
    Touch,
    Traffic,
    Way,
    contact_cost,
    cost,
    cost_on,
    number,
    strength,
    tie_cost,
    traffic,
    traffic_strength,
)
from graphsvc.strength.evidence import WEAKEST

DAY = 20_000


def touches(*ways: Way, people: int = 1) -> st.SearchStrategy[list[Touch]]:
    """Any touches of some ways in the years before ``DAY``."""
    days = st.integers(DAY - 8_000, DAY)
    return st.lists(st.builds(Touch, days, st.sampled_from(ways), st.just(people)), min_size=1)


def weekly(weeks: int, *, until: int, people: int = 1) -> list[Touch]:
    """Mail both ways every week, the last on a day."""
    return [
        Touch(until - 7 * week, way, people)
        for week in range(weeks)
        for way in (Way.SENT, Way.RECEIVED)
    ]


def counted(found: list[Touch]) -> Traffic:
    told = traffic(found)
    assert told is not None
    return told


def strength_of(found: list[Touch], day: int = DAY) -> float:
    return traffic_strength(counted(found), day)


def evidence(found: Traffic) -> Evidence:
    return Evidence(
        TieType.KNOWS, "traffic", 0, found.last, weeks=found.weeks, fast=found.fast, slow=found.slow
    )


@given(st.one_of(touches(Way.SENT), touches(Way.RECEIVED)))
def test_mail_in_one_direction_is_never_a_tie(found: list[Touch]) -> None:
    assert not counted(found).mutual
    assert strength_of(found) < WEAKEST


def test_not_even_a_life_of_daily_mail_in_one_direction_is_a_tie() -> None:
    assert strength_of([Touch(day, Way.SENT) for day in range(DAY - 20_000, DAY)]) < WEAKEST


@given(touches(Way.SENT, Way.RECEIVED, people=int(number("traffic_people")) + 1))
def test_mass_mail_is_nothing(found: list[Touch]) -> None:
    assert traffic(found) is None


@given(touches(*Way), st.integers(DAY - 8_000, DAY), st.sampled_from(Way))
def test_another_touch_never_weakens(found: list[Touch], day: int, way: Way) -> None:
    assert strength_of([*found, Touch(day, way)]) >= strength_of(found) * (1 - 1e-12)


@given(touches(*Way))
def test_the_order_of_touches_does_not_matter(found: list[Touch]) -> None:
    assert traffic(found) == traffic(list(reversed(found)))


@given(touches(*Way), st.integers(0, 4_000), st.integers(1, 4_000))
def test_silence_weakens(found: list[Touch], silence: int, more: int) -> None:
    told = counted(found)
    later = traffic_strength(told, told.last + silence)
    assert traffic_strength(told, told.last + silence + more) < later


@given(touches(Way.SENT, Way.RECEIVED, Way.MET), st.integers(0, 3_000))
def test_evidence_of_traffic_fades_as_traffic_does(found: list[Touch], silence: int) -> None:
    told = counted(found)
    if not told.mutual:
        return
    day = told.last + silence
    expected = traffic_strength(told, day)
    told_cost = cost_on(evidence(told), day)
    assert told_cost == (cost(expected) if expected >= WEAKEST else NEVER)
    assert (tie_cost([evidence(told)], day) is None) == (expected < WEAKEST)


def test_a_week_of_mail_both_ways_outweighs_a_linkedin_connection() -> None:
    assert strength_of(weekly(1, until=DAY)) > strength(contact_cost("linkedin"))


def test_one_meeting_is_both_ways() -> None:
    assert strength_of([Touch(DAY, Way.MET)]) == strength_of(weekly(1, until=DAY))


def test_ten_mails_of_a_week_tell_no_more_than_one_each_way() -> None:
    week = DAY // 7 * 7
    many = [Touch(week + 6, way) for way in (Way.SENT, Way.RECEIVED) for _ in range(5)]
    assert strength_of(many, week + 6) == strength_of(weekly(1, until=week + 6), week + 6)


def test_ten_years_outlast_a_busy_quarter() -> None:
    long, short = weekly(520, until=DAY), weekly(13, until=DAY)
    assert strength_of(long, DAY + 730) > 4 * strength_of(short, DAY + 730)


def test_a_mail_among_many_proves_less() -> None:
    assert strength_of(weekly(1, until=DAY, people=30)) < strength_of(weekly(1, until=DAY))


def test_receiving_the_same_mails_is_a_weak_tie() -> None:
    heard = strength_of([Touch(DAY, Way.TOGETHER, 4)])
    assert WEAKEST < heard < strength_of(weekly(1, until=DAY)) / 2


def test_nothing_is_no_traffic() -> None:
    assert traffic([]) is None


@pytest.mark.parametrize("silence", [0, 100, 20_000])
def test_before_its_last_day_traffic_is_as_on_it(silence: int) -> None:
    told = counted(weekly(3, until=DAY))
    assert traffic_strength(told, DAY - silence) == traffic_strength(told, DAY)
