"""The meter, the curve, the combination and the ruler."""

import datetime

import pytest

from registry.measurement.values import Figure, Interval, Piece
from search.drawing import combination_bar, deadline_ruler, margin_meter, uncertainty_curve
from search.drawing.combination import Share
from search.drawing.curve import Asked
from search.drawing.primitives import Dot, Drawing, Label, Line, Path, Rect
from search.drawing.ruler import Deadline


def of_class(drawing: Drawing, css: str) -> list:
    return [shape for shape in drawing.shapes if shape.css.split(" ")[0] == css]


def meter(worst: float, best: float | None = None) -> Drawing:
    return margin_meter(
        needed=80, worst=worst, best=best, need_text="需要 ≤ 80\u00a0kPa", worst_text="最差点"
    )


def test_the_meter_runs_to_one_point_three_times_the_need() -> None:
    (need,) = of_class(meter(26), "d-need")
    assert need.x1 == pytest.approx(100 / 1.3, abs=0.01)


def test_the_meter_runs_past_a_promise_that_exceeds_the_need() -> None:
    drawing = meter(120)
    (beyond,) = of_class(drawing, "d-coarse")
    assert beyond.x + beyond.width == pytest.approx(100 / 1.12, abs=0.01)
    (filled,) = of_class(drawing, "d-covered")
    assert filled.width == pytest.approx(beyond.x)


def test_the_best_point_is_a_slit_in_the_fill() -> None:
    (slit,) = of_class(meter(26, 2), "d-slit")
    (filled,) = of_class(meter(26, 2), "d-covered")
    assert slit.x < filled.width
    assert of_class(meter(26), "d-slit") == []


def test_labels_of_the_meter_stay_inside_it() -> None:
    for worst in (0.1, 40, 80, 500):
        for label in meter(worst).shapes:
            if isinstance(label, Label):
                assert 0 <= label.x <= 100


LINE = Piece(Interval(0, 100), Figure(2, 0.4))


def curve(*pieces: Piece, best: tuple[Piece, ...] = (), asked: Asked | None = None) -> Drawing:
    return uncertainty_curve(pieces, best, x_title="x", u_title="U", asked=asked)


def test_the_curve_of_an_affine_uncertainty_rises_straight() -> None:
    (path,) = of_class(curve(LINE), "d-curve")
    slopes = {
        round((y2 - y1) / (x2 - x1), 2)
        for (x1, y1), (x2, y2) in zip(path.points, path.points[1:], strict=False)
    }
    assert max(slopes) < 0
    assert max(slopes) - min(slopes) < 0.05


def test_an_open_end_of_a_piece_is_hollow() -> None:
    piece = Piece(Interval(0, 100, False, True), Figure(1))
    dots = [shape for shape in curve(piece).shapes if isinstance(shape, Dot)]
    assert [dot.css for dot in dots] == ["d-point", "d-point-open"]


def test_a_table_by_sub_range_is_drawn_as_steps() -> None:
    steps = curve(Piece(Interval(0, 10), Figure(1)), Piece(Interval(10, 60), Figure(3)))
    heights = [{y for _, y in path.points} for path in of_class(steps, "d-curve")]
    assert [len(ys) for ys in heights] == [1, 1]
    assert heights[0] != heights[1]


def test_between_the_ends_of_an_interval_there_is_a_band() -> None:
    band = curve(Piece(Interval(0, 10), Figure(5)), best=(Piece(Interval(0, 10), Figure(2)),))
    (area,) = of_class(band, "d-band")
    assert isinstance(area, Path)
    assert area.closed


def test_the_need_is_a_dashed_line_over_a_field_with_the_tightest_point_named() -> None:
    asked = Asked((Piece(Interval(0, 60), Figure(80)),), "您需要", 60, "最紧")
    drawing = curve(LINE, asked=asked)
    (line,) = of_class(drawing, "d-need-line")
    (field,) = of_class(drawing, "d-field")
    assert field.points[0] == line.points[0]
    named = [s.css for s in drawing.shapes if isinstance(s, Label) and s.text == "最紧"]
    assert named == ["bold wide", "bold narrow"]
    (ring,) = [s for s in drawing.shapes if isinstance(s, Dot) and s.r == 5]
    assert ring.x == pytest.approx(60)


def test_a_curve_needs_a_piece_with_two_ends() -> None:
    with pytest.raises(ValueError, match="two ends"):
        curve(Piece(Interval(0, None), Figure(1)))


def test_each_center_of_a_combination_has_a_row_and_they_meet_at_the_handover() -> None:
    drawing = combination_bar(
        Interval(0, 250),
        (Share(Interval(0, 100)), Share(Interval(100, 250, True))),
        unit="MPa",
    )
    first, second = of_class(drawing, "d-covered")
    assert first.y != second.y
    assert first.x + first.width == pytest.approx(second.x, abs=0.01)
    (handover,) = of_class(drawing, "d-handover")
    assert handover.x1 == pytest.approx(second.x, abs=0.01)
    assert [s.text for s in drawing.shapes if isinstance(s, Label)][:2] == ["甲", "乙"]


TODAY = datetime.date(2026, 11, 24)


def test_the_ruler_places_a_deadline_by_its_days() -> None:
    drawing = deadline_ruler(TODAY, [Deadline(TODAY + datetime.timedelta(90), "到期", "某中心")])
    flags = [s for s in drawing.shapes if isinstance(s, Line) and s.css == "d-flag"]
    assert [flag.x1 for flag in flags] == [50]


def test_flags_that_would_overlap_stand_at_two_heights() -> None:
    near = [Deadline(TODAY + datetime.timedelta(days), "到期", "某中心") for days in (3, 14)]
    flags = of_class(deadline_ruler(TODAY, near), "d-flag")
    assert len({flag.y1 for flag in flags}) == 2


def test_the_ruler_names_the_months_and_leaves_out_what_is_past() -> None:
    drawing = deadline_ruler(TODAY, [Deadline(TODAY - datetime.timedelta(2), "逾期", "某中心")])
    said = [s.text for s in drawing.shapes if isinstance(s, Label)]
    assert said == ["12月", "1月", "2月", "3月", "4月", "5月"]
    assert not [s for s in drawing.shapes if isinstance(s, Rect)]
