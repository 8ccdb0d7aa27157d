"""``send_mail``: send what the outbox of mail owes."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from registry.mail import State, send_due


class Command(BaseCommand):
    """Sends every message that is due, each once."""

    help = "发送待发邮件：每封先登记为发送中再发出，失败的逐次延后重试。"

    def handle(self, *args: Any, **options: Any) -> None:
        done = send_due(timezone.now())
        self.stdout.write(
            f"已发送 {done[State.SENT]} 封，待重试 {done[State.QUEUED]} 封，"
            f"放弃 {done[State.FAILED]} 封。"
        )
