"""What every file format must do, whatever it is given."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from zipfile import ZIP_DEFLATED

import pytest
from loader_samples import (
    SAMPLES,
    Sample,
    assert_helpful,
    outcome,
    problems,
    read,
    refusal,
    zipped,
)

from loaders.files import FILES, FOLDER, FileFormat
from loaders.limits import LIMITS
from loaders.origin import Origin
from loaders.records import Contact, Problem, Record, ReferenceAccount, Refused

EVERY = pytest.mark.parametrize("name", list(FILES))
TABLES = pytest.mark.parametrize("name", [name for name in FILES if SAMPLES[name].table])


@pytest.fixture
def sample(name: str) -> Sample:
    return SAMPLES[name]


def test_every_format_has_a_sample() -> None:
    assert set(SAMPLES) == set(FILES), "add a sample of each format to loader_samples.py"


def spoiled_row(sample: Sample, row: str) -> Origin:
    """The sample with ``row`` as its second row."""
    lines = sample.text.splitlines(keepends=True)
    lines[2] = f"{row}\n"
    return sample.damaged("".join(lines).encode())


def width(sample: Sample) -> tuple[str, int]:
    header = sample.text.splitlines()[0]
    separator = "|" if "|" in header else ","
    return separator, len(header.split(separator))


@EVERY
def test_a_format_describes_itself(name: str) -> None:
    form = FILES[name]
    assert form.name == name
    assert form.title
    assert form.about.endswith(".")
    assert all(ending == FOLDER or ending.startswith(".") for ending in form.accepts)


@EVERY
def test_every_row_of_a_whole_input_is_one_record(sample: Sample) -> None:
    found = read(sample.form, sample.origin())
    assert problems(found) == []
    assert len(found) == sample.rows


@EVERY
def test_reading_twice_gives_the_same(sample: Sample) -> None:
    origin = sample.origin()
    assert read(sample.form, origin) == read(sample.form, origin)


@EVERY
def test_a_folder_reads_like_a_zip(sample: Sample, tmp_path: Path) -> None:
    if FOLDER not in sample.form.accepts:
        pytest.skip("this format does not take folders")
    assert read(sample.form, sample.folder(tmp_path)) == read(sample.form, sample.origin())


@EVERY
@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_other_line_breaks_change_nothing(sample: Sample, ending: str) -> None:
    origin = sample.damaged(sample.text.replace("\n", ending).encode())
    assert read(sample.form, origin) == read(sample.form, sample.origin())


@EVERY
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_decides_the_encoding(sample: Sample, encoding: str) -> None:
    origin = sample.damaged(sample.text.encode(encoding))
    assert read(sample.form, origin) == read(sample.form, sample.origin())


@EVERY
def test_an_encoding_that_is_named_is_used(sample: Sample) -> None:
    if ".zip" in sample.form.accepts and ".csv" not in sample.form.accepts:
        pytest.skip("all files of a zip share the encoding that is named")
    origin = replace(sample.damaged(sample.text.encode("cp1252")), encoding="cp1252")
    assert read(sample.form, origin) == read(sample.form, sample.origin())


@EVERY
def test_an_encoding_that_does_not_exist_is_refused(sample: Sample) -> None:
    for encoding in ("klingon", "zlib"):
        problem = refusal(sample.form, replace(sample.origin(), encoding=encoding))
        assert encoding in problem.message


@EVERY
@pytest.mark.parametrize("data", [b"", b"\n\n", b" \r\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused(sample: Sample, data: bytes) -> None:
    assert "empty" in refusal(sample.form, sample.damaged(data)).message


@EVERY
def test_an_empty_input_is_refused(name: str) -> None:
    refusal(FILES[name], Origin("nothing", data=b""))
    refusal(FILES[name], Origin("nothing.zip", data=b""))


@EVERY
def test_a_path_that_does_not_exist_is_refused(name: str, tmp_path: Path) -> None:
    problem = refusal(FILES[name], Origin("gone", path=tmp_path / "gone"))
    assert "cannot be opened" in problem.message


@EVERY
def test_nul_bytes_are_refused_with_their_row(sample: Sample) -> None:
    lines = sample.text.encode().splitlines(keepends=True)
    lines[2] = b"\0" + lines[2]
    problem = refusal(sample.form, sample.damaged(b"".join(lines)))
    assert problem.row == 3
    assert "NUL" in problem.message


@EVERY
def test_utf_16_without_a_mark_is_refused(sample: Sample) -> None:
    refusal(sample.form, sample.damaged(sample.text.encode("utf-16-le")))


@EVERY
def test_bytes_that_are_not_utf_8_are_refused_with_their_row(sample: Sample) -> None:
    lines = sample.text.encode().splitlines(keepends=True)
    lines[2] = b"caf\xe9 " + lines[2]
    problem = refusal(sample.form, sample.damaged(b"".join(lines)))
    assert problem.row == 3
    assert "0xE9" in problem.message
    assert "UTF-8" in problem.advice


@TABLES
def test_a_file_cut_within_a_row_is_refused_whole(sample: Sample) -> None:
    """Every cut before the row's last separator; later ones may be a whole row without a break."""
    separator, _ = width(sample)
    lines = sample.text.splitlines(keepends=True)
    kept = "".join(lines[:-1])
    for end in range(1, lines[-1].rindex(separator) + 1):
        cut = kept + lines[-1][:end]
        problem = refusal(sample.form, sample.damaged(cut.encode()))
        assert problem.row == len(lines)


@EVERY
def test_a_cut_anywhere_gives_no_record_that_the_file_does_not_hold(sample: Sample) -> None:
    """Except the last row, where its last value alone is shortened."""
    whole = read(sample.form, sample.origin())
    data = sample.text.encode()
    for end in range(len(data)):
        found = outcome(sample.form, sample.damaged(data[:end]))
        if isinstance(found, list):
            strange = [item for item in found if item not in whole]
            assert len(strange) <= 1


@TABLES
def test_a_quotation_mark_left_open_is_refused_with_its_row(sample: Sample) -> None:
    separator, columns = width(sample)
    row = separator.join(['"open', *["x"] * (columns - 1)])
    if sample.quotes:
        problem = refusal(sample.form, spoiled_row(sample, row))
        assert problem.row == 3
        assert "quotation mark" in problem.message
    else:
        assert problems(read(sample.form, spoiled_row(sample, row))) == []


@TABLES
def test_a_quotation_mark_that_swallows_rows_is_refused(sample: Sample) -> None:
    if not sample.quotes:
        pytest.skip("quotation marks are ordinary characters here")
    separator, columns = width(sample)
    row = separator.join(['"open', *["x"] * (columns - 1)])
    tail = separator.join(["a", '"closed"', *["x"] * (columns - 2)])
    text = f"{sample.text}{row}\n{tail}\n"
    assert refusal(sample.form, sample.damaged(text.encode())).row == len(text.splitlines()) - 1


@TABLES
def test_ten_thousand_columns_are_refused(sample: Sample) -> None:
    separator, _ = width(sample)
    header, rest = sample.text.split("\n", 1)
    wide = header + "".join(f"{separator}column {number}" for number in range(10_000))
    problem = refusal(sample.form, sample.damaged(f"{wide}\n{rest}".encode()))
    assert "columns" in problem.message


@TABLES
@pytest.mark.parametrize("change", [-1, 1, 10_000])
def test_a_row_of_another_width_is_a_problem_of_that_row(sample: Sample, change: int) -> None:
    if change < 0 and sample.short:
        pytest.skip("values may lack at the end of a row")
    separator, columns = width(sample)
    found = read(sample.form, spoiled_row(sample, separator.join(["1"] * (columns + change))))
    assert len(found) == sample.rows
    [problem] = problems(found)
    assert problem.row == 3
    assert_helpful(problem)


@TABLES
def test_values_that_lack_at_the_end_of_a_row_are_empty(sample: Sample) -> None:
    """Excel leaves out the separators of empty columns; a single value may be anything."""
    if not sample.short:
        pytest.skip("each row has all values")
    separator, columns = width(sample)
    short = read(sample.form, spoiled_row(sample, separator.join(["1"] * (columns - 2))))
    whole = separator.join([*["1"] * (columns - 2), "", ""])
    assert short == read(sample.form, spoiled_row(sample, whole))
    [problem] = problems(read(sample.form, spoiled_row(sample, "stray")))
    assert problem.row == 3


@TABLES
def test_a_field_too_long_is_a_problem_with_row_and_field(sample: Sample) -> None:
    separator, columns = width(sample)
    found = read(sample.form, spoiled_row(sample, separator.join(["1"] * columns)), LIMITS)
    for length in (LIMITS.field + 1, 200_000):
        row = separator.join(["y" * length, *["1"] * (columns - 1)])
        [problem] = [
            item for item in problems(read(sample.form, spoiled_row(sample, row))) if item.row == 3
        ]
        assert "longer" in problem.message
        assert_helpful(problem)
    assert len(found) == sample.rows


@EVERY
def test_a_line_too_long_is_refused(sample: Sample) -> None:
    assert "longer" in refusal(sample.form, spoiled_row(sample, "z" * (LIMITS.line + 1))).message


@EVERY
def test_too_many_rows_are_refused(sample: Sample) -> None:
    limits = replace(LIMITS, rows=2, directory_rows=2)
    assert "more than 2" in refusal(sample.form, sample.origin(), limits).message


@EVERY
def test_an_upload_too_large_is_refused(sample: Sample) -> None:
    if sample.form.kind == "directory":
        pytest.skip("directories are streamed and have no limit in bytes")
    problem = refusal(sample.form, sample.origin(), replace(LIMITS, bytes=50))
    assert "50 bytes" in problem.message


@TABLES
def test_a_file_without_its_header_is_refused(sample: Sample) -> None:
    if sample.form.kind == "references":
        pytest.skip("without a header it is a list of names")
    without = sample.text.split("\n", 1)[1]
    assert "header" in refusal(sample.form, sample.damaged(without.encode())).message


@EVERY
def test_a_zip_bomb_is_refused(sample: Sample) -> None:
    if ".zip" not in sample.form.accepts:
        pytest.skip("this format does not take zips")
    separator, columns = width(sample)
    header = sample.text.split("\n", 1)[0]
    bomb = f"{header}\n" + f"{separator.join(['1'] * columns)}\n" * 500_000
    files = {name: text.encode() for name, text in sample.files.items()}
    data = zipped({**files, sample.main: bomb.encode()}, method=ZIP_DEFLATED)
    origin = Origin("bomb.zip", data=data)
    problem = refusal(sample.form, origin, replace(LIMITS, rows=1_000_000))
    assert "unpacks to" in problem.message


@EVERY
def test_nothing_is_yielded_from_an_input_that_is_refused(sample: Sample) -> None:
    """The fault stands in the last line; not one record may come before it is found."""
    data = sample.text.encode() + b'"\xff'
    stream = sample.form.read(sample.damaged(data), LIMITS)
    with pytest.raises(Refused):
        next(stream)


@EVERY
def test_kinds_yield_their_records(sample: Sample) -> None:
    kinds = {"contacts": Contact, "references": ReferenceAccount}
    found: list[Record | Problem] = read(sample.form, sample.origin())
    wanted = kinds.get(sample.form.kind)
    if wanted is not None:
        assert all(isinstance(item, wanted) for item in found)
    else:
        assert not any(isinstance(item, Contact | ReferenceAccount) for item in found)


def test_formats_are_named_like_their_rows() -> None:
    assert all(isinstance(form, FileFormat) for form in FILES.values())
