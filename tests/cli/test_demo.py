"""The demo: the paths of a made-up world, and how long they took, by a stopwatch outside."""

import re
import time
from typing import Final

from tests.judge.commands import Cli, Done
from tests.lanes import long

AGO: Final = 1_000


def seconds_said(done: Done) -> int:
    assert done.returncode == 0, done.stderr
    assert "Who can introduce" in done.stdout
    assert "  1. " in done.stdout
    assert "celery" not in (done.stdout + done.stderr).lower()
    return int(re.findall(r"\(the first path after (\d+) s\)", done.stderr)[0])


@long
def test_the_time_that_it_says_is_that_of_who_waits(shell: Cli) -> None:
    begun = time.time()
    first = shell("demo", "--no-serve", "--people", "500", "--begun", f"{begun - AGO:.0f}")
    assert AGO < seconds_said(first) <= time.time() - begun + AGO + 1
    begun = time.time()
    again = shell("demo", "--no-serve", "--people", "500")
    assert seconds_said(again) <= time.time() - begun + 1
