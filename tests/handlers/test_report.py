"""Reports of every kind: what is kept is said back, judged, with the gap and the change since the last one."""

import pytest

from tests.handlers.conversation import follow
from tests.handlers.records import standing_figures
from tests.talking import Company

RATES = {
    "zh": """
        > 招聘达成率92%
        ✅ 招聘达成率 92% · 达标
        要求 ≥ 90%，高 2 个百分点
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 招聘达成率90%
        ✅ 招聘达成率 90% · 达标
        要求 ≥ 90%，刚好达到
        11月 · 更正前 92% ↓
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 招聘达成率88%
        ❌ 招聘达成率 88% · 未达标
        要求 ≥ 90%，还差 2 个百分点
        11月 · 更正前 90% ↓
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 员工流失率8%
        ✅ 员工流失率 8% · 达标
        要求 < 10%，低 2 个百分点
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 员工流失率10%
        ❌ 员工流失率 10% · 未达标
        要求 < 10%，刚好相等，须更低
        11月 · 更正前 8% ↑
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 员工流失率12%
        ❌ 员工流失率 12% · 未达标
        要求 < 10%，超出 2 个百分点
        11月 · 更正前 10% ↑
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]
    """,
    "en": """
        > recruitment rate 92%
        ✅ Recruitment fulfilment rate 92% · met
        Required ≥ 90%, 2 percentage points above
        Nov
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > recruitment rate 90%
        ✅ Recruitment fulfilment rate 90% · met
        Required ≥ 90%, exactly at the bound
        Nov · corrected from 92% ↓
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > recruitment rate 88%
        ❌ Recruitment fulfilment rate 88% · missed
        Required ≥ 90%, 2 percentage points short
        Nov · corrected from 90% ↓
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > staff turnover 8%
        ✅ Staff turnover rate 8% · met
        Required < 10%, 2 percentage points below
        Nov
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > staff turnover 10%
        ❌ Staff turnover rate 10% · missed
        Required < 10%, it must be lower
        Nov · corrected from 8% ↑
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > staff turnover 12%
        ❌ Staff turnover rate 12% · missed
        Required < 10%, 2 percentage points over
        Nov · corrected from 10% ↑
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]
    """,
}


@pytest.mark.parametrize("language", RATES)
async def test_a_rate_is_judged_with_its_gap_and_its_trend(company: Company, language: str) -> None:
    """Above, exactly at and below the bound; one that includes its bound, and one that does not."""
    await follow(await company.joined("manager-hr", language=language), RATES[language])


UNITS = {
    "zh": """
        > 薪酬满意度75分
        ✅ 员工薪酬满意度 75 分 · 达标
        要求 ≥ 70 分，高 5 分
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 薪酬满意度65分
        ❌ 员工薪酬满意度 65 分 · 未达标
        要求 ≥ 70 分，还差 5 分
        11月 · 更正前 75 分 ↓
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 平均招聘时间20天
        ✅ 平均招聘达成时间 0.67 个月 · 达标
        本次记下 20 天
        要求 ≤ 1 个月，少 0.33 个月
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 平均招聘时间2个月
        ❌ 平均招聘达成时间 2 个月 · 未达标
        要求 ≤ 1 个月，超出 1 个月
        11月 · 更正前 0.67 个月 ↑
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]
    """,
    "en": """
        > pay satisfaction 75 points
        ✅ Employee pay satisfaction 75 points · met
        Required ≥ 70 points, 5 points above
        Nov
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > pay satisfaction 65 points
        ❌ Employee pay satisfaction 65 points · missed
        Required ≥ 70 points, 5 points short
        Nov · corrected from 75 points ↓
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > average time to hire 20 days
        ✅ Average time to hire 0.67 months · met
        Kept: 20 days
        Required ≤ 1 month, 0.33 months less
        Nov
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > average time to hire 2 months
        ❌ Average time to hire 2 months · missed
        Required ≤ 1 month, 1 month over
        Nov · corrected from 0.67 months ↑
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]
    """,
}


@pytest.mark.parametrize("language", UNITS)
async def test_points_and_times_are_judged_in_the_target_s_unit(company: Company, language: str) -> None:
    """A figure in another unit is shown as it was written beside what it comes to."""
    await follow(await company.joined("manager-hr", language=language), UNITS[language])


COUNTS = {
    "zh": """
        > 技术指导时数12小时
        🟡 技术指导时数 12 小时 · 进度落后
        要求 ≥ 30 小时，还差 18 小时，11月30日前
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 又增加技术指导时数8小时
        🟡 技术指导时数 20 小时 · 进度落后
        本次累加 8 小时
        要求 ≥ 30 小时，还差 10 小时，11月30日前
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 技术指导时数累计26小时
        🟢 技术指导时数 26 小时 · 进度正常
        要求 ≥ 30 小时，还差 4 小时，11月30日前
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 技术指导时数6小时
        技术指导时数 · 6 小时
        目前：26 小时
        是在之前的基础上累加，还是新的总数？
        [➕ 累加 6 小时] [总数 6 小时]
        [取消]

        > [➕ 累加 6 小时]
        (edited)
        ✅ 技术指导时数 32 小时 · 达标
        本次累加 6 小时
        要求 ≥ 30 小时，多 2 小时
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 技术指导时数35小时
        技术指导时数 · 35 小时
        目前：32 小时
        是在之前的基础上累加，还是新的总数？
        [➕ 累加 35 小时] [总数 35 小时]
        [取消]

        > [总数 35 小时]
        (edited)
        ✅ 技术指导时数 35 小时 · 达标
        要求 ≥ 30 小时，多 5 小时
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]
    """,
    "en": """
        > guidance hours 12
        🟡 Technical guidance hours 12 · behind
        Required ≥ 30 hours, 18 hours short, by 30 Nov
        Nov
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > guidance hours 8 more
        🟡 Technical guidance hours 20 · behind
        Added: 8 hours
        Required ≥ 30 hours, 10 hours short, by 30 Nov
        Nov
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > guidance hours 26 in total
        🟢 Technical guidance hours 26 · on track
        Required ≥ 30 hours, 4 hours short, by 30 Nov
        Nov
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > guidance hours 6
        Technical guidance hours · 6 hours
        So far: 26 hours
        Does this add to what was reported before, or is it the new total?
        [➕ Add 6 hours] [Total 6 hours]
        [Cancel]

        > [➕ Add 6 hours]
        (edited)
        ✅ Technical guidance hours 32 · met
        Added: 6 hours
        Required ≥ 30 hours, 2 hours more
        Nov
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > guidance hours 35
        Technical guidance hours · 35 hours
        So far: 32 hours
        Does this add to what was reported before, or is it the new total?
        [➕ Add 35 hours] [Total 35 hours]
        [Cancel]

        > [Total 35 hours]
        (edited)
        ✅ Technical guidance hours 35 · met
        Required ≥ 30 hours, 5 hours more
        Nov
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]
    """,
}


@pytest.mark.parametrize("language", COUNTS)
async def test_counts_add_up_or_replace_and_are_asked_about(company: Company, language: str) -> None:
    """The verdict is on the total; a bare second count is asked about before it is kept."""
    await follow(await company.joined("manager-network", language=language), COUNTS[language])


EACH = {
    "zh": """
        > 故障中断时间3小时
        ✅ 故障中断时间 最长 3 小时 · 达标
        要求 ≤ 4 小时，少 1 小时
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 故障中断时间5小时
        ❌ 故障中断时间 最长 5 小时 · 未达标
        要求 ≤ 4 小时，超出 1 小时
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 故障中断时间1小时
        ❌ 故障中断时间 最长 5 小时 · 未达标
        本次记下 1 小时
        要求 ≤ 4 小时，超出 1 小时
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]
    """,
    "en": """
        > outage duration 3 hours
        ✅ Outage duration longest 3 hours · met
        Required ≤ 4 hours, 1 hour less
        Nov
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > outage duration 5 hours
        ❌ Outage duration longest 5 hours · missed
        Required ≤ 4 hours, 1 hour over
        Nov
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > outage duration 1 hour
        ❌ Outage duration longest 5 hours · missed
        Kept: 1 hour
        Required ≤ 4 hours, 1 hour over
        Nov
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]
    """,
}


@pytest.mark.parametrize("language", EACH)
async def test_the_worst_of_several_decides_where_each_must_hold(company: Company, language: str) -> None:
    """Once one has failed, a later good one is kept, and does not hide it."""
    await follow(await company.joined("manager-network", language=language), EACH[language])


DOCUMENTS = {
    "zh": """
        > 绩效汇总报告今天交了
        ✅ 绩效汇总结果及报告 · 按时完成
        要求：每月28日前
        11月23日完成
        下次截止 12月28日（还有 35 天）
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 绩效汇总报告今天交了
        ✅ 绩效汇总结果及报告 · 按时完成
        11月的此前已报过，也是11月23日完成。
        要求：每月28日前
        11月23日完成
        下次截止 12月28日（还有 35 天）
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 年度人力资源分析报告今天完成了
        ✅ 年度人力资源分析报告 · 按时完成
        要求：每年12月20日前
        11月23日完成（12月20日截止的那次）
        下次截止 2027年12月20日（还有 392 天）
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]
    """,
    "en": """
        > performance summary report done today
        ✅ Performance summary and report · done on time
        Required: by day 28 of every month
        Done on 23 Nov
        Next due 28 Dec, in 35 days
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > performance summary report done today
        ✅ Performance summary and report · done on time
        Nov was reported before, also as done on 23 Nov.
        Required: by day 28 of every month
        Done on 23 Nov
        Next due 28 Dec, in 35 days
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > annual HR analysis report done today
        ✅ Annual HR analysis report · done on time
        Required: by 20 Dec every year
        Done on 23 Nov, for the one due 20 Dec
        Next due 20 Dec 2027, in 392 days
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]
    """,
}


@pytest.mark.parametrize("language", DOCUMENTS)
async def test_a_delivery_closes_what_is_owed_and_a_second_one_is_said_to_be_idle(
    company: Company, language: str
) -> None:
    """What is next due is told; a second delivery is kept, and changes no status."""
    await follow(await company.joined("manager-hr", language=language), DOCUMENTS[language])


INCIDENTS = {
    "zh": """
        > 财务申报延迟0次
        ✅ 财务申报延迟 0 起 · 至今没有
        要求：全年 0 起
        2026年
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 财务申报延迟1次
        ❌ 财务申报延迟 1 起 · 已发生
        要求：全年 0 起
        2026年
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 财务申报延迟2次
        ❌ 财务申报延迟 3 起 · 已发生
        本次累加 2 起
        要求：全年 0 起
        2026年
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 财务申报延迟0次
        ❌ 财务申报延迟 3 起 · 已发生
        本次记下 0 起
        要求：全年 0 起
        2026年
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]
    """,
    "en": """
        > late filings 0
        ✅ Late financial filings 0 incidents · none so far
        Required: none in the whole year
        2026
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > late filings 1
        ❌ Late financial filings 1 incident · has happened
        Required: none in the whole year
        2026
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > late filings 2
        ❌ Late financial filings 3 incidents · has happened
        Added: 2 incidents
        Required: none in the whole year
        2026
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > late filings 0
        ❌ Late financial filings 3 incidents · has happened
        Kept: 0 incidents
        Required: none in the whole year
        2026
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]
    """,
}


@pytest.mark.parametrize("language", INCIDENTS)
async def test_incidents_add_up_and_a_later_none_washes_nothing_away(company: Company, language: str) -> None:
    """One in the year is one too many."""
    await follow(await company.joined("manager-finance", language=language), INCIDENTS[language])


YES_OR_NO = {
    "zh": """
        > {report:finance.tax_in_line}
        纳税额符合行业通用标准
        是否符合：是还是否？
        [是] [否]
        [取消]

        > [是]
        (edited)
        ✅ 纳税额符合行业通用标准 · 符合
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > [📄 详情]
        ✅ 纳税额符合行业通用标准 · 符合
        11月
        纳税额符合行业通用标准
        只需回答“是”或“否”。
        财务经理 · 职责3：负责对公司税收进行整体筹划与管理，按时完…
        • 11月23日 是 · 王磊
        最近上报：王磊，11月23日 12:00
        [✍️ 上报] [📈 走势]
        [📋 全部指标]

        > [report:finance.tax_in_line]
        纳税额符合行业通用标准
        是否符合：是还是否？
        [是] [否]
        [取消]

        > [否]
        (edited)
        ❌ 纳税额符合行业通用标准 · 不符合
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]
    """,
    "en": """
        > {report:finance.tax_in_line}
        Tax paid in line with the industry standard
        Does it hold: yes or no?
        [Yes] [No]
        [Cancel]

        > [Yes]
        (edited)
        ✅ Tax paid in line with the industry standard · complies
        Nov
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > [📄 Details]
        ✅ Tax paid in line with the industry standard · complies
        Nov
        纳税额符合行业通用标准
        That is: Tax paid in line with the industry standard, yes
        Answered yes or no.
        Finance manager · duty 3: Plan and manage the company's taxes as a…
        • 23 Nov yes · 王磊
        Last reported by 王磊, 23 Nov 12:00
        [✍️ Report] [📈 Trend]
        [📋 All targets]

        > [report:finance.tax_in_line]
        Tax paid in line with the industry standard
        Does it hold: yes or no?
        [Yes] [No]
        [Cancel]

        > [No]
        (edited)
        ❌ Tax paid in line with the industry standard · does not comply
        Nov
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]
    """,
}


@pytest.mark.parametrize("language", YES_OR_NO)
async def test_yes_or_no_is_a_tap(company: Company, language: str) -> None:
    """The latest answer stands."""
    manager = await company.joined("manager-finance", language=language)
    await manager.says("/start")
    await follow(manager, YES_OR_NO[language])


CASES = {
    "zh": """
        > {report:customer_service.complaint_response_time}
        客户投诉响应时限
        哪天发生、哪天处理完？例如：11月18号接的，今天处理完
        [今天发生] [✅ 今天处理完]
        [取消]

        > [今天发生]
        (edited)
        ⏳ 客户投诉响应时限 · 处理中
        11月23日发生
        要求：3 个工作日内
        ⏳ 11月23日起处理中 · 最后一天 11月26日（还有 3 个工作日）
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > [📄 详情]
        ⏳ 客户投诉响应时限 · 处理中
        要求：3 个工作日内
        ⏳ 11月23日起处理中 · 最后一天 11月26日（还有 3 个工作日）
        客户投诉在三个工作日内做出响应
        客服部经理 · 职责3：负责组织受理客户的投诉，解决客户投诉的问…
        • 11月23日发生 · 周婷
        最近上报：周婷，11月23日 12:00
        [✅ 11月23日那件处理完]
        [✍️ 上报] [📈 走势]
        [📋 全部指标]

        > [report:customer_service.complaint_response_time]
        客户投诉响应时限
        哪天发生、哪天处理完？例如：11月18号接的，今天处理完
        [今天发生] [✅ 今天处理完]
        [取消]

        > [✅ 今天处理完]
        (edited)
        ✅ 客户投诉响应时限 · 达标
        11月23日发生，11月23日处理完
        要求：3 个工作日内
        1 件中 1 件按时
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 投诉响应用了2个工作日
        ✅ 客户投诉响应时限 · 达标
        用时 2 个工作日
        要求：3 个工作日内
        2 件中 2 件按时
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 投诉响应用了5个工作日
        ❌ 客户投诉响应时限 · 超过时限
        用时 5 个工作日
        要求：3 个工作日内
        3 件中 2 件按时
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

        > [📄 Details]
        ⏳ Complaint response time · running
        Required: within 3 working days
        ⏳ open since 23 Nov · last day 26 Nov, in 3 working days
        客户投诉在三个工作日内做出响应
        That is: Complaint response time, within 3 working days
        Customer service manager · duty 3: Organise the handling of customer compla…
        • opened on 23 Nov · 周婷
        Last reported by 周婷, 23 Nov 12:00
        [✅ The one of 23 Nov done]
        [✍️ Report] [📈 Trend]
        [📋 All targets]

        > [report:customer_service.complaint_response_time]
        Complaint response time
        When did it begin, and when was it answered? For example: opened 18 Nov, closed today
        [Began today] [✅ Answered today]
        [Cancel]

        > [✅ Answered today]
        (edited)
        ✅ Complaint response time · met
        opened on 23 Nov, closed on 23 Nov
        Required: within 3 working days
        1 of 1 kept
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > complaint response took 2 working days
        ✅ Complaint response time · met
        took 2 working days
        Required: within 3 working days
        2 of 2 kept
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > complaint response took 5 working days
        ❌ Complaint response time · limit missed
        took 5 working days
        Required: within 3 working days
        2 of 3 kept
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]
    """,
}


@pytest.mark.parametrize("language", CASES)
async def test_a_case_is_opened_and_closed_or_told_by_the_time_it_took(company: Company, language: str) -> None:
    """An open case shows its last day; closing it finds the one that is open; the share kept is of all cases."""
    manager = await company.joined("manager-customer-service", language=language)
    await manager.says("/start")
    await follow(manager, CASES[language])


PERIODS = {
    "zh": """
        > 招聘达成率92%
        ✅ 招聘达成率 92% · 达标
        要求 ≥ 90%，高 2 个百分点
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 10月招聘达成率85%
        ❌ 招聘达成率 85% · 未达标
        要求 ≥ 90%，还差 5 个百分点
        10月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 9月招聘达成率88%
        ❌ 招聘达成率 88% · 未达标
        要求 ≥ 90%，还差 2 个百分点
        9月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 10月招聘达成率87%
        ❌ 招聘达成率 87% · 未达标
        要求 ≥ 90%，还差 3 个百分点
        10月 · 更正前 85% ↑
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 招聘达成率93%
        ✅ 招聘达成率 93% · 达标
        要求 ≥ 90%，高 3 个百分点
        11月 · 更正前 92% ↑
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]
    """,
    "en": """
        > recruitment rate 92%
        ✅ Recruitment fulfilment rate 92% · met
        Required ≥ 90%, 2 percentage points above
        Nov
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > recruitment rate 85% in October
        ❌ Recruitment fulfilment rate 85% · missed
        Required ≥ 90%, 5 percentage points short
        Oct
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > recruitment rate 88% in September
        ❌ Recruitment fulfilment rate 88% · missed
        Required ≥ 90%, 2 percentage points short
        Sep
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > recruitment rate 87% in October
        ❌ Recruitment fulfilment rate 87% · missed
        Required ≥ 90%, 3 percentage points short
        Oct · corrected from 85% ↑
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > recruitment rate 93%
        ✅ Recruitment fulfilment rate 93% · met
        Required ≥ 90%, 3 percentage points above
        Nov · corrected from 92% ↑
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]
    """,
}


@pytest.mark.parametrize("language", PERIODS)
async def test_a_figure_is_judged_over_the_period_it_is_for(company: Company, language: str) -> None:
    """A figure filled in for a month that is over is judged there, and compared with what was before it."""
    await follow(await company.joined("manager-hr", language=language), PERIODS[language])


TOTALS_OF_MONTHS = """
    > 10月技术指导时数28小时
    ❌ 技术指导时数 28 小时 · 未达标
    要求 ≥ 30 小时，还差 2 小时
    10月
    [✏️ 改] [↩️ 撤销]
    [📄 详情] [📈 走势]

    > 技术指导时数12小时
    🟡 技术指导时数 12 小时 · 进度落后
    要求 ≥ 30 小时，还差 18 小时，11月30日前
    11月 · 上次 28 小时（10月） ↓
    [✏️ 改] [↩️ 撤销]
    [📄 详情] [📈 走势]
"""


async def test_a_total_is_compared_with_that_of_the_period_before(company: Company) -> None:
    """The trend of a count is its month against the month before, not one entry against another."""
    await follow(await company.joined("manager-network"), TOTALS_OF_MONTHS)


SEVERAL = {
    "zh": """
        > 招聘达成率92%，员工流失率12%，薪酬满意度75分
        记下 3 项
        ✅ 招聘达成率 92% · 达标
        ❌ 员工流失率 12% · 未达标
            须再降超过 2 个百分点
        ✅ 员工薪酬满意度 75 分 · 达标
        [招聘达成率] [员工流失率] [薪酬满意度]
        [↩️ 全部撤销]

        > [员工流失率]
        ❌ 员工流失率 12% · 未达标
        要求 < 10%，超出 2 个百分点
        11月
        员工流失率低于10%
        人力资源部经理 · 职责7：负责制定薪酬政策和晋升政策，组织提薪评审…
        • 11月23日 12% · 陈静
        最近上报：陈静，11月23日 12:00
        [✍️ 上报] [📈 走势]
        [📋 全部指标]

        > [↩️ 全部撤销]
        (edited)
        ↩️ 已撤回 3 项
        现在：
        ⚪ 招聘达成率 · 待上报
        ⚪ 员工流失率 · 待上报
        ⚪ 员工薪酬满意度 · 待上报
    """,
    "en": """
        > recruitment rate 92%, staff turnover 12%, pay satisfaction 75 points
        3 figures kept
        ✅ Recruitment fulfilment rate 92% · met
        ❌ Staff turnover rate 12% · missed
            lower it by more than 2 percentage points
        ✅ Employee pay satisfaction 75 points · met
        [Recruitment fulfilment] [Staff turnover] [Pay satisfaction]
        [↩️ Undo all]

        > [Staff turnover]
        ❌ Staff turnover rate 12% · missed
        Required < 10%, 2 percentage points over
        Nov
        员工流失率低于10%
        That is: Staff turnover rate, < 10%
        HR manager · duty 7: Set pay and promotion policy, organise p…
        • 23 Nov 12% · 陈静
        Last reported by 陈静, 23 Nov 12:00
        [✍️ Report] [📈 Trend]
        [📋 All targets]

        > [↩️ Undo all]
        (edited)
        ↩️ 3 figures taken back
        Now:
        ⚪ Recruitment fulfilment rate · waiting for a figure
        ⚪ Staff turnover rate · waiting for a figure
        ⚪ Employee pay satisfaction · waiting for a figure
    """,
}


@pytest.mark.parametrize("language", SEVERAL)
async def test_several_figures_get_a_line_each(company: Company, language: str) -> None:
    """Each line has its verdict, and what it still needs."""
    await follow(await company.joined("manager-hr", language=language), SEVERAL[language])


REFUSED = {
    "zh": """
        > 薪酬满意度120分
        🤔 员工薪酬满意度 · 120 分
        不可能是 120 分，最大 100 分。
        请写正确的数字。
        [取消]

        > 105
        🤔 员工薪酬满意度 · 105 分
        不可能是 105 分，最大 100 分。
        请写正确的数字。
        [取消]

        > 75
        ✅ 员工薪酬满意度 75 分 · 达标
        要求 ≥ 70 分，高 5 分
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 招聘达成率920%
        🤔 招聘达成率 · 920%
        还没有记。
        您是想写这个吗？
        [92%]
        [没错，920%]
        [取消]

        > [92%]
        (edited)
        ✅ 招聘达成率 92% · 达标
        要求 ≥ 90%，高 2 个百分点
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]
    """,
    "en": """
        > pay satisfaction 120 points
        🤔 Employee pay satisfaction · 120 points
        120 points is not possible: 100 points is the most.
        Please write the right figure.
        [Cancel]

        > 105
        🤔 Employee pay satisfaction · 105 points
        105 points is not possible: 100 points is the most.
        Please write the right figure.
        [Cancel]

        > 75
        ✅ Employee pay satisfaction 75 points · met
        Required ≥ 70 points, 5 points above
        Nov
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > recruitment rate 920%
        🤔 Recruitment fulfilment rate · 920%
        Nothing is kept yet.
        Did you mean this?
        [92%]
        [Yes, 920%]
        [Cancel]

        > [92%]
        (edited)
        ✅ Recruitment fulfilment rate 92% · met
        Required ≥ 90%, 2 percentage points above
        Nov
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]
    """,
}


@pytest.mark.parametrize("language", REFUSED)
async def test_what_cannot_be_is_refused_with_what_to_write_instead(company: Company, language: str) -> None:
    """An impossible value, and one that is only unlikely and may be kept as written."""
    await follow(await company.joined("manager-hr", language=language), REFUSED[language])


@pytest.mark.parametrize("words", ["财务管理制度完善率80%", "客户流失率10%", "Customer churn rate 10%"])
async def test_the_figure_of_another_position_is_not_kept_as_one_s_own(company: Company, words: str) -> None:
    """However alike the names are."""
    manager = await company.joined("manager-hr")
    await manager.says(words)
    assert await standing_figures(company) == []


@pytest.mark.parametrize(
    ("language", "words", "told"),
    [
        ("zh", "销售任务完成率95%", "这是销售部经理的指标，由其上报，没有记录。"),
        ("en", "sales task completion 95%", "That is for the Sales manager to report, so nothing is kept."),
    ],
)
async def test_a_figure_of_another_position_is_told_whose_it_is(
    company: Company, language: str, words: str, told: str
) -> None:
    """Rather than not understood, for it is understood well."""
    manager = await company.joined("manager-hr", language=language)
    assert (await manager.says(words)).text.splitlines()[0] == told
    assert (await manager.says("92.5 公里")).text.splitlines()[0] != told


async def test_hr_opens_a_target_by_its_name(company: Company) -> None:
    """Several that are called so are offered; a tap shows the card."""
    hr = await company.joined("hr", language="en")
    answer = await hr.says("Cost reduction")
    assert (answer.text, len(answer.buttons)) == ("Which target?", 1)
    assert (await hr.taps(answer.buttons[0][1])).text.startswith("⚪ Procurement cost reduction")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (("招聘达成率92%", "招聘达成率92%"), "11月 · 与之前上报的相同"),
        (("招聘达成率90%", "招聘达成率92%", "不对，是93%"), "11月 · 更正前 92% ↑"),
        (("10月招聘达成率85%", "招聘达成率92%", "不对，是91%"), "11月 · 更正前 92% ↓"),
    ],
)
async def test_a_figure_is_compared_with_the_one_it_replaced(
    company: Company, said: tuple[str, ...], told: str
) -> None:
    """Not with an older one, and what is the same is said to be."""
    manager = await company.joined("manager-hr")
    for words in said:
        answer = await manager.says(words)
    assert answer.text.splitlines()[-1] == told


async def test_a_director_is_told_whose_a_figure_is(company: Company) -> None:
    """Also where the position is none that they see."""
    director = await company.joined("director")
    assert (await director.says("招聘达成率92%")).text == "这是人力资源部经理的指标，由其上报，没有记录。"
