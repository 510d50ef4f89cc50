"""What is compared: the graph in a form without ids, times and the noise of encryption."""

from typing import Any

import neo4j

from graphsvc.database import Database
from graphsvc.directory.deriving.derive import KINDS
from tests.contacts.office import Office

Dump = list[str]

TIES = (
    "MATCH (a:Person)-[t:EX_COLLEAGUE|ALUMNI]->(b:Person) "
    "RETURN a.ref, b.ref, type(t), t.months, t.last, t.since, t.until, t.cost, "
    "t.company_id, t.school_id"
)
PLACES = "MATCH (p:Company|School) RETURN p.ref, p.people, p.stints, p.derived, p.dirty IS NOT NULL"


def derived_dump(session: neo4j.Session) -> Dump:
    """All derived ties, each as often as it is there, and what the places know of them."""
    rows = [*session.run(TIES).values(), *session.run(PLACES).values()]
    return sorted(map(repr, rows))


def forget_derived(session: neo4j.Session) -> None:
    """As if nothing had ever been derived."""
    session.run(
        "MATCH (:Person)-[t:EX_COLLEAGUE|ALUMNI]->(:Person) "
        "CALL (t) { DELETE t } IN TRANSACTIONS OF 20000 ROWS"
    ).consume()
    session.run(
        "MATCH (p:Company|School) REMOVE p.derived, p.stints SET p.people = 0, p.dirty = 'anew'"
    ).consume()


def import_dump(office: Office, import_id: str, *, label: str) -> Dump:
    """All that an import left of a source: contacts, verdicts, counts."""
    state = office.state(import_id)
    counts = (state.state, state.rows, state.done, sorted(state.verdicts.items()))
    changes = (state.added, state.changed, state.removed, state.undoable, state.problem)
    return [
        repr((counts, changes)),
        *sorted(office.own_companies().values()),
        *office.content(label=label),
        *sorted(repr(_verdict(verdict)) for verdict in office.verdicts(import_id)),
        *former_dump(office, import_id),
    ]


def former_dump(office: Office, import_id: str) -> Dump:
    """What is kept for undoing an import."""
    rows = office.session.run(
        "MATCH (f:FormerContact {import: $import}) RETURN f.state, f.pid, f.row_key, f.name_index",
        {"import": import_id},
    ).values()
    return sorted(map(repr, rows))


def _verdict(verdict: Any) -> tuple[object, ...]:
    return (
        *(verdict.row, verdict.kind, verdict.rule, verdict.score, verdict.reason, verdict.name),
        *(verdict.company, verdict.title, verdict.person, tuple(verdict.candidates)),
        *(verdict.contact is None, verdict.left_title, verdict.left_company),
    )


def nothing_dirty(database: Database) -> bool:
    """Whether no place waits to be derived."""
    return all(database.fetch(kind.remaining)[0].count == 0 for kind in KINDS)


def forget_imports(session: neo4j.Session, org: str) -> None:
    """As if nobody of the organisation had ever imported anything; who they are stays."""
    session.run(
        "MATCH (n:Contact|ContactDetail|OrgCompany|Source|Import|Run|Upload|UploadChunk|Verdict"
        "|FormerContact|Correction) WHERE n.org = $org OR n.scope IN $scopes "
        "CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS",
        org=org,
        scopes=[
            f"org:{org}",
            *session.run("MATCH (u:User {org: $org}) RETURN 'user:' + u.id", org=org).value(),
        ],
    ).consume()
