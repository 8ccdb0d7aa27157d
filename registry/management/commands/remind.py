"""``remind``: owe those whom cases wait for the reminders of today."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from registry.reminders import remind


class Command(BaseCommand):
    """Queues reminders; ``send_mail`` sends them."""

    help = "登记今天应发的期限提醒；重复运行不会重复登记。"

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"新登记提醒 {remind(timezone.localdate())} 封。")
