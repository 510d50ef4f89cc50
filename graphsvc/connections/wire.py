"""What a user manages, as programs see it: the ``…Input`` models come in, the others go out."""

import unicodedata
from typing import Annotated, Final, Literal, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from graphsvc.directory.wire import Place
from graphsvc.errors import InvalidInput
from graphsvc.matching import normal
from graphsvc.ontology import Level
from graphsvc.paths.wire import Wire
from loaders.records import PartialDate


def _printable(text: str) -> str:
    if any(unicodedata.category(character) in ("Cc", "Cs") for character in text):
        raise ValueError("It must not contain control characters.")
    return text


def _real_date(text: str) -> str:
    try:
        PartialDate.parse(text)
    except ValueError:
        raise ValueError("It must be a date: 2019, 2019-03 or 2019-03-07.") from None
    return text


def _a_name(text: str) -> str:
    if not normal.name_tokens(text):
        raise ValueError("It must be a name.")
    return text


def _no_company_or_one(text: str) -> str:
    if text and not normal.company_key(text):
        raise ValueError("A company needs a name with letters or digits.")
    return text


def _an_email(text: str) -> str:
    if normal.email_key(text) is None:
        raise ValueError("It must be an e-mail address.")
    return text


def _a_phone(text: str) -> str:
    if ";" in text or not any(character.isdigit() for character in text):
        raise ValueError("It must be one phone number.")
    return text


def _a_profile(text: str) -> str:
    if normal.profile_key(text) is None:
        raise ValueError("It must be the address of somebody’s profile.")
    return text


Text = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=200), AfterValidator(_printable)
]
Date = Annotated[str, StringConstraints(max_length=10), AfterValidator(_real_date)]
Id = Annotated[str, StringConstraints(min_length=1, max_length=100), AfterValidator(_printable)]
Email = Annotated[Text, AfterValidator(_an_email)]
Phone = Annotated[Text, AfterValidator(_a_phone)]
ProfileUrl = Annotated[Text, AfterValidator(_a_profile)]


class Period(Wire):
    """From when until when; dates are ISO 8601: a year, a month or a day."""

    since: Date | None = None
    until: Date | None = None

    @property
    def start(self) -> PartialDate | None:
        return PartialDate.parse(self.since) if self.since else None

    @property
    def end(self) -> PartialDate | None:
        return PartialDate.parse(self.until) if self.until else None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.start and self.end and self.start.first_day() > self.end.last_day():
            raise InvalidInput("“until” lies before “since”.", field="until")
        return self


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


class WorkHistoryInput(Named, Period):
    """A job of the user's own."""

    title: Text = ""
    current: bool = False

    @model_validator(mode="after")
    def _current_has_no_end(self) -> Self:
        if self.current and self.until:
            raise InvalidInput("A current job has no “until”.", field="until")
        return self


class WorkHistory(Wire):
    """A job that the user states. Dates are empty where none was given."""

    id: str
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


class Education(Wire):
    """A study that the user states. Dates are empty where none was given."""

    id: str
    school: Place
    degree: str
    field: str
    since: str
    until: str


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


Audience = Literal["organisation", "me"]
"""Who sees what an owner says of a tie of theirs."""


class OwnWordInput(Wire):
    """How well the user knows a contact of theirs: ``close`` (I know them well), ``good`` (I know
    them), ``slight`` (we have met), ``none`` (I do not know them, or would not introduce anybody);
    and who may see that."""

    level: Level
    visible_to: Audience = "organisation"


class OwnWord(OwnWordInput):
    """What the user has said of how well they know a contact, and on which day."""

    said: str


class Contact(Wire):
    """One of the user's own contacts, with the details that only they see. ``kind`` is the format
    of its source, or ``hand``; ``person`` the directory person whom it was matched to; ``hidden``
    says that nobody else sees it, ``word`` how well the user says that they know them."""

    id: str
    state: Literal["matched", "private"]
    kind: str
    name: str
    title: str
    company: str
    company_id: str | None = None
    person: str | None = None
    emails: list[str]
    phones: list[str]
    profile_url: str
    connected_on: str
    hidden: bool = False
    word: OwnWord | None = None


class ContactInput(Wire):
    """Somebody whom the user knows, added by hand. ``person`` says who of the directory that is;
    without it they are looked for there. ``level`` and ``visible_to`` say how well the user knows
    them, and who may see that."""

    name: Annotated[Text, AfterValidator(_a_name)]
    title: Text = ""
    company: Annotated[Text, AfterValidator(_no_company_or_one)] = ""
    emails: Annotated[tuple[Email, ...], Field(max_length=20)] = ()
    phones: Annotated[tuple[Phone, ...], Field(max_length=20)] = ()
    profile_url: ProfileUrl | None = None
    person: Id | None = None
    level: Level | None = None
    visible_to: Audience = "organisation"


class Added(Wire):
    """A contact that was added by hand, with what came of looking for it in the directory."""

    contact: Contact
    verdict: Literal["matched", "unsure", "private"]
    rule: str
    reason: str


class ContactEdit(Wire):
    """How the owner of a contact says that it is called, and where it works."""

    name: Annotated[Text, StringConstraints(min_length=1)]
    title: Text = ""
    company: Text = ""


class Settlement(Wire):
    """Who a contact is: the id of a directory person, or none of those who were proposed."""

    person: Id | None = None


Agreeing = Literal["name", "title", "company", "emails", "profile_url"]
AGREEING: Final[tuple[Agreeing, ...]] = ("name", "title", "company", "emails", "profile_url")


class PersonCandidate(Wire):
    """A directory person who may be a contact. ``agrees`` lists the fields that say the same."""

    id: str
    name: str
    title: str = ""
    company: str = ""
    emails: list[str]
    profile_url: str | None = None
    agrees: list[Agreeing]


class Unsettled(Wire):
    """A contact that waits for its owner's word. ``why``: matching was ``unsure``, or somebody who
    may be them has come into the directory since (``offer``)."""

    contact: Contact
    why: Literal["unsure", "offer"]
    reason: str
    candidates: list[PersonCandidate]


class Removals(Wire):
    """How many removed contacts the next imports may bring back."""

    count: int
