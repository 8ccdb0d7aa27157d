"""The version of everything the public can see, as one row: what a kept page is kept under."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q


class ContentVersion(models.Model):
    """A token that is another after every change, written in the transaction of the change.

    Not a number: a number that a rolled back transaction took would be given a second time, and
    pages kept under the first would be shown for the second.
    """

    ONLY = 1

    token = models.UUIDField("版本", default=uuid.uuid4)

    class Meta:
        verbose_name = "内容版本"
        verbose_name_plural = "内容版本"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            CheckConstraint(condition=Q(pk=1), name="content_has_one_version"),
        ]

    def __str__(self) -> str:
        return self.token.hex
