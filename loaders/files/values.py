"""Values that several formats write alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from loaders.dress import narrow
from loaders.limits import Limits
from loaders.origin import Origin
from loaders.records import Problem, Refused

INTERNAL = re.compile(r"\s*(?:(?:ex|x500|x400):|/o=|/c=)", re.I)
WRAPPED = re.compile(r"IMCEA[A-Z0-9]*-", re.I)
"""How Exchange writes an address of another kind so that it looks like one of the Internet."""
SCHEME = re.compile(r"^(?:mailto|smtp):", re.I)
BRACKETS = "<>()[]'\"‹›«»“”‘’"
MAIL_MARKS = re.compile(r"[;,\n、；，]")
ADDRESS = re.compile(r"[^@\s]+@[^@\s]+")
PLAIN_ADDRESS = re.compile(r"[a-z0-9._+-]+@[a-z0-9.-]+", re.I)
PLAIN_NUMBER = re.compile(r"[+(]?[0-9][0-9 ()/-]*")
PLAIN_PROFILE = re.compile(r"https://(?:www\.)?linkedin\.com/in/[\w%-]+/?")
"""How addresses, numbers and profiles are mostly written, of which there is nothing to undo."""
PROFILE = re.compile(
    r"(?:(?:https?:)?//)?((?:[\w-]+\.)*linkedin\.com/)(?:comm/|mwlite/)*((?:in|pub|profile)/\S.*)",
    re.I,
)
USER_NAME = re.compile(r"[\w%.-]{3,100}")
AFTER_ADDRESS = ".,;:!?)]}>'\"、，。；"
NO_SCHEMES = re.compile(r"(?!tel:|callto:|phone:)[a-z][a-z0-9+.-]*:", re.I)
PHONE_SCHEME = re.compile(r"^(?:tel|callto|phone):(?://)?", re.I)
AS_NUMBER = re.compile(r"([0-9])(?:[.,]([0-9]+))?E\+?([0-9]{1,2})", re.I)


def split_list(text: str) -> tuple[str, ...]:
    """Addresses or domains separated by semicolons, commas or spaces, each once, in order."""
    return tuple(dict.fromkeys(piece for piece in re.split(r"[;,\s]+", text) if piece))


def mail_addresses(texts: Iterable[str]) -> tuple[str, ...]:
    """Mail addresses, each once, in order; ``<``, ``>`` and ``mailto:`` around them go, and signs
    of full width are those of ASCII. What has no ``@`` is none, and the internal addresses of
    Exchange (``/o=…/cn=…``, ``x500:…``, ``IMCEAEX-…``) are none, whatever they hold."""
    found = (
        address
        for text in texts
        if "@" in text or "＠" in text
        for address in ((text,) if PLAIN_ADDRESS.fullmatch(text) else _addresses(narrow(text)))
    )
    return tuple(dict.fromkeys(address for address in found if not WRAPPED.match(address)))


def _addresses(text: str) -> Iterator[str]:
    values = (value for value in MAIL_MARKS.split(text) if not INTERNAL.match(value))
    pieces = (piece.strip(BRACKETS) for value in values for piece in value.split())
    bare = (SCHEME.sub("", piece).strip(BRACKETS) for piece in pieces)
    return (piece for piece in bare if ADDRESS.fullmatch(piece))


def phone_number(text: str) -> str:
    """A phone number as it is written, without its scheme; empty for what is none: an address of
    another kind (``sip:``), and text without a digit. Signs of full width are those of ASCII.

    Raises ``ValueError`` for a number that a spreadsheet has cut (``4.47946E+11``): its last digits
    are lost. One that it has only written so is given in full.
    """
    if PLAIN_NUMBER.fullmatch(text):
        return text
    number = narrow(text).strip().lstrip("'")
    if NO_SCHEMES.match(number):
        return ""
    number = PHONE_SCHEME.sub("", number)
    if found := AS_NUMBER.fullmatch(number):
        digits, power = found[1] + (found[2] or ""), int(found[3])
        if len(digits) <= power:
            raise ValueError("cut by a spreadsheet")
        number = digits[: power + 1]
    return number if any(map(str.isdigit, number)) else ""


def split_values(text: str) -> list[str]:
    """Values in one cell, separated by ``:::`` as Google does."""
    return [piece for part in text.split(":::") if (piece := part.strip())]


def split_phones(text: str) -> list[str]:
    """Numbers in one cell, separated by ``:::``, by line breaks or by a semicolon and a space (a
    semicolon alone may belong to a number: ``+1-418-656-9254;ext=102``)."""
    return [number for part in text.split("; ") for number in split_values(part)]


def linkedin_profile(texts: Iterable[str]) -> str | None:
    """The first web address of a person at LinkedIn; none for other pages."""
    texts = tuple(texts)
    if texts and PLAIN_PROFILE.fullmatch(texts[0]):
        return texts[0]
    pieces = (piece for text in texts if "linkedin" in text.lower() for piece in text.split())
    return next(filter(None, map(profile_address, pieces)), None)


def profile_address(text: str) -> str | None:
    """An address of a person at LinkedIn without what mails and lists put around it: brackets,
    a comma after it, a missing scheme (``//www.``), the ``/comm/`` of addresses in mails. None
    for other text; an address without any of that is as it was written."""
    bare = text.strip().lstrip("<([{'\"").rstrip(AFTER_ADDRESS)
    found = PROFILE.match(bare)
    if found is None:
        return None
    plain = f"{found[1]}{found[2]}"
    if bare.startswith("//") or len(plain) < len(bare.partition("://")[2] or bare):
        return f"https://{plain}"
    return bare


def profile_of(user: str) -> str | None:
    """The address of a person at LinkedIn by the name of their profile (``ada-byron``)."""
    name = user.strip().lstrip("@").strip("/").removeprefix("in/")
    return f"https://www.linkedin.com/in/{name}" if USER_NAME.fullmatch(name) else None


def same_text(one: str, other: str) -> bool:
    """Whether two texts are the same but for case and spaces."""
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())


def is_organisation(name: str, parts: Iterable[str], company: str) -> bool:
    """Whether what calls itself ``name``, with these ``parts`` of a person's name, is the company
    itself: it has the company's name, and no parts but perhaps that one."""
    filled = [part for part in parts if part]
    if not company or len(filled) > 1 or not (name or filled):
        return False
    return all(same_text(text, company) for text in (name, *filled) if text)


def check_size(origin: Origin, limits: Limits, *, most: int | None = None) -> None:
    """Raises ``Refused`` for an upload of more bytes than ``most``, else than ``limits.bytes``."""
    most = limits.bytes if most is None else most
    if origin.size() > most:
        message = f"The file is larger than {most:,} bytes."
        raise Refused(Problem(origin.name, message, advice="Split it into smaller files."))
