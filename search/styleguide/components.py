"""Invented values for the overview of every component, and for the home page."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from registry.measurement.values import Interval
from search.drawing import Drawing, coverage_bar, deadline_ruler, item_boxes
from search.drawing.ruler import Deadline
from search.page_model.promise import ProofStep
from search.page_model.result import Chip, CombinationPanel, FacetGroup, FacetItem
from search.page_model.shared import (
    Event,
    Fact,
    Field,
    FieldError,
    Link,
    SearchBox,
    Stamp,
    State,
    Tag,
    Tile,
)
from search.results import Segment
from search.styleguide import cards, centers, promises, results
from search.styleguide.cards import NONE, bar, meter
from search.styleguide.colours import COLOURS


@dataclass(frozen=True, slots=True)
class Sample:
    """A drawing with its caption and the sentence that says the same."""

    id: str
    caption: str
    sentence: str
    bar: Drawing


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text before or after a change."""

    text: str
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """A row of a difference."""

    tag: Tag
    code: str
    instrument: str
    before: tuple[Piece, ...] = ()
    after: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do, with its day. ``tone``: empty, ``soon``, ``late`` or ``waiting``."""

    days: str
    due: str
    title: str
    why: str
    action: str
    tone: str = ""
    url: str = NONE


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything the overview shows."""

    colours: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    bars: tuple[Sample, ...]
    meters: tuple[tuple[Drawing, str, str], ...]
    chips: tuple[Chip, ...]
    facet: FacetGroup
    stamps: tuple[Stamp, ...]
    tags: tuple[Tag, ...]
    head: tuple[Fact, ...]
    proof: tuple[ProofStep, ...]
    events: tuple[Event, ...]
    tasks: tuple[Task, ...]
    difference: tuple[Difference, ...]
    ruler: Drawing
    box: SearchBox
    errors: tuple[FieldError, ...]
    field: Field
    error_field: Field

    tiles: tuple[Tile, ...]
    combination: CombinationPanel | None
    relaxations: State | None


def _bars() -> tuple[Sample, ...]:
    covered = Segment(Interval(0.001, 10), "covered")
    wide = coverage_bar(
        Interval(0.001, 1e5),
        (
            covered,
            Segment(Interval(10, 1000, True, True), "out_of_range"),
            Segment(Interval(1000, 1e5), "covered"),
        ),
        (Interval(0.001, 10), Interval(1000, 1e5)),
        unit="Pa",
    )
    point = coverage_bar(
        Interval(50, 50),
        (Segment(Interval(50, 50), "covered"),),
        (Interval(40, 1000),),
        unit="Hz",
    )
    unbounded = coverage_bar(
        Interval(300, None, True),
        (
            Segment(Interval(300, 900, True), "covered"),
            Segment(Interval(900, None, True), "out_of_range"),
        ),
        (Interval(300, 900),),
        unit="℃",
    )
    slit = coverage_bar(
        cards.ASKED,
        (
            Segment(Interval(0, 29.9), "covered"),
            Segment(Interval(29.9, 30, True, True), "out_of_range"),
            Segment(Interval(30, 60), "covered"),
        ),
        (Interval(0, 29.9), Interval(30, 60)),
        unit="MPa",
    )
    three = bar(
        (0, 20, "confirm"),
        (20, 40, "covered"),
        (40, 60, "not_accurate_enough"),
        reach=(Interval(0, 60),),
    )
    items = item_boxes((("4", True), ("7", True), ("10", False)), unit="pH")
    return (
        Sample("b1", "线性，缺一段", "缺 25\u00a0MPa 以上至 60\u00a0MPa", cards.OUT.bars[0]),
        Sample("b2", "范围内但不够准、待确认并存", "三段各有一句原因", three),
        Sample(
            "b3",
            "跨3个数量级以上用对数刻度，并写明",
            "缺 10\u00a0Pa 以上至 1000\u00a0Pa（不含）",
            wide,
        ),
        Sample("b4", "单点要求", "50\u00a0Hz 在 (40～1000)\u00a0Hz 内", point),
        Sample(
            "b5", "要求不含端点、上端无界", "要求 300\u00a0℃ 以上，承诺到 900\u00a0℃", unbounded
        ),
        Sample("b6", "离散点", "pH\u00a010 不在承诺的标准点内", items),
        Sample(
            "b7",
            "极窄的缺口至少画3px，并加指示",
            "缺 29.9\u00a0MPa 以上至 30\u00a0MPa（不含）",
            slit,
        ),
        Sample(
            "b8", "完全没有交集", "承诺 (100～250)\u00a0MPa，超出要求范围", cards.BESIDE.bars[0]
        ),
    )


CHIPS = (
    *results.CHIPS[:2],
    results.CHIPS[3],
    results.DOUBT,
    Chip("按文字查找", "5520A", kind="text", remove_url=NONE),
    Chip("分度值", "0.02\u00a0mm", "不作为允许误差", kind="trade", remove_url=NONE),
)

EVENTS = (
    Event("11-02 09:20", "起草", "李经办"),
    Event("11-10 16:05", "提交", "王主任确认，第1次"),
    Event("11-20 15:22", "退回补正", "孙经办：第3行缺包含因子", tone="back"),
    Event("现在", "等中心补正", "11-27截止，还剩3天", tone="now"),
    Event("以后", "材料审查、验收、决定", tone="ahead"),
)

TASKS = (
    Task("还剩3天", "11-27前", "补正能力变更", "BG-2026-041，第3行", "去补正", "soon"),
    Task("逾期4天", "11-20到期", "整改材料", "JC-2026-008", "去提交", "late"),
    Task("等待他人", "无须操作", "年度报告", "由主管部门审阅", "查看", "waiting"),
)

DIFFERENCE = (
    Difference(Tag("增加", "blue"), "新编号", "数字压力计", (), (Piece("(0～60)\u00a0MPa", True),)),
    Difference(
        Tag("修改", "ochre"),
        "HB-QCLB-00031",
        "扭矩扳子",
        (Piece("(5～"), Piece("2000", True), Piece(")\u00a0N⋅m")),
        (Piece("(5～"), Piece("3000", True), Piece(")\u00a0N⋅m")),
    ),
    Difference(
        Tag("撤销", "red"), "HB-QCLB-00077", "指针式转速表", (Piece("1级及以下", True),), ()
    ),
)

HEAD = (
    Fact("索引号", "示例2026-00318"),
    Fact("发文字号", "示公告〔2026〕18号"),
    Fact("成文日期", "2026-11-16"),
    Fact("发布日期", "2026-11-18"),
    Fact("主题分类", "计量管理"),
    Fact("有效性", "现行有效", strong=True),
)


def overview() -> Overview:
    """Every component in every state."""
    today = datetime.date(2026, 11, 24)
    return Overview(
        colours=COLOURS,
        tiles=centers.tiles("武汉"),
        combination=results.combined().combination,
        relaxations=results.nothing().state,
        bars=_bars(),
        meters=(
            (meter(26, 2), "余量", "3.1倍"),
            (meter(76, 30), "余量", "1.1倍"),
            (meter(120), "超出需要", "50%"),
        ),
        chips=CHIPS,
        facet=FacetGroup(
            "判定",
            (
                FacetItem("满足要求", 2, NONE, on=True),
                FacetItem("待确认", 1, NONE),
                FacetItem("测试", 0),
            ),
        ),
        stamps=(
            Stamp("现行有效"),
            Stamp("已修改", "changed"),
            Stamp("废止", "ended"),
            Stamp("正常运行"),
            Stamp("暂停", "ended"),
            Stamp("撤销", "ended"),
        ),
        tags=(Tag("通知"), Tag("能力变更", "blue"), Tag("已退回", "ochre"), Tag("暂停", "red")),
        head=HEAD,
        proof=promises.BROKEN,
        events=EVENTS,
        tasks=TASKS,
        difference=DIFFERENCE,
        ruler=deadline_ruler(
            today,
            (
                Deadline(datetime.date(2026, 11, 27), "补正截止", "江城汽车零部件", "soon"),
                Deadline(datetime.date(2026, 12, 8), "整改到期", "磁湖特种钢", "soon"),
                Deadline(datetime.date(2026, 12, 31), "年度报告", "18家未报"),
                Deadline(datetime.date(2027, 1, 31), "标准证书到期", "江城汽车零部件"),
                Deadline(datetime.date(2027, 3, 15), "筹建期满", "府河智能装备"),
            ),
        ),
        box=SearchBox("jmylb", suggest_url="", id="guide-q"),
        errors=(
            FieldError("field-range", "测量范围的下限大于上限"),
            FieldError("field-dated", "成文日期晚于发布日期"),
        ),
        field=Field("dated", "成文日期", "2026-11-24", hint="照文件写，例如 2026-11-24"),
        error_field=Field(
            "range",
            "测量范围",
            "60-6MPa",
            hint="照原文写，例如 (0～60)\u00a0MPa",
            error="下限60大于上限6，是否写反了",
        ),
    )


@dataclass(frozen=True, slots=True)
class Home:
    """The band of the home page."""

    box: SearchBox
    examples: tuple[Link, ...]
    title: str = "谁能校准我的仪器？"
    lead: str = "写下仪器、量程和准确度要求，系统逐点核对各中心公开承诺的范围与不确定度。"
    breadcrumb: tuple[Link, ...] = ()


def home() -> Home:
    """The question band with its examples."""
    return Home(
        SearchBox(suggest_url="", large=True),
        tuple(
            Link(text, NONE)
            for text in (
                "0-60MPa 0.4级压力表",
                "A级铂电阻 −50～300℃",
                "1kg～20kg F1等级砝码",
                "交流电压 10V 50Hz 万用表",
            )
        ),
    )
