"""Sessions end: half an hour after the last request, and some hours after logging in anyway."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse

BEGAN = "began"
SEEN = "seen"
EVERY = 60
"""Seconds between two writes of when a person was last seen."""

Answer = Callable[[HttpRequest], HttpResponse]


@receiver(user_logged_in)
def begin(sender: Any, request: HttpRequest, **named: Any) -> None:
    """Note when the session began."""
    request.session[BEGAN] = time.time()


class SessionEndMiddleware:
    """Logs out who has been logged in too long, and keeps the session of who is still there."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            _look(request, time.time())
        return self.answer(request)


def _look(request: HttpRequest, now: float) -> None:
    if not request.session.get("_auth_user_id"):
        return
    if now - request.session.setdefault(BEGAN, now) > settings.SESSION_LONGEST:
        logout(request)
    elif now - request.session.get(SEEN, 0) > EVERY:
        request.session[SEEN] = now
