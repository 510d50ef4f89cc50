"""What every comparator gives, and where its values are cut.

There are three cuts. From SAME on a name may decide if something else agrees too, such as the
company; it is safe, since a wrong merge is worse than a miss. From UNSURE on it is worth asking
somebody. From ALIKE on two names taken alone are rather one than two: the cut with the best F1 on
labelled pairs, for measuring. Nothing may follow from it by itself.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

PERSON_SAME: Final = 0.87
"""From here on two names can be one person's, if the company agrees too: a nickname, a missing
middle name or one typing error in a long word stay above it, an initial or a short word below."""

PERSON_UNSURE: Final = 0.7
"""From here on it is worth asking: initials, two typing errors, another ending (Mario, Maria).
Two people who share only a surname, or only a given name, get less than ALIKE."""

PERSON_ALIKE: Final = 0.5
"""The best F1 on pairs of names of people; found by halves of labelled pairs (``benchmarks``)."""

COMPANY_SAME: Final = 0.87
"""From here on two names mean one company: form, order, spacing or one typing error differ."""

COMPANY_UNSURE: Final = 0.65
"""From here on it is worth asking: initials of the name, a general word (Group, Holding) more."""

COMPANY_ALIKE: Final = 0.5
"""The best F1 on pairs of names of companies: below UNSURE also such as only a number tells apart,
which are another fund or another ship to us and often one to those who label pairs."""

SCHOOL_SAME: Final = 0.87
"""From here on two names mean one school: an alias, another language's word for university."""

SCHOOL_UNSURE: Final = 0.65
"""From here on it is worth asking: a campus, a city or a faculty more."""

SHARED_AT_MOST: Final = 0.45
"""The most that names get which share words and disagree in others."""


@dataclass(frozen=True, slots=True)
class Score:
    """``value`` from 0 (nothing alike) to 1 (the same); ``reason`` is a part of a sentence."""

    value: float
    reason: str


Comparator = Callable[[str, str], Score]


def sentence(reasons: Iterable[str]) -> str:
    """Reasons after each other, each once."""
    return ", ".join(dict.fromkeys(reasons))


def best(*scores: Score) -> Score:
    """The highest; of equal ones the first."""
    return max(scores, key=lambda score: score.value)
