"""Words of people's names: how much they say, and how alike two of them are."""

import re
from functools import lru_cache

from graphsvc.matching.compare.letters import NOTHING, distance, typing
from graphsvc.matching.compare.score import Score, best
from graphsvc.normal.latin import CHINESE, Word
from graphsvc.normal.mandarin import can_be_older, syllables, wade_giles
from graphsvc.normal.name_words import PARTICLES
from graphsvc.normal.nicknames import FAMILY_SPELLINGS, GIVEN_NAMES, PROPER, SPELLINGS
from graphsvc.normal.sexes import are_a_mans_and_a_womans
from graphsvc.normal.sound import mandarin, skeleton, sound
from graphsvc.normal.unvoiced import is_spelling

# Honours that are names as well.
_HONORIFIC_WORDS = """
sheikh shaikh shaykh sheik cheikh haji hajji hadji hajj haci mullah mulla qari hafiz mufti imam
ustad ustaz malik sardar agha amir emir sultan bey pasha prince king baron lord lady count captain
major father sister brother saint rabbi don dona sri shri sayed sayyed syed sayyid
"""
# Names that millions bear: the most frequent ones of countries' statistical offices and the family
# names that China's ministry of public security, Korea's and Vietnam's censuses put first. They say
# less about who it is than a rare one.
_FREQUENT_WORDS = """
muhammad mohammed mohammad mohamed ahmed ahmad ali hassan hasan hussein hussain husain khan
abdullah abdallah omar umar ibrahim mahmoud mahmood mustafa yusuf youssef khalid khaled said saeed
rahman karim singh kumar kaur sharma begum devi das shah sheikh maria jose juan jean john james
michael david robert william thomas ana anna marie kim lee li wang zhang liu chen yang huang zhao
wu park choi jung kang cho nguyen tran le pham smith johnson garcia rodriguez martinez hernandez
lopez gonzalez silva santos oliveira souza ivanov jan peter paul min jong
"""
_HONORIFICS = frozenset(_HONORIFIC_WORDS.split())
_FREQUENT = frozenset(_FREQUENT_WORDS.split())
_SAME_PARTICLE = {
    word: group.split()[0]
    for group in (
        "bin ben ibn bn",
        "al el ul ad ar as an ash at az",
        "abd abdul abdel",
        "abu abou",
        "umm um oum",
        "von van",
        "de di du",
        "oglu ogly",
        "kyzy kizi qizi",
        "bint binti bte",
        "ould uld",
    )
    for word in group.split()
}
_DIGIT = re.compile(r"\d")
_DIGITS = str.maketrans("013456789", "oieasgtbg")

_YO = re.compile("(?<=[^aeiouy])yo(?=[a-z])")
_VOWELS = (("aa", "a"), ("ee", "i"), ("oo", "u"))
_UKRAINIAN = str.maketrans("hy", "gi")
"""Letters of Ukrainian spellings and those of Russian ones for the same: Havryliuk, Gavrilyuk."""
_SEMIVOWELS = re.compile("(?<=.)[wvy]")
_ONE_SYLLABLE = 3
"""The most consonants of a Chinese syllable as ``sound.skeleton`` counts them: zheng."""
_BONES = 3
"""Consonants that agree in two scripts and are then hardly those of another name."""

_LONG = 6
"""Letters from which one more or less hardly makes another Chinese name."""

_NONE: frozenset[str] = frozenset()
_TABLED = GIVEN_NAMES | frozenset(FAMILY_SPELLINGS)
_SAME = Score(1.0, "same word")
_INITIAL = Score(0.8, "initial matches")
_NICKNAME = Score(0.92, "a nickname of the other")
_SPELLING = Score(0.97, "another spelling of the name")
_HEARD = "spelt otherwise, sounds the same"
_ONE_SOUND, _SOUND = Score(0.95, _HEARD), Score(0.9, _HEARD)
_SHORT_SOUND, _SYLLABLE_SOUND = Score(0.84, _HEARD), Score(0.6, _HEARD)
_OTHER_SEX = Score(0.72, "a man's and a woman's form of the name")
_ROMANIZED = "the same in another Latin spelling of Chinese"
_OLDER_SPELLING, _MAYBE_OLDER = Score(0.93, _ROMANIZED), Score(0.78, _ROMANIZED)
"""By Wade and Giles; lower where the spelling is one of Pinyin too, for another name."""

_OTHER_GIVEN = 0.72
"""The most for two given names that differ by a slip: it is UNSURE whether it was one."""


def weight(word: str) -> float:
    """How much a word says about who it is: a particle little, a rare name most."""
    if word in PARTICLES:
        return 0.15
    if len(word) == 1 or word in _HONORIFICS:
        return 0.4
    return 0.6 if word in _FREQUENT or len(word) == 2 else 1.0


@lru_cache(maxsize=1 << 17)
def alike(one: Word, other: Word) -> Score:
    """Whether two words can be one name: initials, short forms, spellings, sounds, slips."""
    first, second = one.text, other.text
    if first == second:
        return _SAME
    if len(first) == 1 or len(second) == 1:
        return _INITIAL if first[0] == second[0] else NOTHING
    if one.script or other.script:
        return _across_scripts(one, other)
    if _DIGIT.search(first) or _DIGIT.search(second):
        return _with_digits(first, second)
    return _plainly(first, second)


def _without_semivowels(word: str) -> str:
    """What و and ي stand for is a consonant or a vowel, which their script does not tell."""
    return skeleton(_SEMIVOWELS.sub("", word)).replace("r", "l")


def _plainly(first: str, second: str) -> Score:
    if first[0] == second[0] and are_a_mans_and_a_womans(first, second):
        return _OTHER_SEX
    if (first in _TABLED or second in _TABLED) and (known := _known(first, second)):
        return known
    if first in PARTICLES or second in PARTICLES:
        return _particles(first, second)
    if _of_one_sound(first, second):
        return _ONE_SOUND
    slip, heard = _slip(first, second), _sounding(first, second)
    if can_be_older(first, second):
        older = _romanized(first, second)
        return older if older.value > max(slip.value, heard.value) else _by_ear(slip, heard)
    return _by_ear(slip, heard)


def _by_ear(slip: Score, heard: Score) -> Score:
    return Score(heard.value, slip.reason) if heard.value > slip.value > 0 else best(slip, heard)


def _of_one_sound(first: str, second: str) -> bool:
    """Whether usual spellings of one sound are all that differs."""
    short = min(len(first), len(second))
    if short >= 4 and _begin_alike(first, second) and _vowels_alike(first) == _vowels_alike(second):
        return True
    return short >= 5 and _are_ukrainian_and_russian(first, second)


def _are_ukrainian_and_russian(first: str, second: str) -> bool:
    same_length = len(first) == len(second)
    return same_length and first.translate(_UKRAINIAN) == second.translate(_UKRAINIAN)


def _romanized(first: str, second: str) -> Score:
    """A word in Pinyin and the same as Wade and Giles spell it: ``zedong`` and ``tsetung``."""
    if wade_giles(first) == second:
        return _MAYBE_OLDER if syllables(second) else _OLDER_SPELLING
    if wade_giles(second) == first:
        return _MAYBE_OLDER if syllables(first) else _OLDER_SPELLING
    return NOTHING


def _begin_alike(first: str, second: str) -> bool:
    """Whether the first letters are the same, or both vowels."""
    return first[0] == second[0] or (first[0] in "aeiou" and second[0] in "aeiou")


def _vowels_alike(word: str) -> str:
    """With е for Russian ё, as it is mostly written, and long vowels as short ones: ``fyodor`` →
    ``fedor``, ``deepak`` → ``dipak``, ``poonam`` → ``punam``."""
    for long, short in _VOWELS:
        word = word.replace(long, short)
    return _YO.sub("e", word)


def _particles(first: str, second: str) -> Score:
    """``bin`` and ``ibn``, ``al`` and ``el`` are the same; a particle is no slip of a name."""
    both = first in PARTICLES and second in PARTICLES
    same = both and (_SAME_PARTICLE.get(first, first) == _SAME_PARTICLE.get(second, second))
    return Score(0.99, "another spelling of a particle") if same else NOTHING


def _known(first: str, second: str) -> Score | None:
    """What the tables say."""
    if SPELLINGS.get(first, _NONE) & SPELLINGS.get(second, _NONE):
        return _SPELLING
    if PROPER.get(first, frozenset({first})) & PROPER.get(second, frozenset({second})):
        return _NICKNAME
    if FAMILY_SPELLINGS.get(first, _NONE) & FAMILY_SPELLINGS.get(second, _NONE):
        return Score(0.78, "another spelling of the name")
    return None


def _sounding(first: str, second: str) -> Score:
    """Other letters, the same sound; short words sound alike too easily."""
    heard, short = sound(first), min(len(first), len(second))
    if heard != sound(second) or len(heard) < 2 or (short < 3 and heard[0] in "aeiou"):
        return NOTHING
    if short >= 6:
        return _ONE_SOUND if distance(first, second, most=1) == 1 else _SOUND
    return _SHORT_SOUND if short >= 3 else _SYLLABLE_SOUND


def _slip(first: str, second: str) -> Score:
    score = typing(first, second)
    if first in GIVEN_NAMES and second in GIVEN_NAMES and score.value > _OTHER_GIVEN:
        return Score(_OTHER_GIVEN, score.reason)
    return score


def _with_digits(first: str, second: str) -> Score:
    """Digits that stand for letters they look like: ``sech1n``."""
    one, other = first.translate(_DIGITS), second.translate(_DIGITS)
    if _DIGIT.search(one) or _DIGIT.search(other):
        return NOTHING
    score = Score(1.0, "") if one == other else typing(one, other)
    return Score(min(0.9, score.value), "a digit in place of a letter") if score.value else NOTHING


def _across_scripts(one: Word, other: Word) -> Score:
    first, second = one.text, other.text
    if first in PARTICLES or second in PARTICLES:
        return _particles(first, second)
    if CHINESE in (one.script, other.script):
        return _in_chinese(first, second)
    return best(_loosely(first, second), _letter_by_letter(one, other))


def _letter_by_letter(one: Word, other: Word) -> Score:
    """A Latin word that has a letter for each of a script without vowels."""
    native, latin = (one, other) if one.script else (other, one)
    if latin.script or not is_spelling(native.text, native.script, latin.text):
        return NOTHING
    bones = len(skeleton(native.text).lstrip("a"))
    return Score(0.95 if bones >= _BONES else 0.84, "spelt with the letters of the other script")


def _in_chinese(first: str, second: str) -> Score:
    """By whole syllables, since the official spelling writes all that is heard; names of elsewhere
    in Chinese characters by their consonants, if they have many."""
    apart = distance(mandarin(first), mandarin(second), most=1)
    if apart == 0:
        return Score(0.95, "the same in another script")
    if known := _known(first, second):
        return known
    one, other = (skeleton(word).replace("r", "l") for word in (first, second))
    if one == other and len(one) > _ONE_SYLLABLE:
        return Score(0.9, "the same consonants in another script")
    if apart == 1 and min(len(first), len(second)) >= _LONG:
        return Score(0.75, "nearly the same in another script")
    return NOTHING


def _loosely(first: str, second: str) -> Score:
    """By consonants, since the script of one of the two leaves vowels out; l and r are one, as in
    Chinese and Japanese spellings of foreign names."""
    if sound(first) == sound(second):
        return Score(0.95, "the same in another script")
    one, other = (skeleton(word).lstrip("a").replace("r", "l") for word in (first, second))
    if one == other and len(one) >= 2:
        return Score(0.95 if len(one) >= 3 else 0.8, "the same consonants in another script")
    if min(len(one), len(other)) >= 3 and _without_semivowels(first) == _without_semivowels(second):
        return Score(0.9, "the same consonants in another script")
    if distance(one, other, most=1) <= 1 and min(len(one), len(other)) >= 3:
        return Score(0.65, "nearly the same consonants in another script")
    if distance(sound(first), sound(second), most=1) <= 1 and len(first) >= 3 <= len(second):
        return Score(0.75, "nearly the same in another script")
    return NOTHING
