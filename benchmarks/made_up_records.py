"""A set of made-up records with doubles that carry the errors of typing, scanning and hearsay.

    python -m benchmarks.made_up_records FOLDER --people 2000 --doubles 3 --errors 8

After the manner of FEBRL (Christen 2005), with our own rules and names: every person has one
original record and up to so many doubles, each with one to so many errors.

With ``--historical`` the records are such as parish books and lexicons keep of people long dead:
names in old spellings, the year of birth alone or a year off, a place and an occupation, neither
e-mail nor phone; one in twelve is born to the parents of another.
"""

import argparse
import csv
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from random import Random

from graphsvc.demo.tables import name_pools
from graphsvc.normal import name_key

Fields = dict[str, str]
Spoil = Callable[[Random, str], str]

COLUMNS = (
    *("rec_id", "given_name", "surname", "street_number", "address_1", "address_2", "suburb"),
    *("postcode", "state", "date_of_birth", "soc_sec_id", "phone", "email"),
)
HISTORICAL = (
    *("rec_id", "first_name", "surname", "dob", "birth_place", "postcode", "gender", "occupation"),
)
_STATES = ("nsw", "vic", "qld", "wa", "sa", "tas", "act", "nt")
_STATE_WEIGHTS = (32, 26, 20, 10, 7, 2, 2, 1)
_STREETS = ("street", "place", "avenue", "road", "crescent", "close", "court")
_STARTS = ("bar", "wil", "kal", "mor", "tan", "har", "cool", "east", "glen", "ash", "yar", "pen")
_ENDS = ("ton", "ville", "berra", "ley", "wood", "ford", "field", "mere", "gong", "dale", "worth")
_MIDDLES = ("", "a", "en", "ing", "o", "el", "an", "i")
_EMPTY = {"address_2": 0.4, "phone": 0.3, "email": 0.4, "given_name": 0.02, "date_of_birth": 0.05}
_SWAPPED = (("given_name", "surname"), ("address_1", "address_2"))
_SCANNED = (("m", "rn"), ("l", "1"), ("o", "0"), ("s", "5"), ("d", "cl"), ("g", "q"), ("b", "h"))
_HEARD = (("ph", "f"), ("c", "k"), ("y", "i"), ("ie", "y"), ("ll", "l"), ("tt", "t"), ("v", "w"))
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def main(arguments: Sequence[str]) -> int:
    """Writes ``records.csv`` into a folder. Returns the status with which the command ends."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.made_up_records")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--people", type=int, default=2_000)
    parser.add_argument("--doubles", type=int, default=3, help="of one person at most")
    parser.add_argument("--errors", type=int, default=5, help="in one double at most")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--historical", action="store_true", help="of people long dead")
    given = parser.parse_args(arguments)
    given.folder.mkdir(parents=True, exist_ok=True)
    rng = Random(given.seed)
    columns, make = (HISTORICAL, historical) if given.historical else (COLUMNS, made_up)
    rows = make(rng, people=given.people, doubles=given.doubles, errors=given.errors)
    with (given.folder / "records.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(rows)
    return 0


def made_up(rng: Random, *, people: int, doubles: int, errors: int) -> list[Fields]:
    """The records in an order that tells nothing."""
    rows: list[Fields] = []
    for number in range(people):
        original = _person(rng)
        rows.append({"rec_id": f"rec-{number}-org", **original})
        for double in range(rng.randint(0, doubles)):
            spoilt = _double(rng, original, rng.randint(1, errors))
            rows.append({"rec_id": f"rec-{number}-dup-{double}", **spoilt})
    rng.shuffle(rows)
    return rows


def historical(rng: Random, *, people: int, doubles: int, errors: int) -> list[Fields]:
    """Records of people long dead, in an order that tells nothing."""
    rows: list[Fields] = []
    person = _ancestor(rng)
    for number in range(people):
        person = _sibling(rng, person) if rng.random() < _SIBLINGS else _ancestor(rng)
        rows.append({"rec_id": f"rec-{number}-org", **person})
        for double in range(rng.randint(0, doubles)):
            spoilt = dict(person)
            for _ in range(rng.randint(1, errors)):
                name = rng.choices(tuple(_AGED), tuple(_AGED.values()))[0]
                spoilt[name] = _aged(rng, name, spoilt[name])
            rows.append({"rec_id": f"rec-{number}-dup-{double}", **spoilt})
    rng.shuffle(rows)
    return rows


# --- people ---------------------------------------------------------------------------------------


def _person(rng: Random) -> Fields:
    pool = next(pool for pool in name_pools() if pool.locale == "en")
    given = _common_first(rng, [name_key(name.latin) for name in pool.given[rng.randrange(2)]])
    surname = _common_first(rng, [name_key(name.latin) for name in pool.family])
    person = {
        "given_name": given,
        "surname": surname,
        "street_number": str(rng.randint(1, 240)),
        "address_1": f"{_place(rng)} {rng.choice(_STREETS)}",
        "address_2": f"{_place(rng)} {_place(rng)}",
        "suburb": _place(rng),
        "postcode": str(rng.randint(2000, 7999)),
        "state": rng.choices(_STATES, _STATE_WEIGHTS)[0],
        "date_of_birth": f"{rng.randint(1920, 2005)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}",
        "soc_sec_id": str(rng.randint(1_000_000, 9_999_999)),
        "phone": f"0{rng.randint(2, 8)} {rng.randint(10_000_000, 99_999_999)}",
        "email": f"{given[0]}.{surname}{rng.randint(1, 99)}@{_place(rng)}.example",
    }
    return {
        name: "" if rng.random() < _EMPTY.get(name, 0) else text for name, text in person.items()
    }


_SIBLINGS = 0.08
_OCCUPATIONS = (
    *("politician", "painter", "cricketer", "writer", "priest", "architect", "soldier", "engineer"),
    *("botanist", "lawyer", "physician", "composer", "merchant", "bishop", "actor", "historian"),
)
_OLD = (("i", "y"), ("c", "ck"), ("t", "tt"), ("l", "ll"), ("ee", "ea"), ("or", "our"), ("f", "ff"))


def _ancestor(rng: Random) -> Fields:
    pool = next(pool for pool in name_pools() if pool.locale == "en")
    sex = rng.randrange(2)
    surname = _common_first(rng, [name_key(name.latin) for name in pool.family])
    return {
        "first_name": _christened(rng, sex),
        "surname": surname if rng.random() < 0.3 else rng.choice(_STARTS) + rng.choice(_ENDS),
        "dob": _day(rng, rng.randint(1680, 1900)),
        "birth_place": _place(rng),
        "postcode": _postcode(rng),
        "gender": ("f", "m")[sex],
        "occupation": _common_first(rng, _OCCUPATIONS),
    }


def _postcode(rng: Random) -> str:
    letters = "abdefghjlnpq"
    area = f"{rng.choice('bcdeglmnst')}{rng.randint(1, 40)}"
    return f"{area} {rng.randint(1, 9)}{rng.choice(letters)}{rng.choice(letters)}"


def _sibling(rng: Random, person: Fields) -> Fields:
    """Of the same parents and place of birth."""
    year = int(person["dob"][:4]) + rng.choice((-5, -4, -3, -2, 2, 3, 4, 5))
    sex = rng.randrange(2)
    own = {"dob": _day(rng, year), "gender": ("f", "m")[sex]}
    given = _christened(rng, sex)
    while given == person["first_name"]:
        given = _christened(rng, sex)
    return {
        **person,
        **own,
        "first_name": given,
        "postcode": _postcode(rng),
        "occupation": _common_first(rng, _OCCUPATIONS),
    }


def _christened(rng: Random, sex: int) -> str:
    pool = next(pool for pool in name_pools() if pool.locale == "en")
    names = [name_key(name.latin) for name in pool.given[sex]]
    first = _common_first(rng, names)
    return f"{first} {rng.choice(names)}" if rng.random() < 0.25 else first


def _day(rng: Random, year: int) -> str:
    return f"{year}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"


def _common_first(rng: Random, names: Sequence[str]) -> str:
    """The name of rank ``n`` is drawn about as often as one in ``n``."""
    return names[int(len(names) ** rng.random()) - 1]


def _place(rng: Random) -> str:
    return rng.choice(_STARTS) + rng.choice(_MIDDLES) + rng.choice(_ENDS)


# --- errors ---------------------------------------------------------------------------------------


def _double(rng: Random, original: Mapping[str, str], errors: int) -> Fields:
    spoilt = dict(original)
    for _ in range(errors):
        kind = rng.random()
        if kind < 0.08:
            one, other = rng.choice(_SWAPPED)
            spoilt[one], spoilt[other] = spoilt[other], spoilt[one]
        elif kind < 0.16:
            name = rng.choice(list(spoilt))
            spoilt[name] = _person(rng)[name]
        else:
            name = rng.choice(list(spoilt))
            spoilt[name] = rng.choices(_SPOILS, _SPOIL_WEIGHTS)[0](rng, spoilt[name])
    return spoilt


def _mistyped(rng: Random, text: str) -> str:
    if not text:
        return text
    place = rng.randrange(len(text))
    letter = rng.choice("0123456789" if text[place].isdigit() else _LETTERS)
    before, after = text[:place], text[place + 1 :]
    return rng.choice(
        (
            before + letter + after,
            before + letter + text[place:],
            before + after,
            before + after[:1] + text[place] + after[1:],
        )
    )


def _scanned(rng: Random, text: str) -> str:
    return _replaced(rng, text, _SCANNED)


def _heard(rng: Random, text: str) -> str:
    return _replaced(rng, text, _HEARD)


def _replaced(rng: Random, text: str, table: Sequence[tuple[str, str]]) -> str:
    both = [*table, *((new, old) for old, new in table)]
    fitting = [(old, new) for old, new in both if old in text]
    if not fitting:
        return text
    old, new = rng.choice(fitting)
    return text.replace(old, new, 1)


def _spaced(rng: Random, text: str) -> str:
    place = rng.randint(1, max(1, len(text) - 1))
    return text.replace(" ", "", 1) if " " in text else f"{text[:place]} {text[place:]}".strip()


def _lost(_: Random, __: str) -> str:
    return ""


_AGED = {
    "first_name": 4,
    "surname": 3,
    "dob": 4,
    "birth_place": 3,
    "postcode": 3,
    "occupation": 3,
    "gender": 1,
}
"""How often each field is the one that is spoilt."""


def _aged(rng: Random, name: str, text: str) -> str:
    """As another book has it."""
    kind = rng.random()
    if kind < 0.3 or not text:
        return ""
    if name == "dob":
        return _another_day(rng, text)
    if name in ("occupation", "postcode", "gender"):
        return _ancestor(rng)[name]
    if name == "first_name" and kind < 0.6:
        return text.split(maxsplit=1)[0] if " " in text else text[0]
    return _replaced(rng, text, _OLD) if kind < 0.75 else _mistyped(rng, text)


def _another_day(rng: Random, text: str) -> str:
    year = text[:4]
    near = str(int(year) + rng.choice((-1, 1))) if year.isdigit() else year
    return rng.choice((year, f"{year}-01-01", near + text[4:], _mistyped(rng, text)))


_SPOILS: tuple[Spoil, ...] = (_mistyped, _scanned, _heard, _spaced, _lost)
_SPOIL_WEIGHTS = (50, 12, 15, 8, 15)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
