"""Names of companies read: the words by which they are compared, in Latin letters and English."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from graphsvc.matching.compare.align import MOST_WORDS
from graphsvc.matching.compare.company_places import PLACES
from graphsvc.matching.compare.company_spelling import in_english, signs_written_out
from graphsvc.matching.compare.company_words import FORMS_BEFORE, canonical
from graphsvc.normal.companies import company_key, legal_form
from graphsvc.normal.folding import fold, umlauts_written_out
from graphsvc.normal.latin import MOST_LETTERS, Word, latin_words

SHORTEST_INITIALS: Final = 3
_WEB_WORDS = "com net org io ai app dev"
_WEB_WORDS_ALONE = frozenset(_WEB_WORDS.split())
_COUNTRIES_OF_THE_WEB = "co de fr uk eu us ch at nl se it es pl in au ca jp br"
_WEB_ENDINGS = frozenset(f"{_WEB_WORDS} {_COUNTRIES_OF_THE_WEB}".split())
_WEB_ENDING = re.compile(
    rf"(?<=[^\W\d_])(?:\.(?:{'|'.join(sorted(_WEB_ENDINGS))}))+(?![.\w])", re.IGNORECASE
)
"""Without a dot before it ``uk`` is a country: ``Acme UK`` is a subsidiary, ``acme.co.uk`` not."""


@dataclass(frozen=True, slots=True)
class CompanyName:
    """``key`` and ``form`` as ``normal`` gives them, ``words`` of the key in Latin letters with
    abbreviations written out, ``letters`` all of the name with its form, without spaces, ``spelt``
    the key with umlauts written as two letters, ``bare`` the key without the end of an address of
    the web, ``alone`` the only word beside those of places, ``folded`` all of the name,
    ``initials`` those that stand beside the words that they are of."""

    key: str
    form: str
    words: tuple[Word, ...]
    letters: str
    spelt: str
    bare: str
    alone: str
    folded: str
    initials: str


@lru_cache(maxsize=1 << 16)
def read_company(text: str) -> CompanyName:
    """A name's words ready for comparing. Longer texts than names can be are cut."""
    text = text[:MOST_LETTERS]
    key, folded = company_key(text), fold(text)
    said = in_english(company_key(signs_written_out(text)))
    latin = latin_words(tuple(said.split()[:MOST_WORDS]))
    script = next((word.script for word in latin if word.script), "")
    words = canonical(tuple(word.text for word in latin))
    at_home = [word for word in key.split() if word not in PLACES]
    return CompanyName(
        key=key,
        form=legal_form(text),
        words=tuple(Word(word, script) for word in words),
        letters=folded.replace(" ", ""),
        spelt=company_key(umlauts_written_out(text)),
        bare=_without_web(company_key(_WEB_ENDING.sub(" ", text))),
        alone=at_home[0] if len(at_home) == 1 else "",
        folded=folded,
        initials=_own_initials(words),
    )


def _own_initials(words: tuple[str, ...]) -> str:
    """``LVMH Moët Hennessy Louis Vuitton`` → ``lvmh``, in any order; empty where there are none."""
    if len(words) > SHORTEST_INITIALS:
        for rest, own in ((words[1:], words[0]), (words[:-1], words[-1])):
            if len(own) == len(rest) and sorted(own) == sorted(word[0] for word in rest):
                return own
    return ""


def _without_web(key: str) -> str:
    """``acme com`` → ``acme``."""
    name, _, last = key.rpartition(" ")
    return name if name and last in _WEB_WORDS_ALONE else key


def words_of(text: str) -> tuple[str, ...]:
    """The words of a name in Latin letters, abbreviations written out, without “and” and, where
    others are left, what may be a legal form before them or the end of an address of the web."""
    name = read_company(text)
    words = [word.text for word in name.words] or name.key.split()
    if len(words) > 1 and words[-1] in _WEB_ENDINGS:
        words = words[:-1]
    if len(words) > 1 and words[0] in FORMS_BEFORE:
        words = words[1:]
    return tuple(word for word in words if word != "and") or tuple(words)
