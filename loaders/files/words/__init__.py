"""What Outlook calls the columns of its contacts, by language.

The names are facts of the program: those that stand in its exports, and that Exchange knows when it
imports such a file. A block of text holds a language; a line of it holds ``key: name | name; key:
name``. Left out are telephones of others (assistant, the company's main line), fax and pager.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from loaders.files.words.east import EAST
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
"""The names of the columns by language, then by our key; of several the preferred one first."""


def in_all_languages(key: str) -> tuple[str, ...]:
    """What a column is called anywhere, each name once, English first."""
    names = (name for words in LANGUAGES.values() for name in words.get(key, ()))
    return tuple(dict.fromkeys(names))
