"""vCards (2.1, 3.0, 4.0): one file with any number of cards, or a folder or zip of such files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from loaders.archives import holds_archive, is_zip, members
from loaders.cards import Card, cards
from loaders.contentlines import Property, properties, split_escaped, unescaped
from loaders.dates import parse_birthday
from loaders.dress import visible
from loaders.files.book import NO_PHONES, spoken_number, straight, whole_name
from loaders.files.values import (
    check_size,
    is_organisation,
    linkedin_profile,
    mail_addresses,
    profile_of,
)
from loaders.limits import Limits
from loaders.origin import File, Origin
from loaders.records import (
    GROUP,
    ORGANISATION,
    UNREADABLE,
    Contact,
    PartialDate,
    Problem,
    Refused,
)

ENDINGS = (".vcf", ".vcard")
KINDS = ("KIND", "X-ADDRESSBOOKSERVER-KIND")
PEOPLE = ("", "individual", "person", "contact")
"""Kinds of cards that are somebody's; all others are of organisations, places and things."""
COMPANY_CARD = ("company", "organization", "organisation")
"""``X-ABShowAs`` of cards that Apple's programs show as those of a company."""
PROFILES = ("X-SOCIALPROFILE", "SOCIALPROFILE", "X-LINKEDIN", "URL")
USER_PARAMS = ("X-USER", "X-USERID", "USERNAME", "X-DISPLAYNAME")
CITY, COUNTRY = 3, 6
"""Places of an address among the parts of ``ADR``, which has seven."""


class CardError(Exception):
    """One card cannot be used, or is nobody's; ``field`` is the property that says why."""

    def __init__(
        self, message: str, *, field: str, advice: str, rule: str = UNREADABLE, name: str = ""
    ) -> None:
        super().__init__(message)
        self.problem = Problem("", message, field=field, advice=advice, rule=rule, name=name)


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
        check_size(origin, limits, most=limits.photos)
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
    """Raises ``CardError`` for a card that holds too much."""
    if card.long:
        message = f"The value is longer than {limits.field:,} characters."
        raise CardError(message, field=card.long, advice="Shorten it.")
    if card.many:
        message = f"The card has more than {limits.columns:,} values."
        advice = "Remove values from it that no contact needs."
        raise CardError(message, field="VCARD", advice=advice)


def _check_person(card: Card, name: str, parts: list[str], company: str) -> None:
    """Raises ``CardError`` for a card that is nobody's."""
    called = name or company
    for one in card.all(*KINDS):
        kind = one.value.strip().lower()
        if kind == "group":
            advice = "Nothing is to be done: those in it have cards of their own."
            message = "The card is a group of contacts."
            raise CardError(message, field=one.name, advice=advice, rule=GROUP, name=called)
        if kind not in PEOPLE:
            raise _nobody(one.name, called)
    for one in card.all("X-ABSHOWAS"):
        if one.value.strip().lower() in COMPANY_CARD:
            raise _nobody(one.name, called)
    if not company or (parts[0] and parts[2]):
        return
    stated = any(one.value.strip("; \t") for one in card.all("FN", "N"))
    if not (name or stated) or is_organisation(name, parts, company):
        raise _nobody("ORG", called)


def _nobody(field: str, name: str) -> CardError:
    message = "The card is of an organisation or a place, and of no person."
    advice = "Nothing is to be done, unless it is a person: give them a name of their own then."
    return CardError(message, field=field, advice=advice, rule=ORGANISATION, name=name)


def _contact(card: Card) -> Contact:
    reading = _Reading(card)
    family, given, middle, _, suffix = reading.name()
    names = reading.whole_names()
    company = reading.company()
    whole = whole_name(given, middle, family, suffix)
    name = straight(names[0] if names else "", given, family, whole) or whole
    nickname = "" if name else reading.first("NICKNAME")
    _check_person(card, name or nickname, [given, middle, family], company)
    city, country = reading.place()
    return Contact(
        row=card.line,
        name=name or nickname,
        given_name=given,
        family_name=family,
        emails=mail_addresses(reading.texts("EMAIL")),
        phones=reading.phones(),
        company=company,
        title=reading.first("TITLE"),
        profile_url=reading.profile(),
        city=city,
        country=country,
        birthday=reading.birthday(),
        other_names=tuple(dict.fromkeys(other for other in names[1:] if other != name)),
        lost=tuple(reading.lost),
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    """The values of one card. A value that is no text is left out, and ``lost`` says so."""

    card: Card
    lost: list[str] = field(default_factory=list[str])

    def texts(self, *names: str) -> list[str]:
        """The whole values of these properties, without escapes and padding."""
        found = self.card.all(*names)
        return [text for one in found if (text := self._plain(self._text(one)))]

    def first(self, name: str) -> str:
        """The first value that is not empty."""
        return next(iter(self.texts(name)), "")

    def whole_names(self) -> list[str]:
        """The name, then what it is in other languages: values of one name that are marked as
        alternatives of each other (``ALTID``). Other second names are left out."""
        named = [(one, self._plain(self._text(one))) for one in self.card.all("FN")]
        filled = [(one, text) for one, text in named if text]
        first = [text for _, text in filled[:1]]
        alternatives = _altid(filled[0][0]) if filled else ""
        others = filled[1:] if alternatives else []
        return [*first, *(text for one, text in others if _altid(one) == alternatives)]

    def name(self) -> list[str]:
        """Family, given and additional names, prefixes, suffixes; several of one separated by a
        space. Of several in different languages those in the language of the whole name."""
        language = next((_language(one) for one in self.card.all("FN")), "")
        stated = sorted(self.card.all("N"), key=lambda one: _language(one) != language)
        found = (self._parts(one, listed=True) for one in stated)
        parts = next(filter(any, found), list[str]())
        return [*parts, "", "", "", "", ""][:5]

    def company(self) -> str:
        """The organisation without its units."""
        found = (self._parts(one)[0] for one in self.card.all("ORG"))
        return next(filter(None, found), "")

    def phones(self) -> tuple[str, ...]:
        """The numbers, each once, in order; those of fax machines and pagers are left out."""
        spoken = (one for one in self.card.all("TEL") if not one.types & set(NO_PHONES))
        texts = (self._plain(self._text(one)) for one in spoken)
        numbers = (spoken_number(text, self.lost) for text in texts if text)
        return tuple(dict.fromkeys(filter(None, numbers)))

    def profile(self) -> str | None:
        """The first address of a person at LinkedIn, else that of the first user name there."""
        users = (self._user(one) for one in self.card.all(*PROFILES))
        return linkedin_profile(self.texts(*PROFILES)) or next(filter(None, users), None)

    def _user(self, one: Property) -> str | None:
        """The profile at LinkedIn that a property gives by a user's name: as a parameter, or as
        its value without an address."""
        services = one.types | {value.lower() for value in one.params.get("SERVICE-TYPE", ())}
        if one.name != "X-LINKEDIN" and "linkedin" not in services:
            return None
        named = (value for key in USER_PARAMS for value in one.params.get(key, ()))
        written = self._plain(self._text(one))
        bare = written.removeprefix("x-apple:")
        return next(filter(None, map(profile_of, (*named, bare))), None)

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
        found = (parse_birthday(self._plain(self._text(one))) for one in stated)
        return next(filter(None, found), None)

    def _plain(self, value: str) -> str:
        return " ".join(visible(unescaped(value, version=self.card.version)).split())

    def _parts(self, one: Property, *, listed: bool = False) -> list[str]:
        """The parts of a value between semicolons; ``listed``: with commas for spaces where they
        separate, which they do not in version 2.1."""
        parts = split_escaped(self._text(one), ";")
        if listed and self.card.version != "2.1":
            parts = [" ".join(split_escaped(part, ",")) for part in parts]
        return [self._plain(part) for part in parts]

    def _text(self, one: Property) -> str:
        try:
            return one.text()
        except (ValueError, LookupError):
            said = (
                f"{one.name} in line {one.line} is left out: it is not text in the charset that it "
                "names, or in UTF-8. Name the encoding of the file, or correct it."
            )
            if said not in self.lost:
                self.lost.append(said)
            return ""


def _altid(one: Property) -> str:
    return next(iter(one.params.get("ALTID", ())), "")


def _language(one: Property) -> str:
    return next(iter(one.params.get("LANGUAGE", ())), "").lower()
