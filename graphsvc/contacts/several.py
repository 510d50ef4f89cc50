"""Several e-mails, or phone numbers, in one sealed text."""

import re
from collections.abc import Iterable
from typing import Final

_BETWEEN: Final = re.compile(r";(?![A-Za-z][A-Za-z0-9-]*=[^;@]*(?:;|$))")
"""A semicolon, but for one that begins a parameter of the number before it (RFC 3966):
``tel:+1-418-656-9254;ext=102``."""


def joined(values: Iterable[str]) -> str:
    """The text for several values, which :func:`listed` takes apart."""
    return ";".join(values)


def listed(text: str) -> list[str]:
    """The values of a text."""
    return [part for part in _BETWEEN.split(text) if part]
