"""What lines and numbers may look like: the tests of them, and of their page, hold this table."""

import re
from typing import Final

REQUEST: Final = re.compile(
    r"method=(\w+) route=(\S+) status=(\d{3}) ms=\d+\.\d request=([0-9a-f]{16})( unfinished)?"
)
RUN: Final = re.compile(r"kind=(\w+) outcome=(\w+) ms=\d+( error=.+)?")

LABELS: Final = {
    "graphsvc_request_seconds": {"method", "route", "status", "le"},
    "graphsvc_run_seconds": {"kind", "outcome", "le"},
    "graphsvc_runs": {"kind", "state"},
    "graphsvc_oldest_waiting_seconds": {"kind"},
    "graphsvc_database_up": set[str](),
    "graphsvc_info": {"version"},
}
"""All labels that there may be. A new one has few values, and none that is somebody's."""
VALUE: Final = re.compile(r"[A-Za-z_]+|[1-5]xx|\d+(\.\d+)*|\+Inf|(/[a-z_.-]*|/\{[a-z]+\}|/v1)+")
"""What a value of a label may look like: a word, a class of statuses, a number, a template."""
