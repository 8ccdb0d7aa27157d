"""``manage.py load_province FOLDER [--check] [--json]``: load a province, all or nothing."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from registry.exchange.load import check_province, load_province
from registry.exchange.report import Finding, Report

SHOWN = 20
"""Warnings, reasons and codes printed before the rest is only counted; problems are all printed."""


class Command(BaseCommand):
    """Reads everything first, reports every problem, loads all or nothing."""

    help = "载入一个省的文件夹（centers.csv 和 scopes/*）：先全部检查，有问题则一条也不载入。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="文件夹")
        parser.add_argument("--check", action="store_true", help="只检查，不载入")
        parser.add_argument("--json", action="store_true", dest="as_json", help="以 JSON 输出")

    def handle(self, *args: Any, folder: Path, check: bool, as_json: bool, **options: Any) -> None:
        run = check_province if check else load_province
        report = run(folder, progress=self._progress)
        if as_json:
            self.stdout.write(json.dumps(report.to_json(), ensure_ascii=False))
            self._write_notes(report, lambda note: self.stderr.write(note, str))
        else:
            self._write_report(report, check)
        if report.problems:
            sys.exit(1)

    def _progress(self, done: int, total: int) -> None:
        """A line on a terminal that counts the promises read."""
        if self.stderr.isatty() and (done % 100 == 0 or done == total):
            end = "\n" if done == total else ""
            self.stderr.write(f"\r已读 {done}/{total} 条承诺", str, ending=end)

    def _write_report(self, report: Report, check: bool) -> None:
        for problem in report.problems:
            self.stdout.write(self.style.ERROR(f"问题  {problem}"))
        self._write_notes(report, self.stdout.write)
        self.stdout.write(
            f"{report.centers} 家中心，{report.promises} 条承诺：新增 {report.new}，"
            f"更改 {report.changed}，不变 {report.unchanged}；"
            f"未结构化 {len(report.not_structured)}，问题 {len(report.problems)}。"
        )
        if report.problems:
            self.stdout.write("有问题，没有载入任何内容。")
        elif check:
            self.stdout.write("检查通过；这次只检查，没有载入。")
        else:
            self.stdout.write(self.style.SUCCESS("已载入。"))

    def _write_notes(self, report: Report, write: Callable[[str], None]) -> None:
        """What is loaded all the same and should be known."""
        notes = [f"注意  {warning}" for warning in report.warnings]
        notes += [
            f"未结构化  {Finding(item.file, item.row, None, item.reason)}"
            for item in report.not_structured
        ]
        for note in notes[:SHOWN]:
            write(note)
        if len(notes) > SHOWN:
            write(f"……另有 {len(notes) - SHOWN} 条注意事项。")
        if report.absent:
            shown = "、".join(report.absent[:SHOWN])
            more = " 等" if len(report.absent) > SHOWN else ""
            write(
                f"登记簿中有 {len(report.absent)} 条承诺不在本文件夹中，保持不变：{shown}{more}。"
            )
