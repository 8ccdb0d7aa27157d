"""``manage.py sync_index --follow``: keep the Elasticsearch index up to date with the register."""

from __future__ import annotations

import signal
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.index.cluster.connection import ClusterUnavailableError, cluster
from search.index.cluster.lag import BehindError, lag, live_generation
from search.index.cluster.worker import Worker
from search.models import SetAside


class Command(BaseCommand):
    """One worker; several may run, of which one works at a time."""

    help = "把登记库的变更写入 Elasticsearch 索引"

    def add_arguments(self, parser: ArgumentParser) -> None:
        mode = parser.add_mutually_exclusive_group()
        mode.add_argument("--once", action="store_true", help="写完现有变更即结束（默认）")
        mode.add_argument("--follow", action="store_true", help="持续跟随，直至 SIGTERM")
        mode.add_argument("--retry", action="store_true", help="重试未能写入的承诺")
        mode.add_argument("--status", action="store_true", help="显示进度与未能写入的承诺")

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit status 1 when the cluster can't be reached (without ``--follow``)."""
        if options["status"]:
            self._tell_status()
            return
        worker = Worker(cluster())
        if options["follow"]:
            self._follow(worker)
            return
        try:
            if options["retry"]:
                self.stdout.write(f"仍有 {worker.retry()} 条未能写入")
            else:
                self.stdout.write(f"已写入 {worker.once()} 项变更")
        except (ClusterUnavailableError, BehindError) as error:
            raise CommandError(f"未能写入：{error}") from error
        finally:
            worker.release()

    def _follow(self, worker: Worker) -> None:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: worker.stop())
        self.stdout.write("跟随中（SIGTERM 停止）")
        worker.follow()
        self.stdout.write("已停止")

    def _tell_status(self) -> None:
        generation = live_generation()
        entries, seconds = lag()
        name = generation.index if generation else "无（请运行 rebuild_index）"
        self.stdout.write(f"使用中的索引：{name}")
        self.stdout.write(f"待写入：{entries} 项，最早的已等候 {seconds:.0f} 秒")
        for one in SetAside.objects.order_by("capability_id"):
            self.stdout.write(
                f"未能写入：承诺 {one.capability_id}（位置 {one.position}）{one.reason}"
            )
