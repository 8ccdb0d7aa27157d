"""What is refused, and how: methods, addresses, and what a page may load."""

from __future__ import annotations

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

ADDRESSES = ["/", "/search/", "/centers/", "/data/", "/rules/", "/sitemap/", "/display/", "/nope/"]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "TRACE"])
def test_a_public_page_is_only_read(method, address):
    response = Client(enforce_csrf_checks=True).generic(method, address)
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD"
    assert "错误编号 405" in response.content.decode()


@pytest.mark.parametrize("address", ["/api/v1/search/", "/api/v1/notices/", "/api/v1/openapi.json"])
def test_the_api_refuses_writing_with_a_problem_document(address):
    response = Client(enforce_csrf_checks=True).post(address)
    assert response.status_code == 405
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["title"] == "方法不允许"


def test_the_back_office_still_takes_forms(client):
    assert client.post("/admin/login/", {"username": "a", "password": "b"}).status_code == 200


@pytest.mark.parametrize("address", ["/api/", "/api/v1/", "/api/v1/nope/", "/api/v2/search/"])
def test_an_unknown_address_of_the_api_is_a_problem_document(client, address):
    response = client.get(address)
    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"
    assert response.json() | {"detail": ""} == {
        "type": "about:blank",
        "title": "没有这个地址",
        "status": 404,
        "detail": "",
    }


def test_a_forgotten_slash_of_the_api_is_forgiven(client):
    assert client.get("/api/v1/search")["Location"] == "/api/v1/search/"


@pytest.mark.parametrize(
    ("address", "told"), [("/api/v1/search/", "系统出错"), ("/search/", "查询没有完成")]
)
def test_a_failure_says_nothing_of_the_inside(client, monkeypatch, address, told):
    def fail():
        raise RuntimeError("inside")

    monkeypatch.setattr("search.finding.current", fail)
    client.raise_request_exception = False
    response = client.get(address)
    assert response.status_code == 500
    assert told in response.content.decode()
    assert "inside" not in response.content.decode()


@pytest.mark.parametrize("address", ["/", "/search/", "/nope/", "/rules/", "/api/v1/docs"])
def test_a_public_page_loads_nothing_inline_and_nothing_from_elsewhere(client, address):
    policy = client.get(address)["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "object-src 'none'" in policy
    assert "unsafe" not in policy


def test_the_back_office_is_left_to_wagtail(client):
    assert "Content-Security-Policy" not in client.get("/admin/login/").headers
