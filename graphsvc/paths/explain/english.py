"""Ties and paths in English."""

from collections.abc import Mapping
from typing import Final

from graphsvc.days import day_of
from graphsvc.ontology import TieType
from graphsvc.paths.explain.language import Clause, Language, Often, Who, Words, how_often
from graphsvc.strength import WORD, Evidence
from loaders.records import PartialDate

_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_OFTEN: Final[Mapping[Often, str]] = {
    "once": "once",
    "rarely": "now and then",
    "yearly": "a few times a year",
    "monthly": "about every month",
    "weekly": "most weeks",
}
_BY: Final = {"mail": "by mail", "meeting": "in meetings", "call": "on the phone"}


def say_date(text: str) -> str:
    """``2019-03`` as "March 2019", ``2019`` as "2019"."""
    date = PartialDate.parse(text)
    return f"{_MONTHS[date.month - 1]} {date.year}" if date.month else str(date.year)


def say_month(day: int) -> str:
    """The month of a day number."""
    return say_date(day_of(day).isoformat()[:7])


def period(since: str, until: str) -> str:
    """ " from 2016 to 2019", " since 2016", or nothing; begins with a space."""
    if since and until:
        first, last = say_date(since), say_date(until)
        return f" in {first}" if first == last else f" from {first} to {last}"
    return f" since {say_date(since)}" if since else ""


def _knows(evidence: Evidence, one: Who, other: Who, _place: str) -> str:
    if evidence.kind == "public":
        return f"{_verb(one, 'know')} {other.name}"
    if evidence.kind == WORD:
        return _word(evidence, one, other)
    if evidence.weeks:
        return _in_touch(evidence, one, other)
    when = f" since {say_date(evidence.since)}" if evidence.since else ""
    if evidence.kind != "linkedin":
        return f"{_verb(one, 'have')} {other.name} among {_own(one)} contacts{when}"
    if when:
        return f"{_verb(one, 'have')} been connected to {other.name} on LinkedIn{when}"
    return f"{'are' if one.you else 'is'} connected to {other.name} on LinkedIn"


def _word(evidence: Evidence, one: Who, other: Who) -> str:
    said = {
        "close": f"{_verb(one, 'know')} {other.name} well",
        "good": f"{_verb(one, 'know')} {other.name}",
        "slight": f"{_verb(one, 'have')} met {other.name}",
    }
    return f"{said[evidence.level]}, by {_own(one)} own word"


def _in_touch(evidence: Evidence, one: Who, other: Who) -> str:
    ways = [_BY[way] for way in evidence.kind.split(",") if way in _BY]
    often = _OFTEN[how_often(evidence)]
    how = f" {' and '.join(ways)}" if ways else ""
    when = period(evidence.since, evidence.until)
    return f"{_verb(one, 'have')} been in touch with {other.name}{how} {often}{when}"


def _worked(evidence: Evidence, one: Who, other: Who, place: str) -> str:
    at = f" at {place or 'one company'}{period(evidence.since, evidence.until)}"
    if evidence.until:
        return f"worked with {other.name}{at}"
    seen = f" (as of {say_month(evidence.last)})" if evidence.last is not None else ""
    return f"{_verb(one, 'have')} worked with {other.name}{at}{seen}"


def _shared(_evidence: Evidence, _one: Who, other: Who, place: str) -> str:
    where = place or "one company"
    return f"and {other.name} both worked at {where}, perhaps not at one time"


def _studied(evidence: Evidence, _one: Who, other: Who, place: str) -> str:
    where = place or "one school"
    return f"studied with {other.name} at {where}{period(evidence.since, evidence.until)}"


def _customer(evidence: Evidence, _one: Who, other: Who, place: str) -> str:
    where = place or "one company"
    if evidence.until:
        return f"can ask {other.name}, who worked at {where} while it was a customer"
    return f"can ask {other.name} of {where}, a customer"


def _team(_evidence: Evidence, one: Who, other: Who, _place: str) -> str:
    return f"{_verb(one, 'have')} {other.name} as a colleague"


_CLAUSES: Final[Mapping[TieType, Clause]] = {
    TieType.KNOWS: _knows,
    TieType.EX_COLLEAGUE: _worked,
    TieType.SHARED_EMPLOYER: _shared,
    TieType.ALUMNI: _studied,
    TieType.CUSTOMER: _customer,
    TieType.TEAMMATE: _team,
}


def _verb(one: Who, verb: str) -> str:
    if one.you:
        return verb
    return "has" if verb == "have" else f"{verb}s"


def _own(one: Who) -> str:
    return "your" if one.you else "their"


def _subject(one: Who, first: bool) -> str:
    if one.you:
        return "you"
    return f"{one.name}, your colleague," if one.colleague and first else one.name


def _lasting(months: int) -> str:
    years, rest = divmod(months, 12)
    parts = [
        f"{count} {what}{'s' if count > 1 else ''}"
        for count, what in ((years, "year"), (rest, "month"))
        if count
    ]
    return f", for at least {' and '.join(parts)}"


def _seen(evidence: Evidence, last: int) -> str:
    month = say_month(last)
    if evidence.kind == WORD:
        return f"said in {month}"
    if evidence.weeks:
        return f"last in {month}"
    if evidence.until:
        return f"until {say_date(evidence.until)}"
    return f"since {month}" if evidence.type is TieType.KNOWS else f"still in {month}"


_UNKNOWN: Final = (
    "Check the spelling, or use an e-mail, a profile URL or a domain. People whom somebody of your "
    "organisation imports become known."
)

ENGLISH: Final = Language(
    clauses=_CLAUSES,
    subject=_subject,
    lasting=_lasting,
    seen=_seen,
    last_link=", and ",
    none={
        "target_unknown": {
            "person": Words("This person is not known to you.", _UNKNOWN),
            "company": Words("This company is not known to you.", _UNKNOWN),
        },
        "target_is_viewer": Words(
            "This is you: no introduction is needed.", "Ask for somebody else."
        ),
        "no_one_there": Words(
            "Nobody else is known to work at this company.",
            "Ask for a person, include former employees, or import contacts who work there.",
        ),
        "no_one_fits": Words(
            "Nobody who is known to work at this company fits what you ask of them.",
            "Ask for another title, seniority or department, or include former employees.",
        ),
        "nothing_imported": Words(
            "Nobody of your organisation has imported contacts or stated a work history yet.",
            "Import your LinkedIn connections or add your work history.",
        ),
        "no_tie_within_reach": Words(
            "No chain of acquaintances that you may see reaches this far.",
            "Allow more intermediaries or more kinds of ties, import more contacts, or ask "
            "colleagues to import theirs.",
        ),
        "only_closed": Words(
            "There are paths, but only through colleagues who take no requests now.",
            "Allow more intermediaries or more kinds of ties, or import contacts of your own.",
        ),
        "only_excluded": Words(
            "There are paths, but only such as you leave out, or through people who "
            "introduce nobody now.",
            "Allow weaker paths, busy introducers, ties of colleagues, or those whom you left out.",
        ),
    },
)
