"""A line that says how far a long work is, how fast it goes and how long it will take."""

from __future__ import annotations

import time
from typing import TextIO

EVERY = 0.5
"""Seconds between two looks of the line."""
WIDTH = 30


class ProgressBar:
    """Call it with how many more are done. On a terminal the line is written over; elsewhere it
    is written once at the end."""

    def __init__(self, label: str, total: int, stream: TextIO, *, done: int = 0) -> None:
        self._label, self._total, self._stream = label, max(total, 1), stream
        self._done = self._began_at = done
        self._started = self._shown = time.monotonic()

    def __call__(self, count: int) -> None:
        """So many more are done."""
        self._done += count
        if self._stream.isatty() and time.monotonic() - self._shown > EVERY:
            self._shown = time.monotonic()
            self._stream.write(f"\r{self.line()}")
            self._stream.flush()

    def close(self) -> None:
        """Leave the last state standing."""
        start = "\r" if self._stream.isatty() else ""
        self._stream.write(f"{start}{self.line()}\n")

    def line(self) -> str:
        """The bar, the share, the rate and the time that remains."""
        share = min(self._done / self._total, 1.0)
        passed = max(time.monotonic() - self._started, 1e-6)
        rate = (self._done - self._began_at) / passed
        left = (self._total - self._done) / rate if rate else 0.0
        bar = "█" * round(share * WIDTH)
        remaining = f"剩余 {_time(left)}" if share < 1 else f"用时 {_time(passed)}"
        return f"{self._label} {bar:░<{WIDTH}} {share:4.0%} {rate:,.0f} 条/秒 {remaining} "


def _time(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"
