"""/history: what a target came to, period by period, with its picture."""

import pytest

from bot.demo.errors import bad_request
from bot.demo.messages import Photo
from tests.handlers.conversation import follow, render
from tests.talking import Company

HISTORIES = {
    "zh": """
        > 10月招聘达成率88%
        ❌ 招聘达成率 88% · 未达标
        要求 ≥ 90%，还差 2 个百分点
        10月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 招聘达成率92%
        ✅ 招聘达成率 92% · 达标
        要求 ≥ 90%，高 2 个百分点
        11月 · 上次 88%（10月） ↑
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > [📈 走势]
        (picture)
        📈 招聘达成率 · 2 期中达标 1 期
        要求 ≥ 90%
        ↑ 比10月高 4 个百分点，好转
        ✅ 11月 92%
        ❌ 10月 88%
        [✍️ 上报] [📄 详情]

        > 走势 员工流失率
        📈 员工流失率 · 待上报
        要求 < 10%
        ⚪ 11月 · 待上报
        [✍️ 上报] [📄 详情]

        > 薪酬调查报告的历史
        📈 外部市场薪酬调查报告
        要求：每年3月1日至3月31日
        还没有上报过。
        [✍️ 上报] [📄 详情]

        > /history 招聘达成率
        (picture)
        📈 招聘达成率 · 2 期中达标 1 期
        要求 ≥ 90%
        ↑ 比10月高 4 个百分点，好转
        ✅ 11月 92%
        ❌ 10月 88%
        [✍️ 上报] [📄 详情]

        > [📄 详情]
        ✅ 招聘达成率 92% · 达标
        要求 ≥ 90%，高 2 个百分点
        11月 · 上次 88%（10月） ↑
        招聘达成率为90%以上
        人力资源部经理 · 职责5：负责制定招聘计划、招聘程序，进行初步的面…
        • 11月23日 92% · 陈静
        • 10月 88% · 陈静
        最近上报：陈静，11月23日 12:00
        [✍️ 上报] [📈 走势]
        [📋 全部指标]

        > 撤回
        ↩️ 已撤回：招聘达成率 92%
        现在：❌ 招聘达成率 88% · 未达标

        > [📈 走势]
        (picture)
        📈 招聘达成率 · 1 期中达标 0 期
        要求 ≥ 90%
        ⚪ 11月 · 待上报
        ❌ 10月 88%
        [✍️ 上报] [📄 详情]
    """,
    "en": """
        > recruitment rate 88% in October
        ❌ Recruitment fulfilment rate 88% · missed
        Required ≥ 90%, 2 percentage points short
        Oct
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > recruitment rate 92%
        ✅ Recruitment fulfilment rate 92% · met
        Required ≥ 90%, 2 percentage points above
        Nov · last 88% (Oct) ↑
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > [📈 Trend]
        (picture)
        📈 Recruitment fulfilment rate · met in 1 of 2 periods
        Required ≥ 90%
        ↑ 4 percentage points more than in Oct: better
        ✅ Nov 92%
        ❌ Oct 88%
        [✍️ Report] [📄 Details]

        > trend of staff turnover
        📈 Staff turnover rate · waiting for a figure
        Required < 10%
        ⚪ Nov · waiting for a figure
        [✍️ Report] [📄 Details]

        > history of the pay survey report
        📈 External market pay survey report
        Required: 1 Mar to 31 Mar every year
        Nothing has been reported yet.
        [✍️ Report] [📄 Details]

        > /history recruitment rate
        (picture)
        📈 Recruitment fulfilment rate · met in 1 of 2 periods
        Required ≥ 90%
        ↑ 4 percentage points more than in Oct: better
        ✅ Nov 92%
        ❌ Oct 88%
        [✍️ Report] [📄 Details]

        > [📄 Details]
        ✅ Recruitment fulfilment rate 92% · met
        Required ≥ 90%, 2 percentage points above
        Nov · last 88% (Oct) ↑
        招聘达成率为90%以上
        That is: Recruitment fulfilment rate, ≥ 90%
        HR manager · duty 5: Draw up recruitment plans and procedures…
        • 23 Nov 92% · 陈静
        • Oct 88% · 陈静
        Last reported by 陈静, 23 Nov 12:00
        [✍️ Report] [📈 Trend]
        [📋 All targets]

        > undo
        ↩️ Taken back: Recruitment fulfilment rate 92%
        Now: ❌ Recruitment fulfilment rate 88% · missed

        > [📈 Trend]
        (picture)
        📈 Recruitment fulfilment rate · met in 0 of 1 period
        Required ≥ 90%
        ⚪ Nov · waiting for a figure
        ❌ Oct 88%
        [✍️ Report] [📄 Details]
    """,
}


@pytest.mark.parametrize("language", HISTORIES)
async def test_a_history_by_button_by_words_and_by_command(company: Company, language: str) -> None:
    """The newest period first, with its mark; what was undone is gone, what has no figure has no picture."""
    await follow(await company.joined("manager-hr", language=language), HISTORIES[language])


KINDS = {
    "manager-technology": """
        > 9月提出技术创新项目4项
        🟡 技术创新项目提出数 4 · 进度落后
        要求 > 5 项，还差 2 项，12月31日前
        2026年
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 11月又提出技术创新项目3项
        ✅ 技术创新项目提出数 7 · 达标
        本次累加 3 项
        要求 > 5 项，多 2 项
        2026年
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 技术创新项目提出数走势
        (picture)
        📈 技术创新项目提出数 · 7 项 · 达标
        要求 > 5 项
        年初至各月末累计：
        ✅ 11月 7 项
        🟡 10月 4 项 · 进度落后
        🟡 9月 4 项 · 进度落后
        [✍️ 上报] [📄 详情]
    """,
    "manager-finance": """
        > 10月纳税额符合行业标准
        ✅ 纳税额符合行业通用标准 · 符合
        10月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 纳税额不符合行业标准
        ❌ 纳税额符合行业通用标准 · 不符合
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 纳税额的走势
        看哪个指标的走势？
        [❌ 纳税额符合行业标准] [⚪ 财务制度完善率]
        [⚪ 会计核算准确率] [⚪ 财务信息保密率]
        [✅ 信息披露差错] [⚪ 整体预算实现率]
        [2 ›]

        > [❌ 纳税额符合行业标准]
        📈 纳税额符合行业通用标准 · 2 期中达标 1 期
        要求：是
        ❌ 11月 · 不符合
        ✅ 10月 · 符合
        [✍️ 上报] [📄 详情]

        > 月度财务分析报告今天交了
        ✅ 月度财务分析报告及下月预算方案 · 按时完成
        要求：每月25日前
        11月23日完成
        下次截止 12月25日（还有 32 天）
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 月度财务分析报告的历史
        📈 月度财务分析报告及下月预算方案 · 1 次中按时 1 次
        要求：每月25日前
        ✅ 11月25日 · 按时完成（11月23日）
        [✍️ 上报] [📄 详情]

        > 财务申报延迟的历史
        📈 财务申报延迟
        要求：全年 0 起
        还没有上报过。
        [✍️ 上报] [📄 详情]
    """,
    "manager-customer-service": """
        > complaint 8801 received on 2 Nov, answered on 4 Nov
        ✅ Complaint response time · met
        8801 · opened on 2 Nov, closed on 4 Nov
        Required: within 3 working days
        1 of 1 kept
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > complaint 8802 received on 9 Nov, answered on 16 Nov
        ❌ Complaint response time · limit missed
        8802 · opened on 9 Nov, closed on 16 Nov
        Required: within 3 working days
        1 of 2 kept
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > history of complaint response time
        (picture)
        📈 Complaint response time · 1 of 2 in time
        Required: within 3 working days
        ❌ 8802 9 Nov · 5 working days · limit missed
        ✅ 8801 2 Nov · 2 working days
        [✍️ Report] [📄 Details]
    """,
}


@pytest.mark.parametrize("slug", KINDS)
async def test_every_kind_has_its_history(company: Company, slug: str) -> None:
    """Totals as they grew, yes or no, deliveries with their days, incidents, and cases with the time they took."""
    language = "en" if slug == "manager-customer-service" else "zh"
    await follow(await company.joined(slug, language=language), KINDS[slug])


CHOICES = {
    "manager-hr": """
        > 招聘达成率92%
        ✅ 招聘达成率 92% · 达标
        要求 ≥ 90%，高 2 个百分点
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > /history
        看哪个指标的走势？
        [✅ 招聘达成率] [📅 年度人力分析报告]
        [⚪ 人事制度完善率] [➖ 新岗位说明书时限]
        [📅 职位说明审查修改] [⚪ 工作饱和度]
        [2 ›]

        > [2 ›]
        (edited)
        看哪个指标的走势？
        [⚪ 平均招聘时间] [🟡 绩效考核及收表]
        [🟡 绩效汇总报告] [⚪ 薪酬满意度]
        [⚪ 员工流失率] [📅 薪酬调查报告]
        [‹ 1] [3 ›]

        > [3 ›]
        (edited)
        看哪个指标的走势？
        [⚪ 新员工培训次数] [⚪ 新员工培训天数]
        [⚪ 职业规划实现率]
        [‹ 2]

        > [‹ 2]
        (edited)
        看哪个指标的走势？
        [⚪ 平均招聘时间] [🟡 绩效考核及收表]
        [🟡 绩效汇总报告] [⚪ 薪酬满意度]
        [⚪ 员工流失率] [📅 薪酬调查报告]
        [‹ 1] [3 ›]

        > [⚪ 员工流失率]
        📈 员工流失率 · 待上报
        要求 < 10%
        ⚪ 11月 · 待上报
        [✍️ 上报] [📄 详情]
    """,
    "director": """
        > show the trend
        Which position?
        [Sales manager] [Production manager]

        > [Production manager]
        (edited)
        The history of which target?
        [⚪ Production policies complete] [📅 Next month's production plan]
        [📅 Planning meeting] [⚪ Annual plan completion]
        [➖ Accident handling time] [⚪ Accident resolution rate]
        [2 ›]

        > {history:hr.recruitment_rate}
        (pops up) That is not among your targets.

        > {histories:hr}
        (pops up) That is not among your targets.

        > trend of safety accidents
        📈 Major safety accidents
        Required: none in the whole year
        Nothing has been reported yet.
        [📄 Details]
    """,
}


@pytest.mark.parametrize(("slug", "language"), [("manager-hr", "zh"), ("director", "en")])
async def test_where_none_is_named_six_are_offered_at_a_time(company: Company, slug: str, language: str) -> None:
    """First those with something reported; whoever sees several positions chooses one first, and no other."""
    await follow(await company.joined(slug, language=language), CHOICES[slug])


async def test_a_reply_to_a_history_means_its_target(company: Company) -> None:
    """Its picture is a message like a card."""
    manager = await company.joined("manager-hr")
    await manager.says("10月招聘达成率88%")
    await manager.says("招聘达成率走势")
    answer = await manager.replies(manager.last, "93%")
    assert answer.text.splitlines()[0] == "✅ 招聘达成率 93% · 达标"


async def test_the_picture_is_a_photo_whose_caption_says_the_same(company: Company) -> None:
    """Large enough to read, light enough for a phone."""
    manager = await company.joined("manager-hr")
    await manager.says("招聘达成率92%")
    content = (await manager.says("招聘达成率走势")).messages[0].content
    assert isinstance(content, Photo)
    assert (content.width, content.height, len(content.file.data) < 60_000) == (1080, 720, True)
    assert content.caption.text.splitlines()[-1] == "✅ 11月 92%"


async def test_without_the_picture_there_are_still_the_words(company: Company) -> None:
    """Where Telegram does not take the photo."""
    manager = await company.joined("manager-hr")
    await manager.says("招聘达成率92%")
    company.server.faults.refuse("sendPhoto", bad_request("IMAGE_PROCESS_FAILED"))
    words = "📈 招聘达成率 · 1 期中达标 1 期\n要求 ≥ 90%\n✅ 11月 92%\n[✍️ 上报] [📄 详情]"
    assert render(await manager.taps("📈 走势")) == words


async def test_whoever_may_see_the_position_sees_its_history(company: Company) -> None:
    """It belongs to the position and not to who reported; HR reports nothing there."""
    await (await company.joined("manager-hr")).says("招聘达成率92%")
    hr = await company.joined("hr")
    await hr.says("/start")
    assert render(await hr.forges("history:hr.recruitment_rate")) == (
        "(picture)\n📈 招聘达成率 · 1 期中达标 1 期\n要求 ≥ 90%\n✅ 11月 92%\n[📄 详情]"
    )
