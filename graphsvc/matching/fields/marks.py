"""Digits and addresses compared: dates of birth, identifiers, phones, postcodes, e-mails."""

import re
from collections.abc import Iterable

from graphsvc import normal
from graphsvc.matching.compare.letters import distance
from graphsvc.matching.fields.kinds import Agreement

_NOT_MARK = re.compile(r"[\W_]+")
_DIGITS = re.compile(r"\d+")
_NATIONAL = 9
"""Digits of a phone number that tell subscribers apart, without country code and trunk prefix."""


def mark(text: str) -> str:
    """Letters and digits alone, in small letters: ``AB-12 c`` → ``ab12c``."""
    return _NOT_MARK.sub("", text.casefold())


def birth(text: str) -> str:
    """A date as eight digits, ``19710624``; a year or a month as four or six; else its digits.

    A year that stands last is brought to the front; of the two before it the one over twelve is
    the day, else the day comes first.
    """
    parts = _DIGITS.findall(text.removesuffix(".0"))
    if len(parts) == 3 and len(parts[2]) == 4:
        first, second = parts[0].zfill(2), parts[1].zfill(2)
        day, month = (second, first) if int(second) > 12 else (first, second)
        return f"{parts[2]}{month}{day}"
    return "".join(part.zfill(2) for part in parts[:3])


def births(one: str, other: str) -> Agreement:
    """Two dates of birth: a digit apart or day and month swapped, one part apart, the year alone.

    Where one of them is a year or a month alone, only that much is compared.
    """
    length = min(len(one), len(other))
    if length < 8:
        agrees = one[:length] == other[:length]
        return Agreement.PART if agrees and length >= 4 else Agreement.OTHER
    if one == other:
        return Agreement.SAME
    swapped = one[:4] + one[6:8] + one[4:6]
    if distance(one, other, most=1) == 1 or swapped == other:
        return Agreement.ALIKE
    parts = (slice(0, 4), slice(4, 6), slice(6, 8))
    shared = sum(one[part] == other[part] for part in parts)
    if shared == 2:
        return Agreement.NEAR
    return Agreement.PART if one[:4] == other[:4] else Agreement.OTHER


def marks(one: str, other: str) -> Agreement:
    """Two identifiers: the same, one error apart, two errors apart."""
    if one == other:
        return Agreement.SAME
    apart = distance(one, other, most=2)
    if min(len(one), len(other)) < 5 or apart > 2:
        return Agreement.OTHER
    return Agreement.ALIKE if apart == 1 else Agreement.NEAR


def postcodes(one: str, other: str) -> Agreement:
    """Two postcodes: the same, one error apart, the same beginning (half of it, two at least)."""
    if one == other:
        return Agreement.SAME
    if distance(one, other, most=1) == 1:
        return Agreement.ALIKE
    half = max(2, min(len(one), len(other)) // 2)
    return Agreement.PART if one[:half] == other[:half] else Agreement.OTHER


def phone(text: str) -> str:
    """The last nine digits, all of them where there are fewer."""
    return "".join(_DIGITS.findall(text))[-_NATIONAL:]


def email(text: str) -> str:
    """The address in small letters, or what stands for one, without spaces."""
    return normal.email_key(text) or "".join(text.casefold().split())


def emails(one: str, other: str) -> Agreement:
    """Two addresses: the same, a few typing errors apart, the same or nearly the same local part.

    Errors may fall on a third of the letters of the local part and on a fourth of the domain's at
    most: of ``h.k@`` and ``f.j@`` at one domain nothing that tells people apart agrees. Another
    number is no error: it is what tells ``j.smith1@`` from ``j.smith2@``.
    """
    if one == other:
        return Agreement.SAME
    (first, _, domain), (second, _, place) = one.partition("@"), other.partition("@")
    if not _few_errors(first, second, one_in=3):
        return Agreement.OTHER
    if not _few_errors(domain, place, one_in=4):
        return Agreement.NEAR if first == second and len(first) >= 3 else Agreement.OTHER
    return Agreement.ALIKE if _number(first) == _number(second) else Agreement.NEAR


def _few_errors(one: str, other: str, *, one_in: int) -> bool:
    return distance(one, other, most=3) <= min(3, min(len(one), len(other)) // one_in)


def _number(text: str) -> str:
    return "".join(_DIGITS.findall(text))


def local_part(address: str) -> str:
    """What stands before the ``@``."""
    return address.partition("@")[0]


def made_of(local: str, names: Iterable[str]) -> bool:
    """Whether a local part is put together from these names alone: ``j.smith``, ``smithjohn42``."""
    words = {word for name in names for word in name.split()}
    forms = words | {word[0] for word in words}
    letters = "".join(letter for letter in local if letter.isalpha())
    return letters in forms or any(
        letters.startswith(form) and letters[len(form) :] in forms for form in forms
    )


def exactly(one: str, other: str) -> Agreement:
    """The same or not."""
    return Agreement.SAME if one == other else Agreement.OTHER
