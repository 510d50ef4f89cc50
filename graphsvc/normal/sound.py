"""What a word in Latin letters sounds like, roughly, so that transliterations of one name meet.

The classes are those in which transliterations of one name differ (ISO 9, BGN/PCGN, ALA-LC and
popular ones), found by comparing such systems; they are much like those of Soundex.
"""

import re
from functools import lru_cache

_DOUBLED = re.compile(r"(.)\1+")
_CONSONANTS = (
    (re.compile("t?sch|tch|dzh|shch"), "s"),
    (re.compile("ph"), "f"),
    (re.compile("th"), "t"),
    (re.compile("c(?=[aoulrnt])|ch(?=[lrn])|c[kq]|[kgq]h|c$"), "k"),
    (re.compile("[sczj]h|t[sz]|d[jz]"), "s"),
    (re.compile("(?<=[oei])f$"), "v"),
)
_VOWELS = (
    (re.compile("(?<=[aeiou])j(?![aeiou])"), "i"),
    (re.compile("oo|ou|ow(?=[^aeiou])|uw|oe|eo|eu|ue"), "u"),
    (re.compile("[ieay]*[iy][iye]*$"), "i"),
    (re.compile("[eiy]*[iy][eiy]*|ee|ea"), "i"),
)
_LETTERS = str.maketrans("oewpqgcjzxy", "uivpkkssssi")
_UNHEARD = re.compile("(?<=.)h|'")
_VOWEL_LETTERS = re.compile("[aeiouyh']+")
_CLASSES = str.maketrans("pqgcjzxwf", "bkkssssvv")


@lru_cache(maxsize=1 << 16)
def sound(word: str) -> str:
    """A word by its sound, its vowels in three classes: ``rouhani`` and ``rohani`` → ``ruani``."""
    heard = _DOUBLED.sub(r"\1", word)
    for pattern, letter in _CONSONANTS + _VOWELS:
        heard = pattern.sub(letter, heard)
    return _DOUBLED.sub(r"\1", _UNHEARD.sub("", heard.translate(_LETTERS)))


@lru_cache(maxsize=1 << 16)
def skeleton(word: str) -> str:
    """The classes of a word's consonants, ``a`` before them where it begins with a vowel:
    ``mohamed`` and ``mhmd`` → ``mmd``. What scripts without vowels leave of a name."""
    bare = _DOUBLED.sub(r"\1", word)
    for pattern, letter in _CONSONANTS:
        bare = pattern.sub(letter, bare)
    bare = _DOUBLED.sub(r"\1", bare)
    start = "a" if _VOWEL_LETTERS.match(bare) else ""
    consonants = _VOWEL_LETTERS.sub(" ", bare).translate(_CLASSES)
    return start + re.sub("ss+|kk+", lambda run: run[0][0], consonants).replace(" ", "")


_MANDARIN = (
    (re.compile("'"), ""),
    (re.compile("t[sz]|[zc]h|[czqj]"), "c"),
    (re.compile("hs|sh|x"), "s"),
    (re.compile("[bp]h?"), "p"),
    (re.compile("[dt]h?"), "t"),
    (re.compile("[gk]h?"), "k"),
    (re.compile("h(?![aeiouwy])"), ""),
    (re.compile("ian|yan|yen"), "ien"),
    (re.compile("o(?=nk)|oo"), "u"),
    (re.compile("w"), "u"),
    (re.compile("ee|yi|y"), "i"),
)


@lru_cache(maxsize=1 << 16)
def mandarin(word: str) -> str:
    """A Chinese name so that the spellings of Pinyin and of Wade and Giles, with or without its
    marks, meet: ``zhang`` and ``chang`` → ``cank``, ``xie`` and ``hsieh`` → ``sie``."""
    for pattern, letter in _MANDARIN:
        word = pattern.sub(letter, word)
    return _DOUBLED.sub(r"\1", word)
