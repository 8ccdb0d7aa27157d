"""What holds for every text: no exception, no curve without a reading, time linear in length."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.measurement.accuracy import read_accuracy, read_statements
from registry.measurement.curves import value_at
from registry.measurement.notation import write_accuracy
from registry.measurement.values import Accuracy, Figure, Interval, Piece
from registry.vocabulary import shipped
from tests.work import calls_of

TABLE = shipped().units
PRESSURE = TABLE.quantities["pressure"]
SYSTEM = shipped().class_systems["pressure-span"]
RANGE = Interval(0.0, 60e6)

SIGNS = list("±=:：;；()（）[]|√²+-～~/·×⊕,，%‰ \n")
# fmt: off
WORDS = [
    "U", "Urel", "U95", "MPE", "ppm", "FS", "F.S.", "读数", "量程", "个字", "d", "k=2", "k=√3",
    "p=95%", "L", "p", "t", "L:m", "Q[", "sqrt(", "0.05", "1×10⁻⁶", "1e-4", "60", "5", "kPa", "MPa",
    "mm", "µm", "℃", "%RH", "级", "等", "0.4级", "Ⅲ级", "E2", "及以下", "万分之五", "温度：",
    "(0～10)MPa：", "最大允许误差", "准确度等级", "的", "见附件",
]
# fmt: on
PIECES = st.sampled_from([*SIGNS, *WORDS])
CELLS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=25).map("".join))
RELAXED = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(text: str, of: str = "service") -> Accuracy:
    return read_accuracy(
        text,
        TABLE,
        quantity=PRESSURE,
        interval=RANGE,
        system=SYSTEM,
        of=of,
        unit=TABLE["MPa"],
        system_of=lambda name: SYSTEM,
    )


@RELAXED
@given(CELLS, st.sampled_from(["service", "standard"]))
def test_any_text_gives_an_accuracy_that_keeps_its_promises(text, of):
    accuracy = read(text, of)
    assert accuracy.of == of or accuracy.statement == "none"
    if not accuracy.readable:
        assert accuracy.worst == accuracy.best == ()
        assert accuracy.notes
    if accuracy.unknowns:
        assert accuracy.worst == ()
    for worse, better in zip(accuracy.worst, accuracy.best, strict=True):
        for x in (0.0, 1e6, 60e6):
            assert better.figure.at(x) <= worse.figure.at(x) * (1 + 1e-9)
            assert worse.figure.at(x) >= 0


@RELAXED
@given(CELLS)
def test_statements_lie_in_the_text_in_order(text):
    statements = read_statements(text, TABLE, None).statements
    for one, following in pairwise(statements):
        assert one.end <= following.start
    assert all(0 <= each.start < each.end <= len(text) for each in statements)


LONG = [
    "U=0.05%；",
    "(",
    "((1+",
    "√((",
    "1·",
    "0.4级、",
    "±",
    "1+",
    "L:",
    "Q[",
    "9",
    "9.",
    "(0～10)MPa：U=5kPa；",
    "k=",
    "温度：",
    "一",
    "百万分之",
    "U",
    "E2,",
    "|x|",
    "～",
    "(~)",
    " ",
]


@pytest.mark.parametrize("piece", LONG)
def test_the_work_of_reading_grows_with_the_text_and_not_faster(piece):
    small, large = (
        calls_of(lambda size=size: read(piece * (size // len(piece)))) for size in (500, 2_000)
    )
    assert large <= 6 * small + 2_000


UNIT = TABLE["kPa"]
WIDTHS = st.integers(1, 99_999).map(lambda n: n / 100 * 1000)
SHARES = st.integers(1, 9_999).map(lambda n: n / 1e6)
FIGURES = st.one_of(
    WIDTHS.map(Figure),
    SHARES.map(lambda share: Figure(relative=share)),
    st.builds(Figure, WIDTHS, SHARES),
    st.builds(lambda a, b: Figure(a, b, rss=True), WIDTHS, SHARES),
)


@RELAXED
@given(FIGURES, st.sampled_from(["uncertainty", "mpe"]))
def test_what_is_written_is_read_back_the_same(figure, statement):
    curve = (Piece(RANGE, figure),)
    written = write_accuracy(Accuracy(statement=statement, worst=curve, best=curve), UNIT, "p")
    again = read_accuracy(written, TABLE, quantity=PRESSURE, interval=RANGE, unit=UNIT)
    assert (again.statement, again.readable) == (statement, True)
    for x in (0.0, 1e6, 60e6):
        assert value_at(again.worst, x) == pytest.approx(figure.at(x), rel=1e-9)


@RELAXED
@given(st.lists(WIDTHS, min_size=2, max_size=4))
def test_a_table_is_written_and_read_back_the_same(widths):
    ends = [10e6 * n for n in range(len(widths) + 1)]
    curve = tuple(
        Piece(Interval(ends[n], ends[n + 1]), Figure(width)) for n, width in enumerate(widths)
    )
    accuracy = Accuracy(statement="uncertainty", worst=curve, best=curve)
    again = read_accuracy(write_accuracy(accuracy, UNIT), TABLE, quantity=PRESSURE, interval=RANGE)
    assert again.kind == "table"
    for n, width in enumerate(widths):
        assert value_at(again.worst, ends[n] + 5e6) == pytest.approx(width, rel=1e-9)
