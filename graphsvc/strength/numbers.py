"""Every number of the model, each with where it comes from."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

Unit = Literal[
    "strength", "factor", "share", "exponent", "people", "days", "weeks", "months", "years"
]


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the model, what it is counted in, and where it comes from."""

    value: float
    unit: Unit
    source: str


_CHECKED = "python -m benchmarks ties"

NUMBERS: Final[Mapping[str, Number]] = MappingProxyType(
    {
        "teammate": Number(
            0.9, "strength", "definition of the product: colleagues of one team help each other"
        ),
        "public_knows": Number(
            0.5, "strength", "definition of the product: a published tie without a date"
        ),
        "linkedin": Number(
            0.35,
            "strength",
            "judgement: connected is not knows; under a year of shared work in a small team",
        ),
        "address_book": Number(0.35, "strength", "judgement: as much as a LinkedIn connection"),
        "by_hand": Number(0.35, "strength", "judgement: as much as an entry of an address book"),
        "word_close": Number(
            0.9, "strength", "judgement: the owner knows them well; as a colleague of one team"
        ),
        "word_good": Number(
            0.6, "strength", "judgement: the owner knows them; above the border of strong"
        ),
        "word_slight": Number(
            0.2, "strength", "judgement: the owner has met them; above the border of medium"
        ),
        "busy": Number(
            0.5, "factor", "judgement: an introducer who is busy is half as likely to help"
        ),
        "ex_colleague": Number(
            0.8, "strength", "judgement: ceiling for years in the same small company"
        ),
        "ex_colleague_months": Number(
            18.0, "months", "judgement: time constant; after 18 months together 63 % of the ceiling"
        ),
        "alumni": Number(0.5, "strength", "judgement: ceiling for years at the same small school"),
        "alumni_months": Number(
            24.0, "months", "judgement: time constant, as for colleagues, slower"
        ),
        "small_place": Number(
            25.0,
            "people",
            "judgement: up to this many people everybody has met everybody (a team of teams)",
        ),
        "unknown_place": Number(
            250.0,
            "people",
            "judgement: a place of unknown headcount has so many, or as many as are known of "
            "if these are more. About half of all who are employed by firms are in larger ones "
            "(Eurostat, structural business statistics; US Census, SUSB)",
        ),
        "size_exponent": Number(
            0.35,
            "exponent",
            "judgement: a place ten times as large proves a bit less than half as much",
        ),
        "customer": Number(
            0.3, "strength", "judgement: they bought from us; not everybody there knows us"
        ),
        "customer_buyer": Number(
            0.45,
            "strength",
            "judgement: of a customer, whoever buys or decides: procurement, directors and above",
        ),
        "shared_employer": Number(
            0.06, "strength", "judgement: the same employer, perhaps never at one time"
        ),
        "half_life_contact": Number(8.0, "years", "judgement"),
        "half_life_ex_colleague": Number(7.0, "years", "judgement; since the last day together"),
        "half_life_alumni": Number(
            15.0, "years", "judgement: school ties fade slower than work ties"
        ),
        "traffic_week": Number(
            7.0, "days", f"ten mails of one week tell little more than one ({_CHECKED}: as a day)"
        ),
        "traffic_fast": Number(
            35.0, "days", f"half-life of most of a week's weight ({_CHECKED}: 30 to 45 are alike)"
        ),
        "traffic_slow": Number(
            730.0,
            "days",
            f"half-life of the rest, so that old long ties outlast new ones ({_CHECKED})",
        ),
        "traffic_slow_share": Number(
            0.03,
            "share",
            f"how much of a week's weight fades slowly ({_CHECKED}: from 0.1 on it ranks worse)",
        ),
        "traffic_people": Number(
            50.0,
            "people",
            f"a mail to more people than this is a mass mail ({_CHECKED}: 30 to 60 are alike)",
        ),
        "traffic_crowd": Number(
            0.15,
            "exponent",
            "judgement: a mail to n people counts n to the power of minus this "
            f"({_CHECKED}: 0 to 0.25 are alike)",
        ),
        "traffic_together": Number(
            0.25,
            "factor",
            "of a week in which both were only recipients of others' mails "
            f"({_CHECKED}: 0.2 and 0.3 are alike, 0 is worse)",
        ),
        "traffic_unit": Number(
            1.6,
            "weeks",
            "of fresh two-way traffic make 63 %: strength is then about the share of "
            f"such pairs who write within 90 days ({_CHECKED})",
        ),
        "traffic_one_way": Number(
            1e-4,
            "share",
            "one-way traffic stays under 0.001 however much it is, so that it is no tie",
        ),
        "strong": Number(0.5, "strength", "judgement: rather yes than no"),
        "medium": Number(0.15, "strength", "judgement: one in seven"),
    }
)


def number(name: str) -> float:
    """The value of a number of the model."""
    return NUMBERS[name].value
