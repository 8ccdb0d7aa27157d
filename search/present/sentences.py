"""What a card says of a center, in one sentence and one line about the margin (visual.md §5)."""

from __future__ import annotations

from registry.measurement.curves import value_at
from registry.measurement.notation import sensible_unit
from registry.measurement.units import Unit
from registry.vocabulary.vocabulary import Vocabulary
from search.drawing import margin_meter
from search.drawing.primitives import Drawing
from search.grade.wording import figure
from search.page_model.result import Margin
from search.present.details import Detail
from search.present.wording import STATE_WORDS, listed, merged, percent, said, times, width
from search.question import Question
from search.results import CenterVerdict, Excess, Segment

COUNTS = "零一两三四五六七八九十"


def sentence_of(detail: Detail, question: Question, vocabulary: Vocabulary) -> str:
    """The sentence of a center: what is covered, what is to be confirmed, what is missing."""
    verdict = detail.verdict
    if not question.ranges:
        return _without_range(detail)
    if verdict.grade == "related":
        return related_reason(verdict)
    several = len(question.ranges) > 1
    said_of = [
        (f"{demanded.text}：" if several else "")
        + _of_range(verdict, segments, vocabulary.unit(demanded.unit), detail)
        for demanded, segments in zip(question.ranges, verdict.segments, strict=True)
    ]
    return "".join(said_of)


def _of_range(
    verdict: CenterVerdict, segments: tuple[Segment, ...], unit: Unit, detail: Detail
) -> str:
    covered, doubtful = merged(segments, "covered"), merged(segments, "confirm")
    missing = [
        f"{listed(spans, unit)}：{STATE_WORDS[state]}"
        for state in STATE_WORDS
        if (spans := merged(segments, state))
    ]
    if not missing and not doubtful:
        return f"{_together(detail)}全部覆盖 {listed(covered, unit)}。"
    why = _doubt(verdict)
    if not missing:
        head = f"覆盖 {listed(covered, unit)}；" if covered else ""
        return f"{head}{listed(doubtful, unit)} 待确认{why}。"
    answered = listed(merged(segments, "covered"), unit)
    share = percent(verdict.coverage or 0.0)
    parts = [f"覆盖{share}：{answered}" if answered else f"覆盖{share}"]
    if doubtful:
        parts.append(f"{listed(doubtful, unit)} 待确认{why}")
    return f"{'；'.join(parts)}。缺 {'；'.join(missing)}。"


def _together(detail: Detail) -> str:
    """``两条承诺合起来`` where no single promise is enough."""
    rows = detail.verdict.rows
    alone = any(
        all(segment.state == "covered" for track in row.segments for segment in track)
        for row in rows
    )
    if alone or len(rows) < 2:
        return ""
    needed = [row for row in rows if any(s.state == "covered" for t in row.segments for s in t)]
    count = len(needed)
    return f"{COUNTS[count] if count < len(COUNTS) else count}条承诺合起来"


def _doubt(verdict: CenterVerdict) -> str:
    """The first reason that leaves something to be confirmed."""
    told = (reason.text for reason in verdict.reasons if reason.text.endswith("待确认"))
    reason = next(told, "")
    return f"：{reason.removesuffix('，待确认').removesuffix('待确认')}" if reason else ""


def related_reason(verdict: CenterVerdict) -> str:
    """Out of range or not accurate enough, with both figures."""
    return "".join(f"{reason.text}。" for reason in verdict.reasons[:1]) or "没有交集。"


def _without_range(detail: Detail) -> str:
    """With no range asked each promise counts over its own."""
    texts = dict.fromkeys(" ".join(row.version.range_text.split()) for row in detail.rows)
    shown = "、".join(list(texts)[:3])
    more = f" 等{detail.total}条承诺" if detail.total > 1 else ""
    reason = f"{detail.verdict.reasons[0].text}。" if detail.verdict.reasons else ""
    return f"承诺的测量范围 {shown}{more}。{reason}"


def meter_of(
    verdict: CenterVerdict, question: Question, vocabulary: Vocabulary
) -> tuple[Drawing | None, Margin]:
    """The margin meter and its words; where the need varies, at the tightest point. What is not
    accurate enough says more than what is: then the meter shows by how much."""
    if verdict.excess is not None:
        return _excess(verdict, verdict.excess, question, vocabulary)
    margin, worst, accuracy = verdict.margin, verdict.worst, question.accuracy
    if accuracy is None or margin is None or worst is None:
        return None, served_class(verdict, question)
    varies = len({piece.figure for piece in accuracy.need}) > 1 or any(
        piece.figure.relative for piece in accuracy.need
    )
    needed, best, place = verdict.needed, verdict.best, ""
    unit = vocabulary.unit(question.ranges[0].unit) if question.ranges else None
    if varies and verdict.tightest is not None:
        needed, best = value_at(accuracy.need, verdict.tightest), None
        worst = needed / margin if needed else worst
        place = f"，最紧处在 {figure(verdict.tightest, unit)}" if unit else ""
    slug = question.quantity.slug if question.quantity else None
    known = vocabulary.quantities.get(slug or "")
    if not needed or known is None:
        return None, Margin("余量", times(margin), place)
    handy = sensible_unit(needed, known, vocabulary.units)
    drawing = margin_meter(
        needed=needed,
        worst=worst,
        best=best,
        need_text=f"需要 ≤ {width(needed, handy)}",
        worst_text=f"最差点 {width(worst, handy)}",
    )
    words = Margin("", "刚好", place) if margin < 1.05 else Margin("余量", times(margin), place)
    return drawing, words


def _excess(
    verdict: CenterVerdict, excess: Excess, question: Question, vocabulary: Vocabulary
) -> tuple[Drawing | None, Margin]:
    """``40 MPa 以上至 60 MPa`` **超出需要50%**, with the meter of that point."""
    unit = vocabulary.unit(question.ranges[0].unit)
    place = _place(verdict, excess, unit)
    known = vocabulary.quantities.get(question.quantity.slug if question.quantity else "")
    if known is None or not excess.needed:
        return None, Margin(place, exceeded(excess))
    handy = sensible_unit(excess.needed, known, vocabulary.units)
    drawing = margin_meter(
        needed=excess.needed,
        worst=excess.promised,
        best=None,
        need_text=f"需要 ≤ {width(excess.needed, handy)}",
        worst_text=f"最差点 {width(excess.promised, handy)}",
    )
    return drawing, Margin(place, exceeded(excess))


def _place(verdict: CenterVerdict, excess: Excess, unit: Unit) -> str:
    """The one piece that is not accurate enough, or the point of several that is furthest off."""
    pieces = [merged(track, "not_accurate_enough") for track in verdict.segments]
    spans = [span for track in pieces for span in track]
    if len(spans) == 1 and not spans[0].is_point:
        return f"{said(spans[0], unit)} "
    return f"{figure(excess.at, unit)} 处"


def exceeded(excess: Excess) -> str:
    """``超出需要50%``: by how much of the need, in whole percent, as times from ten on."""
    ratio = excess.ratio
    if ratio is None:
        return "承诺大于零，而需要为零"
    if ratio < 0.01:
        return "超出需要不到1%"
    return f"超出需要{ratio:.0%}" if ratio < 9 else f"超出需要{ratio:.0f}倍"


def served_class(verdict: CenterVerdict, question: Question) -> Margin:
    """Where a served class is what is promised: which, and that it takes in the asked one."""
    if question.accuracy is None or question.accuracy.kind != "class":
        return Margin()
    for row in verdict.rows:
        for part in row.candidate.scope.parts:
            accuracy = part.accuracy
            good = any(s.state == "covered" for track in row.segments for s in track)
            if good and accuracy.of == "service" and accuracy.statement == "class":
                served = "、".join(accuracy.class_values)
                return Margin(
                    "承诺的服务对象等级是",
                    f"{served}级及以下",
                    f"，含所要的{question.accuracy.text}",
                )
    return Margin()
