"""``manage.py backup FOLDER``: the database and the uploaded files, while the product runs."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from config.operation.backup import back_up
from config.operation.databases import CopyError


class Command(BaseCommand):
    """Makes a backup."""

    help = "把数据库与上传的文件备份到一个新文件夹"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="备份写到哪里；须尚不存在")

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit status 1 when there is no backup afterwards."""
        folder: Path = options["folder"]
        try:
            back_up(folder)
        except FileExistsError as error:
            raise CommandError(f"{folder} 已经存在") from error
        except (CopyError, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"已备份到 {folder}")
