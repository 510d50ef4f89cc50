"""What was measured of strengths over one mailbox, as tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from benchmarks.reliability import Bin


@dataclass(frozen=True, slots=True)
class Line:
    """One way to rank the pairs of one cut: its ROC AUC and average precision, for pairs of whom
    either one wrote, and for those of whom both did."""

    cut: str
    score: str
    auc: float
    precision: float
    auc_both: float
    precision_both: float


@dataclass(frozen=True, slots=True)
class Report:
    """What was measured over one mailbox; ``ahead`` says of each peer whether ours is better on
    the mean of both figures over all cuts; ``left_out`` are the cuts with nothing to foretell."""

    file: str
    mails: int
    undated_rows: int
    cuts: Mapping[str, tuple[int, int]]
    left_out: Sequence[str]
    lines: Sequence[Line]
    means: Mapping[str, tuple[float, float]]
    ahead: Mapping[str, bool]
    labels: Sequence[Bin]
    bins: Sequence[Bin]


def as_text(report: Report) -> str:
    """The report as tables of Markdown."""
    return "\n\n".join(
        [
            f"{report.file}: {report.mails:,} mails"
            + (
                f", {report.undated_rows} rows without a real date left out"
                * bool(report.undated_rows)
            )
            + (
                f"; left out, since all or none wrote again: {', '.join(report.left_out)}"
                * bool(report.left_out)
            ),
            _table_of_cuts(report),
            _table_of_means(report),
            _table_of_shares("label", report.labels),
            _table_of_shares("strength", report.bins),
        ]
    )


def _table_of_cuts(report: Report) -> str:
    by_cut: Mapping[str, Mapping[str, Line]] = {
        cut: {line.score: line for line in report.lines if line.cut == cut} for cut in report.cuts
    }
    head = ["cut", "pairs", "wrote again", *report.means]
    rows = [
        [cut, f"{pairs:,}", f"{wrote / pairs:.0%}"]
        + [
            f"{by_cut[cut][name].auc:.3f} / {by_cut[cut][name].precision:.3f}"
            for name in report.means
        ]
        for cut, (pairs, wrote) in report.cuts.items()
    ]
    mean = ["mean", "", ""] + [f"{auc:.3f} / {ap:.3f}" for auc, ap in report.means.values()]
    return "ROC AUC / average precision:\n" + _table([head, *rows, mean])


def _table_of_means(report: Report) -> str:
    both = {
        name: [
            fmean(line.auc_both for line in report.lines if line.score == name),
            fmean(line.precision_both for line in report.lines if line.score == name),
        ]
        for name in report.means
    }
    rows = [
        [
            name,
            f"{report.means[name][0]:.3f} / {report.means[name][1]:.3f}",
            f"{both[name][0]:.3f} / {both[name][1]:.3f}",
            {True: "ahead", False: "NOT ahead", None: ""}[report.ahead.get(name)],
        ]
        for name in report.means
    ]
    return _table([["ranked by", "either wrote", "both wrote", "ours is"], *rows])


def _table_of_shares(what: str, shares: Sequence[Bin]) -> str:
    rows = [
        [found.name, f"{found.pairs:,}", f"{found.foretold:.2f}", f"{found.share:.2f}"]
        for found in shares
    ]
    return _table([[what, "pairs", "mean strength", "share that wrote again"], *rows])


def _table(rows: Sequence[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], f"|{'---|' * len(rows[0])}", *lines[1:]])
