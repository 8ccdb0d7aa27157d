"""Write a new version of a wording, and issue a document with the one in use."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Mapping

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Max

from registry import journal
from registry.documents.kinds import KINDS
from registry.documents.pdf import as_pdf
from registry.documents.wording import fill, problems
from registry.models import Case, IssuedDocument, Wording
from registry.permissions import Visitor, require
from registry.refusal import Problem, Refused


def wording_in_use(kind: str) -> tuple[int, str, str]:
    """Version, title and body of the wording now in use; version 0 is the one shipped."""
    newest = Wording.objects.filter(kind=kind).order_by("-version").first()
    if newest is not None:
        return newest.version, newest.title, newest.body
    title, _, body = KINDS[kind].shipped.partition("\n")
    return 0, title, body


@transaction.atomic
def write_wording(kind: str, *, title: str, body: str, by: Visitor) -> Wording:
    """Put a new version of a wording in use. Documents issued before keep theirs.

    Raises ``Refused`` for placeholders that nothing fills."""
    require(by, "template.edit")
    allowed = KINDS[kind].allowed
    wrong = [Problem(text, "title") for text in problems(title, allowed)]
    wrong += [Problem(text, "body") for text in problems(body, allowed)]
    if wrong:
        raise Refused(wrong)
    last = Wording.objects.filter(kind=kind).aggregate(last=Max("version"))["last"] or 0
    wording = Wording.objects.create(
        kind=kind,
        version=last + 1,
        title=title,
        body=body,
        written_by_id=by.pk,  # type: ignore[misc]
    )
    journal.write("template.edit", by=by, after={"kind": kind, "version": wording.version})
    return wording


def draw_up(
    case: Case, kind: str, *, number: str, day: datetime.date, facts: Mapping[str, str]
) -> tuple[int, str, str]:
    """Version, title and text that a document about ``case`` would have: also its preview."""
    version, title, body = wording_in_use(kind)
    known = _known(case, number, day) | dict(facts)
    return version, fill(title, known), fill(body, known)


@transaction.atomic
def issue(
    case: Case, kind: str, *, number: str, day: datetime.date, by: Visitor, facts: Mapping[str, str]
) -> IssuedDocument:
    """Issue a document of ``kind`` about ``case``: its text and PDF are kept as they are now.

    Called by the decision it belongs to, in its transaction; that has asked for permission."""
    version, title, text = draw_up(case, kind, number=number, day=day, facts=facts)
    pdf = as_pdf(title, number, text)
    document = IssuedDocument(
        case=case, kind=kind, version=version, number=number, day=day, title=title, text=text
    )
    document.digest = hashlib.sha256(pdf).hexdigest()
    document.pdf.save(f"{kind}-{document.digest[:12]}.pdf", ContentFile(pdf), save=False)
    document.save()
    after = {"kind": kind, "version": version, "title": title, "sha256": document.digest}
    journal.write("document.issue", by=by, case=case, after=after, document_number=number)
    return document


def chinese_day(day: datetime.date) -> str:
    """A day as official documents write it: 2026年3月1日."""
    return f"{day.year}年{day.month}月{day.day}日"


def _known(case: Case, number: str, day: datetime.date) -> dict[str, str]:
    return {
        "单位名称": case.organisation.name,
        "中心名称": case.center.name if case.center else case.title,
        "事项编号": case.number,
        "文号": number,
        "文件日期": chinese_day(day),
        "发文机关": settings.SITE_IDENTITY["owner"],
    }
