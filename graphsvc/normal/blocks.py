"""Block keys of people's names: what the spellings of one name have in common, to find candidates.

They are made of Latin forms and of sounds, so that names in different scripts, transliterations and
most typing errors meet; nicknames stand for the name that they are short for.
"""

from collections.abc import Callable, Mapping, Sequence

from graphsvc.normal.latin import (
    MOST_LETTERS,
    SYLLABIC,
    Word,
    latin_name,
    rough_script,
)
from graphsvc.normal.mandarin import syllables
from graphsvc.normal.name_words import PARTICLES, TITLES
from graphsvc.normal.nicknames import EAST_ASIAN_FAMILIES, full_form
from graphsvc.normal.people import name_tokens, read_name
from graphsvc.normal.respelling import other_sounds, own_sound, respelt
from graphsvc.normal.sound import skeleton

_LETTERS = 5
"""Consonants of a key: fewer make blocks of thousands in a directory of a million people."""

_MOST_WORDS = 16
_LONGEST_SYLLABIC = 6
_SEVERAL_SOUNDS = {"c": ("ca", "che"), "p": ("pa", "pha")}
"""Words that begin with each sound of a letter, by letters that have several."""
_LONGEST_SYLLABLE = 6  # zhuang, chuang, nguyen


def person_blocks(name: str) -> tuple[str, ...]:
    """At most two block keys, the same for any order of the words: names of one person share one,
    unless a longer name than all others or half a word is missing.

    ``first consonants of a word + first sound of another``. Two words give both ways round, so one
    may be misspelt. Of three and more the longest word (of equal ones the first by alphabet) is
    joined with the sounds that come first and last among the others, which leaves out a middle
    name at either end: ``Ana María López`` → ``lps a``, ``lps m``; ``Lopez, Ana`` → ``lps a``,
    ``an l``; ``A. Lopez`` → ``lps a``.
    """
    return _blocks_of(_sounds(name_tokens(name)))


def _blocks_of(words: Mapping[str, str]) -> tuple[str, ...]:
    """The block keys of words with their sounds."""
    if len(words) < 2:
        return tuple(sound[:_LETTERS] for sound in words.values())
    full = sorted((word for word in words if len(word) > 1), key=_longest_first(words))
    if not full:
        return ("".join(sorted(words.values()))[:_LETTERS],)
    if len(words) == 2:
        return tuple(_block(words[word], _others(words, word)[0]) for word in full)
    first = _family(words) or full[0]
    others = _others(words, first)
    return tuple(dict.fromkeys(_block(words[first], sound) for sound in (others[0], others[-1])))


def blocks_to_seek(name: str) -> tuple[str, ...]:
    """The block keys under which spellings of a name may stand: its own, those that begin with
    another of three words or four, those of short forms and full names that begin with another
    sound, of names that ``respelt`` tells, of former names, and of all whom it names."""
    tokens, former, several = read_name(name)
    words = _sounds(tokens)
    found = [*_blocks_of(words), *_from_all(words), *_by_other_forms(tokens, words)]
    for other in _in_two_words(tokens):
        found += person_blocks(other)
    for spelling in respelt(tokens):
        found += _blocks_of(_sounds(spelling))[:1]
    for other in (*former, *several):
        found += person_blocks(other)
    return tuple(dict.fromkeys(found))


def _in_two_words(words: Sequence[str]) -> list[str]:
    """A name in Chinese or Korean letters with its two words together, whichever comes first, or
    apart; one with an initial with each sound that the letter can begin."""
    letters = "".join(words)
    if len(words) == 2 and min(words, key=len) in _SEVERAL_SOUNDS:
        initial, rest = sorted(words, key=len)
        return [f"{begun} {rest}" for begun in _SEVERAL_SOUNDS[initial]]
    if rough_script(letters) not in SYLLABIC or len(letters) > _LONGEST_SYLLABIC:
        return []
    if len(words) == 2:
        return [letters, "".join(reversed(words))]
    if len(words) == 1:
        whole = [f"{letters[:place]} {letters[place:]}" for place in range(1, len(letters))]
        turned = letters[-1] + letters[:-1]
        is_turned = _begins_with_family(turned) and not _begins_with_family(letters)
        return [*whole, turned] if is_turned else whole
    return []


def _begins_with_family(letters: str) -> bool:
    """Whether the first of a name's letters is a frequent family name."""
    words = latin_name((letters,))
    return bool(words) and words[0].text in EAST_ASIAN_FAMILIES


def _by_other_forms(tokens: Sequence[str], words: Mapping[str, str]) -> list[str]:
    """The keys of a name in which a given name stands for another that begins with another sound:
    ``Ted`` for ``Edward``, who stands under ``edward``, where ``Ted`` is sought as ``theodore``.
    Where there are three words, two of them may be written as one, which has no full form."""
    if len(words) < 2:
        return []
    found: list[str] = []
    for token in tokens:
        sounds, whole = other_sounds(token), full_form(token)
        if whole == token and not sounds:
            continue
        if whole != token and whole in words and (len(words) > 2 or syllables(token)):
            sounds = sounds | {own_sound(token)}
        if sounds and whole in words:
            longest = max(_others(words, whole), key=len)
            found += [_block(longest, sound) for sound in sorted(sounds)]
    return found


def _from_all(words: Mapping[str, str]) -> list[str]:
    """The keys of three words or four whichever of them the spelling sought begins with."""
    if len(words) not in (3, 4):
        return []
    full = [word for word in words if len(word) > 1]
    return [_block(words[word], sound) for word in full for sound in _others(words, word)]


def _sounds(folded: Sequence[str]) -> dict[str, str]:
    """The sound of each word; a word without a consonant or a Latin letter is its own sound."""
    tokens = tuple(sorted({word[:MOST_LETTERS] for word in folded}))[:_MOST_WORDS]
    words = latin_name(tokens)
    names = [word for word in words if word.text not in PARTICLES and word.text not in TITLES]
    told = [_whole(word) for word in (names if len(names) > 1 else words)]
    return {word: skeleton(word) or word for word in told or ["".join(tokens)] if word}


def _whole(word: Word) -> str:
    """The full form of a given name; what a script leaves of a word is not a short form."""
    return word.text if word.script else full_form(word.text)


def _family(words: Mapping[str, str]) -> str | None:
    """The family name where all words are syllables, as in Chinese and Korean names whose given
    name is written as two words."""
    known = sorted(word for word in words if word in EAST_ASIAN_FAMILIES and len(words[word]) > 1)
    syllables = all(len(word) <= _LONGEST_SYLLABLE for word in words)
    return known[0] if known and syllables else None


def _block(sound: str, other: str) -> str:
    return f"{sound[:_LETTERS]} {other[0]}"


def _longest_first(words: Mapping[str, str]) -> Callable[[str], tuple[int, str]]:
    return lambda word: (-len(words[word]), word)


def _others(words: Mapping[str, str], word: str) -> list[str]:
    return [words[other] for other in sorted(words) if other != word]
