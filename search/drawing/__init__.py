"""Geometry of the drawings, without colours and without a page: numbers in, shapes out."""

from search.drawing.combination import combination_bar
from search.drawing.coverage import coverage_bar, item_boxes
from search.drawing.curve import uncertainty_curve
from search.drawing.meter import margin_meter
from search.drawing.primitives import Drawing
from search.drawing.ruler import deadline_ruler

__all__ = [
    "Drawing",
    "combination_bar",
    "coverage_bar",
    "deadline_ruler",
    "item_boxes",
    "margin_meter",
    "uncertainty_curve",
]
