"""Names of companies: symmetric, 1.0 for the same, and on the right side of the thresholds."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from graphsvc.matching.blocking import company_block, company_blocks
from graphsvc.matching.compare import (
    COMPANY_ALIKE,
    COMPANY_SAME,
    COMPANY_UNSURE,
    Score,
    company_names,
)
from graphsvc.normal import company_key
from graphsvc.normal.latin import MOST_LETTERS

LETTERS = "abcdefghijklmnoprstuvwyz"
WORD = st.text(LETTERS, min_size=1, max_size=10)
NAME = st.lists(WORD, min_size=1, max_size=4).map(" ".join)
LONG_WORD = st.text(LETTERS, min_size=7, max_size=10)


def is_form(word: str) -> bool:
    return company_key(f"acme {word}") == "acme" or company_key(f"{word} acme") == "acme"


@given(a=NAME | st.text(max_size=30), b=NAME | st.text(max_size=30))
def test_scores_are_symmetric_and_within_bounds(a: str, b: str) -> None:
    score = company_names(a, b)
    assert score == company_names(b, a)
    assert 0 <= score.value <= 1
    assert score.reason


@given(name=NAME)
def test_the_same_name_scores_one(name: str) -> None:
    assert company_names(name, name) == Score(1.0, "same name")
    assert company_names(name, f" {name.upper()}. ").value == 1.0


@given(words=st.lists(LONG_WORD, min_size=2, max_size=4), data=st.data())
def test_the_order_of_words_does_not_matter(words: list[str], data: st.DataObject) -> None:
    """But for legal forms, which are such by their place."""
    turned = " ".join(data.draw(st.permutations(words)))
    assume(not any(map(is_form, words)))
    assert company_names(" ".join(words), turned).value >= COMPANY_SAME


@given(one=NAME, other=NAME, many=st.integers(min_value=30, max_value=5_000))
def test_what_follows_a_long_name_is_left_out(one: str, other: str, many: int) -> None:
    long = f"{one} {'abc def ' * many}"
    assert company_names(long, other) == company_names(long[:MOST_LETTERS], other)


FORMS = st.sampled_from(["Inc.", "GmbH & Co. KG", "S.p.A.", "Public Limited Company", "Sp. z o.o."])


@given(words=st.lists(LONG_WORD, min_size=1, max_size=3), form=FORMS)
def test_a_legal_form_changes_little(words: list[str], form: str) -> None:
    name = " ".join(words)
    assume(not any(map(is_form, words)))
    assert company_names(f"{name} {form}", name).value >= 0.97


@given(words=st.lists(LONG_WORD, min_size=1, max_size=3, unique=True), data=st.data())
def test_a_second_typing_error_never_helps(words: list[str], data: st.DataObject) -> None:
    """From a name to itself with one strange letter, to that with another one in the same word."""
    name, word = " ".join(words), words[0]
    first, second = data.draw(st.permutations(range(1, len(word) - 1)))[:2]
    once = word[:first] + "q" + word[first + 1 :]
    twice = once[:second] + "x" + once[second + 1 :]
    typed = (" ".join([spelt, *words[1:]]) for spelt in (word, once, twice))
    values = [company_names(name, other).value for other in typed]
    assert values == sorted(values, reverse=True)
    assert values[1] < 1


SAME_COMPANIES = [
    ("Acme, Inc.", "ACME"),
    ("Acme GmbH", "Acme Ltd"),
    ("Smith & Jones", "Jones and Smith LLP"),
    ("Face Book", "Facebook Inc"),
    ("Bank of the West", "Bank West"),
    ("Accenturre", "Accenture"),
    ("NordwindAG", "Nordwind AG"),
    ("Intl Widget Mfg", "International Widget Manufacturing"),
    ("Miller Bros.", "Miller Brothers Inc."),
    ("1st Harbour Bank", "First Harbour Bank"),
    ("Brigade Forty-Four", "Brigade 44"),
    ("Limited Liability Company Romashka", "ООО «Ромашка»"),
    ("Общество с ограниченной ответственностью Ромашка", "Romashka LLC"),
    ("株式会社さくら", "Sakura"),
    ("百花有限公司", "Baihua Ltd"),
    ("Northern Widgets Joint Stock Compan", "Northern Widgets JSC"),
    ("Harbour Partners V L.P.", "Harbour Partners V LP"),
    ("United States Widgets", "U.S. Widgets"),
    ("USA Widgets Inc.", "Widgets United States of America"),
    ("United Kingdom Harbour Trust", "UK Harbour Trust"),
    ("acme.co.uk", "Acme Ltd"),
    ("Acme.de GmbH", "Acme"),
    ("Harbour Fund II", "Harbour Fund 2"),
    ("3%ers", "Three Percenters"),
    ("100% Wolle GmbH", "Hundert Prozent Wolle"),
    ("5 por ciento Capital", "Cinco % Capital"),
    ("Pour cent Santé", "% Santé"),
    ("Widgets+", "Widgets Plus"),
    ("Café Nº 5", "Cafe Number Five"),
    ("Zwei Freunde Brauerei", "2 Freunde Brauerei"),
    ("Acme Estados Unidos", "Acme USA"),
    ("Widgets Royaume-Uni", "Widgets U.K."),
    ("Acme Deutschland", "Acme Germany"),
    ("Widgets München", "Widgets Munich"),
    ("Banca d'Italia", "Bank of Italy"),
    ("Islamic Republic of Iran Widgets", "Iran Widgets"),
    ("Widgets of the Russian Federation", "Russia Widgets"),
    ("Widgets Bundesrepublik Deutschland", "Widgets Germany"),
    ("Österreichische Widgets", "Austrian Widgets"),
    ("Norske Widgets", "Norwegian Widgets"),
    ("Koninklijke Widgets", "Royal Widgets"),
    ("W1dgets Quarrel", "Widgets Quarrel"),
    ("Quarrel u. Partner", "Quarrel & Partner"),
    ("Gray Quarrel", "Grey Quarrel"),
    ("Quarrel Public Limited Company", "Quarrel plc"),
    ("ООО Ромашка", "Ромашка, общество с ограниченной ответственностью"),
    ("华为技术有限公司", "Huawei Technologies"),
    ("日本銀行", "Bank of Japan"),
    ("삼성전자", "Samseong Electronics"),
    ("パナソニック株式会社", "Panasonic"),
    ("Международный банк Ромашка", "Romashka International Bank"),
    ("Όμιλος Βάρδας", "Vardas Group"),
    ("بنك الكويت", "Bank of Kuwait"),
    ("בנק לאומי", "National Bank"),
    ("ธนาคารกรุงเทพ", "Bangkok Bank"),
    ("QNPW Quarrel Norton Pike Wallace", "Quarrel Norton Pike Wallace"),
]
UNSURE_COMPANIES = [
    ("IBM", "International Business Machines Corporation"),
    ("B.M.W.", "Bayerische Motoren Werke AG"),
    ("BQC", "British Quarrel Corporation"),
    ("IBM Deutschland", "International Business Machines Germany"),
    ("IBM China", "International Business Machines"),
    ("QNPW Quarrel Norton Pike Wallace", "QNPW"),
    ("Italian Widgets", "Widgets Italy"),
    ("Harbour Bank, S.A.", "Harbour Bank Mexico, S.A."),
    ("Acme Group", "Acme"),
    ("Acme Europe", "Acme"),
    ("Acme Norway", "Acme"),
    ("Acme UK", "Acme"),
    ("Harbour Bank Hong Kong", "Harbour Bank"),
    ("Harbour Bank New Zealand", "Harbour Bank"),
    ("Quarrek", "Quarres"),
    ("Zandorf", "Zendorf"),
    ("Lyft Widgets", "Lift Widgets"),
    ("Initech", "Umbrella (formerly Initech)"),
    ("Initech / Umbrella", "Umbrella Ltd"),
]
SIBLINGS = [
    ("Harbour Fund III L.P.", "Harbour Fund IV L.P."),
    ("Harbour Trust 2006-2", "Harbour Trust 2007-2"),
    ("Studio 54", "Studio 55"),
    ("Fund 2006", "Fund 2007"),
    ("Harbour Fund II", "Harbour Fund"),
    ("Studio 54", "Studio"),
]
OTHER_COMPANIES = [
    ("Northgate Software", "Northgate Logistics"),
    ("Global Services", "Global Solutions"),
    ("Partners Group", "Group"),
    ("General Motors", "General Electric"),
    ("Acme Capital", "Acme Trust"),
    ("Acme Sweden", "Acme Norway"),
    ("Bank of China (Hong Kong)", "Bank of China (Australia)"),
    ("Acme Energy", "Acme"),
    ("Visa", "Vista"),
    ("SAP", "SAS"),
    ("Sony", "Sonny"),
    ("Bank of New York", "Bank of New Zealand"),
    ("Bank of Chile", "Bank of China"),
    ("Bank Österreich", "Bank Australien"),
    ("Harbour Bank AG", "Harbour Bank GmbH"),
    ("Acme S.p.A.", "Acme S.r.l."),
    ("Acme Aktieselskab", "Acme ApS"),
    ("АО Ромашка", "ООО Ромашка"),
    ("Widgets II France S.A.S.", "Widgets (France), S.A.R.L."),
    ("Widgets+", "Widgets Minus"),
    ("QCA Quarrel Cargo Airlines", "China Quarrel Cargo Airlines"),
    ("Quarrel China", "Norton Quarrel Pike"),
    ("North Star Oil", "South Star Oil"),
    ("Export Quarrel", "Import Quarrel"),
    ("Harbour Bank", "Harbour Bahn"),
    ("中国银行", "中国石油"),
    ("삼성전자", "삼성생명"),
    ("Банк Ромашка", "Группа Ромашка"),
]


@pytest.mark.parametrize(("a", "b"), SAME_COMPANIES)
def test_names_of_one_company_agree(a: str, b: str) -> None:
    assert company_names(a, b).value >= COMPANY_SAME


@pytest.mark.parametrize(("a", "b"), UNSURE_COMPANIES)
def test_what_may_be_one_company_is_asked(a: str, b: str) -> None:
    assert COMPANY_UNSURE <= company_names(a, b).value < COMPANY_SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [("ООО «Ромашка»", "Romashka LLC"), ("百花有限公司", "Baihua"), ("Accenturre", "Accenture")],
)
def test_names_of_one_company_share_a_block(one: str, other: str) -> None:
    assert company_block(company_key(one)) == company_block(company_key(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("中国银行", "Bank of China"),
        ("华为技术有限公司", "Huawei Technologies Co., Ltd."),
        ("3%ers", "Three Percenters"),
        ("Международный банк Ромашка", "Romashka International Bank"),
        ("Widgets Estados Unidos", "Widgets USA"),
    ],
)
def test_names_that_are_read_alike_are_found_under_one_key(one: str, other: str) -> None:
    assert set(company_blocks(one).keys) & set(company_blocks(other).keys)


@pytest.mark.parametrize(("a", "b"), SIBLINGS)
def test_what_only_a_number_tells_apart_is_alike_and_not_asked(a: str, b: str) -> None:
    assert COMPANY_ALIKE <= company_names(a, b).value < COMPANY_UNSURE


@pytest.mark.parametrize(("a", "b"), OTHER_COMPANIES)
def test_different_companies_stay_well_apart(a: str, b: str) -> None:
    assert company_names(a, b).value < COMPANY_ALIKE


@pytest.mark.parametrize(
    ("a", "b", "reason"),
    [
        ("Acme GmbH", "Acme Ltd", "same name, another legal form"),
        ("Acme GmbH", "Acme AG", "same name, but the legal form of another company"),
        ("Acme plc", "Acme Public Limited Company", "same name but for the legal form"),
        ("Acme España", "Acme Spain", "the same place in another language"),
        ("G00gle Quarrel", "Google Quarrel", "digits in the place of letters"),
        ("Acme Group", "Acme", "only one says “group”"),
        ("Harbour Fund III", "Harbour Fund IV", "only the number differs"),
        ("IBM", "International Business Machines", "initials of the longer name"),
        ("Intl Widgets", "International Widgets", "same name, written otherwise"),
    ],
)
def test_the_reason_is_said_in_words(a: str, b: str, reason: str) -> None:
    assert company_names(a, b).reason == reason
