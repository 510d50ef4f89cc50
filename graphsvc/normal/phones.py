"""Keys of telephone numbers, by the numbering plans that libphonenumber has collected."""

from dataclasses import dataclass
from functools import lru_cache

import phonenumbers

_LONGEST = 40
"""An E.164 number has 15 digits, an extension few more; longer text is no number."""


@dataclass(frozen=True, slots=True)
class Phone:
    """``number`` in E.164 (``+442079460000``), ``extension`` its digits or empty."""

    number: str
    extension: str = ""


@lru_cache(maxsize=1 << 14)
def read_phone(text: str, region: str | None = None) -> Phone | None:
    """The number that a text states; None where it is none that can exist.

    ``region`` is the country (two letters, ISO 3166) whose national forms the text may have;
    without it only international forms are numbers.
    """
    if len(text) > _LONGEST:
        return None
    try:
        parsed = phonenumbers.parse(text, region.upper() if region else None)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(parsed):
        return None
    number = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    return Phone(number, parsed.extension or "")


def phone_key(text: str, region: str | None = None) -> str | None:
    """The number in E.164 without its extension; None where the text is none."""
    phone = read_phone(text, region)
    return phone.number if phone else None
