"""A private connection that its owner publishes."""

from typing import Annotated, Literal

from pydantic import Field

from graphsvc.wire.model import Wire

Public = Annotated[str, Field(max_length=2_000)]


LeftOut = Literal["title", "employer", "profile_url"]
EmployerIs = Literal["known", "new", "none"]


class Fitting(Wire):
    """A person of the directory who may be the contact."""

    id: str
    name: str
    title: str
    company: str


class Shown(Wire):
    """What would become public of a contact."""

    name: Public
    title: Public
    employer: Public
    profile_url: Public


class Publication(Shown):
    """What would become public of a contact, exactly. ``employer_is``: ``known`` to the directory,
    ``new`` to it, so that it becomes public as a company too, or ``none``. ``kept_back`` says what
    of the contact never becomes public. Where somebody of the directory is ``fitting`` it cannot be
    published before the user has said whether it is one of them; ``profile_taken`` says that the
    profile is somebody else's there, so that it is to be left out."""

    contact: str
    employer_is: EmployerIs
    kept_back: list[str]
    fitting: list[Fitting]
    profile_taken: bool


class PublicationInput(Shown):
    """What the user was shown, and what of it they leave out. What is not so any more is not
    published."""

    leave_out: Annotated[list[LeftOut], Field(max_length=3)] = Field(default_factory=list[LeftOut])
