"""Who a contact is: keys first, then all that is known together, and never a name alone."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.matching.candidates import Bearers, Candidate, Job
from graphsvc.matching.mailboxes import is_shared, names_its_owner
from graphsvc.matching.resolve import Verdict, decide
from graphsvc.ontology import VerdictKind
from loaders.records import Contact

MATCHED, UNSURE, PRIVATE = VerdictKind.MATCHED, VerdictKind.UNSURE, VerdictKind.PRIVATE
NOW, ONCE = Job(), Job(former=True)


def at(*names: str, job: Job = NOW) -> list[Candidate]:
    """People with such a job, their ids ``p0``, ``p1``, …"""
    return [Candidate(f"p{number}", name, (job,)) for number, name in enumerate(names)]


def verdict(
    contact: Contact,
    *,
    keys: Mapping[str, Sequence[Candidate]] | None = None,
    people: Sequence[Candidate] = (),
    companies: Sequence[str] = ("acme",),
) -> Verdict:
    return decide(contact, by_key=keys or {}, at_company=people, companies=companies)


def row(name: str, **facts: object) -> Contact:
    return replace(Contact(2, name, company="Acme"), **facts)  # pyright: ignore[reportArgumentType]


def owner(name: str, id_: str = "k0") -> list[Candidate]:
    return [Candidate(id_, name)]


EMAIL, URL = "email:ann@acme.example", "url:linkedin.com/in/ann"


# --- name and company -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stated", "known"),
    [
        ("Ann Lee", "Ann Lee"),
        ("Lee, Ann", "Ann Lee"),
        ("Bob Jones", "Robert Jones"),
        ("Satya Nadela", "Satya Nadella"),
        ("Ana López", "Ana María López"),
    ],
)
def test_name_and_company_together_decide(stated: str, known: str) -> None:
    found = verdict(row(stated), people=at(known))
    assert (found.kind, found.rule, found.person) == (MATCHED, "name and company", "p0")
    assert found.reason.startswith(f"{known}: ")
    assert "employer" in found.reason
    assert found.score > 0.95
    assert found.company == "acme"


def test_the_same_name_at_another_company_is_never_a_match() -> None:
    elsewhere = Candidate("p0", "Ann Lee")
    for title in ("", "Chief Executive Officer"):
        found = verdict(row("Ann Lee", title=title), people=[elsewhere])
        assert found.kind is not MATCHED
    assert verdict(row("Ann Lee")).kind is PRIVATE


@pytest.mark.parametrize(("stated", "known"), [("J. Smith", "John Smith"), ("Mario R", "Mario Ro")])
def test_a_similar_name_is_asked_about_even_with_the_same_title(stated: str, known: str) -> None:
    job = Job(title="Head of Sales", city="Leeds")
    found = verdict(row(stated, title="Head of Sales", city="Leeds"), people=at(known, job=job))
    assert found.kind is not MATCHED


def test_an_email_that_spells_the_name_out_resolves_an_initial() -> None:
    email = ("john.smith@acme.example",)
    assert verdict(row("J. Smith"), people=at("John Smith")).kind is UNSURE
    assert verdict(row("J. Smith", emails=email), people=at("John Smith")).kind is MATCHED
    assert verdict(row("P. Brown", emails=email), people=at("John Smith")).kind is PRIVATE


def test_namesakes_at_one_company_are_asked_about() -> None:
    found = verdict(row("Ann Lee"), people=at("Ann Lee", "Ann Lee"))
    assert (found.kind, found.candidates, found.person) == (UNSURE, ("p0", "p1"), None)
    assert found.score == pytest.approx(0.5, abs=0.01)


def test_a_title_tells_namesakes_apart_only_if_it_speaks_for_one_and_against_the_other() -> None:
    ceo = Candidate("p0", "Ann Lee", (Job(title="Chief Executive"),))
    clerk = Candidate("p1", "Ann Lee", (Job(title="Warehouse Clerk"),))
    untitled = Candidate("p1", "Ann Lee", (NOW,))
    stated = row("Ann Lee", title="Chief Executive")
    assert verdict(stated, people=[ceo, clerk]).person == "p0"
    assert verdict(stated, people=[ceo, untitled]).kind is UNSURE


def test_a_company_of_thousands_says_less_than_one_of_a_hundred() -> None:
    few, many = Job(title="Analyst", staff=100), Job(title="Analyst", staff=20_000)
    assert verdict(row("Ann Lee"), people=at("Ann Lee", job=few)).kind is MATCHED
    assert verdict(row("Ann Lee"), people=at("Ann Lee", job=many)).kind is UNSURE
    titled = row("Ann Lee", title="Analyst")
    assert verdict(titled, people=at("Ann Lee", job=many)).kind is MATCHED


def test_a_name_of_many_says_less_than_a_rare_one() -> None:
    job = Job(staff=1_000)

    def bearing(others: int) -> list[Candidate]:
        return [Candidate("p0", "Ann Lee", (job,), bearers=Bearers(others, people=1_000_000))]

    assert verdict(row("Ann Lee"), people=bearing(0)).kind is MATCHED
    assert verdict(row("Ann Lee"), people=bearing(300)).kind is UNSURE
    rarer = verdict(row("Ann Lee"), people=bearing(0)).score
    assert rarer > verdict(row("Ann Lee"), people=bearing(3)).score


def test_a_small_directory_says_nothing_of_how_rare_a_name_is() -> None:
    known = Candidate("p0", "Ann Lee", (NOW,), bearers=Bearers(1, people=50))
    assert verdict(row("Ann Lee"), people=[known]).kind is MATCHED


def test_another_profile_url_speaks_against() -> None:
    job = Job(staff=1_000)
    known = Candidate("p0", "Ann Lee", (job,), "https://www.linkedin.com/in/ann-lee-1")
    other = row("Ann Lee", profile_url="https://linkedin.com/in/ann-lee-2")
    same = row("Ann Lee", profile_url="https://de.linkedin.com/in/ann-lee-1/")
    found = verdict(other, people=[known])
    assert found.kind is UNSURE
    assert "another profile URL" in found.reason
    assert verdict(same, people=[known]).kind is MATCHED


def test_the_city_tells_companies_of_one_name_apart() -> None:
    here = Candidate("p0", "Ann Lee", (Job(city="Leeds"),))
    there = Candidate("p1", "Ann Lee", (Job(city="Boston"),))
    both = ("acme-leeds", "acme-boston")
    assert verdict(row("Ann Lee"), people=[here, there], companies=both).kind is UNSURE
    assert (
        verdict(row("Ann Lee", city="Leeds"), people=[here, there], companies=both).person == "p0"
    )


def test_a_name_in_full_comes_before_one_that_is_nearly_the_same() -> None:
    assert verdict(row("John Smith"), people=at("Jon Smith", "John Smith")).person == "p1"


def test_a_former_employer_needs_the_name_in_full() -> None:
    assert verdict(row("Ann Lee"), people=at("Ann Lee", job=ONCE)).kind is MATCHED
    assert verdict(row("Bob Jones"), people=at("Robert Jones", job=ONCE)).kind is UNSURE


@pytest.mark.parametrize(
    ("stated", "known"),
    [("John Smith, Jr.", "John Smith Sr."), ("John Smith III", "John Smith II")],
)
def test_father_and_son_are_two_people(stated: str, known: str) -> None:
    assert verdict(row(stated), people=at(known)).kind is not MATCHED
    assert verdict(row(stated), keys={EMAIL: owner(known)}).kind is UNSURE
    assert verdict(row(stated), people=at(known, stated)).person == "p1"


@pytest.mark.parametrize(("stated", "known"), [("Ann", "Ann"), ("Ann Senior", "Ann Junior")])
def test_one_word_is_not_name_enough_for_a_match(stated: str, known: str) -> None:
    assert verdict(row(stated), people=at(known)).kind is not MATCHED
    assert verdict(row(stated), people=at("Ann Lee")).kind is not MATCHED


def test_a_name_in_chinese_letters_is_whole_in_one_word() -> None:
    assert verdict(row("王小明"), people=at("王小明")).kind is MATCHED


@pytest.mark.parametrize(
    "name",
    [
        "Ida & Max Lund",
        "Ida and Max Lund",
        "Ida y Max Lund",
        "Mr. & Mrs. Max Lund",
        "Lund, Ida u. Max",
    ],
)
def test_several_people_in_one_name_are_nobody_for_certain(name: str) -> None:
    found = verdict(row(name), people=at("Max Lund"))
    assert (found.kind, found.candidates) == (UNSURE, ("p0",))
    assert verdict(row("Max Lund"), people=at(name)).kind is UNSURE
    assert verdict(row(name), people=at(name)).kind is UNSURE
    found = verdict(row(name), keys={EMAIL: owner("Max Lund")})
    assert (found.kind, found.candidates) == (UNSURE, ("k0",))
    assert "several people" in found.reason


@pytest.mark.parametrize(
    ("stated", "known"),
    [("Francis Lund", "Frances Lund"), ("Noel Lund", "Noelle Lund"), ("Kiran Rao", "Karan Rao")],
)
def test_a_mans_and_a_womans_form_need_a_key(stated: str, known: str) -> None:
    assert verdict(row(stated), people=at(known)).kind is UNSURE
    assert verdict(row(known), people=at(stated)).kind is UNSURE
    assert verdict(row(stated), keys={EMAIL: owner(known)}).kind is MATCHED
    assert verdict(row(stated), people=at(known, stated)).person == "p1"


def test_names_that_can_each_be_given_are_not_turned_where_columns_tell_them() -> None:
    stated = row("Grant Morgan", given_name="Grant")
    assert verdict(stated, people=at("Morgan Grant")).kind is UNSURE
    assert verdict(stated, people=at("Morgan, Grant")).kind is MATCHED
    assert verdict(stated, people=at("Grant Morgan")).kind is MATCHED
    assert verdict(row("Grant Morgan"), people=at("Morgan Grant")).kind is MATCHED
    assert verdict(row("Ida Lund", given_name="Ida"), people=at("Lund Ida")).kind is MATCHED
    assert verdict(row("Wei Zhang", given_name="Wei"), people=at("Zhang Wei")).kind is MATCHED


@pytest.mark.parametrize("name", ["Wilma Hon", "Lan Meng", "Thi Pe", "Ella Dame", "Ann Senior"])
def test_a_surname_that_is_a_title_too_is_a_name(name: str) -> None:
    assert verdict(row(name), people=at(name)).kind is MATCHED


def test_a_name_that_is_not_known_names_nobody() -> None:
    assert verdict(row("Asha LNU"), people=at("Asha LNU")).kind is not MATCHED
    assert verdict(row("FNU LNU"), people=at("FNU LNU")).kind is VerdictKind.SKIPPED


def test_a_maiden_name_is_matched_as_a_former_name() -> None:
    assert verdict(row("Ida Lund (née Cox)"), people=at("Ida Cox")).kind is MATCHED
    assert verdict(row("Ida Cox"), people=at("Ida Lund, geb. Cox")).kind is MATCHED


# --- keys -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["Ann Lee", "A. Lee", "Lee Ann", "Annie Lee", "Anne Leigh"])
def test_a_key_decides_where_the_name_can_be_its_owners(name: str) -> None:
    found = verdict(row(name), keys={EMAIL: owner("Ann Lee")})
    assert (found.kind, found.rule, found.person) == (MATCHED, "e-mail", "k0")


def test_a_key_is_followed_whoever_else_works_at_the_company() -> None:
    found = verdict(row("Ann Lee"), keys={EMAIL: owner("Ann Lee")}, people=at("Ann Lee"))
    assert found.person == "k0"


@pytest.mark.parametrize(
    "name", ["Jane Featherstone", "Featherstone, Jane", "Jane Featherstone, MBA"]
)
def test_a_married_name_is_matched_by_the_email(name: str) -> None:
    found = verdict(row(name), keys={EMAIL: owner("Jane Li")})
    assert (found.kind, found.person) == (MATCHED, "k0")
    assert "the given name alone" in found.reason


@pytest.mark.parametrize("name", ["Zoe Other", "Peter Lee"])
def test_a_key_whose_owner_has_another_name_is_asked_about(name: str) -> None:
    found = verdict(row(name), keys={EMAIL: owner("Ann Lee")}, people=at(name))
    assert (found.kind, found.rule, found.candidates) == (UNSURE, "e-mail", ("k0", "p0"))
    assert "Ann Lee" in found.reason


@pytest.mark.parametrize(
    ("stated", "known"),
    [
        ("Mayumi Yamada", "山田真由美"),
        ("Jack Ma", "马云"),
        ("Hikari Ikeda", "池田ひかり"),
        ("山田真由美", "Mayumi Yamada"),
    ],
)
def test_a_key_decides_where_characters_can_be_read_in_several_ways(
    stated: str, known: str
) -> None:
    found = verdict(row(stated), keys={EMAIL: owner(known)})
    assert found.kind is MATCHED
    assert "can be read in several ways" in found.reason
    assert verdict(row(stated), people=at(known)).kind is not MATCHED


def test_a_name_in_chinese_letters_is_compared_with_another_one() -> None:
    assert verdict(row("王小明"), keys={EMAIL: owner("李芳")}).kind is UNSURE
    assert verdict(row("杨 家."), keys={EMAIL: owner("杨家豪")}).kind is MATCHED


def test_keys_that_lead_to_different_people_are_asked_about() -> None:
    keys = {EMAIL: owner("Ann Lee", "k0"), URL: owner("Ann Lee", "k1")}
    found = verdict(row("Ann Lee"), keys=keys)
    assert (found.kind, found.rule) == (UNSURE, "e-mail and profile URL")
    assert set(found.candidates) == {"k0", "k1"}
    other = {EMAIL: owner("Ann Lee", "k0"), URL: owner("Zoe Other", "k1")}
    assert verdict(row("Ann Lee"), keys=other).kind is UNSURE


def test_of_the_owners_of_one_key_the_other_key_chooses() -> None:
    both = [*owner("Ann Lee", "k0"), *owner("Ann Lee", "k1")]
    assert verdict(row("Ann Lee"), keys={EMAIL: both}).kind is UNSURE
    found = verdict(row("Ann Lee"), keys={EMAIL: both, URL: owner("Ann Lee", "k1")})
    assert (found.kind, found.person) == (MATCHED, "k1")


def test_of_a_family_with_one_address_the_name_chooses() -> None:
    family = [*owner("Ann Lee", "k0"), *owner("Peter Lee", "k1")]
    assert verdict(row("Peter Lee"), keys={EMAIL: family}).person == "k1"
    assert verdict(row("Zoe Lee"), keys={EMAIL: family}).kind is UNSURE


def test_the_mailbox_of_an_office_is_nobodys_key_and_stands_for_the_employer() -> None:
    office = {"email:info@acme.example": owner("Ann Lee")}
    assert verdict(row("Zoe Other"), keys=office).kind is PRIVATE
    found = verdict(row("Ann Lee"), keys=office)
    assert (found.kind, found.rule) == (MATCHED, "name and company")
    assert "office" in found.reason
    assert verdict(row("A. Lee"), keys=office).kind is UNSURE
    twice = {"email:sales@acme.example": [*owner("Ann Lee"), *owner("Ann Lee", "k1")]}
    assert verdict(row("Ann Lee"), keys=twice).kind is UNSURE


def test_a_row_without_a_name_is_skipped() -> None:
    assert verdict(row(" . ")).kind is VerdictKind.SKIPPED


def test_a_row_without_a_name_is_whoever_its_keys_identify() -> None:
    found = verdict(row(" . "), keys={EMAIL: owner("Ann Lee")})
    assert (found.kind, found.name) == (VerdictKind.MATCHED, "Ann Lee")


@pytest.mark.parametrize("local", ["info", "INFO", "no-reply", "sales2", "customer.service"])
def test_offices_are_known_by_their_mailbox(local: str) -> None:
    assert is_shared(f"{local}@acme.example")


@pytest.mark.parametrize("local", ["infante", "ann", "sally", "ann.info", "hrvoje"])
def test_a_persons_mailbox_is_none_of_an_office(local: str) -> None:
    assert not is_shared(f"{local}@acme.example")


def test_a_mailbox_spells_a_name_only_with_two_whole_words() -> None:
    assert names_its_owner("john.smith@acme.example") == "john smith"
    assert names_its_owner("john_a.smith@acme.example") == ""
    for local in ("jsmith", "j.smith", "john", "john.smith2", "customer.service"):
        assert names_its_owner(f"{local}@acme.example") == ""


# --- what always holds ----------------------------------------------------------------------------

NAMES = st.sampled_from(
    ["Ann Lee", "Anne Lee", "A. Lee", "Ann Lee Jr.", "Lee", "Zoe Other", "王小明"]
)
JOBS = st.builds(
    Job,
    title=st.sampled_from(["", "Clerk", "Head of Sales"]),
    former=st.booleans(),
    city=st.sampled_from(["", "Leeds", "Boston"]),
)
PEOPLE = st.lists(
    st.builds(
        Candidate,
        st.sampled_from("abcd"),
        NAMES,
        st.lists(JOBS, max_size=2).map(tuple),
    ),
    max_size=4,
    unique_by=lambda person: person.id,
)
CONTACTS = st.builds(
    Contact,
    row=st.just(2),
    name=NAMES,
    company=st.just("Acme"),
    title=st.sampled_from(["", "Clerk"]),
    city=st.sampled_from(["", "Leeds"]),
)
KEYS = st.dictionaries(st.sampled_from([EMAIL, URL, "email:info@acme.example"]), PEOPLE, max_size=3)


@given(contact=CONTACTS, keys=KEYS, people=PEOPLE, data=st.data())
def test_the_order_of_candidates_changes_nothing(
    contact: Contact,
    keys: dict[str, list[Candidate]],
    people: list[Candidate],
    data: st.DataObject,
) -> None:
    names = {one.id: one for one in people}
    known = {key: [names.get(one.id, one) for one in some] for key, some in keys.items()}
    same = {one.id: one for some in known.values() for one in some}
    known = {key: [same[one.id] for one in some] for key, some in known.items()}
    turned = {key: data.draw(st.permutations(some)) for key, some in reversed(known.items())}
    first = verdict(contact, keys=known, people=people)
    assert first == verdict(contact, keys=turned, people=data.draw(st.permutations(people)))
    assert 0 <= first.score <= 1
    assert first.rule
    assert first.reason.endswith(".")
    assert (first.person is None) == (first.kind is not MATCHED)
    assert bool(first.candidates) == (first.kind is UNSURE)


@given(contact=CONTACTS, people=PEOPLE)
def test_whoever_matches_without_a_key_works_there_and_has_the_name(
    contact: Contact, people: list[Candidate]
) -> None:
    found = verdict(contact, people=people)
    if found.kind is MATCHED:
        (chosen,) = (one for one in people if one.id == found.person)
        assert chosen.jobs
        assert chosen.name.split()[-1] in (contact.name.split()[-1], "Lee", "Jr.")
        alone = verdict(contact, people=[replace(chosen, jobs=())])
        assert alone.kind is not MATCHED


@given(contact=CONTACTS, people=PEOPLE)
def test_a_second_candidate_alike_makes_a_match_unsure(
    contact: Contact, people: list[Candidate]
) -> None:
    found = verdict(contact, people=people)
    if found.kind is MATCHED:
        (chosen,) = (one for one in people if one.id == found.person)
        assert verdict(contact, people=[*people, replace(chosen, id="twin")]).kind is UNSURE
