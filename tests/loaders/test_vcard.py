"""vCards of versions 2.1, 3.0 and 4.0: what their values become, and which cards there are."""

from __future__ import annotations

from dataclasses import replace

import pytest
from loader_samples import VCARD, csv, problems, read, refusal, zipped
from vcard_samples import FORM, card, loaded, one, origin, problem

from loaders.limits import LIMITS
from loaders.origin import Origin
from loaders.records import Contact, PartialDate, Problem


def test_the_sample_is_read() -> None:
    assert read(FORM, VCARD.origin()) == [
        Contact(1, "Ada Byron", "Ada", "Byron", company="Engines, Inc."),
        Contact(7, "José García", emails=("j@example.com",)),
        Contact(14, "ÑÑ", family_name="ÑÑ", phones=("+49 170 1234567",)),
    ]


# --- names ----------------------------------------------------------------------------------------


def test_a_name_is_made_of_its_parts_where_the_whole_one_lacks() -> None:
    found = one("N:Byron;Ada;King;Dr.;III")
    assert (found.name, found.given_name, found.family_name) == (
        "Ada King Byron III",
        "Ada",
        "Byron",
    )
    assert one("FN:", "N:Byron;Ada;;;").name == "Ada Byron"


def test_a_whole_name_is_not_taken_apart() -> None:
    assert one("FN:Ada Byron") == Contact(row=1, name="Ada Byron")


def test_a_card_without_a_name_is_a_contact_without_a_name() -> None:
    assert one("EMAIL:a@x.example") == Contact(row=1, name="", emails=("a@x.example",))
    assert one() == Contact(row=1, name="")


def test_commas_separate_parts_of_a_name_but_in_version_2_1() -> None:
    assert one("N:Byron;Ada,Augusta;;;").given_name == "Ada Augusta"
    assert one("N:Byron;Ada\\,Augusta;;;").given_name == "Ada,Augusta"
    assert one("N:Byron;Ada,Augusta;;;", version="2.1").given_name == "Ada,Augusta"


def test_a_name_with_too_few_parts_is_read() -> None:
    found = one("N:Byron")
    assert (found.name, found.family_name) == ("Byron", "Byron")


# --- values ---------------------------------------------------------------------------------------


def test_escapes_are_undone_by_version() -> None:
    assert one("FN:Ada", r"ORG:A\, B\; C\\D;Unit").company == r"A, B; C\D"
    assert one("FN:Ada", r"ORG:A\, B\; C\D;Unit", version="2.1").company == r"A, B; C\D"
    assert one(r"FN:Ada\nByron").name == "Ada Byron"


def test_units_are_no_part_of_the_company() -> None:
    assert one("FN:Ada", "ORG:", "ORG:Engines;Research;Sums").company == "Engines"


def test_addresses_lose_schemes_and_those_of_exchange_go() -> None:
    found = one(
        "EMAIL;TYPE=INTERNET:a@x.example",
        "item1.EMAIL;VALUE=uri:mailto:b@x.example",
        "EMAIL;EX:/o=ExchangeLabs/ou=x/cn=Recipients/cn=ada",
        "EMAIL;TYPE=X400:c=us\\;a=att\\;p=org",
        "EMAIL:a@x.example",
    )
    assert found.emails == ("a@x.example", "b@x.example")


def test_numbers_but_neither_fax_nor_pager() -> None:
    found = one(
        "TEL;TYPE=WORK,VOICE:1",
        'TEL;VALUE=uri;TYPE="work,fax":tel:2',
        "TEL;CELL;PREF:3",
        "TEL;WORK;FAX:4",
        "TEL;type=PAGER:5",
        "TEL;TYPE=home;TYPE=FAX:6",
        "TEL;VALUE=uri:tel:+1-418-656-9254;ext=102",
        "TEL:1",
    )
    assert found.phones == ("1", "3", "+1-418-656-9254;ext=102")


@pytest.mark.parametrize(
    "line",
    [
        "URL:https://www.linkedin.com/in/ada",
        "item3.URL;type=pref:https\\://www.linkedin.com/in/ada",
        "X-SOCIALPROFILE;type=linkedin;x-user=ada:https://www.linkedin.com/in/ada",
        "SOCIALPROFILE;SERVICE-TYPE=LinkedIn:https://www.linkedin.com/in/ada",
        "URL;ENCODING=QUOTED-PRINTABLE:https=3A//www.linkedin.com/in/=\nada",
    ],
)
def test_a_profile_at_linkedin_is_found(line: str) -> None:
    found = one("URL:http://www.engines.example", line)
    assert found.profile_url == "https://www.linkedin.com/in/ada"


def test_another_page_is_no_profile() -> None:
    assert one("URL:https://www.linkedin.com/company/engines").profile_url is None


def test_the_address_at_work_comes_first() -> None:
    home = "ADR;TYPE=HOME:;;12 Row;Bath;;;UK"
    work = "ADR;TYPE=WORK:;;1 Street;Köln;;;Germany"
    assert (one(home, work).city, one(home, work).country) == ("Köln", "Germany")
    assert one(home, "ADR;TYPE=WORK:;;1 Street;;;;").city == "Bath"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("BDAY:1980-03-07", PartialDate(1980, 3, 7)),
        ("BDAY;VALUE=date:19800307", PartialDate(1980, 3, 7)),
        ("BDAY:1980-03-07T00:00:00Z", PartialDate(1980, 3, 7)),
        ("BDAY:1980-03", PartialDate(1980, 3)),
        ("BDAY:1980", PartialDate(1980)),
        ("BDAY:--0307", None),
        ("BDAY;VALUE=text:circa 1800", None),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-03-07", None),
        ("BDAY;X-APPLE-OMIT-YEAR=1980:1980-03-07", None),
    ],
)
def test_birthdays(line: str, day: PartialDate | None) -> None:
    assert one(line).birthday == day


# --- cards ----------------------------------------------------------------------------------------


def test_marks_are_read_in_any_case() -> None:
    text = "begin:vcard\nversion:3.0\nfn:Ada\nend:VCard\n"
    assert loaded(text) == [Contact(1, "Ada")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_files_put_together_keep_their_marks(encoding: str) -> None:
    text = "".join(f"\ufeff{card(f'FN:{name}')}" for name in ("Ada", "Bö"))
    assert loaded(text.encode(encoding)) == [Contact(1, "Ada"), Contact(5, "Bö")]


def test_a_card_inside_a_card_belongs_to_it() -> None:
    inner = ("AGENT:", "BEGIN:VCARD", "FN:Bo", "TEL:2", "AGENT:", "BEGIN:VCARD", "END:VCARD")
    found = loaded(card("FN:Ada", *inner, "END:VCARD", "TEL:1") + card("FN:Cy"))
    assert found == [Contact(1, "Ada", phones=("1",)), Contact(14, "Cy")]


@pytest.mark.parametrize(
    "agent",
    [
        "AGENT:BEGIN:VCARD\nFN:Bo\nEND:VCARD",
        "AGENT:BEGIN:VCARD\\nFN:Bo\\nEND:VCARD\\n",
        "AGENT;VALUE=uri:cid:bo@x.example",
    ],
)
def test_a_card_inside_may_begin_in_the_line_of_its_agent(agent: str) -> None:
    assert one("FN:Ada", agent, "TEL:1") == Contact(1, "Ada", phones=("1",))


def test_cards_may_be_nested_to_any_depth() -> None:
    nested = "AGENT:\nBEGIN:VCARD\n" * 50_000 + "END:VCARD\n" * 50_000
    assert loaded(card("FN:Ada", nested)) == [Contact(1, "Ada")]


def test_a_card_that_has_no_end_is_a_problem_and_the_next_is_read() -> None:
    [second, first] = loaded(csv("BEGIN:VCARD", "FN:Ada") + card("FN:Bo"))
    assert isinstance(first, Problem)
    assert first.row == 1
    assert second == Contact(3, "Bo")


def test_a_card_that_is_no_agents_stands_for_itself_inside_another() -> None:
    inner = card("FN:Bo", "AGENT:", "BEGIN:VCARD", "FN:Cy", "END:VCARD", "TEL:2", version="2.1")
    found = loaded(card("FN:Ada", inner.rstrip(), "TEL:1", version="2.1") + card("FN:Di"))
    assert found == [
        Contact(4, "Bo", phones=("2",)),
        Contact(1, "Ada", phones=("1",)),
        Contact(15, "Di"),
    ]


def test_cards_without_an_end_are_not_held_without_end() -> None:
    found = loaded("BEGIN:VCARD\nFN:Ada\n" * 1_000 + card("FN:Bo"))
    assert len(found) == len({item.row for item in problems(found)}) + 1 == 1_001


def test_text_outside_cards_is_one_problem_for_each_run() -> None:
    found = loaded(csv("one", "two", "") + card("FN:Ada") + csv("END:VCARD", "FN:Bo", "END:VCARD"))
    assert [item.row for item in problems(found)] == [1, 8]
    assert len(found) == 3


def test_a_group_of_contacts_is_a_problem() -> None:
    assert "group" in problem("FN:Friends", "KIND:group", version="4.0").message
    assert "group" in problem("FN:Friends", "X-ADDRESSBOOKSERVER-KIND:group").message
    assert one("FN:Ada", "KIND:individual", version="4.0").name == "Ada"


@pytest.mark.parametrize("end", [-1, -2, -9, -10, -20, -30])
def test_a_file_that_ends_inside_a_card_is_refused(end: int) -> None:
    text = card("FN:Ada") + card("FN:Bo")
    found = refusal(FORM, origin(text.rstrip("\n")[:end]))
    assert found.row == 5
    assert "cut off" in found.message


def test_a_file_that_ends_where_a_card_begins_is_refused() -> None:
    whole = card("FN:Ada")
    for part in ("B", "BEGIN", "BEGIN:", "BEGIN:VCAR"):
        assert refusal(FORM, origin(whole + part)).row == 5


def test_a_last_line_without_its_break_is_whole() -> None:
    assert loaded(card("FN:Ada").rstrip("\n")) == [Contact(1, "Ada")]


def test_a_value_too_long_is_a_problem_of_its_card() -> None:
    long = "x" * (LIMITS.field + 1)
    found = loaded(card(f"FN:{long}") + card("FN:Bo") + card(f"NOTE:{long}", "FN:Cy"))
    assert [item.row for item in found if isinstance(item, Contact)] == [5, 9]
    [fault] = problems(found)
    assert fault.field == "FN"


@pytest.mark.parametrize("head", [";" * 20_000, '"' * 20_001, ";X=" + "y" * 20_000])
def test_parameters_beyond_all_measure_are_a_problem_of_their_card(head: str) -> None:
    assert "longer" in problem(f"FN;{head}:Ada").message


def test_a_value_folded_without_end_is_a_problem_and_never_held() -> None:
    limits = replace(LIMITS, field=100, columns=10)
    [found] = loaded("BEGIN:VCARD\nFN:Ada\n" + " Byron\n" * 100_000 + "END:VCARD\n", limits)
    assert isinstance(found, Problem)


def test_too_many_values_are_a_problem_of_the_card() -> None:
    lines = [f"TEL:{number}" for number in range(LIMITS.columns + 1)]
    assert "more than 200" in problem("FN:Ada", *lines).message


def test_a_zip_without_cards_says_so() -> None:
    assert ".vcf" in refusal(FORM, Origin("a.zip", data=zipped({"a.csv": b"x"}))).message
    inner = zipped({"a.vcf": card("FN:Ada").encode()})
    assert "another archive" in refusal(FORM, Origin("a.zip", data=zipped({"b.zip": inner}))).advice


def test_problems_in_a_zip_name_their_file_and_card() -> None:
    files = {"a.vcf": card("FN:Ada"), "b.VCF": card("FN:Bo") + card("KIND:group"), "c.txt": "x"}
    data = zipped({name: text.encode() for name, text in files.items()})
    found = read(FORM, Origin("a.zip", data=data))
    [fault] = problems(found)
    assert (fault.file, fault.row) == ("a.zip/b.VCF", 3)
    assert [item.row for item in found if isinstance(item, Contact)] == [1, 2]


def test_columns_of_cards_cannot_be_named() -> None:
    named = replace(VCARD.origin(), columns={"name": ("FN",)})
    assert "cannot be named" in refusal(FORM, named).message
