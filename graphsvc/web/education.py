"""Manage Connections, Education."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, Response

from graphsvc.api.pages import IdPath
from graphsvc.statements.education import EDUCATION
from graphsvc.web import forms
from graphsvc.web.site import PageRoute, VisitorDep
from graphsvc.web.stated import Tab
from graphsvc.wire.statements import Education, EducationInput

router = APIRouter(prefix="/connections/education", route_class=PageRoute)


class StudyForm(forms.Typed):
    """A study as it was typed."""

    school: forms.Text = ""
    school_id: forms.Text = ""
    school_named: forms.Text = ""
    degree: forms.Text = ""
    field: forms.Text = ""
    since: forms.Text = ""
    until: forms.Text = ""


def _study(form: StudyForm) -> EducationInput:
    values: dict[str, object] = {
        **form.reference("school"),
        "degree": form.degree,
        "field": form.field,
        "since": form.since,
        "until": form.until,
    }
    return forms.parse(EducationInput, values)


def _filled(study: Education) -> Mapping[str, str]:
    return {
        "school": study.school.name,
        "school_id": study.school.id,
        "school_named": study.school.name,
        "degree": study.degree,
        "field": study.field,
        "since": study.since,
        "until": study.until,
    }


TAB = Tab(router.prefix, "education.html", EDUCATION, _study, _filled)


@router.get("")
def show_education(
    request: Request, visitor: VisitorDep, edit: Annotated[str, Query(max_length=100)] = ""
) -> Response:
    """The user's studies, and the form for another one or for changing one."""
    return TAB.show(request, visitor, edit)


@router.post("")
def save_education(
    request: Request, visitor: VisitorDep, form: Annotated[StudyForm, Form()]
) -> Response:
    """Adds a study, or changes the one that ``entry`` names."""
    return TAB.save(request, visitor, form)


@router.post("/{id}/remove")
def remove_education(visitor: VisitorDep, id_: IdPath) -> Response:
    """Removes a study."""
    return TAB.remove(visitor, id_)
