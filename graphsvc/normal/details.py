"""Addresses and numbers that stand where a name should: they are their owner's, and names are not.

What a contact is called is seen by the whole organisation, and found by its search; e-mails, phones
and profile addresses are for the owner alone. Address books put one in place of the other.
"""

import re
from typing import Final, NamedTuple

_ADDRESSED = r"[^\s<>()\[\],;:\"“”«»@＠]"
_LABEL = r"[^\s<>()\[\],;:\"“”«»@＠.]"
# From where it can begin alone, so that a long text without any is looked through once.
_EMAIL: Final = (
    rf"(?:mailto:)?(?<!{_ADDRESSED})(?P<email>{_ADDRESSED}+[@＠]{_LABEL}+(?:\.{_LABEL}+)+)"
)
_PROFILE: Final = r"(?:https?://)?(?:[a-z]{2,3}\.)?linkedin\.com/(?:in|pub)/[^\s<>()\[\],;\"]+"
_URL: Final = r"(?:https?://|www\.)[^\s<>()\[\],;\"]+"
_PHONE: Final = (
    r"(?:(?:tel|phone|mobile|mob|cell|fax|t|m|p)[.:]\s*)?"
    r"(?P<phone>(?<!\w)[+＋]?\(?\d(?:[\s().\-/–]{0,3}\d){6,})"
)


def _around(*forms: str) -> re.Pattern[str]:
    return re.compile(rf"[<(\[]?\s?(?:{'|'.join(forms)})\s?[>)\]]?", re.IGNORECASE)


_DETAIL: Final = _around(_EMAIL, _PROFILE, _PHONE)
_OF_A_NAME: Final = _around(_EMAIL, _PROFILE, _URL, _PHONE)
_LEFT_OVER = ' \t,;:|/-–—<>()[]"“”«»'


class Details(NamedTuple):
    """What stood in a text beside what it names."""

    emails: tuple[str, ...]
    phones: tuple[str, ...]


def bare_name(text: str) -> str:
    """A person's name without e-mails, web addresses and phone numbers: ``Ann Ost
    <ann@ost.example>`` → ``Ann Ost``. Empty where nothing else is said."""
    return _without(_OF_A_NAME, text)


def without_details(text: str) -> str:
    """A title or an employer without e-mails, profile addresses and phone numbers; a firm's own
    address of the web is nobody's detail."""
    return _without(_DETAIL, text)


def _without(details: re.Pattern[str], text: str) -> str:
    bare = details.sub(" ", text)
    return " ".join(bare.split()).strip(_LEFT_OVER) if bare != text else text


def details_in(text: str) -> Details:
    """The e-mails and phone numbers that stand in a text."""
    found = list(_DETAIL.finditer(text))
    return Details(
        tuple(one["email"] for one in found if one["email"]),
        tuple(one["phone"].strip() for one in found if one["phone"]),
    )


def holds_detail(text: str) -> bool:
    """Whether a text holds an address or a number that only its owner may see."""
    return _DETAIL.search(text) is not None
