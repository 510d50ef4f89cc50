"""Keys of people's names."""

import re

from graphsvc.matching.normal.folding import fold

_TITLE_WORDS = """
dr mr mrs ms miss prof professor sir dame rev reverend hon herr frau mme mlle senor senora phd dphil
mba emba jr sr jnr snr junior senior esq cpa pmp cfa cissp msc bsc meng beng llm llb mph dds rn pe
phr sphr shrm ii iii
"""
_TITLES = frozenset(_TITLE_WORDS.split())
_DOTTED_TITLES = re.compile(
    r"(?<=[\s,])(?:ph\.\s?d|m\.b\.a|m\.\s?sc|b\.\s?sc|ll\.\s?m|d\.\s?phil)\b\.?"
    r"|,\s*m\.?d\.?\s*$|(?<=\s)m\.d\.?\s*$",
    re.IGNORECASE,
)
_PRONOUNS = re.compile(r"\(?\b(?:she|he|they)\s?/\s?(?:her|hers|him|his|them|they)\b[^)]*\)?", re.I)


def name_key(text: str) -> str:
    """A person's name in small letters without accents, titles and punctuation, order kept.

    Empty only where ``text`` has neither a letter nor a digit.
    """
    return " ".join(name_tokens(text))


def name_tokens(text: str) -> tuple[str, ...]:
    """The words of ``name_key``: ``Dr. Ana-María O'Neill`` → ``ana``, ``maria``, ``oneill``."""
    bare = _PRONOUNS.sub(" ", text) if "/" in text else text
    words = fold(_DOTTED_TITLES.sub(" ", bare) if "." in bare or "," in bare else bare).split()
    kept = tuple(word for word in words if word not in _TITLES)
    return kept or tuple(words) or tuple(fold(text).split())


def sorted_name(name: str) -> str:
    """A name's normal form, its words sorted."""
    return " ".join(sorted(name_tokens(name)))
