"""Write the demonstration province, or check that what is shipped is what would be written.

``python -m registry.demonstration.generate`` writes; with ``--check`` it compares byte for byte.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from registry.demonstration import PROVINCE
from registry.demonstration.centers import Center, centers
from registry.demonstration.files import csv_bytes, workbook_bytes
from registry.demonstration.promises import HEADINGS, promises

WORKBOOKS = {"shennong-food", "gucheng-environment"}
"""Centers whose scope comes as a workbook."""

MARKED = {"hanshui-auto-parts"}
"""Centers whose table begins with a byte order mark, as a spreadsheet program writes it."""


def files() -> Iterator[tuple[str, bytes]]:
    """Every file of the province: its path inside the folder, and its bytes."""
    rows = [center.cells for center in centers()]
    yield "centers.csv", csv_bytes(tuple(rows[0]), rows)
    for center in centers():
        yield _scope(center)


def _scope(center: Center) -> tuple[str, bytes]:
    rows = list(promises(center))
    headings = [heading for heading in HEADINGS if any(row.get(heading) for row in rows)]
    if center.slug in WORKBOOKS:
        return f"scopes/{center.slug}.xlsx", workbook_bytes(headings, rows)
    mark = b"\xef\xbb\xbf" if center.slug in MARKED else b""
    return f"scopes/{center.slug}.csv", mark + csv_bytes(headings, rows)


def write(folder: Path) -> int:
    """Write the province into ``folder`` and remove tables it no longer has; how many files."""
    written = dict(files())
    for name, content in written.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    for path in (folder / "scopes").iterdir():
        if path.relative_to(folder).as_posix() not in written:
            path.unlink()
    return len(written)


def differences(folder: Path) -> list[str]:
    """Names of files that are missing in ``folder``, too many, or differ."""
    expected = dict(files())
    found = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
    return sorted(
        name for name in expected.keys() | found.keys() if expected.get(name) != found.get(name)
    )


def main(arguments: list[str] | None = None) -> int:
    """Write or check; 1 where the check finds a difference."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare only")
    parser.add_argument("folder", nargs="?", type=Path, default=PROVINCE)
    options = parser.parse_args(arguments)
    if not options.check:
        sys.stdout.write(f"{write(options.folder)} files written\n")
        return 0
    different = differences(options.folder)
    sys.stdout.writelines(f"differs: {name}\n" for name in different)
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
