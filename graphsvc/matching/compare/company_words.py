"""Words of companies' names: abbreviations, numbers, general words, places, and their likeness."""

import re
from functools import lru_cache
from typing import Final

from graphsvc.matching.compare.letters import NOTHING, typing
from graphsvc.matching.compare.score import Score
from graphsvc.matching.normal.latin import Word
from graphsvc.matching.normal.sound import skeleton, sound

# Abbreviations as registers and stock exchanges use them, and the words of other languages for the
# same; the first of a row stands for the others.
_SAME_WORDS = """
international intl internl int internacional internationale internazionale
manufacturing mfg mfr manuf
technology technologies tech technologie technologien tecnologia tecnologias tecnologie
brothers bros|university univ|association assoc assn|associates assocs assoc
national natl nacional nationale nazionale|services service svcs svc servicios servizi servicos
systems system sys sistemas systeme sistemi|management mgmt mgt|development dev devt
engineering engrg engg eng|financial finl finance fin
group grp groupe gruppe gruppo grupo gruppa grupa groep koncern
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
equipment equip|building bldg|construction constr|petroleum petrol
"""
_GENERAL_WORDS = """
group holdings international global worldwide europe technology services solutions systems
partners enterprises industries laboratories software consulting company corporation associates
digital online
"""
_LINKING_WORDS = """
and of for de da do du des dos das del di la le les el los der die das the et und y e i van for in
at an
"""
_REGIONS = """
europe emea apac asia africa america americas eurasia
"""
# Countries and cities that companies name their subsidiaries after, in English and as themselves.
_PLACE_WORDS = """
afghanistan albania algeria angola argentina armenia australia austria azerbaijan bahrain
bangladesh belarus belgium bolivia bosnia botswana brazil brasil bulgaria cambodia cameroon canada
chad chile china colombia congo croatia cuba cyprus czech denmark danmark deutschland ecuador
egypt emirates england espana estonia ethiopia finland france georgia germany ghana greece hellas
guatemala honduras hungary iceland india indonesia iran iraq ireland israel italia italy japan
jordan kazakhstan kenya korea kuwait latvia lebanon libya lithuania luxembourg macau malaysia
malta mexico moldova monaco mongolia morocco mozambique myanmar namibia nederland nepal
netherlands nicaragua nigeria norge norway oesterreich osterreich oman pakistan panama paraguay
peru philippines poland polska portugal qatar romania russia rwanda schweiz scotland senegal
serbia singapore slovakia slovenia somalia spain sudan suisse sverige sweden switzerland syria
taiwan tanzania thailand tunisia turkey turkiye uganda ukraine uk usa us uae uruguay uzbekistan
venezuela vietnam wales yemen zambia zimbabwe amsterdam athens atlanta austin bangkok barcelona
beijing berlin birmingham bogota boston bristol brussels bucharest budapest cairo calgary
charlotte chicago cleveland cologne copenhagen dallas delhi denver detroit dubai dublin dusseldorf
edinburgh frankfurt geneva glasgow guangzhou hamburg hanoi helsinki houston istanbul jakarta
johannesburg karachi kiev kyiv kong lagos leeds lima lisbon liverpool london lyon madrid
manchester manila melbourne miami milan milano minneapolis montreal moscow mumbai munich nairobi
nashville newcastle osaka oslo ottawa paris perth philadelphia phoenix pittsburgh portland prague
riga rome roma rotterdam santiago seattle seoul shanghai shenzhen stockholm stuttgart sydney tampa
tehran tokyo toronto vancouver vienna vilnius warsaw wellington yokohama zagreb zurich florida
texas california ohio virginia
"""
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
)
_TEENS = "sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth"

_CANONICAL: Final = {
    word: row.split()[0] for row in re.split(r"[|\n]", _SAME_WORDS) for word in row.split()
}
GENERAL: Final = frozenset(_GENERAL_WORDS.split()) | frozenset(_REGIONS.split())
LINKING: Final = frozenset(_LINKING_WORDS.split())
PLACES: Final = frozenset(_PLACE_WORDS.split())
_NUMBERS = (
    {word: str(number) for number, word in enumerate(f"{_ONES} {_TEENS}".split())}
    | {word: str(number) for number, word in enumerate(_ORDINALS.split(), start=1)}
    | {word: str(10 * number) for number, word in enumerate(_TENS.split(), start=2)}
    | {"fourty": "40"}
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
    ``1``, ``international``; ``forty four`` → ``44``; ``fund iv`` → ``fund``, ``4``."""
    numbered = [_number(word, first=place == 0) for place, word in enumerate(words)]
    return _whole_numbers([_CANONICAL.get(word, word) for word in numbered])


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


@lru_cache(maxsize=1 << 14)
def is_form_word(word: str) -> bool:
    """Whether a word is one of a legal form, perhaps misspelt."""
    return any(word == form or typing(word, form).value >= 0.75 for form in _FORM_WORDS)


@lru_cache(maxsize=1 << 17)
def alike(one: Word, other: Word) -> Score:
    """Whether two canonical words can be one: slips and transliterations; never two numbers, two
    places or two general words."""
    first, second = one.text, other.text
    if first == second:
        return Score(1.0, "same word")
    if is_number(first) or is_number(second):
        return NOTHING
    if first in _ESTABLISHED and second in _ESTABLISHED:
        return NOTHING
    if one.script or other.script:
        return _loosely(first, second)
    if sound(first) == sound(second) and min(len(first), len(second)) >= 4:
        return Score(0.9, "spelt otherwise, sounds the same")
    return typing(first, second)


_ESTABLISHED = GENERAL | PLACES | LINKING | frozenset(_CANONICAL.values())


def _loosely(first: str, second: str) -> Score:
    if sound(first) == sound(second):
        return Score(0.95, "the same in another script")
    one, other = (skeleton(word).replace("r", "l") for word in (first, second))
    if one == other and len(one) >= 3:
        return Score(0.88, "the same consonants in another script")
    return typing(first, second)
