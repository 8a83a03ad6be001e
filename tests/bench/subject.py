"""The subject by itself: understanding a message, judging a position."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from itertools import product

from catalog.entries import Done, Entry, Figure
from catalog.history import history
from catalog.judging import judge
from catalog.loading import load_catalog
from catalog.model import (
    Bilingual,
    Bound,
    Cadence,
    Compliance,
    Counting,
    Deliverable,
    IncidentFree,
    Measure,
    Op,
    Response,
    Target,
    Unit,
)
from catalog.understanding import understand
from catalog.working_days import load_working_days
from tests.bench.measuring import MS, Measured, medians, seconds

TODAY = date(2026, 11, 23)
REPEATS = 20
WORDS = (
    "员工流失率本月3.2%",
    "年度分析报告上周五交了",
    "staff turnover 4 percent in October",
    "9月招聘达成率91.5%，工作饱和度七成五",
    "今天中午吃什么",
)
REGIONS = ("华东", "华南", "华北", "华中", "西南", "西北", "东北", "海外", "京津", "沿海")
THINGS = ("门窗", "灯具", "轮胎", "水泵", "电缆", "瓷砖", "轴承", "阀门", "油漆", "纸箱")
ACTS = ("装配", "包装", "运输", "入库", "质检", "安装", "维修", "回收", "报价", "签约")
RATES = ("合格率", "完成率", "准时率", "返工率", "损耗率", "满意度", "达标率", "覆盖率", "及时率", "退货率")


def understanding() -> list[Measured]:
    """A message among the ten targets of one position, and among ten thousand."""
    ten = load_catalog().by_position["hr"].targets[:10]
    many = tuple(synthetic(n, *words) for n, words in enumerate(product(REGIONS, THINGS, ACTS, RATES)))
    few_words, many_words = WORDS, (*WORDS, "华东门窗装配合格率95%", "西南轴承质检完成率上月88%")
    few, lots = medians(
        partial(seconds, partial(read_all, few_words, ten)),
        partial(seconds, partial(read_all, many_words, many)),
        repeats=REPEATS,
    )
    baseline = few / len(few_words) * MS
    return [
        Measured(what="understand a message, 10 targets", figure=baseline, unit="ms"),
        Measured(
            what="understand a message, 10,000 targets",
            figure=lots / len(many_words) * MS,
            unit="ms",
            baseline=baseline,
        ),
    ]


def read_all(messages: Sequence[str], targets: Sequence[Target]) -> None:
    for message in messages:
        understand(message, targets=targets, today=TODAY)


def synthetic(number: int, *words: str) -> Measure:
    """A target whose name is made of words that a thousand others share."""
    name = Bilingual("".join(words), f"target {number}")
    return Measure(
        id=f"synthetic.target_{number}",
        position="synthetic",
        duty=1,
        line=number,
        clause=name.zh,
        name=name,
        short=name,
        cadence=Cadence.MONTH,
        bound=Bound(Op.AT_LEAST, Decimal(90)),
        unit=Unit.PERCENT,
        counting=Counting.LATEST,
    )


def judging() -> Measured:
    """Every target of the position that has most, each with a dozen reports."""
    catalog, calendar = load_catalog(), load_working_days()
    position = max(catalog.positions, key=lambda position: len(position.targets))
    reports = [(target, reports_of(target)) for target in position.targets]

    def judge_all() -> None:
        for target, entries in reports:
            judge(target, entries, today=TODAY, calendar=calendar, since=date(2026, 1, 1))

    (figure,) = medians(partial(seconds, judge_all), repeats=REPEATS)
    return Measured(what=f"judge a position, {len(reports)} targets", figure=figure * MS, unit="ms")


def remembering() -> Measured:
    """The history of a count of the year that was reported two thousand times; the baseline is two hundred times."""
    target, calendar = load_catalog().by_id["technology.innovations_proposed"], load_working_days()
    days = [TODAY - timedelta(days=n % 300) for n in range(2000)]
    many = [Figure(value=Decimal(1), on=day) for day in sorted(days)]
    tell = partial(history, target, today=TODAY, calendar=calendar)
    figure, baseline = medians(
        partial(seconds, partial(tell, many)), partial(seconds, partial(tell, many[::10])), repeats=REPEATS
    )
    return Measured(what="history of 2,000 reports", figure=figure * MS, unit="ms", baseline=baseline * MS)


def reports_of(target: Target) -> list[Entry]:
    """What a year brings in: something each month."""
    days = [date(2026, month, 10) for month in range(1, 12)]
    match target:
        case Measure() | IncidentFree():
            return [Figure(value=Decimal(90), on=day) for day in days]
        case Deliverable():
            return [Done(done=day) for day in days]
        case Response() | Compliance():
            return []
