"""/reminders: HR chooses when people are reminded; and reminds by hand."""

from textwrap import dedent

import pytest

from tests.handlers.conversation import follow, render
from tests.handlers.records import forget_handling, restarted, row_counts
from tests.handlers.test_digest import it_is, states
from tests.talking import Company

RULES = {
    "zh": """
        > /reminders
        ⏰ 提醒设置
        工作日，各人当地时间 09:00
        到期前：7 天、3 天、1 天和当天
        逾期后：1 天、3 天和 7 天
        免打扰：20:00–08:00
        逾期提醒发完就不再催，仍列在 /missing 里。
        [🕘 时间] [🌙 免打扰]
        [📆 到期前] [🔴 逾期后]
        [☑ 仅工作日] [⏸ 停用]
        [🚫 不适用：0 项] [📣 催所有逾期的]

        > [🕘 时间]
        (edited)
        🕘 几点提醒？
        按各人当地的时间。
        [07:00] [07:30] [08:00] [08:30]
        [☑ 09:00] [09:30] [10:00] [10:30]
        [11:00] [11:30]
        [‹ 返回]

        > [09:30]
        (edited)
        🕘 几点提醒？
        按各人当地的时间。
        [07:00] [07:30] [08:00] [08:30]
        [09:00] [☑ 09:30] [10:00] [10:30]
        [11:00] [11:30]
        [‹ 返回]

        > {reminders:at:2300}
        (pops up) 这个按钮已失效。发 /help 看看能做什么。

        > {reminders:until:1000}
        (pops up) 这个时间在免打扰时段里，请先改免打扰。

        > [‹ 返回]
        (edited)
        ⏰ 提醒设置
        工作日，各人当地时间 09:30
        到期前：7 天、3 天、1 天和当天
        逾期后：1 天、3 天和 7 天
        免打扰：20:00–08:00
        逾期提醒发完就不再催，仍列在 /missing 里。
        [🕘 时间] [🌙 免打扰]
        [📆 到期前] [🔴 逾期后]
        [☑ 仅工作日] [⏸ 停用]
        [🚫 不适用：0 项] [📣 催所有逾期的]

        > [📆 到期前]
        (edited)
        📆 到期前几天提醒？
        点一下加上，再点一下去掉。
        [☐ 14 天] [☐ 10 天] [☑ 7 天]
        [☐ 5 天] [☑ 3 天] [☐ 2 天]
        [☑ 1 天] [☑ 当天]
        [‹ 返回]

        > [☐ 5 天]
        (edited)
        📆 到期前几天提醒？
        点一下加上，再点一下去掉。
        [☐ 14 天] [☐ 10 天] [☑ 7 天]
        [☑ 5 天] [☑ 3 天] [☐ 2 天]
        [☑ 1 天] [☑ 当天]
        [‹ 返回]

        > [☑ 当天]
        (edited)
        📆 到期前几天提醒？
        点一下加上，再点一下去掉。
        [☐ 14 天] [☐ 10 天] [☑ 7 天]
        [☑ 5 天] [☑ 3 天] [☐ 2 天]
        [☑ 1 天] [☐ 当天]
        [‹ 返回]

        > [‹ 返回]
        (edited)
        ⏰ 提醒设置
        工作日，各人当地时间 09:30
        到期前：7 天、5 天、3 天和 1 天
        逾期后：1 天、3 天和 7 天
        免打扰：20:00–08:00
        逾期提醒发完就不再催，仍列在 /missing 里。
        [🕘 时间] [🌙 免打扰]
        [📆 到期前] [🔴 逾期后]
        [☑ 仅工作日] [⏸ 停用]
        [🚫 不适用：0 项] [📣 催所有逾期的]

        > [🔴 逾期后]
        (edited)
        🔴 逾期后第几天提醒？
        点一下加上，再点一下去掉。
        [☑ 1 天] [☐ 2 天] [☑ 3 天]
        [☐ 5 天] [☑ 7 天] [☐ 10 天]
        [☐ 14 天]
        [‹ 返回]

        > [☑ 7 天]
        (edited)
        🔴 逾期后第几天提醒？
        点一下加上，再点一下去掉。
        [☑ 1 天] [☐ 2 天] [☑ 3 天]
        [☐ 5 天] [☐ 7 天] [☐ 10 天]
        [☐ 14 天]
        [‹ 返回]

        > [‹ 返回]
        (edited)
        ⏰ 提醒设置
        工作日，各人当地时间 09:30
        到期前：7 天、5 天、3 天和 1 天
        逾期后：1 天和 3 天
        免打扰：20:00–08:00
        逾期提醒发完就不再催，仍列在 /missing 里。
        [🕘 时间] [🌙 免打扰]
        [📆 到期前] [🔴 逾期后]
        [☑ 仅工作日] [⏸ 停用]
        [🚫 不适用：0 项] [📣 催所有逾期的]

        > [🌙 免打扰]
        (edited)
        🌙 免打扰
        什么时段不打扰？
        [17:00 起] [18:00 起] [19:00 起]
        [☑ 20:00 起] [21:00 起] [22:00 起]
        [23:00 起]
        [到 05:00] [到 06:00] [到 07:00]
        [☑ 到 08:00] [到 09:00] [到 10:00]
        [到 11:00]
        [‹ 返回]

        > [21:00 起]
        (edited)
        🌙 免打扰
        什么时段不打扰？
        [17:00 起] [18:00 起] [19:00 起]
        [20:00 起] [☑ 21:00 起] [22:00 起]
        [23:00 起]
        [到 05:00] [到 06:00] [到 07:00]
        [☑ 到 08:00] [到 09:00] [到 10:00]
        [到 11:00]
        [‹ 返回]

        > [‹ 返回]
        (edited)
        ⏰ 提醒设置
        工作日，各人当地时间 09:30
        到期前：7 天、5 天、3 天和 1 天
        逾期后：1 天和 3 天
        免打扰：21:00–08:00
        逾期提醒发完就不再催，仍列在 /missing 里。
        [🕘 时间] [🌙 免打扰]
        [📆 到期前] [🔴 逾期后]
        [☑ 仅工作日] [⏸ 停用]
        [🚫 不适用：0 项] [📣 催所有逾期的]

        > [☑ 仅工作日]
        (edited)
        ⏰ 提醒设置
        每天，各人当地时间 09:30
        到期前：7 天、5 天、3 天和 1 天
        逾期后：1 天和 3 天
        免打扰：21:00–08:00
        逾期提醒发完就不再催，仍列在 /missing 里。
        [🕘 时间] [🌙 免打扰]
        [📆 到期前] [🔴 逾期后]
        [☐ 仅工作日] [⏸ 停用]
        [🚫 不适用：0 项] [📣 催所有逾期的]

        > [⏸ 停用]
        (edited)
        ⏸ 提醒已停用
        每天，各人当地时间 09:30
        到期前：7 天、5 天、3 天和 1 天
        逾期后：1 天和 3 天
        免打扰：21:00–08:00
        逾期提醒发完就不再催，仍列在 /missing 里。
        [🕘 时间] [🌙 免打扰]
        [📆 到期前] [🔴 逾期后]
        [☐ 仅工作日] [▶️ 启用]
        [🚫 不适用：0 项] [📣 催所有逾期的]

        > 提醒设置
        ⏸ 提醒已停用
        每天，各人当地时间 09:30
        到期前：7 天、5 天、3 天和 1 天
        逾期后：1 天和 3 天
        免打扰：21:00–08:00
        逾期提醒发完就不再催，仍列在 /missing 里。
        [🕘 时间] [🌙 免打扰]
        [📆 到期前] [🔴 逾期后]
        [☐ 仅工作日] [▶️ 启用]
        [🚫 不适用：0 项] [📣 催所有逾期的]
    """,
    "en": """
        > /reminders
        ⏰ Reminders
        At 09:00 of everyone's own clock, on working days
        Before the last day: 7 days, 3 days, 1 day, and the day itself
        When overdue: 1 day, 3 days, and 7 days
        Quiet: 20:00–08:00
        After the last overdue reminder nobody is chased: it stands in /missing.
        [🕘 Time] [🌙 Quiet hours]
        [📆 Before] [🔴 Overdue]
        [☑ Working days only] [⏸ Switch off]
        [🚫 Not applicable: 0] [📣 Remind all overdue]

        > [🕘 Time]
        (edited)
        🕘 When are people reminded?
        By the clock of each of them.
        [07:00] [07:30] [08:00] [08:30]
        [☑ 09:00] [09:30] [10:00] [10:30]
        [11:00] [11:30]
        [‹ Back]

        > [10:00]
        (edited)
        🕘 When are people reminded?
        By the clock of each of them.
        [07:00] [07:30] [08:00] [08:30]
        [09:00] [09:30] [☑ 10:00] [10:30]
        [11:00] [11:30]
        [‹ Back]

        > [‹ Back]
        (edited)
        ⏰ Reminders
        At 10:00 of everyone's own clock, on working days
        Before the last day: 7 days, 3 days, 1 day, and the day itself
        When overdue: 1 day, 3 days, and 7 days
        Quiet: 20:00–08:00
        After the last overdue reminder nobody is chased: it stands in /missing.
        [🕘 Time] [🌙 Quiet hours]
        [📆 Before] [🔴 Overdue]
        [☑ Working days only] [⏸ Switch off]
        [🚫 Not applicable: 0] [📣 Remind all overdue]

        > [📆 Before]
        (edited)
        📆 How many days before the last day?
        A tap adds a day or takes it away.
        [☐ 14 days] [☐ 10 days] [☑ 7 days]
        [☐ 5 days] [☑ 3 days] [☐ 2 days]
        [☑ 1 day] [☑ the day itself]
        [‹ Back]

        > [‹ Back]
        (edited)
        ⏰ Reminders
        At 10:00 of everyone's own clock, on working days
        Before the last day: 7 days, 3 days, 1 day, and the day itself
        When overdue: 1 day, 3 days, and 7 days
        Quiet: 20:00–08:00
        After the last overdue reminder nobody is chased: it stands in /missing.
        [🕘 Time] [🌙 Quiet hours]
        [📆 Before] [🔴 Overdue]
        [☑ Working days only] [⏸ Switch off]
        [🚫 Not applicable: 0] [📣 Remind all overdue]

        > [🔴 Overdue]
        (edited)
        🔴 When overdue, after how many days?
        A tap adds a day or takes it away.
        [☑ 1 day] [☐ 2 days] [☑ 3 days]
        [☐ 5 days] [☑ 7 days] [☐ 10 days]
        [☐ 14 days]
        [‹ Back]

        > [‹ Back]
        (edited)
        ⏰ Reminders
        At 10:00 of everyone's own clock, on working days
        Before the last day: 7 days, 3 days, 1 day, and the day itself
        When overdue: 1 day, 3 days, and 7 days
        Quiet: 20:00–08:00
        After the last overdue reminder nobody is chased: it stands in /missing.
        [🕘 Time] [🌙 Quiet hours]
        [📆 Before] [🔴 Overdue]
        [☑ Working days only] [⏸ Switch off]
        [🚫 Not applicable: 0] [📣 Remind all overdue]

        > [🌙 Quiet hours]
        (edited)
        🌙 Quiet hours
        From when until when is nobody reminded?
        [from 17:00] [from 18:00] [from 19:00]
        [☑ from 20:00] [from 21:00] [from 22:00]
        [from 23:00]
        [until 05:00] [until 06:00] [until 07:00]
        [☑ until 08:00] [until 09:00] [until 10:00]
        [until 11:00]
        [‹ Back]

        > [‹ Back]
        (edited)
        ⏰ Reminders
        At 10:00 of everyone's own clock, on working days
        Before the last day: 7 days, 3 days, 1 day, and the day itself
        When overdue: 1 day, 3 days, and 7 days
        Quiet: 20:00–08:00
        After the last overdue reminder nobody is chased: it stands in /missing.
        [🕘 Time] [🌙 Quiet hours]
        [📆 Before] [🔴 Overdue]
        [☑ Working days only] [⏸ Switch off]
        [🚫 Not applicable: 0] [📣 Remind all overdue]

        > [🚫 Not applicable: 0]
        (edited)
        👍 Nobody says of anything that it does not apply.
        [‹ Back]

        > [‹ Back]
        (edited)
        ⏰ Reminders
        At 10:00 of everyone's own clock, on working days
        Before the last day: 7 days, 3 days, 1 day, and the day itself
        When overdue: 1 day, 3 days, and 7 days
        Quiet: 20:00–08:00
        After the last overdue reminder nobody is chased: it stands in /missing.
        [🕘 Time] [🌙 Quiet hours]
        [📆 Before] [🔴 Overdue]
        [☑ Working days only] [⏸ Switch off]
        [🚫 Not applicable: 0] [📣 Remind all overdue]

        > [📣 Remind all overdue]
        👍 There is nobody to remind: nothing of this is owed now.
        Counts only what is overdue

        > [⏸ Switch off]
        (edited)
        ⏸ Reminders are off
        At 10:00 of everyone's own clock, on working days
        Before the last day: 7 days, 3 days, 1 day, and the day itself
        When overdue: 1 day, 3 days, and 7 days
        Quiet: 20:00–08:00
        After the last overdue reminder nobody is chased: it stands in /missing.
        [🕘 Time] [🌙 Quiet hours]
        [📆 Before] [🔴 Overdue]
        [☑ Working days only] [▶️ Switch on]
        [🚫 Not applicable: 0] [📣 Remind all overdue]
    """,
}


@pytest.mark.parametrize("language", RULES)
async def test_hr_chooses_when_people_are_reminded(company: Company, language: str) -> None:
    """Each choice is a tap; no time within the quiet hours can be chosen."""
    await follow(await company.joined("hr", language=language), RULES[language])


async def test_what_hr_chose_holds(company: Company) -> None:
    """Later in the day, and at another stage; switched off, nobody is reminded."""
    hr, manager = await company.joined("hr"), await company.joined("manager-procurement")
    await hr.says("/reminders")
    await hr.forges("reminders:at:1030")
    await hr.forges("reminders:before:2:on")
    await it_is(company, "2026-11-23 10:00")
    assert (await manager.settles()).messages == ()
    await it_is(company, "2026-11-23 10:30")
    assert "月度采购报告" in (await manager.settles()).text
    await hr.forges("reminders:enabled:off")
    await it_is(company, "2026-11-24 10:30")
    assert (await manager.settles()).messages == ()


AT_NIGHT = """
    > /reminders
    ⏰ 提醒设置
    工作日，各人当地时间 09:00
    到期前：7 天、3 天、1 天和当天
    逾期后：1 天、3 天和 7 天
    免打扰：20:00–08:00
    逾期提醒发完就不再催，仍列在 /missing 里。
    [🕘 时间] [🌙 免打扰]
    [📆 到期前] [🔴 逾期后]
    [☑ 仅工作日] [⏸ 停用]
    [🚫 不适用：0 项] [📣 催所有逾期的]

    > [📣 催所有逾期的]
    📣 提醒 2 人？
    吴强和王磊
    只算已逾期的
    🌙 其中 2 人正在免打扰时段，11月27日 08:00 才送达。
    例如吴强收到的是：

    📣 人力资源部提醒您：有 1 项待报
    🔴 月度采购报告 · 11月25日（1 天前）
    点按钮，或直接回复本消息：完成
    [📣 提醒 2 人] [取消]

    > [取消]
    (edited)
    好的，谁也不提醒。

    > {remind:position:procurement}
    📣 提醒 1 人？
    吴强
    算上逾期的和 7 天内到期的
    🌙 对方正在免打扰时段，11月27日 08:00 才送达。
    对方收到的是：

    📣 人力资源部提醒您：有 5 项待报
    1. 🔴 月度采购报告 · 11月25日（1 天前）
    2. ⚪ 新增供应商 · 11月 · 11月30日（还有 4 天）
    3. ⚪ 采购质量达标率 · 11月
    4. ⚪ 供应商库完整率 · 11月
    5. ⚪ 采购成本降低率 · 11月
    点按钮，或直接回复本消息：“1 完成”，“2 92”
    [📣 提醒 1 人] [取消]

    > {remind:target:sales.indicator_completion}
    📣 提醒 1 人？
    赵敏
    算上逾期的和 30 天内到期的
    🌙 对方正在免打扰时段，11月27日 08:00 才送达。
    对方收到的是：

    📣 人力资源部提醒您：有 1 项待报
    ⚪ 销售指标完成率 · 11月 · 11月30日（还有 4 天）
    点按钮，或直接回复本消息写数字
    [📣 提醒 1 人] [取消]

    > [📣 提醒 1 人]
    (edited)
    🌙 11月27日 08:00 提醒 1 人
    赵敏
    [⏹ 取消发送]

    > {remind:nobody:3}
    (pops up) 这个按钮已失效。发 /help 看看能做什么。

    > {remind:position:nonsense}
    (pops up) 这个按钮已失效。发 /help 看看能做什么。

    > {remind:overdue}
    📣 提醒 2 人？
    吴强和王磊
    只算已逾期的
    🌙 其中 2 人正在免打扰时段，11月27日 08:00 才送达。
    例如吴强收到的是：

    📣 人力资源部提醒您：有 1 项待报
    🔴 月度采购报告 · 11月25日（1 天前）
    点按钮，或直接回复本消息：完成
    [📣 提醒 2 人] [取消]

    > [📣 提醒 2 人]
    (edited)
    🌙 11月27日 08:00 提醒 2 人
    吴强和王磊
    [⏹ 取消发送]
"""


async def test_at_night_a_reminder_by_hand_waits_for_the_morning(company: Company) -> None:
    """The preview says so, and so does the answer."""
    hr = await company.joined("hr")
    others = [await company.joined(f"manager-{name}") for name in ("procurement", "finance", "sales")]
    await it_is(company, "2026-11-26 20:30")
    await follow(hr, AT_NIGHT)
    assert [(await other.settles()).messages for other in others] == [(), (), ()]
    await it_is(company, "2026-11-27 08:00")
    assert [(await other.settles()).text.splitlines()[1] for other in others] == [
        "🔴 月度采购报告 · 11月25日（2 天前）",
        "🔴 月度分析及预算 · 11月25日（2 天前）",
        "⚪ 销售指标完成率 · 11月 · 11月30日（还有 3 天）",
    ]


BY_HAND = """
    > {remind:overdue}
    📣 Remind 1 person?
    吴强
    Counts only what is overdue
    Last reminded: 26 Nov 10:00
    This is what arrives:

    📣 HR reminds you: 1 thing to report
    🔴 Monthly procurement report · 25 Nov, 1 day ago
    Tap, or reply to this message: done
    [📣 Remind 1 person] [Cancel]

    > [📣 Remind 1 person]
    (edited)
    📣 1 person is being reminded
    吴强
"""
ARRIVES = """
    📣 HR reminds you: 1 thing to report
    🔴 Monthly procurement report · 25 Nov, 1 day ago
    Tap, or reply to this message: done
    [✅ Done]
    [⏰ Later] [🚫 Not applicable]
"""


async def test_what_arrives_is_what_the_preview_showed(company: Company) -> None:
    """In the recipient's language; a second tap sends nothing more."""
    hr = await company.joined("hr", language="en")
    manager = await company.joined("manager-procurement", language="en")
    await hr.says("/reminders")
    await it_is(company, "2026-11-26 10:00")
    await manager.settles()
    await follow(hr, BY_HAND)
    await hr.forges("remind_send:overdue")
    await company.delivered()
    assert render(await manager.settles()) == dedent(ARRIVES).strip()
    assert await states(company) == ["sent", "sent"]


REACHED = {
    "zh": """
        ✅ 已提醒 1 人
        王磊
        已屏蔽：吴强
    """,
    "en": """
        ✅ 1 person was reminded
        王磊
        blocked the bot: 吴强
    """,
}
NOBODY = {
    "zh": """
        没有人收到提醒
        已经不用提醒：吴强
        已屏蔽：王磊
    """,
    "en": """
        Nobody was reminded
        owes nothing of it any more: 吴强
        blocked the bot: 王磊
    """,
}
OVERDUE = {"zh": "📣 提醒 2 人", "en": "📣 Remind 2 people"}


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_hr_sees_whom_it_reached(company: Company, language: str) -> None:
    """In the message from which it was sent, and at a second tap."""
    hr = await company.joined("hr", language=language)
    managers = [await company.joined(f"manager-{name}") for name in ("procurement", "finance")]
    await hr.says("/reminders")
    await it_is(company, "2026-11-26 10:00")
    await hr.forges("remind:overdue")
    await hr.taps(OVERDUE[language])
    await managers[0].blocks()
    await company.delivered()
    await company.tick()
    assert hr.last.text == dedent(REACHED[language]).strip()
    assert (await hr.forges("remind_send:overdue")).messages == ()
    assert hr.last.text == dedent(REACHED[language]).strip()


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_hr_sees_that_it_reached_nobody(company: Company, language: str) -> None:
    hr = await company.joined("hr", language=language)
    managers = [await company.joined(f"manager-{name}") for name in ("procurement", "finance")]
    await hr.says("/reminders")
    await it_is(company, "2026-11-26 10:00")
    await hr.forges("remind:overdue")
    await hr.taps(OVERDUE[language])
    await managers[0].says("月度采购报告交了")
    await managers[1].blocks()
    await company.delivered()
    await company.tick()
    assert hr.last.text == dedent(NOBODY[language]).strip()


async def test_what_was_reported_before_its_turn_is_not_reminded_of(company: Company) -> None:
    hr, manager = await company.joined("hr"), await company.joined("manager-procurement")
    await hr.says("/reminders")
    await it_is(company, "2026-11-26 20:30")
    await hr.forges("remind:overdue")
    await hr.taps("📣 提醒 1 人")
    await manager.says("月度采购报告交了")
    await it_is(company, "2026-11-27 08:00")
    assert (await manager.settles()).messages == ()


TWICE = {
    "zh": """
        > 提醒吴强
        📣 提醒 1 人？
        吴强
        算上逾期的和 7 天内到期的
        🌙 对方正在免打扰时段，11月27日 08:00 才送达。
        对方收到的是：

        📣 人力资源部提醒您：有 5 项待报
        1. 🔴 月度采购报告 · 11月25日（1 天前）
        2. ⚪ 新增供应商 · 11月 · 11月30日（还有 4 天）
        3. ⚪ 采购质量达标率 · 11月
        4. ⚪ 供应商库完整率 · 11月
        5. ⚪ 采购成本降低率 · 11月
        点按钮，或直接回复本消息：“1 完成”，“2 92”
        [📣 提醒 1 人] [取消]

        > [📣 提醒 1 人]
        (edited)
        🌙 11月27日 08:00 提醒 1 人
        吴强
        [⏹ 取消发送]

        > 提醒吴强
        👌 已安排过，不会重复发：

        🌙 11月27日 08:00 提醒 1 人
        吴强
        [⏹ 取消发送]

        > {remind_send:person:2}
        (nothing)

        > 催所有逾期的
        📣 提醒 1 人？
        王磊
        只算已逾期的
        已安排过，不重复发：吴强
        🌙 对方正在免打扰时段，11月27日 08:00 才送达。
        对方收到的是：

        📣 人力资源部提醒您：有 1 项待报
        🔴 月度分析及预算 · 11月25日（1 天前）
        点按钮，或直接回复本消息：完成
        [📣 提醒 1 人] [取消]

        > [📣 提醒 1 人]
        (edited)
        🌙 11月27日 08:00 提醒 1 人
        王磊
        [⏹ 取消发送]

        > 催所有逾期的
        👌 已安排过，不会重复发：

        🌙 11月27日 08:00 提醒 1 人
        吴强

        🌙 11月27日 08:00 提醒 1 人
        王磊

        > {remind_off:1}
        (edited)
        ⏹ 已取消发送：不再提醒 1 人
        吴强

        > {remind_off:1}
        (nothing)

        > {remind_off:9}
        (pops up) 这个按钮已失效。发 /help 看看能做什么。
    """,
    "en": """
        > remind 吴强
        📣 Remind 1 person?
        吴强
        Counts what is overdue, and what is due within 7 days
        🌙 Quiet hours now: it arrives on 27 Nov at 08:00.
        This is what arrives:

        📣 HR reminds you: 5 things to report
        1. 🔴 Monthly procurement report · 25 Nov, 1 day ago
        2. ⚪ New suppliers · Nov · 30 Nov, in 4 days
        3. ⚪ Quality pass rate · Nov
        4. ⚪ Supplier DB completeness · Nov
        5. ⚪ Procurement cost reduction · Nov
        Tap, or reply to this message: “1 done”, “2 92”
        [📣 Remind 1 person] [Cancel]

        > [📣 Remind 1 person]
        (edited)
        🌙 1 person will be reminded on 27 Nov at 08:00
        吴强
        [⏹ Call off]

        > remind 吴强
        👌 On its way already, and not sent twice:

        🌙 1 person will be reminded on 27 Nov at 08:00
        吴强
        [⏹ Call off]

        > [⏹ Call off]
        (edited)
        ⏹ Called off: 1 person is not reminded
        吴强
    """,
}


@pytest.mark.parametrize("language", TWICE)
async def test_a_reminder_that_waits_is_not_queued_twice_and_can_be_called_off(company: Company, language: str) -> None:
    """Whoever is reminded of all of it anyway is left out; called off, nobody gets it."""
    hr = await company.joined("hr", language=language)
    managers = [await company.joined(f"manager-{name}", language=language) for name in ("procurement", "finance")]
    await hr.says("/reminders")
    await it_is(company, "2026-11-26 20:30")
    await follow(hr, TWICE[language])
    await it_is(company, "2026-11-27 08:00")
    assert (await managers[0].settles()).messages == ()
    assert bool((await managers[1].settles()).messages) is (language == "zh")


OUT = {
    "zh": ("提醒吴强", "📣 提醒 1 人", "(edited)\n✅ 已提醒 1 人\n吴强", "(pops up) 已经发出，取消不了了。"),
    "en": (
        "remind 吴强",
        "📣 Remind 1 person",
        "(edited)\n✅ 1 person was reminded\n吴强",
        "(pops up) It has gone out already and cannot be called off.",
    ),
}


@pytest.mark.parametrize("language", OUT)
async def test_what_has_gone_out_cannot_be_called_off(company: Company, language: str) -> None:
    """In the morning the same card tells whom it reached; a tap on an old button changes nothing."""
    words, button, reached, too_late = OUT[language]
    hr, manager = await company.joined("hr", language=language), await company.joined("manager-procurement")
    await hr.says("/reminders")
    await it_is(company, "2026-11-26 20:30")
    await hr.says(words)
    await hr.taps(button)
    await hr.says(words)
    await it_is(company, "2026-11-27 08:00")
    assert len((await manager.settles()).messages) == 1
    await company.tick()
    assert hr.messages[-3].text == reached.removeprefix("(edited)\n")
    assert hr.messages[-3].buttons == ()
    assert render(await hr.forges("remind_off:1")) == f"{reached}\n---\n{too_late}"
    assert await states(company) == ["sent"]


async def test_a_reminder_on_its_way_is_confirmed_but_once(company: Company) -> None:
    """Two previews of the same, both confirmed: the second tells when it goes out."""
    hr, manager = await company.joined("hr"), await company.joined("manager-procurement")
    await hr.says("/reminders")
    await it_is(company, "2026-11-26 20:30")
    await hr.says("提醒吴强")
    preview = hr.last
    await hr.says("提醒采购部")
    await hr.taps("📣 提醒 1 人")
    await hr.taps("📣 提醒 1 人", on=preview)
    await it_is(company, "2026-11-27 08:00")
    assert len((await manager.settles()).messages) == 1


@pytest.mark.parametrize(
    ("taps", "became", "told"),
    [
        (("📣 提醒 1 人",), "queued", "🌙 11月27日 08:00 提醒 1 人\n吴强"),
        (("📣 提醒 1 人", "⏹ 取消发送"), "cancelled", "⏹ 已取消发送：不再提醒 1 人\n吴强"),
    ],
)
async def test_handled_twice_a_reminder_is_queued_and_called_off_once(
    company: Company, taps: tuple[str, ...], became: str, told: str
) -> None:
    """After a kill the same tap finds what it did, and says so again."""
    hr = await company.joined("hr")
    await company.joined("manager-procurement")
    await hr.says("/reminders")
    await it_is(company, "2026-11-26 20:30")
    await hr.says("提醒吴强")
    for button in taps:
        await hr.taps(button)
    before = await row_counts(company)
    await forget_handling(company, newest=True)
    async with await restarted(company) as again:
        await again.settled()
        assert hr.last.text == told
        assert await states(again) == [became]
        assert await row_counts(again) == before
