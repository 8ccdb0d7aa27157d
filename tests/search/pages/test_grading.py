"""The page that explains how an answer is worked out, and what leads to it."""

from __future__ import annotations

import re

import pytest

from registry.vocabulary import shipped
from search.present.grading_page import SECTIONS, grading_page

pytestmark = pytest.mark.django_db


def page(client):
    return client.get("/grading/").content.decode()


def test_every_section_has_its_anchor_and_its_entry_in_the_contents(client):
    found = page(client)
    headings = re.findall(r'<h2 id="([a-z]+)">([^<]+)</h2>', found)
    assert headings == list(SECTIONS)
    assert all(f'href="#{anchor}"' in found for anchor, _ in SECTIONS)


def test_the_divisor_that_is_set_is_the_one_explained(client, settings):
    settings.UNCERTAINTY_DIVISOR = 4.0
    found = page(client)
    assert "最大允许误差的1/4" in found
    assert "60&nbsp;kPa" in found


def test_each_kind_of_class_that_the_vocabulary_has_is_explained():
    vocabulary = shipped()
    kinds = {system.kind for system in vocabulary.class_systems.values()}
    assert len(grading_page(vocabulary, 3.0).kinds) == len(kinds)


def test_the_line_of_the_need_leads_to_the_explanation(client):
    found = client.get("/search/", {"q": "0-60MPa 0.4级压力表"}).content.decode()
    assert '<a href="/grading/#question">怎么算的</a>' in found
