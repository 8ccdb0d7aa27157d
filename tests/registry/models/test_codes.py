"""Public codes: read, written, derived from names."""

import pytest

from registry.models.codes import PublicCode, free_stem, is_stem, read_code


def test_a_code_is_read_with_and_without_its_version():
    assert read_code("HB-QCLB-00017") == PublicCode("HB-QCLB", 17)
    assert read_code("HB-QCLB-00017-2") == PublicCode("HB-QCLB", 17, 2)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "17",
        "HB-QCLB-17",
        "HB-QCLB-00000",
        "HB-QCLB-00017-0",
        "hb-qclb-00017",
        "HB-QCLB-00017-2-3",
        "HB--00017",
        "HB-QCLB-0001７",
    ],
)
def test_what_is_no_code_is_not_read(text):
    assert read_code(text) is None


@pytest.mark.parametrize("text", ["HB-QCLB-00017", "HB-QCLB-00017-2", "HB-QCLB-100000"])
def test_a_code_is_written_as_it_was_read(text):
    assert str(read_code(text)) == text


def test_letters_come_from_the_short_name():
    assert free_stem("汽车零部件中心", "auto-parts", ()) == "HB-QCLB"


def test_a_short_name_that_is_too_short_is_filled_from_the_slug():
    assert free_stem("桥梁", "bridge", ()) == "HB-QLBR"


def test_without_any_letters_there_is_still_a_stem():
    assert free_stem("", "42", ()) == "HB-XXXX"


def test_a_taken_stem_is_never_given_again():
    taken: set[str] = set()
    for _ in range(800):
        stem = free_stem("汽车零部件", "auto", taken)
        assert stem not in taken
        assert is_stem(stem)
        taken.add(stem)


@pytest.mark.parametrize("text", ["", "HB", "HB-Q", "QCLB", "HB-QCLB-", "HB-QCLB-1"])
def test_what_is_no_stem_is_refused(text):
    assert not is_stem(text)
