"""Zips that lie, break or lead out are refused, and nothing but ``Refused`` is raised."""

from __future__ import annotations

import struct
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loader_samples import LINKEDIN, assert_helpful, read, refusal, zipped

from loaders.archives import is_zip, members
from loaders.limits import LIMITS, Limits
from loaders.origin import Origin
from loaders.records import Problem, Refused

CONNECTIONS = LINKEDIN.text.encode()


def reason(data: bytes, limits: Limits = LIMITS) -> Problem:
    """Why reading every member of the zip is refused."""
    with pytest.raises(Refused) as caught:
        read_all(data, limits)
    assert_helpful(caught.value.problem)
    return caught.value.problem


def read_all(data: bytes, limits: Limits = LIMITS) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for file in members(Origin("a.zip", data=data), limits):
        with file.open() as stream:
            found[file.name] = stream.read()
    return found


def patched(data: bytes, *, size: int) -> bytes:
    """The zip with another uncompressed size in its one local and its one central header."""
    local, central = data.index(b"PK\x03\x04"), data.index(b"PK\x01\x02")
    wrong = struct.pack("<I", size)
    changed = bytearray(data)
    changed[local + 22 : local + 26] = wrong
    changed[central + 24 : central + 28] = wrong
    return bytes(changed)


def test_members_are_read_whole() -> None:
    files = {"a.csv": b"1", "folder/b.csv": b"22", "empty.csv": b""}
    assert read_all(zipped(files)) == {f"a.zip/{name}": data for name, data in files.items()}


def test_members_can_be_opened_again() -> None:
    [file] = members(Origin("a.zip", data=zipped({"a.csv": b"abc"})), LIMITS)
    assert file.open().read() == file.open().read() == b"abc"


def test_folders_and_hidden_files_are_left_out() -> None:
    files = {"f/": b"", "__MACOSX/a.csv": b"x", "f/.hidden": b"x", "f/a.csv": b"x"}
    assert list(read_all(zipped(files))) == ["a.zip/f/a.csv"]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"PK\x05\x06", b"not a zip at all"])
def test_what_is_not_a_zip_is_refused(data: bytes) -> None:
    assert "not a whole zip" in reason(data).message


def test_every_truncation_is_refused() -> None:
    data = zipped({"a.csv": CONNECTIONS}, method=zipfile.ZIP_DEFLATED)
    for end in range(len(data)):
        reason(data[:end])


def test_a_size_understated_in_the_header_is_found() -> None:
    data = patched(zipped({"a.csv": b"0" * 50_000}, method=zipfile.ZIP_DEFLATED), size=10)
    assert "not a whole zip" in reason(data).message


def test_bytes_are_counted_while_inflating() -> None:
    data = zipped({"a.csv": b"0" * 5_000_000}, method=zipfile.ZIP_DEFLATED)
    assert "100 times" in reason(data).message
    limits = replace(LIMITS, archive_ratio=1_000_000, archive_bytes=1_000_000)
    assert "1,000,000 bytes" in reason(data, limits).message


def test_all_members_share_the_bytes() -> None:
    data = zipped({"a.csv": b"0" * 600, "b.csv": b"1" * 600})
    assert read_all(data, replace(LIMITS, archive_bytes=1_200))
    assert "1,199 bytes" in reason(data, replace(LIMITS, archive_bytes=1_199)).message


def test_reading_a_member_again_counts_once() -> None:
    limits = replace(LIMITS, archive_bytes=1_000)
    [file] = members(Origin("a.zip", data=zipped({"a.csv": b"0" * 600})), limits)
    assert len(file.open().read()) == len(file.open().read()) == 600


def test_a_short_repetitive_file_is_no_bomb() -> None:
    data = zipped({"a.csv": b"0" * 90_000}, method=zipfile.ZIP_DEFLATED)
    assert read_all(data)


def test_too_many_members_are_refused() -> None:
    data = zipped({f"{number}.csv": b"" for number in range(4)})
    assert "more than 3" in reason(data, replace(LIMITS, archive_members=3)).message


@pytest.mark.parametrize(
    "name", ["/etc/passwd", "../a.csv", "a/../../b.csv", "C:/a.csv", "..\\a.csv", "\\a.csv"]
)
def test_names_that_lead_out_are_refused(name: str) -> None:
    assert "leads out" in reason(zipped({name: b"x"})).message


def test_an_encrypted_archive_is_refused() -> None:
    data = bytearray(zipped({"a.csv": b"x"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert "encrypted" in reason(bytes(data)).message


def test_other_methods_are_refused() -> None:
    for method in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        assert "deflate" in reason(zipped({"a.csv": b"x"}, method=method)).message


def test_an_archive_inside_an_archive_is_not_opened() -> None:
    inner = zipped({"Connections.csv": CONNECTIONS})
    origin = Origin("outer.zip", data=zipped({"inner.zip": inner}))
    assert "another archive" in refusal(LINKEDIN.form, origin).advice


def test_a_zip_is_told_by_its_name_or_its_first_bytes() -> None:
    assert is_zip(Origin("a.ZIP", data=b""))
    assert is_zip(Origin("a", data=zipped({})))
    assert not is_zip(Origin("a.csv", data=b"a,b"))


@given(st.binary(max_size=400))
def test_random_bytes_called_a_zip_are_refused(data: bytes) -> None:
    reason(b"PK\x03\x04" + data)


@given(st.data())
def test_a_damaged_zip_is_read_right_or_refused(data: st.DataObject) -> None:
    whole = bytearray(zipped({"Connections.csv": CONNECTIONS}, method=zipfile.ZIP_DEFLATED))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(whole) - 1))
        whole[place] = data.draw(st.integers(0, 255))
    origin = Origin("export.zip", data=bytes(whole))
    try:
        found = read(LINKEDIN.form, origin)
    except Refused:
        return
    assert found == read(LINKEDIN.form, LINKEDIN.origin())


def test_a_zip_of_this_machine_reads_like_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    path.write_bytes(zipped({"Connections.csv": CONNECTIONS}))
    assert read(LINKEDIN.form, Origin("export.zip", path=path)) == read(
        LINKEDIN.form, Origin("export.zip", data=path.read_bytes())
    )


def test_members_that_lie_in_the_same_place_are_refused() -> None:
    """Named twenty times, one member would be unpacked twenty times."""
    data = zipped({"a.vcf": b"BEGIN:VCARD\r\n" * 1_000})
    start, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    central, ending = data[start:end], bytearray(data[end:])
    ending[8:12] = struct.pack("<HH", 20, 20)
    ending[12:16] = struct.pack("<I", 20 * len(central))
    assert "in the same place" in reason(data[:start] + central * 20 + bytes(ending)).message
