"""The page on formats says what the code does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from loaders.files import FILES
from loaders.files.book import KEYS
from loaders.files.directory import PARTS
from loaders.files.words import LANGUAGES
from loaders.limits import LIMITS
from loaders.origin import Origin
from loaders.records import Contact

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "formats.md").read_text("utf-8")
SECTIONS = {
    found[1]: found[2] for found in re.finditer(r"^## (\S+)\n(.*?)(?=^## |\Z)", PAGE, re.M | re.S)
}
CONTACTS = [name for name, form in FILES.items() if form.kind == "contacts"]


def test_every_format_has_its_section_and_its_row() -> None:
    assert set(FILES) <= set(SECTIONS)
    for name, form in FILES.items():
        [row] = re.findall(rf"^\| \[`{name}`\]\(#{name}\) \|.*$", PAGE, re.M)
        assert all(f"`{ending}`" in row for ending in form.accepts if ending != "/")
        assert ("a folder" in row) == ("/" in form.accepts)


@pytest.mark.parametrize("name", CONTACTS)
def test_every_example_of_contacts_is_one_contact_with_all_that_it_shows(name: str) -> None:
    examples = re.findall(r"^```(?:csv|text)\n(.*?)^```", SECTIONS[name], re.M | re.S)
    assert examples
    for example in examples:
        [found] = FILES[name].read(Origin("example", data=example.encode()), LIMITS)
        assert isinstance(found, Contact)
        assert found.given_name == "Ada" or found.name == "Ada Byron"
        assert found.company.startswith("Engines" if FILES[name].table or name == "vcard" else "")
        assert bool(found.emails) == ("@" in example)
        assert (found.profile_url is not None) == ("linkedin.com" in example)
        assert (found.birthday is not None) == ("1980" in example)
        assert (found.city == "London") == ("London" in example)


def test_every_file_and_column_of_a_directory_is_named() -> None:
    for file, part in PARTS.items():
        [row] = re.findall(rf"^\| `{file}` \|.*$", SECTIONS["directory"], re.M)
        assert re.findall(r"`([a-z_]+)`", row) == list(part.columns)
        assert re.findall(r"\*\*`([a-z_]+)`\*\*", row) == list(part.needed)


def test_all_keys_and_languages_are_named() -> None:
    assert all(f"`{key}`" in SECTIONS["Contacts"] for key in KEYS)
    for language in LANGUAGES:
        name, _, kind = language.partition(" ")
        assert name in SECTIONS["outlook"]
        assert kind.strip("()") in SECTIONS["outlook"]
    assert f"{len(LANGUAGES)} languages" in SECTIONS["outlook"]
    assert str(len(LANGUAGES)) in FILES["outlook"].about


def test_the_limits_are_those_of_the_code() -> None:
    for number in (
        *(
            LIMITS.bytes,
            LIMITS.photos,
            LIMITS.rows,
            LIMITS.directory_rows,
            LIMITS.columns,
            LIMITS.field,
        ),
        *(LIMITS.line, LIMITS.archive_members, LIMITS.archive_bytes, LIMITS.archive_ratio),
    ):
        assert re.search(rf"\| {number:,}(?: times)? \|", PAGE), number


def test_links_lead_to_headings() -> None:
    headings = {
        re.sub(r"[^\w -]", "", title).lower().replace(" ", "-")
        for title in re.findall(r"^#+ (.+)$", PAGE, re.M)
    }
    assert set(re.findall(r"\]\(#([\w-]+)\)", PAGE)) <= headings
