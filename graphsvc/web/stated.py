"""Manage Connections, the tabs of what a user states of themselves: a list, and a form for another
entry or for changing one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from fastapi import Request, Response

from graphsvc.access.visibility import View
from graphsvc.directory.pages.people import get_person
from graphsvc.errors import AmbiguousReference, Conflict, InvalidInput, NotFound
from graphsvc.statements.stated import Statements
from graphsvc.web import forms
from graphsvc.web.site import Visitor, redirect, render
from graphsvc.wire.directory import Person
from graphsvc.wire.statements import Stated

Form = TypeVar("Form", bound=forms.Typed)
Given = TypeVar("Given")
Shown = TypeVar("Shown", bound=Stated)


@dataclass(frozen=True, slots=True)
class _Found(Generic[Shown]):
    """What the visitor has stated, and whom the directory knows them as."""

    entries: Sequence[Shown]
    person: Person | None


@dataclass(frozen=True, slots=True)
class Tab(Generic[Form, Given, Shown]):
    """A tab at an ``address``. ``read`` makes a statement of what was typed, ``filled`` the form of
    one that is there."""

    address: str
    template: str
    statements: Statements[Any, Given, Shown]
    read: Callable[[Form], Given]
    filled: Callable[[Shown], Mapping[str, str]]

    def show(self, request: Request, visitor: Visitor, edit: str) -> Response:
        """The tab; ``edit`` is the id of the entry that is to be changed, if there is one."""
        found = visitor.door.look(self._found)
        changed = next((one for one in found.entries if one.id == edit), None)
        form = forms.Form(self.filled(changed), changed.id) if changed else forms.Form()
        return self._page(request, found, form)

    def save(self, request: Request, visitor: Visitor, form: Form) -> Response:
        """Adds an entry, or changes the one that the form names."""
        door, statements = visitor.door, self.statements
        try:
            given = self.read(form)
            if form.entry:
                door.change(lambda desk: statements.edit(desk, form.entry, given))
            else:
                door.change(lambda desk: statements.add(desk, given))
        except (InvalidInput, AmbiguousReference, Conflict) as error:
            found = door.look(self._found)
            return self._page(request, found, forms.refused(form, error), status=error.status)
        return redirect(f"{self.address}?done={'changed' if form.entry else 'added'}")

    def remove(self, visitor: Visitor, id_: str) -> Response:
        """Removes an entry."""
        visitor.door.change(lambda desk: self.statements.take_back(desk, id_))
        return redirect(f"{self.address}?done=removed")

    def _found(self, view: View) -> _Found[Shown]:
        return _Found(self.statements.stated(view), _themselves(view))

    def _page(
        self, request: Request, found: _Found[Shown], form: forms.Form, *, status: int = 200
    ) -> Response:
        return render(
            request,
            self.template,
            status=status,
            entries=found.entries,
            form=form,
            person=found.person,
            done=request.query_params.get("done", ""),
        )


def _themselves(view: View) -> Person | None:
    """Whom the directory knows the visitor as, with what it knows of them."""
    try:
        return get_person(view, view.person_id) if view.person_id else None
    except NotFound:
        return None
