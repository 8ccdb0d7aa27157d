"""The ways one unit is written: superscripts, dots and slashes as people type them, SI prefixes."""

from __future__ import annotations

import re

from registry.measurement.folding import fold

PREFIXES = (
    ("T", 12, "太"),
    ("G", 9, "吉"),
    ("M", 6, "兆"),
    ("k", 3, "千"),
    ("h", 2, "百"),
    ("da", 1, ""),
    ("d", -1, "分"),
    ("c", -2, "厘"),
    ("m", -3, "毫"),
    ("µ", -6, "微"),
    ("n", -9, "纳"),
    ("p", -12, "皮"),
    ("f", -15, "飞"),
)
"""Symbol, power of ten and Chinese name (SI brochure, table 7). 十 is left out: it is a number.
So are E, P and a, which nobody writes and which would turn PA into petaampere."""

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_RAISED = re.compile("[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_CJK = re.compile("[\u3400-\u9fff]")
"""An ideograph: tells a Chinese name from a symbol, and 千 from k."""


def plain_digits(text: str) -> str:
    """Superscript digits and signs as ordinary ones."""
    return text.translate(_SUPERSCRIPTS)


def variants(spelling: str) -> tuple[str, ...]:
    """The folded spelling first, then the ways it is typed where a sign is hard to reach."""
    folded = fold(spelling)
    forms = [folded]
    if _RAISED.search(folded):
        forms.append(plain_digits(folded))
        forms.append(_RAISED.sub(lambda found: "^" + plain_digits(found[0]), folded))
    if "·" in folded:
        forms += [
            form.replace("·", dot) for form in tuple(forms) for dot in (".", "*", "-", " ", "")
        ]
        forms += [form.replace("·", " · ") for form in forms[:1]]
    if "/" in folded:
        forms += [form.replace("/", " / ") for form in tuple(forms)]
        forms += [form.replace("/", "每") for form in forms[:1] if _CJK.search(form)]
    if "µ" in folded:
        forms += [form.replace("µ", "u") for form in tuple(forms)]
    return tuple(dict.fromkeys(forms))


def with_prefix(form: str, symbol: str, chinese: str) -> str:
    """A unit's name or symbol with the prefix in its own script; empty where there is none."""
    if not _CJK.match(form):
        return symbol + form
    return chinese and chinese + form
