"""What a question says, as short facts that a table of cases can state in full."""

import datetime
from functools import cache

from registry.measurement.curves import value_at
from registry.vocabulary import shipped
from registry.vocabulary.entries import Named
from search.question import Question
from search.understand import Lexicon, understand

DAY = datetime.date(2026, 11, 24)
CENTERS = (
    Named("hb-auto", "湖北省汽车零部件产业计量测试中心", ("汽车件中心",)),
    Named("hb-phos", "湖北省磷化工产业计量测试中心（宜昌）", ("磷化工中心",)),
)
_CHOICES = ("field", "industry", "city", "center", "service", "method", "place", "basis")


@cache
def lexicon() -> Lexicon:
    return Lexicon(shipped(), CENTERS)


def read(text: str) -> Question:
    return understand(text, lexicon(), DAY)


def facts(question: Question) -> set[str]:
    """Everything read from the question, notes by part and kind."""
    said = set()
    if question.instrument:
        said.add(f"instrument {question.instrument.slug}")
    if question.quantity:
        said.add(f"quantity {question.quantity.slug}")
    for name in _CHOICES:
        choice = getattr(question, name)
        if choice:
            said.add(f"{name} {choice.slug}")
    said |= {_range(each) for each in question.ranges}
    said |= {
        f"condition {each.quantity} {_ends(each.interval.low, each.interval.high)}"
        for each in question.conditions
    }
    if question.accuracy:
        said |= _accuracy(question)
    if question.direction:
        said.add(f"direction {question.direction}")
    if question.text_left:
        said.add(f"left {question.text_left}")
    return said | {f"note {note.part} {note.kind}" for note in question.notes}


def _range(each) -> str:
    shape = "point" if each.is_point else "range"
    return f"{shape} {_ends(each.low, each.high)} {each.unit}"


def _ends(low, high) -> str:
    return "..".join("" if end is None else f"{end:.6g}" for end in (low, high))


def _accuracy(question: Question) -> set[str]:
    accuracy = question.accuracy
    value = accuracy.value
    said = {
        f"{accuracy.kind} {value:.6g}" if isinstance(value, float) else f"{accuracy.kind} {value}"
    }
    high = question.ranges[0].interval.high if question.ranges else None
    need = value_at(accuracy.need, high) if high is not None else None
    if need is not None:
        said.add(f"need {need:.6g}")
    return said
