"""Companies and schools: what they are called, where they are, how likely somebody is there."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import TypeVar

from graphsvc.demo.tables import Weighted, countries, industries, roots
from graphsvc.normal import name_key
from loaders.records import Company, PartialDate, School

COMPANY_REF = "demo:c{}"
SCHOOL_REF = "demo:s{}"
_HEAVIEST = 300.0
_TAIL = 1.05
"""Pareto's exponent of company sizes: half below twice the smallest, the largest 300 times it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a company or school stands, by index, and its weight among its like."""

    country: int
    industry: int
    weight: float


@dataclass(frozen=True, slots=True)
class Founder:
    """A company that the world is certain to have."""

    name: str
    industry: str
    country: str
    weight: float


@dataclass(frozen=True, slots=True)
class Market:
    """The places to work and to study, and draws among them that keep people near.

    ``near`` holds the companies of an industry in a country, ``around`` those of an industry in a
    region, ``local`` those of a country.
    """

    companies: tuple[Company, ...]
    company_places: tuple[Place, ...]
    schools: tuple[School, ...]
    all: Weighted[int]
    near: dict[tuple[int, int], Weighted[int]]
    around: dict[tuple[str, int], Weighted[int]]
    local: dict[int, Weighted[int]]
    campuses: dict[int, Weighted[int]]
    campuses_around: dict[str, Weighted[int]]
    all_schools: Weighted[int]
    feeds: tuple[tuple[int, ...], ...]
    mint: NameMint

    def employer(self, rng: Random, *, country: int, industry: int) -> int:
        """A next employer: mostly the same industry and country, else close to one of them."""
        turn = rng.random()
        if turn < 0.75:
            place = self.near.get((country, industry))
        elif turn < 0.87:
            place = self.local.get(country)
        else:
            place = self.around.get((countries()[country].region, industry))
        return (place or self.local.get(country) or self.all).draw(rng)

    def school(self, rng: Random, *, country: int) -> int:
        """A school: mostly in the country, else in its region."""
        place = self.campuses.get(country) if rng.random() < 0.92 else None
        region = countries()[country].region
        return (place or self.campuses_around.get(region) or self.all_schools).draw(rng)


def build_market(
    rng: Random, *, companies: int, schools: int, tail: float, founders: Sequence[Founder]
) -> Market:
    """``tail`` stretches the sizes of the largest companies; 1 is 300 times the smallest."""
    names = NameMint({_name_slug(founder.name) for founder in founders})
    drawn = [_founded(founder) for founder in founders]
    drawn += [_company_place(rng, tail=tail) for _ in range(companies - len(founders))]
    titles = [founder.name for founder in founders]
    titles += [names.company(rng, place.industry) for place in drawn[len(founders) :]]
    campuses = [_school_place(rng) for _ in range(schools)]
    local = _grouped(drawn, lambda place: place.country)
    return Market(
        companies=_owned(
            [
                _company(rng, index=index, place=place, name=name)
                for index, (place, name) in enumerate(zip(drawn, titles, strict=True))
            ],
            drawn,
            founders=len(founders),
        ),
        company_places=tuple(drawn),
        schools=tuple(
            _school(rng, place, index=index, name=names.school(rng, place.country))
            for index, place in enumerate(campuses)
        ),
        all=_everywhere(drawn),
        near=_grouped(drawn, lambda place: (place.country, place.industry)),
        around=_grouped(drawn, lambda place: (countries()[place.country].region, place.industry)),
        local=local,
        campuses=_grouped(campuses, lambda place: place.country),
        campuses_around=_grouped(campuses, lambda place: countries()[place.country].region),
        all_schools=_everywhere(campuses),
        feeds=tuple(_fed(rng, local.get(place.country)) for place in campuses),
        mint=names,
    )


class NameMint:
    """Names that no two companies or schools share; ``taken`` are their slugs."""

    def __init__(self, taken: set[str]) -> None:
        self._taken = taken

    def company(self, rng: Random, industry: int) -> str:
        """``Alderbrook Logistics``, without a legal form."""
        words = industries()[industry].words
        return self._fresh(lambda: f"{rng.choice(roots())} {rng.choice(words)}")

    def school(self, rng: Random, country: int) -> str:
        """``Universidad de Valento``."""
        patterns = countries()[country].schools
        return self._fresh(lambda: rng.choice(patterns).format(rng.choice(roots())))

    def _fresh(self, mint: Callable[[], str]) -> str:
        name = mint()
        while _name_slug(name) in self._taken:
            name = mint()
        self._taken.add(_name_slug(name))
        return name


def _name_slug(name: str) -> str:
    return name_key(name).replace(" ", "")


def _founded(founder: Founder) -> Place:
    names = [country.name for country in countries()]
    trades = [industry.name for industry in industries()]
    return Place(names.index(founder.country), trades.index(founder.industry), founder.weight)


def _company_place(rng: Random, *, tail: float) -> Place:
    country, industry = _COUNTRIES.draw(rng), _INDUSTRIES.draw(rng)
    return Place(country, industry, min(_HEAVIEST * tail, rng.paretovariate(_TAIL)))


def _school_place(rng: Random) -> Place:
    return Place(_COUNTRIES.draw(rng), 0, min(20.0, rng.paretovariate(1.2)))


def _company(rng: Random, *, index: int, place: Place, name: str) -> Company:
    forms = countries()[place.country].legal_forms
    shown = f"{name} {rng.choice(forms)}" if rng.random() < 0.6 else name
    domain = f"{_name_slug(name)}.example" if rng.random() < 0.97 else None
    headcount = max(2, round(place.weight * rng.uniform(4, 25))) if rng.random() < 0.85 else None
    country = countries()[place.country].name
    return Company(COMPANY_REF.format(index), shown, domain, headcount, _city(rng, place), country)


def _owned(
    companies: Sequence[Company], places: Sequence[Place], *, founders: int
) -> tuple[Company, ...]:
    """About one company of 20 belongs to a larger one of its industry, most since it was bought."""
    rng = Random(len(companies))  # noqa: S311 - apart, so that the other draws stay as they are
    by_industry = _grouped(places, lambda place: place.industry)

    def with_parent(index: int, company: Company) -> Company:
        owner = by_industry[places[index].industry].draw(rng)
        owned = index >= founders and places[owner].weight > places[index].weight
        if not owned or rng.random() >= 0.06:
            return company
        month = PartialDate(rng.randint(2004, 2024), rng.randint(1, 12))
        acquired = month if rng.random() < 0.67 else None
        return replace(company, parent=COMPANY_REF.format(owner), acquired=acquired)

    return tuple(with_parent(index, company) for index, company in enumerate(companies))


def _school(rng: Random, place: Place, *, index: int, name: str) -> School:
    country = countries()[place.country].name
    return School(SCHOOL_REF.format(index), name, _city(rng, place), country)


def _city(rng: Random, place: Place) -> str:
    return rng.choice(countries()[place.country].cities)


def _fed(rng: Random, local: Weighted[int] | None) -> tuple[int, ...]:
    """The companies that take on a school's graduates."""
    return tuple(local.draw(rng) for _ in range(5)) if local else ()


def _everywhere(places: Sequence[Place]) -> Weighted[int]:
    return Weighted(range(len(places)), [place.weight for place in places])


Key = TypeVar("Key", bound=Hashable)


def _grouped(places: Sequence[Place], key: Callable[[Place], Key]) -> dict[Key, Weighted[int]]:
    groups: dict[Key, list[int]] = {}
    for index, place in enumerate(places):
        groups.setdefault(key(place), []).append(index)
    return {
        name: Weighted(group, [places[index].weight for index in group])
        for name, group in groups.items()
    }


_COUNTRIES = Weighted(range(len(countries())), [country.weight for country in countries()])
_INDUSTRIES = Weighted(range(len(industries())), [industry.weight for industry in industries()])
