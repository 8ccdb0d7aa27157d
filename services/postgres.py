"""A private PostgreSQL in a folder of its own, from the Debian package.

``python -m services.postgres``
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from pathlib import Path

from services.process import (
    FOLDER,
    MissingError,
    Server,
    free_port,
    listens,
    own,
    unprivileged,
    wait_for_interrupt,
)

NAME = "registry"
STARTS_WITHIN = 60.0


def main() -> None:
    """Start a server until interrupted."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--port", type=int, default=5433)
    server = Postgres(port=parser.parse_args().port)
    server.start()
    print(f"PostgreSQL 已就绪：{server.url}（Ctrl+C 停止，数据随之删除）")
    print(f"  DATABASE_URL={server.url} make run")
    try:
        wait_for_interrupt()
    finally:
        server.clear()


class Postgres(Server):
    """A server with one empty database, open to this machine only."""

    def __init__(self, *, port: int | None = None) -> None:
        self.port = port or free_port()
        FOLDER.mkdir(parents=True, exist_ok=True, mode=0o755)
        folder = Path(tempfile.mkdtemp(prefix="postgres-", dir=FOLDER))
        self._programs = programs()
        options = {
            "listen_addresses": "127.0.0.1",
            "port": str(self.port),
            "unix_socket_directories": str(folder),
            "max_connections": "200",
        }
        command = [str(self._programs / "postgres"), "-D", str(folder / "data")]
        for name, value in options.items():
            command += ["-c", f"{name}={value}"]
        super().__init__(folder, command, {})

    @property
    def url(self) -> str:
        """What ``DATABASE_URL`` takes."""
        return f"postgres://{NAME}@127.0.0.1:{self.port}/{NAME}"

    def start(self) -> None:
        """Start, with a new database the first time."""
        own(self.folder)
        new = not (self.folder / "data").exists()
        if new:
            self._run("initdb", "-D", "data", "-U", NAME, "--auth=trust", "--encoding=UTF8")
        self.launch()
        self.await_ready(self._is_up, STARTS_WITHIN)
        if new:
            self._run("createdb", *self._where, NAME)

    @property
    def _where(self) -> tuple[str, ...]:
        return ("-h", "127.0.0.1", "-p", str(self.port), "-U", NAME)

    def _is_up(self) -> bool:
        return listens(self.port) and self._run("pg_isready", *self._where, check=False) == 0

    def _run(self, program: str, *arguments: str, check: bool = True) -> int:
        return subprocess.run(  # noqa: S603 - our own command
            [str(self._programs / program), *arguments],
            cwd=self.folder,
            check=check,
            stdout=subprocess.DEVNULL,
            **unprivileged(),
        ).returncode


def programs() -> Path:
    """Where Debian keeps the server's programs; the newest version."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name)
    )
    if not found:
        raise MissingError("缺少 PostgreSQL：请先 apt-get install postgresql，再运行一次")
    return found[-1]


if __name__ == "__main__":
    main()
