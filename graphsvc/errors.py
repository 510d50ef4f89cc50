"""The tree of errors. Each says what was wrong and what to do, and knows its HTTP status.

GraphsvcError
├── UserError                    somebody can mend it by asking differently
│   ├── NotFound          404    the thing does not exist, or is not the asker's to see
│   ├── AmbiguousReference 409   a name that fits several; the candidates are listed
│   ├── InvalidInput      422    a value that cannot be used; names the field
│   ├── FileRefused       422    a file that cannot be imported; names file, row and field
│   ├── RowsRefused       422    rows of a table that cannot be used; all that is wrong is told
│   ├── NotSignedIn       401    no key, or one that is not valid
│   ├── NotAllowed        403    signed in, but not for this
│   │   ├── ScopeLacking         with a key that was not made for this
│   │   └── TwoStepDue           before 2-step verification is set up, which is asked for
│   ├── Conflict          409    it exists already, or is in use
│   │   └── QuotaReached         as many as one may have are there
│   ├── TooLarge          413    a body that is larger than the service takes
│   ├── ForeignHost       421    asked under a name that is not this service's
│   └── TooMany           429    more at a time, or in a while, than one may have
├── Unavailable           503    a service that is needed does not answer
│   ├── TooSlow                  an answer takes longer than it may
│   ├── NoMail                   a mail is needed, and the installation sends none
│   └── EmbeddedServiceError     a server that came along could not be fetched or started
└── Defect                500    ours: a query, a schema or a setting that is wrong
"""

import traceback
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Final

TYPE: Final = "urn:graphsvc:problem:{type}"
"""The URI that stands for a kind of error, by its slug; it never changes."""


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


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What is wrong with a row, counted from one as an editor does."""

    row: int
    field: str
    message: str


class RowsRefused(UserError):
    """Rows of a table that cannot be used. Nothing of it has been done."""

    status = 422
    slug = "rows-refused"
    title = "Rows cannot be used"
    MOST: Final = 100

    def __init__(self, problems: Sequence[RowProblem]) -> None:
        count = len(problems)
        super().__init__(
            f"{count:,} {'value' if count == 1 else 'values'} cannot be used. Nothing was done.",
            advice="Mend them, and send all of it again.",
        )
        self.problems = list(problems[: self.MOST])

    def extras(self) -> Mapping[str, object]:
        return {"problems": [asdict(problem) for problem in self.problems]}


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


class ScopeLacking(NotAllowed):
    """An API key that was not made for this."""

    slug = "scope-lacking"
    title = "The key is not for this"


class TwoStepDue(NotAllowed):
    """The organisation asks for 2-step verification, which is not set up yet."""

    slug = "two-step-due"
    title = "2-step verification is due"


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


class QuotaReached(Conflict):
    """As many as a user, or their organisation, may have are there."""

    slug = "quota-reached"
    title = "As many as there may be"


class TooLarge(UserError):
    """A body that is larger than the service takes."""

    status = 413
    slug = "too-large"
    title = "Too large"


class ForeignHost(UserError):
    """Asked under a name that is not this service's (RFC 9110, section 15.5.20)."""

    status = 421
    slug = "foreign-host"
    title = "Not this service"


class TooMany(UserError):
    """More than one may have at a time, or in a while; after ``retry_after`` seconds there may be
    room."""

    status = 429
    slug = "too-many"
    title = "Too many requests"

    def __init__(self, message: str, *, advice: str = "", retry_after: int = 1) -> None:
        super().__init__(message, advice=advice)
        self.retry_after = retry_after


class Unavailable(GraphsvcError):
    """A service that is needed does not answer; it may after ``RETRY_AFTER`` seconds."""

    status = 503
    slug = "unavailable"
    title = "Not available at the moment"
    RETRY_AFTER = 5


class TooSlow(Unavailable):
    """An answer takes longer than it may."""

    slug = "too-slow"
    title = "It takes too long"


class NoMail(Unavailable):
    """A mail is needed, and this installation sends none."""

    slug = "no-mail"
    title = "No mail is sent"


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
