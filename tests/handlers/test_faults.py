"""Telegram refuses, is away, or loses what is on the way: the figure is kept once, and nobody is answered twice."""

import logging
from collections.abc import Callable

import pytest

from bot.demo.errors import bad_request
from bot.demo.faults import Faults
from tests.handlers.conversation import render
from tests.handlers.records import standing_figures
from tests.talking import Company

pytestmark = pytest.mark.usefixtures("warnings_expected")

KEPT = "✅ 招聘达成率 92% · 达标\n要求 ≥ 90%，高 2 个百分点\n11月\n[✏️ 改] [↩️ 撤销]\n[📄 详情] [📈 走势]"
APOLOGY = "我这边出了点问题，已经记下来了。请再试一次。"

AGAIN = "will be handled again"
UNKNOWN = "whether the answer arrived is unknown"
BROKEN = "could not be handled"

Break = Callable[[Faults, str], None]


def flood(faults: Faults, method: str) -> None:
    faults.flood(method, retry_after=1)


def server_error(faults: Faults, method: str) -> None:
    faults.fail(method, status=502)


def server_error_twice(faults: Faults, method: str) -> None:
    faults.fail(method, status=500, times=2)


def lost_before(faults: Faults, method: str) -> None:
    faults.lose_request(method)


def lost_after(faults: Faults, method: str) -> None:
    faults.lose_answer(method)


def forbidden(faults: Faults, method: str) -> None:
    faults.forbid(method)


def refused(faults: Faults, method: str) -> None:
    faults.refuse(method, bad_request("can't parse entities"))


REPORTS: list[tuple[Break, str, list[str]]] = [
    (flood, KEPT, []),
    (server_error, KEPT, [AGAIN]),
    (server_error_twice, KEPT, [AGAIN, AGAIN]),
    (lost_before, "(nothing)", [UNKNOWN]),
    (lost_after, KEPT, [UNKNOWN]),
    (forbidden, "(nothing)", []),
    (refused, APOLOGY, [BROKEN]),
]


def warnings(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What an operator would look at, of the bot's own."""
    records = [record for record in caplog.records if record.levelno >= logging.WARNING]
    assert {record.name for record in records} <= {"bot.failures"}
    return [record.getMessage() for record in records]


def named(found: list[str]) -> list[str]:
    """Which of the known warnings these are."""
    return [next((known for known in (AGAIN, UNKNOWN, BROKEN) if known in message), message) for message in found]


@pytest.mark.parametrize(("breaks", "answer", "logged"), REPORTS, ids=[case[0].__name__ for case in REPORTS])
async def test_a_report_is_kept_once_and_answered_at_most_once(
    company: Company, caplog: pytest.LogCaptureFixture, breaks: Break, answer: str, logged: list[str]
) -> None:
    """Answered for certain where the answer was certainly not sent; not repeated where it may have been."""
    manager = await company.joined("manager-hr")
    breaks(company.server.faults, "sendMessage")
    assert render(await manager.says("招聘达成率92%")) == answer
    assert await standing_figures(company) == [("hr.recruitment_rate", "92")]
    assert named(warnings(caplog)) == logged
    assert (await manager.says("员工流失率6%")).text.startswith("✅ 员工流失率 6%")


UNDOES: list[tuple[str, Break, list[str]]] = [
    ("answerCallbackQuery", flood, []),
    ("answerCallbackQuery", server_error, [AGAIN]),
    ("answerCallbackQuery", lost_before, [UNKNOWN]),
    ("answerCallbackQuery", refused, []),
    ("editMessageText", server_error, [AGAIN]),
    ("editMessageText", lost_after, [UNKNOWN]),
]


@pytest.mark.parametrize(("method", "breaks", "logged"), UNDOES)
async def test_a_tap_on_undo_undoes_once(
    company: Company, caplog: pytest.LogCaptureFixture, method: str, breaks: Break, logged: list[str]
) -> None:
    """The figure before it stays, whatever is repeated, and the message says so once."""
    manager = await company.joined("manager-hr")
    await manager.says("招聘达成率91%")
    await manager.says("招聘达成率92%")
    breaks(company.server.faults, method)
    await manager.taps("↩️ 撤销")
    assert await standing_figures(company) == [("hr.recruitment_rate", "91")]
    assert manager.last.text == "↩️ 已撤回：招聘达成率 92%\n现在：✅ 招聘达成率 91% · 达标"
    assert named(warnings(caplog)) == logged


async def test_a_message_that_cannot_be_edited_any_more_is_answered_anew(company: Company) -> None:
    """The tap has its answer all the same, as a new message."""
    manager = await company.joined("manager-hr")
    await manager.says("招聘达成率92%")
    company.server.faults.refuse("editMessageText", bad_request("message can't be edited"))
    answer = await manager.taps("↩️ 撤销")
    assert render(answer) == "↩️ 已撤回：招聘达成率 92%\n现在：⚪ 招聘达成率 · 待上报"


ANSWERS: list[tuple[Break, bool]] = [(server_error, True), (lost_before, False)]


@pytest.mark.parametrize(("breaks", "arrives"), ANSWERS)
async def test_an_answer_to_a_question_is_kept_once(company: Company, breaks: Break, arrives: bool) -> None:  # noqa: FBT001 - a column of the table
    """In words and by button; handled again, it is the answer to the same question, not to the next one."""
    manager = await company.joined("manager-hr")
    await manager.says("招聘达成率920%，薪酬满意度120分")
    breaks(company.server.faults, "sendMessage")
    answer = await manager.says("93")
    assert (render(answer) != "(nothing)") is arrives
    assert await standing_figures(company) == [("hr.recruitment_rate", "93")]


async def test_a_link_is_used_once_though_its_welcome_is_repeated(company: Company) -> None:
    """Whoever joined while Telegram was away is welcomed when it is back."""
    hr = await company.joined("hr")
    await hr.says("/invite")
    await hr.taps("部门经理")
    await hr.taps("财务经理")
    link = (await hr.taps("✉️ 不写姓名，直接生成链接")).text.splitlines()[2]
    server_error(company.server.faults, "sendMessage")
    answer = await company.person("manager-finance").says(f"/start {link.partition('start=')[2]}")
    assert answer.text.startswith("👋 王磊，欢迎！\n您是财务经理")
    assert len(answer.messages) == 1


async def test_a_command_menu_that_cannot_be_set_is_no_matter(
    company: Company, caplog: pytest.LogCaptureFixture
) -> None:
    """The welcome stands, and the log has a line."""
    manager = await company.joined("manager-hr")
    company.server.faults.fail("setMyCommands")
    assert (await manager.says("/start")).text.startswith("👋 陈静，欢迎！")
    records = [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]
    assert records == [f"the command menu of chat {manager.chat.id} could not be set: Bad Gateway"]


async def test_what_hangs_is_given_up_and_not_repeated(company: Company, caplog: pytest.LogCaptureFixture) -> None:
    """Before its effect or after it, nobody can tell: the figures are kept, and one of the answers is there."""
    people = [await company.joined(slug) for slug in ("manager-hr", "manager-sales")]
    company.server.faults.lose_request("sendMessage", hang=True)
    company.server.faults.lose_answer("sendMessage", hang=True)
    for person, words in zip(people, ("招聘达成率92%", "客户流失率5%"), strict=True):
        person.posts(words)
    answers = [len((await person.settles()).messages) for person in people]
    assert sorted(answers) == [0, 1]
    assert sorted(await standing_figures(company)) == [("hr.recruitment_rate", "92"), ("sales.customer_churn", "5")]
    assert named(warnings(caplog)) == [UNKNOWN, UNKNOWN]
