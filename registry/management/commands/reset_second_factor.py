"""``reset_second_factor NAME``: for a lost phone; the next login sets up another."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django_otp.plugins.otp_totp.models import TOTPDevice


class Command(BaseCommand):
    """Takes a user's second factor away."""

    help = "注销一个账号的动态验证码，下次登录时重新启用。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username", help="账号")

    def handle(self, *args: Any, username: str, **options: Any) -> None:
        count, _ = TOTPDevice.objects.filter(user__username=username).delete()
        if not count:
            raise CommandError(f"账号 {username} 没有动态验证码。")
        self.stdout.write(f"已注销账号 {username} 的动态验证码。")
