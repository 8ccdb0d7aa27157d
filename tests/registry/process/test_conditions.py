"""The conditions declared are the rule's own words."""

from pathlib import Path

import cms_pages
from cms_pages.rule_parser import read_rule
from registry.conditions import CONDITIONS

RULE = Path(cms_pages.__file__).parent / "data" / "hubei-measure-2016-255.txt"


def test_the_six_conditions_are_those_of_article_8():
    rule = read_rule(RULE.read_text(encoding="utf-8"))
    article = next(article for article in rule.articles if article.number == 8)
    assert [condition.label for condition in CONDITIONS] == [item.label for item in article.items]
    for condition, item in zip(CONDITIONS, article.items, strict=True):
        assert item.text.split("。")[0] == condition.words
