"""Parents and acquisitions: who owns whom, whatever is loaded, merged or said by hand."""

from collections.abc import Iterable

import neo4j
import pytest

from graphsvc.database import Database
from graphsvc.directory.family import family, parents, subsidiaries
from graphsvc.directory.upkeep import forget_parent, look_up, merge, set_parent
from graphsvc.errors import InvalidInput, NotFound
from loaders.records import Company, PartialDate
from tests.directory.ledger import load
from tests.judge.kept import clear

BOUGHT = PartialDate(2019, 5)
GROUP = [
    Company("brand", "Brand", parent="group", acquired=BOUGHT),
    Company("group", "Group", parent="holding"),
    Company("holding", "Holding"),
    Company("sister", "Sister", parent="group"),
    Company("shop", "Shop", parent="brand"),
    Company("other", "Other"),
]


@pytest.fixture
def directory(empty: Database, session: neo4j.Session) -> Database:
    clear(session)
    assert load(empty, GROUP) == []
    return empty


def refs(database: Database, ids: Iterable[str]) -> list[str]:
    return sorted(look_up(database, "company", id_).ref for id_ in ids)


def id_of(database: Database, ref: str) -> str:
    return look_up(database, "company", ref).id


def family_of(database: Database, ref: str) -> list[str]:
    return refs(database, family(database.fetch, [id_of(database, ref)]))


def parent_of(database: Database, ref: str) -> tuple[str, str] | None:
    """The parent's source id, and since when."""
    found = parents(database.fetch, [id_of(database, ref)])
    assert len(found) <= 1
    return (look_up(database, "company", found[0].id).ref, found[0].acquired) if found else None


def test_a_family_goes_up_and_down_and_not_aside(directory: Database) -> None:
    assert family_of(directory, "brand") == ["brand", "group", "holding", "shop"]
    assert family_of(directory, "holding") == ["brand", "group", "holding", "shop", "sister"]
    assert family_of(directory, "other") == ["other"]


def test_who_bought_whom_and_when_is_told(directory: Database) -> None:
    assert parent_of(directory, "brand") == ("group", "2019-05")
    assert parent_of(directory, "shop") == ("brand", "")
    owned = subsidiaries(directory.fetch, [id_of(directory, "group")])
    assert [(one.name, one.acquired) for one in owned] == [("Brand", "2019-05"), ("Sister", "")]
    few = subsidiaries(directory.fetch, [id_of(directory, "group")], limit=1)
    assert [one.name for one in few] == ["Brand"]


def test_a_parent_that_nobody_knows_is_said_and_found_once_it_comes(directory: Database) -> None:
    late = [*GROUP, Company("plant", "Plant", parent="works")]
    [told] = load(directory, late)
    assert "plant" in told
    assert "works" in told
    assert parent_of(directory, "plant") is None
    assert load(directory, [*late, Company("works", "Works")]) == []
    assert parent_of(directory, "plant") == ("works", "")


def test_companies_that_own_each_other_end_no_search(directory: Database) -> None:
    round_ = [Company("a", "Aa", parent="b"), Company("b", "Bb", parent="a")]
    load(directory, [*GROUP, *round_])
    assert family_of(directory, "a") == ["a", "b"]


def test_what_is_said_by_hand_outlives_loads_until_it_is_taken_back(directory: Database) -> None:
    set_parent(directory, "brand", "other", acquired="2024")
    set_parent(directory, "sister", None)
    for _ in range(2):
        assert parent_of(directory, "brand") == ("other", "2024")
        assert parent_of(directory, "sister") is None
        assert family_of(directory, "other") == ["brand", "other", "shop"]
        load(directory, GROUP)
    forget_parent(directory, "brand")
    forget_parent(directory, "sister")
    assert parent_of(directory, "brand") == ("group", "2019-05")
    assert parent_of(directory, "sister") == ("group", "")


def test_no_company_comes_to_own_itself(directory: Database) -> None:
    for owned, owner in (("brand", "brand"), ("holding", "shop"), ("group", "brand")):
        with pytest.raises(InvalidInput, match=r"owns .*, or is the same"):
            set_parent(directory, owned, owner)
    with pytest.raises(InvalidInput, match="no date"):
        set_parent(directory, "other", "group", acquired="last year")
    with pytest.raises(InvalidInput, match="by whom"):
        set_parent(directory, "other", None, acquired="2020")
    with pytest.raises(NotFound):
        set_parent(directory, "other", "nobody")
    assert parent_of(directory, "other") is None


def test_a_family_follows_a_merge(directory: Database) -> None:
    merge(directory, "company", "other", "group")
    for _ in range(2):
        assert parent_of(directory, "brand") == ("other", "2019-05")
        assert parent_of(directory, "other") == ("holding", "")
        assert family_of(directory, "other") == ["brand", "holding", "other", "shop", "sister"]
        load(directory, GROUP)


def test_a_company_merged_with_its_parent_is_not_its_own(directory: Database) -> None:
    merge(directory, "company", "group", "brand")
    assert parent_of(directory, "group") == ("holding", "")
    assert family_of(directory, "group") == ["group", "holding", "shop", "sister"]
