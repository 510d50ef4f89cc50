"""``graphsvc admin user invite``: for administrators of the installation."""

from typing import Annotated

import typer

from graphsvc.access.users import check_email, find_organisation
from graphsvc.accounts.invitations import Checked, invite_by_operator
from graphsvc.cli.console import Json, say
from graphsvc.cli.local import connected
from graphsvc.ontology import NONE


def invite(
    email: Annotated[str, typer.Argument(metavar="EMAIL", help="Whom to invite.")],
    organisation: Annotated[str, typer.Option("--org", help="Id or name.")],
    administrator: Annotated[
        bool, typer.Option("--administrator", help="As an administrator of the organisation.")
    ] = False,
    link: Annotated[
        bool, typer.Option("--link", help="By a link to hand over, in the place of a mail.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Invites somebody into an organisation, by a mail or by a link that is shown this once."""
    wanted = Checked(check_email(email), NONE, (), administrator)
    with connected(quiet=as_json) as local:
        org = find_organisation(local.database, organisation)
        by = "link" if link else "mail"
        made = invite_by_operator(local.database, local.ring, org, wanted, by=by)
    text = made.link or f"{made.email} is invited by mail."
    say(made.model_dump(mode="json"), as_json=as_json, text=text)
