"""Announcements made by decisions (articles 14 to 16, 20): published at once, kept for ever.

A decision calls ``publish_announcement`` inside its own transaction: if the page can't be made,
nothing was decided. What was issued is never altered; ``correct_announcement`` adds a version.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from cms_pages.document_form import check_number
from cms_pages.models import ColumnPage, NoticePage, NoticeVersion
from cms_pages.site_pages import ensure_site_pages, publish_under
from registry.models import Center

Body = Sequence[tuple[str, Any]]
"""Blocks of ``BodyBlock`` as (name, value) pairs: ``("paragraph", "<p>…</p>")``."""


@transaction.atomic
def publish_announcement(
    *,
    kind: str,
    title: str,
    body: Body,
    document_number: str,
    document_day: datetime.date,
    case_number: str = "",
    center: Center | None = None,
    issuer: str = "",
    published_on: datetime.date | None = None,
    by: Any = None,
) -> NoticePage:
    """Publish what was decided in the column of notices, issued and locked. Raises
    ``ValidationError`` for a document number not written as one, an unknown kind, an empty title
    or a day of the document after that of its publication. A number published before gives the
    notice of then: the same decision announced again changes nothing."""
    check_number(document_number)
    if kind not in NoticePage.Kind.values:
        raise ValidationError(f"没有“{kind}”这类公告。")
    same = NoticePage.objects.filter(
        issued=True, document_number=document_number, case_number=case_number
    )
    if found := same.first():
        return found
    notice = NoticePage(
        title=title,
        slug=_free_slug(document_number, document_day),
        kind=kind,
        body=list(body),
        document_number=document_number,
        dated=document_day,
        published_on=published_on or timezone.localdate(),
        case_number=case_number,
        center_slug=center.slug if center else "",
        issuer=issuer,
        owner=by,
    )
    publish_under(notices_column(), notice)
    notice.issued = True
    _add_version(notice, reason="", published_on=notice.published_on)
    notice.save_revision(user=by).publish(user=by)
    notice.refresh_from_db()
    return notice


@transaction.atomic
def correct_announcement(
    notice: NoticePage,
    *,
    reason: str,
    body: Body,
    title: str = "",
    document_number: str = "",
    document_day: datetime.date | None = None,
    published_on: datetime.date | None = None,
    by: Any = None,
) -> NoticePage:
    """Publish a new version of an issued notice at the same address; the former ones stay readable
    beside it with ``reason``. Title, number and day not given stay as they were. Raises
    ``ValidationError`` without a reason, or for a notice that no decision issued."""
    if not notice.issued:
        raise ValidationError("只有依决定发布的公告才按版本更正。")
    if not reason.strip():
        raise ValidationError({"reason": "请写明更正的原因。"})
    if document_number:
        check_number(document_number)
    page = NoticePage.objects.select_for_update().get(pk=notice.pk)
    page.title = page.draft_title = title or page.title
    page.document_number = document_number or page.document_number
    page.dated = document_day or page.dated
    page.body = list(body)
    _add_version(page, reason=reason.strip(), published_on=published_on or timezone.localdate())
    page.save_revision(user=by).publish(user=by)
    log(page, "cms_pages.correct", user=by, data={"reason": reason})
    page.refresh_from_db()
    return page


def notices_column() -> ColumnPage:
    """The column that announcements appear in."""
    columns = ColumnPage.objects.filter(holds=ColumnPage.Holds.NOTICES).order_by("path")
    found = columns.first()
    if found is None:
        ensure_site_pages()
        found = columns[0]
    return found


def _add_version(notice: NoticePage, *, reason: str, published_on: datetime.date) -> None:
    number = notice.versions.count() + 1
    NoticeVersion.objects.create(
        notice=notice,
        number=number,
        title=notice.title,
        document_number=notice.document_number,
        dated=notice.dated,
        body=notice.body,
        reason=reason,
        published_on=published_on,
    )


def _free_slug(document_number: str, day: datetime.date) -> str:
    """``2026-12`` for 鄂市监量〔2026〕12号; a second one of that address gets a suffix."""
    digits = "".join(c if c.isdecimal() else " " for c in document_number).split()
    wanted = f"{day.year}-{digits[-1]}"
    same = notices_column().get_children().filter(slug__startswith=wanted)
    taken = set(same.values_list("slug", flat=True))
    numbered = (f"{wanted}-{count}" for count in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(s for s in numbered if s not in taken)
