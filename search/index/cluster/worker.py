"""The worker that keeps the index in use up to date: patient, replaceable, ended at any time."""

from __future__ import annotations

import logging
import threading

from django.db import DatabaseError, close_old_connections

from search.index.cluster.connection import (
    Cluster,
    ClusterUnavailableError,
    troubles,
    write_alias,
)
from search.index.cluster.following import note, step, write_promises
from search.index.cluster.lag import BehindError, live_generation
from search.index.cluster.lease import Holder
from search.index.cluster.writing import SECONDS
from search.models import Generation, SetAside

LEASE = "sync_index"
IDLE = 0.5
"""Seconds between looks at the outbox: what is pending costs each question some milliseconds."""
FIRST_WAIT, LONGEST_WAIT = 1.0, 60.0
"""Seconds to wait after a failure; doubled each time."""

logger = logging.getLogger("search.sync")


class Worker:
    """Applies the outbox to the index in use until told to stop."""

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster
        self._client = cluster.client.options(request_timeout=SECONDS)
        self._holder = Holder(LEASE)
        self._stop = threading.Event()

    def stop(self) -> None:
        """End after the batch under way."""
        self._stop.set()

    def follow(self) -> None:
        """Go on for ever: whatever fails is tried again, later and later."""
        wait = FIRST_WAIT
        while not self._stop.is_set():
            try:
                applied = self.once()
            except (ClusterUnavailableError, DatabaseError, BehindError) as error:
                logger.warning("waiting %.0f s: %s", wait, error or type(error).__name__)
                self._stop.wait(wait)
                wait = min(wait * 2, LONGEST_WAIT)
                close_old_connections()
            else:
                wait = FIRST_WAIT
                if not applied:
                    self._stop.wait(IDLE)
        self._release()

    def once(self) -> int:
        """Apply all there is; how many entries. 0 as well while another worker is at it."""
        applied = 0
        while not self._stop.is_set() and self._holder.take():
            generation = self._generation()
            done = step(self._client, generation)
            applied += done
            if not done:
                break
        return applied

    def retry(self) -> int:
        """Try again what was set aside; how many promises still are."""
        capabilities = set(SetAside.objects.values_list("capability_id", flat=True))
        position = self._generation().position
        refusals = write_promises(self._client, write_alias(), capabilities, position)
        with troubles():
            self._client.indices.refresh(index=write_alias())
        note(refusals, capabilities, position)
        return SetAside.objects.count()

    def release(self) -> None:
        """Let another worker go on at once."""
        self._holder.release()

    def _generation(self) -> Generation:
        """The index in use. Its mapping is looked at first: writing to another one would set every
        promise aside."""
        generation = live_generation()
        if generation is None:
            raise BehindError("没有使用中的索引：请运行 rebuild_index")
        self._cluster.verify(SECONDS)
        return generation

    def _release(self) -> None:
        try:
            self.release()
        except DatabaseError:
            logger.warning("the lease runs out by itself")
