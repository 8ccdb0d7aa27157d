"""``manage.py restore FOLDER``: a backup in the place of what is there."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from config.operation.backup import restore
from config.operation.databases import CopyError


class Command(BaseCommand):
    """Restores a backup."""

    help = "从备份恢复数据库与上传的文件"
    # The tables come with the backup.
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="backup 写出的文件夹")
        parser.add_argument("--replace", action="store_true", help="取代现有的全部内容")

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit status 1, with everything as it was, when the backup can't be used."""
        try:
            restore(options["folder"], replace=options["replace"])
        except (CopyError, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write("已恢复。请运行 migrate（备份可能早于现在的程序）")
        if settings.SEARCH_ENGINE == "elasticsearch":
            self.stdout.write("再运行 rebuild_index：索引可能比备份新")
