"""The headings of the exchange format: which there are, which must be there, what each fills.

A heading the format does not know is no error: its cells are kept by that heading. The optional
ones below hold what a plain folder never needs; ``dump_province`` writes them only where the
register holds something that could not be given back otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping

from registry.models import WRITTEN_COLUMNS

CENTER_TEXTS: Mapping[str, str] = {
    "slug": "slug",
    "名称": "name",
    "简称": "short_name",
    "依托单位": "host",
    "所在市州": "city_text",
    "产业": "industries_text",
    "批准文号": "approval_number",
    "负责人": "head",
    "地址": "address",
    "联系电话": "phone",
    "邮箱": "email",
    "网址": "website",
    "简介": "profile",
    "收费公示页": "fee_page",
}
"""Cells of ``centers.csv`` kept as they are, and the field of ``Center`` each fills."""

ESTABLISHED = "成立日期"
FEES = "收费公示页"
STEM = "编号前缀"
PLACES = "其他场所"
HISTORY = "状态沿革"

CENTER_HEADINGS = (
    "slug",
    "名称",
    "简称",
    "依托单位",
    "所在市州",
    "产业",
    "批准文号",
    ESTABLISHED,
    "负责人",
    "地址",
    "联系电话",
    "邮箱",
    "网址",
    "简介",
)
CENTER_OPTIONAL = (FEES, STEM, PLACES, HISTORY)
CENTER_REQUIRED = ("slug", "名称", ESTABLISHED)

CODE = "编号"
FROM = "生效日期"
TO = "失效日期"
STATUS = "状态"
SUSPENDED_FROM = "暂停日期"
SUSPENDED_TO = "恢复日期"
DOCUMENT = "批准文号"
DOCUMENT_DAY = "批准日期"

SCOPE_HEADINGS = (*(h for h in WRITTEN_COLUMNS if h != "备注"), FROM, CODE, TO, STATUS, "备注")
SCOPE_OPTIONAL = (SUSPENDED_FROM, SUSPENDED_TO, DOCUMENT, DOCUMENT_DAY)
SCOPE_REQUIRED = ("仪器名称", "测量范围")

IN_FORCE = "有效"
SUSPENDED = "暂停"
