"""How heavy a page is, and how many queries it costs: neither grows with the province."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from registry.exchange.load import load_province
from registry.models import CapabilityVersion
from tests.search.answering.conftest import HEAD

pytestmark = pytest.mark.django_db

HEAVIEST = 150_000
"""Bytes of a page before compression."""

MOST = 40
"""Queries of a page with nothing kept."""

QUESTION = {"q": "0-60MPa 0.4级压力表"}
CENTERS = 12
HEADINGS = "slug,名称,简称,所在市州,产业,成立日期\n"


def write_province(folder: Path, promises: int) -> Path:
    """Twelve centers that all answer, each with so many promises about pressure gauges."""
    names = [f"示范·江城第{at}汽车零部件产业计量测试中心" for at in range(CENTERS)]
    lines = [
        f"center-{at},{name},江城{at},武汉市,汽车零部件,2019-01-01\n"
        for at, name in enumerate(names)
    ]
    (folder / "scopes").mkdir(parents=True)
    (folder / "centers.csv").write_text(HEADINGS + "".join(lines), encoding="utf-8")
    rows = [
        f'弹性元件式精密压力表,压力,(-0.1～{60 + at}) MPa,"U = {1 + at} kPa + 0.01 % p, k=2",'
        "检定;校准,实验室;现场,JJG 49-2013\n"
        for at in range(promises)
    ]
    for at in range(CENTERS):
        text = HEAD + "".join(rows)
        (folder / "scopes" / f"center-{at}.csv").write_text(text, encoding="utf-8")
    return folder


def addresses() -> dict[str, str]:
    code = CapabilityVersion.objects.select_related("capability").first().capability.code
    pair = [("center", "center-1"), ("center", "center-2"), *QUESTION.items()]
    return {
        "home": "/",
        "directory": "/centers/",
        "center": "/centers/center-0/",
        "promise": f"/capabilities/{code}/",
        "compare": f"/compare/?{urlencode(pair)}",
        "result": f"/search/?{urlencode(QUESTION)}",
    }


def measured(client, address: str) -> tuple[int, int]:
    """Queries and bytes of a page with nothing kept."""
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    assert response.status_code == 200
    return len(queries), len(response.content)


def test_a_page_stays_light_and_its_queries_few_whatever_the_promises(client, tmp_path):
    counted = {}
    for promises in (2, 30):
        load_province(
            write_province(tmp_path / str(promises), promises), progress=lambda done, total: None
        )
        client.get("/search/")  # brings the index and the knowledge of the register up to date
        counted[promises] = {name: measured(client, url) for name, url in addresses().items()}
    for name, (queries, size) in counted[30].items():
        assert queries <= MOST, name
        assert queries <= counted[2][name][0] + 1, f"{name} asks more for more promises"
        assert size <= HEAVIEST, name


def test_promises_that_are_not_listed_are_counted_and_led_to(client, tmp_path):
    load_province(write_province(tmp_path / "all", 30), progress=lambda done, total: None)
    page = client.get("/search/", QUESTION).content.decode()
    assert page.count("列出最相关的4条，共30条。") == 10
    assert f"/search/?{urlencode(QUESTION)}&amp;center=center-3" in page
    alone = client.get("/search/", QUESTION | {"center": "center-3"}).content.decode()
    assert "共30条。" in alone
    assert "/centers/center-3/#scope" in alone
    assert alone.count('class="code"') > 20


def test_a_long_question_weighs_little_in_the_links_to_promises(client, tmp_path):
    load_province(write_province(tmp_path / "all", 4), progress=lambda done, total: None)
    long = f"{QUESTION['q']} {'请问一下哪里可以做' * 100}"[:1000]
    page = client.get("/search/", {"q": long}).content.decode()
    promises = [line for line in page.split('"') if line.startswith("/capabilities/")]
    assert promises
    assert all(line.endswith(f"?{urlencode(QUESTION)}") for line in promises)


def test_a_question_set_field_by_field_goes_along_to_the_promises(client, tmp_path):
    load_province(write_province(tmp_path / "all", 2), progress=lambda done, total: None)
    asked = {"instrument": "pressure-gauge", "low": "0", "high": "60", "unit": "MPa"}
    page = client.get("/search/", asked | {"sort": "name"}).content.decode().replace("&amp;", "&")
    promise = next(line for line in page.split('"') if line.startswith("/capabilities/"))
    assert promise.endswith(urlencode(asked))
    assert "对照您的问题" in client.get(promise).content.decode()
