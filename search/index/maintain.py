"""Keeping the embedded index equal to the register.

The index follows the outbox: what an entry names is looked up and written anew, so applying one
twice does no harm. It happens in the transaction that changed the register where that is possible
(``search.receivers``) and, as a safety net, before an answer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice

from django.db import connection, transaction

from registry import outbox
from registry.models import CapabilityVersion, OutboxEntry
from search.index import numbers
from search.index.entries import Line, content_of, lines_of, tokens_of, wording_of
from search.index.shapes import Content, digest, encode, tags_of
from search.models import Entry, IndexState, Shape, ShapeTag, Text, TextToken

BATCH = 2000
"""Versions in memory at a time: a few megabytes."""


def positions() -> tuple[int, int]:
    """How far the register has published, and how far the index has followed: one query."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT COALESCE((SELECT position FROM registry_outboxhead), 0),"
            " COALESCE((SELECT position FROM search_indexstate), 0)"
        )
        published, indexed = cursor.fetchone()
    return published, indexed


def catch_up() -> int:
    """Apply every outbox entry that is not applied yet; the number of promises looked at."""
    published, indexed = positions()
    if published == indexed:
        return 0
    with transaction.atomic():
        state, _ = IndexState.objects.select_for_update().get_or_create(pk=1)
        changed = _changed(state.position)
        for batch in _chunks(sorted(changed)):
            replace(batch)
        state.position = outbox.position()
        state.save(update_fields=["position"])
    return len(changed)


def _changed(position: int) -> set[int]:
    """Promises named since ``position``."""
    kind = OutboxEntry.Kind.CAPABILITY
    return {entry.object_id for entry in outbox.entries_after(position) if entry.kind == kind}


def replace(capability_ids: Collection[int]) -> None:
    """Write the entries of these promises anew."""
    versions = list(
        CapabilityVersion.objects.filter(capability__in=capability_ids).select_related("capability")
    )
    Entry.objects.filter(version_id__in=[version.pk for version in versions]).delete()
    contents = {version.pk: content_of(version) for version in versions}
    encoded = {pk: encode(content) for pk, content in contents.items()}
    wordings = {version.pk: wording_of(version) for version in versions}
    shapes = _ids_of_shapes({encoded[pk]: content for pk, content in contents.items()})
    texts = _ids_of_texts(set(wordings.values()))
    Entry.objects.bulk_create(
        _entry(line, shapes[encoded[version.pk]], texts[wordings[version.pk]])
        for version in versions
        for line in lines_of(version, contents[version.pk].scope)
    )


def _entry(line: Line, shape_id: int, text_id: int) -> Entry:
    return Entry(
        version_id=line.version_id,
        center_id=line.center_id,
        shape_id=shape_id,
        text_id=text_id,
        instrument=line.instrument,
        quantity=line.quantity,
        field=line.field,
        main=line.main,
        valid_from=line.valid_from,
        valid_to=line.valid_to,
    )


def _ids_of_shapes(encoded: Mapping[str, Content]) -> dict[str, int]:
    """The id of each content by its text, made where it is new."""
    names = {digest(text): text for text in encoded}
    ids = dict(Shape.objects.filter(digest__in=names).values_list("digest", "id"))
    new = [name for name in sorted(names) if name not in ids]
    for shape in Shape.objects.bulk_create(Shape(digest=one, data=names[one]) for one in new):
        ids[shape.digest] = shape.pk
    ShapeTag.objects.bulk_create(
        ShapeTag(kind=kind, value=value, shape_id=ids[name])
        for name in new
        for kind, value in tags_of(encoded[names[name]])
    )
    numbers.write({key: encoded[names[name]] for name, key in ids.items()})
    return {names[name]: key for name, key in ids.items()}


def _ids_of_texts(wordings: Collection[str]) -> dict[str, int]:
    """The id of each wording; a new one is made with its tokens."""
    names = {digest(text): text for text in wordings}
    ids = dict(Text.objects.filter(digest__in=names).values_list("digest", "id"))
    new = [name for name in sorted(names) if name not in ids]
    for text in Text.objects.bulk_create(Text(digest=name) for name in new):
        ids[text.digest] = text.pk
    TextToken.objects.bulk_create(
        TextToken(token=token, text_id=ids[name])
        for name in new
        for token in tokens_of(names[name])
    )
    return {names[name]: key for name, key in ids.items()}


def _chunks(values: Iterable[int]) -> Iterator[list[int]]:
    iterator = iter(values)
    while batch := list(islice(iterator, BATCH)):
        yield batch
