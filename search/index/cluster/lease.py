"""One worker at a time: a row that says who, and until when."""

from __future__ import annotations

import datetime
import uuid

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from search.models import Lease

LASTS = datetime.timedelta(seconds=15)
"""Longer than a batch takes; a worker that was killed is replaced after so long. The hosts'
clocks may differ by some seconds: two at once do no harm, the index refuses older states."""


class Holder:
    """One that wants to hold the lease called ``name``."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.me = str(uuid.uuid4())

    def take(self) -> bool:
        """Take or extend it; False while another holds it."""
        now = timezone.now()
        free = Q(holder=self.me) | Q(until__lt=now)
        taken = Lease.objects.filter(free, name=self.name)
        if taken.update(holder=self.me, until=now + LASTS):
            return True
        if Lease.objects.filter(name=self.name).exists():
            return False
        try:
            with transaction.atomic():
                Lease.objects.create(name=self.name, holder=self.me, until=now + LASTS)
        except IntegrityError:
            return False
        return True

    def release(self) -> None:
        """Let others have it."""
        Lease.objects.filter(name=self.name, holder=self.me).delete()
