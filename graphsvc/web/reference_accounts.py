"""Manage Connections, Reference customers."""

from collections.abc import Mapping, Sequence
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, Response
from pydantic import Field

from graphsvc.api.pages import IdPath
from graphsvc.errors import AmbiguousReference, Conflict, InvalidInput, QuotaReached
from graphsvc.shares import HEAVY
from graphsvc.statements import reference_accounts
from graphsvc.statements.reference_account_names import MOST_CANDIDATES, MOST_NAMES, search_names
from graphsvc.statements.reference_accounts import add_reference_account, edit_reference_account
from graphsvc.web import forms
from graphsvc.web.site import PageRoute, Visitor, VisitorDep, redirect, render
from graphsvc.wire.pages import PageQuery
from graphsvc.wire.statements import Holder, NamesFound, ReferenceAccountEdit, ReferenceAccountInput

TAB = "/connections/references"
MOST_ADDED = MOST_NAMES * (MOST_CANDIDATES + 1)

router = APIRouter(prefix=TAB, route_class=PageRoute)


class AccountsQuery(PageQuery):
    """Which page of the list; ``edit`` is the one whose dates are being changed."""

    edit: str = ""
    done: str = ""


class NamesForm(forms.Typed):
    """Names as they were pasted."""

    text: Annotated[str, Field(max_length=20_000)] = ""


class PeriodForm(forms.Typed):
    """Dates as they were typed, on which page of the list."""

    since: forms.Text = ""
    until: forms.Text = ""
    cursor: Annotated[str, Field(max_length=500)] = ""


@router.get("")
def show_references(
    request: Request, visitor: VisitorDep, query: Annotated[AccountsQuery, Query()]
) -> Response:
    """The user's reference customers and the organisation's, and the box for more."""
    return _page(request, visitor, query)


@router.post("/search")
def search_references(
    request: Request, visitor: VisitorDep, pasted: Annotated[NamesForm, Form()]
) -> Response:
    """The companies that the pasted names may mean, with check boxes. Changes nothing."""
    door = visitor.door
    try:
        found = door.look(lambda view: search_names(view, pasted.text), share=HEAVY)
    except InvalidInput as error:
        form = forms.refused(pasted, error)
        return _page(request, visitor, AccountsQuery(), form=form, status=error.status)
    return _page(
        request, visitor, AccountsQuery(), form=forms.Form({"text": pasted.text}), found=found
    )


@router.post("/add")
def add_references(
    visitor: VisitorDep,
    company: Annotated[Sequence[str], Form(max_length=MOST_ADDED)] = (),
    own: Annotated[Sequence[str], Form(max_length=MOST_NAMES)] = (),
    holder: Annotated[Holder, Form()] = "user",
) -> Response:
    """Adds what was ticked: companies by their ids, and names as the organisation's own."""
    meant: list[Mapping[str, str]] = [{"company_id": id_} for id_ in company]
    meant += [{"company": name} for name in own]
    accounts = [forms.parse(ReferenceAccountInput, {**one, "holder": holder}) for one in meant]
    added = [_add(visitor, account) for account in accounts]
    return redirect(f"{TAB}?done={'references' if any(added) else 'held'}" if added else TAB)


@router.post("/{id}")
def save_reference(
    request: Request,
    visitor: VisitorDep,
    id_: IdPath,
    form: Annotated[PeriodForm, Form()],
) -> Response:
    """Changes the dates of a reference customer."""
    try:
        period = forms.parse(ReferenceAccountEdit, {"since": form.since, "until": form.until})
    except InvalidInput as error:
        shown = forms.refused(form, error)
        query = AccountsQuery(edit=id_, cursor=form.cursor or None)
        return _page(request, visitor, query, form=shown, status=error.status)
    visitor.door.change(lambda desk: edit_reference_account(desk, id_, period))
    return redirect(f"{TAB}?done=changed")


@router.post("/{id}/remove")
def remove_reference_account(visitor: VisitorDep, id_: IdPath) -> Response:
    """Removes a reference customer."""
    visitor.door.change(lambda desk: reference_accounts.remove_reference_account(desk, id_))
    return redirect(f"{TAB}?done=removed")


def _add(visitor: Visitor, account: ReferenceAccountInput) -> bool:
    """Whether the company was added; one that its holder has already stays as it is."""
    try:
        visitor.door.change(lambda desk: add_reference_account(desk, account))
    except QuotaReached:
        raise
    except (Conflict, AmbiguousReference):
        return False
    return True


def _page(
    request: Request,
    visitor: Visitor,
    query: AccountsQuery,
    *,
    form: forms.Form | None = None,
    found: NamesFound | None = None,
    status: int = 200,
) -> Response:
    page = visitor.door.look(
        lambda view: reference_accounts.page_of_reference_accounts(view, query)
    )
    if form is None:
        edited = next((one for one in page.items if one.id == query.edit), None)
        form = forms.Form({"since": edited.since, "until": edited.until} if edited else {})
    return render(
        request,
        "references.html",
        status=status,
        accounts=page.items,
        next=page.next,
        cursor=query.cursor or "",
        edit=query.edit,
        form=form,
        found=found,
        done=query.done,
    )
