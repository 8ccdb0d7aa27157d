"""``manage.py load_vocabulary``: bring the shipped vocabulary into the database, and read the
promises anew where that changes how they are read."""

from __future__ import annotations

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from registry.exchange.words import load_vocabulary
from registry.models.vocabulary import current


class Command(BaseCommand):
    """Loads the shipped tables; rows edited in the admin stay as they are."""

    help = "把随系统提供的词表装入数据库，并按它重读承诺；在后台改过的行保持不变。"

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            loaded = load_vocabulary()
        except ValueError as error:
            raise CommandError(f"随附词表与后台改过的行不能并存：{error}") from error
        for table in loaded:
            self.stdout.write(
                f"{table.table}：新增 {table.new}，更新 {table.changed}，"
                f"删除 {table.removed}，保留本地修改 {table.kept}"
            )
        self.stdout.write(f"词表版本 {current().version}")
        call_command("restructure", stdout=self.stdout, stderr=self.stderr)
