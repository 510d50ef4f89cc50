"""An answer beside the right one: what tests assert and ``python -m benchmarks paths`` counts."""

from dataclasses import dataclass
from pprint import pformat


@dataclass(frozen=True, slots=True)
class Compared:
    """What the product ``found`` and what is right (``wanted``); ``about`` says of what."""

    what: str
    found: object
    wanted: object
    about: tuple[object, ...] = ()

    @property
    def agrees(self) -> bool:
        return self.found == self.wanted

    def __str__(self) -> str:
        about = "\n".join(map(pformat, self.about))
        return f"{self.what}: {self.found} instead of {self.wanted}\n{about}".rstrip()
