"""Mail that is owed: kept once, sent once, tried again, given up aloud."""

import datetime
import smtplib

import pytest
from django.core import mail as django_mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.utils import timezone

from registry import mail
from registry.models import OutgoingMail

pytestmark = pytest.mark.django_db
State = OutgoingMail.State


@pytest.fixture
def owed():
    mail.queue("remind/1", "a@example.org", "还有 7 天\r\n到期", "正文")
    return OutgoingMail.objects.get()


@pytest.fixture
def broken(monkeypatch):
    def refuse(self, messages):
        raise smtplib.SMTPServerDisconnected("gone")

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)


def test_the_same_matter_is_owed_once(owed):
    assert not mail.queue("remind/1", "a@example.org", "再来", "")
    assert mail.queue("remind/2", "a@example.org", "另一件", "")
    assert OutgoingMail.objects.count() == 2


def test_nothing_is_owed_to_who_has_no_address(db):
    assert not mail.queue("remind/1", "", "主题", "正文")
    assert not OutgoingMail.objects.exists()


def test_a_message_goes_out_once_however_often_it_is_asked_for(owed):
    for _ in range(3):
        call_command("send_mail")
    (sent,) = django_mail.outbox
    assert (sent.to, sent.subject) == (["a@example.org"], "还有 7 天 到期")
    owed.refresh_from_db()
    assert owed.state == State.SENT


def test_two_senders_at_once_do_not_both_have_a_message(owed):
    assert mail._claim(owed.pk)
    assert not mail._claim(owed.pk)


def test_what_was_claimed_when_the_program_died_is_not_sent_again(owed):
    mail._claim(owed.pk)
    call_command("send_mail")
    assert django_mail.outbox == []
    owed.refresh_from_db()
    assert owed.state == State.SENDING


def test_a_failure_waits_longer_each_time_and_is_given_up_at_last(owed, broken):
    now = timezone.now()
    waits = []
    for _ in range(mail.ATTEMPTS):
        mail.send_due(now)
        owed.refresh_from_db()
        waits.append(owed.next_attempt_at - now)
        now = owed.next_attempt_at
    assert waits == [mail.FIRST_WAIT * 2**n for n in range(mail.ATTEMPTS)]
    assert owed.state == State.FAILED
    assert owed.last_error == "gone"


def test_a_message_is_not_tried_before_its_time(owed, broken):
    now = timezone.now()
    mail.send_due(now)
    assert mail.send_due(now + mail.FIRST_WAIT - datetime.timedelta(seconds=1)) == {
        State.SENT: 0,
        State.QUEUED: 0,
        State.FAILED: 0,
    }
