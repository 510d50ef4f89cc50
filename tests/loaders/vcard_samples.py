"""vCards made and read by the tests of them."""

from __future__ import annotations

from loader_samples import VCARD, csv, read

from loaders.limits import LIMITS, Limits
from loaders.origin import Origin
from loaders.records import Contact, Problem, Record

FORM = VCARD.form


def origin(data: bytes | str) -> Origin:
    return Origin("c.vcf", data=data if isinstance(data, bytes) else data.encode())


def card(*lines: str, version: str = "3.0") -> str:
    return csv("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD")


def loaded(data: bytes | str, limits: Limits = LIMITS) -> list[Record | Problem]:
    return read(FORM, origin(data), limits)


def one(*lines: str, version: str = "3.0") -> Contact:
    [found] = loaded(card(*lines, version=version))
    assert isinstance(found, Contact), found
    return found


def problem(*lines: str, version: str = "3.0") -> Problem:
    [found] = loaded(card(*lines, version=version))
    assert isinstance(found, Problem), found
    return found
