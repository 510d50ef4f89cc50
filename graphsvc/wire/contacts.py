"""A user's own contacts: the ``…Input`` models come in, the others go out."""

from typing import Annotated, Final, Literal

from pydantic import AfterValidator, Field, StringConstraints

from graphsvc import normal
from graphsvc.normal.details import holds_detail
from graphsvc.ontology import Level
from graphsvc.wire.model import Id, Text, Wire
from graphsvc.wire.pages import Page, PageQuery


def _a_name(text: str) -> str:
    if not normal.name_tokens(text):
        raise ValueError("It must be a name.")
    return text


def _no_detail(text: str) -> str:
    if holds_detail(text):
        raise ValueError("It must not hold an address or a number: your organisation sees it.")
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


Listed = Annotated[Text, AfterValidator(_no_detail)]
"""What the organisation sees of a contact."""
Email = Annotated[Text, AfterValidator(_an_email)]
Phone = Annotated[Text, AfterValidator(_a_phone)]
ProfileUrl = Annotated[Text, AfterValidator(_a_profile)]
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


class OneContact(Wire):
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


class Contact(OneContact):
    """One of the user's own contacts; ``same`` are the others that are the same human by the user's
    word."""

    same: list[OneContact]


UNSAID: Final = "unsaid"
"""Instead of a level: the user has said nothing of how well they know a contact."""
Order = Literal["added", "newest", "name", "company"]


class ContactsQuery(PageQuery):
    """Which of the user's own contacts, and in which order."""

    q: str = Field(
        default="",
        max_length=200,
        description="beginnings of words of name, title or company; or an e-mail",
    )
    order: Order = "added"
    state: Literal["matched", "private"] | None = None
    hidden: bool | None = None
    word: list[Level | Literal["unsaid"]] = Field(
        default_factory=list[Level | Literal["unsaid"]], max_length=len(Level) + 1
    )

    @property
    def is_plain(self) -> bool:
        """Whether all are meant, in the order in which they came."""
        return self.model_dump(exclude={"cursor", "limit"}) == _ALL

    @property
    def opens(self) -> bool:
        """Whether what is sealed has to be opened to tell which come first."""
        return bool(self.q.strip()) or self.order in ("name", "company")


_ALL: Final = ContactsQuery().model_dump(exclude={"cursor", "limit"})


class Contacts(Page[Contact]):
    """A page of the user's own contacts; ``count`` is how many there are on all pages. ``narrow``
    says that there are too many to look at all of them, so that only the newest are in it."""

    count: int
    narrow: bool = False


class SameHuman(Wire):
    """Another contact of the user's, by id, that is the same human."""

    contact: Id


class ContactInput(Wire):
    """Somebody whom the user knows, added by hand. ``person`` says who of the directory that is;
    without it they are looked for there. ``level`` and ``visible_to`` say how well the user knows
    them, and who may see that."""

    name: Annotated[Listed, AfterValidator(_a_name)]
    title: Listed = ""
    company: Annotated[Listed, AfterValidator(_no_company_or_one)] = ""
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

    name: Annotated[Listed, StringConstraints(min_length=1)]
    title: Listed = ""
    company: Listed = ""


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

    contact: OneContact
    why: Literal["unsure", "offer"]
    reason: str
    candidates: list[PersonCandidate]


class Removals(Wire):
    """How many removed contacts the next imports may bring back."""

    count: int
