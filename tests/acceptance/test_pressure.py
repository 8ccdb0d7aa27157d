"""Pressure gauges: grades, gaps and uncertainties of one question against many kinds of promise."""

from __future__ import annotations

import pytest

from tests.acceptance.register import OF_STANDARD, ask, gaps, get, grades, result, row

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("province")]

KNOWN = "U = 0.01 MPa, k=2"


def gauge(measuring="(0～60) MPa", accuracy=KNOWN, condition="", **cells):
    return row("压力表", measuring, accuracy, condition, **cells)


PROVINCE = {
    "relative": [gauge("(0～100) MPa", "U = 0.05 %, k=2")],
    "at-three": [gauge(accuracy="U=0.12MPa, k=3")],
    "too-much-at-three": [gauge(accuracy="U=0.1201MPa, k=3")],
    "interval": [gauge(accuracy="Urel = 0.02 %～0.05 %, k=2")],
    "table": [gauge(accuracy="(0～30) MPa：U = 0.02 MPa；(30～60) MPa：U = 0.08 MPa")],
    "root": [gauge(accuracy="U = 0.03 MPa ⊕ 0.05 % p")],
    "sum": [gauge(accuracy="U = 0.05 MPa + 0.05 % p, k=2")],
    "coarse": [gauge(accuracy="U = 1 %FS, k=2")],
    "served": [gauge(accuracy="0.4级及以下")],
    "served-finer": [gauge(accuracy="0.25级")],
    "served-coarser": [gauge(accuracy="1.6级")],
    "served-error": [gauge(accuracy="MPE: ±0.24 MPa")],
    "served-larger-error": [gauge(accuracy="MPE: ±0.25 MPa")],
    "piston": [gauge(accuracy="0.05级活塞式压力计", **OF_STANDARD)],
    "own-span": [gauge("(0～160) MPa", "0.05级", **OF_STANDARD)],
    "order": [gauge(accuracy="二等活塞式压力计", **OF_STANDARD)],
    "silent": [gauge(accuracy="")],
    "unreadable": [gauge(accuracy="按规程")],
    "unknown": [gauge(accuracy="U = 0.01 % + 2个字")],
    "no-range": [gauge("若干", "0.4级")],
    "low-half": [gauge("(0～25) MPa")],
    "two-halves": [gauge("(0～30) MPa"), gauge("(30～60) MPa", "U = 0.02 MPa, k=2")],
    "hole": [gauge("0MPa≤p<25MPa"), gauge("25MPa<p≤60MPa")],
    "half-coarse": [gauge("(0～30) MPa"), gauge("(30～60) MPa", "U = 0.1 MPa")],
    "outside": [gauge("(100～200) MPa")],
    "at-most": [gauge("≤60MPa")],
    "with-condition": [gauge(condition="温度：(20±2) ℃")],
    "family": [row("压力仪表", "(0～100) MPa", KNOWN)],
    "precision": [row("精密压力表", "(0～60) MPa", KNOWN)],
    "transmitter": [row("压力变送器", "(0～60) MPa", KNOWN)],
    "old-units": [gauge("(0～600) kg", "0.4级")],
    "psi": [gauge("(0～10000) psi", "U = 1 psi")],
}

NEED = 0.004 * 60e6 / 3

CLASS_ASKED = {
    "relative": "full",
    "at-three": "full",
    "too-much-at-three": "related",
    "interval": "full",
    "table": "full",
    "root": "full",
    "sum": "full",
    "coarse": "related",
    "served": "full",
    "served-finer": "full",
    "served-coarser": "related",
    "served-error": "full",
    "served-larger-error": "related",
    "piston": "full",
    "own-span": "full",
    "order": "range",
    "silent": "range",
    "unreadable": "range",
    "unknown": "range",
    "no-range": "related",
    "low-half": "partial",
    "two-halves": "full",
    "hole": "partial",
    "half-coarse": "partial",
    "outside": "related",
    "at-most": "full",
    "with-condition": "full",
    "family": "range",
    "precision": "full",
    "old-units": "partial",
    "psi": "full",
}


@pytest.fixture(scope="module")
def of_class(province, django_db_blocker):
    """The results for 0-60MPa 0.4级压力表, by center."""
    with django_db_blocker.unblock():
        return {one["center"]["slug"]: one for one in ask("0-60MPa 0.4级压力表")["results"]}


def test_only_rows_of_the_instrument_its_kinds_and_its_families_count(of_class):
    assert of_class.keys() == CLASS_ASKED.keys()


@pytest.mark.parametrize(("slug", "grade"), CLASS_ASKED.items())
def test_a_demanded_class_gives_the_center_its_grade(of_class, slug, grade):
    assert of_class[slug]["grade"] == grade


ERROR_ASKED = CLASS_ASKED | {
    "served": "range",
    "served-finer": "range",
    "served-coarser": "range",
    "old-units": "partial",
}


@pytest.mark.parametrize("text", ["0-60MPa 压力表 MPE±0.24MPa", "0-60MPa 压力表 ±0.4%FS"])
def test_a_served_class_is_never_converted_into_an_error(text):
    assert grades(text) == ERROR_ASKED


UNCERTAINTY_ASKED = ERROR_ASKED | {"served-error": "range", "served-larger-error": "range"}


def test_a_served_error_says_nothing_of_a_demanded_uncertainty():
    assert grades("0-60MPa 压力表 U=0.08MPa k=2") == UNCERTAINTY_ASKED


def test_explicit_parameters_ask_the_same_as_words():
    given = {"instrument": "pressure-gauge", "low": 0, "high": 60, "unit": "MPa"}
    assert grades(**given, accuracy_class="0.4") == CLASS_ASKED
    assert grades(**given, mpe="±0.24MPa") == ERROR_ASKED
    assert grades(**given, uncertainty="U=0.08MPa, k=2") == UNCERTAINTY_ASKED
    assert grades("0-10MPa 1.6级压力表", low=0, high=60, unit="MPa", accuracy_class="0.4") == (
        CLASS_ASKED
    )


def test_without_an_accuracy_what_is_in_range_is_full():
    unsure = {"family": "range", "no-range": "related", "outside": "related"}
    found = grades("0-60MPa 压力表")
    for slug, grade in found.items():
        short = "partial" if slug in ("low-half", "hole", "old-units") else "full"
        assert (slug, grade) == (slug, unsure.get(slug, short))


# The demand goes up to 60 MPa; figures in Pa.
UNCERTAINTIES = [
    ("relative", 0.0, 3e4),
    ("at-three", 8e4, 8e4),
    ("interval", 0.0, 3e4),
    ("table", 2e4, 8e4),
    ("root", 3e4, (3e4**2 + 3e4**2) ** 0.5),
    ("sum", 5e4, 8e4),
    ("piston", 0.0, 3e4),
    ("own-span", 8e4, 8e4),
    ("two-halves", 1e4, 2e4),
    ("low-half", 1e4, 1e4),
    ("psi", 6894.757293168361, 6894.757293168361),
]


@pytest.mark.parametrize(("slug", "best", "worst"), UNCERTAINTIES)
def test_the_uncertainty_is_told_over_the_demand(of_class, slug, best, worst):
    said = of_class[slug]["uncertainty"]
    assert said["needed"] == pytest.approx(NEED)
    assert said["best"] == pytest.approx(best)
    assert said["worst"] == pytest.approx(worst)


@pytest.mark.parametrize("slug", ["served", "served-error", "silent", "order", "no-range"])
def test_where_nothing_is_comparable_there_is_no_uncertainty(of_class, slug):
    said = of_class[slug]["uncertainty"]
    assert (said["best"], said["worst"]) == (None, None)


COVERAGES = [
    ("relative", 1.0),
    ("low-half", 25 / 60),
    ("hole", 1.0),
    ("half-coarse", 0.5),
    ("outside", 0.0),
    ("order", 1.0),
    ("old-units", 600 * 98066.5 / 60e6),
    ("served-coarser", 0.0),
]


@pytest.mark.parametrize(("slug", "share"), COVERAGES)
def test_coverage_is_the_covered_length_over_the_demanded_one(of_class, slug, share):
    assert of_class[slug]["coverage"] == pytest.approx(share)


GAPS = {
    "relative": [],
    "low-half": [(25e6, 60e6, "out_of_range")],
    "hole": [(25e6, 25e6, "out_of_range")],
    "half-coarse": [(30e6, 60e6, "not_accurate_enough")],
    "outside": [(0.0, 60e6, "out_of_range")],
    "coarse": [(0.0, 60e6, "not_accurate_enough")],
    "no-range": [(0.0, 60e6, "out_of_range")],
    "order": [],
}


@pytest.mark.parametrize(("slug", "expected"), GAPS.items())
def test_gaps_are_the_full_complement(of_class, slug, expected):
    assert gaps(of_class[slug]) == expected


def test_a_gap_is_told_in_the_users_unit(of_class):
    assert of_class["low-half"]["gaps"][0]["text"] == "(25～60) MPa"
    in_bar = result("low-half", "0-600bar 压力表")["gaps"]
    assert [gap["text"] for gap in in_bar] == ["(250～600) bar"]


def test_touching_gaps_of_different_causes_are_separate():
    found = result("half-coarse", "0-100MPa 压力表 U=0.05MPa")
    assert gaps(found) == [
        (30e6, 60e6, "not_accurate_enough"),
        (60e6, 100e6, "out_of_range"),
    ]


REASONS = [
    ("no-range", "范围未结构化"),
    ("family", "待确认"),
    ("silent", "待确认"),
    ("unknown", "字"),
    ("coarse", "0.08"),
    ("served-coarser", "1.6级"),
    ("with-condition", "温度"),
    ("outside", "(100～200)"),
]


@pytest.mark.parametrize(("slug", "words"), REASONS)
def test_reasons_are_sentences_that_say_why(of_class, slug, words):
    said = "".join(of_class[slug]["reasons"]).replace("\u00a0", " ")
    assert words in said


def test_a_center_that_is_full_needs_no_reasons(of_class):
    assert of_class["relative"]["reasons"] == []


def test_centers_come_by_grade_then_coverage_then_margin():
    listed = ask("0-60MPa 0.4级压力表")["results"]
    order = {"full": 0, "range": 1, "partial": 2, "related": 3}
    places = [(order[one["grade"]], -one["coverage"]) for one in listed]
    assert places == sorted(places)
    margins = [
        NEED / one["uncertainty"]["worst"]
        for one in listed
        if one["grade"] == "full" and one["uncertainty"]["worst"]
    ]
    assert margins == sorted(margins, reverse=True)
    full = [one["uncertainty"]["worst"] for one in listed if one["grade"] == "full"]
    assert full.index(None) == len(margins)


POINTS = [
    ("hole", "related"),
    ("two-halves", "full"),
    ("low-half", "full"),
    ("outside", "related"),
    ("family", "range"),
]


@pytest.mark.parametrize(("slug", "grade"), POINTS)
def test_at_a_point_a_center_covers_or_does_not(slug, grade):
    found = result(slug, instrument="压力表", low=25, high=25, unit="MPa")
    assert found["grade"] == grade
    assert found["coverage"] == (0.0 if grade == "related" else 1.0)


def test_a_class_of_span_at_a_point_has_the_span_from_zero():
    asked = ask(instrument="压力表", low=60, high=60, unit="MPa", accuracy_class="0.4")
    assert asked["question"]["accuracy"]["needed_uncertainty"] == pytest.approx(NEED)


def test_an_ancestor_counts_for_a_kind_as_well():
    found = grades("0-60MPa 精密压力表")
    assert (found["precision"], found["relative"], found["family"]) == ("full", "range", "range")


WHOLE = [
    ("relative", "full"),
    ("outside", "full"),
    ("served-coarser", "related"),
    ("at-most", "range"),
    ("no-range", "related"),
    ("half-coarse", "full"),
    ("hole", "full"),
    ("unknown", "range"),
]


@pytest.mark.parametrize(("slug", "grade"), WHOLE)
def test_without_a_range_each_row_is_judged_over_its_own(slug, grade):
    found = result(slug, "0.4级压力表")
    assert (found["grade"], found["coverage"], found["gaps"]) == (grade, None, [])


def test_a_row_good_in_part_is_related_where_no_range_is_asked():
    assert result("table", "压力表 U=0.05MPa")["grade"] == "related"


def test_the_old_unit_of_the_trade_is_a_pressure_on_a_gauge():
    (found,) = [
        one
        for one in get("capabilities", center="old-units")["results"]
        if one["range_text"] == "(0～600) kg"
    ]
    assert found["high"] == pytest.approx(600 * 98066.5)
    assert found["unit"] == "Pa"
    assert grades("0-600kg 0.4级压力表")["old-units"] == "full"
    assert grades(instrument="pressure-gauge", low=0, high=600, unit="kg")["old-units"] == "full"
