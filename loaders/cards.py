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
        *("FN", "N", "NICKNAME", "ORG", "TITLE", "EMAIL", "TEL", "ADR", "BDAY"),
        *("URL", "X-SOCIALPROFILE", "SOCIALPROFILE", "X-LINKEDIN", "X-ABSHOWAS"),
    }
)
"""The properties that are kept; values of others are never held."""

DEEPEST = 10
"""So many cards may be open at once, each begun inside the one before it."""

EXPORT_AGAIN = "Export or copy the file again; a whole card ends with END:VCARD."


@dataclass(slots=True)
class Card:
    """One card: the line of its ``BEGIN``, its version (empty where it says none) and what it
    holds, ``count`` properties by their names. ``long`` names one whose value is too long, ``many``
    says that there are too many."""

    line: int
    version: str = ""
    properties: dict[str, list[Property]] = field(default_factory=dict[str, list[Property]])
    count: int = 0
    long: str = ""
    many: bool = False

    def all(self, *names: str) -> list[Property]:
        """Its properties of these names, in order."""
        found = [one for name in names for one in self.properties.get(name, ())]
        return found if len(names) == 1 else sorted(found, key=lambda one: one.line)

    def add(self, one: Property) -> None:
        """Adds a property."""
        self.count += 1
        self.properties.setdefault(one.name, []).append(one)


def cards(file: File, limits: Limits) -> Iterator[Card | Problem]:
    """Every card of the file, or what is wrong with it. The card of an agent (``AGENT``) belongs to
    the outer one and is passed over; any other that begins inside a card stands for itself, and
    the outer one goes on after it.

    Raises ``Refused`` for a file that ends inside a card, holds none or is no text.
    """
    reading = _Reading(file, limits)
    empty, last = True, Property("", {}, "", 0)
    for last in properties(file, WANTED, limits=limits):
        empty = False
        yield from reading.take(last)
    if not reading.begun:
        raise Refused(_no_card(file, empty=empty))
    if reading.is_cut or (reading.stray and not last.ended):
        line = last.line if reading.card is None else reading.card.line
        message = f"The file was cut off in the card that begins in line {line}."
        raise Refused(Problem(file.name, message, row=line, advice=EXPORT_AGAIN))
    yield from reading.endless()


def _no_card(file: File, *, empty: bool) -> Problem:
    if empty:
        advice = "Choose the file that holds the cards."
        return Problem(file.name, "The file is empty.", advice=advice)
    advice = "Choose a file of vCards: each begins with the line BEGIN:VCARD."
    return Problem(file.name, "No card was found.", row=1, advice=advice)


class _Reading:
    """One file being read: the card that is open, those that it began inside of, and how many are
    open inside it that belong to it. ``stray`` is true after a line that belongs to no card."""

    def __init__(self, file: File, limits: Limits) -> None:
        self._file = file
        self._limits = limits
        self._inside = 0
        self._agent = False
        self._outer: list[Card] = []
        self._resumed = False
        self.card: Card | None = None
        self.begun = False
        self.stray = False

    @property
    def is_cut(self) -> bool:
        """Whether the card that is open has begun to be read: none goes on after one inside it
        that was only left without an end."""
        return self.card is not None and not self._resumed

    def take(self, one: Property) -> Iterator[Card | Problem]:
        """What the next property brings to an end, or what is wrong with where it stands."""
        if one.is_mark("BEGIN"):
            yield from self._begin(one)
        elif self.card is None:
            yield from self._outside(one)
        elif one.is_mark("END"):
            yield from self._end(self.card)
        else:
            self._resumed = False
            if not self._inside:
                self._keep(self.card, one)

    def endless(self) -> Iterator[Problem]:
        """What is wrong with the cards that are open at the end of the file."""
        for card in (*self._outer, *filter(None, (self.card,))):
            yield self._endless(card)

    def _endless(self, card: Card) -> Problem:
        message = "The card has no end: another begins before its END:VCARD."
        advice = "Write END:VCARD after it, in a line of its own."
        return Problem(self._file.name, message, row=card.line, advice=advice)

    def _begin(self, one: Property) -> Iterator[Problem]:
        self.begun, self.stray, self._resumed = True, False, False
        if self.card is not None and (self._agent or self._inside):
            self._inside += 1
            return
        if self.card is not None:
            self._outer.append(self.card)
            if len(self._outer) > DEEPEST:
                yield self._endless(self._outer.pop(0))
        self.card = Card(one.line)

    def _end(self, card: Card) -> Iterator[Card]:
        self._agent = False
        if self._inside:
            self._inside -= 1
            return
        self.card = self._outer.pop() if self._outer else None
        self._resumed = self.card is not None
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
        elif card.count >= self._limits.columns:
            card.many = True
        else:
            card.add(one)
