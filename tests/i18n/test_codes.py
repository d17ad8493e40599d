"""Numbers of laws keep their order inside Arabic text."""

from __future__ import annotations

import pytest

from imap.i18n.codes import whole_codes


@pytest.mark.parametrize("code", ["2015-36", "08-11", "95-14", "448-2", "1-16-121", "87-076"])
def test_the_number_of_a_law_is_kept_in_one_piece(code: str) -> None:
    assert whole_codes(f"القانون رقم {code} المؤرخ") == f"القانون رقم \u2066{code}\u2069 المؤرخ"


@pytest.mark.parametrize(
    "text", ["خطة 2014-2017", "في 26-27 يناير", "القانون 27.14", "نحو 14260 شخصاً", "فيروس-19"]
)
def test_a_range_and_a_plain_number_stay_as_they_are(text: str) -> None:
    assert whole_codes(text) == text


def test_what_is_kept_once_is_not_kept_twice() -> None:
    once = whole_codes("القانون 2015-36")
    assert whole_codes(once) == once
