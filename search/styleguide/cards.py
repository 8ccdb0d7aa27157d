"""Invented centers against an invented question: a card of each kind."""

from __future__ import annotations

from registry.measurement.values import Interval
from search.drawing import Drawing, coverage_bar, margin_meter
from search.page_model.result import Card, Cause, Margin, PromiseRow
from search.results import Segment

ASKED = Interval(0, 60)
WIDE = Interval(0, 250)
NONE = "#"


def bar(
    *pieces: tuple[float, float, str], reach: tuple[Interval, ...], demand: Interval = ASKED
) -> Drawing:
    """A bar in MPa from (low, high, state) pieces, each open at a low end that is not the first."""
    segments = [
        Segment(Interval(low, high, index > 0, False), state)
        for index, (low, high, state) in enumerate(pieces)
    ]
    return coverage_bar(demand, segments, reach, unit="MPa")


def meter(worst: float, best: float | None = None, needed: float = 80) -> Drawing:
    """A meter in kPa."""
    return margin_meter(
        needed=needed,
        worst=worst,
        best=best,
        need_text=f"需要 ≤ {needed:g}\u00a0kPa",
        worst_text=f"最差点{worst:g}\u00a0kPa",
    )


def row(code: str, instrument: str, measuring: str, accuracy: str, **more: object) -> PromiseRow:
    """A promise as written."""
    given: dict[str, object] = {
        "methods": ("JJG 49-2013",),
        "services": "检定",
        "places": "实验室",
        **more,
    }
    return PromiseRow(code, NONE, instrument, measuring, accuracy, **given)  # type: ignore[arg-type]


FULL = Card(
    slug="jiangcheng",
    name="示范·江城汽车零部件产业计量测试中心",
    short_name="江城汽车零部件中心",
    url=NONE,
    city="武汉市",
    grade="full",
    compared=True,
    bars=(bar((0, 60, "covered"), reach=(Interval(-0.1, 100),)),),
    sentence="全部覆盖 (0～60)\u00a0MPa，另可做到 100\u00a0MPa。",
    meter=meter(26, 2),
    margin=Margin("余量", "3.1倍", "，按承诺公式逐点计算"),
    rows=(
        row(
            "HB-QCLB-00017-2",
            "弹性元件式精密压力表",
            "(−0.1～100) MPa",
            "U = 2 kPa + 0.04 % p，k = 2",
            services="检定、校准",
            places="实验室、现场",
        ),
    ),
)

TWO_ROWS = Card(
    slug="longzhong",
    name="示范·隆中航空装备产业计量测试中心",
    short_name="隆中航空装备中心",
    url=NONE,
    city="襄阳市",
    grade="full",
    compared=True,
    bars=(bar((0, 60, "covered"), reach=(Interval(0, 10), Interval(10, 60))),),
    sentence="两条承诺合起来全部覆盖 (0～60)\u00a0MPa。",
    meter=meter(60, 5),
    margin=Margin("余量", "1.3倍", "，最差点在 10\u00a0MPa 以上"),
    rows=(
        row("HB-LZHK-00203-1", "精密压力表", "(0～10) MPa", "U = 5 kPa，k = 2"),
        row("HB-LZHK-00204-3", "精密压力表", "(10～60) MPa", "U = 60 kPa，k = 2"),
    ),
)

CONFIRM = Card(
    slug="checheng",
    name="示范·车城商用车产业计量测试中心",
    short_name="车城商用车中心",
    url=NONE,
    city="十堰市",
    grade="range",
    bars=(bar((0, 40, "covered"), (40, 60, "confirm"), reach=(Interval(0, 100),)),),
    sentence="覆盖 (0～40)\u00a0MPa；40\u00a0MPa 以上至 60\u00a0MPa 待确认："
    "承诺写的是上一级名称“压力仪表”，是否含精密压力表须问中心。",
    margin=Margin("承诺的服务对象等级是", "0.25级及以下", "，含所要的0.4级"),
    ask_url=NONE,
    rows=(
        row("HB-SYCJ-00088-1", "精密压力表", "(0～40) MPa", "0.25级及以下"),
        row(
            "HB-SYCJ-00091-1",
            "压力仪表",
            "(0～100) MPa",
            "U = 50 kPa，k = 2",
            methods=("JJG 875-2019",),
            services="校准",
            places="现场",
            instrument_cause=Cause("上一级名称，待确认"),
        ),
    ),
)

PARTIAL = Card(
    slug="cihu",
    name="示范·磁湖特种钢产业计量测试中心",
    short_name="磁湖特种钢中心",
    url=NONE,
    city="黄石市",
    grade="partial",
    bars=(bar((0, 40, "covered"), (40, 60, "not_accurate_enough"), reach=(Interval(0, 100),)),),
    sentence="覆盖67%：(0～40)\u00a0MPa。缺 40\u00a0MPa 以上至 60\u00a0MPa："
    "在承诺范围内，但不够准。",
    meter=meter(120),
    margin=Margin("40\u00a0MPa 以上超出需要", "50%"),
    rows=(
        row("HB-CHTG-00041-2", "精密压力表", "(0～40) MPa", "Urel = 0.06 %，k = 2"),
        row(
            "HB-CHTG-00042-1",
            "精密压力表",
            "(40～100) MPa",
            "U = 120 kPa，k = 2",
            services="校准",
            accuracy_cause=Cause("大于需要的 80\u00a0kPa", doubt=False),
        ),
    ),
)

OUT = Card(
    slug="xiajiang",
    name="示范·峡江磷化工产业计量测试中心",
    short_name="峡江磷化工中心",
    url=NONE,
    city="宜昌市",
    grade="partial",
    bars=(bar((0, 25, "covered"), (25, 60, "out_of_range"), reach=(Interval(-0.1, 25),)),),
    sentence="覆盖42%：(0～25)\u00a0MPa。缺 25\u00a0MPa 以上至 60\u00a0MPa：超出承诺范围。",
    margin=Margin("承诺的服务对象等级是", "0.25级及以下", "，含所要的0.4级"),
    rows=tuple(
        row(f"HB-XJLH-0001{n}-1", "弹性元件式精密压力表", "(−0.1～25) MPa", "0.25级及以下")
        for n in range(2, 8)
    ),
)

COARSE = Card(
    slug="huanchuan",
    name="示范·澴川高端装备产业计量测试中心",
    url=NONE,
    city="孝感市",
    grade="related",
    bars=(bar((0, 60, "not_accurate_enough"), reach=(Interval(0, 60),)),),
    sentence="不够准：只服务1.6级及更粗的压力表，所要0.4级更细。",
)

BESIDE = Card(
    slug="zhanghe",
    name="示范·漳河通用航空产业计量测试中心",
    short_name="漳河通用航空中心",
    url=NONE,
    city="荆门市",
    grade="related",
    bars=(bar((0, 60, "out_of_range"), reach=(Interval(100, 250),)),),
    sentence="超出范围：承诺 (100～250)\u00a0MPa，与所要 (0～60)\u00a0MPa 没有交集。",
)
