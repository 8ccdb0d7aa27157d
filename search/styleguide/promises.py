"""Invented promises: one read in full, one kept as text only."""

from __future__ import annotations

from registry.measurement.values import Figure, Interval, Piece
from search.drawing import uncertainty_curve
from search.drawing.curve import Asked as Need
from search.page_model.promise import (
    Asked,
    CurvePanel,
    FigureRow,
    PartRow,
    PromisePage,
    ProofStep,
    VersionRow,
)
from search.page_model.shared import Fact, Link, Stamp, Tag
from search.styleguide.cards import FULL, NONE
from search.styleguide.centers import HOME

PARTS = (
    PartRow(
        "仪器",
        "弹性元件式精密压力表",
        "力学 › 压力仪表 › 压力表 › ",
        link=Link("精密压力表", NONE),
    ),
    PartRow("被测量", "压力", "压力，相干单位\u00a0Pa"),
    PartRow(
        "测量范围",
        "(−0.1～100) MPa",
        "下限 −0.1\u00a0MPa（含），上限 100\u00a0MPa（含）",
        "即 −1.0×10⁵\u00a0Pa 至 1.0×10⁸\u00a0Pa",
    ),
    PartRow(
        "不确定度",
        "U = 2 kPa + 0.04 % p，k = 2",
        "线性和 U\u00a0=\u00a0a\u00a0+\u00a0b\u00a0|p|，"
        "a\u00a0=\u00a02\u00a0kPa，b\u00a0=\u00a04×10⁻⁴",
        "k\u00a0=\u00a02，指服务所得结果的不确定度",
    ),
    PartRow("条件", "传压介质：气体（不大于6 MPa）、液体"),
    PartRow("服务", "检定；校准", "检定、校准；中心输出压力，比较被测仪表示值"),
    PartRow("地点", "实验室；现场（60 MPa以下）", "本部实验室；现场服务限 60\u00a0MPa 以下"),
    PartRow(
        "依据",
        "JJG 49-2013",
        link=Link("JJG 49-2013", NONE, " 弹性元件式精密压力表和真空表"),
        tag=Tag("现行", "blue"),
    ),
    PartRow(
        "资格依据",
        "计量标准考核；法定计量授权",
        "计量标准考核、法定计量授权",
        "证书可用于检定结论和量值溯源",
    ),
)

CURVE = CurvePanel(
    "不确定度随压力的变化",
    "压力\u00a0/\u00a0MPa",
    "U\u00a0/\u00a0kPa",
    uncertainty_curve(
        (Piece(Interval(-0.1, 100), Figure(2, 0.4)),),
        x_title="压力 p / MPa",
        u_title="扩展不确定度 U / kPa（k = 2）",
        asked=Need(
            (Piece(Interval(0, 60), Figure(80)),),
            "您需要：U ≤ 80\u00a0kPa，(0～60)\u00a0MPa",
            60,
            "60\u00a0MPa处26\u00a0kPa，余量3.1倍",
        ),
    ),
    "实线为承诺的不确定度；浅底为您要求的范围，虚线是需要的上限。实线在虚线以下即满足。",
    (
        FigureRow("−0.1", "2.0", "—"),
        FigureRow("0", "2.0", "40倍"),
        FigureRow("25", "12.0", "6.7倍"),
        FigureRow("40", "18.0", "4.4倍"),
        FigureRow("60", "26.0", "3.1倍", tightest=True),
        FigureRow("80", "34.0", "—"),
        FigureRow("100", "42.0", "—"),
    ),
)

PROOF = (
    ProofStep("本承诺", ("HB-QCLB-00017-2", "2025-07-01起生效")),
    ProofStep("计量标准考核证书", ("〔2023〕示量标企证字第012号", "0.02级活塞式压力计标准装置")),
    ProofStep("标准的有效期", ("至2027-01-31",), "soon", "还有68天，已提醒中心"),
    ProofStep("批准与公告", ("示市监计量公告〔2025〕18号",), link=Link("查看公告全文", NONE)),
)

BROKEN = (
    *PROOF[:3],
    ProofStep("授权已过期", ("自2026-11-01，承诺自动标记",), "broken"),
)


def promise() -> PromisePage:
    """A promise against a question, with its curve."""
    return PromisePage(
        code="HB-QCLB-00017-2",
        version="第2版",
        title="弹性元件式精密压力表 (−0.1～100)\u00a0MPa",
        stamp=Stamp("现行有效"),
        center=Link(FULL.name, NONE),
        city="武汉市",
        tools=(Link("下载", NONE, icon="download"),),
        compare_url=NONE,
        asked=Asked(
            "0-60MPa 0.4级压力表",
            "full",
            "这一条承诺就能全部覆盖。",
            FULL.bars,
            FULL.meter,
            "余量3.1倍",
        ),
        parts=PARTS,
        curve=CURVE,
        proof=PROOF,
        advice=(
            Fact("检定周期", "一般不超过1年（JJG\u00a049-2013）"),
            Fact("强制检定", "用于安全防护的压力表属强制检定，到哪里办", NONE),
            Fact("收费", "本中心收费公示", NONE),
            Fact("联系", "力学室，027-0000\u00a00000"),
        ),
        versions=(
            VersionRow("第2版", ("2025-07-01起",), "(−0.1～100) MPa", "U = 2 kPa + 0.04 % p"),
            VersionRow(
                "第1版", ("2019-05-01至", "2025-06-30"), "(−0.1～60) MPa", "Urel = 0.1 %", NONE
            ),
        ),
        versions_url=NONE,
        permanent_url="/capabilities/HB-QCLB-00017/",
        cite_tools=(Link("JSON", NONE), Link("报告错误", NONE)),
        breadcrumb=(
            HOME,
            Link("中心名录", "/centers/"),
            Link(FULL.name, NONE),
            Link("承诺"),
        ),
    )


def unstructured() -> PromisePage:
    """A promise that is suspended and was not read."""
    return PromisePage(
        code="HB-QCLB-00511-1",
        version="第1版",
        title="氙灯老化试验箱",
        stamp=Stamp("暂停", "ended"),
        warning="自2026-10-27起暂停，期间不得出具证书",
        center=Link(FULL.name, NONE),
        city="武汉市",
        parts=(
            PartRow("仪器", "氙灯老化试验箱", "环境试验设备"),
            PartRow("测量范围", "按用户要求"),
            PartRow("不确定度", ""),
        ),
        curve=CurvePanel(
            "不确定度", sentence="范围没有读成结构，因此没有曲线；以原文为准，请向中心确认。"
        ),
        proof=BROKEN,
        permanent_url="/capabilities/HB-QCLB-00511/",
        breadcrumb=(HOME, Link("中心名录", "/centers/"), Link("承诺")),
    )
