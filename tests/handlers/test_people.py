"""/people: everyone by position, whether they joined or not, and what HR does to each of them."""

from datetime import timedelta
from itertools import count

import pytest
from sqlmodel import Session, col, select

from bot.demo.person import Person
from storage import campaigns, staffing
from storage.campaigns import Recipient
from storage.invitations import Making, Offer
from storage.tables import CampaignKind, Delivery, DeliveryState, Event, Role
from storage.tables import Person as Row
from tests.handlers.conversation import follow, render
from tests.handlers.records import forget_handling, restarted, row_counts, shut_out
from tests.talking import Company


async def staffed(company: Company, language: str = "zh", slug: str = "hr") -> Person:
    """HR of a company with somebody of each kind: joined, not joined, unreachable, shut out."""
    await company.member("manager-hr")
    await company.member("manager-network", language="en")
    await company.member("director")
    await company.member("admin")
    await shut_out(company, "manager-finance")
    lost = await company.member("manager-sales")
    now = company.services.clock()

    def work(session: Session) -> None:
        session.get_one(Row, lost.id).unreachable_since = now
        making = Making(None, now, now + timedelta(days=7))
        staffing.invite_named(session, name="李四", offer=Offer(Role.MANAGER, ("finance",)), making=making)
        over = Making(None, now - timedelta(days=9), now - timedelta(days=2))
        staffing.invite_named(session, name="Ann Bo", offer=Offer(Role.DIRECTOR, ("hr", "sales")), making=over)

    await company.services.database.run(work)
    return await company.joined(slug, language=language)


async def acts(company: Company) -> list[tuple[str, str, str]]:
    """Who did what to whom, in order, since everybody joined."""

    def work(session: Session) -> list[tuple[str, str, str]]:
        done = select(Row.name, Event.action, Event.subject).join(Row, col(Event.actor) == Row.id)
        rows = session.exec(done.where(Event.action != "joined").order_by(col(Event.id))).all()
        return [(name, action, subject) for name, action, subject in rows]

    return await company.services.database.run(work)


LISTS = {
    "zh": """
        > /people
        👥 人员
        ✅ 已加入 5 · ✉️ 未加入 2 · 📵 联系不上 1 · ⛔ 停用 1
        ✅ 人力资源部经理：陈静
        ✉️ 财务经理：李四
        ⛔ 财务经理：王磊
        📵 销售部经理：赵敏
        ✅ 网络部经理：Grace Lin
        ✅ 总监：高远
        ⬜ 空缺：行政经理、生产部经理、技术部经理、采购经理、公关部经理和客服部经理
        第 1 页，共 2 页
        [✅ 陈静] [✉️ 李四]
        [⛔ 王磊] [📵 赵敏]
        [✅ Grace Lin] [✅ 高远]
        [2 ›]
        [✉️ 未加入] [📵 联系不上]
        [⛔ 停用]
        [🔍 查找] [✉️ 邀请] [📥 导入名单]

        > [2 ›]
        (edited)
        👥 人员
        ✅ 已加入 5 · ✉️ 未加入 2 · 📵 联系不上 1 · ⛔ 停用 1
        ✉️ 总监：Ann Bo
        ✅ 人力资源：林晓
        ✅ 管理员：Max Weber
        第 2 页，共 2 页
        [✉️ Ann Bo] [✅ 林晓]
        [✅ Max Weber]
        [‹ 1]
        [✉️ 未加入] [📵 联系不上]
        [⛔ 停用]
        [🔍 查找] [✉️ 邀请] [📥 导入名单]

        > [📵 联系不上]
        (edited)
        👥 人员
        ✅ 已加入 5 · ✉️ 未加入 2 · 📵 联系不上 1 · ⛔ 停用 1
        📵 销售部经理：赵敏
        [📵 赵敏]
        [全部人员] [✉️ 未加入]
        [⛔ 停用]
        [🔍 查找] [✉️ 邀请] [📥 导入名单]

        > [📵 赵敏]
        (edited)
        📵 赵敏 · 已屏蔽
        📊 11月已报 0/6 · 还没报过
        部门经理 · 销售部经理
        中文 · 上海时间（公司）
        11月23日加入
        [📣 催一下] [📊 销售部经理]
        [🔁 调岗] [➕ 增加岗位]
        [🤝 代理] [➖ 结束岗位]
        [🎭 角色] [🌐 语言]
        [🕒 时区] [⛔ 停用]
        [‹ 返回]

        > [‹ 返回]
        (edited)
        👥 人员
        ✅ 已加入 5 · ✉️ 未加入 2 · 📵 联系不上 1 · ⛔ 停用 1
        📵 销售部经理：赵敏
        [📵 赵敏]
        [全部人员] [✉️ 未加入]
        [⛔ 停用]
        [🔍 查找] [✉️ 邀请] [📥 导入名单]

        > [全部人员]
        (edited)
        👥 人员
        ✅ 已加入 5 · ✉️ 未加入 2 · 📵 联系不上 1 · ⛔ 停用 1
        ✅ 人力资源部经理：陈静
        ✉️ 财务经理：李四
        ⛔ 财务经理：王磊
        📵 销售部经理：赵敏
        ✅ 网络部经理：Grace Lin
        ✅ 总监：高远
        ⬜ 空缺：行政经理、生产部经理、技术部经理、采购经理、公关部经理和客服部经理
        第 1 页，共 2 页
        [✅ 陈静] [✉️ 李四]
        [⛔ 王磊] [📵 赵敏]
        [✅ Grace Lin] [✅ 高远]
        [2 ›]
        [✉️ 未加入] [📵 联系不上]
        [⛔ 停用]
        [🔍 查找] [✉️ 邀请] [📥 导入名单]

        > [🔍 查找]
        (edited)
        🔍 找谁？
        写姓名的一部分或拼音；写“取消”结束。
        [‹ 返回]

        > li
        👥 人员
        ✅ 已加入 5 · ✉️ 未加入 2 · 📵 联系不上 1 · ⛔ 停用 1
        ✉️ 财务经理：李四
        ✅ 网络部经理：Grace Lin
        ✅ 人力资源：林晓
        [✉️ 李四] [✅ Grace Lin]
        [✅ 林晓]
        [全部人员] [✉️ 未加入]
        [📵 联系不上] [⛔ 停用]
        [🔍 查找] [✉️ 邀请] [📥 导入名单]

        > {people:=人力:0}
        (edited)
        👥 人员
        ✅ 已加入 5 · ✉️ 未加入 2 · 📵 联系不上 1 · ⛔ 停用 1
        ✅ 人力资源部经理：陈静
        [✅ 陈静]
        [全部人员] [✉️ 未加入]
        [📵 联系不上] [⛔ 停用]
        [🔍 查找] [✉️ 邀请] [📥 导入名单]

        > 人员
        👥 人员
        ✅ 已加入 5 · ✉️ 未加入 2 · 📵 联系不上 1 · ⛔ 停用 1
        ✅ 人力资源部经理：陈静
        ✉️ 财务经理：李四
        ⛔ 财务经理：王磊
        📵 销售部经理：赵敏
        ✅ 网络部经理：Grace Lin
        ✅ 总监：高远
        ⬜ 空缺：行政经理、生产部经理、技术部经理、采购经理、公关部经理和客服部经理
        第 1 页，共 2 页
        [✅ 陈静] [✉️ 李四]
        [⛔ 王磊] [📵 赵敏]
        [✅ Grace Lin] [✅ 高远]
        [2 ›]
        [✉️ 未加入] [📵 联系不上]
        [⛔ 停用]
        [🔍 查找] [✉️ 邀请] [📥 导入名单]

        > {people:nonsense:99}
        (edited)
        👥 人员
        ✅ 已加入 5 · ✉️ 未加入 2 · 📵 联系不上 1 · ⛔ 停用 1
        ✉️ 总监：Ann Bo
        ✅ 人力资源：林晓
        ✅ 管理员：Max Weber
        第 2 页，共 2 页
        [✉️ Ann Bo] [✅ 林晓]
        [✅ Max Weber]
        [‹ 1]
        [✉️ 未加入] [📵 联系不上]
        [⛔ 停用]
        [🔍 查找] [✉️ 邀请] [📥 导入名单]

        > /people 没有的人
        👥 人员
        ✅ 已加入 5 · ✉️ 未加入 2 · 📵 联系不上 1 · ⛔ 停用 1
        没有叫“没有的人”的人。
        [全部人员] [✉️ 未加入]
        [📵 联系不上] [⛔ 停用]
        [🔍 查找] [✉️ 邀请] [📥 导入名单]

        > {person:99}
        (pops up) 这个按钮已失效。发 /help 看看能做什么。
    """,
    "en": """
        > people
        👥 People
        ✅ joined 5 · ✉️ not joined 2 · 📵 unreachable 1 · ⛔ inactive 1
        ✅ HR manager: 陈静
        ✉️ Finance manager: 李四
        ⛔ Finance manager: 王磊
        📵 Sales manager: 赵敏
        ✅ Network manager: Grace Lin
        ✅ Director: 高远
        ⬜ Vacant: Administration manager, Production manager, Technology manager, Procurement manager, Public relations manager, and Customer service manager
        Page 1 of 2
        [✅ 陈静] [✉️ 李四]
        [⛔ 王磊] [📵 赵敏]
        [✅ Grace Lin] [✅ 高远]
        [2 ›]
        [✉️ not joined] [📵 unreachable]
        [⛔ inactive]
        [🔍 Search] [✉️ Invite] [📥 Import]

        > [2 ›]
        (edited)
        👥 People
        ✅ joined 5 · ✉️ not joined 2 · 📵 unreachable 1 · ⛔ inactive 1
        ✉️ Director: Ann Bo
        ✅ HR: 林晓
        ✅ Administrator: Max Weber
        Page 2 of 2
        [✉️ Ann Bo] [✅ 林晓]
        [✅ Max Weber]
        [‹ 1]
        [✉️ not joined] [📵 unreachable]
        [⛔ inactive]
        [🔍 Search] [✉️ Invite] [📥 Import]

        > [✉️ not joined]
        (edited)
        👥 People
        ✅ joined 5 · ✉️ not joined 2 · 📵 unreachable 1 · ⛔ inactive 1
        ✉️ Finance manager: 李四
        ✉️ Director: Ann Bo
        [✉️ 李四] [✉️ Ann Bo]
        [Everyone] [📵 unreachable]
        [⛔ inactive]
        [🔍 Search] [✉️ Invite] [📥 Import]

        > [✉️ Ann Bo]
        (edited)
        ✉️ Ann Bo · not joined
        Director, may see: HR manager and Sales manager
        Invited 14 Nov; the link is no longer good.
        [✉️ Invite again] [🔳 QR code]
        [🗑 Withdraw]
        [‹ Back]

        > [‹ Back]
        (edited)
        👥 People
        ✅ joined 5 · ✉️ not joined 2 · 📵 unreachable 1 · ⛔ inactive 1
        ✉️ Finance manager: 李四
        ✉️ Director: Ann Bo
        [✉️ 李四] [✉️ Ann Bo]
        [Everyone] [📵 unreachable]
        [⛔ inactive]
        [🔍 Search] [✉️ Invite] [📥 Import]

        > [Everyone]
        (edited)
        👥 People
        ✅ joined 5 · ✉️ not joined 2 · 📵 unreachable 1 · ⛔ inactive 1
        ✅ HR manager: 陈静
        ✉️ Finance manager: 李四
        ⛔ Finance manager: 王磊
        📵 Sales manager: 赵敏
        ✅ Network manager: Grace Lin
        ✅ Director: 高远
        ⬜ Vacant: Administration manager, Production manager, Technology manager, Procurement manager, Public relations manager, and Customer service manager
        Page 1 of 2
        [✅ 陈静] [✉️ 李四]
        [⛔ 王磊] [📵 赵敏]
        [✅ Grace Lin] [✅ 高远]
        [2 ›]
        [✉️ not joined] [📵 unreachable]
        [⛔ inactive]
        [🔍 Search] [✉️ Invite] [📥 Import]

        > [🔍 Search]
        (edited)
        🔍 Whom are you looking for?
        Write a part of the name; “cancel” ends it.
        [‹ Back]

        > cancel
        All right, nothing is kept.

        > /people grace
        👥 People
        ✅ joined 5 · ✉️ not joined 2 · 📵 unreachable 1 · ⛔ inactive 1
        ✅ Network manager: Grace Lin
        [✅ Grace Lin]
        [Everyone] [✉️ not joined]
        [📵 unreachable] [⛔ inactive]
        [🔍 Search] [✉️ Invite] [📥 Import]

        > [✅ Grace Lin]
        (edited)
        ✅ Grace Lin · joined
        📊 Nov: 0/5 reported · never reported
        Manager · Network manager
        English · Shanghai time (the company's)
        Here since 23 Nov
        [📣 Remind] [📊 Network manager]
        [🔁 Move] [➕ Position]
        [🤝 Deputy] [➖ End position]
        [🎭 Role] [🌐 Language]
        [🕒 Time zone] [⛔ Deactivate]
        [‹ Back]
    """,  # noqa: E501 - a line as the bot writes it
}


@pytest.mark.parametrize("language", LISTS)
async def test_everyone_by_position(company: Company, language: str) -> None:
    """With marks for how they are, pages, one kind only, and a search by a part of the name or its sound."""
    await follow(await staffed(company, language), LISTS[language])


CARDS = {
    "zh": """
        > /people
        👥 人员
        ✅ 已加入 5 · ✉️ 未加入 2 · 📵 联系不上 1 · ⛔ 停用 1
        ✅ 人力资源部经理：陈静
        ✉️ 财务经理：李四
        ⛔ 财务经理：王磊
        📵 销售部经理：赵敏
        ✅ 网络部经理：Grace Lin
        ✅ 总监：高远
        ⬜ 空缺：行政经理、生产部经理、技术部经理、采购经理、公关部经理和客服部经理
        第 1 页，共 2 页
        [✅ 陈静] [✉️ 李四]
        [⛔ 王磊] [📵 赵敏]
        [✅ Grace Lin] [✅ 高远]
        [2 ›]
        [✉️ 未加入] [📵 联系不上]
        [⛔ 停用]
        [🔍 查找] [✉️ 邀请] [📥 导入名单]

        > [✅ 陈静]
        (edited)
        ✅ 陈静 · 已加入
        📊 11月已报 0/11 · 还没报过
        部门经理 · 人力资源部经理
        中文 · 上海时间（公司）
        11月23日加入
        [📣 催一下] [📊 人力资源部经理]
        [🔁 调岗] [➕ 增加岗位]
        [🤝 代理] [➖ 结束岗位]
        [🎭 角色] [🌐 语言]
        [🕒 时区] [⛔ 停用]
        [‹ 返回]

        > [🔁 调岗]
        (edited)
        陈静调到哪个岗位？
        [财务经理] [行政经理]
        [销售部经理] [生产部经理]
        [技术部经理] [采购经理]
        [公关部经理] [客服部经理]
        [网络部经理]
        [‹ 返回]

        > [财务经理]
        (edited)
        陈静：财务经理
        从哪天起？
        [今天 11月23日] [明天 11月24日]
        [12月1日] [其他日期…]
        [‹ 返回]

        > [12月1日]
        (edited)
        👌 12月1日起：财务经理
        ✅ 陈静 · 已加入
        📊 11月已报 0/11 · 还没报过
        部门经理 · 人力资源部经理（至11月30日）和财务经理（12月1日起）
        中文 · 上海时间（公司）
        11月23日加入
        [📣 催一下] [📊 人力资源部经理]
        [🔁 调岗] [➕ 增加岗位]
        [🤝 代理] [➖ 结束岗位]
        [🎭 角色] [🌐 语言]
        [🕒 时区] [⛔ 停用]
        [‹ 返回]

        > [➖ 结束岗位]
        (edited)
        结束陈静的哪个岗位？
        [人力资源部经理（至11月30日）]
        [财务经理（12月1日起）]
        [‹ 返回]

        > [财务经理（12月1日起）]
        (edited)
        陈静：财务经理
        最后一天是哪天？
        [立即] [今天 11月23日]
        [11月30日] [其他日期…]
        [‹ 返回]

        > [立即]
        (edited)
        👌 已结束：财务经理
        ✅ 陈静 · 已加入
        📊 11月已报 0/11 · 还没报过
        部门经理 · 人力资源部经理（至11月30日）
        中文 · 上海时间（公司）
        11月23日加入
        [📣 催一下] [📊 人力资源部经理]
        [🔁 调岗] [➕ 增加岗位]
        [🤝 代理] [➖ 结束岗位]
        [🎭 角色] [🌐 语言]
        [🕒 时区] [⛔ 停用]
        [‹ 返回]

        > [🤝 代理]
        (edited)
        陈静从今天起代理哪个岗位？
        [人力资源部经理] [财务经理]
        [行政经理] [销售部经理]
        [生产部经理] [技术部经理]
        [采购经理] [公关部经理]
        [客服部经理] [网络部经理]
        [‹ 返回]

        > [生产部经理]
        (edited)
        陈静：生产部经理
        最后一天是哪天？
        [11月29日] [11月30日]
        [12月6日] [其他日期…]
        [‹ 返回]

        > [其他日期…]
        (edited)
        请写最后一天，例如：12月1日
        [‹ 返回]

        > 昨天
        这个日期不行。例如：12月1日；写“取消”放弃。

        > 12月31日
        👌 已增加：生产部经理（至12月31日）
        ✅ 陈静 · 已加入
        📊 11月已报 0/16 · 还没报过
        部门经理 · 人力资源部经理（至11月30日）和生产部经理（至12月31日）
        中文 · 上海时间（公司）
        11月23日加入
        [📣 催一下] [📊 人力资源部经理]
        [📊 生产部经理]
        [🔁 调岗] [➕ 增加岗位]
        [🤝 代理] [➖ 结束岗位]
        [🎭 角色] [🌐 语言]
        [🕒 时区] [⛔ 停用]
        [‹ 返回]

        > [➕ 增加岗位]
        (edited)
        给陈静增加哪个岗位？
        [人力资源部经理] [财务经理]
        [行政经理] [销售部经理]
        [生产部经理] [技术部经理]
        [采购经理] [公关部经理]
        [客服部经理] [网络部经理]
        [‹ 返回]

        > [公关部经理]
        (edited)
        陈静：公关部经理
        从哪天起？
        [今天 11月23日] [明天 11月24日]
        [12月1日] [其他日期…]
        [‹ 返回]

        > [明天 11月24日]
        (edited)
        👌 已增加：公关部经理（11月24日起）
        ✅ 陈静 · 已加入
        📊 11月已报 0/16 · 还没报过
        部门经理 · 人力资源部经理（至11月30日）、生产部经理（至12月31日）和公关部经理（11月24日起）
        中文 · 上海时间（公司）
        11月23日加入
        [📣 催一下] [📊 人力资源部经理]
        [📊 生产部经理]
        [🔁 调岗] [➕ 增加岗位]
        [🤝 代理] [➖ 结束岗位]
        [🎭 角色] [🌐 语言]
        [🕒 时区] [⛔ 停用]
        [‹ 返回]

        > [🎭 角色]
        (edited)
        陈静改为什么角色？
        [总监] [人力资源]
        [‹ 返回]

        > [总监]
        (edited)
        陈静改为：总监？
        只看指定岗位，不上报。
        现有岗位今天结束，之后请再指定新的岗位。
        [✅ 确定] [‹ 返回]

        > [✅ 确定]
        (edited)
        👌 现在是：总监
        ✅ 陈静 · 已加入
        总监 · 没有岗位
        中文 · 上海时间（公司）
        11月23日加入
        [➕ 增加岗位] [🎭 角色]
        [🌐 语言] [🕒 时区]
        [⛔ 停用]
        [‹ 返回]

        > [➕ 增加岗位]
        (edited)
        陈静还可以看哪个岗位？
        [人力资源部经理] [财务经理]
        [行政经理] [销售部经理]
        [生产部经理] [技术部经理]
        [采购经理] [公关部经理]
        [客服部经理] [网络部经理]
        [‹ 返回]
    """,
    "en": """
        > /people Grace
        👥 People
        ✅ joined 5 · ✉️ not joined 2 · 📵 unreachable 1 · ⛔ inactive 1
        ✅ Network manager: Grace Lin
        [✅ Grace Lin]
        [Everyone] [✉️ not joined]
        [📵 unreachable] [⛔ inactive]
        [🔍 Search] [✉️ Invite] [📥 Import]

        > [✅ Grace Lin]
        (edited)
        ✅ Grace Lin · joined
        📊 Nov: 0/5 reported · never reported
        Manager · Network manager
        English · Shanghai time (the company's)
        Here since 23 Nov
        [📣 Remind] [📊 Network manager]
        [🔁 Move] [➕ Position]
        [🤝 Deputy] [➖ End position]
        [🎭 Role] [🌐 Language]
        [🕒 Time zone] [⛔ Deactivate]
        [‹ Back]

        > [🔁 Move]
        (edited)
        To which position does Grace Lin move?
        [HR manager] [Finance manager]
        [Administration manager] [Sales manager]
        [Production manager] [Technology manager]
        [Procurement manager] [Public relations manager]
        [Customer service manager]
        [‹ Back]

        > [Sales manager]
        (edited)
        Grace Lin: Sales manager
        From which day on?
        [Today, 23 Nov] [Tomorrow, 24 Nov]
        [1 Dec] [Another day…]
        [‹ Back]

        > [Another day…]
        (edited)
        Write the first day, for example: 1 Dec
        [‹ Back]

        > hm
        That is no day that I can take. For example: 1 Dec; “cancel” leaves it.

        > 1 January
        👌 From 1 Jan 2027 on: Sales manager
        ✅ Grace Lin · joined
        📊 Nov: 0/5 reported · never reported
        Manager · Network manager (to 31 Dec) and Sales manager (from 1 Jan 2027)
        English · Shanghai time (the company's)
        Here since 23 Nov
        [📣 Remind] [📊 Network manager]
        [🔁 Move] [➕ Position]
        [🤝 Deputy] [➖ End position]
        [🎭 Role] [🌐 Language]
        [🕒 Time zone] [⛔ Deactivate]
        [‹ Back]

        > [🕒 Time zone]
        (edited)
        Which time zone is Grace Lin in?
        Reminders come at their time of day. Tap a city, or write one.
        [Tokyo] [Singapore] [Dubai]
        [London] [Berlin] [New York]
        [Los Angeles] [As the company]
        [‹ Back]

        > Atlantis
        I know no time zone of that city. Write a large one near it, or “cancel”.

        > Dubai
        👌 Changed
        ✅ Grace Lin · joined
        📊 Nov: 0/5 reported · never reported
        Manager · Network manager (to 31 Dec) and Sales manager (from 1 Jan 2027)
        English · Dubai time
        Here since 23 Nov
        [📣 Remind] [📊 Network manager]
        [🔁 Move] [➕ Position]
        [🤝 Deputy] [➖ End position]
        [🎭 Role] [🌐 Language]
        [🕒 Time zone] [⛔ Deactivate]
        [‹ Back]

        > [🕒 Time zone]
        (edited)
        Which time zone is Grace Lin in?
        Reminders come at their time of day. Tap a city, or write one.
        [Tokyo] [Singapore] [Dubai]
        [London] [Berlin] [New York]
        [Los Angeles] [As the company]
        [‹ Back]

        > [As the company]
        (edited)
        👌 Changed
        ✅ Grace Lin · joined
        📊 Nov: 0/5 reported · never reported
        Manager · Network manager (to 31 Dec) and Sales manager (from 1 Jan 2027)
        English · Shanghai time (the company's)
        Here since 23 Nov
        [📣 Remind] [📊 Network manager]
        [🔁 Move] [➕ Position]
        [🤝 Deputy] [➖ End position]
        [🎭 Role] [🌐 Language]
        [🕒 Time zone] [⛔ Deactivate]
        [‹ Back]

        > [🌐 Language]
        (edited)
        In which language do I speak with Grace Lin?
        [中文] [English]
        [‹ Back]

        > [中文]
        (edited)
        👌 Changed
        ✅ Grace Lin · joined
        📊 Nov: 0/5 reported · never reported
        Manager · Network manager (to 31 Dec) and Sales manager (from 1 Jan 2027)
        中文 · Shanghai time (the company's)
        Here since 23 Nov
        [📣 Remind] [📊 Network manager]
        [🔁 Move] [➕ Position]
        [🤝 Deputy] [➖ End position]
        [🎭 Role] [🌐 Language]
        [🕒 Time zone] [⛔ Deactivate]
        [‹ Back]

        > [🎭 Role]
        (edited)
        Which role shall Grace Lin have?
        [Director] [HR]
        [‹ Back]

        > [HR]
        (edited)
        Grace Lin becomes: HR?
        Sees everyone's figures, invites, reminds and sends to all.
        [✅ Yes] [‹ Back]

        > [‹ Back]
        (edited)
        ✅ Grace Lin · joined
        📊 Nov: 0/5 reported · never reported
        Manager · Network manager (to 31 Dec) and Sales manager (from 1 Jan 2027)
        中文 · Shanghai time (the company's)
        Here since 23 Nov
        [📣 Remind] [📊 Network manager]
        [🔁 Move] [➕ Position]
        [🤝 Deputy] [➖ End position]
        [🎭 Role] [🌐 Language]
        [🕒 Time zone] [⛔ Deactivate]
        [‹ Back]

        > [⛔ Deactivate]
        (edited)
        Deactivate Grace Lin?
        They can do nothing here any more, and get no reminders. What they reported stays.
        [✅ Yes] [‹ Back]

        > [✅ Yes]
        (edited)
        👌 Deactivated
        ⛔ Grace Lin · inactive
        Manager · Network manager (to 31 Dec) and Sales manager (from 1 Jan 2027)
        中文 · Shanghai time (the company's)
        Here since 23 Nov
        [✅ Activate]
        [‹ Back]

        > [✅ Activate]
        (edited)
        Activate Grace Lin again?
        With the same role and positions.
        [✅ Yes] [‹ Back]

        > [✅ Yes]
        (edited)
        👌 Activated
        ✅ Grace Lin · joined
        📊 Nov: 0/5 reported · never reported
        Manager · Network manager (to 31 Dec) and Sales manager (from 1 Jan 2027)
        中文 · Shanghai time (the company's)
        Here since 23 Nov
        [📣 Remind] [📊 Network manager]
        [🔁 Move] [➕ Position]
        [🤝 Deputy] [➖ End position]
        [🎭 Role] [🌐 Language]
        [🕒 Time zone] [⛔ Deactivate]
        [‹ Back]
    """,
}


@pytest.mark.parametrize("language", CARDS)
async def test_what_is_done_on_a_card(company: Company, language: str) -> None:
    """Each act ends on the card, with what was done above it; a day is tapped or written."""
    await follow(await staffed(company, language), CARDS[language])


NOT_JOINED = {
    "zh": """
        > /people 李
        👥 人员
        ✅ 已加入 5 · ✉️ 未加入 2 · 📵 联系不上 1 · ⛔ 停用 1
        ✉️ 财务经理：李四
        [✉️ 李四]
        [全部人员] [✉️ 未加入]
        [📵 联系不上] [⛔ 停用]
        [🔍 查找] [✉️ 邀请] [📥 导入名单]

        > [✉️ 李四]
        (edited)
        ✉️ 李四 · 未加入
        部门经理 · 财务经理
        11月23日邀请，链接11月30日前有效。
        [✉️ 重新邀请] [🔳 二维码]
        [🗑 撤回邀请]
        [‹ 返回]

        > [✉️ 重新邀请]
        ✉️ 李四的邀请：财务经理
        把这个链接转发给一个人，只能用一次。
        https://t.me/dutybot_demo_bot?start=c0de1
        之前的链接已作废。
        7 天内有效。
        [📋 复制链接]

        > [🔳 二维码]
        (picture)
        ✉️ 李四的邀请：财务经理
        把这个链接转发给一个人，只能用一次。
        https://t.me/dutybot_demo_bot?start=c0de2
        之前的链接已作废。
        7 天内有效。
        [📋 复制链接]

        > [🗑 撤回邀请]
        (edited)
        撤回对李四的邀请？
        链接将作废。
        [✅ 确定] [‹ 返回]

        > [‹ 返回]
        (edited)
        ✉️ 李四 · 未加入
        部门经理 · 财务经理
        11月23日邀请，链接11月30日前有效。
        [✉️ 重新邀请] [🔳 二维码]
        [🗑 撤回邀请]
        [‹ 返回]

        > [🗑 撤回邀请]
        (edited)
        撤回对李四的邀请？
        链接将作废。
        [✅ 确定] [‹ 返回]

        > [✅ 确定]
        (edited)
        👌 已撤回，李四的链接作废。
        [👥 人员]

        > {staff_again:1}
        (pops up) 情况已经变了，请重新看 /people。
    """,
    "en": """
        > /people ann
        👥 People
        ✅ joined 5 · ✉️ not joined 2 · 📵 unreachable 1 · ⛔ inactive 1
        ✉️ Director: Ann Bo
        [✉️ Ann Bo]
        [Everyone] [✉️ not joined]
        [📵 unreachable] [⛔ inactive]
        [🔍 Search] [✉️ Invite] [📥 Import]

        > [✉️ Ann Bo]
        (edited)
        ✉️ Ann Bo · not joined
        Director, may see: HR manager and Sales manager
        Invited 14 Nov; the link is no longer good.
        [✉️ Invite again] [🔳 QR code]
        [🗑 Withdraw]
        [‹ Back]

        > [✉️ Invite again]
        ✉️ Invitation for Ann Bo: Director · HR manager and Sales manager
        Forward this link to one person. It works once.
        https://t.me/dutybot_demo_bot?start=c0de1
        The link before this one no longer works.
        Good for 7 days.
        [📋 Copy the link]

        > [🔳 QR code]
        (picture)
        ✉️ Invitation for Ann Bo: Director · HR manager and Sales manager
        Forward this link to one person. It works once.
        https://t.me/dutybot_demo_bot?start=c0de2
        The link before this one no longer works.
        Good for 7 days.
        [📋 Copy the link]

        > [🗑 Withdraw]
        (edited)
        Withdraw the invitation of Ann Bo?
        The link will be worth nothing.
        [✅ Yes] [‹ Back]

        > [✅ Yes]
        (edited)
        👌 Withdrawn: the link of Ann Bo is worth nothing now.
        [👥 People]

        > [👥 People]
        (edited)
        👥 People
        ✅ joined 5 · ✉️ not joined 1 · 📵 unreachable 1 · ⛔ inactive 1
        ✅ HR manager: 陈静
        ✉️ Finance manager: 李四
        ⛔ Finance manager: 王磊
        📵 Sales manager: 赵敏
        ✅ Network manager: Grace Lin
        ✅ Director: 高远
        ⬜ Vacant: Administration manager, Production manager, Technology manager, Procurement manager, Public relations manager, and Customer service manager
        Page 1 of 2
        [✅ 陈静] [✉️ 李四]
        [⛔ 王磊] [📵 赵敏]
        [✅ Grace Lin] [✅ 高远]
        [2 ›]
        [✉️ not joined] [📵 unreachable]
        [⛔ inactive]
        [🔍 Search] [✉️ Invite] [📥 Import]
    """,  # noqa: E501 - a line as the bot writes it
}


@pytest.mark.parametrize("language", NOT_JOINED)
async def test_who_has_not_joined(company: Company, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Invited again, with a picture if need be, or no longer."""
    hr = await staffed(company, language)
    codes = count(1)
    monkeypatch.setattr("secrets.token_urlsafe", lambda _: f"c0de{next(codes)}")
    await follow(hr, NOT_JOINED[language])


async def test_hr_only_looks_at_administrators(company: Company) -> None:
    """Their card has nothing to tap but the way back, and a forged button does nothing."""
    hr = await staffed(company)
    await hr.says("/people max")
    card = await hr.taps("✅ Max Weber")
    assert card.buttons == (("‹ 返回",),)
    before = await row_counts(company)
    for data in (
        "staff_active:4:0:yes",
        "staff_role:4:manager:yes",
        "staff_give:4:hr:2026-11-23",
        "staff_language:4:en",
    ):
        assert render(await hr.forges(data)) == "(pops up) 只有管理员才能对管理员这样做。", data
    assert await row_counts(company) == before


@pytest.mark.parametrize("words", ["赵敏", "zhao min", "赵敏怎么样？", "how is Zhao Min doing?"])
async def test_whoever_is_named_is_shown(company: Company, words: str) -> None:
    """To HR alone, and only by a whole name."""
    hr = await staffed(company)
    card = render(await hr.says(words))
    assert card.startswith("📵 赵敏 · 已屏蔽\n📊 11月已报 0/6 · 还没报过\n部门经理 · 销售部经理")
    assert "[🔁 调岗]" in card
    assert "赵敏" not in render(await hr.says(words[:1]))
    manager = await company.joined("manager-hr")
    assert "销售部经理" not in render(await manager.says(words))


async def test_those_who_bear_one_name_are_listed(company: Company) -> None:
    hr = await staffed(company)
    other = await company.member("manager-production")

    def work(session: Session) -> None:
        session.get_one(Row, other.id).name = "赵敏"

    await company.services.database.run(work)
    assert "📵 销售部经理：赵敏\n✅ 生产部经理：赵敏" in render(await hr.says("赵敏"))


async def test_nobody_shuts_themselves_out(company: Company) -> None:
    """One's own card offers neither, and a forged button is refused; HR makes no administrator of anybody."""
    hr = await staffed(company)
    await hr.says("/people 林晓")
    card = await hr.taps("✅ 林晓")
    assert not {"🎭 角色", "⛔ 停用"} & {label for row in card.buttons for label in row}
    own = "(pops up) 不能把自己关在外面，请让别人来操作。"
    assert render(await hr.forges("staff_active:7:0:yes")) == own
    assert render(await hr.forges("staff_role:7:manager:yes")) == own
    assert (await hr.forges("staff_role:1:admin:yes")).text == "陈静改为什么角色？"


FORGED = (
    "person",
    "person:i99",
    "staff_give",
    "staff_give:i1",
    "staff_move:99:1",
    "staff_end:x",
    "staff_role:",
    "staff_again:99",
    "staff_qr",
    "staff_withdraw:-1",
    "roster_take",
    "roster_take:99",
)


async def test_a_forged_button_does_nothing(company: Company) -> None:
    hr = await staffed(company)
    await hr.says("/people")
    before = await row_counts(company)
    for data in FORGED:
        answer = await hr.forges(data)
        assert (answer.messages, answer.notice is not None and answer.notice.text != "") == ((), True), data
    assert await row_counts(company) == before


async def test_a_position_and_a_day_that_a_button_cannot_name(company: Company) -> None:
    """What is forged of them is asked for again."""
    hr = await staffed(company)
    await hr.says("/people")
    assert (await hr.forges("staff_give:1:treasury:2026-11-23")).text == "给陈静增加哪个岗位？"
    for day in ("2026-13-01", "0001-01-01", "9999-12-31", "x"):
        await hr.taps("‹ 返回")
        assert (await hr.forges(f"staff_give:1:sales:{day}")).text == "陈静：销售部经理\n从哪天起？"
    assert (await hr.forges("staff_deputy:1:sales:2026-11-22")).text == "陈静：销售部经理\n最后一天是哪天？"


async def test_a_move_takes_effect_by_itself(company: Company) -> None:
    """On its day the one has the new position's targets and no longer the old one's, and the other way round."""
    hr = await staffed(company)
    mover = company.person("manager-hr")
    await hr.says("/people 陈静")
    await hr.forges("staff_move:1:1:sales:2026-11-25")
    await mover.says("/start")
    assert "人力资源部经理" in (await mover.says("/targets")).text
    company.clock.move_to(company.clock() + timedelta(days=2))
    assert "销售部经理" in (await mover.says("/targets")).text
    assert render(await mover.forges("card:hr.recruitment_rate")) == "(pops up) 这不是您的指标。"
    assert await acts(company) == [("林晓", "moved", "person:1")]


async def test_a_new_role_is_theirs_at_once(company: Company) -> None:
    """With the commands of it in their menu, in the language that was chosen for them."""
    hr = await staffed(company)
    other = company.person("manager-hr")
    await hr.says("/people 陈静")
    await hr.forges("staff_role:1:hr:yes")
    await hr.forges("staff_language:1:en")
    menu = company.server.chats.profile.shown_commands(other.chat, user_id=other.user.id, language="zh")
    assert ("people", "People and their positions") in [(one.command, one.description) for one in menu]
    assert (await other.says("/people")).text.startswith("👥 People")
    assert await acts(company) == [("林晓", "role_changed", "person:1"), ("林晓", "language_set", "person:1")]


TWICE = {
    "staff_move:1:1:sales:2026-11-25": "moved",
    "staff_give:1:sales:2026-11-25": "assigned",
    "staff_deputy:1:sales:2026-11-25": "assigned",
    "staff_end:1:1:2026-11-25": "ended",
    "staff_role:1:director:yes": "role_changed",
    "staff_active:1:0:yes": "deactivated",
    "staff_zone:1:Asia/Tokyo": "zone_set",
    "staff_again:1": "invited",
    "staff_withdraw:1:yes": "withdrawn",
}


@pytest.mark.parametrize("data", TWICE)
async def test_handled_twice_in_effect_once(company: Company, data: str) -> None:
    hr = await staffed(company)
    await hr.says("/people")
    await hr.forges(data)
    before = await row_counts(company)
    await forget_handling(company, newest=True)
    async with await restarted(company) as again:
        await again.settled()
        assert await row_counts(again) == before
        assert [action for _, action, _ in await acts(again)] == [TWICE[data]]


async def test_a_written_day_is_handled_twice_in_effect_once(company: Company) -> None:
    hr = await staffed(company)
    await hr.says("/people")
    await hr.forges("staff_give:1:sales:ask")
    await hr.says("12月1日")
    before = await row_counts(company)
    await forget_handling(company, newest=True)
    async with await restarted(company) as again:
        await again.settled()
        assert await row_counts(again) == before
        last = again.person("hr").last.text.splitlines()
        assert last[0] == "👌 已增加：销售部经理（12月1日起）"


async def test_what_was_left_is_no_answer(company: Company) -> None:
    """After a way back, what is written is a message like any other."""
    hr = await staffed(company)
    await hr.says("/people 陈静")
    await hr.taps("✅ 陈静")
    for asking in ("staff_give:1:sales:ask", "staff_zone:1"):
        await hr.forges(asking)
        await hr.taps("‹ 返回")
        before = await row_counts(company)
        await hr.says("12月1日")
        assert await row_counts(company) == before, asking


async def test_a_code_is_nowhere_but_in_its_message(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even with the taps on the message that shows it: it has no button that tells the bot anything."""
    hr = await staffed(company)
    codes = count(1)
    monkeypatch.setattr("secrets.token_urlsafe", lambda _: f"c0de{next(codes)}")
    await hr.says("/people 李")
    for label in ("✉️ 李四", "✉️ 重新邀请", "🔳 二维码"):
        await hr.taps(label)
    with company.services.database.engine.connect() as connection:
        for table in ("inbox", "invitation", "event", "prompt"):
            assert "c0de" not in str(connection.exec_driver_sql(f"SELECT * FROM {table}").all())  # noqa: S608 - ours


@pytest.mark.parametrize(("state", "word"), [("never_started", "还没打开机器人"), ("blocked", "已屏蔽")])
async def test_why_somebody_cannot_be_reached_is_told(company: Company, state: str, word: str) -> None:
    """By what Telegram said of the last message, in the words in which a reminder tells it."""
    hr = await staffed(company)

    def work(session: Session) -> None:
        lost = session.exec(select(Row).where(Row.name == "赵敏")).one()
        to = [Recipient(person_id=lost.id or 0, chat_id=lost.telegram_id)]
        at = company.services.clock()
        campaigns.post(session, kind=CampaignKind.NOTICE, key="a notice", recipients=to, at=at)
        delivery = session.exec(select(Delivery)).one()
        delivery.state, delivery.settled_at = DeliveryState(state), at

    await company.services.database.run(work)
    assert render(await hr.says("赵敏")).startswith(f"📵 赵敏 · {word}\n")
