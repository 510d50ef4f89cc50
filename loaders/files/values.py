"""Values that several formats write alike."""

from __future__ import annotations

import re

from loaders.limits import Limits
from loaders.origin import Origin
from loaders.records import Problem, Refused


def split_emails(text: str) -> tuple[str, ...]:
    """Addresses separated by semicolons, commas or spaces, each once, in order."""
    return tuple(dict.fromkeys(piece for piece in re.split(r"[;,\s]+", text) if piece))


def check_size(origin: Origin, limits: Limits) -> None:
    """Raises ``Refused`` for an upload of more than ``limits.bytes``."""
    if origin.size() > limits.bytes:
        message = f"The file is larger than {limits.bytes:,} bytes."
        raise Refused(Problem(origin.name, message, advice="Split it into smaller files."))
