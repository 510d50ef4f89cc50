"""What users state of themselves and of their organisation: jobs, studies, reference accounts. The
``…Input`` models come in, the others go out."""

from typing import Annotated, Literal, Self

from pydantic import StringConstraints, model_validator

from graphsvc.errors import InvalidInput
from graphsvc.wire.directory import Place
from graphsvc.wire.model import Flag, Id, Period, Text, Wire


class Named(Wire):
    """A company by the id of one of the directory or of the organisation's own, or by a name (or
    domain): one that fits no company becomes the organisation's own."""

    company_id: Id | None = None
    company: Text | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if bool(self.company_id) == bool(self.company):
            raise InvalidInput("Give either company_id or company.", field="company")
        return self


class Stated(Wire):
    """A statement of a user's."""

    id: str


class WorkHistoryInput(Named, Period):
    """A job of the user's own."""

    title: Text = ""
    current: Flag = False

    @model_validator(mode="after")
    def _current_has_no_end(self) -> Self:
        if self.current and self.until:
            raise InvalidInput("A current job has no end.", field="until")
        return self


class WorkHistory(Stated):
    """A job that the user states. Dates are empty where none was given."""

    company: Place
    title: str
    since: str
    until: str
    current: bool


class EducationInput(Period):
    """A study of the user's own; the school by its id, or by a name that fits exactly one."""

    school_id: Id | None = None
    school: Text | None = None
    degree: Text = ""
    field: Text = ""

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if bool(self.school_id) == bool(self.school):
            raise InvalidInput("Give either school_id or school.", field="school")
        return self


class Education(Stated):
    """A study that the user states. Dates are empty where none was given. ``own``: the school is
    one of the organisation's own, which the directory does not have, and has no page."""

    school: Place
    degree: str
    field: str
    since: str
    until: str
    own: bool = False


Holder = Literal["user", "org"]
"""Whose reference account it is: the user's own, or the organisation's."""


class ReferenceAccountInput(Named, Period):
    """A company that bought from us. Without dates only its current employees count."""

    holder: Holder = "user"


class ReferenceAccountEdit(Period):
    """The dates of a reference account."""


class ReferenceAccount(Wire):
    """A company that bought from us. Dates are empty where none was given."""

    id: str
    holder: Holder
    company: Place
    since: str
    until: str


class NamesInput(Wire):
    """Names of companies as somebody pasted them, on lines or separated by commas."""

    text: Annotated[str, StringConstraints(max_length=20_000)]


class Candidate(Wire):
    """A company that a name may mean. ``exact``: it is called so, legal forms aside. ``added`` says
    who has it as a reference account already."""

    id: str
    kind: Literal["company", "own"]
    name: str
    domain: str | None = None
    city: str | None = None
    country: str | None = None
    exact: bool = False
    added: tuple[Holder, ...] = ()


class NameCandidates(Wire):
    """The companies that one pasted name may mean, exact ones first; with none of them the name can
    be added as a company of the organisation's own."""

    name: str
    candidates: list[Candidate]


class NamesFound(Wire):
    """Candidates for each pasted name, in their order."""

    items: list[NameCandidates]
