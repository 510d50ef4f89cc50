"""The tree of errors. Each says what was wrong and what to do, and knows its HTTP status.

GraphsvcError
├── UserError                    somebody can mend it by asking differently
│   ├── NotFound          404    the thing does not exist, or is not the asker's to see
│   ├── AmbiguousReference 409   a name that fits several; the candidates are listed
│   ├── InvalidInput      422    a value that cannot be used; names the field
│   ├── FileRefused       422    a file that cannot be imported; names file, row and field
│   ├── NotSignedIn       401    no key, or one that is not valid
│   ├── NotAllowed        403    signed in, but not for this
│   └── Conflict          409    it exists already, or is in use
├── Unavailable           503    a service that is needed does not answer
│   └── EmbeddedServiceError     a server that came along could not be fetched or started
└── Defect                500    ours: a query, a schema or a setting that is wrong
"""

import traceback
from collections.abc import Mapping, Sequence


class GraphsvcError(Exception):
    """Root of the tree. ``str(error)`` is a sentence for people; ``advice`` says what to do."""

    status = 500
    slug = "error"
    title = "Error"

    def __init__(self, message: str, *, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice

    def extras(self) -> Mapping[str, object]:
        """Further members of the RFC 9457 problem document."""
        return {}


class UserError(GraphsvcError):
    """The asker can mend it."""

    status = 400
    slug = "bad-request"
    title = "The request cannot be used"


class NotFound(UserError):
    """It does not exist, or it is not this viewer's to see: the two look alike."""

    status = 404
    slug = "not-found"
    title = "Not found"


class AmbiguousReference(UserError):
    """A name that fits several people or companies."""

    status = 409
    slug = "ambiguous-reference"
    title = "The name fits several"

    def __init__(
        self, message: str, *, candidates: Sequence[Mapping[str, object]], advice: str = ""
    ) -> None:
        super().__init__(message, advice=advice or "Ask again with the id of one of them.")
        self.candidates = list(candidates)

    def extras(self) -> Mapping[str, object]:
        return {"candidates": self.candidates}


class InvalidInput(UserError):
    """A value that cannot be used; ``field`` names it."""

    status = 422
    slug = "invalid-input"
    title = "A value cannot be used"

    def __init__(self, message: str, *, field: str, advice: str = "") -> None:
        super().__init__(message, advice=advice)
        self.field = field

    def extras(self) -> Mapping[str, object]:
        return {"field": self.field}


class FileRefused(UserError):
    """A file that cannot be imported. Nothing of it has been written."""

    status = 422
    slug = "file-refused"
    title = "The file cannot be imported"

    def __init__(
        self,
        message: str,
        *,
        file: str,
        row: int | None = None,
        field: str | None = None,
        advice: str = "",
    ) -> None:
        super().__init__(message, advice=advice)
        self.file = file
        self.row = row
        self.field = field

    def extras(self) -> Mapping[str, object]:
        return {"file": self.file, "row": self.row, "field": self.field}


class NotSignedIn(UserError):
    """No key was given, or one that is not valid."""

    status = 401
    slug = "not-signed-in"
    title = "Not signed in"


class NotAllowed(UserError):
    """Signed in, but this is not theirs to do."""

    status = 403
    slug = "not-allowed"
    title = "Not allowed"


class Conflict(UserError):
    """It exists already, or is in use; ``existing`` is its id, where the asker may know that."""

    status = 409
    slug = "conflict"
    title = "Conflict"

    def __init__(self, message: str, *, advice: str = "", existing: str | None = None) -> None:
        super().__init__(message, advice=advice)
        self.existing = existing

    def extras(self) -> Mapping[str, object]:
        return {"existing": self.existing}


class Unavailable(GraphsvcError):
    """A service that is needed does not answer; it may after ``RETRY_AFTER`` seconds."""

    status = 503
    slug = "unavailable"
    title = "Not available at the moment"
    RETRY_AFTER = 5


class EmbeddedServiceError(Unavailable):
    """A server that came along (Neo4j, Valkey) could not be fetched, started or stopped."""

    slug = "embedded-service"


class Defect(GraphsvcError):
    """Ours to mend: a query, a schema or a setting that is wrong."""

    slug = "defect"
    title = "A defect in graphsvc"


def where(error: BaseException) -> str:
    """The class of an error and the lines on which it happened; its words may quote values, so they
    are left out."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames[-8:]))
    return f"{type(error).__name__} at {lines}"
