"""Why there is no path, said from what the viewer may see."""

from dataclasses import dataclass

from graphsvc.access.visibility import View
from graphsvc.paths.explain import why_none
from graphsvc.paths.question import Question
from graphsvc.queries import ViewerQuery
from graphsvc.wire.answers import NoPath, NoPathCode


@dataclass(frozen=True, slots=True)
class Own:
    contacts: bool
    history: bool


NOTHING_IMPORTED = ViewerQuery("paths/read/nothing_imported", Own)


def no_path(question: Question, code: NoPathCode) -> NoPath:
    """A reason in the language of the question."""
    words = why_none(code, kind=question.kind, language=question.language)
    return NoPath(code=code, text=words.text, advice=words.advice)


def nobody(question: Question) -> NoPathCode:
    """Why a known target means nobody but the viewer."""
    if question.kind == "person":
        return "target_is_viewer"
    return "no_one_fits" if question.role.chooses else "no_one_there"


def unreached(view: View) -> NoPathCode:
    """Why nobody who is meant is reached, whoever were allowed to introduce."""
    own = view.read(NOTHING_IMPORTED)[0]
    return "no_tie_within_reach" if own.contacts or own.history else "nothing_imported"
