"""What is uploaded: pictures lose what the camera wrote, documents are what their names say."""

import zipfile
from io import BytesIO

import pytest
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction

from cms_pages.document_upload import check_document
from cms_pages.models import NewsPage
from cms_pages.page_pictures import pictured
from cms_pages.picture_upload import stripped
from cms_pages.site_pages import publish_under
from registry.permissions import Role

MAKER, GPS, ORIENTATION = 0x010F, 0x8825, 0x0112


def photo(kind: str = "JPEG", orientation: int = 1) -> bytes:
    """A picture as a telephone writes it: where it was taken, by what, which way up."""
    exif = Image.Exif()
    exif[MAKER], exif[ORIENTATION] = "Telephone", orientation
    exif.get_ifd(GPS).update({1: "N", 2: (30.0, 35.0, 24.0), 3: "E", 4: (114.0, 17.0, 2.0)})
    written = BytesIO()
    Image.new("RGB", (1600, 1200), "navy").save(written, kind, exif=exif)
    return written.getvalue()


def upload(data: bytes, name: str = "photo.jpg", kind: str = "image/jpeg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, kind)


def picture_of_library():
    file = ContentFile(photo(), "photo.jpg")
    made = get_image_model().objects.create(title="图", file=file, width=1600, height=1200)
    made.file.close()
    return made


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_picture_loses_the_place_it_was_taken_at(kind):
    data = photo(kind)
    with Image.open(BytesIO(data)) as before:
        assert before.getexif().get_ifd(GPS)
    with Image.open(stripped(upload(data))) as after:
        assert not dict(after.getexif())
        assert after.format == kind
        assert after.size == (1600, 1200)


def test_a_picture_lying_on_its_side_is_turned_upright():
    with Image.open(stripped(upload(photo(orientation=6)))) as after:
        assert after.size == (1200, 1600)
        assert not dict(after.getexif())


def test_what_is_no_picture_is_refused():
    with pytest.raises(ValidationError, match="读不出"):
        stripped(upload(b"GIF89a" + b"\0" * 20))


@pytest.mark.django_db
def test_an_upload_in_the_back_office_is_stripped(client, admin_user):
    client.force_login(admin_user)
    sent = {"title": "现场", "file": upload(photo()), "collection": 1, "tags": ""}
    client.post(reverse("wagtailimages:add"), sent)
    kept = get_image_model().objects.get()
    with Image.open(kept.file.path) as saved:
        assert not dict(saved.getexif())


def package(*names: str) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as made:
        for name in names:
            made.writestr(name, "x")
    return written.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", b"%PDF-1.7\n"),
        ("a.docx", package("word/document.xml")),
        ("a.OFD", package("OFD.xml")),
        ("a.csv", "编号,名称\n1,压力表。\n".encode()),
    ],
)
def test_a_document_that_is_what_its_name_says_is_taken(name, data):
    check_document(name, BytesIO(data))


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.pdf", b"<html><script>alert(1)</script>", "不是PDF"),
        ("a.docx", b"PK\x03\x04broken", "DOCX"),
        ("a.docx", package("xl/workbook.xml"), "不是DOCX"),
        ("a.xlsx", package("xl/workbook.xml", "xl/vbaProject.bin"), "宏"),
        ("a.txt", b"MZ\0\0", "不是文本"),
        ("a.exe", b"MZ", "不能上传"),
        ("a.html", b"<p>", "不能上传"),
        ("pdf", b"%PDF-1.7", "不能上传"),
    ],
)
def test_a_document_that_is_not_what_its_name_says_is_refused(name, data, why):
    with pytest.raises(ValidationError, match=why):
        check_document(name, BytesIO(data))


def document(collection: Collection | None = None):
    values = {"collection": collection} if collection else {}
    file = ContentFile("内部".encode(), "a.txt")
    made = get_document_model().objects.create(title="文", file=file, **values)
    made.file.close()
    return made


def body(response) -> bytes:
    data = b"".join(response.streaming_content)
    response.close()
    return data


@pytest.mark.django_db
def test_a_document_is_downloaded_never_run(client):
    response = client.get(document().url)
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'"
    assert body(response) == "内部".encode()


@pytest.fixture
def private(db) -> Collection:
    collection = Collection.get_first_root_node().add_child(name="内部")
    restriction = CollectionViewRestriction.objects.create(
        collection=collection, restriction_type=CollectionViewRestriction.GROUPS
    )
    restriction.groups.add(Group.objects.get(name=Role.REVIEWER.label))
    return collection


def test_files_of_a_private_collection_are_seen_by_its_groups_only(client, private):
    kept = document(private)
    image = picture_of_library()
    image.collection = private
    image.save()
    pictured(image, "photo", "图")
    rendition = image.renditions.first()
    assert client.get(kept.url).status_code == 302
    assert client.get(rendition.url).status_code == 404
    reader = User.objects.create_user("jingban", password="x")
    reader.groups.add(Group.objects.get(name=Role.REVIEWER.label))
    client.force_login(reader)
    shown = client.get(rendition.url)
    assert shown["Cache-Control"] == "private, no-store"
    assert body(shown)


@pytest.mark.django_db
def test_the_original_of_a_picture_never_leaves_the_back_office(client):
    image = picture_of_library()
    assert client.get(image.file.url).status_code == 404
    assert client.get("/media/original_images/../../settings.py").status_code == 404


def test_a_published_picture_comes_in_three_formats_and_sizes_made_beforehand(
    client, columns, django_assert_max_num_queries
):
    value = {"image": picture_of_library(), "alt": "蓝色的面", "caption": "图1"}
    page = NewsPage(title="动态", slug="picture", source="省局", body=[("figure", value)])
    publish_under(columns["news"], page)
    made = get_image_model().objects.get().renditions.count()
    assert made == 9
    with django_assert_max_num_queries(40):
        shown = client.get("/news/picture/").content.decode()
    assert get_image_model().objects.get().renditions.count() == made
    for said in ('type="image/avif"', 'type="image/webp"', "960w", 'alt="蓝色的面"', "sizes="):
        assert said in shown
