from __future__ import annotations

import pytest

from imap.model.nouns import Column
from imap.store.check.text import honorific, text_faults

TEXT = Column("text_en", "string")


@pytest.mark.parametrize(
    "text",
    [
        "Mr Someone",
        "Mrs. Someone",
        "said Ms Someone",
        "Dr. Someone",
        "Prof. Someone",
        "le discours de M. Untel",
        "M. le Ministre",
        "M. l’Ambassadeur",
        "MM. Untel",
        "Mme la Ministre",
        "Son Excellence",
        "H.E. the Minister",
        "His Excellency",
        "S.E.M. Untel",
        "السيد فلان",
        "والسيدة فلانة",
        "للسيد فلان",
        "الدكتور فلان",
    ],
)
def test_honorifics_are_refused(text: str) -> None:
    assert honorific(text)


@pytest.mark.parametrize(
    "text",
    [
        "DR Congo",
        "OIM Rabat",
        "O.I.M. Rabat",
        "O. I. M. Rabat",
        "Université Dr Moulay Tahar",
        "Hôpital du Dr. Untel",
        "University of Dr. Yahia Fares",
        "مستشفى الدكتور فلان",
        "السيدة زينب",
        "les MS Word",
        "the drift of the Drina",
        "la mission 12 m. de long",
        "السيادة",
        "الأسيد",
        "She runs the centre",
        "Sohm. The",
    ],
)
def test_words_that_look_like_honorifics_pass(text: str) -> None:
    assert honorific(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "+33 1 40 69 30 00",
        "00212537686200",
        "+212 (0)537-68-62-00",
        "Tel. 0537 68 62",
        "Tél: 0537686200",
        "هاتف: 0537686",
    ],
)
def test_phone_numbers_are_refused(text: str) -> None:
    assert "no phone number" in [fault.expected for fault in text_faults("statements", TEXT, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Law 08-11 of 22 June 2008",
        "Decree 2-09-607 and 1-03-196",
        "Tel Aviv, 2012",
        "No 2004-1000 2004-1001 2004-1002",
        "EUR 12 000 000 000 over 2014-2020",
        "5+5 Dialogue of 2012 and 2013",
        "A/RES/73/195",
        "ISBN 978-92-9068-000-0",
        "growth of +3 per cent",
        "hotline 19",
        "a@b",
    ],
)
def test_numbers_of_laws_and_sums_are_no_phone_numbers(text: str) -> None:
    assert list(text_faults("statements", TEXT, text)) == []


def test_addresses_and_codes_may_hold_what_texts_may_not() -> None:
    address = Column("url", "string", pattern=r"https?://\S+")
    assert list(text_faults("sources", address, "https://example.org/tel.0537686200@x.y")) == []


@pytest.mark.parametrize(
    ("column", "text", "expected"),
    [
        ("text_ar", "Law on entry and stay", "a text in Arabic"),
        ("title_fr", "قانون الدخول والإقامة", "a text in French"),
        ("name_en", "قانون الدخول", "a text in English"),
    ],
)
def test_a_text_in_another_script_than_its_column_is_refused(column: str, text: str, expected: str) -> None:
    assert [f.expected for f in text_faults("statements", Column(column, "string"), text)] == [expected]


@pytest.mark.parametrize(
    ("column", "text"),
    [("text_ar", "القانون 27-14 (JORF)"), ("title_en", "Kafala (كفالة)"), ("name_fr", "OIM")],
)
def test_a_name_in_another_script_within_a_text_passes(column: str, text: str) -> None:
    assert list(text_faults("statements", Column(column, "string"), text)) == []


def test_a_title_is_no_paragraph() -> None:
    column = Column("title_en", "string")
    assert list(text_faults("statements", column, "Law " * 75)) != []
    assert list(text_faults("statements", column, ("Law " * 75).strip())) == []
