"""The graph's vocabulary as data: labels, tie types, scopes.

A label is either *directory* (public facts, shared by all organisations) or *private* (one
organisation's; every node carries a ``scope``). No relationship joins the two kinds: private facts
name directory nodes by an id property.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

DIRECTORY_LABELS: Final = frozenset(
    {
        "Person",
        "PersonKey",
        "PersonName",
        "Company",
        "CompanyName",
        "CompanyDomain",
        "School",
        "SchoolName",
        "SourceRecord",
        "Tombstone",
        "DirectoryState",
        "SchemaLock",
    }
)
"""``SourceRecord`` is what a source says of a record that administrators have had a hand in, with
what they say; ``Tombstone`` a keyed fingerprint of somebody who objected; ``DirectoryState`` the
one node under whose lock the directory is changed, ``SchemaLock`` that for the schema."""

PRIVATE_LABELS: Final = frozenset(
    {
        "Organisation",
        "User",
        "ApiKey",
        "Session",
        "SignInCode",
        "Login",
        "SignInStep",
        "LoginCode",
        "Contact",
        "ContactDetail",
        "OrgCompany",
        "OrgSchool",
        "Source",
        "Import",
        "Run",
        "Upload",
        "UploadChunk",
        "Verdict",
        "Correction",
        "FormerContact",
        "HiddenTie",
        "WorkHistory",
        "Education",
        "ReferenceAccount",
        "Role",
        "Group",
        "Membership",
        "GroupLink",
        "ShareGroup",
        "Follow",
        "Mail",
        "AuditEntry",
        "UseMark",
        "MonthlyUse",
        "Notification",
        "NoticeChoice",
        "Invitation",
        "SignUp",
    }
)
"""``GroupLink`` says that two groups are connected, or that one has asked the other;
``ShareGroup`` that one integration, or one set of its fields, was given to a group; ``Follow``
that somebody follows an owner, has asked to, or was denied; ``AuditEntry`` who looked at or changed
what is private (see ``access.audit``); ``UseMark`` that somebody did something in a month,
``MonthlyUse`` how many did (see ``team.adoption``)."""


class ScopeKind(StrEnum):
    """How a scope begins: to whom what is in it is visible."""

    USER = "user"
    FOLLOWERS = "followers"
    ROLE = "role"
    ROLE_BELOW = "role_below"
    GROUP = "group"
    SHARE = "share"
    ORG = "org"


ALL_SCOPES: Final = frozenset(ScopeKind)
OWN_KINDS: Final = frozenset({ScopeKind.ORG, ScopeKind.USER})
SHARED_KINDS: Final = ALL_SCOPES - OWN_KINDS
"""Scopes of which a viewer may have one, or sixty."""
_OF_ORG: Final = frozenset({ScopeKind.ORG})
_OF_USER: Final = frozenset({ScopeKind.USER})
_STATED: Final = OWN_KINDS

LABEL_SCOPES: Final[Mapping[str, frozenset[ScopeKind]]] = {
    "Organisation": _OF_ORG,
    "User": _OF_ORG,
    "Role": _OF_ORG,
    "Group": _OF_ORG,
    "GroupLink": _OF_ORG,
    "Membership": frozenset({ScopeKind.GROUP}),
    "ShareGroup": frozenset({ScopeKind.GROUP}),
    "Follow": _OF_USER,
    "ApiKey": _OF_USER,
    "Session": _OF_USER,
    "SignInCode": _OF_USER,
    "Notification": _OF_USER,
    "NoticeChoice": _OF_USER,
    "AuditEntry": _STATED,
    "UseMark": _OF_ORG,
    "MonthlyUse": _OF_ORG,
    "Source": _OF_USER,
    "Import": _OF_USER,
    "Upload": _OF_USER,
    "UploadChunk": _OF_USER,
    "Verdict": _OF_USER,
    "Correction": _OF_USER,
    "FormerContact": _OF_USER,
    "HiddenTie": _OF_USER,
    "OrgSchool": _OF_ORG,
    "WorkHistory": _STATED,
    "Education": _STATED,
    "ReferenceAccount": _STATED | {ScopeKind.SHARE},
}
"""Which scopes the nodes of a label may have; of a label that is not here all. A viewer's query is
asked in those of its labels alone, so that what somebody sees of groups and followers costs
nothing where it cannot be."""


def scope_kind(scope: str) -> ScopeKind:
    """The kind of a scope."""
    return ScopeKind(scope.partition(":")[0])


RELATIONSHIPS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "WORKED_AT": (("Person", "Company"),),
    "STUDIED_AT": (("Person", "School"),),
    "EX_COLLEAGUE": (("Person", "Person"),),
    "ALUMNI": (("Person", "Person"),),
    "KNOWS": (("Person", "Person"), ("User", "Contact")),
}
"""What a relationship joins, as (start, end). The only private one is from a user to a contact."""

FULLTEXT_INDEXES: Final[Mapping[str, frozenset[str]]] = {
    "directory_people": frozenset({"Person", "PersonName"}),
    "directory_companies": frozenset({"Company", "CompanyName"}),
    "directory_schools": frozenset({"School", "SchoolName"}),
    "private_names": frozenset({"Contact", "OrgCompany"}),
}
"""The labels of the nodes that a full-text index finds."""

ID_PROPERTIES: Final = frozenset(
    {"id", "org", "source", "contact", "company_id", "school_id", "held_too"}
)
"""Properties that hold nothing but ids: what a query that writes may tell of private things. It
writes nothing else of these into them."""

INSTALLATION: Final = "installation"
"""Organisation and scope of runs that serve everybody, and scope of logins; no viewer has this
scope."""

NONE: Final = "none"
"""Stands in indexed properties for "there is none": a null is in no composite index."""


class TieType(StrEnum):
    """What joins two people of a path. The value is the wire name."""

    KNOWS = "KNOWS"
    EX_COLLEAGUE = "EX_COLLEAGUE"
    SHARED_EMPLOYER = "SHARED_EMPLOYER"
    ALUMNI = "ALUMNI"
    CUSTOMER = "CUSTOMER"
    TEAMMATE = "TEAMMATE"


@dataclass(frozen=True, slots=True)
class Tie:
    """A type of ties: what pages call it and how they explain it, and how the fact that it rests
    on is told (a place follows where it ends with a colon). ``public``: it stands in the directory
    too, as a relationship that is walked both ways. ``half_life`` is the number of the model by
    which its evidence fades; none where it does not.

    How users' own ties are gathered is said in ``paths.own``, the words of a language in
    ``paths.explain``.
    """

    title: str
    explained: str
    fact: str
    public: bool = False
    half_life: str | None = None


TIES: Final[Mapping[TieType, Tie]] = {
    TieType.KNOWS: Tie(
        "Knows",
        "imported contacts and published acquaintances",
        "public",
        public=True,
        half_life="half_life_contact",
    ),
    TieType.EX_COLLEAGUE: Tie(
        "Worked together",
        "at the same company at the same time",
        "work:",
        public=True,
        half_life="half_life_ex_colleague",
    ),
    TieType.SHARED_EMPLOYER: Tie("Same employer", "at the same company, dates unknown", "work:"),
    TieType.ALUMNI: Tie(
        "Studied together",
        "at the same school at the same time",
        "study:",
        public=True,
        half_life="half_life_alumni",
    ),
    TieType.CUSTOMER: Tie("Customer", "people at companies that bought from us", "customer:"),
    TieType.TEAMMATE: Tie("Colleague", "people of your own organisation", "team"),
}

ALL_TIES: Final = frozenset(TieType)

PUBLIC_TIES: Final = frozenset(type_ for type_, tie in TIES.items() if tie.public)
"""The types that stand in the directory as relationships between two people."""


class ContactState(StrEnum):
    """Whether a contact was found in the directory."""

    MATCHED = "matched"
    PRIVATE = "private"


class VerdictKind(StrEnum):
    """What became of one row of an import."""

    MATCHED = "matched"
    UNSURE = "unsure"
    PRIVATE = "private"
    SKIPPED = "skipped"


class Level(StrEnum):
    """How well an owner says that they know a contact of theirs."""

    CLOSE = "close"
    GOOD = "good"
    SLIGHT = "slight"
    NONE = "none"


class SharingLevel(StrEnum):
    """How far the contacts of a source reach, as their owner chooses."""

    LISTED = "listed"
    OWNER = "owner"
    FOLLOWERS = "followers"
    ROLE = "role"
    ROLE_BELOW = "role_below"
    COMPANY = "company"


@dataclass(frozen=True, slots=True)
class Sharing:
    """What a level says of the scopes of a contact (name, title, employer), of its tie, and of its
    details."""

    contact: ScopeKind
    tie: ScopeKind
    detail: ScopeKind


SHARING: Final[Mapping[SharingLevel, Sharing]] = {
    SharingLevel.LISTED: Sharing(ScopeKind.ORG, ScopeKind.ORG, ScopeKind.USER),
    SharingLevel.OWNER: Sharing(ScopeKind.USER, ScopeKind.USER, ScopeKind.USER),
    SharingLevel.FOLLOWERS: Sharing(ScopeKind.FOLLOWERS, ScopeKind.FOLLOWERS, ScopeKind.FOLLOWERS),
    SharingLevel.ROLE: Sharing(ScopeKind.ROLE, ScopeKind.ROLE, ScopeKind.ROLE),
    SharingLevel.ROLE_BELOW: Sharing(
        ScopeKind.ROLE_BELOW, ScopeKind.ROLE_BELOW, ScopeKind.ROLE_BELOW
    ),
    SharingLevel.COMPANY: Sharing(ScopeKind.ORG, ScopeKind.ORG, ScopeKind.ORG),
}
"""A contact that its owner hides reaches nobody else at any level."""

NARROWER: Final[Mapping[ScopeKind, frozenset[ScopeKind]]] = {
    ScopeKind.USER: frozenset(),
    ScopeKind.FOLLOWERS: frozenset({ScopeKind.USER}),
    ScopeKind.ROLE: frozenset({ScopeKind.USER}),
    ScopeKind.ROLE_BELOW: frozenset({ScopeKind.USER, ScopeKind.ROLE}),
    ScopeKind.ORG: frozenset(
        {ScopeKind.USER, ScopeKind.FOLLOWERS, ScopeKind.ROLE, ScopeKind.ROLE_BELOW}
    ),
}
"""Which reaches of one owner lie within each."""


class Availability(StrEnum):
    """Whether a user introduces others: busy ones rank lower, closed ones are never proposed."""

    FREE = "free"
    BUSY = "busy"
    CLOSED = "closed"


class KeyScope(StrEnum):
    """What an API key may do as its user: look, change what is the user's, run the organisation
    where the user does."""

    READ = "read"
    WRITE = "write"
    ADMIN = "admin"


ALL_KEY_SCOPES: Final = frozenset(KeyScope)


class Began(StrEnum):
    """With what a session began; pages say so."""

    PASSWORD = "password"  # noqa: S105 - a word, and none that opens anything
    TWO_STEP = "two-step"
    KEY = "key"
    LINK = "link"
    OPENID = "openid"


class Rule(StrEnum):
    """Why a viewer may see what is in a scope: it is their organisation's (``organisation``), their
    own (``self``), of an owner who admitted them as a follower (``follower``), of an owner with
    their role (``role``) or with it or one above it (``role_below``), of a group of theirs
    (``group``), or from an integration that a group of theirs was given (``share``)."""

    ORGANISATION = "organisation"
    SELF = "self"
    FOLLOWER = "follower"
    ROLE = "role"
    ROLE_BELOW = "role_below"
    GROUP = "group"
    SHARE = "share"


class FollowState(StrEnum):
    """What became of a follower: asked to follow, admitted by the owner, or denied."""

    ASKED = "asked"
    ADMITTED = "admitted"
    DENIED = "denied"


MOST_SCOPES: Final = 64
"""How many scopes a viewer has at most. What would pass it is refused when it is done; nothing is
left out when it is read."""


@dataclass(frozen=True, slots=True)
class RunKind:
    """A kind of work in the background: what pages call it, and what they say while one goes on of
    which the length is not known yet. One that is ``whole`` nobody stops halfway. After a failure
    it waits for ``pause_ms``, and each time ``growth`` times as long as before."""

    title: str
    going: str = "Under way"
    whole: bool = False
    pause_ms: int = 1_000
    growth: int = 2


RUN_KINDS: Final[Mapping[str, RunKind]] = {
    "import": RunKind("Import of contacts", going="Reading the file"),
    "undo": RunKind("Taking an import back", whole=True),
    "derive": RunKind("Deriving ties"),
    "level": RunKind("Changing who sees contacts", going="Looking at contacts", whole=True),
    "erase": RunKind("Erasing somebody who left", whole=True),
    "heal": RunKind("Bringing contacts up to date", going="Reading names anew", whole=True),
    "reseal": RunKind("Sealing anew under newer keys", going="Sealing anew", whole=True),
    "mail": RunKind("Mail", going="Handing it over", pause_ms=60_000, growth=4),
}
"""All kinds of runs; what does each is said in ``jobs.duties.EXECUTORS``."""


class NoticeKind(StrEnum):
    """What a user is told of; titles and sentences are in ``mail.notices``."""

    IMPORT_FINISHED = "import_finished"
    TO_SETTLE = "to_settle"
    FOLLOW_ASKED = "follow_asked"


class MailKind(StrEnum):
    """Why a mail is sent; the texts are in ``mail.kinds``."""

    SIGN_UP = "sign_up"
    SIGN_UP_KNOWN = "sign_up_known"
    INVITATION = "invitation"
    PASSWORD_RESET = "password_reset"  # noqa: S105 - a kind of mails
    PASSWORD_FIRST = "password_first"  # noqa: S105 - a kind of mails
    PASSWORD_LINK_MADE = "password_link_made"  # noqa: S105 - a kind of mails
    PASSWORD_CHANGED = "password_changed"  # noqa: S105 - a kind of mails
    TWO_STEP_CHANGED = "two_step_changed"
    TWO_STEP_TAKEN_OFF = "two_step_taken_off"
    RECOVERY_CHANGED = "recovery_changed"
    CODES_WRONG = "codes_wrong"
    NOTIFICATION = "notification"


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who asks: one user of one organisation. Turned into scopes only inside ``visibility``."""

    user: str
    org: str


def org_scope(org: str) -> str:
    """The scope of what a whole organisation may see."""
    return f"org:{org}"


def login_subject(login: str) -> str:
    """Whose keys of the key file seal what is one login's."""
    return f"login:{login}"


def user_scope(user: str) -> str:
    """The scope of what one user alone may see."""
    return f"user:{user}"


def followers_scope(owner: str) -> str:
    """The scope of what an owner and the followers whom they admitted may see."""
    return f"followers:{owner}"


def role_scope(role: str) -> str:
    """The scope of what the holders of one role may see."""
    return f"role:{role}"


def role_below_scope(role: str) -> str:
    """The scope of what the holders of a role and of all roles below it may see."""
    return f"role_below:{role}"


def reach_scope(reach: ScopeKind, *, user: str, org: str, role: str) -> str:
    """The scope of what reaches so far; of an owner without a role what is for one reaches nobody
    else."""
    match reach:
        case ScopeKind.FOLLOWERS:
            return followers_scope(user)
        case ScopeKind.ROLE if role != NONE:
            return role_scope(role)
        case ScopeKind.ROLE_BELOW if role != NONE:
            return role_below_scope(role)
        case ScopeKind.ORG:
            return org_scope(org)
        case _:
            return user_scope(user)


def narrower(one: ScopeKind, other: ScopeKind) -> ScopeKind:
    """The narrower of two reaches, or the owner's where neither lies within the other."""
    if one == other or one in NARROWER[other]:
        return one
    return other if other in NARROWER[one] else ScopeKind.USER


def group_scope(group: str) -> str:
    """The scope of what the members of one group may see."""
    return f"group:{group}"


def share_scope(share: str) -> str:
    """The scope of what came from one integration, or one set of its fields: the members of the
    groups to which it was given may see it."""
    return f"share:{share}"


def human_of(user: str, person: str | None) -> str:
    """The id of the human that a user is."""
    return user if person in (None, NONE) else person


def parse_ties(names: Iterable[str]) -> frozenset[TieType]:
    """Tie types from their wire names, in any case. Raises ``ValueError`` for an unknown one."""
    return frozenset(TieType(name.strip().upper()) for name in names if name.strip())
