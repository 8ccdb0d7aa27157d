"""A promise line by line: as written, and beside it what was read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from registry.measurement.values import Scope
from registry.models import CapabilityVersion
from registry.structure_words import (
    accuracy_words,
    coherent_words,
    condition_words,
    joined,
    range_words,
)
from registry.vocabulary.vocabulary import Vocabulary
from search.page_model.promise import Document, PartRow
from search.page_model.shared import Link
from search.present.links import query
from search.present.methods import method_tag, method_url
from search.present.scope_rows import names

RANGE_UNREAD = "范围未结构化："


def parts_of(version: CapabilityVersion, vocabulary: Vocabulary) -> tuple[PartRow, ...]:
    """Every part of a promise; those that were not filled in and not read are left out."""
    scope = version.scope
    rows = (
        _instrument(version, scope, vocabulary),
        _measurand(version, scope, vocabulary),
        _range(version, scope, vocabulary),
        _accuracy(version, scope, vocabulary),
        _conditions(version, scope, vocabulary),
        _services(version, scope, vocabulary),
        PartRow("地点", version.places_text, names(scope.places, vocabulary.places)),
        _methods(version, vocabulary),
        PartRow("资格依据", version.bases_text, names(scope.bases, vocabulary.bases)),
    )
    kept = [row for row in rows if row.written or row.read or row.link or row.lines]
    return (*kept, *_as_they_stand(version))


def _instrument(version: CapabilityVersion, scope: Scope, vocabulary: Vocabulary) -> PartRow:
    instrument = vocabulary.instruments.get(scope.instrument or "")
    if instrument is None:
        return PartRow("仪器", version.name, note="不在仪器分类里，只按名称查找")
    above = [vocabulary.instruments[slug].name for slug in vocabulary.ancestors(instrument.slug)]
    field = vocabulary.fields.get(instrument.field)
    top = vocabulary.fields[vocabulary.top_field(field.slug)].name if field else ""
    path = "".join(f"{name} › " for name in (top, *reversed(above)) if name)
    url = f"/search/?{query({'instrument': instrument.slug})}"
    return PartRow("仪器", version.name, path, link=Link(instrument.name, url))


def _measurand(version: CapabilityVersion, scope: Scope, vocabulary: Vocabulary) -> PartRow:
    slugs = dict.fromkeys([scope.quantity, *(part.range.quantity for part in scope.parts)])
    known = [found for slug in slugs if (found := vocabulary.quantities.get(slug or ""))]
    said = [
        f"{one.name}，单位 {symbol}"
        if one.si_unit != "1" and (symbol := vocabulary.unit(one.si_unit).symbol)
        else one.name
        for one in known
    ]
    return PartRow("被测量", version.measurand_text, joined(said))


def _range(version: CapabilityVersion, scope: Scope, vocabulary: Vocabulary) -> PartRow:
    several = len(scope.parts) > 1
    said = [
        _named(part.range.quantity, vocabulary, several) + range_words(part.range, vocabulary)
        for part in scope.parts
    ]
    notes = [coherent_words(part.range, vocabulary) for part in scope.parts]
    if not scope.parts and version.structure_note.startswith(RANGE_UNREAD):
        notes = [version.structure_note.removeprefix(RANGE_UNREAD).partition("；")[0]]
    return PartRow("测量范围", version.range_text, joined(said), joined(notes))


def _accuracy(version: CapabilityVersion, scope: Scope, vocabulary: Vocabulary) -> PartRow:
    several = len(scope.parts) > 1
    said, notes = [], []
    for part in scope.parts:
        words, whose = accuracy_words(part, vocabulary)
        if words:
            said.append(_named(part.range.quantity, vocabulary, several) + words)
            notes.append(whose)
        elif version.accuracy_text:
            notes += part.accuracy.notes
    if not scope.parts and version.accuracy_text:
        notes.append("没有读出测量范围，准确度也就不作判定")
    return PartRow("准确度", version.accuracy_text, joined(said), joined(dict.fromkeys(notes)))


def _named(slug: str | None, vocabulary: Vocabulary, several: bool) -> str:
    quantity = vocabulary.quantities.get(slug or "")
    return f"{quantity.name}：" if quantity and several else ""


def _conditions(version: CapabilityVersion, scope: Scope, vocabulary: Vocabulary) -> PartRow:
    said = joined(condition_words(one, vocabulary) for one in scope.conditions)
    note = "写在测量范围里" if said and not version.condition_text else ""
    return PartRow("条件", version.condition_text, said, note)


def _services(version: CapabilityVersion, scope: Scope, vocabulary: Vocabulary) -> PartRow:
    direction = "中心输出这个量" if scope.direction == "source" else "中心测量这个量"
    services = names(scope.services, vocabulary.services)
    written = joined((version.services_text, version.direction_text))
    said = joined((services, direction if version.direction_text else ""))
    note = "" if services else "没有写服务类别，能否检定或校准须问中心"
    return PartRow("服务", written, said or "未写明", note)


def _methods(version: CapabilityVersion, vocabulary: Vocabulary) -> PartRow:
    lines = tuple(_document(code, vocabulary) for code in version.methods)
    return PartRow("依据", version.methods_text, lines=lines)


def _document(code: str, vocabulary: Vocabulary) -> Document:
    """A cited document with its title, its status and what replaced it."""
    method = vocabulary.methods.get(code)
    if method is None:
        return Document(code, method_tag(None))
    tag = method_tag(method)
    replaced = tag.text == "被代替" and method.replaced_by
    by = f"，现为 {method.replaced_by}" if replaced else ""
    title = f" {method.title}" if method.title else ""
    return Document(f"{code}{title}{by}", tag, method_url(code))


def _as_they_stand(version: CapabilityVersion) -> Sequence[PartRow]:
    """Cells that are kept as they are: there is no structure to read from them."""
    cells: Iterable[tuple[str, str]] = (
        ("计量标准证书", version.standards_text),
        ("备注", version.remarks_text),
        *version.extra.items(),
    )
    return [PartRow(title, text, "照录") for title, text in cells if text]
