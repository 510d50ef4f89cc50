"""Forms: what was typed becomes a model of the API, or a problem to show beside what was typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any, Final, TypeVar, cast

from pydantic import BaseModel, StringConstraints, ValidationError

from graphsvc.errors import AmbiguousReference, InvalidInput, UserError

Model = TypeVar("Model", bound=BaseModel)

_EMPTY: Final[Mapping[str, str]] = {}


Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)]


class Typed(BaseModel):
    """What somebody typed. ``entry`` is the id of what is being changed; ``pick`` that of the
    candidate whom they chose for an ambiguous name."""

    entry: Text = ""
    pick: Text = ""

    def reference(self, kind: str) -> dict[str, object]:
        """The company or school that is meant: the candidate that was picked, else the suggestion
        while its name still stands there, else what was typed. Raises ``InvalidInput`` where
        nothing was."""
        typed, suggested = getattr(self, kind), getattr(self, f"{kind}_id")
        if self.pick:
            return {f"{kind}_id": self.pick}
        if suggested and typed == getattr(self, f"{kind}_named"):
            return {f"{kind}_id": suggested}
        if not typed:
            raise InvalidInput(f"Name the {kind}.", field=kind)
        return {kind: typed}


@dataclass(frozen=True, slots=True)
class Candidate:
    """One whom an ambiguous name may mean."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Form:
    """A form as it is shown: its values, which entry it changes, and what was wrong with it."""

    values: Mapping[str, str] = field(default_factory=lambda: _EMPTY)
    entry: str = ""
    message: str = ""
    advice: str = ""
    at: str = ""
    candidates: Sequence[Candidate] = ()

    def value(self, name: str) -> str:
        """What stands in a field."""
        return self.values.get(name, "")

    def wrong(self, *names: str) -> bool:
        """Whether one of these fields is what was wrong."""
        return self.at in names


def parse(model: type[Model], values: Mapping[str, object]) -> Model:
    """The model of a form; empty fields count as not given. Raises ``InvalidInput``."""
    return parse_whole(
        model, {name: value for name, value in values.items() if value not in ("", None)}
    )


def parse_whole(model: type[Model], values: Mapping[str, object]) -> Model:
    """The model of a form of which empty fields say that there is nothing. Raises
    ``InvalidInput``."""
    try:
        return model.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        at = str(first["loc"][0]) if first["loc"] else ""
        said = str(first["msg"]).removeprefix("Value error, ")
        raise InvalidInput(said, field=at) from None


def refused(typed: Typed, error: UserError) -> Form:
    """The form again, with what was wrong."""
    values = typed.model_dump()
    return Form(
        values,
        values.pop("entry"),
        error.message,
        "" if isinstance(error, AmbiguousReference) else error.advice,
        error.field if isinstance(error, InvalidInput) else "",
        _candidates(error) if isinstance(error, AmbiguousReference) else (),
    )


def _candidates(error: AmbiguousReference) -> list[Candidate]:
    cards = [cast(Mapping[str, Any], card) for card in error.candidates]
    return [Candidate(str(card["id"]), _named(card)) for card in cards]


def _named(card: Mapping[str, Any]) -> str:
    """The name, with the place where that tells it from others."""
    where = ", ".join(str(card[key]) for key in ("city", "country") if card.get(key))
    return f"{card['name']} ({where})" if where else str(card["name"])
