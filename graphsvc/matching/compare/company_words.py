"""Words of companies' names: abbreviations, numbers, general words, places, and their likeness."""

import re
from functools import lru_cache
from typing import Final

from graphsvc.matching.compare.company_places import (
    NATIONS,
    PLACES,
    PLACES_AS_ONE,
    one_place,
    phrases,
)
from graphsvc.matching.compare.letters import NOTHING, distance, typing
from graphsvc.matching.compare.score import Score
from graphsvc.normal.folding import other_spellings
from graphsvc.normal.latin import Word
from graphsvc.normal.sound import skeleton, sound

# Abbreviations as registers and stock exchanges use them, and the words of other languages for the
# same; the first of a row stands for the others.
_SAME_WORDS = """
international intl internl intern int internacional internationale internazionale
manufacturing mfg mfr manuf
technology technologies tech technologie technologien tecnologia tecnologias tecnologie
brothers bros|university univ|association assoc assn|associates assocs assoc
national natl nacional nationale nazionale|services service svcs svc servicios servizi servicos
systems system sys sistemas systeme sistemi|management mgmt mgt|development dev devt
engineering engrg engg eng|financial finl finance fin
group grp groupe gruppe gruppo grupo gruppa grupa groep koncern concern konzern
holdings holding hldg hldgs hldng holdco|industries industry inds ind|institute inst institut
laboratories laboratory labs lab|pharmaceuticals pharmaceutical pharma
communications communication comms comm|department dept|government govt|insurance ins
investments investment invest inv|properties property props|resources resource res
solutions solution soln|products product prods prod|american amer|enterprises enterprise ent
partners partner ptnrs|electric elec electrical|electronics electronic
transportation transport transp|distribution dist distrib|bank banco banca banque banka bk
organisation organization org|centre center ctr centro zentrum|saint st|mount mt|fort ft
consulting consultants consultancy|trading trade trdg|company compagnie compania companhia co
corporation corp|foundation fdn fondation stiftung fundacion|united utd|research rsch
percent prozent procent procento|railway railways|grey gray
royal koninklijke kongelige kungliga royale
number nummer numero num|deutsche dt
equipment equip|building bldg|construction constr|petroleum petrol
"""
_GENERAL_WORDS = """
group holdings international global worldwide europe technology services solutions systems
partners enterprises industries laboratories software consulting company corporation associates
digital online
"""
_LINKING_WORDS = """
and of for de da do du des dos das del di la le les el los der die das the et und y e i van for in
at an tis tou u och og ja oraz ve f fur fuer
"""
_REGIONS = """
europe emea apac asia africa america americas eurasia
"""
_OTHER_PHRASES = """
percent: per 100|pour 100|por 100|por ciento
railway: zheleznye dorogi|zheleznaia doroga|chemins de fer|chemin de fer|ferrocarriles
"""
# Words that are no slips of one another, however alike they are.
_USUAL_WORDS = """
north south east west northern southern eastern western northeast northwest southeast southwest
nord sud ost est ouest norte sur sul oeste noord zuid oost export import black blue red green white
grey gold golden silver sea ocean river lake sun moon star air fire land gulf golf bay port
"""
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
)
_TEENS = "sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth"
# From two on, but for those that are other words too: German, Dutch, French, Spanish, Portuguese,
# Italian, Swedish.
_OTHER_NUMBERS = """
2: zwei twee deux dos dois tva|3: drei drie trois tres tre|4: vier quatre cuatro quatro quattro fyra
5: funf fuenf vijf cinq cinco cinque fem|6: sechs zes seis|7: sieben zeven siete sete sette sju
8: acht huit ocho oito otto atta|9: neun negen neuf nueve nove nio|10: zehn tien diez dez dieci tio
100: hundred hundert honderd cent cien cento hundra
"""

_CANONICAL: Final = {
    word: row.split()[0] for row in re.split(r"[|\n]", _SAME_WORDS) for word in row.split()
}
_ROWS: Final = {
    word: tuple(other for other in row.split() if other != word)
    for row in re.split(r"[|\n]", _SAME_WORDS)
    for word in row.split()
}


_PHRASES: Final = {**PLACES_AS_ONE, **phrases(_OTHER_PHRASES)}
_LONGEST_PHRASE: Final = max(map(len, _PHRASES))
GENERAL: Final = frozenset(_GENERAL_WORDS.split()) | frozenset(_REGIONS.split())
LINKING: Final = frozenset(_LINKING_WORDS.split())
_NUMBERS = (
    {word: str(number) for number, word in enumerate(f"{_ONES} {_TEENS}".split())}
    | {word: str(number) for number, word in enumerate(_ORDINALS.split(), start=1)}
    | {word: str(10 * number) for number, word in enumerate(_TENS.split(), start=2)}
    | {"fourty": "40"}
    | {
        word: number
        for row in re.split(r"[|\n]", _OTHER_NUMBERS.strip())
        for number, _, words in [row.partition(": ")]
        for word in words.split()
    }
)
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}
_FORM_WORDS = [
    "corporation",
    "company",
    "limited",
    "incorporated",
    "aktiengesellschaft",
    "joint",
    "stock",
    "liability",
]


def canonical(words: tuple[str, ...]) -> tuple[str, ...]:
    """Folded Latin words with abbreviations written out and numbers in digits: ``1st intl`` →
    ``1``, ``international``; ``forty four`` → ``44``; ``fund iv`` → ``fund``, ``4``; what is said
    in several words as one: ``united states`` → ``us``."""
    numbered = [_number(word, first=place == 0) for place, word in enumerate(words)]
    written_out = [_CANONICAL.get(word, word) for word in numbered]
    return _whole_numbers(_phrases_as_one(written_out))


def written_otherwise(word: str) -> tuple[str, ...]:
    """The other words for the same as a folded one: ``intl`` → ``international`` …; umlauts taken
    for written out."""
    return (*_ROWS.get(word, ()), *other_spellings(word))


def _phrases_as_one(words: list[str]) -> list[str]:
    """``united``, ``states``, ``steel`` → ``us``, ``steel``."""
    one: list[str] = []
    while words:
        length = next((n for n in range(_LONGEST_PHRASE, 0, -1) if tuple(words[:n]) in _PHRASES), 0)
        one.append(_PHRASES[tuple(words[:length])] if length else words[0])
        words = words[length or 1 :]
    return one


def _number(word: str, *, first: bool) -> str:
    if word in _NUMBERS:
        return _NUMBERS[word]
    if ordinal := _ORDINAL.fullmatch(word):
        return ordinal[1]
    if not first and word and _ROMAN.fullmatch(word):
        return str(_roman(word))
    return word


def _roman(word: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in word]
    later = [*values[1:], 0]
    return sum(
        value if value >= after else -value for value, after in zip(values, later, strict=True)
    )


def _whole_numbers(words: list[str]) -> tuple[str, ...]:
    """``40``, ``4`` → ``44``."""
    whole: list[str] = []
    for word in words:
        if whole and re.fullmatch("[2-9]0", whole[-1]) and re.fullmatch("[1-9]", word):
            whole[-1] = whole[-1][0] + word
        else:
            whole.append(word)
    return tuple(whole)


def is_number(word: str) -> bool:
    """Whether a word numbers what it names: ``4``, ``2006``, ``ahl1``."""
    return any(letter.isdigit() for letter in word)


_BEFORE_WORDS = """
ab aktiebolaget as oy sas sa asa nv bv kb ks sociedad sociedade soc societe firma firm ste ets
etablissements sc fa
"""
FORMS_BEFORE: Final = frozenset(_BEFORE_WORDS.split())
"""Forms that stand before some names, and are a part of others: they alone tell nobody apart."""


@lru_cache(maxsize=1 << 14)
def is_form_word(word: str) -> bool:
    """Whether a word is one of a legal form, perhaps misspelt."""
    return word in FORMS_BEFORE or any(
        word == form or typing(word, form).value >= 0.75 for form in _FORM_WORDS
    )


@lru_cache(maxsize=1 << 17)
def alike(one: Word, other: Word) -> Score:
    """Whether two canonical words can be one: slips and transliterations; never two numbers, two
    places or two general words."""
    first, second = one.text, other.text
    if first == second:
        return Score(1.0, "same word")
    if is_number(first) or is_number(second):
        return _with_digits(first, second)
    place = one_place(first, second)
    if place or (first in _NO_SLIPS and second in _NO_SLIPS):
        return place or NOTHING
    if one.script or other.script:
        return _loosely(first, second)
    return _slips(first, second)


def _slips(first: str, second: str) -> Score:
    """Two letters of four are none: ``bank`` and ``bahn``."""
    short = min(len(first), len(second))
    if sound(first) == sound(second) and short >= 4:
        return Score(0.9, "spelt otherwise, sounds the same")
    score = typing(first, second)
    return NOTHING if score.value and short <= 4 and distance(first, second) > 1 else score


def _with_digits(first: str, second: str) -> Score:
    """``g00gle`` and ``google``; digits alone, or in both, are numbers."""
    read, other = first.translate(_LOOK_ALIKE), second.translate(_LOOK_ALIKE)
    one_is_word = first.isalpha() != second.isalpha()
    if one_is_word and read == other and not (first.isdigit() or second.isdigit()):
        return Score(0.9, "digits in the place of letters")
    return NOTHING


_LOOK_ALIKE: Final = str.maketrans("013457i", "oleastl")
ESTABLISHED: Final = GENERAL | PLACES | LINKING | frozenset(_CANONICAL.values())
_NO_SLIPS: Final = ESTABLISHED | NATIONS.keys() | frozenset(_USUAL_WORDS.split())


def _loosely(first: str, second: str) -> Score:
    if sound(first) == sound(second):
        return Score(0.95, "the same in another script")
    one, other = (skeleton(word).replace("r", "l") for word in (first, second))
    if one == other and len(one) >= 3:
        return Score(0.88, "the same consonants in another script")
    return typing(first, second)
