"""What somebody is told when HR changes their positions or their role, or shuts them out."""

from textwrap import dedent

import pytest
from sqlmodel import Session, col, select

from bot.demo.person import Person
from storage.tables import Campaign, CampaignKind, Delivery
from tests.handlers.records import forget_handling, restarted
from tests.talking import Company

TOLD = {
    "zh": {
        "staff_give:1:finance:2026-11-23": """
            👤 人力资源部调整了您的岗位
            ➕ 财务经理：11月23日起
            直接写数字就能上报，一条消息可以写好几个。现在要报的：
            [📋 全部指标] [📅 待办]
        """,
        "staff_move:1:1:procurement:2026-12-01": """
            👤 人力资源部调整了您的岗位
            ➕ 采购经理：12月1日起
            ➖ 销售部经理：到11月30日为止
            直接写数字就能上报，一条消息可以写好几个。现在要报的：
            [📋 全部指标] [📅 待办]
        """,
        "staff_deputy:1:hr:2026-12-06": """
            👤 人力资源部调整了您的岗位
            🤝 人力资源部经理：11月23日至12月6日
            直接写数字就能上报，一条消息可以写好几个。现在要报的：
            [📋 全部指标] [📅 待办]
        """,
        "staff_role:1:director:yes": """
            🎭 人力资源部改了您的角色，现在是：总监
            ➖ 销售部经理：不再由您负责
            ➖ 财务经理：不再由您负责
            ➖ 人力资源部经理：不再由您负责
            ➖ 采购经理：不再由您负责
            您能查看哪些岗位，由人力资源部指定。
        """,
        "staff_give:1:finance:2026-11-24": """
            👤 人力资源部改了您能查看的岗位
            👁 财务经理：11月24日起
        """,
        "staff_role:1:hr:yes": """
            🎭 人力资源部改了您的角色，现在是：人力资源
            ➖ 财务经理：不再由您负责
            各岗位总览：/overview · 谁没报：/missing
            [🏢 总览]
        """,
        "staff_active:1:0:yes": """
            ⛔ 人力资源部停用了您的账号
            不会再收到提醒，报过的数据都保留。如有误，请联系人力资源部。
        """,
        "staff_active:1:1:yes": """
            ✅ 您可以重新使用了，一切照旧
            各岗位总览：/overview · 谁没报：/missing
            [🏢 总览]
        """,
    },
    "en": {
        "staff_move:1:1:procurement:2026-12-01": """
            👤 HR changed your positions
            ➕ Procurement manager: from 1 Dec on
            ➖ Sales manager: to 30 Nov
            Just write the figures, one message will do. What is due now:
            [📋 All targets] [📅 Due]
        """,
        "staff_end:1:1:2026-11-22": """
            👤 HR changed your positions
            ➖ Sales manager: no longer yours
            You can report from that day on; until then there is nothing to do.
        """,
        "staff_role:1:director:yes": """
            🎭 HR changed your role: you are here as Director
            ➖ Procurement manager: no longer yours
            HR will name the positions that you may see.
        """,
        "staff_give:1:finance:2026-11-23": """
            👤 HR changed what you may see
            👁 Finance manager: from 23 Nov on
            Where they stand:
            [🏢 Overview]
        """,
        "staff_active:1:0:yes": """
            ⛔ HR has ended your access
            You get no reminders any more. What you reported stays. If that is a mistake, please tell HR.
        """,
    },
}


def last_of(person: Person) -> str:
    """The bot's newest message, with its buttons."""
    rows = [" ".join(f"[{label}]" for label in row) for row in person.last.buttons]
    return "\n".join([person.last.text, *rows])


async def notices(company: Company) -> list[str]:
    """Under which keys notices were queued, once for each delivery."""

    def work(session: Session) -> list[str]:
        queued = select(Campaign.key).join(Delivery, col(Delivery.campaign_id) == col(Campaign.id))
        return list(session.exec(queued.where(Campaign.kind == CampaignKind.NOTICE).order_by(col(Delivery.id))))

    return await company.services.database.run(work)


@pytest.mark.parametrize("language", TOLD)
async def test_what_changed_from_when_and_what_to_do_now(company: Company, language: str) -> None:
    """Each act is one notice, with the next step a tap away; whoever was shut out is told so, and nothing else."""
    manager, hr = await company.joined("manager-sales", language=language), await company.joined("hr")
    await hr.says("/people")
    for number, (act, told) in enumerate(TOLD[language].items(), start=1):
        await hr.forges(act)
        await company.delivered()
        assert last_of(manager) == dedent(told).strip()
        assert len(await notices(company)) == number


async def test_what_changes_nothing_is_not_told(company: Company) -> None:
    """Nor is a language or a time zone, nor anything to whoever did it."""
    await company.joined("manager-sales")
    hr = await company.joined("hr")
    await hr.says("/people")
    await hr.forges("staff_give:1:sales:2026-11-23")
    await hr.forges("staff_active:1:1:yes")
    await hr.forges("staff_language:1:en")
    await hr.forges("staff_zone:1:Europe/Berlin")
    await hr.forges("staff_give:2:finance:2026-11-23")
    assert await notices(company) == []


@pytest.mark.parametrize("act", ["staff_move:1:1:procurement:2026-12-01", "staff_active:1:0:yes"])
async def test_handled_twice_it_is_told_once(company: Company, act: str) -> None:
    await company.joined("manager-sales")
    hr = await company.joined("hr")
    await hr.says("/people")
    await hr.forges(act)
    await forget_handling(company, newest=True)
    async with await restarted(company) as again:
        await again.settled()
        assert len(await notices(again)) == 1


ROSTER = "姓名,岗位,角色\n赵敏,财务经理,部门经理\n赵敏,采购经理,部门经理\n陈静,人力资源部经理,部门经理\n"
"""Somebody gets two further positions, and somebody else has what stands there."""


TOLD_OF_BOTH = """
    👤 人力资源部调整了您的岗位
    ➕ 财务经理：11月23日起
    ➕ 采购经理：11月23日起
    直接写数字就能上报，一条消息可以写好几个。现在要报的：
    [📋 全部指标] [📅 待办]
"""


async def test_a_roster_tells_each_person_once(company: Company) -> None:
    manager, other, hr = [await company.joined(slug) for slug in ("manager-sales", "manager-hr", "hr")]
    await other.says("/status")
    before = last_of(other)
    await hr.sends_document(ROSTER.encode(), "roster.csv")
    await hr.taps("✅ 导入")
    await company.delivered()
    assert last_of(manager) == dedent(TOLD_OF_BOTH).strip()
    assert last_of(other) == before
