"""A query's kind is judged by what it touches, as its text says when it is loaded."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from graphsvc import queries
from graphsvc.errors import Defect
from graphsvc.queries import DirectoryQuery, Query, SystemQuery, ViewerQuery, WriteQuery
from graphsvc.queries.reading import Touched, read
from tests.judge.catalogue import names_of, whole_catalogue

CATALOGUE = whole_catalogue()


@dataclass(frozen=True, slots=True)
class Found:
    """The row of a planted query."""

    x: str


Load = Callable[..., Query[Any]]


@pytest.fixture
def load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Load:
    """Loads a text as a query of a kind, from a catalogue of its own."""
    monkeypatch.setattr(queries, "cypher_folder", lambda: tmp_path)
    monkeypatch.setattr(queries, "CATALOGUE", {})

    def loaded(kind: type[Query[Any]], body: str) -> Query[Any]:
        text = f"CYPHER 25\n// Planted.\n{body}\n"
        (tmp_path / "planted.cypher").write_text(text, "utf-8")
        params = sorted(set(re.findall(r"\$(\w+)", body)) - {"scopes"})
        return kind("planted", Found, tuple(params))

    return loaded


# Leaks that were planted and accepted once


def test_a_directory_query_with_a_private_second_label_is_refused(load: Load) -> None:
    with pytest.raises(Defect, match=r"is a directory query but reads \[.*User"):
        load(DirectoryQuery, "MATCH (n:Person|User {id: $id})\nRETURN n.name AS x")


def test_a_directory_query_over_nodes_and_ties_without_labels_is_refused(load: Load) -> None:
    with pytest.raises(Defect, match="does not say what this is: k, m, n"):
        load(DirectoryQuery, "MATCH (n)-[k]->(m {id: $id})\nRETURN n.name AS x")


def test_a_directory_query_over_the_full_text_index_of_private_names_is_refused(load: Load) -> None:
    body = (
        "CALL db.index.fulltext.queryNodes('private_names', $query, {limit: $limit})\n"
        "YIELD node\nRETURN node.name AS x"
    )
    with pytest.raises(Defect, match=r"is a directory query but reads \[.*Contact"):
        load(DirectoryQuery, body)


def test_a_viewers_query_that_only_counts_the_scopes_is_refused(load: Load) -> None:
    body = "MATCH (c:Contact {id: $id})\nWHERE size($scopes) > 0\nRETURN c.name AS x"
    with pytest.raises(Defect, match=r"does not compare c with \$scopes"):
        load(ViewerQuery, body)


# Every comparison of every viewer's query is needed

INSTEAD = (
    "true",
    "size($scopes) > 0",
    "{name}.scope IN $others",
    "{name}.org IN $scopes",
    "{name}.scope IN $scopes + $others",
    "NOT {name}.scope IN $scopes",
    "{name}.scope IN $scopes OR true",
    "({name}.scope IN $scopes OR {name}.id = $id)",
    "{name}.scope IN $scopes XOR true",
    "coalesce({name}.scope IN $scopes, true)",
    "CASE WHEN true AND {name}.scope IN $scopes AND true THEN true ELSE true END",
    "'{name}.scope IN $scopes' <> ''",
    "true // {name}.scope IN $scopes\n",
    "true /* AND {name}.scope IN $scopes AND */",
)


def test_a_viewers_query_without_any_one_of_its_comparisons_is_noticed() -> None:
    tried, passed = 0, list[str]()
    for name in names_of("viewer"):
        code = CATALOGUE[name].text
        for place in re.finditer(r"(\w+)\.scope IN \$scopes", code):
            for other in INSTEAD:
                tried += 1
                weaker = other.format(name=place[1])
                if not read(code[: place.start()] + weaker + code[place.end() :]).unscoped:
                    passed.append(f"{name}: {place[0]} -> {weaker}")
    assert tried > 500
    assert passed == []


def test_a_comparison_in_another_clause_than_the_one_that_binds_does_not_count() -> None:
    code = "MATCH (c:Contact) WITH c LIMIT 5 WHERE c.scope IN $scopes RETURN c.id AS x"
    assert read(code).unscoped == ["c"]


def test_a_name_compared_in_one_place_is_not_compared_in_another() -> None:
    once = "CALL () { MATCH (c:Contact) WHERE c.scope IN $scopes RETURN c.id AS a }\n"
    again = "CALL () { MATCH (c:Contact) RETURN c.id AS b }\nRETURN a, b"
    assert read(once + again).unscoped == ["c"]
    assert read("MATCH (c:Contact) WHERE c.scope IN $scopes RETURN c.id AS x UNION "
                "MATCH (c:Contact) RETURN c.id AS x").unscoped == ["c"]  # fmt: skip


def test_private_things_without_a_name_are_not_compared() -> None:
    where = "WHERE u.scope IN $scopes RETURN u.id AS x"
    assert (
        read(f"MATCH (u:User)-[:KNOWS]->(:Contact) {where}").unscoped == ["one without a name"] * 2
    )
    tie = "MATCH (u:User)-[k:KNOWS]->(c) WHERE u.scope IN $scopes AND c.scope IN $scopes"
    assert read(f"{tie} RETURN u.id AS x").unscoped == ["k"]


@pytest.mark.parametrize("block", ["EXISTS", "COUNT", "COLLECT"])
def test_a_block_is_read_like_the_rest(block: str) -> None:
    inner = "MATCH (c:Contact {owner: u.id}) RETURN c.name"
    outer = "MATCH (u:User) WHERE u.scope IN $scopes"
    assert read(f"{outer} RETURN {block} {{ {inner} }} AS x").unscoped == ["c"]
    assert read(f"{outer} AND {block} {{ {inner} }} = 1 RETURN u.id AS x").unscoped == ["c"]


# What is touched


def touched(code: str) -> Touched:
    return read(code)


def test_a_label_is_found_wherever_it_stands() -> None:
    for code in (
        "MATCH (n:Person&User) RETURN n.id AS x",
        "MATCH (n:Person) WHERE n:User RETURN n.id AS x",
        "MATCH (n:Person) RETURN CASE WHEN n:Company|User THEN 1 END AS x",
        "MATCH (n:Person) RETURN [y IN labels(n) WHERE n:User] AS x",
        "MATCH (n:Person) CALL (n) { MATCH (u:User {person_id: n.id}) RETURN u } RETURN 1 AS x",
    ):
        assert "User" in touched(code).private, code


def test_what_a_tie_leads_to_is_known_from_its_type_and_its_other_end() -> None:
    assert touched("MATCH (p:Person)-[:WORKED_AT]->(c) RETURN c.id AS x").labels == {
        "Person",
        "Company",
    }
    assert touched("MATCH (c:Contact)<-[k:KNOWS]-(u) RETURN u.id AS x").private == {
        "Contact",
        "User",
    }
    assert touched("MATCH (a)-[:KNOWS]-(b) RETURN a.id AS x").untyped
    assert touched("MATCH (p:Person)-[:KNOWS]-(c:Contact) RETURN c.id AS x").untyped


def test_what_a_query_returns_of_private_things_is_followed_through_its_names() -> None:
    start = "MATCH (u:User) SET u.lock = 1 WITH u, u.email AS one "
    for rest, told in (
        ("RETURN one AS x", {"email"}),
        ("WITH one + '' AS two RETURN [two] AS x", {"email"}),
        ("RETURN u AS x", {"*"}),
        ("RETURN u {.name} AS x", {"*"}),
        ("RETURN properties(u) AS x", {"*"}),
        ("WITH collect(u) AS all RETURN all[0].name AS x", {"*"}),
        ("CALL (u) { RETURN u.name AS n } RETURN n AS x", {"name"}),
        ("UNWIND [u.name] AS n RETURN n AS x", {"name"}),
        ("RETURN head(COLLECT { MATCH (v:User) RETURN v.name }) AS x", {"name"}),
        ("RETURN u.id AS x", {"id"}),
        ("RETURN count(one) AS x", set[str]()),
        ("RETURN EXISTS { MATCH (v:User {email: one}) } AS x", {"email", "*"}),
        ("CALL (u) { WITH 1 AS y RETURN u.name AS n } RETURN n AS x", {"name"}),
        ("RETURN COLLECT { WITH 1 AS y RETURN u.name } AS x", {"name"}),
        ("WITH {id: u} AS m RETURN m.id.email AS x", {"*"}),
        ("WITH u {id: u.email} AS m RETURN m.id AS x", {"*", "email"}),
        ("WITH {org: [u.email, u]} AS m RETURN m.org[0] AS x", {"*", "email"}),
        ("UNWIND [{id: u}] AS m RETURN m.id AS x", {"*"}),
        ("WITH {id: u} AS m WITH [m] AS l RETURN l[0].id AS x", {"*"}),
        ("RETURN reduce(s = '', y IN [u] | s + y.email) AS x", {"*"}),
        ("RETURN [y IN [u] | y.email] AS x", {"*"}),
        ("RETURN u['email'] AS x", {"*"}),
    ):
        assert touched(start + rest).returned == told, rest


def test_a_write_that_tells_more_than_ids_and_counts_is_refused(load: Load) -> None:
    with pytest.raises(Defect, match=r"returns private values: \['email'\]"):
        load(WriteQuery, "MATCH (u:User {id: $id})\nSET u.lock = 1\nRETURN u.email AS x")
    assert load(WriteQuery, "MATCH (u:User {id: $id})\nSET u.lock = 1\nRETURN u.id AS x")


BOTH = "MATCH (u:User {id: $id})\nMATCH (p:Person {id: $pid})\n"


def test_a_write_that_copies_what_is_private_into_the_directory_is_refused(load: Load) -> None:
    for body in (
        "MATCH (c:Contact {id: $id})\nMATCH (p:Person {id: c.pid})\nSET p.name = c.name",
        "MATCH (c:Contact {id: $id})\nMATCH (p:Person {id: c.pid})\nSET p += c {.name}",
        "MATCH (c:Contact {id: $id})\nMERGE (:PersonKey {key: c.name})",
        f"{BOTH}UNWIND [p, u] AS q\nSET q.name = u.email",
        f"{BOTH}FOREACH (q IN [p, u] | SET q.name = u.email)",
        f"{BOTH}CALL (u, p) {{ WITH 1 AS y SET p.name = u.email }}",
        "MATCH (u:User {id: $id})\nMATCH (p:Person|User {id: $pid})\nSET p.name = u.email",
        "MATCH (p:Person {id: $id})\nSET p.known = EXISTS { MATCH (c:Contact {pid: p.id}) }",
        "MATCH (u:User {id: $id})\nSET u.company_id = u.email",
        "MATCH (u:User {id: $id})\nCREATE (v:Verdict {id: u.email, scope: $scope})",
    ):
        with pytest.raises(Defect, match="where others"):
            load(WriteQuery, body)


@pytest.mark.parametrize("kind", [DirectoryQuery, ViewerQuery])
def test_a_query_that_reads_changes_nothing(load: Load, kind: type[Query[Any]]) -> None:
    viewer = ", $scopes AS y" if kind is ViewerQuery else ""
    with pytest.raises(Defect, match="only reads but has"):
        load(kind, f"MATCH (p:Person {{id: $id}})\nSET p.name = ''\nRETURN p.id AS x{viewer}")


def test_a_system_query_that_writes_and_tells_nothing_is_a_write(load: Load) -> None:
    with pytest.raises(Defect, match="is a WriteQuery"):
        load(SystemQuery, "MATCH (p:Person {id: $id})\nSET p.name = ''\nRETURN p.id AS x")


def test_a_comment_hides_nothing_and_no_string_hides_a_comment() -> None:
    hidden = "MATCH (u:User) RETURN u.name AS x"
    assert read(f"RETURN 1 AS x // {hidden}").private == set()
    assert read(f"RETURN 1 AS y // one\rUNION {hidden}").private == {"User"}
    assert read(f"RETURN 'a\n// ' AS x UNION {hidden} // '").private == {"User"}
    assert read(f"RETURN '// ' AS x UNION {hidden}").private == {"User"}
    assert read(f"RETURN '/*' AS x UNION {hidden} UNION RETURN '*/' AS x").private == {"User"}


@pytest.mark.parametrize("word", ["ON", "STARTS", "CASE", "AS"])
def test_a_property_that_is_called_like_a_keyword_is_a_property(word: str) -> None:
    first = f"MATCH (c:Contact) WHERE c.scope IN $scopes WITH c AS d ORDER BY $m.{word} "
    assert read(first + "MATCH (c:Contact) RETURN c.name AS x").unscoped == ["c"]


def test_what_a_block_takes_in_whole_is_known_in_it() -> None:
    code = "MATCH (u:User) SET u.lock = 1 WITH u CALL (*) { RETURN u.name AS n } RETURN n AS x"
    assert read(code).returned == {"name"}


# What cannot be read is refused

STRANGE = {
    "a label that is made up": "MATCH (n:$($label)) RETURN n.id AS x",
    "any label but one": "MATCH (n:!Person) RETURN n.id AS x",
    "any label": "MATCH (n:%) RETURN n.id AS x",
    "a label in backquotes": "MATCH (n:`User`) RETURN n.id AS x",
    "a label by IS": "MATCH (n IS User) RETURN n.id AS x",
    "an escaped letter": "MATCH (n:\\u0055ser) RETURN n.id AS x",
    "a condition in a node": "MATCH (n:Person WHERE n.id = 1) RETURN n.id AS x",
    "a named path": "MATCH p = (n:Person)-[:KNOWS]->(m:Person) RETURN p AS x",
    "a length": "MATCH (n:Person)-[:KNOWS*]->(m:Person) RETURN m.id AS x",
    "a quantified path": "MATCH ((n:Person)-[:KNOWS]->(m:Person)){1,3} RETURN 1 AS x",
    "a shortest path": "MATCH shortestPath((n:Person)-[:KNOWS]->(m:Person)) RETURN 1 AS x",
    "a pattern in an expression": "MATCH (n:Person) RETURN [(n)-[:KNOWS]->(m) | m.id] AS x",
    "a pattern in a condition": "MATCH (n:Person) WHERE (n)-->(:User) RETURN n.id AS x",
    "a pattern backwards": "MATCH (n:Person) WHERE (n)<-[:KNOWS]-(:User) RETURN n.id AS x",
    "keywords in small letters": "MATCH (n:Person) RETURN 1 AS x union match (u:User) "
    "RETURN 1 AS x",
    "another clause": "MATCH (n:Person) FILTER n.id = 1 RETURN n.id AS x",
    "another database": "USE system MATCH (n:Person) RETURN n.id AS x",
    "a file": "LOAD CSV FROM 'x' AS row RETURN row AS x",
    "another procedure": "CALL db.labels() YIELD label RETURN label AS x",
    "an index by a parameter": "CALL db.index.fulltext.queryNodes($index, 'x') YIELD node "
    "RETURN node.id AS x",
    "an index that nobody knows": "CALL db.index.fulltext.queryNodes('other', 'x') YIELD node "
    "RETURN node.id AS x",
    "what an index finds by another name": "CALL db.index.fulltext.queryNodes('private_names', "
    "'x') YIELD node AS n RETURN n.id AS x",
    "transactions of its own": "CALL () { MATCH (n:Person) RETURN n } IN TRANSACTIONS "
    "RETURN 1 AS x",
    "all names taken in": "MATCH (n:Person) CALL { MATCH (m:Person) RETURN m } RETURN 1 AS x",
    "operators in small letters": "MATCH (c:Contact) WHERE true or c.id = 1 AND "
    "c.scope IN $scopes RETURN c.id AS x",
    "an escaped quote": r"MATCH (n:Person {id: 'a\u0027}) MATCH (u:User) RETURN 1 AS x",
    "an escaped quote in a string": r"RETURN 'a\' AS x MATCH (u:User) RETURN 'b' AS x",
    "an index that is made up": "CALL db.index.fulltext.queryNodes('directory_people'[..0] + "
    "'private_names', 'x') YIELD node RETURN node.id AS x",
    "braces of another kind": "MATCH (n:Person) RETURN VALUE { MATCH (u:User) RETURN u.id } AS x",
    "a change of what has no name": "MATCH (n:Person) SET (head([n])).name = '' RETURN n.id AS x",
    "a union with clauses of its own": "MATCH (n:Person) RETURN n.id AS x UNION { MATCH (u:User) "
    "RETURN u.id AS x }",
    "a property like a keyword that names a value": "WITH {AS: ''} AS m RETURN m.AS + "
    "head(COLLECT { MATCH (u:User) RETURN u.email }) AS x",
    "a case that is closed in small letters": "MATCH (u:User) SET u.lock = 1 WITH CASE WHEN true "
    "THEN 1 end AS a, u AS q RETURN q.email AS x",
    "a clause behind an alias": "MATCH (p:Person) WITH p AS q FOR e IN COLLECT { MATCH (u:User) "
    "RETURN u.email } RETURN e AS x",
    "groups": "UNWIND range(1, 9) AS i RETURN count(*) AS x GROUP BY i",
    "words behind an index name": "CALL db.index.fulltext.queryNodes('directory_people', $query, "
    "{limit: size(head(COLLECT { MATCH (u:User) RETURN u.email }))}) YIELD node "
    "RETURN node.id AS x",
    "scores of private names": "CALL db.index.fulltext.queryNodes('private_names', $query, "
    "{limit: $limit}) YIELD node, score WHERE node.scope IN $scopes RETURN score AS x",
    "a label that is set": "MATCH (u:User {id: $id}) SET u:Person RETURN u.id AS x",
    "a label that is taken off": "MATCH (u:User {id: $id}) REMOVE u:User RETURN u.id AS x",
    "a value that is read as a date": "MATCH (c:Contact) WHERE c.scope IN $scopes AND "
    "date(c.name) IS NOT NULL RETURN c.id AS x",
    "a name that nobody made": "MATCH (p:Person) RETURN q.name AS x",
    "an open bracket": "MATCH (n:Person RETURN n.id AS x",
}


@pytest.mark.parametrize("code", STRANGE.values(), ids=STRANGE)
def test_what_is_outside_our_part_of_cypher_is_refused(code: str) -> None:
    with pytest.raises(Defect):
        read(code)
