"""Whoever blocks the bot shows as unreachable at once, until they let it write or write themselves."""

from tests.handlers.records import forget_handling, restarted, row_counts
from tests.talking import Company


async def shown(company: Company) -> str:
    """How HR sees the sales manager in the list."""
    return next(line for line in (await company.person("hr").says("/people")).text.splitlines() if "赵敏" in line)


async def test_whoever_blocks_the_bot_is_unreachable_at_once(company: Company) -> None:
    """Though nothing was sent to them; unblocked, they can be reached again."""
    manager = await company.joined("manager-sales")
    await company.joined("hr")
    assert await shown(company) == "✅ 销售部经理：赵敏"
    await manager.blocks()
    await company.settled()
    assert await shown(company) == "📵 销售部经理：赵敏"
    await manager.unblocks()
    await company.settled()
    assert await shown(company) == "✅ 销售部经理：赵敏"


async def test_whoever_writes_can_be_reached(company: Company) -> None:
    manager = await company.joined("manager-sales")
    await company.joined("hr")
    await manager.blocks()
    await company.settled()
    company.server.chats.blocked.clear()
    await manager.says("/start")
    assert await shown(company) == "✅ 销售部经理：赵敏"


async def test_a_stranger_who_blocks_the_bot_leaves_nothing(company: Company) -> None:
    stranger = company.person("stranger")
    await stranger.says("/start")
    before = await row_counts(company)
    await stranger.blocks()
    await company.settled()
    assert await row_counts(company) == before


async def test_handled_twice_in_effect_once(company: Company) -> None:
    manager = await company.joined("manager-sales")
    await company.joined("hr")
    await manager.blocks()
    await company.settled()
    await forget_handling(company, newest=True)
    async with await restarted(company) as again:
        await again.settled()
        assert await shown(again) == "📵 销售部经理：赵敏"
