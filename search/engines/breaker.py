"""A circuit breaker: after a failure nobody waits for what has failed, until a trial succeeds."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

FIRST_PAUSE = 2.0
LONGEST_PAUSE = 60.0
"""Seconds. A trial may cost its request the whole time budget, so a cluster that stays away is
tried less and less often; a minute after it is back at the latest, it is used again."""


class Breaker:
    """Opens at the first failure: the stand-in answers the same, so caution costs nothing."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._pause = 0.0
        self._next_trial = 0.0
        self._on_trial = False

    @property
    def is_closed(self) -> bool:
        """Whether all is well."""
        return self._pause == 0.0

    def allows(self) -> bool:
        """Whether this request may try. While open, one request after each pause may."""
        with self._lock:
            if self.is_closed:
                return True
            if self._clock() < self._next_trial:
                return False
            self._next_trial = self._clock() + self._pause
            self._on_trial = True
            return True

    def succeeded(self) -> None:
        """Close it."""
        with self._lock:
            self._pause = 0.0
            self._on_trial = False

    def failed(self) -> None:
        """Open it; after a trial, wait longer. Requests that were under way together with the one
        that opened it count for nothing."""
        with self._lock:
            if self.is_closed:
                self._pause = FIRST_PAUSE
            elif self._on_trial:
                self._pause = min(self._pause * 2, LONGEST_PAUSE)
            else:
                return
            self._on_trial = False
            self._next_trial = self._clock() + self._pause
