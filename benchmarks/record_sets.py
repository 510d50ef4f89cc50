"""Sets of records of people with the truth about which are of one person."""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from graphsvc.matching.fields.kinds import Kind

ALIASES: Mapping[Kind, str] = {
    Kind.GIVEN_NAME: "given_name first_name forename fname firstname given givenname name_first",
    Kind.SURNAME: "surname last_name family_name lname lastname familyname name_last",
    Kind.FULL_NAME: "full_name name fullname person_name first_and_surname",
    Kind.BIRTH: "dob date_of_birth birth_date birthdate birthday birth d_o_b",
    Kind.SEX: "sex gender",
    Kind.EMAIL: "email e_mail email_address mail",
    Kind.PHONE: "phone phone_number telephone tel mobile cell phone_no",
    Kind.PROFILE: "profile_url url linkedin linkedin_url profile",
    Kind.IDENTIFIER: "soc_sec_id ssn social_security_number national_id nhs_number nino passport "
    "tax_id id_number driver_licence drivers_license",
    Kind.STREET: "street_number house_number address_1 address_2 address1 address2 address street "
    "street_address addr address_line_1 address_line_2 street_name",
    Kind.POSTCODE: "postcode zip zip_code zipcode postal_code postcode_fake plz",
    Kind.CITY: "suburb city town locality birth_place place_of_birth place",
    Kind.REGION: "state region province county",
    Kind.COUNTRY: "country nation",
    Kind.EMPLOYER: "company employer org organisation organization company_name",
    Kind.TITLE: "title job_title occupation position job role",
}
"""Names of columns, as ``_plain`` gives them, for each kind of field."""

_TRUTHS = ("cluster", "cluster_id", "true_id", "entity_id", "person_id", "ent_id")
_REC_ID = re.compile(r"rec-(\d+)-(?:org|dup-\d+)")
_JOINED = frozenset({Kind.STREET})
"""Kinds whose columns are parts of one value; of other kinds the first that is stated counts."""

_KINDS = {name: kind for kind, names in ALIASES.items() for name in names.split()}


@dataclass(frozen=True, slots=True)
class RecordSet:
    """``stated`` are the records as they are written; ``person`` whose each of them is."""

    name: str
    columns: Mapping[str, Kind]
    unknown: tuple[str, ...]
    stated: tuple[Mapping[Kind, str], ...]
    person: tuple[str, ...]

    def true_pairs(self) -> int:
        """How many pairs are of one person."""
        return sum(size * (size - 1) // 2 for size in Counter(self.person).values())


def read(folder: Path) -> RecordSet:
    """All CSV files of a folder that say whose their records are, as one set.

    Raises ``ValueError`` where there is none, or where no column is known.
    """
    rows = [row for path in sorted(folder.glob("*.csv")) for row in _rows(path)]
    known = [(truth, row) for row in rows if (truth := _truth(row))]
    if not known:
        raise ValueError(
            f"No CSV file in {folder} has a column of {', '.join(_TRUTHS)}, or a rec_id such as "
            "rec-12-org."
        )
    names = dict.fromkeys(name for _, row in known for name in row)
    columns = _columns(names)
    if not columns:
        raise ValueError(f"None of the columns is known: {', '.join(names)}.")
    return RecordSet(
        name=folder.name,
        columns=columns,
        unknown=tuple(name for name in names if name not in columns),
        stated=tuple(_stated(row, columns) for _, row in known),
        person=tuple(truth for truth, _ in known),
    )


def _rows(path: Path) -> list[dict[str, str]]:
    """Of each row what its columns say, their names in plain form, empty values left out."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = csv.reader(file, skipinitialspace=True)
        header = [_plain(name) for name in next(lines, list[str]())]
        return [
            {
                name: text
                for name, value in zip(header, line, strict=False)
                if (text := value.strip())
            }
            for line in lines
        ]


def _plain(name: str) -> str:
    """``Date of Birth`` → ``date_of_birth``."""
    return "_".join(re.findall(r"[a-z0-9]+", name.lower()))


def _truth(row: Mapping[str, str]) -> str | None:
    for name in _TRUTHS:
        if name in row:
            return row[name]
    found = _REC_ID.fullmatch(row.get("rec_id", ""))
    return found[1] if found else None


def _columns(names: Iterable[str]) -> dict[str, Kind]:
    """Kinds of the columns that are known; whole names are left out beside their parts."""
    found = {name: _KINDS[name] for name in names if name in _KINDS}
    if {Kind.GIVEN_NAME, Kind.SURNAME} <= set(found.values()):
        found = {name: kind for name, kind in found.items() if kind is not Kind.FULL_NAME}
    return found


def _stated(row: Mapping[str, str], columns: Mapping[str, Kind]) -> dict[Kind, str]:
    values: dict[Kind, list[str]] = defaultdict(list)
    for name, kind in columns.items():
        if name in row:
            values[kind].append(row[name])
    return {kind: " ".join(some) if kind in _JOINED else some[0] for kind, some in values.items()}
