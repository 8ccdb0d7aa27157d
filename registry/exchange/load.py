"""Load a province: read everything, say what is wrong, write all of it or nothing."""

from __future__ import annotations

from pathlib import Path

from django.db import transaction
from django.utils import timezone

from registry import outbox
from registry.exchange.apply import apply
from registry.exchange.folder import read_folder
from registry.exchange.plan import Progress, make_plans
from registry.exchange.report import Report
from registry.exchange.structuring import Structurer
from registry.exchange.words import fill_empty_vocabulary
from registry.models.vocabulary import current


def check_province(folder: Path, *, progress: Progress) -> Report:
    """What loading the folder would do and what keeps it from being loaded. Writes nothing."""
    report = Report()
    vocabulary = current()
    province = read_folder(folder, vocabulary, report)
    make_plans(province, Structurer(vocabulary), report, progress)
    return report


def load_province(folder: Path, *, progress: Progress) -> Report:
    """Load the folder in one transaction, unless anything is wrong with it: then nothing is
    written and the report holds the problems."""
    report = Report()
    vocabulary = current()
    province = read_folder(folder, vocabulary, report)
    with transaction.atomic():
        outbox.hold()
        plans = make_plans(province, Structurer(vocabulary), report, progress)
        if not report.problems:
            fill_empty_vocabulary()
            apply(plans, today=timezone.localdate())
    return report
