"""How alike two names of people are.

Words are put together one to one. A name over on one side only is cheap, since middle and second
names are left out; names over on both sides that do not resemble each other are what tells two
people apart, the more so as rare names weigh more than frequent ones.
"""

from math import prod

from graphsvc.matching.compare.align import SPACED, Pairing, only_shared, pair
from graphsvc.matching.compare.person_reading import PersonName, read_person
from graphsvc.matching.compare.person_words import alike, weight
from graphsvc.matching.compare.score import SHARED_AT_MOST, Score, sentence
from graphsvc.matching.normal.latin import SYLLABIC, Word
from graphsvc.matching.normal.name_words import PARTICLES

_MIDDLE_INITIAL = 0.95
_EXTRA_WORD = 0.95
_EXTRA_PARTICLE = 0.99
_FEW_OF_MANY = 0.6
"""Where more is over on one side than agrees: names that nobody leaves out are missing."""

_PARTICLE_FOR_NAME = 0.85
"""Where one has a name and the other a particle more, which can be a name too: Wei An Wang."""

_ONE_WORD = 0.9
"""Of a misspelt name of one word, which says less than two."""

_MOST_IF_NOT_EQUAL = 0.99
_SYLLABLES = Score(0.72, "the same syllables in other characters")
_TITLED = Score(0.6, "a title and the surname alone")
_CUT = Score(0.72, "an initial in place of a name")
_ANOTHER = Score(0.0, "another name")


def person_names(a: str, b: str) -> Score:
    """Whether two names can be one person's: order, initials, nicknames, middle names, spellings
    in other scripts and languages, typing."""
    one, other = read_person(a), read_person(b)
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
        return Score(0.98, "same name in another order")
    if not one.words or not other.words:
        return Score(0.0, "nothing alike")
    return _same_letters(one, other)


def _same_letters(one: PersonName, other: PersonName) -> Score | None:
    if one.letters == other.letters:
        return Score(0.97, "same letters, spaced otherwise")
    syllabic = one.script in SYLLABIC and one.script == other.script
    if syllabic and (_turned(one) == other.letters or _turned(other) == one.letters):
        return Score(0.97, "the given name first and apart")
    if syllabic and (_is_cut(one, other) or _is_cut(other, one)):
        return _CUT
    if syllabic:
        return _SYLLABLES if one.latin == other.latin else _ANOTHER
    if one.latin == other.latin:
        return Score(0.97, "the same in Latin letters")
    return None


def _turned(name: PersonName) -> str:
    """The letters of a name of two words in the other order."""
    return "".join(reversed(name.folded)) if len(name.folded) == 2 else ""


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
    return _judged(pairing, left or right)


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
    if extras and pairing.left and pairing.right:
        value *= _PARTICLE_FOR_NAME
    reasons = [score.reason for score in scores if score.value < 1]
    missing = ["a middle name is missing"] if extras else []
    alike = "same name but for small words" if over else "the same in Latin letters"
    return Score(min(value, _MOST_IF_NOT_EQUAL), sentence(reasons + missing) or alike)


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
