"""The page types of the public site."""

from cms_pages.models.centers import CenterPage
from cms_pages.models.columns import ColumnPage
from cms_pages.models.content_version import ContentVersion
from cms_pages.models.forms import FormField, FormPage
from cms_pages.models.guides import GuidePage
from cms_pages.models.home import HomePage
from cms_pages.models.news import NewsPage
from cms_pages.models.notices import NoticePage, NoticeVersion
from cms_pages.models.plain import FreePage
from cms_pages.models.rule_parts import RuleArticleLink, RuleArticleNote, RuleInterpretation
from cms_pages.models.rules import RulePage
from cms_pages.models.site import SiteSettings
from cms_pages.models.site_reports import SiteReportPage

__all__ = [
    "CenterPage",
    "ColumnPage",
    "ContentVersion",
    "FormField",
    "FormPage",
    "FreePage",
    "GuidePage",
    "HomePage",
    "NewsPage",
    "NoticePage",
    "NoticeVersion",
    "RuleArticleLink",
    "RuleArticleNote",
    "RuleInterpretation",
    "RulePage",
    "SiteReportPage",
    "SiteSettings",
]
