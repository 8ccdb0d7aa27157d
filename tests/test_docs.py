"""What the code declares is documented."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def environment_names() -> set[str]:
    sources = [*(ROOT / "site/config/settings").glob("*.py"), ROOT / "gunicorn.conf.py"]
    pattern = re.compile(r'(?:environ\.get|flag|listed)\(\s*"([A-Z_]+)"')
    return {name for path in sources for name in pattern.findall(path.read_text())}


def test_every_setting_from_the_environment_is_in_the_table():
    table = (ROOT / "docs/settings.md").read_text()
    assert environment_names() >= {"SECRET_KEY", "DATABASE_URL"}
    assert {name for name in environment_names() if f"`{name}`" not in table} == set()


def test_every_direct_dependency_has_its_line():
    text = (ROOT / "docs/dependencies.md").read_text().lower()
    for source in ("requirements.in", "requirements-dev.in"):
        for line in (ROOT / source).read_text().splitlines():
            name = re.match(r"[A-Za-z][A-Za-z0-9-]*", line)
            if name:
                assert name[0].lower() in text, name[0]


def test_the_folder_site_does_not_hide_the_standard_module():
    import site

    assert not (ROOT / "site/__init__.py").exists()
    assert Path(site.__file__).parent != ROOT / "site"
