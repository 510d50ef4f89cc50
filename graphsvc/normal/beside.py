"""What stands beside a person's name in the same field and is no part of it.

Credentials (``SAFe 5``, ``CSM, PMP``), announcements (``- We are hiring!``, ``(Open to work)``),
what follows a bar, a bullet or a sign (``| Acme``, ``@ Acme``, ``#hiring``), and the name that
somebody had before (``née Cox``, ``geb. Cox``, ``(maiden name Cox)``), which is a further name. The
lists are common knowledge, collected by hand from how people write themselves in profiles.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from graphsvc.normal.folding import fold

_CREDENTIAL_WORDS = """
csm cspo psm pspo pmp pmi acp capm pgmp prince2 itil cissp cisa cism ccna ccnp ceh oscp cpim cscp
cfa frm caia acca fcca fca cma cpa cfp chfc clu cpcu mba emba dba llm llb phd dphil mph mfa msw
bsn msn pharmd dvm lcsw lmft phr sphr gphr shrm mcipd fcipd mcips fcips mrics frics ceng leed
lssbb lssgb cssbb cssgb sigma ccie rhce togaf cobit scrum safe lean six cp scp rmp
"""
_LEVEL_WORDS = """
i ii iii iv v1 v2 v3 v4 v5 level certified practitioner professional foundation agilist master
black green yellow belt lead auditor charterholder candidate ap cp scp acp rmp spc rte popm
associate
"""
_SAID_WORDS = """
hiring hire open opentowork work looking opportunities opportunity seeking recruiting recruiter
join we are were us our now available currently freelance freelancer retired sabbatical leave ooo
office ceo cto cfo coo cmo cio vp svp evp founder cofounder owner director manager engineer
developer consultant head lead sales marketing coach speaker author expert specialist analyst
architect designer advisor adviser partner president chief officer certified team remote wir
suchen sucht suche stellen offen verfugbar geschaftsfuhrer leiter leiterin berater beraterin
recrute recrutons recrutement ecoute recherche disponible directeur directrice contratando
contratamos buscando buscamos busca busqueda empleo trabajo recolocacao vagas emprego assumendo
assumiamo cerca lavoro zoeken zoekt vacature vacatures beschikbaar soker rekryterar ledig ansetter
soger szukam szukamy rekrutujemy zatrudniamy praca hledame hledam nabirame ищу ищем нанимаем
работу вакансии открыта открыт
"""
_ANNOUNCING_WORDS = """
nee ne nees nes geb geboren geborene geborener maiden formerly domu roz rozena урожд урожденная
fødd fodt fodd nata nacida nascida soltera kızlık kizlik hiring open o s
"""
_SMALL_WORDS = (
    "de da do dos das del della di du des la le von van der den zu zum y e i el al bin ibn"
)
CREDENTIALS: Final = frozenset(_CREDENTIAL_WORDS.split())
_LEVELS: Final = frozenset(_LEVEL_WORDS.split())
_SAID: Final = frozenset(_SAID_WORDS.split())
_NEED_A_LEVEL: Final = frozenset({"safe", "lean", "six", "cp", "scp", "rmp", "scrum"})
"""Words that are credentials only beside another one or before a level: they are names as well."""

_FORMER = (
    r"n[ée]{1,2}e?|geb(?:\.|oren[er]?)?|maiden\s+name|formerly|z\s+domu|roz(?:\.|ená)"
    r"|урожд(?:\.|[её]нная)|född|født|nata|nacida|nascida|de\s+soltera|kızlık\s+soyadı|o\.\s?s\."
)
_FORMER_IN_BRACKETS = re.compile(rf"\s*(?:{_FORMER}|born|ex|f\.)[\s:]+(.+)", re.IGNORECASE)
_FORMER_AT_END = re.compile(
    rf"(?:,\s*(?:{_FORMER}|born)|(?<=\S)\s+(?:{_FORMER}))[\s:]+(?P<name>[^\W\d_][^,(|]*)$",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"[(\[{（【]([^()\[\]{}（）【】]*)[)\]}）】]")
_AFTER_A_SIGN = re.compile(r"(?<=\S)\s*(?:[|•]|\s[·@»*]\s|//).*", re.DOTALL)
_AFTER_A_DASH = re.compile(r"(?<=\S)\s+[-–—~:/]+\s+(.*)", re.DOTALL)
_HASHTAGS = re.compile(r"#\w+")
_PHRASES = re.compile(
    r"(?<=\S)[\s,]+(?:(?:we(?:['’]re|\s+are)|i(?:['’]m|\s+am)|now|currently|is)\s+hiring"
    r"|(?:is\s+)?open\s+to\s+(?:new\s+)?(?:work|opportunit\w+)|hiring)\b.*",
    re.IGNORECASE | re.DOTALL,
)
SIGNS: Final = "()[]{}（）【】|•·#@»,!*–—~:/"
"""Where one of these stands, or a hyphen with a space, something may stand beside the name."""
ANNOUNCING: Final = frozenset(_ANNOUNCING_WORDS.split())
"""Folded words of which the same is true."""
_MARKS = re.compile(r"[\d!?#@]")
_SMALL: Final = frozenset(_SMALL_WORDS.split())


class Beside(NamedTuple):
    """A text without what stands beside the name, and the surnames that were borne before."""

    name: str
    former: tuple[str, ...] = ()


def without_credentials(words: Sequence[str]) -> Sequence[str]:
    """Folded words without credentials at the end, of which two words stay at least: ``ana``,
    ``berg``, ``safe``, ``5`` → ``ana``, ``berg``."""
    if len(words) < 3 or CREDENTIALS.isdisjoint(words):
        return words
    ends = (at for at in range(2, len(words)) if _are_credentials(words[at:]))
    return words[: next(ends, len(words))]


def _are_credentials(words: Sequence[str]) -> bool:
    """Whether these are credentials alone, each perhaps with its level."""
    if words[0] not in CREDENTIALS:
        return False
    if not all(word in CREDENTIALS or _is_level(word) for word in words):
        return False
    return not _NEED_A_LEVEL.issuperset(words)


def _is_level(word: str) -> bool:
    return word in _LEVELS or word.isdecimal()


@lru_cache(maxsize=1 << 12)
def without_beside(text: str) -> Beside:
    """The name alone. A text in which nothing else stands stays as it is."""
    former: list[str] = []

    def bracket(found: re.Match[str]) -> str:
        if said := _FORMER_IN_BRACKETS.fullmatch(found[1]):
            former.append(said[1].strip())
            return " "
        return " " if _is_beside(found[1]) else f" {found[1]} "

    name = _BRACKETS.sub(bracket, text)
    name = _HASHTAGS.sub(" ", _AFTER_A_SIGN.sub("", name))
    said = _FORMER_AT_END.search(name)
    if said and len(fold(name[: said.start()]).split()) > 1:
        former.append(said["name"].strip())
        name = name[: said.start()]
    name = _without_tail(_PHRASES.sub("", name))
    name = _without_segments(name)
    return Beside(name, tuple(former)) if fold(name) else Beside(text)


def _without_tail(name: str) -> str:
    """Without what follows a dash, if that is no name; a part of a double name is one."""
    found = _AFTER_A_DASH.search(name)
    return name[: found.start()] if found and _is_beside(found[1]) else name


def _without_segments(name: str) -> str:
    """Without what follows a comma and is no name."""
    first, *segments = name.split(",")
    while segments and _is_segment_beside(segments[-1], after=" ".join([first, *segments[:-1]])):
        segments.pop()
    return ",".join([first, *segments])


def _is_segment_beside(segment: str, *, after: str) -> bool:
    words = fold(segment).split()
    if not words:
        return True
    if len(fold(after).split()) < 2:
        return False
    return CREDENTIALS.issuperset(words) or (len(words) > 1 and _is_beside(segment))


def _is_beside(text: str) -> bool:
    """Whether a text beside a name is no name: it has digits or signs, a word of announcements,
    or a word in small letters among capitals."""
    words = text.split()
    folded = fold(text).split()
    if not folded:
        return True
    if _MARKS.search(text) or not _SAID.isdisjoint(folded) or _are_credentials(folded):
        return True
    small = [word for word in words if word[0].islower() and fold(word) not in _SMALL]
    return bool(small) and len(words) > 1 and text != text.lower()
