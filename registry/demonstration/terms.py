"""On what terms a center serves an instrument: services, place, basis, methods, certificate."""

from __future__ import annotations

from registry.demonstration.centers import Center
from registry.demonstration.chance import number, pick, share
from registry.demonstration.recipes import Recipe
from registry.demonstration.styles import write_list

_SITE, _SILENT, _VERIFICATION_ONLY = 0.55, 0.01, 0.3
"""Shares: of what can be done on site those that do; of rows that name no service; of instruments
that are verified and not calibrated."""

_VERIFIED = (
    ("计量标准考核",),
    ("计量标准考核",),
    ("法定计量授权", "计量标准考核"),
    ("计量标准考核", "CNAS"),
    ("法定计量授权",),
    ("法定计量授权", "计量标准考核", "CNAS"),
)
_CALIBRATED = (
    ("CNAS",),
    ("CNAS",),
    (),
    ("本办法承诺",),
    ("计量标准考核",),
    ("计量标准考核", "CNAS"),
)
_TESTED = ((), ("本办法承诺",))


def terms(center: Center, recipe: Recipe, hand: int, *, standard: bool) -> dict[str, str]:
    """The cells that say so. ``standard``: the row states the accuracy of a measurement standard,
    which then has its certificate."""
    subject = (center.slug, recipe.instrument)
    bases = pick(_bases(recipe), "basis", *subject)
    site = "site" in recipe.marks and share("site", *subject) < _SITE
    certified = "计量标准考核" in bases or standard
    return {
        "服务类别": write_list(_services(center, recipe), hand),
        "服务地点": write_list(("实验室", "现场"), hand) if site else "",
        "资格依据": write_list(bases, hand),
        "依据": write_list(recipe.methods, hand),
        "计量标准证书": _certificate(center, recipe) if certified else "",
    }


def _bases(recipe: Recipe) -> tuple[tuple[str, ...], ...]:
    if "检定" in recipe.services:
        return _VERIFIED
    return _CALIBRATED if "校准" in recipe.services else _TESTED


def _services(center: Center, recipe: Recipe) -> tuple[str, ...]:
    if share("silent", center.slug, recipe.key) < _SILENT:
        return ()
    only = share("verification only", center.slug, recipe.instrument) < _VERIFICATION_ONLY
    return ("检定",) if only and "检定" in recipe.services else tuple(recipe.services.split(";"))


def _certificate(center: Center, recipe: Recipe) -> str:
    """The certificate of the measurement standard that serves the instrument."""
    subject = (center.slug, recipe.instrument)
    year = center.established.year + number("year", *subject) % 3
    return f"〔{year}〕示量标企证字第{number('certificate', *subject) % 400 + 1:03d}号"
