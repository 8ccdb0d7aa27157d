"""Registering by form, by workbook and by key: the same checks, all or nothing, on the record."""

import datetime
import io
import json

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from openpyxl import Workbook

from registry.decisions.certificates import issue_key, key_for, revoke_key, void_certificate
from registry.models import Certificate, CertificateKey, JournalEntry, Organisation
from registry.permissions import Role
from registry.refusal import Refused
from search.certificate_form import HEADINGS
from tests.factories import CenterFactory

pytestmark = pytest.mark.django_db
NEW, UPLOAD, API = (
    "/workspace/certificates/new/",
    "/workspace/certificates/upload/",
    "/api/v1/certificates/",
)


@pytest.fixture
def workbook():
    def build(*rows, headings=tuple(HEADINGS)):
        book = Workbook()
        for row in (headings, *rows):
            book.active.append(row)
        file = io.BytesIO()
        book.save(file)
        file.seek(0)
        file.name = "certificates.xlsx"
        return file

    return build


@pytest.fixture
def row():
    def build(number="JZ2026-001", day=datetime.date(2026, 11, 20), uncertainty="U=1.5 μm k=2"):
        return (number, "校准证书", "外径千分尺", "(0～25) mm", "", uncertainty, day)

    return build


@pytest.fixture
def post(client, center, head, promise):
    promise()
    key, text = issue_key(center, by=head, label="业务系统")

    def send(body, text=text, **more):
        return client.post(
            API, json.dumps(body), "application/json", headers={"Authorization": f"Bearer {text}"}
        )

    send.key, send.text = key, text
    return send


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("own", [True, False], ids=["own center", "another center"])
def test_only_the_people_of_a_center_register_there(client, center, person, fields, role, own):
    other = Organisation.objects.create(name="他处", center=CenterFactory())
    client.force_login(person(role, center.organisation if own else other))
    response = client.post(NEW, fields())
    registers = role in (Role.CLERK, Role.HEAD)
    assert response.status_code == (302 if registers else 403)
    assert Certificate.objects.filter(center=center).exists() == (registers and own)


def test_a_visitor_is_asked_to_log_in(client, fields):
    response = client.post(NEW, fields())
    assert response.status_code == 302
    assert "/workspace/login/" in response.url


def test_registering_keeps_the_verdict_and_writes_the_record(
    client, clerk, center, fields, promise
):
    version = promise()
    client.force_login(clerk)
    client.post(NEW, fields())
    found = Certificate.objects.get()
    assert (found.coverage, found.uncertainty) == ("inside", "fine")
    assert list(found.versions.all()) == [version]
    entry = JournalEntry.objects.get(action="certificate.register")
    assert (entry.center, entry.actor, entry.after["numbers"]) == (center, clerk, ["JZ2026-001"])


def test_a_trial_judgement_registers_nothing(client, clerk, fields, promise):
    promise()
    client.force_login(clerk)
    response = client.post(NEW, fields(preview="1"))
    assert "试判：在承诺范围内" in response.content.decode()
    assert not Certificate.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("number", "", "请填写证书编号。"),
        ("number", "x" * 65, "证书编号最多 64 个字。"),
        ("number", "a\0b", "证书编号含有不可用的字符。"),
        ("kind", "other", "证书种类应为检定证书、校准证书或测量报告。"),
        ("range", "", "请填写测量范围。"),
        ("uncertainty", "", "校准证书须给出测量不确定度。"),
        ("uncertainty", "很小", "没有读懂"),
        ("issued_on", "去年", "出证日期应写成 2026-11-20 的样子。"),
        ("issued_on", "2999-01-01", "出证日期晚于今天。"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(client, clerk, fields, field, value, message):
    client.force_login(clerk)
    response = client.post(NEW, fields(**{field: value}))
    assert response.status_code == 200
    assert any(message in error for error in response.context["form"].errors[field])
    assert not Certificate.objects.exists()


@pytest.mark.parametrize("again", ["JZ2026-001", "jz2026-001", "ＪＺ2026-001", " JZ 2026-001"])
def test_a_number_is_registered_once_however_it_is_written(client, clerk, fields, again):
    client.force_login(clerk)
    client.post(NEW, fields())
    response = client.post(NEW, fields(number=again))
    assert "已经登记" in str(response.context["form"].errors["number"])
    assert Certificate.objects.count() == 1


def test_a_workbook_is_registered_whole(client, clerk, workbook, row, promise):
    promise()
    client.force_login(clerk)
    file = workbook(row(), (None,) * 7, row("JZ2026-002", uncertainty="U=0.9 μm k=2"))
    response = client.post(UPLOAD, {"file": file})
    assert response.status_code == 302
    verdicts = dict(Certificate.objects.values_list("number", "uncertainty"))
    assert verdicts == {"JZ2026-001": "fine", "JZ2026-002": "below"}
    assert JournalEntry.objects.filter(action="certificate.register").count() == 1


def test_one_bad_row_of_a_workbook_stops_all_and_is_named(client, clerk, workbook, row):
    client.force_login(clerk)
    file = workbook(row(), row("JZ2026-002", uncertainty=""), row())
    response = client.post(UPLOAD, {"file": file})
    assert response.context["problems"] == ["第 3 行：校准证书须给出测量不确定度。"]
    file = workbook(row(), (None,) * 7, row())
    response = client.post(UPLOAD, {"file": file})
    assert response.context["problems"] == ["第 4 行：证书编号 JZ2026-001 在本次登记中重复。"]
    assert not Certificate.objects.exists()


def test_a_workbook_without_its_headings_is_refused(client, clerk, workbook):
    client.force_login(clerk)
    response = client.post(UPLOAD, {"file": workbook(headings=("证书编号", "仪器名称"))})
    assert "缺少列：证书种类" in response.context["problems"][0]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"plain text"])
def test_a_file_that_is_no_workbook_is_refused(client, clerk, content):
    client.force_login(clerk)
    file = io.BytesIO(content)
    file.name = "x.xlsx"
    response = client.post(UPLOAD, {"file": file})
    assert response.status_code == 200
    assert response.context["problems"]


def test_the_sample_workbook_can_be_registered(client, clerk, promise):
    promise()
    client.force_login(clerk)
    sample = client.get("/workspace/certificates/sample.xlsx")
    file = io.BytesIO(b"".join(sample.streaming_content))
    file.name = "sample.xlsx"
    assert client.post(UPLOAD, {"file": file}).status_code == 302
    assert Certificate.objects.get().coverage == "inside"


def test_a_key_registers_for_its_center(post, center, head, fields):
    response = post(fields(kind="校准证书"))
    assert response.status_code == 201
    [result] = response.json()["results"]
    assert (result["coverage"], result["uncertainty"]) == ("inside", "fine")
    found = Certificate.objects.get()
    assert (found.center, found.key, found.registered_by) == (center, post.key, head)
    assert f"number={found.number}" in result["verify_url"]


def test_by_key_too_all_are_registered_or_none(post, fields):
    response = post({"certificates": [fields(), fields(number="JZ2026-002", range="")]})
    assert response.status_code == 400
    [problem] = response.json()["invalid_params"]
    assert (problem["row"], problem["name"]) == (1, "range")
    assert not Certificate.objects.exists()


@pytest.mark.parametrize("text", ["", "zsdj_wrong", "zsdj_" + "A" * 5000, "é"])
def test_a_wrong_key_is_refused(post, fields, text):
    response = post(fields(), text=text)
    assert response.status_code == 401
    assert response["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize("body", ["x", 1, None, [], {"certificates": {}}, {"certificates": ["x"]},
                                  {"number": 5}, {"certificates": []}, {}])  # fmt: skip
def test_a_body_of_another_form_is_a_problem_document(post, body):
    response = post(body)
    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"


def test_a_body_that_is_no_json_is_a_problem_document(client, post):
    headers = {"Authorization": f"Bearer {post.text}"}
    response = client.post(API, b"\xff{", "application/json", headers=headers)
    assert response.status_code == 400


def test_a_revoked_key_no_longer_opens(post, head, fields):
    revoke_key(post.key, by=head)
    assert post(fields()).status_code == 401
    assert JournalEntry.objects.filter(action="certificate.revoke_key").count() == 1


def test_a_key_is_worth_no_more_than_who_issued_it(post, head, fields):
    head.is_active = False
    head.save()
    assert post(fields()).status_code == 403
    assert not Certificate.objects.exists()


def test_the_text_of_a_key_is_not_kept(post):
    post.key.refresh_from_db()
    kept = json.dumps(list(CertificateKey.objects.values()), default=str)
    kept += json.dumps(list(JournalEntry.objects.values("before", "after", "note")))
    assert post.text not in kept
    assert key_for(post.text) == post.key


def test_the_page_of_keys_shows_the_text_once(client, head):
    client.force_login(head)
    shown = client.post("/workspace/certificates/keys/", {"label": "业务系统"}).content.decode()
    assert "zsdj_" in shown
    assert shown.count("只显示这一次") == 1
    assert "只显示这一次" not in client.get("/workspace/certificates/keys/").content.decode()


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.HEAD])
def test_only_the_head_issues_keys(center, person, role):
    with pytest.raises(PermissionDenied):
        issue_key(center, by=person(role, center.organisation), label="x")


def test_a_head_can_not_revoke_the_key_of_another_center(client, post, person):
    other = Organisation.objects.create(name="他处", center=CenterFactory())
    client.force_login(person(Role.HEAD, other, name="other"))
    assert client.post(f"/workspace/certificates/keys/{post.key.pk}/revoke/").status_code == 404


def test_another_center_sees_neither_certificate_nor_code(client, clerk, person, fields):
    client.force_login(clerk)
    client.post(NEW, fields())
    found = Certificate.objects.get()
    other = Organisation.objects.create(name="他处", center=CenterFactory())
    client.cookies.clear()
    client.force_login(person(Role.CLERK, other, name="other"))
    for tail in ("", "qr.svg", "qr.png"):
        assert client.get(f"/workspace/certificates/{found.pk}/{tail}").status_code == 404
    assert client.post(f"/workspace/certificates/{found.pk}/void/").status_code == 404
    assert found.number not in client.get("/workspace/certificates/").content.decode()


def test_a_certificate_is_voided_once_and_with_a_reason(client, clerk, fields):
    client.force_login(clerk)
    client.post(NEW, fields())
    found = Certificate.objects.get()
    with pytest.raises(Refused):
        void_certificate(found, by=clerk, reason=" ")
    void_certificate(found, by=clerk, reason="编号有误")
    found.refresh_from_db()
    assert found.voided_on == timezone.localdate()
    with pytest.raises(Refused):
        void_certificate(found, by=clerk, reason="再来一次")
    assert JournalEntry.objects.filter(action="certificate.void").count() == 1


@pytest.mark.parametrize(("kind", "media_type"), [("svg", "image/svg+xml"), ("png", "image/png")])
def test_the_code_to_print_is_a_picture(client, clerk, fields, kind, media_type):
    client.force_login(clerk)
    client.post(NEW, fields())
    response = client.get(f"/workspace/certificates/{Certificate.objects.get().pk}/qr.{kind}")
    assert response["Content-Type"] == media_type
    assert response.content


def test_the_list_asks_as_much_for_many_as_for_one(
    client, clerk, fields, django_assert_max_num_queries
):
    client.force_login(clerk)
    for number in range(8):
        client.post(NEW, fields(number=f"JZ-{number}"))
    with django_assert_max_num_queries(25):
        client.get("/workspace/certificates/")
