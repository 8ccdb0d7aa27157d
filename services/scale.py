"""``make test-scale``: starts PostgreSQL and Elasticsearch, runs the tests that need them, and the
tests of the register on PostgreSQL. On a bare Debian it installs what is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from services.elasticsearch import cluster, java_home
from services.postgres import Postgres
from services.process import IS_ROOT

PACKAGES = {
    "default-jdk-headless": lambda: bool(os.environ.get("JAVA_HOME") or shutil.which("java")),
    "maven": lambda: bool(shutil.which("mvn")),
    "postgresql": lambda: any(Path("/usr/lib/postgresql").glob("*/bin/initdb")),
}
"""What the servers need of Debian, and whether it is there."""

ON_POSTGRES = ("tests/registry/models", "tests/registry/exchange", "tests/engines", "tests/search")
"""What speaks SQL."""


def main() -> int:
    """The exit status of the first run that failed, else 0."""
    install_missing()
    say(f"Elasticsearch（JDK：{java_home()}）")
    node = cluster(1)[0]
    server = Postgres()
    server.start()
    os.environ["TEST_ELASTICSEARCH_URL"] = node.url
    say(f"就绪：{node.url} {server.url}")
    try:
        on_services = pytest(["-m", "services"], {})
        on_postgres = pytest(
            ["-m", "not browser and not services", *ON_POSTGRES], {"DATABASE_URL": server.url}
        )
    finally:
        node.clear()
        server.clear()
    return on_services or on_postgres


def install_missing() -> None:
    """Install the packages that are not there; without the right to, name them."""
    missing = [name for name, is_there in PACKAGES.items() if not is_there()]
    if not missing:
        return
    if not (IS_ROOT and shutil.which("apt-get")):
        raise SystemExit(f"缺少：{'、'.join(missing)}。请先安装，再运行一次")
    say(f"安装 {'、'.join(missing)}")
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-qq"], ["install", "-y", "-qq", *missing]):
        subprocess.run(  # noqa: S603 - fixed names
            ["apt-get", *command],  # noqa: S607 - of the system
            check=True,
            env=environment,
            stdout=subprocess.DEVNULL,
        )


def pytest(arguments: list[str], environment: dict[str, str]) -> int:
    """Run the tests in a process of their own; its exit status."""
    say(f"pytest {' '.join(arguments)} {' '.join(environment)}")
    command = [sys.executable, "-m", "pytest", "-q", *arguments]
    return subprocess.run(command, env=os.environ | environment, check=False).returncode  # noqa: S603


STARTED = time.monotonic()


def say(what: str) -> None:
    """A line with the time since the start."""
    passed = int(time.monotonic() - STARTED)
    print(f"[{passed // 60}:{passed % 60:02d}] {what}", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
