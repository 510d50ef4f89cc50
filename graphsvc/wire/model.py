"""The base of all models, and the kinds of fields that come in."""

import unicodedata
from typing import Annotated, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Strict,
    StringConstraints,
    model_validator,
)

from graphsvc.errors import InvalidInput
from loaders.records import PartialDate


class Wire(BaseModel):
    """Base of what goes over the wire."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _printable(text: str) -> str:
    if any(unicodedata.category(character) in ("Cc", "Cs") for character in text):
        raise ValueError("It must not contain control characters.")
    return text


def _real_date(text: str) -> str:
    try:
        PartialDate.parse(text)
    except ValueError:
        raise ValueError("It must be a date: 2019, 2019-03 or 2019-03-07.") from None
    return text


Text = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=200), AfterValidator(_printable)
]
Date = Annotated[str, StringConstraints(max_length=10), AfterValidator(_real_date)]
Id = Annotated[str, StringConstraints(min_length=1, max_length=100), AfterValidator(_printable)]

Flag = Annotated[bool, Strict()]
"""In a body: ``true`` or ``false``, and no number or word that might mean one."""


class Period(Wire):
    """From when until when; dates are ISO 8601: a year, a month or a day."""

    since: Date | None = None
    until: Date | None = None

    @property
    def start(self) -> PartialDate | None:
        return PartialDate.parse(self.since) if self.since else None

    @property
    def end(self) -> PartialDate | None:
        return PartialDate.parse(self.until) if self.until else None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.start and self.end and self.start.first_day() > self.end.last_day():
            raise InvalidInput("The end lies before the beginning.", field="until")
        return self
