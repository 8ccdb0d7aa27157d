"""The reasons of one content, each a code and its sentence."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from registry.measurement.units import Unit
from registry.measurement.values import Part
from search.cuts import difference, interval_of, union
from search.grade import wording
from search.grade.content import quantity_of
from search.grade.envelope import NO_ENVELOPE, Envelope, envelope
from search.grade.finding import Finding, Track, restrict
from search.grade.judge import Judge
from search.grade.states import CONFIRM, NOT_ACCURATE
from search.question import DemandedAccuracy

Told = tuple[str, str]
"""A reason: its code and its sentence."""


def reasons_of(finding: Finding, judge: Judge) -> Iterator[Told]:
    """Why a content does not answer all of the demand surely, and under what conditions it
    answers (§5.12: conditions nobody asked for are named)."""
    for track in finding.tracks:
        yield from _of_track(track, finding, judge)
    for code in finding.doubts:
        yield code, _doubt(code, finding, judge)
    for demanded in finding.silent:
        name = wording.quantity_name(demanded.quantity, judge.vocabulary)
        yield "condition_silent", wording.condition_silent(name, demanded.text)
    for demanded in finding.unmet:
        name = wording.quantity_name(demanded.quantity, judge.vocabulary)
        yield "condition_unmet", wording.condition_unmet(name, demanded.text)
    if any(state <= CONFIRM for track in finding.tracks for *_, state in track.pieces):
        yield from _extra_conditions(finding, judge)


def excess(track: Track) -> Envelope:
    """Where a part that is not accurate enough is furthest off."""
    if track.part is None:
        return NO_ENVELOPE
    bounds = track.target.bounds(track.part.accuracy.worst)
    allowed = track.target.allowed(_against(track.part))
    return envelope(restrict(bounds, track.runs(NOT_ACCURATE)), allowed)


def _against(part: Part) -> str:
    served = part.accuracy.of == "service" and part.accuracy.statement == "mpe"
    return "permissible" if served else "need"


def _of_track(track: Track, finding: Finding, judge: Judge) -> Iterator[Told]:
    part, unit = track.part, _unit(track, judge)
    if part is None and finding.scope.parts:
        asked = wording.quantity_name(
            _widest(track.target.quantities or (), judge), judge.vocabulary
        )
        yield "other_quantity", wording.other_quantity(asked)
        return
    if track.code == "unstructured" or part is None:
        yield "unstructured", wording.FIXED["unstructured"]
        return
    if track.code == "other_type":
        asked = "、".join(sorted(track.target.items))
        yield "other_type", wording.other_type("、".join(part.range.items), asked)
        return
    missing = difference([track.target.run], union((low, high) for low, high, _ in track.pieces))
    if missing and unit:
        promised = wording.span(part.range.intervals, unit)
        lacking = wording.span([interval_of(run) for run in missing], unit)
        yield "out_of_range", wording.out_of_range(promised, lacking)
    for code in track.doubts:
        yield code, _part_doubt(code, part, track, finding, judge)
    yield from _of_accuracy(track, part, unit)


def _of_accuracy(track: Track, part: Part, unit: Unit | None) -> Iterator[Told]:
    demanded = track.target.accuracy
    if demanded is None:
        return
    if track.code == "served_class_coarser":
        yield track.code, wording.served_class_coarser(part.accuracy.class_values, demanded)
    elif track.code == "kinds_differ":
        yield track.code, wording.kinds_differ(part.accuracy.statement, demanded)
    elif track.code == "unknowns":
        yield track.code, wording.unknowns(part.accuracy.unknowns)
    elif track.code in wording.FIXED:
        yield track.code, wording.FIXED[track.code]
    elif track.code == "compared":
        yield from _of_figures(track, part, demanded, unit)


def _of_figures(
    track: Track, part: Part, demanded: DemandedAccuracy, unit: Unit | None
) -> Iterator[Told]:
    """Of curves that were compared: where the promise is furthest off, and where it is silent."""
    off = excess(track)
    if off.margin and off.tightest is not None and off.allowed is not None and unit:
        sentence = wording.not_accurate_enough(
            at="" if _is_even(track, part) else wording.figure(off.tightest, unit),
            promised=wording.width(off.allowed / off.margin, unit),
            allowed=wording.width(off.allowed, unit),
            demanded=demanded,
            as_error=_against(part) == "permissible",
        )
        yield "not_accurate_enough", sentence
    known = union((low, high) for low, high, _ in track.target.bounds(part.accuracy.worst))
    if difference([(low, high) for low, high, _ in track.pieces], known):
        yield "accuracy_in_part", wording.FIXED["accuracy_in_part"]


def _is_even(track: Track, part: Part) -> bool:
    """Whether promise and demand are the same all along, so that no point needs naming."""
    allowed = {figure for *_, figure in track.target.allowed(_against(part))}
    figures = allowed | {piece.figure for piece in part.accuracy.worst}
    return len(figures) <= 2 and not any(figure.relative for figure in figures)


def _doubt(code: str, finding: Finding, judge: Judge) -> str:
    asked = judge.question
    if code == "service_not_stated":
        return wording.service_not_stated(asked.service.name if asked.service else "")
    slug = finding.scope.instrument or ""
    written = judge.vocabulary.instruments[slug].name if slug else "上一级仪器"
    return wording.ancestor(written, asked.instrument.name if asked.instrument else "")


def _part_doubt(code: str, part: Part, track: Track, finding: Finding, judge: Judge) -> str:
    if code == "type_silent":
        return wording.type_silent("、".join(sorted(track.target.items)))
    if code == "range_silent":
        return wording.FIXED[code]
    written = wording.quantity_name(quantity_of(part, finding.scope), judge.vocabulary)
    asked = wording.quantity_name(_widest(track.target.quantities or (), judge), judge.vocabulary)
    return wording.broader_quantity(written, asked)


def _widest(quantities: Collection[str], judge: Judge) -> str | None:
    """The quantity all the others are kinds of: the one that was asked."""
    known = judge.vocabulary.quantities
    return next((slug for slug in quantities if known[slug].broader not in quantities), None)


def _extra_conditions(finding: Finding, judge: Judge) -> Iterator[Told]:
    asked = {demanded.quantity for demanded in judge.question.conditions}
    for condition in finding.scope.conditions:
        if condition.text and condition.quantity not in asked:
            yield "extra_condition", wording.extra_condition(condition.text)


def _unit(track: Track, judge: Judge) -> Unit | None:
    """The unit to speak in: the user's, else the promise's own, else the coherent one."""
    units = judge.vocabulary.units
    if track.target.unit in units:
        return units[track.target.unit]
    quantity = (
        judge.vocabulary.quantities.get(track.part.range.quantity or "") if track.part else None
    )
    return units[quantity.si_unit] if quantity and quantity.si_unit in units else None
