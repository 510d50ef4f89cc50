"""Given names of men and women that are written or spoken almost alike.

Common knowledge of the languages, collected by hand. Such a pair is two names, though one letter
tells them apart, or none that is heard: Francis and Frances, Toni and Tony, Masao and Masako.
"""

from typing import Final

_PAIRS = """
akiva aviva|alexandar alexandra|ali alice|altan aytan|andrej andreea|andrey andreea|andrey audrey
angelos angeles|anthony antonie|antoine antonie|antoni antonie|arian arina|arnis ardis|aydan aydin
aydin aydan|ayhan aycan|ayhan aytan|bashar bahar|bernt berit|bertil beril|billy billi
bjarni bjarney|bobby bobbi|bojan bajan|borja borka|boyan bayan|brana bruna|brett britt|bryan bayan
carmine carine|christen kristin|daniele danielle|danny dani|danny danni|dante danute|darryl daryl
desire desiree|dorde dorte|eemeli emelie|eemeli emilie|elian elina|elias elisa|elijah eliisa
emanuele emmanuelle|ercan ercin|erkan erkin|eugeny eugenie|fabien fabienne|fatih faith
francis frances|frank franka|frankie franki|fumio fumiyo|gabriele gabrielle|gudni gudny
gyorgy gyorgyi|hakan hanan|hakim hanim|halim hanim|harun hatun|hasan hanan|hasan hasna|henri henni
hiroto hiroko|jamie jaime|janko junko|jelle joelle|jess jesse|jo joe|john joan|jon joan
jonny janny|jovan jolan|jovica jovita|jules julia|jules juliana|jules julie|kamal kamla
kamen karmen|karsten kirsten|kelly kelli|kerry kerri|kiran karan|kishore kishori|komal kamal
kristian kristien|kristian kristin|leslie lesley|manol manal|marat marit|marat marta|marcel mariel
marco margo|marco marjo|marian marion|marino mariko|mario margo|mario marjo|marlon marjon
marten maren|masao masayo|masato masako|masato masayo|mason manon|maurice maurine|mazen maren
mendel mindel|michele michelle|mickey mickie|miika milka|mikko mieko|miron miren|mirza mirta
natale natalie|natale nathalie|nic nicole|nicky nicki|nicolae nicole|nicolai nicole|nicolay nicole
nikola nicola|nikolai nicole|nikolaj nicole|nikolay nicole|nizar nigar|nurhan nurcan|nurlan nurhan
ovadia ovidia|ozgur oznur|pavle paule|pelle pille|petar petra|raffaele raphaelle|raphael rachael
ratan ratna|reinhold reinhild|reino reiko|remko reiko|robin robyn|rohan ruhan|ronny ronni
sagie sanie|salah sarah|salam salma|samer samar|sante sanne|selim selin|semen selen|semin selin
serhiy sherry|shahar sahar|shota shona|simon simin|stacy staci|stian stina|stojan stojna
sunny sunay|swapan swapna|sydney sidney|tajar tamar|takeo taeko|tamer tamar|tamir tamar
tapan tapna|terry terri|thierry terrie|tommy tammy|toni tony|toshihiko toshiko|toshiro toshiko
tracy traci|turhan turkan|unnar unnur|valeri valerie|valerii valerie|valeriy valerie
valery valerie|vivian vivien|yasin yasmin|yassin yasmin|yasuo yasuyo|yoshihiko yoshiko
yoshiro yoshiko|zohar zohra
"""


def _pairs() -> frozenset[frozenset[str]]:
    rows = _PAIRS.replace("\n", "|").split("|")
    return frozenset(frozenset(row.split()) for row in rows if row)


_KNOWN: Final = _pairs()
_OF_BOTH: Final = frozenset(word for pair in _KNOWN for word in pair)
_ENDINGS: Final = (
    ("ko", "o"),
    ("que", "c"),
    ("que", "k"),
    ("que", "ck"),
    ("lle", "l"),
    ("nne", "n"),
    ("tte", "t"),
    ("ina", "ian"),
    ("ana", "aan"),
    ("ie", "e"),
    ("eea", "ei"),
)
"""What a woman's name has at its end where a man's has the other."""
_STEM: Final = 3
"""Letters that both begin with at least."""


def are_a_mans_and_a_womans(one: str, other: str) -> bool:
    """Whether two different given names are two forms of one, a man's and a woman's, or are told
    apart by hardly more than that."""
    if one in _OF_BOTH and other in _OF_BOTH and frozenset((one, other)) in _KNOWN:
        return True
    return one[:_STEM] == other[:_STEM] and any(
        _end_so(one, other, ending, short) or _end_so(other, one, ending, short)
        for ending, short in _ENDINGS
    )


def _end_so(woman: str, man: str, ending: str, short: str) -> bool:
    return woman.endswith(ending) and man == woman[: -len(ending)] + short
