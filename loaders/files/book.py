"""Tables of contacts: the rows of any address book turned into contacts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
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
    ADDRESS,
    check_size,
    is_organisation,
    linkedin_profile,
    mail_addresses,
    phone_number,
    profile_address,
    same_text,
    split_phones,
    split_values,
)
from loaders.headers import folded, told
from loaders.limits import Limits
from loaders.origin import File, Origin
from loaders.records import DELETED, ORGANISATION, Contact, PartialDate, Problem, Refused
from loaders.rows import Row, RowError, records, shown
from loaders.tables import EXPORT_AGAIN, Layout, Table, find_header, open_table

KEYS = (
    *("given", "family", "name", "emails", "phones", "company", "title", "url", "connected"),
    *("city", "country", "birthday"),
)
"""What a column of contacts may mean.

The layouts of the formats add ``prefix`` (left out), ``middle`` and ``suffix`` (parts of the name)
and variants: ``name/filed`` and ``name/nick`` count where there is no other name, ``url/web`` holds
any web address, ``phones/label`` says what the phone beside it is, ``city/home`` and ``city/other``
come after ``city``; ``action`` says what another program was to do with the row.
"""
Slashes = Literal["month first"] | None
NOTES = 40
"""Lines in which the header is looked for where its columns are named, so that it is certain."""
PLACES = (("city", "country"), ("city/home", "country/home"), ("city/other", "country/other"))
EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\u3005]+")
NO_PHONES = ("fax", "pager")
DELETIONS = ("delete", "deleted", "remove", "removed")
LOOKED_AT = 50
"""Rows by which a column is recognised that nobody knows by its name."""
OTHERS = re.compile("owner|manager|assistant|creat|modif|updat|refer|spouse|parent|rep$|agent|user")
"""In names of columns: what stands there is of somebody else than the contact."""


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
    loose: bool = False

    def table(self, origin: Origin, limits: Limits) -> Table:
        """The table with the columns that ``origin.columns`` names. Where no column of e-mails or
        profiles is known by its name, one that holds nothing else is taken for it; ``loose``
        formats need no such column to be known. Raises ``Refused``."""
        layout = self.layout
        if mapped := checked(origin):
            layout = replace(layout, mapped=mapped, search=max(layout.search, NOTES))
        file = self.find(origin, limits)
        if self.loose and not mapped:
            named = replace(layout, required=layout.required[:1])
            header = find_header(file, named, limits=limits)
            if header is not None:
                found = _recognised(Table(file, layout, header, limits, limits.rows))
                if all(any(key in found.header.places for key in keys) for keys in layout.required):
                    return found
        return _recognised(open_table(file, layout, limits=limits, rows=limits.rows))

    def read(self, origin: Origin, limits: Limits) -> Iterator[Contact | Problem]:
        """One ``Contact`` for each row, or one ``Problem`` where it is no person's. Rows without a
        name give a contact whose name is empty. Raises ``Refused``."""
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


def left_out(table: Table, *, most: int | None = None) -> tuple[str, ...]:
    """The columns that mean nothing to the format and hold something; one without a name by its
    number. Reads the table to its end, or so many rows. Raises ``Refused``."""
    known = {place for places in table.header.places.values() for place in places}
    unknown = set(range(len(table.header.names))) - known
    filled = set[int]()
    for row in islice(table, most) if unknown else ():
        if isinstance(row, Row):
            filled |= {place for place in unknown - filled if row.cells[place].strip()}
            if filled == unknown:
                break
    names = table.header.names
    return tuple(names[place] or f"column {place + 1}" for place in sorted(filled))


def _recognised(table: Table) -> Table:
    """The table with columns known by what they hold: where no column of e-mails or of profiles is
    known by its name, the one that holds nothing but such, each once. Several that do, and one
    that is named after somebody else, say nothing."""
    places = table.header.places
    missing = [key for key in HOLDS if not places.keys() & HOLDS[key].keys]
    free = set(range(len(table.header.names))) - {at for found in places.values() for at in found}
    free = {place for place in free if not OTHERS.search(folded(table.header.names[place]))}
    if not missing or not free:
        return table
    rows = [row for row in islice(table, LOOKED_AT) if isinstance(row, Row)]
    found = dict(places)
    for key in missing:
        fit = [place for place in sorted(free) if _holds(rows, place, HOLDS[key].is_one)]
        if len(fit) == 1:
            found[key] = (fit[0],)
    header = replace(table.header, places=found)
    return replace(table, header=header)


@dataclass(frozen=True, slots=True)
class _Holds:
    """What a column holds that nothing else looks like; ``keys`` are those of such columns."""

    keys: frozenset[str]
    is_one: Callable[[str], bool]


HOLDS = {
    "emails": _Holds(frozenset({"emails"}), lambda text: ADDRESS.fullmatch(text) is not None),
    "url": _Holds(frozenset({"url", "url/web"}), lambda text: profile_address(text) is not None),
}


def _holds(rows: Sequence[Row], place: int, is_one: Callable[[str], bool]) -> bool:
    values = [text for row in rows if (text := row.cell(place))]
    return bool(values) and len({*values}) == len(values) and all(map(is_one, values))


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
    """The contact of one row. Raises ``RowError`` for a row that is no person's or is to go,
    ``Refused`` for a day that was cut off."""
    given, middle, family = (row.text(key) for key in ("given", "middle", "family"))
    company, title = _together(row, "company", "title")
    city, country = _place(row)
    lost: list[str] = []
    whole = whole_name(given, middle, family, row.text("suffix"))
    stated = row.text("name")
    name = (straight(stated, given, family, whole) if "," in stated else stated) or whole
    name = name or _second_name(row, company)
    profile = _profile(row)
    if (
        not (given and family)
        and not profile
        and is_organisation(name, (given, middle, family), company)
    ):
        raise _nobody(row, name)
    if "action" in row.header.places and row.text("action").lower() in DELETIONS:
        raise _deleted(row, name)
    return Contact(
        row=row.number,
        name=name,
        given_name=given,
        family_name=family,
        emails=mail_addresses(row.texts("emails")),
        phones=_phones(row, lost),
        company=company,
        title=title,
        profile_url=profile,
        connected_on=_connected_on(row, dates.connected, lost),
        city=city,
        country=country,
        birthday=parse_birthday(row.text("birthday"), day_first=dates.birthday.day_first),
        lost=tuple(lost),
    )


def _nobody(row: Row, name: str) -> RowError:
    message = "The row is of an organisation and of no person: its name is that of its company."
    advice = "Nothing is to be done, unless it is a person: write their own name then."
    return row.error("company", message, advice=advice, rule=ORGANISATION, name=name)


def _deleted(row: Row, name: str) -> RowError:
    message = "The row is marked as one to be deleted."
    advice = "Nothing is to be done, or change the mark to keep it."
    return row.error("action", message, advice=advice, rule=DELETED, name=name)


def _second_name(row: Row, company: str) -> str:
    """The name under which the row is filed, a nickname before it where that is the company's."""
    filed, nickname = row.text("name/filed"), row.text("name/nick")
    return filed if filed and not (nickname and same_text(filed, company)) else nickname


def _profile(row: Row) -> str | None:
    stated = row.text("url")
    if stated:
        return linkedin_profile((stated,)) or stated
    return linkedin_profile(row.texts("url/web"))


def straight(name: str, given: str, family: str, whole: str) -> str:
    """A whole name with the given one first, where it stands behind the family's (``Byron, Ada``)
    and the parts say that it does."""
    last, comma, first = name.partition(",")
    if not comma or not given or not same_text(last, family):
        return name
    if same_text(first, given):
        return whole
    return f"{first.strip()} {last.strip()}" if first.strip().startswith(f"{given} ") else name


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
    """City and country of work, else of home, else of another address; where the table has no two
    columns of one address, the first city and the first country."""
    places = row.header.places
    if not any(city in places and country in places for city, country in PLACES):
        cities = [city for city, _ in PLACES]
        return _filled(row, cities), _filled(row, [country for _, country in PLACES])
    for city, country in PLACES:
        place = _together(row, city, country)
        if any(place):
            return place
    return "", ""


def _filled(row: Row, keys: Sequence[str]) -> str:
    return next((text for key in keys if (text := row.text(key))), "")


def _phones(row: Row, lost: list[str]) -> tuple[str, ...]:
    """The numbers, each once, in order; those of fax machines and pagers are left out."""
    numbers = row.texts("phones")
    if not any(numbers):
        return ()
    labels = row.texts("phones/label")
    if len(numbers) != len(labels):
        labels = ("",) * len(numbers)
    pairs = zip(numbers, labels, strict=True)
    spoken = (text for text, label in pairs if not any(word in label.lower() for word in NO_PHONES))
    texts = (phone for text in spoken for phone in split_phones(text))
    return tuple(dict.fromkeys(number for text in texts if (number := spoken_number(text, lost))))


def spoken_number(text: str, lost: list[str]) -> str:
    """A phone number, empty where the text is none; then ``lost`` says so."""
    try:
        number = phone_number(text)
    except ValueError:
        said = "a spreadsheet has cut its last digits. Export it anew as text."
        lost.append(f"The phone {shown(text)} is left out: {said}")
        return ""
    if not number:
        lost.append(f"The phone {shown(text)} is left out: it is no number.")
    return number


def _connected_on(row: Row, days: Days, lost: list[str]) -> PartialDate | None:
    text = row.text("connected")
    day = _day(text, days)
    if not row.ended and row.is_last("connected") and _is_cut(text, day, days):
        message = f"The file was cut off in the middle of row {row.number}."
        advice = f"{EXPORT_AGAIN} If it is whole, add a line break at its end."
        raise Refused(Problem(row.file, message, row=row.number, advice=advice))
    if text and day is None:
        said = "Write it as 2020-03-07 or 07 Mar 2020."
        lost.append(f"The day {shown(text)} is left out: it cannot be read. {said}")
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
