"""How much a loader takes from one input before it refuses it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one input. ``bytes`` bounds an upload read whole; directory files are streamed and
    have only the bounds on rows, columns and the length of a field (in characters). Of vCards
    ``bytes`` counts what is not photos and notes, and ``photos`` all of them."""

    bytes: int = 20_000_000
    photos: int = 200_000_000
    rows: int = 200_000
    directory_rows: int = 50_000_000
    columns: int = 200
    field: int = 10_000
    archive_members: int = 2_000
    archive_bytes: int = 200_000_000
    archive_ratio: int = 100

    @property
    def line(self) -> int:
        """The longest line or row, in characters."""
        return self.columns * self.field


LIMITS = Limits()
