"""``manage.py rebuild_index``: write the indices anew while questions go on being answered."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from elasticsearch import Elasticsearch

from registry.models import CapabilityVersion
from search.index import rewriting
from search.index.cluster import checking, rebuilding
from search.index.cluster.connection import ClusterUnavailableError, cluster, troubles
from search.index.cluster.lease import Holder
from search.index.cluster.worker import LEASE, Worker
from search.index.cluster.writing import SECONDS
from search.management.engine_choice import add_engine_argument, chosen_engines
from search.management.progress import ProgressBar
from search.models import Generation

NAMED = 20
"""Differences told one by one; the rest are counted."""


class Command(BaseCommand):
    """May be killed and run again: it goes on where it was."""

    help = "重建索引：不停机，可中断后继续；Elasticsearch 的新索引查验无误后才启用"

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_engine_argument(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit status 1 when the new index is not right, or the cluster can't be reached."""
        for engine in chosen_engines(options["engine"]):
            if engine == "embedded":
                self._rebuild_embedded()
            else:
                try:
                    self._rebuild_elastic()
                except ClusterUnavailableError as error:
                    raise CommandError(
                        f"Elasticsearch 不可用（{error}）；再次运行即可继续"
                    ) from error

    def _rebuild_embedded(self) -> None:
        bar = self._bar("内置索引", done=0)
        rewriting.rewrite(bar)
        bar.close()

    def _rebuild_elastic(self) -> None:
        client = cluster().client.options(request_timeout=SECONDS)
        with troubles():
            generation = rebuilding.begin(client)
        self.stdout.write(f"建立 {generation.index}")
        self._fill(client, generation)
        self._check(client, generation)
        self._use(client, generation)
        if left := Worker(cluster()).retry():
            self.stdout.write(f"{left} 条承诺未能写入，由内置索引代答：sync_index --status 查看")

    def _fill(self, client: Elasticsearch, generation: Generation) -> None:
        written = CapabilityVersion.objects.filter(pk__lte=generation.built_through).count()
        bar = self._bar(generation.index, done=written)
        rebuilding.copy(client, generation, bar)
        rebuilding.follow(client, generation)
        rebuilding.finish(client, generation)
        bar.close()

    def _check(self, client: Elasticsearch, generation: Generation) -> None:
        bar = self._bar("查验", done=0)
        wrong = checking.differences(client, generation, bar)
        bar.close()
        if wrong:
            named = "\n".join(str(one) for one in wrong[:NAMED])
            raise CommandError(f"新索引有 {len(wrong)} 处不符，未启用：\n{named}")

    def _use(self, client: Elasticsearch, generation: Generation) -> None:
        """With the workers held off, so that the old index does not overtake the new one."""
        holder = Holder(LEASE)
        while not holder.take():
            rebuilding.follow(client, generation)
        try:
            rebuilding.follow(client, generation)
            rebuilding.switch(client, generation)
        finally:
            holder.release()
        cluster().distrust()
        for name in rebuilding.remove_retired(client):
            self.stdout.write(f"已删除旧索引 {name}")
        self.stdout.write(f"已启用 {generation.index}")

    def _bar(self, label: str, *, done: int) -> ProgressBar:
        total = CapabilityVersion.objects.count()
        return ProgressBar(label, total, sys.stderr, done=done)
