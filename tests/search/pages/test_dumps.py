"""The whole register to take away: every night and on demand, with licence and checksum."""

from __future__ import annotations

import csv
import datetime
import hashlib
import io
import json

import pytest
from django.core.management import call_command
from django.utils import timezone

from search import dumps

pytestmark = pytest.mark.django_db

FILES = ("centers.csv", "capabilities.csv", "register.json")


@pytest.fixture
def made(province, settings, tmp_path) -> datetime.date:
    """The day of a dump in a folder of its own."""
    settings.DUMPS_ROOT = tmp_path / "dumps"
    call_command("make_dumps", stdout=io.StringIO())
    return timezone.localdate()


def taken(client, address: str) -> bytes:
    response = client.get(address)
    assert response.status_code == 200, address
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_a_dump_says_what_is_streamed_on_demand(client, made):
    for name in FILES:
        assert taken(client, f"/data/dumps/{made}/{name}") == taken(client, f"/data/{name}")


def test_the_checksums_are_those_of_the_files(client, made):
    sums = taken(client, f"/data/dumps/{made}/SHA256SUMS").decode().splitlines()
    assert len(sums) == len(FILES)
    for line in sums:
        digest, name = line.split("  ")
        assert hashlib.sha256(taken(client, f"/data/dumps/{made}/{name}")).hexdigest() == digest
        assert taken(client, f"/data/{name}.sha256").decode() == f"{digest}  {name}\n"


def test_the_page_lists_the_dump_with_its_checksums(client, made):
    page = client.get("/data/").context["page"]
    digests = {one.name: one.sha256 for one in dumps.latest()}
    assert [file.sha256 for file in page.kept] == list(digests.values())
    html = client.get("/data/").content.decode()
    assert all(digest in html for digest in digests.values())


def test_a_dump_holds_only_what_is_published(client, made):
    document = json.loads(taken(client, f"/data/dumps/{made}/register.json"))
    slugs = {center["slug"] for center in document["centers"]}
    assert slugs.isdisjoint({"stopped", "revoked", "coming"})
    assert {"jiangcheng", "longzhong"} <= slugs
    codes = {promise["code"] for promise in document["capabilities"]}
    assert "HB-QCLB-00021-1" not in codes
    assert "creativecommons.org" in document["licence"]["url"]


def test_a_formula_is_text_in_a_dump(client, made):
    text = taken(client, f"/data/dumps/{made}/capabilities.csv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert "'=1+1" in {row["备注"] for row in rows}
    cells = [cell for row in rows for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_a_dump_made_again_takes_the_place_of_the_first(client, made):
    call_command("make_dumps", stdout=io.StringIO())
    assert dumps.days() == [made]
    assert [path.name for path in dumps.root().iterdir()] == [made.isoformat()]


def test_old_dumps_are_forgotten(made):
    for back in range(1, 20):
        (dumps.root() / f"{made - datetime.timedelta(days=back)}").mkdir()
    dumps.make(made)
    assert len(dumps.days()) == dumps.KEPT
    assert dumps.days()[0] == made


def test_a_dump_that_fails_leaves_the_last_one(made, monkeypatch):
    def fail(name: str, day: datetime.date) -> None:
        raise RuntimeError

    monkeypatch.setattr("search.dumps.pieces", fail)
    with pytest.raises(RuntimeError):
        dumps.make(made)
    assert len(dumps.latest()) == len(FILES)
    assert [path.name for path in dumps.root().iterdir()] == [made.isoformat()]


@pytest.mark.parametrize(
    "address",
    [
        "dumps/2020-01-01/register.json",
        "dumps/x/register.json",
        "dumps/2026-01-01/dump.json",
        "dumps/..%2f..%2f/registry.sqlite3",
        "register.xml",
        "register.json.md5",
    ],
)
def test_any_other_file_is_not_there(client, made, address):
    assert client.get(f"/data/{address}").status_code == 404
    assert client.get(f"/data/dumps/{made}/dump.json").status_code == 404


def test_the_catalogue_entry_names_licence_publisher_files_and_checksums(client, made, settings):
    response = client.get("/data/catalog.jsonld")
    assert response["Content-Type"] == "application/ld+json"
    document = json.loads(response.content)
    assert document["@type"] == "dcat:Catalog"
    (dataset,) = document["dcat:dataset"]
    assert dataset["dct:license"]["@id"].startswith("https://creativecommons.org/")
    assert dataset["dct:publisher"]["foaf:name"] == settings.SITE_IDENTITY["owner"]
    files = dataset["dcat:distribution"]
    assert len(files) == 2 * len(FILES)
    for file in files:
        path = file["dcat:downloadURL"]["@id"].removeprefix(settings.SITE_URL)
        content = taken(client, path)
        if "spdx:checksum" in file:
            digest = file["spdx:checksum"]["spdx:checksumValue"]["@value"]
            assert hashlib.sha256(content).hexdigest() == digest
            assert file["dcat:byteSize"]["@value"] == str(len(content))
    assert sum("spdx:checksum" in file for file in files) == len(FILES)


def test_without_a_dump_the_page_and_the_catalogue_still_answer(client, settings, tmp_path):
    settings.DUMPS_ROOT = tmp_path / "none"
    assert client.get("/data/").context["page"].kept == ()
    assert len(client.get("/data/catalog.jsonld").json()["dcat:dataset"]) == 1
