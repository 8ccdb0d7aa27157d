"""``manage.py make_dumps``: the whole register as files with licence and checksums, every night."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from search import dumps, finding


class Command(BaseCommand):
    """Writes the files of today; run again it replaces them."""

    help = "生成当日的全部数据文件（CSV、JSON）、许可与校验和"

    def handle(self, *args: Any, **options: Any) -> None:
        """Make them and say what was made."""
        made = dumps.make(finding.today(), say=self.stdout.write)
        self.stdout.write(self.style.SUCCESS(f"{len(made)}个文件在 {dumps.root()}"))
