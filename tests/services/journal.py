"""Writes promises into the register of ``DATABASE_URL`` in a process of its own:
``python -m tests.services.journal write SEED COUNT``, ``change COUNT``, or ``ask`` to print what
the API answers."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from random import Random

import django

ASKED = (
    "search/?q=0-60MPa 0.4级压力表",
    "search/?q=压力表",
    "search/?q=数显卡尺 0~150mm",
    "search/?city=武汉市",
    "capabilities/",
    "centers/",
    "notices/",
)


def main(what: str, *numbers: str) -> None:
    """Do what the command line says."""
    from django.db import transaction

    from registry import outbox
    from registry.models import CapabilityVersion
    from tests.engines.provinces import write
    from tests.search.grade.provinces import case

    if what == "write":
        seed, count = map(int, numbers)
        write([row for at in range(count) for row in case(seed + at).rows])
        return
    if what == "ask":
        print(json.dumps(answers(), ensure_ascii=False, indent=1, sort_keys=True))
        return
    random = Random(count := int(numbers[0]))
    pks = list(CapabilityVersion.objects.values_list("pk", flat=True))
    for at in range(count):
        with transaction.atomic():
            version = CapabilityVersion.objects.get(pk=random.choice(pks))
            version.name = f"改名 {at}"
            version.save()
            outbox.record(capabilities=[version.capability_id])


def answers() -> list[object]:
    """What the API says to each question, without the time it took."""
    from django.test import Client

    client = Client(SERVER_NAME="localhost")
    found = []
    for path in ASKED:
        reply = client.get(f"/api/v1/{path}")
        found.append({"status": reply.status_code} | reply.json() | {"took_ms": 0})
    return found


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "site"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
    django.setup()
    main(*sys.argv[1:])
