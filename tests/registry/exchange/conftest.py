"""A province's folder that a test fills, loads and looks at."""

import csv
import io
import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.core.management import call_command
from openpyxl import Workbook

CENTERS = "centers.csv"
ACCURACY = "测量不确定度或准确度等级或最大允许误差"


def table(rows):
    """CSV text of rows given as mappings; the headings are all that occur."""
    headings = list(dict.fromkeys(heading for row in rows for heading in row))
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, headings, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def center(slug="qclb", **cells):
    return {
        "slug": slug,
        "名称": f"{slug}产业计量测试中心（演示）",
        "简称": "汽车零部件",
        "所在市州": "武汉市",
        "批准文号": "鄂质监量函〔2019〕1号",
        "成立日期": "2019-05-01",
        **cells,
    }


def gauge(**cells):
    return {"仪器名称": "压力表", "被测量": "压力", "测量范围": "(0～60) MPa", **cells}


@dataclass
class Folder:
    """The folder and what loading it says."""

    path: Path

    def write(self, name, content, encoding="utf-8"):
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return self

    def centers(self, *rows, **options):
        return self.write(CENTERS, table(rows or [center()]), **options)

    def scope(self, *rows, slug="qclb", **options):
        return self.write(f"scopes/{slug}.csv", table(rows), **options)

    def workbook(self, *rows, slug="qclb"):
        book = Workbook()
        for row in rows:
            book.active.append(row)
        self.write(f"scopes/{slug}.xlsx", b"")
        book.save(self.path / f"scopes/{slug}.xlsx")
        return self

    def load(self, *options):
        """The JSON report; it exits with 1 exactly when there are problems."""
        out, notes = io.StringIO(), io.StringIO()
        code = 0
        try:
            call_command("load_province", self.path, "--json", *options, stdout=out, stderr=notes)
        except SystemExit as error:
            code = error.code
        report = json.loads(out.getvalue())
        assert code == (1 if report["problems"] else 0)
        self.notes = notes.getvalue()
        return report

    def problems(self):
        """Problems of a check as (file, row, column)."""
        found = self.load("--check")["problems"]
        return [(problem["file"], problem["row"], problem["column"]) for problem in found]


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path / "province")
