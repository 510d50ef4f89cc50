"""Whether e-mail addresses, telephone numbers and profiles are one person's."""

import re
from typing import Final

from graphsvc.matching.compare.company_reading import read_company
from graphsvc.matching.compare.letters import distance
from graphsvc.matching.compare.person_reading import read_person
from graphsvc.matching.compare.score import Score
from graphsvc.normal.addresses import (
    domain_key,
    email_domain,
    email_key,
    is_free_mail,
    mailbox_key,
    registrable_domain,
)
from graphsvc.normal.nicknames import full_form
from graphsvc.normal.phones import read_phone
from graphsvc.normal.profiles import profile_key

_NO_EMAIL = Score(0.0, "no e-mail address to compare")
_NO_PHONE = Score(0.0, "no telephone number to compare")
_LEAST_DIGITS = 7
"""Fewer are an extension or a short code, which many numbers end with."""

_ROLE_WORDS = """
info sales support admin contact office hello team mail help service billing accounts hr jobs
careers press marketing noreply webmaster postmaster abuse enquiries reception kontakt
"""
_ROLES: Final = frozenset(_ROLE_WORDS.split())
_NOT_LETTERS = re.compile("[^a-z]+")


# --- e-mail ---------------------------------------------------------------------------------------


def email_addresses(a: str, b: str) -> Score:
    """Whether two addresses are one person's: the same mailbox, the same name at the same firm."""
    first, second = email_key(a), email_key(b)
    if not first or not second:
        return _NO_EMAIL
    if first == second:
        return Score(1.0, "same e-mail")
    if mailbox_key(first) == mailbox_key(second):
        return Score(0.99, "same mailbox, written otherwise")
    return _other_mailbox(first, second)


def _other_mailbox(first: str, second: str) -> Score:
    local, _, domain = first.rpartition("@")
    other_local, _, other_domain = second.rpartition("@")
    firm = employer_domain(first)
    same_firm = firm is not None and firm == employer_domain(second)
    if local == other_local and local not in _ROLES:
        if same_firm:
            return Score(0.9, "same name at another domain of the firm")
        if distance(domain, other_domain, most=1) <= 1:
            return Score(0.75, "one letter of the domain differs")
        return Score(0.5, "same name at another domain")
    return Score(0.2, "same domain of an employer") if same_firm else Score(0.0, "another e-mail")


def employer_domain(email: str) -> str | None:
    """The registered domain of an address, a firm's; None for free-mail and for no address."""
    host = email_domain(email)
    domain = registrable_domain(host) if host else None
    return None if domain is None or is_free_mail(domain) or is_free_mail(host or "") else domain


def email_fits_person(email: str, name: str) -> Score:
    """Whether what stands before the @ is made of a name: ``john.doe``, ``jdoe``, ``doej``."""
    key = email_key(email)
    local = key.rpartition("@")[0].partition("+")[0] if key else ""
    letters = _NOT_LETTERS.sub("", local)
    if not letters or letters in _ROLES:
        return Score(0.0, "no name in the address")
    words = [word.text for word in read_person(name).words]
    forms = {form for word in words for form in (word, full_form(word))}
    return _made_of(letters, words) or _made_of_one(letters, forms)


def _made_of(letters: str, words: list[str]) -> Score | None:
    """A verdict if two words of the name make the address, or a word and an initial, or all
    initials."""
    pairs = [(one, other) for one in words for other in words if one is not other]
    if letters in {one + other for one, other in pairs} | {"".join(words)}:
        return Score(0.95, "the name is in the address")
    if letters in {form for one, other in pairs for form in (one[0] + other, other + one[0])}:
        return Score(0.85, "an initial and a name are in the address")
    if len(words) >= 2 and letters == "".join(word[0] for word in words):
        return Score(0.5, "the initials are in the address")
    return None


def _made_of_one(letters: str, words: set[str]) -> Score:
    if letters in words or full_form(letters) in words:
        return Score(0.6, "one word of the name is in the address")
    if any(len(word) >= 4 and word in letters for word in words):
        return Score(0.5, "the address contains a word of the name")
    return Score(0.1, "the address is not made of the name")


def domain_fits_company(domain: str, company: str) -> Score:
    """Whether a domain, or that of an e-mail, is a company's by its name: ``acme.co.uk``, Acme."""
    host = email_domain(domain) or domain_key(domain)
    registered = registrable_domain(host) if host else None
    if registered is None or is_free_mail(registered):
        return Score(0.0, "no domain of a firm")
    label = registered.partition(".")[0].replace("-", "")
    words = [word.text for word in read_company(company).words]
    return _label_fits(label, words) if words else Score(0.0, "no name to compare")


def _label_fits(label: str, words: list[str]) -> Score:
    joined = "".join(words)
    if label == joined:
        return Score(0.95, "the domain is the name")
    if len(label) >= 3 and label == "".join(word[0] for word in words):
        return Score(0.7, "the domain is the initials of the name")
    begins = label.startswith(words[0]) and len(words[0]) >= 4
    if begins or (joined.startswith(label) and len(label) >= 4):
        return Score(0.75, "the domain begins like the name")
    return Score(0.0, "the domain is not the name")


# --- telephone ------------------------------------------------------------------------------------


def phone_numbers(a: str, b: str, *, region: str | None = None) -> Score:
    """Whether two texts are one telephone number, national and international forms included.

    ``region`` is the country of national forms; without it their last digits are compared.
    """
    first, second = read_phone(a, region), read_phone(b, region)
    if first and second:
        if first.number != second.number:
            return Score(0.0, "another number")
        if first.extension == second.extension:
            return Score(1.0, "same number")
        both = first.extension and second.extension
        return Score(0.5 if both else 0.9, "same number but for the extension")
    return _by_last_digits(a, b)


def _by_last_digits(a: str, b: str) -> Score:
    """A national form without a country, beside another text."""
    first, second = sorted((_significant(a), _significant(b)), key=len)
    if len(first) < _LEAST_DIGITS:
        return _NO_PHONE
    if first == second:
        return Score(0.9, "same digits")
    if second.endswith(first):
        return Score(0.8, "the one ends with the other's digits")
    return Score(0.0, "another number")


def _significant(text: str) -> str:
    """Digits without the zero that stands before an area code."""
    return re.sub(r"[^0-9]", "", text[:40]).lstrip("0")


# --- profiles -------------------------------------------------------------------------------------


def profile_urls(a: str, b: str) -> Score:
    """Whether two addresses are of one profile; the same name at another site is a hint alone."""
    first, second = profile_key(a), profile_key(b)
    if not first or not second:
        return Score(0.0, "no profile to compare")
    if first == second:
        return Score(1.0, "same profile")
    site, _, handle = first.rpartition("/")
    other_site, _, other_handle = second.rpartition("/")
    if handle == other_handle and site.partition("/")[0] != other_site.partition("/")[0]:
        return Score(0.4, "the same handle at another site")
    return Score(0.0, "another profile")
