"""The page of a promise."""

import pytest

from tests.search.pages.conftest import QUESTION

pytestmark = pytest.mark.django_db

CODE = "HB-QCLB-00017"
PATH = f"/capabilities/{CODE}/"


def parts(page):
    return {part.title: part for part in page.parts}


def test_the_address_of_a_promise_shows_the_version_in_force(page):
    promise = page(PATH)
    assert (promise.code, promise.version) == (f"{CODE}-2", "第2版")
    assert promise.stamp.text == "现行有效"
    assert not promise.warning
    assert promise.permanent_url == PATH


def test_an_old_version_keeps_its_address_and_names_the_current_one(page):
    promise = page(f"/capabilities/{CODE}-1/")
    assert promise.stamp.text == "已修改"
    assert "第1版" in promise.warning
    assert promise.current.url == PATH
    assert promise.current.label == "看现行的第2版"


def test_on_an_earlier_day_the_version_of_that_day_is_in_force(page):
    promise = page(PATH, as_of="2025-06-30")
    assert promise.code == f"{CODE}-1"
    assert promise.stamp.text == "现行有效"


def test_what_is_written_stands_byte_for_byte_beside_what_was_read(page):
    read = parts(page(PATH))
    assert read["测量范围"].written == "(-0.1～100) MPa"
    assert read["测量范围"].read == "下限 −0.1\u00a0MPa（含），上限 100\u00a0MPa（含）"
    assert read["测量范围"].note == "即 −100000\u00a0Pa 至 1×10⁸\u00a0Pa"
    assert read["准确度"].written == "U = 2 kPa + 0.04 % p, k=2"
    assert read["准确度"].read == "U\u00a0=\u00a02\u00a0kPa + 0.04\u00a0%⋅p"
    assert read["准确度"].note == "k\u00a0=\u00a02，指服务所得结果的不确定度"
    assert read["仪器"].link.label == "精密压力表"


def test_a_method_that_no_source_confirms_is_to_be_verified(page):
    (document,) = parts(page(PATH))["依据"].lines
    assert document.text.startswith("JJG 49-2013")
    assert document.tag.text in {"现行", "待核"}
    assert document.url == "/methods/JJG-49-2013/"


def test_an_unread_range_is_told_and_gives_no_curve(page):
    promise = page("/capabilities/HB-QCLB-00019/")
    assert parts(promise)["测量范围"].read == ""
    assert promise.curve is None


def test_the_curve_and_its_table_show_the_same_numbers(page):
    curve = page(PATH).curve
    assert curve.drawing is not None
    assert [(row.x, row.u) for row in curve.rows][:2] == [("−0.1", "2.0"), ("0", "2.0")]
    assert (curve.rows[-1].x, curve.rows[-1].u) == ("100", "42.0")
    assert curve.u_title == "U\u00a0/\u00a0kPa"


def test_a_formula_with_a_second_unknown_has_no_curve_but_says_what_it_needs(page):
    curve = page("/capabilities/HB-QCLB-00020/").curve
    assert curve.drawing is None
    assert "分辨力" in curve.sentence


def test_a_question_carried_along_is_answered_for_this_promise(page):
    promise = page(PATH, q=QUESTION)
    assert promise.asked.grade == "full"
    assert promise.asked.sentence == "全部覆盖 (0～60)\u00a0MPa。"
    tightest = [row for row in promise.curve.rows if row.tightest]
    assert [(row.x, row.u, row.margin) for row in tightest] == [("60", "26.0", "3.1倍")]


@pytest.mark.parametrize("question", ["游标卡尺", "今天天气", "0-60MPa 0.4级压力表 在宜昌" * 30])
def test_a_question_about_something_else_gives_no_verdict(page, question):
    asked = page("/capabilities/HB-QCLB-00019/", q=question).asked
    assert asked is None


@pytest.mark.parametrize(
    ("code", "stamp"),
    [("HB-QCLB-00018", "暂停"), ("HB-CXXX-00001", "撤销"), ("HB-QCLB-00021", "尚未生效")],
)
def test_a_promise_that_does_not_count_says_why_and_judges_nothing(page, code, stamp):
    promise = page(f"/capabilities/{code}/", q=QUESTION)
    assert promise.stamp.text == stamp
    assert promise.warning
    assert promise.asked is None


@pytest.mark.parametrize(
    "code",
    ["HB-QCLB-99999", f"{CODE}-3", f"{CODE}-0", "HB-CJXX-00001", "nonsense", "HB-QCLB-00017'--"],
)
def test_an_unknown_code_and_one_of_a_center_to_come_are_not_found(client, province, code):
    assert client.get(f"/capabilities/{code}/").status_code == 404


def test_the_proof_says_what_is_not_registered(page):
    steps = {step.title: step for step in page(PATH).proof}
    assert steps["计量标准考核证书"].lines == ("〔2023〕示量标企证字第012号",)
    assert steps["标准的有效期"].lines == ("未登记有效期",)
    assert steps["标准的有效期"].tone == "unknown"


def test_every_version_is_listed_with_its_days(page):
    rows = page(PATH).versions
    assert [(row.title, row.period) for row in rows] == [
        ("第2版", ("2025-07-01起",)),
        ("第1版", ("2019-05-01至", "2025-06-30")),
    ]


def test_the_promise_is_given_as_data(client, province):
    document = client.get(f"/capabilities/{CODE}.json").json()
    assert document["code"] == f"{CODE}-2"
    assert document["range_text"] == "(-0.1～100) MPa"


def test_the_page_needs_a_fixed_number_of_queries(client, province, django_assert_max_num_queries):
    client.get(PATH)
    with django_assert_max_num_queries(5):
        client.get(PATH, {"q": QUESTION})
