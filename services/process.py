"""A server as a process of its own: started as an ordinary user, stopped, or killed."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

FOLDER = Path(os.environ.get("SERVICES_DIR", Path(tempfile.gettempdir()) / "registry-services"))
"""Where servers are unpacked and keep their data; everybody may enter it."""

IS_ROOT = os.geteuid() == 0
UNPRIVILEGED = "nobody"
"""Both servers refuse to run as root."""


class MissingError(SystemExit):
    """What a server needs is not there and could not be fetched: the message says what to do."""


class Server:
    """One process with its children. ``folder`` holds its data and its log."""

    def __init__(self, folder: Path, command: Sequence[str], environment: Mapping[str, str]):
        self.folder = folder
        self.command = list(command)
        self.environment = dict(environment)
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def log(self) -> Path:
        """What the process says."""
        return self.folder / "output.log"

    def launch(self) -> None:
        """Begin to start."""
        own(self.folder)
        with self.log.open("ab") as output:
            self._process = subprocess.Popen(  # noqa: S603 - our own command
                self.command,
                env=os.environ | self.environment,
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                **unprivileged(),
            )

    def await_ready(self, ready: Callable[[], bool], seconds: float) -> None:
        """Wait until ``ready``; ``RuntimeError`` with the end of the log if the process ends
        before, or takes longer than ``seconds``."""
        deadline = time.monotonic() + seconds
        while not ready():
            if self._process is None or self._process.poll() is not None:
                raise RuntimeError(f"{self.command[0]} ended:\n{self._last_words()}")
            if time.monotonic() > deadline:
                self.kill()
                raise RuntimeError(f"{self.command[0]} did not start:\n{self._last_words()}")
            time.sleep(0.2)

    def stop(self) -> None:
        """Ask it to end, and wait."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        self._end(signal.SIGKILL)

    def clear(self) -> None:
        """End it at once and delete all it has."""
        self.kill()
        shutil.rmtree(self.folder)

    def pause(self) -> None:
        """Let it stand still: connections stay open and nothing answers."""
        self._signal(signal.SIGSTOP)

    def resume(self) -> None:
        """Let it go on after ``pause``."""
        self._signal(signal.SIGCONT)

    def _end(self, how: signal.Signals) -> None:
        if self._process is not None:
            self._signal(how)
            self._process.wait(60)
            self._process = None

    def _signal(self, how: signal.Signals) -> None:
        """Sent to the process and all it started: its group is its own."""
        if self._process is not None:
            try:
                os.killpg(self._process.pid, how)
            except ProcessLookupError:
                return

    def _last_words(self) -> str:
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-20:])


def unprivileged() -> dict[str, object]:
    """Who a server runs as: whoever asks, unless that is root."""
    return {"user": UNPRIVILEGED, "group": "nogroup", "extra_groups": []} if IS_ROOT else {}


def own(folder: Path) -> None:
    """Make a folder, with all in it, the server's own."""
    folder.mkdir(parents=True, exist_ok=True)
    if IS_ROOT:
        subprocess.run(  # noqa: S603 - our own command
            ["chown", "-R", f"{UNPRIVILEGED}:nogroup", str(folder)],  # noqa: S607 - of the system
            check=True,
        )


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def listens(port: int) -> bool:
    """Whether something accepts connections on a port of this machine."""
    with socket.socket() as probe:
        probe.settimeout(0.5)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def wait_for_interrupt() -> None:
    """Stand by until Ctrl+C or SIGTERM."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        signal.pause()
    except KeyboardInterrupt:
        return
