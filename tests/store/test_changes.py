"""What changed between two days: the net change applied to the first view gives the second."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from stores import changed, plus, real, support

from imap.store.changes import State, all_events, applied, corrections, diff, events, held, passing, view
from imap.store.register import Register, as_known
from imap.store.told import happened

if TYPE_CHECKING:
    from imap.model.nouns import Package

DAYS = st.dates(dt.date(1930, 1, 1), dt.date(2032, 12, 31))
DAY = dt.date


@settings(max_examples=60, deadline=None)
@given(DAYS, DAYS)
def test_the_net_change_applied_to_one_view_gives_the_other(a: dt.date, b: dt.date) -> None:
    register, (after, until) = real().register, sorted((a, b))
    changes = diff(register, after, until)
    assert applied(view(register, after), changes) == view(register, until)


@settings(max_examples=60, deadline=None)
@given(DAYS, DAYS)
def test_every_change_has_its_events_and_they_lie_between_the_days(a: dt.date, b: dt.date) -> None:
    register, (after, until) = real().register, sorted((a, b))
    told = set(events(register, after, until))
    for change in diff(register, after, until):
        assert change.events, change.held.key
        assert set(change.events) <= told
        assert all(e.first <= until and e.last > after for e in change.events)


@settings(max_examples=40, deadline=None)
@given(DAYS, DAYS)
def test_what_came_and_went_holds_on_neither_day_and_is_no_net_change(a: dt.date, b: dt.date) -> None:
    register, (after, until) = real().register, sorted((a, b))
    seen, net = view(register, after), {c.held.key for c in diff(register, after, until)}
    for change in passing(register, after, until):
        assert change.events, change.held.key
        assert change.held.key not in net
        assert change.held.key not in seen


@settings(max_examples=40, deadline=None)
@given(DAYS, DAYS)
def test_every_net_change_goes_one_way(a: dt.date, b: dt.date) -> None:
    after, until = sorted((a, b))
    for change in diff(real().register, after, until):
        sure = "possible" not in {change.before.answer, change.after.answer}
        assert (change.way != "possible") == sure
        if change.way == "status":
            assert change.before.status != change.after.status


def test_no_two_events_on_file_have_the_same_id() -> None:
    ids = [e.id for e in all_events(real().register)]
    assert len(ids) == len(set(ids))


@settings(max_examples=40, deadline=None)
@given(DAYS)
def test_the_three_answers_hold_for_everything_on_file(day: dt.date) -> None:
    for item in held(real().register):
        for _, when in item.phases:
            certain = when.start.last <= day < when.end.first
            thinkable = when.start.first <= day < when.end.last
            assert when.at(day) == ("in" if certain else "possible" if thinkable else "out")


def test_between_the_first_and_the_last_day_of_the_calendar_every_change_has_its_events() -> None:
    found = diff(real().register, DAY.min, DAY.max)
    assert found
    assert all(c.events for c in found)


def test_what_ended_on_a_day_that_nobody_told_is_an_event_until_the_record_knew_it(
    tiny_package: Package,
) -> None:
    blank = dict.fromkeys(("adopted", "published", "valid_from", "valid_to", "as_of"), "")
    package = changed(tiny_package, "statements", "mlt-refugee-agency", status="repealed", **blank)
    found = diff(Register(package), DAY(2012, 6, 30), DAY(2030, 1, 1))
    (event,) = next(c.events for c in found if c.held.key == "mlt-refugee-agency")
    row = event.row
    assert (event.kind, event.text, event.last.isoformat()) == ("repealed", "", row["recorded"])
    assert happened(event, "en").startswith("Repeal: on some day until ")


def test_a_correction_does_not_move_an_end_of_which_no_day_is_known(tiny_package: Package) -> None:
    cells = {"status": "ended", "valid_to": "", "as_of": "", "recorded": "2026-11-10"}
    package = changed(tiny_package, "statements", "mlt-refugee-agency", **cells)
    old = Register(package).row("statements", "mlt-refugee-agency")
    package = changed(package, "statements", old["id"], superseded="2026-12-05")
    package = plus(package, "statements", {**old, "number": "3", "recorded": "2026-12-05"})
    for register in (Register(package), Register(as_known(package, "2026-12-31"), known="2026-12-31")):
        corrected = register.row("statements", old["id"])
        assert corrected["number"] == "3"
        assert register.period("statements", corrected).end.last == DAY(2026, 11, 10)
        moved = {c.held.key for c in diff(register, DAY(2026, 12, 4), DAY(2026, 12, 5))}
        assert old["id"] not in moved


def test_the_last_day_on_which_a_thing_is_known_to_have_held_is_not_told_as_its_end(
    tiny_package: Package,
) -> None:
    cells = {"status": "replaced", "valid_to": "", "as_of": "2017-06-08", "recorded": "2026-11-10"}
    package = changed(tiny_package, "statements", "mlt-refugee-agency", **cells)
    register = Register(package)
    (event,) = (
        e for e in all_events(register) if e.row["id"] == "mlt-refugee-agency" and e.kind == "replaced"
    )
    assert (event.first, event.last, event.text) == (DAY(2017, 6, 9), DAY(2026, 11, 10), "")
    assert happened(event, "en").startswith("Replacement by another: on some day from 9 Jun 2017 to ")


def test_an_end_that_was_taken_back_counts_from_when_it_was_filed_again(tiny_package: Package) -> None:
    cells = {"status": "ended", "valid_to": "", "as_of": "", "recorded": "2026-11-10"}
    package = changed(tiny_package, "statements", "mlt-refugee-agency", **cells, superseded="2026-11-20")
    old = next(r for r in package.tables["statements"].rows if r["id"] == "mlt-refugee-agency")
    running = {**old, "status": "operating", "recorded": "2026-11-20", "superseded": "2026-12-05"}
    package = plus(package, "statements", running, {**old, "recorded": "2026-12-05", "superseded": ""})
    register = Register(package)
    row = register.row("statements", old["id"])
    assert register.period("statements", row).end.last == DAY(2026, 12, 5)


def test_an_end_that_is_not_documented_tells_the_last_day_on_file(tiny_package: Package) -> None:
    cells = {"adopted": "", "published": "", "valid_to": "", "as_of": "", "valid_from": "2019-10"}
    package = changed(tiny_package, "statements", "mlt-refugee-agency", status="end_not_documented", **cells)
    found = diff(Register(package), DAY(2012, 6, 30), DAY(2030, 1, 1))
    told = [happened(e, "en") for c in found if c.held.key == "mlt-refugee-agency" for e in c.events]
    assert "Last documented: no day after Oct 2019 on file" in told


def test_between_the_same_day_nothing_happens() -> None:
    day = DAY(2012, 6, 30)
    assert diff(real().register, day, day) == events(real().register, day, day) == ()


def test_a_successor_takes_the_place_of_what_it_replaced(tiny_package: Package) -> None:
    package = changed(tiny_package, "statements", "mlt-refugee-office", valid_to="2019-12-31")
    package = changed(package, "statements", "mlt-refugee-agency", valid_from="2020-01-01")
    found = diff(Register(package), DAY(2019, 6, 1), DAY(2020, 6, 1))
    assert [(c.held.key, c.before.answer, c.after.answer, [e.kind for e in c.events]) for c in found] == [
        ("mlt-refugee-office", "in", "out", ["replaced"]),
        ("mlt-refugee-agency", "out", "in", ["began"]),
    ]


def test_a_treaty_changes_once_by_its_status(tiny_package: Package) -> None:
    found = diff(Register(tiny_package), DAY(2003, 1, 1), DAY(2005, 1, 1))
    treaty = next(c for c in found if c.held.key == "treaty:smuggling-protocol-2000:TUN")
    assert (treaty.before, treaty.after) == (State("in", "not_party"), State("in", "party"))
    assert [(e.kind, e.text) for e in treaty.events] == [
        ("ratification", "2003-07-14"),
        ("computed", "2004-01-28"),
    ]


def test_joining_and_leaving_are_events_of_a_group(tiny_package: Package) -> None:
    package = changed(tiny_package, "memberships", "european-union.mlt.member", valid_to="2020-02-01")
    register = Register(package)
    found = diff(register, DAY(2004, 1, 1), DAY(2012, 1, 1))
    assert [e.kind for c in found if c.held.key == "european-union.mlt.member" for e in c.events] == [
        "joined"
    ]
    gone = diff(register, DAY(2012, 12, 31), DAY(2021, 1, 1))
    assert [e.kind for c in gone if c.held.key == "european-union.mlt.member" for e in c.events] == ["left"]


def test_an_amendment_is_an_event_of_what_it_amends(tiny_package: Package) -> None:
    row = {"id": "x", "statement": "mar-entry-law", "relation": "amends", "target": "esp-aliens-law"}
    register = Register(support(plus(tiny_package, "relations", row), "relations", "x", "confirms:mar"))
    found = [e for e in events(register, DAY(2003, 1, 1), DAY(2004, 1, 1)) if e.kind == "amended"]
    assert [(e.row["id"], e.first) for e in found] == [("esp-aliens-law", DAY(2003, 11, 1))]


def test_a_correction_says_which_columns_it_changed(tiny_package: Package) -> None:
    found = corrections(Register(tiny_package), "2026-11-01", "2026-11-30")
    assert [(c.table, c.old["id"], c.new is not None) for c in found] == [
        ("statements", "mar-entry-law", True)
    ]
    assert "adopted" in found[0].columns
    assert not {"recorded", "superseded"} & set(found[0].columns)
    assert corrections(Register(tiny_package), found[0].day, "2030-01-01") == ()
