"""vCards (2.1, 3.0, 4.0): one file with any number of cards, or a folder or zip of such files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from loaders.archives import holds_archive, is_zip, members
from loaders.cards import Card, cards
from loaders.contentlines import Property, properties, split_escaped, unescaped
from loaders.dates import parse_birthday
from loaders.files.book import NO_PHONES, whole_name
from loaders.files.values import check_size, linkedin_profile, mail_addresses
from loaders.limits import Limits
from loaders.origin import File, Origin
from loaders.records import Contact, PartialDate, Problem, Refused

ENDINGS = (".vcf", ".vcard")
GROUP = ("KIND", "X-ADDRESSBOOKSERVER-KIND")
PROFILES = ("X-SOCIALPROFILE", "SOCIALPROFILE", "X-LINKEDIN", "URL")
CITY, COUNTRY = 3, 6
"""Places of an address among the parts of ``ADR``, which has seven."""


class CardError(Exception):
    """One card cannot be used; ``field`` is the property that says why."""

    def __init__(self, message: str, *, field: str, advice: str) -> None:
        super().__init__(message)
        self.problem = Problem("", message, field=field, advice=advice)


def read(origin: Origin, limits: Limits) -> Iterator[Contact | Problem]:
    """One ``Contact`` or ``Problem`` for each card; ``row`` is the line where the card begins, of
    several files the number of the card. Raises ``Refused``."""
    files = _files(origin, limits)
    number = 0
    for file in files:
        for item in cards(file, limits):
            number += 1
            if number > limits.rows:
                message = f"The file has more than {limits.rows:,} cards."
                raise Refused(Problem(origin.name, message, advice="Split it."))
            made = _made(item, file, limits=limits)
            yield made if len(files) == 1 else replace(made, row=number)


def begins(origin: Origin, limits: Limits) -> bool:
    """Whether the first line of the first file begins a card. Raises ``Refused``."""
    file = _files(origin, limits)[0]
    first = next(properties(file, frozenset({"BEGIN"}), limits=limits), None)
    return first is not None and first.is_mark("BEGIN")


def _files(origin: Origin, limits: Limits) -> list[File]:
    """The file itself, or those of a folder or zip that are called like vCards, by name."""
    if origin.is_folder:
        files = origin.children()
    else:
        check_size(origin, limits)
        if not is_zip(origin):
            return [origin.file()]
        files = members(origin, limits)
    found = [file for file in files if file.name.lower().endswith(ENDINGS)]
    if not found:
        advice = "Choose a .vcf file, or a folder or zip with such files."
        if holds_archive(files):
            advice = "It holds another archive: unpack it and load the .vcf files inside."
        raise Refused(Problem(origin.name, "There is no .vcf file inside.", advice=advice))
    return sorted(found, key=lambda file: file.name)


def _made(item: Card | Problem, file: File, *, limits: Limits) -> Contact | Problem:
    if isinstance(item, Problem):
        return item
    try:
        _check(item, limits)
        return _contact(item)
    except CardError as error:
        return replace(error.problem, file=file.name, row=item.line)


def _check(card: Card, limits: Limits) -> None:
    """Raises ``CardError`` for a card that holds too much, and for one of a group."""
    if card.long:
        message = f"The value is longer than {limits.field:,} characters."
        raise CardError(message, field=card.long, advice="Shorten it.")
    if card.many:
        message = f"The card has more than {limits.columns:,} values."
        advice = "Remove values from it that no contact needs."
        raise CardError(message, field="VCARD", advice=advice)
    for one in card.all(*GROUP):
        if one.value.strip().lower() == "group":
            advice = "Nothing is to be done: those in it have cards of their own."
            raise CardError("The card is a group of contacts.", field=one.name, advice=advice)


def _contact(card: Card) -> Contact:
    reading = _Reading(card)
    family, given, middle, _, suffix = reading.name()
    city, country = reading.place()
    return Contact(
        row=card.line,
        name=reading.first("FN") or whole_name(given, middle, family, suffix),
        given_name=given,
        family_name=family,
        emails=mail_addresses(reading.texts("EMAIL")),
        phones=reading.phones(),
        company=reading.company(),
        title=reading.first("TITLE"),
        profile_url=linkedin_profile(reading.texts(*PROFILES)),
        city=city,
        country=country,
        birthday=reading.birthday(),
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    """The values of one card. All methods raise ``CardError`` for a value that is no text."""

    card: Card

    def texts(self, *names: str) -> list[str]:
        """The whole values of these properties, without escapes and padding."""
        found = self.card.all(*names)
        return [text for one in found if (text := self._plain(_text(one)))]

    def first(self, name: str) -> str:
        """The first value that is not empty."""
        found = (self._plain(_text(one)) for one in self.card.all(name))
        return next(filter(None, found), "")

    def name(self) -> list[str]:
        """Family, given and additional names, prefixes, suffixes; several of one separated by a
        space."""
        found = (self._parts(one, listed=True) for one in self.card.all("N"))
        parts = next(filter(any, found), list[str]())
        return [*parts, "", "", "", "", ""][:5]

    def company(self) -> str:
        """The organisation without its units."""
        found = (self._parts(one)[0] for one in self.card.all("ORG"))
        return next(filter(None, found), "")

    def phones(self) -> tuple[str, ...]:
        """The numbers, each once, in order; those of fax machines and pagers are left out."""
        spoken = (one for one in self.card.all("TEL") if not one.types & set(NO_PHONES))
        numbers = (self._plain(_text(one)) for one in spoken)
        bare = (_without_scheme(number) for number in numbers)
        return tuple(dict.fromkeys(filter(None, bare)))

    def place(self) -> tuple[str, str]:
        """City and country of the address at work, else of the first that has one of them."""
        found = sorted(self.card.all("ADR"), key=lambda one: "work" not in one.types)
        for one in found:
            parts = [*self._parts(one), *[""] * (COUNTRY + 1)]
            if parts[CITY] or parts[COUNTRY]:
                return parts[CITY], parts[COUNTRY]
        return "", ""

    def birthday(self) -> PartialDate | None:
        """The day of birth, where its year is stated."""
        stated = (one for one in self.card.all("BDAY") if "X-APPLE-OMIT-YEAR" not in one.params)
        found = (parse_birthday(self._plain(_text(one))) for one in stated)
        return next(filter(None, found), None)

    def _plain(self, value: str) -> str:
        return " ".join(unescaped(value, version=self.card.version).split())

    def _parts(self, one: Property, *, listed: bool = False) -> list[str]:
        """The parts of a value between semicolons; ``listed``: with commas for spaces where they
        separate, which they do not in version 2.1."""
        parts = split_escaped(_text(one), ";")
        if listed and self.card.version != "2.1":
            parts = [" ".join(split_escaped(part, ",")) for part in parts]
        return [self._plain(part) for part in parts]


def _text(one: Property) -> str:
    try:
        return one.text()
    except (ValueError, LookupError):
        message = "The value is not text in the charset that it names, or in UTF-8."
        advice = "Correct it, or export the card again as UTF-8."
        raise CardError(message, field=one.name, advice=advice) from None


def _without_scheme(number: str) -> str:
    return number[4:] if number.lower().startswith("tel:") else number
