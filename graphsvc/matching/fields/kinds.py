"""What a field of a record says, and how far two of them can agree."""

from collections.abc import Mapping
from enum import IntEnum, StrEnum


class Kind(StrEnum):
    """What a field says of somebody. The value is its name in sentences."""

    GIVEN_NAME = "given name"
    SURNAME = "surname"
    FULL_NAME = "name"
    GENERATION = "generation"
    BIRTH = "date of birth"
    SEX = "sex"
    EMAIL = "e-mail"
    PHONE = "phone"
    PROFILE = "profile URL"
    IDENTIFIER = "identifier"
    STREET = "street address"
    POSTCODE = "postcode"
    CITY = "city"
    REGION = "region"
    COUNTRY = "country"
    EMPLOYER = "employer"
    OFFICE = "city of the employer"
    TITLE = "title"


class Agreement(IntEnum):
    """How far two values agree, the more the higher; a kind uses those that mean something."""

    OTHER = 0
    PART = 1
    NEAR = 2
    ALIKE = 3
    SAME = 4


_WORDS: Mapping[Agreement, str] = {
    Agreement.OTHER: "another {}",
    Agreement.PART: "a part of the {}",
    Agreement.NEAR: "a similar {}",
    Agreement.ALIKE: "nearly the same {}",
    Agreement.SAME: "the same {}",
}
_WORDS_OF_KIND: Mapping[tuple[Kind, Agreement], str] = {
    (Kind.GIVEN_NAME, Agreement.ALIKE): "a spelling or short form of the given name",
    (Kind.GIVEN_NAME, Agreement.PART): "the initial of the given name",
    (Kind.SURNAME, Agreement.PART): "the initial of the surname",
    (Kind.BIRTH, Agreement.ALIKE): "a date of birth one slip apart",
    (Kind.BIRTH, Agreement.NEAR): "two parts of the date of birth",
    (Kind.BIRTH, Agreement.PART): "the year of birth",
    (Kind.EMAIL, Agreement.NEAR): "an e-mail of the same name, but another",
    (Kind.FULL_NAME, Agreement.PART): "the given name alone",
    (Kind.POSTCODE, Agreement.PART): "the same postal area",
    (Kind.TITLE, Agreement.PART): "a word of the title",
}


def in_words(kind: Kind, agreement: Agreement) -> str:
    """A part of a sentence: ``the same city``, ``another employer``."""
    return _WORDS_OF_KIND.get((kind, agreement)) or _WORDS[agreement].format(kind)
