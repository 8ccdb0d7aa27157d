"""What a line in the log says, and what it never says."""

from __future__ import annotations

import json
import logging
import sys

import pytest

from config.operation.logs import DiscreetFormatter, request_id, with_request_id

pytestmark = pytest.mark.django_db

ASKED = "千分尺不存在的问题"


def as_json(record: logging.LogRecord) -> dict[str, object]:
    with_request_id(record)
    return json.loads(DiscreetFormatter().format(record))


def test_a_request_is_one_line_without_the_question(client, caplog):
    with caplog.at_level(logging.INFO, logger="config.requests"):
        client.get("/search/", {"q": ASKED})
    lines = [as_json(record) for record in caplog.records if record.name == "config.requests"]
    assert len(lines) == 1
    assert (lines[0]["view"], lines[0]["status"]) == ("search", 200)
    assert lines[0]["ms"] > 0
    assert ASKED not in json.dumps(lines, ensure_ascii=False)


def test_bad_requests_and_faults_do_not_tell_the_question(client, caplog, monkeypatch):
    client.raise_request_exception = False
    client.get("/search/", {"q": ASKED, "page": "x"})

    def fail(*_, **__):
        raise ValueError(ASKED)

    monkeypatch.setattr("search.finding.read", fail)
    assert client.get("/search/", {"q": ASKED}).status_code == 500
    lines = [as_json(record) for record in caplog.records]
    faults = [line for line in lines if line["level"] == "ERROR"]
    assert "ValueError" in faults[0]["exc_info"]
    assert ASKED not in json.dumps(lines, ensure_ascii=False)


def test_an_id_of_the_proxy_is_kept_and_given_back(client):
    reply = client.get("/api/none", headers={"x-request-id": "abc-1.2_3"})
    assert reply["X-Request-ID"] == "abc-1.2_3"


@pytest.mark.parametrize("given", ["", "a" * 65, "x y", "id\u0000", '"}{"'])
def test_any_other_id_is_replaced(client, given):
    reply = client.get("/api/none", headers={"x-request-id": given})
    assert reply["X-Request-ID"] != given
    assert len(reply["X-Request-ID"]) == 32


def test_every_line_names_its_request():
    record = logging.makeLogRecord({"msg": "something", "levelname": "INFO"})
    token = request_id.set("abc")
    assert as_json(record)["request_id"] == "abc"
    request_id.reset(token)


def test_an_exception_is_told_by_kind_and_place():
    try:
        raise KeyError(ASKED)
    except KeyError:
        record = logging.makeLogRecord({"msg": "failed", "exc_info": sys.exc_info()})
    line = as_json(record)
    assert "test_logs.py" in line["exc_info"]
    assert ASKED not in json.dumps(line, ensure_ascii=False)
