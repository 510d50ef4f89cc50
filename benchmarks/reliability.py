"""What strengths come to: the share of pairs that wrote again, by label and by strength. Pure."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape
from math import sqrt
from statistics import fmean
from typing import Final

from graphsvc.strength import BORDERS, label

BINS: Final = 10
NO_TIE: Final = "no tie"

Told = Iterable[tuple[float | None, bool]]
"""Strengths, none where there is no tie, and whether the pair wrote again."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Pairs of about one strength: their mean strength, and the share of them that wrote again with
    its 95 % interval (Wilson 1927)."""

    name: str
    pairs: int
    foretold: float
    share: float
    low: float
    high: float


def label_rows(told: Told) -> list[Bin]:
    """The shares by label, the strongest first, and that of pairs without a tie."""
    names = [*(name for name, _ in BORDERS), NO_TIE]
    return _grouped(told, names, lambda strength: NO_TIE if strength is None else label(strength))


def bins(told: Told) -> list[Bin]:
    """The shares of ties by strength, in tenths."""
    names = [f"{step / BINS:.1f} to {(step + 1) / BINS:.1f}" for step in range(BINS)]
    ties = [(strength, wrote) for strength, wrote in told if strength is not None]
    return _grouped(ties, names, lambda strength: names[min(int((strength or 0) * BINS), BINS - 1)])


def _grouped(told: Told, names: Sequence[str], of: Callable[[float | None], str]) -> list[Bin]:
    groups: dict[str, list[tuple[float, bool]]] = {name: [] for name in names}
    for strength, wrote in told:
        groups[of(strength)].append((strength or 0.0, wrote))
    return [_bin(name, group) for name, group in groups.items() if group]


def _bin(name: str, group: Sequence[tuple[float, bool]]) -> Bin:
    share = fmean(wrote for _, wrote in group)
    low, high = wilson(share, len(group))
    return Bin(name, len(group), fmean(strength for strength, _ in group), share, low, high)


def wilson(share: float, count: int) -> tuple[float, float]:
    """The 95 % interval of a share of ``count`` cases."""
    z = 1.959964
    middle = share + z * z / (2 * count)
    half = z * sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    whole = 1 + z * z / count
    return max(0.0, (middle - half) / whole), min(1.0, (middle + half) / whole)


# --- the diagram ----------------------------------------------------------------------------------

_SIDE: Final = 360
_EDGE: Final = 56


def draw(found: Sequence[Bin], *, title: str) -> str:
    """The reliability diagram as SVG: strength from left to right, share from bottom to top. On the
    diagonal strength is the share."""
    title = escape(title)
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_SIDE + 2 * _EDGE} '
            f'{_SIDE + 2 * _EDGE}" font-family="sans-serif" font-size="12">'
        ),
        f"<title>Share of pairs that wrote again, by strength: {title}</title>",
        '<rect width="100%" height="100%" fill="#fff"/>',
        *_frame(title),
        *(_mark(one) for one in found),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _at(value: float, *, up: bool) -> float:
    return _EDGE + _SIDE * (1 - value if up else value)


def _frame(title: str) -> list[str]:
    left, right = _at(0, up=False), _at(1, up=False)
    top, bottom = _at(1, up=True), _at(0, up=True)
    ticks = [
        line
        for value in (0.0, 0.25, 0.5, 0.75, 1.0)
        for line in (
            (
                f'<text x="{_at(value, up=False):.0f}" y="{bottom + 18:.0f}" '
                f'text-anchor="middle">{value:g}</text>'
            ),
            (
                f'<text x="{left - 8:.0f}" y="{_at(value, up=True) + 4:.0f}" '
                f'text-anchor="end">{value:g}</text>'
            ),
        )
    ]
    borders = [
        f'<line x1="{_at(least, up=False):.0f}" y1="{top:.0f}" x2="{_at(least, up=False):.0f}" '
        f'y2="{bottom:.0f}" stroke="#bbb" stroke-dasharray="3 3"/>'
        f'<text x="{_at(least, up=False) + 4:.0f}" y="{top + 14:.0f}" fill="#777">{name}</text>'
        for name, least in BORDERS
    ]
    return [
        *borders,
        (
            f'<rect x="{left:.0f}" y="{top:.0f}" width="{_SIDE}" height="{_SIDE}" fill="none" '
            'stroke="#333"/>'
        ),
        f'<line x1="{left:.0f}" y1="{bottom:.0f}" x2="{right:.0f}" y2="{top:.0f}" stroke="#bbb"/>',
        *ticks,
        f'<text x="{left:.0f}" y="{top - 16:.0f}" font-size="14">{title}</text>',
        (
            f'<text x="{(left + right) / 2:.0f}" y="{bottom + 40:.0f}" text-anchor="middle">'
            "strength on the day of the cut</text>"
        ),
        (
            f'<text x="16" y="{(top + bottom) / 2:.0f}" text-anchor="middle" '
            f'transform="rotate(-90 16 {(top + bottom) / 2:.0f})">share that wrote within 90 days'
            "</text>"
        ),
    ]


def _mark(one: Bin) -> str:
    x, y = _at(one.foretold, up=False), _at(one.share, up=True)
    return (
        f'<line x1="{x:.1f}" y1="{_at(one.low, up=True):.1f}" x2="{x:.1f}" '
        f'y2="{_at(one.high, up=True):.1f}" stroke="#1a5fb4" stroke-width="2"/>'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="#1a5fb4"/>'
        f'<text x="{x + 7:.1f}" y="{y + 13:.1f}" fill="#555" font-size="10">{one.pairs:,}</text>'
    )
