"""The page of a method document."""

import pytest

from registry.vocabulary import shipped
from search.present.methods import method_named, name_in_address

pytestmark = pytest.mark.django_db

PATH = "/methods/JJG-49-2013/"


def facts(page):
    return {fact.label: fact.value for fact in page.facts}


def test_every_method_of_the_vocabulary_has_an_address_of_its_own():
    names = [name_in_address(code) for code in shipped().methods]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("code", ["GB/T 1226-2017", "gb/t 1226—2017", "GB-T-1226-2017"])
def test_a_code_is_found_however_it_is_written(code):
    found = method_named(code, shipped())
    assert found is not None
    assert found.code == "GB/T 1226-2017"


def test_a_code_as_people_write_it_leads_to_the_address(client, province):
    response = client.get("/methods/GB/T 1226-2017/")
    assert (response.status_code, response.url) == (301, "/methods/GB-T-1226-2017/")


def test_every_promise_in_force_that_cites_it_is_listed(page):
    found = page(PATH)
    assert found.summary == "现行承诺中有503条依据它"
    assert len(found.rows) == 50
    assert found.pages.links
    codes = {row.code for row in found.rows}
    assert "HB-QCLB-00017-2" in codes
    assert "HB-QCLB-00018-1" not in codes


def test_a_day_shows_what_cited_it_then(page):
    assert "HB-QCLB-00017-1" in {row.code for row in page(PATH, as_of="2025-06-30").rows}


def test_what_no_source_confirms_is_said_to_be_unverified(page):
    unverified = next(one for one in shipped().methods.values() if not one.verified)
    found = page(f"/methods/{name_in_address(unverified.code)}/")
    assert found.tag.text == "待核"
    assert "没有可靠来源核实" in found.warning
    assert "检定周期" not in facts(found)


def test_a_replaced_method_names_its_successor(page):
    found = page("/methods/JJG-52-1999/")
    assert found.tag.text == "被代替"
    assert found.successor.url == "/methods/JJG-52-2013/"


@pytest.mark.parametrize("name", ["JJG-999999-2099", "x" * 3000, "%00", "../../etc", "-"])
def test_what_nobody_knows_is_not_found(client, province, name):
    assert client.get(f"/methods/{name}/").status_code == 404
