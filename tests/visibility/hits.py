"""Parameters with which each reading query finds something for Ann of Alpha.

A new query of the catalogue needs a row here, or the tests that use the table fail.
"""

from typing import Any

from graphsvc.connections.contacts import LIST as OWN_CONTACTS
from graphsvc.connections.references import LIST as REFERENCES
from graphsvc.deriving.cohorts import WINDOW
from graphsvc.directory.lucene import lucene_query
from graphsvc.ingest.objections import Fingerprints
from graphsvc.matching import normal
from graphsvc.matching.normal import sorted_name
from graphsvc.ontology import NONE, PUBLIC_TIES
from tests.visibility.offices import (
    ERASED_EMAIL,
    PRIVATE_COMPANY,
    PRIVATE_EMAIL,
    PRIVATE_NAME,
    PRIVATE_URL,
    Offices,
)

Hits = dict[str, dict[str, Any]]

MANY = 100


def viewer_hits(offices: Offices) -> Hits:
    """For the queries that filter by scopes."""
    ann, sealer, own = offices.ann, offices.sealer, offices.own
    people, companies = offices.people, offices.companies
    private = contact_ids(offices)
    email, url = normal.email_key(PRIVATE_EMAIL), normal.profile_key(PRIVATE_URL)
    everybody, everywhere = sorted(people.values()), sorted(companies.values())
    return {
        "path/company_contacts": {"companies": everywhere},
        "path/contact_ties": {"pids": everybody},
        "path/customers": {"pids": everybody},
        "path/introducers": {},
        "path/human_contacts": {"humans": [offices.private_human]},
        "path/own_jobs": {"pids": everybody},
        "path/own_studies": {"pids": everybody},
        "path/team": {},
        "path/teammates": {"pids": everybody},
        "path/viewer_near": {"user": ann.id},
        "read/company_private_page": {"company": companies["bolt"], "after": "", "limit": MANY},
        "read/contact_of_row": correction_key(offices),
        "read/contacts_by_email": {"fingerprint": own.fingerprint("email", email or "")},
        "read/contacts_by_id": {"ids": private},
        "read/contacts_by_name": {"name_index": sealer.name_index(PRIVATE_NAME), "limit": MANY},
        "read/contacts_by_url": {"fingerprint": own.fingerprint("url", url or "")},
        "read/contact_verdicts": {"contact": private[0]},
        "read/education": {"user": ann.id},
        "read/import": {"id": offices.imports["ann"]},
        "read/imports": {"before": 1 << 52, "before_id": "", "limit": MANY},
        "read/me": {"user": ann.id},
        "read/nothing_imported": {},
        "read/org_companies_by_id": {"ids": own_company_ids(offices)},
        "read/org_company_by_name": {"name_index": sealer.company_index(PRIVATE_COMPANY)},
        "read/own_contact": {"id": private[0], "user": ann.id},
        "read/own_contact_of": {"person": people["dan"], "user": ann.id},
        "read/own_contacts": {"user": ann.id, "after": "", "limit": MANY},
        "read/own_correction": correction_key(offices),
        "read/own_upload_chunks": {"import": offices.looked_at},
        "read/readings": {"user": ann.id, "limit": MANY},
        "read/reference_account": {"holder": ann.id, "company": companies["cord"]},
        "read/reference_account_of_id": {"id": reference_ids(offices)[0]},
        "read/reference_accounts": {"user": ann.id, "after": "", "limit": MANY},
        "read/reference_holders": {"user": ann.id, "companies": everywhere},
        "read/search_private": {
            "query": sealer.token_query(offices.scopes, "nora"),
            "limit": MANY,
        },
        "read/run": {"id": offices.imports["ann"]},
        "read/runs": {"before": 1 << 52, "before_id": "", "limit": MANY},
        "read/unsettled_contacts": {"user": ann.id, "after": "", "limit": MANY},
        "read/unsettled_count": {"user": ann.id},
        "read/upload": {"id": offices.looked_at},
        "read/users_by_id": {"ids": [ann.id, offices.bob.id, offices.cyd.id]},
        "read/verdicts": {
            "import": offices.imports["ann"],
            "after": -1,
            "kinds": ["matched", "unsure", "private", "skipped"],
            "moved": [True, False],
            "limit": MANY,
        },
        "read/verdicts_named": {
            "user": ann.id,
            "words": [own.fingerprint("word", "quillfeather")],
            "limit": MANY,
        },
        "read/users_of_org": {},
        "read/work_history": {"user": ann.id},
    }


def directory_hits(offices: Offices) -> Hits:
    """For the queries over public facts."""
    people, companies, schools = offices.people, offices.companies, offices.schools
    everybody, everywhere = sorted(people.values()), sorted(companies.values())
    types = sorted(PUBLIC_TIES)
    middle = {"start": 16_000, "person": people["dan"], "limit": WINDOW}
    blocks = list(normal.person_blocks("Dan Dorn"))
    row = {"number": 1, "companies": [companies["bolt"]], "blocks": blocks}
    return {
        "path/cohort_after": {"place": companies["bolt"], **middle},
        "path/cohort_before": {"place": companies["acme"], **middle},
        "path/company_jobs": {"companies": everywhere, "former": True},
        "path/company_people": {"companies": everywhere, "former": True},
        "path/people_at_places": {"places": [*everywhere, *schools.values()]},
        "path/public_ties": {"pids": everybody, "types": types},
        "path/public_ties_at_places": {
            "pids": everybody,
            "types": types,
            "places": everywhere,
        },
        "path/public_ties_near": {"pids": everybody, "types": types, "near": everybody},
        "path/school_cohort_after": {"place": schools["uni"], **middle, "start": 10_000},
        "path/school_cohort_before": {"place": schools["uni"], **middle},
        "read/anybody_erased": {},
        "read/directory_gone": {"people": ["nobody"], "companies": ["nowhere"]},
        "read/tombstones": {
            "fingerprints": [Fingerprints(offices.ring).key(f"email:{ERASED_EMAIL}")],
        },
        "read/companies_by_block": {"blocks": ["bolt"]},
        "read/companies_by_domain": {"domains": ["bolt.example"]},
        "read/companies_by_id": {"ids": everywhere},
        "read/companies_by_name": {"name_keys": ["bolt", "cord"]},
        "read/company_by_ref": {"ref": "bolt"},
        "read/company_parents": {"ids": everywhere},
        "read/company_subsidiaries": {"ids": everywhere, "limit": MANY},
        "read/company_people_page": {
            "company": companies["bolt"],
            "former": 0,
            "name": "",
            "id": "",
            "limit": MANY,
        },
        "read/match_keys": {"keys": ["email:dan@bolt.example"]},
        "read/match_names_at": {"rows": [row]},
        "read/namesakes": {"name_keys": [sorted_name("Dan Dorn")]},
        "read/people_count": {},
        "read/people_by_id": {"ids": everybody},
        "read/people_by_key": {"keys": ["email:dan@bolt.example"]},
        "read/people_by_name": {"name_key": sorted_name("Dan Dorn"), "limit": MANY},
        "read/people_by_name_at": {
            "name_key": sorted_name("Dan Dorn"),
            "companies": everywhere,
            "limit": MANY,
        },
        "read/person": {"id": people["dan"], "limit": MANY},
        "read/person_by_ref": {"ref": "dan"},
        "read/schools_by_id": {"ids": sorted(schools.values())},
        "read/schools_by_name": {"name_key": normal.name_key("Port University")},
        "read/search_companies": {"query": lucene_query("bol"), "limit": MANY},
        "read/search_people": {"query": lucene_query("dan"), "limit": MANY},
        "read/search_schools": {"query": lucene_query("port"), "limit": MANY},
    }


def contact_ids(offices: Offices) -> list[str]:
    """Ann's contacts."""
    rows = offices.database.read(
        lambda tx: tx.run_scoped(
            OWN_CONTACTS, offices.scopes, user=offices.ann.id, after="", limit=MANY
        )
    )
    return [row.id for row in rows]


def correction_key(offices: Offices) -> dict[str, str]:
    """The row of which Ann has said something."""
    rows = offices.database.read(
        lambda tx: tx.run_scoped(
            OWN_CONTACTS, offices.scopes, user=offices.ann.id, after="", limit=MANY
        )
    )
    key = offices.own.fingerprint("row", f"name:{sorted_name('Otto Zanzibar')}")
    return {"source": rows[0].source, "row_key": key}


def reference_ids(offices: Offices) -> list[str]:
    """Ann's reference accounts, and her organisation's."""
    rows = offices.database.read(
        lambda tx: tx.run_scoped(
            REFERENCES, offices.scopes, user=offices.ann.id, after="", limit=MANY
        )
    )
    return [row.id for row in rows]


def own_company_ids(offices: Offices) -> list[str]:
    """Alpha's own companies that Ann's contacts name."""
    rows = offices.database.read(
        lambda tx: tx.run_scoped(
            OWN_CONTACTS, offices.scopes, user=offices.ann.id, after="", limit=MANY
        )
    )
    return sorted({row.company for row in rows} - {*offices.companies.values(), NONE})
