"""The command line: every command reads its words, calls one function, and prints.

With ``--json`` a command prints one JSON document (or one a line where it answers many questions)
and nothing else; errors are then RFC 9457 problem documents on standard error. The exit code is 0
for success, 1 for an error that somebody can mend, 2 for a wrong command line: a command, an option
or a value that cannot be used.
"""

from graphsvc.cli.main import main

__all__ = ["main"]
