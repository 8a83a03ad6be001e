"""An edit of what one wrote as an answer: it corrects what the answer gave."""

from datetime import timedelta
from textwrap import dedent

import pytest

from bot.demo.clock import DemoClock
from tests.conftest import NOON
from tests.handlers.conversation import follow, render
from tests.handlers.records import give_positions, standing_figures
from tests.handlers.test_due_days import who_owes_two
from tests.talking import Company

ANSWERS = {
    "zh": """
        > 招聘达成率
        招聘达成率
        是多少？请写数字（单位：%）。
        [取消]

        > 92
        ✅ 招聘达成率 92% · 达标
        要求 ≥ 90%，高 2 个百分点
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > edit: 93
        ✅ 招聘达成率 93% · 达标
        要求 ≥ 90%，高 3 个百分点
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > edit: 谢谢
        改后的消息里没有这些，原来记下的不变：
        招聘达成率 93%
        [↩️ 撤销]
        """,
    "en": """
        > recruitment rate
        Recruitment fulfilment rate
        Which figure? Write the number, in percent.
        [Cancel]

        > 92
        ✅ Recruitment fulfilment rate 92% · met
        Required ≥ 90%, 2 percentage points above
        Nov
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > edit: 93
        ✅ Recruitment fulfilment rate 93% · met
        Required ≥ 90%, 3 percentage points above
        Nov
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > edit: thanks
        Your edit no longer says this; it stays as it was kept:
        Recruitment fulfilment rate 93%
        [↩️ Undo]
        """,
}


@pytest.mark.parametrize("language", ANSWERS)
async def test_an_edited_answer_corrects_what_it_answered(company: Company, language: str) -> None:
    """It names no target and needs none; what it no longer says stays, with a way to take it back."""
    manager = await company.joined("manager-hr", language=language)
    await follow(manager, ANSWERS[language])
    assert await standing_figures(company) == [("hr.recruitment_rate", "93")]


@pytest.mark.parametrize(("language", "label"), [("zh", "招聘达成率"), ("en", "Recruitment fulfilment")])
async def test_a_figure_whose_target_was_tapped_is_corrected_by_its_edit(
    company: Company, language: str, label: str
) -> None:
    """The figure's own message says no more which target it was; what was kept of it does."""
    manager = await company.joined("manager-hr", language=language)
    asked = await manager.says("92%")
    await manager.taps(label)
    assert asked.sent is not None
    await manager.edits(asked.sent, "93%")
    assert await standing_figures(company) == [("hr.recruitment_rate", "93")]


PLACES = [("zh", "第一个", "第二个"), ("en", "the first", "the second")]


@pytest.mark.parametrize(("language", "place", "other"), PLACES)
async def test_an_edited_choice_changes_nothing_by_itself(
    company: Company, language: str, place: str, other: str
) -> None:
    """Which target a figure went to is not moved by an edit: the figure stays where it is, and can be undone."""
    manager = await company.joined("manager-hr", language=language)
    await manager.says("92%")
    chosen = await manager.says(place)
    kept = await standing_figures(company)
    assert chosen.sent is not None
    await manager.edits(chosen.sent, other)
    assert await standing_figures(company) == kept != []


async def test_an_edit_corrects_the_figure_of_its_own_period(company: Company) -> None:
    """Of two months in one message the one that is changed is corrected; the other, no longer said, is told of."""
    manager = await company.joined("manager-hr", language="zh")
    said = (await manager.says("招聘达成率9月88%，10月90%")).sent
    assert said is not None
    answer = await manager.edits(said, "招聘达成率9月89%")
    assert sorted(await standing_figures(company)) == [("hr.recruitment_rate", "89"), ("hr.recruitment_rate", "90")]
    assert "90%" in answer.messages[-1].text


async def test_a_corrected_old_figure_does_not_become_the_latest(company: Company, clock: DemoClock) -> None:
    """The figure of the 3rd is mended on the 23rd; that of the 20th still counts."""
    clock.move_to(NOON - timedelta(days=20))
    manager = await company.joined("manager-hr", language="zh")
    said = (await manager.says("招聘达成率85%")).sent
    clock.move_to(NOON - timedelta(days=3))
    await manager.says("招聘达成率92%")
    clock.move_to(NOON)
    assert said is not None
    await manager.edits(said, "招聘达成率86%")
    card = await manager.says("招聘达成率详情")
    assert card.text.splitlines()[0] == "✅ 招聘达成率 92% · 达标"


async def test_an_edited_reason_is_no_report(company: Company) -> None:
    """Why something does not apply may name a figure; the edit of it keeps none."""
    manager = await company.joined("manager-hr")
    await manager.says("/start")
    await manager.forges("exempt:hr.induction_training_sessions:2026-11")
    said = (await manager.says("招聘达成率92%，本月无新人")).sent
    assert said is not None
    answer = await manager.edits(said, "招聘达成率93%，本月无新人")
    assert (answer.messages, await standing_figures(company)) == ((), [])


async def test_an_edited_answer_to_hr_is_no_second_report(company: Company) -> None:
    """What is questioned still stands as it was reported."""
    hr, manager = await company.joined("hr"), await company.joined("manager-hr")
    await hr.says("/start")
    await manager.says("招聘达成率90%")
    await hr.forges("question:1")
    await hr.says("请再看一下")
    await manager.forges("respond:1")
    said = (await manager.says("招聘达成率91%")).sent
    assert said is not None
    await manager.edits(said, "招聘达成率92%")
    assert await standing_figures(company) == [("hr.recruitment_rate", "90")]


async def test_an_edited_broadcast_is_no_report(company: Company) -> None:
    """HR may hold a position, and write of its figures to everyone."""
    hr = await company.joined("hr")
    await give_positions(company, "hr", "hr")
    await hr.says("/broadcast")
    said = (await hr.says("招聘达成率92%")).sent
    assert said is not None
    answer = await hr.edits(said, "招聘达成率93%")
    assert (answer.messages, await standing_figures(company)) == ((), [])


async def test_an_edit_corrects_the_delivery_of_its_own_month(company: Company) -> None:
    """Of two that one message told, October's is no longer said; it is not the one that is corrected."""
    manager = await who_owes_two(company, "zh")
    said = (await manager.says("10月和11月的采购报告都交了")).sent
    assert said is not None
    assert render(await manager.edits(said, "11月的采购报告20号交了")) == dedent(
        """\
        ✅ 月度采购报告 · 按时完成
        要求：每月25日
        11月20日完成
        下次截止 12月25日（还有 32 天）
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]
        ---
        改后的消息里没有这些，原来记下的不变：
        月度采购报告 · 11月23日（10月）
        [↩️ 撤销]"""
    )
