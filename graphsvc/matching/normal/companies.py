"""Keys of companies' names."""

import re

from graphsvc.matching.normal.folding import fold
from graphsvc.matching.normal.legal_forms import LEGAL_FORMS_AFTER, LEGAL_FORMS_BEFORE

_ATTACHED_FORMS = re.compile(
    "^(?:株式会社|有限会社|合同会社|주식회사|유한회사)|(?:株式会社|有限会社|合同会社|주식회사|유한회사"
    "|股份有限公司|有限责任公司|有限責任公司|有限公司)$"
)
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_SINGLE_LETTERS = re.compile(r"(?<!\S)(?:[^\W\d_] )+[^\W\d_](?!\S)")


def _company_words(text: str) -> list[str]:
    """Folded words; runs of single letters are one word, as in ``S.p.A.`` and ``A.B.C.``, and so
    are those before dots, which keeps ``V L.P.`` two words."""
    undotted = _DOTTED.sub(lambda run: run[0].replace(".", "") + " ", text.replace("&", " and "))
    folded = _SINGLE_LETTERS.sub(lambda run: run[0].replace(" ", ""), fold(undotted))
    return [word for word in folded.split() if word != "the"]


def _forms(table: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(_company_words(form)) for form in re.split(r"[|\n]", table) if form)


_AFTER = _forms(LEGAL_FORMS_AFTER)
_BEFORE = _forms(LEGAL_FORMS_BEFORE)
_LONGEST_FORM = max(map(len, _AFTER))
_LONGEST_BEFORE = max(map(len, _BEFORE))


def company_key(text: str) -> str:
    """A company's name without legal forms, ``the`` and punctuation, ``&`` as ``and``, order kept.

    ``The Smith & Jones Co., Ltd.`` → ``smith and jones``. What would leave nothing stays: ``SA``
    → ``sa``. Empty only where ``text`` has neither a letter nor a digit.
    """
    words = _company_words(text)
    return " ".join(_without_forms(words)) or " ".join(words) or fold(text)


def legal_form(text: str) -> str:
    """What ``company_key`` took away at the end, folded: ``Acme, Inc.`` → ``inc``; else empty."""
    words = _company_words(text)
    kept = _without_last_forms(words)
    return " ".join(words[len(kept) :]) if kept else ""


def _without_forms(words: list[str]) -> list[str]:
    kept = _without_last_forms(words)
    for length in range(min(_LONGEST_BEFORE, len(kept) - 1), 0, -1):
        if tuple(kept[:length]) in _BEFORE:
            return _without_forms(kept[length:])
    return [_ATTACHED_FORMS.sub("", word) or word for word in kept]


def _without_last_forms(words: list[str]) -> list[str]:
    for length in range(min(_LONGEST_FORM, len(words) - 1), 0, -1):
        if tuple(words[-length:]) in _AFTER:
            return _without_last_forms(_without_last_and(words[:-length]))
    return words


def _without_last_and(words: list[str]) -> list[str]:
    return words[:-1] if len(words) > 1 and words[-1] == "and" else words
