"""What commands print: results, and errors."""

import json
import sys
from collections.abc import Mapping
from typing import Annotated, Any

import typer
from rich.console import Console

from graphsvc.errors import TYPE, AmbiguousReference, GraphsvcError

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)

Json = Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")]


def say(document: Mapping[str, Any], *, as_json: bool, text: str) -> None:
    """Prints a result: the document as JSON, or the text for people."""
    if as_json:
        sys.stdout.write(json.dumps(document, ensure_ascii=False) + "\n")
    else:
        out.print(text, markup=False, soft_wrap=True)


def problem(error: GraphsvcError) -> dict[str, Any]:
    """An error as an RFC 9457 problem document, of the type that the API gives it."""
    told = {"detail": error.message, "advice": error.advice or None, **error.extras()}
    return {
        "type": TYPE.format(type=error.slug),
        "title": error.title,
        "status": error.status,
        **{name: value for name, value in told.items() if value is not None},
    }


def fail(error: GraphsvcError, *, as_json: bool) -> None:
    """Prints an error."""
    if as_json:
        sys.stderr.write(json.dumps(problem(error), ensure_ascii=False) + "\n")
        return
    err.print(error.message, markup=False, style="red", soft_wrap=True)
    if isinstance(error, AmbiguousReference):
        for candidate in error.candidates:
            err.print(f"  {_candidate(candidate)}", markup=False)
    if error.advice:
        err.print(error.advice, markup=False, soft_wrap=True)


def _candidate(card: Mapping[str, object]) -> str:
    details = ", ".join(str(card[key]) for key in ("title", "company") if card.get(key))
    return f"{card['id']}  {card['name']}" + (f" ({details})" if details else "")
