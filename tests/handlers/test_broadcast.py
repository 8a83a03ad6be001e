"""/broadcast: what HR writes, whom it is for, when it goes out, and what may not be sent."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from sqlmodel import Session

from bot.demo.errors import bad_request
from bot.demo.messages import Document, Photo, Text
from bot.demo.person import PIXEL, Answer, Person
from bot.demo.richtext import Entity, RichText
from bot.demo.wire import JsonObject
from storage.tables import Campaign, CampaignState
from tests.handlers.broadcasts import NOTICE, campaigns, composed, got, sent, staff, states, write_rich
from tests.handlers.conversation import follow, render
from tests.handlers.records import demoted, forget_handling, restarted, row_counts, shut_out
from tests.talking import Company

pytestmark = pytest.mark.usefixtures("no_reminders")


FOUR = ("manager-hr", "manager-sales", "director", "manager-network")

COMPOSING = {
    "zh": """
        > /broadcast
        📣 群发消息
        请写要群发的内容，或者发图片、文件。格式会原样保留。
        先预览，确认后才发送。

        > 各位同事，明天下午三点开会。
        各位同事，明天下午三点开会。
        ---
        📣 待发送
        发给：全体
        4 人 · 语言：中文 3、英文 1
        时间：立即
        [👥 收件人] [🕘 时间]
        [☐ 需确认已读]
        [✏️ 改内容] [➕ 加英文版]
        [🗑 丢弃] [📤 发给 4 人]

        > [☐ 需确认已读]
        (edited)
        各位同事，明天下午三点开会。
        [✅ 已读]
        ---
        (edited)
        📣 待发送
        发给：全体
        4 人 · 语言：中文 3、英文 1
        时间：立即
        附“已读”确认按钮
        [👥 收件人] [🕘 时间]
        [☑ 需确认已读]
        [✏️ 改内容] [➕ 加英文版]
        [🗑 丢弃] [📤 发给 4 人]

        > [👥 收件人]
        (edited)
        👥 发给谁？
        [全部人员] [按岗位…]
        [已逾期的人] [本月还有未报的人]
        [未上报某项…] [指定人员…]
        [‹ 返回]

        > [按岗位…]
        (edited)
        👥 哪些岗位？
        已选 0 个
        发给负责上报的人。
        [☐ 人力资源] [☐ 财务]
        [☐ 行政] [☐ 销售]
        [☐ 生产] [☐ 技术]
        [☐ 采购] [☐ 公关]
        [☐ 客服] [☐ 网络]
        [‹ 返回] [全选]

        > [☐ 销售]
        (edited)
        👥 哪些岗位？
        已选 1 个
        发给负责上报的人。
        [☐ 人力资源] [☐ 财务]
        [☐ 行政] [☑ 销售]
        [☐ 生产] [☐ 技术]
        [☐ 采购] [☐ 公关]
        [☐ 客服] [☐ 网络]
        [‹ 返回] [全选] [✅ 选好了]

        > [全选]
        (edited)
        👥 哪些岗位？
        已选 10 个
        发给负责上报的人。
        [☑ 人力资源] [☑ 财务]
        [☑ 行政] [☑ 销售]
        [☑ 生产] [☑ 技术]
        [☑ 采购] [☑ 公关]
        [☑ 客服] [☑ 网络]
        [‹ 返回] [清空] [✅ 选好了]

        > [☑ 人力资源]
        (edited)
        👥 哪些岗位？
        已选 9 个
        发给负责上报的人。
        [☐ 人力资源] [☑ 财务]
        [☑ 行政] [☑ 销售]
        [☑ 生产] [☑ 技术]
        [☑ 采购] [☑ 公关]
        [☑ 客服] [☑ 网络]
        [‹ 返回] [全选] [✅ 选好了]

        > [✅ 选好了]
        (edited)
        📣 待发送
        发给：9 个岗位
        2 人 · 语言：中文 1、英文 1
        时间：立即
        附“已读”确认按钮
        [👥 收件人] [🕘 时间]
        [☑ 需确认已读]
        [✏️ 改内容] [➕ 加英文版]
        [🗑 丢弃] [📤 发给 2 人]

        > [👥 收件人]
        (edited)
        👥 发给谁？
        [全部人员] [按岗位…]
        [已逾期的人] [本月还有未报的人]
        [未上报某项…] [指定人员…]
        [‹ 返回]

        > [指定人员…]
        (edited)
        👥 哪些人？
        已选 0 个
        也可以直接写姓名，多个用逗号隔开。
        [☐ 陈静] [☐ 赵敏]
        [☐ Grace Lin] [☐ 高远]
        [☐ 林晓]
        [‹ 返回]

        > 赵敏，grace
        👥 哪些人？
        已选 2 个
        也可以直接写姓名，多个用逗号隔开。
        [☐ 陈静] [☑ 赵敏]
        [☑ Grace Lin] [☐ 高远]
        [☐ 林晓]
        [‹ 返回] [✅ 选好了]

        > [☑ 赵敏]
        (edited)
        👥 哪些人？
        已选 1 个
        也可以直接写姓名，多个用逗号隔开。
        [☐ 陈静] [☐ 赵敏]
        [☑ Grace Lin] [☐ 高远]
        [☐ 林晓]
        [‹ 返回] [✅ 选好了]

        > 某某
        这里没有叫 某某 的人。

        > a，陈静
        👥 哪些人？
        已选 2 个
        也可以直接写姓名，多个用逗号隔开。
        [☑ 陈静] [☐ 赵敏]
        [☑ Grace Lin] [☐ 高远]
        [☐ 林晓]
        [‹ 返回] [✅ 选好了]

        > [✅ 选好了]
        (edited)
        📣 待发送
        发给：Grace Lin和陈静
        2 人 · 语言：中文 1、英文 1
        时间：立即
        附“已读”确认按钮
        [👥 收件人] [🕘 时间]
        [☑ 需确认已读]
        [✏️ 改内容] [➕ 加英文版]
        [🗑 丢弃] [📤 发给 2 人]

        > [👥 收件人]
        (edited)
        👥 发给谁？
        [全部人员] [按岗位…]
        [已逾期的人] [本月还有未报的人]
        [未上报某项…] [指定人员…]
        [‹ 返回]

        > [未上报某项…]
        (edited)
        👥 谁没报哪一项？
        哪个岗位的？
        [人力资源] [财务]
        [行政] [销售]
        [生产] [技术]
        [采购] [公关]
        [客服] [网络]
        [‹ 返回]

        > [人力资源]
        (edited)
        👥 人力资源部经理：哪个指标没报？
        [年度人力分析报告] [人事制度完善率]
        [新岗位说明书时限] [职位说明审查修改]
        [工作饱和度] [平均招聘时间]
        [招聘达成率] [绩效考核及收表]
        [2 ›]
        [‹ 返回]

        > [2 ›]
        (edited)
        👥 人力资源部经理：哪个指标没报？
        [绩效汇总报告] [薪酬满意度]
        [员工流失率] [薪酬调查报告]
        [新员工培训次数] [新员工培训天数]
        [职业规划实现率]
        [‹ 1]
        [‹ 返回]

        > [‹ 1]
        (edited)
        👥 人力资源部经理：哪个指标没报？
        [年度人力分析报告] [人事制度完善率]
        [新岗位说明书时限] [职位说明审查修改]
        [工作饱和度] [平均招聘时间]
        [招聘达成率] [绩效考核及收表]
        [2 ›]
        [‹ 返回]

        > [招聘达成率]
        (edited)
        📣 待发送
        发给：未上报“招聘达成率”的人
        1 人 · 语言：中文 1
        时间：立即
        附“已读”确认按钮
        [👥 收件人] [🕘 时间]
        [☑ 需确认已读]
        [✏️ 改内容] [➕ 加英文版]
        [🗑 丢弃] [📤 发给 1 人]

        > [👥 收件人]
        (edited)
        👥 发给谁？
        [全部人员] [按岗位…]
        [已逾期的人] [本月还有未报的人]
        [未上报某项…] [指定人员…]
        [‹ 返回]

        > [本月还有未报的人]
        (edited)
        📣 待发送
        发给：本月还有未报的人
        3 人 · 语言：中文 2、英文 1
        时间：立即
        附“已读”确认按钮
        [👥 收件人] [🕘 时间]
        [☑ 需确认已读]
        [✏️ 改内容] [➕ 加英文版]
        [🗑 丢弃] [📤 发给 3 人]

        > [👥 收件人]
        (edited)
        👥 发给谁？
        [全部人员] [按岗位…]
        [已逾期的人] [本月还有未报的人]
        [未上报某项…] [指定人员…]
        [‹ 返回]

        > [已逾期的人]
        (edited)
        📣 待发送
        发给：已逾期的人
        ⚠️ 没有符合条件的人，无法发送。
        时间：立即
        附“已读”确认按钮
        [👥 收件人] [🕘 时间]
        [☑ 需确认已读]
        [✏️ 改内容] [➕ 加英文版]
        [🗑 丢弃]

        > [👥 收件人]
        (edited)
        👥 发给谁？
        [全部人员] [按岗位…]
        [已逾期的人] [本月还有未报的人]
        [未上报某项…] [指定人员…]
        [‹ 返回]

        > [全部人员]
        (edited)
        📣 待发送
        发给：全体
        4 人 · 语言：中文 3、英文 1
        时间：立即
        附“已读”确认按钮
        [👥 收件人] [🕘 时间]
        [☑ 需确认已读]
        [✏️ 改内容] [➕ 加英文版]
        [🗑 丢弃] [📤 发给 4 人]
    """,
    "en": """
        > /broadcast
        📣 Write to many
        Write what is to be sent, or send a photo or a file. It goes out just as you format it.
        Nothing is sent before you have seen it and confirmed.

        > Dear colleagues, we meet tomorrow at three.
        Dear colleagues, we meet tomorrow at three.
        ---
        📣 Not sent yet
        To: everyone
        4 recipients · languages: Chinese 3, English 1
        When: at once
        [👥 Recipients] [🕘 Time]
        [☐ Confirm reading]
        [✏️ Text] [➕ Chinese text]
        [🗑 Discard] [📤 Send to 4]

        > [☐ Confirm reading]
        (edited)
        Dear colleagues, we meet tomorrow at three.
        [✅ I have read it]
        ---
        (edited)
        📣 Not sent yet
        To: everyone
        4 recipients · languages: Chinese 3, English 1
        When: at once
        With a button to confirm reading
        [👥 Recipients] [🕘 Time]
        [☑ Confirm reading]
        [✏️ Text] [➕ Chinese text]
        [🗑 Discard] [📤 Send to 4]

        > [👥 Recipients]
        (edited)
        👥 Who gets it?
        [Everyone] [Positions…]
        [Overdue] [Owing this month]
        [Not reported…] [By name…]
        [‹ Back]

        > [Positions…]
        (edited)
        👥 Which positions?
        0 chosen
        Whoever reports for them.
        [☐ HR] [☐ Finance]
        [☐ Administration] [☐ Sales]
        [☐ Production] [☐ Technology]
        [☐ Procurement] [☐ Public relations]
        [☐ Customer service] [☐ Network]
        [‹ Back] [All]

        > [☐ Sales]
        (edited)
        👥 Which positions?
        1 chosen
        Whoever reports for them.
        [☐ HR] [☐ Finance]
        [☐ Administration] [☑ Sales]
        [☐ Production] [☐ Technology]
        [☐ Procurement] [☐ Public relations]
        [☐ Customer service] [☐ Network]
        [‹ Back] [All] [✅ Chosen]

        > [All]
        (edited)
        👥 Which positions?
        10 chosen
        Whoever reports for them.
        [☑ HR] [☑ Finance]
        [☑ Administration] [☑ Sales]
        [☑ Production] [☑ Technology]
        [☑ Procurement] [☑ Public relations]
        [☑ Customer service] [☑ Network]
        [‹ Back] [Clear] [✅ Chosen]

        > [☑ HR]
        (edited)
        👥 Which positions?
        9 chosen
        Whoever reports for them.
        [☐ HR] [☑ Finance]
        [☑ Administration] [☑ Sales]
        [☑ Production] [☑ Technology]
        [☑ Procurement] [☑ Public relations]
        [☑ Customer service] [☑ Network]
        [‹ Back] [All] [✅ Chosen]

        > [✅ Chosen]
        (edited)
        📣 Not sent yet
        To: 9 positions
        2 recipients · languages: Chinese 1, English 1
        When: at once
        With a button to confirm reading
        [👥 Recipients] [🕘 Time]
        [☑ Confirm reading]
        [✏️ Text] [➕ Chinese text]
        [🗑 Discard] [📤 Send to 2]

        > [👥 Recipients]
        (edited)
        👥 Who gets it?
        [Everyone] [Positions…]
        [Overdue] [Owing this month]
        [Not reported…] [By name…]
        [‹ Back]

        > [By name…]
        (edited)
        👥 Who?
        0 chosen
        Or write names, several with commas between.
        [☐ 陈静] [☐ 赵敏]
        [☐ Grace Lin] [☐ 高远]
        [☐ 林晓]
        [‹ Back]

        > 赵敏, grace
        👥 Who?
        2 chosen
        Or write names, several with commas between.
        [☐ 陈静] [☑ 赵敏]
        [☑ Grace Lin] [☐ 高远]
        [☐ 林晓]
        [‹ Back] [✅ Chosen]

        > [☑ 赵敏]
        (edited)
        👥 Who?
        1 chosen
        Or write names, several with commas between.
        [☐ 陈静] [☐ 赵敏]
        [☑ Grace Lin] [☐ 高远]
        [☐ 林晓]
        [‹ Back] [✅ Chosen]

        > Nobody
        Nobody here is called Nobody.

        > a, 陈静
        👥 Who?
        2 chosen
        Or write names, several with commas between.
        [☑ 陈静] [☐ 赵敏]
        [☑ Grace Lin] [☐ 高远]
        [☐ 林晓]
        [‹ Back] [✅ Chosen]

        > [✅ Chosen]
        (edited)
        📣 Not sent yet
        To: Grace Lin and 陈静
        2 recipients · languages: Chinese 1, English 1
        When: at once
        With a button to confirm reading
        [👥 Recipients] [🕘 Time]
        [☑ Confirm reading]
        [✏️ Text] [➕ Chinese text]
        [🗑 Discard] [📤 Send to 2]

        > [👥 Recipients]
        (edited)
        👥 Who gets it?
        [Everyone] [Positions…]
        [Overdue] [Owing this month]
        [Not reported…] [By name…]
        [‹ Back]

        > [Not reported…]
        (edited)
        👥 Who has not reported what?
        Of which position?
        [HR] [Finance]
        [Administration] [Sales]
        [Production] [Technology]
        [Procurement] [Public relations]
        [Customer service] [Network]
        [‹ Back]

        > [HR]
        (edited)
        👥 HR manager: which target has not been reported?
        [Annual HR analysis report] [HR policies complete]
        [New-post JD turnaround] [Yearly JD review]
        [Work saturation] [Average time to hire]
        [Recruitment fulfilment] [Appraisal round]
        [2 ›]
        [‹ Back]

        > [2 ›]
        (edited)
        👥 HR manager: which target has not been reported?
        [Performance summary report] [Pay satisfaction]
        [Staff turnover] [Market pay survey report]
        [Induction sessions] [Days per induction]
        [Career plan realisation]
        [‹ 1]
        [‹ Back]

        > [‹ 1]
        (edited)
        👥 HR manager: which target has not been reported?
        [Annual HR analysis report] [HR policies complete]
        [New-post JD turnaround] [Yearly JD review]
        [Work saturation] [Average time to hire]
        [Recruitment fulfilment] [Appraisal round]
        [2 ›]
        [‹ Back]

        > [Recruitment fulfilment]
        (edited)
        📣 Not sent yet
        To: whoever has not reported Recruitment fulfilment rate
        1 recipient · languages: Chinese 1
        When: at once
        With a button to confirm reading
        [👥 Recipients] [🕘 Time]
        [☑ Confirm reading]
        [✏️ Text] [➕ Chinese text]
        [🗑 Discard] [📤 Send to 1]

        > [👥 Recipients]
        (edited)
        👥 Who gets it?
        [Everyone] [Positions…]
        [Overdue] [Owing this month]
        [Not reported…] [By name…]
        [‹ Back]

        > [Owing this month]
        (edited)
        📣 Not sent yet
        To: whoever still owes something this month
        3 recipients · languages: Chinese 2, English 1
        When: at once
        With a button to confirm reading
        [👥 Recipients] [🕘 Time]
        [☑ Confirm reading]
        [✏️ Text] [➕ Chinese text]
        [🗑 Discard] [📤 Send to 3]

        > [👥 Recipients]
        (edited)
        👥 Who gets it?
        [Everyone] [Positions…]
        [Overdue] [Owing this month]
        [Not reported…] [By name…]
        [‹ Back]

        > [Overdue]
        (edited)
        📣 Not sent yet
        To: whoever is overdue
        ⚠️ Nobody fits, so there is nobody to send it to.
        When: at once
        With a button to confirm reading
        [👥 Recipients] [🕘 Time]
        [☑ Confirm reading]
        [✏️ Text] [➕ Chinese text]
        [🗑 Discard]

        > [👥 Recipients]
        (edited)
        👥 Who gets it?
        [Everyone] [Positions…]
        [Overdue] [Owing this month]
        [Not reported…] [By name…]
        [‹ Back]

        > [Everyone]
        (edited)
        📣 Not sent yet
        To: everyone
        4 recipients · languages: Chinese 3, English 1
        When: at once
        With a button to confirm reading
        [👥 Recipients] [🕘 Time]
        [☑ Confirm reading]
        [✏️ Text] [➕ Chinese text]
        [🗑 Discard] [📤 Send to 4]
    """,
}


@pytest.mark.parametrize("language", COMPOSING)
async def test_a_broadcast_is_composed_by_words_and_buttons(company: Company, language: str) -> None:
    """What is written is shown as it will arrive; below it stands whom it reaches, in which languages, and when."""
    await staff(company, *FOUR)
    await follow(await company.joined("hr", language=language), COMPOSING[language])
    assert await states(company) == {}


PLANNING = {
    "zh": """
        > /broadcast
        📣 群发消息
        请写要群发的内容，或者发图片、文件。格式会原样保留。
        先预览，确认后才发送。

        > 各位同事，明天下午三点开会。
        各位同事，明天下午三点开会。
        ---
        📣 待发送
        发给：全体
        4 人 · 语言：中文 3、英文 1
        时间：立即
        [👥 收件人] [🕘 时间]
        [☐ 需确认已读]
        [✏️ 改内容] [➕ 加英文版]
        [🗑 丢弃] [📤 发给 4 人]

        > [🕘 时间]
        (edited)
        🕘 什么时候发？
        请写日期和时间，例如：明天 9:00、周五下午5点、2小时后
        您的时区：Asia/Shanghai
        [立即] [‹ 返回]

        > 昨天9点
        没看懂。请写日期和时间，例如：明天 9:00、周五下午5点、2小时后

        > 明天
        几点？请写日期和时间，例如：明天 9:00

        > 今天上午9点
        11月23日（周一）09:00 已经过了，请写以后的时间。

        > 2028年1月1日9:00
        超过一年了，请写一个早一些的时间。

        > 周五下午5点
        📣 待发送
        发给：全体
        4 人 · 语言：中文 3、英文 1
        时间：11月27日（周五）17:00
        [👥 收件人] [🕘 时间]
        [☐ 需确认已读]
        [✏️ 改内容] [➕ 加英文版]
        [🗑 丢弃] [📤 发给 4 人]

        > [📤 发给 4 人]
        (edited)
        📣 11月27日（周五）17:00 发给 4 人？
        全体 · 语言：中文 3、英文 1
        到时间会重新确定收件人。
        [✅ 确认定时发送] [‹ 返回]

        > [‹ 返回]
        (edited)
        📣 待发送
        发给：全体
        4 人 · 语言：中文 3、英文 1
        时间：11月27日（周五）17:00
        [👥 收件人] [🕘 时间]
        [☐ 需确认已读]
        [✏️ 改内容] [➕ 加英文版]
        [🗑 丢弃] [📤 发给 4 人]

        > [🕘 时间]
        (edited)
        🕘 什么时候发？
        请写日期和时间，例如：明天 9:00、周五下午5点、2小时后
        您的时区：Asia/Shanghai
        [立即] [‹ 返回]

        > [立即]
        (edited)
        📣 待发送
        发给：全体
        4 人 · 语言：中文 3、英文 1
        时间：立即
        [👥 收件人] [🕘 时间]
        [☐ 需确认已读]
        [✏️ 改内容] [➕ 加英文版]
        [🗑 丢弃] [📤 发给 4 人]

        > [🕘 时间]
        (edited)
        🕘 什么时候发？
        请写日期和时间，例如：明天 9:00、周五下午5点、2小时后
        您的时区：Asia/Shanghai
        [立即] [‹ 返回]

        > 周五下午5点
        📣 待发送
        发给：全体
        4 人 · 语言：中文 3、英文 1
        时间：11月27日（周五）17:00
        [👥 收件人] [🕘 时间]
        [☐ 需确认已读]
        [✏️ 改内容] [➕ 加英文版]
        [🗑 丢弃] [📤 发给 4 人]

        > [📤 发给 4 人]
        (edited)
        📣 11月27日（周五）17:00 发给 4 人？
        全体 · 语言：中文 3、英文 1
        到时间会重新确定收件人。
        [✅ 确认定时发送] [‹ 返回]

        > [✅ 确认定时发送]
        (edited)
        🕘 定时发送：11月27日（周五）17:00
        各位同事，明天下午三点开会。
        按现在的情况 4 人
        [⏹ 取消发送] [✏️ 改]
        [📣 全部群发]

        > [📣 全部群发]
        (edited)
        📣 群发消息
        请写要群发的内容，或者发图片、文件。格式会原样保留。
        先预览，确认后才发送。
        [🕘 11月27日 · 各位同事，明天下午三点开会。]

        > [🕘 11月27日 · 各位同事，明天下午三点开会。]
        (edited)
        🕘 定时发送：11月27日（周五）17:00
        各位同事，明天下午三点开会。
        按现在的情况 4 人
        [⏹ 取消发送] [✏️ 改]
        [📣 全部群发]

        > [✏️ 改]
        各位同事，明天下午三点开会。
        ---
        📣 待发送
        发给：全体
        4 人 · 语言：中文 3、英文 1
        时间：11月27日（周五）17:00
        [👥 收件人] [🕘 时间]
        [☐ 需确认已读]
        [✏️ 改内容] [➕ 加英文版]
        [🗑 丢弃] [📤 发给 4 人]

        > [✏️ 改内容]
        ✏️ 请重新发一遍要群发的内容。

        > 改到后天下午三点。
        改到后天下午三点。
        ---
        📣 待发送
        发给：全体
        4 人 · 语言：中文 3、英文 1
        时间：11月27日（周五）17:00
        [👥 收件人] [🕘 时间]
        [☐ 需确认已读]
        [✏️ 改内容] [➕ 加英文版]
        [🗑 丢弃] [📤 发给 4 人]

        > [🗑 丢弃]
        (edited)
        🗑 已丢弃，没有发送。
        [📣 全部群发]

        > [📣 全部群发]
        (edited)
        📣 群发消息
        请写要群发的内容，或者发图片、文件。格式会原样保留。
        先预览，确认后才发送。
    """,
    "en": """
        > /broadcast
        📣 Write to many
        Write what is to be sent, or send a photo or a file. It goes out just as you format it.
        Nothing is sent before you have seen it and confirmed.

        > Dear colleagues, we meet tomorrow at three.
        Dear colleagues, we meet tomorrow at three.
        ---
        📣 Not sent yet
        To: everyone
        4 recipients · languages: Chinese 3, English 1
        When: at once
        [👥 Recipients] [🕘 Time]
        [☐ Confirm reading]
        [✏️ Text] [➕ Chinese text]
        [🗑 Discard] [📤 Send to 4]

        > [🕘 Time]
        (edited)
        🕘 When?
        Write a day and a time, for example: tomorrow 9:00, Friday 5 pm, in 2 hours
        Your time zone: Asia/Shanghai
        [At once] [‹ Back]

        > yesterday 9:00
        I could not read that. Write a day and a time, for example: tomorrow 9:00, Friday 5 pm, in 2 hours

        > tomorrow
        At what time? Write the day and the time, for example: tomorrow 9:00

        > today 9 am
        23 Nov (Mon) 09:00 is over. Write a time that is ahead.

        > 1 Jan 2028 9:00
        That is more than a year ahead. Write an earlier time.

        > Friday 5 pm
        📣 Not sent yet
        To: everyone
        4 recipients · languages: Chinese 3, English 1
        When: 27 Nov (Fri) 17:00
        [👥 Recipients] [🕘 Time]
        [☐ Confirm reading]
        [✏️ Text] [➕ Chinese text]
        [🗑 Discard] [📤 Send to 4]

        > [📤 Send to 4]
        (edited)
        📣 Send this to 4 people, 27 Nov (Fri) 17:00?
        everyone · languages: Chinese 3, English 1
        Whom it is for is looked up again at that time.
        [✅ Yes, plan it] [‹ Back]

        > [‹ Back]
        (edited)
        📣 Not sent yet
        To: everyone
        4 recipients · languages: Chinese 3, English 1
        When: 27 Nov (Fri) 17:00
        [👥 Recipients] [🕘 Time]
        [☐ Confirm reading]
        [✏️ Text] [➕ Chinese text]
        [🗑 Discard] [📤 Send to 4]

        > [🕘 Time]
        (edited)
        🕘 When?
        Write a day and a time, for example: tomorrow 9:00, Friday 5 pm, in 2 hours
        Your time zone: Asia/Shanghai
        [At once] [‹ Back]

        > [At once]
        (edited)
        📣 Not sent yet
        To: everyone
        4 recipients · languages: Chinese 3, English 1
        When: at once
        [👥 Recipients] [🕘 Time]
        [☐ Confirm reading]
        [✏️ Text] [➕ Chinese text]
        [🗑 Discard] [📤 Send to 4]

        > [🕘 Time]
        (edited)
        🕘 When?
        Write a day and a time, for example: tomorrow 9:00, Friday 5 pm, in 2 hours
        Your time zone: Asia/Shanghai
        [At once] [‹ Back]

        > Friday 5 pm
        📣 Not sent yet
        To: everyone
        4 recipients · languages: Chinese 3, English 1
        When: 27 Nov (Fri) 17:00
        [👥 Recipients] [🕘 Time]
        [☐ Confirm reading]
        [✏️ Text] [➕ Chinese text]
        [🗑 Discard] [📤 Send to 4]

        > [📤 Send to 4]
        (edited)
        📣 Send this to 4 people, 27 Nov (Fri) 17:00?
        everyone · languages: Chinese 3, English 1
        Whom it is for is looked up again at that time.
        [✅ Yes, plan it] [‹ Back]

        > [✅ Yes, plan it]
        (edited)
        🕘 Goes out 27 Nov (Fri) 17:00
        Dear colleagues, we meet tomorrow at three.
        4 recipients as things are now
        [⏹ Call off] [✏️ Change]
        [📣 All messages]

        > [📣 All messages]
        (edited)
        📣 Write to many
        Write what is to be sent, or send a photo or a file. It goes out just as you format it.
        Nothing is sent before you have seen it and confirmed.
        [🕘 27 Nov · Dear colleagues, we meet tomorrow at three.]

        > [🕘 27 Nov · Dear colleagues, we meet tomorrow at three.]
        (edited)
        🕘 Goes out 27 Nov (Fri) 17:00
        Dear colleagues, we meet tomorrow at three.
        4 recipients as things are now
        [⏹ Call off] [✏️ Change]
        [📣 All messages]

        > [✏️ Change]
        Dear colleagues, we meet tomorrow at three.
        ---
        📣 Not sent yet
        To: everyone
        4 recipients · languages: Chinese 3, English 1
        When: 27 Nov (Fri) 17:00
        [👥 Recipients] [🕘 Time]
        [☐ Confirm reading]
        [✏️ Text] [➕ Chinese text]
        [🗑 Discard] [📤 Send to 4]

        > [✏️ Text]
        ✏️ Send it once more, as it is to be.

        > It is moved to the day after.
        It is moved to the day after.
        ---
        📣 Not sent yet
        To: everyone
        4 recipients · languages: Chinese 3, English 1
        When: 27 Nov (Fri) 17:00
        [👥 Recipients] [🕘 Time]
        [☐ Confirm reading]
        [✏️ Text] [➕ Chinese text]
        [🗑 Discard] [📤 Send to 4]

        > [🗑 Discard]
        (edited)
        🗑 Thrown away. Nothing was sent.
        [📣 All messages]

        > [📣 All messages]
        (edited)
        📣 Write to many
        Write what is to be sent, or send a photo or a file. It goes out just as you format it.
        Nothing is sent before you have seen it and confirmed.
    """,
}


@pytest.mark.parametrize("language", PLANNING)
async def test_a_time_is_written_in_words(company: Company, language: str) -> None:
    """A day and a time ahead; what is planned may be called off, changed, and confirmed anew."""
    await staff(company, *FOUR)
    await follow(await company.joined("hr", language=language), PLANNING[language])
    assert await states(company) == {}


FORMATTED = RichText(
    "请看 说明 & <附件>，😀 务必",
    (
        Entity("bold", 0, 2),
        Entity("text_link", 3, 2, url="https://example.org/?a=1&b=2"),
        Entity("italic", 17, 2),
        Entity("underline", 17, 2),
    ),
)


async def test_what_arrives_is_what_was_shown_and_written(company: Company) -> None:
    """Formatting, a photo and a file go as they are, with a button in the recipient's language where that is wanted."""
    await staff(company, "manager-network")
    hr, manager = await company.joined("hr"), company.person("manager-network")
    photo = company.server.chats.files.add(PIXEL, folder="photos", name="p.gif", mime_type="image/gif")
    file = company.server.chats.files.add(b"%PDF", folder="documents", name="通知.pdf", mime_type="application/pdf")
    contents: list[Text | Photo | Document] = [
        Text(FORMATTED),
        Photo(photo, 1, 1, FORMATTED),
        Document(file, FORMATTED),
        Photo(photo, 1, 1),
    ]
    for number, content in enumerate(contents, start=1):
        await hr.says("/broadcast")
        await write_rich(company, hr, content)
        await hr.forges(f"broadcast_read:{number}:1")
        preview = next(message for message in reversed(hr.messages) if message.buttons == (("✅ 已读",),))
        await sent(company, hr, 1, broadcast=number)
        last = manager.last
        assert last.content == preview.content
        words = content.body if isinstance(content, Text) else content.caption
        assert (type(last.content), last.rich.text) == (type(content), words.text)
        assert last.buttons == (("✅ I have read it",),)
    assert [entity.type for entity in manager.messages[0].rich.entities] == ["bold", "text_link", "underline", "italic"]


async def test_somebody_else_s_words_may_be_passed_on(company: Company) -> None:
    """A forward is taken as text: recipients see it as the company's."""
    await staff(company, "manager-sales")
    hr = await company.joined("hr")
    await company.joined("manager-hr")
    await company.person("manager-hr").says("/help")
    await hr.says("/broadcast")
    await hr.forwards(company.person("manager-hr").messages[0])
    await sent(company, hr, 2)
    assert got(company, "manager-sales") == ["/help"]
    assert company.person("manager-sales").last.origin is None


LONG = {
    "zh": "太长了，一条消息最多 4,096 字，现在有 4,097 字。\n请写短一些，或者发文件。不发了就回复：取消",
    "en": "That is too long for one message: 4,097 characters, 4,096 at most.\n"
    "Send it shorter, or send a file. To leave: cancel",
}
CAPTION = {
    "zh": "说明太长了，图片或文件下面最多 1,024 字，现在有 1,026 字。\n请写短一些，或者发文件。不发了就回复：取消",
    "en": "That is too long to be sent below a picture or a file: 1,026 characters, 1,024 at most.\n"
    "Send it shorter, or send a file. To leave: cancel",
}
NO_KIND = {
    "zh": "群发只支持文字、图片或文件。不发了就回复：取消",
    "en": "I can send a text, a photo or a file to many, and nothing else. To leave: cancel",
}


@pytest.mark.parametrize("language", LONG)
async def test_what_telegram_would_not_take_is_told_at_once(company: Company, language: str) -> None:
    """Too long, below a picture or not, or of another kind: nothing is kept, and it still waits."""
    hr = await company.joined("hr", language=language)
    await staff(company, "manager-hr")
    await hr.says("/broadcast")
    before = await row_counts(company)
    assert render(await hr.says("长" * 4097)) == LONG[language]
    assert render(await hr.sends_photo(caption="😀" * 513)) == CAPTION[language]
    assert render(await hr.sends_sticker()) == NO_KIND[language]
    assert render(await hr.sends_voice()) == NO_KIND[language]
    assert await row_counts(company) == before
    assert (await hr.sends_photo(caption="😀" * 512)).messages[0].text == "😀" * 512
    assert (await hr.says("/broadcast")).text != ""
    assert (await hr.says("长" * 4096)).messages[0].text == "长" * 4096


async def test_half_a_character_is_no_reason_to_fail(company: Company) -> None:
    """What no messenger sends is sent without it."""
    await staff(company, "manager-hr")
    hr = await company.joined("hr")
    answer = await composed(hr, "开会 \ud83d 明天\0 <b>")
    assert answer.messages[0].text == "开会 ? 明天 <b>"


async def test_a_text_that_came_in_pieces_is_not_sent_in_part(company: Company) -> None:
    """Telegram cuts what is too long: the rest follows at once, and the draft of the first part is gone."""
    await staff(company, "manager-hr")
    hr = await company.joined("hr")
    await composed(hr, "长" * 4000)
    answer = await hr.says("其余的部分，招聘达成率92%")
    assert (
        render(answer) == "内容太长，Telegram 把它拆成了几条。草稿已丢弃。\n请写短一些，或者作为文件发送。\n[✏️ 重新写]"
    )
    assert [one.state for one in await campaigns(company)] == [CampaignState.CANCELLED]
    assert (await hr.forges("broadcast_yes:1:1")).notice is not None
    assert await states(company) == {}


async def test_a_long_text_may_be_followed_by_others_later(company: Company) -> None:
    """Only what comes at once is the rest of it."""
    await staff(company, "manager-hr")
    hr = await company.joined("hr")
    await composed(hr, "长" * 4000)
    company.clock.move_to(company.clock() + timedelta(seconds=10))
    assert "拆成" not in render(await hr.says("你好"))
    assert [one.state for one in await campaigns(company)] == [CampaignState.DRAFT]


async def album(company: Company, person: Person, *captions: str) -> Answer:
    """Several photos sent as one."""
    chats = company.server.chats
    for caption in captions:
        file = chats.files.add(PIXEL, folder="photos", name="p.gif", mime_type="image/gif")
        message = chats.post(person.chat, person.user, Photo(file, 1, 1, RichText(caption)))
        body: JsonObject = {**message.as_json, "media_group_id": "77"}
        chats.updates.put("message", body)
    return await person.settles()


async def test_of_an_album_the_first_photo_is_sent(company: Company) -> None:
    """And the others are not taken for anything else."""
    await staff(company, "manager-hr")
    hr = await company.joined("hr")
    await hr.says("/broadcast")
    answer = await album(company, hr, "三张照片", "", "")
    assert [message.text for message in answer.messages[2:]] == ["只会发第一张：一条消息只能带一张图片或一个文件。"] * 2
    await sent(company, hr, 1)
    assert got(company, "manager-hr") == ["三张照片"]


async def test_what_telegram_refuses_is_told_and_waited_for(company: Company) -> None:
    """The preview is the same message: what is refused there would be refused everywhere."""
    await staff(company, "manager-hr")
    hr = await company.joined("hr")
    await hr.says("/broadcast")
    company.server.faults.refuse("sendMessage", bad_request("message is too strange"))
    assert (
        render(await hr.says("奇怪")) == "Telegram 不接受这条消息：Message is too strange\n请重新发一遍要群发的内容。"
    )
    assert await campaigns(company) == []
    assert (await hr.says("正常")).messages[0].text == "正常"


async def test_cancel_leaves_before_anything_is_kept(company: Company) -> None:
    hr = await company.joined("hr")
    await hr.says("/broadcast")
    assert render(await hr.says("取消")) == "好的，什么也没记。"
    assert await campaigns(company) == []


async def test_nobody_gets_what_is_for_nobody(company: Company) -> None:
    """Without recipients there is no way to send, not even by a forged tap."""
    hr = await company.joined("hr")
    answer = await composed(hr)
    assert "⚠️ 没有符合条件的人，无法发送。" in answer.text
    assert not any("📤" in label for row in answer.buttons for label in row)
    for tap in ("broadcast_send:1", "broadcast_yes:1:0", "broadcast_yes:1", "broadcast_yes:1:5"):
        await hr.forges(tap)
    assert await states(company) == {}
    assert [one.state for one in await campaigns(company)] == [CampaignState.DRAFT]


async def test_who_is_meant_is_who_fits(company: Company) -> None:
    """Positions are those who report for them; who owes something, or one target, whoever has not reported it."""
    await staff(company, *FOUR)
    hr = await company.joined("hr")
    await composed(hr)
    reached = {}
    for name, taps in {
        "positions": ["broadcast_at:1:sales:1", "broadcast_at:1:finance:1", "broadcast_board:1"],
        "owing": ["broadcast_who:1:owing"],
        "overdue": ["broadcast_who:1:overdue"],
        "target": ["owed_by:1:hr.recruitment_rate"],
        "nobody's": ["owed_by:1:finance.finance_policy_completeness"],
        "all": ["broadcast_who:1:all"],
    }.items():
        for tap in taps:
            await hr.forges(tap)
        reached[name] = hr.last.text.splitlines()[2].partition(" ·")[0]
    assert reached == {
        "positions": "1 人",
        "owing": "3 人",
        "overdue": "⚠️ 没有符合条件的人，无法发送。",
        "target": "1 人",
        "nobody's": "⚠️ 没有符合条件的人，无法发送。",
        "all": "4 人",
    }


async def test_who_has_reported_gets_no_reminder_of_it(company: Company) -> None:
    """It is looked up when it is sent: who reported while it was planned is spared."""
    await staff(company, "manager-sales")
    manager, hr = await company.joined("manager-hr"), await company.joined("hr")
    await composed(hr, "请上报招聘达成率。")
    await hr.forges("owed_by:1:hr.recruitment_rate")
    await hr.forges("broadcast_when:1")
    await hr.says("明天9点")
    await hr.forges("broadcast_yes:1:1")
    await manager.says("招聘达成率92%")
    company.clock.move_to(company.clock() + timedelta(days=1))
    await company.tick()
    await company.delivered()
    await company.tick()
    assert "请上报招聘达成率。" not in got(company, "manager-hr")
    assert hr.last.text.splitlines()[0] == "📣 已发送 · 11月24日（周二）12:00"
    assert hr.last.text.splitlines()[2] == "到时间时没有符合条件的人，没有发给任何人。"


async def test_what_is_planned_goes_out_at_its_time_by_one_s_own_clock(company: Company) -> None:
    """Once, though the bot was stopped meanwhile, and to whom it is for then; its maker sees it in the same place."""
    await staff(company, "manager-hr")
    hr = await company.joined("hr")
    await composed(hr)
    await hr.forges("broadcast_when:1")
    await hr.says("2小时后")
    await hr.forges("broadcast_yes:1:1")
    await company.tick()
    await company.delivered()
    assert (await states(company), hr.last.text.splitlines()[0]) == ({}, "🕘 定时发送：11月23日（周一）14:00")
    await staff(company, "manager-sales")
    company.clock.move_to(company.clock() + timedelta(hours=2))
    async with await restarted(company) as again:
        await again.tick()
        await again.tick()
        await again.delivered()
        await again.tick()
    assert await states(company) == {1: ["sent", "sent"]}
    assert got(company, "manager-sales") == [NOTICE["zh"]]
    assert hr.last.text.splitlines()[::2] == ["📣 已发送 · 11月23日（周一）14:00", "已送达 2"]


async def test_a_time_that_was_missed_by_far_is_told_and_not_made_up_for(company: Company) -> None:
    """The bot was not running: its maker decides."""
    await staff(company, "manager-hr")
    hr = await company.joined("hr")
    await composed(hr)
    await hr.forges("broadcast_when:1")
    await hr.says("2小时后")
    await hr.forges("broadcast_yes:1:1")
    company.clock.move_to(company.clock() + timedelta(hours=9))
    await company.tick()
    await company.delivered()
    await company.tick()
    assert render(Answer(messages=(hr.last,))) == (
        "⚠️ 未发送：错过了 11月23日（周一）14:00\n各位同事，明天下午三点开会。\n"
        "当时我没有运行。现在发可能太晚了，请看一下再决定是否发送。\n[👀 查看]"
    )
    assert got(company, "manager-hr") == []
    await hr.taps("👀 查看")
    await hr.taps("🔁 重发…")
    newest = (await campaigns(company))[-1].id
    assert newest is not None
    await sent(company, hr, 1, broadcast=newest)
    assert got(company, "manager-hr") == [NOTICE["zh"]]


@pytest.mark.parametrize("loses", [shut_out, demoted])
async def test_what_somebody_planned_who_may_no_more_is_left_to_the_others(
    company: Company, loses: Callable[[Company, str], Awaitable[None]]
) -> None:
    """Nothing goes out in the name of somebody who may not send any more: the rest of HR is told."""
    await staff(company, "manager-hr")
    hr, admin = await company.joined("hr"), await company.joined("admin", language="en")
    await composed(hr)
    await hr.forges("broadcast_when:1")
    await hr.says("2小时后")
    await hr.forges("broadcast_yes:1:2")
    await loses(company, "hr")
    company.clock.move_to(company.clock() + timedelta(hours=2))
    await company.tick()
    await company.delivered()
    await company.tick()
    assert render(Answer(messages=(admin.last,))) == (
        "⚠️ Not sent: 23 Nov (Mon) 14:00\n各位同事，明天下午三点开会。\n"
        "林晓, who planned it, may not send it any more. If it is still wanted, send it yourself.\n[👀 Look]"
    )
    assert got(company, "manager-hr") == []
    await admin.taps("👀 Look")
    await admin.taps("🔁 Send again…")
    newest = (await campaigns(company))[-1].id
    assert newest is not None
    await sent(company, admin, 1, broadcast=newest)
    assert got(company, "manager-hr") == [NOTICE["zh"]]


@pytest.mark.usefixtures("warnings_expected")
async def test_one_that_cannot_be_started_keeps_no_other_waiting(company: Company) -> None:
    """It is tried again at the next tick."""
    await staff(company, "manager-hr")
    hr = await company.joined("hr")
    for number in (1, 2):
        await composed(hr)
        await hr.forges(f"broadcast_when:{number}")
        await hr.says("2小时后")
        await hr.forges(f"broadcast_yes:{number}:1")

    def empty(session: Session) -> None:
        session.get_one(Campaign, 1).content = {}

    await company.services.database.run(empty)
    company.clock.move_to(company.clock() + timedelta(hours=2))
    await company.tick()
    await company.delivered()
    assert await states(company) == {2: ["sent"]}
    first, _ = await campaigns(company)
    assert first.state == CampaignState.SCHEDULED


async def test_a_draft_is_its_maker_s_alone(company: Company) -> None:
    """Another of HR neither sees nor changes it; two write at once, and each sends their own."""
    await staff(company, "manager-hr")
    hr, admin = await company.joined("hr"), await company.joined("admin")
    await composed(hr, "第一条")
    await composed(admin, "第二条")
    for tap in (
        "broadcast_yes:1:2",
        "broadcast_who:1:all",
        "broadcast_drop:1",
        "broadcast_read:1:1",
        "broadcast_text:1",
    ):
        assert render(await admin.forges(tap)) == "(pops up) 这已经不是您的草稿了。", tap
    for tap in ("broadcast_open:1", "broadcast_stop:1", "broadcast_list:1:sent", "broadcast_again:1"):
        assert render(await admin.forges(tap)) == "(pops up) 没有这条群发了。", tap
    assert "第一条" not in render(await admin.says("/broadcast"))
    await sent(company, admin, 2, broadcast=2)
    await sent(company, hr, 2, broadcast=1)
    assert got(company, "manager-hr") == ["第二条", "第一条"]


async def test_a_confirmation_is_for_the_number_that_was_shown(company: Company) -> None:
    """Somebody joins meanwhile: it is shown again, and nothing is sent."""
    await staff(company, "manager-hr")
    hr = await company.joined("hr")
    await composed(hr)
    await hr.taps("📤 发给 1 人")
    await staff(company, "manager-sales")
    answer = await hr.taps("✅ 确认发送")
    assert render(answer).splitlines()[1] == "📣 现在发给 2 人？"
    assert answer.notice is not None
    assert answer.notice.text == "收件人刚才有变化，请再看一下。"
    assert await states(company) == {}
    await hr.taps("✅ 确认发送")
    assert await states(company) == {1: ["queued", "queued"]}


async def test_whatever_is_handled_twice_happens_once(company: Company) -> None:
    """A draft is begun once, sent once, sent again once, and who has read it has read it once."""
    await staff(company, "manager-hr", "manager-sales")
    hr, manager = await company.joined("hr"), company.person("manager-hr")
    await composed(hr)
    await hr.forges("broadcast_read:1:1")
    await hr.forges("broadcast_at:1:sales:1")
    await hr.forges("broadcast_at:1:hr:1")
    await hr.forges("broadcast_people:1:0")
    await hr.says("陈静")
    await hr.forges("broadcast_when:1")
    await hr.says("明天9点")
    await hr.forges("broadcast_when:1:now")
    company.server.faults.forbid("sendMessage")
    await hr.forges("broadcast_at:1:all:1")
    await hr.forges("broadcast_yes:1:2")
    await company.delivered()
    await company.tick()
    await company.person("manager-sales").taps("acknowledge:1")
    await hr.forges("broadcast_again:1")
    await hr.forges("broadcast_yes:2:1")
    await company.delivered()
    await company.tick()
    before, heard = await row_counts(company), got(company, "manager-hr")
    kept = [(one.state, one.content, one.audience, one.send_at) for one in await campaigns(company)]
    await forget_handling(company)
    async with await restarted(company) as again:
        await again.settled()
        await again.delivered()
        await again.tick()
        assert [(one.state, one.content, one.audience, one.send_at) for one in await campaigns(again)] == kept
        after = await row_counts(again)
    assert {table for table in before if before[table] != after[table]} <= {"prompt"}
    assert got(company, "manager-hr") == heard
    assert manager.last.text == NOTICE["zh"]
