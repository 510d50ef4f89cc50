"""How alike two names are, or addresses, titles, places: pure comparators ``(a, b) -> Score``.

Every comparator is symmetric, gives 1.0 for what is the same once ``normal`` has taken its dress
off, and a reason in words. A score is a judgement about two texts alone; what follows from it
depends on what else agrees, which is decided elsewhere. The values are judgements of ours, set so
that each kind of difference falls on its side of the thresholds, and checked on labelled pairs.
"""

from graphsvc.matching.compare.addresses import (
    domain_fits_company,
    email_addresses,
    email_fits_person,
    phone_numbers,
    profile_urls,
)
from graphsvc.matching.compare.companies import company_names
from graphsvc.matching.compare.people import person_names
from graphsvc.matching.compare.places import place_names
from graphsvc.matching.compare.schools import school_names
from graphsvc.matching.compare.score import (
    COMPANY_ALIKE,
    COMPANY_SAME,
    COMPANY_UNSURE,
    PERSON_ALIKE,
    PERSON_SAME,
    PERSON_UNSURE,
    SCHOOL_SAME,
    SCHOOL_UNSURE,
    Score,
)
from graphsvc.matching.compare.titles import job_titles

__all__ = [
    "COMPANY_ALIKE",
    "COMPANY_SAME",
    "COMPANY_UNSURE",
    "PERSON_ALIKE",
    "PERSON_SAME",
    "PERSON_UNSURE",
    "SCHOOL_SAME",
    "SCHOOL_UNSURE",
    "Score",
    "company_names",
    "domain_fits_company",
    "email_addresses",
    "email_fits_person",
    "job_titles",
    "person_names",
    "phone_numbers",
    "place_names",
    "profile_urls",
    "school_names",
]
