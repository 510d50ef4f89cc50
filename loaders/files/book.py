"""Tables of contacts: the rows of any address book turned into contacts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from loaders.dates import (
    is_day_first,
    is_month_first,
    parse_birthday,
    parse_day,
    parse_either,
    shape,
)
from loaders.files.values import (
    check_size,
    linkedin_profile,
    mail_addresses,
    split_phones,
    split_values,
)
from loaders.headers import told
from loaders.limits import Limits
from loaders.origin import File, Origin
from loaders.records import Contact, PartialDate, Problem, Refused
from loaders.rows import Row, records, shown
from loaders.tables import EXPORT_AGAIN, Layout, Table, open_table

KEYS = (
    *("given", "family", "name", "emails", "phones", "company", "title", "url", "connected"),
    *("city", "country", "birthday"),
)
"""What a column of contacts may mean.

The layouts of the formats add ``prefix`` (left out), ``middle`` and ``suffix`` (parts of the name)
and variants: ``name/filed`` counts where there is no other name, ``url/web`` holds any web address,
``phones/label`` says what the phone beside it is, ``city/home`` and ``city/other`` come after
``city``.
"""
Slashes = Literal["month first"] | None
NOTES = 40
"""Lines in which the header is looked for where its columns are named, so that it is certain."""
PLACES = (("city", "country"), ("city/home", "country/home"), ("city/other", "country/other"))
EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\u3005]+")
NO_PHONES = ("fax", "pager")


@dataclass(frozen=True, slots=True)
class Days:
    """How a whole column writes its days: what one row alone cannot tell.

    ``day_first`` is none where nothing says how ``3/7/20`` is meant; ``shapes`` are what the days
    of whole rows look like.
    """

    day_first: bool | None
    shapes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Dates:
    """The two columns of days of a table."""

    connected: Days
    birthday: Days


@dataclass(frozen=True, slots=True)
class Book:
    """One program's table of contacts: its layout, the file of an input that holds it, and what
    ``3/7/20`` means where no row says so (none: its year alone is known)."""

    layout: Layout
    find: Callable[[Origin, Limits], File]
    slashes: Slashes = None

    def table(self, origin: Origin, limits: Limits) -> Table:
        """The table with the columns that ``origin.columns`` names. Raises ``Refused``."""
        layout = self.layout
        if mapped := checked(origin):
            layout = replace(layout, mapped=mapped, search=max(layout.search, NOTES))
        return open_table(self.find(origin, limits), layout, limits=limits, rows=limits.rows)

    def read(self, origin: Origin, limits: Limits) -> Iterator[Contact | Problem]:
        """One ``Contact`` for each row, or one ``Problem`` where its day of connecting cannot be
        read. Rows without a name give a contact whose name is empty. Raises ``Refused``."""
        table = self.table(origin, limits)
        dates = self._dates(table)
        yield from records(table, lambda row: contact(row, dates))

    def _dates(self, table: Table) -> Dates:
        connected = _days(table, "connected", slashes=self.slashes)
        return Dates(connected, _days(table, "birthday", slashes=None))


def one_file(origin: Origin, limits: Limits) -> File:
    """The input as the one file that it is. Raises ``Refused`` for one that is too large."""
    check_size(origin, limits)
    return origin.file()


def checked(origin: Origin) -> dict[str, tuple[str, ...]]:
    """The columns that somebody said the meaning of. Raises ``Refused`` for a key that there is
    none of, and for a column under two keys."""
    keys: dict[str, str] = {}
    for key, names in origin.columns.items():
        if key not in KEYS:
            raise _refused(origin, f"There is no key {shown(key)}.", field=key)
        for name in names:
            if (other := keys.setdefault(told(name), key)) != key:
                message = f"The column {shown(name)} cannot be both {other} and {key}."
                raise _refused(origin, message, field=name)
    return {key: _each_once(names) for key, names in origin.columns.items() if names}


def _each_once(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple({told(name): name for name in reversed(names)}.values())[::-1]


def _refused(origin: Origin, message: str, *, field: str) -> Refused:
    advice = f"Columns can mean {', '.join(KEYS)}."
    return Refused(Problem(origin.name, message, field=field, advice=advice))


def _days(table: Table, key: str, *, slashes: Slashes) -> Days:
    """Reads one column before the rows: ``13/7/20`` in one row says how ``3/7/20`` is meant."""
    day_first, month_first, shapes = False, False, set[str]()
    for row in table if key in table.header.places else ():
        if isinstance(row, Row) and row.ended:
            text = row.text(key)
            day_first = day_first or is_day_first(text)
            month_first = month_first or is_month_first(text)
            shapes.add(shape(text))
    unsure = slashes is None and day_first == month_first
    return Days(None if unsure else day_first, frozenset(shapes))


def contact(row: Row, dates: Dates) -> Contact:
    """The contact of one row. Raises ``RowError`` for a day that is none, ``Refused`` for a day
    that was cut off."""
    given, middle, family = (row.text(key) for key in ("given", "middle", "family"))
    company, title = _together(row, "company", "title")
    city, country = _place(row)
    return Contact(
        row=row.number,
        name=row.text("name")
        or whole_name(given, middle, family, row.text("suffix"))
        or row.text("name/filed"),
        given_name=given,
        family_name=family,
        emails=mail_addresses(row.texts("emails")),
        phones=_phones(row),
        company=company,
        title=title,
        profile_url=row.text("url") or linkedin_profile(row.texts("url/web")),
        connected_on=_connected_on(row, dates.connected),
        city=city,
        country=country,
        birthday=parse_birthday(row.text("birthday"), day_first=dates.birthday.day_first),
    )


def whole_name(given: str, middle: str, family: str, suffix: str) -> str:
    """A name as it should be shown, from its parts: in Chinese, Japanese and Korean letters the
    family comes first."""
    if EAST_ASIAN.fullmatch(given) and EAST_ASIAN.fullmatch(family):
        given, family = family, given
    return " ".join(part for part in (given, middle, family, suffix) if part)


def _together(row: Row, key: str, other: str) -> tuple[str, str]:
    """The first two values that belong together, one of which at least is filled in: columns of
    one number (``Organization 2 - Name`` and ``Organization 2 - Title``). Columns that somebody
    named, and such of which there are not as many, do not belong together."""
    firsts, seconds = row.texts(key), row.texts(other)
    apart = bool(row.header.mapped & {key, other}) or len(firsts) != len(seconds)
    if apart or len(firsts) == 1:
        return _first(row.text(key)), _first(row.text(other))
    pairs = (pair for pair in zip(firsts, seconds, strict=True) if any(pair))
    first, second = next(pairs, ("", ""))
    return _first(first), _first(second)


def _first(text: str) -> str:
    return next(iter(split_values(text)), "") if ":::" in text else text


def _place(row: Row) -> tuple[str, str]:
    """City and country of work, else of home, else of another address."""
    for city, country in PLACES:
        place = _together(row, city, country)
        if any(place):
            return place
    return "", ""


def _phones(row: Row) -> tuple[str, ...]:
    """The numbers, each once, in order; those of fax machines and pagers are left out."""
    numbers, labels = row.texts("phones"), row.texts("phones/label")
    if not any(numbers):
        return ()
    if len(numbers) != len(labels):
        labels = ("",) * len(numbers)
    pairs = zip(numbers, labels, strict=True)
    spoken = (text for text, label in pairs if not any(word in label.lower() for word in NO_PHONES))
    return tuple(dict.fromkeys(phone for text in spoken for phone in split_phones(text)))


def _connected_on(row: Row, days: Days) -> PartialDate | None:
    text = row.text("connected")
    day = _day(text, days)
    if not row.ended and row.is_last("connected") and _is_cut(text, day, days):
        message = f"The file was cut off in the middle of row {row.number}."
        advice = f"{EXPORT_AGAIN} If it is whole, add a line break at its end."
        raise Refused(Problem(row.file, message, row=row.number, advice=advice))
    if text and day is None:
        advice = "Write the day as 2020-03-07 or 07 Mar 2020, or leave it empty."
        raise row.error("connected", f"{shown(text)} is not a day.", advice=advice)
    return day


def _day(text: str, days: Days) -> PartialDate | None:
    try:
        if not text or days.day_first is None:
            return parse_either(text) if text else None
        return parse_day(text, day_first=days.day_first)
    except ValueError:
        return None


def _is_cut(text: str, day: PartialDate | None, days: Days) -> bool:
    """Whether the last date, with no line break after it, lacks what the others have: ``21 Sep 20``
    may be the beginning of ``21 Sep 2009``."""
    unlike = bool(days.shapes) and shape(text) not in days.shapes
    return unlike or (bool(text) and day is None)
