"""The commands and the way errors leave them."""

import sys

import click
import typer

from graphsvc.cli import admin, ask, directory, load, runs, serve, show
from graphsvc.cli.console import fail
from graphsvc.errors import GraphsvcError

app = typer.Typer(
    name="graphsvc",
    help="Who can introduce me to this person, or to someone at this company?",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.add_typer(admin.app, name="admin", help="Organisations, users, keys.")
app.add_typer(directory.app, name="directory", help="People, companies, schools: kept in order.")
app.add_typer(runs.app, name="runs", help="Work in the background.")
app.command("load")(load.load)
app.command("derive")(runs.derive)
app.command("paths")(ask.paths)
app.command("demo")(show.demo)
app.command("up")(serve.up)
app.command("down")(serve.down)
app.command("status")(serve.status)
app.command("serve")(serve.serve)
app.command("worker")(serve.worker)
app.command("beat")(serve.beat)
app.command("ping")(serve.ping)


def main() -> None:
    """Runs one command; exits with 1 after an error that somebody can mend."""
    try:
        code = app(standalone_mode=False)
    except GraphsvcError as error:
        fail(error, as_json="--json" in sys.argv)
        code = 1
    except click.exceptions.Exit as asked:
        code = asked.exit_code
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (KeyboardInterrupt, click.exceptions.Abort):
        code = 130
    except BrokenPipeError:
        code = 141
    raise SystemExit(code or 0)
