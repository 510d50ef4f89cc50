"""Names of people who do not exist, small enough to keep a million of them.

An ``Identity`` is a handful of indices; ``pack`` makes one integer of it, so that the names
themselves are put together only when somebody asks.
"""

from functools import lru_cache
from random import Random
from typing import NamedTuple

from graphsvc.demo.tables import Country, Spelling, name_pools
from graphsvc.normal import name_key

_OWN_SCRIPT_SHARE = 0.7
_FAMILY_FIRST = frozenset({"zh", "ja", "ko"})
_SECOND_NAMES = {"en": 0.25, "es": 0.6, "pt": 0.6}
# How a woman's family name ends where it differs, by locale: in its own script and in Latin.
_FEMININE = {
    "ru": (
        *(("ский", "ская"), ("ов", "ова"), ("ев", "ева"), ("ёв", "ёва"), ("ин", "ина")),
        *(("sky", "skaya"), ("ov", "ova"), ("ev", "eva"), ("in", "ina")),
    ),
    "pl": (("ski", "ska"), ("cki", "cka")),
    "cs": (("ý", "á"), ("a", "ová"), ("ek", "ková"), ("", "ová")),
    "el": (
        *(("ος", "ου"), ("ης", "η"), ("άς", "ά"), ("ής", "ή")),
        *(("os", "ou"), ("is", "i"), ("as", "a")),
    ),
}


class Identity(NamedTuple):
    """Indices into the name pool ``locale``; ``second`` is 0 for none, else the index plus one."""

    locale: int
    woman: int
    native: int
    given: int
    family: int
    second: int


class FullName(NamedTuple):
    """``given`` with a middle name, ``family`` with a second one."""

    given: str
    family: str
    shown: str


_BITS = (5, 1, 1, 8, 8, 8)


def pack(identity: Identity) -> int:
    """Thirty-one bits."""
    packed = 0
    for value, bits in zip(identity, _BITS, strict=True):
        packed = packed << bits | value
    return packed


def unpack(packed: int) -> Identity:
    """The inverse of ``pack``."""
    values: list[int] = []
    for bits in reversed(_BITS):
        values.append(packed & ((1 << bits) - 1))
        packed >>= bits
    return Identity(*reversed(values))


def draw_identity(rng: Random, country: Country) -> Identity:
    """Somebody who may well live in ``country``."""
    locale, own_script = country.locales.draw(rng)
    pool = name_pools()[locale]
    woman = int(rng.random() < 0.5)
    second = rng.random() < _SECOND_NAMES.get(pool.locale, 0.0)
    seconds = pool.given[woman] if pool.locale == "en" else pool.family
    return Identity(
        locale=locale,
        woman=woman,
        native=int(own_script and rng.random() < _OWN_SCRIPT_SHARE),
        given=_below(rng, len(pool.given[woman])),
        family=_below(rng, len(pool.family)),
        second=1 + _below(rng, len(seconds)) if second else 0,
    )


def full_name(identity: Identity, *, latin: bool = False) -> FullName:
    """The name as it is written by its bearer, or in Latin letters."""
    pool = name_pools()[identity.locale]
    native = bool(identity.native) and not latin
    given = _spelt(pool.given[identity.woman][identity.given], native=native)
    family = _family(identity, native=native)
    if identity.second and pool.locale == "en":
        middle = _spelt(pool.given[identity.woman][identity.second - 1], native=native)
        given = f"{given} {middle[0]}."
    elif identity.second:
        family = f"{family} {_spelt(pool.family[identity.second - 1], native=native)}"
    joined = native and pool.locale in _FAMILY_FIRST
    return FullName(given, family, f"{family}{given}" if joined else f"{given} {family}")


def ascii_parts(identity: Identity) -> tuple[str, str]:
    """Given and first family name in small ASCII letters, for addresses."""
    pool = name_pools()[identity.locale]
    given = pool.given[identity.woman][identity.given].latin
    return _slug(given), _slug(_family(identity, native=False))


def _family(identity: Identity, *, native: bool) -> str:
    pool = name_pools()[identity.locale]
    family = _spelt(pool.family[identity.family], native=native)
    return _feminine(family, pool.locale) if identity.woman else family


def _feminine(family: str, locale: str) -> str:
    for ending, other in _FEMININE.get(locale, ()):
        if family.endswith(ending):
            return family.removesuffix(ending) + other
    return family


def _spelt(spelling: Spelling, *, native: bool) -> str:
    return spelling.native if native else spelling.latin


@lru_cache(maxsize=20_000)
def _slug(text: str) -> str:
    return name_key(text).replace(" ", "")


def _below(rng: Random, limit: int) -> int:
    return int(rng.random() * limit)
