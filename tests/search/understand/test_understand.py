"""What holds for every question, and what is said beside the figures."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from search.question import Question
from search.understand import understand
from search.understand.demanded import MOST_RANGES
from tests.search.understand.reading import DAY, facts, lexicon, read
from tests.work import calls_of

WORDS = st.sampled_from(
    (
        *("压力表", "卡尺", "0-60MPa", "±0.5%FS", "0.4级", "Ⅲ级", "E2", "U=", "k=2", "(", ")", "±"),
        *("～", "至", "-", ".", ",", "≤", "10", "V", "50Hz", "%", "武汉", "检定", "JJG", "52"),
        *("-2013", "万分之一", "天平", "一丝", "20公斤", "分度值", "精度", "不超过", "哪家能"),
        *("K型", "热电偶", "pH", "\x00", "\n", "1e9", "10^", "²"),
    )
)
SENTENCES = st.lists(WORDS, max_size=14).flatmap(
    lambda words: st.sampled_from(("", " ")).map(lambda joint: joint.join(words))
)


@given(st.one_of(st.text(), SENTENCES))
@example("0" * 400 + "MPa")
@example("1e999999999 Pa")
@example("(((((±±±±级级级级U=U=")
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_and_its_words_are_accounted_for(text):
    question = read(text)
    assert isinstance(question, Question)
    assert question.text == text
    assert all(0 <= span.start < span.end <= len(text) for span in question.spans)


@given(SENTENCES)
@settings(max_examples=100, deadline=None)
def test_reading_twice_gives_the_same(text):
    assert read(text) == read(text)


@given(SENTENCES)
@settings(max_examples=100, deadline=None)
def test_what_is_left_stands_in_the_text(text):
    words = " ".join(text.split())
    assert all(piece in words or piece in text for piece in read(text).text_left.split())


NASTY = (
    *("0-60MPa 0.4级压力表", "(", "1", "±", "0.1%", "U=", "一", "1-", "a1 ", "≤", "1、", "k=2 "),
    *(
        "武汉宜昌",
        "数字",
        "JJG 52",
        "分度值0.02",
        "万分之一天平",
        "误差不超过",
        "10V±",
        "\x00",
        "ylb ",
    ),
)


@pytest.mark.parametrize("piece", NASTY)
def test_the_work_of_reading_grows_no_faster_than_the_text(piece):
    """Ten times the text is about ten times the work; were it quadratic, a hundred times."""
    lexicon()

    def work(length):
        text = (piece * length)[:length]
        return calls_of(lambda: understand(text, lexicon(), DAY))

    assert work(10_000) <= 15 * work(1_000) + 5_000


@pytest.mark.parametrize(
    ("text", "part", "words"),
    [
        ("0-60MPa 0.4级压力表", "range", "0-60MPa"),
        ("0-60MPa 0.4级压力表", "accuracy", "0.4级"),
        ("0-60MPa 0.4级压力表", "instrument", "压力表"),
        ("（０～６０）ＭＰａ 壓力錶", "range", "（０～６０）ＭＰａ"),
        ("（０～６０）ＭＰａ 壓力錶", "instrument", "壓力錶"),
        ("宜昌的 ya li biao", "instrument", "ya li biao"),
        ("宜昌的卡尺", "city", "宜昌"),
        ("压力 0-60MPa U=0.02% (k=2) 校准", "accuracy", "U=0.02% (k=2)"),
        ("压力 0-60MPa U=0.02% (k=2) 校准", "service", "校准"),
        ("交流电压 10V 50Hz", "condition", "50Hz"),
        ("现场校准 电子秤", "place", "现场"),
        ("压力表 JJG52-2013", "method", "JJG52-2013"),
        ("pressure gauges 10 bar", "instrument", "pressure gauges"),
    ],
)
def test_a_part_knows_the_words_it_was_read_from(text, part, words):
    spans = [span for span in read(text).spans if span.part == part]
    assert [text[span.start : span.end] for span in spans] == [words]


def test_the_words_of_a_range_are_kept_as_written():
    assert read("（0～60）ＭＰａ").ranges[0].text == "（0～60）ＭＰａ"


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("0-100mPa压力表", "0-100MPa压力表"),
        ("0-60 压力表", "0-60MPa 压力表"),
        ("卡尺 ±0.02", "卡尺 ±0.02mm"),
    ],
)
def test_a_doubt_offers_the_likelier_question_as_a_whole(text, suggestion):
    (doubt,) = [note for note in read(text).notes if note.kind == "doubt"]
    assert doubt.suggestion == suggestion


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("0-10kg压力表", "kgf/cm²"),
        ("万分之一天平", "0.1 mg"),
        ("十万分之一天平", "0.01 mg"),
        ("卡尺 精度一丝", "0.01 mm"),
        ("分度值0.02 卡尺", "不是允许误差"),
        ("100 MPa 压力表", "0～100 MPa"),
        ("30吨以上", "该端"),
        ("压力表校验", "校验"),
        ("襄城区 卡尺", "襄阳市"),
        ("长沙 压力表", "不在湖北省内"),
        ("ylb", "压力表"),
        ("0-10MPa压力表 ±0.5%", "量程"),
        ("1.6级", "未指明仪器"),
        ("压力表 0.4级 1.6级 0-1MPa", "未用"),
        ("武汉 宜昌 压力表", "宜昌市"),
        ("JJG 52", "JJG 52-2013"),
    ],
)
def test_a_note_says_how_something_was_read(text, said):
    assert any(said in note.text for note in read(text).notes)


def test_an_everyday_question_needs_no_notes():
    assert read("0-60MPa 0.4级压力表").notes == ()


@pytest.mark.parametrize(
    ("text", "implied"),
    [
        ("数字多用表", True),
        ("数字多用表 电阻", False),
        ("数字多用表 10V", False),
        ("直流电压表", False),
    ],
)
def test_a_quantity_nobody_named_is_only_implied(text, implied):
    assert read(text).quantity_implied is implied


def test_a_question_is_judged_as_of_its_day():
    assert read("压力表").as_of == DAY


def test_simplified_traditional_and_full_width_are_one_question():
    assert facts(read("0-60ＭＰａ 0.4級壓力錶")) == facts(read("0-60MPa 0.4级压力表"))


@pytest.mark.parametrize("text", ["stylbe", "5520", "max", "mpe", "usb"])
def test_letters_of_another_word_are_no_instrument(text):
    assert read(text).instrument is None


def test_a_range_that_stands_twice_is_demanded_once():
    question = read("0-60MPa 0-60MPa 压力表")
    assert [one.text for one in question.ranges] == ["0-60MPa"]


def test_more_ranges_than_anybody_asks_are_left_out_and_told():
    question = read(" ".join(f"0-{60 + n}MPa" for n in range(40)) + " 压力表")
    assert len(question.ranges) == MOST_RANGES
    told = [note.text for note in question.notes if note.part == "range"]
    assert told[0].startswith(f"只按前{MOST_RANGES}个量程判定，“0-84MPa”等未用")
