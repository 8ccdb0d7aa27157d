"""The embedded engine's own tables: what was published, arranged for asking.

All of it is derived from the register and can be rebuilt at any time. Promises that say the same
(same structure, same methods) share one ``Shape``: it is read and judged once, however many
promises and centers state it.
"""

from __future__ import annotations

from django.db import models


class Shape(models.Model):
    """A distinct content of promises, as canonical JSON; ``digest`` is over those bytes."""

    digest = models.CharField(max_length=32, unique=True)
    data = models.TextField()

    def __str__(self) -> str:
        return self.digest


class ShapeKind(models.Model):
    """Contents that differ in nothing but numbers, as the canonical JSON of one with the range
    0 to 1 and the figure 1 (see ``search.lean``)."""

    digest = models.CharField(max_length=32, unique=True)
    data = models.TextField()

    def __str__(self) -> str:
        return self.digest


class ShapeNumbers(models.Model):
    """The numbers of a content in its leanest form: nearly all are judged by these alone, and
    reading them takes a tenth of the time of reading the whole. What can't be written so has none.

    ``low`` and ``high`` are the range, ``absolute`` and ``relative`` the figure about ``zero``,
    the ``better_`` ones the better figure where it differs; ``flags`` are those of
    ``search.index.numbers``."""

    shape = models.OneToOneField(Shape, models.CASCADE, primary_key=True, related_name="numbers")
    kind = models.ForeignKey(ShapeKind, models.PROTECT, db_index=False)
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)
    absolute = models.FloatField(null=True)
    relative = models.FloatField(null=True)
    zero = models.FloatField(default=0.0)
    better_absolute = models.FloatField(null=True)
    better_relative = models.FloatField(null=True)
    flags = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.shape_id)


class ShapeTag(models.Model):
    """A word of a closed list that a content states: what lists are filtered by in SQL. ``kind``
    is ``service``, ``place``, ``basis`` or ``method`` (with its year, and without)."""

    kind = models.CharField(max_length=16)
    value = models.CharField(max_length=200)
    shape = models.ForeignKey(Shape, models.CASCADE, related_name="tags")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "value", "shape"], name="shape_tag_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.value}"


class Text(models.Model):
    """A distinct wording of promises (name, measurand, methods, remarks), for ordinary text."""

    digest = models.CharField(max_length=32, unique=True)

    def __str__(self) -> str:
        return self.digest


class TextToken(models.Model):
    """A token of a wording (see ``search.analysis``)."""

    token = models.CharField(max_length=64)
    text = models.ForeignKey(Text, models.CASCADE, db_index=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["token", "text"], name="text_token_once"),
        ]

    def __str__(self) -> str:
        return self.token


class Entry(models.Model):
    """A promise over one window of days in which it counts: ``valid_from <= day < valid_to``,
    as proleptic ordinals. A promise of several quantities has a further entry for each beyond the
    first (not ``main``, without an instrument), so that it is found by any of them."""

    version_id = models.BigIntegerField(db_index=True)
    center_id = models.BigIntegerField()
    shape = models.ForeignKey(Shape, models.PROTECT, db_index=False)
    text = models.ForeignKey(Text, models.PROTECT, db_index=True)
    instrument = models.CharField(max_length=100, null=True)  # noqa: DJ001 - null: not in any tree
    quantity = models.CharField(max_length=100, null=True)  # noqa: DJ001 - null: not read
    field = models.CharField(max_length=60, null=True)  # noqa: DJ001 - null: not known
    main = models.BooleanField(default=True)
    valid_from = models.IntegerField()
    valid_to = models.IntegerField()

    class Meta:
        indexes = [
            models.Index(
                fields=["instrument", "valid_to", "valid_from", "center_id", "shape", "version_id"],
                name="entry_by_instrument",
            ),
            models.Index(
                fields=["quantity", "valid_to", "valid_from", "center_id", "shape", "version_id"],
                name="entry_by_quantity",
            ),
            models.Index(
                fields=["center_id", "shape", "valid_to", "valid_from", "version_id"],
                name="entry_by_center",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version_id} {self.instrument or self.quantity or ''}"


class IndexState(models.Model):
    """How far the embedded index has followed the register: one row. While it is rebuilt,
    ``rebuilt_through`` is the last promise (by primary key) written anew."""

    position = models.BigIntegerField(default=0)
    rebuilt_through = models.BigIntegerField(null=True)

    def __str__(self) -> str:
        return str(self.position)


class Generation(models.Model):
    """An Elasticsearch index that was made. ``position`` is how far it has followed the outbox;
    while it is built, ``built_through`` is the last version (by primary key) written."""

    class State(models.TextChoices):
        """What an index is there for."""

        BUILDING = "building", "建立中"
        LIVE = "live", "使用中"
        RETIRED = "retired", "待删除"

    index = models.CharField("索引", max_length=200, unique=True)
    state = models.CharField("状态", max_length=8, choices=State, default=State.BUILDING)
    position = models.BigIntegerField("位置", default=0)
    built_through = models.BigIntegerField("已写至", default=0)
    made_at = models.DateTimeField("建立时间", auto_now_add=True)

    class Meta:
        verbose_name = "索引"
        verbose_name_plural = "索引"
        constraints = [
            models.UniqueConstraint(
                fields=["state"], condition=models.Q(state="live"), name="one_live_generation"
            ),
        ]

    def __str__(self) -> str:
        return self.index


class SetAside(models.Model):
    """A promise that could not be written to the Elasticsearch index: it is answered from the
    embedded one until it can, and does not hold up those behind it."""

    capability_id = models.BigIntegerField("承诺主键", unique=True)
    position = models.BigIntegerField("位置")
    reason = models.TextField("原因")
    since = models.DateTimeField("自", auto_now_add=True)

    class Meta:
        verbose_name = "未能写入索引的承诺"
        verbose_name_plural = "未能写入索引的承诺"

    def __str__(self) -> str:
        return f"{self.capability_id} {self.reason}"


class Lease(models.Model):
    """Who may do a work that only one may do, and until when."""

    name = models.CharField(max_length=40, primary_key=True)
    holder = models.CharField(max_length=36)
    until = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} {self.holder}"
