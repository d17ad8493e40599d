"""Sources and statements that want another look are named, and no others."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from stores import changed, plus, support

from imap.store.audit import CYCLE, Finding, doubt, findings
from imap.store.coverage import SECTIONS
from imap.store.register import Register

if TYPE_CHECKING:
    from imap.model.nouns import Package

TODAY = date(2026, 11, 24)


def of(package: Package, kind: str, today: date = TODAY) -> list[Finding]:
    return [f for f in findings(Register(package), today) if f.kind == kind]


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("https://www.joradp.dz/FTP/2008/F2008036.pdf", ""),
        ("https://example.org/?id=12", ""),
        ("", "no address"),
        ("https://example.org/", "a front page"),
        ("https://www.scribd.com/document/1/law", "a site that keeps copies"),
        ("https://example.org/a?utm_source=mail", "an address of one visit"),
        ("https://example.org/a?PHPSESSID=1", "an address of one visit"),
        ("https://192.0.2.7/a", "no name of a host"),
        ("https://[2001:db8::1]/a", "no name of a host"),
        ("https://intranet/a", "no name of a host"),
        ("https://proxy.example:443/https/example.org/a", "an address behind another"),
        ("https://web.archive.org/web/2020/https://example.org/a", ""),
        ("https://webarchive.archive.unhcr.org/2020/https://example.org/a", ""),
        ("http://example.org/a", "not encrypted"),
    ],
)
def test_an_address_is_doubtful_for_a_reason(url: str, why: str) -> None:
    assert doubt(url) == why


def test_two_sources_at_one_address_are_named_together(tiny_package: Package) -> None:
    url = "https://example.org/one"
    package = changed(tiny_package, "sources", "tiny-report", url=url)
    package = changed(package, "sources", "tiny-treaties", url=url)
    assert [f.detail for f in of(package, "doubtful address") if "also that of" in f.detail] == [
        f"also that of tiny-treaties: {url}"
    ]


def test_a_source_that_no_row_cites_is_never_used(tiny_package: Package) -> None:
    spare = {
        "id": "spare",
        "publisher": "Nobody",
        "title": "Spare",
        "url": "https://example.org/spare",
        "kind": "ngo",
    }
    package = plus(tiny_package, "sources", spare)
    assert [f.item for f in of(package, "source never used")] == ["spare"]
    copied = changed(package, "sources", "tiny-report", copy_of="spare")
    assert of(copied, "source never used") == [], "an original of which a copy was read"


def test_one_press_source_is_told_and_two_are_not(tiny_package: Package) -> None:
    press = changed(tiny_package, "sources", "tiny-report", kind="press")
    one = support(press, "statements", "mar-entry-law", "confirms:le360")
    assert Finding("single press source", "mar-entry-law", "tiny-report") in of(one, "single press source")
    strong = changed(one, "sources", "tiny-report", kind="official")
    assert of(strong, "single press source") == []


def test_a_fact_is_due_when_its_cycle_is_over_unless_it_has_ended(tiny_package: Package) -> None:
    assert of(tiny_package, "due for review") == []
    later = {f.item for f in of(tiny_package, "due for review", date(2027, 12, 31))}
    assert "mar-entry-law" in later
    assert "mar-shift" not in later, "a challenge is read again after two years"
    assert "mlt-refugee-office" not in later, "it has ended"


def test_every_section_has_a_cycle() -> None:
    assert set(CYCLE) == set(SECTIONS)
