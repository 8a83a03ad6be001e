"""A duty without requirement gets a target in the chat, piece by piece."""

from contextlib import AsyncExitStack
from datetime import datetime

import pytest

from bot.demo.messages import Message
from bot.demo.person import Answer, Person
from tests.conftest import ZONE
from tests.handlers.conversation import play, render
from tests.handlers.records import forget_handling, restarted, row_counts
from tests.talking import Company

COUNTED = {
    "zh": [
        (
            "hr",
            """
            > 改指标
            🛠 改指标
            哪个岗位的？
            [人力资源部经理] [财务经理]
            [行政经理] [销售部经理]
            [生产部经理] [技术部经理]
            [采购经理] [公关部经理]
            [客服部经理] [网络部经理]

            > [行政经理]
            (edited)
            🛠 行政经理
            哪项指标？
            [行政制度完善率] [会议满意度]
            [证照按期办理率] [对外文件差错]
            [大事记修订] [资质证件遗失]
            [接待满意度] [网络正常运营率]
            [2 ›]
            [➕ 还没有要求的职责（2）]
            [‹ 返回] [🕘 改动]

            > [➕ 还没有要求的职责（2）]
            (edited)
            🛠 行政经理
            给哪项职责定要求？
            [1. 负责组织制定行政部工作发展规划、计划与预…]
            [10. 负责对控制成本的方法提出建议]
            [‹ 返回]

            > {amend_duty:admin:10}
            (edited)
            🛠 职责10：负责对控制成本的方法提出建议
            是哪种要求？
            [📊 比率或评分] [🔢 数量或课时]
            [🔁 每次都要达到] [📄 按期提交]
            [⏱ 限时处理] [🚫 不得发生]
            [✔ 是或否]
            [取消]

            > [🔢 数量或课时]
            (edited)
            🛠 职责10：负责对控制成本的方法提出…
            请写要求，例如：
            每月提出建议不少于2条
            [每月至少1项] [每季度至少1项]
            [取消]

            > 每月提出控制成本建议
            请写一个数字，例如：
            每月提出建议不少于2条

            > 每月提出控制成本建议不少于2条
            🛠 职责10：负责对控制成本的方法提出…
            每月提出控制成本建议不少于2条
            2的单位是什么？
            [项] [次] [起]
            [家] [课时] [小时]
            [天]
            [取消]

            > 公里
            请点上面的按钮，或写它的序号。

            > [项]
            (edited)
            🛠 职责10：负责对控制成本的方法提出…
            每月提出控制成本建议不少于2条
            它叫什么？请写中文名和英文名，各一行，例如：
            降本建议数
            Cost-saving proposals
            [取消]

            > 会议满意度
            已有指标叫这个名字，请换一个。

            > 降本建议数
            🛠 职责10：负责对控制成本的方法提出…
            每月提出控制成本建议不少于2条
            英文叫什么？
            [取消]

            > Cost-saving proposals
            🛠 职责10：负责对控制成本的方法提出…
            每月提出控制成本建议不少于2条
            大家还怎么叫它？用逗号隔开，没有就跳过。
            [跳过] [取消]

            > 节约建议，行政管理制度完善率
            🛠 职责10：负责对控制成本的方法提出…
            每月提出控制成本建议不少于2条
            从哪天起生效？之前的不作要求。
            [今天] [12月1日] [2027年1月1日]
            [取消]

            > 昨天
            请写今天或以后的日子，例如：从2027年1月1日起

            > 从1月1日起
            🛠 新指标，相关经理会看到：
            📅 降本建议数 · 尚未生效
            自2027年1月1日起：≥ 2 项
            每月提出控制成本建议不少于2条
            行政经理 · 职责10：负责对控制成本的方法提出建议
            也叫：节约建议和行政管理制度完善率
            ⚠️ “行政管理制度完善率”也可能指：行政制度完善率
            [✅ 确认添加] [取消]
            [✏️ 要求] [✏️ 名称]
            [✏️ 叫法] [✏️ 生效日]

            > [✏️ 叫法]
            (edited)
            🛠 职责10：负责对控制成本的方法提出…
            每月提出控制成本建议不少于2条
            大家还怎么叫它？用逗号隔开，没有就跳过。
            [跳过] [取消]

            > [跳过]
            (edited)
            🛠 新指标，相关经理会看到：
            📅 降本建议数 · 尚未生效
            自2027年1月1日起：≥ 2 项
            每月提出控制成本建议不少于2条
            行政经理 · 职责10：负责对控制成本的方法提出建议
            [✅ 确认添加] [取消]
            [✏️ 要求] [✏️ 名称]
            [✏️ 叫法] [✏️ 生效日]

            > 随便
            请点上面的按钮，或写它的序号。

            > [✏️ 生效日]
            (edited)
            🛠 职责10：负责对控制成本的方法提出…
            每月提出控制成本建议不少于2条
            从哪天起生效？之前的不作要求。
            [今天] [12月1日] [2027年1月1日]
            [取消]

            > [今天]
            (edited)
            🛠 新指标，相关经理会看到：
            ⚪ 降本建议数 · 待上报
            要求 ≥ 2 项
            11月
            11月30日前上报
            每月提出控制成本建议不少于2条
            行政经理 · 职责10：负责对控制成本的方法提出建议
            [✅ 确认添加] [取消]
            [✏️ 要求] [✏️ 名称]
            [✏️ 叫法] [✏️ 生效日]

            > [✅ 确认添加]
            (edited)
            ✅ 已添加：降本建议数
            从11月23日起：≥ 2 项
            已通知相关经理。
            [🛠 这项指标] [↩️ 收回]
            """,
        ),
        (
            "manager-admin gets",
            """
            🛠 人力资源部新增了指标：降本建议数
            从11月23日起：≥ 2 项
            [📄 详情]
            """,
        ),
        (
            "manager-admin",
            """
            > {card:admin.cost_saving_proposals}
            ⚪ 降本建议数 · 待上报
            要求 ≥ 2 项
            11月
            11月30日前上报
            每月提出控制成本建议不少于2条
            行政经理 · 职责10：负责对控制成本的方法提出建议
            [✍️ 上报] [📈 走势]
            [📋 全部指标]

            > 降本建议数1
            🟡 降本建议数 1 项 · 进度落后
            要求 ≥ 2 项，还差 1 项，11月30日前
            11月
            [✏️ 改] [↩️ 撤销]
            [📄 详情] [📈 走势]

            > {due:admin:1}
            (edited)
            📅 行政经理 · 2/2
            30 天内到期 7 项
            11月30日（还有 7 天）
            ⚪ 行政费用节约率 · 11月
            [⚪ 行政费用节约率]
            [‹ 1]
            [▶️ 逐项填报] [📊 状态]

            > {targets:admin:1}
            (edited)
            📋 行政经理 · 2/2
            6. 负责管理公司重要资质证件
            ✅ 资质证件遗失 · 全年 0 起
            7. 负责组织好来客接待和相关的外联工作
            ⚪ 接待满意度 · ≥ 90 分
            8. 负责主持部门内部的建设工作，建设及维护内…
            ⚪ 网络正常运营率 · ≥ 90%
            9. 负责协调公司内部行政人事等工作
            ⚪ 行政预算使用率 · ≤ 100%
            ⚪ 行政费用节约率 · ≥ 1%
            10. 负责对控制成本的方法提出建议
            🟡 降本建议数 1 项 · ≥ 2 项
            [✅ 资质证件遗失] [⚪ 接待满意度]
            [⚪ 网络正常运营率] [⚪ 行政预算使用率]
            [⚪ 行政费用节约率] [🟡 降本建议数]
            [‹ 1] [📊 状态]

            > /status
            📊 行政经理
            🟡 要抓紧 1  ⚪ 待上报 7  📅 未到期 1  ✅ 正常 2

            🟡 降本建议数 1 项 · 11月30日前还差 1 项
            ⚪ 行政制度完善率 · 待上报
            ⚪ 会议满意度 · 待上报
            ⚪ 证照按期办理率 · 待上报
            ⚪ 接待满意度 · 待上报
            ⚪ 网络正常运营率 · 待上报
            [🟡 降本建议数] [⚪ 行政制度完善率]
            [⚪ 会议满意度] [⚪ 证照按期办理率]
            [⚪ 接待满意度] [⚪ 网络正常运营率]
            [还有 2 项 ›]
            [📋 全部指标] [📅 待办]
            """,
        ),
        (
            "hr",
            """
            > {amend:admin.cost_saving_proposals}
            (edited)
            🛠 降本建议数
            要求：≥ 2 项
            [🎯 改要求] [🏷 加叫法]
            [‹ 返回]

            > {amendments:admin:0}
            (edited)
            🛠 改动：行政经理
            1. ➕ 降本建议数 · 从11月23日起：≥ 2 项 · 林晓，11月23日
            [↩️ 收回 1]
            [‹ 返回]

            > {overview:admin:0}
            (edited)
            🏢 11月已报 1/8
            🟡 要抓紧 1  ⚪ 待上报 7  📅 未到期 1  ✅ 正常 2

            🟡 行政 1/8 · 🟡1
            👤 还没有人加入：人力资源，财务，另有 7 个岗位
            [🟡 行政]
            [⏰ 谁没报] [🗺 全年热力图]

            > {amend_revoke:1}
            (edited)
            ↩️ 已撤回：降本建议数
            从11月23日起：≥ 2 项
            [‹ 返回]

            > {amendments:admin:0}
            (edited)
            🛠 改动：行政经理
            1. ➕ 降本建议数 · 新指标：降本建议数（已收回）
            [‹ 返回]

            > /audit
            🗒 操作记录
            11月23日 12:00 林晓收回了对降本建议数的调整
            11月23日 12:00 林晓新增了降本建议数
            11月23日 12:00 刘洋加入，角色：部门经理
            11月23日 12:00 林晓加入，角色：人力资源
            [• 管理操作] [人员]
            [数据] [群发和提醒]
            [指标] [按人看]
            """,
        ),
        (
            "manager-admin gets",
            """
            🛠 人力资源部收回了指标：降本建议数
            从11月23日起：≥ 2 项
            """,
        ),
        (
            "manager-admin",
            """
            > {card:admin.cost_saving_proposals}
            (pops up) 这不是您的指标。

            > /undo
            没有可撤回的。
            """,
        ),
    ],
    "en": [
        (
            "hr",
            """
            > amend
            🛠 Change a target
            Of which position?
            [HR manager] [Finance manager]
            [Administration manager] [Sales manager]
            [Production manager] [Technology manager]
            [Procurement manager] [Public relations manager]
            [Customer service manager] [Network manager]

            > [Administration manager]
            (edited)
            🛠 Administration manager
            Which target?
            [Admin policies complete] [Meeting satisfaction]
            [Licences on time] [Published document errors]
            [Chronicle revision] [Lost certificates]
            [Reception satisfaction] [Network uptime]
            [2 ›]
            [➕ 2 duties without requirement]
            [‹ Back] [🕘 Changes]

            > [➕ 2 duties without requirement]
            (edited)
            🛠 Administration manager
            Which duty is to get a requirement?
            [1. Organise the administration department's…]
            [10. Propose ways of controlling costs]
            [‹ Back]

            > {amend_duty:admin:10}
            (edited)
            🛠 Duty 10: Propose ways of controlling costs
            What sort of requirement?
            [📊 A rate or score] [🔢 A count or hours]
            [🔁 Every single time] [📄 By a set day]
            [⏱ Cases in time] [🚫 None may happen]
            [✔ Yes or no]
            [Cancel]

            > [🔢 A count or hours]
            (edited)
            🛠 Duty 10: Propose ways of controlli…
            Write what is required, for example:
            at least 2 proposals every month
            [at least 1 item every month] [at least 1 item every quarter]
            [Cancel]

            > proposals every month
            I need one number, for example:
            at least 2 proposals every month

            > at least 2 proposals every month
            🛠 Duty 10: Propose ways of controlli…
            at least 2 proposals every month
            2 of what?
            [items] [sessions] [incidents]
            [suppliers] [class hours] [hours]
            [days]
            [Cancel]

            > kilometres
            Please tap one of the buttons above, or write its number.

            > [items]
            (edited)
            🛠 Duty 10: Propose ways of controlli…
            at least 2 proposals every month
            What is it called? Write the Chinese and the English name, a line each, for example:
            降本建议数
            Cost-saving proposals
            [Cancel]

            > Meeting satisfaction
            Another target is called so already. Please write another name.

            > Cost-saving proposals
            🛠 Duty 10: Propose ways of controlli…
            at least 2 proposals every month
            What is it called in Chinese?
            [Cancel]

            > 降本建议数
            🛠 Duty 10: Propose ways of controlli…
            at least 2 proposals every month
            What else do people call it? Write it with commas between, or skip.
            [Skip] [Cancel]

            > saving ideas, admin policy completeness
            🛠 Duty 10: Propose ways of controlli…
            at least 2 proposals every month
            From which day on? Nothing is asked for before.
            [today] [1 Dec] [1 Jan 2027]
            [Cancel]

            > yesterday
            Write today or a later day, for example: from 1 January 2027

            > from 1 January
            🛠 New. Its managers will see this card:
            📅 Cost-saving proposals · not in force yet
            From 1 Jan 2027: ≥ 2 items
            at least 2 proposals every month
            That is: Cost-saving proposals, ≥ 2 items
            Administration manager · duty 10: Propose ways of controlling costs
            Also called: saving ideas and admin policy completeness
            ⚠️ “admin policy completeness” could also mean: Admin policies complete
            [✅ Add it] [Cancel]
            [✏️ Requirement] [✏️ Names]
            [✏️ Other names] [✏️ First day]

            > [✏️ Other names]
            (edited)
            🛠 Duty 10: Propose ways of controlli…
            at least 2 proposals every month
            What else do people call it? Write it with commas between, or skip.
            [Skip] [Cancel]

            > [Skip]
            (edited)
            🛠 New. Its managers will see this card:
            📅 Cost-saving proposals · not in force yet
            From 1 Jan 2027: ≥ 2 items
            at least 2 proposals every month
            That is: Cost-saving proposals, ≥ 2 items
            Administration manager · duty 10: Propose ways of controlling costs
            [✅ Add it] [Cancel]
            [✏️ Requirement] [✏️ Names]
            [✏️ Other names] [✏️ First day]

            > whatever
            Please tap one of the buttons above, or write its number.

            > [✏️ First day]
            (edited)
            🛠 Duty 10: Propose ways of controlli…
            at least 2 proposals every month
            From which day on? Nothing is asked for before.
            [today] [1 Dec] [1 Jan 2027]
            [Cancel]

            > [today]
            (edited)
            🛠 New. Its managers will see this card:
            ⚪ Cost-saving proposals · waiting for a figure
            Required ≥ 2 items
            Nov
            report it by 30 Nov
            at least 2 proposals every month
            That is: Cost-saving proposals, ≥ 2 items
            Administration manager · duty 10: Propose ways of controlling costs
            [✅ Add it] [Cancel]
            [✏️ Requirement] [✏️ Names]
            [✏️ Other names] [✏️ First day]

            > [✅ Add it]
            (edited)
            ✅ Added: Cost-saving proposals
            from 23 Nov: ≥ 2 items
            Its managers are told.
            [🛠 The target] [↩️ Take it back]
            """,
        ),
        (
            "manager-admin gets",
            """
            🛠 HR added a target: Cost-saving proposals
            from 23 Nov: ≥ 2 items
            [📄 Details]
            """,
        ),
        (
            "manager-admin",
            """
            > {card:admin.cost_saving_proposals}
            ⚪ Cost-saving proposals · waiting for a figure
            Required ≥ 2 items
            Nov
            report it by 30 Nov
            at least 2 proposals every month
            That is: Cost-saving proposals, ≥ 2 items
            Administration manager · duty 10: Propose ways of controlling costs
            [✍️ Report] [📈 Trend]
            [📋 All targets]

            > cost-saving proposals 1
            🟡 Cost-saving proposals 1 item · behind
            Required ≥ 2 items, 1 item short, by 30 Nov
            Nov
            [✏️ Change] [↩️ Undo]
            [📄 Details] [📈 Trend]

            > {due:admin:1}
            (edited)
            📅 Administration manager · 2/2
            7 due in the next 30 days
            30 Nov, in 7 days
            ⚪ Admin cost saving · Nov
            [⚪ Admin cost saving]
            [‹ 1]
            [▶️ One by one] [📊 Status]

            > {targets:admin:1}
            (edited)
            📋 Administration manager · 2/2
            6. Look after the company's important quali…
            ✅ Lost certificates · none in the whole year
            7. Organise the reception of visitors and t…
            ⚪ Reception satisfaction · ≥ 90 points
            8. Lead the department's own development; b…
            ⚪ Network uptime · ≥ 90%
            9. Coordinate the company's internal admini…
            ⚪ Admin budget use · ≤ 100%
            ⚪ Admin cost saving · ≥ 1%
            10. Propose ways of controlling costs
            🟡 Cost-saving proposals 1 item · ≥ 2 items
            [✅ Lost certificates] [⚪ Reception satisfaction]
            [⚪ Network uptime] [⚪ Admin budget use]
            [⚪ Admin cost saving] [🟡 Cost-saving proposals]
            [‹ 1] [📊 Status]

            > /status
            📊 Administration manager
            🟡 1 pressing  ⚪ 7 to report  📅 1 not due yet  ✅ 2 fine

            🟡 Cost-saving proposals 1 item · 1 item to go, by 30 Nov
            ⚪ Admin policies complete · waiting for a figure
            ⚪ Meeting satisfaction · waiting for a figure
            ⚪ Licences on time · waiting for a figure
            ⚪ Reception satisfaction · waiting for a figure
            ⚪ Network uptime · waiting for a figure
            [🟡 Cost-saving proposals] [⚪ Admin policies complete]
            [⚪ Meeting satisfaction] [⚪ Licences on time]
            [⚪ Reception satisfaction] [⚪ Network uptime]
            [2 more ›]
            [📋 All targets] [📅 Due]
            """,
        ),
        (
            "hr",
            """
            > {amend:admin.cost_saving_proposals}
            (edited)
            🛠 Cost-saving proposals
            Required: ≥ 2 items
            [🎯 Requirement] [🏷 Another name]
            [‹ Back]

            > {amendments:admin:0}
            (edited)
            🛠 Changes: Administration manager
            1. ➕ Cost-saving proposals · from 23 Nov: ≥ 2 items · 林晓, 23 Nov
            [↩️ No. 1]
            [‹ Back]

            > {amend_revoke:1}
            (edited)
            ↩️ Taken back: Cost-saving proposals
            from 23 Nov: ≥ 2 items
            [‹ Back]

            > {amendments:admin:0}
            (edited)
            🛠 Changes: Administration manager
            1. ➕ Cost-saving proposals · a new target: Cost-saving proposals (taken back)
            [‹ Back]

            > /audit
            🗒 Audit
            23 Nov 12:00 林晓 took back a change of Cost-saving proposals
            23 Nov 12:00 林晓 added Cost-saving proposals
            23 Nov 12:00 刘洋 joined as Manager
            23 Nov 12:00 林晓 joined as HR
            [• Administration] [People]
            [Figures] [Broadcasts, reminders]
            [Targets] [By person]
            """,
        ),
        (
            "manager-admin gets",
            """
            🛠 HR took back a target: Cost-saving proposals
            from 23 Nov: ≥ 2 items
            """,
        ),
        (
            "manager-admin",
            """
            > {card:admin.cost_saving_proposals}
            (pops up) That is not among your targets.

            > /undo
            There is nothing to take back.
            """,
        ),
    ],
}

HANDED_IN = {
    "zh": [
        (
            "hr",
            """
            > 改指标
            🛠 改指标
            哪个岗位的？
            [人力资源部经理] [财务经理]
            [行政经理] [销售部经理]
            [生产部经理] [技术部经理]
            [采购经理] [公关部经理]
            [客服部经理] [网络部经理]

            > {amend_duty:technology:1}
            (edited)
            🛠 职责1：协助技术总监编制企业技术发展长远战略规划
            是哪种要求？
            [📊 比率或评分] [🔢 数量或课时]
            [🔁 每次都要达到] [📄 按期提交]
            [⏱ 限时处理] [🚫 不得发生]
            [✔ 是或否]
            [取消]

            > [📄 按期提交]
            (edited)
            🛠 职责1：协助技术总监编制企业技术…
            请写要求，例如：
            每月5日前提交工作报告
            [每月5日前] [每月25日前]
            [每季度末前] [每年12月20日前]
            [取消]

            > 尽快
            什么时候到期？例如：
            每月5日前提交工作报告

            > 每季度末前提交技术战略季度报告
            🛠 职责1：协助技术总监编制企业技术…
            每季度末前提交技术战略季度报告
            它叫什么？请写中文名和英文名，各一行，例如：
            降本建议数
            Cost-saving proposals
            [取消]

            > 技术战略季度报告 / Quarterly technology strategy report
            🛠 职责1：协助技术总监编制企业技术…
            每季度末前提交技术战略季度报告
            名称放不进按钮。
            请写一个英文短名，最多28个字母。
            [取消]

            > 技术战略季度报告季度报告
            请写一个英文短名，最多28个字母。

            > 技术战略季报 / Tech strategy quarterly
            🛠 职责1：协助技术总监编制企业技术…
            每季度末前提交技术战略季度报告
            大家还怎么叫它？用逗号隔开，没有就跳过。
            [跳过] [取消]

            > 跳过
            🛠 职责1：协助技术总监编制企业技术…
            每季度末前提交技术战略季度报告
            从哪天起生效？之前的不作要求。
            [今天] [12月1日] [2027年1月1日]
            [取消]

            > [2027年1月1日]
            (edited)
            🛠 新指标，相关经理会看到：
            📅 技术战略季度报告 · 尚未生效
            自2027年1月1日起：每季度末前
            每季度末前提交技术战略季度报告
            技术部经理 · 职责1：协助技术总监编制企业技术发展长远战略规划
            [✅ 确认添加] [取消]
            [✏️ 要求] [✏️ 名称]
            [✏️ 叫法] [✏️ 生效日]

            > [✅ 确认添加]
            (edited)
            ✅ 已添加：技术战略季度报告
            从2027年1月1日起：每季度末前
            已通知相关经理。
            [🛠 这项指标] [↩️ 收回]
            """,
        ),
        (
            "manager-technology",
            """
            > {card:technology.quarterly_technology_strategy}
            📅 技术战略季度报告 · 尚未生效
            自2027年1月1日起：每季度末前
            每季度末前提交技术战略季度报告
            技术部经理 · 职责1：协助技术总监编制企业技术发展长远战略规划
            [📈 走势]
            [📋 全部指标]

            > 技术战略季报交了
            没有记：技术战略季度报告
            这项指标从2027年1月1日起才生效。

            > {targets:technology:0}
            (edited)
            📋 技术部经理 · 1/2
            1. 协助技术总监编制企业技术发展长远战略规划
            📅 技术战略季报 · 每季度末前
            2. 负责组织企业技术发展战略规划的实施，并将…
            📅 技术战略规划 · 每年12月20日前
            3. 负责组织制定技术管理与技术开发的各项规章…
            ⚪ 技术制度完善率 · ≥ 80%
            4. 负责关注、了解国内外本行业技术发展状况…
            🟡 行业技术调研报告 · 每月25日前
            5. 负责根据市场变化，及时了解客户在技术方面…
            ⚪ 创新项目提出数 · > 5 项
            ⚪ 创新项目实施数 · > 2 项
            [📅 技术战略季报] [📅 技术战略规划]
            [⚪ 技术制度完善率] [🟡 行业技术调研报告]
            [⚪ 创新项目提出数] [⚪ 创新项目实施数]
            [📊 状态] [2 ›]

            > /status
            📊 技术部经理
            🟡 要抓紧 1  ⚪ 待上报 8  📅 未到期 2  ✅ 正常 1

            🟡 行业技术调研报告 · 截止 11月25日（还有 2 天）
            ⚪ 技术制度完善率 · 待上报
            ⚪ 创新项目提出数 · 12月31日前上报
            ⚪ 创新项目实施数 · 12月31日前上报
            ⚪ 新技术引进数 · 12月31日前上报
            ⚪ 新技术培训课时 · 12月31日前上报
            [🟡 行业技术调研报告] [⚪ 技术制度完善率]
            [⚪ 创新项目提出数] [⚪ 创新项目实施数]
            [⚪ 新技术引进数] [⚪ 新技术培训课时]
            [还有 3 项 ›]
            [📋 全部指标] [📅 待办]
            """,
        ),
        ("clock", "2027-03-25"),
        (
            "manager-technology",
            """
            > {card:technology.quarterly_technology_strategy}
            🟡 技术战略季度报告 · 快到期
            要求：每季度末前
            截止 3月31日（还有 6 天）
            每季度末前提交技术战略季度报告
            技术部经理 · 职责1：协助技术总监编制企业技术发展长远战略规划
            [✍️ 上报] [📈 走势]
            [📋 全部指标]

            > 技术战略季报交了
            ✅ 技术战略季度报告 · 按时完成
            要求：每季度末前
            3月25日完成
            下次截止 6月30日（还有 97 天）
            [✏️ 改] [↩️ 撤销]
            [📄 详情] [📈 走势]

            > {history:technology.quarterly_technology_strategy}
            📈 技术战略季度报告 · 1 次中按时 1 次
            要求：每季度末前
            ✅ 3月31日 · 按时完成（3月25日）
            [✍️ 上报] [📄 详情]
            """,
        ),
    ],
    "en": [
        (
            "hr",
            """
            > amend
            🛠 Change a target
            Of which position?
            [HR manager] [Finance manager]
            [Administration manager] [Sales manager]
            [Production manager] [Technology manager]
            [Procurement manager] [Public relations manager]
            [Customer service manager] [Network manager]

            > {amend_duty:technology:1}
            (edited)
            🛠 Duty 1: Help the technical director draw up the company's long-term technology strategy
            What sort of requirement?
            [📊 A rate or score] [🔢 A count or hours]
            [🔁 Every single time] [📄 By a set day]
            [⏱ Cases in time] [🚫 None may happen]
            [✔ Yes or no]
            [Cancel]

            > [📄 By a set day]
            (edited)
            🛠 Duty 1: Help the technical direct…
            Write what is required, for example:
            work report by the 5th of every month
            [by the 5th of every month] [by the 25th of every month]
            [by the end of every quarter] [by 20 December every year]
            [Cancel]

            > soon
            When is it due? Write for example:
            work report by the 5th of every month

            > strategy report by the end of every quarter
            🛠 Duty 1: Help the technical direct…
            strategy report by the end of every quarter
            What is it called? Write the Chinese and the English name, a line each, for example:
            降本建议数
            Cost-saving proposals
            [Cancel]

            > 技术战略季度报告 / Quarterly technology strategy report
            🛠 Duty 1: Help the technical direct…
            strategy report by the end of every quarter
            That is too long for a button.
            Write a short English name of 28 letters at most.
            [Cancel]

            > xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
            Write a short English name of 28 letters at most.

            > Tech strategy quarterly
            🛠 Duty 1: Help the technical direct…
            strategy report by the end of every quarter
            What else do people call it? Write it with commas between, or skip.
            [Skip] [Cancel]

            > skip
            🛠 Duty 1: Help the technical direct…
            strategy report by the end of every quarter
            From which day on? Nothing is asked for before.
            [today] [1 Dec] [1 Jan 2027]
            [Cancel]

            > [1 Jan 2027]
            (edited)
            🛠 New. Its managers will see this card:
            📅 Quarterly technology strategy report · not in force yet
            From 1 Jan 2027: by the end of every quarter
            strategy report by the end of every quarter
            That is: Quarterly technology strategy report, by the end of every quarter
            Technology manager · duty 1: Help the technical director draw up the…
            [✅ Add it] [Cancel]
            [✏️ Requirement] [✏️ Names]
            [✏️ Other names] [✏️ First day]

            > [✅ Add it]
            (edited)
            ✅ Added: Quarterly technology strategy report
            from 1 Jan 2027: by the end of every quarter
            Its managers are told.
            [🛠 The target] [↩️ Take it back]
            """,
        ),
        (
            "manager-technology",
            """
            > {card:technology.quarterly_technology_strategy}
            📅 Quarterly technology strategy report · not in force yet
            From 1 Jan 2027: by the end of every quarter
            strategy report by the end of every quarter
            That is: Quarterly technology strategy report, by the end of every quarter
            Technology manager · duty 1: Help the technical director draw up the…
            [📈 Trend]
            [📋 All targets]

            > quarterly technology strategy report done
            Not kept: Quarterly technology strategy report
            This target counts from 1 Jan 2027 on.

            > /status
            📊 Technology manager
            🟡 1 pressing  ⚪ 8 to report  📅 2 not due yet  ✅ 1 fine

            🟡 Industry research report · due 25 Nov, in 2 days
            ⚪ Technology policies complete · waiting for a figure
            ⚪ Innovations proposed · report it by 31 Dec
            ⚪ Innovations implemented · report it by 31 Dec
            ⚪ New tech introduced · report it by 31 Dec
            ⚪ New tech training hours · report it by 31 Dec
            [🟡 Industry research report] [⚪ Technology policies complete]
            [⚪ Innovations proposed] [⚪ Innovations implemented]
            [⚪ New tech introduced] [⚪ New tech training hours]
            [3 more ›]
            [📋 All targets] [📅 Due]
            """,
        ),
        ("clock", "2027-03-25"),
        (
            "manager-technology",
            """
            > {card:technology.quarterly_technology_strategy}
            🟡 Quarterly technology strategy report · due soon
            Required: by the end of every quarter
            Due 31 Mar, in 6 days
            strategy report by the end of every quarter
            That is: Quarterly technology strategy report, by the end of every quarter
            Technology manager · duty 1: Help the technical director draw up the…
            [✍️ Report] [📈 Trend]
            [📋 All targets]

            > quarterly technology strategy report done
            ✅ Quarterly technology strategy report · done on time
            Required: by the end of every quarter
            Done on 25 Mar
            Next due 30 Jun, in 97 days
            [✏️ Change] [↩️ Undo]
            [📄 Details] [📈 Trend]

            > {history:technology.quarterly_technology_strategy}
            📈 Quarterly technology strategy report · 1 of 1 in time
            Required: by the end of every quarter
            ✅ 31 Mar · done on time (25 Mar)
            [✍️ Report] [📄 Details]
            """,
        ),
    ],
}


@pytest.mark.parametrize("language", COUNTED)
async def test_a_duty_gets_a_count(company: Company, language: str) -> None:
    """It is known at once wherever targets are shown, until it is taken back; what cannot be taken is told why."""
    people = {slug: await company.joined(slug, language=language) for slug in ("hr", "manager-admin")}
    await people["manager-admin"].says("/start")
    await play(company, people, COUNTED[language])


@pytest.mark.parametrize("language", HANDED_IN)
async def test_a_duty_gets_a_document_from_a_day_on(company: Company, language: str) -> None:
    """Before its day it is shown as what is to come, and takes nothing."""
    people = {slug: await company.joined(slug, language=language) for slug in ("manager-technology", "hr")}
    await people["manager-technology"].says("/start")
    for who, script in HANDED_IN[language]:
        if who == "clock":
            company.clock.move_to(datetime.fromisoformat(script).replace(hour=12, tzinfo=ZONE))
        else:
            await play(company, people, [(who, script)])


STEPS = (
    "{amend_duty:admin:10}",
    "[🔢 数量或课时]",
    "建议不少于2条",
    "[项]",
    "[每月]",
    "降低成本的合理建议采纳数",
    "Cost-saving proposals",
    "建议采纳数",
    "节约建议",
    "[今天]",
    "[✅ 确认添加]",
)
KEPT = ("amendment", "campaign", "delivery", "event", "entry")


async def test_each_step_survives_a_kill(company: Company) -> None:
    """Handled again by a bot that was started anew, it is asked or kept once, in the same words."""
    await company.joined("manager-admin")
    await (await company.joined("hr")).says("/start")
    async with AsyncExitStack() as running:
        now = company
        for step in STEPS:
            hr = now.person("hr")
            before = render(await _do(hr, step)).removeprefix("(edited)\n")
            await now.delivered()
            kept = await row_counts(now)
            await forget_handling(now, newest=True)
            now = await running.enter_async_context(await restarted(now))
            await now.person("hr").settles()
            await now.delivered()
            after = await row_counts(now)
            assert {table: after[table] for table in KEPT} == {table: kept[table] for table in KEPT}, step
            assert _text(now.person("hr").last) == before.partition("\n[")[0], step
        assert kept["amendment"] == 1


async def test_cancelled_at_any_step_nothing_is_kept(company: Company) -> None:
    """By word, by command or by button; what was asked for is then a report like any other."""
    hr = await company.joined("hr")
    await hr.says("/start")
    before = await row_counts(company)
    for n, cancel in enumerate(("取消", "/cancel", "[取消]", "算了") * 3):
        for step in STEPS[: min(n + 1, len(STEPS) - 1)]:
            await _do(hr, step)
        said = await _do(hr, cancel)
        assert said.text in ("好的，什么也没记。", "好的，什么也没改。"), (n, said.text)
        assert (await hr.says("今天")).text.startswith("没看懂")
    after = await row_counts(company)
    assert {table: after[table] for table in KEPT} == {table: before[table] for table in KEPT}


async def test_a_button_of_an_earlier_step_is_over(company: Company) -> None:
    """Nor do forged ones, or those of a duty that has a target, do anything."""
    hr = await company.joined("hr")
    await hr.says("/start")
    for step in STEPS[:4]:
        await _do(hr, step)
    before = await row_counts(company)
    over = "(pops up) 这个按钮已失效。发 /help 看看能做什么。"
    for data in ("amend_say:1:0", "amend_say:99:0", "amend_say", "amend_redo:1:name", "amend_keep:1", "amend_from:1"):
        assert render(await hr.forges(data)) == over, data
    for data in ("amend_duty:admin:2", "amend_duty:admin:99", "amend_duty:x:1", "amend_duty", "amend_duties:x"):
        assert render(await hr.forges(data)) == over, data
    assert await row_counts(company) == before


async def test_two_of_hr_add_at_once(company: Company) -> None:
    """Whoever confirms second is told; nothing is kept of theirs."""
    people = [await company.joined("hr"), await company.joined("admin")]
    for hr in people:
        await hr.says("/start")
        for step in STEPS[:-1]:
            await _do(hr, step)
    await people[0].taps("✅ 确认添加")
    assert (await people[1].taps("✅ 确认添加")).text.splitlines()[0] == "这样改不合适。"
    assert (await row_counts(company))["amendment"] == 1


async def test_a_name_taken_back_gets_no_old_figures(company: Company) -> None:
    """A target that is made anew under the name of one that was taken back begins without its reports."""
    manager, hr = await company.joined("manager-admin"), await company.joined("hr")
    await hr.says("/start")
    for step in STEPS:
        await _do(hr, step)
    await manager.says("建议采纳数1")
    await hr.taps("↩️ 收回")
    for step in STEPS:
        await _do(hr, step)
    assert (await manager.says("建议采纳数2")).text.splitlines()[0] == "✅ 降低成本的合理建议采纳数 2 项 · 达标"


async def _do(person: Person, step: str) -> Answer:
    match step[:1]:
        case "[":
            return await person.taps(step[1:-1])
        case "{":
            return await person.forges(step[1:-1])
        case _:
            return await person.says(step)


def _text(message: Message) -> str:
    return message.text.replace("\N{NO-BREAK SPACE}", " ")
