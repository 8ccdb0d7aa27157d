"""Dumps: the files of the register as of a night, with their checksums, kept for some days.

A dump is a folder named by its day, made beside and moved into place when it is whole, so that
nobody ever takes half of one.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings
from django.dispatch import Signal

from search.register_files import MEDIA_TYPES, licence, pieces

written = Signal()
"""Sent when there is a new dump."""

KEPT = 14
"""Days whose dumps are kept."""

SUMS = "SHA256SUMS"
LIST = "dump.json"
LICENCE_FILE = "LICENCE.txt"


@dataclass(frozen=True, slots=True)
class Dump:
    """A file of a dump."""

    name: str
    day: datetime.date
    size: int
    sha256: str

    @property
    def url(self) -> str:
        """Its address."""
        return f"/data/dumps/{self.day}/{self.name}"


def root() -> Path:
    """Where the dumps lie."""
    return Path(settings.DUMPS_ROOT)


def make(day: datetime.date, *, say: Callable[[str], object] = lambda text: None) -> list[Dump]:
    """Write all files as of ``day`` and put them in the place of any dump of that day."""
    root().mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=".making-", dir=root()))
    try:
        made = []
        for name in MEDIA_TYPES:
            made.append(_write(beside / name, day))
            say(f"{name} {made[-1].size:,} 字节")
        _describe(beside, made)
        _replace(root() / day.isoformat(), beside)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    _forget_old()
    written.send(Dump)
    return made


def _write(path: Path, day: datetime.date) -> Dump:
    digest, size = hashlib.sha256(), 0
    with path.open("wb") as file:
        for piece in pieces(path.name, day):
            data = piece.encode()
            file.write(data)
            digest.update(data)
            size += len(data)
    return Dump(path.name, day, size, digest.hexdigest())


def _describe(folder: Path, made: list[Dump]) -> None:
    """Checksums as ``sha256sum -c`` reads them, the licence, and the list for this program."""
    sums = "".join(f"{one.sha256}  {one.name}\n" for one in made)
    (folder / SUMS).write_text(sums, encoding="utf-8")
    (folder / LICENCE_FILE).write_text(f"{licence().name}\n{licence().url}\n", encoding="utf-8")
    listed = [asdict(one) | {"day": one.day.isoformat()} for one in made]
    (folder / LIST).write_text(json.dumps(listed), encoding="utf-8")


def _replace(place: Path, folder: Path) -> None:
    folder.chmod(0o755)
    old = folder.with_name(f"{folder.name}-old")
    if place.exists():
        place.rename(old)
    folder.rename(place)
    shutil.rmtree(old, ignore_errors=True)


def days() -> list[datetime.date]:
    """The days that have a dump, newest first."""
    if not root().is_dir():
        return []
    return sorted(_days_of(root()), reverse=True)


def _days_of(folder: Path) -> Iterator[datetime.date]:
    for path in folder.iterdir():
        try:
            yield datetime.date.fromisoformat(path.name)
        except ValueError:
            continue


def dumps_of(day: datetime.date) -> list[Dump]:
    """The files of the dump of ``day``; none where there is none."""
    try:
        listed = json.loads((root() / day.isoformat() / LIST).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    return [Dump(one["name"], day, one["size"], one["sha256"]) for one in listed]


def latest() -> list[Dump]:
    """The files of the newest dump."""
    known = days()
    return dumps_of(known[0]) if known else []


def path_of(day: datetime.date, name: str) -> Path | None:
    """Where a public file of a dump lies; None for any other name."""
    path = root() / day.isoformat() / name
    return path if name in (*MEDIA_TYPES, SUMS, LICENCE_FILE) and path.is_file() else None


def _forget_old() -> None:
    for day in days()[KEPT:]:
        shutil.rmtree(root() / day.isoformat(), ignore_errors=True)
