"""Pages of the demonstration only: the rule itself, and invented notices and guides marked so."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from cms_pages.demo_samples import ensure_samples
from cms_pages.demo_texts import (
    GUIDES,
    INTERPRETATION,
    ISSUER,
    NOTICES,
    RULE_LINKS,
    RULE_NOTES,
    DemoGuide,
    DemoNotice,
)
from cms_pages.models import (
    ColumnPage,
    FreePage,
    GuidePage,
    NoticePage,
    RuleArticleLink,
    RuleArticleNote,
    RuleInterpretation,
    RulePage,
)
from cms_pages.rule_import import import_rule, rule_file
from cms_pages.site_pages import ensure_site_pages, publish_under

RULE = Path(__file__).parent / "data" / "hubei-measure-2016-255.txt"


@transaction.atomic
def ensure_demo_pages() -> None:
    """Make the demonstration's pages that are missing; alter none that exist."""
    home = ensure_site_pages()
    columns = {page.slug: page for page in ColumnPage.objects.child_of(home)}
    rule = _rule(columns["rules"])
    for notice in NOTICES:
        _add(columns["notices"], _notice(notice, rule))
    for guide in GUIDES:
        _add(columns["guides"], _guide(guide, rule))
    ensure_samples(columns, rule)


def _add(column: ColumnPage, page: Any) -> None:
    if not column.get_children().filter(slug=page.slug).exists():
        publish_under(column, page)


def _rule(column: ColumnPage) -> RulePage:
    """The rule with what editors would add: metadata, notes, links, an interpretation."""
    imported = import_rule(rule_file(RULE), name=RULE.name)
    rule = imported.page
    if imported.outcome != "new":
        return rule
    rule.issuer, rule.index_number = "湖北省质量技术监督局", "示例2016-00255"
    rule.article_notes = [RuleArticleNote(article=at, text=text) for at, text in RULE_NOTES]
    rule.article_links = [
        RuleArticleLink(article=at, label=label, url=url) for at, label, url in RULE_LINKS
    ]
    slug, title, lead, text = INTERPRETATION
    _add(column, FreePage(slug=slug, title=title, lead=lead, body=[("paragraph", text)]))
    explained = FreePage.objects.child_of(column).get(slug=slug)
    rule.interpretations = [RuleInterpretation(page=explained.page_ptr)]
    rule.save_revision().publish()
    return rule


def _quotation(rule: RulePage, article: int) -> tuple[str, dict[str, Any]]:
    return "quotation", {"rule": rule.page_ptr, "number": article}


def _notice(notice: DemoNotice, rule: RulePage) -> NoticePage:
    body: list[tuple[str, Any]] = [("paragraph", f"<p>{text}</p>") for text in notice.paragraphs]
    if notice.rows:
        body.append(("table", _table(notice.rows)))
    if notice.article:
        body.append(_quotation(rule, notice.article))
    return NoticePage(
        slug=notice.slug,
        title=notice.title,
        kind=notice.kind,
        document_number=notice.number,
        index_number=f"示例{notice.published[:4]}-{notice.slug.split('-')[1]:0>5}",
        issuer=ISSUER,
        dated=datetime.date.fromisoformat(notice.dated),
        published_on=datetime.date.fromisoformat(notice.published),
        body=body,
    )


def _table(rows: tuple[tuple[str, ...], ...]) -> dict[str, Any]:
    return {
        "data": [list(row) for row in rows],
        "first_row_is_table_header": True,
        "first_col_is_header": False,
        "table_caption": "变更对照",
    }


def _guide(guide: DemoGuide, rule: RulePage) -> GuidePage:
    body: list[tuple[str, Any]] = []
    for kind, text in guide.body:
        if kind == "quotation":
            body.append(_quotation(rule, int(text)))
        elif kind == "heading":
            body.append((kind, {"text": text, "level": "2"}))
        else:
            body.append((kind, text))
    return GuidePage(
        slug=guide.slug,
        title=guide.title,
        updated_on=datetime.date(2026, 9, 1),
        body=body,
        **guide.elements,
    )
