"""vCards of all versions, read one at a time: cards and their properties, not interpreted.

RFC 2426 (3.0), RFC 6350 (4.0) and the specification of vCard 2.1 (1996). Programs break them often,
so what no contact needs is passed over: a line that is no property, a photo, a note.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from loaders.contentlines import Property, properties
from loaders.limits import Limits
from loaders.origin import File
from loaders.records import Problem, Refused

WANTED = frozenset(
    {
        *("BEGIN", "END", "VERSION", "KIND", "X-ADDRESSBOOKSERVER-KIND", "AGENT"),
        *("FN", "N", "ORG", "TITLE", "EMAIL", "TEL", "ADR", "BDAY"),
        *("URL", "X-SOCIALPROFILE", "SOCIALPROFILE", "X-LINKEDIN"),
    }
)
"""The properties that are kept; values of others are never held."""

EXPORT_AGAIN = "Export or copy the file again; a whole card ends with END:VCARD."


@dataclass(slots=True)
class Card:
    """One card: the line of its ``BEGIN``, its version (empty where it says none) and what it
    holds. ``long`` names a property whose value is too long, ``many`` says that it has too many."""

    line: int
    version: str = ""
    properties: list[Property] = field(default_factory=list[Property])
    long: str = ""
    many: bool = False

    def all(self, *names: str) -> list[Property]:
        """Its properties of these names, in order."""
        return [one for one in self.properties if one.name in names]


def cards(file: File, limits: Limits) -> Iterator[Card | Problem]:
    """Every card of the file, or what is wrong with it; a card inside a card (``AGENT``) belongs to
    the outer one and is passed over.

    Raises ``Refused`` for a file that ends inside a card, holds none or is no text.
    """
    reading = _Reading(file, limits)
    empty, last = True, Property("", {}, "", 0)
    for last in properties(file, WANTED, limits=limits):
        empty = False
        yield from reading.take(last)
    if not reading.begun:
        raise Refused(_no_card(file, empty=empty))
    if reading.card is not None or (reading.stray and not last.ended):
        line = last.line if reading.card is None else reading.card.line
        message = f"The file was cut off in the card that begins in line {line}."
        raise Refused(Problem(file.name, message, row=line, advice=EXPORT_AGAIN))


def _no_card(file: File, *, empty: bool) -> Problem:
    if empty:
        advice = "Choose the file that holds the cards."
        return Problem(file.name, "The file is empty.", advice=advice)
    advice = "Choose a file of vCards: each begins with the line BEGIN:VCARD."
    return Problem(file.name, "No card was found.", row=1, advice=advice)


class _Reading:
    """One file being read: the card that is open, and how many are open inside it. ``stray`` is
    true after a line that belongs to no card."""

    def __init__(self, file: File, limits: Limits) -> None:
        self._file = file
        self._limits = limits
        self._inside = 0
        self._agent = False
        self.card: Card | None = None
        self.begun = False
        self.stray = False

    def take(self, one: Property) -> Iterator[Card | Problem]:
        """What the next property brings to an end, or what is wrong with where it stands."""
        if one.is_mark("BEGIN"):
            yield from self._begin(one)
        elif self.card is None:
            yield from self._outside(one)
        elif one.is_mark("END"):
            yield from self._end(self.card)
        elif not self._inside:
            self._keep(self.card, one)

    def _begin(self, one: Property) -> Iterator[Problem]:
        self.begun, self.stray = True, False
        if self.card is not None and (self._agent or self._inside):
            self._inside += 1
            return
        if self.card is not None:
            message = "The card has no end: another begins before its END:VCARD."
            advice = "Write END:VCARD after it, in a line of its own."
            yield Problem(self._file.name, message, row=self.card.line, advice=advice)
        self.card = Card(one.line)

    def _end(self, card: Card) -> Iterator[Card]:
        self._agent = False
        if self._inside:
            self._inside -= 1
            return
        self.card = None
        yield card

    def _opens(self, agent: Property) -> bool:
        """Whether the card of an agent begins in the next line; where it begins in the same one,
        the lines after it are inside it."""
        inline = agent.value.strip().upper()
        self._inside += inline == "BEGIN:VCARD"
        return not inline

    def _outside(self, one: Property) -> Iterator[Problem]:
        """One problem for a run of lines that belong to no card."""
        if not self.stray:
            message = "The text here belongs to no card."
            advice = "Remove it, or write BEGIN:VCARD before it, in a line of its own."
            yield Problem(self._file.name, message, row=one.line, advice=advice)
        self.stray = True

    def _keep(self, card: Card, one: Property) -> None:
        if one.name == "AGENT":
            self._agent = self._opens(one)
            return
        self._agent = False
        if one.name == "VERSION":
            card.version = one.value.strip()
        elif one.name not in WANTED:
            return
        elif len(one.value) > self._limits.field:
            card.long = card.long or one.name
        elif len(card.properties) >= self._limits.columns:
            card.many = True
        else:
            card.properties.append(one)
