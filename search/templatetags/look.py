"""Template tags of the visual language: quantities, names, icons, grade badges."""

from __future__ import annotations

import re

from django import template
from django.templatetags.static import static
from django.utils.html import conditional_escape, escape, format_html, strip_tags
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

QUANTITY = re.compile(r"[^\s，。；：、！？（）《》“”]*\u00a0[^ \n\t，。；：、！？（）《》“”]*")
"""A number with its unit and whatever is joined to them by no-break spaces."""

SYMBOL = re.compile(
    r"(?<![A-Za-z0-9])([UukpLtab])(rel)?(?=[ \u00a0]?(?:[=≤≥/]|&lt;|&gt;)|[ \u00a0]最)"
)
"""A quantity symbol before its relation: *U* = …, *U*rel = …, *k* = 2 (in escaped text)."""

VARIABLE = re.compile(r"(?<=[ \u00a0·⋅×|])([pLltDFab])(?=$|[ \u00a0，,；;)）|])")
"""A variable at the end of a term; looked for in formulas only, where ``L`` is no litre."""

NO_MARKS = str.maketrans("", "", "\0\1")
"""Control characters that stand for the ends of a quantity while a text is marked up."""

KEPT = 26
"""A piece of a written text up to this width (digits) is not broken: it fits the narrowest page."""

JOINTS = (
    re.compile(r"(?<=·[\u4e00-\u9fff]{2})(?=[\u4e00-\u9fff]{4})"),
    re.compile(r"(?<=[\u4e00-\u9fff]{2}[省市州])(?=[\u4e00-\u9fff]{4})"),
    re.compile(r"(?=产业计量测试中心)|(?<!产业)(?=计量测试中心)"),
)
"""Where a center's name may break: after the place, before 产业计量测试中心."""

GRADE_WORDS = {
    "full": "满足要求",
    "range": "待确认",
    "partial": "部分满足",
    "related": "相关，但不满足",
}

BADGE_SHAPES = {
    "full": '<circle class="disc" cx="10" cy="10" r="9"/>'
    '<path class="tick" d="M6 10.3l2.8 2.8L14.2 7"/>',
    "range": '<circle class="ring dashed" cx="10" cy="10" r="8"/>'
    '<circle class="disc" cx="10" cy="10" r="4"/>',
    "partial": '<circle class="ring" cx="10" cy="10" r="8"/>'
    '<path class="disc" d="M10 2a8 8 0 0 0 0 16z"/>',
    "related": '<circle class="ring" cx="10" cy="10" r="8"/><path class="ring" d="M6 10h8"/>',
}
"""Three ways to tell a grade: the word, these shapes, and the fill of the stylesheet."""


def slanted(escaped: str) -> str:
    """Escaped text with its quantity symbols marked; not a letter is added or lost."""
    marked = SYMBOL.sub(
        lambda found: f"<var>{found[1]}</var>" + ("<sub>rel</sub>" if found[2] else ""), escaped
    )
    if "<var>U" in marked and "+" in marked:
        return VARIABLE.sub(r"<var>\1</var>", marked)
    return marked


def width(text: str) -> int:
    """About how wide a text is, in digits (a Han character is two)."""
    return sum(2 if ord(letter) > 0x2E7F else 1 for letter in text)


@register.filter
def q(text: object) -> SafeString:
    """A sentence of ours with every quantity (number U+00A0 unit) kept on one line."""
    marked = QUANTITY.sub(
        lambda found: f"\0{found[0]}\1", str(conditional_escape(str(text))).translate(NO_MARKS)
    )
    spans = slanted(marked).replace("\0", '<span class="q">').replace("\1", "</span>")
    return mark_safe(spans)  # noqa: S308 - escaped above


@register.filter
def written(text: object, kept: int = KEPT) -> SafeString:
    """Text as a center wrote it: not a letter changed, symbols slanted.

    Pieces between commas stay on one line where they are up to ``kept`` digits wide.
    """
    marked = slanted(str(escape(text)))
    pieces = re.split(r"(?<=[，；;、\n])", marked)
    spans = "".join(
        f'<span class="q">{piece}</span>' if width(strip_tags(piece)) <= kept else piece
        for piece in pieces
        if piece
    )
    return mark_safe(spans)  # noqa: S308 - escaped above


@register.filter
def joints(name: object) -> SafeString:
    """A center's name that breaks at its joints only (give its element the class ``keep``)."""
    marked = str(name)
    for joint in JOINTS:
        marked = joint.sub("\u200b", marked)
    return mark_safe(escape(marked).replace("\u200b", "<wbr>"))  # noqa: S308 - escaped here


@register.simple_tag
def icon(name: str) -> SafeString:
    """An icon of ``img/icons.svg``. It never stands without a word beside it."""
    source = f"{static('img/icons.svg')}#{name}"
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}"></use></svg>', source)


@register.simple_tag
def grade_badge(grade: str, size: str = "") -> SafeString:
    """A grade as word, shape and fill; ``size`` may be ``small``."""
    shape = mark_safe(BADGE_SHAPES[grade])  # noqa: S308 - ours
    return format_html(
        '<span class="badge {}"><svg viewBox="0 0 20 20" aria-hidden="true">{}</svg>{}</span>',
        f"{grade} {size}".strip(),
        shape,
        GRADE_WORDS[grade],
    )


@register.filter
def grade_word(grade: str) -> str:
    """What a grade is called."""
    return GRADE_WORDS[grade]
