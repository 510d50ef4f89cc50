"""The options of a question are those of the API, of the command line, of a file of questions and
of the form."""

from typing import Any

import pytest

from graphsvc.app import create_app
from graphsvc.cli.ask import COLUMNS, paths
from graphsvc.cli.main import group
from graphsvc.errors import InvalidInput
from graphsvc.matching.titles import Seniority
from graphsvc.ontology import TieType
from graphsvc.paths.options import NAMES, OF_A_COMPANY, Options, whom
from graphsvc.paths.question import ANYBODY
from graphsvc.settings import Settings
from graphsvc.web.finding import Asked


def parameters() -> set[str]:
    """What ``/v1/paths`` takes."""
    document = create_app(Settings()).openapi()
    return {one["name"] for one in document["paths"]["/v1/paths"]["get"]["parameters"]}


def command_options() -> set[str]:
    """What ``graphsvc paths`` takes."""
    root: Any = group()
    context = root.make_context("graphsvc", [], resilient_parsing=True)
    command = root.get_command(context, "paths")
    made = command.make_context("paths", [], parent=context, resilient_parsing=True)
    return {one.name for one in made.command.params}


@pytest.mark.parametrize(
    "taken",
    [parameters, command_options, lambda: set(COLUMNS), lambda: set(Asked.model_fields)],
    ids=["the API", "the command line", "a file", "the form"],
)
def test_every_option_is_taken_by(taken: Any) -> None:
    assert set(NAMES) <= taken()


def test_a_row_changes_what_it_gives_and_leaves_the_rest() -> None:
    before = Options(limit=7, count=True, without=["Lee"])
    row = {
        "seniority": "vp; director",
        "introducer": "ann@acme.example;Bo Berg; ",
        "min_strength": "0.2",
        "own_only": "yes",
        "max_intermediaries": "1",
        "edges": "knows, alumni",
        "person": "no option",
    }
    found = before.changed(row)
    assert (found.limit, found.count, found.without) == (7, True, ["Lee"])
    assert found.seniority == [Seniority("vp"), Seniority("director")]
    assert found.introducer == ["ann@acme.example", "Bo Berg"]
    question = found.question("company", "Acme")
    assert (question.min_strength, question.own_only) == (0.2, True)
    assert question.types == {TieType.KNOWS, TieType.ALUMNI}


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("limit", "many"),
        ("own_only", "perhaps"),
        ("seniority", "vp;boss"),
        ("min_strength", "strong"),
        ("title", "x" * 201),
        ("without", ";".join(["Lee"] * 51)),
        ("introducer", "x" * 501),
    ],
)
def test_a_value_that_an_option_cannot_take_is_refused_by_the_name_of_it(
    field: str, text: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        Options().changed({field: text})
    assert refused.value.extras()["field"] == field
    assert text not in refused.value.message


def test_the_command_line_refuses_in_words_what_an_option_cannot_take(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(InvalidInput, match="title: String should have at most 200"):
        paths(person="Lee", title="x" * 201)
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("wrong", [{"limit": 99}, {"per_end": -1}, {"max_intermediaries": 9}])
@pytest.mark.parametrize("q", ["", "Lee"])
def test_the_form_refuses_what_no_question_can_say(q: str, wrong: dict[str, Any]) -> None:
    with pytest.raises(InvalidInput):
        Asked(q=q, **wrong)


def test_what_is_no_tie_is_told_in_one_wording() -> None:
    for options in (Options(edges="FRIENDS"), Options().changed({"edges": "FRIENDS"})):
        with pytest.raises(InvalidInput, match="no type of ties"):
            options.question("person", "Lee")
    with pytest.raises(InvalidInput, match="no type of ties"):
        Asked(q="Lee", edges="FRIENDS")


@pytest.mark.parametrize("given", [(None, None), ("", ""), ("", "Acme"), ("Lee", "Acme")])
def test_a_question_names_a_person_or_a_company(given: tuple[str | None, str | None]) -> None:
    with pytest.raises(InvalidInput, match="Name either"):
        whom(*given)


def test_the_form_leaves_away_of_a_person_what_chooses_in_a_company() -> None:
    asked = Asked(
        q=" Lee ", title="chief", seniority=[Seniority("vp")], former=True, at_least="strong"
    )
    assert asked.meant("person").role == ANYBODY
    assert asked.meant("person").reference == "Lee"
    company = asked.meant("company").role
    assert {"title", "seniority", "department", "former"} == OF_A_COMPANY
    assert (company.title, company.seniorities, company.former) == (
        "chief",
        {Seniority("vp")},
        True,
    )
    assert asked.meant("company").min_strength > 0
