"""Parameters with which each reading query finds something for Ann of Alpha.

A new query of the catalogue needs a row here, or the tests that use the table fail.
"""

from typing import Any

from graphsvc import normal
from graphsvc.access.door import Door
from graphsvc.accounts.invitations import page_of_invitations
from graphsvc.contacts.own import LIST as OWN_CONTACTS
from graphsvc.directory.deriving.cohorts import WINDOW
from graphsvc.directory.objections import Fingerprints, blinding
from graphsvc.mail.notices import page_of_notifications
from graphsvc.matching.blocking import company_blocks
from graphsvc.naming.lucene import lucene_query
from graphsvc.normal import sorted_name
from graphsvc.normal.rules import RULES
from graphsvc.ontology import NONE, PUBLIC_TIES, org_scope
from graphsvc.queries import ViewerQuery
from graphsvc.statements.education import LIST as EDUCATION
from graphsvc.statements.reference_accounts import LIST as REFERENCES
from graphsvc.statements.work import LIST as WORK
from graphsvc.wire.invitations import Invitation
from graphsvc.wire.pages import PageQuery
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

ADMINISTRATORS = {"access/read/audit", "team/read/monthly_use"}
"""Queries that find something for administrators alone: their rows are Cyd's, who sees more."""


def viewer_hits(offices: Offices) -> Hits:
    """For the queries that filter by scopes."""
    ann, sealer, own = offices.ann, offices.sealer, offices.own
    people, companies = offices.people, offices.companies
    private = contact_ids(offices)
    email, url = normal.email_key(PRIVATE_EMAIL), normal.profile_key(PRIVATE_URL)
    everybody, everywhere = sorted(people.values()), sorted(companies.values())
    return {
        "paths/read/company_contacts": {"companies": everywhere},
        "paths/read/contact_ties": {"pids": everybody},
        "paths/read/customers": {"pids": everybody, "places": None},
        "paths/read/introducers": {},
        "paths/read/human_contacts": {"humans": [offices.private_human]},
        "paths/read/own_jobs": {"pids": everybody, "places": None},
        "paths/read/own_studies": {"pids": everybody, "places": None},
        "paths/read/stated_places": {"limit": 1_000},
        "paths/read/team": {},
        "paths/read/teammates": {"pids": everybody},
        "paths/read/viewer_near": {"user": ann.id},
        "directory/read/company_private_page": {
            "company": companies["bolt"],
            "ones": {},
            "known": [],
            "after": "",
            "limit": MANY,
        },
        "contacts/read/contact_of_row": correction_key(offices),
        "naming/read/contacts_by_email": {"fingerprint": own.fingerprint("email", email or "")},
        "naming/read/contacts_by_id": {"ids": private},
        "naming/read/contacts_by_name": {
            "name_index": sealer.name_index(PRIVATE_NAME),
            "limit": MANY,
        },
        "naming/read/contacts_by_url": {"fingerprint": own.fingerprint("url", url or "")},
        "contacts/read/contact_verdicts": {"contact": private[0]},
        "statements/read/education": {"user": ann.id},
        "contacts/read/import": {"id": offices.imports["ann"]},
        "contacts/read/imports": {"before": 1 << 52, "before_id": "", "limit": MANY},
        "access/read/audit": {"user": offices.cyd.id, **NEWEST},
        "team/read/monthly_use": {"user": offices.cyd.id, "least": 1, "limit": MANY},
        "access/read/audit_own": {"user": ann.id, **NEWEST},
        "access/read/me": {"user": ann.id},
        "accounts/read/own_keys": {"user": ann.id},
        "accounts/read/own_organisation": {"user": ann.id},
        "access/read/merged_contacts": {},
        "access/read/shared_people": {"limit": MANY},
        "paths/read/nothing_imported": {},
        "naming/read/org_companies_by_id": {"ids": own_company_ids(offices)},
        "naming/read/org_schools_by_id": {"ids": own_school_ids(offices)},
        "naming/read/org_companies_outdated": {"rules": RULES + 1, "limit": MANY},
        "naming/read/org_schools_outdated": {"rules": RULES + 1, "limit": MANY},
        "naming/read/org_school_by_name": {
            "name_index": sealer.school_index("Secret Hamlet School"),
        },
        "contacts/read/hidden_ties_outdated": {"rules": RULES + 1, "limit": MANY},
        "naming/read/org_company_by_name": {"name_index": sealer.company_index(PRIVATE_COMPANY)},
        "contacts/read/own_contacts_by_id": {"ids": private, "user": ann.id},
        "contacts/read/own_contact_of": {"person": people["dan"], "user": ann.id},
        "contacts/read/own_contacts": {
            "user": ann.id,
            "after": "",
            "left_out": [],
            "limit": MANY,
        },
        "contacts/read/own_contacts_count": {"user": ann.id},
        "contacts/read/own_sources": {"user": ann.id},
        "contacts/read/contact_card": {"id": private[0]},
        "sharing/read/scope_holders": {"kind": "org", "about": offices.alpha.id, "limit": MANY},
        "sharing/read/own_contact_scopes": {"id": private[0], "user": ann.id},
        "sharing/read/own_source_level": {"id": correction_key(offices)["source"], "user": ann.id},
        "sharing/read/own_work_history_scope": {"id": stated_id(offices, WORK), "user": ann.id},
        "sharing/read/own_education_scope": {"id": stated_id(offices, EDUCATION), "user": ann.id},
        "sharing/read/own_reference_account_scope": {
            "id": reference_ids(offices)[0],
            "user": ann.id,
        },
        "contacts/read/own_contacts_listed": {
            "user": ann.id,
            "states": ["matched", "private"],
            "hidden": [True, False],
            "words": ["unsaid", "close", "good", "slight", "none"],
            "limit": MANY,
        },
        "contacts/read/own_correction": correction_key(offices),
        "contacts/read/own_upload_chunks": {"import": offices.looked_at},
        "contacts/read/readings": {"user": ann.id, "limit": MANY},
        "statements/read/reference_account": {"holder": ann.id, "company": companies["cord"]},
        "statements/read/reference_account_of_id": {"id": reference_ids(offices)[0]},
        "statements/read/reference_accounts": {"user": ann.id, "after": "", "limit": MANY},
        "statements/read/reference_holders": {"user": ann.id, "companies": everywhere},
        "naming/read/search_private": {
            "query": sealer.token_query(offices.scopes, "nora"),
            "limit": MANY,
        },
        "runs/read/run": {"id": offices.imports["ann"]},
        "runs/read/runs": {"before": 1 << 52, "before_id": "", "limit": MANY},
        "contacts/read/unsettled_contacts": {"user": ann.id, "after": "", "limit": MANY},
        "contacts/read/unsettled_count": {"user": ann.id},
        "contacts/read/upload": {"id": offices.looked_at},
        "naming/read/users_by_id": {"ids": [ann.id, offices.bob.id, offices.cyd.id]},
        "contacts/read/verdicts": {
            "import": offices.imports["ann"],
            "after": -1,
            "kinds": ["matched", "unsure", "private", "skipped"],
            "moved": [True, False],
            "limit": MANY,
        },
        "contacts/read/verdicts_named": {
            "user": ann.id,
            "words": [own.fingerprint("word", "quillfeather")],
            "limit": MANY,
        },
        "naming/read/users_of_org": {},
        "statements/read/work_history": {"user": ann.id},
        "team/read/people": {"all": False, "after": "", "limit": MANY},
        "team/read/colleague": {"user": offices.bob.id},
        "team/read/roles": {},
        "team/read/groups": {},
        "team/read/links": {},
        "team/read/memberships": {"users": [ann.id, offices.bob.id]},
        "team/read/members": {"group": group_of(offices), "limit": MANY},
        "team/read/followers": {"user": ann.id, "limit": MANY},
        "mail/read/notices": {"before": "~", "limit": MANY},
        "mail/read/notice": {"id": notice_of(offices)},
        "mail/read/notices_unread": {"limit": MANY},
        "mail/read/notice_people": {"ids": [offices.bob.id]},
        "mail/read/notice_choices": {},
        "accounts/read/invitations": {"before": "~", "limit": MANY},
        "accounts/read/invitation_own": {"id": invitation_of(offices).id},
        "accounts/read/invited": {"keys": [invited_key(offices)]},
        "accounts/read/colleagues_by_email": {"emails": [offices.bob.email]},
        "team/read/sees_contact_of": {"owner": offices.bob.id},
    }


def directory_hits(offices: Offices) -> Hits:
    """For the queries over public facts."""
    people, companies, schools = offices.people, offices.companies, offices.schools
    everybody, everywhere = sorted(people.values()), sorted(companies.values())
    types = sorted(PUBLIC_TIES)
    middle = {"start": 16_000, "person": people["dan"], "limit": WINDOW}
    blocks = list(normal.person_blocks("Dan Dorn"))
    row = {"number": 1, "companies": [companies["bolt"]], "blocks": blocks}
    bolt = company_blocks("Bolt")
    return {
        "paths/read/cohort_after": {"place": companies["bolt"], **middle},
        "paths/read/cohort_before": {"place": companies["acme"], **middle},
        "paths/read/company_jobs": {"companies": everywhere, "former": True},
        "paths/read/company_people": {"companies": everywhere, "former": True},
        "paths/read/people_at_places": {"places": [*everywhere, *schools.values()]},
        "paths/read/public_ties": {"pids": everybody, "types": types},
        "paths/read/public_ties_at_places": {
            "pids": everybody,
            "types": types,
            "places": everywhere,
        },
        "paths/read/public_ties_near": {"pids": everybody, "types": types, "near": everybody},
        "paths/read/school_cohort_after": {"place": schools["uni"], **middle, "start": 10_000},
        "paths/read/school_cohort_before": {"place": schools["uni"], **middle},
        "directory/read/anybody_erased": {},
        "directory/read/company_ref": {"id": companies["bolt"]},
        "contacts/read/directory_gone": {"people": ["nobody"], "companies": ["nowhere"]},
        "directory/read/tombstones": {
            "fingerprints": [Fingerprints(blinding(offices.ring)).key(f"email:{ERASED_EMAIL}")],
        },
        "matching/read/companies_by_block": {
            "starts": [bolt.start],
            "sounds": [bolt.sound],
            "words": [bolt.word],
        },
        "matching/read/companies_known": {"name_keys": ["bolt", "cord"]},
        "matching/read/companies_by_domain": {"domains": ["bolt.example"]},
        "naming/read/companies_by_id": {"ids": everywhere},
        "matching/read/companies_by_name": {"name_keys": ["bolt", "cord"]},
        "naming/read/company_by_ref": {"ref": "bolt"},
        "directory/read/company_parents": {"ids": everywhere},
        "directory/read/company_subsidiaries": {"ids": everywhere, "limit": MANY},
        "directory/read/company_people_page": {
            "company": companies["bolt"],
            "former": 0,
            "name": "",
            "id": "",
            "limit": MANY,
        },
        "matching/read/match_keys": {"keys": ["email:dan@bolt.example"]},
        "matching/read/match_names_at": {"rows": [row]},
        "matching/read/namesakes": {"name_keys": [sorted_name("Dan Dorn")]},
        "matching/read/people_count": {},
        "naming/read/people_by_id": {"ids": everybody},
        "naming/read/people_by_key": {"keys": ["email:dan@bolt.example"]},
        "naming/read/people_by_name": {"name_key": sorted_name("Dan Dorn"), "limit": MANY},
        "naming/read/people_by_name_at": {
            "name_key": sorted_name("Dan Dorn"),
            "companies": everywhere,
            "limit": MANY,
        },
        "directory/read/person": {"id": people["dan"], "limit": MANY},
        "naming/read/person_by_ref": {"ref": "dan"},
        "naming/read/schools_by_id": {"ids": sorted(schools.values())},
        "statements/read/schools_by_name": {"name_key": normal.name_key("Port University")},
        "naming/read/search_companies": {"query": lucene_query("bol"), "limit": MANY},
        "naming/read/search_people": {"query": lucene_query("dan"), "limit": MANY},
        "naming/read/search_schools": {"query": lucene_query("port"), "limit": MANY},
    }


def contact_ids(offices: Offices) -> list[str]:
    """Ann's contacts."""
    rows = offices.database.read(
        lambda tx: tx.run_scoped(
            OWN_CONTACTS, offices.scopes, user=offices.ann.id, after="", left_out=[], limit=MANY
        )
    )
    return [row.id for row in rows]


def correction_key(offices: Offices) -> dict[str, str]:
    """The row of which Ann has said something."""
    rows = offices.database.read(
        lambda tx: tx.run_scoped(
            OWN_CONTACTS, offices.scopes, user=offices.ann.id, after="", left_out=[], limit=MANY
        )
    )
    key = offices.own.fingerprint("row", f"name:{sorted_name('Otto Zanzibar')}")
    return {"source": rows[0].source, "row_key": key}


NEWEST: dict[str, Any] = {"before": 1 << 52, "before_id": "", "limit": MANY}


def group_of(offices: Offices) -> str:
    """The group of which Ann is a member."""
    [scope] = [one for one in offices.scopes if one.startswith("group:")]
    return scope.removeprefix("group:")


def stated_id(offices: Offices, stated: ViewerQuery[Any]) -> str:
    """Something that Ann states of herself."""
    rows = offices.database.read(
        lambda tx: tx.run_scoped(stated, offices.scopes, user=offices.ann.id)
    )
    return rows[0].id


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
            OWN_CONTACTS, offices.scopes, user=offices.ann.id, after="", left_out=[], limit=MANY
        )
    )
    return sorted({row.company for row in rows} - {*offices.companies.values(), NONE})


def own_school_ids(offices: Offices) -> list[str]:
    """Alpha's own schools that Ann has attended."""
    rows = offices.database.read(
        lambda tx: tx.run_scoped(EDUCATION, offices.scopes, user=offices.ann.id)
    )
    return [row.place for row in rows if row.own]


def notice_of(offices: Offices) -> str:
    """A notification of Ann's."""
    door = Door(offices.database, offices.ann.viewer, offices.ring)
    return door.look(lambda view: page_of_notifications(view, PageQuery())).items[0].id


def invitation_of(offices: Offices) -> Invitation:
    """An invitation of her organisation, as Cyd sees it, who made it."""
    door = Door(offices.database, offices.cyd.viewer, offices.ring)
    return door.change(lambda desk: page_of_invitations(desk, PageQuery())).items[0]


def invited_key(offices: Offices) -> str:
    """The fingerprint of the address that it is for."""
    email = invitation_of(offices).email
    return offices.ring.blind(org_scope(offices.alpha.id), f"invited|{email}")
