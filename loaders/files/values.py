"""Values that several formats write alike."""

from __future__ import annotations

import re
from collections.abc import Iterable

from loaders.limits import Limits
from loaders.origin import Origin
from loaders.records import Problem, Refused

INTERNAL = re.compile(r"\s*(?:ex:)?/o=", re.I)
SCHEME = re.compile(r"^(?:mailto|smtp):", re.I)
PROFILE = re.compile(r"(?:https?://)?(?:[\w-]+\.)*linkedin\.com/(?:in|pub|profile)/\S", re.I)


def split_list(text: str) -> tuple[str, ...]:
    """Addresses or domains separated by semicolons, commas or spaces, each once, in order."""
    return tuple(dict.fromkeys(piece for piece in re.split(r"[;,\s]+", text) if piece))


def mail_addresses(texts: Iterable[str]) -> tuple[str, ...]:
    """Mail addresses, each once, in order; ``<``, ``>`` and ``mailto:`` around them go. What has
    no ``@`` is none, and the internal addresses of Exchange (``/o=…/cn=…``) are none."""
    likely = (text for text in texts if "@" in text and not INTERNAL.match(text))
    pieces = (piece for text in likely for piece in split_list(text))
    bare = (SCHEME.sub("", piece.strip("<>()[]'\"")) for piece in pieces)
    return tuple(dict.fromkeys(piece for piece in bare if "@" in piece))


def split_values(text: str) -> list[str]:
    """Values in one cell, separated by ``:::`` as Google does."""
    return [piece for part in text.split(":::") if (piece := part.strip())]


def split_phones(text: str) -> list[str]:
    """Numbers in one cell, separated by ``:::`` or by a semicolon and a space (a semicolon alone
    may belong to a number: ``+1-418-656-9254;ext=102``)."""
    return [number for part in text.split("; ") for number in split_values(part)]


def linkedin_profile(texts: Iterable[str]) -> str | None:
    """The first web address of a person at LinkedIn, as it is written; none for other pages."""
    pieces = (piece for text in texts for piece in text.split())
    return next((piece for piece in pieces if PROFILE.match(piece)), None)


def check_size(origin: Origin, limits: Limits) -> None:
    """Raises ``Refused`` for an upload of more than ``limits.bytes``."""
    if origin.size() > limits.bytes:
        message = f"The file is larger than {limits.bytes:,} bytes."
        raise Refused(Problem(origin.name, message, advice="Split it into smaller files."))
