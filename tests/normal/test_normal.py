"""Keys: what they take away, what they keep, and that they are their own keys."""

import itertools

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from graphsvc import normal
from graphsvc.normal import company_key, name_key, profile_key
from graphsvc.normal.beside import ANNOUNCING
from graphsvc.normal.details import details_in, holds_detail
from graphsvc.normal.folding import LONGEST, decomposed, fold, remembered
from graphsvc.normal.phones import Phone, phone_key, read_phone
from loaders.dress import narrow
from loaders.headers import folded
from loaders.legal_forms import is_legal_form

NAMES = st.text(max_size=40)
WORDS = st.lists(st.text("abcdefghijklmnopqrstuvwxyzéøß", min_size=1, max_size=9), min_size=1)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Dr. Ana-María O’Neill, PhD", "ana maria oneill"),
        ("Lopez, Ana", "lopez ana"),
        ("John Smith Jr., M.B.A.", "john smith"),
        ("John Smith, M.D.", "john smith"),
        ("M.D. Smith", "m d smith"),
        ("John Smith, MD", "john smith"),
        ("Md Kamal Rahman", "md kamal rahman"),
        ("Jane Doe (she/her)", "jane doe"),
        ("Jane 🚀 Doe", "jane doe"),
        ("Øystein Ærø", "oystein aero"),
        ("Łukasz Đorđević", "lukasz dordevic"),
        ("Jürgen Groß", "jurgen gross"),
        ("İnönü", "inonu"),
        ("Dr", "dr"),
        ("Алексей Ёлкин", "алексей елкин"),
        ("Γιώργος Παπάς", "γιωργοσ παπασ"),
        ("王 小明", "王 小明"),
        ("がく", "がく"),
        ("김철수", "김철수"),
        ("مُحَمَّد", "محمد"),
        ("अनिल कुमार", "अनिल कुमार"),
        ("สมชาย", "สมชาย"),
    ],
)
def test_a_name_loses_its_dress_and_keeps_its_script(text: str, key: str) -> None:
    assert normal.name_key(text) == key


@given(NAMES)
def test_keys_of_names_are_their_own_keys(text: str) -> None:
    assert normal.name_key(normal.name_key(text)) == normal.name_key(text)


@given(NAMES)
def test_keys_of_companies_lose_nothing_more_after_a_while(text: str) -> None:
    key = normal.company_key(text)
    assert bool(key) == bool(normal.company_key(key))


@given(st.text(max_size=30), st.characters(categories=["Lu", "Ll", "Lo"]))
def test_a_name_with_a_letter_never_vanishes(text: str, letter: str) -> None:
    assert normal.name_key(text + letter)
    assert normal.company_key(text + letter)


@given(WORDS)
def test_blocks_are_few_and_do_not_depend_on_order(words: list[str]) -> None:
    """But for what announces a former name, which is what follows it."""
    assume(ANNOUNCING.isdisjoint(words))
    blocks = normal.person_blocks(" ".join(words))
    assert 1 <= len(blocks) <= 2
    assert set(blocks) == set(normal.person_blocks(" ".join(reversed(words))))


@pytest.mark.parametrize(
    "spellings",
    [
        ("Ana María López", "Lopez, Ana", "A. Lopez"),
        ("John M. Smith", "J. Smith", "Smith, John"),
        ("María José García López", "María García"),
        ("王小明", "王 小明", "小明 王"),
    ],
)
def test_spellings_of_one_person_share_a_block(spellings: tuple[str, ...]) -> None:
    for one, other in itertools.combinations(spellings, 2):
        assert set(normal.person_blocks(one)) & set(normal.person_blocks(other))


def test_a_name_without_letters_has_no_block() -> None:
    assert normal.person_blocks(" - ") == ()


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("The Smith & Jones Co., Ltd.", "smith and jones"),
        ("Tiffany & Co.", "tiffany"),
        ("Acme, Inc.", "acme"),
        ("Acme S.p.A.", "acme"),
        ("Acme GmbH & Co. KG", "acme"),
        ("Acme Sp. z o.o.", "acme"),
        ("Acme S.A. de C.V.", "acme"),
        ("Acme (Pty) Ltd", "acme"),
        ("Acme, spol. s r.o.", "acme"),
        ("Acme A/S", "acme"),
        ("PT Acme Tbk", "acme"),
        ("A.B.C. Company", "abc"),
        ("Marks & Spencer plc", "marks and spencer"),
        ("ООО «Ромашка»", "ромашка"),
        ("株式会社トヨタ", "トヨタ"),
        ("华为技术有限公司", "华为技术"),
        ("㈜카카오", "카카오"),
        ("שופרסל בע״מ", "שופרסל"),
        ("SA", "sa"),
        ("The Company", "company"),
        ("The The", "the the"),
    ],
)
def test_a_company_loses_its_legal_form(text: str, key: str) -> None:
    assert normal.company_key(text) == key


def test_the_legal_form_can_be_told_apart() -> None:
    assert normal.legal_form("Acme, Inc.") == "inc"
    assert normal.legal_form("Acme") == ""


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (" Jane.Doe@Acme.COM ", "jane.doe@acme.com"),
        ("x+y@münchen.de", "x+y@xn--mnchen-3ya.de"),
        ("anna@straße.de", "anna@xn--strae-oqa.de"),
        ("a@βόλος.com", "a@xn--nxasmm1c.com"),
        ("a@STRASSE.de", "a@strasse.de"),
        ("a@b", None),
        ("a..b@acme.com", None),
        ("<jane@acme.com>", None),
        ("jane at acme.com", None),
        ("", None),
    ],
)
def test_an_email_is_lowered_and_never_guessed(text: str, key: str | None) -> None:
    assert normal.email_key(text) == key
    assert normal.email_domain(text) == (key.split("@")[1] if key else None)


def test_free_mail_says_nothing_of_an_employer() -> None:
    assert normal.is_free_mail("GMail.com")
    assert not normal.is_free_mail("acme.com")


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://fr.linkedin.com/in/Jane-Doe/?trk=x", "linkedin.com/in/jane-doe"),
        ("http://www.linkedin.com/in/jane-doe/en", "linkedin.com/in/jane-doe"),
        ("linkedin.com/mwlite/in/jane-doe#top", "linkedin.com/in/jane-doe"),
        ("https://www.linkedin.com/in/andr%C3%A9-b%C3%A9", "linkedin.com/in/andré-bé"),
        ("https://linkedin.com/pub/jane/1/2/3", "linkedin.com/pub/jane/1/2/3"),
        ("https://twitter.com/Jane?s=20", "x.com/jane"),
        ("https://m.facebook.com/profile.php?id=12&x=1", "facebook.com/profile.php?id=12"),
        ("https://a.example/p?id=3&utm_source=mail", "a.example/p?id=3"),
        ("https://a.example/p?id=4", "a.example/p?id=4"),
        ("https://www.linkedin.com/in/", None),
        ("https://www.linkedin.com/company/acme", None),
        ("https://www.linkedin.com", None),
        ("mailto:jane@acme.com", None),
        ("http://[broken", None),
        ("jane-doe", None),
    ],
)
def test_a_profile_has_one_address(url: str, key: str | None) -> None:
    assert normal.profile_key(url) == key


@given(st.text(max_size=30))
def test_keys_of_profiles_are_their_own_keys(tail: str) -> None:
    key = normal.profile_key(f"https://www.linkedin.com/in/{tail}")
    assert key is None or normal.profile_key(key) == key


@given(st.text(max_size=30))
def test_no_text_upsets_a_key(text: str) -> None:
    for key in (normal.profile_key, normal.domain_key, normal.email_key):
        found = key(text)
        assert found is None or key(found) == found


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("https://www.Acme.com/x", "acme.com"),
        ("Acme.com:8080", "acme.com"),
        ("münchen.de", "xn--mnchen-3ya.de"),
        ("jane@acme.com", None),
        ("10.0.0.1", None),
        ("localhost", None),
        ("", None),
    ],
)
def test_a_domain_is_the_bare_host(text: str, key: str | None) -> None:
    assert normal.domain_key(text) == key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("J.Doe+news@googlemail.com", "jdoe@gmail.com"),
        ("j.doe+news@outlook.com", "j.doe@outlook.com"),
        ("j.doe+news@acme.com", "j.doe+news@acme.com"),
        ("+@gmail.com", "+@gmail.com"),
        ("jane", None),
    ],
)
def test_a_mailbox_is_what_its_provider_says(text: str, key: str | None) -> None:
    assert normal.mailbox_key(text) == key
    assert key is None or normal.mailbox_key(key) == key


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("mail.acme.co.uk", "acme.co.uk"),
        ("acme.com", "acme.com"),
        ("jane.github.io", "jane.github.io"),
        ("co.uk", None),
        ("localhost", None),
        ("", None),
    ],
)
def test_a_registrable_domain_is_one_below_a_public_suffix(host: str, domain: str | None) -> None:
    assert normal.registrable_domain(host) == domain
    assert domain is None or normal.registrable_domain(domain) == domain


@pytest.mark.parametrize(
    ("text", "region", "key"),
    [
        ("+44 20 7946 0000", None, "+442079460000"),
        ("(020) 7946 0000", "gb", "+442079460000"),
        ("(020) 7946 0000", None, None),
        ("+1 212 555 0100 ext. 12", None, "+12125550100"),
        ("tel. unknown", "US", None),
        ("0049 89 1234567", "FR", "+49891234567"),
        ("1" * 300, "US", None),
    ],
)
def test_a_number_is_told_in_international_form(
    text: str, region: str | None, key: str | None
) -> None:
    assert phone_key(text, region) == key
    assert key is None or phone_key(key) == key


def test_an_extension_is_kept_beside_the_number() -> None:
    assert read_phone("+1 212 555 0100 x12") == Phone("+12125550100", "12")


@given(st.text(max_size=50), st.sampled_from([None, "DE", "xx", ""]))
def test_no_text_upsets_a_number(text: str, region: str | None) -> None:
    key = phone_key(text, region)
    assert key is None or key.startswith("+")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Общество с ограниченной ответственностью «Ромашка»", "ромашка"),
        ("Limited Liability Company Acme", "acme"),
        ("Acme Spółka z ograniczoną odpowiedzialnością", "acme"),
        ("Acme Società per Azioni", "acme"),
        ("Acme Partners V L.P.", "acme partners v"),
    ],
)
def test_long_legal_forms_go_too(text: str, key: str) -> None:
    assert normal.company_key(text) == key


def test_keys_are_remembered_of_names_and_not_of_long_texts() -> None:
    asked: list[str] = []

    @remembered
    def key(text: str) -> str:
        asked.append(text)
        return text.casefold()

    name, long = "Ana Berg", "A" * 10_000
    assert [key(name), key(name), key(long), key(long)] == ["ana berg"] * 2 + ["a" * 10_000] * 2
    assert asked == [name, long, long]


@pytest.mark.parametrize(
    "text", ["\ufdfa" * 4_900, "\ufdfa " * 4_900, "ab " * 3_300, "sa " * 3_300]
)
def test_what_a_text_costs_is_of_the_order_of_its_length(text: str) -> None:
    """One character may become eighteen, and a company's name may be nothing but legal forms."""
    for key in (fold, name_key, company_key):
        assert len(key(text)) <= LONGEST
    assert len(decomposed(text)) <= LONGEST
    assert len(narrow(text)) <= len(text)
    assert not is_legal_form(text)
    assert folded(text) == text
    assert profile_key(f"https://linkedin.com/in/{text}") is None


@pytest.mark.parametrize("text", ["a." * 50_000, "mailto:" * 15_000, "<( " * 30_000])
def test_details_are_looked_for_in_one_go(text: str) -> None:
    """However long a text is that holds none; a text of these lengths must not be read anew from
    each of its characters."""
    assert not holds_detail(text)
    assert details_in(f"{text} ann@ost.example").emails == ("ann@ost.example",)
