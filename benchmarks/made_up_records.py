"""A set of made-up records with doubles that carry the errors of typing, scanning and hearsay.

    python -m benchmarks.made_up_records FOLDER --people 2000 --doubles 3 --errors 8

After the manner of FEBRL (Christen 2005), with our own rules and names: every person has one
original record and up to so many doubles, each with one to so many errors.
"""

import argparse
import csv
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from random import Random

from graphsvc.demo.tables import name_pools
from graphsvc.matching.normal import name_key

Fields = dict[str, str]
Spoil = Callable[[Random, str], str]

COLUMNS = (
    *("rec_id", "given_name", "surname", "street_number", "address_1", "address_2", "suburb"),
    *("postcode", "state", "date_of_birth", "soc_sec_id", "phone", "email"),
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
    given = parser.parse_args(arguments)
    given.folder.mkdir(parents=True, exist_ok=True)
    rng = Random(given.seed)
    rows = made_up(rng, people=given.people, doubles=given.doubles, errors=given.errors)
    with (given.folder / "records.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
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


_SPOILS: tuple[Spoil, ...] = (_mistyped, _scanned, _heard, _spaced, _lost)
_SPOIL_WEIGHTS = (50, 12, 15, 8, 15)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
