"""``manage.py restructure``: read stored promises anew with today's reader and vocabulary."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from registry.exchange.rereading import reread


class Command(BaseCommand):
    """May be killed and run again; a second run has nothing to do."""

    help = "按现在的词表和读法重读已登记承诺的结构；原文不变，读出的结构有变化的会更新索引。"

    def handle(self, *args: Any, **options: Any) -> None:
        done = reread(progress=self._progress)
        self.stdout.write(f"重读 {done.read} 条承诺，其中 {done.changed} 条的结构有变化。")

    def _progress(self, done: int, total: int) -> None:
        """A line on a terminal that counts the promises read."""
        if self.stderr.isatty():
            end = "\n" if done == total else ""
            self.stderr.write(f"\r已重读 {done}/{total} 条承诺", str, ending=end)
