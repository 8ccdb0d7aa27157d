"""Quantities, names and drawings in a page: what is kept together, what is never altered."""

import re

import pytest
from django.utils.html import strip_tags
from hypothesis import given
from hypothesis import strategies as st

from search.drawing.primitives import Drawing, Label, Rect
from search.templatetags.drawings import drawing, legend
from search.templatetags.look import grade_badge, joints, q, written


def test_a_quantity_is_kept_on_one_line() -> None:
    assert '<span class="q">(0～60)\u00a0MPa</span>，另可' in q("覆盖 (0～60)\u00a0MPa，另可做到")


def test_symbols_of_quantities_are_slanted_before_their_relation() -> None:
    assert "<var>U</var>\u00a0≤\u00a080\u00a0kPa" in q("需要 U\u00a0≤\u00a080\u00a0kPa")
    assert "<var>k</var>\u00a0=\u00a02" in q("（k\u00a0=\u00a02）")


def test_the_letters_of_a_unit_are_not_taken_for_symbols() -> None:
    assert "<var>" not in written("(0～10) L")
    assert "<var>" not in written("0.1 kPa")


def test_a_variable_is_slanted_in_a_formula() -> None:
    assert written("U = 2 kPa + 0.04 % p，k = 2").count("<var>") == 3


@given(st.text())
def test_as_written_not_a_letter_is_changed(text: str) -> None:
    marked = written(text)
    plain = re.sub(r"</?(?:span|var|sub)(?: class=\"q\")?>", "", marked)
    escapes = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'", "&amp;": "&"}
    for escaped, letter in escapes.items():
        plain = plain.replace(escaped, letter)
    assert plain == text


@pytest.mark.parametrize("render", [q, written, joints])
def test_markup_in_a_text_is_shown_and_not_run(render: object) -> None:
    assert "<script>" not in render("<script>alert(1)</script>\u00a0MPa")  # type: ignore[operator]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        (
            "示范·江城汽车零部件产业计量测试中心",
            ["示范·江城", "汽车零部件", "产业计量测试中心"],
        ),
        ("湖北省磷化工产业计量测试中心", ["湖北省", "磷化工", "产业计量测试中心"]),
        ("某某研究院", ["某某研究院"]),
    ],
)
def test_a_centers_name_breaks_at_its_joints(name: str, parts: list[str]) -> None:
    assert joints(name).split("<wbr>") == parts


@pytest.mark.parametrize("grade", ["full", "range", "partial", "related"])
def test_a_grade_is_said_in_words_beside_its_shape(grade: str) -> None:
    badge = grade_badge(grade)
    assert strip_tags(badge).strip()
    assert 'aria-hidden="true"' in badge


def test_a_drawing_is_named_by_its_sentence_and_has_no_view_box() -> None:
    svg = drawing(Drawing(64, (Rect(0, 20, 50, 16, "d-covered"),)), "say")
    assert 'role="img" aria-labelledby="say"' in svg
    assert "viewBox" not in svg
    assert 'width="50%"' in svg


def test_a_label_is_escaped() -> None:
    assert "<b>" not in drawing(Drawing(10, (Label(0, 0, "<b>"),)))


def test_the_legend_names_every_fill() -> None:
    words = strip_tags(legend())
    for word in ("要求范围", "已覆盖", "待确认", "范围内但不够准", "超出承诺范围"):
        assert word in words
