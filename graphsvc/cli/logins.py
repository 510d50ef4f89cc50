"""``graphsvc admin login``: help for somebody who cannot sign in."""

from typing import Annotated

import typer

from graphsvc.access.users import find_user
from graphsvc.accounts.operators import mail_link, print_link, take_two_step_off
from graphsvc.cli.admin import Owner
from graphsvc.cli.console import Json, say
from graphsvc.cli.local import connected


def login_link(
    owner: Owner,
    printed: Annotated[
        bool,
        typer.Option("--print", help="Prints the link, to be handed over, and mails none."),
    ] = False,
    as_json: Json = False,
) -> None:
    """Makes a link, good for a day and once, by which a user sets a password."""
    with connected(quiet=as_json) as local:
        found = find_user(local.database, owner)
        link = print_link(local.database, local.ring, found) if printed else None
        if link is None:
            mail_link(local.database, local.ring, found)
    text = link or f"A mail with the link is on its way to {found.email}."
    say({"user": found.id, "link": link, "mailed": not printed}, as_json=as_json, text=text)


def login_two_step_off(owner: Owner, as_json: Json = False) -> None:
    """Switches 2-step verification off for somebody who has lost their phone; a mail tells
    them."""
    with connected(quiet=as_json) as local:
        found = find_user(local.database, owner)
        ended = take_two_step_off(local.database, local.ring, found)
    text = f"2-step verification of {found.email} is off: {ended} sessions ended."
    say({"user": found.id, "two_step": False, "sessions": ended}, as_json=as_json, text=text)
