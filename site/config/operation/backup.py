"""A backup: the database, the files that editors uploaded, and what makes sure of both.

Both indices are derived from the database: the embedded one is in it, the Elasticsearch one is
built anew (``rebuild_index``).
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tarfile
import tempfile
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from config.operation import databases
from config.operation.databases import CopyError

DATABASE, MEDIA, MANIFEST = "database", "media.tar.gz", "backup.json"


def back_up(folder: Path) -> None:
    """Write a backup into a new folder. The database comes first: what it names is then in the
    files, which are never changed once uploaded. The manifest comes last: a folder without one is
    no backup."""
    folder.mkdir(parents=True, mode=0o700)
    databases.dump(folder / DATABASE)
    with tarfile.open(folder / MEDIA, "w:gz") as archive:
        media = Path(settings.MEDIA_ROOT)
        if media.exists():
            archive.add(media, arcname=".")
    manifest = {
        "database": databases.kind(),
        "made_at": timezone.now().isoformat(timespec="seconds"),
        "sha256": {name: _digest(folder / name) for name in (DATABASE, MEDIA)},
    }
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1))


def restore(folder: Path, *, replace: bool = False) -> None:
    """Put a backup in the place of what is there. Raises ``CopyError`` before anything is touched
    where the backup is damaged, of another kind of database, or would replace something unasked."""
    _verify(folder)
    if not (replace or databases.is_empty()):
        raise CopyError("数据库不是空的。确要以备份取代现有全部内容，请加 --replace")
    media = Path(settings.MEDIA_ROOT)
    media.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=media.parent) as unpacked:
        with tarfile.open(folder / MEDIA) as archive:
            archive.extractall(unpacked, filter="data")
        databases.restore(folder / DATABASE)
        shutil.rmtree(media, ignore_errors=True)
        shutil.copytree(unpacked, media)


def _verify(folder: Path) -> None:
    try:
        manifest = json.loads((folder / MANIFEST).read_text())
        digests = {name: _digest(folder / name) for name in (DATABASE, MEDIA)}
    except (OSError, ValueError) as error:
        raise CopyError(f"{folder} 不是完整的备份") from error
    if manifest["database"] != databases.kind():
        raise CopyError(f"备份来自 {manifest['database']}，现用的是 {databases.kind()}")
    damaged = [name for name, digest in digests.items() if manifest["sha256"].get(name) != digest]
    if damaged:
        raise CopyError(f"备份已损坏：{'、'.join(damaged)}")


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
