"""Who may do what: every way in, for every kind of visitor, through the bot itself."""

import pytest

from bot.demo.person import Answer, Person
from handlers import ROUTES
from handlers.access import Kind
from tests.handlers.conversation import render
from tests.handlers.records import give_positions, prompt, row_counts, shut_out
from tests.talking import Company

VISITORS = ("stranger", "deactivated", "manager", "director", "hr", "admin")
ALL, REPORTERS, INVITERS = {"manager", "director", "hr", "admin"}, {"manager", "hr", "admin"}, {"hr", "admin"}
OVERSEERS = {"director", "hr", "admin"}

EXPECTED: dict[tuple[Kind, str], set[str]] = {
    (Kind.COMMAND, "start"): {*ALL, "stranger", "deactivated"},
    (Kind.COMMAND, "help"): ALL,
    (Kind.COMMAND, "targets"): ALL,
    (Kind.COMMAND, "status"): ALL,
    (Kind.COMMAND, "due"): ALL,
    (Kind.COMMAND, "overview"): OVERSEERS,
    (Kind.COMMAND, "missing"): INVITERS,
    (Kind.COMMAND, "checkin"): REPORTERS,
    (Kind.COMMAND, "history"): ALL,
    (Kind.COMMAND, "export"): ALL,
    (Kind.COMMAND, "language"): ALL,
    (Kind.COMMAND, "undo"): REPORTERS,
    (Kind.COMMAND, "invite"): INVITERS,
    (Kind.COMMAND, "cancel"): REPORTERS,
    (Kind.COMMAND, "remind"): INVITERS,
    (Kind.COMMAND, "reminders"): INVITERS,
    (Kind.COMMAND, ""): ALL,
    (Kind.BUTTON, "targets"): ALL,
    (Kind.BUTTON, "card"): ALL,
    (Kind.BUTTON, "history"): ALL,
    (Kind.BUTTON, "histories"): ALL,
    (Kind.BUTTON, "report"): REPORTERS,
    (Kind.BUTTON, "evidence"): ALL,
    (Kind.BUTTON, "status"): ALL,
    (Kind.BUTTON, "due"): ALL,
    (Kind.BUTTON, "owe"): REPORTERS,
    (Kind.BUTTON, "overview"): OVERSEERS,
    (Kind.BUTTON, "months"): OVERSEERS,
    (Kind.BUTTON, "missing"): INVITERS,
    (Kind.BUTTON, "owes"): INVITERS,
    (Kind.BUTTON, "lacking"): OVERSEERS,
    (Kind.BUTTON, "past"): OVERSEERS,
    (Kind.BUTTON, "checkin"): REPORTERS,
    (Kind.BUTTON, "skip"): REPORTERS,
    (Kind.BUTTON, "stop"): REPORTERS,
    (Kind.BUTTON, "export"): ALL,
    (Kind.BUTTON, "language"): ALL,
    (Kind.BUTTON, "undo"): REPORTERS,
    (Kind.BUTTON, "undo_all"): REPORTERS,
    (Kind.BUTTON, "change"): REPORTERS,
    (Kind.BUTTON, "is_for"): REPORTERS,
    (Kind.BUTTON, "pick"): REPORTERS,
    (Kind.BUTTON, "likely"): REPORTERS,
    (Kind.BUTTON, "mode"): REPORTERS,
    (Kind.BUTTON, "value"): REPORTERS,
    (Kind.BUTTON, "close"): REPORTERS,
    (Kind.BUTTON, "closes"): REPORTERS,
    (Kind.BUTTON, "cancel"): REPORTERS,
    (Kind.BUTTON, "invite"): INVITERS,
    (Kind.BUTTON, "invite_role"): INVITERS,
    (Kind.BUTTON, "invite_for"): INVITERS,
    (Kind.BUTTON, "invite_dir"): INVITERS,
    (Kind.BUTTON, "invite_make"): INVITERS,
    (Kind.PROMPT, "invite_name"): INVITERS,
    (Kind.COMMAND, "people"): INVITERS,
    (Kind.BUTTON, "people"): INVITERS,
    (Kind.BUTTON, "people_search"): INVITERS,
    (Kind.PROMPT, "people_search"): INVITERS,
    (Kind.BUTTON, "person"): INVITERS,
    (Kind.BUTTON, "staff_give"): INVITERS,
    (Kind.BUTTON, "staff_deputy"): INVITERS,
    (Kind.BUTTON, "staff_move"): INVITERS,
    (Kind.BUTTON, "staff_end"): INVITERS,
    (Kind.PROMPT, "staff_day"): INVITERS,
    (Kind.BUTTON, "staff_role"): INVITERS,
    (Kind.BUTTON, "staff_active"): INVITERS,
    (Kind.BUTTON, "staff_language"): INVITERS,
    (Kind.BUTTON, "staff_zone"): INVITERS,
    (Kind.PROMPT, "staff_zone"): INVITERS,
    (Kind.BUTTON, "staff_again"): INVITERS,
    (Kind.BUTTON, "staff_qr"): INVITERS,
    (Kind.BUTTON, "staff_withdraw"): INVITERS,
    (Kind.BUTTON, "roster"): INVITERS,
    (Kind.PROMPT, "roster"): INVITERS,
    (Kind.BUTTON, "roster_take"): INVITERS,
    (Kind.BUTTON, "roster_links"): INVITERS,
    (Kind.BUTTON, "roster_leave"): INVITERS,
    (Kind.BUTTON, "done"): REPORTERS,
    (Kind.BUTTON, "snooze"): REPORTERS,
    (Kind.BUTTON, "later"): REPORTERS,
    (Kind.BUTTON, "snooze_all"): REPORTERS,
    (Kind.BUTTON, "later_all"): REPORTERS,
    (Kind.BUTTON, "exempt"): REPORTERS,
    (Kind.BUTTON, "exempt_off"): REPORTERS,
    (Kind.BUTTON, "reminders"): INVITERS,
    (Kind.BUTTON, "remind"): INVITERS,
    (Kind.BUTTON, "remind_send"): INVITERS,
    (Kind.BUTTON, "remind_not"): INVITERS,
    (Kind.BUTTON, "remind_off"): INVITERS,
    (Kind.COMMAND, "amend"): INVITERS,
    (Kind.BUTTON, "amend"): INVITERS,
    (Kind.BUTTON, "amend_bound"): INVITERS,
    (Kind.BUTTON, "amend_name"): INVITERS,
    (Kind.PROMPT, "amend"): INVITERS,
    (Kind.BUTTON, "amend_from"): INVITERS,
    (Kind.BUTTON, "amend_duties"): INVITERS,
    (Kind.BUTTON, "amend_duty"): INVITERS,
    (Kind.BUTTON, "amend_say"): INVITERS,
    (Kind.BUTTON, "amend_redo"): INVITERS,
    (Kind.PROMPT, "adding"): INVITERS,
    (Kind.BUTTON, "amend_keep"): INVITERS,
    (Kind.BUTTON, "amend_leave"): INVITERS,
    (Kind.BUTTON, "amendments"): INVITERS,
    (Kind.BUTTON, "amend_undo"): INVITERS,
    (Kind.BUTTON, "amend_revoke"): INVITERS,
    (Kind.COMMAND, "audit"): INVITERS,
    (Kind.BUTTON, "audit"): INVITERS,
    (Kind.BUTTON, "audit_people"): INVITERS,
    (Kind.BUTTON, "confirm"): INVITERS,
    (Kind.BUTTON, "question"): INVITERS,
    (Kind.PROMPT, "question"): INVITERS,
    (Kind.BUTTON, "respond"): REPORTERS,
    (Kind.PROMPT, "respond"): REPORTERS,
    (Kind.COMMAND, "broadcast"): INVITERS,
    (Kind.BUTTON, "broadcast"): INVITERS,
    (Kind.BUTTON, "broadcast_all"): INVITERS,
    (Kind.BUTTON, "broadcast_text"): INVITERS,
    (Kind.BUTTON, "broadcast_board"): INVITERS,
    (Kind.BUTTON, "broadcast_who"): INVITERS,
    (Kind.BUTTON, "broadcast_at"): INVITERS,
    (Kind.BUTTON, "broadcast_owes"): INVITERS,
    (Kind.BUTTON, "owed_by"): INVITERS,
    (Kind.BUTTON, "broadcast_people"): INVITERS,
    (Kind.BUTTON, "broadcast_when"): INVITERS,
    (Kind.BUTTON, "broadcast_read"): INVITERS,
    (Kind.BUTTON, "broadcast_unknown"): INVITERS,
    (Kind.BUTTON, "write_to"): INVITERS,
    (Kind.BUTTON, "broadcast_other"): INVITERS,
    (Kind.BUTTON, "broadcast_once"): INVITERS,
    (Kind.BUTTON, "broadcast_drop"): INVITERS,
    (Kind.BUTTON, "broadcast_send"): INVITERS,
    (Kind.BUTTON, "broadcast_yes"): INVITERS,
    (Kind.BUTTON, "broadcast_open"): INVITERS,
    (Kind.BUTTON, "broadcast_stop"): INVITERS,
    (Kind.BUTTON, "broadcast_edit"): INVITERS,
    (Kind.BUTTON, "broadcast_list"): INVITERS,
    (Kind.BUTTON, "broadcast_again"): INVITERS,
    (Kind.BUTTON, "broadcast_nudge"): INVITERS,
    (Kind.BUTTON, "acknowledge"): ALL,
    (Kind.PROMPT, "broadcast"): INVITERS,
    (Kind.PROMPT, "broadcast_rest"): INVITERS,
    (Kind.PROMPT, "broadcast_people"): INVITERS,
    (Kind.PROMPT, "broadcast_when"): INVITERS,
    (Kind.BUTTON, ""): ALL,
    (Kind.TEXT, ""): ALL,
    (Kind.EDITED, ""): ALL,
    (Kind.ATTACHMENT, ""): ALL,
    (Kind.PROMPT, "snooze"): REPORTERS,
    (Kind.PROMPT, "exempt"): REPORTERS,
}
"""Who is admitted by each route. A new route without a line here fails the first test."""

ARGUMENTS = {
    "card": ":hr.recruitment_rate",
    "history": ":hr.recruitment_rate",
    "histories": ":hr",
    "report": ":hr.recruitment_rate",
    "evidence": ":hr.recruitment_rate",
    "targets": ":hr",
    "status": ":hr",
    "due": ":hr:0",
    "owe": ":hr.recruitment_rate:2026-11",
    "done": ":hr.recruitment_rate:2026-11",
    "snooze": ":hr.recruitment_rate:2026-11",
    "later": ":1:hr.recruitment_rate:2026-11",
    "exempt": ":hr.recruitment_rate:2026-11",
    "exempt_off": ":1",
    "reminders": ":at:0930",
    "remind": ":position:hr",
    "remind_send": ":position:hr",
    "remind_off": ":1",
    "overview": ":all:0",
    "missing": ":month:who:0",
    "owes": ":month:1:0",
    "lacking": ":sales.indicator_completion",
    "past": ":2026-10:all:0",
    "skip": ":1",
    "stop": ":1",
    "export": ":xlsx",
    "language": ":zh",
    "amend": ":hr.recruitment_rate",
    "amend_bound": ":hr.recruitment_rate",
    "amend_name": ":hr.recruitment_rate",
    "amend_from": ":1",
    "amend_duties": ":sales",
    "amend_duty": ":sales:8",
    "amend_say": ":1:0",
    "amend_redo": ":1:name",
    "amend_keep": ":1",
    "amendments": ":hr:0",
    "amend_undo": ":1",
    "amend_revoke": ":1",
    "confirm": ":1",
    "question": ":1",
    "respond": ":1",
    "undo": ":1",
    "undo_all": ":1",
    "change": ":1",
    "is_for": ":1",
    "pick": ":1:0",
    "likely": ":1:0",
    "mode": ":1:add",
    "value": ":1:yes",
    "cancel": ":1",
    "invite_role": ":hr",
    "invite_for": ":sales",
    "invite_dir": ":make:3",
    "invite_make": ":hr:0",
    "people": ":all:0",
    "person": ":1",
    "staff_give": ":1:sales:2026-11-23",
    "staff_deputy": ":1:finance:2026-12-31",
    "staff_move": ":1:1:production:2026-11-23",
    "staff_end": ":1:1:2026-11-30",
    "staff_role": ":1:hr:yes",
    "staff_active": ":1:0:yes",
    "staff_language": ":1:en",
    "staff_zone": ":1:Asia/Tokyo",
    "staff_again": ":1",
    "staff_qr": ":1",
    "staff_withdraw": ":1:yes",
    "roster_take": ":1",
    "roster_links": ":1",
    "broadcast_text": ":1",
    "broadcast_board": ":1",
    "broadcast_who": ":1",
    "broadcast_at": ":1",
    "broadcast_owes": ":1",
    "owed_by": ":1",
    "broadcast_people": ":1",
    "broadcast_when": ":1",
    "broadcast_read": ":1",
    "broadcast_unknown": ":1",
    "write_to": ":overdue",
    "broadcast_other": ":1",
    "broadcast_once": ":1",
    "broadcast_drop": ":1",
    "broadcast_send": ":1",
    "broadcast_yes": ":1",
    "broadcast_open": ":1",
    "broadcast_stop": ":1",
    "broadcast_edit": ":1",
    "broadcast_list": ":1",
    "broadcast_again": ":1",
    "broadcast_nudge": ":1",
    "acknowledge": ":1",
}
"""What a button of each action would carry: things that are there, for an entry and a question of another are."""

ABOUT: dict[str, dict[str, object]] = {
    "invite_name": {"role": "manager", "chosen": 1},
    "amend": {"target": "hr.recruitment_rate", "kind": "synonym"},
    "adding": {"draft": {"duty": "sales:8", "sort": "count"}},
    "question": {"entry": 1},
    "respond": {"review": 1},
    "staff_day": {"act": "give", "chosen": ["1", "sales"]},
    "staff_zone": {"key": "1"},
    "snooze": {"key": "hr.recruitment_rate:2026-11"},
    "exempt": {"target": "hr.recruitment_rate", "what": "2026-11"},
    "broadcast_rest": {"draft": 1},
    "broadcast_people": {"draft": 1},
    "broadcast_when": {"draft": 1},
}
"""What a flow was told when it asked, by its name."""

REFUSED = {
    "stranger": "Hello! I answer only colleagues who were invited: please ask HR for your personal link.",
    "deactivated": "您好！我只为受邀的同事服务，请向人力资源部索取您的专属链接。",
    "member": "您没有这个权限，请联系人力资源部。",
}
SLUGS = {
    "stranger": "stranger",
    "deactivated": "manager-sales",
    "manager": "manager-production",
    "director": "director",
    "hr": "hr",
    "admin": "admin",
}


def test_every_route_has_an_expectation() -> None:
    """And nothing is expected of a route that there is not."""
    assert {(route.kind, route.name) for route in ROUTES} == EXPECTED.keys()
    assert len(ROUTES) == len(EXPECTED)


async def visit(company: Company, visitor: str) -> Person:
    """Somebody of this kind, who has a message of the bot's in their chat."""
    slug = SLUGS[visitor]
    if visitor == "deactivated":
        await shut_out(company, slug)
    elif visitor != "stranger":
        await company.member(slug)
    person = company.person(slug)
    await person.says("/start")
    return person


async def enter(person: Person, kind: Kind, name: str) -> Answer:
    """Come in by a route."""
    match kind:
        case Kind.COMMAND:
            return await person.says(f"/{name or 'nonsense'}")
        case Kind.BUTTON:
            return await person.forges(f"{name}{ARGUMENTS.get(name, '')}" if name else "nonsense:1")
        case Kind.TEXT | Kind.PROMPT:
            return await person.says("招聘达成率92%")
        case Kind.ATTACHMENT:
            return await person.sends_photo(caption="招聘达成率92%")
        case Kind.EDITED:
            return await person.edits(person.messages[0], "招聘达成率92%")


@pytest.mark.parametrize("visitor", VISITORS)
async def test_every_way_in_admits_just_whom_it_should(company: Company, visitor: str) -> None:
    """The others get their one line, whatever they do, and nothing is kept."""
    keeper = await company.joined("manager-hr")
    await keeper.says("招聘达成率92%")
    await keeper.says("92%")
    person = await visit(company, visitor)
    line = REFUSED.get(visitor, REFUSED["member"])
    for (kind, name), admitted in EXPECTED.items():
        if kind is Kind.PROMPT:
            await prompt(company, person, name, ABOUT.get(name, {}))
        before = await row_counts(company)
        answer = await enter(person, kind, name)
        said = answer.notice.text if kind is Kind.BUTTON and answer.notice is not None else render(answer)
        if visitor in admitted and name != "start":
            assert said != line, (kind, name)
        if visitor not in admitted:
            assert (said, len(answer.messages)) == (line, 0 if kind is Kind.BUTTON else 1), (kind, name)
            assert await row_counts(company) == before, (kind, name)


NOT_YOURS, OVER = "(pops up) 这不是您的指标。", "(pops up) 这个问题已经结束了。"
OUT_OF_REACH = {
    "card:hr.recruitment_rate": NOT_YOURS,
    "card:hr.nonsense": NOT_YOURS,
    "card": NOT_YOURS,
    "history:hr.recruitment_rate": NOT_YOURS,
    "history": NOT_YOURS,
    "histories:hr": NOT_YOURS,
    "report:hr.recruitment_rate": NOT_YOURS,
    "targets:hr:0": NOT_YOURS,
    "status:hr": NOT_YOURS,
    "due:hr:0": NOT_YOURS,
    "owe:hr.recruitment_rate:2026-11": NOT_YOURS,
    "done:hr.recruitment_rate:2026-11": NOT_YOURS,
    "done": NOT_YOURS,
    "snooze:hr.recruitment_rate:2026-11": NOT_YOURS,
    "later:1:hr.recruitment_rate:2026-11": NOT_YOURS,
    "exempt:hr.recruitment_rate:2026-11": NOT_YOURS,
    "exempt_off:1": NOT_YOURS,
    "skip:1": OVER,
    "stop:1": OVER,
    "undo:1": NOT_YOURS,
    "undo_all:1": NOT_YOURS,
    "change:1": NOT_YOURS,
    "undo:99": NOT_YOURS,
    "pick:1:0": OVER,
    "likely:1:0": OVER,
    "mode:1:total": OVER,
    "value:1:yes": OVER,
    "cancel:1": OVER,
}


async def test_a_row_of_somebody_else_is_out_of_reach(company: Company) -> None:
    """A button's data is never believed: a target, an entry or a question of another position changes for nobody."""
    keeper = await company.joined("manager-hr")
    await keeper.says("招聘达成率92%")
    await keeper.says("92%")
    other = await company.joined("manager-sales")
    await other.says("/start")
    before = await row_counts(company)
    for data, answer in OUT_OF_REACH.items():
        assert render(await other.forges(data)) == answer, data
    assert await row_counts(company) == before
    assert (await keeper.taps("取消")).text == "好的，什么也没记。"
    assert (await keeper.says("撤回")).text.splitlines()[0] == "↩️ 已撤回：招聘达成率 92%"


async def test_what_one_only_reads_one_does_not_change(company: Company) -> None:
    """HR sees the entry, and may neither undo nor change it."""
    keeper = await company.joined("manager-hr")
    await keeper.says("招聘达成率92%")
    hr = await company.joined("hr")
    await hr.says("/start")
    before = await row_counts(company)
    for data in ("undo:1", "undo_all:1", "change:1", "report:hr.recruitment_rate"):
        assert render(await hr.forges(data)) == "(pops up) 这不是您的指标。"
    assert await row_counts(company) == before


async def test_a_successor_takes_back_what_the_predecessor_reported(company: Company) -> None:
    """What was reported belongs to the position."""
    await (await company.joined("manager-hr")).says("招聘达成率92%")
    await shut_out(company, "manager-hr")
    await give_positions(company, "manager-sales", "hr")
    successor = company.person("manager-sales")
    await successor.says("/start")
    answer = await successor.forges("undo:1")
    assert answer.text.splitlines()[0] == "↩️ 已撤回：招聘达成率 92%"


async def test_what_waits_for_somebody_who_may_no_longer_answer_is_refused_once(company: Company) -> None:
    """They were of HR when they were asked: what they write afterwards is their own."""
    manager = await company.joined("manager-hr")
    await prompt(company, manager, "broadcast", {})
    assert render(await manager.says("招聘达成率92%")) == REFUSED["member"]
    assert (await manager.says("招聘达成率92%")).text.splitlines()[0] == "✅ 招聘达成率 92% · 达标"
