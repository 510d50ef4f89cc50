"""Every mail that is ever sent: its subject and its text, once for plain text and HTML.

A mail names the organisation, the colleague who asked for it and the page to go to, and nothing
else: whatever is private is a link, and is looked up when somebody opens it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from html import escape
from string import Formatter
from typing import Final

from graphsvc.errors import Defect
from graphsvc.ontology import MailKind

LONGEST_VALUE: Final = 200
"""So many characters of a value stand in a mail; links are as long as they are."""
LINK: Final = "link"
"""The value that the button of a mail leads to."""


@dataclass(frozen=True)
class Text:
    """A mail as templates: ``subject``, ``paragraphs``, and what the button to ``link`` says; there
    is none where that is empty. ``last`` stands below it."""

    subject: str
    paragraphs: tuple[str, ...]
    button: str = ""
    last: tuple[str, ...] = ()

    @cached_property
    def values(self) -> frozenset[str]:
        """The names of the values that it takes."""
        texts = "\n".join((self.subject, *self.paragraphs, *self.last))
        named = {name for _, name, _, _ in Formatter().parse(texts) if name}
        return frozenset(named | {LINK} if self.button else named)


TEXTS: Final[Mapping[MailKind, Text]] = {
    MailKind.SIGN_UP: Text(
        "Finish signing up",
        ("You, or somebody who typed your address, asked for an account of graphsvc.",),
        "Go on",
        ("The link is good for {hours} hours, and once. If it was not you, do nothing.",),
    ),
    MailKind.SIGN_UP_KNOWN: Text(
        "You have an account already",
        (
            "You, or somebody who typed your address, asked for an account of graphsvc.",
            "There is one with this address already: to make a further organisation, sign in.",
        ),
        "Sign in",
        ("If it was not you, do nothing.",),
    ),
    MailKind.INVITATION: Text(
        "{by} invites you to {organisation}",
        ("{by} invites you to join {organisation} on graphsvc.",),
        "Look at the invitation",
        ("It is good for {days} days. If you do not know who this is, do nothing.",),
    ),
    MailKind.PASSWORD_RESET: Text(
        "A new password",
        ("You, or somebody who typed your address, asked for a new password.",),
        "Choose a new password",
        (
            "The link is good for {minutes} minutes, and once.",
            "If it was not you, do nothing: your password stays as it is.",
        ),
    ),
    MailKind.PASSWORD_FIRST: Text(
        "Your password for graphsvc",
        ("With this link you choose a password, and sign in with your address from then on.",),
        "Choose a password",
        ("The link is good for {hours} hours, and once. If you expect none, do nothing.",),
    ),
    MailKind.PASSWORD_LINK_MADE: Text(
        "A link for a new password was made",
        (
            "Whoever runs graphsvc for you has made a link by which your password can be changed.",
            "If you did not ask them for it, ask them why.",
        ),
    ),
    MailKind.PASSWORD_CHANGED: Text(
        "Your password was changed",
        (
            "The password of your account was changed, and other browsers were signed out. {keys}",
            "If it was not you, ask for a new password at once.",
        ),
        "Ask for a new password",
    ),
    MailKind.TWO_STEP_CHANGED: Text(
        "2-step verification was switched {change}",
        (
            "2-step verification of your account was switched {change}.",
            "Other browsers were signed out.",
            "If it was not you, ask for a new password at once.",
        ),
        "Ask for a new password",
    ),
    MailKind.TWO_STEP_TAKEN_OFF: Text(
        "2-step verification was switched off",
        (
            "Whoever runs graphsvc for you has switched 2-step verification of your account off.",
            "You are signed out everywhere.",
            "If you did not ask them for it, ask them why, and change your password.",
        ),
        "Ask for a new password",
    ),
    MailKind.RECOVERY_CHANGED: Text(
        "You have new recovery codes",
        (
            "New recovery codes of your 2-step verification were made. The old ones are void.",
            "If it was not you, ask for a new password at once.",
        ),
        "Ask for a new password",
    ),
    MailKind.CODES_WRONG: Text(
        "Wrong codes were typed for your account",
        (
            "{count} codes of your 2-step verification were wrong within a day.",
            "No further one is looked at until the day is over. Nobody came in with them.",
            "If it was not you, somebody knows your password, or reads your mails.",
            "Change your password where you are signed in.",
        ),
        "Change your password",
    ),
    MailKind.NOTIFICATION: Text(
        "{title}",
        ("{sentence}",),
        "Look at it",
        ("You chose to be told of this by mail: Settings, Notifications.",),
    ),
}
"""Every kind of mails."""

_PAGE: Final = """\
<!doctype html>
<html lang="en">
<body style="font-family: sans-serif; max-width: 36em; margin: 2em auto; line-height: 1.5">
{}
</body>
</html>
"""


@dataclass(frozen=True, slots=True)
class Written:
    """A mail as it is read."""

    subject: str
    text: str
    html: str
    link: str


def check(kind: MailKind, values: Mapping[str, str]) -> None:
    """Raises ``Defect`` where the values are not those that a kind of mails takes."""
    wanted = TEXTS[kind].values
    if frozenset(values) != wanted:
        raise Defect(f"A mail of {kind} takes {sorted(wanted)}, was given {sorted(values)}.")


def write(kind: MailKind, values: Mapping[str, str]) -> Written:
    """A mail of a kind with its values."""
    text = TEXTS[kind]
    told = {name: one if name == LINK else one_line(one) for name, one in values.items()}
    paragraphs, last = _filled(text.paragraphs, told), _filled(text.last, told)
    link = told.get(LINK, "")
    button = [f"{text.button}:\n{link}"] if text.button else []
    shown = [f'<a href="{escape(link)}">{escape(text.button)}</a>', escape(link)]
    html = [
        *map(escape, paragraphs),
        *(shown if text.button else []),
        *map(escape, last),
    ]
    return Written(
        subject=_filled((text.subject,), told)[0],
        text="\n\n".join((*paragraphs, *button, *last)) + "\n",
        html=_PAGE.format("\n".join(f"<p>{paragraph}</p>" for paragraph in html)),
        link=link,
    )


def one_line(text: str) -> str:
    """A value as it may stand in a subject: no line of its own, and not without an end."""
    shown = "".join(char if char.isprintable() else " " for char in text)
    return " ".join(shown.split())[:LONGEST_VALUE]


def _filled(templates: tuple[str, ...], values: Mapping[str, str]) -> list[str]:
    return [one.format_map(values) for one in templates]
