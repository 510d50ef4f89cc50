"""Fields of two records compared: for each kind its normal form and its comparator.

A comparator takes two normal forms, neither of them empty, and gives an ``Agreement``; it is
symmetric, and two equal values agree as far as the kind allows.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from graphsvc import normal
from graphsvc.matching.fields import marks, words
from graphsvc.matching.fields.kinds import Agreement, Kind


@dataclass(frozen=True, slots=True)
class Field:
    """How a kind of field is brought into normal form and compared."""

    normal: Callable[[str], str]
    compare: Callable[[str, str], Agreement]


FIELDS: Mapping[Kind, Field] = {
    Kind.GIVEN_NAME: Field(normal.name_key, words.given_names),
    Kind.SURNAME: Field(normal.name_key, words.surnames),
    Kind.FULL_NAME: Field(normal.name_key, words.full_names),
    Kind.GENERATION: Field(words.generation, marks.exactly),
    Kind.BIRTH: Field(marks.birth, marks.births),
    Kind.SEX: Field(lambda text: marks.mark(text)[:1], marks.exactly),
    Kind.EMAIL: Field(marks.email, marks.emails),
    Kind.PHONE: Field(marks.phone, marks.marks),
    Kind.PROFILE: Field(lambda url: normal.profile_key(url) or "", marks.exactly),
    Kind.IDENTIFIER: Field(marks.mark, marks.marks),
    Kind.STREET: Field(words.street, words.streets),
    Kind.POSTCODE: Field(marks.mark, marks.postcodes),
    Kind.CITY: Field(words.plain, words.spellings),
    Kind.REGION: Field(words.plain, words.spellings),
    Kind.COUNTRY: Field(words.plain, words.spellings),
    Kind.EMPLOYER: Field(normal.company_key, words.employers),
    Kind.OFFICE: Field(words.plain, marks.exactly),
    Kind.TITLE: Field(words.plain, words.titles),
}

Record = Mapping[Kind, str]
"""The fields of one record in normal form; those that are missing are left out."""


def prepare(stated: Mapping[Kind, str]) -> Record:
    """The normal form of what a record states; what says nothing is left out."""
    return {
        kind: form
        for kind in Kind
        if kind in stated and (form := FIELDS[kind].normal(stated[kind]))
    }
