"""What a language has to say of ties and paths."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from graphsvc.ontology import TieType
from graphsvc.strength import Evidence
from graphsvc.wire.answers import NoPathCode
from loaders.records import PartialDate

Code = Literal["en", "fr"]

Often = Literal["once", "rarely", "yearly", "monthly", "weekly"]
"""How often two people were in touch, coarsely enough for everybody who may see the tie."""


@dataclass(frozen=True, slots=True)
class Who:
    """A human as sentences name them; ``colleague`` says that they are the viewer's."""

    name: str
    you: bool = False
    colleague: bool = False


Clause = Callable[[Evidence, Who, Who, str], str]
"""What evidence says of the tie from one human to another, with its place: a verb phrase whose
subject is the first one."""


@dataclass(frozen=True, slots=True)
class Words:
    """The reason why there is no path, and what would help."""

    text: str
    advice: str


@dataclass(frozen=True, slots=True)
class Language:
    """One language. ``clauses`` are verb phrases without their subjects; ``subject`` names a human
    as one, with or without what they are to the viewer; ``lasting`` says how long at least in
    months; ``seen`` until when a dated piece of evidence speaks; ``last_link`` stands before the
    last of several clauses; ``none`` tells why there is no path to a person or company."""

    clauses: Mapping[TieType, Clause]
    subject: Callable[[Who, bool], str]
    lasting: Callable[[int], str]
    seen: Callable[[Evidence, int], str]
    last_link: str
    none: Mapping[NoPathCode, Words | Mapping[str, Words]]


def how_often(evidence: Evidence) -> Often:
    """How often people were in touch: in which share of the weeks of the months of ``evidence``."""
    if evidence.weeks == 1:
        return "once"
    first = PartialDate.parse(evidence.since).first_day()
    last = PartialDate.parse(evidence.until).last_day()
    share = 7 * evidence.weeks / ((last - first).days + 1)
    if share >= 0.5:
        return "weekly"
    if share >= 0.2:
        return "monthly"
    return "yearly" if share >= 0.04 else "rarely"
