"""``check_journal``: prove the record whole, or name the first entry that is not."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from registry.journal import first_break
from registry.models import JournalEntry


class Command(BaseCommand):
    """Exit 0 where every entry stands in the chain; 1 with the first that does not."""

    help = "核对操作日志的完整性：逐条核对散列链，指出第一处断裂。"

    def handle(self, *args: Any, **options: Any) -> None:
        broken = first_break()
        if broken is not None:
            raise CommandError(f"日志不完整：第 {broken.position} 条{broken.reason}。")
        self.stdout.write(f"日志完整，共 {JournalEntry.objects.count()} 条。")
