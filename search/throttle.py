"""How often one visitor may check certificates: numbers are not to be tried out (article 18).

Counted in the database, since the processes of a server share nothing else.
"""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from registry.models import CheckCount

SPAN = datetime.timedelta(minutes=10)
"""The time in which ``settings.CHECKS_ALLOWED`` checks are answered."""

RETRY_AFTER = int(SPAN.total_seconds())
"""Seconds after which a visitor is certainly answered again."""


def admitted(request: HttpRequest) -> bool:
    """Count a check of this visitor; False where it is one too many."""
    now = timezone.now()
    span = now - (now - datetime.datetime.min.replace(tzinfo=datetime.UTC)) % SPAN
    with transaction.atomic():
        CheckCount.before(span - SPAN).delete()
        row, _ = CheckCount.objects.get_or_create(client=_client(request), span=span)
        CheckCount.objects.filter(pk=row.pk).update(count=F("count") + 1)
        row.refresh_from_db(fields=["count"])
    return row.count <= settings.CHECKS_ALLOWED


def _client(request: HttpRequest) -> str:
    """Who asks, as a keyed digest."""
    return salted_hmac("certificate-check", address(request), algorithm="sha256").hexdigest()


def address(request: HttpRequest) -> str:
    """The address a request came from. Of what proxies noted only the last ``settings.PROXIES``
    entries are ours; what stands before them anybody can write."""
    noted = [one.strip() for one in request.headers.get("X-Forwarded-For", "").split(",")]
    proxies = settings.PROXIES
    if proxies and len(noted) >= proxies and noted[-proxies]:
        return noted[-proxies]
    return str(request.META.get("REMOTE_ADDR", ""))
