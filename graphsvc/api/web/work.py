"""Manage Connections, Work history."""

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, Response

from graphsvc.api import work_history as api
from graphsvc.api.pages import IdPath
from graphsvc.api.web import forms
from graphsvc.api.web.site import PageRoute, Visitor, VisitorDep, redirect, render
from graphsvc.connections.wire import WorkHistory, WorkHistoryInput
from graphsvc.connections.work import add_work, edit_work
from graphsvc.errors import AmbiguousReference, Conflict, InvalidInput

TAB = "/connections/work"

router = APIRouter(prefix=TAB, route_class=PageRoute)


class JobForm(forms.Typed):
    """A job as it was typed."""

    company: forms.Text = ""
    company_id: forms.Text = ""
    company_named: forms.Text = ""
    title: forms.Text = ""
    since: forms.Text = ""
    until: forms.Text = ""
    current: forms.Text = ""


@router.get("")
def show_work(
    request: Request, visitor: VisitorDep, edit: Annotated[str, Query(max_length=100)] = ""
) -> Response:
    """The user's jobs, and the form for another one or for changing one."""
    jobs = api.list_own_jobs(visitor.door).items
    changed = next((job for job in jobs if job.id == edit), None)
    return _page(request, jobs, _filled(changed) if changed else forms.Form())


@router.post("")
def save_work(request: Request, visitor: VisitorDep, form: Annotated[JobForm, Form()]) -> Response:
    """Adds a job, or changes the one that ``entry`` names."""
    try:
        _save(visitor, form.entry, _job(form))
    except (InvalidInput, AmbiguousReference, Conflict) as error:
        jobs = api.list_own_jobs(visitor.door).items
        return _page(request, jobs, forms.refused(form, error), status=error.status)
    return redirect(f"{TAB}?done={'changed' if form.entry else 'added'}")


@router.post("/{id}/remove")
def remove_work(visitor: VisitorDep, id_: IdPath) -> Response:
    """Removes a job."""
    api.remove_own_job(visitor.door, id_)
    return redirect(f"{TAB}?done=removed")


def _job(form: JobForm) -> WorkHistoryInput:
    values: dict[str, object] = {
        **form.reference("company"),
        "title": form.title,
        "since": form.since,
        "until": form.until,
        "current": bool(form.current),
    }
    return forms.parse(WorkHistoryInput, values)


def _save(visitor: Visitor, entry: str, job: WorkHistoryInput) -> None:
    if entry:
        visitor.door.change(lambda desk: edit_work(desk, entry, job))
    else:
        visitor.door.change(lambda desk: add_work(desk, job))


def _filled(job: WorkHistory) -> forms.Form:
    values = {
        "company": job.company.name,
        "company_id": job.company.id,
        "company_named": job.company.name,
        "title": job.title,
        "since": job.since,
        "until": "" if job.current else job.until,
        "current": "yes" if job.current else "",
    }
    return forms.Form(values, job.id)


def _page(
    request: Request, jobs: list[WorkHistory], form: forms.Form, *, status: int = 200
) -> Response:
    done = request.query_params.get("done", "")
    return render(request, "work.html", status=status, jobs=jobs, form=form, done=done)
