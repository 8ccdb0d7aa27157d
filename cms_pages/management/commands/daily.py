"""``manage.py daily``: what must be done once a day or, better, every ten minutes."""

from __future__ import annotations

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Publishes pages whose hour has come, takes back those whose hour is over, reminds of
    deadlines and sends the mail that is owed."""

    help = "定时任务：发布到时的页面，撤下到期的页面，登记期限提醒，发送待发邮件"

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("publish_scheduled", verbosity=options["verbosity"])
        call_command("remind", stdout=self.stdout)
        call_command("send_mail", stdout=self.stdout)
