"""A path as a picture: SVG text from a wire path, and nothing else. Pure.

A picture is drawn twice, for wide pages from left to right and for narrow ones from top to bottom;
the stylesheet shows one of them and gives the colours. A tie is the thicker the stronger it is.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from markupsafe import Markup

from graphsvc.web import words
from graphsvc.web.measure import fit, is_right_to_left
from graphsvc.wire.answers import Human, Path, Tie

NAME: Final = 15.0
SMALL: Final = 12.5
"""Sizes of fonts, in the units of the picture."""

KINDS: Final = {
    "viewer": "You",
    "teammate": "Your colleague",
    "person": "",
    "private": "Private connection",
}

_SVG = Markup(
    '<svg class="picture {shape}" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" '
    'height="{height:.0f}" role="group" aria-labelledby="{key}-title" '
    'aria-describedby="{key}-desc" xmlns="http://www.w3.org/2000/svg">'
    '<title id="{key}-title">{title}</title><desc id="{key}-desc">{desc}</desc>{body}</svg>'
)
_LINE = Markup(
    '<line class="tie{weak}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" '
    'stroke-width="{thick:.1f}"/>'
)
_TEXT = Markup(
    '<text class="{style}" x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}" '
    'direction="{direction}">{shown}{full}</text>'
)
_CIRCLE = Markup(
    '<circle class="face {kind}{target}" cx="{x:.1f}" cy="{y:.1f}" r="{r}"/>'
    '<text class="initials {kind}" x="{x:.1f}" y="{base:.1f}" font-size="16" '
    'text-anchor="middle" aria-hidden="true">{letters}</text>'
)
_FULL = Markup("<title>{}</title>")
_LINK = Markup(
    '<a href="/people/{id}"><rect class="reach" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" '
    'height="{height:.1f}" rx="8" fill="none" pointer-events="all"/>{body}</a>'
)
_NONE = Markup("")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of text: what it says, in which style, how far under the line before."""

    text: str
    style: str
    size: float = SMALL
    step: float = 17.0


def draw_wide(path: Path, *, key: str, linked: Collection[str]) -> Markup:
    """The path from left to right. ``key`` begins the ids of its elements, which must be unique on
    a page; ``linked`` are the ids of the people who have a page."""
    column, radius, middle = (230.0 if len(path.people) < 5 else 204.0), 30.0, 52.0
    centres = [column * (index + 0.5) for index in range(len(path.people))]
    body = [
        _wide_tie(tie, left + radius, right - radius, middle, weakest=index == path.weakest)
        for index, ((left, right), tie) in enumerate(
            zip(pairwise(centres), path.edges, strict=True)
        )
    ]
    for index, (human, x) in enumerate(zip(path.people, centres, strict=True)):
        face = _face(human, x, middle, radius, target=index == len(centres) - 1)
        block = _block(
            _lines(human, path), x, middle + radius + 22, room=column - 22, anchor="middle"
        )
        area = (x - column / 2 + 6, 6.0, column - 12, 166.0)
        body.append(_linked(human, face + block, area, linked))
    return _svg(path, body, key=key, shape="wide", size=(column * len(centres), 178))


def draw_tall(path: Path, *, key: str, linked: Collection[str]) -> Markup:
    """The path from top to bottom; see :func:`draw_wide`."""
    wide, row, radius, x, text = 340.0, 158.0, 26.0, 34.0, 76.0
    centres = [40.0 + row * index for index in range(len(path.people))]
    body = [
        _tall_tie(tie, x, (upper + radius, lower - radius), text, weakest=index == path.weakest)
        for index, ((upper, lower), tie) in enumerate(
            zip(pairwise(centres), path.edges, strict=True)
        )
    ]
    for index, (human, y) in enumerate(zip(path.people, centres, strict=True)):
        face = _face(human, x, y, radius, target=index == len(centres) - 1)
        block = _block(_lines(human, path), text, y - 20, room=wide - text - 6, anchor="start")
        area = (0.0, y - 34, wide, 76.0)
        body.append(_linked(human, face + block, area, linked))
    return _svg(path, body, key=key, shape="tall", size=(wide, centres[-1] + 62))


def thickness(strength: float) -> float:
    """The width of a tie's line: 2 for the weakest, 11 for the strongest."""
    return 2 + 9 * strength


def _svg(
    path: Path, body: Iterable[Markup], *, key: str, shape: str, size: tuple[float, float]
) -> Markup:
    names = [human.name for human in path.people]
    return _SVG.format(
        shape=shape,
        width=size[0],
        height=size[1],
        key=f"{key}-{shape}",
        title=f"Path {path.rank}, from {names[0]} to {names[-1]}",
        desc=path.sentence,
        body=_NONE.join(body),
    )


def _lines(human: Human, path: Path) -> list[_Line]:
    """What stands beside a circle, from top to bottom."""
    lines = [
        _Line(KINDS[human.kind] or _role(human, path), f"role {human.kind}", step=0),
        _Line(human.name, "name", NAME, step=19),
        _Line(human.title, "about", step=18),
        _Line(f"@ {human.company}" if human.company else "", "about"),
        _Line(ask(human, path), "ask"),
    ]
    return [line for line in lines if line.text]


def _role(human: Human, path: Path) -> str:
    if human == path.people[-1]:
        return "Target"
    roles = {path.bridge: "Bridge", path.introducer: "Introducer"}
    return roles.get(human.id, "Intermediary")


def ask(human: Human, path: Path) -> str:
    """How to reach a private connection: through its owner, unless that is the viewer."""
    if human.owner is None or human.owner == path.people[0].name:
        return ""
    return f"Ask {human.owner} for a referral"


def _block(lines: Iterable[_Line], x: float, y: float, *, room: float, anchor: str) -> Markup:
    body = _NONE
    for index, line in enumerate(lines):
        y += line.step if index else 0
        body += _text(line, x, y, room=room, anchor=anchor)
    return body


def _text(line: _Line, x: float, y: float, *, room: float, anchor: str) -> Markup:
    shown = fit(line.text, room=room, size=line.size, bold=line.style in ("name", "type"))
    backwards = is_right_to_left(line.text.lstrip("@ "))
    return _TEXT.format(
        style=line.style,
        x=x,
        y=y,
        size=line.size,
        anchor="end" if backwards and anchor == "start" else anchor,
        direction="rtl" if backwards else "ltr",
        shown=shown,
        full=_FULL.format(line.text) if shown != line.text else _NONE,
    )


def _face(human: Human, x: float, y: float, radius: float, *, target: bool) -> Markup:
    return _CIRCLE.format(
        kind=human.kind,
        target=" target" if target else "",
        x=x,
        y=y,
        r=radius,
        base=y + 5.5,
        letters=words.initials(human.name),
    )


_Area = tuple[float, float, float, float]
"""Left, top, width, height."""


def _linked(human: Human, body: Markup, area: _Area, linked: Collection[str]) -> Markup:
    if human.kind == "private" or human.id not in linked:
        return body
    x, y, width, height = area
    return _LINK.format(id=human.id, x=x, y=y, width=width, height=height, body=body)


def _wide_tie(tie: Tie, left: float, right: float, y: float, *, weakest: bool) -> Markup:
    line = _line(tie, (left + 7, y), (right - 7, y), weakest=weakest)
    room, x = right - left - 14, (left + right) / 2
    texts = [(_Line(words.tie(tie.type), "type"), y - 15), (_Line(_says(tie), "about"), y + 22)]
    if weakest:
        texts.append((_Line("weakest link", "weakest"), y + 38))
    placed = [_text(one, x, at, room=room, anchor="middle") for one, at in texts]
    return line + _NONE.join(placed)


def _tall_tie(
    tie: Tie, x: float, span: tuple[float, float], text: float, *, weakest: bool
) -> Markup:
    upper, lower = span
    line = _line(tie, (x, upper + 6), (x, lower - 6), weakest=weakest)
    says = f"{_says(tie)} · weakest link" if weakest else _says(tie)
    lines = [_Line(words.tie(tie.type), "type"), _Line(says, "weakest" if weakest else "about")]
    return line + _block(lines, text, lower - 49, room=258, anchor="start")


def _line(
    tie: Tie, start: tuple[float, float], end: tuple[float, float], *, weakest: bool
) -> Markup:
    return _LINE.format(
        weak=" weakest" if weakest else "",
        x1=start[0],
        y1=start[1],
        x2=end[0],
        y2=end[1],
        thick=thickness(tie.strength),
    )


def _says(tie: Tie) -> str:
    return tie.label
