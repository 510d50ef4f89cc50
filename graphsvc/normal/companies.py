"""Keys of companies' names."""

import re

from graphsvc.normal.folding import fold, remembered
from loaders.legal_forms import LEGAL_FORMS_AFTER, LEGAL_FORMS_AROUND, LEGAL_FORMS_BEFORE

_ATTACHED_FORMS = re.compile(
    "^(?:株式会社|有限会社|合同会社|주식회사|유한회사)|(?:株式会社|有限会社|合同会社|주식회사|유한회사"
    "|股份有限公司|有限责任公司|有限責任公司|有限公司)$"
)
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_SINGLE_LETTERS = re.compile(r"(?<!\S)(?:[^\W\d_] )+[^\W\d_](?!\S)")


_MARKS = re.compile("[™®℠©]")
_FORMERLY = (
    r"formerly|previously|fka|f\.k\.a\.?|vormals|ehemals|anciennement|anteriormente|voorheen|tidigare"
    r"|tidligere|dawniej|ранее"
)
_NOW = r"now|jetzt|ahora|was|aka|a\.k\.a\.?|dba"
_SOME = r"[^()\[\]]{1,80}"
_OWNED = rf"""
(?:an?|the)\ [^,()]{{1,60}}\ (?:company|business|brand|subsidiary|firm)
|(?:now\ |a\ )?(?:part|member|division|subsidiary|unit|brand)\ of\ {_SOME}
|(?:(?:now\ )?owned|(?:recently\ )?acquired)\ by\ {_SOME}|merged\ (?:with|into)\ {_SOME}
|eine?\ (?:unternehmen|gesellschaft|tochter|marke|firma)\ (?:der|des|von)\ {_SOME}
|teil\ (?:der|des|von)\ {_SOME}|(?:übernommen|gekauft)\ von\ {_SOME}|rachetée?\ par\ {_SOME}
|une\ (?:société|filiale|marque)\ (?:de|du)\ {_SOME}|(?:adquirid|comprad)[ao]\ por\ {_SOME}
|una\ empresa\ de\ {_SOME}|uma\ empresa\ {_SOME}|parte\ d(?:e|el|o|a|i)\ {_SOME}
|acquisit[ao]\ da\ {_SOME}|onderdeel\ van\ {_SOME}|en\ del\ av\ {_SOME}|часть\ {_SOME}
|(?:{_FORMERLY})\b[:\ ]?{_SOME}
"""
"""Who owns a company, or what it was called before."""
_LISTED = r"""
(?:nyse|nasdaq|amex|otc\w*|tsxv?|lse|aim|asx|nse|bse|nzx|jse|hkex|sehk|sgx|euronext|xetra|fra|epa|ams
|bit|bme|six|omx|sto|tyo|tse|wse|moex|b3)\s*[:.][^()\[\]]{0,20}
"""
_STATUS = rf"""
y\s?c(?:ombinator)?[\ ,]*[wsfx]?'?\d{{2,4}}|y\ combinator|yc|techstars[^()]{{0,20}}|series\ [a-f]
|(?:we'?re\ )?hiring!?|remote|hybrid|contract|contractor|consultant|freelance|self[\ -]?employed
|intern|internship|part[\ -]?time|full[\ -]?time|temporary|stealth|startup|closed|dissolved|defunct
|retired|volunteer|side\ project|(?:ex|{_NOW})\b[:\ ]?{_SOME}
"""
"""How a company is doing, or in what somebody is there."""
_BESIDE = re.compile(
    rf"\s*[(\[](?:{_OWNED}|{_LISTED}|{_STATUS})[)\]]|\s*(?:,|\s[-–—|])\s*(?:{_OWNED})$",
    re.IGNORECASE | re.VERBOSE,
)
_CALLED = re.compile(
    r"(?:[(\[,]|\s[-–—|])\s*"
    rf"(?:{_FORMERLY}|{_NOW}|d\.b\.a\.?)(?!\w)"
    r"(?:\s+(?:known|trading|doing business)\s+as)?[:\s]\s*([^()\[\]]{1,80}?)\s*[)\]]?\s*$",
    re.IGNORECASE,
)
_LONGEST_NAME = 300
"""Beyond so many characters nothing is looked for beside a name."""
_ASSOCIATION = re.compile(r"[, ]\s*N\. ?A\.?\s*$")
_BEFORE_AS_WRITTEN = re.compile(r"^(?:OÜ|A/S)\.?\s+(?=\S)", re.IGNORECASE)


def without_notes(text: str) -> str:
    """A company's name as it was written, without what stands beside it: ``Acme™ (YC W21)`` →
    ``Acme``. What would leave nothing stays."""
    bare = _MARKS.sub("", text)
    if len(text) <= _LONGEST_NAME:
        bare = _BEFORE_AS_WRITTEN.sub("", _ASSOCIATION.sub("", _BESIDE.sub("", bare)))
    return bare.strip(" ,-–—|") or text


def other_name_stated(text: str) -> str:
    """The name that a company had before, has now or goes by, where it stands beside its name:
    ``Quarrel (formerly Pike Ltd)`` → ``Pike Ltd``; else empty."""
    stated = _CALLED.search(text) if len(text) <= _LONGEST_NAME else None
    return stated[1] if stated else ""


def _company_words(text: str) -> list[str]:
    """Folded words, without notes; runs of single letters are one word, as in ``S.p.A.`` and
    ``A.B.C.``, and so are those before dots, which keeps ``V L.P.`` two words."""
    bare = without_notes(text)
    undotted = _DOTTED.sub(lambda run: run[0].replace(".", "") + " ", bare.replace("&", " and "))
    folded = _SINGLE_LETTERS.sub(lambda run: run[0].replace(" ", ""), fold(undotted))
    return [word for word in folded.split() if word != "the"]


def _forms(table: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(_company_words(form)) for form in re.split(r"[|\n]", table) if form)


_AFTER = _forms(LEGAL_FORMS_AFTER)
_AROUND = frozenset(
    (before.strip(), after.strip())
    for form in re.split(r"[|\n]", LEGAL_FORMS_AROUND)
    if form
    for before, _, after in [form.partition("..")]
)
_BEFORE = _forms(LEGAL_FORMS_BEFORE)
_LONGEST_FORM = max(map(len, _AFTER))
_LONGEST_BEFORE = max(map(len, _BEFORE))


@remembered
def company_key(text: str) -> str:
    """A company's name without legal forms, ``the`` and punctuation, ``&`` as ``and``, order kept.

    ``The Smith & Jones Co., Ltd.`` → ``smith and jones``. What would leave nothing stays: ``SA``
    → ``sa``. Empty only where ``text`` has neither a letter nor a digit.
    """
    words = _company_words(text)
    return " ".join(_without_forms(_without_forms_around(words))) or " ".join(words) or fold(text)


def legal_form(text: str) -> str:
    """What ``company_key`` took away at the end, or else in front, folded: ``Acme, Inc.`` →
    ``inc``, ``ООО Ромашка`` → ``ооо``; else empty."""
    words = _company_words(text)
    kept = _without_last_forms(words)
    last = words[len(kept) :] if kept else []
    return " ".join(last or kept[: _length_before(kept)])


def _length_before(words: list[str]) -> int:
    """How many of the first words are a legal form; one word at least stays."""
    lengths = range(min(_LONGEST_BEFORE, len(words) - 1), 0, -1)
    return next((length for length in lengths if tuple(words[:length]) in _BEFORE), 0)


_FIRMS = frozenset({"sas", "sca", "psa", "cic", "ccc", "ans"})
"""Firms that are called like a legal form."""


def is_only_legal_form(text: str) -> bool:
    """Whether a text is nothing but a legal form: ``GmbH``, ``Pty. Ltd.``, ``Co., Ltd.``."""
    words = _company_words(text)
    while words and tuple(words) not in _AFTER | _BEFORE:
        kept = _without_last_forms(words)
        if len(kept) == len(words):
            return False
        words = kept
    return bool(words) and not (len(words) == 1 and words[0] in _FIRMS)


def _without_forms_around(words: list[str]) -> list[str]:
    """``SC Acme SRL`` → ``Acme``."""
    around = len(words) > 2 and (words[0], words[-1]) in _AROUND
    return words[1:-1] if around else words


def _without_forms(words: list[str]) -> list[str]:
    kept = _without_last_forms(words)
    while before := _length_before(kept):
        kept = _without_last_forms(kept[before:])
    return [_ATTACHED_FORMS.sub("", word) or word for word in kept]


def _without_last_forms(words: list[str]) -> list[str]:
    while length := _length_after(words):
        words = _without_last_and(words[:-length])
    return words


def _length_after(words: list[str]) -> int:
    """How many words at the end are a legal form, at most all but one."""
    longest = min(_LONGEST_FORM, len(words) - 1)
    return next((n for n in range(longest, 0, -1) if tuple(words[-n:]) in _AFTER), 0)


def _without_last_and(words: list[str]) -> list[str]:
    return words[:-1] if len(words) > 1 and words[-1] == "and" else words
