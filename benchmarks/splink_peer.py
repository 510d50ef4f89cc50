"""The same records linked by splink, set up as its documentation does for such columns.

Names that may have changed places, dates, e-mails and the rest get the comparisons that splink
offers for them, with its adjustment for common values; chance is estimated from random pairs, error
rates by expectation and maximisation. splink is no dependency: the extra ``bench`` brings it.
"""

import logging
import warnings
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any

from benchmarks.record_sets import RecordSet
from graphsvc.matching.fields.kinds import Kind
from graphsvc.matching.fields.marks import birth

Scored = tuple[int, int, float]

ADVICE = 'splink is not installed: pip install "graphsvc[bench]" brings it.'

_NAMES = ("given_name", "surname")
_TOO_COMMON = frozenset({"region", "sex", "country", "title"})
"""Columns whose values are shared by too many records to block on."""

_ALONE = (("email",), ("identifier",), ("phone",), (*_NAMES, "birth"))
"""Columns that agree for one person only, as splink asks for to begin with."""

_TRAINED_WITHIN = (_NAMES, ("birth",), ("postcode",), ("email",), ("full_name",))


def load() -> Any:
    """splink, quiet. Raises ``ImportError`` where it is not installed."""
    warnings.simplefilter("ignore")
    logging.getLogger("splink").setLevel(logging.CRITICAL)
    import_module("splink.comparison_library")
    return import_module("splink")


def link(splink: Any, records: RecordSet) -> list[Scored]:
    """Pairs that splink predicts with their bits: indices of records, the lower first."""
    rows = table(records)
    columns = sorted({name for row in rows for name in row} - {"unique_id"})
    blocks = [[name] for name in columns if name not in _TOO_COMMON]
    linker: Any = splink.Linker(
        import_module("pandas").DataFrame(rows),
        splink.SettingsCreator(
            link_type="dedupe_only",
            comparisons=_comparisons(splink.comparison_library, columns),
            blocking_rules_to_generate_predictions=[splink.block_on(*block) for block in blocks],
        ),
        splink.DuckDBAPI(),
        set_up_basic_logging=False,
    )
    _train(linker, set(columns), splink.block_on)
    found: Any = linker.inference.predict(threshold_match_probability=0.001).as_pandas_dataframe()
    pairs: list[tuple[int, int, float]] = found[
        ["unique_id_l", "unique_id_r", "match_weight"]
    ].values.tolist()
    return [(int(min(pair[:2])), int(max(pair[:2])), pair[2]) for pair in pairs]


def table(records: RecordSet) -> list[dict[str, Any]]:
    """The records as splink takes them: small letters, dates in ISO form, None for missing."""
    kinds = sorted({kind for record in records.stated for kind in record})
    named = {Kind.GIVEN_NAME, Kind.SURNAME} <= set(kinds)
    rows: list[dict[str, Any]] = []
    for index, record in enumerate(records.stated):
        row: dict[str, Any] = {kind.name.lower(): _value(kind, record) for kind in kinds}
        if named:
            row["both_names"] = " ".join(filter(None, (row[name] for name in _NAMES))) or None
        rows.append({"unique_id": index, **row})
    return rows


def _value(kind: Kind, record: Mapping[Kind, str]) -> str | None:
    if kind not in record:
        return None
    if kind is not Kind.BIRTH:
        return record[kind].lower()
    day = birth(record[kind])
    return f"{day[:4]}-{day[4:6]}-{day[6:]}"


def _comparisons(library: Any, columns: Sequence[str]) -> list[Any]:
    special: dict[str, Any] = {
        "given_name": library.NameComparison("given_name"),
        "surname": library.NameComparison("surname"),
        "full_name": library.NameComparison("full_name"),
        "birth": library.DateOfBirthComparison("birth", input_is_string=True),
        "email": library.EmailComparison("email"),
    }
    rest = [name for name in columns if name != "both_names"]
    names: list[Any] = []
    if "both_names" in columns:
        rest = [name for name in rest if name not in _NAMES]
        names = [
            library.ForenameSurnameComparison(
                *_NAMES, forename_surname_concat_col_name="both_names"
            ).configure(term_frequency_adjustments=True)
        ]
    return names + [special.get(name) or _usual(library, name) for name in rest]


def _usual(library: Any, name: str) -> Any:
    return library.DamerauLevenshteinAtThresholds(name, [1, 2]).configure(
        term_frequency_adjustments=True
    )


def _train(linker: Any, columns: set[str], block_on: Any) -> None:
    certain = [block_on(*names) for names in _ALONE if set(names) <= columns]
    if certain:
        linker.training.estimate_probability_two_random_records_match(certain, recall=0.7)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=7)
    for names in _TRAINED_WITHIN:
        if set(names) <= columns:
            linker.training.estimate_parameters_using_expectation_maximisation(block_on(*names))
