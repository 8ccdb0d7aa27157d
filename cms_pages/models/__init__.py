"""The page types of the public site."""

from cms_pages.models.columns import ColumnPage
from cms_pages.models.guides import GuidePage
from cms_pages.models.home import HomePage
from cms_pages.models.notices import NoticePage
from cms_pages.models.plain import FreePage
from cms_pages.models.rules import (
    RuleArticleLink,
    RuleArticleNote,
    RuleInterpretation,
    RulePage,
)

__all__ = [
    "ColumnPage",
    "FreePage",
    "GuidePage",
    "HomePage",
    "NoticePage",
    "RuleArticleLink",
    "RuleArticleNote",
    "RuleInterpretation",
    "RulePage",
]
