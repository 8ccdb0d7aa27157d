"""Files of a case: brought, taken back, and given to who may read the case, never shown inline."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET, require_POST

from registry.decisions.cases import attach, detach
from registry.models import Case, Evidence
from registry.permissions import Visitor, may, visible
from registry.refusal import Refused
from registry.views.access import find_case, go
from registry.views.case_page import CasePage, Slot
from registry.views.kinds import page_of


@dataclass(frozen=True, slots=True)
class Files:
    """What stands in one slot of a case, and whether who looks may bring or take back files."""

    slot: Slot
    files: list[Evidence]
    open: bool


def files_of(case: Case, user: Visitor, page: CasePage) -> list[Files]:
    """The files of a case by slot; a slot the kind does not name is shown under its code."""
    kept: dict[str, list[Evidence]] = {}
    for evidence in case.evidence.filter(withdrawn=False):
        kept.setdefault(evidence.slot, []).append(evidence)
    named = {slot.code: slot for slot in page.slots(case, user)}
    others = [Slot(code, code, "", open=False) for code in kept if code not in named]
    return [
        Files(slot, kept.get(slot.code, []), slot.open and may(user, slot.action, case))
        for slot in (*named.values(), *others)
    ]


@require_GET
def download(request: HttpRequest, pk: int) -> FileResponse:
    """The file as it was brought, to who may read its case; 404 to anybody else."""
    rows = visible(Evidence.objects.all(), request.user, "case.read")
    evidence: Evidence = get_object_or_404(rows, pk=pk)
    response = FileResponse(
        evidence.file.open("rb"),
        as_attachment=True,
        filename=evidence.name,
        content_type=evidence.media_type,
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
def upload(request: HttpRequest, number: str, slot: str) -> HttpResponse:
    """Keep the files sent for one slot of a case."""
    case = find_case(request.user, number)
    action = _open_slot(case, request.user, slot).action
    files = request.FILES.getlist("file")
    if not files:
        messages.error(request, "请选择文件。")
    for file in files:
        try:
            attach(case, slot, file, by=request.user, action=action)
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, f"已保存“{file.name}”。")
    return go(request, "case", number)


@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a file back while the case lets it; the file itself and the record stay."""
    rows = visible(Evidence.objects.select_related("case"), request.user, "case.read")
    evidence = get_object_or_404(rows, pk=pk)
    action = _open_slot(evidence.case, request.user, evidence.slot).action
    detach(evidence, by=request.user, action=action)
    messages.success(request, f"已撤下“{evidence.name}”。")
    return go(request, "case", evidence.case.number)


def _open_slot(case: Case, user: Visitor, code: str) -> Slot:
    """The slot of that code; refused unless the case lets ``user`` change what is in it."""
    page = page_of(case)
    whole = case if page.model is Case else find_case(user, case.number, page.model)
    for slot in page.slots(whole, user):
        if slot.code == code and slot.open and may(user, slot.action, whole):
            return slot
    raise PermissionDenied
