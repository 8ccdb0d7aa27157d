"""Organisations that apply for centers or host them, and who works for whom (articles 8, 22)."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from registry.models.center import Center


class Organisation(models.Model):
    """A legal person that applies for a center (申请单位), prepares or hosts one (依托单位)."""

    reached_by: ClassVar[dict[str, str]] = {"own": "", "city": ""}

    name = models.CharField("单位名称", max_length=200, unique=True)
    city = models.CharField("市州标识", max_length=64, blank=True, db_index=True)
    center = models.OneToOneField(
        Center, models.PROTECT, null=True, blank=True, related_name="organisation"
    )

    class Meta:
        verbose_name = "单位"
        verbose_name_plural = "单位"
        ordering: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name


class Account(models.Model):
    """Whom a user works for: a center's or applicant's people and experts their organisation, a
    city bureau's its city. What they may do follows from their role."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="account")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="accounts"
    )
    city = models.CharField("市州标识", max_length=64, blank=True)

    class Meta:
        verbose_name = "账号归属"
        verbose_name_plural = "账号归属"

    def __str__(self) -> str:
        return f"{self.user}（{self.organisation or self.city}）"


def organisation_of(user: Any) -> Organisation | None:
    """The organisation that ``user`` works for; None where the account names none."""
    account: Account | None = getattr(user, "account", None)
    return account.organisation if account else None
