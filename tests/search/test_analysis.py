"""One spelling and one set of tokens for both engines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import fold, index_tokens, key, pinyin_tokens, query_tokens


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("壓力錶", "压力表"),
        ("ＭＰａ　（０－６０）", "MPa (0-60)"),
        ("電子秤", "电子秤"),
        ("mPa MPa", "mPa MPa"),
        ("10²", "10²"),
        ("Ω", "Ω"),
    ],
)
def test_a_text_is_folded_to_half_width_and_simplified_characters(written, folded):
    assert fold(written) == folded


def test_a_key_ignores_case_and_the_usual_misspelling_of_scale():
    assert key("電子称 ABC") == key("电子秤 abc")


@given(st.text())
def test_a_folded_text_and_a_key_are_as_long_as_the_text(text):
    assert len(fold(text)) == len(key(text)) == len(text)


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


def test_a_model_number_is_found_by_its_parts():
    assert index_tokens("Fluke 5520A") == ["fluke", "5520a", "5520"]
    assert query_tokens("FLUKE 5520a") == ["fluke", "5520a"]
    assert query_tokens("5520") == ["5520"]


@pytest.mark.parametrize(
    ("asked", "stored"),
    [
        ("压力", "弹簧管压力表"),
        ("壓力錶", "压力表"),
        ("JJG52", "JJG 52-2013"),
        ("JJG 52", "JJG52-2013"),
        ("5520", "Fluke 5520A"),
        ("DPI610", "DPI-610 校验仪"),
        ("表", "压力表"),
        ("㎫", "0~60 MPa"),
        ("0.05", "0.05级活塞式压力计"),
        ("电子称", "电子秤"),
    ],
)
def test_what_is_asked_is_found_in_what_is_stored(asked, stored):
    assert set(query_tokens(asked)) <= set(index_tokens(stored))


@pytest.mark.parametrize(("asked", "stored"), [("力压", "压力表"), ("5", "0.05级"), ("52", "5520")])
def test_what_is_not_there_is_not_found(asked, stored):
    assert not set(query_tokens(asked)) <= set(index_tokens(stored))


def test_a_name_is_found_by_its_pinyin_and_its_initials():
    assert pinyin_tokens("压力表") == ("yalibiao", "ylb")


def test_a_name_may_have_its_own_reading():
    assert pinyin_tokens("测长仪", "ce chang yi") == ("cechangyi", "ccy")


@given(st.text())
def test_tokens_are_made_of_any_text_and_stand_once(text):
    for tokens in (index_tokens(text), query_tokens(text)):
        assert len(set(tokens)) == len(tokens)
        assert all(token and token == token.strip() for token in tokens)


@given(st.text())
def test_every_text_is_found_by_itself(text):
    assert set(query_tokens(text)) <= set(index_tokens(text))
