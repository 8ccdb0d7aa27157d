"""A province with a center in every state, one of them with 500 promises."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from django.db import transaction

from registry.exchange.load import load_province

ACCURACY = "测量不确定度或准确度等级或最大允许误差"
QUESTION = "0-60MPa 0.4级压力表"

CENTERS = [
    {"slug": "jiangcheng", "名称": "示范·江城汽车零部件产业计量测试中心", "所在市州": "武汉市"},
    {"slug": "longzhong", "名称": "示范·隆中航空装备产业计量测试中心", "所在市州": "襄阳市"},
    {"slug": "cihu", "名称": "示范·磁湖特种钢产业计量测试中心", "所在市州": "黄石市"},
    {"slug": "stopped", "名称": "示范·停用产业计量测试中心", "所在市州": "武汉市"},
    {"slug": "revoked", "名称": "示范·撤销产业计量测试中心", "所在市州": "武汉市"},
    {"slug": "coming", "名称": "示范·筹建产业计量测试中心", "所在市州": "宜昌市"},
]
DETAILS = {
    "jiangcheng": {
        "产业": "汽车零部件",
        "批准文号": "示计量函〔2019〕7号",
        "联系电话": "027-00000000",
        "地址": "武汉市示范路1号",
        "网址": "javascript:alert(1)",
    },
    "longzhong": {"产业": "航空与通用航空"},
    "stopped": {"状态沿革": "2019-05-01 已成立\n2026-01-01 暂停 示计量函〔2026〕1号"},
    "revoked": {"状态沿革": "2019-05-01 已成立\n2025-01-01 撤销 示计量函〔2025〕1号"},
    "coming": {"成立日期": "2999-01-01"},
}
GAUGE = {"仪器名称": "精密压力表", "被测量": "压力", "服务类别": "检定", "依据": "JJG 49-2013"}
JIANGCHENG = [
    GAUGE
    | {
        "编号": "HB-QCLB-00017-1",
        "测量范围": "(-0.1～60) MPa",
        ACCURACY: "Urel = 0.1 %, k=2",
        "生效日期": "2019-05-01",
        "失效日期": "2025-07-01",
    },
    GAUGE
    | {
        "编号": "HB-QCLB-00017-2",
        "测量范围": "(-0.1～100) MPa",
        ACCURACY: "U = 2 kPa + 0.04 % p, k=2",
        "服务地点": "实验室;现场",
        "计量标准证书": "〔2023〕示量标企证字第012号",
        "生效日期": "2025-07-01",
    },
    GAUGE | {"编号": "HB-QCLB-00018", "测量范围": "(0～6) MPa", ACCURACY: "1.6级", "状态": "暂停"},
    {"编号": "HB-QCLB-00019", "仪器名称": "氙灯老化试验箱", "测量范围": "按用户要求"},
    {
        "编号": "HB-QCLB-00020",
        "仪器名称": "数显卡尺",
        "被测量": "长度",
        "测量范围": "(0～300) mm",
        ACCURACY: "U = 0.01 mm + 分辨力, k=2",
        "服务类别": "校准",
        "备注": "=1+1",
    },
    GAUGE
    | {
        "编号": "HB-QCLB-00021",
        "测量范围": "(0～1) MPa",
        ACCURACY: "0.4级",
        "生效日期": "2998-01-01",
    },
]
SCOPES = {
    "jiangcheng": JIANGCHENG,
    "longzhong": [
        GAUGE | {"测量范围": f"(0～{60 + n % 40}) MPa", ACCURACY: "U = 60 kPa, k=2"}
        for n in range(500)
    ],
    "cihu": [
        GAUGE | {"测量范围": "(0～40) MPa", ACCURACY: "0.4级"},
        GAUGE | {"测量范围": "(40～60) MPa", ACCURACY: "U = 120 kPa, k=2"},
    ],
    "stopped": [GAUGE | {"测量范围": "(0～60) MPa", ACCURACY: "0.4级"}],
    "revoked": [GAUGE | {"编号": "HB-CXXX-00001", "测量范围": "(0～60) MPa", ACCURACY: "0.4级"}],
    "coming": [GAUGE | {"编号": "HB-CJXX-00001", "测量范围": "(0～60) MPa", ACCURACY: "0.4级"}],
}


def write_table(path: Path, rows: list[dict[str, str]]) -> None:
    headings = list(dict.fromkeys(heading for row in rows for heading in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, headings, restval="")
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture(scope="module")
def province(django_db_setup, django_db_blocker, tmp_path_factory):
    """The province, loaded once a module: pages only read. Modules that use it are marked
    ``django_db``, which is what makes the test database."""
    with django_db_blocker.unblock(), transaction.atomic():
        _load(tmp_path_factory.mktemp("province"))
        yield
        transaction.set_rollback(True)


def _load(tmp_path: Path) -> None:
    centers = [
        {"成立日期": "2019-05-01"} | center | DETAILS.get(center["slug"], {}) for center in CENTERS
    ]
    write_table(tmp_path / "centers.csv", centers)
    (tmp_path / "scopes").mkdir()
    for slug, rows in SCOPES.items():
        write_table(tmp_path / "scopes" / f"{slug}.csv", rows)
    report = load_province(tmp_path, progress=lambda done, total: None)
    assert not report.problems, report.problems


@pytest.fixture
def page(client, province):
    """The model of a page that answers 200, by its address and parameters."""

    def get(path, **parameters):
        response = client.get(path, parameters)
        assert response.status_code == 200, response.status_code
        return response.context["page"]

    return get
