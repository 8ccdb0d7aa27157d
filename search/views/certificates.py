"""A center's certificates in its workspace: registered one by one or by workbook, with their codes
to print (articles 17, 18)."""

from __future__ import annotations

import tempfile
from pathlib import Path

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from registry.decisions.certificates import register_certificates, void_certificate
from registry.exchange.text_files import UnreadableFileError
from registry.exchange.workbooks import workbook_rows
from registry.models import Center, Certificate, organisation_of
from registry.permissions import may, require, visible
from registry.refusal import Problem, Refused
from registry.views.access import entered
from search import finding
from search.certificate_form import CertificateForm, read_batch, rows_of_table, sample_rows
from search.present.certificates import qr_image, verify_address
from search.present.tables import workbook
from search.views.downloads import KINDS

PER_PAGE = 50
LARGEST_UPLOAD = 5 * 1024 * 1024


@entered
@require_GET
def certificates(request: HttpRequest) -> HttpResponse:
    """What is registered: of the own center, for the bureau of all."""
    require(request.user, "certificate.read")
    rows = visible(Certificate.objects.all(), request.user, "certificate.read")
    sought = request.GET.get("q", "").strip()[:64]
    if sought:
        rows = rows.filter(number__icontains=sought)
    pages = Paginator(rows.select_related("center"), PER_PAGE)
    context = {
        "certificates": pages.get_page(request.GET.get("page")),
        "center": own_center(request),
        "sought": sought,
        "keys": may(request.user, "certificate.key"),
    }
    return render(request, "registry/certificates/list.html", context)


@entered
@require_http_methods(["GET", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """Type a certificate in: ``preview`` shows how it is read and judged, the other button
    registers it."""
    center = writing_center(request)
    vocabulary = finding.current().vocabulary
    form = CertificateForm(vocabulary, center, request.POST or None)
    context = {"form": form, "center": center}
    if request.method == "POST" and form.is_valid():
        draft = form.draft()
        if "preview" in request.POST:
            return render(request, "registry/certificates/new.html", context | {"draft": draft})
        try:
            [made] = register_certificates(center, [draft], by=request.user)
        except Refused as refused:
            _put(form, refused)
        else:
            messages.success(request, f"证书 {made.number} 已登记：{made.get_coverage_display()}。")
            return redirect("certificate", made.pk)
    return render(request, "registry/certificates/new.html", context)


@entered
@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Register the rows of a workbook, all or none; every problem is told with its row."""
    center = writing_center(request)
    context = {"center": center, "problems": []}
    if request.method == "POST":
        try:
            made = _register_workbook(request, center)
        except Refused as refused:
            context["problems"] = [one.message for one in refused.problems]
        else:
            messages.success(request, f"已登记 {len(made)} 份证书。")
            return redirect("certificates")
    return render(request, "registry/certificates/upload.html", context)


@entered
@require_GET
def sample(request: HttpRequest) -> FileResponse:
    """The workbook to fill in."""
    headings, *rows = sample_rows()
    cells = (dict(zip(headings, row, strict=True)) for row in rows)
    file = workbook("证书登记", headings, cells)
    return FileResponse(
        file, as_attachment=True, filename="证书登记.xlsx", content_type=KINDS["xlsx"]
    )


@entered
@require_GET
def certificate(request: HttpRequest, pk: int) -> HttpResponse:
    """One certificate with its verdict and the code to print."""
    found = _found(request, pk)
    context = {
        "certificate": found,
        "versions": found.versions.select_related("capability"),
        "verify_address": verify_address(found),
        "writes": may(request.user, "certificate.register", found),
    }
    return render(request, "registry/certificates/detail.html", context)


@entered
@require_GET
def qr(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The code that leads to the public check of this certificate, as SVG or PNG."""
    if kind not in ("svg", "png"):
        raise Http404
    found = _found(request, pk)
    image = qr_image(verify_address(found), kind)
    response = HttpResponse(image.data, content_type=image.media_type)
    response["Content-Disposition"] = f'inline; filename="certificate-{found.pk}.{kind}"'
    return response


@entered
@require_POST
def void(request: HttpRequest, pk: int) -> HttpResponse:
    """Void a certificate, with the reason."""
    found = _found(request, pk)
    try:
        void_certificate(found, by=request.user, reason=request.POST.get("reason", ""))
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"证书 {found.number} 已作废。")
    return redirect("certificate", pk)


def own_center(request: HttpRequest) -> Center | None:
    """The center that who is logged in works for."""
    organisation = organisation_of(request.user)
    return organisation.center if organisation else None


def writing_center(request: HttpRequest, action: str = "certificate.register") -> Center:
    """The own center, for who may register there; refused to everybody else."""
    center = own_center(request)
    if center is None or not may(request.user, action, center.organisation):
        raise PermissionDenied
    return center


def _found(request: HttpRequest, pk: int) -> Certificate:
    rows = visible(Certificate.objects.all(), request.user, "certificate.read")
    return get_object_or_404(rows.select_related("center__organisation", "registered_by"), pk=pk)


def _put(form: CertificateForm, refused: Refused) -> None:
    for problem in refused.problems:
        form.add_error(problem.field.rpartition(".")[2] or None, problem.message)


def _register_workbook(request: HttpRequest, center: Center) -> list[Certificate]:
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile) or not file.size:
        raise Refused(["请选择要上传的 .xlsx 工作簿。"])
    rows, numbers = _rows_of(file)
    batch = read_batch(rows, center, finding.current().vocabulary)
    if batch.problems:
        raise Refused(_with_rows(batch.problems, numbers))
    try:
        return register_certificates(center, batch.drafts, by=request.user)
    except Refused as refused:
        raise Refused(_with_rows(refused.problems, numbers)) from refused


def _rows_of(file: UploadedFile) -> tuple[list[dict[str, str]], list[int]]:
    if (file.size or 0) > LARGEST_UPLOAD:
        raise Refused([f"文件超过 {LARGEST_UPLOAD // 1024 // 1024} MB。"])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "upload.xlsx")
        path.write_bytes(file.read())
        try:
            return rows_of_table(workbook_rows(path))
        except UnreadableFileError as error:
            raise Refused([str(error)]) from error
        except ValueError as error:
            raise Refused([str(error)]) from error


def _with_rows(problems: tuple[Problem, ...], numbers: list[int]) -> list[str]:
    """Problems in words, each with the row of the sheet it is about."""
    told = []
    for problem in problems:
        row, _, _ = problem.field.partition(".")
        told.append(
            f"第 {numbers[int(row)]} 行：{problem.message}" if row.isdigit() else problem.message
        )
    return told
