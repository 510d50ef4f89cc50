"""Keys of people's names."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from graphsvc.normal import beside, couples
from graphsvc.normal.beside import (
    ANNOUNCING,
    CREDENTIALS,
    Beside,
    without_beside,
    without_credentials,
)
from graphsvc.normal.couples import JOINING, people_named
from graphsvc.normal.folding import fold, other_spellings, remembered, umlauts_written_out

_TITLE_WORDS = """
dr mr mrs ms miss prof professor sir dame rev reverend hon herr frau mme mlle senor senora phd dphil
mba emba edd jr sr jnr snr junior senior esq cpa pmp cfa cissp msc bsc meng beng llm llb mph dds rn
pe phr sphr shrm ii iii
"""
_TITLES: Final = frozenset(_TITLE_WORDS.split())
_BEFORE: Final = frozenset({"hon", "dame", "sir"})
"""Titles that stand before a name and are names as well, which stand at its end."""
_GENERATIONS: Final = frozenset({"senior", "junior"})
"""Words after a name that are surnames as well, beside one word."""
_RARELY: Final = {"mba": "MBA", "edd": "EdD", "ii": "II"}
"""Titles after a name that are names as well where they come first, or beside one word."""
_CAPITALS: Final = {"pe": "PE", "rn": "RN", "meng": "MEng", "beng": "BEng", **_RARELY}
"""Titles after a name that are names as well: how the title is written."""
_ALSO_NAMES: Final = _BEFORE | _GENERATIONS | _CAPITALS.keys() | {"jr"}
_NOT_KNOWN: Final = frozenset({"fnu", "lnu"})
"""First name unknown, last name unknown: what American forms have for a missing one."""
_DOTTED_TITLES = re.compile(
    r"(?<=[\s,])(?:ph\.\s?d|m\.b\.a|m\.\s?sc|b\.\s?sc|ll\.\s?m|d\.\s?phil)\b\.?"
    r"|(?<=[\s,])(?:m|b)\.\s?eng\b\.?|(?<=[\s,])p\.\s?e\.\s*$"
    r"|,\s*m\.?d\.?\s*$|(?<=\s)m\.d\.?\s*$",
    re.IGNORECASE,
)
_PRONOUNS = re.compile(r"\(?\b(?:she|he|they)\s?/\s?(?:her|hers|him|his|them|they)\b[^)]*\)?", re.I)
_SIGNS = re.compile(f"[.{re.escape(beside.SIGNS + couples.SIGNS)}]|- ")
_NOTABLE: Final = _TITLES | _NOT_KNOWN | CREDENTIALS | ANNOUNCING | JOINING
"""Folded words beside which a name is looked at more closely; all others stay as they are."""
_ALONE_BEFORE = re.compile(r"^\s*(hon|dame|sir)\s*,\s*(\S.*)$", re.IGNORECASE)


def name_key(text: str) -> str:
    """A person's name in small letters without accents, titles, punctuation and what stands beside
    it, order kept.

    Empty only where ``text`` has neither a letter nor a digit, or says that no name is known.
    """
    return " ".join(name_tokens(text))


@remembered
def name_tokens(text: str) -> tuple[str, ...]:
    """The words of ``name_key``: ``Dr. Ana-María O'Neill`` → ``ana``, ``maria``, ``oneill``."""
    words = _plain(text)
    return read_name(text).words if words is None else words


def _plain(text: str) -> tuple[str, ...] | None:
    """The words of a text that is a name and nothing else, as nearly all are; else none."""
    words = fold(text).split()
    if _NOTABLE.isdisjoint(words) and not _SIGNS.search(text):
        return tuple(words)
    return None


class Read(NamedTuple):
    """A name's words; the names that somebody bore before, and the people whom the text names,
    where it names several."""

    words: tuple[str, ...]
    former: tuple[str, ...] = ()
    several: tuple[str, ...] = ()


def read_name(text: str) -> Read:
    """What a text says of who is named."""
    words = _plain(text)
    if words is not None:
        return Read(words)
    found = without_beside(_PRONOUNS.sub(" ", text) if "/" in text else text)
    return Read(_of_a_name(found.name), _former_names(found), people_named(found.name))


def _of_a_name(bare: str) -> tuple[str, ...]:
    """The words without titles, credentials and what says that a name is not known."""
    words = fold(_DOTTED_TITLES.sub(" ", bare) if "." in bare or "," in bare else bare).split()
    if not _NOT_KNOWN.isdisjoint(words):
        words = [word for word in words if word not in _NOT_KNOWN]
        if not words:
            return ()
    named = without_credentials(words)
    kept = named if _TITLES.isdisjoint(named) else _without_titles(named, bare)
    return tuple(kept or words or fold(bare).split())


def _former_names(found: Beside) -> tuple[str, ...]:
    """Whole names: ``Ana María Berg (née Cox)`` → ``Ana María Cox``."""
    surname, comma, after = found.name.partition(",")
    given = after.split() if comma and fold(surname) else found.name.split()[:-1]
    return tuple(" ".join([*given, former]) for former in found.former if given)


def sorted_name(name: str) -> str:
    """A name's normal form, its words sorted."""
    return " ".join(sorted(name_tokens(name)))


def untitled_name(name: str) -> str:
    """A name's normal form without all words that can be titles, as fingerprints that cannot be
    made anew may hold it: ``Priscilla Hon`` → ``priscilla``."""
    words = name_tokens(name)
    return " ".join(sorted(word for word in words if word not in _TITLES) or sorted(words))


def spelt_words(text: str) -> tuple[tuple[str, ...], ...]:
    """The words of ``name_key``, each with what else it may be spelt like: umlauts written out, or
    taken for written out."""
    words = name_tokens(text)
    written = name_tokens(umlauts_written_out(text))
    others = written if len(written) == len(words) else words
    return tuple(
        tuple(dict.fromkeys((word, other, *other_spellings(word))))
        for word, other in zip(words, others, strict=True)
    )


def _without_titles(words: Sequence[str], text: str) -> list[str]:
    """Words that are titles and nothing else go wherever they stand; those that are names as well
    only where and as a title is written."""
    if not _BEFORE.isdisjoint(words) and (alone := _ALONE_BEFORE.match(text)):
        words = fold(f"{alone[2]} {alone[1]}").split()
    names = [word for word in words if word not in _TITLES]
    if _ALSO_NAMES.isdisjoint(words):
        return names
    return [
        word
        for at, word in enumerate(words)
        if word not in _TITLES or _is_name(word, at, words=words, names=len(names), text=text)
    ]


def _is_name(word: str, at: int, *, words: Sequence[str], names: int, text: str) -> bool:
    """Whether a title is a name where it stands, beside so many words that are ``names``."""
    first, last = at == 0, at == len(words) - 1
    if word in _BEFORE:
        return last and names > 0
    if word == "jr":
        return first and names > 0
    if word in _GENERATIONS:
        return names == 1
    if word not in _CAPITALS or names == 0:
        return False
    if text.isupper():
        return names == 1 or first
    told = word not in _RARELY or first or names == 1
    return told and _CAPITALS[word] not in text
