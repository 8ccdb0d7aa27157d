"""An invented comparison: four centers for one question."""

from __future__ import annotations

from search.page_model.centers import (
    CompareCell,
    CompareColumn,
    ComparePage,
    ComparePart,
    CompareRow,
)
from search.page_model.shared import Link
from search.styleguide.cards import CONFIRM, FULL, NONE, OUT, TWO_ROWS
from search.styleguide.centers import HOME
from search.styleguide.results import TOOLS


def _cell(*lines: str | tuple[str, str], best: bool = False, doubt: str = "") -> CompareCell:
    pairs = tuple(
        (line, "", "") if isinstance(line, str) else (line[0], "", line[1]) for line in lines
    )
    return CompareCell(pairs, best, doubt)


def _links(*lines: tuple[str, str]) -> CompareCell:
    return CompareCell(tuple((code, NONE, note) for code, note in lines))


def comparison() -> ComparePage:
    """Four centers: two full, one to be confirmed, one in part."""
    columns = tuple(
        CompareColumn(card.name, NONE, card.city, card.grade, sentence, card.slug, card.bars, NONE)
        for card, sentence in (
            (FULL, "全部覆盖"),
            (TWO_ROWS, "全部覆盖"),
            (CONFIRM, "(0～40)\u00a0MPa，以上待确认"),
            (OUT, "(0～25)\u00a0MPa，以上不能做"),
        )
    )
    served = ("按服务等级", "0.25级及以下，含0.4级")
    return ComparePage(
        title="比较4家中心",
        question="0-60MPa 0.4级压力表",
        asked=(
            "量程 (0～60)\u00a0MPa",
            "需要 U\u00a0≤\u00a080\u00a0kPa（k\u00a0=\u00a02）",
            "截至2026-11-24",
        ),
        change_url=NONE,
        difference=Link("只看不同的行", NONE),
        tools=TOOLS[:1],
        columns=columns,
        parts=(
            ComparePart(
                "",
                (
                    CompareRow(
                        "差在哪里",
                        (
                            _cell(),
                            _cell(),
                            _cell("承诺写的是上一级名称“压力仪表”，是否含精密压力表须问中心"),
                            _cell("25\u00a0MPa 以上超出承诺范围"),
                        ),
                    ),
                    CompareRow(
                        "不确定度",
                        (
                            _cell(("26\u00a0kPa", "最差点 60\u00a0MPa，余量3.1倍"), best=True),
                            _cell(("60\u00a0kPa", "最差点 10\u00a0MPa 以上，余量1.3倍")),
                            _cell(served),
                            _cell(served),
                        ),
                    ),
                ),
            ),
            ComparePart(
                "承诺原文",
                (
                    CompareRow(
                        "承诺",
                        (
                            _links(("HB-QCLB-00017-2", "(−0.1～100)\u00a0MPa")),
                            _links(
                                ("HB-LZHK-00203-1", "(0～10)\u00a0MPa"),
                                ("HB-LZHK-00204-3", "(10～60)\u00a0MPa"),
                            ),
                            _links(
                                ("HB-SYCJ-00088-1", "(0～40)\u00a0MPa"),
                                ("HB-SYCJ-00091-1", "(0～100)\u00a0MPa，压力仪表"),
                            ),
                            _links(("HB-XJLH-00012-1", "(−0.1～25)\u00a0MPa")),
                        ),
                    ),
                    CompareRow(
                        "标准有效期",
                        (
                            _cell("至2027-01-31", doubt="还有68天"),
                            _cell("至2029-06-30"),
                            _cell("至2028-11-15"),
                            _cell("至2028-03-20"),
                        ),
                    ),
                ),
            ),
        ),
        breadcrumb=(HOME, Link("查询结果", NONE), Link("比较")),
    )
