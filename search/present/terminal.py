"""An answer for a terminal: the verdict first, then a few lines a center."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from django.core.management.base import OutputWrapper
from django.core.management.color import Style

from registry.measurement.notation import sensible_unit, write_range
from search.answer import Found, is_asking
from search.grade.wording import figure
from search.parameters import GRADE_NAMES
from search.present.details import Detail, details
from search.present.sentences import exceeded
from search.present.wording import width
from search.results import CenterVerdict, Excess

MARKS = {"full": "●", "range": "◌", "partial": "◐", "related": "○"}
BAR = 40
"""Characters of the bar that shows how much of the demand is covered."""


def write_answer(
    found: Found, shown: Sequence[CenterVerdict], out: OutputWrapper, style: Style
) -> None:
    """Write the answer; ``style`` colours it where the terminal can."""
    colours: dict[str, Callable[[str], str]] = {
        "full": style.SUCCESS,
        "range": style.WARNING,
        "partial": style.NOTICE,
        "related": str,
    }
    out.write(style.HTTP_INFO(verdict_line(found)))
    for note in found.answer.question.notes:
        out.write(f"  注：{note.text}")
    for detail in details(found, shown):
        out.write("")
        head, *lines = center_lines(detail, found)
        out.write(colours[detail.verdict.grade](head))
        for line in lines:
            out.write(f"    {line}")
    for line in ending(found):
        out.write(line)


def verdict_line(found: Found) -> str:
    """The answer's first line: ``2家中心满足要求，1家待确认，共核对7条承诺``."""
    counts = [
        f"{count}家{name}"
        for grade, name in GRADE_NAMES.items()
        if (count := sum(one.grade == grade for one in found.answer.centers))
    ]
    if not counts and not is_asking(found.answer.question):
        return '想校准什么仪器？写下仪器、量程和准确度，例如：find "0-60MPa 0.4级压力表"'
    if not counts:
        emptied = found.answer.emptied_by
        return f"没有找到相关的中心{f'：{emptied}下没有' if emptied else ''}"
    return f"{'，'.join(counts)}，共核对{found.answer.total_capabilities}条承诺"


def center_lines(detail: Detail, found: Found) -> Iterator[str]:
    """A center: its grade and name, a bar, its reasons, its first promises."""
    verdict = detail.verdict
    center = found.knowledge.centers[verdict.center_id]
    yield f"{MARKS[verdict.grade]} {GRADE_NAMES[verdict.grade]}  {center.name}"
    if verdict.coverage is not None:
        done = round(verdict.coverage * BAR)
        yield f"{'█' * done}{'░' * (BAR - done)} {verdict.coverage:.0%}"
    if verdict.worst is not None and verdict.needed is not None:
        yield uncertainty_line(verdict, found)
    if verdict.excess is not None:
        yield excess_line(verdict.excess, found)
    yield from (reason.text for reason in verdict.reasons[:3])
    for row in detail.rows[:4]:
        version = row.version
        cells = (version.code, version.name, version.range_text, version.accuracy_text)
        yield "  ".join(" ".join(cell.split()) for cell in cells if cell)
    if detail.total > 4:
        yield f"……共{detail.total}条承诺"


def uncertainty_line(verdict: CenterVerdict, found: Found) -> str:
    """``U 最差 26 kPa，需要 80 kPa``."""
    promised, asked = _widths(found, verdict.worst or 0.0, verdict.needed or 0.0)
    return f"U 最差 {promised}，需要 {asked}"


def excess_line(excess: Excess, found: Found) -> str:
    """``60 MPa 处 U = 120 kPa，需要 80 kPa，超出需要50%``."""
    unit = found.knowledge.vocabulary.unit(found.answer.question.ranges[0].unit)
    promised, asked = _widths(found, excess.promised, excess.needed)
    return f"{figure(excess.at, unit)} 处 U = {promised}，需要 {asked}，{exceeded(excess)}"


def _widths(found: Found, promised: float, needed: float) -> tuple[str, str]:
    """Both figures in the handy unit of the need."""
    vocabulary, quantity = found.knowledge.vocabulary, found.answer.question.quantity
    if quantity is None:
        return f"{promised:g}", f"{needed:g}"
    known = vocabulary.quantities[quantity.slug]
    unit = sensible_unit(needed or promised, known, vocabulary.units)
    return width(promised, unit), width(needed, unit)


def ending(found: Found) -> Iterator[str]:
    """What else would help: a combination, weaker questions."""
    answer, vocabulary = found.answer, found.knowledge.vocabulary
    if answer.combined:
        yield "\n几家合作可以全部覆盖："
        for part in answer.combined.parts:
            unit = vocabulary.unit(answer.question.ranges[part.range_index].unit)
            center = found.knowledge.centers[part.center_id]
            yield f"  {write_range(part.interval, unit)}  {center.name}"
    if answer.relaxations:
        yield "\n换一种条件："
        yield from (f"  {one.label}  满足要求{one.count}家" for one in answer.relaxations)
