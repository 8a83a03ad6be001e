"""Cases: opened and closed by their labels, which one where several are open, and one tap to close."""

import pytest

from tests.handlers.conversation import follow
from tests.talking import Company

LABELS = {
    "zh": """
        > 11月18号接的8801号投诉
        ⏳ 客户投诉响应时限 · 处理中
        8801 · 11月18日发生
        要求：3 个工作日内
        ⏳ 8801 · 11月18日起处理中 · 最后一天 11月23日（今天）
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 今天接到8802号投诉
        ⏳ 客户投诉响应时限 · 处理中
        8802 · 11月23日发生
        要求：3 个工作日内
        ⏳ 8801 · 11月18日起处理中 · 最后一天 11月23日（今天）
        ⏳ 8802 · 11月23日起处理中 · 最后一天 11月26日（还有 3 个工作日）
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 8801今天处理完了
        ⏳ 客户投诉响应时限 · 处理中
        8801 · 11月18日发生，11月23日处理完
        要求：3 个工作日内
        1 件中 1 件按时
        ⏳ 8802 · 11月23日起处理中 · 最后一天 11月26日（还有 3 个工作日）
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 8803今天处理完了
        客户投诉响应时限
        8803 不在未结的里面。
        处理完的是哪一件？
        1. 8802 · 11月23日起处理中 · 最后一天 11月26日（还有 3 个工作日）
        [8802]
        [今天发生、今天处理完]
        [取消]

        > [今天发生、今天处理完]
        (edited)
        ⏳ 客户投诉响应时限 · 处理中
        8803 · 11月23日发生，11月23日处理完
        要求：3 个工作日内
        2 件中 2 件按时
        ⏳ 8802 · 11月23日起处理中 · 最后一天 11月26日（还有 3 个工作日）
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 8802处理完了吗
        没看懂，什么也没记。
        请写指标和数字，例如：客服制度完善率 80%
        [📋 全部指标] [📊 状态]

        > 8802还没处理完
        没看懂，什么也没记。
        请写指标和数字，例如：客服制度完善率 80%
        [📋 全部指标] [📊 状态]

        > 今天接到8804号投诉
        ⏳ 客户投诉响应时限 · 处理中
        8804 · 11月23日发生
        要求：3 个工作日内
        2 件中 2 件按时
        ⏳ 8802 · 11月23日起处理中 · 最后一天 11月26日（还有 3 个工作日）
        ⏳ 8804 · 11月23日起处理中 · 最后一天 11月26日（还有 3 个工作日）
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 投诉处理完了
        客户投诉响应时限
        处理完的是哪一件？
        1. 8802 · 11月23日起处理中 · 最后一天 11月26日（还有 3 个工作日）
        2. 8804 · 11月23日起处理中 · 最后一天 11月26日（还有 3 个工作日）
        [8802] [8804]
        [今天发生、今天处理完]
        [取消]

        > 8804
        ⏳ 客户投诉响应时限 · 处理中
        8804 · 11月23日发生，11月23日处理完
        要求：3 个工作日内
        3 件中 3 件按时
        ⏳ 8802 · 11月23日起处理中 · 最后一天 11月26日（还有 3 个工作日）
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 今天接到8805号投诉
        ⏳ 客户投诉响应时限 · 处理中
        8805 · 11月23日发生
        要求：3 个工作日内
        3 件中 3 件按时
        ⏳ 8802 · 11月23日起处理中 · 最后一天 11月26日（还有 3 个工作日）
        ⏳ 8805 · 11月23日起处理中 · 最后一天 11月26日（还有 3 个工作日）
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 投诉处理完了
        客户投诉响应时限
        处理完的是哪一件？
        1. 8802 · 11月23日起处理中 · 最后一天 11月26日（还有 3 个工作日）
        2. 8805 · 11月23日起处理中 · 最后一天 11月26日（还有 3 个工作日）
        [8802] [8805]
        [今天发生、今天处理完]
        [取消]

        > 第一个
        ⏳ 客户投诉响应时限 · 处理中
        8802 · 11月23日发生，11月23日处理完
        要求：3 个工作日内
        4 件中 4 件按时
        ⏳ 8805 · 11月23日起处理中 · 最后一天 11月26日（还有 3 个工作日）
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 状态
        📊 客服部经理
        ⏳ 处理中 1  ⚪ 待上报 8

        ⏳ 投诉响应时限 · 8805 · 最后一天 11月26日（还有 3 个工作日）
        ⚪ 客服制度完善率 · 待上报
        ⚪ 客户信息完整率 · 待上报
        ⚪ 客户信息准确率 · 待上报
        ⚪ 投诉处理率 · 待上报
        ⚪ 客户回访率 · 待上报
        [✅ 8805 处理完]
        [⏳ 投诉响应时限] [⚪ 客服制度完善率]
        [⚪ 客户信息完整率] [⚪ 客户信息准确率]
        [⚪ 投诉处理率] [⚪ 客户回访率]
        [还有 3 项 ›]
        [📋 全部指标] [📅 待办]

        > [✅ 8805 处理完]
        ✅ 客户投诉响应时限 · 达标
        8805 · 11月23日发生，11月23日处理完
        要求：3 个工作日内
        5 件中 5 件按时
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 8809处理完了
        客户投诉响应时限
        8809 不在未结的里面。
        是哪天发生的？例如：11月18号接的
        [今天发生、今天处理完]
        [取消]

        > 8810
        客户投诉响应时限
        8810 不在未结的里面。
        是哪天发生的？例如：11月18号接的
        [今天发生、今天处理完]
        [取消]

        > 11月19号接的
        ✅ 客户投诉响应时限 · 达标
        8810 · 11月19日发生，11月23日处理完
        要求：3 个工作日内
        6 件中 6 件按时
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]
    """,
    "en": """
        > {report:customer_service.complaint_response_time}
        Complaint response time
        When did it begin, and when was it answered? For example: opened 18 Nov, closed today
        [Began today] [✅ Answered today]
        [Cancel]

        > [Began today]
        (edited)
        ⏳ Complaint response time · running
        opened on 23 Nov
        Required: within 3 working days
        ⏳ open since 23 Nov · last day 26 Nov, in 3 working days
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > {report:customer_service.complaint_response_time}
        Complaint response time
        When did it begin, and when was it answered? For example: opened 18 Nov, closed today
        [Began today] [✅ Answered today]
        [Cancel]

        > [Began today]
        (edited)
        ⏳ Complaint response time · running
        opened on 23 Nov
        Required: within 3 working days
        ⏳ open since 23 Nov · last day 26 Nov, in 3 working days
        ⏳ open since 23 Nov · last day 26 Nov, in 3 working days
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > complaint closed today
        Complaint response time
        Which one is done?
        1. open since 23 Nov · last day 26 Nov, in 3 working days
        2. open since 23 Nov · last day 26 Nov, in 3 working days
        [23 Nov] [23 Nov]
        [Began and done today]
        [Cancel]

        > 1
        ⏳ Complaint response time · running
        opened on 23 Nov, closed on 23 Nov
        Required: within 3 working days
        1 of 1 kept
        ⏳ open since 23 Nov · last day 26 Nov, in 3 working days
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > status
        📊 Customer service manager
        ⏳ 1 running  ⚪ 8 to report

        ⏳ Complaint response time · last day 26 Nov, in 3 working days
        ⚪ Service policies complete · waiting for a figure
        ⚪ Customer data completeness · waiting for a figure
        ⚪ Customer data accuracy · waiting for a figure
        ⚪ Complaint resolution rate · waiting for a figure
        ⚪ Customer follow-up rate · waiting for a figure
        [✅ The one of 23 Nov done]
        [⏳ Complaint response time] [⚪ Service policies complete]
        [⚪ Customer data completeness] [⚪ Customer data accuracy]
        [⚪ Complaint resolution rate] [⚪ Customer follow-up rate]
        [3 more ›]
        [📋 All targets] [📅 Due]

        > [✅ The one of 23 Nov done]
        ✅ Complaint response time · met
        opened on 23 Nov, closed on 23 Nov
        Required: within 3 working days
        2 of 2 kept
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > ticket #442 closed today
        I did not get that, so nothing is kept.
        Write a target and its figure, for example: Service policies complete 80%
        [📋 All targets] [📊 Status]

        > complaint 9000 closed today
        Complaint response time
        9000 is not among the open ones.
        When did it begin? For example: opened 18 Nov
        [Began and done today]
        [Cancel]

        > yesterday
        ✅ Complaint response time · met
        9000 · opened on 22 Nov, closed on 23 Nov
        Required: within 3 working days
        3 of 3 kept
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > complaint 9001 closed today
        Complaint response time
        9001 is not among the open ones.
        When did it begin? For example: opened 18 Nov
        [Began and done today]
        [Cancel]

        > [Cancel]
        (edited)
        All right, nothing is kept.
    """,
}


@pytest.mark.parametrize("language", LABELS)
async def test_the_right_case_is_closed(company: Company, language: str) -> None:
    """By its label; asked where several may be meant or none is of that name; by a tap where it stands."""
    manager = await company.joined("manager-customer-service", language=language)
    await manager.says("/start")
    await follow(manager, LABELS[language])


NUMBERED = """
    > complaint 8801 came in on 18 Nov
    ⏳ Complaint response time · running
    8801 · opened on 18 Nov
    Required: within 3 working days
    ⏳ 8801 · open since 18 Nov · last day 23 Nov, today
    [✏️ Change] [↩️ Undo]
    [📄 Details] [📈 Trend]

    > 8801 answered yesterday
    ✅ Complaint response time · met
    8801 · opened on 18 Nov, closed on 22 Nov
    Required: within 3 working days
    1 of 1 kept
    [✏️ Change] [↩️ Undo]
    [📄 Details] [📈 Trend]
"""


async def test_a_numbered_case_is_opened_in_english(company: Company) -> None:
    """Its number follows its noun, or begins the message that says what became of it."""
    manager = await company.joined("manager-customer-service", language="en")
    await manager.says("/start")
    await follow(manager, NUMBERED)
