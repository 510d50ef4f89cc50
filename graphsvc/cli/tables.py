"""Small tables that a command reads: questions to ask, users to make."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from graphsvc.errors import FileRefused
from loaders.limits import LIMITS
from loaders.origin import Origin
from loaders.records import Problem, Refused
from loaders.tables import Layout, open_table


class Row(dict[str, str]):
    """A row by column name, empty values left out; ``number`` is its line."""

    number: int = 0


def read_rows(
    file: Path, *, needed: Sequence[Sequence[str]], known: Sequence[str]
) -> Iterator[Row]:
    """Rows of a CSV file with a header; ``-`` is standard input. Of each group of ``needed`` one
    column must be there; a column that is not ``known`` is refused.

    Raises ``FileRefused`` for a file that is none, and for a row with a wrong number of values.
    """
    layout = Layout(
        columns={name: (name,) for name in known},
        required=tuple(tuple(group) for group in needed),
        exact=True,
    )
    try:
        table = open_table(_origin(file).file(), layout, limits=LIMITS, rows=LIMITS.rows)
        for item in table:
            if isinstance(item, Problem):
                raise refuse(item)
            row = Row({name: text for name in known if (text := item.text(name))})
            row.number = item.number
            yield row
    except Refused as refused:
        raise refuse(refused.problem) from None


def _origin(file: Path) -> Origin:
    if str(file) == "-":
        return Origin("standard input", data=sys.stdin.buffer.read())
    return Origin(file.name, path=file)


def refuse(problem: Problem) -> FileRefused:
    """A loader's problem as an error of ours."""
    return FileRefused(
        problem.message,
        file=problem.file,
        row=problem.row,
        field=problem.field,
        advice=problem.advice,
    )
