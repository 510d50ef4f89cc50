"""Words for ties and paths, from their evidence and nothing else. Pure.

A clause says what joins two people: "worked with Lee at Initech from March 2016 to 2019". The
viewer is "you". Of a teammate's own tie only its kind and first month are told.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from graphsvc.ids import day_of
from graphsvc.ontology import TieType
from graphsvc.strength import Evidence, cost_on
from loaders.records import PartialDate

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@dataclass(frozen=True, slots=True)
class Who:
    """A human as sentences name them. ``note`` stands in commas: "your colleague"."""

    name: str
    you: bool = False
    note: str = ""


def say_date(text: str) -> str:
    """``2019-03`` as "March 2019", ``2019`` as "2019"."""
    date = PartialDate.parse(text)
    return f"{_MONTHS[date.month - 1]} {date.year}" if date.month else str(date.year)


def period(since: str, until: str) -> str:
    """ " from 2016 to 2019", " since 2016", or nothing; begins with a space."""
    if since and until:
        first, last = say_date(since), say_date(until)
        return f" in {first}" if first == last else f" from {first} to {last}"
    return f" since {say_date(since)}" if since else ""


def clause(evidence: Evidence, *, one: Who, other: Who, places: Mapping[str, str]) -> str:
    """What one piece of evidence says of the tie from ``one`` to ``other``, as a verb phrase."""
    return _CLAUSES[evidence.type](evidence, one, other, places.get(evidence.place, "one company"))


def _knows(evidence: Evidence, one: Who, other: Who, _place: str) -> str:
    if evidence.kind == "public":
        return f"{_verb(one, 'know')} {other.name}"
    when = f" since {say_date(evidence.since)}" if evidence.since else ""
    if evidence.kind != "linkedin":
        return f"{_verb(one, 'have')} {other.name} among the contacts{when}"
    if when:
        return f"{_verb(one, 'have')} been connected to {other.name} on LinkedIn{when}"
    return f"{'are' if one.you else 'is'} connected to {other.name} on LinkedIn"


def _worked(evidence: Evidence, one: Who, other: Who, place: str) -> str:
    when = period(evidence.since, evidence.until)
    if not evidence.until:
        return f"{'have' if one.you else 'has'} worked with {other.name} at {place}{when}"
    return f"worked with {other.name} at {place}{when}"


def _shared(_evidence: Evidence, _one: Who, other: Who, place: str) -> str:
    return f"and {other.name} both worked at {place}, perhaps not at one time"


def _studied(evidence: Evidence, _one: Who, other: Who, place: str) -> str:
    return f"studied with {other.name} at {place}{period(evidence.since, evidence.until)}"


def _customer(evidence: Evidence, _one: Who, other: Who, place: str) -> str:
    if evidence.until:
        return f"can ask {other.name}, who worked at {place} while it was a customer"
    return f"can ask {other.name} of {place}, a customer"


def _team(_evidence: Evidence, one: Who, other: Who, _place: str) -> str:
    return f"{'have' if one.you else 'has'} {other.name} as a colleague"


_CLAUSES: Mapping[TieType, Callable[[Evidence, Who, Who, str], str]] = {
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


def in_order(evidence: Sequence[Evidence], day: int) -> list[Evidence]:
    """Evidence of one tie, the strongest first; of one fact only the strongest."""
    ordered = sorted(
        evidence, key=lambda piece: (cost_on(piece, day), piece.type, piece.fact, piece.owner)
    )
    facts: set[str] = set()
    kept: list[Evidence] = []
    for piece in ordered:
        if piece.fact not in facts:
            facts.add(piece.fact)
            kept.append(piece)
    return kept


def fresh(evidence: Evidence) -> str | None:
    """The last month (ISO) that a piece of evidence speaks of, where it has one."""
    return day_of(evidence.last).isoformat()[:7] if evidence.last is not None else None


def sentence(
    humans: Sequence[Who], ties: Sequence[Sequence[Evidence]], places: Mapping[str, str]
) -> str:
    """One plain sentence for a path: ``ties[i]`` joins ``humans[i]`` and ``humans[i + 1]``."""
    parts: list[str] = []
    for index, tie in enumerate(ties):
        one, other = humans[index], humans[index + 1]
        if index == 0 and len(ties) > 1 and tie[0].type is TieType.TEAMMATE:
            continue
        phrase = clause(tie[0], one=one, other=other, places=places)
        parts.append(f"{_subject(one, follows=index > 0 and bool(parts))} {phrase}")
    text = ", and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else parts[0]
    return f"{text[0].upper()}{text[1:]}."


def _subject(one: Who, *, follows: bool) -> str:
    if one.you:
        return "you"
    return f"{one.name}, {one.note}," if one.note and not follows else one.name
