"""A broadcast on its way and afterwards: how far it is, who got it, who has read it, and once more to the others."""

from datetime import timedelta

import pytest

from bot.demo.errors import bad_request
from bot.demo.person import Answer, Person
from bot.sending import Pace
from storage.tables import CampaignState
from tests.handlers.broadcasts import NOTICE, campaigns, composed, got, sent, staff, states
from tests.handlers.conversation import follow, render
from tests.handlers.records import shut_out
from tests.talking import Company

pytestmark = pytest.mark.usefixtures("no_reminders")


NINE = (
    *("manager-hr", "manager-sales", "director", "manager-network", "manager-finance", "manager-admin"),
    *("manager-production", "manager-technology", "admin"),
)
ONE_BY_ONE = Pace(per_second=500, chat_s=0, in_flight=1)

SENDING = {
    "zh": """
        > [☐ 需确认已读]
        (edited)
        各位同事，明天下午三点开会。
        [✅ 已读]
        ---
        (edited)
        📣 待发送
        发给：全体
        9 人 · 语言：中文 8、英文 1
        时间：立即
        附“已读”确认按钮
        [👥 收件人] [🕘 时间]
        [☑ 需确认已读]
        [✏️ 改内容] [➕ 加英文版]
        [🗑 丢弃] [📤 发给 9 人]

        > [📤 发给 9 人]
        (edited)
        📣 现在发给 9 人？
        全体 · 语言：中文 8、英文 1
        发出后无法收回。
        [✅ 确认发送] [‹ 返回]

        > [‹ 返回]
        (edited)
        📣 待发送
        发给：全体
        9 人 · 语言：中文 8、英文 1
        时间：立即
        附“已读”确认按钮
        [👥 收件人] [🕘 时间]
        [☑ 需确认已读]
        [✏️ 改内容] [➕ 加英文版]
        [🗑 丢弃] [📤 发给 9 人]

        > [📤 发给 9 人]
        (edited)
        📣 现在发给 9 人？
        全体 · 语言：中文 8、英文 1
        发出后无法收回。
        [✅ 确认发送] [‹ 返回]

        > [✅ 确认发送]
        (edited)
        📤 正在发送 · 0/9
        各位同事，明天下午三点开会。
        ░░░░░░░░░░
        [⏹ 停止发送]
    """,
    "en": """
        > [☐ Confirm reading]
        (edited)
        Dear colleagues, we meet tomorrow at three.
        [✅ I have read it]
        ---
        (edited)
        📣 Not sent yet
        To: everyone
        9 recipients · languages: Chinese 8, English 1
        When: at once
        With a button to confirm reading
        [👥 Recipients] [🕘 Time]
        [☑ Confirm reading]
        [✏️ Text] [➕ Chinese text]
        [🗑 Discard] [📤 Send to 9]

        > [📤 Send to 9]
        (edited)
        📣 Send this to 9 people now?
        everyone · languages: Chinese 8, English 1
        What is sent cannot be taken back.
        [✅ Yes, send] [‹ Back]

        > [‹ Back]
        (edited)
        📣 Not sent yet
        To: everyone
        9 recipients · languages: Chinese 8, English 1
        When: at once
        With a button to confirm reading
        [👥 Recipients] [🕘 Time]
        [☑ Confirm reading]
        [✏️ Text] [➕ Chinese text]
        [🗑 Discard] [📤 Send to 9]

        > [📤 Send to 9]
        (edited)
        📣 Send this to 9 people now?
        everyone · languages: Chinese 8, English 1
        What is sent cannot be taken back.
        [✅ Yes, send] [‹ Back]

        > [✅ Yes, send]
        (edited)
        📤 Sending · 0/9
        Dear colleagues, we meet tomorrow at three.
        ░░░░░░░░░░
        [⏹ Stop]
    """,
}


ENDED = {
    "zh": """
        (edited)
        📣 已发送 · 11月23日（周一）12:00
        各位同事，明天下午三点开会。
        已送达 5 · 已屏蔽 1 · 还没打开机器人 1 · 发送失败 1 · 不确定 1
        已读确认：0/5
        不确定：Telegram 没有回应，可能已经收到，不会自动重发。
        [已送达 5] [已屏蔽 1]
        [还没打开机器人 1] [发送失败 1]
        [不确定 1]
        [👁 已读 0/5] [⏳ 未确认 5]
        [🔁 重发给未送达的 3 人]
        [📣 全部群发]
    """,
    "en": """
        (edited)
        📣 Sent · 23 Nov (Mon) 12:00
        Dear colleagues, we meet tomorrow at three.
        delivered 5 · blocked the bot 1 · never opened the chat 1 · refused by Telegram 1 · uncertain 1
        Read: 0 of 5
        Uncertain: no answer came from Telegram, so it may have arrived. It is not repeated by itself.
        [delivered 5] [blocked the bot 1]
        [never opened the chat 1] [refused by Telegram 1]
        [uncertain 1]
        [👁 Read 0/5] [⏳ Unconfirmed 5]
        [🔁 Send again to 3 not reached]
        [📣 All messages]
    """,
}


REPORTED = {
    "zh": """
        > {broadcast_open:1}
        (edited)
        📣 已发送 · 11月23日（周一）12:00
        各位同事，明天下午三点开会。
        已送达 5 · 已屏蔽 1 · 还没打开机器人 1 · 发送失败 1 · 不确定 1
        已读确认：1/5
        不确定：Telegram 没有回应，可能已经收到，不会自动重发。
        [已送达 5] [已屏蔽 1]
        [还没打开机器人 1] [发送失败 1]
        [不确定 1]
        [👁 已读 1/5] [⏳ 未确认 4]
        [🔁 重发给未送达的 3 人]
        [📣 全部群发]

        > [已送达 5]
        (edited)
        已送达 5 · 各位同事，明天下午三点开会。
        Max Weber
        何伟 · 技术部经理
        刘洋 · 行政经理
        王磊 · 财务经理
        郑凯 · 生产部经理
        [‹ 返回]

        > [‹ 返回]
        (edited)
        📣 已发送 · 11月23日（周一）12:00
        各位同事，明天下午三点开会。
        已送达 5 · 已屏蔽 1 · 还没打开机器人 1 · 发送失败 1 · 不确定 1
        已读确认：1/5
        不确定：Telegram 没有回应，可能已经收到，不会自动重发。
        [已送达 5] [已屏蔽 1]
        [还没打开机器人 1] [发送失败 1]
        [不确定 1]
        [👁 已读 1/5] [⏳ 未确认 4]
        [🔁 重发给未送达的 3 人]
        [📣 全部群发]

        > {broadcast_list:1:blocked}
        (edited)
        已屏蔽 1 · 各位同事，明天下午三点开会。
        陈静 · 人力资源部经理
        [‹ 返回]

        > {broadcast_list:1:never_started}
        (edited)
        还没打开机器人 1 · 各位同事，明天下午三点开会。
        赵敏 · 销售部经理
        [‹ 返回]

        > {broadcast_list:1:failed}
        (edited)
        发送失败 1 · 各位同事，明天下午三点开会。
        高远 · Message is too strange
        [‹ 返回]

        > {broadcast_list:1:unknown}
        (edited)
        不确定 1 · 各位同事，明天下午三点开会。
        Grace Lin · 网络部经理
        [‹ 返回]

        > {broadcast_list:1:acknowledged}
        (edited)
        已读 1 · 各位同事，明天下午三点开会。
        何伟 · 技术部经理
        [‹ 返回]

        > {broadcast_list:1:waiting}
        (edited)
        未确认 4 · 各位同事，明天下午三点开会。
        王磊 · 财务经理
        刘洋 · 行政经理
        郑凯 · 生产部经理
        Max Weber
        [🔔 提醒 4 人]
        [‹ 返回]

        > [🔔 提醒 4 人]
        (edited)
        🔔 提醒未确认的 4 人？
        每人会收到（用各自的语言）：

        🔔 林晓 请您确认已读：
        各位同事，明天下午三点开会。
        [✅ 确认提醒] [‹ 返回]

        > [✅ 确认提醒]
        (edited)
        📣 已发送 · 11月23日（周一）12:00
        各位同事，明天下午三点开会。
        已送达 5 · 已屏蔽 1 · 还没打开机器人 1 · 发送失败 1 · 不确定 1
        已读确认：1/5
        不确定：Telegram 没有回应，可能已经收到，不会自动重发。
        [已送达 5] [已屏蔽 1]
        [还没打开机器人 1] [发送失败 1]
        [不确定 1]
        [👁 已读 1/5] [⏳ 未确认 4]
        [🔁 重发给未送达的 3 人]
        [📣 全部群发]
        ---
        (pops up) 已提醒 4 人。

        > {broadcast_nudge:1}
        (pops up) 今天已经都提醒过了。

        > [🔁 重发给未送达的 3 人]
        各位同事，明天下午三点开会。
        [✅ 已读]
        ---
        📣 待发送
        发给：没收到“各位同事，明天下午三点开会。”的人
        3 人 · 语言：中文 3
        时间：立即
        附“已读”确认按钮
        [☐ 也发给不确定的 1 人]
        [👥 收件人] [🕘 时间]
        [☑ 需确认已读]
        [✏️ 改内容] [➕ 加英文版]
        [🗑 丢弃] [📤 发给 3 人]

        > [☐ 也发给不确定的 1 人]
        (edited)
        📣 待发送
        发给：没收到“各位同事，明天下午三点开会。”的人
        4 人 · 语言：中文 3、英文 1
        时间：立即
        附“已读”确认按钮
        [☑ 也发给不确定的 1 人]
        [👥 收件人] [🕘 时间]
        [☑ 需确认已读]
        [✏️ 改内容] [➕ 加英文版]
        [🗑 丢弃] [📤 发给 4 人]

        > [☑ 也发给不确定的 1 人]
        (edited)
        📣 待发送
        发给：没收到“各位同事，明天下午三点开会。”的人
        3 人 · 语言：中文 3
        时间：立即
        附“已读”确认按钮
        [☐ 也发给不确定的 1 人]
        [👥 收件人] [🕘 时间]
        [☑ 需确认已读]
        [✏️ 改内容] [➕ 加英文版]
        [🗑 丢弃] [📤 发给 3 人]

        > [📤 发给 3 人]
        (edited)
        📣 现在发给 3 人？
        没收到“各位同事，明天下午三点开会。”的人 · 语言：中文 3
        发出后无法收回。
        [✅ 确认发送] [‹ 返回]

        > [✅ 确认发送]
        (edited)
        📤 正在发送 · 0/3
        各位同事，明天下午三点开会。
        ░░░░░░░░░░
        [⏹ 停止发送]
    """,
    "en": """
        > {broadcast_open:1}
        (edited)
        📣 Sent · 23 Nov (Mon) 12:00
        Dear colleagues, we meet tomorrow at three.
        delivered 5 · blocked the bot 1 · never opened the chat 1 · refused by Telegram 1 · uncertain 1
        Read: 1 of 5
        Uncertain: no answer came from Telegram, so it may have arrived. It is not repeated by itself.
        [delivered 5] [blocked the bot 1]
        [never opened the chat 1] [refused by Telegram 1]
        [uncertain 1]
        [👁 Read 1/5] [⏳ Unconfirmed 4]
        [🔁 Send again to 3 not reached]
        [📣 All messages]

        > [delivered 5]
        (edited)
        delivered 5 · Dear colleagues, we meet tomorrow at three.
        Max Weber
        何伟 · Technology manager
        刘洋 · Administration manager
        王磊 · Finance manager
        郑凯 · Production manager
        [‹ Back]

        > [‹ Back]
        (edited)
        📣 Sent · 23 Nov (Mon) 12:00
        Dear colleagues, we meet tomorrow at three.
        delivered 5 · blocked the bot 1 · never opened the chat 1 · refused by Telegram 1 · uncertain 1
        Read: 1 of 5
        Uncertain: no answer came from Telegram, so it may have arrived. It is not repeated by itself.
        [delivered 5] [blocked the bot 1]
        [never opened the chat 1] [refused by Telegram 1]
        [uncertain 1]
        [👁 Read 1/5] [⏳ Unconfirmed 4]
        [🔁 Send again to 3 not reached]
        [📣 All messages]

        > {broadcast_list:1:blocked}
        (edited)
        blocked the bot 1 · Dear colleagues, we meet tomorrow at three.
        陈静 · HR manager
        [‹ Back]

        > {broadcast_list:1:never_started}
        (edited)
        never opened the chat 1 · Dear colleagues, we meet tomorrow at three.
        赵敏 · Sales manager
        [‹ Back]

        > {broadcast_list:1:failed}
        (edited)
        refused by Telegram 1 · Dear colleagues, we meet tomorrow at three.
        高远 · Message is too strange
        [‹ Back]

        > {broadcast_list:1:unknown}
        (edited)
        uncertain 1 · Dear colleagues, we meet tomorrow at three.
        Grace Lin · Network manager
        [‹ Back]

        > {broadcast_list:1:acknowledged}
        (edited)
        has read it 1 · Dear colleagues, we meet tomorrow at three.
        何伟 · Technology manager
        [‹ Back]

        > {broadcast_list:1:waiting}
        (edited)
        has not confirmed 4 · Dear colleagues, we meet tomorrow at three.
        王磊 · Finance manager
        刘洋 · Administration manager
        郑凯 · Production manager
        Max Weber
        [🔔 Remind 4]
        [‹ Back]

        > [🔔 Remind 4]
        (edited)
        🔔 Remind 4 people who have not confirmed?
        Each of them gets, in their language:

        🔔 林晓 asks you to confirm that you have read:
        Dear colleagues, we meet tomorrow at three.
        [✅ Yes, remind] [‹ Back]

        > [✅ Yes, remind]
        (edited)
        📣 Sent · 23 Nov (Mon) 12:00
        Dear colleagues, we meet tomorrow at three.
        delivered 5 · blocked the bot 1 · never opened the chat 1 · refused by Telegram 1 · uncertain 1
        Read: 1 of 5
        Uncertain: no answer came from Telegram, so it may have arrived. It is not repeated by itself.
        [delivered 5] [blocked the bot 1]
        [never opened the chat 1] [refused by Telegram 1]
        [uncertain 1]
        [👁 Read 1/5] [⏳ Unconfirmed 4]
        [🔁 Send again to 3 not reached]
        [📣 All messages]
        ---
        (pops up) 4 people are reminded.

        > {broadcast_nudge:1}
        (pops up) All of them were reminded today already.

        > [🔁 Send again to 3 not reached]
        Dear colleagues, we meet tomorrow at three.
        [✅ I have read it]
        ---
        📣 Not sent yet
        To: whoever did not get “Dear colleagues, we meet tomorrow at three.”
        3 recipients · languages: Chinese 3
        When: at once
        With a button to confirm reading
        [☐ Also 1 uncertain]
        [👥 Recipients] [🕘 Time]
        [☑ Confirm reading]
        [✏️ Text] [➕ Chinese text]
        [🗑 Discard] [📤 Send to 3]

        > [☐ Also 1 uncertain]
        (edited)
        📣 Not sent yet
        To: whoever did not get “Dear colleagues, we meet tomorrow at three.”
        4 recipients · languages: Chinese 3, English 1
        When: at once
        With a button to confirm reading
        [☑ Also 1 uncertain]
        [👥 Recipients] [🕘 Time]
        [☑ Confirm reading]
        [✏️ Text] [➕ Chinese text]
        [🗑 Discard] [📤 Send to 4]

        > [☑ Also 1 uncertain]
        (edited)
        📣 Not sent yet
        To: whoever did not get “Dear colleagues, we meet tomorrow at three.”
        3 recipients · languages: Chinese 3
        When: at once
        With a button to confirm reading
        [☐ Also 1 uncertain]
        [👥 Recipients] [🕘 Time]
        [☑ Confirm reading]
        [✏️ Text] [➕ Chinese text]
        [🗑 Discard] [📤 Send to 3]

        > [📤 Send to 3]
        (edited)
        📣 Send this to 3 people now?
        whoever did not get “Dear colleagues, we meet tomorrow at three.” · languages: Chinese 3
        What is sent cannot be taken back.
        [✅ Yes, send] [‹ Back]

        > [✅ Yes, send]
        (edited)
        📤 Sending · 0/3
        Dear colleagues, we meet tomorrow at three.
        ░░░░░░░░░░
        [⏹ Stop]
    """,
}


ONCE_MORE = {
    "zh": """
        (edited)
        📣 已发送 · 11月23日（周一）12:00
        各位同事，明天下午三点开会。
        已送达 3
        已读确认：1/8
        [已送达 3]
        [👁 已读 1/8] [⏳ 未确认 7]
        [🔁 重发…]
        [📣 全部群发]
    """,
    "en": """
        (edited)
        📣 Sent · 23 Nov (Mon) 12:00
        Dear colleagues, we meet tomorrow at three.
        delivered 3
        Read: 1 of 8
        [delivered 3]
        [👁 Read 1/8] [⏳ Unconfirmed 7]
        [🔁 Send again…]
        [📣 All messages]
    """,
}


@pytest.mark.usefixtures("warnings_expected")
@pytest.mark.parametrize("language", SENDING)
async def test_a_broadcast_tells_whom_it_reached(company: Company, language: str) -> None:
    """Every outcome has its list; it goes once more to whom it did not reach, to the uncertain only if that is said."""
    await staff(company, *NINE)
    hr = await company.joined("hr", language=language)
    await composed(hr, NOTICE[language])
    await follow(hr, SENDING[language])
    company.dutybot.sender.pace = ONE_BY_ONE
    faults = company.server.faults
    faults.forbid("sendMessage")
    faults.refuse("sendMessage", bad_request("chat not found"))
    faults.refuse("sendMessage", bad_request("message is too strange"))
    faults.lose_answer("sendMessage")
    await company.delivered()
    await company.tick()
    assert render(await hr.settles()).splitlines() == lines(ENDED[language])
    assert render(await company.person("manager-technology").taps("✅ 已读")).splitlines() == [
        "(edited)",
        NOTICE[language],
        "---",
        "(pops up) 谢谢，已记下。",
    ]
    await follow(hr, REPORTED[language])
    await company.delivered()
    await company.tick()
    assert render(await hr.settles()).splitlines() == lines(ONCE_MORE[language])
    assert got(company, "manager-hr") == got(company, "director") == [NOTICE[language]]
    assert got(company, "manager-network") == [NOTICE[language]]
    nudge = {"zh": "🔔 林晓 请您确认已读：\n", "en": "🔔 林晓 请您确认已读：\n"}[language] + NOTICE[language]
    assert got(company, "manager-finance") == [NOTICE[language], nudge]
    assert got(company, "manager-technology") == [NOTICE[language]]
    assert (
        render(await company.person("manager-finance").taps("✅ 已读")).splitlines()[-1] == "(pops up) 谢谢，已记下。"
    )
    assert "已读确认：2/8" in render(await hr.forges("broadcast_open:1")) or "Read: 2 of 8" in render(
        Answer(messages=(hr.last,))
    )


def lines(script: str) -> list[str]:
    return [line.strip() for line in script.strip().splitlines()]


async def test_it_may_be_stopped_while_it_is_sent(company: Company) -> None:
    """By any of HR, and twice as well as once: who was spared may get it later."""
    await staff(company, "manager-hr", "manager-sales", "director")
    hr, admin = await company.joined("hr"), await company.joined("admin")
    await composed(hr)
    await hr.forges("broadcast_yes:1:4")
    await admin.says("/help")
    answer = await admin.forges("broadcast_stop:1")
    assert answer.notice is not None
    assert answer.notice.text == "不再继续发送。"
    await company.delivered()
    await company.tick()
    assert await states(company) == {1: ["cancelled"] * 4}
    assert render(await hr.settles()).splitlines() == [
        *("(edited)", "⏹ 已停止 · 11月23日（周一）12:00", NOTICE["zh"], "未发 4"),
        *("[未发 4]", "[🔁 重发给未送达的 4 人]", "[📣 全部群发]"),
    ]
    assert render(await admin.forges("broadcast_stop:1")) == "(nothing)"
    assert "发起人：林晓" in admin.last.text
    await admin.taps("🔁 重发给未送达的 4 人")
    await sent(company, admin, 3, broadcast=2)
    assert got(company, "manager-hr") == [NOTICE["zh"]]


async def test_two_of_hr_who_send_again_at_once_reach_everybody_once(company: Company) -> None:
    """Who is on the way already is not among those not reached."""
    await staff(company, "manager-hr", "manager-sales")
    hr = await company.joined("hr")
    await composed(hr)
    company.server.faults.forbid("sendMessage", times=2)
    await sent(company, hr, 2)
    admin = await company.joined("admin")
    await hr.forges("broadcast_again:1")
    await admin.says("/broadcast")
    await admin.forges("broadcast_again:1")
    assert [one.state for one in await campaigns(company)][1:] == [CampaignState.DRAFT] * 2
    await hr.forges("broadcast_yes:2:2")
    answer = await admin.forges("broadcast_yes:3:2")
    assert answer.notice is not None
    assert answer.notice.text == "收件人刚才有变化，请再看一下。"
    await company.delivered()
    assert [got(company, slug) for slug in ("manager-hr", "manager-sales")] == [[NOTICE["zh"]]] * 2


async def test_it_goes_once_more_to_nobody_who_is_gone(company: Company) -> None:
    """Whoever was shut out before their turn came is told of, and no way leads to a draft for nobody."""
    await staff(company, "manager-hr", "manager-sales")
    hr = await company.joined("hr")
    await composed(hr)
    await hr.forges("broadcast_yes:1:2")
    await shut_out(company, "manager-sales")
    await company.delivered()
    await company.tick()
    assert render(await hr.settles()).splitlines() == [
        *("(edited)", "📣 已发送 · 11月23日（周一）12:00", NOTICE["zh"], "已送达 1 · 已停用 1"),
        *("[已送达 1] [已停用 1]", "[📣 全部群发]"),
    ]


@pytest.mark.usefixtures("warnings_expected")
async def test_whom_it_may_have_reached_gets_it_again_only_if_that_is_said(company: Company) -> None:
    """Uncertain ones are nobody's who was not reached; whoever confirmed was reached, whatever Telegram said."""
    await staff(company, "manager-hr")
    hr, manager = await company.joined("hr"), company.person("manager-hr")
    await composed(hr)
    await hr.forges("broadcast_read:1:1")
    await hr.forges("broadcast_yes:1:1")
    company.server.faults.lose_answer("sendMessage")
    await company.delivered()
    await company.tick()
    await hr.settles()
    await hr.taps("🔁 重发…")
    assert hr.last.text.splitlines()[2] == "⚠️ 没有符合条件的人，无法发送。"
    await hr.taps("☐ 也发给不确定的 1 人")
    assert hr.last.text.splitlines()[2] == "1 人 · 语言：中文 1"
    await manager.taps("✅ 已读")
    await hr.taps("☑ 也发给不确定的 1 人")
    await hr.forges("broadcast_unknown:2:1")
    assert hr.last.text.splitlines()[2] == "⚠️ 没有符合条件的人，无法发送。"
    assert await states(company) == {1: ["unknown"]}


async def test_the_report_comes_anew_where_its_message_is_gone(company: Company) -> None:
    """HR deleted the message in which they saw how far it is."""
    await staff(company, "manager-hr")
    hr = await company.joined("hr")
    await composed(hr)
    await hr.forges("broadcast_yes:1:1")
    company.server.chats.delete(hr.last)
    await company.delivered()
    await company.tick()
    await company.delivered()
    assert hr.last.text.splitlines()[0] == "📣 已发送 · 11月23日（周一）12:00"


async def test_the_preview_s_button_confirms_nothing(company: Company) -> None:
    """Nor does that of a broadcast that was for others."""
    await staff(company, "manager-hr")
    hr = await company.joined("hr")
    await composed(hr)
    await hr.forges("broadcast_read:1:1")
    only = "(pops up) 这是预览，收件人用这个按钮确认已读。"
    assert render(await hr.taps("✅ 已读")) == only
    for data in ("acknowledge:99", "acknowledge", "acknowledge:x"):
        assert render(await hr.forges(data)) == only


async def test_reading_is_confirmed_once(company: Company) -> None:
    """Twice is as once, and by whoever is still a member."""
    await staff(company, "manager-hr", "manager-sales")
    hr, manager = await company.joined("hr"), company.person("manager-hr")
    await composed(hr)
    await hr.forges("broadcast_read:1:1")
    await sent(company, hr, 2)
    await manager.forges("acknowledge:1")
    assert render(await manager.forges("acknowledge:1")) == "(pops up) 谢谢，已记下。"
    await shut_out(company, "manager-sales")
    assert render(await company.person("manager-sales").forges("acknowledge:1")).startswith("(pops up) 您好")
    assert "已读确认：1/2" in render(await hr.forges("broadcast_open:1"))
    assert render(await hr.forges("broadcast_nudge:1")) == "(pops up) 今天已经都提醒过了。"


async def test_those_who_have_not_confirmed_are_reminded_once_a_day(company: Company) -> None:
    """Whoever of HR asks for it, and however often."""
    await staff(company, "manager-hr")
    hr, admin = await company.joined("hr"), await company.joined("admin")
    await composed(hr)
    await hr.forges("broadcast_at:1:hr:1")
    await hr.forges("broadcast_read:1:1")
    await sent(company, hr, 1)
    await admin.says("/help")
    for person in (hr, admin, hr):
        await person.forges("broadcast_nudge:1:yes")
    await company.delivered()
    assert len(got(company, "manager-hr")) == 2
    company.clock.move_to(company.clock() + timedelta(days=1))
    await admin.forges("broadcast_nudge:1:yes")
    await company.delivered()
    assert len(got(company, "manager-hr")) == 3
    await admin.says("/audit")
    assert (await admin.taps("群发和提醒")).text.splitlines()[1:] == [
        "11月24日 12:00 Max Weber请陈静确认已读",
        "11月23日 12:00 林晓请陈静确认已读",
        "11月23日 12:00 林晓群发给 1 人",
    ]


async def test_taking_back_what_is_planned_is_in_the_audit(company: Company) -> None:
    await staff(company, "manager-hr")
    hr = await company.joined("hr")
    await composed(hr)
    await hr.forges("broadcast_when:1")
    await hr.says("2小时后")
    await hr.forges("broadcast_yes:1:1")
    await hr.taps("✏️ 改")
    await hr.says("/audit")
    assert (await hr.taps("群发和提醒")).text.splitlines()[1:] == [
        "11月23日 12:00 林晓撤回了一条定时群发",
        "11月23日 12:00 林晓定时了一条群发",
    ]


async def test_a_message_that_shows_something_else_is_no_report(company: Company) -> None:
    """What was planned and called off says so at once, and overwrites nothing when its time would have come."""
    await staff(company, "manager-hr")
    hr = await company.joined("hr")
    await planned(hr, 1)
    answer = await hr.taps("⏹ 取消发送")
    assert render(answer).splitlines()[:4] == [
        *("(edited)", "⏹ 已停止 · 11月23日（周一）14:00", NOTICE["zh"], "没有发给任何人。"),
    ]
    await hr.taps("📣 全部群发")
    shown = hr.last.text
    company.clock.move_to(company.clock() + timedelta(hours=2))
    await company.tick()
    await hr.settles()
    assert hr.last.text == shown
    assert [one.ended_at is not None for one in await campaigns(company)] == [True]


async def test_one_message_reports_on_one_broadcast(company: Company) -> None:
    """The one that was opened in it last; the other's end shows when it is opened."""
    await staff(company, "manager-hr")
    hr = await company.joined("hr")
    await planned(hr, 1, "第一条")
    await planned(hr, 2, "第二条")
    await hr.forges("broadcast_open:1")
    await hr.forges("broadcast_open:2")
    company.clock.move_to(company.clock() + timedelta(hours=2))
    await company.tick()
    await company.delivered()
    await company.tick()
    await hr.settles()
    assert hr.last.text.splitlines() == ["📣 已发送 · 11月23日（周一）14:00", "第二条", "已送达 1"]
    assert [one.report_message is None for one in await campaigns(company)] == [True, False]
    assert [one.ended_at is not None for one in await campaigns(company)] == [True, True]


async def planned(hr: Person, number: int, text: str = NOTICE["zh"]) -> None:
    """HR's broadcast of this number, confirmed for two hours later."""
    await composed(hr, text)
    await hr.forges(f"broadcast_when:{number}")
    await hr.says("2小时后")
    await hr.forges(f"broadcast_yes:{number}:1")


async def test_lists_are_paged(company: Company) -> None:
    """Eight to a page; a page that there is not is the last one."""
    await staff(company, *NINE)
    hr = await company.joined("hr")
    await composed(hr)
    await sent(company, hr, 9)
    first = await hr.taps("已送达 9")
    assert [len(first.text.splitlines()), first.buttons] == [9, (("2 ›",), ("‹ 返回",))]
    second = await hr.taps("2 ›")
    assert [len(second.text.splitlines()), second.buttons] == [2, (("‹ 1",), ("‹ 返回",))]
    assert render(await hr.forges("broadcast_list:1:sent:77")) == "(nothing)"
    assert render(await hr.forges("broadcast_list:1:nonsense:0")) == "(pops up) 这个按钮已失效。发 /help 看看能做什么。"
    assert "没有人。" in render(await hr.forges("broadcast_list:1:failed:0"))
