"""A broadcast in two languages: each recipient gets the text of theirs, with the same choices for both."""

from datetime import timedelta

import pytest

from bot.demo.errors import bad_request
from bot.demo.messages import Document, Photo, Text
from bot.demo.person import Answer, Person
from bot.demo.richtext import Entity, RichText
from storage.tables import CampaignState
from tests.handlers.broadcasts import NOTICE, campaigns, composed, got, sent, staff, states, write_rich
from tests.handlers.conversation import follow, render
from tests.handlers.records import forget_handling, restarted, row_counts
from tests.talking import Company

pytestmark = pytest.mark.usefixtures("no_reminders")

FOUR = ("manager-hr", "manager-sales", "director", "manager-network")

COMPOSING = {
    "zh": """
        > [➕ 加英文版]
        (edited)
        ✏️ 请发英文版：读英文的人收到这一版，其他人收到原文。
        [‹ 返回]

        > [‹ 返回]
        (edited)
        📣 待发送
        发给：全体
        4 人 · 语言：中文 3、英文 1
        时间：立即
        [👥 收件人] [🕘 时间]
        [☐ 需确认已读]
        [✏️ 改内容] [➕ 加英文版]
        [🗑 丢弃] [📤 发给 4 人]

        > [➕ 加英文版]
        (edited)
        ✏️ 请发英文版：读英文的人收到这一版，其他人收到原文。
        [‹ 返回]

        > Dear colleagues, we meet tomorrow at three.
        各位同事，明天下午三点开会。
        ---
        Dear colleagues, we meet tomorrow at three.
        ---
        📣 待发送
        发给：全体
        4 人：中文 3、英文 1
        时间：立即
        [👥 收件人] [🕘 时间]
        [☐ 需确认已读]
        [✏️ 改中文版] [✏️ 改英文版]
        [🗑 丢弃] [📤 发给 4 人]

        > [☐ 需确认已读]
        (edited)
        各位同事，明天下午三点开会。
        [✅ 已读]
        ---
        (edited)
        Dear colleagues, we meet tomorrow at three.
        [✅ I have read it]
        ---
        (edited)
        📣 待发送
        发给：全体
        4 人：中文 3、英文 1
        时间：立即
        附“已读”确认按钮
        [👥 收件人] [🕘 时间]
        [☑ 需确认已读]
        [✏️ 改中文版] [✏️ 改英文版]
        [🗑 丢弃] [📤 发给 4 人]

        > [✏️ 改英文版]
        (edited)
        ✏️ 请发英文版：读英文的人收到这一版，其他人收到原文。
        [🗑 不要英文版] [‹ 返回]

        > Dear colleagues, we meet tomorrow at four.
        各位同事，明天下午三点开会。
        [✅ 已读]
        ---
        Dear colleagues, we meet tomorrow at four.
        [✅ I have read it]
        ---
        📣 待发送
        发给：全体
        4 人：中文 3、英文 1
        时间：立即
        附“已读”确认按钮
        [👥 收件人] [🕘 时间]
        [☑ 需确认已读]
        [✏️ 改中文版] [✏️ 改英文版]
        [🗑 丢弃] [📤 发给 4 人]

        > [✏️ 改中文版]
        ✏️ 请重新发一遍要群发的内容。

        > 各位同事，明天下午四点开会。
        各位同事，明天下午四点开会。
        [✅ 已读]
        ---
        Dear colleagues, we meet tomorrow at four.
        [✅ I have read it]
        ---
        📣 待发送
        发给：全体
        4 人：中文 3、英文 1
        时间：立即
        附“已读”确认按钮
        [👥 收件人] [🕘 时间]
        [☑ 需确认已读]
        [✏️ 改中文版] [✏️ 改英文版]
        [🗑 丢弃] [📤 发给 4 人]

        > [✏️ 改英文版]
        (edited)
        ✏️ 请发英文版：读英文的人收到这一版，其他人收到原文。
        [🗑 不要英文版] [‹ 返回]

        > [🗑 不要英文版]
        各位同事，明天下午四点开会。
        [✅ 已读]
        ---
        📣 待发送
        发给：全体
        4 人 · 语言：中文 3、英文 1
        时间：立即
        附“已读”确认按钮
        [👥 收件人] [🕘 时间]
        [☑ 需确认已读]
        [✏️ 改内容] [➕ 加英文版]
        [🗑 丢弃] [📤 发给 4 人]

        > [➕ 加英文版]
        (edited)
        ✏️ 请发英文版：读英文的人收到这一版，其他人收到原文。
        [‹ 返回]

        > Dear colleagues, we meet tomorrow at four.
        各位同事，明天下午四点开会。
        [✅ 已读]
        ---
        Dear colleagues, we meet tomorrow at four.
        [✅ I have read it]
        ---
        📣 待发送
        发给：全体
        4 人：中文 3、英文 1
        时间：立即
        附“已读”确认按钮
        [👥 收件人] [🕘 时间]
        [☑ 需确认已读]
        [✏️ 改中文版] [✏️ 改英文版]
        [🗑 丢弃] [📤 发给 4 人]

        > [📤 发给 4 人]
        (edited)
        📣 现在发给 4 人？
        全体：中文 3、英文 1
        发出后无法收回。
        [✅ 确认发送] [‹ 返回]

        > [✅ 确认发送]
        (edited)
        📤 正在发送 · 0/4
        各位同事，明天下午四点开会。
        ░░░░░░░░░░
        [⏹ 停止发送]
    """,
    "en": """
        > [➕ Chinese text]
        (edited)
        ✏️ Send the Chinese text, for those who read Chinese. Everybody else gets the other one.
        [‹ Back]

        > [‹ Back]
        (edited)
        📣 Not sent yet
        To: everyone
        4 recipients · languages: Chinese 3, English 1
        When: at once
        [👥 Recipients] [🕘 Time]
        [☐ Confirm reading]
        [✏️ Text] [➕ Chinese text]
        [🗑 Discard] [📤 Send to 4]

        > [➕ Chinese text]
        (edited)
        ✏️ Send the Chinese text, for those who read Chinese. Everybody else gets the other one.
        [‹ Back]

        > 各位同事，明天下午四点开会。
        Dear colleagues, we meet tomorrow at three.
        ---
        各位同事，明天下午四点开会。
        ---
        📣 Not sent yet
        To: everyone
        4 recipients: Chinese 3, English 1
        When: at once
        [👥 Recipients] [🕘 Time]
        [☐ Confirm reading]
        [✏️ English text] [✏️ Chinese text]
        [🗑 Discard] [📤 Send to 4]

        > [☐ Confirm reading]
        (edited)
        Dear colleagues, we meet tomorrow at three.
        [✅ I have read it]
        ---
        (edited)
        各位同事，明天下午四点开会。
        [✅ 已读]
        ---
        (edited)
        📣 Not sent yet
        To: everyone
        4 recipients: Chinese 3, English 1
        When: at once
        With a button to confirm reading
        [👥 Recipients] [🕘 Time]
        [☑ Confirm reading]
        [✏️ English text] [✏️ Chinese text]
        [🗑 Discard] [📤 Send to 4]

        > [✏️ Chinese text]
        (edited)
        ✏️ Send the Chinese text, for those who read Chinese. Everybody else gets the other one.
        [🗑 Without Chinese] [‹ Back]

        > [🗑 Without Chinese]
        Dear colleagues, we meet tomorrow at three.
        [✅ I have read it]
        ---
        📣 Not sent yet
        To: everyone
        4 recipients · languages: Chinese 3, English 1
        When: at once
        With a button to confirm reading
        [👥 Recipients] [🕘 Time]
        [☑ Confirm reading]
        [✏️ Text] [➕ Chinese text]
        [🗑 Discard] [📤 Send to 4]

        > [➕ Chinese text]
        (edited)
        ✏️ Send the Chinese text, for those who read Chinese. Everybody else gets the other one.
        [‹ Back]

        > 各位同事，明天下午四点开会。
        Dear colleagues, we meet tomorrow at three.
        [✅ I have read it]
        ---
        各位同事，明天下午四点开会。
        [✅ 已读]
        ---
        📣 Not sent yet
        To: everyone
        4 recipients: Chinese 3, English 1
        When: at once
        With a button to confirm reading
        [👥 Recipients] [🕘 Time]
        [☑ Confirm reading]
        [✏️ English text] [✏️ Chinese text]
        [🗑 Discard] [📤 Send to 4]

        > [✏️ English text]
        ✏️ Send it once more, as it is to be.

        > Dear colleagues, we meet tomorrow at four.
        Dear colleagues, we meet tomorrow at four.
        [✅ I have read it]
        ---
        各位同事，明天下午四点开会。
        [✅ 已读]
        ---
        📣 Not sent yet
        To: everyone
        4 recipients: Chinese 3, English 1
        When: at once
        With a button to confirm reading
        [👥 Recipients] [🕘 Time]
        [☑ Confirm reading]
        [✏️ English text] [✏️ Chinese text]
        [🗑 Discard] [📤 Send to 4]

        > [📤 Send to 4]
        (edited)
        📣 Send this to 4 people now?
        everyone: Chinese 3, English 1
        What is sent cannot be taken back.
        [✅ Yes, send] [‹ Back]

        > [✅ Yes, send]
        (edited)
        📤 Sending · 0/4
        Dear colleagues, we meet tomorrow at four.
        ░░░░░░░░░░
        [⏹ Stop]
    """,
}


@pytest.mark.parametrize("language", COMPOSING)
async def test_each_recipient_gets_the_text_of_their_language(company: Company, language: str) -> None:
    """Both are shown as they will arrive, and the number tells how many get which."""
    await staff(company, *FOUR)
    hr = await company.joined("hr", language=language)
    await composed(hr, NOTICE[language])
    await follow(hr, COMPOSING[language])
    await company.delivered()
    await company.tick()
    for slug in FOUR[:3]:
        last = company.person(slug).last
        assert (last.text, last.buttons) == ("各位同事，明天下午四点开会。", (("✅ 已读",),))
    last = company.person("manager-network").last
    assert (last.text, last.buttons) == ("Dear colleagues, we meet tomorrow at four.", (("✅ I have read it",),))
    await company.person("manager-network").taps("✅ I have read it")
    own = {"zh": "各位同事，明天下午四点开会。", "en": "Dear colleagues, we meet tomorrow at four."}[language]
    answer = await hr.forges("broadcast_list:1:waiting")
    assert own in answer.text
    await hr.forges("broadcast_nudge:1:yes")
    await company.delivered()
    assert company.person("manager-sales").last.text == "🔔 林晓 请您确认已读：\n各位同事，明天下午四点开会。"


async def in_two(hr: Person, zh: str = NOTICE["zh"], en: str = NOTICE["en"], *, broadcast: int = 1) -> Answer:
    """A draft in Chinese with an English text."""
    await composed(hr, zh)
    await hr.forges(f"broadcast_other:{broadcast}")
    return await hr.says(en)


async def test_the_second_text_goes_with_the_first_one_s_picture(company: Company) -> None:
    """As it is formatted; with a file of its own it goes with that."""
    await staff(company, "manager-hr", "manager-network")
    hr = await company.joined("hr")
    await hr.says("/broadcast")
    await hr.sends_photo(caption="新楼的照片")
    assert render(await hr.taps("➕ 加英文版")).splitlines()[-2:] == ["只发文字时，沿用原来的图片或文件。", "[‹ 返回]"]
    rich = RichText("Our new building", (Entity("bold", 4, 3),))
    answer = await write_rich(company, hr, Text(rich))
    assert [type(one.content) for one in answer.messages[:2]] == [Photo, Photo]
    await sent(company, hr, 2)
    chinese, english = company.person("manager-hr").last, company.person("manager-network").last
    assert [one.text for one in (chinese, english)] == ["新楼的照片", "Our new building"]
    assert [type(one.content) for one in (chinese, english)] == [Photo, Photo]
    assert english.rich.entities == rich.entities
    await hr.says("/broadcast")
    await hr.says("新制度")
    await hr.taps("➕ 加英文版")
    await hr.sends_document(b"%PDF", "rules.pdf", caption="New rules")
    await sent(company, hr, 2, broadcast=2)
    assert company.person("manager-hr").last.text == "新制度"
    assert isinstance(company.person("manager-network").last.content, Document)


async def test_a_second_text_fits_below_the_picture_or_is_refused(company: Company) -> None:
    """It still waits for a shorter one; a picture that is too small for the second text is none for the first."""
    await staff(company, "manager-hr", "manager-network")
    hr = await company.joined("hr")
    await hr.says("/broadcast")
    await hr.sends_photo(caption="照片")
    await hr.taps("➕ 加英文版")
    too_long = "说明太长了，图片或文件下面最多 1,024 字，现在有 1,025 字。\n请写短一些，或者发文件。不发了就回复：取消"
    assert render(await hr.says("x" * 1025)) == too_long
    assert (await hr.says("x" * 1024)).messages[1].text == "x" * 1024
    await hr.taps("✏️ 改中文版")
    await hr.says("文字")
    assert (await hr.says("/broadcast")).text
    await hr.forges("broadcast_text:1")
    company.server.faults.refuse("sendPhoto", bad_request("message is too strange"))
    assert render(await hr.sends_photo(caption="照片")).startswith("Telegram 不接受这条消息：Message is too strange")


async def test_the_language_is_that_of_the_day_on_which_it_is_sent(company: Company) -> None:
    """Planned for tomorrow, it reaches in English whoever has switched to English by then."""
    await staff(company, "manager-hr", "manager-network")
    hr = await company.joined("hr")
    await in_two(hr)
    await hr.forges("broadcast_when:1")
    await hr.says("2小时后")
    await hr.forges("broadcast_yes:1:2")
    await company.person("manager-hr").says("/language")
    await company.person("manager-hr").forges("language:en")
    company.clock.move_to(company.clock() + timedelta(hours=2))
    async with await restarted(company) as again:
        await again.tick()
        await again.delivered()
        await again.tick()
    assert await states(company) == {1: ["sent", "sent"]}
    assert [company.person(slug).last.text for slug in ("manager-hr", "manager-network")] == [NOTICE["en"]] * 2


async def test_sent_again_it_still_has_both_texts(company: Company) -> None:
    """The draft of the same shows both, and may lose one."""
    await staff(company, "manager-hr", "manager-network")
    hr = await company.joined("hr")
    await in_two(hr)
    company.server.faults.forbid("sendMessage", times=2)
    await sent(company, hr, 2)
    answer = await hr.forges("broadcast_again:1")
    assert [one.text for one in answer.messages[:2]] == [NOTICE["zh"], NOTICE["en"]]
    assert "2 人：中文 1、英文 1" in answer.text
    await sent(company, hr, 2, broadcast=2)
    assert [got(company, slug) for slug in ("manager-hr", "manager-network")] == [[NOTICE["zh"]], [NOTICE["en"]]]


async def test_a_second_text_in_pieces_leaves_the_first(company: Company) -> None:
    """Only what was cut is given up."""
    await staff(company, "manager-hr", "manager-network")
    hr = await company.joined("hr")
    await in_two(hr, en="x" * 4000)
    answer = await hr.says("and the rest")
    assert render(answer) == (
        "内容太长，被 Telegram 拆成了几条，发不了。草稿暂无英文版。\n请写短一些。\n[✏️ 重新写] [‹ 返回]"
    )
    [draft] = await campaigns(company)
    assert (draft.state, draft.translation) == (CampaignState.DRAFT, None)
    await hr.taps("✏️ 重新写")
    assert (await hr.says(NOTICE["en"])).messages[1].text == NOTICE["en"]


@pytest.mark.parametrize(
    ("words", "offered"),
    [("明天 9:00 all hands", "➕ 加英文版"), ("All hands at 9", "➕ 加中文版"), ("9:00", "➕ 加英文版")],
)
async def test_the_language_that_is_missing_is_offered(company: Company, words: str, offered: str) -> None:
    """Told by the script of the first text; of one without words, that of its writer counts as there."""
    await staff(company, "manager-hr", "manager-network")
    hr = await company.joined("hr")
    assert offered in render(await composed(hr, words))


async def test_a_second_text_that_is_handled_twice_is_there_once(company: Company) -> None:
    """And so is its loss."""
    await staff(company, "manager-hr", "manager-network")
    hr = await company.joined("hr")
    await in_two(hr)
    await hr.forges("broadcast_once:1")
    await in_two(hr, broadcast=2)
    before, kept = await row_counts(company), [(one.content, bool(one.translation)) for one in await campaigns(company)]
    await forget_handling(company)
    async with await restarted(company) as again:
        await again.settled()
        assert [(one.content, bool(one.translation)) for one in await campaigns(again)] == kept
        after = await row_counts(again)
    assert {table for table in before if before[table] != after[table]} <= {"prompt"}
    assert [both for _, both in kept] == [False, True]
