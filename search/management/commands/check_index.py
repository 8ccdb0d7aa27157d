"""``manage.py check_index [--repair]``: does the index say what the register says?"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from registry.models import CapabilityVersion
from search.index import rewriting
from search.index.cluster import checking
from search.index.cluster.connection import ClusterUnavailableError, cluster
from search.index.cluster.lag import live_generation
from search.index.cluster.writing import SECONDS
from search.index.difference import Difference
from search.management.engine_choice import add_engine_argument, chosen_engines
from search.management.progress import ProgressBar
from search.models import SetAside

NAMED = 50
"""Differences told one by one; the rest are counted."""


class Command(BaseCommand):
    """Compares every version."""

    help = "核对索引与登记库，列出差异；--repair 改正"

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_engine_argument(parser)
        parser.add_argument("--repair", action="store_true", help="改正差异")

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit status 1 when something differs and is not repaired."""
        left = 0
        for engine in chosen_engines(options["engine"]):
            check = self._check_embedded if engine == "embedded" else self._check_elastic
            try:
                left += check(repair=options["repair"])
            except ClusterUnavailableError as error:
                raise CommandError(f"Elasticsearch 不可用（{error}）") from error
        if left:
            raise CommandError(f"{left} 处不符；加 --repair 改正")

    def _check_embedded(self, *, repair: bool) -> int:
        bar = self._bar("内置索引")
        wrong = rewriting.differences(bar)
        bar.close()
        self._tell(wrong)
        if not (wrong and repair):
            return len(wrong)
        rewriting.repair(wrong)
        self.stdout.write(f"已改正 {len(wrong)} 处")
        return len(rewriting.differences())

    def _check_elastic(self, *, repair: bool) -> int:
        generation = live_generation()
        if generation is None:
            raise CommandError("没有使用中的索引：请运行 rebuild_index")
        client = cluster().client.options(request_timeout=SECONDS)
        bar = self._bar(generation.index)
        wrong = checking.differences(client, generation, bar)
        bar.close()
        self._tell(wrong)
        for one in SetAside.objects.order_by("capability_id"):
            self.stdout.write(f"承诺 {one.capability_id} 未能写入：{one.reason}")
        if not (wrong and repair):
            return len(wrong)
        checking.repair(client, generation, wrong)
        self.stdout.write(f"已改正 {len(wrong)} 处")
        return len(checking.differences(client, generation))

    def _tell(self, wrong: Sequence[Difference]) -> None:
        for one in wrong[:NAMED]:
            self.stdout.write(str(one))
        if len(wrong) > NAMED:
            self.stdout.write(f"……共 {len(wrong)} 处")

    def _bar(self, label: str) -> ProgressBar:
        total = CapabilityVersion.objects.count()
        return ProgressBar(label, total, sys.stderr)
