"""What programs and people call the columns of contacts, by language.

The names of Outlook are facts of the program: those that stand in its exports, and that Exchange
knows when it imports such a file. Those of other mail programs, and plain words, stand after them:
none means anything else in Outlook. A block of text holds a language; a line of it holds
``key: name | name; key: name``. Left out are telephones of others (assistant, the company's main
line), fax and pager.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from loaders.files.words.east import EAST
from loaders.files.words.mail import MAIL
from loaders.files.words.plain import PLAIN
from loaders.files.words.west import WEST

Names = Mapping[str, tuple[str, ...]]


def _parsed(text: str) -> dict[str, Names]:
    """The names of each language by key, from blocks whose first line is the language."""
    languages: dict[str, dict[str, tuple[str, ...]]] = {}
    names: dict[str, tuple[str, ...]] = {}
    for line in text.strip().splitlines():
        if not line.startswith(" "):
            names = languages[line] = {}
            continue
        for entry in line.strip().split("; "):
            key, _, listed = entry.partition(": ")
            names[key] = (*names.get(key, ()), *listed.split(" | "))
    return {language: MappingProxyType(found) for language, found in languages.items()}


LANGUAGES: Mapping[str, Names] = MappingProxyType({**_parsed(WEST), **_parsed(EAST)})
"""The names of Outlook's columns by language, then by our key; of several the preferred one
first."""
OTHERS: tuple[Mapping[str, Names], ...] = (
    MappingProxyType(_parsed(MAIL)),
    MappingProxyType(_parsed(PLAIN)),
)
"""The names that others give to such columns, by language, then by our key."""


def in_all_languages(key: str) -> tuple[str, ...]:
    """What a column is called anywhere, each name once, English first, Outlook's before others."""
    languages = (words for known in (LANGUAGES, *OTHERS) for words in known.values())
    return tuple(dict.fromkeys(name for words in languages for name in words.get(key, ())))


def all_keys() -> tuple[str, ...]:
    """Our keys of all these columns."""
    languages = (words for known in (LANGUAGES, *OTHERS) for words in known.values())
    return tuple(dict.fromkeys(key for words in languages for key in words))
