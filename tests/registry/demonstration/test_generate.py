"""What is shipped is what the generator writes, byte for byte."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from registry.demonstration import PROVINCE
from registry.demonstration.generate import differences, main, write

ROOT = Path(__file__).parents[3]


@pytest.fixture
def copy(tmp_path):
    return Path(shutil.copytree(PROVINCE, tmp_path / "province"))


def test_the_shipped_province_is_what_would_be_written():
    assert differences(PROVINCE) == []


def test_the_order_of_hashes_changes_nothing():
    command = [sys.executable, "-m", "registry.demonstration.generate", "--check"]
    environment = os.environ | {"PYTHONHASHSEED": "4711"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "")


def test_a_changed_byte_is_found(copy, capsys):
    path = copy / "centers.csv"
    path.write_bytes(path.read_bytes().replace(b"2019-05-01", b"2019-05-02"))
    assert main(["--check", str(copy)]) == 1
    assert capsys.readouterr().out == "differs: centers.csv\n"


def test_a_table_too_many_is_found_and_removed_by_writing(copy):
    (copy / "scopes" / "nobody.csv").write_text("仪器名称,测量范围\n", encoding="utf-8")
    assert differences(copy) == ["scopes/nobody.csv"]
    write(copy)
    assert differences(copy) == []


def test_a_missing_table_is_found(copy):
    (copy / "scopes" / "shennong-food.xlsx").unlink()
    assert differences(copy) == ["scopes/shennong-food.xlsx"]


def test_it_is_small_enough_to_ship():
    assert sum(path.stat().st_size for path in PROVINCE.rglob("*.*")) < 2_500_000
