"""What the tables of the vocabulary have in common, and how a change of them is noticed."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any, ClassVar

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import CheckConstraint, Max, Q

from registry.vocabulary import build

YES_NO = [("yes", "是"), ("no", "否")]


class VocabularyRevision(models.Model):
    """The one row that changes whenever a row of the vocabulary does.

    A random token, not a counter: two contents can never share one, not even after a transaction
    was rolled back.
    """

    ONLY = 1

    token = models.UUIDField("标记", default=uuid.uuid4)

    class Meta:
        verbose_name = "词表修订"
        verbose_name_plural = "词表修订"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            CheckConstraint(condition=Q(pk=1), name="vocabulary_has_one_revision"),
        ]

    def __str__(self) -> str:
        return str(self.token)

    @classmethod
    def bump(cls) -> None:
        """Say that the vocabulary changed."""
        cls.objects.update_or_create(pk=cls.ONLY, defaults={"token": uuid.uuid4()})


class VocabularyRow(models.Model):
    """A row of a table of the vocabulary: one text column a column of the shipped file."""

    TABLE: ClassVar[str]
    """The table's name: ``units`` for ``data/units.csv``."""

    KEY: ClassVar[tuple[str, ...]] = ("slug",)
    """The columns that tell a row from the others."""

    ATTRIBUTES: ClassVar[Mapping[str, str]] = {}
    """Columns whose name can't be a field's, and the field of each."""

    position = models.PositiveIntegerField("次序", default=0, editable=False)
    edited = models.BooleanField("本地修改", default=False, editable=False)
    """Edited or added here: loading the shipped tables leaves it alone."""

    class Meta:
        abstract = True
        ordering: ClassVar[list[str]] = ["position", "pk"]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save as a row of this place's own, behind the others when it is new."""
        with transaction.atomic():
            self.edited = True
            if self.pk is None:
                last = type(self)._default_manager.aggregate(last=Max("position"))["last"]
                self.position = (last or 0) + 1
            super().save(*args, **kwargs)
            VocabularyRevision.bump()

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete the row and say that the vocabulary changed."""
        with transaction.atomic():
            VocabularyRevision.bump()
            return super().delete(*args, **kwargs)

    @classmethod
    def columns(cls) -> dict[str, str]:
        """The columns of the table, and the field of each."""
        own = {"id", "position", "edited"}
        names = {field.name: field.name for field in cls._meta.fields if field.name not in own}
        taken = set(cls.ATTRIBUTES.values())
        return {n: n for n in names if n not in taken} | dict(cls.ATTRIBUTES)

    @property
    def cells(self) -> dict[str, str]:
        """The row as the shipped file would write it."""
        return {column: getattr(self, name) for column, name in self.columns().items()}

    @property
    def key(self) -> tuple[str, ...]:
        """What tells this row from the others of its table."""
        return tuple(self.cells[column] for column in self.KEY)

    def clean(self) -> None:
        """Refuse what the vocabulary can't be built with."""
        rows = stored_tables()
        others = type(self)._default_manager.exclude(pk=self.pk)
        rows[self.TABLE] = [*(row.cells for row in others), self.cells]
        try:
            build(rows)
        except ValueError as error:
            raise ValidationError(f"照此修改，词表不能成立：{error}") from error


def vocabulary_models() -> list[type[VocabularyRow]]:
    """The models of the tables, in the order they are declared."""
    return [
        model
        for model in apps.get_app_config("registry").get_models()
        if issubclass(model, VocabularyRow)
    ]


def stored_tables() -> dict[str, list[dict[str, str]]]:
    """All rows of all tables of the database, as ``registry.vocabulary.build`` takes them."""
    return {
        model.TABLE: [row.cells for row in model._default_manager.all()]
        for model in vocabulary_models()
    }
