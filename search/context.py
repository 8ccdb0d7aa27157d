"""What surrounds every page, for the templates: ``shell``."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest

from search.page_model.shared import Column, Link, Shell

MENU = (
    ("找中心", "/"),
    ("中心名录", "/centers/"),
    ("证书核验", "/verify/"),
    ("通知公告", "/notices/"),
    ("办法与解读", "/rules/"),
    ("办事指南", "/guides/"),
)
"""The entries of the header as installed: name and address."""

BELONGING = {
    "/": ("/search/", "/compare/", "/capabilities/", "/methods/", "/grading/"),
    "/centers/": ("/stories/",),
}
"""Other addresses that belong to an entry of the header."""

FOOTER = (
    Column(
        "查询",
        (
            Link("找中心", "/"),
            Link("中心名录", "/centers/"),
            Link("全部承诺下载", "/data/"),
        ),
    ),
    Column(
        "公开",
        (
            Link("通知公告", "/notices/"),
            Link("办法与解读", "/rules/"),
            Link("数据接口", "/api/v1/docs"),
        ),
    ),
    Column(
        "帮助",
        (
            Link("办事指南", "/guides/"),
            Link("判定方法", "/grading/"),
            Link("逐项填写条件", "/search/form/"),
            Link("网站地图", "/sitemap/"),
        ),
    ),
)

PURPOSE = (
    "公布取得批准的省级产业计量测试中心名录，以及承诺的计量测试项目服务能力（《办法》第十五条）。"
)


def shell(request: HttpRequest) -> dict[str, object]:
    """Names, sections, display choices and footer of the page at hand."""
    identity: dict[str, str] = settings.SITE_IDENTITY
    large = request.COOKIES.get("type") == "large"
    high = request.COOKIES.get("contrast") == "high"
    return {
        "shell": Shell(
            name=settings.WAGTAIL_SITE_NAME,
            tagline=identity["tagline"],
            purpose=PURPOSE,
            owner=identity["owner"],
            identity=tuple(line for line in settings.SITE_FOOTER if line),
            sections=sections(request.path),
            display_links=display_links(request.get_full_path(), large=large, high=high),
            footer=FOOTER,
            demonstration=settings.DEMONSTRATION,
            large=large,
            high_contrast=high,
        )
    }


def sections(path: str, menu: Sequence[tuple[str, str]] = MENU) -> tuple[Link, ...]:
    """The entries of the header, the one the page belongs to marked."""
    return tuple(
        Link(name, url, current=path == url or _within(path, url, BELONGING.get(url, ())))
        for name, url in menu
    )


def _within(path: str, url: str, others: tuple[str, ...]) -> bool:
    return (url != "/" and path.startswith(url)) or path.startswith(others or ("\0",))


def display_links(path: str, *, large: bool, high: bool) -> tuple[Link, ...]:
    """Links that switch large type and high contrast and come back to the same page."""

    def switch(name: str, value: str) -> str:
        return "/display/?" + urlencode({name: value, "next": path})

    return (
        Link("标准字号", switch("type", "")) if large else Link("大字版", switch("type", "large")),
        Link("普通对比度", switch("contrast", ""))
        if high
        else Link("高对比度", switch("contrast", "high")),
    )
