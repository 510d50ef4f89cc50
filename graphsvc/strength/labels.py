"""The three labels of a strength, the same for ties and paths."""

from typing import Final, Literal

from graphsvc.strength.numbers import number

Label = Literal["strong", "medium", "weak"]

BORDERS: Final[tuple[tuple[Label, float], ...]] = (
    ("strong", number("strong")),
    ("medium", number("medium")),
    ("weak", 0.0),
)
"""Each label with the least strength that has it, the strongest first."""


def label(strength: float) -> Label:
    """The label of a strength from 0 to 1."""
    return next(name for name, least in BORDERS if strength >= least)
