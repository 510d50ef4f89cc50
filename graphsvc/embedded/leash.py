"""Becomes the command given, as a process that the kernel stops when its parent is gone.

Run as a script, with the parent's pid and the command: ``leash.py 4711 java …``. Asking for the
death signal in a step of its own, and not in a callback between fork and exec, is safe in a parent
that has threads. The signal is SIGTERM, so that a database still closes its files. Only Linux has
it; elsewhere a server whose parent was killed runs on, and is found by the next command.
"""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def main(parent: int, command: list[str]) -> None:
    if sys.platform == "linux":
        libc = ctypes.CDLL(None, use_errno=True)
        if libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0) != 0:
            sys.exit(f"prctl: {os.strerror(ctypes.get_errno())}")
    if os.getppid() != parent:
        sys.exit("The command that started this ended at once.")
    os.execv(command[0], command)  # noqa: S606 - nothing else remains to be done here


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
