"""/audit: who did what to whom, newest first."""

from datetime import datetime
from textwrap import dedent

import pytest

from tests.handlers.conversation import play
from tests.talking import Company

SCENES = {
    "zh": [
        (
            "hr",
            """
            > 操作记录
            🗒 操作记录
            11月23日 12:00 林晓对招聘达成率提出疑问：系统里是 82%？
            11月23日 12:00 林晓加入，角色：人力资源
            11月23日 12:00 陈静加入，角色：部门经理
            [• 管理操作] [人员]
            [数据] [群发和提醒]
            [指标] [按人看]

            > [数据]
            (edited)
            🗒 操作记录
            11月23日 12:00 林晓对招聘达成率提出疑问：系统里是 82%？
            11月23日 12:00 陈静更正招聘达成率：不对，是93%
            11月23日 12:00 陈静上报招聘达成率：招聘达成率92%
            [管理操作] [人员]
            [• 数据] [群发和提醒]
            [指标] [按人看]

            > [人员]
            (edited)
            🗒 操作记录
            11月23日 12:00 林晓加入，角色：人力资源
            11月23日 12:00 陈静加入，角色：部门经理
            [管理操作] [• 人员]
            [数据] [群发和提醒]
            [指标] [按人看]

            > [按人看]
            (edited)
            🗒 操作记录
            看谁的？
            [陈静] [林晓]
            [管理操作]

            > [林晓]
            (edited)
            🗒 操作记录
            11月23日 12:00 林晓对招聘达成率提出疑问：系统里是 82%？
            11月23日 12:00 林晓加入，角色：人力资源
            [管理操作] [人员]
            [数据] [群发和提醒]
            [指标] [按人看]

            > {audit:p99:0}
            (edited)
            🗒 操作记录
            还没有记录。
            [管理操作] [人员]
            [数据] [群发和提醒]
            [指标] [按人看]

            > {audit:catalog:7}
            (edited)
            🗒 操作记录 · 8
            还没有记录。
            [‹ 7]
            [管理操作] [人员]
            [数据] [群发和提醒]
            [• 指标] [按人看]
            """,
        ),
    ],
    "en": [
        (
            "hr",
            """
            > audit log
            🗒 Audit
            23 Nov 12:00 林晓 questioned Recruitment fulfilment: 系统里是 82%？
            23 Nov 12:00 林晓 joined as HR
            23 Nov 12:00 陈静 joined as Manager
            [• Administration] [People]
            [Figures] [Broadcasts, reminders]
            [Targets] [By person]

            > [Figures]
            (edited)
            🗒 Audit
            23 Nov 12:00 林晓 questioned Recruitment fulfilment: 系统里是 82%？
            23 Nov 12:00 陈静 corrected Recruitment fulfilment: 不对，是93%
            23 Nov 12:00 陈静 reported Recruitment fulfilment: 招聘达成率92%
            [Administration] [People]
            [• Figures] [Broadcasts, reminders]
            [Targets] [By person]

            > [People]
            (edited)
            🗒 Audit
            23 Nov 12:00 林晓 joined as HR
            23 Nov 12:00 陈静 joined as Manager
            [Administration] [• People]
            [Figures] [Broadcasts, reminders]
            [Targets] [By person]

            > [By person]
            (edited)
            🗒 Audit
            Whose?
            [陈静] [林晓]
            [Administration]

            > [林晓]
            (edited)
            🗒 Audit
            23 Nov 12:00 林晓 questioned Recruitment fulfilment: 系统里是 82%？
            23 Nov 12:00 林晓 joined as HR
            [Administration] [People]
            [Figures] [Broadcasts, reminders]
            [Targets] [By person]

            > {audit:p99:0}
            (edited)
            🗒 Audit
            Nothing has been done here yet.
            [Administration] [People]
            [Figures] [Broadcasts, reminders]
            [Targets] [By person]

            > {audit:catalog:7}
            (edited)
            🗒 Audit · 8
            Nothing has been done here yet.
            [‹ 7]
            [Administration] [People]
            [Figures] [Broadcasts, reminders]
            [• Targets] [By person]
            """,
        ),
    ],
}


@pytest.mark.parametrize("language", SCENES)
async def test_every_act_is_told_in_a_sentence(company: Company, language: str) -> None:
    """By topic, by person, and what there is not is empty."""
    people = {slug: await company.joined(slug, language=language) for slug in ("manager-hr", "hr")}
    for words in ("招聘达成率92%", "不对，是93%"):
        await people["manager-hr"].says(words)
    await people["hr"].says("/start")
    await people["hr"].forges("question:2")
    await people["hr"].says("系统里是 82%？")
    await people["hr"].says("/invite")
    await play(company, people, SCENES[language])


async def test_it_is_read_by_the_page(company: Company) -> None:
    """Seven to a page, with the way on and back; figures do not bury the rest."""
    manager, hr = await company.joined("manager-hr"), await company.joined("hr")
    for figure in range(60, 70):
        await manager.says(f"招聘达成率{figure}%")
    assert "上报" not in (await hr.says("/audit")).text
    first = await hr.taps("数据")
    assert len(first.text.splitlines()) == 1 + 7
    assert first.buttons[0] == ("2 ›",)
    second = await hr.taps("2 ›")
    assert second.text.splitlines()[0] == "🗒 操作记录 · 2"
    assert second.buttons[0] == ("‹ 1",)


TOLD = {
    "zh": """
        11月23日 12:00 周婷把投诉响应时限办结：8802处理完了
        11月23日 12:00 周婷上报投诉响应时限：今天接到8802号投诉
        11月23日 12:00 陈静上报员工流失率：流失率 → 6%
        11月23日 12:00 陈静上报招聘达成率：招聘达成率92%
        11月23日 12:00 陈静随消息发了一份文件
        """,
    "en": """
        23 Nov 12:00 周婷 closed Complaint response time: 8802处理完了
        23 Nov 12:00 周婷 reported Complaint response time: 今天接到8802号投诉
        23 Nov 12:00 陈静 reported Staff turnover: 流失率 → 6%
        23 Nov 12:00 陈静 reported Recruitment fulfilment: 招聘达成率92%
        23 Nov 12:00 陈静 sent a file with a message
        """,
}


@pytest.mark.parametrize("language", TOLD)
async def test_what_was_done_is_told_as_what_it_was(company: Company, language: str) -> None:
    """An answer beside the words it answers, a case that is closed, a file that its caption files."""
    manager, service = await company.joined("manager-hr"), await company.joined("manager-customer-service")
    hr = await company.joined("hr", language=language)
    await manager.sends_photo(caption="招聘达成率92%")
    for words in ("流失率", "6%"):
        await manager.says(words)
    for words in ("今天接到8802号投诉", "8802处理完了"):
        await service.says(words)
    await hr.says("/audit")
    answer = await hr.taps({"zh": "数据", "en": "Figures"}[language])
    assert answer.text.splitlines()[1:] == dedent(TOLD[language]).strip().splitlines()


@pytest.mark.parametrize(
    ("language", "told"),
    [("zh", "11月23日 12:00 林晓导出了全部岗位"), ("en", "23 Nov 12:00 林晓 exported all positions")],
)
async def test_all_positions_are_not_listed(company: Company, language: str, told: str) -> None:
    """Who exports everything is told to export all positions."""
    hr = await company.joined("hr", language=language)
    await hr.says("/export all")
    assert (await hr.says("/audit")).text.splitlines()[1] == told


WHOM = {
    "zh": """
        11月26日 20:30 林晓取消了对吴强的提醒
        11月26日 20:30 林晓提醒了吴强
        11月26日 20:30 林晓取消了对 2 人的提醒
        11月26日 20:30 林晓提醒了 2 人
        """,
    "en": """
        26 Nov 20:30 林晓 called off a reminder of 吴强
        26 Nov 20:30 林晓 reminded 吴强
        26 Nov 20:30 林晓 called off a reminder of 2 people
        26 Nov 20:30 林晓 reminded 2 people
        """,
}


@pytest.mark.parametrize("language", WHOM)
async def test_whoever_was_reminded_alone_is_named(company: Company, language: str) -> None:
    """Several are counted."""
    hr = await company.joined("hr", language=language)
    for slug in ("manager-procurement", "manager-finance"):
        await company.joined(slug)
    company.clock.move_to(datetime(2026, 11, 26, 20, 30, tzinfo=company.services.zone))
    await hr.says("/start")
    for scope, campaign in (("overdue", 1), ("position:procurement", 2)):
        await hr.forges(f"remind_send:{scope}")
        await hr.forges(f"remind_off:{campaign}")
    await hr.says("/audit")
    answer = await hr.taps({"zh": "群发和提醒", "en": "Broadcasts, reminders"}[language])
    assert answer.text.splitlines()[1:] == dedent(WHOM[language]).strip().splitlines()
