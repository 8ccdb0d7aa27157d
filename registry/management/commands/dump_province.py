"""``manage.py dump_province FOLDER``: write the register as a province's folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from registry.exchange.dump import FolderInUseError, dump_province


class Command(BaseCommand):
    """Writes what ``load_province`` reads back."""

    help = "把登记簿写成一个省的文件夹（centers.csv 和 scopes/*.csv），可由 load_province 读回。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="要写入的文件夹，不存在则新建")

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        try:
            centers, promises = dump_province(folder)
        except FolderInUseError as error:
            message = f"{folder} 中有不属于本次导出的清单：{error}。请换一个文件夹。"
            raise CommandError(message) from error
        except OSError as error:
            raise CommandError(f"无法写入 {folder}，请换一个可以写的文件夹。") from error
        self.stdout.write(f"已写出 {centers} 家中心、{promises} 条承诺：{folder}")
