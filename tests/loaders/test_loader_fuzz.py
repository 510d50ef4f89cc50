"""No bytes make a loader raise anything but ``Refused``."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from loader_samples import SAMPLES, Sample, assert_helpful, outcome

from loaders.files import FILES
from loaders.files.references import split_names
from loaders.limits import LIMITS
from loaders.origin import Origin
from loaders.preview import preview
from loaders.records import Problem, Refused
from tests.lanes import examples

EVERY = pytest.mark.parametrize("name", list(FILES))
TABLES = pytest.mark.parametrize("name", [name for name in FILES if SAMPLES[name].table])
FEW = settings(examples(100), suppress_health_check=[HealthCheck.too_slow])
PIECES = (
    *(b'"', b'""', b",", b";", b"|", b"\t", b"\n", b"\r", b"\r\n", b"\0", b"\xff", b"\xc3"),
    *(b"\xef\xbb\xbf", b"\xff\xfe", b"9999-99-99", b"3/7/20", b"PK\x03\x04", b" ", b"\xe2\x80\xa8"),
    *(
        b"BEGIN:VCARD\n",
        b"END:VCARD\n",
        b"AGENT:\n",
        b"=\n",
        b"=FF",
        b"\\",
        b":",
        b"\n ",
        b"EMAIL:",
    ),
    *(b";CHARSET=x:", b";ENCODING=b:", b";ENCODING=QUOTED-PRINTABLE:", b" ::: ", b"@"),
    *(b"EMAIL:", b"ORG:", b"TEL;FAX:", b"/o=x"),
)


def check(sample: Sample, data: bytes) -> None:
    """Refused with advice, or as many records and problems each time, each with its row."""
    found = outcome(sample.form, sample.damaged(data))
    if isinstance(found, Problem):
        assert_helpful(found)
        return
    for item in found:
        if isinstance(item, Problem):
            assert_helpful(item)
            assert item.row is not None
    assert outcome(sample.form, sample.damaged(data)) == found


@EVERY
@FEW
@given(data=st.binary(max_size=300))
def test_random_bytes(name: str, data: bytes) -> None:
    check(SAMPLES[name], data)


@EVERY
@FEW
@given(data=st.binary(max_size=200))
def test_random_bytes_after_the_header(name: str, data: bytes) -> None:
    header = SAMPLES[name].text.split("\n", 1)[0]
    check(SAMPLES[name], f"{header}\n".encode() + data)


@EVERY
@FEW
@given(text=st.text(max_size=200))
def test_random_text_after_the_header(name: str, text: str) -> None:
    header = SAMPLES[name].text.split("\n", 1)[0]
    check(SAMPLES[name], f"{header}\n{text}".encode())


@EVERY
@FEW
@given(
    edits=st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 3), st.sampled_from(PIECES)))
)
def test_a_whole_file_with_pieces_put_in_and_taken_out(
    name: str, edits: list[tuple[int, int, bytes]]
) -> None:
    data = SAMPLES[name].text.encode()
    for place, removed, piece in edits:
        start = place % (len(data) + 1)
        data = data[:start] + piece + data[start + removed :]
    check(SAMPLES[name], data)


REAL = (
    *("contacts_csv/GPCsolutions__outlook.csv", "contacts_csv/takbok__sample1.csv"),
    *("contacts_csv/mtrazzi__google_contacts_old-header.csv", "vcard/John_Doe_ANDROID.vcf"),
    *("vcard/John_Doe_MS_OUTLOOK.vcf", "vcard/outlook-2007.vcf", "vcard/gmail-single2.vcf"),
    *("vcard/issue114.vcf", "linkedin/Basic_LinkedInDataExport_12-06-2020.zip"),
)


@settings(examples(30), suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
@pytest.mark.parametrize("path", REAL)
def test_a_real_file_with_pieces_put_in_and_taken_out(
    shared_data: Path, path: str, data: st.DataObject
) -> None:
    """Read by every format of contacts, and shown before: refused, or read."""
    whole = (shared_data / path).read_bytes()
    for _ in range(data.draw(st.integers(0, 4))):
        start = data.draw(st.integers(0, len(whole)))
        piece = data.draw(st.sampled_from(PIECES))
        whole = whole[:start] + piece + whole[start + data.draw(st.integers(0, 3)) :]
    origin = Origin(path, data=whole[: data.draw(st.integers(0, len(whole)))])
    for form in FILES.values():
        if form.kind == "contacts":
            found = outcome(form, origin)
            assert isinstance(found, list) or found.advice
    with suppress(Refused):
        preview(origin, LIMITS)


@EVERY
def test_a_cut_at_every_byte(name: str) -> None:
    sample = SAMPLES[name]
    data = sample.text.encode()
    for end in range(len(data)):
        check(sample, data[:end])
        check(sample, data[:end] + b"\r\n" + data[end:])


@EVERY
@FEW
@given(data=st.binary(max_size=200))
@example(data=b"PK\x05\x06" + bytes(18))
def test_random_bytes_as_the_whole_input(name: str, data: bytes) -> None:
    for title in ("input", "input.zip", "input.csv"):
        found = outcome(FILES[name], Origin(title, data=data), LIMITS)
        if isinstance(found, Problem):
            assert_helpful(found)


@TABLES
@FEW
@given(rows=st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=5))))
def test_every_row_is_one_record_or_one_problem(name: str, rows: list[list[str]]) -> None:
    """Rows of any width whose values hold neither separators nor line breaks."""
    sample = SAMPLES[name]
    separator = "|" if "|" in sample.text.split("\n", 1)[0] else ","
    clean = ["x" + separator.join(map(_plain, row)) for row in rows]
    text = sample.text + "".join(f"{row}\n" for row in clean)
    found = outcome(sample.form, sample.damaged(text.encode()))
    assert isinstance(found, list)
    assert len(found) == sample.rows + len(rows)


@given(text=st.text())
def test_pasted_text_gives_names_without_padding(text: str) -> None:
    names = split_names(text)
    assert all(name == name.strip() != "" for name in names)
    assert split_names("\n".join(f'"{name}"' for name in names if '"' not in name)) == [
        name for name in names if '"' not in name
    ]


def _plain(value: str) -> str:
    return "".join(letter for letter in value if letter not in ',|"\r\n\0\t;')
