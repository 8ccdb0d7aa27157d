"""The register as an entry of a data catalogue: DCAT 2 in JSON-LD, with licence and checksums."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.conf import settings

from search.dumps import Dump
from search.present.open_data import FILES
from search.register_files import licence

Json = dict[str, Any]

DATA_DESCRIPTION = (
    "取得批准的省级产业计量测试中心名录，以及各中心承诺的计量测试项目："
    "仪器、测量范围、不确定度或准确度、依据、服务类别与地点，原文照录并附结构。"
)
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
MEDIA_TYPES = {"CSV": "text/csv", "JSON": "application/json"}
_IANA = "https://www.iana.org/assignments/media-types/"
_DAILY = "http://publications.europa.eu/resource/authority/frequency/DAILY"
_CHINESE = "http://publications.europa.eu/resource/authority/language/ZHO"
_SHA256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"


def absolute(path: str) -> str:
    """The address of a path of this site."""
    return f"{settings.SITE_URL}{path}"


def catalogue(today: datetime.date, dumps: Iterable[Dump]) -> Json:
    """The catalogue: one dataset, with the files made on demand and those of the last night."""
    titles = {name: (title, MEDIA_TYPES[kind]) for name, title, kind, _ in FILES}
    live = [_distribution(title, media, f"/data/{name}") for name, (title, media) in titles.items()]
    kept = [
        _distribution(f"{titles[one.name][0]}（{one.day}）", titles[one.name][1], one.url)
        | _facts(one)
        for one in dumps
        if one.name in titles
    ]
    publisher = {"@type": "foaf:Agent", "foaf:name": settings.SITE_IDENTITY["owner"]}
    dataset = {
        "@id": absolute("/data/#register"),
        "@type": "dcat:Dataset",
        "dct:title": _chinese("中心名录与全部承诺"),
        "dct:description": _chinese(DATA_DESCRIPTION),
        "dct:publisher": publisher,
        "dct:license": licence_json(),
        "dct:language": {"@id": _CHINESE},
        "dct:accrualPeriodicity": {"@id": _DAILY},
        "dct:modified": {"@value": today.isoformat(), "@type": "xsd:date"},
        "dcat:keyword": [_chinese(word) for word in ("计量", "校准", "检定", "测量不确定度")],
        "dcat:landingPage": {"@id": absolute("/data/")},
        "dcat:distribution": live + kept,
    }
    return {
        "@context": CONTEXT,
        "@id": absolute("/data/catalog.jsonld"),
        "@type": "dcat:Catalog",
        "dct:title": _chinese(settings.WAGTAIL_SITE_NAME),
        "dct:description": _chinese(DATA_DESCRIPTION),
        "dct:publisher": publisher,
        "foaf:homepage": {"@id": absolute("/")},
        "dcat:dataset": [dataset],
    }


def licence_json() -> Json:
    """The licence by its address, or by its name where it has none."""
    used = licence()
    return (
        {"@id": used.url} if used.url else {"@type": "dct:LicenseDocument", "dct:title": used.name}
    )


def _distribution(title: str, media_type: str, path: str) -> Json:
    return {
        "@id": absolute(path),
        "@type": "dcat:Distribution",
        "dct:title": _chinese(title),
        "dct:license": licence_json(),
        "dcat:mediaType": {"@id": f"{_IANA}{media_type}"},
        "dcat:downloadURL": {"@id": absolute(path)},
        "dcat:accessURL": {"@id": absolute("/data/")},
    }


def _facts(dump: Dump) -> Json:
    """Size, day and checksum: known of a file that lies there."""
    return {
        "dct:issued": {"@value": dump.day.isoformat(), "@type": "xsd:date"},
        "dcat:byteSize": {"@value": str(dump.size), "@type": "xsd:nonNegativeInteger"},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": _SHA256},
            "spdx:checksumValue": {"@value": dump.sha256, "@type": "xsd:hexBinary"},
        },
    }


def _chinese(text: str) -> Json:
    return {"@value": text, "@language": "zh-Hans"}
