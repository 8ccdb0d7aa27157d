"""A promise in its words and as structure: what rows of any case and versions have in common."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import models

from registry.measurement.codec import scope_from_json
from registry.measurement.values import Scope

WRITTEN_COLUMNS: Mapping[str, str] = {
    "仪器名称": "name",
    "被测量": "measurand_text",
    "测量范围": "range_text",
    "条件": "condition_text",
    "测量不确定度或准确度等级或最大允许误差": "accuracy_text",
    "指标归属": "accuracy_of_text",
    "服务类别": "services_text",
    "测量或输出": "direction_text",
    "服务地点": "places_text",
    "资格依据": "bases_text",
    "依据": "methods_text",
    "计量标准证书": "standards_text",
    "备注": "remarks_text",
}
"""Headings of the exchange format whose cells are kept as written, and the field of each."""


class WrittenPromise(models.Model):
    """What a row says, as written (one column a heading of the exchange format) and as structure.

    The structure is read from the words by ``registry.exchange.structuring``, never typed."""

    name = models.TextField("仪器名称")
    measurand_text = models.TextField("被测量", blank=True)
    range_text = models.TextField("测量范围")
    condition_text = models.TextField("条件", blank=True)
    accuracy_text = models.TextField("测量不确定度或准确度等级或最大允许误差", blank=True)
    accuracy_of_text = models.TextField("指标归属", blank=True)
    services_text = models.TextField("服务类别", blank=True)
    direction_text = models.TextField("测量或输出", blank=True)
    places_text = models.TextField("服务地点", blank=True)
    bases_text = models.TextField("资格依据", blank=True)
    methods_text = models.TextField("依据", blank=True)
    standards_text = models.TextField("计量标准证书", blank=True)
    remarks_text = models.TextField("备注", blank=True)
    extra = models.JSONField("其他栏目", default=dict, blank=True)
    """Cells under headings that the exchange format does not know, by heading."""

    structure = models.JSONField("结构", default=dict, blank=True)
    structured = models.BooleanField("已结构化", default=False)
    structure_note = models.TextField("结构化说明", blank=True)
    read_with = models.CharField("读取依据", max_length=40, blank=True, editable=False)
    """Which reader and which vocabulary gave the structure; another one today: to be read anew."""
    methods = models.JSONField("依据文件", default=list, blank=True)
    """Codes of the methods as the vocabulary writes them, else as written."""
    instrument = models.CharField("仪器标识", max_length=100, blank=True, db_index=True)
    quantity = models.CharField("量标识", max_length=100, blank=True, db_index=True)
    field = models.CharField("专业标识", max_length=100, blank=True, db_index=True)

    class Meta:
        abstract = True

    @property
    def written(self) -> tuple[str, ...]:
        """The cells as written, in the order of the headings."""
        return tuple(getattr(self, name) for name in WRITTEN_COLUMNS.values())

    @property
    def cells(self) -> dict[str, str]:
        """The promise as written: every cell that is not empty, by heading."""
        written = dict(zip(WRITTEN_COLUMNS, self.written, strict=True))
        return {heading: text for heading, text in (written | self.extra).items() if text}

    @property
    def scope(self) -> Scope:
        """The promise as structure."""
        return scope_from_json(self.structure)
