"""Which departments a job title belongs to."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import lru_cache
from typing import Final

from graphsvc.matching.titles.department_words import WORDS
from graphsvc.matching.titles.reading import LINKS, read_title
from graphsvc.matching.titles.vocabulary import PHRASES, Terms, word_means
from graphsvc.normal.folding import fold


class Department(StrEnum):
    """A line of work; the values are names on the wire."""

    ENGINEERING = "engineering"
    """Who builds: software, machines, buildings; their testers and technicians."""
    INFORMATION_TECHNOLOGY = "information_technology"
    """Who runs an organisation's own systems, networks and security; a CTO is of both."""
    PRODUCT = "product"
    DESIGN = "design"
    DATA = "data"
    RESEARCH = "research"
    SALES = "sales"
    """With business development and partnerships."""
    MARKETING = "marketing"
    """With communications, public relations and events."""
    CUSTOMER_SUCCESS = "customer_success"
    """With customer service and support."""
    FINANCE = "finance"
    """With accounting, audit, investment, banking and insurance."""
    HUMAN_RESOURCES = "human_resources"
    LEGAL = "legal"
    """With compliance."""
    OPERATIONS = "operations"
    """With production, logistics, quality, maintenance and safety."""
    PROCUREMENT = "procurement"
    ADMINISTRATION = "administration"
    EDUCATION = "education"
    """Teachers and professors of whatever subject, and training."""
    HEALTHCARE = "healthcare"
    CONSULTING = "consulting"
    PROJECT_MANAGEMENT = "project_management"
    MEDIA = "media"
    """Who writes, films or performs."""
    GENERAL_MANAGEMENT = "general_management"
    """Who runs the whole: founders, owners, chief executives, strategy."""


def _terms_of(phrase: str) -> Terms:
    """A phrase of the tables in the terms that a title is read in."""
    words = tuple(phrase.split())
    if any("_" in word for word in words):
        return words
    return PHRASES.get(words) or tuple(term for word in words for term in word_means(fold(word)))


def _departments_by_terms() -> dict[Terms, frozenset[Department]]:
    found: dict[Terms, frozenset[Department]] = {}
    for name, phrases in WORDS.items():
        for phrase in phrases.split(","):
            terms = _terms_of(" ".join(phrase.split()))
            found[terms] = found.get(terms, frozenset()) | {Department(name)}
    return found


_BY_TERMS: Final = _departments_by_terms()
_LONGEST: Final = max(map(len, _BY_TERMS))
_TAUGHT: Final = frozenset(
    {
        "professor",
        "teacher",
        "lecturer",
        "dean",
        "faculty",
        "teacher_head",
        "student",
        "phd_student",
    }
)
"""With these, a subject is what is taught or learnt, not where somebody works."""
_NOT_TAUGHT: Final = frozenset(
    {Department.EDUCATION, Department.RESEARCH, Department.GENERAL_MANAGEMENT}
)
_SUBJECTS: Final = {("science",), ("scientific",), ("innovation",)}
_UNLESS_OTHERWISE: Final = {("executive_director",), ("strategy",), ("support",)}
"""These count only where a title names nothing more: *marketing strategy* is marketing."""


@lru_cache(maxsize=1 << 14)
def departments(title: str) -> frozenset[Department]:
    """The departments a title names: several where it does (*VP Sales & Marketing*), else none."""
    reading = read_title(title)
    segments = [
        tuple(mean for term in segment for mean in term.means if mean not in LINKS)
        for segment in reading.own
    ]
    named = {terms for segment in segments for terms in _named(segment)}
    said = frozenset(term for segment in segments for term in segment)
    if not named and reading.others and "assistant" in said:
        return frozenset({Department.ADMINISTRATION})
    if not _TAUGHT.isdisjoint(said):
        return _of(named - _SUBJECTS) & _NOT_TAUGHT
    return _of((named - _UNLESS_OTHERWISE) or named)


def _of(named: Iterable[Terms]) -> frozenset[Department]:
    return frozenset(department for terms in named for department in _BY_TERMS[terms])


def _named(segment: Terms) -> Iterator[Terms]:
    """The longest phrases of a segment that name a department, from the left."""
    at = 0
    while at < len(segment):
        longest = range(min(_LONGEST, len(segment) - at), 0, -1)
        phrases = (segment[at : at + n] for n in longest)
        phrase = next((phrase for phrase in phrases if phrase in _BY_TERMS), ())
        if phrase:
            yield phrase
        at += len(phrase) or 1
