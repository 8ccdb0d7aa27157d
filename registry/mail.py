"""Mail: kept in the outbox first, sent by ``manage.py send_mail``, never twice.

A message is claimed in the database before it is handed to the mail server. Where the program dies
in between it stays ``SENDING``: it may have gone out, so a person looks at it and nobody sends it
again.
"""

from __future__ import annotations

import datetime
import smtplib

from django.core.mail import EmailMessage
from django.db.models import F
from django.utils import timezone

from registry.models import OutgoingMail

ATTEMPTS = 8
"""Failures after which a message is given up: about two days."""

FIRST_WAIT = datetime.timedelta(minutes=10)
"""Until the second attempt; each wait is twice the one before."""

State = OutgoingMail.State


def queue(key: str, to: str, subject: str, body: str) -> bool:
    """Owe somebody a message. ``key`` says what it is about: a second one of the same key is not
    kept. Whether this one was. Nothing is owed to who has no address."""
    if not to:
        return False
    line = " ".join(subject.split())[:200]
    fields = {"to": to, "subject": line, "body": body}
    _, created = OutgoingMail.objects.get_or_create(key=key[:200], defaults=fields)
    return created


def send_due(now: datetime.datetime) -> dict[str, int]:
    """Send what is due. How many went out, failed for now, and were given up."""
    done = {State.SENT.value: 0, State.QUEUED.value: 0, State.FAILED.value: 0}
    due = OutgoingMail.objects.filter(state=State.QUEUED, next_attempt_at__lte=now)
    for pk in list(due.values_list("pk", flat=True)):
        if _claim(pk):
            done[_send(OutgoingMail.objects.get(pk=pk), now)] += 1
    return done


def _claim(pk: int) -> bool:
    """Take a message for this process alone: whoever changes the row has it."""
    waiting = OutgoingMail.objects.filter(pk=pk, state=State.QUEUED)
    return waiting.update(state=State.SENDING, attempts=F("attempts") + 1) == 1


def _send(mail: OutgoingMail, now: datetime.datetime) -> str:
    """Hand a claimed message over and note what came of it: the state it has now."""
    try:
        EmailMessage(mail.subject, mail.body, to=[mail.to]).send()
    except (smtplib.SMTPException, OSError) as error:
        given_up = mail.attempts >= ATTEMPTS
        mail.state = State.FAILED if given_up else State.QUEUED
        mail.last_error = str(error)[:2000]
        mail.next_attempt_at = now + FIRST_WAIT * 2 ** (mail.attempts - 1)
    else:
        mail.state, mail.sent_at, mail.last_error = State.SENT, timezone.now(), ""
    mail.save()
    return mail.state
