"""Days as programs write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.dates import (
    MONTHS,
    MORE_MONTHS,
    is_day_first,
    is_month_first,
    parse_birthday,
    parse_day,
    parse_either,
    shape,
)
from loaders.records import PartialDate

SEVENTH = PartialDate(2020, 3, 7)


@pytest.mark.parametrize(
    "text",
    [
        "07 Mar 2020",
        "7 March 2020",
        "07-Mar-2020",
        "7-Mar-20",
        "7. März 2020",
        "7 mars 2020",
        "7 de março de 2020",
        "Mar 7, 2020",
        "March 07 2020",
        "2020-03-07",
        "2020-03-07T10:14:00Z",
        "2020-03-07 10:14:00.5 UTC",
        "2020/3/7",
        "3/7/20",
        "03/07/2020",
        "3/7/20, 10:14 PM",
        "07.03.2020",
        "7.3.20 22:14",
        "7 marca 2020",
        "7. března 2020",
        "7. maaliskuuta 2020",
        "7 Mart 2020",
        "7 марта 2020",
        "2020年3月7日",
        "2020년 3월 7일",
    ],
)
def test_days_are_read(text: str) -> None:
    assert parse_day(text) == SEVENTH
    assert parse_day(f"  {text} ") == SEVENTH


@pytest.mark.parametrize(
    "text",
    [
        *("", "2020", "2020-03", "Mar 2020", "07 Mar 20", "07 Foo 2020", "30 Feb 2020"),
        *("0/1/20", "13/13/20", "32.1.2020", "07 Mar 2020 and more", "٠٧ Mar 2020", "nan"),
        *("7/3", "7/3/202", "2020-00-01", "2020-01-00"),
    ],
)
def test_what_is_no_day_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match=r"not a day|must be|out of range"):
        parse_day(text)


@pytest.mark.parametrize("text", ["2019-00", "2019-13", "2019-01-00", "0000", "2019-1", "19"])
def test_a_partial_date_is_one_of_the_calendar(text: str) -> None:
    with pytest.raises(ValueError, match=r"not a date|must be|out of range"):
        PartialDate.parse(text)


def test_the_day_may_come_first() -> None:
    assert parse_day("7/3/20", day_first=True) == SEVENTH
    assert is_day_first("13/7/20")
    assert not is_day_first("7/13/20")
    assert not is_day_first("7/7/20")
    assert not is_day_first("13 Jul 2020")


def test_a_day_that_may_be_read_either_way_keeps_its_year_alone() -> None:
    assert parse_either("3/7/2020") == PartialDate(2020)
    assert parse_either("3/3/2020") == PartialDate(2020, 3, 3)
    assert parse_either("3/30/2020") == parse_either("30/3/2020") == PartialDate(2020, 3, 30)
    assert parse_either("7.3.2020") == SEVENTH
    assert is_month_first("3/30/2020")
    assert not is_month_first("30/3/2020")
    assert not is_month_first("3/7/2020")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1980-03-07", PartialDate(1980, 3, 7)),
        ("19800307", PartialDate(1980, 3, 7)),
        ("19800307T230000Z", PartialDate(1980, 3, 7)),
        ("1980-03-07T00:00:00+01:00", PartialDate(1980, 3, 7)),
        ("1980-03", PartialDate(1980, 3)),
        ("1980", PartialDate(1980)),
        ("07.03.1980", PartialDate(1980, 3, 7)),
        ("3/7/1980", PartialDate(1980)),
        ("3/13/1980", PartialDate(1980, 3, 13)),
        *((text, None) for text in ("", "--0307", "--03-07", "7 March", "0/0/00", "3/7/80")),
        *((text, None) for text in ("1604-03-07", "1/1/4501", "soon", "circa 1800", "9999-99-99")),
    ],
)
def test_birthdays(text: str, day: PartialDate | None) -> None:
    assert parse_birthday(text) == day


def test_a_birthday_follows_the_order_that_is_known() -> None:
    assert parse_birthday("3/7/1980", day_first=True) == PartialDate(1980, 7, 3)
    assert parse_birthday("3/7/1980", day_first=False) == PartialDate(1980, 3, 7)


def test_no_month_has_two_numbers() -> None:
    names = " ".join(MONTHS + MORE_MONTHS).split()
    assert len(names) == len(set(names))


def test_shapes_differ_by_form_and_width_of_the_year() -> None:
    assert shape("07 Mar 2020") == shape("7 Sept 1999") == "9 a 9999"
    assert shape("3/7/20, 1:14 PM") == shape("12/31/20, 10:14 AM")
    assert len({shape(text) for text in ("", "21", "21 Sep", "21 Sep 20", "21 Sep 200")}) == 5


@given(st.text(max_size=40))
def test_any_text_is_a_day_or_a_value_error(text: str) -> None:
    shape(text)
    is_day_first(text)
    parse_birthday(text)
    try:
        found = parse_day(text)
    except ValueError:
        return
    assert PartialDate.parse(str(found)) == found


@pytest.mark.parametrize("text", ["aa 1 " * 20_000, "2020 aa 1 " * 10_000, "1" * 100_000])
def test_what_is_too_long_for_a_date_is_none_and_takes_no_time(text: str) -> None:
    for read in (parse_day, parse_either):
        with pytest.raises(ValueError, match="too long"):
            read(text)
    assert parse_birthday(f"1990 {text}") is None
    assert not is_day_first(text)
    assert not is_month_first(text)
    assert len(shape(text)) < 200


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("7 أكتوبر 2020", 10),
        ("7 اكتوبر 2020", 10),
        ("7 أغسطس 2020", 8),
        ("7 اغسطس 2020", 8),
        ("7 KASIM 2020", 11),
        ("7 MAYIS 2020", 5),
        ("7 kasım 2020", 11),
    ],
)
def test_months_are_read_however_their_letters_are_put_together(text: str, month: int) -> None:
    assert parse_day(text) == PartialDate(2020, month, 7)
