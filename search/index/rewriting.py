"""Rebuilding the embedded index in place, and checking it.

Batch by batch, each in a transaction of its own: the index is never empty, questions are answered
all the while, and whoever is killed goes on where they were.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from django.db import transaction
from django.db.models import Exists, OuterRef

from registry.models import Capability, CapabilityVersion
from search.index.contents import batches
from search.index.difference import DIFFERENT, EXTRA, MISSING, Difference
from search.index.entries import content_of, lines_of, tokens_of, wording_of
from search.index.maintain import BATCH, catch_up, replace
from search.index.numbers import Kinds
from search.index.numbers import stated as stated_by_numbers
from search.index.shapes import digest, encode
from search.models import Entry, IndexState, Shape, ShapeNumbers, Text, TextToken

Progress = Callable[[int], None]
COLUMNS = ("center_id", "instrument", "quantity", "field", "main", "valid_from", "valid_to")
Stated = frozenset[tuple[object, ...]]


def rewrite(progress: Progress) -> None:
    """Write every promise's entries anew, going on where a killed run was; then drop what no
    promise needs. ``progress`` hears how many versions at a time."""
    catch_up()
    IndexState.objects.filter(pk=1, rebuilt_through=None).update(rebuilt_through=0)
    while count := _rewrite_batch():
        progress(count)
    drop_unused()
    IndexState.objects.filter(pk=1).update(rebuilt_through=None)


@transaction.atomic
def _rewrite_batch() -> int:
    """The next batch of promises; how many versions they have."""
    state, _ = IndexState.objects.select_for_update().get_or_create(pk=1)
    following = Capability.objects.filter(pk__gt=state.rebuilt_through or 0)
    capabilities = list(following.order_by("pk").values_list("pk", flat=True)[:BATCH])
    if not capabilities:
        return 0
    replace(capabilities)
    state.rebuilt_through = capabilities[-1]
    state.save(update_fields=["rebuilt_through"])
    return CapabilityVersion.objects.filter(capability__in=capabilities).count()


@transaction.atomic
def drop_unused() -> None:
    """Delete entries of versions that are gone, then wordings and contents that nothing states.
    Ids of contents are never used again, so what others remember of them stays right."""
    IndexState.objects.select_for_update().get_or_create(pk=1)
    known = CapabilityVersion.objects.filter(pk=OuterRef("version_id"))
    Entry.objects.exclude(Exists(known)).delete()
    Text.objects.exclude(Exists(Entry.objects.filter(text=OuterRef("pk")))).delete()
    Shape.objects.exclude(Exists(Entry.objects.filter(shape=OuterRef("pk")))).delete()


def differences(progress: Progress = lambda count: None) -> list[Difference]:
    """Every version whose entries are not what the register says."""
    catch_up()
    known = CapabilityVersion.objects.filter(pk=OuterRef("version_id"))
    extra = Entry.objects.exclude(Exists(known)).values_list("version_id", flat=True)
    wrong = [Difference(pk, EXTRA) for pk in sorted(set(extra))]
    for versions in _pages():
        wrong += _compare(versions)
        progress(len(versions))
    return wrong


def repair(wrong: Sequence[Difference]) -> None:
    """Write the promises of these versions anew, their contents and wordings too, and drop what
    is too much."""
    ids = [one.version_id for one in wrong]
    for batch in batches(ids):
        with transaction.atomic():
            IndexState.objects.select_for_update().get_or_create(pk=1)
            versions = list(CapabilityVersion.objects.filter(pk__in=batch))
            _restore(versions)
            replace({version.capability_id for version in versions})
    drop_unused()


def _restore(versions: Iterable[CapabilityVersion]) -> None:
    """Write the contents and the tokens behind these versions anew, under the names they have."""
    encoded = {encode(content_of(version)) for version in versions}
    wordings = {wording_of(version) for version in versions}
    ShapeNumbers.objects.filter(shape__digest__in=map(digest, encoded)).delete()
    for data in encoded:
        Shape.objects.filter(digest=digest(data)).update(data=data)
    ids = dict(Text.objects.filter(digest__in=map(digest, wordings)).values_list("digest", "pk"))
    TextToken.objects.filter(text__in=ids.values()).delete()
    TextToken.objects.bulk_create(
        TextToken(text_id=ids[digest(wording)], token=token)
        for wording in wordings
        if digest(wording) in ids
        for token in tokens_of(wording)
    )


def _pages() -> Iterator[list[CapabilityVersion]]:
    last = 0
    while True:
        following = CapabilityVersion.objects.filter(pk__gt=last).select_related("capability")
        versions = list(following.order_by("pk")[:BATCH])
        if not versions:
            return
        yield versions
        last = versions[-1].pk


def _compare(versions: Sequence[CapabilityVersion]) -> list[Difference]:
    """What the entries state against what they should."""
    stated = _stated([version.pk for version in versions])
    wrong = []
    for version in versions:
        expected, found = _expected(version), stated.get(version.pk, frozenset())
        if expected != found:
            fields = tuple(sorted({str(name) for name, *_ in expected ^ found}))
            wrong.append(Difference(version.pk, DIFFERENT if found else MISSING, fields))
    return wrong


def _expected(version: CapabilityVersion) -> Stated:
    content, wording = content_of(version), wording_of(version)
    stated: set[tuple[object, ...]] = set()
    for line in lines_of(version, content.scope):
        stated |= {
            ("entry", *(getattr(line, name) for name in COLUMNS)),
            ("shape", digest(encode(content)), encode(content)),
            ("numbers", stated_by_numbers(content)),
            ("text", digest(wording)),
            ("tokens", frozenset(tokens_of(wording))),
        }
    return frozenset(stated)


def _stated(ids: Sequence[int]) -> dict[int, Stated]:
    """What the entries of these versions say."""
    entries = list(Entry.objects.filter(version_id__in=ids).select_related("shape", "text"))
    tokens: dict[int, set[str]] = {}
    held = TextToken.objects.filter(text__in={entry.text_id for entry in entries})
    for text, token in held.values_list("text_id", "token"):
        tokens.setdefault(text, set()).add(token)
    contents = Kinds().contents({entry.shape_id for entry in entries})
    stated: dict[int, set[tuple[object, ...]]] = {}
    for entry in entries:
        numbers = contents.get(entry.shape_id)
        stated.setdefault(entry.version_id, set()).update(
            {
                ("entry", *(getattr(entry, name) for name in COLUMNS)),
                ("shape", entry.shape.digest, entry.shape.data),
                ("numbers", numbers and stated_by_numbers(numbers)),
                ("text", entry.text.digest),
                ("tokens", frozenset(tokens.get(entry.text_id, ()))),
            }
        )
    return {pk: frozenset(own) for pk, own in stated.items()}
