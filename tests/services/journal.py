"""Writes promises into the register of ``DATABASE_URL`` in a process of its own:
``python -m tests.services.journal write SEED COUNT`` or ``change COUNT``."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from random import Random

import django


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
    random = Random(count := int(numbers[0]))
    pks = list(CapabilityVersion.objects.values_list("pk", flat=True))
    for at in range(count):
        with transaction.atomic():
            version = CapabilityVersion.objects.get(pk=random.choice(pks))
            version.name = f"改名 {at}"
            version.save()
            outbox.record(capabilities=[version.capability_id])


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "site"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
    django.setup()
    main(*sys.argv[1:])
