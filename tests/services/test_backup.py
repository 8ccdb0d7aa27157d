"""Dump, destroy, restore: the same answers."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from services.postgres import Postgres
from tests.acceptance import register
from tests.services.program import Program

pytestmark = pytest.mark.services

SCOPES = {
    "alpha": [
        register.row("精密压力表", "(0～60) MPa", "0.4级"),
        register.row("数显卡尺", "(0～300) mm", "U = 0.01 mm, k=2"),
    ],
    "beta": [register.row("精密压力表", "(0～40) MPa", "0.1级")],
}


@dataclass(frozen=True)
class Installation(Program):
    """A program with data that can be destroyed."""

    folder: Path
    server: Postgres | None = None

    @property
    def media(self) -> Path:
        return self.folder / "var/media"

    def answers(self) -> list[dict[str, object]]:
        return json.loads(self.run("journal", "ask").stdout)

    def destroy(self) -> None:
        """Lose the disk."""
        shutil.rmtree(self.folder / "var")
        if self.server:
            self.server.kill()
            shutil.rmtree(self.server.folder / "data")
            self.server.start()


@pytest.fixture(params=["sqlite", "postgres"])
def installed(request, tmp_path):
    """A register of two centers, with an uploaded picture."""
    server = Postgres() if request.param == "postgres" else None
    if server:
        server.start()
    environment = {
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "VAR_DIR": str(tmp_path / "var"),
        "DATABASE_URL": server.url if server else f"sqlite:///{tmp_path}/var/registry.sqlite3",
    }
    program = Installation(environment, tmp_path, server)
    program.run("migrate", "-v", "0")
    program.run("load_province", str(register.write(tmp_path / "province", SCOPES)))
    (program.media / "images").mkdir(parents=True)
    (program.media / "images/照片.png").write_bytes(b"\x89PNG picture")
    yield program
    if program.server:
        program.server.clear()


def test_after_dump_destroy_and_restore_every_answer_is_the_same(installed, tmp_path):
    before = installed.answers()
    assert all(one["status"] == 200 for one in before)
    assert [len(one["results"]) for one in before[:3]] == [2, 2, 1]
    backup = str(tmp_path / "backup")
    installed.run("backup", backup)
    installed.destroy()
    installed.run("restore", backup)
    assert installed.answers() == before
    assert (installed.media / "images/照片.png").read_bytes() == b"\x89PNG picture"
    refused_unless_asked(installed, backup, before)
    refused_when_damaged(installed, tmp_path / "backup", before)


def refused_unless_asked(installed: Installation, backup: str, before: object) -> None:
    """What is there is not replaced by mistake."""
    refusal = installed.run("restore", backup, check=False)
    assert refusal.returncode == 1
    assert "--replace" in refusal.stderr
    installed.run("restore", backup, "--replace")
    assert installed.answers() == before


def refused_when_damaged(installed: Installation, backup: Path, before: object) -> None:
    """A damaged backup changes nothing."""
    content = bytearray((backup / "database").read_bytes())
    content[len(content) // 2] ^= 0xFF
    (backup / "database").write_bytes(content)
    refusal = installed.run("restore", str(backup), "--replace", check=False)
    assert (refusal.returncode, "已损坏" in refusal.stderr) == (1, True)
    assert installed.answers() == before
    assert "已经存在" in installed.run("backup", str(backup), check=False).stderr
