"""Manage Connections, Work history."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, Response

from graphsvc.api.pages import IdPath
from graphsvc.statements.work import WORK
from graphsvc.web import forms
from graphsvc.web.site import PageRoute, VisitorDep
from graphsvc.web.stated import Tab
from graphsvc.wire.statements import WorkHistory, WorkHistoryInput

router = APIRouter(prefix="/connections/work", route_class=PageRoute)


class JobForm(forms.Typed):
    """A job as it was typed."""

    company: forms.Text = ""
    company_id: forms.Text = ""
    company_named: forms.Text = ""
    title: forms.Text = ""
    since: forms.Text = ""
    until: forms.Text = ""
    current: forms.Text = ""


def _job(form: JobForm) -> WorkHistoryInput:
    values: dict[str, object] = {
        **form.reference("company"),
        "title": form.title,
        "since": form.since,
        "until": form.until,
        "current": bool(form.current),
    }
    return forms.parse(WorkHistoryInput, values)


def _filled(job: WorkHistory) -> Mapping[str, str]:
    return {
        "company": job.company.name,
        "company_id": job.company.id,
        "company_named": job.company.name,
        "title": job.title,
        "since": job.since,
        "until": "" if job.current else job.until,
        "current": "yes" if job.current else "",
    }


TAB = Tab(router.prefix, "work.html", WORK, _job, _filled)


@router.get("")
def show_work(
    request: Request, visitor: VisitorDep, edit: Annotated[str, Query(max_length=100)] = ""
) -> Response:
    """The user's jobs, and the form for another one or for changing one."""
    return TAB.show(request, visitor, edit)


@router.post("")
def save_work(request: Request, visitor: VisitorDep, form: Annotated[JobForm, Form()]) -> Response:
    """Adds a job, or changes the one that ``entry`` names."""
    return TAB.save(request, visitor, form)


@router.post("/{id}/remove")
def remove_work(visitor: VisitorDep, id_: IdPath) -> Response:
    """Removes a job."""
    return TAB.remove(visitor, id_)
