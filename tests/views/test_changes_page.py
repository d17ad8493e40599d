"""What changed between two days, as the page tells it."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest
from stores import changed, real

from imap.i18n.words import keys, word
from imap.model.nouns import LANGUAGES, Language
from imap.model.query import Query
from imap.store.between import Between, between
from imap.store.changes import State, all_events, held
from imap.store.days import days, year_before
from imap.store.register import Register
from imap.store.store import Store
from imap.store.told import KINDS, event_date, event_word, happened, kind_of, state_word, title_of
from imap.store.treaties import STATUSES
from imap.views.changes import changes_head, contents, sentence
from imap.views.changes_lists import corrections, dated, net
from imap.views.markup import markup

if TYPE_CHECKING:
    from imap.model.nouns import Package

LONG = {"from_": "2012-06-30", "to": "2026-11-21"}
PLACEHOLDER = re.compile(r"\{\w*\}")


def asked(**question: str | tuple[str, ...]) -> Between:
    return between(real(), Query(**question))  # type: ignore[arg-type]


def tiny(package: Package, **question: str | tuple[str, ...]) -> Between:
    store = Store(Register(package), real().shapes)
    return between(store, Query(**question))  # type: ignore[arg-type]


def text(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def lines(page: str) -> list[str]:
    """Lines of a list, each with its title, what it went from and to, and what happened."""
    return re.findall(r'<div class="li change [^"]*">.*?</div>', page)


def whole(found: Between) -> str:
    return markup([changes_head(found, []), contents(found), net(found), dated(found), corrections(found)])


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("state", [(), ("NER",)])
def test_every_net_change_has_its_line_its_event_and_its_source(
    lang: Language, state: tuple[str, ...]
) -> None:
    found = asked(lang=lang, state=state, **LONG)
    told = lines(markup(net(found)))
    assert len(told) == len(found.changes) + len(found.passing)
    for line in told:
        assert re.search(r'<span class="when"><span class="(sure|maybe)">[^<]{4,}', line), line
        assert 'data-source="' in line, line
        assert f'?lang={lang}"' in line
    for change in found.changes:
        assert any(happened(change.events[0], lang) in unescape(line) for line in told)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_has_words_for_all_it_tells(lang: Language) -> None:
    found = asked(lang=lang, from_="1900-01-01", to="2040-01-01")
    page = whole(found)
    assert PLACEHOLDER.search(text(page)) is None
    assert page.count("<tr>") == len(found.events) + 2
    assert page.count('href="?') == 0


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_kind_of_event_on_file_has_a_word_and_a_date(lang: Language) -> None:
    kinds = {e.kind: e for e in all_events(real().register)}
    assert {"adopted", "in_force", "repealed", "replaced", "joined", "left", "computed", "list"} <= set(kinds)
    alike = {event_word(kinds[kind], lang) for kind in ("in_force", "entry_into_force")}
    assert len(alike) == 1, "a law and a treaty enter into force alike"
    assert len({event_word(event, lang) for event in kinds.values()}) == len(kinds) - 1
    actions = next(
        c.enum for c in real().register.package.tables["treaty_actions"].columns if c.name == "action"
    )
    assert {f"action.{a}" for a in actions} - keys(lang) == set()
    for event in all_events(real().register):
        assert event_date(event, lang)
        assert title_of(real().register, event.table, event.row, lang).text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_everything_that_holds_has_a_kind_and_words_for_how_it_stands(lang: Language) -> None:
    told = held(real().register)
    assert {kind_of(h) for h in told} <= set(KINDS)
    assert {KINDS[kind_of(h)] for h in told} <= keys(lang)
    for answer in ("in", "possible", "out"):
        assert state_word(told[0], State(answer), lang)
    treaty = next(h for h in told if h.table == "treaty_actions")
    said = {state_word(treaty, State("in", s), lang) for s in STATUSES} | {
        state_word(treaty, State("possible", s), lang) for s in STATUSES
    }
    assert len(said) == 2 * len(STATUSES)


def test_the_united_kingdom_leaves_and_croatia_joins() -> None:
    found = asked(from_="2012-06-30", to="2021-02-01", state=("GBR", "HRV"))
    told = {c.held.key: (c.way, [(e.kind, e.text) for e in c.events]) for c in found.changes}
    assert told["eu.gbr.member"] == ("ended", [("left", "2020-02-01")])
    assert told["eu.hrv.member"] == ("began", [("joined", "2013-07-01")])
    page = text(markup(net(found)))
    assert "European Union – Member Holds → Does not hold Leaving: 1 Feb 2020" in page
    assert "European Union – Member Does not hold → Holds Joining: 1 Jul 2013" in page


def test_law_2015_36_of_niger_begins_in_2015_and_is_repealed_on_25_november_2023() -> None:
    begun = asked(from_="2012-06-30", to="2016-01-01", state=("NER",))
    law = next(c for c in begun.changes if c.held.key == "ner-law-2015-36")
    assert (law.way, [(e.kind, e.text[:4]) for e in law.events]) == ("began", [("adopted", "2015")])
    over = asked(from_="2016-01-01", to="2026-11-21", state=("NER",))
    law = next(c for c in over.changes if c.held.key == "ner-law-2015-36")
    assert (law.way, [(e.kind, e.text) for e in law.events]) == ("ended", [("repealed", "2023-11-25")])
    between_both = asked(state=("NER",), **LONG)
    assert "ner-law-2015-36" not in {c.held.key for c in between_both.changes}
    assert "ner-law-2015-36" in {c.held.key for c in between_both.passing}
    assert "25 Nov 2023 Repeal Law No. 2015-36 of 26 May 2015" in text(markup(dated(between_both)))


def test_law_164_of_egypt_comes_into_force_in_2024() -> None:
    found = asked(from_="2024-01-01", to="2025-01-01", state=("EGY",))
    law = next(c for c in found.changes if c.held.key == "egy-law-164-2024")
    assert law.way == "began"
    assert ("in_force", "2024-12-17") in [(e.kind, e.text) for e in law.events]
    assert "Entry into force: 17 Dec 2024" in text(markup(net(found)))


def test_a_treaty_tells_its_ratification_and_what_was_computed() -> None:
    page = text(markup(net(asked(state=("NER",), **LONG))))
    assert (
        "Law of the Sea Convention signed only → party "
        "Ratification: 7 Aug 2013 Entry into force (computed): 6 Sept 2013" in page
    )


def test_the_sentence_counts_possible_changes_apart() -> None:
    found = asked(state=("NER",), **LONG)
    ways = [c.way for c in found.changes]
    assert set(ways) == {"began", "ended", "status", "possible"}
    said = sentence(found)
    for way, words in (("began", "came to hold"), ("ended", "ceased"), ("possible", "possibly changed")):
        assert f"*{ways.count(way)}* " in said  # type: ignore[arg-type]
        assert words in said
    page = markup(net(found))
    first, apart = page.split("<details", 1)
    assert len(lines(first)) == sum(w != "possible" for w in ways)
    assert 'class="li change possible"' not in first
    assert apart.count('class="li change possible"') == ways.count("possible")


def test_a_correction_is_no_event_of_the_world(tiny_package: Package) -> None:
    found = tiny(tiny_package, from_="2026-11-01", to="2026-11-30")
    assert [c.old["id"] for c in found.corrections] == ["mar-entry-law"]
    assert found.changes == found.passing == found.events == ()
    told = text(markup(corrections(found)))
    assert "Law on entry and stay" in told
    assert "Adopted or signed" in told
    assert "24 Nov 2026" in told
    assert "Law on entry" not in text(markup([net(found), dated(found)]))


def test_what_the_filters_leave_out_of_the_corrections_is_counted(tiny_package: Package) -> None:
    found = tiny(tiny_package, from_="2026-11-01", to="2026-11-30", state=("ESP",))
    assert (found.corrections, found.elsewhere) == ((), 1)
    assert "1 more correction lies outside the filters." in text(markup(corrections(found)))


def test_a_day_that_is_not_named_is_the_last_of_the_record_or_a_year_before() -> None:
    register = real().register
    last = real().recorded[-1]
    assert [d.isoformat() for d in days(register, Query())[:2]] == [
        year_before(days(register, Query()).until).isoformat(),
        last,
    ]
    leap = days(register, Query(to="2024-02-29"))
    assert leap.after.isoformat() == "2023-02-28"


def test_days_the_wrong_way_round_are_exchanged_and_the_page_says_so() -> None:
    found = asked(from_="2021-02-01", to="2012-06-30")
    assert [d.isoformat() for d in found.days[:2]] == ["2012-06-30", "2021-02-01"]
    assert word("changes.swapped", "en") in text(markup(changes_head(found, [])))
    assert word("changes.swapped", "en") not in text(markup(changes_head(asked(**LONG), [])))


def test_between_a_day_and_itself_nothing_can_have_changed() -> None:
    found = asked(from_="2020-02-01", to="2020-02-01")
    assert found.changes == found.events == found.passing == ()
    assert "nothing can have changed between a day and itself" in text(markup(changes_head(found, [])))


def test_filters_act_as_on_the_map_and_what_they_leave_as_it_is_is_said() -> None:
    found = asked(theme=("T03",), **LONG)
    whole_record = asked(**LONG)
    assert 0 < len(found.changes) < len(whole_record.changes)
    statements = {s["id"] for s in real().select(Query(theme=("T03",))).rows("statements")}
    told = {c.held.key for c in found.changes if c.held.table == "statements"}
    assert told
    assert told <= statements
    mandates = [c.held.row["theme"] for c in found.changes if c.held.table == "mandates"]
    assert mandates
    assert {theme[:3] for theme in mandates} == {"T03"}
    assert list(found.untouched) == [("theme", "memberships")]
    assert "Memberships: told whole, no filter by theme acts on them." in text(
        markup(changes_head(found, []))
    )


def test_filters_that_do_not_act_here_and_the_day_of_the_map_are_named() -> None:
    found = asked(year=("2015",), phase=("mtm-4",), at="2014-01-01", **LONG)
    assert found.ignored == ("phase", "year")
    assert len(found.changes) == len(asked(**LONG).changes)
    head = text(markup(changes_head(found, [], at="2014-01-01")))
    assert "No filter here: phase, year" in head
    assert "The day of the map, 1 Jan 2014, has no effect here" in head


def test_words_find_a_mandate_by_its_body() -> None:
    found = asked(q="ANLTP", state=("NER",), **LONG)
    assert "ner.anltp.smuggling" in {c.held.key for c in found.changes}
    assert all("anltp" in str(c.held.row).casefold() for c in found.changes if c.held.table == "mandates")


def test_as_known_on_a_day_later_corrections_are_not_known(tiny_package: Package) -> None:
    found = tiny(tiny_package, from_="2001-01-01", to="2026-11-30", known="2026-11-23")
    assert found.corrections == ()
    dates = [e.text for e in found.events if e.row["id"] == "mar-entry-law"]
    assert dates == ["2003"]


def test_a_shortened_date_is_told_as_filed_and_may_lie_outside_the_days(tiny_package: Package) -> None:
    package = changed(tiny_package, "statements", "mlt-refugee-agency", valid_from="2020")
    found = tiny(package, from_="2020-06-30", to="2026-01-01")
    event = next(e for e in found.events if e.row["id"] == "mlt-refugee-agency")
    assert not event.surely_within(found.days.after, found.days.until)
    page = text(markup(dated(found)))
    assert "on some day in 2020 perhaps outside these days" in page
    agency = next(c for c in found.changes if c.held.key == "mlt-refugee-agency")
    assert agency.way == "possible"


def test_the_first_hundred_lines_are_shown_and_the_others_are_counted() -> None:
    page = markup(dated(asked(**LONG)))
    first, rest = page.split("<details", 1)
    assert first.count("<tr>") == 101
    assert rest.count("<tr>") == len(asked(**LONG).events) - 99
    assert f"{len(asked(**LONG).events) - 100:,} more" in text(rest)


def test_ways_on_lead_to_the_map_the_files_and_the_feed() -> None:
    head = unescape(markup(changes_head(asked(state=("NER",), **LONG), [])))
    question = "lang=en&state=NER&{}from=2012-06-30&to=2026-11-21"
    assert f'href="/?{question.format("at=2026-11-21&")}&fill=changes"' in head
    for form in ("csv", "xlsx", "json"):
        assert f'href="/download/changes.{form}?{question.format("")}"' in head
    assert 'href="/changes.atom?lang=en&state=NER"' in head
    assert 'href="/changes?lang=en&state=NER&from=2021-01-01"' in head


def test_the_fill_counts_the_net_changes_that_the_page_tells() -> None:
    fill = real().select(Query(fill="changes", at="2026-11-21", **LONG)).fill
    sure = {a for c in asked(**LONG).changes if c.way != "possible" for a in c.held.areas}
    perhaps = {a for c in asked(**LONG).changes if c.way == "possible" for a in c.held.areas}
    assert {a for a, kind in fill.classes.items() if kind != "possible"} == sure
    assert {a for a, kind in fill.classes.items() if kind == "possible"} == perhaps - sure
    assert fill.classes["NER"] == "n4"
    assert [name for name, _ in fill.legend] == ["n4", "n3", "n2", "n1", "possible", "nd"]
