"""Whatever stands in an address, a page answers: never an error of the server."""

from urllib.parse import urlencode

import pytest

pytestmark = pytest.mark.django_db

PATHS = (
    "/centers/",
    "/centers/jiangcheng/",
    "/centers/stopped/",
    "/centers/jiangcheng/scope.csv",
    "/capabilities/HB-QCLB-00017/",
    "/capabilities/HB-QCLB-00019/",
    "/capabilities/HB-QCLB-00017.json",
    "/compare/?center=jiangcheng&center=cihu",
    "/search/suggest/",
    "/search/answer.csv",
    "/data/",
    "/data/register.json",
)
NAMES = (
    *("q", "city", "industry", "field", "service", "place", "basis", "as_of", "page", "history"),
    *("center", "rows", "low", "high", "unit", "accuracy_class", "mpe", "uncertainty", "method"),
)
VALUES = (
    "x" * 10_000,
    "压" * 10_000,
    "\0",
    "\x1b[31m\r\n",
    "\ud7ff\uffff\U0010ffff",
    "'\";--<script>",
    "%" * 300,
    "((((" * 200,
    "-1",
    "0",
    "99999999999999999999",
    "1e999",
    "9999-12-31",
    "0001-01-01",
    "NaN",
)


NASTIEST = ("x" * 10_000, "\0", "9999-12-31")
"""Tried for every parameter alone, since one problem may hide another."""


@pytest.mark.parametrize("path", PATHS)
def test_no_value_of_any_parameter_breaks_a_page(client, province, path):
    alone = [{name: value} for name in NAMES for value in NASTIEST]
    together = [dict.fromkeys(NAMES, value) for value in VALUES]
    address, _, asked = path.partition("?")
    for parameters in (*alone, *together):
        response = client.get(f"{address}?{asked}&{urlencode(parameters)}")
        assert response.status_code in {200, 400, 404}, parameters
        if response.streaming:
            assert b"".join(response.streaming_content)


@pytest.mark.parametrize("value", VALUES)
def test_no_value_in_a_path_breaks_a_page(client, province, value):
    for path in ("/centers/{}/", "/capabilities/{}/", "/capabilities/{}.json", "/data/{}"):
        assert client.get(path.format(value)).status_code in {200, 301, 400, 404}
