"""Sentences from evidence: what they say, and that they say no more."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.days import day_number
from graphsvc.ontology import TieType
from graphsvc.paths.explain import (
    LANGUAGES,
    Code,
    Who,
    fresh,
    in_order,
    reason,
    seen,
    sentence,
    why_none,
)
from graphsvc.paths.explain.language import how_often
from graphsvc.strength import WORD, Evidence
from loaders.records import PartialDate

PLACES = {"initech": "Initech", "mit": "MIT"}
YOU = Who("Kim", you=True)
DANA = Who("Dana", colleague=True)
LEE = Who("Lee")


def evidence(type_: TieType, **fields: Any) -> Evidence:
    return Evidence(type_, "fact", 0, **fields)


def day(text: str) -> int:
    return day_number(PartialDate.parse(text).last_day())


TEAMMATE = evidence(TieType.TEAMMATE)
WORKED = evidence(
    TieType.EX_COLLEAGUE, place="initech", since="2016", until="2019", months=24, last=day("2019")
)

SAID = [
    (WORKED, DANA, "Dana worked with Lee at Initech from 2016 to 2019, for at least 2 years."),
    (WORKED, YOU, "You worked with Lee at Initech from 2016 to 2019, for at least 2 years."),
    (
        WORKED._replace(since="2016-04", until="2017-08", months=16),
        DANA,
        (
            "Dana worked with Lee at Initech from April 2016 to August 2017, for at least 1 "
            "year and 4 months."
        ),
    ),
    (
        WORKED._replace(since="2016-04", until="2016-04", months=1),
        DANA,
        "Dana worked with Lee at Initech in April 2016, for at least 1 month.",
    ),
    (
        WORKED._replace(until="", last=day("2025-06"), months=102),
        DANA,
        (
            "Dana has worked with Lee at Initech since 2016 (as of June 2025), for at least 8 "
            "years and 6 months."
        ),
    ),
    (
        evidence(TieType.SHARED_EMPLOYER, place="initech"),
        DANA,
        "Dana and Lee both worked at Initech, perhaps not at one time.",
    ),
    (
        evidence(TieType.ALUMNI, place="mit", since="2001", until="2004"),
        DANA,
        "Dana studied with Lee at MIT from 2001 to 2004.",
    ),
    (
        evidence(TieType.CUSTOMER, place="initech", since="2020"),
        YOU,
        "You can ask Lee of Initech, a customer.",
    ),
    (
        evidence(TieType.CUSTOMER, place="initech", since="2018", until="2021"),
        DANA,
        "Dana can ask Lee, who worked at Initech while it was a customer.",
    ),
    (evidence(TieType.KNOWS, kind="public"), DANA, "Dana knows Lee."),
    (evidence(TieType.KNOWS, kind="linkedin"), YOU, "You are connected to Lee on LinkedIn."),
    (
        evidence(TieType.KNOWS, kind="linkedin", since="2020-03"),
        DANA,
        "Dana has been connected to Lee on LinkedIn since March 2020.",
    ),
    (evidence(TieType.KNOWS, kind="google"), DANA, "Dana has Lee among their contacts."),
    (
        evidence(TieType.KNOWS, kind=WORD, level="close"),
        DANA,
        "Dana knows Lee well, by their own word.",
    ),
    (
        evidence(TieType.KNOWS, kind=WORD, level="slight"),
        YOU,
        "You have met Lee, by your own word.",
    ),
    (
        evidence(TieType.KNOWS, kind="mail", weeks=60, since="2024-01", until="2025-12"),
        DANA,
        "Dana has been in touch with Lee by mail most weeks from January 2024 to December 2025.",
    ),
    (
        evidence(TieType.KNOWS, kind="mail,call", weeks=1, since="2024-01", until="2024-01"),
        YOU,
        "You have been in touch with Lee by mail and on the phone once in January 2024.",
    ),
    (TEAMMATE, YOU, "You have Lee as a colleague."),
]

SAID_IN_FRENCH = [
    (
        WORKED,
        DANA,
        "Dana a travaillé avec Lee chez Initech de 2016 à 2019, pendant au moins 2 ans.",
    ),
    (
        WORKED._replace(since="2016-04", until="2017-08", months=16),
        YOU,
        (
            "Vous avez travaillé avec Lee chez Initech d’avril 2016 à août 2017, pendant au moins "
            "1 an et 4 mois."
        ),
    ),
    (
        WORKED._replace(until="", last=day("2025-06"), months=102),
        DANA,
        (
            "Dana travaille avec Lee chez Initech depuis 2016 (en juin 2025), pendant au moins 8 "
            "ans et 6 mois."
        ),
    ),
    (
        evidence(TieType.SHARED_EMPLOYER, place="initech"),
        YOU,
        "Vous et Lee avez travaillé chez Initech, peut-être pas en même temps.",
    ),
    (
        evidence(TieType.ALUMNI, place="mit", since="2001", until="2004"),
        DANA,
        "Dana a étudié avec Lee (MIT) de 2001 à 2004.",
    ),
    (
        evidence(TieType.CUSTOMER, place="initech"),
        YOU,
        "Vous pouvez vous adresser à Lee, chez Initech, un client.",
    ),
    (evidence(TieType.KNOWS, kind="public"), YOU, "Vous connaissez Lee."),
    (
        evidence(TieType.KNOWS, kind="linkedin", since="2020-08"),
        DANA,
        "Dana est en contact avec Lee sur LinkedIn depuis août 2020.",
    ),
    (evidence(TieType.KNOWS, kind="google"), YOU, "Vous avez Lee parmi vos contacts."),
    (evidence(TieType.KNOWS, kind=WORD, level="good"), DANA, "Dana dit connaître Lee."),
    (
        evidence(TieType.KNOWS, kind="meeting", weeks=10, since="2025-01", until="2025-09"),
        DANA,
        (
            "Dana a échangé avec Lee en réunion à peu près tous les mois de janvier 2025 à "
            "septembre 2025."
        ),
    ),
    (TEAMMATE, DANA, "Dana a Lee pour collègue."),
]


@pytest.mark.parametrize(("piece", "one", "expected"), SAID)
def test_evidence_is_said_in_english(piece: Evidence, one: Who, expected: str) -> None:
    assert reason(piece, one=one, other=LEE, places=PLACES, language="en") == expected


@pytest.mark.parametrize(("piece", "one", "expected"), SAID_IN_FRENCH)
def test_evidence_is_said_in_french(piece: Evidence, one: Who, expected: str) -> None:
    assert reason(piece, one=one, other=LEE, places=PLACES, language="fr") == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ("Dana, your colleague, worked with Lee at Initech from 2016 to 2019, and Lee knows "
               "Noor.")),
        ("fr", ("Dana, votre collègue, a travaillé avec Lee chez Initech de 2016 à 2019, et Lee "
               "connaît Noor.")),
    ],
)  # fmt: skip
def test_a_path_is_one_sentence_that_begins_with_the_colleague(
    language: Code, expected: str
) -> None:
    ties = [[TEAMMATE], [WORKED], [evidence(TieType.KNOWS, kind="public")]]
    humans = [YOU, DANA, LEE, Who("Noor")]
    assert sentence(humans, ties, places=PLACES, language=language) == expected


def test_a_direct_path_to_a_colleague_says_so() -> None:
    said = sentence([YOU, DANA], [[TEAMMATE]], places={}, language="en")
    assert said == "You have Dana as a colleague."


def test_the_owners_word_is_all_that_is_told_of_their_tie() -> None:
    word = Evidence(TieType.KNOWS, WORD, 5, day("2026"), kind=WORD, level="good")
    contact = Evidence(TieType.KNOWS, "contact:linkedin", 1, kind="linkedin")
    assert in_order([contact, word], day("2026")) == [word]


@pytest.mark.parametrize(
    ("weeks", "until", "often"),
    [
        (1, "2025-01", "once"),
        (40, "2025-12", "weekly"),
        (12, "2025-12", "monthly"),
        (4, "2025-12", "yearly"),
        (2, "2026-12", "rarely"),
    ],
)
def test_how_often_is_told_coarsely(weeks: int, until: str, often: str) -> None:
    assert how_often(evidence(TieType.KNOWS, weeks=weeks, since="2025-01", until=until)) == often


def test_freshness_is_the_last_month() -> None:
    assert fresh(WORKED) == "2019-12"
    assert fresh(TEAMMATE) is None


CONNECTED = evidence(TieType.KNOWS, kind="linkedin", since="2013-06-07", last=day("2013-06-07"))
SEEN = [
    ([TEAMMATE, CONNECTED], None, None),
    ([CONNECTED, WORKED], "since June 2013", "depuis juin 2013"),
    ([WORKED, CONNECTED], "until 2019", "jusqu’en 2019"),
    (
        [WORKED, WORKED._replace(until="", last=day("2025-06"))],
        "still in June 2025",
        "encore en juin 2025",
    ),
    (
        [CONNECTED._replace(weeks=3, until="2024-02", last=day("2024-02"))],
        "last in February 2024",
        "la dernière fois en février 2024",
    ),
    (
        [CONNECTED._replace(kind=WORD, level="good", last=day("2024-02"))],
        "said in February 2024",
        "dit en février 2024",
    ),
]


@pytest.mark.parametrize(("pieces", "english", "french"), SEEN)
def test_until_when_a_tie_is_seen_is_told_by_its_type(
    pieces: list[Evidence], english: str | None, french: str | None
) -> None:
    assert (seen(pieces, language="en"), seen(pieces, language="fr")) == (english, french)


PIECES = st.sampled_from([piece for piece, _, _ in SAID])


@given(PIECES, st.sampled_from(["en", "fr"]), st.booleans())
def test_every_piece_is_one_sentence(piece: Evidence, language: Code, you: bool) -> None:
    one = YOU if you else DANA
    text = reason(piece, one=one, other=LEE, places=PLACES, language=language)
    assert text.endswith(".")
    assert text[0].isupper()
    assert "  " not in text
    assert "Lee" in text
    assert ("Kim" in text) is False


@given(PIECES, st.sampled_from(["en", "fr"]))
def test_no_number_is_told_that_is_not_in_the_evidence(piece: Evidence, language: Code) -> None:
    text = reason(piece, one=DANA, other=LEE, places=PLACES, language=language)
    known = f"{piece.since} {piece.until} {fresh(piece) or ''}"
    years = {word for word in text.replace(".", " ").replace(",", " ").replace(")", " ").split()
             if word.isdigit() and len(word) == 4}  # fmt: skip
    assert all(year in known for year in years)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_words_in_every_language(language: Code) -> None:
    for code in LANGUAGES["en"].none:
        for kind in ("person", "company"):
            words = why_none(code, kind=kind, language=language)
            assert words.text.endswith(".")
            assert words.advice.endswith(".")
