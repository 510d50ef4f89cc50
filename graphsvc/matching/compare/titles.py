"""How alike two job titles are: what somebody does, and how high up."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from graphsvc.matching.compare.letters import typing
from graphsvc.matching.compare.score import Score
from graphsvc.normal.folding import fold
from graphsvc.normal.latin import MOST_LETTERS, latin_text

# Abbreviations of English titles, and what the same functions are called in other languages.
_WRITTEN_OUT: Final = {
    "vp": "vice president",
    "svp": "senior vice president",
    "evp": "executive vice president",
    "avp": "assistant vice president",
    "ceo": "chief executive",
    "cto": "chief technology",
    "cfo": "chief finance",
    "coo": "chief operations",
    "cmo": "chief marketing",
    "cio": "chief information",
    "ciso": "chief information security",
    "cpo": "chief product",
    "cro": "chief revenue",
    "chro": "chief people",
    "cso": "chief strategy",
    "cdo": "chief data",
    "md": "managing director",
    "gm": "general manager",
    "pm": "product manager",
    "swe": "software engineer",
    "sre": "site reliability engineer",
    "qa": "quality",
    "hr": "people",
    "it": "information technology",
    "bd": "business development",
    "pr": "public relations",
    "geschaftsfuhrer": "managing director",
    "geschaftsfuhrerin": "managing director",
    "vorstand": "board",
    "prokurist": "authorised officer",
    "pdg": "chief executive",
    "dg": "general manager",
    "drh": "people director",
}
_SAME_WORDS = """
senior sr snr|junior jr jnr|manager mgr mngr gerente responsable jefe jefa capo kierownik|director
dir directeur directrice direktor direktorin direttore direttrice diretor diretora directora
dyrektor|head leiter leiterin chef|assistant asst assistent assistentin assistante|associate
assoc|engineer eng engr ingenieur ingenieurin ingeniero ingeniera ingegnere engenheiro
inzynier|developer dev entwickler entwicklerin developpeur developpeuse desarrollador sviluppatore
desenvolvedor|president prasident prasidentin presidente|sales vertrieb verkauf ventes ventas
vendite vendas|marketing mktg mkt|finance financial finanzen finances finanzas finanza|operations
ops operation operating|technology technical tech technik technique tecnologia|people personal
human talent|consultant berater beraterin consulente consultor consultora conseiller|founder
cofounder grunder grunderin fondateur fondatrice fundador fundadora fondatore|owner inhaber
inhaberin proprietaire propietario|executive exec|representative rep|account acct|administrator
admin|product produkt produit producto|accountant buchhalter comptable contable|lawyer
rechtsanwalt avocat abogado avvocato attorney|teacher lehrer enseignant profesor
insegnante|researcher forscher chercheur investigador
"""
_SAME: Final = {word: row.split()[0] for row in _SAME_WORDS.split("|") for word in row.split()}
_LEVELS: Final = {
    "intern": 0,
    "trainee": 0,
    "werkstudent": 0,
    "junior": 1,
    "assistant": 1,
    "associate": 2,
    "senior": 3,
    "lead": 4,
    "principal": 4,
    "staff": 4,
    "manager": 5,
    "head": 6,
    "director": 6,
    "partner": 7,
    "president": 8,
    "chief": 9,
    "founder": 9,
    "owner": 9,
}
_PLAIN = 2
_VICE = 7
_LINKING: Final = frozenset(
    [
        "of",
        "the",
        "for",
        "and",
        "de",
        "des",
        "du",
        "la",
        "le",
        "et",
        "y",
        "e",
        "der",
        "die",
        "das",
        "und",
        "fur",
        "di",
        "del",
        "in",
        "at",
        "a",
        "an",
        "co",
        "officer",
        "resources",
    ]
)
_MOST_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Title:
    """``functions``: the words for what is done; ``level``: 0 (intern) to 9 (chief, founder)."""

    functions: frozenset[str]
    level: int


@lru_cache(maxsize=1 << 14)
def read_title(text: str) -> Title:
    """A title's functions and level, abbreviations written out."""
    words = latin_text(fold(text[:MOST_LETTERS])).split()
    out = " ".join(_WRITTEN_OUT.get(word, word) for word in words).split()
    same = [_SAME.get(word, word) for word in out]
    levels = [_LEVELS[word] for word in same if word in _LEVELS]
    level = _VICE if "vice" in same else max(levels, default=_PLAIN)
    functions = {word for word in same if word not in _LEVELS and word not in _LINKING}
    return Title(frozenset(functions - {"vice"}), level)


def job_titles(a: str, b: str) -> Score:
    """Whether two titles can be one job: the same functions at about the same level."""
    first, second = read_title(a), read_title(b)
    if not fold(a) or not fold(b):
        return Score(0.0, "no title to compare")
    if fold(a) == fold(b):
        return Score(1.0, "same title")
    apart = abs(first.level - second.level)
    value = _functions(first.functions, second.functions) * (1 - apart / (_MOST_LEVELS + 1))
    return Score(min(value, 0.97), _reason(first, second))


def _functions(first: frozenset[str], second: frozenset[str]) -> float:
    """The share of functions that both name."""
    if not first and not second:
        return 1.0
    shared = first & second
    slips = sum(
        any(typing(word, other).value >= 0.75 for other in second - shared)
        for word in sorted(first - shared)
    )
    return min(1.0, 2 * (len(shared) + 0.8 * slips) / ((len(first) + len(second)) or 1))


def _reason(first: Title, second: Title) -> str:
    if first.functions == second.functions:
        return "same title, written otherwise" if first.level == second.level else "another level"
    shared = sorted(first.functions & second.functions)
    return f"both say “{' '.join(shared)}”" if shared else "another function"
