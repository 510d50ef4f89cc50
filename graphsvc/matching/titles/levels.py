"""How high up a job title puts somebody, in the terms that sales teams filter by."""

from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import Final

from graphsvc.matching.titles.reading import LINKS, Segment, read_title
from graphsvc.matching.titles.terms import (
    ACADEMICS,
    ALONE,
    CHIEFS,
    DIRECTORS,
    FUNCTIONS_WITH_CHIEFS,
    HEADS,
    LEADING,
    LEARNERS,
    PROFESSIONS,
    SUPERVISORS,
)


class Seniority(StrEnum):
    """How high up; the values are names on the wire. A title that names no level has none."""

    OWNER = "owner"
    """Owners and co-owners; not owners of products or processes."""
    FOUNDER = "founder"
    C_SUITE = "c_suite"
    """Chief officers, managing directors, presidents, chairs of boards, members of executive
    boards, heads of universities; not other members of boards, who only oversee."""
    PARTNER = "partner"
    """Partners of a firm; not business partners, nor who looks after partners."""
    VP = "vp"
    HEAD = "head"
    """Heads of a function, deans, general managers of a country or a site, chief engineers."""
    DIRECTOR = "director"
    MANAGER = "manager"
    """Who leads people: managers of a function, of a site, of a shift; team leaders. Not those who
    manage accounts, products, projects, communities or an office, which they do alone."""
    SENIOR = "senior"
    """Senior, lead and principal, of those who lead nobody."""
    ENTRY = "entry"
    """Juniors, graduates, assistants."""
    INTERN = "intern"
    """Who is there to learn: interns, trainees, apprentices, students up to the doctorate."""


_BY_TERM: Final = {
    **dict.fromkeys(CHIEFS, Seniority.C_SUITE),
    **dict.fromkeys(HEADS, Seniority.HEAD),
    **dict.fromkeys(DIRECTORS, Seniority.DIRECTOR),
    **dict.fromkeys(SUPERVISORS, Seniority.MANAGER),
    **dict.fromkeys(LEARNERS, Seniority.INTERN),
    "vp": Seniority.VP,
    "founder": Seniority.FOUNDER,
    "owner": Seniority.OWNER,
    "managing_partner": Seniority.PARTNER,
}
_SENIOR: Final = frozenset({"senior", "lead", "distinguished", "principal"})
_ENTRY: Final = frozenset({"junior", "graduate", "entry_level", "assistant", "associate"})
_STAFF: Final = frozenset({"engineer", "software", "scientist", "developer", "designer", "product"})
_SCHOOL: Final = frozenset({"school", "deputy", "college"})
_STUDENTS: Final = frozenset({"researcher", "assistant", "engineer", "developer", "of", "and"})
_COMMITTEES: Final = frozenset(
    {"committee", "council", "college", "team", "advisory_board", "panel"}
)
_ENGLISH_MANAGER = "manager"


@lru_cache(maxsize=1 << 14)
def seniorities(title: str) -> frozenset[Seniority]:
    """The levels a title names: several where it does (*Founder & CEO*), else none."""
    segments = read_title(title).own
    beside = frozenset(mean for segment in segments for term in segment for mean in term.means)
    found = {level for segment in segments for level in _Levels(segment, beside).found()}
    return frozenset(found - {Seniority.ENTRY} if Seniority.SENIOR in found else found)


class _Levels:
    """The levels of one segment, term by term; ``beside`` are the terms of the whole title."""

    def __init__(self, segment: Segment, beside: frozenset[str]) -> None:
        self._beside = beside
        pairs = [(mean, term.words[-1]) for term in segment for mean in term.means]
        self._terms = [mean for mean, _ in pairs]
        self._written = [word for _, word in pairs]

    def found(self) -> Iterator[Seniority]:
        for at in range(len(self._terms)):
            if level := self._level(at):
                yield level

    def _level(self, at: int) -> Seniority | None:
        term = self._terms[at]
        if term in _BY_TERM:
            return _BY_TERM[term]
        if term in _SENIOR or term in _ENTRY:
            return self._modifier(at)
        rule = _RULES.get(term)
        return rule(self, at) if rule else None

    def chief(self, at: int) -> Seniority:
        others = self._terms[:at] + self._terms[at + 1 :]
        if "officer" in others:
            return Seniority.C_SUITE
        does = not PROFESSIONS.isdisjoint(others)
        among = not FUNCTIONS_WITH_CHIEFS.isdisjoint(others)
        return Seniority.C_SUITE if among and not does else Seniority.HEAD

    def chair(self, at: int) -> Seniority | None:
        """Of the board, unless it names a committee, which may follow a comma, or a department."""
        if self._beside & _COMMITTEES:
            return None
        return Seniority.HEAD if "of" in self._terms[at:] else Seniority.C_SUITE

    def founding(self, at: int) -> Seniority | None:
        return Seniority.FOUNDER if self._after(at) in LEADING else None

    def partner(self, at: int) -> Seniority | None:
        """*Partner software engineer* is none: of what follows, the last word says who it is."""
        after = self._terms[at + 1 :]
        if after and after[0] not in LINKS and not (PROFESSIONS | LEADING).isdisjoint(after):
            return None
        return Seniority.PARTNER

    def manager(self, at: int) -> Seniority | None:
        return Seniority.MANAGER if self._leads(at) else None

    def student(self, at: int) -> Seniority | None:
        """*Student services* is what others do for students."""
        after = self._terms[at + 1 : at + 2]
        return Seniority.INTERN if _STUDENTS.issuperset(after) else None

    def staff(self, at: int) -> Seniority | None:
        return Seniority.SENIOR if self._after(at) in _STAFF else None

    def _modifier(self, at: int) -> Seniority | None:
        """*Senior* or *assistant*, unless it only qualifies a leader or an academic rank."""
        term = self._terms[at]
        if term == "principal" and self._of_a_school(at):
            return Seniority.HEAD
        role = self._role_beside(at)
        if role is not None and self._leads(role):
            return None
        if term in _SENIOR:
            return Seniority.SENIOR
        return self._entry(at, role)

    def _entry(self, at: int, role: int | None) -> Seniority | None:
        term = self._terms[at]
        if role is not None and role > at and self._terms[role] in ACADEMICS:
            return None
        if term == "graduate":
            return None if LINKS.issuperset(self._terms[at + 1 : at + 2]) else Seniority.ENTRY
        alone = role is None or role < at
        return None if term == "associate" and alone else Seniority.ENTRY

    def _of_a_school(self, at: int) -> bool:
        return self._terms[at - 1 : at] != [] and self._terms[at - 1] in _SCHOOL

    def _after(self, at: int) -> str:
        """The next term that is no link, or nothing."""
        return next((term for term in self._terms[at + 1 :] if term not in LINKS), "")

    def _role_beside(self, at: int) -> int | None:
        """Where the word is that a *senior* belongs to: the next that says who, else the last."""
        roles = [n for n, term in enumerate(self._terms) if n != at and self._is_role(term)]
        return next((n for n in roles if n > at), roles[-1] if roles else None)

    @staticmethod
    def _is_role(term: str) -> bool:
        return term in LEADING or term in PROFESSIONS

    def _leads(self, at: int) -> bool:
        """Whether the one named here leads people, which a manager of a product does not."""
        if self._terms[at] != "manager":
            return self._terms[at] in LEADING
        if at and self._terms[at - 1] in ALONE:
            return False
        native = self._written[at] == _ENGLISH_MANAGER
        follows = self._terms[at + 1 : at + 2] == ["of"] and self._after(at) in ALONE
        return native or not follows


_RULES: Final = {
    "chief": _Levels.chief,
    "chair": _Levels.chair,
    "founding": _Levels.founding,
    "partner": _Levels.partner,
    "manager": _Levels.manager,
    "student": _Levels.student,
    "staff": _Levels.staff,
}
