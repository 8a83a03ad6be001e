"""What is said where a requirement of the company's catalog changes from a day on."""

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from shutil import copytree

import pytest
from pydantic import SecretStr
from sqlmodel import select

from bot.application import build, build_services
from bot.demo.clock import DemoClock
from bot.demo.server import TOKEN, BotApiServer
from bot.settings import Settings
from catalog.loading import PACKAGED
from storage.tables import Entry
from tests.conftest import ZONE
from tests.handlers.conversation import follow
from tests.talking import Company

CHANGES = {
    'clause = "招聘达成率为90%以上"': 'changes = [{ from = 2027-01-01, bound = ">= 92" }]',
    'clause = "出现新岗位一周内出具相应的职位说明书"': 'changes = [{ from = 2026-12-01, limit = "3 working_day" }]',
}


def changing_catalog(directory: Path) -> Path:
    """The packaged positions, with one bound and one limit that change."""
    copytree(PACKAGED, directory)
    hr = directory / "hr.toml"
    text = hr.read_text(encoding="utf-8")
    for clause, changes in CHANGES.items():
        assert clause in text
        text = text.replace(clause, f"{clause}\n{changes}")
    hr.write_text(text, encoding="utf-8")
    return directory


@pytest.fixture
async def changing(tmp_path: Path, clock: DemoClock) -> AsyncIterator[Company]:
    """The bot at work with that catalog."""
    async with BotApiServer(clock=clock) as server:
        settings = Settings(
            token=SecretStr(TOKEN),
            api_url=server.url,
            database_url=f"sqlite:///{tmp_path / 'dutybot.db'}",
            catalog=changing_catalog(tmp_path / "positions"),
        )
        async with Company(server, build(build_services(settings, clock), settings, TOKEN)) as company:
            yield company


BEFORE = {
    "zh": """
        > 招聘达成率91%
        ✅ 招聘达成率 91% · 达标
        要求 ≥ 90%，高 1 个百分点
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > [📄 详情]
        ✅ 招聘达成率 91% · 达标
        要求 ≥ 90%，高 1 个百分点
        11月
        自2027年1月1日起：≥ 92%
        招聘达成率为90%以上
        人力资源部经理 · 职责5：负责制定招聘计划、招聘程序，进行初步的面…
        • 11月23日 91% · 陈静
        最近上报：陈静，11月23日 12:00
        [✍️ 上报] [📈 走势]
        [📋 全部指标]

        > {card:hr.job_description_turnaround}
        ➖ 新岗位职位说明书出具时限 · 无需上报
        要求：7 天内
        自12月1日起：3 个工作日内
        出现新岗位一周内出具相应的职位说明书
        “一周内”指自新岗位出现次日起7个自然日内。
        人力资源部经理 · 职责3：协助人力资源总监做好相应的职位说明书，并…
        [✍️ 上报] [📈 走势]
        [📋 全部指标]
        """,
    "en": """
        > recruitment rate 91%
        ✅ Recruitment fulfilment rate 91% · met
        Required ≥ 90%, 1 percentage point above
        Nov
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > [📄 Details]
        ✅ Recruitment fulfilment rate 91% · met
        Required ≥ 90%, 1 percentage point above
        Nov
        From 1 Jan 2027: ≥ 92%
        招聘达成率为90%以上
        That is: Recruitment fulfilment rate, ≥ 90%
        HR manager · duty 5: Draw up recruitment plans and procedures…
        • 23 Nov 91% · 陈静
        Last reported by 陈静, 23 Nov 12:00
        [✍️ Report] [📈 Trend]
        [📋 All targets]

        > {card:hr.job_description_turnaround}
        ➖ Job description turnaround for a new post · nothing to report
        Required: within 7 days
        From 1 Dec: within 3 working days
        出现新岗位一周内出具相应的职位说明书
        That is: Job description turnaround for a new post, within 7 days
        “Within a week” is read as 7 calendar days, counted from the day after the post appears.
        HR manager · duty 3: Help the HR director prepare job descrip…
        [✍️ Report] [📈 Trend]
        [📋 All targets]
        """,
}

AFTER = {
    "zh": """
        > 12月招聘达成率91%
        ✅ 招聘达成率 91% · 达标
        要求 ≥ 90%，高 1 个百分点
        2026年12月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 招聘达成率91%
        ❌ 招聘达成率 91% · 未达标
        要求 ≥ 92%，还差 1 个百分点
        1月 · 上次 91%（2026年12月） =
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > [📈 走势]
        (picture)
        📈 招聘达成率 · 2 期中达标 1 期
        要求 ≥ 92%
        与2026年12月持平
        ❌ 1月 91%
        自2027年1月起 ≥ 92%，此前 ≥ 90%
        ✅ 2026年12月 91%
        [✍️ 上报] [📄 详情]
        """,
    "en": """
        > December recruitment rate 91%
        ✅ Recruitment fulfilment rate 91% · met
        Required ≥ 90%, 1 percentage point above
        Dec 2026
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > recruitment rate 91%
        ❌ Recruitment fulfilment rate 91% · missed
        Required ≥ 92%, 1 percentage point short
        Jan · last 91% (Dec 2026) =
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > [📈 Trend]
        (picture)
        📈 Recruitment fulfilment rate · met in 1 of 2 periods
        Required ≥ 92%
        = as in Dec 2026
        ❌ Jan 91%
        since Jan 2027 ≥ 92%, before ≥ 90%
        ✅ Dec 2026 91%
        [✍️ Report] [📄 Details]
        """,
}


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_before_a_change(changing: Company, language: str) -> None:
    """A card tells what will be required; what is reported until then is judged by what is required now."""
    await follow(await changing.joined("manager-hr", language=language), BEFORE[language])


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_after_a_change(changing: Company, language: str) -> None:
    """December's figure given in January is December's, January's is judged anew; the history shows the step."""
    changing.server.clock.move_to(datetime(2027, 1, 8, 12, tzinfo=ZONE))
    await follow(await changing.joined("manager-hr", language=language), AFTER[language])
    kept = await changing.services.database.run(lambda session: session.exec(select(Entry.bound).order_by("id")).all())
    assert kept == [">= 90 percent", ">= 92 percent"]


OPEN_SINCE_BEFORE = {
    "zh": """
        > {owe:hr.job_description_turnaround:1}
        新岗位职位说明书出具时限 · 11月30日发生
        要求：7 天内
        什么时候处理完的？例如：昨天处理完了
        [✅ 今天处理完]
        [取消]
        """,
    "en": """
        > {owe:hr.job_description_turnaround:1}
        Job description turnaround for a new post · opened on 30 Nov
        Required: within 7 days
        When was it answered? For example: closed yesterday
        [✅ Answered today]
        [Cancel]
        """,
}


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_a_case_keeps_the_limit_of_the_day_it_began(changing: Company, language: str) -> None:
    """Asked about later, it shows the limit that its last day goes by, not the one that holds by then."""
    changing.server.clock.move_to(datetime(2026, 11, 30, 12, tzinfo=ZONE))
    manager = await changing.joined("manager-hr", language=language)
    await manager.says("/help")
    await manager.forges("report:hr.job_description_turnaround")
    await manager.taps("今天发生" if language == "zh" else "Began today")
    changing.server.clock.move_to(datetime(2026, 12, 2, 12, tzinfo=ZONE))
    await follow(manager, OPEN_SINCE_BEFORE[language])
