"""The tables of the vocabulary, column by column as the shipped files have them.

Everything is text, lists separated by ``|``: ``registry.vocabulary`` gives it its meaning, for the
shipped files and for these tables alike. ``docs/vocabulary.md`` says what the columns mean.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from registry.models.vocabulary.base import YES_NO, VocabularyRow


def _text(name: str, *, blank: bool = True) -> models.TextField[str, str]:
    return models.TextField(name, blank=blank)


def _slug(name: str, *, blank: bool = False) -> models.CharField[str, str]:
    return models.CharField(name, max_length=100, blank=blank)


def _flag(name: str) -> models.CharField[str, str]:
    return models.CharField(name, max_length=3, blank=True, choices=YES_NO)


class MeasurementField(VocabularyRow):
    """专业: a measurement field or a sub-field."""

    TABLE = "fields"

    slug = _slug("标识")
    name = _text("名称", blank=False)
    name_en = _text("英文名")
    parent = _slug("上级", blank=True)
    aliases = _text("别名")
    source = _text("来源")

    class Meta(VocabularyRow.Meta):
        verbose_name = "专业"
        verbose_name_plural = "专业"

    def __str__(self) -> str:
        return self.name


class QuantityEntry(VocabularyRow):
    """量: a kind of quantity with its coherent unit."""

    TABLE = "quantities"

    slug = _slug("标识")
    name = _text("名称", blank=False)
    name_en = _text("英文名")
    field = _slug("专业")
    dimension = _text("量纲", blank=False)
    si_unit = _slug("一贯单位")
    broader = _slug("上位量", blank=True)
    aliases = _text("别名")
    symbols = _text("符号")
    zero = _text("相对值零点")
    signed = _flag("可为负")
    logarithmic = _flag("对数量")
    source = _text("来源")
    verified = _flag("已核实")

    class Meta(VocabularyRow.Meta):
        verbose_name = "量"
        verbose_name_plural = "量"

    def __str__(self) -> str:
        return self.name


class UnitEntry(VocabularyRow):
    """单位: a unit with the ways people write it."""

    TABLE = "units"
    KEY = ("code",)

    code = _slug("代码")
    symbol = _text("符号")
    name = _text("名称", blank=False)
    factor = _text("系数")
    offset = _text("偏移")
    quantities = _text("量")
    spellings = _text("其他写法")
    prefixes = _flag("可加词头")
    source = _text("来源")
    verified = _flag("已核实")

    class Meta(VocabularyRow.Meta):
        verbose_name = "单位"
        verbose_name_plural = "单位"

    def __str__(self) -> str:
        return f"{self.name} {self.symbol or self.code}"


class ClassSystemEntry(VocabularyRow):
    """准确度等级体系: a system of accuracy classes."""

    TABLE = "class_systems"

    slug = _slug("标识")
    name = _text("名称", blank=False)
    kind = _slug("类型")
    quantity = _slug("量", blank=True)
    classes = _text("等级")
    source = _text("来源")
    verified = _flag("已核实")

    class Meta(VocabularyRow.Meta):
        verbose_name = "准确度等级体系"
        verbose_name_plural = "准确度等级体系"

    def __str__(self) -> str:
        return self.name


class ClassLimit(VocabularyRow):
    """等级限值: what a class permits over a piece of its range."""

    TABLE = "class_limits"
    KEY = ("system", "class", "quantity", "unit", "low", "high")
    ATTRIBUTES: ClassVar[dict[str, str]] = {"class": "class_name"}

    system = _slug("等级体系")
    class_name = models.CharField("等级", max_length=50)
    quantity = _slug("量", blank=True)
    unit = _slug("单位", blank=True)
    low = _text("下限")
    high = _text("上限")
    low_open = _flag("不含下限")
    mpe_unit = _slug("限值单位", blank=True)
    absolute = _text("绝对限值")
    relative = _text("相对限值")
    source = _text("来源")
    verified = _flag("已核实")

    class Meta(VocabularyRow.Meta):
        verbose_name = "等级限值"
        verbose_name_plural = "等级限值"

    def __str__(self) -> str:
        return f"{self.system} {self.class_name}（{self.low}～{self.high}）"


class MethodEntry(VocabularyRow):
    """方法文件: a method document."""

    TABLE = "methods"
    KEY = ("code",)

    code = _slug("文件号")
    series = _slug("系列", blank=True)
    number = _slug("序号", blank=True)
    year = models.CharField("年份", max_length=4, blank=True)
    title = _text("名称")
    status = _slug("状态", blank=True)
    replaces = _text("代替")
    replaced_by = _slug("被代替", blank=True)
    cycle_months = models.CharField("检定周期（月）", max_length=4, blank=True)
    cycle_text = _text("检定周期说明")
    source = _text("来源")
    verified = _flag("已核实")

    class Meta(VocabularyRow.Meta):
        verbose_name = "方法文件"
        verbose_name_plural = "方法文件"

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class InstrumentEntry(VocabularyRow):
    """仪器: an instrument, a family or a kind of the taxonomy."""

    TABLE = "instruments"

    slug = _slug("标识")
    name = _text("名称", blank=False)
    name_en = _text("英文名")
    parent = _slug("上级", blank=True)
    field = _slug("专业")
    quantity = _slug("量", blank=True)
    quantities = _text("其他量")
    unit = _slug("常用单位", blank=True)
    class_system = _slug("等级体系", blank=True)
    aliases = _text("别名")
    aliases_en = _text("英文别名")
    pinyin = _text("拼音")
    methods = _text("方法文件")
    upper_limit_named = _flag("以上限命名")
    statutory = _text("强制检定目录项")
    source = _text("来源")
    verified = _flag("已核实")

    class Meta(VocabularyRow.Meta):
        verbose_name = "仪器"
        verbose_name_plural = "仪器"

    def __str__(self) -> str:
        return self.name


class NamedRow(VocabularyRow):
    """The columns of a plain closed list."""

    slug = _slug("标识")
    name = _text("名称", blank=False)
    aliases = _text("别名")
    source = _text("来源")

    class Meta(VocabularyRow.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.name


class IndustryEntry(NamedRow):
    """产业"""

    TABLE = "industries"

    class Meta(NamedRow.Meta):
        verbose_name = "产业"
        verbose_name_plural = "产业"


class CityEntry(NamedRow):
    """市州"""

    TABLE = "cities"

    class Meta(NamedRow.Meta):
        verbose_name = "市州"
        verbose_name_plural = "市州"


class CountyEntry(VocabularyRow):
    """县区: a county and the division it lies in."""

    TABLE = "counties"
    KEY = ("name",)

    name = models.CharField("名称", max_length=100)
    city = _slug("市州")
    aliases = _text("别名")
    source = _text("来源")

    class Meta(VocabularyRow.Meta):
        verbose_name = "县区"
        verbose_name_plural = "县区"

    def __str__(self) -> str:
        return self.name


class ServiceEntry(NamedRow):
    """服务类别"""

    TABLE = "services"

    class Meta(NamedRow.Meta):
        verbose_name = "服务类别"
        verbose_name_plural = "服务类别"


class BasisEntry(NamedRow):
    """资格依据"""

    TABLE = "bases"

    class Meta(NamedRow.Meta):
        verbose_name = "资格依据"
        verbose_name_plural = "资格依据"


class PlaceEntry(NamedRow):
    """服务地点"""

    TABLE = "places"

    class Meta(NamedRow.Meta):
        verbose_name = "服务地点"
        verbose_name_plural = "服务地点"
