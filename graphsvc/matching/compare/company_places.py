"""Places in names of companies: countries and cities, by their names in several languages."""

import re
from collections.abc import Mapping
from typing import Final

from graphsvc.matching.compare.place_words import CITIES, COUNTRIES, PLACE_NAMES
from graphsvc.matching.compare.score import Score

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
johannesburg karachi kiev kyiv lagos leeds lima lisbon liverpool london lyon madrid
manchester manila melbourne miami milan milano minneapolis montreal moscow mumbai munich nairobi
nashville newcastle osaka oslo ottawa paris perth philadelphia phoenix pittsburgh portland prague
riga rome roma rotterdam santiago seattle seoul shanghai shenzhen stockholm stuttgart sydney tampa
tehran tokyo toronto vancouver vienna vilnius warsaw wellington yokohama zagreb zurich florida
texas california ohio virginia
"""
# What is said in several words, as one: countries, by their names in several languages.
_PHRASES_AS_ONE = """
us: united states of america|united states|usa|estados unidos|etats unis|vereinigte staaten
us: stati uniti|verenigde staten|vereinigten staaten|stany zjednoczone
uk: united kingdom|great britain|reino unido|royaume uni|vereinigtes konigreich|regno unito
uk: verenigd koninkrijk|grande bretagne|gran bretana|gran bretagna|grossbritannien
uae: united arab emirates|emirates|emirats arabes unis|emiratos arabes unidos|emirados arabes unidos
uae: vereinigte arabische emirate|emirati arabi uniti
hong kong: hong kong
new zealand: new zealand|nouvelle zelande|nueva zelanda|nova zelandia|nuova zelanda|neuseeland
south africa: south africa|sudafrica|sudafrika|afrique du sud|africa do sul|suid afrika
south korea: south korea|republic of korea|coree du sud|corea del sur|corea del sud|sudkorea
saudi arabia: saudi arabia|arabie saoudite|arabia saudita|arabia saudi|saudi arabien
iran: islamic republic of iran
china: peoples republic of china|prc|republique populaire de chine|volksrepublik china
germany: federal republic of germany|bundesrepublik deutschland
russia: russian federation|rossiiskaia federatsiia|rossiyskaya federatsiya|federation de russie
egypt: arab republic of egypt
czech republic: czech republic|ceska republika|republique tcheque|tschechische republik
sri lanka: sri lanka
costa rica: costa rica
puerto rico: puerto rico
el salvador: el salvador
ivory coast: ivory coast|cote d ivoire|cote divoire
new york: new york|ny|nyc
los angeles: los angeles
san francisco: san francisco
sao paulo: sao paulo
tel aviv: tel aviv
"""
# After the name of a country its adjectives, as names of companies have them in several languages.
_NATION_WORDS = """
germany german deutsche deutscher deutsches allemande alemana tedesca
austria austrian osterreichische oesterreichische|switzerland swiss schweizerische schweizer
france french francaise francais francesa francese franzosische
italy italian italiana italiano italienne italienische|spain spanish espanola espanol espagnole
portugal portuguese portuguesa portugues portugaise|netherlands dutch nederlandse nederlandsche
denmark danish danske dansk|sweden swedish svenska svensk|norway norwegian norske norsk
finland finnish suomen|poland polish polski polskie|czech_republic czech ceska cesky ceske
hungary hungarian magyar|romania romanian romana|greece greek hellenic|turkey turkish turk
russia russian rossiiskii rossiiskaia rossiyskaya rossiyskiy russe russische
united_kingdom british britannique|japan japanese|south_korea korean|china chinese chinoise
brazil brazilian brasileira brasileiro|mexico mexican mexicana mexicano
argentina argentine argentino|egypt egyptian|iran iranian|india indian|ukraine ukrainian
israel israeli|canada canadian|australia australian|taiwan taiwanese
"""


def phrases(table: str) -> Mapping[tuple[str, ...], str]:
    """By the words of a phrase the word that stands for it."""
    return {
        tuple(phrase.split()): one
        for row in table.strip().splitlines()
        for one, _, phrases in [row.partition(": ")]
        for phrase in phrases.split("|")
    }


PLACES_AS_ONE: Final = phrases(_PHRASES_AS_ONE)

NATIONS: Final = {
    word: row.split()[0].replace("_", " ")
    for row in re.split(r"[|\n]", _NATION_WORDS.strip())
    for word in row.split()[1:]
}
_NO_PLACE_ALONE = frozenset({"island", "canton", "florence", "smyrna", "holland"})
"""Places in some language, and more often other words or names."""
_IN_OTHER_LANGUAGES = frozenset(
    name
    for name in COUNTRIES | CITIES
    if len(name) >= 5 and name.isalpha() and name not in _NO_PLACE_ALONE
)
PLACES: Final = (
    frozenset(_PLACE_WORDS.split()) | frozenset(PLACES_AS_ONE.values()) | _IN_OTHER_LANGUAGES
)

_SHORTEST_PLACE: Final = 4
"""Letters: codes of two or three are words of many languages."""
_NAMED_PLACES: Final = {
    word: place for word, place in (PLACE_NAMES | NATIONS).items() if len(word) >= _SHORTEST_PLACE
}
_COUNTRY_OF: Final = {
    article + word: place
    for article in ("d", "l", "")
    for word, place in _NAMED_PLACES.items()
    if not article or word[0] in "aeiouh"
}
"""By a word, with an article too: of the apostrophe in ``d’Italia`` folding leaves nothing."""


def one_place(first: str, second: str) -> Score | None:
    """``germany`` and ``deutschland``, ``german`` and ``deutsche``, or one of either."""
    country = _COUNTRY_OF.get(first)
    if country is None or country != _COUNTRY_OF.get(second):
        return None
    if (first in NATIONS) is (second in NATIONS):
        return Score(0.96, "the same place in another language")
    return Score(0.8, "a country and its adjective")
