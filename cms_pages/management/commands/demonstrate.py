"""``manage.py demonstrate``: everything ``make run`` does after the installation, step by step.

Each step looks whether its work is done already, so that a second run starts in seconds.
"""

from __future__ import annotations

import os
import time
from argparse import ArgumentParser
from collections.abc import Callable
from io import StringIO
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from cms_pages.demo_accounts import ACCOUNTS, PASSWORD, ensure_demo_accounts
from cms_pages.demo_pages import ensure_demo_pages
from cms_pages.site_pages import ensure_site_pages
from registry.demonstration import PROVINCE
from registry.exchange.load import load_province
from registry.models import Center
from search.index.maintain import catch_up


class Command(BaseCommand):
    """Prepares the demonstration province and serves it on the loopback address."""

    help = "准备演示省份并在本机提供服务"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", default="8000", help="端口，默认 8000")
        parser.add_argument("--no-serve", action="store_true", help="只准备，不启动服务")

    def handle(self, *args: Any, **options: Any) -> None:
        """Prepare, print the address and the accounts, serve until interrupted."""
        steps: tuple[tuple[str, Callable[[], object]], ...] = (
            ("建立数据库", lambda: call_command("migrate", verbosity=0)),
            ("载入词表", lambda: call_command("load_vocabulary", stdout=StringIO())),
            ("载入演示省份", self._load_province),
            ("建立索引", catch_up),
            ("建立网站页面", ensure_site_pages),
            ("建立演示页面与账号", self._demonstration_content),
        )
        for number, (title, step) in enumerate(steps, start=2):
            self._run(f"[{number}/{len(steps) + 1}] {title}", step)
        self._say_where(options["port"])
        if not options["no_serve"]:
            os.environ["DJANGO_RUNSERVER_HIDE_WARNING"] = "true"
            call_command("runserver", f"127.0.0.1:{options['port']}", use_reloader=False)

    def _run(self, title: str, step: Callable[[], object]) -> None:
        self.stdout.write(f"{title} … ", ending="")
        self.stdout.flush()
        started = time.perf_counter()
        step()
        self.stdout.write(f"{time.perf_counter() - started:.1f} 秒")

    def _load_province(self) -> None:
        if Center.objects.exists():
            return
        report = load_province(PROVINCE, progress=self._progress)
        if report.problems:
            raise CommandError("演示省份有问题，请运行 load_province --check 查看")

    def _progress(self, done: int, total: int) -> None:
        """Counts the promises read, on a terminal only."""
        if self.stdout.isatty() and done % 500 == 0:
            self.stdout.write(f"\r载入演示省份 … {done}/{total} 条承诺 ", ending="")
            self.stdout.flush()

    def _demonstration_content(self) -> None:
        ensure_demo_pages()
        ensure_demo_accounts()

    def _say_where(self, port: str) -> None:
        self.stdout.write(self.style.SUCCESS(f"\n打开 http://127.0.0.1:{port}/"))
        self.stdout.write(f"后台 http://127.0.0.1:{port}/admin/  演示账号（密码均为 {PASSWORD}）：")
        for account in ACCOUNTS:
            self.stdout.write(f"  {account.username:<10} {account.role}")
        self.stdout.write("")
