"""A thread that works beside a block, and ends with it."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from threading import Event, Thread


@contextmanager
def beside(
    work: Callable[[Event], None], *, name: str, kind: type[Thread] = Thread
) -> Generator[None]:
    """``work`` goes on in a thread for as long as the block lasts. It is given the event that says
    that the block is over, and has ended when the block is left."""
    over = Event()
    thread = kind(target=work, args=(over,), name=name, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
