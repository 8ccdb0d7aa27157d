"""The ratios of the visual language, computed from the stylesheet itself."""

import re
from pathlib import Path

import pytest

from search.styleguide.colours import COLOURS

CSS = Path(__file__).parents[2] / "site" / "static" / "css" / "site.css"
TEXT = CSS.read_text(encoding="utf-8")
TOKEN = re.compile(r"--([a-z]+(?:-[a-z0-9]+)?): (#[0-9A-F]{6});")


def tokens(layer: str) -> dict[str, str]:
    start = TEXT.index(f"@layer {layer} {{")
    return dict(TOKEN.findall(TEXT[start : TEXT.index("\n  }\n", start)]))


NORMAL = tokens("tokens")
HIGH = NORMAL | tokens("contrast")


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ratio(a: str, b: str) -> float:
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("front", "back", "stated"),
    [
        ("qing-900", "white", 15.3),
        ("qing-900", "qing-100", 12.6),
        ("qing-800", "white", 11.7),
        ("qing-700", "white", 8.5),
        ("qing-700", "qing-50", 7.9),
        ("qing-700", "paper-100", 7.8),
        ("qing-600", "white", 6.0),
        ("qing-600", "qing-200", 4.0),
        ("qing-600", "line-200", 4.7),
        ("qing-500", "white", 4.1),
        ("band-text", "qing-800", 9.0),
        ("band-line", "qing-800", 4.5),
        ("zhe-800", "white", 10.2),
        ("zhe-800", "zhe-100", 8.9),
        ("zhe-800", "zhe-50", 9.7),
        ("zhe-700", "white", 7.1),
        ("zhe-600", "white", 5.1),
        ("zhe-500", "white", 3.6),
        ("zhe-500", "zhe-100", 3.1),
        ("zhu-800", "white", 10.7),
        ("zhu-800", "zhu-100", 8.8),
        ("zhu-700", "white", 7.8),
        ("zhu-700", "zhu-50", 7.3),
        ("ink-900", "white", 16.5),
        ("ink-900", "hit", 13.8),
        ("ink-700", "white", 9.4),
        ("ink-600", "white", 6.3),
        ("ink-600", "paper-100", 5.7),
        ("ink-500", "white", 4.7),
        ("ink-500", "qing-50", 4.4),
        ("line-400", "white", 3.2),
        ("line-300", "white", 1.6),
        ("line-200", "white", 1.3),
    ],
)
def test_a_ratio_is_the_one_the_design_states(front: str, back: str, stated: float) -> None:
    assert round(ratio(NORMAL[front], NORMAL[back]), 1) == stated


@pytest.mark.parametrize("token", ["qing-700", "zhe-800", "zhu-700", "ink-500", "ink-600"])
def test_high_contrast_text_is_past_twelve_to_one(token: str) -> None:
    assert ratio(HIGH[token], HIGH["white"]) >= 12.0


def test_asking_the_browser_for_contrast_gives_the_same_colours_as_the_link() -> None:
    start = TEXT.index("@media (prefers-contrast: more) {\n    :root {")
    asked = dict(TOKEN.findall(TEXT[start : TEXT.index("\n    }\n", start)]))
    assert asked == tokens("contrast")


def test_only_the_tokens_name_colours() -> None:
    rules = TEXT[TEXT.index("@layer base {") : TEXT.index("@layer contrast {")]
    assert re.findall(r"#[0-9A-Fa-f]{3,8}\b|\brgba?\(|\bhsla?\(", rules) == []


def test_the_style_guide_states_what_the_stylesheet_gives() -> None:
    stated = [(name, figure) for _, colours in COLOURS for name, figure in colours]
    computed = [(name, f"{ratio(NORMAL[name], NORMAL['white']):.1f}") for name, _ in stated]
    assert stated == computed


def test_the_page_weighs_little() -> None:
    script = CSS.parents[1] / "js" / "site.js"
    icons = CSS.parents[1] / "img" / "icons.svg"
    assert sum(path.stat().st_size for path in (CSS, script, icons)) < 100_000
