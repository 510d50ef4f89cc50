"""Loads directory records: streamed, in batches, idempotent.

Every record is written by the id that its source gives it, so loading a file again changes nothing,
and a load that was broken off is simply run again. What a source no longer has is removed at the
end, unless that looks like a mistake. A record that administrators have merged or corrected is
composed of all that is said of it (``stated``), whoever says it last.
"""

from graphsvc.directory.loading.load import PUBLISHED, Loaded, load_directory
from graphsvc.directory.loading.queries import (
    ACQUAINTANCES,
    BELONGS,
    COMPANIES,
    EMPLOYMENTS,
    PEOPLE,
    SCHOOLS,
    STUDIES,
    Part,
    Row,
)
from graphsvc.directory.loading.rows import (
    SEPARATOR,
    acquaintance_row,
    company_row,
    employment_row,
    fingerprint_of,
    pair_of,
    person_row,
    school_row,
    study_row,
)
from graphsvc.directory.loading.stated import (
    Entity,
    Fixed,
    Kind,
    compose,
    entity,
    fields_of,
    name_key_of,
    parts_of,
    said_of,
    write_records,
)

__all__ = [
    "ACQUAINTANCES",
    "BELONGS",
    "COMPANIES",
    "EMPLOYMENTS",
    "PEOPLE",
    "PUBLISHED",
    "SCHOOLS",
    "SEPARATOR",
    "STUDIES",
    "Entity",
    "Fixed",
    "Kind",
    "Loaded",
    "Part",
    "Row",
    "acquaintance_row",
    "company_row",
    "compose",
    "employment_row",
    "entity",
    "fields_of",
    "fingerprint_of",
    "load_directory",
    "name_key_of",
    "pair_of",
    "parts_of",
    "person_row",
    "said_of",
    "school_row",
    "study_row",
    "write_records",
]
