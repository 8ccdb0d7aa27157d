"""What the rule asks of an application, declared once: articles 8, 10 and 11.

The words are the rule's own (a test holds them against the text that is published).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Condition:
    """A basic condition (基本条件): its code, its label in article 8, and its first sentence."""

    code: str
    label: str
    words: str

    @property
    def slot(self) -> str:
        """Where its evidence is kept (``Evidence.slot``)."""
        return f"condition-{self.code}"


CONDITIONS = (
    Condition("team", "（一）", "拥有一支适应产业发展需求的计量科技团队"),
    Condition("resources", "（二）", "具有适应产业发展需求的计量基础资源"),
    Condition("service", "（三）", "具有较好的服务产业发展的工作基础和能力"),
    Condition("innovation", "（四）", "具有较好的服务产业发展的计量科技创新基础"),
    Condition("quality", "（五）", "建立独立运行的实验室质量管理体系"),
    Condition(
        "support",
        "（六）",
        "获得地方人民政府或上级主管部门的政策性支持和资金投入，"
        "保证省级产业计量中心建设实施的自筹资金、配套资金、技术支撑和后勤保障",
    ),
)
"""The six conditions of article 8, each with a statement and evidence."""

CONDITION_OF = {condition.code: condition for condition in CONDITIONS}


@dataclass(frozen=True, slots=True)
class Paper:
    """A document that an application encloses: its slot, its name, the article that asks for it."""

    slot: str
    label: str
    article: str


RESEARCH = Paper("research", "产业发展调研报告", "第十条")
FORM = Paper("form", "湖北省产业计量测试中心申报书", "第十一条")
CONSENT = Paper("consent", "地方人民政府或上级主管部门同意并行文申请的文件（扫描件）", "第十一条")
PAPERS = (RESEARCH, FORM, CONSENT)

PREPARATION_MONTHS = 24
"""Within which a preparation is generally completed (article 13: 一般应在24个内完成)."""
