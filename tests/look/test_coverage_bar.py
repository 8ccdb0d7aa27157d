"""What the coverage bar draws, and where."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.measurement.values import Interval
from search.drawing import coverage_bar, item_boxes
from search.drawing.axis import LABEL_GAP, NOMINAL_WIDTH, figure
from search.drawing.primitives import Box, Dot, Drawing, Label, Line, Mark, Rect
from search.results import Segment

ASKED = Interval(0, 60)


def drawn(
    *pieces: tuple[float, float, str],
    demand: Interval = ASKED,
    reach: tuple[Interval, ...] = (Interval(0, 60),),
    unit: str = "MPa",
) -> Drawing:
    segments = [Segment(Interval(low, high), state) for low, high, state in pieces]
    return coverage_bar(demand, segments, reach, unit=unit)


def rects(drawing: Drawing, css: str) -> list[Rect]:
    return [shape for shape in drawing.shapes if isinstance(shape, Rect) and shape.css == css]


def texts(drawing: Drawing, *, without: str = "narrow") -> list[str]:
    return [
        shape.text
        for shape in drawing.shapes
        if isinstance(shape, Label) and without not in shape.css and shape.css != "side"
    ]


def marks(drawing: Drawing, css: str) -> list[Mark]:
    return [shape for shape in drawing.shapes if isinstance(shape, Mark) and shape.css == css]


def test_the_covered_piece_fills_the_demand_exactly() -> None:
    drawing = drawn((0, 60, "covered"))
    (demand,) = [s for s in drawing.shapes if isinstance(s, Line) and s.css == "d-demand"]
    (piece,) = rects(drawing, "d-covered")
    assert piece.x == pytest.approx(demand.x1)
    assert piece.x + piece.width == pytest.approx(demand.x2)


def test_the_view_leaves_six_percent_before_and_twenty_after() -> None:
    (piece,) = rects(drawn((0, 60, "covered")), "d-covered")
    assert piece.x == pytest.approx(6 / 126 * 100, abs=0.01)
    assert piece.width == pytest.approx(100 / 126 * 100, abs=0.01)


def test_each_state_has_its_own_fill_and_they_meet() -> None:
    drawing = drawn((0, 20, "confirm"), (20, 40, "covered"), (40, 60, "not_accurate_enough"))
    pieces = [rects(drawing, css)[0] for css in ("d-confirm", "d-covered", "d-coarse")]
    for left, right in itertools.pairwise(pieces):
        assert left.x + left.width == pytest.approx(right.x, abs=0.01)


def test_a_closed_end_is_solid_and_an_open_end_hollow() -> None:
    drawing = drawn((0, 60, "covered"), demand=Interval(0, 60, True, False))
    ends = [s for s in drawing.shapes if isinstance(s, Dot) and s.css.startswith("d-end")]
    assert [(dot.css, dot.r) for dot in ends] == [("d-end-open", 4.5), ("d-end", 4.5)]


def test_an_absent_end_is_an_arrow_at_the_edge() -> None:
    drawing = drawn(
        (300, 900, "covered"),
        (900, 1100, "out_of_range"),
        demand=Interval(300, None),
        reach=(Interval(300, 900),),
        unit="℃",
    )
    assert marks(drawing, "d-end") == [Mark(100, 9, "right", "d-end")]


def test_a_join_is_hollow_where_the_covered_end_is_open() -> None:
    segments = [
        Segment(Interval(0, 40, False, True), "covered"),
        Segment(Interval(40, 60), "confirm"),
    ]
    drawing = coverage_bar(ASKED, segments, (), unit="MPa")
    assert next(s.css for s in drawing.shapes if isinstance(s, Dot)) == "d-join-open"


def test_a_promise_beyond_the_demand_is_shown_pale() -> None:
    (beyond,) = rects(drawn((0, 60, "covered"), reach=(Interval(0, 100),)), "d-reach")
    (covered,) = rects(drawn((0, 60, "covered"), reach=(Interval(0, 100),)), "d-covered")
    assert (beyond.y, beyond.height) == (25, 6)
    assert beyond.x == pytest.approx(covered.x + covered.width, abs=0.01)


def test_a_promise_within_one_more_span_widens_the_view() -> None:
    assert "100" in texts(drawn((0, 60, "covered"), reach=(Interval(0, 100),)))


def test_a_promise_further_away_leaves_the_view_with_an_arrow() -> None:
    drawing = drawn((0, 60, "covered"), reach=(Interval(0, 1000),))
    assert marks(drawing, "d-reach-arrow") == [Mark(100, 28, "right", "d-reach-arrow")]


def test_a_tiny_promise_below_the_demand_is_not_lost() -> None:
    below = rects(drawn((0, 60, "covered"), reach=(Interval(-0.1, 60),)), "d-reach")
    assert [rect.width for rect in below] == [1.0]


def test_a_narrow_gap_is_a_white_slit_with_a_pointer_above() -> None:
    drawing = drawn((0, 29.9, "covered"), (29.9, 30, "out_of_range"), (30, 60, "covered"))
    (slit,) = rects(drawing, "d-slit")
    (pointer,) = marks(drawing, "d-end")
    assert slit.width >= 1.0
    assert pointer.shape == "down"
    assert pointer.x == pytest.approx(slit.x + slit.width / 2, abs=0.01)


def test_the_boundary_of_a_gap_is_bold_and_a_near_round_value_gives_way() -> None:
    drawing = drawn((0, 41, "covered"), (41, 60, "out_of_range"))
    bold = [s.text for s in drawing.shapes if isinstance(s, Label) and s.css.startswith("bold")]
    assert "41" in bold
    assert "40" not in texts(drawing)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (26.666666667, "26.67"),
        (-0.1, "−0.1"),
        (60.00000000001, "60"),
        (100000, "100000"),
        (2e7, "2×10⁷"),
        (1.5e-6, "1.5×10⁻⁶"),
        (0, "0"),
    ],
)
def test_a_label_has_six_digits_at_most(value: float, text: str) -> None:
    assert figure(value) == text


def test_the_unit_stands_once_at_the_right_end() -> None:
    assert [text for text in texts(drawn((0, 60, "covered"))) if "MPa" in text] == ["MPa"]


def test_on_a_narrow_page_the_unit_follows_the_last_label() -> None:
    narrow = texts(drawn((0, 60, "covered")), without="wide")
    assert [text for text in narrow if "MPa" in text] == ["60\u00a0MPa"]


def test_three_decades_are_drawn_on_a_logarithmic_axis_that_says_so() -> None:
    drawing = drawn(
        (1e-3, 10, "covered"),
        (10, 1e5, "out_of_range"),
        demand=Interval(1e-3, 1e5),
        reach=(Interval(1e-3, 10),),
        unit="Pa",
    )
    (covered,) = rects(drawing, "d-covered")
    (missing,) = rects(drawing, "d-out")
    assert covered.width == pytest.approx(missing.width, abs=0.1)
    assert "Pa，对数刻度" in texts(drawing)
    assert "10⁵" in texts(drawing)


@pytest.mark.parametrize("low", [0.0, -1.0])
def test_zero_and_negative_ends_keep_the_axis_linear(low: float) -> None:
    drawing = drawn((low, 5000, "covered"), demand=Interval(low, 5000))
    assert not any("对数" in text for text in texts(drawing))


def test_a_point_is_a_diamond_over_the_promise() -> None:
    drawing = drawn(
        (50, 50, "covered"), demand=Interval(50, 50), reach=(Interval(40, 1000),), unit="Hz"
    )
    (diamond,) = marks(drawing, "d-end")
    (track,) = rects(drawing, "d-covered")
    assert diamond.shape == "diamond"
    assert track.x < diamond.x < track.x + track.width


def test_values_are_shown_in_the_unit_of_the_question() -> None:
    drawing = coverage_bar(
        Interval(0, 6e7),
        [Segment(Interval(0, 6e7), "covered")],
        [Interval(0, 6e7)],
        unit="MPa",
        convert=lambda pascal: pascal / 1e6,
    )
    assert "60" in texts(drawing)


def test_a_set_of_points_is_a_box_each_and_a_missing_one_is_dashed() -> None:
    drawing = item_boxes((("4", True), ("7", True), ("10", False)), unit="pH")
    boxes = [shape for shape in drawing.shapes if isinstance(shape, Box)]
    assert [(box.css, box.width, box.height) for box in boxes] == [
        ("d-covered", 16, 16),
        ("d-covered", 16, 16),
        ("d-out", 16, 16),
    ]


FINITE = st.floats(-1e6, 1e6, allow_nan=False).map(lambda value: round(value, 3))


@given(
    low=FINITE,
    span=st.floats(1e-3, 1e6).map(lambda value: round(value, 3)),
    cut=st.floats(0, 1),
    reach=st.lists(st.tuples(FINITE, st.floats(0, 1e7)), max_size=3),
)
def test_any_demand_is_drawn_inside_the_view_with_labels_apart(
    low: float, span: float, cut: float, reach: list[tuple[float, float]]
) -> None:
    middle, high = low + span * cut, low + span
    promised = tuple(Interval(start, start + length) for start, length in reach)
    drawing = drawn(
        (low, middle, "covered"),
        (middle, high, "out_of_range"),
        demand=Interval(low, high),
        reach=promised,
    )
    for rect in (shape for shape in drawing.shapes if isinstance(shape, Rect)):
        assert rect.width >= 0
        assert rect.x >= -1.1
        assert rect.x + rect.width <= 101.1
    wide = sorted(
        shape.x
        for shape in drawing.shapes
        if isinstance(shape, Label) and shape.anchor == "middle" and "narrow" not in shape.css
    )
    gaps = [right - left for left, right in itertools.pairwise(wide)]
    assert all(gap >= LABEL_GAP / NOMINAL_WIDTH * 100 - 0.01 for gap in gaps)
