"""``manage.py import_rule FILE [--check] [--json]``: read a rule's text and make its page."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from cms_pages.rule_import import (
    RuleFileError,
    RuleLockedError,
    import_rule,
    report,
    rule_file,
)
from cms_pages.rule_parser import parsed
from cms_pages.rule_values import Rule

OUTCOMES = {
    "new": "已建立页面",
    "changed": "已更新页面",
    "published": "与已有草稿相同，草稿已发布",
    "withdrawn": "已更新草稿；页面已由编辑撤下，没有重新发布",
    "unchanged": "与现有页面相同，没有改动",
}


class Command(BaseCommand):
    """Reads a rule, says what was read and what looks irregular, and publishes its page."""

    help = "读入一部规章的文本（UTF-8 或 GB18030，纯文本或 Markdown），建立或更新它的页面。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="规章的文本文件")
        parser.add_argument("--check", action="store_true", help="只读，不建页面")
        parser.add_argument("--json", action="store_true", dest="as_json", help="以 JSON 输出")

    def handle(self, *args: Any, file: Path, check: bool, as_json: bool, **options: Any) -> None:
        try:
            source = rule_file(file)
            rule = parsed(source)
            done = "" if check else self._import(source, file.name)
        except (RuleFileError, RuleLockedError) as error:
            self.stderr.write(self.style.ERROR(str(error)))
            sys.exit(1)
        if as_json:
            self.stdout.write(json.dumps(report(rule), ensure_ascii=False))
        else:
            self._write(rule, done)

    def _import(self, source: str, name: str) -> str:
        imported = import_rule(source, name=name)
        page = imported.page
        address = page.url if page.live else "没有公开的页面，请到后台发布"
        return f"{OUTCOMES[imported.outcome]}：{address}"

    def _write(self, rule: Rule, done: str) -> None:
        counts = (
            (rule.chapters, "章"),
            (rule.sections, "节"),
            (rule.articles, "条"),
            ([item for article in rule.articles for item in article.items], "项"),
        )
        self.stdout.write(rule.title or "（未见标题）")
        for label, value in (
            ("发文字号", rule.document_number),
            ("成文日期", rule.dated),
            ("施行日期", rule.in_force_from),
        ):
            self.stdout.write(f"  {label}  {value or '未见'}")
        self.stdout.write(
            "  共" + "、".join(f"{len(parts)}{measure}" for parts, measure in counts if parts)
            if any(parts for parts, _ in counts)
            else "  没有章、条"
        )
        for note in rule.notes:
            self.stdout.write(f"  注意  {note.text}")
        self.stdout.write(self.style.SUCCESS(done) if done else "只检查，没有建立页面。")
