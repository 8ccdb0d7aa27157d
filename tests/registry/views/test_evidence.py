"""Files of a case: only to who may read it, never run, never at a public address."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from registry.models import Evidence
from registry.permissions import Role

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("accepting")]

PDF = b"%PDF-1.7 invented"


@pytest.fixture
def case(own, case_of):
    return case_of(own, state="draft")


@pytest.fixture
def clerk(person, own):
    return person(Role.CLERK, own)


def bring(client, case, content=PDF, name="同意函.pdf", slot="consent"):
    file = SimpleUploadedFile(name, content, "application/pdf")
    return client.post(f"/workspace/cases/{case.number}/files/{slot}/", {"file": file}, follow=True)


def test_a_file_is_given_back_as_an_attachment_that_nothing_runs(client, case, clerk):
    client.force_login(clerk)
    assert "已保存“同意函.pdf”" in bring(client, case).content.decode()
    answer = client.get(f"/workspace/files/{Evidence.objects.get().pk}/")
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize(
    "role", [Role.CLERK, Role.HEAD, Role.EXPERT, Role.CITY_BUREAU, Role.EDITOR]
)
def test_a_file_of_anothers_case_is_not_there(client, case, clerk, person, other, role):
    client.force_login(clerk)
    bring(client, case)
    pk = Evidence.objects.get().pk
    client.force_login(person(role, other, name="stranger"))
    assert client.get(f"/workspace/files/{pk}/").status_code in {403, 404}
    assert client.post(f"/workspace/files/{pk}/back/").status_code in {403, 404}
    assert bring(client, case).status_code in {403, 404}
    assert Evidence.objects.filter(withdrawn=False).count() == 1


def test_a_file_has_no_public_address(client, case, clerk):
    client.force_login(clerk)
    bring(client, case)
    evidence = Evidence.objects.get()
    client.logout()
    for path in (evidence.file.url, f"/media/{evidence.file.name}", f"/{evidence.file.name}"):
        assert client.get(path, follow=True).status_code == 404


def test_what_is_not_what_it_says_is_refused_by_name(client, case, clerk):
    client.force_login(clerk)
    page = bring(client, case, b"<script>alert(1)</script>").content.decode()
    assert "文件“同意函.pdf”的内容不是 PDF" in page
    assert not Evidence.objects.exists()


def test_no_file_comes_to_a_case_that_has_been_submitted(client, case, clerk):
    client.force_login(clerk)
    case.state = "review"
    case.save()
    assert bring(client, case).status_code == 403
    case.state = "draft"
    case.save()
    assert bring(client, case, slot="nowhere").status_code == 403


def test_a_file_taken_back_is_shown_no_more_and_stays_on_record(client, case, clerk):
    client.force_login(clerk)
    bring(client, case)
    pk = Evidence.objects.get().pk
    page = client.post(f"/workspace/files/{pk}/back/", follow=True).content.decode()
    assert f"/workspace/files/{pk}/" not in page
    assert Evidence.objects.get().withdrawn
