"""Characters that look or mean the same, made the same one by one.

A folded text is as long as the text, so that what was found in it can be pointed at in the
original. Superscripts stay: ``10²`` is not ``102``.
"""

from __future__ import annotations

import unicodedata

MINUS = "-‐‑‒–−﹣"
TILDE = "~～〜∼˜∽〰⁓—―"


def _alike() -> dict[int, str]:
    table: dict[int, str] = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    groups = {
        "-": MINUS,
        "~": TILDE,
        " ": "\u3000\t\v\f\u2002\u2003\u2004\u2005\u2006\u200a\u200b\ufeff",
        "\u00a0": "\u2007\u2008\u2009\u202f",
        "\n": "\r\u2028\u2029\u0085",
        "µ": "μ",
        "Ω": "\u2126",
        "K": "\u212a",
        "Å": "\u212b",
        "°": "˚º",
        "≤": "≦⩽≲",
        "≥": "≧⩾≳",
        "·": "⋅∙•‧・",
        "×": "✕✖╳",
        "φ": "Φϕ⌀øØɸ",
        "(": "﹙〔[",
        ")": "﹚〕]",
        "'": "‘’",
        '"': "“”",
        "′": "ʹ",
        "″": "ʺ",
        # A Chinese comma parts a list; a plain one may also group digits.
        "、": "，﹑",
    }
    for target, sources in groups.items():
        table.update({ord(source): target for source in sources if source != target})
    table.update({0xFF3B: "(", 0xFF3D: ")"})
    for code in (*range(0xFE50, 0xFE6C), *range(0x1D7CE, 0x1D800)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1 and plain.isascii():
            table.setdefault(code, plain)
    return table


_ALIKE = _alike()


def fold(text: str) -> str:
    """``text`` with look-alikes made equal, character by character. Folding twice is folding once.

    Full-width forms become ASCII (but ``，`` becomes ``、``), every dash a hyphen-minus (but the
    long ones, which are never a minus, a tilde), every wave a tilde, both micro signs U+00B5.
    """
    return text.translate(_ALIKE)
