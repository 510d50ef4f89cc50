"""One organisation and what its imports left in the graph, opened, in a form to compare."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import neo4j

from graphsvc.access.door import Door
from graphsvc.access.sealed import ContactRow, OrgCompanyRow, OwnSealer, Sealer
from graphsvc.access.users import Organisation, User, add_organisation, add_user
from graphsvc.contacts.imports.look import ImportState, VerdictState, get_import, list_verdicts
from graphsvc.contacts.imports.run import run_import
from graphsvc.contacts.imports.start import PLAIN, ImportOptions, start_import
from graphsvc.database import Database
from graphsvc.ids import new_id
from graphsvc.sealing import KeyRing

DETAILS = ("emails", "phones", "profile_url", "connected_on", "reason")

Facts = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Office:
    """An organisation with one user, and the ways to import for them."""

    database: Database
    ring: KeyRing
    session: neo4j.Session
    org: Organisation
    user: User

    def another_user(self) -> "Office":
        """The same organisation, seen from another user."""
        return Office(self.database, self.ring, self.session, self.org, _user(self, self.org))

    def waiting(
        self,
        data: bytes,
        *,
        file: str = "Connections.csv",
        label: str = "",
        options: ImportOptions = PLAIN,
    ) -> str:
        """An import that nobody has run yet."""
        return Door(self.database, self.user.viewer, self.ring).change(
            lambda desk: start_import(
                desk, format_="linkedin", file=file, data=data, label=label, options=options
            )
        )

    def run(self, import_id: str, *, database: Database | None = None) -> bool:
        """Lets a worker run an import; says whether it did."""
        return run_import(database or self.database, self.ring, import_id, worker=new_id())

    def upload(self, data: bytes, *, file: str = "Connections.csv", label: str = "") -> ImportState:
        """Imports a file, and how that ended."""
        import_id = self.waiting(data, file=file, label=label)
        assert self.run(import_id)
        return self.state(import_id)

    def state(self, import_id: str) -> ImportState:
        return Door(self.database, self.user.viewer, self.ring).look(
            lambda view: get_import(view, import_id)
        )

    def verdicts(self, import_id: str) -> list[VerdictState]:
        """All verdicts of an import."""
        return Door(self.database, self.user.viewer, self.ring).look(
            lambda view: list_verdicts(view, import_id, limit=100_000),
        )

    # What stands in the graph

    def contacts(self, *, label: str | None = None) -> dict[str, Facts]:
        """All contacts by id, opened, with their details, their tie and its owner; those of one
        source where it is named."""
        rows = self.session.run(
            "MATCH (c:Contact {org: $org}) "
            "MATCH (s:Source {id: c.source}) WHERE $label IS NULL OR s.label = $label "
            "OPTIONAL MATCH (u:User)-[k:KNOWS]->(c) "
            "OPTIONAL MATCH (d:ContactDetail {contact: c.id, scope: 'user:' + c.owner}) "
            "RETURN properties(c) AS contact, u.id AS user, properties(k) AS tie, "
            "collect(properties(d)) AS details",
            org=self.org.id,
            label=label,
        )
        found = [self._opened(*row.values()) for row in rows]
        assert len(found) == len({facts["id"] for facts in found})
        return {facts["id"]: facts for facts in found}

    def _opened(self, contact: Facts, user: str, tie: Facts, details: list[Facts]) -> Facts:
        assert contact["owner"] == user
        assert len(details) == 1
        row = ContactRow(
            id=contact["id"],
            org=contact["org"],
            owner=contact["owner"],
            state=contact["state"],
            person=contact["pid"],
            company=contact["company_id"],
            human=contact["human_key"],
            name=contact["name"],
            title=contact["title"],
            employer=contact["company"],
        )
        card = Sealer(self.ring, self.org.id).open_contact(row)
        own, detail = OwnSealer(self.ring, user), details[0]
        opened = {
            name: own.open("ContactDetail", card.id, name, detail[name])
            for name in DETAILS
            if name in detail
        }
        sealed = {"name", "title", "company", *DETAILS}
        plain = {key: value for key, value in contact.items() if key not in sealed}
        rest = {key: value for key, value in detail.items() if key not in sealed | {"contact"}}
        shown = {"name": card.name, "title": card.title, "company": card.employer}
        return plain | shown | {"tie": tie, "detail": rest | opened}

    def own_companies(self) -> dict[str, str]:
        """The organisation's own companies: names by id."""
        rows = self.session.run(
            "MATCH (o:OrgCompany {org: $org}) RETURN o.id AS id, o.org AS org, o.name AS name",
            org=self.org.id,
        )
        sealer = Sealer(self.ring, self.org.id)
        return {row["id"]: sealer.open_company(OrgCompanyRow(**row)) for row in rows}

    def all_there_is(self) -> tuple[dict[str, Facts], dict[str, str]]:
        """Contacts and own companies, ids and all."""
        return self.contacts(), self.own_companies()

    def content(self, *, label: str) -> list[str]:
        """What one source's contacts say, without ids: to compare one run with another."""
        names = self.own_companies()
        return sorted(self._content(facts, names) for facts in self.contacts(label=label).values())

    def _content(self, facts: Facts, names: dict[str, str]) -> str:
        left_out = {"id", "source", "print", "company_id", "made_by"} | lone(facts)
        company = names.get(facts["company_id"], facts["company_id"])
        kept = {key: value for key, value in facts.items() if key not in left_out}
        return repr(sorted((kept | {"works_at": company}).items()))


def lone(facts: Facts) -> set[str]:
    """What follows from the id of a contact without an employer: it is a human of its own."""
    return set() if facts["company"] else {"human_key"}


def open_office(database: Database, ring: KeyRing, session: neo4j.Session) -> Office:
    """A new organisation with one user."""
    org = add_organisation(database, ring, new_id())
    office = Office(database, ring, session, org, User("", "", "", "", "", active=True))
    return Office(database, ring, session, org, _user(office, org))


def _user(office: Office, org: Organisation) -> User:
    email = f"{new_id()}@example.com"
    return add_user(office.database, office.ring, email=email, org=org)


def dangling(session: neo4j.Session) -> Iterator[str]:
    """Ids of companies that contacts name and nobody has."""
    rows = session.run(
        "MATCH (c:Contact) WHERE c.company_id <> 'none' "
        "AND NOT EXISTS { MATCH (x:Company {id: c.company_id}) } "
        "AND NOT EXISTS { MATCH (o:OrgCompany {id: c.company_id}) } RETURN c.company_id AS id"
    )
    return (row["id"] for row in rows)
