"""The register as open data: what there is to take, under which licence, and as one document."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from registry.models import CapabilityVersion, Center
from registry.vocabulary.vocabulary import Vocabulary
from search.page_model.data import DataFile, DataPage
from search.page_model.shared import Fact, Link
from search.present.asked import Asked
from search.present.centers import center_detail_json
from search.present.directory import day_field
from search.present.links import with_query
from search.present.promises import full_promise_json

FILES = (
    ("centers.csv", "中心名录", "CSV", "每家中心一行，栏目与交换格式的 centers.csv 相同"),
    ("capabilities.csv", "全部承诺", "CSV", "每条承诺一行，原文照录，栏目与交换格式相同"),
    ("register.json", "全部数据", "JSON", "中心与承诺，附系统读出的结构，与接口的写法相同"),
)


@dataclass(frozen=True, slots=True)
class Licence:
    """Under what the data may be used; without an address it is only named."""

    name: str
    url: str


def data_page(
    asked: Asked,
    vocabulary: Vocabulary,
    centers: int,
    promises: int,
    licence: Licence,
    kept: tuple[DataFile, ...] = (),
) -> DataPage:
    """What can be downloaded, as of the day asked; ``kept`` are the files of the last night."""
    return DataPage(
        title="全部承诺下载",
        lead="公开的名录与承诺可以整份取走，内容随登记即时更新，不需要登录。",
        facts=(
            Fact("数据日期", asked.day.isoformat()),
            Fact("中心", f"{centers}家"),
            Fact("现行承诺", f"{promises}条"),
            Fact("使用许可", licence.name, licence.url),
        ),
        field=day_field(asked),
        files=tuple(
            DataFile(title, kind, with_query(f"/data/{name}", asked.carried), note)
            for name, title, kind, note in FILES
        ),
        kept=kept,
        machine=Link("数据目录（DCAT）", "/data/catalog.jsonld"),
        breadcrumb=(Link("首页", "/"), Link("全部承诺下载")),
    )


def dump_file(name: str, url: str, day: datetime.date, size: int, sha256: str) -> DataFile:
    """A file of a night as the page lists it."""
    titles = {file: (title, kind) for file, title, kind, _ in FILES}
    title, kind = titles[name]
    return DataFile(f"{title}（{day}）", kind, url, f"{size:,} 字节", sha256)


def register_document(
    centers: Iterable[Center],
    counts: Mapping[int, int],
    versions: Iterable[CapabilityVersion],
    day: datetime.date,
    vocabulary: Vocabulary,
    licence: Licence,
) -> Iterator[str]:
    """The whole register as one JSON document, in pieces."""
    head = {
        "as_of": day.isoformat(),
        "licence": {"name": licence.name, "url": licence.url or None},
        "vocabulary": vocabulary.version,
    }
    yield f"{_json(head)[:-1]},\n" + '"centers": [\n'
    yield from _listed(
        center_detail_json(center, counts.get(center.pk, 0), vocabulary) for center in centers
    )
    yield '],\n"capabilities": [\n'
    yield from _listed(
        full_promise_json(version, vocabulary) | {"suspended": version.is_suspended(day)}
        for version in versions
    )
    yield "]}\n"


def _listed(items: Iterable[dict[str, Any]]) -> Iterator[str]:
    mark = ""
    for item in items:
        yield f"{mark}{_json(item)}"
        mark = ",\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
