"""The measurement of strengths: its figures, its reading of mails, and what must come out."""

import json
import random
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import ties
from benchmarks.__main__ import COMMANDS
from benchmarks.mailbox import Mailbox, read
from benchmarks.ranking import average_precision, roc_auc
from benchmarks.reliability import bins, draw, label_rows, wilson
from benchmarks.ties_report import Report

ISSUED = ("2000-07-01", "2001-01-01", "2001-05-01", "2001-09-01")

SCORED = st.lists(st.tuples(st.integers(0, 4), st.booleans()), min_size=2, max_size=30).filter(
    lambda pairs: len({hit for _, hit in pairs}) == 2
)


def parted(pairs: Sequence[tuple[int, bool]]) -> tuple[list[float], list[bool]]:
    return [float(score) for score, _ in pairs], [hit for _, hit in pairs]


@given(SCORED)
def test_the_area_is_the_share_of_pairs_in_the_right_order(pairs: list[tuple[int, bool]]) -> None:
    wins = [
        1.0 if yes > no else 0.5 if yes == no else 0.0
        for yes, hit in pairs
        for no, miss in pairs
        if hit and not miss
    ]
    assert roc_auc(*parted(pairs)) == pytest.approx(sum(wins) / len(wins))


@given(SCORED)
def test_average_precision_adds_up_over_thresholds(pairs: list[tuple[int, bool]]) -> None:
    total, recall = 0.0, 0.0
    for cut in sorted({score for score, _ in pairs}, reverse=True):
        above = [hit for score, hit in pairs if score >= cut]
        reached = sum(above) / sum(hit for _, hit in pairs)
        total += (reached - recall) * sum(above) / len(above)
        recall = reached
    assert average_precision(*parted(pairs)) == pytest.approx(total)


def test_figures_need_both_outcomes() -> None:
    for figure in (roc_auc, average_precision):
        with pytest.raises(ValueError, match="tell apart"):
            figure([0.1, 0.2], [True, True])


def written(folder: Path, text: str) -> Path:
    path = folder / "mails.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_rows_of_one_moment_are_one_mail(tmp_path: Path) -> None:
    text = (
        "from,to,time,reciptype\n"
        "a,b,2001-02-03 04:05:06,to\na,c,2001-02-03 04:05:06,cc\na,b,2001-02-03 04:05:06,bcc\n"
        "b,b,2001-02-03 05:00:00,to\nb,a,981176706,to\na,b,1980-01-01 00:00:00,to\n"
    )
    mailbox = read(written(tmp_path, text))
    assert [(mail.sender, sorted(mail.to)) for mail in mailbox.mails] == [
        ("a", ["b", "c"]),
        ("b", ["a"]),
    ]
    assert (mailbox.rows, mailbox.undated) == (6, 1)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("from,time\na,2001-01-01\n", "no column to"),
        ("from,to,time\na,b,2001-01-01\na,,2001-01-02\n", "row 3: from and to"),
        ("from,to,time\na,b,yesterday\n", "row 2: time is not a moment: 'yesterday'"),
    ],
)
def test_bad_files_get_a_clear_answer(
    tmp_path: Path, text: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert COMMANDS["ties"]([str(written(tmp_path, text))]) == 1
    error = capsys.readouterr().err
    assert told in error
    assert "Traceback" not in error


def made_up(seed: int) -> str:
    """A mailbox of a year and a half, in which people go on writing to whom they write most."""
    rng = random.Random(seed)
    people = [f"p{number}" for number in range(40)]
    friends = {who: rng.sample([p for p in people if p != who], 6) for who in people}
    rows = ["from,to,time"]
    for day in range(0, 540, 3):
        for who in people:
            to = rng.choices(friends[who], [2.0 ** -(place * 1.5) for place in range(6)])[0]
            moment = date.fromordinal(date(2010, 1, 1).toordinal() + day)
            rows += [f"{who},{to},{moment}T10:{rng.randrange(60):02d}:00"]
            rows += [f"{to},{who},{moment}T11:{rng.randrange(60):02d}:00"] * (rng.random() < 0.7)
    return "\n".join(rows) + "\n"


def test_the_report_tells_every_cut_and_score(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, made_up(1))
    diagram = tmp_path / "diagram.svg"
    COMMANDS["ties"]([str(path), "--json", "--diagram", str(diagram)])
    told = json.loads(capsys.readouterr().out)
    assert set(told["means"]) == set(ties.SCORES)
    assert len(told["lines"]) == len(told["cuts"]) * len(ties.SCORES)
    assert sum(one["pairs"] for one in told["labels"]) == sum(n for n, _ in told["cuts"].values())
    assert diagram.read_text(encoding="utf-8").count("<circle") == len(told["bins"])


def test_strengths_that_foretell_nothing_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The status says when ours is not ahead."""
    path = written(tmp_path, made_up(2))
    monkeypatch.setitem(
        ties.SCORES,  # pyright: ignore[reportArgumentType]
        ties.OURS,
        lambda case: [-len(case.known[pair].ages) for pair in case.pairs],
    )
    assert COMMANDS["ties"]([str(path), "--cut", "2011-01-01"]) == 1
    assert "NOT ahead" in capsys.readouterr().out


def test_a_cut_with_nothing_to_foretell_is_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, made_up(3))
    silent = ["--cut", "2012-06-01", "--cut", "2009-01-01"]
    COMMANDS["ties"]([str(path), "--cut", "2011-01-01", *silent])
    out = capsys.readouterr().out
    assert "left out, since all or none wrote again: 2012-06-01, 2009-01-01" in out
    assert "| 2011-01-01 |" in out
    assert "| 2012-06-01 |" not in out
    assert COMMANDS["ties"]([str(path), *silent]) == 1
    assert "At every cut" in capsys.readouterr().err


def test_a_short_mailbox_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, "from,to,time\na,b,2001-01-01\nb,a,2001-02-01\n")
    assert COMMANDS["ties"]([str(path)]) == 1
    assert "do not reach over the 90 days" in capsys.readouterr().err


def test_labels_and_bins_count_everybody_once() -> None:
    told = [(None, True), (0.05, False), (0.2, True), (0.5, True), (0.99, True), (1.0, False)]
    assert [(row.name, row.pairs) for row in label_rows(told)] == [
        ("strong", 3),
        ("medium", 1),
        ("weak", 1),
        ("no tie", 1),
    ]
    assert sum(row.pairs for row in bins(told)) == 5
    assert "0.9 to 1.0" in {row.name for row in bins(told)}
    assert "<title>Share of pairs that wrote again, by strength: a &amp; b<" in draw(
        [], title="a & b"
    )


def test_intervals_hold_the_share() -> None:
    low, high = wilson(0.5, 100)
    assert (round(low, 3), round(high, 3)) == (0.404, 0.596)
    assert wilson(0.0, 10)[0] == 0.0
    assert wilson(1.0, 10)[1] == pytest.approx(1.0)


# --- real mail ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def enron(shared_data: Path) -> Mailbox:
    return read(shared_data / "mail" / "enron" / "mails.csv")


@pytest.fixture(scope="module")
def report(enron: Mailbox) -> Report:
    cuts = [date.fromisoformat(text) for text in ISSUED]
    return ties.measure(enron, file="mails.csv", cuts=cuts)


def test_of_real_mail_every_row_is_read(enron: Mailbox) -> None:
    assert (enron.rows, enron.undated) == (125_409, 174)


def test_strengths_foretell_better_than_counting(report: Report) -> None:
    assert report.ahead == dict.fromkeys(ties.PEERS, True)


def test_strengths_foretell_better_at_all_quarters(enron: Mailbox) -> None:
    found = ties.measure(enron, file="mails.csv", cuts=ties.chosen_cuts(enron))
    assert len(found.cuts) >= 5
    assert found.ahead == dict.fromkeys(ties.PEERS, True)


def test_labels_mean_something(report: Report) -> None:
    shares = {row.name: row.share for row in report.labels}
    assert shares["strong"] > 0.65
    assert 0.3 < shares["medium"] < 0.55
    assert shares["weak"] < 0.25


def test_strengths_are_about_the_share_that_writes_again(report: Report) -> None:
    for row in report.bins:
        assert abs(row.share - row.foretold) < 0.15, row
