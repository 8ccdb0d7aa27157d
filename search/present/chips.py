"""The reading of a question as chips, each a link that removes or corrects it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from registry.measurement.curves import value_at
from registry.measurement.notation import write_range
from registry.vocabulary.vocabulary import Vocabulary
from search.page_model.result import Chip, Reading
from search.present.links import changed, query, view_of
from search.present.question import needed_at_upper_end
from search.present.wording import uncertainty
from search.question import DemandedRange, Note, Question
from search.understand.params import without

SEARCH = "/search/"
FORM = "/search/form/"
NEED_EXPLAINED = "/grading/#question"
LABELS = {
    "instrument": "仪器",
    "quantity": "被测量",
    "range": "量程",
    "condition": "条件",
    "accuracy": "准确度",
    "field": "专业",
    "industry": "产业",
    "city": "市州",
    "center": "中心",
    "service": "服务",
    "method": "依据",
    "place": "服务地点",
    "basis": "资格依据",
    "text": "文字",
}
"""Parts of a question in the order they are shown."""

_CHOICES = ("field", "industry", "city", "center", "service", "place", "basis")


def reading_of(question: Question, values: Mapping[str, str], vocabulary: Vocabulary) -> Reading:
    """The chips, the line that derives the need, and the notes that are no doubts."""
    doubts = [note for note in question.notes if note.kind == "doubt"]
    kept = set(values.get("keep", "").split(","))
    shown = [note for note in doubts if note.part not in kept]
    maker = _Chips(question, values, vocabulary)
    chips = (*maker.chips(), *(maker.doubt(note) for note in shown))
    notes = tuple(note.text for note in question.notes if note.kind != "doubt")
    return Reading(chips, need_line(question, vocabulary), NEED_EXPLAINED, notes)


class _Chips:
    """Makes the chips of one question."""

    def __init__(
        self, question: Question, values: Mapping[str, str], vocabulary: Vocabulary
    ) -> None:
        self.question = question
        self.values = values
        self.vocabulary = vocabulary
        self.view = view_of(values)

    def chips(self) -> Iterator[Chip]:
        asked = self.question
        if asked.instrument:
            below = self.vocabulary.children.get(asked.instrument.slug)
            note = "及其下级" if below else ""
            yield self._chip("instrument", asked.instrument.name, note)
        elif asked.quantity and not asked.ranges:
            yield self._chip("quantity", asked.quantity.name)
        for at, demanded in enumerate(asked.ranges):
            words = range_words(demanded, self.vocabulary)
            yield self._chip("range", words, index=at)
        for at, condition in enumerate(asked.conditions):
            name = self.vocabulary.quantities[condition.quantity].name
            yield self._chip("condition", condition.text, name, index=at)
        if asked.accuracy:
            yield self._chip("accuracy", asked.accuracy.text)
        if asked.method:
            yield self._chip("method", asked.method.slug)
        for part in _CHOICES:
            choice = getattr(asked, part)
            if choice:
                yield self._chip(part, choice.name)
        if asked.text_left:
            yield self._chip("text", asked.text_left, "按文字匹配", kind="text")
        yield self._day()

    def _chip(
        self, part: str, value: str, note: str = "", *, kind: str = "plain", index: int = 0
    ) -> Chip:
        rest = without(self.question, part, self.vocabulary, index) | self.view
        return Chip(
            LABELS[part],
            value,
            note,
            kind=kind,
            edit_url=f"{FORM}?{query(dict(self.values))}#field-{_FIELDS.get(part, part)}",
            remove_url=f"{SEARCH}?{query(rest)}",
        )

    def _day(self) -> Chip:
        day = self.question.as_of.isoformat()
        word, note = (day, "") if "as_of" in self.values else ("今天", day)
        url = f"{FORM}?{query(dict(self.values))}#field-as_of"
        return Chip("日期", word, note, kind="locked", edit_url=url)

    def doubt(self, note: Note) -> Chip:
        """A reading that may be wrong: as written, with the likelier one a click away."""
        keep = ",".join(filter(None, [self.values.get("keep", ""), note.part]))
        fixed = {"q": note.suggestion} | self.view if note.suggestion else {}
        return Chip(
            LABELS.get(note.part, ""),
            self._as_written(note.part),
            note.text,
            kind="doubt",
            fix_label=f"改为“{note.suggestion}”" if note.suggestion else "",
            fix_url=f"{SEARCH}?{query(fixed)}" if fixed else "",
            keep_url=f"{SEARCH}?{query(changed(self.values, keep=keep))}",
        )

    def _as_written(self, part: str) -> str:
        for span in self.question.spans:
            if span.part == part:
                return self.question.text[span.start : span.end]
        return ""


_FIELDS = {"range": "low", "accuracy": "accuracy_class", "condition": "q", "text": "q"}
"""The field of the form that a part is corrected in, where it has another name."""


def range_words(demanded: DemandedRange, vocabulary: Vocabulary) -> str:
    """A demanded range as the chip shows it: as a range is printed; one that has only one end, or
    a type, as it was written."""
    if demanded.items:
        return "、".join(demanded.items)
    if demanded.low is None or demanded.high is None:
        return demanded.text
    return write_range(demanded.interval, vocabulary.unit(demanded.unit))


def need_line(question: Question, vocabulary: Vocabulary) -> str:
    """``0.4级 → 最大允许误差 ±0.24 MPa → 需要 U ≤ 80 kPa（k = 2，允许误差的1/3，JJF 1094）``."""
    accuracy = question.accuracy
    if accuracy is None:
        return ""
    needed = needed_at_upper_end(accuracy, question.ranges)
    if needed is None:
        return ""
    slug = question.quantity.slug if question.quantity else None
    need = f"需要 U\u00a0≤\u00a0{uncertainty(needed, slug, vocabulary)}"
    where = "，上限处" if any(piece.figure.relative for piece in accuracy.need) else ""
    if accuracy.kind == "uncertainty":
        return f"{accuracy.text} → {need}（k\u00a0=\u00a02{where}）。"
    limit = needed * accuracy.divisor
    if question.ranges and question.ranges[0].interval.high is not None:
        limit = value_at(accuracy.permissible, question.ranges[0].interval.high) or limit
    permissible = uncertainty(limit, slug, vocabulary)
    share = f"允许误差的1/{accuracy.divisor:g}，JJF\u00a01094"
    return (
        f"{accuracy.text} → 最大允许误差 ±{permissible} → {need}"
        f"（k\u00a0=\u00a02，{share}{where}）。"
    )
