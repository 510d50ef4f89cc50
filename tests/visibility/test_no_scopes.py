"""Who has no scopes reads nothing; who has others reads nothing of ours."""

from collections.abc import Iterator
from dataclasses import astuple, is_dataclass
from typing import Any

import neo4j
import pytest

from graphsvc.access.door import Door
from graphsvc.database import Database
from graphsvc.errors import Defect, NotSignedIn
from graphsvc.ontology import Viewer, org_scope, user_scope
from graphsvc.queries import CATALOGUE, Query, ViewerQuery
from graphsvc.sealing import KeyRing
from tests.judge.catalogue import names_of
from tests.judge.kept import Worlds
from tests.visibility.hits import viewer_hits
from tests.visibility.offices import Offices, rivals

OWN_ALONE = {
    "contacts/read/contact_verdicts",
    "naming/read/contacts_by_email",
    "naming/read/contacts_by_url",
    "contacts/read/import",
    "contacts/read/imports",
    "contacts/read/own_correction",
    "contacts/read/own_upload_chunks",
    "contacts/read/readings",
    "contacts/read/unsettled_contacts",
    "contacts/read/unsettled_count",
    "contacts/read/upload",
    "contacts/read/verdicts",
    "contacts/read/verdicts_named",
}
"""Queries over what has a user's scope."""

VIEWER_QUERIES = names_of("viewer")


@pytest.fixture(scope="module")
def offices(empty: Database, ring: KeyRing, driver: neo4j.Driver, kept: Worlds) -> Offices:
    with driver.session() as opened:  # pyright: ignore[reportUnknownMemberType]
        return rivals(kept, empty, ring, opened)


def rows_of(offices: Offices, name: str, scopes: list[str]) -> list[tuple[Any, ...]]:
    """What a query that hits for Ann gives for other scopes."""
    query: Query[Any] = CATALOGUE[name]
    assert isinstance(query, ViewerQuery)
    params = viewer_hits(offices)[name]
    rows = offices.database.read(lambda tx: tx.run_scoped(query, scopes, **params))
    assert all(is_dataclass(row) for row in rows)
    return [astuple(row) for row in rows]


def values(rows: list[tuple[Any, ...]]) -> Iterator[Any]:
    """All values in rows, those in lists one by one."""
    for row in rows:
        for value in row:
            if isinstance(value, list | tuple):
                yield from values([tuple(value)])  # pyright: ignore[reportUnknownArgumentType]
            else:
                yield value


def private_ids(session: neo4j.Session, *, org: str) -> set[str]:
    """Ids of all private nodes of an organisation."""
    rows = session.run(
        "MATCH (n) WHERE n.scope IS NOT NULL AND n.id IS NOT NULL AND "
        "(n.org = $org OR n:Organisation AND n.id = $org) RETURN n.id AS id",
        org=org,
    )
    return {row["id"] for row in rows}


def test_every_viewers_query_has_parameters_that_hit(offices: Offices) -> None:
    assert sorted(viewer_hits(offices)) == VIEWER_QUERIES


@pytest.mark.parametrize("name", VIEWER_QUERIES)
def test_a_query_gives_something_with_scopes_and_nothing_without(
    offices: Offices, name: str
) -> None:
    assert any(values(rows_of(offices, name, offices.scopes)))
    assert not any(values(rows_of(offices, name, [])))


@pytest.mark.parametrize("name", VIEWER_QUERIES)
def test_a_query_gives_nothing_of_ours_to_another_organisation(
    offices: Offices, session: neo4j.Session, name: str
) -> None:
    rival = offices.rivals[0]
    ours = private_ids(session, org=offices.alpha.id)
    assert len(ours) > 20
    found = rows_of(offices, name, [org_scope(rival.org), user_scope(rival.id)])
    assert not ours & {value for value in values(found) if isinstance(value, str)}


@pytest.mark.parametrize("name", sorted(OWN_ALONE))
def test_a_query_over_what_is_ones_own_gives_teammates_nothing(offices: Offices, name: str) -> None:
    teammate = [org_scope(offices.alpha.id), user_scope(offices.cyd.id)]
    mine = set(values(rows_of(offices, name, offices.scopes)))
    theirs = set(values(rows_of(offices, name, teammate)))
    assert not {v for v in mine & theirs if isinstance(v, str | bytes) and len(v) > 30}


def test_a_viewers_query_runs_through_the_one_door_alone(offices: Offices) -> None:
    query: Query[Any] = CATALOGUE["access/read/me"]
    with pytest.raises(Defect, match="needs a viewer"):
        offices.database.fetch(query, user=offices.ann.id)


@pytest.mark.parametrize("broken", ["user", "org"])
def test_who_is_no_user_of_the_organisation_does_not_look_at_all(
    offices: Offices, broken: str
) -> None:
    rival = offices.rivals[0]
    viewer = {
        "user": Viewer(user="nobody", org=offices.alpha.id),
        "org": Viewer(user=rival.id, org=offices.alpha.id),
    }[broken]
    with pytest.raises(NotSignedIn):
        Door(offices.database, viewer, offices.ring).look(lambda view: view.scopes)
