"""Do strengths mean anything? Who writes to whom in the 90 days after a day, foretold from before.

The file is a CSV of mails with the columns ``from``, ``to`` and ``time``, a row for each recipient.
At each cut, of all pairs between whom there is mail before it, those are asked for who write to
each other in the 90 days after it. Ours is the strength that ``graphsvc.strength`` gives the mail
before the cut; beside it stand the number of mails, the number in the last 90 days (equal ones by
the number of all), and the common neighbours of Adamic and Adar (2003) in the graph of these pairs.
"""

import argparse
import json
import math
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from statistics import fmean
from typing import Final, NamedTuple

from benchmarks.mailbox import Mail, Mailbox, read
from benchmarks.ranking import average_precision, roc_auc
from benchmarks.reliability import bins, draw, label_rows
from benchmarks.ties_report import Line, Report, as_text
from graphsvc.days import day_number, day_of
from graphsvc.strength import Touch, Way, number, traffic, traffic_strength

DAYS_AFTER: Final = 90
FEWEST_BEFORE: Final = 0.1
FEWEST_AFTER: Final = 0.01
"""The shares of all mails that must lie before a cut that is chosen here, and after its 90 days."""

Pair = tuple[str, str]


class Known(NamedTuple):
    """A pair between whom there is mail before a cut: the days before the cut of all their mails,
    and the strength of their tie, which is one where it is ``mutual``."""

    ages: Sequence[int]
    strength: float
    mutual: bool


@dataclass(frozen=True, slots=True)
class Case:
    """One cut: all pairs in a fixed order; who of them wrote, either one (``wrote``) or both."""

    cut: date
    pairs: Sequence[Pair]
    known: Mapping[Pair, Known]
    wrote: Sequence[bool]
    both: Sequence[bool]


def _count(case: Case) -> list[float]:
    return [float(len(case.known[pair].ages)) for pair in case.pairs]


def _recent(case: Case) -> list[float]:
    all_mails = max(len(known.ages) for known in case.known.values())
    return [
        sum(age <= DAYS_AFTER for age in known.ages) + len(known.ages) / (all_mails + 1)
        for known in (case.known[pair] for pair in case.pairs)
    ]


def _adamic_adar(case: Case) -> list[float]:
    neighbours: dict[str, set[str]] = defaultdict(set)
    for one, other in case.pairs:
        neighbours[one].add(other)
        neighbours[other].add(one)
    return [
        sum(1 / math.log(len(neighbours[who])) for who in neighbours[one] & neighbours[other])
        for one, other in case.pairs
    ]


def _ours(case: Case) -> list[float]:
    return [case.known[pair].strength for pair in case.pairs]


def _ours_of_ties(case: Case) -> list[float]:
    return [known.strength * known.mutual for known in (case.known[p] for p in case.pairs)]


OURS: Final = "strength"
PEERS: Final = ("all mails", "last 90 days", "Adamic-Adar")
SCORES: Final[Mapping[str, Callable[[Case], list[float]]]] = {
    OURS: _ours,
    "all mails": _count,
    "last 90 days": _recent,
    "Adamic-Adar": _adamic_adar,
    "strength, 0 for no tie": _ours_of_ties,
}
"""How pairs are ranked. The last one says what it costs that one-way mail is no tie."""


def main(words: Sequence[str]) -> int:
    """Runs the benchmark. Returns 0 where ours is ahead of each peer, else 1."""
    given = _arguments().parse_args(words)
    try:
        mailbox = read(given.csv)
        report = measure(mailbox, file=given.csv.name, cuts=given.cut or chosen_cuts(mailbox))
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    if given.diagram:
        given.diagram.write_text(draw(report.bins, title=given.csv.name), encoding="utf-8")
    print(json.dumps(asdict(report), indent=1) if given.json else as_text(report))
    return 0 if all(report.ahead.values()) else 1


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks ties", description=__doc__)
    parser.add_argument("csv", type=Path, metavar="MAILS.csv", help="the mails")
    parser.add_argument(
        "--cut",
        type=date.fromisoformat,
        action="append",
        metavar="YYYY-MM-DD",
        help="a day to foretell from, any number of times; else the beginnings of all quarters",
    )
    parser.add_argument("--diagram", type=Path, help="write the reliability diagram, an SVG, here")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    return parser


# --- cuts -----------------------------------------------------------------------------------------


def chosen_cuts(mailbox: Mailbox) -> list[date]:
    """The beginnings of quarters with a tenth of the mails before them and some after the 90 days;
    where these are fewer than three, four days at equal distances. Raises ``ValueError`` where the
    mails do not reach so far."""
    days = [mail.day for mail in mailbox.mails] or [0]
    first = days[int(len(days) * FEWEST_BEFORE)]
    last = days[-1 - int(len(days) * FEWEST_AFTER)] - DAYS_AFTER
    if last <= first:
        raise ValueError(f"These mails do not reach over the {DAYS_AFTER} days after a cut.")
    quarters = [
        date(year, month, 1)
        for year in range(day_of(first).year, day_of(last).year + 1)
        for month in (1, 4, 7, 10)
        if first < day_number(date(year, month, 1)) <= last
    ]
    if len(quarters) >= 3:
        return quarters
    return sorted({day_of(first + (last - first) * step // 4) for step in range(1, 5)})


def at_cut(mails: Sequence[Mail], cut: date) -> Case | None:
    """The pairs of one cut, and what became of them; None where there are none to tell apart: all
    pairs wrote to each other afterwards, or none did, or both of all or of none."""
    day = day_number(cut)
    before = [mail for mail in mails if mail.day < day]
    after: dict[Pair, set[str]] = defaultdict(set)
    for mail in mails:
        if day <= mail.day < day + DAYS_AFTER:
            for to in mail.to:
                after[_pair(mail.sender, to)].add(mail.sender)
    known = _known(before, day)
    pairs = sorted(known)
    wrote = [len(after.get(pair, ())) for pair in pairs]
    case = Case(cut, pairs, known, [who > 0 for who in wrote], [who > 1 for who in wrote])
    differ = all(len(set(what)) == 2 for what in (case.wrote, case.both))
    return case if differ else None


def _known(before: Iterable[Mail], day: int) -> dict[Pair, Known]:
    ages: dict[Pair, list[int]] = defaultdict(list)
    touches: dict[Pair, list[Touch]] = defaultdict(list)
    for mail in before:
        for to in mail.to:
            pair = _pair(mail.sender, to)
            way = Way.SENT if mail.sender == pair[0] else Way.RECEIVED
            ages[pair].append(day - mail.day)
            touches[pair].append(Touch(mail.day, way, len(mail.to)))
        if len(mail.to) <= number("traffic_people"):
            for pair in combinations(sorted(mail.to), 2):
                touches[pair].append(Touch(mail.day, Way.TOGETHER, len(mail.to)))
    return {pair: _strength(days, touches[pair], day) for pair, days in ages.items()}


def _strength(ages: Sequence[int], touches: Sequence[Touch], day: int) -> Known:
    found = traffic(touches)
    if found is None:
        return Known(ages, 0.0, mutual=False)
    return Known(ages, traffic_strength(found, day), found.mutual)


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


# --- the report -----------------------------------------------------------------------------------


def measure(mailbox: Mailbox, *, file: str, cuts: Sequence[date]) -> Report:
    """Measures at each of the cuts. Raises ``ValueError`` where there is nothing to measure."""
    cases: list[Case] = []
    left_out: list[str] = []
    for cut in cuts:
        case = at_cut(mailbox.mails, cut)
        if case:
            cases.append(case)
        else:
            left_out.append(str(cut))
    if not cases:
        raise ValueError("At every cut all pairs wrote to each other afterwards, or none did.")
    lines = [_line(case, name) for case in cases for name in SCORES]
    means = {
        name: (
            fmean(line.auc for line in lines if line.score == name),
            fmean(line.precision for line in lines if line.score == name),
        )
        for name in SCORES
    }
    told = [
        (known.strength if known.mutual else None, wrote)
        for case in cases
        for known, wrote in zip((case.known[p] for p in case.pairs), case.wrote, strict=True)
    ]
    return Report(
        file=file,
        mails=len(mailbox.mails),
        undated_rows=mailbox.undated,
        cuts={str(case.cut): (len(case.pairs), sum(case.wrote)) for case in cases},
        left_out=left_out,
        lines=lines,
        means=means,
        ahead={
            peer: all(ours > theirs for ours, theirs in zip(means[OURS], means[peer], strict=True))
            for peer in PEERS
        },
        labels=label_rows(told),
        bins=bins(told),
    )


def _line(case: Case, name: str) -> Line:
    scores = SCORES[name](case)
    return Line(
        cut=str(case.cut),
        score=name,
        auc=roc_auc(scores, case.wrote),
        precision=average_precision(scores, case.wrote),
        auc_both=roc_auc(scores, case.both),
        precision_both=average_precision(scores, case.both),
    )
