"""Evidence is told by its content: names and declared types are not believed."""

import zipfile
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from registry.refusal import Refused
from registry.uploads import OFFICE, examine


def package(*parts):
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for part in parts:
            archive.writestr(part, "")
    return file.getvalue()


@pytest.mark.parametrize(
    ("part", "kind"),
    [("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx"), ("OFD.xml", "ofd")],
)
def test_a_document_is_told_by_its_part_whatever_it_is_called(part, kind):
    found = examine(SimpleUploadedFile("C:\\报告\\a.exe", package(part)))
    assert (found.name, found.media_type) == ("a.exe", OFFICE[kind])


@pytest.mark.parametrize(
    "content",
    [
        package("word/document.xml", "word/vbaProject.bin"),
        package("xl/workbook.xml", "xl/VBAPROJECT.BIN"),
        package("word/document.xml")[:-9],
        package("readme.txt"),
        package(),
    ],
    ids=["with macros", "macros in capitals", "cut off", "any archive", "empty archive"],
)
def test_what_brings_a_program_or_is_no_document_is_refused(content):
    with pytest.raises(Refused, match="内容不是"):
        examine(SimpleUploadedFile("a.docx", content))
