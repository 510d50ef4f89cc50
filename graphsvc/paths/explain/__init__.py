"""Words for ties and paths, from their evidence and nothing else. Pure.

A clause says what joins two people: "worked with Lee at Initech from March 2016 to 2019". The
viewer is "you". Of another user's own tie its kind, its first and last month and how often are
told, the same to everybody who may see it.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from graphsvc.days import day_of
from graphsvc.ontology import TieType
from graphsvc.paths.explain.english import ENGLISH
from graphsvc.paths.explain.french import FRENCH
from graphsvc.paths.explain.language import Code, Language, Who, Words
from graphsvc.strength import Evidence, cost_on, counting
from graphsvc.wire.answers import NoPathCode

__all__ = [
    "LANGUAGES",
    "Code",
    "Language",
    "Who",
    "Words",
    "fresh",
    "in_order",
    "reason",
    "seen",
    "sentence",
    "why_none",
]

LANGUAGES: Final[Mapping[Code, Language]] = {"en": ENGLISH, "fr": FRENCH}


def in_order(evidence: Sequence[Evidence], day: int) -> list[Evidence]:
    """The evidence of one tie that counts, the strongest first; of one fact only the strongest."""
    ordered = sorted(
        counting(evidence),
        key=lambda piece: (cost_on(piece, day), piece.type, piece.fact, piece.owner),
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


def seen(evidence: Sequence[Evidence], *, language: Code) -> str | None:
    """Until when the evidence of a tie's type speaks, as people say it: "until 2019", "still in
    June 2026". None where it is not dated: colleagues are colleagues, whenever they connected. The
    evidence is in order (see :func:`in_order`)."""
    leading = evidence[0].type
    dated = [
        (piece.last, piece)
        for piece in evidence
        if piece.type is leading and piece.last is not None
    ]
    if not dated:
        return None
    last, freshest = max(dated, key=lambda one: one[0])
    return LANGUAGES[language].seen(freshest, last)


def reason(
    evidence: Evidence, *, one: Who, other: Who, places: Mapping[str, str], language: Code
) -> str:
    """One piece of evidence as a sentence, with how many months together it proves."""
    words = LANGUAGES[language]
    phrase = _clause(evidence, one, other, places=places, words=words)
    lasting = words.lasting(evidence.months) if evidence.months else ""
    return _sentence([f"{words.subject(one, False)} {phrase}{lasting}"], words)


def sentence(
    humans: Sequence[Who],
    ties: Sequence[Sequence[Evidence]],
    *,
    places: Mapping[str, str],
    language: Code,
) -> str:
    """One plain sentence for a path: ``ties[i]`` joins ``humans[i]`` and ``humans[i + 1]``."""
    words = LANGUAGES[language]
    parts: list[str] = []
    for index, tie in enumerate(ties):
        one, other = humans[index], humans[index + 1]
        if index == 0 and len(ties) > 1 and tie[0].type is TieType.TEAMMATE:
            continue
        phrase = _clause(tie[0], one, other, places=places, words=words)
        parts.append(f"{words.subject(one, not parts)} {phrase}")
    return _sentence(parts, words)


def _clause(
    evidence: Evidence, one: Who, other: Who, *, places: Mapping[str, str], words: Language
) -> str:
    return words.clauses[evidence.type](evidence, one, other, places.get(evidence.place, ""))


def _sentence(parts: Sequence[str], words: Language) -> str:
    *before, last = parts
    text = words.last_link.join([", ".join(before), last]) if before else last
    return f"{text[0].upper()}{text[1:]}."


def why_none(code: NoPathCode, *, kind: str, language: Code) -> Words:
    """Why there is no path to a person or company (``kind``), and what would help."""
    found = LANGUAGES[language].none[code]
    return found if isinstance(found, Words) else found[kind]
