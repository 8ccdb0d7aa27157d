"""``make test-scale``: starts PostgreSQL and Elasticsearch, runs the tests that need them, and the
tests of the register on PostgreSQL. On a bare Debian it installs what is missing.

``--where-possible`` is for continuous integration: where what the servers need can't be had (no
package mirror, no Maven repository) it says so and ends well. Nothing else is excused.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from services.elasticsearch import cluster, distribution, java_home
from services.postgres import Postgres
from services.process import IS_ROOT, MissingError

PACKAGES = {
    "default-jdk-headless": lambda: bool(os.environ.get("JAVA_HOME") or shutil.which("java")),
    "maven": lambda: bool(shutil.which("mvn")),
    "openssl": lambda: bool(shutil.which("openssl")),
    "postgresql": lambda: any(Path("/usr/lib/postgresql").glob("*/bin/initdb")),
}
"""What the servers need of Debian, and whether it is there."""

ON_POSTGRES = ("tests/registry/models", "tests/registry/exchange", "tests/engines", "tests/search")
"""What speaks SQL."""


def main() -> int:
    """The exit status of the first run that failed, else 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--where-possible", action="store_true")
    excused = parser.parse_args().where_possible
    try:
        install_missing()
        distribution()
    except MissingError as error:
        say(f"跳过：没有真实服务器可用，以下测试未运行。{error}")
        return 0 if excused else 1
    return run()


def run() -> int:
    """Start the servers and run the tests."""
    say(f"Elasticsearch（JDK：{java_home()}）")
    node = cluster(1)[0]
    server = Postgres()
    server.start()
    os.environ["TEST_ELASTICSEARCH_URL"] = node.url
    say(f"就绪：{node.url} {server.url}")
    try:
        on_services = pytest(["-m", "services", "--durations=10"], {})
        on_postgres = pytest(
            ["-n", "2", "-m", "django_db and not browser and not services", *ON_POSTGRES],
            {"DATABASE_URL": server.url},
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
        raise MissingError(f"缺少：{'、'.join(missing)}。请先安装，再运行一次")
    say(f"安装 {'、'.join(missing)}")
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-qq"], ["install", "-y", "-qq", *missing]):
        done = subprocess.run(  # noqa: S603 - fixed names
            ["apt-get", *command],  # noqa: S607 - of the system
            check=False,
            env=environment,
            stdout=subprocess.DEVNULL,
        )
        if done.returncode:
            raise MissingError(f"apt-get {command[0]} 失败（{done.returncode}）")


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
