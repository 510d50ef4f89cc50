"""The number of the rules of this package."""

from typing import Final

RULES: Final = 3
"""By which rules names and details become keys. A release that reads them otherwise raises it: what
was written by earlier ones is then written anew (see ``contacts.healing``)."""
