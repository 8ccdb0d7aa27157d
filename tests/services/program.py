"""The product as processes of its own: what is killed is really killed."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Program:
    """One installation: its environment."""

    environment: dict[str, str]

    def run(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Run to the end."""
        return subprocess.run(
            self._command(arguments),
            cwd=ROOT,
            env=os.environ | self.environment,
            check=check,
            text=True,
            capture_output=True,
        )

    def start(self, *arguments: str, until: str = "") -> subprocess.Popen[str]:
        """Start and go on, once it has said ``until``."""
        process = subprocess.Popen(
            self._command(arguments),
            cwd=ROOT,
            env=os.environ | self.environment | {"PYTHONUNBUFFERED": "1"},
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        while until and until not in (line := process.stdout.readline()):
            if not line:
                raise RuntimeError(f"{arguments} ended before it said {until}")
        return process

    def _command(self, arguments: tuple[str, ...]) -> list[str]:
        if arguments[0] == "journal":
            return [sys.executable, "-m", "tests.services.journal", *arguments[1:]]
        return [sys.executable, "manage.py", *arguments]


def kill(process: subprocess.Popen[str]) -> None:
    """End it as a power cut would."""
    process.kill()
    process.communicate()
