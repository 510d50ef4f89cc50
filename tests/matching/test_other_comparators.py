"""Schools, addresses, telephone numbers, titles and places, compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.matching.compare import (
    SCHOOL_SAME,
    SCHOOL_UNSURE,
    Score,
    domain_fits_company,
    email_addresses,
    email_fits_person,
    job_titles,
    phone_numbers,
    place_names,
    profile_urls,
    school_names,
)
from graphsvc.matching.compare.score import Comparator

COMPARATORS = pytest.mark.parametrize(
    "comparator",
    [school_names, email_addresses, phone_numbers, profile_urls, job_titles, place_names],
)
SOME_WORDS = """
university of munich münchen tu mit state college 東京大学 , vp sales head leiter chief 7 +1 جامعة
2125550100 jane@acme.com jane@gmail.com linkedin.com/in/jane germany de berlin ( -
"""
WORDS = st.sampled_from(SOME_WORDS.split())
TEXT = st.lists(WORDS, max_size=5).map(" ".join) | st.text(max_size=30)


@COMPARATORS
@given(a=TEXT, b=TEXT)
def test_scores_are_symmetric_and_within_bounds(comparator: Comparator, a: str, b: str) -> None:
    score = comparator(a, b)
    assert score == comparator(b, a)
    assert 0 <= score.value <= 1
    assert score.reason


@COMPARATORS
@given(text=TEXT)
def test_the_same_text_scores_one_or_nothing(comparator: Comparator, text: str) -> None:
    assert comparator(text, text).value in (0.0, 0.9, 1.0)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("MIT", "Massachusetts Institute of Technology"),
        ("M.I.T.", "Massachusetts Inst. of Technology"),
        ("TU München", "Technical University of Munich"),
        ("ETH Zürich", "Eidgenössische Technische Hochschule Zürich"),
        ("Univ. of Chicago", "University of Chicago"),
        ("U of Chicago", "University of Chicago"),
        ("UC Davis", "University of California, Davis"),
        ("Universität Wien", "University of Vienna"),
        ("Stanford Univeristy", "Stanford University"),
        ("北京大学", "Beijing University"),
        ("LSE", "London School of Economics and Political Science"),
        ("The University of Oslo", "University of Oslo"),
        ("Politecnico di Milano", "Polytechnic of Milan"),
    ],
)
def test_names_of_one_school_agree(a: str, b: str) -> None:
    assert school_names(a, b).value >= SCHOOL_SAME


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Harvard", "Harvard University"),
        ("University of California, Berkeley", "University of California"),
        ("University of Miami", "Miami University"),
        ("Harvard Business School", "Harvard"),
        ("Northeastern University London", "Northeastern University"),
    ],
)
def test_what_may_be_one_school_is_asked(a: str, b: str) -> None:
    assert SCHOOL_UNSURE <= school_names(a, b).value < SCHOOL_SAME


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Boston University", "Boston College"),
        ("Washington State University", "University of Washington"),
        ("University of Munich", "Technical University of Munich"),
        ("University of Paris 3", "University of Paris 4"),
        ("Stanford University", "University of Chicago"),
        ("University of Oxford", "University of Cambridge"),
    ],
)
def test_different_schools_stay_well_apart(a: str, b: str) -> None:
    assert school_names(a, b).value < 0.5


@pytest.mark.parametrize(
    ("a", "b", "score"),
    [
        ("Jane@Acme.com", "jane@acme.com", Score(1.0, "same e-mail")),
        (
            "j.doe@gmail.com",
            "jdoe+x@googlemail.com",
            Score(0.99, "same mailbox, written otherwise"),
        ),
        ("j.doe@acme.com", "jdoe@acme.com", Score(0.2, "same domain of an employer")),
        (
            "jane@mail.acme.co.uk",
            "jane@acme.co.uk",
            Score(0.9, "same name at another domain of the firm"),
        ),
        ("jane@gmail.com", "jane@acme.com", Score(0.5, "same name at another domain")),
        ("jane@gmial.com", "jane@gmail.com", Score(0.75, "one letter of the domain differs")),
        ("info@acme.com", "info@other.com", Score(0.0, "another e-mail")),
        ("jane@gmail.com", "john@gmail.com", Score(0.0, "another e-mail")),
        ("no address", "jane@acme.com", Score(0.0, "no e-mail address to compare")),
    ],
)
def test_addresses_agree_by_mailbox_and_by_firm(a: str, b: str, score: Score) -> None:
    assert email_addresses(a, b) == score


@pytest.mark.parametrize(
    ("email", "name", "least", "most"),
    [
        ("john.doe@acme.com", "Doe, John", 0.9, 1.0),
        ("jdoe@acme.com", "John Doe", 0.8, 0.9),
        ("doej@acme.com", "John Doe", 0.8, 0.9),
        ("j.doe+news@acme.com", "John Doe", 0.8, 0.9),
        ("bob@acme.com", "Robert Doe", 0.5, 0.7),
        ("ivan.petrov@acme.com", "Иван Петров", 0.9, 1.0),
        ("info@acme.com", "John Doe", 0.0, 0.0),
        ("mary.major@acme.com", "John Doe", 0.0, 0.2),
    ],
)
def test_an_address_may_be_made_of_a_name(email: str, name: str, least: float, most: float) -> None:
    assert least <= email_fits_person(email, name).value <= most


@pytest.mark.parametrize(
    ("domain", "company", "value"),
    [
        ("www.acme.co.uk", "Acme Ltd", 0.95),
        ("jane@mail.acme.com", "Acme, Inc.", 0.95),
        ("ibm.com", "International Business Machines", 0.7),
        ("acmewidgets.com", "Acme", 0.75),
        ("jane@gmail.com", "Gmail", 0.0),
        ("acme.com", "Initech", 0.0),
    ],
)
def test_a_domain_may_be_a_firms(domain: str, company: str, value: float) -> None:
    assert domain_fits_company(domain, company).value == value


@given(domain=st.text(max_size=30), company=st.text(max_size=30))
def test_no_text_upsets_what_fits(domain: str, company: str) -> None:
    assert domain_fits_company(domain, company).reason
    assert email_fits_person(domain, company).reason


def test_national_and_international_forms_are_one_number() -> None:
    national, international = "(020) 7946 0000", "+44 20 7946 0000"
    assert phone_numbers(national, international, region="GB") == Score(1.0, "same number")
    assert phone_numbers(national, international).value == 0.8
    assert phone_numbers("7946 0001", international).value == 0.0


def test_an_extension_tells_two_people_of_one_office_apart() -> None:
    office = "+1 212 555 0100"
    assert phone_numbers(f"{office} ext. 5", f"{office} x5").value == 1.0
    assert phone_numbers(f"{office} ext. 5", office).value == 0.9
    assert phone_numbers(f"{office} ext. 5", f"{office} ext. 6").value == 0.5


def test_a_profile_is_one_whatever_its_host_and_tracking() -> None:
    fr, plain = "https://fr.linkedin.com/in/andr%C3%A9?trk=x", "linkedin.com/in/André/"
    assert profile_urls(fr, plain) == Score(1.0, "same profile")
    assert profile_urls("https://x.com/andre", "https://github.com/andre").value == 0.4
    assert profile_urls(plain, "linkedin.com/in/andrea").value == 0.0


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("VP Sales", "Vice President of Sales"),
        ("CTO", "Chief Technology Officer"),
        ("Leiter Vertrieb", "Head of Sales"),
        ("Directeur des ventes", "Sales Director"),
        ("Sr. Software Eng.", "Senior Software Engineer"),
    ],
)
def test_one_title_is_written_in_many_ways(a: str, b: str) -> None:
    assert job_titles(a, b).value >= 0.9


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Software Engineer", "Accountant"),
        ("Sales Intern", "Chief Sales Officer"),
        ("Head of Marketing", "Head of Sales"),
    ],
)
def test_another_function_or_level_is_another_job(a: str, b: str) -> None:
    assert job_titles(a, b).value <= 0.5


@pytest.mark.parametrize(
    ("a", "b", "value"),
    [
        ("München, DE", "Munich, Germany", 1.0),
        ("Москва", "Moscow", 1.0),
        ("東京", "Tokyo", 1.0),
        ("Greater Boston Area", "Boston", 1.0),
        ("Berlin", "Berlin, Germany", 0.9),
        ("Berlin, Germany", "Germany", 0.5),
        ("Berlin, Germany", "Munich, Germany", 0.3),
        ("Paris", "London", 0.0),
        ("Springfeild", "Springfield", 0.8),
    ],
)
def test_places_agree_by_their_names_in_any_language(a: str, b: str, value: float) -> None:
    assert place_names(a, b).value == value
