"""How alike two names are: pure comparators ``(a, b) -> Score``, each with its reason in words.

Every comparator is symmetric and gives 1.0 for names that are the same once ``normal`` has taken
their dress off. A score is a judgement about two names alone; what follows from it depends on what
else agrees (company, e-mail), which is decided elsewhere. The values are judgements of ours, set so
that each kind of difference falls on its side of the thresholds.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import prod

from rapidfuzz.distance import OSA

from graphsvc.matching.normal import company_key, legal_form, name_tokens

PERSON_SAME = 0.87
"""From here on two names can be one person's, if the company agrees too: a nickname, a missing
middle name or one typing error in a long word stay above it, an initial or a short word below."""

PERSON_UNSURE = 0.7
"""From here on it is worth asking: initials, two typing errors, another ending (Mario, Maria).
Two people who share only a surname, or only a given name, get at most 0.5."""

COMPANY_SAME = 0.87
"""From here on two names mean one company: form, order, spacing or one typing error differ."""

COMPANY_UNSURE = 0.65
"""From here on it is worth asking: initials of the name, a general word (Group, Holding) more."""

_MOST_WORDS = 16  # no name is longer; a file that holds longer ones must not cost more
_SHARED_AT_MOST = 0.5
_INITIAL = 0.8
_MIDDLE_INITIAL = 0.95
_NICKNAME = 0.92
_EXTRA_WORD = 0.95
_EXTRA_PARTICLE = 0.99
_GENERAL_WORD = 0.85

_NICKNAMES = """
abigail abby gail|alexander alex alec sandy sasha xander|alexandra alex sandra sasha lexi
andrew andy drew|anthony tony|antonio tony toni|benjamin ben benny|catherine cathy kate katie cate
charles charlie chuck|christina chris tina|christine chris chrissy|christopher chris topher
daniel dan danny|david dave|deborah deb debbie|dmitry dima|donald don donny|edward ed eddie ted ned
elizabeth liz beth betty lisa eliza lizzie|eugene gene|francesca fran|francis frank fran
francisco paco pancho|frederick fred freddie|gabriel gabe|gregory greg|guillermo memo|henry hank
ignacio nacho|ivan vanya|jacob jake|jacqueline jackie|james jim jimmy jamie|jennifer jen jenny
jessica jess|johannes hans jan|john jack johnny|jonathan jon|jose pepe|joseph joe joey
josephine josie|joshua josh|juan juanito|judith judy|katherine kathy kate katie kat
kenneth ken kenny|kimberly kim|lawrence larry|leonard len leo|margaret maggie meg peggy greta
mary molly polly|matthew matt|maximilian max|michael mike mick mikey|mikhail misha
nathaniel nate nathan|nicholas nick nico|nicolas nick nico|nikolai kolya|olga olya|pamela pam
patricia pat patty tricia|patrick pat paddy|peter pete|philip phil|rebecca becky becca
richard rick dick rich ricky|robert bob rob bobby robbie bert|ronald ron ronnie|samantha sam
samuel sam sammy|sergei seryozha|sebastian seb bastian|stephanie steph|stephen steve|steven steve
susan sue susie|svetlana sveta|tatiana tanya|theodore ted theo teddy|thomas tom tommy
timothy tim timmy|valerie val|victor vic|victoria vicky tori|vladimir vova volodya
walter walt|william bill will billy willy liam|zachary zach
"""
_PARTICLE_WORDS = """
de da do dos das del della di la le van von der den het ten ter zu al el bin bint ben ibn abu md
e y i
"""
_GENERAL_WORDS = """
group holding holdings international global worldwide europe technologies technology tech services
service solutions systems partners enterprises industries labs software consulting company
"""
_LINKING_WORDS = """and of for de da do del di la le les et und y e"""


def _proper_names(table: str) -> dict[str, frozenset[str]]:
    """Each nickname with the names that it may stand for."""
    groups = [group.split() for group in table.replace("\n", "|").split("|") if group]
    nicknames = {nickname for _, *rest in groups for nickname in rest}
    return {
        nickname: frozenset(proper for proper, *rest in groups if nickname in rest)
        for nickname in nicknames
    }


_PROPER = _proper_names(_NICKNAMES)
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_GENERAL = frozenset(_GENERAL_WORDS.split())
_LINKING = frozenset(_LINKING_WORDS.split())


@dataclass(frozen=True, slots=True)
class Score:
    """``value`` from 0 (nothing alike) to 1 (the same); ``reason`` is a part of a sentence."""

    value: float
    reason: str


WordComparator = Callable[[str, str], Score]


@dataclass(frozen=True, slots=True)
class _Pairing:
    """Words of two names put together one to one, with what is left over on either side."""

    pairs: tuple[tuple[str, str, Score], ...]
    left: tuple[str, ...]
    right: tuple[str, ...]


# --- people ---------------------------------------------------------------------------------------


def person_names(a: str, b: str) -> Score:
    """Whether two names can be one person's: order, initials, nicknames, middle names, typing."""
    first, second = sorted((name_tokens(a), name_tokens(b)))
    return _same_words(first, second) or _alike_people(first, second)


def _same_words(first: tuple[str, ...], second: tuple[str, ...]) -> Score | None:
    """A verdict without looking into the words, or None."""
    if not first or not second:
        return Score(0.0, "no name to compare")
    if first == second:
        return Score(1.0, "same name")
    if sorted(first) == sorted(second):
        return Score(0.98, "same name in another order")
    if "".join(first) == "".join(second):
        return Score(0.97, "same letters, spaced otherwise")
    return None


def _alike_people(first: tuple[str, ...], second: tuple[str, ...]) -> Score:
    pairing = _pair(first, second, _person_words)
    if (pairing.left and pairing.right) or not _is_whole(pairing):
        return _only_shared(pairing)
    extras = pairing.left or pairing.right
    scores = [_in_company(score, pairing) for _, _, score in pairing.pairs]
    value = prod([score.value for score in scores] + [_extra(word) for word in extras])
    reasons = [score.reason for score in scores if score.value < 1]
    missing = ["a middle name is missing"] if set(extras) - _PARTICLES else []
    return Score(value, _sentence(reasons + missing) or "same name but for small words")


def _is_whole(pairing: _Pairing) -> bool:
    """Two words agree, one of them more than an initial: less than that names nobody."""
    return len(pairing.pairs) >= 2 and any(
        len(one) > 1 and len(other) > 1 for one, other, _ in pairing.pairs
    )


def _in_company(score: Score, pairing: _Pairing) -> Score:
    """The initial of a middle name weighs little where two other words agree in full."""
    in_full = sum(other.value >= _NICKNAME for _, _, other in pairing.pairs)
    if score.value == _INITIAL and in_full >= 2:
        return Score(_MIDDLE_INITIAL, score.reason)
    return score


def _extra(word: str) -> float:
    return _EXTRA_PARTICLE if word in _PARTICLES else _EXTRA_WORD


def _person_words(one: str, other: str) -> Score:
    if one == other:
        return Score(1.0, "same word")
    if min(len(one), len(other)) == 1 and one[0] == other[0]:
        return Score(_INITIAL, "initial matches")
    if _PROPER.get(one, frozenset({one})) & _PROPER.get(other, frozenset({other})):
        return Score(_NICKNAME, "a nickname of the other")
    return _typing(one, other)


# --- companies ------------------------------------------------------------------------------------


def company_names(a: str, b: str) -> Score:
    """Whether two names can mean one company: legal forms, order, initials, general words."""
    one, other = sorted((company_key(a), company_key(b)))
    if one == other and one:
        return _but_for_form(legal_form(a), legal_form(b))
    first, second = tuple(one.split()), tuple(other.split())
    return _same_words(first, second) or max(
        _initials(first, second), _alike_companies(first, second), key=lambda score: score.value
    )


def _but_for_form(form: str, other: str) -> Score:
    if form == other:
        return Score(1.0, "same name")
    if form and other:
        return Score(0.92, "same name, another legal form")
    return Score(0.99, "same name but for the legal form")


def _initials(first: tuple[str, ...], second: tuple[str, ...]) -> Score:
    """IBM for International Business Machines: three letters at least, in either direction."""
    short, long = sorted((first, second), key=len)
    wanted = "".join(short)
    forms = ("".join(word[0] for word in words) for words in (long, _telling(long)))
    if len(short) == 1 and len(wanted) >= 3 and wanted in forms:
        return Score(0.7, "initials of the longer name")
    return Score(0.0, "nothing alike")


def _telling(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in _LINKING)


def _alike_companies(first: tuple[str, ...], second: tuple[str, ...]) -> Score:
    pairing = _pair(first, second, _company_words)
    extras = [word for word in pairing.left + pairing.right if word not in _LINKING]
    telling = any(one not in _GENERAL | _LINKING for one, _, _ in pairing.pairs)
    if set(extras) - _GENERAL or not telling:
        return _only_shared(pairing)
    scores = [score for _, _, score in pairing.pairs]
    value = prod([score.value for score in scores] + [_GENERAL_WORD for _ in extras])
    reasons = [score.reason for score in scores if score.value < 1]
    general = [f"only one says “{word}”" for word in sorted(extras)]
    return Score(min(value, 0.96), _sentence(reasons + general) or "same name but for small words")


def _company_words(one: str, other: str) -> Score:
    if one == other:
        return Score(1.0, "same word")
    numbered = any(letter.isdigit() for letter in one + other)
    return Score(0.0, "another number") if numbered else _typing(one, other)


# --- words ----------------------------------------------------------------------------------------


def _typing(one: str, other: str) -> Score:
    """Typing errors between two different words; short words differ too easily to allow any."""
    short = min(len(one), len(other))
    distance = OSA.distance(one, other, score_cutoff=2)
    if distance == 1 and short >= 4:
        return _one_letter(one, other, short)
    if distance == 2 and short >= 8:
        return Score(0.75, "two letters differ")
    return Score(0.0, "another word")


def _one_letter(one: str, other: str, short: int) -> Score:
    if one[0] != other[0]:
        return Score(0.75, "the first letter differs")
    if one[:-1] in (other, other[:-1]) or other[:-1] == one:
        return Score(0.78, "the last letter differs")
    return Score(0.9 if short >= 5 else 0.8, "one letter differs")


def _pair(first: tuple[str, ...], second: tuple[str, ...], compare: WordComparator) -> _Pairing:
    """Words put together one to one, the best pairs first, whatever their order in the names."""
    left, right = sorted((sorted(first), sorted(second)))
    candidates = [
        (score, i, j)
        for i, one in enumerate(left[:_MOST_WORDS])
        for j, other in enumerate(right[:_MOST_WORDS])
        if (score := compare(one, other)).value > 0
    ]
    rows: dict[int, tuple[int, Score]] = {}
    taken: set[int] = set()
    for score, i, j in sorted(candidates, key=lambda candidate: -candidate[0].value):
        if i not in rows and j not in taken:
            rows[i] = (j, score)
            taken.add(j)
    return _Pairing(
        pairs=tuple((left[i], right[j], score) for i, (j, score) in sorted(rows.items())),
        left=tuple(word for i, word in enumerate(left) if i not in rows),
        right=tuple(word for j, word in enumerate(right) if j not in taken),
    )


def _only_shared(pairing: _Pairing) -> Score:
    """Names that disagree: the share of letters in words that agree, at most a half."""
    shared = sum(len(one) + len(other) for one, other, _ in pairing.pairs)
    apart = sum(map(len, pairing.left + pairing.right))
    words = sorted({one for one, other, _ in pairing.pairs if one == other})
    reason = f"only “{' '.join(words)}” agrees" if words else "little alike"
    value = _SHARED_AT_MOST * shared / (shared + apart)
    return Score(value, reason if pairing.pairs else "nothing alike")


def _sentence(reasons: list[str]) -> str:
    return ", ".join(dict.fromkeys(reasons))
