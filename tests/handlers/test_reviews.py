"""HR confirms or questions a report; its manager answers or changes it, and every view tells."""

from collections.abc import Awaitable, Callable

import pytest

from storage.tables import Role
from tests.handlers.conversation import play, render
from tests.handlers.records import (
    audit,
    demoted,
    forget_handling,
    give_positions,
    leaves,
    restarted,
    row_counts,
    shut_out,
)
from tests.talking import Company

SCENES = {
    "zh": [
        (
            "hr",
            """
            > {card:hr.recruitment_rate}
            ✅ 招聘达成率 92% · 达标
            要求 ≥ 90%，高 2 个百分点
            11月
            招聘达成率为90%以上
            人力资源部经理 · 职责5：负责制定招聘计划、招聘程序，进行初步的面…
            • 11月23日 92% · 陈静
            最近上报：陈静，11月23日 12:00
            [✔ 确认] [❓ 质疑]
            [📈 走势]
            [📋 全部指标]

            > [❓ 质疑]
            ❓ 提出疑问：招聘达成率 92%
            哪里有疑问？请写一句话给填报人；发“取消”则不问。

            > 系统里是 82%？
            ❓ 已提出疑问：招聘达成率 92%
            会通知陈静。
            [📄 详情]
            """,
        ),
        (
            "manager-hr gets",
            """
            ❓ 林晓对这条有疑问：招聘达成率 92%
            系统里是 82%？
            [💬 答复] [✏️ 改]
            """,
        ),
        (
            "manager-hr",
            """
            > {status:hr:1}
            (edited)
            📊 人力资源部经理
            🟡 要抓紧 2  ⚪ 待上报 8  📅 未到期 3  ✅ 正常 1  ➖ 无需上报 1

            ⚪ 员工流失率 · 待上报
            ⚪ 新员工培训次数 · 11月30日前上报
            ⚪ 新员工培训天数 · 11月30日前上报
            ⚪ 职业规划实现率 · 待上报
            ✅❓ 招聘达成率 92% · 要求 ≥ 90%，高 2 个百分点
            [⚪ 员工流失率] [⚪ 新员工培训次数]
            [⚪ 新员工培训天数] [⚪ 职业规划实现率]
            [✅ 招聘达成率]
            [‹ 1]
            [📋 全部指标] [📅 待办]

            > /history 招聘达成率
            (picture)
            📈 招聘达成率 · 1 期中达标 1 期
            要求 ≥ 90%
            ✅ 11月 92% ❓
            [✍️ 上报] [📄 详情]

            > {card:hr.recruitment_rate}
            ✅❓ 招聘达成率 92% · 达标
            要求 ≥ 90%，高 2 个百分点
            11月
            招聘达成率为90%以上
            人力资源部经理 · 职责5：负责制定招聘计划、招聘程序，进行初步的面…
            • 11月23日 92% · 陈静 ❓
                林晓: 系统里是 82%？
            最近上报：陈静，11月23日 12:00
            [💬 答复]
            [✍️ 上报] [📈 走势]
            [📋 全部指标]

            > [💬 答复]
            💬 答复林晓：招聘达成率 92%
            系统里是 82%？
            请写一句话；发“取消”则不答。

            > 有两人月底才到岗
            💬 会转告林晓。
            [📄 详情]
            """,
        ),
        (
            "hr gets",
            """
            💬 陈静答复：招聘达成率 92%
            ❓ 系统里是 82%？
            有两人月底才到岗
            [✔ 确认] [📄 详情]
            """,
        ),
        (
            "hr",
            """
            > {card:hr.recruitment_rate:status:0}
            (edited)
            ✅❓ 招聘达成率 92% · 达标
            要求 ≥ 90%，高 2 个百分点
            11月
            招聘达成率为90%以上
            人力资源部经理 · 职责5：负责制定招聘计划、招聘程序，进行初步的面…
            • 11月23日 92% · 陈静 ❓
                林晓: 系统里是 82%？
                陈静: 有两人月底才到岗
            最近上报：陈静，11月23日 12:00
            [✔ 确认]
            [📈 走势]
            [‹ 返回]

            > [✔ 确认]
            (edited)
            ✅ 招聘达成率 92% · 达标
            要求 ≥ 90%，高 2 个百分点
            11月
            招聘达成率为90%以上
            人力资源部经理 · 职责5：负责制定招聘计划、招聘程序，进行初步的面…
            • 11月23日 92% · 陈静 ✔
            最近上报：陈静，11月23日 12:00
            [❓ 质疑]
            [📈 走势]
            [‹ 返回]
            ---
            (pops up) ✔ 已确认
            """,
        ),
        (
            "manager-hr",
            """
            > {card:hr.recruitment_rate}
            ✅ 招聘达成率 92% · 达标
            要求 ≥ 90%，高 2 个百分点
            11月
            招聘达成率为90%以上
            人力资源部经理 · 职责5：负责制定招聘计划、招聘程序，进行初步的面…
            • 11月23日 92% · 陈静 ✔
            最近上报：陈静，11月23日 12:00
            [✍️ 上报] [📈 走势]
            [📋 全部指标]
            """,
        ),
        (
            "hr",
            """
            > {question:1}
            ❓ 提出疑问：招聘达成率 92%
            哪里有疑问？请写一句话给填报人；发“取消”则不问。

            > 取消
            好的，什么也没记。
            """,
        ),
        (
            "manager-hr",
            """
            > {respond:1}
            (pops up) 这个问题已经结束了。

            > 撤回
            ↩️ 已撤回：招聘达成率 92%
            现在：⚪ 招聘达成率 · 待上报
            """,
        ),
        (
            "hr",
            """
            > {confirm:1}
            (pops up) 这一条已经撤回或改过了。
            """,
        ),
    ],
    "en": [
        (
            "hr",
            """
            > {card:hr.recruitment_rate}
            ✅ Recruitment fulfilment rate 92% · met
            Required ≥ 90%, 2 percentage points above
            Nov
            招聘达成率为90%以上
            That is: Recruitment fulfilment rate, ≥ 90%
            HR manager · duty 5: Draw up recruitment plans and procedures…
            • 23 Nov 92% · 陈静
            Last reported by 陈静, 23 Nov 12:00
            [✔ Confirm] [❓ Question]
            [📈 Trend]
            [📋 All targets]

            > [❓ Question]
            ❓ To be questioned: Recruitment fulfilment rate 92%
            What is wrong with it? Write a line for its manager; cancel ends it.

            > 系统里是 82%？
            ❓ Questioned: Recruitment fulfilment rate 92%
            陈静 will be told.
            [📄 Details]
            """,
        ),
        (
            "manager-hr gets",
            """
            ❓ 林晓 asks about: Recruitment fulfilment rate 92%
            系统里是 82%？
            [💬 Answer] [✏️ Change]
            """,
        ),
        (
            "manager-hr",
            """
            > {status:hr:1}
            (edited)
            📊 HR manager
            🟡 2 pressing  ⚪ 8 to report  📅 3 not due yet  ✅ 1 fine  ➖ 1 nothing to report

            ⚪ Staff turnover · waiting for a figure
            ⚪ Induction sessions · report it by 30 Nov
            ⚪ Days per induction · report it by 30 Nov
            ⚪ Career plan realisation · waiting for a figure
            ✅❓ Recruitment fulfilment 92% · Required ≥ 90%, 2 percentage points above
            [⚪ Staff turnover] [⚪ Induction sessions]
            [⚪ Days per induction] [⚪ Career plan realisation]
            [✅ Recruitment fulfilment]
            [‹ 1]
            [📋 All targets] [📅 Due]

            > /history 招聘达成率
            (picture)
            📈 Recruitment fulfilment rate · met in 1 of 1 period
            Required ≥ 90%
            ✅ Nov 92% ❓
            [✍️ Report] [📄 Details]

            > {card:hr.recruitment_rate}
            ✅❓ Recruitment fulfilment rate 92% · met
            Required ≥ 90%, 2 percentage points above
            Nov
            招聘达成率为90%以上
            That is: Recruitment fulfilment rate, ≥ 90%
            HR manager · duty 5: Draw up recruitment plans and procedures…
            • 23 Nov 92% · 陈静 ❓
                林晓: 系统里是 82%？
            Last reported by 陈静, 23 Nov 12:00
            [💬 Answer]
            [✍️ Report] [📈 Trend]
            [📋 All targets]

            > [💬 Answer]
            💬 Your answer to 林晓: Recruitment fulfilment rate 92%
            系统里是 82%？
            Write it in a line; cancel ends it.

            > 有两人月底才到岗
            💬 林晓 will be told.
            [📄 Details]
            """,
        ),
        (
            "hr gets",
            """
            💬 陈静 answers: Recruitment fulfilment rate 92%
            ❓ 系统里是 82%？
            有两人月底才到岗
            [✔ Confirm] [📄 Details]
            """,
        ),
        (
            "hr",
            """
            > {card:hr.recruitment_rate:status:0}
            (edited)
            ✅❓ Recruitment fulfilment rate 92% · met
            Required ≥ 90%, 2 percentage points above
            Nov
            招聘达成率为90%以上
            That is: Recruitment fulfilment rate, ≥ 90%
            HR manager · duty 5: Draw up recruitment plans and procedures…
            • 23 Nov 92% · 陈静 ❓
                林晓: 系统里是 82%？
                陈静: 有两人月底才到岗
            Last reported by 陈静, 23 Nov 12:00
            [✔ Confirm]
            [📈 Trend]
            [‹ Back]

            > [✔ Confirm]
            (edited)
            ✅ Recruitment fulfilment rate 92% · met
            Required ≥ 90%, 2 percentage points above
            Nov
            招聘达成率为90%以上
            That is: Recruitment fulfilment rate, ≥ 90%
            HR manager · duty 5: Draw up recruitment plans and procedures…
            • 23 Nov 92% · 陈静 ✔
            Last reported by 陈静, 23 Nov 12:00
            [❓ Question]
            [📈 Trend]
            [‹ Back]
            ---
            (pops up) ✔ Confirmed
            """,
        ),
        (
            "manager-hr",
            """
            > {card:hr.recruitment_rate}
            ✅ Recruitment fulfilment rate 92% · met
            Required ≥ 90%, 2 percentage points above
            Nov
            招聘达成率为90%以上
            That is: Recruitment fulfilment rate, ≥ 90%
            HR manager · duty 5: Draw up recruitment plans and procedures…
            • 23 Nov 92% · 陈静 ✔
            Last reported by 陈静, 23 Nov 12:00
            [✍️ Report] [📈 Trend]
            [📋 All targets]
            """,
        ),
        (
            "hr",
            """
            > {question:1}
            ❓ To be questioned: Recruitment fulfilment rate 92%
            What is wrong with it? Write a line for its manager; cancel ends it.

            > cancel
            All right, nothing is kept.
            """,
        ),
        (
            "manager-hr",
            """
            > {respond:1}
            (pops up) That question is closed.

            > 撤回
            ↩️ Taken back: Recruitment fulfilment rate 92%
            Now: ⚪ Recruitment fulfilment rate · waiting for a figure
            """,
        ),
        (
            "hr",
            """
            > {confirm:1}
            (pops up) That was taken back or corrected already.
            """,
        ),
    ],
}


@pytest.mark.parametrize("language", SCENES)
async def test_what_is_questioned_is_marked_until_it_is_confirmed(company: Company, language: str) -> None:
    """The note goes to the manager, the answer to HR; status, history and card tell in the meantime."""
    people = {slug: await company.joined(slug, language=language) for slug in ("manager-hr", "hr")}
    await people["manager-hr"].says("招聘达成率92%")
    await people["hr"].says("/start")
    await play(company, people, SCENES[language])
    done = [(name, action) for name, action, _ in await audit(company)]
    assert done == [
        ("陈静", "reported"),
        ("林晓", "questioned"),
        ("陈静", "answered"),
        ("林晓", "confirmed"),
        ("陈静", "undone"),
    ]


async def test_a_correction_ends_the_doubt(company: Company) -> None:
    """Change stands in the notice; the new figure is one that nobody has looked at."""
    manager, hr = await company.joined("manager-hr"), await company.joined("hr")
    await manager.says("招聘达成率92%")
    await hr.says("/start")
    await hr.forges("question:1")
    await hr.says("是 82 吧")
    await company.delivered()
    await manager.taps("✏️ 改")
    assert (await manager.says("82")).text.splitlines()[0] == "❌ 招聘达成率 82% · 未达标"
    card = await hr.forges("card:hr.recruitment_rate")
    assert "❓" not in card.text
    assert ("✔ 确认", "❓ 质疑") in card.buttons


async def test_nobody_looks_at_what_is_their_own(company: Company) -> None:
    """HR who report, too, may confirm others' figures, and neither their own nor those of their position."""
    await company.member("manager-hr", role=Role.HR)
    own, other = company.person("manager-hr"), await company.joined("manager-sales")
    await own.says("招聘达成率92%")
    await other.says("客户满意度90分")
    before = await row_counts(company)
    refused = "(pops up) 您自己岗位的数据由别人核对。"
    assert render(await own.forges("confirm:1")) == refused
    assert render(await own.forges("question:1")) == refused
    assert await row_counts(company) == before
    assert ("✔ 确认", "❓ 质疑") not in (await own.forges("card:hr.recruitment_rate")).buttons


@pytest.mark.parametrize("data", ["confirm:9", "confirm", "question:x", "question", "respond:9", "respond"])
async def test_a_forged_button_looks_at_nothing(company: Company, data: str) -> None:
    """What is not there is nobody's."""
    hr = await company.joined("hr")
    await hr.says("/start")
    before = await row_counts(company)
    assert render(await hr.forges(data)) == "(pops up) 这不是您的指标。"
    assert await row_counts(company) == before


async def test_a_note_must_be_words(company: Company) -> None:
    """A picture without words and a letter are none; the question still waits for its note."""
    manager, hr = await company.joined("manager-hr"), await company.joined("hr")
    await manager.says("招聘达成率92%")
    await hr.says("/start")
    await hr.forges("question:1")
    wanted = "请写成文字，最多 500 个字；发“取消”则结束。"
    assert render(await hr.sends_photo()) == wanted
    assert render(await hr.says("长" * 501)) == wanted
    assert (await hr.says("短")).text.startswith("❓ 已提出疑问")


async def test_whoever_holds_the_position_now_is_told(company: Company) -> None:
    """The figure stays the position's when its reporter has left; nobody there is said so."""
    manager, successor = await company.joined("manager-hr"), await company.joined("manager-sales")
    hr = await company.joined("hr")
    await manager.says("招聘达成率92%")
    await hr.says("/start")
    await leaves(company, "manager-hr")
    await hr.forges("question:1")
    assert (await hr.says("谁报的？")).text.splitlines()[1] == "这个岗位现在没有人，没有通知任何人。"
    await give_positions(company, "manager-sales", "hr")
    await hr.forges("question:1")
    assert (await hr.says("您知道吗？")).text.splitlines()[1].startswith("会通知")
    await company.delivered()
    assert successor.last.text.splitlines()[1] == "您知道吗？"


@pytest.mark.parametrize("loses", [shut_out, demoted])
async def test_whoever_may_look_no_more_is_told_no_answer(
    company: Company, loses: Callable[[Company, str], Awaitable[None]]
) -> None:
    """The figure is none of theirs since they asked: the answer is kept, and that nobody is told is said."""
    manager, hr = await company.joined("manager-hr"), await company.joined("hr")
    await manager.says("招聘达成率92%")
    await hr.says("/start")
    await hr.forges("question:1")
    await hr.says("是 82 吧")
    await company.delivered()
    await loses(company, "hr")
    heard = hr.last.text
    await manager.taps("💬 答复")
    assert render(await manager.says("没错，是 92")) == "💬 已记下。林晓不再核对数据，没有通知任何人。\n[📄 详情]"
    await company.delivered()
    assert hr.last.text == heard


async def test_handled_twice_it_is_said_once(company: Company) -> None:
    """A kill after the answer was kept changes nothing: one review, one notice, one answer."""
    manager, hr = await company.joined("manager-hr"), await company.joined("hr")
    await manager.says("招聘达成率92%")
    await hr.says("/start")
    await hr.forges("question:1")
    await hr.says("是 82 吧")
    await company.delivered()
    await manager.taps("💬 答复")
    await manager.says("没错，是 92")
    await company.delivered()
    await hr.taps("✔ 确认")
    before = await row_counts(company)
    await forget_handling(company)
    async with await restarted(company) as again:
        await again.person("manager-hr").settles()
        after = await row_counts(again)
    kept = ("entry", "review", "campaign", "delivery")
    assert {table: after[table] for table in kept} == {table: before[table] for table in kept}


async def test_of_one_period_only_the_figure_in_force_is_looked_at(company: Company) -> None:
    """What a later figure replaced is not offered; two months are told apart by their names."""
    manager, hr = await company.joined("manager-hr"), await company.joined("hr")
    await hr.says("/start")
    for words in ("招聘达成率92%", "11月招聘达成率94%", "招聘达成率94%"):
        await manager.says(words)
    assert (await hr.forges("card:hr.recruitment_rate")).buttons[0] == ("✔ 确认", "❓ 质疑")
    await manager.says("10月招聘达成率85%")
    buttons = (await hr.forges("card:hr.recruitment_rate")).buttons
    assert buttons[:2] == (("✔ 确认 10月 85%", "❓ 质疑 10月 85%"), ("✔ 确认 11月 94%", "❓ 质疑 11月 94%"))


async def test_what_is_questioned_stays_to_be_settled(company: Company) -> None:
    """A later figure does not take the question away."""
    manager, hr = await company.joined("manager-hr"), await company.joined("hr")
    await hr.says("/start")
    await manager.says("招聘达成率92%")
    await hr.forges("question:1")
    await hr.says("系统里是 82%？")
    await manager.says("招聘达成率93%")
    buttons = (await hr.forges("card:hr.recruitment_rate")).buttons
    assert buttons[:2] == (("✔ 确认 11月 93%", "❓ 质疑 11月 93%"), ("✔ 确认 11月 92%",))


async def test_the_overview_counts_what_is_questioned(company: Company) -> None:
    """Beside the position's risks: a green figure that HR doubts is not passed over."""
    hr, manager = await company.joined("hr"), await company.joined("manager-hr")
    await hr.says("/start")
    await manager.says("招聘达成率92%")
    await hr.forges("question:1")
    await hr.says("请再看一下")
    text = (await hr.says("/overview")).text
    assert [line.endswith("❓1") for line in text.splitlines() if "❓" in line] == [True]
