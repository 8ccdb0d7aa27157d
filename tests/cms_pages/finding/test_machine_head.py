"""Sitemap, canonical addresses, Open Graph, JSON-LD, redirects: what machines read, parsed."""

from __future__ import annotations

import json
import re

import pytest
from bs4 import BeautifulSoup
from defusedxml.ElementTree import fromstring
from django.conf import settings

from cms_pages.demo_pages import ensure_demo_pages
from tests.factories import CapabilityVersionFactory, CenterFactory

pytestmark = pytest.mark.django_db

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def soup(client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def documents(client, address: str) -> dict[str, dict]:
    found = soup(client, address).find_all("script", type="application/ld+json")
    parsed = [json.loads(one.string) for one in found]
    assert all(one["@context"] == "https://schema.org" for one in parsed)
    return {one["@type"]: one for one in parsed}


def canonical(client, address: str) -> str:
    (link,) = soup(client, address).find_all("link", rel="canonical")
    return link["href"].removeprefix(settings.SITE_URL)


def sitemap_paths(client) -> list[str]:
    """Every address of every file that the index names, by the rules of sitemaps.org."""
    index = fromstring(client.get("/sitemap.xml").content)
    assert index.tag == f"{SITEMAP}sitemapindex"
    paths = []
    for one in index.iter(f"{SITEMAP}loc"):
        file = fromstring(client.get(one.text.removeprefix("http://testserver")).content)
        assert file.tag == f"{SITEMAP}urlset"
        addresses = [url.text for url in file.iter(f"{SITEMAP}loc")]
        assert len(addresses) <= 50_000
        assert all(address.startswith(f"{settings.SITE_URL}/") for address in addresses)
        paths += [address.removeprefix(settings.SITE_URL) for address in addresses]
    assert len(paths) == len(set(paths))
    return paths


def test_the_sitemap_names_pages_centers_and_promises_and_each_answers(client):
    ensure_demo_pages()
    center = CenterFactory()
    version = CapabilityVersionFactory(capability__center=center)
    paths = sitemap_paths(client)
    promise = version.capability.get_absolute_url()
    assert {"/", "/rules/2016-255/", center.get_absolute_url(), promise} <= set(paths)
    for path in paths:
        assert client.get(path).status_code == 200, path


def test_a_long_sitemap_is_paged(client, monkeypatch):
    monkeypatch.setattr("cms_pages.sitemaps.PromiseSitemap.limit", 2)
    center = CenterFactory()
    promises = [CapabilityVersionFactory(capability__center=center).capability for _ in range(5)]
    paths = set(sitemap_paths(client))
    assert {one.get_absolute_url() for one in promises} <= paths
    assert b"sitemap-capabilities.xml?p=3" in client.get("/sitemap.xml").content


def test_what_is_not_public_is_not_in_the_sitemap(client, hidden_pages):
    paths = sitemap_paths(client)
    for page in hidden_pages.values():
        assert page.url not in paths


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/notices/", "/notices/"),
        ("/notices/?page=1&x=1", "/notices/"),
        ("/notices/?kind=change&utm_source=x", "/notices/?kind=change"),
        ("/centers/?city=wuhan", "/centers/"),
        ("/data/?as_of=2026-01-01", "/data/"),
        ("/search/?q=压力表&sort=name", "/search/?q=%E5%8E%8B%E5%8A%9B%E8%A1%A8"),
    ],
)
def test_a_page_names_its_one_address(client, columns, address, expected):
    assert canonical(client, address) == expected


def test_a_page_names_itself_for_previews(client, rule_page):
    page = soup(client, rule_page.url)
    told = {
        meta["property"]: meta["content"]
        for meta in page.find_all("meta", property=re.compile("og:"))
    }
    assert told["og:title"] == rule_page.title
    assert told["og:type"] == "article"
    assert told["og:url"] == settings.SITE_URL + rule_page.url
    assert told["og:locale"] == "zh_CN"


def test_the_home_page_says_who_runs_the_site(client):
    found = documents(client, "/")
    assert found["GovernmentOrganization"]["name"] == settings.SITE_IDENTITY["owner"]
    target = found["WebSite"]["potentialAction"]["target"]
    assert target == f"{settings.SITE_URL}/find/?q={{search_term_string}}"


def test_a_rule_is_legislation_with_its_validity_and_articles(client, rule_page):
    found = documents(client, rule_page.url)["Legislation"]
    assert found["legislationIdentifier"] == rule_page.document_number
    assert found["legislationLegalForce"] == "https://schema.org/InForce"
    assert found["legislationDateOfApplicability"] == "2016-10-01"
    assert len(found["hasPart"]) == len(rule_page.rule.articles)
    assert found["hasPart"][14]["@id"].endswith(f"{rule_page.url}#article-15")
    rule_page.validity = "repealed"
    rule_page.save()
    repealed = documents(client, rule_page.url)["Legislation"]
    assert repealed["legislationLegalForce"] == "https://schema.org/NotInForce"


def test_the_data_page_is_a_dataset_with_licence_and_files(client):
    found = documents(client, "/data/")["Dataset"]
    assert found["license"].startswith("https://creativecommons.org/licenses/by/4.0/")
    files = [one["contentUrl"].removeprefix(settings.SITE_URL) for one in found["distribution"]]
    assert files == ["/data/centers.csv", "/data/capabilities.csv", "/data/register.json"]
    for path in files:
        assert client.get(path).status_code == 200


def test_the_way_to_a_page_is_told(client, rule_page):
    center = CenterFactory()
    trail = documents(client, center.get_absolute_url())["BreadcrumbList"]["itemListElement"]
    assert [one["position"] for one in trail] == [1, 2, 3, 4]
    assert trail[-1]["item"] == settings.SITE_URL + center.get_absolute_url()
    names = [
        one["name"] for one in documents(client, rule_page.url)["BreadcrumbList"]["itemListElement"]
    ]
    assert names == ["首页", "办法与解读", rule_page.title]


def test_nothing_in_a_title_ends_the_document_it_stands_in(client, add_notice):
    title = "</script><script>alert(1)</script>&<!--"
    page = add_notice(title)
    html = client.get(page.url).content.decode()
    assert "<script>alert" not in html
    trail = documents(client, page.url)["BreadcrumbList"]["itemListElement"]
    assert trail[-1]["name"] == title


def test_an_old_address_leads_to_where_the_page_moved(
    client, columns, add_notice, django_capture_on_commit_callbacks
):
    page = add_notice("通知", slug="old")
    with django_capture_on_commit_callbacks(execute=True):
        page.slug = "new"
        page.save_revision().publish()
    assert_leads(client, "/notices/old/", "/notices/new/")
    with django_capture_on_commit_callbacks(execute=True):
        page.move(columns["rules"], pos="last-child")
    assert_leads(client, "/notices/new/", "/rules/new/")
    assert_leads(client, "/notices/old/", "/rules/new/")


def assert_leads(client, old: str, new: str) -> None:
    response = client.get(old)
    assert response.status_code == 301
    assert response["Location"].endswith(new)


def test_robots_are_led_to_the_sitemap_and_kept_from_the_office(client):
    text = client.get("/robots.txt").content.decode()
    assert f"Sitemap: {settings.SITE_URL}/sitemap.xml" in text
    assert "Disallow: /admin/" in text
    found = soup(client, "/find/?q=x").find("meta", attrs={"name": "robots"})
    assert found["content"] == "noindex"
