"""What the made-up world is made of: names, countries, industries, titles, read from ``data/``."""

from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate, product
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")


class Weighted(Generic[T]):
    """Things drawn by weight, in logarithmic time."""

    def __init__(self, items: Sequence[T], weights: Sequence[float]) -> None:
        self.items = items
        self._sums = list(accumulate(weights))
        self._total = self._sums[-1] if self._sums else 0.0

    def draw(self, rng: Random) -> T:
        """One of them; there must be one."""
        place = bisect(self._sums, rng.random() * self._total, hi=len(self._sums) - 1)
        return self.items[place]


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name in its own script and in Latin letters (the same twice where those are its script)."""

    native: str
    latin: str


@dataclass(frozen=True, slots=True)
class NamePool:
    """The names of one locale."""

    locale: str
    given: tuple[tuple[Spelling, ...], tuple[Spelling, ...]]
    """Of men, of women."""
    family: tuple[Spelling, ...]


@dataclass(frozen=True, slots=True)
class Country:
    """``locales`` draws the index of a name pool and whether its own script is in use there."""

    name: str
    region: str
    weight: float
    cities: tuple[str, ...]
    legal_forms: tuple[str, ...]
    locales: Weighted[tuple[int, bool]]
    schools: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Industry:
    """``words`` end the names of its companies; ``functions`` draws an index into FUNCTIONS."""

    name: str
    weight: float
    words: tuple[str, ...]
    functions: Weighted[int]


@dataclass(frozen=True, slots=True)
class Function:
    """A line of work: its titles from the first job to the top, where it is found, how often."""

    name: str
    industries: tuple[str, ...]
    weight: float
    titles: tuple[str, ...]


@cache
def name_pools() -> tuple[NamePool, ...]:
    """Every locale, in the order of the file."""
    pools: list[NamePool] = []
    lines = _lines("names.txt")
    for heading, men, women, family in zip(lines, lines, lines, lines, strict=True):
        pools.append(
            NamePool(heading.strip("[]"), (_spellings(men), _spellings(women)), _spellings(family))
        )
    return tuple(pools)


@cache
def countries() -> tuple[Country, ...]:
    """Every country, in the order of the file."""
    return tuple(_country(*_columns(line)) for line in _lines("countries.txt"))


@cache
def functions() -> tuple[Function, ...]:
    """Every line of work, in the order of the file."""
    rows = [_columns(line) for line in _lines("titles.txt")]
    return tuple(
        Function(name, _items(where), float(weight), _items(titles))
        for name, where, weight, titles in rows
    )


@cache
def industries() -> tuple[Industry, ...]:
    """Every industry, in the order of the file."""
    rows = [_columns(line) for line in _lines("industries.txt")]
    return tuple(
        Industry(name, float(weight), _items(words), _functions_of(name))
        for name, weight, words in rows
    )


@cache
def roots() -> tuple[str, ...]:
    """Made-up place names: ``Alderbrook``, ``Valento``."""
    parts: dict[str, list[list[str]]] = {}
    for line in _lines("roots.txt"):
        family, _, words = line.partition(":")
        parts.setdefault(family, []).append(words.split())
    return tuple(
        first + last
        for firsts, lasts in parts.values()
        for first, last in product(firsts, lasts)
        if first[-1] != last[0]
    )


def _lines(file: str) -> Iterator[str]:
    text = files("graphsvc.demo").joinpath("data", file).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))


def _columns(line: str) -> list[str]:
    return [column.strip() for column in line.split("|")]


def _items(text: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in text.split(","))


def _spellings(line: str) -> tuple[Spelling, ...]:
    pairs = (item.partition("=") for item in _items(line.partition(":")[2]))
    return tuple(Spelling(native, latin or native) for native, _, latin in pairs)


def _functions_of(industry: str) -> Weighted[int]:
    fitting = [
        (index, function.weight)
        for index, function in enumerate(functions())
        if "*" in function.industries or industry in function.industries
    ]
    return Weighted([index for index, _ in fitting], [weight for _, weight in fitting])


def _country(*columns: str) -> Country:
    name, region, weight, cities, forms, locales, schools = columns
    return Country(
        name=name,
        region=region,
        weight=float(weight),
        cities=_items(cities),
        legal_forms=_items(forms),
        locales=_locales(_items(locales)),
        schools=_items(schools),
    )


def _locales(items: Sequence[str]) -> Weighted[tuple[int, bool]]:
    places = {pool.locale: index for index, pool in enumerate(name_pools())}
    pairs = [item.split() for item in items]
    drawn = [(places[locale.rstrip("*")], locale.endswith("*")) for locale, _ in pairs]
    return Weighted(drawn, [float(weight) for _, weight in pairs])
