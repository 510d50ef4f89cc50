"""Manage Connections, Education."""

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, Response

from graphsvc.api import education as api
from graphsvc.api.pages import IdPath
from graphsvc.api.web import forms
from graphsvc.api.web.site import PageRoute, Visitor, VisitorDep, redirect, render
from graphsvc.connections.education import add_education, edit_education
from graphsvc.connections.wire import Education, EducationInput
from graphsvc.errors import AmbiguousReference, InvalidInput

TAB = "/connections/education"

router = APIRouter(prefix=TAB, route_class=PageRoute)


class StudyForm(forms.Typed):
    """A study as it was typed."""

    school: forms.Text = ""
    school_id: forms.Text = ""
    school_named: forms.Text = ""
    degree: forms.Text = ""
    field: forms.Text = ""
    since: forms.Text = ""
    until: forms.Text = ""


@router.get("")
def show_education(
    request: Request, visitor: VisitorDep, edit: Annotated[str, Query(max_length=100)] = ""
) -> Response:
    """The user's studies, and the form for another one or for changing one."""
    studies = api.list_own_studies(visitor.door).items
    changed = next((study for study in studies if study.id == edit), None)
    return _page(request, studies, _filled(changed) if changed else forms.Form())


@router.post("")
def save_education(
    request: Request, visitor: VisitorDep, form: Annotated[StudyForm, Form()]
) -> Response:
    """Adds a study, or changes the one that ``entry`` names."""
    try:
        _save(visitor, form.entry, _study(form))
    except (InvalidInput, AmbiguousReference) as error:
        studies = api.list_own_studies(visitor.door).items
        return _page(request, studies, forms.refused(form, error), status=error.status)
    return redirect(f"{TAB}?done={'changed' if form.entry else 'added'}")


@router.post("/{id}/remove")
def remove_education(visitor: VisitorDep, id_: IdPath) -> Response:
    """Removes a study."""
    api.remove_own_study(visitor.door, id_)
    return redirect(f"{TAB}?done=removed")


def _study(form: StudyForm) -> EducationInput:
    values: dict[str, object] = {
        **form.reference("school"),
        "degree": form.degree,
        "field": form.field,
        "since": form.since,
        "until": form.until,
    }
    return forms.parse(EducationInput, values)


def _save(visitor: Visitor, entry: str, study: EducationInput) -> None:
    if entry:
        visitor.door.change(lambda desk: edit_education(desk, entry, study))
    else:
        visitor.door.change(lambda desk: add_education(desk, study))


def _filled(study: Education) -> forms.Form:
    values = {
        "school": study.school.name,
        "school_id": study.school.id,
        "school_named": study.school.name,
        "degree": study.degree,
        "field": study.field,
        "since": study.since,
        "until": study.until,
    }
    return forms.Form(values, study.id)


def _page(
    request: Request, studies: list[Education], form: forms.Form, *, status: int = 200
) -> Response:
    done = request.query_params.get("done", "")
    return render(request, "education.html", status=status, studies=studies, form=form, done=done)
