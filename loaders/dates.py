"""Days as programs and spreadsheets write them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from loaders.records import PartialDate

MONTHS = (
    "jan januar january janv janvier januari janeiro ene enero gen gennaio",
    "feb februar february fev fevr fevrier fevereiro februari febrero febbraio",
    "mar marz march mrz mars marzo marco mrt maart",
    "apr april avr avril abr abril aprile",
    "may mai mayo mag maggio maio mei maj",
    "jun juni june juin junio giu giugno junho",
    "jul juli july juil juillet julio lug luglio julho",
    "aug august aou aout ago agosto augustus augusti",
    "sep sept september septembre septiembre set settembre setembro",
    "oct october octobre octubre okt oktober ott ottobre out outubro",
    "nov november novembre noviembre novembro",
    "dec december decembre dez dezember dic diciembre dicembre dezembro des desember",
)
"""Months in English, German, French, Spanish, Italian, Portuguese, Dutch and the Scandinavian
languages, without accents."""

MONTH_NUMBERS = {
    name: number for number, names in enumerate(MONTHS, start=1) for name in names.split()
}

TIME = r"(?:(?:,?\s+|T)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?\s*(?:utc|gmt|z)?)?"
YEAR_FIRST = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){TIME}", re.ASCII | re.I)
SLASHED = re.compile(rf"(\d{{1,2}})/(\d{{1,2}})/(\d{{4}}|\d{{2}}){TIME}", re.ASCII | re.I)
DOTTED = re.compile(rf"(\d{{1,2}})\.(\d{{1,2}})\.(\d{{4}}|\d{{2}}){TIME}", re.ASCII | re.I)
DAY_MONTH = re.compile(
    rf"(\d{{1,2}})(?:\.?\s+(?:de\s+)?|-)([a-z]+)\.?(?:,?\s+(?:de\s+)?(\d{{4}})|-(\d{{4}}|\d{{2}})){TIME}",
    re.ASCII | re.I,
)
MONTH_DAY = re.compile(rf"([a-z]+)\.?\s+(\d{{1,2}}),?\s+(\d{{4}}){TIME}", re.ASCII | re.I)


@lru_cache(maxsize=10_000)  # many rows of a file share a day
def parse_day(text: str, *, day_first: bool = False) -> PartialDate:
    """A day from ``07 Mar 2020``, ``Mar 7, 2020``, ``2020-03-07``, ``7.3.2020`` or ``3/7/20``, a
    time of day after it left out. ``day_first`` reads ``3/7/20`` as the third of July; two-digit
    years are of this century. Raises ``ValueError`` for anything else.
    """
    plain = _without_accents(text.strip())
    if found := YEAR_FIRST.fullmatch(plain):
        return _day(found[1], found[2], found[3])
    if found := SLASHED.fullmatch(plain):
        day, month = (1, 2) if day_first else (2, 1)
        return _day(found[3], found[month], found[day])
    if found := DOTTED.fullmatch(plain):
        return _day(found[3], found[2], found[1])
    if found := DAY_MONTH.fullmatch(plain):
        return _day(found[3] or found[4], found[2], found[1])
    if found := MONTH_DAY.fullmatch(plain):
        return _day(found[3], found[1], found[2])
    raise ValueError(f"not a day: {text[:40]!r}")


@lru_cache(maxsize=10_000)
def is_day_first(text: str) -> bool:
    """Whether a date with slashes can only be day, then month (``13/7/20``)."""
    found = SLASHED.fullmatch(text.strip())
    return found is not None and int(found[1]) > 12 >= int(found[2])


@lru_cache(maxsize=10_000)
def shape(text: str) -> str:
    """What a date looks like: ``07 Mar 2020`` is ``9 a 9999``, ``3/7/20`` is ``9/9/9``.

    One and two digits look the same, so that only the form and the width of the year count.
    """
    digits = re.sub(r"\d+", lambda run: "9" * len(run[0]), text.strip(), flags=re.ASCII)
    digits = re.sub(r"\b99\b", "9", digits)
    return re.sub(r"[^\W\d_]+", "a", digits)


def _day(year: str, month: str, day: str) -> PartialDate:
    number = int(month) if month.isdigit() else MONTH_NUMBERS.get(month.lower(), 0)
    return PartialDate(int(year) + (2000 if len(year) == 2 else 0), number, int(day))


def _without_accents(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
