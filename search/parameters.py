"""Every parameter of a search, declared once: read by the form, the API, its description and the
chips. Labels are what a problem document calls the parameter."""

from __future__ import annotations

from dataclasses import dataclass

SORTS = {"grade": "判定", "margin": "不确定度余量", "name": "中心名称"}
GRADE_NAMES = {
    "full": "满足要求",
    "range": "待确认",
    "partial": "部分满足",
    "related": "相关，但不满足",
}
PAGE_SIZE = 20
PAGE_SIZE_MAX = 200
QUESTION_MAX = 1000
"""Characters of ``q`` that a search takes; reading alone takes any length."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """``choice`` names the closed list an entry is taken from (slug or any name)."""

    name: str
    label: str
    description: str
    choice: str = ""
    type: str = "string"


PARAMETERS = (
    Parameter("q", "问题", "自由文本，例如 0-60MPa 0.4级压力表"),
    Parameter("instrument", "仪器", "仪器的标识或任一名称", "instrument"),
    Parameter("quantity", "被测量", "量的标识或任一名称", "quantity"),
    Parameter("low", "量程下限", "数值", type="number"),
    Parameter("high", "量程上限", "数值", type="number"),
    Parameter("unit", "单位", "量程上下限的单位，例如 MPa"),
    Parameter("accuracy_class", "准确度等级", "例如 0.4、E2、Ⅲ"),
    Parameter("mpe", "最大允许误差", "照原样书写，例如 ±0.5%FS"),
    Parameter("uncertainty", "不确定度", "照原样书写，例如 0.05% k=2"),
    Parameter("field", "专业", "计量专业的标识或名称", "field"),
    Parameter("industry", "产业", "产业的标识或名称", "industry"),
    Parameter("city", "市州", "市州的标识或名称", "city"),
    Parameter("center", "中心", "中心的标识或名称", "center"),
    Parameter("service", "服务类别", "检定、校准、测试等", "service"),
    Parameter("method", "依据", "技术文件编号，可不带年号", "method"),
    Parameter("place", "服务地点", "lab（实验室）或 site（现场）", "place"),
    Parameter("basis", "资格依据", "例如 计量标准考核", "basis"),
    Parameter("as_of", "日期", "按这一天有效的承诺回答，YYYY-MM-DD，默认今天"),
    Parameter("grade", "判定", "只列这一档：full、range、partial、related", "grade"),
    Parameter("sort", "排序", "grade、margin 或 name", "sort"),
    Parameter("keep", "照原样", "页面上不再提示存疑的部分，逗号分隔"),
    Parameter("page", "页码", "从 1 开始", type="integer"),
    Parameter("page_size", "每页条数", f"1 至 {PAGE_SIZE_MAX}", type="integer"),
)
BY_NAME = {parameter.name: parameter for parameter in PARAMETERS}
FILTERS = ("field", "industry", "city", "center", "service", "method", "place", "basis")
