"""How alike two names of people are.

Words are put together one to one. A name over on one side only is cheap, since middle and second
names are left out; names over on both sides that do not resemble each other are what tells two
people apart, the more so as rare names weigh more than frequent ones.
"""

from math import prod

from graphsvc.matching.compare.align import SPACED, Pairing, only_shared, pair
from graphsvc.matching.compare.person_reading import PersonName, read_person
from graphsvc.matching.compare.person_words import alike, weight
from graphsvc.matching.compare.score import SHARED_AT_MOST, Score, best, sentence
from graphsvc.normal.latin import SYLLABIC, Word, latin_name
from graphsvc.normal.name_words import PARTICLES
from graphsvc.normal.nicknames import EAST_ASIAN_FAMILIES, GIVEN_NAMES, full_form

_MIDDLE_INITIAL = 0.95
_EXTRA_WORD = 0.95
_EXTRA_PARTICLE = 0.99
_FEW_OF_MANY = 0.6
"""Where more is over on one side than agrees: names that nobody leaves out are missing."""

_PARTICLE_FOR_NAME = 0.85
"""Where one has a name and the other a particle more, which can be a name too: Wei An Wang."""

_FIRST_MISSING = 0.85
_NO_FIRST = "the first name is missing"
_HONORIFIC = 0.4
"""What a form of honour before a name weighs at most."""
_LEFT_OUT = frozenset(map(full_form, ("muhammad", "maria", "jean")))
"""First names that many do not use, being called by the second."""

_ONE_WORD = 0.9
"""Of a misspelt name of one word, which says less than two."""

_MOST_IF_NOT_EQUAL = 0.99
_TURNED = Score(0.98, "same name in another order")
_GIVEN_TURNED = Score(0.8, "given names in another order")
_SYLLABLES = Score(0.72, "the same syllables in other characters")
_SHORTEST_WHOLE = 3
"""Letters of a family name with a given one of two; of a name of two either may be the family."""
_TITLED = Score(0.6, "a title and the surname alone")
_CUT = Score(0.72, "an initial in place of a name")
_ANOTHER = Score(0.0, "another name")
_ROTATED = Score(0.9, "the given name first, together")
_FORMER_NAME = 0.95
_ONE_OF_SEVERAL = 0.8
"""The most where a name names several people: whom of them is not said."""


def person_names(a: str, b: str) -> Score:
    """Whether two names can be one person's: order, initials, nicknames, middle names, spellings
    in other scripts and languages, typing."""
    one, other = read_person(a), read_person(b)
    if one.several != other.several:
        return _one_of_several(one, other)
    score = _compared(one, other)
    if (one.former or other.former) and score.value < _FORMER_NAME:
        return best(score, *_by_former(one, other))
    return score


def _one_of_several(one: PersonName, other: PersonName) -> Score:
    """The best of those whom the two name, as far as it may be that one."""
    found = [
        _compared(read_person(mine), read_person(theirs)).value
        for mine in one.several or (" ".join(one.folded),)
        for theirs in other.several or (" ".join(other.folded),)
    ]
    return Score(min(max(found), _ONE_OF_SEVERAL), "several people in one name")


def _by_former(one: PersonName, other: PersonName) -> list[Score]:
    """What the names say that one of the two bore before, and no other."""
    pairs = [
        *((name, " ".join(other.folded)) for name in one.former),
        *((name, " ".join(one.folded)) for name in other.former),
    ]
    found = [_compared(*map(read_person, pair)).value * _FORMER_NAME for pair in pairs]
    return [Score(value, "a former name of the other") for value in found]


def _compared(one: PersonName, other: PersonName) -> Score:
    """Two names of one person each, as they stand."""
    if other.folded < one.folded:
        one, other = other, one
    score = _same_words(one, other) or _alike_people(one, other)
    if one.generation and other.generation and one.generation != other.generation:
        return Score(min(score.value, SHARED_AT_MOST), "one is the junior, the other not")
    if any((father, son) in other.descents for son, father in one.descents):
        return Score(min(score.value, SHARED_AT_MOST), "father and son the other way round")
    return score


def _same_words(one: PersonName, other: PersonName) -> Score | None:
    """A verdict without looking into the words, or None."""
    if not one.folded or not other.folded:
        return Score(0.0, "no name to compare")
    if one.folded == other.folded:
        return Score(1.0, "same name")
    if one.in_order == other.in_order:
        return _GIVEN_TURNED if _given_are_turned(one, other) else _TURNED
    if not one.words or not other.words:
        return Score(0.0, "nothing alike")
    return _same_letters(one, other)


def _same_letters(one: PersonName, other: PersonName) -> Score | None:
    if one.letters == other.letters:
        return Score(0.97, "same letters, spaced otherwise")
    if one.script in SYLLABIC and one.script == other.script:
        return _same_syllables(one, other)
    if one.latin == other.latin:
        return Score(0.97, "the same in Latin letters")
    return None


def _same_syllables(one: PersonName, other: PersonName) -> Score:
    """Two names in Chinese characters, or in Korean letters."""
    if _turned(one) == other.letters or _turned(other) == one.letters:
        return Score(0.97, "the given name first and apart")
    if _rotated(one) == other.letters or _rotated(other) == one.letters:
        return _ROTATED
    if _is_cut(one, other) or _is_cut(other, one):
        return _CUT
    return _SYLLABLES if one.latin == other.latin else _ANOTHER


def _given_are_turned(one: PersonName, other: PersonName) -> bool:
    """Whether two given names have changed places before the rest of the name: Hassan Ahmed al-Rawi
    and Ahmed Hassan al-Rawi, as of a son and a father."""
    mine, theirs = one.folded, other.folded
    turned = len(mine) > 2 and mine[2:] == theirs[2:] and mine[:2] == theirs[1::-1]
    return turned and GIVEN_NAMES.issuperset(mine[:2])


def _turned(name: PersonName) -> str:
    """The letters of a name of two words in the other order."""
    return "".join(reversed(name.folded)) if len(name.folded) == 2 else ""


def _rotated(name: PersonName) -> str:
    """The letters of a name written as one word with its family name, the last letter, in front;
    none where that letter is no frequent family name: 小明王 → 王小明."""
    if len(name.folded) != 1 or len(name.letters) < _SHORTEST_WHOLE:
        return ""
    turned = name.letters[-1] + name.letters[:-1]
    return turned if latin_name((turned,))[0].text in EAST_ASIAN_FAMILIES else ""


def _is_cut(one: PersonName, other: PersonName) -> bool:
    """Whether one has the first letter of the family or of the given name alone, as where an
    initial is written: 杨 家 for 杨家豪."""
    short = [name for name in (one.letters, _turned(one)) if len(name) > 1]
    return any(name[0] == other.letters[0] and _within(name, other.letters) for name in short)


def _within(short: str, letters: str) -> bool:
    """Whether all letters come in their order."""
    left = iter(letters)
    return len(short) < len(letters) and all(letter in left for letter in short)


def _alike_people(one: PersonName, other: PersonName) -> Score:
    native = one.script and one.script == other.script
    first, second = (one.native, other.native) if native else (one.words, other.words)
    pairing = pair(first, second, alike)
    left = _telling(pairing, pairing.left, one.small)
    right = _telling(pairing, pairing.right, other.small)
    if left and right:
        return only_shared(pairing, weight)
    if len(first) == 1 and len(second) == 1:
        return _single(pairing)
    if _is_title_and_surname(one, other) or _is_title_and_surname(other, one):
        return _TITLED
    if not _is_whole(pairing, one.small & other.small):
        return only_shared(pairing, weight)
    score = _judged(pairing, left or right)
    if _lacks_the_first(one, other, left) or _lacks_the_first(other, one, right):
        return Score(score.value * _FIRST_MISSING, _NO_FIRST)
    return score


def _lacks_the_first(longer: PersonName, shorter: PersonName, over: tuple[Word, ...]) -> bool:
    """Whether the longer name has one name more, in front, and the shorter one the rest in the same
    order: Ahmad Salim Harthi and Salim Harthi may be son and father."""
    words = [word for word in longer.words if word.text not in longer.small]
    rest = [word for word in shorter.words if word.text not in shorter.small]
    if len(over) != 1 or len(words) < _SHORTEST_WHOLE or over[0] != words[0] or words[1:] != rest:
        return False
    first = over[0].text
    return len(first) > 1 and weight(first) > _HONORIFIC and full_form(first) not in _LEFT_OUT


def _is_title_and_surname(one: PersonName, other: PersonName) -> bool:
    return one.titled and len(one.words) == 1 and one.words[0] == other.words[-1]


def _telling(pairing: Pairing, words: tuple[Word, ...], small: frozenset[str]) -> tuple[Word, ...]:
    """Words that speak against the other name if it has some too: no particles, and none that
    is there twice."""
    paired = {word.text for pair in pairing.pairs for word in pair[:2]}
    return tuple(word for word in words if word.text not in small and word.text not in paired)


def _single(pairing: Pairing) -> Score:
    score = pairing.pairs[0][2]
    return Score(score.value * _ONE_WORD, score.reason)


def _is_whole(pairing: Pairing, small: frozenset[str]) -> bool:
    """Two words agree, one of them more than an initial: less than that names nobody."""
    named = [(one, other) for one, other, _ in pairing.pairs if one.text not in small]
    joined = any(score.reason == SPACED for _, _, score in pairing.pairs)
    in_full = any(len(one.text) > 1 and len(other.text) > 1 for one, other in named)
    return in_full and (len(named) >= 2 or joined)


def _judged(pairing: Pairing, extras: tuple[Word, ...]) -> Score:
    scores = [_in_company(score, pairing) for _, _, score in pairing.pairs]
    over = pairing.left + pairing.right
    value = prod([score.value for score in scores] + [_extra(word) for word in over])
    agreeing = sum(min(weight(one.text), weight(other.text)) for one, other, _ in pairing.pairs)
    if sum(weight(word.text) for word in extras) > agreeing:
        value *= _FEW_OF_MANY
    if pairing.left and pairing.right and (extras or _is_east_asian(pairing)):
        value *= _PARTICLE_FOR_NAME
    reasons = [score.reason for score in scores if score.value < 1]
    missing = ["a middle name is missing"] if extras else []
    alike = "same name but for small words" if over else "the same in Latin letters"
    return Score(min(value, _MOST_IF_NOT_EQUAL), sentence(reasons + missing) or alike)


def _is_east_asian(pairing: Pairing) -> bool:
    """Whether a family name of East Asia agrees, beside which An, Le and Do are names."""
    return any(one.text in EAST_ASIAN_FAMILIES for one, _, _ in pairing.pairs)


def _in_company(score: Score, pairing: Pairing) -> Score:
    """The initial of a middle name weighs little where two other words agree in full."""
    in_full = sum(
        other.value >= 0.9 and min(len(mine.text), len(theirs.text)) > 1
        for mine, theirs, other in pairing.pairs
    )
    if score.reason == "initial matches" and in_full >= 2:
        return Score(_MIDDLE_INITIAL, score.reason)
    return score


def _extra(word: Word) -> float:
    return _EXTRA_PARTICLE if word.text in PARTICLES else _EXTRA_WORD
