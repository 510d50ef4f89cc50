"""Days as programs and spreadsheets write them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Concatenate, Final, ParamSpec, TypeVar

from loaders.records import PartialDate

P = ParamSpec("P")
Found = TypeVar("Found")

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

MORE_MONTHS = (
    "stycznia styczen ledna leden tammikuuta tammikuu ocak oca января янв",
    "lutego luty unora unor helmikuuta helmikuu subat sub февраля фев февр",
    "marca marzec brezna brezen maaliskuuta maaliskuu mart марта мар март",
    "kwietnia kwiecien dubna duben huhtikuuta huhtikuu nisan nis апреля апр",
    "maja kvetna kveten toukokuuta toukokuu mayıs мая маи",
    "czerwca czerwiec cervna cerven kesakuuta kesakuu haziran haz июня июн",
    "lipca lipiec cervence cervenec heinakuuta heinakuu temmuz tem июля июл",
    "sierpnia sierpien srpna srpen elokuuta elokuu agustos agu августа авг",
    "wrzesnia wrzesien zari syyskuuta syyskuu eylul eyl сентября сен сент",
    "pazdziernika pazdziernik rijna rijen lokakuuta lokakuu ekim eki октября окт",
    "listopada listopad listopadu marraskuuta marraskuu kasım kas ноября ноя нояб",
    "grudnia grudzien prosince prosinec joulukuuta joulukuu aralık ara декабря дек",
)
"""Months in Polish, Czech, Finnish, Turkish and Russian, in the case that dates use too."""

LATIN_MONTHS = (
    (
        "sty led sijecnja sijecanj januara ianuarie ian januar jaanuar janvaris sausio sausis "
        "januarja yanvar gener januari"
    ),
    (
        "lut uno febr veljace veljaca februara februarie februar veebruar februaris vasario "
        "vasaris febrer"
    ),
    "bre maret ozujka ozujak marca martie marcius marec marts kovo kovas marc",
    "kwi travnja travanj aprila aprilie aprilis balandzio balandis aprill",
    "kve svibnja svibanj maja majus maijs geguzes geguze maig",
    ("cze cvn lipnja lipanj juna iunie iun junius junijs birzelio birzelis juuni junija juny"),
    "lip cvc srpnja srpanj jula iulie iul julius julijs liepos liepa juuli julija juliol",
    ("sie agustus kolovoza kolovoz augusta avgusta augusztus augusts rugpjucio rugpjutis agost"),
    (
        "wrz zar rujna rujan septembra septembrie szeptember szept septembris rugsejo rugsejis "
        "setembre"
    ),
    "paz rij oktobra octombrie oktobar oktoober oktobris spalio spalis octubre",
    (
        "lis studenoga studenog studeni novembra noiembrie noi novembar novembris lapkricio "
        "lapkritis"
    ),
    ("gru pro prosinca decembra decembrie decembar detsember decembris gruodzio gruodis desembre"),
)
"""Months in Croatian, Serbian, Slovak, Slovenian, Hungarian, Romanian, Estonian, Latvian,
Lithuanian, Catalan and Indonesian, without accents. ``listopada``, October in Croatian and November
in Polish, stands for the Polish month alone."""

OTHER_MONTHS = (
    "ιαν ιανουαριου ιανουαριος сичня січня січ януари ינואר يناير",
    "φεβ φεβρουαριου φεβρουαριος лютого лют февруари פברואר فبراير",
    "μαρ μαρτιου μαρτιος березня бер מרץ مارس",
    "απρ απριλιου απριλιος квітня кві квіт אפריל أبريل ابريل",
    "μαι μαιου μαιος травня тра трав מאי مايو mayis",
    "ιουν ιουνιου ιουνιος червня чер черв юни יוני يونيو",
    "ιουλ ιουλιου ιουλιος липня лип юли יולי يوليو",
    "αυγ αυγουστου αυγουστος серпня сер серп אוגוסט أغسطس",
    "σεπ σεπτ σεπτεμβριου σεπτεμβριος вересня вер верес септември ספטמבר سبتمبر",
    "οκτ οκτωβριου οκτωβριος жовтня жов жовт октомври אוקטובר أكتوبر",
    "νοε νοεμβριου νοεμβριος ноември נובמבר نوفمبر kasim",
    "δεκ δεκεμβριου δεκεμβριος грудня гру груд декември דצמבר ديسمبر",
)
"""Months in Greek, Ukrainian, Bulgarian, Hebrew and Arabic, and two Turkish ones as capitals are
made small."""


def _without_accents(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


MONTH_NUMBERS = {
    unicodedata.normalize("NFC", _without_accents(name)): number
    for months in (OTHER_MONTHS, LATIN_MONTHS, MORE_MONTHS, MONTHS)
    for number, names in enumerate(months, start=1)
    for name in names.split()
}

# Digits and letters are spelled out where letters may be of any script: \d would be too.
N = "[0-9]"
ZONE = (
    r"(?:\s*(?:\(?(?:utc|gmt|z|[a-z]{2,5})\)?)?"
    rf"\s?(?:[+-]{N}{{1,2}}:?(?:{N}{{2}})?)?(?:\s?\([^)]*\))?)?"
)
TIME = (
    rf"(?:(?:,?\s+(?:at\s+|um\s+|a\s+)?|T)(?:[^\W\d_]{{2,6}}\s)?{N}{{1,2}}:{N}{{2}}"
    rf"(?::{N}{{2}}(?:[.,]{N}+)?)?\s*(?:[ap]\.?\s?m\.?)?{ZONE})?"
)
WORD = r"([^\W\d_]+)"
WEEKDAY = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)?\.?,?\s+(?=.*[0-9].*[0-9]{4})")
ENDING = re.compile(r"(?<=[0-9]{4})\s*(?:г|р|r|године|godine)\b\.?(?=$|,|\s)", re.I)
"""What stands for the word year after it: ``2024 г.``, ``2024 р.``, ``2024 r.``"""
YEAR_FIRST = re.compile(rf"({N}{{4}})[-/.]\s?({N}{{1,2}})[-/.]\s?({N}{{1,2}})\.?{TIME}", re.I)
SLASHED = re.compile(rf"({N}{{1,2}})/({N}{{1,2}})/({N}{{4}}|{N}{{2}}){TIME}", re.I)
DOTTED = re.compile(rf"({N}{{1,2}})\.\s?({N}{{1,2}})\.\s?({N}{{4}}|{N}{{2}})\.?{TIME}", re.I)
DAY_MONTH = re.compile(
    rf"({N}{{1,2}})(?:(?:\.|º|st|nd|rd|th|er|de)?\s+(?:de\s+|d['’])?|-){WORD}\.?"
    rf"(?:,?\s+(?:de\s+|del\s+)?({N}{{4}})|-({N}{{4}}|{N}{{2}}))\.?{TIME}",
    re.I,
)
MONTH_DAY = re.compile(rf"{WORD}\.?\s+({N}{{1,2}})(?:st|nd|rd|th)?,?\s+({N}{{4}}){TIME}", re.I)
YEAR_MONTH_DAY = re.compile(
    rf"({N}{{4}})(?:\.|\s+m\.?)?[\s-]+{WORD}\.?[\s-]+({N}{{1,2}})\.?(?:\s?d\.)?{TIME}", re.I
)
EAST_ASIAN = re.compile(rf"({N}{{4}})\s?[年년]\s?({N}{{1,2}})\s?[月월]\s?({N}{{1,2}})\s?[日일].*")
FORMS = (
    (YEAR_FIRST, (1, 2, 3)),
    (SLASHED, (3, 1, 2)),
    (DOTTED, (3, 2, 1)),
    (DAY_MONTH, (3, 2, 1)),
    (MONTH_DAY, (3, 1, 2)),
    (YEAR_MONTH_DAY, (1, 2, 3)),
    (EAST_ASIAN, (1, 2, 3)),
)
"""How days are written, with the places of year, month and day."""
COMPACT = re.compile(rf"({N}{{4}})({N}{{2}})({N}{{2}})(?:T.*)?")
ISO = re.compile(rf"({N}{{4}}-{N}{{2}}-{N}{{2}})[T ].*")

BIRTHS = range(1900, 2101)
"""Years in which people are born; what programs write for a year that nobody gave lies outside
(1604, 1601, 4501)."""


LONGEST: Final = 100
"""Characters of a date with its time; what is longer is none."""


def remembered(read: Callable[Concatenate[str, P], Found]) -> Callable[Concatenate[str, P], Found]:
    """Many rows of a file share a date, so what one says is found out once. Of a text that is too
    long no more is looked at than that it is."""
    found = lru_cache(maxsize=10_000)(read)

    def look(text: str, /, *args: P.args, **kwargs: P.kwargs) -> Found:
        return found(text[: LONGEST + 1], *args, **kwargs)

    return look


@remembered
def parse_day(text: str, *, day_first: bool = False) -> PartialDate:
    """A day from ``07 Mar 2020``, ``Mar 7, 2020``, ``2020-03-07``, ``7.3.2020`` or ``3/7/20``, a
    time of day after it left out. ``day_first`` reads ``3/7/20`` as the third of July; two-digit
    years are of this century. Raises ``ValueError`` for anything else.
    """
    if len(text) > LONGEST:
        raise ValueError(f"too long for a day: {text[:40]!r}")
    plain = ENDING.sub("", unicodedata.normalize("NFC", _without_accents(text.strip())))
    bare = WEEKDAY.sub("", plain, count=1)
    for form in (plain, bare) if bare != plain else (plain,):
        if (day := _by_form(form, day_first=day_first)) is not None:
            return day
    raise ValueError(f"not a day: {text[:40]!r}")


def _by_form(plain: str, *, day_first: bool) -> PartialDate | None:
    """The day, by the first form that fits; none where none does. Raises ``ValueError`` for a day
    that no calendar has."""
    for form, order in FORMS:
        if found := form.fullmatch(plain):
            year, month, day = order
            if form is SLASHED and day_first:
                month, day = day, month
            # Of two ways to write the year only one is there.
            return _day(found[year] or found[year + 1], found[month], found[day])
    return None


@remembered
def is_day_first(text: str) -> bool:
    """Whether a date with slashes can only be day, then month (``13/7/20``)."""
    found = SLASHED.fullmatch(text.strip())
    return found is not None and int(found[1]) > 12 >= int(found[2])


@remembered
def is_month_first(text: str) -> bool:
    """Whether a date with slashes can only be month, then day (``7/13/20``)."""
    found = SLASHED.fullmatch(text.strip())
    return found is not None and int(found[2]) > 12 >= int(found[1])


@remembered
def parse_either(text: str) -> PartialDate:
    """A day like ``parse_day``, where nothing says which comes first in ``3/7/2020``: the year
    alone where both ways give different days. Raises ``ValueError``."""
    if not is_day_first(text) and not is_month_first(text):
        first, second = parse_day(text), parse_day(text, day_first=True)
        return first if first == second else PartialDate(first.year)
    return parse_day(text, day_first=is_day_first(text))


@remembered
def parse_birthday(text: str, *, day_first: bool | None = None) -> PartialDate | None:
    """A day, month or year of birth; none where the year is missing, has two digits or is a
    placeholder, and for what is no date. ``day_first`` none: as ``parse_either``."""
    plain = text.strip()
    if len(text) > LONGEST or not re.search(f"{N}{{4}}", plain):
        return None
    if found := COMPACT.fullmatch(plain):
        plain = "-".join(found.groups())
    elif found := ISO.fullmatch(plain):
        plain = found[1]
    day = _partial(plain) or _whole(plain, day_first=day_first)
    return day if day is not None and day.year in BIRTHS else None


@remembered
def shape(text: str) -> str:
    """What a date looks like: ``07 Mar 2020`` is ``9 a 9999``, ``3/7/20`` is ``9/9/9``.

    One and two digits look the same, so that only the form and the width of the year count.
    """
    digits = re.sub(r"\d+", lambda run: "9" * len(run[0]), text.strip(), flags=re.ASCII)
    digits = re.sub(r"\b99\b", "9", digits)
    return re.sub(r"[^\W\d_]+", "a", digits)


def _partial(text: str) -> PartialDate | None:
    try:
        return PartialDate.parse(text)
    except ValueError:
        return None


def _whole(text: str, *, day_first: bool | None) -> PartialDate | None:
    try:
        return parse_either(text) if day_first is None else parse_day(text, day_first=day_first)
    except ValueError:
        return None


def _day(year: str, month: str, day: str) -> PartialDate:
    number = int(month) if month.isdigit() else MONTH_NUMBERS.get(month.lower(), 0)
    return PartialDate(int(year) + (2000 if len(year) == 2 else 0), number, int(day))
