"""Invented results: all four grades, a combination, nothing found, a failure."""

from __future__ import annotations

from registry.measurement.values import Interval
from search.drawing import combination_bar, coverage_bar
from search.drawing.combination import Share
from search.page_model.result import (
    Card,
    Chip,
    CombinationPanel,
    CompareForm,
    FacetGroup,
    FacetItem,
    Facets,
    GradeGroup,
    Margin,
    Member,
    Reading,
    ResultPage,
)
from search.page_model.shared import Link, SearchBox, State
from search.results import Segment
from search.styleguide.cards import (
    BESIDE,
    COARSE,
    CONFIRM,
    FULL,
    NONE,
    OUT,
    PARTIAL,
    TWO_ROWS,
    WIDE,
    bar,
    meter,
    row,
)

FACETS = Facets(
    clear_url=NONE,
    groups=(
        FacetGroup(
            "判定",
            (
                FacetItem("满足要求", 2, NONE),
                FacetItem("待确认", 1, NONE),
                FacetItem("部分满足", 2, NONE),
                FacetItem("相关，但不满足", 2, NONE),
            ),
        ),
        FacetGroup(
            "市州",
            tuple(
                FacetItem(name, 1, NONE, on=name == "武汉市")
                for name in (
                    "武汉市",
                    "襄阳市",
                    "宜昌市",
                    "黄石市",
                    "十堰市",
                    "孝感市",
                    "荆门市",
                )
            ),
        ),
        FacetGroup(
            "服务",
            (FacetItem("检定", 6, NONE), FacetItem("校准", 5, NONE), FacetItem("测试", 0)),
        ),
        FacetGroup("服务地点", (FacetItem("实验室", 7, NONE), FacetItem("现场", 2, NONE))),
        FacetGroup(
            "资格依据",
            (
                FacetItem("计量标准考核", 6, NONE),
                FacetItem("CNAS认可", 3, NONE),
                FacetItem("法定计量授权", 2, NONE),
                FacetItem("本办法承诺", 7, NONE),
            ),
        ),
    ),
)

CHIPS = (
    Chip("仪器", "压力表", "及其下级", edit_url=NONE, remove_url=NONE),
    Chip("量程", "(0～60)\u00a0MPa", edit_url=NONE, remove_url=NONE),
    Chip("准确度", "0.4级", edit_url=NONE, remove_url=NONE),
    Chip("日期", "今天", "2026-11-24", kind="locked", edit_url=NONE),
)

DOUBT = Chip(
    "量程",
    "(0～100)\u00a0mPa",
    kind="doubt",
    fix_label="改为 (0～100)\u00a0MPa",
    fix_url=NONE,
    keep_url=NONE,
    remove_url=NONE,
)

NEED = (
    "0.4级 → 最大允许误差 ±0.24\u00a0MPa（量程的0.4%）→ 需要 U\u00a0≤\u00a080\u00a0kPa"
    "（k\u00a0=\u00a02，允许误差的1/3，JJF\u00a01094）。"
)

TOOLS = (
    Link("固定链接", NONE, icon="link"),
    Link("下载CSV", NONE, icon="download"),
    Link("下载Excel", NONE, icon="download"),
)

SORTS = (Link("判定", current=True), Link("不确定度余量", NONE), Link("距离", NONE))

RELAXATIONS = (
    Link("准确度放宽到1级", NONE, "满足要求3家"),
    Link("量程缩到 (0～40)\u00a0MPa", NONE, "满足要求4家"),
    Link("量程缩到 (0～25)\u00a0MPa", NONE, "满足要求5家"),
)


def several() -> ResultPage:
    """All four grades."""
    return ResultPage(
        title="0-60MPa 0.4级压力表",
        box=SearchBox("0-60MPa 0.4级压力表", suggest_url=""),
        reading=Reading((*CHIPS, DOUBT), NEED, NONE),
        facets=FACETS,
        verdict="2家中心满足要求",
        sub="另有1家待确认、2家部分满足、2家相关但不满足，共核对11条承诺",
        sorts=SORTS,
        tools=TOOLS,
        groups=(
            GradeGroup("full", "2家", (FULL, TWO_ROWS)),
            GradeGroup("range", "1家", (CONFIRM,), "量程都够，有一部分承诺写得不全"),
            GradeGroup("partial", "2家", (PARTIAL, OUT)),
            GradeGroup("related", "2家", (COARSE, BESIDE)),
        ),
        compare=CompareForm(chosen=("江城汽车零部件中心", "隆中航空装备中心")),
        relaxations=RELAXATIONS,
        note="判定只依据各中心公开承诺的范围与不确定度，不代表报价、工期与排期。送检前请与中心确认。"
        "词表版本2026.11-3f9a，",
        note_link=Link("接口返回同样的结果", NONE),
    )


def _upper() -> Card:
    return Card(
        slug="zhanghe",
        name=BESIDE.name,
        short_name=BESIDE.short_name,
        url=NONE,
        city="荆门市",
        grade="partial",
        bars=(
            coverage_bar(
                WIDE,
                (
                    Segment(Interval(0, 100, False, True), "out_of_range"),
                    Segment(Interval(100, 250), "covered"),
                ),
                (Interval(100, 250),),
                unit="MPa",
            ),
        ),
        sentence="覆盖60%：(100～250)\u00a0MPa。缺 0 至 100\u00a0MPa（不含）：超出承诺范围。",
        meter=meter(250, 100, 333),
        margin=Margin("余量", "1.3倍"),
        rows=(
            row("HB-ZHTH-00003-1", "压力表", "(100～160) MPa", "U = 160 kPa，k = 2"),
            row("HB-ZHTH-00004-1", "压力表", "(160～250) MPa", "U = 250 kPa，k = 2"),
        ),
    )


def _lower() -> Card:
    return Card(
        slug="jiangcheng",
        name=FULL.name,
        short_name=FULL.short_name,
        url=NONE,
        city="武汉市",
        grade="partial",
        bars=(
            bar(
                (0, 100, "covered"),
                (100, 250, "out_of_range"),
                reach=(Interval(-0.1, 100),),
                demand=WIDE,
            ),
        ),
        sentence="覆盖40%：(0～100)\u00a0MPa。缺 100\u00a0MPa 以上至 250\u00a0MPa：超出承诺范围。",
        meter=meter(42, 2, 333),
        margin=Margin("余量", "7.9倍"),
        rows=FULL.rows,
    )


def _together() -> CombinationPanel:
    return CombinationPanel(
        "两家合作，全部覆盖",
        combination_bar(
            WIDE,
            (
                Share(Interval(0, 100), (Interval(-0.1, 100),)),
                Share(Interval(100, 250, True), (Interval(100, 250),)),
            ),
            unit="MPa",
        ),
        (
            Member(
                "甲",
                FULL.name,
                NONE,
                "(0～100)\u00a0MPa",
                "U 最差 42\u00a0kPa，余量7.9倍",
            ),
            Member(
                "乙",
                BESIDE.name,
                NONE,
                "100\u00a0MPa 以上至 250\u00a0MPa",
                "U 最差 250\u00a0kPa，余量1.3倍",
            ),
        ),
    )


def combined() -> ResultPage:
    """No single center, two together."""
    doubt = Chip(
        "量程",
        "250\u00a0MPa",
        "“250MPa”按压力表的测量上限理解，量程从0起。",
        kind="doubt",
        fix_label="改为只测 250\u00a0MPa 一点",
        fix_url=NONE,
        keep_url=NONE,
        remove_url=NONE,
    )
    return ResultPage(
        title="250MPa 0.4级压力表",
        box=SearchBox("250MPa 0.4级压力表", suggest_url=""),
        reading=Reading(
            (
                Chip("仪器", "压力表", edit_url=NONE, remove_url=NONE),
                Chip("准确度", "0.4级", edit_url=NONE, remove_url=NONE),
                Chip("量程", "(0～250)\u00a0MPa", edit_url=NONE, remove_url=NONE),
                doubt,
            ),
            "需要 U\u00a0≤\u00a0333\u00a0kPa（k\u00a0=\u00a02），即允许误差 ±1\u00a0MPa 的1/3。",
            NONE,
        ),
        facets=FACETS,
        verdict="没有一家中心能单独满足",
        sub="但两家合起来可以全部覆盖。",
        sorts=SORTS,
        tools=TOOLS,
        combination=_together(),
        groups=(GradeGroup("partial", "2家", (_upper(), _lower())),),
        relaxations=(
            Link("量程缩到 (0～100)\u00a0MPa", NONE, "满足2家"),
            Link("量程缩到 (0～60)\u00a0MPa", NONE, "满足2家"),
        ),
    )


def nothing() -> ResultPage:
    """Nothing found: which condition emptied the list, and what would help."""
    return ResultPage(
        title="武汉 0-60MPa 0.02级压力表",
        box=SearchBox("武汉 0-60MPa 0.02级压力表", suggest_url=""),
        reading=Reading(CHIPS),
        verdict="没有中心满足，卡在准确度",
        sub="(0～60)\u00a0MPa 有5家能做，但没有一家的不确定度小到 2\u00a0kPa。",
        state=State(
            "可以这样放宽",
            links=(
                Link("准确度放宽到0.1级", NONE, "满足1家"),
                Link("量程缩到 (0～10)\u00a0MPa", NONE, "满足2家"),
                Link("只按仪器名称看", NONE, "共7家"),
            ),
        ),
    )


def failed() -> ResultPage:
    """The search failed: the question is kept."""
    return ResultPage(
        title="查询没有完成",
        box=SearchBox("0-60MPa 0.4级压力表", suggest_url=""),
        verdict="查询没有完成",
        state=State(
            "问题已保留",
            ("系统这次没有在时限内算完。错误编号7F3A。",),
            actions=(Link("再试一次", NONE), Link("中心名录", "/centers/")),
        ),
    )
