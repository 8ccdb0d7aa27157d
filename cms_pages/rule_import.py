"""From a file to the page of a rule: what the command and the editor's upload both do."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from cms_pages.models import ColumnPage, RulePage
from cms_pages.rule_labels import closed
from cms_pages.rule_parser import parsed
from cms_pages.rule_values import Rule
from cms_pages.site_pages import ensure_site_pages
from registry.exchange.text_files import UnreadableFileError, decoded

MAX_BYTES = 2 * 1024 * 1024
"""Some 700,000 characters: ten times the longest code of law."""

WORDS = ("。", "条", "规定", "办法", "通知")
"""What tells that bytes read as GB18030 are Chinese and not chance."""

CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
BINARY = ((b"%PDF", "PDF"), (b"PK\x03\x04", "Word 或压缩"), (b"\xd0\xcf\x11\xe0", "Word"))
LONGEST_TITLE = 255


class RuleFileError(Exception):
    """A file that is no text of a rule; the message is for people."""


class RuleLockedError(Exception):
    """A page that somebody locked, so that nobody else changes it; the message is for people."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: ``outcome`` is ``new``, ``changed``, ``published`` (a draft with this
    text, which nobody had published yet), ``withdrawn`` (changed, but an editor took the page
    down, so it stays down) or ``unchanged``."""

    page: RulePage
    outcome: str


def rule_file(path: Path) -> str:
    """The text of a file. Raises ``RuleFileError``."""
    try:
        if not path.exists():
            raise RuleFileError(f"没有这个文件：{path.name}")
        if path.is_dir():
            raise RuleFileError(f"{path.name} 是文件夹，请给出一个文件。")
        _check_size(path.stat().st_size)
        return rule_text(path.read_bytes())
    except (OSError, ValueError) as error:
        raise RuleFileError(f"读不出文件 {path.name[:100]}。") from error


def rule_text(data: bytes) -> str:
    """The text of a file's bytes: UTF-8 or GB18030. Raises ``RuleFileError``."""
    _check_size(len(data))
    for mark, name in BINARY:
        if data.startswith(mark):
            raise RuleFileError(f"这是{name}文件；请另存为纯文本（UTF-8）再导入。")
    try:
        text = decoded(data, WORDS)
    except UnreadableFileError as error:
        raise RuleFileError(f"不是可读的文本：{error.message}") from error
    if CONTROL.search(text):
        raise RuleFileError("不是文本文件：含有控制字符。")
    if not text.strip():
        raise RuleFileError("文件是空的。")
    return text


def _check_size(size: int) -> None:
    if size > MAX_BYTES:
        raise RuleFileError(f"文件超过 {MAX_BYTES // 1024 // 1024} MB，不像一部规章的文本。")


def report(rule: Rule) -> dict[str, Any]:
    """A rule as ``exchange.md`` lays its JSON down, with ``head`` and ``sections`` beside it."""
    return {
        "title": rule.title,
        "document_number": rule.document_number or None,
        "dated": rule.dated and rule.dated.isoformat(),
        "in_force_from": rule.in_force_from and rule.in_force_from.isoformat(),
        "head": list(rule.head),
        "chapters": [
            {"number": one.number, "label": one.label, "title": one.title}
            | ({"paragraphs": list(one.paragraphs)} if one.paragraphs else {})
            for one in rule.chapters
        ],
        "sections": [
            {
                "chapter": one.chapter,
                "number": one.number,
                "label": one.label,
                "title": one.title,
            }
            | ({"paragraphs": list(one.paragraphs)} if one.paragraphs else {})
            for one in rule.sections
        ],
        "articles": [
            {
                "number": one.number,
                "label": one.label,
                "chapter": one.chapter,
                "section": one.section,
                "paragraphs": list(one.paragraphs),
                "items": [{"label": item.label, "text": item.text} for item in one.items],
            }
            for one in rule.articles
        ],
        "appendix": list(rule.appendix),
        "notes": [{"article": note.article, "text": note.text} for note in rule.notes],
    }


@transaction.atomic
def import_rule(source: str, *, name: str = "", publish: bool = True, user: Any = None) -> Imported:
    """Make the page of the rule, or bring the one with its document number (else its title) up to
    the text. The same text again changes nothing. Not published, it waits as a draft of ``user``.

    Raises ``RuleLockedError`` where the page is locked for ``user``.
    """
    rule = parsed(source)
    column = rules_column()
    page = _existing(rule, column, name)
    if page is None:
        draft = RulePage(slug=_slug(rule, column), live=publish, owner=user)
        _take(draft, rule, source, name)
        column.add_child(instance=draft)
        return _saved(draft, "new", publish=publish, user=user)
    draft = page.get_latest_revision_as_object()
    same = draft.source == source
    fresh = not page.live and page.first_published_at is None
    if same and not (publish and (fresh or (page.live and page.source != source))):
        return Imported(page, "unchanged")
    _require_unlocked(page, user)
    if same and fresh:
        return _saved(draft, "published", publish=True, user=user)
    _take(draft, rule, source, name)
    if publish and not (page.live or fresh):
        return _saved(draft, "withdrawn", publish=False, user=user)
    return _saved(draft, "changed", publish=publish, user=user)


def _saved(draft: RulePage, outcome: str, *, publish: bool, user: Any) -> Imported:
    revision = draft.save_revision(user=user)
    if publish:
        revision.publish(user=user)
    return Imported(RulePage.objects.get(pk=draft.pk), outcome)


def _require_unlocked(page: RulePage, user: Any) -> None:
    """Refuse to change what another person has locked, or a workflow holds."""
    lock = page.get_lock()
    if lock is not None and (user is None or lock.for_user(user)):
        who = f"由 {page.locked_by} " if page.locked_by else ""
        raise RuleLockedError(
            f"《{page.title}》的页面已{who}锁定，没有改动；请先在后台解锁再导入。"
        )


def rules_column() -> ColumnPage:
    """The column that rules stand in."""
    ensure_site_pages()
    return ColumnPage.objects.filter(holds=ColumnPage.Holds.RULES).order_by("path")[0]


def _title(rule: Rule, name: str) -> str:
    title = rule.title or Path(name).stem or "未命名规章"
    return title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1] + "…"


def _existing(rule: Rule, column: ColumnPage, name: str) -> RulePage | None:
    """The page of the rule: found by its document number where it has one, else by its title."""
    pages = RulePage.objects.child_of(column)
    if rule.document_number:
        pages = pages.filter(document_number=rule.document_number[:100])
    found: RulePage | None = pages.filter(title=_title(rule, name)).order_by("path").first()
    return found


def _take(page: RulePage, rule: Rule, source: str, name: str) -> None:
    """Fill the page from the text; what the text does not say is left as it is."""
    page.title = page.draft_title = _title(rule, name)
    page.source, page.source_name = source, name[:255]
    page.document_number = rule.document_number[:100] or page.document_number
    page.dated = rule.dated or page.dated
    page.in_force_from = rule.in_force_from or page.in_force_from
    if rule.dated and page.pk is None:
        page.published_on = rule.dated


def _slug(rule: Rule, column: ColumnPage) -> str:
    """An address from the document number (``2016-255``), else from the title."""
    number = re.search(r"([12][0-9]{3})\D{1,3}([0-9]{1,5})号", rule.document_number)
    wanted = (
        f"{number[1]}-{number[2]}" if number else slugify(closed(rule.title), allow_unicode=True)
    )
    wanted = wanted[:80] or "rule"
    taken = set(column.get_children().values_list("slug", flat=True))
    return next(slug for slug in _numbered(wanted) if slug not in taken)


def _numbered(name: str) -> Iterator[str]:
    yield name
    yield from (f"{name}-{count}" for count in itertools.count(2))
