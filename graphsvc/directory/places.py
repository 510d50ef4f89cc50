"""The pages of companies and schools."""

from graphsvc.directory.wire import Company, School
from graphsvc.errors import NotFound
from graphsvc.paths.names import COMPANIES_BY_ID, ORG_COMPANIES_BY_ID, SCHOOLS_BY_ID
from graphsvc.sealed import Sealer
from graphsvc.sealing import KeyRing
from graphsvc.visibility import View


def get_company(view: View, ring: KeyRing, company: str) -> Company:
    """A company of the directory or the organisation's own. Raises ``NotFound``."""
    for row in view.directory(COMPANIES_BY_ID, ids=[company]):
        return Company(
            id=row.id,
            kind="company",
            ref=row.ref,
            name=row.name,
            domain=row.domain,
            headcount=row.headcount,
            people=row.people,
            city=row.city,
            country=row.country,
        )
    for own in view.read(ORG_COMPANIES_BY_ID, ids=[company]):
        name = Sealer(ring, view.viewer.org).open_company(own)
        return Company(id=own.id, kind="own", name=name)
    raise NotFound("There is no such company.")


def get_school(view: View, school: str) -> School:
    """A school of the directory. Raises ``NotFound``."""
    for row in view.directory(SCHOOLS_BY_ID, ids=[school]):
        return School(
            id=row.id,
            ref=row.ref,
            name=row.name,
            city=row.city,
            country=row.country,
            people=row.people,
        )
    raise NotFound("There is no such school.")
