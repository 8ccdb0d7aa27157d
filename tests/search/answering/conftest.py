"""A province of five centers that gives every grade to one question."""

from __future__ import annotations

from pathlib import Path

import pytest

from registry.exchange.load import load_province

QUESTION = "0-60MPa 0.4级压力表"

CENTERS = """slug,名称,简称,所在市州,产业,成立日期
jiangcheng,示范·江城汽车零部件产业计量测试中心,江城汽车零部件,武汉市,汽车零部件,2019-01-01
longzhong,示范·隆中航空装备产业计量测试中心,隆中航空装备,襄阳市,航空与通用航空,2019-01-01
checheng,示范·车城商用车产业计量测试中心,车城商用车,十堰市,商用车,2019-01-01
cihu,示范·磁湖特种钢产业计量测试中心,磁湖特种钢,黄石市,特种钢与冶金,2019-01-01
huanchuan,示范·澴川高端装备产业计量测试中心,澴川高端装备,孝感市,,2019-01-01
"""
HEAD = "仪器名称,被测量,测量范围,测量不确定度或准确度等级或最大允许误差,服务类别,服务地点,依据\n"
SCOPES = {
    "jiangcheng": '弹性元件式精密压力表,压力,(-0.1～100) MPa,"U = 2 kPa + 0.04 % p, k=2",'
    "检定;校准,实验室;现场,JJG 49-2013\n",
    "longzhong": '精密压力表,压力,(0～10) MPa,"U = 5 kPa, k=2",检定,实验室,JJG 49-2013\n'
    '精密压力表,压力,(10～60) MPa,"U = 60 kPa, k=2",检定,实验室,JJG 49-2013\n',
    "checheng": "精密压力表,压力,(0～40) MPa,0.25级及以下,检定,实验室,JJG 49-2013\n"
    '压力仪表,压力,(0～100) MPa,"U = 50 kPa, k=2",校准,现场,JJG 875-2019\n',
    "cihu": '精密压力表,压力,(0～40) MPa,"Urel = 0.06 %, k=2",检定,实验室,JJG 49-2013\n'
    '精密压力表,压力,(40～100) MPa,"U = 120 kPa, k=2",校准,实验室,JJG 49-2013\n',
    "huanchuan": "一般压力表,压力,(0～60) MPa,1.6级及以下,检定,实验室,JJG 52-2013\n",
}


def write_province(folder: Path) -> Path:
    (folder / "scopes").mkdir()
    (folder / "centers.csv").write_text(CENTERS, encoding="utf-8")
    for slug, rows in SCOPES.items():
        (folder / "scopes" / f"{slug}.csv").write_text(HEAD + rows, encoding="utf-8")
    return folder


@pytest.fixture
def province(db, tmp_path):
    """The province, loaded; its folder."""
    folder = write_province(tmp_path)
    report = load_province(folder, progress=lambda done, total: None)
    assert not report.problems
    return folder
