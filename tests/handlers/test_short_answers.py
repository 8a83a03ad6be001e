"""Answers in words that are short, or miss: a place, a part of a name, no, and a correction that names its target."""

import pytest

from tests.handlers.conversation import follow
from tests.talking import Company

WHICH = {
    "zh": """
        > 92
        92 是哪个指标的？
        [招聘达成率]
        [人事制度完善率]
        [薪酬满意度]
        [职业规划实现率]
        [工作饱和度]
        [员工流失率]
        [取消]

        > 第七个
        没看懂，什么也没记。
        请点选一项，或者写它的名称或序号，例如：第二个

        92 是哪个指标的？
        [招聘达成率]
        [人事制度完善率]
        [薪酬满意度]
        [职业规划实现率]
        [工作饱和度]
        [员工流失率]
        [取消]

        > 那一个
        没看懂，什么也没记。
        请点选一项，或者写它的名称或序号，例如：第二个

        92 是哪个指标的？
        [招聘达成率]
        [人事制度完善率]
        [薪酬满意度]
        [职业规划实现率]
        [工作饱和度]
        [员工流失率]
        [取消]

        > 招聘
        ✅ 招聘达成率 92% · 达标
        要求 ≥ 90%，高 2 个百分点
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]
    """,
    "en": """
        > 92
        Which target is 92 for?
        [Recruitment fulfilment]
        [HR policies complete]
        [Pay satisfaction]
        [Career plan realisation]
        [Work saturation]
        [Staff turnover]
        [Cancel]

        > the 7th one
        I did not get that, so nothing is kept.
        Tap one of these, or write its name or its place, for example: the second

        Which target is 92 for?
        [Recruitment fulfilment]
        [HR policies complete]
        [Pay satisfaction]
        [Career plan realisation]
        [Work saturation]
        [Staff turnover]
        [Cancel]

        > the other one
        I did not get that, so nothing is kept.
        Tap one of these, or write its name or its place, for example: the second

        Which target is 92 for?
        [Recruitment fulfilment]
        [HR policies complete]
        [Pay satisfaction]
        [Career plan realisation]
        [Work saturation]
        [Staff turnover]
        [Cancel]

        > recruitment
        ✅ Recruitment fulfilment rate 92% · met
        Required ≥ 90%, 2 percentage points above
        Nov
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]
    """,
}


@pytest.mark.parametrize("language", WHICH)
async def test_words_that_choose_nothing_keep_the_question_open(company: Company, language: str) -> None:
    """A place that is not there and a number word give no figure; a part of one offered name answers."""
    await follow(await company.joined("manager-hr", language=language), WHICH[language])


LAST = {
    "zh": """
        > 92
        92 是哪个指标的？
        [招聘达成率]
        [人事制度完善率]
        [薪酬满意度]
        [职业规划实现率]
        [工作饱和度]
        [员工流失率]
        [取消]

        > 最后一个
        ❌ 员工流失率 92% · 未达标
        要求 < 10%，超出 82 个百分点
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]
    """,
    "en": """
        > 92
        Which target is 92 for?
        [Recruitment fulfilment]
        [HR policies complete]
        [Pay satisfaction]
        [Career plan realisation]
        [Work saturation]
        [Staff turnover]
        [Cancel]

        > the last one
        ❌ Staff turnover rate 92% · missed
        Required < 10%, 82 percentage points over
        Nov
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]
    """,
}


@pytest.mark.parametrize("language", LAST)
async def test_the_last_one_offered_is_an_answer(company: Company, language: str) -> None:
    """By its place, whatever it is called."""
    await follow(await company.joined("manager-hr", language=language), LAST[language])


DENIED = {
    "zh": """
        > 招聘达成率920%
        🤔 招聘达成率 · 920%
        还没有记。
        您是想写这个吗？
        [92%]
        [没错，920%]
        [取消]

        > 不是
        招聘达成率
        是多少？请写数字（单位：%）。
        [取消]

        > 93%
        ✅ 招聘达成率 93% · 达标
        要求 ≥ 90%，高 3 个百分点
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]
    """,
    "en": """
        > recruitment rate 920%
        🤔 Recruitment fulfilment rate · 920%
        Nothing is kept yet.
        Did you mean this?
        [92%]
        [Yes, 920%]
        [Cancel]

        > no
        Recruitment fulfilment rate
        Which figure? Write the number, in percent.
        [Cancel]

        > 93%
        ✅ Recruitment fulfilment rate 93% · met
        Required ≥ 90%, 3 percentage points above
        Nov
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]
    """,
}


@pytest.mark.parametrize("language", DENIED)
async def test_no_asks_for_the_right_figure(company: Company, language: str) -> None:
    """Neither what was written nor what was probably meant is kept then."""
    await follow(await company.joined("manager-hr", language=language), DENIED[language])


CHANGED = {
    "zh": """
        > 把招聘达成率改成91%
        ✅ 招聘达成率 91% · 达标
        要求 ≥ 90%，高 1 个百分点
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 10月招聘达成率95%
        ✅ 招聘达成率 95% · 达标
        要求 ≥ 90%，高 5 个百分点
        10月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 把招聘达成率改成93%
        ✅ 招聘达成率 93% · 达标
        要求 ≥ 90%，高 3 个百分点
        11月 · 更正前 91% ↑
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 把10月招聘达成率改成94%
        ✅ 招聘达成率 94% · 达标
        要求 ≥ 90%，高 4 个百分点
        10月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 把招聘达成率改成930%
        🤔 招聘达成率 · 930%
        还没有记。
        您是想写这个吗？
        [93%]
        [没错，930%]
        [取消]

        > 不
        招聘达成率
        是多少？请写数字（单位：%）。
        [取消]

        > 92
        ✅ 招聘达成率 92% · 达标
        要求 ≥ 90%，高 2 个百分点
        11月 · 更正前 93% ↓
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]
    """,
    "en": """
        > change recruitment rate to 91
        ✅ Recruitment fulfilment rate 91% · met
        Required ≥ 90%, 1 percentage point above
        Nov
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > recruitment rate in October 95%
        ✅ Recruitment fulfilment rate 95% · met
        Required ≥ 90%, 5 percentage points above
        Oct
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > change recruitment rate to 93
        ✅ Recruitment fulfilment rate 93% · met
        Required ≥ 90%, 3 percentage points above
        Nov · corrected from 91% ↑
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > change October recruitment rate to 94
        ✅ Recruitment fulfilment rate 94% · met
        Required ≥ 90%, 4 percentage points above
        Oct
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > change recruitment rate to 930
        🤔 Recruitment fulfilment rate · 930%
        Nothing is kept yet.
        Did you mean this?
        [93%]
        [Yes, 930%]
        [Cancel]

        > no
        Recruitment fulfilment rate
        Which figure? Write the number, in percent.
        [Cancel]

        > 92
        ✅ Recruitment fulfilment rate 92% · met
        Required ≥ 90%, 2 percentage points above
        Nov · corrected from 93% ↓
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]
    """,
}


@pytest.mark.parametrize("language", CHANGED)
async def test_a_target_that_is_named_has_its_last_figure_changed(company: Company, language: str) -> None:
    """Of the month that is named, else of the latest; where there is none yet, it is the first."""
    await follow(await company.joined("manager-hr", language=language), CHANGED[language])


AHEAD = {
    "zh": """
        > 下个月招聘达成率92
        🤔 招聘达成率 · 92%
        12月还没开始，请报已经开始的时间段。
        [取消]
    """,
    "en": """
        > nxt mnth recrutment rate 92
        🤔 Recruitment fulfilment rate · 92%
        Dec has not begun yet. Write the figure for a period that has.
        [Cancel]
    """,
}


@pytest.mark.parametrize("language", AHEAD)
async def test_a_figure_for_a_period_ahead_stays_in_its_question(company: Company, language: str) -> None:
    """With a unit or without, however it is spelt."""
    await follow(await company.joined("manager-hr", language=language), AHEAD[language])
