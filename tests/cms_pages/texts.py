"""Texts of rules for the tests, and what is left of a text when white space does not count."""

import json
from pathlib import Path

from cms_pages.rule_lines import text_lines
from cms_pages.rule_values import Heading, Item, Rule

ROOT = Path(__file__).parents[2]
SEED = ROOT / "cms_pages" / "data" / "hubei-measure-2016-255.txt"
LAWS = ROOT.parent / "shared" / "data" / "laws"


def seed() -> str:
    """The rule that the system is built on."""
    return SEED.read_text(encoding="utf-8")


def laws() -> list[dict]:
    """The entries of the manifest of laws; none where the shared data are absent."""
    manifest = LAWS / "manifest.json"
    return json.loads(manifest.read_text(encoding="utf-8")) if manifest.exists() else []


def squeezed(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


def without_marks(source: str) -> str:
    """The source without white space and Markdown's own marks."""
    return squeezed("".join(line for line, _ in text_lines(source)))


def joined(rule: Rule) -> str:
    """Everything a rule holds, in the order of the source, without white space."""
    words = [*rule.head[: rule.title_at], rule.title, *rule.head[rule.title_at :]]
    for part in rule.parts:
        words.append(part.label)
        if isinstance(part, Heading):
            words += [part.title, *part.paragraphs]
        else:
            for block in part.content:
                words += [block.label, block.text] if isinstance(block, Item) else [block]
    return squeezed("".join([*words, *rule.appendix]))


def said(rule: Rule) -> list[tuple[int | None, str]]:
    """The notes of a rule, by article."""
    return [(note.article, note.text) for note in rule.notes]
