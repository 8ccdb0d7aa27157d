"""Documents: wordings as versions, filled in by names only, issued once and for all."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.db.models import ProtectedError

from registry.decisions.cases import open_case
from registry.decisions.documents import issue, wording_in_use, write_wording
from registry.documents.kinds import KINDS
from registry.documents.layout import Grid, Heading, Paragraph, blocks
from registry.documents.pdf import as_pdf
from registry.documents.wording import fill, problems, table
from registry.models import Case, IssuedDocument, Organisation
from registry.permissions import Role
from registry.refusal import Refused

DAY = datetime.date(2026, 3, 1)


@pytest.fixture
def reviewer(django_user_model):
    user = django_user_model.objects.create_user("jingban")
    user.groups.add(Group.objects.get(name=Role.REVIEWER.label))
    return user


@pytest.fixture
def case(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    organisation = Organisation.objects.create(name="襄阳演示计量院")
    return open_case(Case, "application", by=None, organisation=organisation, title="演示中心")


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.code)
def test_every_shipped_wording_asks_only_for_what_is_filled(kind):
    assert problems(kind.shipped, kind.allowed) == []


@pytest.mark.parametrize(
    "text", ["{{ 不存在 }}", "{{ 单位名称 }", "单位名称 }}", " ", "{{ 单位名称.__class__ }}"]
)
def test_a_wording_with_a_wrong_placeholder_is_named(text):
    assert problems(text, ["单位名称"])


def test_a_fact_is_put_in_as_it_is_and_never_read_again():
    assert fill("{{ 甲 }}，{{乙}}", {"甲": "{{ 乙 }}", "乙": "二"}) == "{{ 乙 }}，二"
    assert fill("{{ 甲 }}", {}) == "（空）"


def test_a_text_is_laid_out_in_headings_paragraphs_and_tables():
    text = "# 一、任务\n正文。\n\n" + table(["任务", "目标"], [["甲|乙", "1"]]) + "\n> 省局"
    grid = Grid(("任务", "目标"), (("甲｜乙", "1"),))
    assert blocks(text) == [
        Heading("一、任务"),
        Paragraph("正文。"),
        grid,
        Paragraph("省局", closing=True),
    ]


def test_a_row_that_is_too_short_or_too_long_keeps_the_width_of_the_table():
    (grid,) = blocks("| 甲 | 乙 |\n| 1 |\n| 1 | 2 | 3 |")
    assert grid.rows == (("1", ""), ("1", "2"))


def test_the_same_text_gives_the_same_pdf_whatever_it_holds():
    text = "<b>&{{\n| a |\n| " + "很长的单元格" * 400 + " |"
    pdf = as_pdf("标题<", "文号", text)
    assert pdf.startswith(b"%PDF-")
    assert pdf == as_pdf("标题<", "文号", text)


@pytest.mark.django_db
def test_what_was_issued_keeps_its_text_when_the_wording_changes(case, reviewer):
    facts = {"筹建期限": "2028年3月1日"}
    first = issue(case, "approval", number="演示〔2026〕1号", day=DAY, by=reviewer, facts=facts)
    write_wording("approval", title="新标题", body="{{ 单位名称 }}：另文。", by=reviewer)
    second = issue(case, "approval", number="演示〔2026〕2号", day=DAY, by=reviewer, facts=facts)
    first = IssuedDocument.objects.get(pk=first.pk)
    assert (first.version, first.title) == (0, "关于同意筹建演示中心的批复")
    assert "2028年3月1日" in first.text
    assert (second.version, second.text) == (1, "襄阳演示计量院：另文。")
    with first.pdf.open() as kept:
        assert kept.read(5) == b"%PDF-"
    with pytest.raises(ProtectedError):
        case.delete()


@pytest.mark.django_db
def test_a_wrong_wording_is_refused_at_its_field_and_the_old_one_stays_in_use(reviewer):
    with pytest.raises(Refused) as refused:
        write_wording("approval", title="{{ 甲 }}", body="", by=reviewer)
    assert {problem.field for problem in refused.value.problems} == {"title", "body"}
    assert wording_in_use("approval")[0] == 0
