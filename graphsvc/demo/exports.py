"""Connections.csv as LinkedIn exports it, with the flaws that real ones have."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from graphsvc.demo.careers import AS_OF, Job, Lives, title_of
from graphsvc.demo.naming import FullName, Identity, draw_identity, full_name, unpack
from graphsvc.demo.people import personal_mail, profile_url
from graphsvc.demo.places import Market
from graphsvc.demo.tables import countries, functions, industries
from loaders.records import Company, Person

_NOTES = (
    "Notes:\n"
    '"When exporting your connection data, you may notice that some of the email addresses are '
    "missing. You will only see email addresses for connections who have allowed their "
    'connections to see or download their email address."\n\n'
)
_COLUMNS = (
    *("First Name", "Last Name", "URL", "Email Address", "Company", "Position"),
    "Connected On",
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_OPENED = date(2006, 1, 1)


@dataclass(frozen=True, slots=True)
class Stranger:
    """Somebody who is not in the directory. ``company`` is the index of a company of it, if any."""

    number: int
    identity: Identity
    company: int | None
    employer: str
    title: str


class Row(NamedTuple):
    """One line, as it will be written."""

    given: str
    family: str
    url: str
    email: str
    company: str
    position: str
    connected: date


def draw_strangers(rng: Random, market: Market, *, first: int, count: int) -> list[Stranger]:
    """``first`` is the number of the first, beyond those of the people of the directory."""
    return [_stranger(rng, market, number=first + index) for index in range(count)]


def connections_csv(rows: Iterable[Row]) -> bytes:
    """The file: notes, header, the newest connection first."""
    text = io.StringIO()
    text.write(_NOTES)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for row in sorted(rows, key=written_order):
        writer.writerow((*row[:-1], _day(row.connected)))
    return text.getvalue().encode()


def written_order(row: Row) -> tuple[int, Row]:
    """By which the rows of a file are sorted: the newest connection first."""
    return -row.connected.toordinal(), row


def known_row(
    rng: Random, lives: Lives, *, person: int, record: Person, companies: Sequence[Company]
) -> Row:
    """A line about somebody of the directory, not always up to date."""
    identity = unpack(lives.identities[person])
    job = _stated_job(rng, list(lives.jobs_of(person)))
    shown = rng.random()
    mail = record.emails[0] if record.emails and shown < 0.3 else ""
    name = _written(rng, identity)
    return Row(
        given=name.given,
        family=name.family,
        url=(record.profile_url or profile_url(identity, person)) if shown > 0.07 else "",
        email=mail,
        company=_written_company(rng, companies[job.company].name) if job else "",
        position=title_of(job.title) if job else "",
        connected=_met(rng),
    )


def stranger_row(rng: Random, stranger: Stranger) -> Row:
    """A line about somebody whom the directory does not have."""
    name = _written(rng, stranger.identity)
    shown = rng.random()
    return Row(
        given=name.given,
        family=name.family,
        url=profile_url(stranger.identity, stranger.number) if shown > 0.07 else "",
        email=personal_mail(stranger.identity, stranger.number) if shown < 0.12 else "",
        company=_written_company(rng, stranger.employer),
        position=stranger.title,
        connected=_met(rng),
    )


def _stranger(rng: Random, market: Market, *, number: int) -> Stranger:
    company = market.all.draw(rng)
    place = market.company_places[company]
    listed = rng.random() < 0.65
    line = functions()[industries()[place.industry].functions.draw(rng)]
    name = market.companies[company].name
    return Stranger(
        number=number,
        identity=draw_identity(rng, countries()[place.country]),
        company=company if listed else None,
        employer=name if listed else market.mint.company(rng, place.industry),
        title=line.titles[min(int(rng.expovariate(0.6)), 6)],
    )


def _stated_job(rng: Random, jobs: Sequence[Job]) -> Job | None:
    """The last one, or one before it where the profile was not kept up."""
    if not jobs:
        return None
    return jobs[-2] if len(jobs) > 1 and rng.random() < 0.1 else jobs[-1]


def _met(rng: Random) -> date:
    days = (AS_OF - _OPENED).days - 1
    return _OPENED + timedelta(days=int(days * rng.random() ** 0.6))


def _day(day: date) -> str:
    return f"{day.day:02d} {_MONTHS[day.month - 1]} {day.year}"


# --- flaws ----------------------------------------------------------------------------------------


def _written(rng: Random, identity: Identity) -> FullName:
    """A name as its bearer or LinkedIn writes it: one in six otherwise than the directory."""
    name = full_name(identity, latin=rng.random() < 0.3)
    turn = rng.random()
    for share, flaw in _FLAWS:
        if turn < share:
            return flaw(name)
        turn -= share
    return name


def _without_accents(name: FullName) -> FullName:
    return FullName(_plain(name.given), _plain(name.family), _plain(name.shown))


def _swapped(name: FullName) -> FullName:
    return FullName(name.family, name.given, name.shown)


def _family_initial(name: FullName) -> FullName:
    return name._replace(family=f"{name.family[0]}.")


def _given_initial(name: FullName) -> FullName:
    return name._replace(given=f"{name.given[0]}.")


def _with_degree(name: FullName) -> FullName:
    return name._replace(family=f"{name.family}, MBA")


def _first_given(name: FullName) -> FullName:
    return name._replace(given=name.given.split()[0])


_FLAWS: tuple[tuple[float, Callable[[FullName], FullName]], ...] = (
    (0.06, _without_accents),
    (0.02, _swapped),
    (0.03, _family_initial),
    (0.02, _given_initial),
    (0.02, _with_degree),
    (0.03, _first_given),
)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", _bare(unicodedata.normalize("NFKD", text)))


def _bare(text: str) -> str:
    return "".join(letter for letter in text if not 0x300 <= ord(letter) <= 0x36F)


def _written_company(rng: Random, name: str) -> str:
    """Without the legal form, or in capitals, now and then."""
    turn = rng.random()
    if turn < 0.15:
        return " ".join(name.split()[:2])
    return name.upper() if turn < 0.17 else name
