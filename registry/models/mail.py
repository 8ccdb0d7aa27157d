"""Mail that the system owes somebody: kept until it is sent, and sent once."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class OutgoingMail(models.Model):
    """A message in the outbox. ``key`` says what it is about, so that nothing is queued twice."""

    class State(models.TextChoices):
        """Where a message is. ``SENDING`` that never became ``SENT`` is looked at by a person: it
        may have gone out."""

        QUEUED = "queued", "待发送"
        SENDING = "sending", "发送中"
        SENT = "sent", "已发送"
        FAILED = "failed", "多次失败"

    key = models.CharField("事由", max_length=200, unique=True)
    to = models.EmailField("收件人")
    subject = models.CharField("主题", max_length=200)
    body = models.TextField("正文")
    state = models.CharField("状态", max_length=8, choices=State, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField("尝试次数", default=0)
    last_error = models.TextField("最近错误", blank=True)
    next_attempt_at = models.DateTimeField("下次尝试", auto_now_add=True)
    queued_at = models.DateTimeField("登记时间", auto_now_add=True)
    sent_at = models.DateTimeField("发送时间", null=True, blank=True)

    class Meta:
        verbose_name = "待发邮件"
        verbose_name_plural = "待发邮件"
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return f"{self.subject} → {self.to}"
