"""Photos and documents: kept with what their caption reports, or for the target they reply to."""

import pytest

from bot.demo.errors import bad_request
from tests.handlers.conversation import follow, render
from tests.handlers.records import standing_figures
from tests.talking import Company

CARD = {
    "zh": ("招聘达成率怎么样", "📎 凭证（1）", "📎 招聘达成率"),
    "en": ("how is the recruitment rate", "📎 Evidence (1)", "📎 Recruitment fulfilment rate"),
}


@pytest.mark.parametrize("language", CARD)
async def test_a_photo_with_a_caption_is_a_report_with_its_evidence(company: Company, language: str) -> None:
    """The figure is kept as any, and its card offers the photo."""
    question, button, caption = CARD[language]
    manager = await company.joined("manager-hr", language=language)
    words = {"zh": "招聘达成率92%", "en": "recruitment rate 92%"}[language]
    answer = await manager.sends_photo(caption=words)
    assert answer.text.startswith("✅")
    assert await standing_figures(company) == [("hr.recruitment_rate", "92")]
    card = await manager.says(question)
    assert button in [label for row in card.buttons for label in row]
    assert (await manager.taps(button)).text == caption


async def test_a_document_in_reply_to_a_card_is_that_target_s(company: Company) -> None:
    manager = await company.joined("manager-hr")
    await manager.says("招聘达成率怎么样")
    answer = await manager.sends_document(b"%PDF", "名单.pdf", reply_to=manager.last)
    assert render(answer) == "📎 已存为“招聘达成率”的凭证。\n[📄 详情]"
    assert await standing_figures(company) == []
    card = await manager.taps("📄 详情")
    assert [label for row in card.buttons for label in row] == ["✍️ 上报", "📈 走势", "📎 凭证（1）", "📋 全部指标"]


async def test_evidence_of_an_undone_figure_is_no_longer_offered(company: Company) -> None:
    manager = await company.joined("manager-hr")
    await manager.sends_photo(caption="招聘达成率92%")
    await manager.says("撤回")
    card = await manager.says("招聘达成率怎么样")
    assert [label for row in card.buttons for label in row] == ["✍️ 上报", "📈 走势", "📋 全部指标"]


async def test_a_photo_whose_figure_is_asked_about_belongs_to_the_answer(company: Company) -> None:
    """The question comes back to the same message, and so does its file."""
    manager = await company.joined("manager-hr")
    await manager.sends_photo(caption="招聘达成率920%")
    await manager.taps("92%")
    assert await standing_figures(company) == [("hr.recruitment_rate", "92")]
    card = await manager.says("招聘达成率怎么样")
    assert "📎 凭证（1）" in [label for row in card.buttons for label in row]


async def test_evidence_of_another_position_is_not_shown(company: Company) -> None:
    """A forged button names a target that is not one's own."""
    manager = await company.joined("manager-hr")
    await manager.sends_photo(caption="招聘达成率92%")
    other = await company.joined("manager-sales")
    await follow(other, "> 你好\n您好！有数字直接写给我，例如：销售任务完成率 90%\n[📋 全部指标] [📊 状态]")
    assert render(await other.forges("evidence:hr.recruitment_rate")) == "(pops up) 这不是您的指标。"


async def test_a_file_that_telegram_has_lost_is_told(company: Company) -> None:
    manager = await company.joined("manager-hr")
    await manager.sends_photo(caption="招聘达成率92%")
    await manager.says("招聘达成率怎么样")
    company.server.faults.refuse("sendPhoto", bad_request("wrong file identifier/HTTP URL specified"))
    assert (await manager.taps("📎 凭证（1）")).text == "Telegram 上已经没有这个文件了：图片"
